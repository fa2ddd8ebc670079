"""What a failing test would show: an ordinary week, short names, and no fact that is not needed (field case 26)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any, TypeVar

import attrs
import pytest
from hypothesis import Phase, find, settings
from hypothesis.strategies import SearchStrategy

from dme_migration import BusinessCalendar, HolidayProfile, MigrationCase, Readings
from dme_migration.calendar import BusinessDays, CalendarDays, Longest, Months, longest
from dme_migration.model import Request, Schedule
from dme_migration.testing import (
    AN_ORDINARY_MONDAY,
    as_of_days,
    business_days,
    calendars,
    cases,
    days,
    delays,
    readings,
    requests,
    schedules,
)

T = TypeVar("T")
QUICK = settings(
    max_examples=1000, database=None, derandomize=True, phases=[Phase.generate, Phase.shrink], deadline=None
)


def smallest(strategy: SearchStrategy[T], condition: Callable[[T], object] = lambda _: True) -> T:
    return find(strategy, lambda value: bool(condition(value)), settings=QUICK)


def leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, tuple):
        for item in value:
            yield from leaves(item)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from leaves(getattr(value, field.name))
    elif value is not None:
        yield value


def assert_ordinary(day: date) -> None:
    """A working day of 2026, in a week that is worked from Monday to Friday."""
    monday = date(day.year, day.month, day.day) - timedelta(days=day.weekday())
    week = list(BusinessCalendar.quebec().business_days(monday, monday + timedelta(days=6)))
    assert (day.year, len(week)) == (2026, 5)
    assert date(day.year, day.month, day.day) in week


def test_the_ordinary_monday_is_far_from_every_holiday() -> None:
    assert AN_ORDINARY_MONDAY.weekday() == 0
    for profile in HolidayProfile:
        around = BusinessCalendar.quebec(profile).days_off(date(2026, 1, 5), date(2026, 3, 27))
        assert all(off.weekly_rest for off in around)


def test_the_smallest_of_each() -> None:
    assert smallest(cases()) == MigrationCase(request=Request())
    assert smallest(requests()) == Request()
    assert smallest(schedules()) == Schedule(starts_on=AN_ORDINARY_MONDAY)
    assert smallest(days()) == AN_ORDINARY_MONDAY
    assert smallest(business_days()) == AN_ORDINARY_MONDAY
    assert smallest(calendars()) == BusinessCalendar.quebec()
    assert smallest(readings()) == Readings()
    assert smallest(as_of_days(MigrationCase(request=Request()))) == AN_ORDINARY_MONDAY


def test_the_smallest_delays() -> None:
    assert smallest(delays()) == BusinessDays(0)
    assert smallest(delays([CalendarDays])) == CalendarDays(0)
    assert smallest(delays([Months])) == Months(0)
    assert smallest(delays([Longest])) == longest(CalendarDays(0))


def test_days_shrink_towards_the_ordinary_monday_from_both_sides() -> None:
    assert smallest(days(), lambda day: day > date(2026, 3, 10)) == date(2026, 3, 11)
    assert smallest(days(), lambda day: day < date(2026, 1, 15)) == date(2026, 1, 14)
    assert smallest(business_days(), lambda day: day > date(2026, 4, 2)) == date(2026, 4, 7)


FACTS: dict[str, Callable[[MigrationCase], object]] = {
    "an objective": lambda c: c.request.objective,
    "a client": lambda c: c.request.client,
    "a signature": lambda c: c.request.signatures,
    "a sending": lambda c: c.request.transmissions,
    "a contract": lambda c: c.request.contract and c.request.contract.clinic,
    "a schedule": lambda c: c.schedule and c.schedule.delivered_on,
    "a planned step": lambda c: c.schedule and c.schedule.milestones,
    "a step": lambda c: c.journal,
    "a notice": lambda c: c.notices,
    "a confirmation": lambda c: c.confirmations,
    "a fee": lambda c: c.fees,
    "a complaint": lambda c: c.complaints,
    "a waiver": lambda c: c.waivers,
}


@pytest.mark.parametrize("fact", FACTS)
def test_a_case_holds_what_is_needed_and_no_more(fact: str) -> None:
    case = smallest(cases(), FACTS[fact])
    parts = [
        name
        for name in ("schedule", "journal", "notices", "confirmations", "fees", "complaints", "waivers", "id", "extra")
        if getattr(case, name)
    ]
    of_the_request = [field.name for field in attrs.fields(Request) if getattr(case.request, field.name)]
    assert len(parts) + len(of_the_request) == 1
    for leaf in leaves(case):
        if isinstance(leaf, date):
            assert_ordinary(leaf)
        elif isinstance(leaf, str):
            assert leaf.isascii()
            assert len(leaf) <= 44
