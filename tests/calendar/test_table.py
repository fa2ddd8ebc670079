"""The table behind a calendar: long closures, the ends of time, threads, and no walking."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from types import FrameType
from typing import Any

import pytest

from dme_migration.calendar import BusinessCalendar, BusinessDays, HolidayProfile
from dme_migration.errors import CalendarError
from tests.calendar.walk import days_between

# Long closures (ibuilder/massing#95), and the ends of time


def shut_between(first: date, last: date) -> tuple[date, ...]:
    return tuple(days_between(first, last))


def test_ten_years_shut() -> None:
    calendar = BusinessCalendar.quebec(closures=shut_between(date(2026, 1, 1), date(2035, 12, 31)))
    assert calendar.add(date(2026, 1, 5), 1) == date(2036, 1, 3)
    assert calendar.add(date(2036, 1, 10), -20) == date(2025, 12, 5)
    assert calendar.count(after=date(2025, 12, 31), through=date(2036, 1, 3)) == 1
    assert (
        len(calendar.deadline(date(2026, 1, 5), BusinessDays(1)).skipped) == (date(2036, 1, 3) - date(2026, 1, 6)).days
    )


@pytest.mark.parametrize("years", [1, 3, 30, 300])
def test_any_closure_is_crossed_both_ways(years: int) -> None:
    shut = shut_between(date(2020, 1, 1), date(2019 + years, 12, 31))
    calendar = BusinessCalendar.quebec(closures=shut)
    after, before = calendar.next_business_day(date(2021, 1, 1)), calendar.previous_business_day(date(2020, 7, 1))
    plain = BusinessCalendar.quebec()
    assert after == plain.next_business_day(shut[-1])
    assert before == plain.previous_business_day(shut[0])


def test_a_closure_to_the_end_of_time_is_refused_in_words() -> None:
    calendar = BusinessCalendar.quebec(closures=shut_between(date(9900, 1, 1), date.max))
    with pytest.raises(CalendarError, match="after 9999-12-31"):
        calendar.next_business_day(date(9900, 1, 1))
    assert calendar.roll_backward(date.max) == date(9899, 12, 28)  # the 31st is a Sunday, so Friday 29 is off
    calendar = BusinessCalendar.quebec(closures=shut_between(date.min, date(100, 12, 31)))
    with pytest.raises(CalendarError, match="before 0001-01-01"):
        calendar.previous_business_day(date(50, 1, 1))


@pytest.mark.parametrize("profile", HolidayProfile)
def test_the_first_and_the_last_days_that_date_has(profile: HolidayProfile) -> None:
    calendar = BusinessCalendar.quebec(profile)
    for day in (date.min, date.max, date(1, 12, 31), date(9999, 1, 1)):
        assert calendar.is_business_day(day) is (calendar.day_off(day) is None)
    assert calendar.add(date.max, -5) < date.max
    assert calendar.add(date.min, 5) > date.min
    for day, n in ((date.max, 1), (date.min, -1), (date(9999, 12, 1), 40), (date(1, 1, 20), -40)):
        with pytest.raises(CalendarError, match="no such day"):
            calendar.add(day, n)
    for n in (10**7, -(10**7), 10**30):
        with pytest.raises(CalendarError, match="no such day"):
            calendar.add(date(2026, 1, 5), n)


def test_questions_far_apart_do_not_fill_the_centuries_between() -> None:
    calendar = BusinessCalendar.quebec()
    for year in (1, 2026, 9999, 2026, 1):
        calendar.is_business_day(date(year, 6, 1))
        assert len(calendar._table.rank) < 10 * 366


def test_the_whole_of_time_is_counted_once() -> None:
    calendar = BusinessCalendar.quebec("labour-standards")
    whole = calendar.count(after=date.min, through=date.max)
    middle = date(2026, 3, 26)
    assert whole == calendar.count(after=date.min, through=middle) + calendar.count(after=middle, through=date.max)
    assert calendar.add(date.min, whole) == calendar.roll_backward(date.max)


# Shared between threads, and as fast far as near


def test_sixteen_threads_on_one_fresh_calendar() -> None:
    days = [date(1990 + n * 7 % 90, 1 + n % 12, 1 + n % 28) for n in range(120)]
    calendar = BusinessCalendar.quebec(closures=(date(2026, 7, 15),))
    start = Barrier(16)

    def answer(asked: BusinessCalendar, day: date) -> tuple[object, ...]:
        through = date(2026, 1, 1)
        return (
            asked.add(day, 40),
            asked.add(day, -300),
            asked.is_business_day(day),
            asked.count(after=day, through=through),
        )

    def ask(thread: int) -> list[tuple[object, ...]]:
        start.wait()
        first = thread * 7 % len(days)  # each thread makes the table grow in another order
        answers = {day: answer(calendar, day) for day in days[first:] + days[:first]}
        return [answers[day] for day in days]

    with ThreadPoolExecutor(16) as pool:
        together = list(pool.map(ask, range(16)))
    alone = BusinessCalendar.quebec(closures=(date(2026, 7, 15),))
    assert together == [[answer(alone, day) for day in days]] * 16


def test_looking_up_is_not_walking() -> None:
    calendar, day = BusinessCalendar.quebec(), date(2026, 3, 26)
    calendar.add(day, 25_000)

    def lines(n: int) -> int:
        count = 0

        def trace(_frame: FrameType, event: str, _argument: object) -> Any:
            nonlocal count
            count += event == "line"
            return trace

        sys.settrace(trace)
        try:
            calendar.add(day, n)
        finally:
            sys.settrace(None)
        return count

    assert lines(20_000) == lines(2) > 0
