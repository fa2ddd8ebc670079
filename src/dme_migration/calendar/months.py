"""Months from day to day, clamped to the end of a shorter month, with ``pendulum`` (read on first use)."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final

import attrs

from dme_migration.calendar.daymap import DayMap
from dme_migration.calendar.days import day_at, past_the_end, plain_day
from dme_migration.errors import CalendarError

__all__: list[str] = []

_TOO_MANY: Final = 12 * 9999


@attrs.frozen
class MonthMap(DayMap):
    """So many months later: 31 January and one month is 28 February, as are the 28th to the 30th.

    The map has plateaus, so its inverses are worked out from the month: ``up`` is the first day of a plateau or, when
    the shorter month has no such day, the first day of the month after; ``down`` is the last day of a plateau.
    """

    n: int

    def __call__(self, day: date) -> date:
        return _shifted(plain_day(day), self.n)

    def up(self, day: date) -> date:
        target = plain_day(day)
        try:
            start = _shifted(target, -self.n)
        except CalendarError:
            return date.min
        return start if start.day == target.day else day_at(start.toordinal() + 1)

    def down(self, day: date) -> date:
        target = plain_day(day)
        start = _shifted(target, -self.n)
        return _month_end(start) if target == _month_end(target) else start


@lru_cache(maxsize=4096)  # the days of cases come back: an audit asks for the same ones thousands of times
def _shifted(day: date, months: int) -> date:
    if abs(months) > _TOO_MANY:
        raise past_the_end(forward=months > 0)
    import pendulum  # noqa: PLC0415 - costs 25 ms, and only months need it

    try:
        moved = pendulum.date(day.year, day.month, day.day).add(months=months)
    except (ValueError, OverflowError):
        raise past_the_end(forward=months > 0) from None
    return date(moved.year, moved.month, moved.day)


def _month_end(day: date) -> date:
    import pendulum  # noqa: PLC0415 - as above

    return day.replace(day=pendulum.date(day.year, day.month, 1).days_in_month)
