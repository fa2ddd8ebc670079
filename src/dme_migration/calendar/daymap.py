"""A delay bound to a calendar: a monotone map from day to day, with its two inverses.

The evaluator asks for ``f(day)``; the planner asks the way back: ``up``, the least day from which the delay reaches a
given day, and ``down``, the greatest from which it does not pass it. Both are defined over the days that
`datetime.date` has: where every day would do, ``up`` is the first one.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import attrs

from dme_migration.calendar.days import FIRST, LAST, day_at, past_the_end, plain_day
from dme_migration.errors import CalendarError

if TYPE_CHECKING:
    from dme_migration.calendar.business import BusinessCalendar

__all__ = ["DayMap"]


class DayMap(ABC):
    """A monotone map: a later day never gives an earlier one.

    An integrator's own delay writes ``__call__`` alone, and raises `CalendarError` for a day whose image would lie
    after the last day there is; both inverses follow by bisection, in about twice the logarithm of the delay's length.
    """

    __slots__ = ()

    @abstractmethod
    def __call__(self, day: date) -> date:
        """Give the day on which the delay that starts on ``day`` runs out.

        Raises:
            CalendarError: ``day`` is a datetime, or the answer lies outside the years 1 to 9999.
        """

    def up(self, day: date) -> date:
        """Find the least day x with ``self(x) >= day``.

        Raises:
            CalendarError: ``day`` is a datetime, or there is no such day.
        """
        target = plain_day(day)
        return day_at(_first(lambda x: self._reaches(x, target), near=target.toordinal()))

    def down(self, day: date) -> date:
        """Find the greatest day x with ``self(x) <= day``.

        Raises:
            CalendarError: ``day`` is a datetime, or there is no such day.
        """
        target = plain_day(day)
        return day_at(_first(lambda x: self._passes(x, target), near=target.toordinal()) - 1)

    def _reaches(self, ordinal: int, target: date) -> bool:
        try:
            return self(date.fromordinal(ordinal)) >= target
        except CalendarError:  # the image lies after the last day, so after the target
            return True

    def _passes(self, ordinal: int, target: date) -> bool:
        try:
            return self(date.fromordinal(ordinal)) > target
        except CalendarError:
            return True


@attrs.frozen
class BusinessDayMap(DayMap):
    """The n-th business day after a day, for n of one or more."""

    calendar: BusinessCalendar
    n: int

    def __call__(self, day: date) -> date:
        return self.calendar.add(day, self.n)

    def up(self, day: date) -> date:
        target = plain_day(day)
        try:
            return self.calendar.add(target, -self.n)  # from here the n-th is the target, or the first after it
        except CalendarError:
            return date.min

    def down(self, day: date) -> date:
        last = self.calendar.roll_backward(day)
        return day_at((self.calendar.add(last, 1 - self.n) if self.n > 1 else last).toordinal() - 1)


@attrs.frozen
class ShiftMap(DayMap):
    """So many calendar days later, day off or not; none of them, for two steps that are only in order."""

    n: int

    def __call__(self, day: date) -> date:
        day = plain_day(day)
        return day_at(day.toordinal() + self.n) if self.n else day

    def up(self, day: date) -> date:
        day = plain_day(day)
        return date.fromordinal(max(day.toordinal() - self.n, FIRST)) if self.n else day

    def down(self, day: date) -> date:
        day = plain_day(day)
        return day_at(day.toordinal() - self.n) if self.n else day


@attrs.frozen
class RolledMap(DayMap):
    """So many calendar days later, run on to the next business day when that is a day off."""

    calendar: BusinessCalendar
    n: int

    def __call__(self, day: date) -> date:
        return self.calendar.roll_forward(day_at(plain_day(day).toordinal() + self.n))

    def up(self, day: date) -> date:
        try:
            before = self.calendar.previous_business_day(day).toordinal()
        except CalendarError:
            plain_day(day)
            return date.min
        return date.fromordinal(max(before + 1 - self.n, FIRST))

    def down(self, day: date) -> date:
        return day_at(self.calendar.roll_backward(day).toordinal() - self.n)


@attrs.frozen
class LatestMap(DayMap):
    """The latest of several maps: all of them hold."""

    maps: tuple[DayMap, ...]

    def __call__(self, day: date) -> date:
        return max(each(day) for each in self.maps)

    def up(self, day: date) -> date:
        found: list[date] = []
        for each in self.maps:
            try:
                found.append(each.up(day))
            except CalendarError:
                plain_day(day)
        if not found:
            raise past_the_end(forward=True)
        return min(found)

    def down(self, day: date) -> date:
        return min(each.down(day) for each in self.maps)


def _first(holds: Callable[[int], bool], *, near: int) -> int:
    """Find the least ordinal where a monotone predicate holds; one past the last when it never does."""
    step, high = 1, near
    while not holds(high):
        if high == LAST:
            return LAST + 1
        high, step = min(high + step, LAST), step * 2
    step, low = 1, high
    while low >= FIRST and holds(low):
        high, low, step = low, low - step, step * 2
        if high == FIRST:
            return FIRST
        low = max(low, FIRST)
    while high - low > 1:
        middle = (low + high) // 2
        if holds(middle):
            high = middle
        else:
            low = middle
    return high
