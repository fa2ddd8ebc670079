"""The JSON Schemas: well-formed, shipped up to date, and in agreement with what is read and written."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import attrs
import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dme_migration.errors import DocumentError
from dme_migration.model import DEFAULT_GRID
from dme_migration.serialization import SCHEMAS, case_from, case_schema, case_to, load_case, schema, schema_text
from tests.serialization.documents import SAMPLE, changed, every_path, sample
from tests.serialization.strategies import JSON_VALUES, documents
from tests.serialization.test_faults import FAULTS

CASE = jsonschema.Draft202012Validator(case_schema())

BEYOND_A_SCHEMA = {
    ("complaints[0].received_at", "'1900-01-01T09:00:00Z'"),  # an instant of the first day, of the last one
    ("complaints[0].received_at", "'2999-12-31T09:00:00Z'"),
    ("fees.practitioners", "3.0"),  # 3 to a schema
}


class TestShipped:
    @pytest.mark.parametrize("name", SCHEMAS)
    def test_files_are_up_to_date(self, name: str) -> None:
        shipped = files("dme_migration.serialization").joinpath("schemas", f"{name}.json").read_text(encoding="utf-8")
        assert shipped == schema_text(name), "stale: see `schema_text` for how to write them again"

    def test_and_no_others(self) -> None:
        names = {entry.name for entry in files("dme_migration.serialization").joinpath("schemas").iterdir()}
        assert names == {f"{name}.json" for name in SCHEMAS}

    @pytest.mark.parametrize("name", SCHEMAS)
    def test_each_is_a_schema(self, name: str) -> None:
        document = schema(name)
        jsonschema.Draft202012Validator.check_schema(document)
        assert document["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert document["$id"] == f"urn:dme-migration:{name}-1"
        assert json.loads(schema_text(name)) == document

    def test_names(self) -> None:
        told = ("assessment", "next", "letters", "explanation")
        singles = ("problems", "deadline", "plan", "obligations", "vectors")
        assert ("case", *told, *singles, "audit-row", "audit", "watch") == SCHEMAS
        with pytest.raises(KeyError, match="did you mean 'problems'"):
            schema("problem")
        with pytest.raises(KeyError, match="there are case, assessment"):
            schema("zzz")


class TestAgreesWithTheReader:
    def test_the_sample(self) -> None:
        CASE.validate(sample())

    @given(documents())
    def test_what_is_read_is_valid_and_so_is_what_is_written(self, document: dict[str, Any]) -> None:
        CASE.validate(document)
        CASE.validate(case_to(case_from(document)))

    @given(st.data())
    def test_whatever_is_read_is_valid(self, data: st.DataObject) -> None:
        path = data.draw(st.sampled_from(every_path(sample())))
        document = changed(
            path, data.draw(st.one_of(JSON_VALUES, st.sampled_from(["", {}, [], [""], [{}], {"name": ""}])))
        )
        try:
            load_case(json.dumps(document))
        except DocumentError:
            return
        CASE.validate(document)

    @pytest.mark.parametrize("empty", ["", {}])
    @pytest.mark.parametrize("path", every_path(sample()))
    def test_empty_values(self, path: str, empty: object) -> None:
        document = changed(path, empty)
        try:
            case_from(document)
        except DocumentError as error:
            # All but the revision that an empty milestone leaves behind is refused by the schema too.
            codes = {problem.code for problem in error.problems}
            assert CASE.is_valid(document) is (codes == {"broken-revisions"})
        else:
            CASE.validate(document)

    @pytest.mark.parametrize("row", FAULTS, ids=[f"{row[0]}={row[1]!r:.30}" for row in FAULTS])
    def test_faults_are_refused_by_both(self, row: tuple[Any, ...]) -> None:
        path, value, code, *_ = row
        beyond = code == "broken-revisions" or (path, repr(value)) in BEYOND_A_SCHEMA
        assert CASE.is_valid(changed(path, value)) is beyond

    @pytest.mark.parametrize(
        "instant",
        [
            "2026-01-12T24:00:00-05:00",
            "2026-01-12T16:20:00,5-05:00",
            "20260112T162000-0500",
            "2026-W03-1T16:20:00-05:00",
            "2026-01-12T16:20:00",
            "2026-01-12T16:20:60Z",
            "2026-02-30T16:20:00Z",
        ],
    )
    def test_row_10_instants_are_refused_by_pattern(self, instant: str) -> None:
        assert not CASE.is_valid(changed("request.transmissions[0].sent_at", instant))

    def test_another_grid(self) -> None:
        small = attrs.evolve(DEFAULT_GRID, categories=DEFAULT_GRID.categories[:3])
        validator = jsonschema.Draft202012Validator(case_schema(small))
        assert not validator.is_valid(sample())
        assert validator.is_valid(changed("request.data", {"identification": True, "x-a": 1}))

    def test_own_keys_everywhere(self) -> None:
        document = json.loads(SAMPLE, object_hook=lambda value: {**value, "x-own": [None]})
        CASE.validate(document)
        assert case_to(load_case(json.dumps(document))) == document
