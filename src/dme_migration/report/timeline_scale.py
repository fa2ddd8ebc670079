"""The scale of the timeline: each day has its place, and long stretches in which nothing falls are folded.

A migration is worked in six weeks, then the old EMR stays open for ninety days. Drawn to one scale, the work would be
a smear at the left; so a stretch without a mark is folded to a fixed width, and the axis says how long it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

import attrs

from dme_migration.calendar import BusinessCalendar, DayOff

__all__ = ["Scale", "Stretch"]

_FOLDED_FROM: Final = 28
"""Days between the weeks of two marks from which the stretch is folded."""
_LEAST_SHOWN: Final = 28
_WIDEST_DAY: Final = 26.0
_WEEK: Final = timedelta(days=7)


@attrs.frozen
class Stretch:
    """Whole weeks side by side, from a Monday to the Monday after them, between two abscissas."""

    first: date
    after: date
    left: float
    right: float
    folded: bool

    @property
    def days(self) -> int:
        """Count the days."""
        return (self.after - self.first).days

    @property
    def day_width(self) -> float:
        """Give the width of a day."""
        return (self.right - self.left) / self.days

    def days_off(self, calendar: BusinessCalendar) -> tuple[DayOff, ...]:
        """List the days off, each asked of the calendar alone: two far stretches need no table of all between them."""
        days = (self.first + timedelta(days=n) for n in range(self.days))
        return tuple(off for day in days if (off := calendar.day_off(day)) is not None)

    def x(self, day: date) -> float:
        """Give where a day begins."""
        return self.left + (day - self.first).days * self.day_width


@attrs.frozen
class Scale:
    """A monotone map from days to abscissas."""

    stretches: tuple[Stretch, ...]

    @classmethod
    def over(cls, days: Iterable[date], *, left: float, right: float, fold: float) -> Scale:
        """Make the scale that shows every one of some days; a folded stretch is ``fold`` wide."""
        shown = sorted(days)
        weeks = sorted({_monday(day) for day in shown})
        end = weeks[-1] + _WEEK
        runs: list[tuple[date, date, bool]] = []
        start = weeks[0]
        for week, following in zip(weeks, [*weeks[1:], end], strict=True):
            if (following - week - _WEEK).days >= _FOLDED_FROM:
                runs += [(start, week + _WEEK, False), (week + _WEEK, following, True)]
                start = following
        runs.append((start, max(end, start + timedelta(days=_LEAST_SHOWN)) if not runs else end, False))
        open_days = sum((b - a).days for a, b, folded in runs if not folded)
        folds = sum(folded for _, _, folded in runs)
        fold = min(fold, (right - left) / (2 * folds)) if folds else fold
        width = min(_WIDEST_DAY, (right - left - folds * fold) / open_days)
        stretches, x = [], left
        for a, b, folded in runs:
            upto = x + (fold if folded else (b - a).days * width)
            stretches.append(Stretch(a, b, x, upto, folded))
            x = upto
        return cls(tuple(stretches))

    @property
    def first(self) -> date:
        """Give the first day shown."""
        return self.stretches[0].first

    @property
    def last(self) -> date:
        """Give the last day shown."""
        return self.stretches[-1].after - timedelta(days=1)

    @property
    def right(self) -> float:
        """Give where the last day ends."""
        return self.stretches[-1].right

    @property
    def unfolded(self) -> tuple[Stretch, ...]:
        """Give the stretches that are drawn day by day."""
        return tuple(stretch for stretch in self.stretches if not stretch.folded)

    @property
    def folds(self) -> tuple[Stretch, ...]:
        """Give the stretches that are folded."""
        return tuple(stretch for stretch in self.stretches if stretch.folded)

    def at(self, day: date) -> float:
        """Give the middle of a day."""
        stretch = next((s for s in self.stretches if day < s.after), self.stretches[-1])
        return stretch.x(day) + stretch.day_width / 2

    def months(self) -> Iterator[tuple[date, float, float]]:
        """Yield the part of each month that each unfolded stretch shows: its first day, where it begins and ends."""
        for stretch in self.unfolded:
            day = stretch.first
            while day < stretch.after:
                following = min((day.replace(day=1) + timedelta(days=32)).replace(day=1), stretch.after)
                yield day, stretch.x(day), stretch.x(following)
                day = following

    def mondays(self) -> Iterator[tuple[date, float]]:
        """Yield each Monday shown day by day, and where it begins."""
        for stretch in self.unfolded:
            for n in range(0, stretch.days, 7):
                monday = stretch.first + timedelta(days=n)
                yield monday, stretch.x(monday)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
