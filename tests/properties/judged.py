"""What the laws are stated on: a generated case with a day to judge it, and what an assessment says."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from hypothesis import settings
from hypothesis import strategies as st

from dme_migration import MigrationCase, Status
from dme_migration.rules import Assessment, Finding
from dme_migration.testing import as_of_days, cases


class Judged(NamedTuple):
    case: MigrationCase
    as_of: date


class Said(NamedTuple):
    status: Status
    beneath: Status | None
    final: bool
    due_on: date | None
    due_at: datetime | None
    not_before: date | None
    missing: tuple[str, ...]


@st.composite
def judged(draw: st.DrawFn) -> Judged:
    case = draw(cases())
    return Judged(case, draw(as_of_days(case)))


def said_of(finding: Finding) -> Said:
    return Said(
        finding.status,
        finding.beneath,
        finding.final,
        finding.due_on,
        finding.due_at,
        finding.not_before,
        finding.missing,
    )


def said(assessment: Assessment) -> dict[str, Said]:
    return {finding.obligation.id: said_of(finding) for finding in assessment}


def fewer(part: int) -> settings:
    """Give the settings of a law that is slow to check: a part of the examples of the profile."""
    return settings(max_examples=max(settings().max_examples // part, 10))
