from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from dme_migration.audit import AuditSummary, dump_row, dump_summary
from dme_migration.serialization import schema
from tests.audit.documents import ROOT, rows
from tests.cli.running import lines_of_json, run


def test_every_row_is_as_its_schema_says() -> None:
    validator = Draft202012Validator(schema("audit-row"))
    for row in rows():
        assert list(validator.iter_errors(json.loads(json.dumps(dump_row(row))))) == []


@pytest.mark.parametrize("summary", [AuditSummary(), AuditSummary.over(rows())], ids=["nothing", "all"])
def test_the_sum_is_as_its_schema_says(summary: AuditSummary) -> None:
    document = json.loads(json.dumps(dump_summary(summary)))
    validator = Draft202012Validator(schema("audit"))
    assert list(validator.iter_errors(document)) == []
    for key in document:
        assert not validator.is_valid({name: value for name, value in document.items() if name != key})


def test_a_watch_list_is_as_its_schema_says() -> None:
    (document,) = lines_of_json(
        run("next", str(ROOT / "examples"), "--within=10", "--as-of=2026-03-10", "--format=json")
    )
    assert document["entries"]
    assert list(Draft202012Validator(schema("watch")).iter_errors(document)) == []
