"""What counts as a day, everywhere that a calendar takes one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pendulum
import pytest

from dme_migration.calendar import BusinessCalendar, BusinessDays, CalendarDays, Closure
from dme_migration.errors import CalendarError, InvalidValueError

NOT_DAYS = [datetime(2026, 3, 26, tzinfo=UTC), datetime(2026, 3, 26), "2026-03-26", 739_000, None]  # noqa: DTZ001


@pytest.mark.parametrize("wrong", NOT_DAYS)
@pytest.mark.parametrize("asked_before", [False, True])
def test_what_is_no_day_is_refused_everywhere(wrong: date, *, asked_before: bool) -> None:
    calendar, day = BusinessCalendar.quebec(), date(2026, 3, 26)
    if asked_before:
        calendar.add(day, 1)
    calls: list[Callable[[], object]] = [
        lambda: calendar.is_business_day(wrong),
        lambda: calendar.next_business_day(wrong),
        lambda: calendar.previous_business_day(wrong),
        lambda: calendar.roll_forward(wrong),
        lambda: calendar.roll_backward(wrong),
        lambda: calendar.add(wrong, 7),
        lambda: calendar.add(wrong, -7),
        lambda: calendar.add_many([day, wrong], 1),
        lambda: calendar.count(after=wrong, through=day),
        lambda: calendar.count(after=day, through=wrong),
        lambda: calendar.business_days(day, wrong),
        lambda: calendar.business_days(wrong, day),
        lambda: calendar.days_off(day, wrong),
        lambda: calendar.day_off(wrong),
        lambda: calendar.deadline(wrong, CalendarDays(7)),
        lambda: calendar.deadline(wrong, BusinessDays(7)),
        lambda: BusinessCalendar.quebec(closures=[wrong]),
        lambda: BusinessCalendar.quebec(extra_working_days=[wrong]),
        lambda: Closure(wrong),
    ]
    for call in calls:
        with pytest.raises(CalendarError, match=r"a datetime\.date|use local_day first"):
            call()


@pytest.mark.parametrize("wrong", [1.0, -1.0, 0.0, float("nan"), "1", None])
@pytest.mark.parametrize("asked_before", [False, True])
def test_a_number_of_days_is_whole(wrong: int, *, asked_before: bool) -> None:
    calendar, day = BusinessCalendar.quebec(), date(2026, 3, 26)
    if asked_before:
        calendar.add(day, 1)
    for call in (lambda: calendar.add(day, wrong), lambda: calendar.add_many([day], wrong)):
        with pytest.raises(InvalidValueError, match="whole number"):
            call()


@pytest.mark.parametrize("wrong", [date(2026, 7, 15), 3])
def test_closures_come_together(wrong: tuple[date, ...]) -> None:
    with pytest.raises(CalendarError, match="closures is an iterable of days"):
        BusinessCalendar.quebec(closures=wrong)
    with pytest.raises(CalendarError, match="extra_working_days is an iterable of days"):
        BusinessCalendar.quebec(extra_working_days=wrong)


def test_a_pendulum_date_is_a_day_and_a_plain_date_comes_out() -> None:
    day = pendulum.date(2026, 3, 26)
    calendar = BusinessCalendar.quebec(closures=[pendulum.date(2026, 4, 7)])
    due = calendar.deadline(day, BusinessDays(7))
    results = [calendar.add(day, 7), calendar.roll_forward(day), calendar.add_many([day], 0)[0], due.start, due.due_on]
    results += [off.on for off in due.skipped] + list(calendar.business_days(day, day))
    assert {type(result) for result in results} == {date}
    assert due.due_on == date(2026, 4, 9)
    assert calendar.day_off(pendulum.date(2026, 4, 7)) is not None
