"""Documents of every format, as a release wrote them: untouched, read, valid, and of the same meaning."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from dme_migration.serialization import SCHEMAS, case_to, load_case, schema
from tests.cli.running import run
from tests.compatibility import frozen
from tests.compatibility.changelog import ROOT, verdicts
from tests.compatibility.meaning import lost

INDEX: Final = frozen.index()
ANSWERS: Final = [name for name, entry in INDEX.items() if "arguments" in entry]
DOCUMENTS: Final = sorted(path.stem for path in (frozen.ROOT / "documents").iterdir())
REGISTRY: Final[Registry[Any]] = Registry().with_resources(
    [("urn:dme-migration:case-1", Resource.from_contents(schema("case")))]
)


def kept(name: str) -> Any:
    return json.loads((frozen.ROOT / name).read_text("utf-8"))


def faults(document: Any, under: Any) -> list[str]:
    validator = Draft202012Validator(under, registry=REGISTRY)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(document)]


def test_a_frozen_file_is_added_never_changed_and_never_taken_away() -> None:
    there = {path.relative_to(frozen.ROOT).as_posix(): path for path in frozen.ROOT.rglob("*") if path.is_file()}
    found = {name: frozen.digest(path.read_bytes()) for name, path in there.items()}
    assert found == {name: entry["sha256"] for name, entry in INDEX.items()}


def test_nothing_is_left_to_freeze() -> None:
    assert set(frozen.made_today()) <= set(INDEX), "python -m tests.compatibility"
    assert {frozen.schema_of(name) for name in DOCUMENTS} == set(SCHEMAS) - {"case"}


@pytest.mark.parametrize("name", frozen.cases())
def test_a_frozen_case_is_read_and_means_the_same(name: str) -> None:
    case = load_case(frozen.case_bytes(name))
    written = kept(f"written/{name}.json")

    assert list(lost(written, case_to(case))) == []
    assert case == load_case(json.dumps(written))
    assert faults(kept(f"cases/{name}.json"), schema("case")) == []
    assert faults(written, schema("case")) == []


@pytest.mark.parametrize("name", frozen.cases())
@pytest.mark.parametrize("command", [("check", "--format=json"), ("letters", "--all"), ("report", "--as=md")])
def test_a_frozen_case_goes_through_the_commands(name: str, command: tuple[str, ...]) -> None:
    path = str(frozen.ROOT / "cases" / f"{name}.json")
    result = run(command[0], path, *command[1:], frozen.DAY)
    assert result.stdout
    assert result.exit_code in {0, 1}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_frozen_document_is_valid_under_the_present_schema(name: str) -> None:
    assert faults(kept(f"documents/{name}.json"), schema(frozen.schema_of(name))) == []


@pytest.mark.parametrize("file", ANSWERS)
def test_the_same_command_says_no_less_today_in_the_shape_that_was_promised(file: str) -> None:
    entry = INDEX[file]
    today = json.loads(frozen.answer(tuple(entry["arguments"])))

    assert faults(today, kept(f"schemas/{frozen.schema_of(Path(file).stem)}.json")) == []
    if "until" not in entry:
        assert list(lost(kept(file), today)) == []


@pytest.mark.parametrize("name", frozen.FROM_THE_VECTORS)
def test_the_vectors_keep_the_shape_that_was_promised(name: str) -> None:
    today = json.loads(frozen.made_today()[f"documents/{name}.json"])
    assert faults(today, kept("schemas/vectors.json")) == []


def test_a_meaning_is_given_up_only_where_the_changelog_says_so() -> None:
    told = verdicts((ROOT / "CHANGELOG.md").read_text("utf-8"))
    assert {entry["until"] for entry in INDEX.values() if "until" in entry} <= set(told)
