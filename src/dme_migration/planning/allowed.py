"""The days on which a step may fall, as small objects rather than lambdas: a plan can be pickled."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import attrs

from dme_migration.planning.network import AllowedDays

__all__ = ["or_planned", "weekdays"]

_SATURDAY = 5


@attrs.frozen
class _Weekdays:
    wanted: frozenset[int]
    is_business_day: Callable[[date], bool]

    def __call__(self, day: date) -> bool:
        return day.weekday() in self.wanted and (day.weekday() >= _SATURDAY or self.is_business_day(day))


@attrs.frozen
class _OrPlanned:
    planned: date
    test: Callable[[date], bool]

    def __call__(self, day: date) -> bool:
        return day == self.planned or self.test(day)


def weekdays(wanted: frozenset[int], is_business_day: Callable[[date], bool]) -> AllowedDays:
    """Allow these weekdays: those of the weekend as they are, the others when they are business days."""
    return AllowedDays(_Weekdays(wanted, is_business_day))


def or_planned(allowed: AllowedDays, planned: date | None) -> AllowedDays:
    """Allow the day that the schedule gives already, too."""
    if planned is None or allowed.test is None or allowed.test(planned):
        return allowed
    return AllowedDays(_OrPlanned(planned, allowed.test))
