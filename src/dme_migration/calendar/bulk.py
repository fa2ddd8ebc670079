"""The same number of business days, added to many days.

A long list names the same days again and again: a million days of fifteen years are five thousand. There each distinct
day is worked out once, and a dictionary finds the others without running any Python.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Final

__all__: list[str] = []

_LONG: Final = 50_000
"""A list as long as this repeats its days, for it would span 137 years without."""


class _Sums(dict[date, date]):
    """The sum of each day asked so far; one lives as long as one list is made."""

    def __init__(self, add: Callable[[date, int], date], n: int) -> None:
        self._add = add
        self._n = n

    def __missing__(self, day: date) -> date:
        found = self[day] = self._add(day, self._n)
        return found


def added_to_each(add: Callable[[date, int], date], days: Iterable[date], n: int) -> list[date]:
    """Add a number to each of many days, in order; raises as ``add`` does."""
    many = list(days)
    if len(many) > _LONG:
        try:
            return list(map(_Sums(add, n).__getitem__, many))
        except TypeError:  # something that no dictionary holds, and that ``add`` refuses in words
            pass
    return [add(day, n) for day in many]
