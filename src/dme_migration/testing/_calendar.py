"""Strategies for calendars, business days and delays."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import Final

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

from dme_migration.calendar import (
    BusinessCalendar,
    BusinessDays,
    BusinessHours,
    CalendarDays,
    Closure,
    Easter,
    HolidayProfile,
    Longest,
    Months,
    longest,
)
from dme_migration.calendar.delay import DayDelay, Delay
from dme_migration.testing._days import FIRST_DAY, LAST_DAY, Window, days
from dme_migration.text import Text

__all__ = ["business_days", "calendars", "delays"]

_NAMES: Final = (None, Text(fr="inventaire", en="stocktaking"), Text(fr="pont", en="long weekend"))


def calendars(
    profiles: Iterable[HolidayProfile | str] | None = None,
    *,
    min_value: date = FIRST_DAY,
    max_value: date = LAST_DAY,
) -> SearchStrategy[BusinessCalendar]:
    """Generate the calendars of one party, with a few closures and extra working days from ``min_value`` on.

    ``profiles`` bounds the choice, any by default; they shrink to the first, without a closure.

    >>> from hypothesis import find
    >>> find(calendars(), lambda calendar: True)
    <BusinessCalendar public-service>
    >>> find(calendars(["administration"]), lambda calendar: True).profile
    'administration'
    """
    chosen = tuple(HolidayProfile) if profiles is None else tuple(HolidayProfile(profile) for profile in profiles)
    if not chosen:
        raise InvalidArgument("profiles is empty: name one at least, or leave it out")
    return _calendars(chosen, Window(min_value, max_value))


@st.composite
def _calendars(draw: DrawFn, profiles: tuple[HolidayProfile, ...], window: Window) -> BusinessCalendar:
    profile = draw(st.sampled_from(profiles))
    easter = draw(st.sampled_from(tuple(Easter))) if profile is HolidayProfile.LABOUR_STANDARDS else Easter.GOOD_FRIDAY
    # One draw of days for both: a day cannot be closed and worked at once.
    moved = draw(st.lists(days(min_value=window.first, max_value=window.last), max_size=4))
    closed: list[date | Closure] = []
    worked: list[date] = []
    for day in dict.fromkeys(moved):
        if draw(st.booleans()):
            worked.append(day)
        else:
            name = draw(st.sampled_from(_NAMES))
            closed.append(day if name is None else Closure(day, name))
    return BusinessCalendar.quebec(profile, closed, worked, easter)


def business_days(
    calendar: BusinessCalendar | None = None, *, min_value: date = FIRST_DAY, max_value: date = LAST_DAY
) -> SearchStrategy[date]:
    """Generate business days of a calendar (the public service's, by default); they shrink to an ordinary Monday.

    >>> from hypothesis import find
    >>> find(business_days(), lambda day: day > date(2026, 4, 2))
    datetime.date(2026, 4, 7)
    """
    known = BusinessCalendar.quebec() if calendar is None else calendar
    window = Window(min_value, max_value)
    eve = window.first - timedelta(days=1)
    number = known.count(after=eve, through=window.last)
    if not number:
        raise InvalidArgument(f"no business day from min_value={min_value} to max_value={max_value}")
    home = min(max(known.count(after=eve, through=window.home), 1), number)
    return st.integers(1 - home, number - home).map(lambda n: known.add(eve, home + n))


def delays(kinds: Collection[type[Delay]] | None = None) -> SearchStrategy[Delay]:
    """Generate delays of these classes: in days by default, `BusinessHours` when it is asked for.

    They shrink to nothing at all, in the first class given.

    >>> from hypothesis import find
    >>> find(delays(), lambda delay: True)
    BusinessDays(n=0)
    >>> find(delays([Months]), lambda delay: delay.n > 1)
    Months(n=2)
    """
    chosen = tuple(_KINDS)[:4] if kinds is None else tuple(kinds)
    unknown = [kind for kind in chosen if kind not in _KINDS]
    if unknown or not chosen:
        names = ", ".join(kind.__name__ for kind in _KINDS)
        raise InvalidArgument(f"kinds are some of {names}; got {kinds!r}")
    return st.one_of([_KINDS[kind]() for kind in chosen])


def _calendar_days() -> SearchStrategy[Delay]:
    return st.builds(CalendarDays, st.integers(0, 120), extends=st.booleans())


def _longest() -> SearchStrategy[Delay]:
    parts: list[SearchStrategy[DayDelay]] = [
        st.builds(CalendarDays, st.integers(0, 120)),
        st.builds(Months, st.integers(0, 12)),
        st.builds(BusinessDays, st.integers(0, 60)),
    ]
    return st.lists(st.one_of(parts), min_size=1, max_size=3).map(lambda some: longest(*some))


_KINDS: Final[Mapping[type[Delay], Callable[[], SearchStrategy[Delay]]]] = MappingProxyType(
    {
        BusinessDays: cache(lambda: st.builds(BusinessDays, st.integers(0, 60))),
        CalendarDays: cache(_calendar_days),
        Months: cache(lambda: st.builds(Months, st.integers(0, 12))),
        Longest: cache(_longest),
        BusinessHours: cache(lambda: st.builds(BusinessHours, st.integers(0, 240))),
    }
)
