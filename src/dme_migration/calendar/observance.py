"""The days of one party: a holiday profile, its own closures, and the days it works all the same.

A calendar holds one of these, or one for each party that it joins.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from itertools import repeat

import attrs

from dme_migration.calendar.profiles import Easter, HolidayProfile, holidays_of
from dme_migration.calendar.reasons import (
    CLOSURE_STATUTE,
    OWN_CLOSURE,
    SATURDAY,
    SUNDAY,
    Closure,
    DayOff,
    sorted_closures,
    sorted_days,
)
from dme_migration.errors import CalendarError
from dme_migration.text import NBSP, Text

__all__: list[str] = []


@attrs.frozen(cache_hash=True)
class Observance:
    """What one party observes; equal to another that gives the same days for the same declared reasons."""

    profile: HolidayProfile
    easter: Easter
    closures: tuple[Closure, ...]
    extra_working_days: tuple[date, ...]
    _closed: Mapping[date, Text] = attrs.field(init=False, eq=False, repr=False)
    _worked: frozenset[date] = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_closed", {closure.day: closure.name for closure in self.closures})
        object.__setattr__(self, "_worked", frozenset(self.extra_working_days))

    @classmethod
    def of(
        cls,
        profile: HolidayProfile | str,
        closures: Iterable[date | Closure],
        extra_working_days: Iterable[date],
        easter: Easter | str,
    ) -> Observance:
        """Check and order what an application declares.

        Raises:
            CalendarError: an unknown profile or Easter choice, something that is not a day, or a day that is both
                closed and worked.
        """
        known = _profile(profile)
        chosen = _easter(easter)
        shut = sorted_closures(closures)
        worked = sorted_days(extra_working_days)
        both = {closure.day for closure in shut} & set(worked)
        if both:
            days = ", ".join(day.isoformat() for day in sorted(both))
            raise CalendarError(f"a day cannot be both a closure and an extra working day: {days}")
        if known is not HolidayProfile.LABOUR_STANDARDS:
            chosen = Easter.GOOD_FRIDAY  # the choice changes nothing elsewhere: equal calendars compare equal
        return cls(known, chosen, shut, worked)

    def mask(self, first_year: int, last_year: int) -> bytearray:
        """Tell for each day of some whole years whether it is a business day: one byte a day, 1 or 0."""
        start = date(first_year, 1, 1)
        lo, hi = start.toordinal(), date(last_year, 12, 31).toordinal()
        week = bytes(0 if (start.weekday() + k) % 7 in self.profile.weekly_rest else 1 for k in range(7))
        open_days = bytearray(week * ((hi - lo) // 7 + 1))[: hi - lo + 1]
        for year in range(first_year, last_year + 1):
            for day in holidays_of(self.profile, self.easter, year):
                open_days[day.toordinal() - lo] = 0
        own = [*zip((closure.day for closure in self.closures), repeat(0)), *zip(self.extra_working_days, repeat(1))]
        for day, value in own:
            if first_year <= day.year <= last_year:
                open_days[day.toordinal() - lo] = value
        return open_days

    def day_off(self, day: date) -> DayOff | None:
        """Say why a day is off: its holiday first, then the party's closure, then the weekly rest."""
        if day in self._worked:
            return None
        holiday = holidays_of(self.profile, self.easter, day.year).get(day)
        if holiday is not None:
            return holiday
        closure = self._closed.get(day)
        if closure is not None:
            return DayOff(day, _closure_name(closure), CLOSURE_STATUTE)
        rest = self.profile.weekly_rest.get(day.weekday())
        if rest is None:
            return None
        return DayOff(day, SATURDAY if day.weekday() == 5 else SUNDAY, rest, weekly_rest=True)

    def __str__(self) -> str:
        said = [self.profile.value]
        if self.easter is Easter.EASTER_MONDAY:
            said.append(self.easter.value)
        if self.closures:
            said.append(_plural(len(self.closures), "closure", "closures"))
        if self.extra_working_days:
            said.append(_plural(len(self.extra_working_days), "extra working day", "extra working days"))
        return ", ".join(said)


def _plural(n: int, one: str, many: str) -> str:
    return f"{n} {one if n == 1 else many}"


def _closure_name(name: Text) -> Text:
    if name == OWN_CLOSURE:
        return name
    return Text(fr=f"{OWN_CLOSURE.fr}{NBSP}: {name.fr}", en=f"{OWN_CLOSURE.en}: {name.en}")


def _profile(value: HolidayProfile | str) -> HolidayProfile:
    try:
        return HolidayProfile(value)
    except ValueError:
        known = [member.value for member in HolidayProfile]
        near = get_close_matches(str(value), known, n=1)
        hint = f" (did you mean {near[0]!r}?)" if near else ""
        raise CalendarError(f"a holiday profile is one of {', '.join(known)}, got {value!r}{hint}") from None


def _easter(value: Easter | str) -> Easter:
    try:
        return Easter(value)
    except ValueError:
        known = ", ".join(member.value for member in Easter)
        raise CalendarError(f"the Easter choice is one of {known}, got {value!r}") from None
