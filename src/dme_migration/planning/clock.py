"""The official clock while it is not known: from the day when all is in order to the day that no count includes."""

from __future__ import annotations

from collections.abc import Iterator

from dme_migration.calendar import BusinessDays, DayMap
from dme_migration.calendar.daymap import ShiftMap
from dme_migration.model.moments import Moment
from dme_migration.planning.network import Cause, Link
from dme_migration.rules.situation import Situation

__all__ = ["clock_links"]


def clock_links(s: Situation) -> Iterator[Link]:
    """Link the clock's moments, each exactly, while none is a fact (§2; reading ``clock``)."""
    if s.actual(Moment.CLOCK_BASE) is not None:
        return
    start = BusinessDays(1).bind(s.terms.calendar)
    pairs: list[tuple[str, str, DayMap]] = [(Moment.CLOCK_BASE, Moment.CLOCK_START, start)]
    match s.terms.readings["clock"]:
        case "start-is-day-zero":
            pairs.append((Moment.CLOCK_START, Moment.CLOCK_ORIGIN, ShiftMap(0)))
        case "base-is-day-zero":
            pairs.append((Moment.CLOCK_BASE, Moment.CLOCK_ORIGIN, ShiftMap(0)))
        case _:
            pairs.append((Moment.CLOCK_START, Moment.CLOCK_ORIGIN, ShiftMap(-1)))
    for a, b, f in pairs:
        for at_least in (True, False):
            yield Link(a, b, at_least, f, Cause("clock", b))
