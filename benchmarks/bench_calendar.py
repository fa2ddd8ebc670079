"""How long the arithmetic of business days takes, beside its floor and beside what others offer.

``python benchmarks/bench_calendar.py [ROUNDS]`` needs what ``benchmarks/requirements.txt`` names. All are given the
same days off, and their answers are compared first. The floor is an empty Python call around ``date.fromordinal``: no
calendar, no answer, but a date in and a date out. Loops run on both sides, so their cost counts on both.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from importlib import import_module
from random import Random
from statistics import median
from time import process_time
from typing import Any

import numpy as np
from peers.tables import Row, at_least, at_most, page
from peers.turns import in_turns, ratios

from dme_migration.calendar import BusinessCalendar, BusinessDays, CalendarDays, Easter, HolidayProfile, holidays_of

YEARS = range(2014, 2058)
"""As far as the questions reach, so that no peer runs past the end of its list."""
YEAR = 365
FAR = 7_000
DRAWN = Random(2026)  # noqa: S311 - a sample, not a secret
MANY = 1_000_000
OURS, FLOOR = "ours", "the floor"

_from_ordinal = date.fromordinal


def floor(day: date, n: int) -> date:
    """Take a date and give one: what no arithmetic of dates in Python can do without."""
    return _from_ordinal(day.toordinal() + n)


def drawn(number: int) -> list[date]:
    """Draw days, business days or not; each is an object of its own, as days that were read are."""
    first, last = date(2015, 1, 1).toordinal(), date(2029, 12, 31).toordinal()
    return [date.fromordinal(DRAWN.randint(first, last)) for _ in range(number)]


def warm() -> BusinessCalendar:
    """Give a calendar whose table reaches as far as every question: its first look-up is not what is measured."""
    calendar = BusinessCalendar.quebec()
    calendar.count(after=date(YEARS[0], 1, 1), through=date(YEARS[-1], 12, 31))
    return calendar


class NumPy:
    """Scalar calls of NumPy, from date to date."""

    def __init__(self, off: Sequence[date]) -> None:
        self._calendar = np.busdaycalendar(holidays=list(off))

    def works(self, day: date) -> bool:
        return bool(np.is_busday(day, busdaycal=self._calendar))

    def add(self, day: date, n: int) -> Any:
        return np.busday_offset(day, n, roll="backward", busdaycal=self._calendar).item()

    def count(self, a: date, b: date) -> int:
        """Count over ``[a, b[``: the callers pass the days after those that ours take."""
        return int(np.busday_count(a, b, busdaycal=self._calendar))

    def add_many(self, days: Sequence[date], n: int) -> Any:
        return np.busday_offset(np.array(days, dtype="datetime64[D]"), n, roll="backward", busdaycal=self._calendar)


class Holidays:
    """The ``holidays`` package, with our list in the place of its own."""

    def __init__(self, off: Sequence[date]) -> None:
        self._list = import_module("holidays").HolidayBase()
        self._list.update(dict.fromkeys(off, "off"))
        self.works = self._list.is_working_day
        self.add = self._list.get_nth_working_day
        self.count = self._list.get_working_days_count


class Workalendar:
    """The ``workalendar`` package, with our list in the place of its own."""

    def __init__(self, off: Sequence[date]) -> None:
        by_year = {year: [(day, "off") for day in off if day.year == year] for year in YEARS}
        base = import_module("workalendar.core").Calendar
        weekend = {"WEEKEND_DAYS": (5, 6), "get_calendar_holidays": lambda _self, year: by_year[year]}
        kept = type("Kept", (base,), weekend)()
        self.works = kept.is_working_day
        self.add = kept.add_working_days
        self.count = kept.get_working_days_delta


def each(call: Callable[..., object], questions: Sequence[tuple[Any, ...]]) -> None:
    """Ask each question; the arguments are spread, as a caller would write them."""
    if len(questions[0]) == 1:
        for (one,) in questions:
            call(one)
    else:
        for one, other in questions:
            call(one, other)


def scalar_rows(rounds: int) -> Iterator[Row]:
    calendar, days = warm(), drawn(200)
    off = [day for year in YEARS for day in holidays_of(HolidayProfile.PUBLIC_SERVICE, Easter.GOOD_FRIDAY, year)]
    peers: dict[str, Any] = {"NumPy": NumPy(off), "holidays": Holidays(off), "workalendar": Workalendar(off)}
    least = {"NumPy": 15, "holidays": 50, "workalendar": 50}
    spans = [(day, date.fromordinal(day.toordinal() + YEAR)) for day in days]
    after = [tuple(date.fromordinal(d.toordinal() + 1) for d in span) for span in spans]

    # Every answer first.
    for day, (start, end) in zip(days, spans, strict=True):
        for name, peer in peers.items():
            assert peer.works(day) is calendar.is_business_day(day), name
            assert all(peer.add(day, n) == calendar.add(day, n) for n in (7, 90)), name
            shifted = {"NumPy": (1, 1), "holidays": (1, 0), "workalendar": (0, 0)}[name]
            a, b = (date.fromordinal(d.toordinal() + more) for d, more in zip((start, end), shifted, strict=True))
            assert peer.count(a, b) == calendar.count(after=start, through=end), name

    def counted() -> None:
        for a, b in spans:
            calendar.count(after=a, through=b)

    singles = [(day,) for day in days]
    operations: dict[str, tuple[Callable[[], object], str, list[tuple[Any, ...]]]] = {
        "`is_business_day`": (partial(each, calendar.is_business_day, singles), "works", singles),
        "`add(day, 7)`": (partial(each, calendar.add, [(d, 7) for d in days]), "add", [(d, 7) for d in days]),
        "`add(day, 90)`": (partial(each, calendar.add, [(d, 90) for d in days]), "add", [(d, 90) for d in days]),
        "`add(day, 7000)`": (partial(each, calendar.add, [(d, FAR) for d in days]), "", []),
        "`add(day, -7)`": (partial(each, calendar.add, [(d, -7) for d in days]), "", []),
        "`count` over a year": (counted, "count", [tuple(span) for span in after]),
    }
    bare = partial(each, floor, [(d, 7) for d in days])
    for what, (ours, method, questions) in operations.items():
        calls: dict[str, Callable[[], object]] = {OURS: ours, FLOOR: bare}
        if method:
            calls |= {name: partial(each, getattr(peer, method), questions) for name, peer in peers.items()}
        found = in_turns(calls, rounds=rounds)
        yield at_most(1.3, what, FLOOR, ratios(found, FLOOR)[OURS])
        for name in peers if method else ():
            yield at_least(least[name], what, f"{name}, one call", ratios(found, OURS)[name])


def deadline_rows(rounds: int) -> Iterator[Row]:
    calendar, days = warm(), drawn(200)
    unread = "`deadline` of `BusinessDays(7)`, unread"
    other = "`deadline` of `CalendarDays(90)`, unread"
    read = "`deadline` of `BusinessDays(7)`, its days off read"

    def explained() -> None:
        for day in days:
            assert calendar.deadline(day, BusinessDays(7)).skipped

    calls: dict[str, Callable[[], object]] = {
        "add": partial(each, calendar.add, [(d, 7) for d in days]),
        unread: partial(each, calendar.deadline, [(d, BusinessDays(7)) for d in days]),
        other: partial(each, calendar.deadline, [(d, CalendarDays(90)) for d in days]),
        read: explained,
    }
    beside = ratios(in_turns(calls, rounds=rounds), "add")
    yield at_most(3, unread, "`add(day, 7)`", beside[unread])
    for what in (other, read):
        yield Row(what, "`add(day, 7)`", "", f"{beside[what]:.3g} ×", None)


def bulk_rows(rounds: int) -> Iterator[Row]:
    polars = import_module("polars")
    calendar, days = warm(), drawn(MANY)
    off = [day for year in YEARS for day in holidays_of(HolidayProfile.PUBLIC_SERVICE, Easter.GOOD_FRIDAY, year)]
    numpy = NumPy(off)
    column = polars.Series(days)
    ready: Any = np.array(days, dtype="datetime64[D]")

    def with_polars(of: Any) -> Any:
        return of.dt.add_business_days(7, holidays=off, roll="backward")

    expected = [calendar.add(day, 7) for day in days]
    assert calendar.add_many(days, 7) == expected
    assert numpy.add_many(days, 7).tolist() == expected
    assert with_polars(column).to_list() == expected

    fresh: list[date] = []
    calls: dict[str, Callable[[], object]] = {
        OURS: lambda: calendar.add_many(fresh, 7),
        "NumPy `busday_offset`, from and to lists of `date`": lambda: numpy.add_many(fresh, 7).tolist(),
        "polars, from and to lists of `date`": lambda: with_polars(polars.Series(fresh)).to_list(),
        "NumPy, array to array": lambda: numpy.add_many(ready, 7),
        "polars, series to series": lambda: with_polars(column),
    }
    found: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(rounds):
        for name, call in calls.items():
            # Days that nobody has hashed yet, as those that were just read: else ours would look better than it is.
            fresh[:] = [date.fromordinal(day.toordinal()) for day in days]
            start = process_time()
            call()
            found[name].append(process_time() - start)
    for name, ratio in ratios(found, OURS).items():
        if name != OURS:
            yield at_least(1, f"`add_many` over {MANY:,} days", name, ratio)
    yield Row("`add_many`", "", "", f"{median(found[OURS]) / MANY * 1e9:.0f} ns a day here", None)


def main() -> None:
    """Compare, measure, print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    rows = [*scalar_rows(rounds), *deadline_rows(rounds), *bulk_rows(rounds)]
    print(page(rows, "numpy", "polars", "holidays", "workalendar"))


if __name__ == "__main__":
    main()
