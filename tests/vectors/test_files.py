"""The files of the folder: fresh, valid under their schema, plain to read, and small."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Final

import jsonschema
import pytest
from referencing import Registry, Resource

from dme_migration.rules import READINGS, STANDARD_RULEBOOK, Status
from dme_migration.serialization import schema
from dme_migration.vectors import folder, themes
from tests.test_text import BAD_ENGLISH, BAD_FRENCH
from tests.vectors import generate

FILES: Final = folder()
VECTOR_FILES: Final = {theme.name: json.loads(FILES[theme.file]) for theme in themes()}
DOCUMENTS: Final = [vector for document in VECTOR_FILES.values() for vector in document["vectors"]]
INDEX: Final = json.loads(FILES["index.json"])
REGISTRY: Final[Registry[Any]] = Registry().with_resources(
    [("urn:dme-migration:case-1", Resource.from_contents(schema("case")))]
)
VECTORS: Final = jsonschema.Draft202012Validator(schema("vectors"), registry=REGISTRY)


def test_the_files_are_up_to_date() -> None:
    texts = generate.files()

    assert {path.name for path in generate.FOLDER.iterdir()} == set(texts)
    for name, text in texts.items():
        kept = (generate.FOLDER / name).read_text(encoding="utf-8")
        assert kept == text, f"{name} is stale: python -m tests.vectors.generate"


def test_the_folder_holds_the_files_and_their_schemas() -> None:
    assert set(FILES) - {"case.schema.json", "vectors.schema.json"} == {p.name for p in generate.FOLDER.iterdir()}
    assert json.loads(FILES["case.schema.json"]) == schema("case")
    assert json.loads(FILES["vectors.schema.json"]) == schema("vectors")
    assert sum(map(len, FILES.values())) < 3_000_000


@pytest.mark.parametrize("name", [name for name in FILES if not name.endswith(".schema.json")])
def test_each_file_is_valid_with_its_cases(name: str) -> None:
    VECTORS.validate(json.loads(FILES[name]))


@pytest.mark.parametrize(
    "broken",
    [
        {"status": "late"},
        {"due_on": "2026-02-30T"},
        {"final": None},
    ],
)
def test_the_schema_refuses_what_no_vector_says(broken: Mapping[str, Any]) -> None:
    document = json.loads(FILES["access.json"])
    next(iter(document["vectors"][0]["expected"].values())).update(broken)

    assert not VECTORS.is_valid(document)


def test_the_schema_refuses_a_case_that_cannot_be_read() -> None:
    document = json.loads(FILES["access.json"])
    document["vectors"][0]["case"]["request"]["objectif"] = "emr_change"

    assert not VECTORS.is_valid(document)


def test_the_index_counts_what_there_is() -> None:
    counts = {name: len(document["vectors"]) for name, document in VECTOR_FILES.items()}

    assert {theme["name"]: theme["count"] for theme in INDEX["themes"]} == counts
    assert INDEX["count"] == sum(counts.values()) >= 400
    assert [theme["about"] for theme in INDEX["themes"]] == [document["about"] for document in VECTOR_FILES.values()]
    assert INDEX["edition"] == list(STANDARD_RULEBOOK.names)
    assert INDEX["obligations"] == list(STANDARD_RULEBOOK.ids)
    assert INDEX["readings"] == {reading.name: reading.default for reading in READINGS.values()}


def test_ids_are_plain_and_each_is_given_once() -> None:
    ids = [vector["id"] for vector in DOCUMENTS]

    assert len(set(ids)) == len(ids)
    assert [i for i in ids if not re.fullmatch(r"[a-z0-9][a-z0-9.-]*(/[a-z0-9][a-z0-9_.-]*)+", i)] == []


def test_what_a_vector_shows_is_one_sentence_in_each_language_well_set() -> None:
    for vector in DOCUMENTS:
        french, english = vector["about"]["fr"], vector["about"]["en"]
        assert french.endswith(".")
        assert english.endswith(".")
        assert [name for name, fault in BAD_FRENCH.items() if fault.search(french)] == [], french
        assert [name for name, fault in BAD_ENGLISH.items() if fault.search(english)] == [], english


def test_a_vector_tells_of_its_obligation_alone_or_of_every_one() -> None:
    for vector in DOCUMENTS:
        told = list(vector["expected"])
        assert told == ([vector["obligation"]] if vector["obligation"] else INDEX["obligations"]), vector["id"]


def test_only_what_differs_from_the_defaults_is_a_reading() -> None:
    for vector in DOCUMENTS:
        assert vector["readings"].items() & INDEX["readings"].items() == set()


def test_days_are_told_only_of_what_can_be_told() -> None:
    blank = {"due_on": None, "due_at": None, "not_before": None}
    for vector in DOCUMENTS:
        for told in vector["expected"].values():
            if told["status"] in {Status.UNDETERMINED, Status.NOT_APPLICABLE}:
                assert blank.items() <= told.items()
            assert bool(told["missing"]) <= (told["status"] != Status.NOT_APPLICABLE)
