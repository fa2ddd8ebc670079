"""What the timeline shows: one row for each milestone, in the order of the text, then an application's own steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

import attrs

from dme_migration.model.case import MigrationCase
from dme_migration.model.moments import MILESTONES, Moment
from dme_migration.model.timeline import Timeline
from dme_migration.planning import Plan
from dme_migration.report.steps import Entry, entries_as_of

__all__ = ["Promise", "Row", "rows_of"]

_BEGINS: Final[Mapping[str, str]] = {
    Moment.PREANALYSIS_END: Moment.PREANALYSIS_START,
    Moment.PREANALYSIS_VALIDATION: Moment.PREANALYSIS_SUBMISSION,
    Moment.LEGACY_ACCESS_WITHDRAWAL: Moment.PRODUCTION,
}
"""Steps that end a period of the text: the pre-analysis (Extraction b), the time that the client has to validate it
(Extraction d), the access to the old EMR after the migration (Importation f)."""


@attrs.frozen(kw_only=True)
class Promise:
    """A planned day: the first one, if it moved; in a plan the latest one, and whether it is on the critical path."""

    on: date
    earlier: date | None = None
    latest: date | None = None
    critical: bool = False


@attrs.frozen(kw_only=True)
class Row:
    """A milestone: its planned days, its actual days, the period that it ends, whether the schedule lists it."""

    milestone: str
    promises: tuple[Promise, ...]
    actual: tuple[date, ...]
    period: tuple[date, date] | None
    listed: bool

    def days(self) -> Iterator[date]:
        """Yield every day that the row marks."""
        yield from self.actual
        for promise in self.promises:
            yield promise.on
            yield from (day for day in (promise.earlier, promise.latest) if day is not None)

    @property
    def critical(self) -> bool:
        """Tell whether a planned day is on the critical path."""
        return any(promise.critical for promise in self.promises)


def rows_of(case: MigrationCase, *, as_of: date, plan: Plan | None) -> tuple[Row, ...]:
    """Give the rows of a case as it stood on a day; with a plan, the planned days are those that it proposes."""
    timeline = Timeline(case, as_of)
    if plan is None:
        entries = entries_as_of(case.schedule, timeline.day)
    else:
        entries = entries_as_of(plan.schedule, max(plan.as_of, timeline.day))
    held: dict[str, list[date]] = {}
    for record in case.journal:
        if record.on <= timeline.day:
            held.setdefault(record.milestone, []).append(record.on)
    names = dict.fromkeys((*MILESTONES, *(entry.milestone for entry in entries), *held))
    promises = {name: _promises(name, entries, plan) for name in names}

    def effective(name: str) -> date | None:
        days = held.get(name) or [promise.on for promise in promises[name]]
        return min(days, default=None)

    def period(name: str) -> tuple[date, date] | None:
        begins, ends = effective(_BEGINS[name]) if name in _BEGINS else None, effective(name)
        return None if begins is None or ends is None or ends <= begins else (begins, ends)

    return tuple(
        Row(
            milestone=name,
            promises=promises[name],
            actual=tuple(sorted(held.get(name, ()))),
            period=period(name),
            listed=any(entry.milestone == name for entry in entries),
        )
        for name in names
    )


def _promises(name: str, entries: tuple[Entry, ...], plan: Plan | None) -> tuple[Promise, ...]:
    promises = []
    free = {} if plan is None else {key: day for key, day in plan.days.items() if key.partition("#")[0] == name}
    for entry in entries:
        if entry.milestone != name or entry.on is None:
            continue
        promise = Promise(on=entry.on)
        if entry.revisions and entry.revisions[0].from_ != entry.on:
            promise = attrs.evolve(promise, earlier=entry.revisions[0].from_)
        key = next((key for key, day in free.items() if day == entry.on), None)
        if plan is not None and key is not None:
            del free[key]
            promise = attrs.evolve(promise, latest=plan.latest[key], critical=key in plan.critical_path)
        promises.append(promise)
    return tuple(sorted(promises, key=lambda promise: promise.on))
