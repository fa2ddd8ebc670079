"""What is written reads back equal, and is what the JSON Schema describes."""

from __future__ import annotations

import json

from hypothesis import given
from jsonschema import Draft202012Validator

from dme_migration import MigrationCase, dump_case, load_case
from dme_migration.serialization import case_from, case_to, schema
from dme_migration.testing import cases

VALIDATOR = Draft202012Validator(schema("case"))


@given(cases())
def test_a_case_reads_back_equal(case: MigrationCase) -> None:
    text = dump_case(case)
    assert load_case(text) == case
    assert load_case(text.encode()) == case
    assert dump_case(load_case(text)) == text
    assert case_from(case_to(case)) == case


@given(cases())
def test_every_case_is_what_the_schema_describes(case: MigrationCase) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(json.loads(dump_case(case)))] == []
