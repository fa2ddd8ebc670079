"""The schedule as an iCalendar file (RFC 5545): one all-day event for each dated milestone, to import or subscribe to.

What may be relied on:

* A milestone keeps its UID whatever its day and the language; its SEQUENCE grows with each visible revision, so that
  importing a later file moves the event instead of adding one. The sessions are told apart by their order in the
  schedule, which a move does not change.
* Every stamp comes from the case (the last revision, else the delivery, else the start), never from a clock: without
  a change, the same bytes. From one ``as_of`` to the next, only a deadline told in a description may differ.
* A milestone that leaves the schedule simply leaves the file, and most calendars then keep the old event. Hand over the
  earlier schedule as ``before``: what is gone is then cancelled under its UID. Or delete the event by hand.
* Give cases an ``id``: without one, the UIDs hang on the request, and change with it.

The file has no METHOD: it publishes a schedule, and invites nobody.
"""

from __future__ import annotations

from datetime import date, datetime, time

from dme_migration.errors import InvalidValueError
from dme_migration.model.case import MigrationCase
from dme_migration.model.moments import Moment
from dme_migration.model.schedule import Schedule
from dme_migration.model.timeline import Timeline
from dme_migration.report.case_words import case_key
from dme_migration.report.ics_calendar import AllDay, calendar_bytes
from dme_migration.report.ics_words import Descriptions, calendar_name, summary
from dme_migration.report.steps import Entry, entries_as_of
from dme_migration.rules.evaluator import evaluate
from dme_migration.rules.findings import Assessment
from dme_migration.text import Language

__all__ = ["ics_of"]


def ics_of(
    case: MigrationCase,
    *,
    as_of: date,
    language: Language | str = Language.FR,
    assessment: Assessment | None = None,
    before: Schedule | None = None,
) -> bytes:
    """Write the schedule, as it stood at the end of ``as_of``, as an iCalendar file.

    A plan's schedule is written through ``case.with_plan(plan)``. A case without a dated milestone gives a calendar
    without events.

    Args:
        case: The case whose schedule is written.
        as_of: The day, or the aware instant: revisions made later are undone.
        language: The language of summaries and descriptions; UIDs do not depend on it.
        assessment: The case judged as of the same day, for the deadlines; made with the standard rules when absent.
        before: A schedule given earlier: its milestones that are no longer dated are cancelled.

    Raises:
        ImportError: the package ``icalendar`` is not installed; it comes with the extra ``ics``.
        InvalidValueError: ``assessment`` is of another case or another day.
    """
    language = Language(language)
    if assessment is None:
        assessment = evaluate(case, as_of=as_of)
    elif (assessment.case, assessment.as_of) != (case, as_of):
        raise InvalidValueError("assessment needs the same case and the same as_of as the calendar")
    timeline = Timeline(case, as_of)
    entries, earlier = _dated(case.schedule, timeline.day), _dated(before, timeline.day)
    described = Descriptions(assessment, language)

    key = case_key(case)

    def event(name: str, entry: Entry, *, sequence: int, stamped_on: date, cancelled: bool = False) -> AllDay:
        return AllDay(
            uid=f"{name}.{key}@dme-migration",
            day=entry.on or timeline.day,  # every entry here is dated
            stamped_at=datetime.combine(stamped_on, time(), tzinfo=timeline.zone),
            sequence=sequence,
            summary=summary(entry, case, language),
            description=None if cancelled else described.of(entry),
        )

    events = []
    for name, entry in entries.items():
        sequence = _sequence(entry, earlier.get(name))
        unsaid = sequence > len(entry.revisions)  # moved without a revision: nothing but this call dates the change
        stamped_on = timeline.day if unsaid else _changed_on(entry, timeline)
        events.append(event(name, entry, sequence=sequence, stamped_on=stamped_on))
    for name, entry in earlier.items():
        if name not in entries:
            gone = len(entry.revisions) + 1
            events.append(event(name, entry, sequence=gone, stamped_on=timeline.day, cancelled=True))
    return calendar_bytes(calendar_name(case, language), events, language)


def _dated(schedule: Schedule | None, day: date) -> dict[str, Entry]:
    """Give the dated milestones by what tells them apart in a schedule: the name, and the order among sessions."""
    return {
        f"{entry.milestone}.{entry.ordinal}" if entry.milestone == Moment.VALIDATION_SESSION else entry.milestone: entry
        for entry in entries_as_of(schedule, day)
        if entry.on is not None
    }


def _changed_on(entry: Entry, timeline: Timeline) -> date:
    """Give the day of the last fact that dates a milestone: its revision, else the delivery, else the start."""
    if entry.revisions:
        return entry.revisions[-1].made_on
    starts_on = timeline.schedule.starts_on if timeline.schedule else None
    return timeline.delivered_on or starts_on or entry.on or timeline.day


def _sequence(entry: Entry, earlier: Entry | None) -> int:
    """Count the visible revisions; a day that changed without a revision since ``earlier`` is one change more."""
    count = len(entry.revisions)
    if earlier is not None and earlier.on != entry.on:
        return max(count, len(earlier.revisions) + 1)
    return count
