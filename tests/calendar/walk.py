"""A calendar walked day by day, on days off read from a table made by hand: what the fast one must agree with."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import attrs
import numpy as np
from hypothesis import strategies as st

from dme_migration.calendar import BusinessCalendar, HolidayProfile

DAY = timedelta(days=1)
FIRST, LAST = date(2015, 1, 1), date(2040, 12, 31)
TABLE = Path(__file__).parents[1] / "tables" / "holidays.csv"
WEEKLY_REST = {profile: {6} if profile == "interpretation-act" else {5, 6} for profile in HolidayProfile}
EASTERS = ("good-friday", "easter-monday")
BusinessCalendar.quebec().is_business_day(FIRST)  # the holidays package is read here, not in a timed example


def days_between(first: date, last: date) -> Iterator[date]:
    """Each day from the first to the last, both included."""
    return (first + n * DAY for n in range((last - first).days + 1))


@cache
def holidays_by_hand(profile: str, easter: str) -> dict[date, str]:
    """The holidays of 2015 to 2040, and their feasts."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if (row["profile"], row["easter"]) == (profile, easter)]
    return {date.fromisoformat(row["day"]): row["feast"] for row in rows}


@attrs.frozen
class Party:
    """What one party declares."""

    profile: str = "public-service"
    easter: str = "good-friday"
    closures: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()

    def calendar(self) -> BusinessCalendar:
        """The calendar under test."""
        return BusinessCalendar.quebec(self.profile, self.closures, self.worked, self.easter)

    def works(self, day: date) -> bool:
        """Whether the party works, by the table made by hand."""
        if day in self.closures or day in self.worked:
            return day in self.worked
        off = day in holidays_by_hand(self.profile, self.easter)
        return not off and day.weekday() not in WEEKLY_REST[HolidayProfile(self.profile)]


@attrs.frozen
class Parties:
    """One party or two, walked day by day."""

    members: tuple[Party, ...]

    def calendar(self) -> BusinessCalendar:
        """The calendar under test."""
        calendar = self.members[0].calendar()
        for party in self.members[1:]:
            calendar &= party.calendar()
        return calendar

    def works(self, day: date) -> bool:
        """Whether every party works."""
        return all(party.works(day) for party in self.members)

    def add(self, day: date, n: int) -> date:
        """The n-th business day after (or before) a day; for 0, the day itself or the next one."""
        if n == 0:
            return day if self.works(day) else self.add(day, 1)
        step = DAY if n > 0 else -DAY
        for _ in range(abs(n)):
            day += step
            while not self.works(day):
                day += step
        return day

    def count(self, after: date, through: date) -> int:
        """The business days in ]after, through], negative backwards."""
        if through < after:
            return -self.count(through, after)
        return sum(self.works(day) for day in days_between(after + DAY, through))

    def numpy_calendar(self, around: date) -> np.busdaycalendar:
        """The same days within 200 days for NumPy, which knows no worked Saturday: every day, less each day off."""
        near = days_between(max(around - 200 * DAY, FIRST), min(around + 200 * DAY, LAST))
        off = [day for day in near if not self.works(day)]
        return np.busdaycalendar(weekmask="1111111", holidays=np.array(off, dtype="datetime64[D]"))


@st.composite
def parties(draw: st.DrawFn, *, around: date, most: int = 2) -> Parties:
    """One or two parties, with closures and worked days around a day."""
    offsets = st.lists(st.tuples(st.integers(-25, 40), st.booleans()), max_size=6, unique_by=lambda pair: pair[0])
    members = []
    for _ in range(draw(st.integers(1, most))):
        exceptions = [(around + offset * DAY, shut) for offset, shut in draw(offsets)]
        members.append(
            Party(
                profile=draw(st.sampled_from(HolidayProfile)).value,
                easter=draw(st.sampled_from(EASTERS)),
                closures=frozenset(day for day, shut in exceptions if shut),
                worked=frozenset(day for day, shut in exceptions if not shut),
            )
        )
    return Parties(tuple(members))


DAYS = st.dates(date(2016, 1, 1), date(2039, 12, 31))
"""Days whose neighbours the table made by hand knows."""


@st.composite
def parties_and_day(draw: st.DrawFn) -> tuple[Parties, date]:
    """Parties, and a day near their closures; the turn of the year and Easter come up often."""
    year = draw(st.integers(2016, 2039))
    season = st.sampled_from([date(year, 12, 24), date(year, 1, 2), date(year, 6, 24), date(year, 4, 3)])
    day = draw(st.one_of(DAYS, st.builds(lambda near, n: near + n * DAY, season, st.integers(-12, 12))))
    day = min(max(day, date(2016, 1, 1)), date(2039, 12, 31))
    return draw(parties(around=day)), day
