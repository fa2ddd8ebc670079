"""Days of a field that began in 2024: they shrink to an ordinary Monday, not to the first of January 2000."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo

import attrs
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

__all__ = ["AN_ORDINARY_MONDAY", "FIRST_DAY", "LAST_DAY", "Window", "days", "instant_at"]

AN_ORDINARY_MONDAY: Final = date(2026, 2, 2)
"""The day to which days shrink: no holiday for a month before it nor for two months after, under any profile."""

FIRST_DAY: Final = date(2026, 1, 1)
LAST_DAY: Final = date(2026, 12, 31)


@attrs.frozen
class Window:
    """The days in which a strategy stays, both included."""

    first: date = FIRST_DAY
    last: date = LAST_DAY

    def __attrs_post_init__(self) -> None:
        if isinstance(self.first, datetime) or isinstance(self.last, datetime):
            raise InvalidArgument(f"min_value and max_value are days, not instants: {self.first!r}, {self.last!r}")
        if self.last < self.first:
            raise InvalidArgument(f"no day from min_value={self.first} to max_value={self.last}")

    @property
    def home(self) -> date:
        """Give the day to which days shrink: the ordinary Monday, else the window's day nearest to it."""
        return self.clip(AN_ORDINARY_MONDAY)

    def clip(self, day: date) -> date:
        """Bring a day back into the window."""
        return min(max(day, self.first), self.last)

    def shifted(self, day: date, n: int) -> date:
        """Go so many days on, or back, without leaving the window."""
        return self.clip(day + timedelta(days=n))


def days(*, min_value: date = FIRST_DAY, max_value: date = LAST_DAY) -> SearchStrategy[date]:
    """Generate days from ``min_value`` to ``max_value``, both included; they shrink to Monday 2 February 2026.

    >>> from hypothesis import find
    >>> find(days(), lambda day: True)
    datetime.date(2026, 2, 2)
    >>> find(days(), lambda day: day > date(2026, 2, 5))
    datetime.date(2026, 2, 6)
    """
    return _days(Window(min_value, max_value))


@cache
def _days(window: Window) -> SearchStrategy[date]:
    home = window.home
    return st.integers((window.first - home).days, (window.last - home).days).map(lambda n: home + timedelta(days=n))


def instant_at(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """Give the instant of a clock time in a zone, with its offset, as a document would bear it."""
    # A time that the change of clocks skips becomes the one an hour later, by way of UTC.
    local = datetime.combine(day, clock, tzinfo=zone).astimezone(UTC).astimezone(zone)
    return local.replace(tzinfo=timezone(local.utcoffset() or timedelta()), fold=0)
