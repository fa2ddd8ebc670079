"""Journals: what happened, with holes, slips, steps that nobody planned and second test cycles."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Final

from dme_migration.model import JournalEntry, Moment, Party, Schedule
from dme_migration.model.moments import REPEATABLE_IN_JOURNAL
from dme_migration.testing._draft import Draft
from dme_migration.testing._schedule import OWN_MILESTONE, STEPS, steps_after

__all__ = ["days_reached", "journal_drawn"]

_APPROVED_BY: Final = (None, Party.CLIENT, Party.CLIENT, Party.CLIENT, Party.RECEIVING_VENDOR, Party.SOURCE_VENDOR)
_SLIPS: Final = (0, 0, 0, 0, 1, -1, 2, 5, -3, 14)


def journal_drawn(draft: Draft, sent_on: date, schedule: Schedule | None) -> tuple[JournalEntry, ...]:
    """Draw what happened under a schedule, or without one, up to some step of the project."""
    reached = draft.pick((0, 15, 15, 15, 1, 4, 7, 10, 13))
    entries: list[JournalEntry] = []
    day = sent_on

    def happened(milestone: str, on: date | None, before: date) -> JournalEntry:
        actual = draft.near(on, *_SLIPS) if on else steps_after(draft, sent_on, milestone, before)
        return _entry(draft, milestone, actual)

    for milestone in tuple(STEPS)[:reached]:
        for on in (schedule.planned(milestone) if schedule else ()) or (None,):
            entry = draft.maybe(partial(happened, milestone, on, day))
            if entry is not None:
                day = entry.on
                entries.append(entry)
    if entries:
        entries += draft.part(lambda: () if draft.often() else _second_cycle(draft, day))
        entries += draft.seldom(lambda: (_entry(draft, OWN_MILESTONE, day),)) or ()
    if len(entries) > 1 and draft.rarely():
        entries.reverse()
    return tuple(entries)


def days_reached(sent_on: date, schedule: Schedule | None, journal: tuple[JournalEntry, ...]) -> Mapping[str, date]:
    """Give the day of each milestone that has one, its actual day before its planned one, for what is said of it."""
    reached: dict[str, date] = dict.fromkeys(STEPS, sent_on)
    if schedule is not None:
        reached.update((entry.milestone, entry.on) for entry in schedule.milestones if entry.on)
    reached.update((entry.milestone, entry.on) for entry in journal)
    return reached


def _second_cycle(draft: Draft, day: date) -> tuple[JournalEntry, ...]:
    again = (m for m in STEPS if m in REPEATABLE_IN_JOURNAL)
    return draft.several(*(partial(_entry, draft, m, draft.near(day, 0, 3, -10)) for m in again))


def _entry(draft: Draft, milestone: str, on: date) -> JournalEntry:
    by = draft.pick(_APPROVED_BY) if milestone == Moment.QUALITY_APPROVAL else None
    return JournalEntry(milestone=milestone, on=on, by=by, **draft.trace())
