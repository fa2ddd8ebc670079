"""Months keep the day number, or end a shorter month; their plateaus are inverted."""

from __future__ import annotations

import calendar as months_of_the_year
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dme_migration.calendar import (
    BusinessCalendar,
    Months,
)
from tests.calendar.inverses import assert_inverses
from tests.calendar.walk import DAYS

CALENDAR = BusinessCalendar.quebec()


@given(DAYS, st.integers(0, 60))
@example(date(2026, 1, 31), 1)
@example(date(2028, 2, 29), 12)
def test_months_keep_the_day_number_or_end_the_month(day: date, n: int) -> None:
    years, month = divmod(day.month - 1 + n, 12)
    length = months_of_the_year.monthrange(day.year + years, month + 1)[1]
    assert Months(n).bind(CALENDAR)(day) == date(day.year + years, month + 1, min(day.day, length))


@pytest.mark.parametrize("day", [date(2026, 2, 28), date(2028, 2, 29), date(2026, 3, 31), date(2026, 5, 1)])
@pytest.mark.parametrize("n", [0, 1, 3, 12])
def test_months_invert_on_their_plateaus(day: date, n: int) -> None:
    forward = Months(n).bind(CALENDAR)
    assert_inverses(forward, forward, day)


def test_a_plateau_of_a_month() -> None:
    one = Months(1).bind(CALENDAR)
    assert {one(date(2026, 1, day)) for day in (28, 29, 30, 31)} == {date(2026, 2, 28)}
    assert one.up(date(2026, 2, 28)) == date(2026, 1, 28)
    assert one.down(date(2026, 2, 28)) == date(2026, 1, 31)
    assert one.up(date(2026, 3, 30)) == date(2026, 3, 1)  # no day of February reaches it
