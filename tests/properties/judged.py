"""What the laws are stated on: a generated case with a day to judge it, and what an assessment says."""

from __future__ import annotations

from collections.abc import Iterator
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


def dated_facts(case: MigrationCase) -> Iterator[date]:
    """Give the days on which something became known: what a schedule plans is known throughout (DECLARATIONS §2)."""
    request, schedule = case.request, case.schedule
    if request.vendor_notice:
        yield request.vendor_notice.given_on
    if request.authorization:
        yield request.authorization.signed_on
    yield from (signature.signed_on for signature in request.signatures)
    yield from (case.day_of(sent.sent_at) for sent in request.transmissions)
    if schedule:
        yield from (day for day in (schedule.coordinated_on, schedule.delivered_on) if day)
        yield from (agreement.given_on for entry in schedule.milestones for agreement in entry.agreements)
        yield from (revision.made_on for revision in schedule.revisions)
        yield from (revision.client_told_on for revision in schedule.revisions if revision.client_told_on)
    yield from (entry.on for entry in case.journal)
    for said_on in (case.notices, case.confirmations, case.waivers):
        yield from (entry.given_on for entry in said_on)
    for complaint in case.complaints:
        yield case.day_of(complaint.received_at)
        if complaint.followed_up_at:
            yield case.day_of(complaint.followed_up_at)


def fewer(part: int) -> settings:
    """Give the settings of a law that is slow to check: a part of the examples of the profile."""
    return settings(max_examples=max(settings().max_examples // part, 10))
