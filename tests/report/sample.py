"""The sample case of DECLARATIONS §1, and what the tests of the reports vary in it."""

from __future__ import annotations

from typing import Final

import attrs

from dme_migration.model import Client, MigrationCase, Moment, Revision, Schedule
from tests.rules.cases import COMPLETE, day

assert COMPLETE.schedule is not None
_MOVED = COMPLETE.schedule.moved(
    "preanalysis_validation",
    to=day("2026-02-10"),
    on=day("2026-01-30"),
    reason="Volume de documents numérisés",
    client_told_on=day("2026-01-30"),
)

SCHEDULE: Final[Schedule] = attrs.evolve(
    _MOVED,
    milestones=tuple(
        attrs.evolve(entry, on=None) if entry.milestone == Moment.INTERNAL_QUALITY_CONTROL else entry
        for entry in _MOVED.milestones
    ),
)
"""One revision, sixteen milestones, of which one is listed without a day."""

SAMPLE: Final[MigrationCase] = attrs.evolve(
    COMPLETE,
    schedule=SCHEDULE,
    journal=tuple(
        attrs.evolve(entry, on=day("2026-02-06")) if entry.milestone == Moment.PREANALYSIS_VALIDATION else entry
        for entry in COMPLETE.journal
    ),
)
UNSTARTED: Final[MigrationCase] = attrs.evolve(SAMPLE, journal=())

TODAY: Final = day("2026-02-12")
"""The TEST import is done; the sessions are ahead."""

HOSTILE: Final = (
    'Clinique <script>alert("1")</script> & Fils',
    "]]> <!-- x --> <![CDATA[",
    "Roy\r\nBEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT",
    "a\nb\rc\x0bd\x0ce\x85f\u2028g\u2029h\ti",
    "\x00\x07\x1b[31mrouge\x1f\x7f\x9b",
    "\u202egauche\u2069 \ufeff\ufffe\uffff",
    "\ud800 seul",
    "virgule, point-virgule; barre \\ \\N \\n \\, fin\\",
    "é—•日本語🩺" * 12,
    "{0} %s $x {on}",
)
"""Names that end a line, start a tag, command a terminal, or are not even text."""


def named(name: str, case: MigrationCase = UNSTARTED) -> MigrationCase:
    """Give the client another name."""
    client = attrs.evolve(case.request.client or Client(), name=name)
    return attrs.evolve(case, request=attrs.evolve(case.request, client=client))


def reasoned(reason: str, case: MigrationCase = UNSTARTED) -> MigrationCase:
    """Give every revision another reason."""
    assert case.schedule is not None
    revisions: tuple[Revision, ...] = tuple(attrs.evolve(r, reason=reason) for r in case.schedule.revisions)
    return attrs.evolve(case, schedule=attrs.evolve(case.schedule, revisions=revisions))


def moved(
    milestone: str, to: str, on: str, case: MigrationCase = UNSTARTED, *, from_: str | None = None
) -> MigrationCase:
    """Move a milestone by a revision."""
    assert case.schedule is not None
    return case.with_schedule(
        case.schedule.moved(milestone, to=day(to), on=day(on), from_=None if from_ is None else day(from_))
    )


def without(milestone: str, case: MigrationCase = UNSTARTED) -> MigrationCase:
    """Take a milestone out of the schedule, with its revisions."""
    assert case.schedule is not None
    return case.with_schedule(
        attrs.evolve(
            case.schedule,
            milestones=tuple(entry for entry in case.schedule.milestones if entry.milestone != milestone),
            revisions=tuple(r for r in case.schedule.revisions if r.milestone != milestone),
        )
    )
