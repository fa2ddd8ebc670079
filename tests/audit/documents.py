"""Documents to audit: the examples, the sample case and its neighbours, and some that cannot be read."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from dme_migration import Evaluator, MigrationCase, dump_case
from dme_migration.audit import AuditRow, Scope, audit_document
from dme_migration.model import NoticePeriod
from tests.rules.cases import COMPLETE, contract, done, planned, unrecorded

ROOT: Final = Path(__file__).parents[2]
AS_OF: Final = date(2026, 3, 10)
EVALUATOR: Final = Evaluator()
NOTICE: Final = "notice.contract-period"
WINDOW: Final = "preanalysis.validation-window"
VALIDATED: Final = "preanalysis.validated-in-time"

BROKEN: Final = (
    b"",
    b"not JSON",
    b"[]",
    b'{"format": "dme-migration/case-1"}',
    b'{"format": "dme-migration/case-1", "request": {"objectif": "emr_change", "data": {"allergie": true}}}',
    b'{"format": "dme-migration/case-1", "request": {"source_emr": "\xc9"}}',
    b"[" * 100_000,
)


def row_of(case: MigrationCase, *, as_of: date = AS_OF, scope: Scope | None = None, source: str = "a.json") -> AuditRow:
    """Audit a case by way of its document."""
    return audit_document(
        dump_case(case).encode(), source, evaluator=EVALUATOR, as_of=as_of, scope=Scope() if scope is None else scope
    )


def awaiting_validation() -> MigrationCase:
    """Submitted on Thursday 26 March 2026, its validation planned for 8 April, and not there."""
    case = planned(
        COMPLETE,
        preanalysis_start="2026-03-20",
        preanalysis_end="2026-03-25",
        preanalysis_submission="2026-03-26",
        preanalysis_validation="2026-04-08",
    )
    kept = {"flow_analysis_meeting", "test_extraction"}
    case = unrecorded(case, *{entry.milestone for entry in case.journal} - kept)
    return done(case, preanalysis_start="2026-03-20", preanalysis_end="2026-03-25", preanalysis_submission="2026-03-26")


def four_on_one_obligation() -> dict[str, MigrationCase]:
    """Four cases that differ on the contract's notice: kept, too short, too short but waived, and without object."""
    late = contract(COMPLETE, ends_on=date(2026, 1, 20))
    return {
        "met": COMPLETE,
        "breached": late,
        "waived": late.with_waiver(NOTICE, by="source_vendor", given_on=date(2026, 1, 15), reason="Entente"),
        "not_applicable": contract(COMPLETE, notice_period=NoticePeriod(days=0)),
    }


def edited(case: MigrationCase, **changes: Any) -> bytes:
    """Write a case with some keys of its document changed; a name with ``__`` is a path."""
    document = json.loads(dump_case(case))
    for path, value in changes.items():
        place = document
        *keys, last = path.split("__")
        for key in keys:
            place = place[key]
        place[last] = value
    return json.dumps(document).encode()


@cache
def pool() -> tuple[tuple[bytes, str], ...]:
    """Give documents of every kind, each with its source."""
    files = [*sorted((ROOT / "examples").glob("*.json")), *sorted((ROOT / "tests/cli/data").glob("*.json"))]
    sound = [(path.read_bytes(), path.name) for path in files]
    made = [(dump_case(case).encode(), f"{name}.json") for name, case in four_on_one_obligation().items()]
    waiting = [(dump_case(awaiting_validation()).encode(), "waiting.json")]
    return (*sound, *made, *waiting, *((data, f"broken.ndjson:{n}") for n, data in enumerate(BROKEN, 1)))


@cache
def rows() -> tuple[AuditRow, ...]:
    """Give the row of every document, as of several days."""
    return tuple(
        audit_document(data, f"{day}/{source}", evaluator=EVALUATOR, as_of=day)
        for day in (date(2026, 1, 14), AS_OF, date(2026, 4, 9), date(2026, 7, 3))
        for data, source in pool()
    )
