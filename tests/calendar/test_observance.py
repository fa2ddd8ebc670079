"""What one party declares: its closures, and the days that it works all the same."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dme_migration.calendar import BusinessCalendar, BusinessDays, Closure, HolidayProfile
from dme_migration.errors import CalendarError
from dme_migration.text import Text
from tests.calendar.walk import DAYS


@given(DAYS, st.sampled_from(HolidayProfile))
def test_a_day_both_closed_and_worked_is_refused_by_name(day: date, profile: HolidayProfile) -> None:
    with pytest.raises(CalendarError, match=day.isoformat()):
        BusinessCalendar.quebec(profile, closures=(day,), extra_working_days=(day,))


def test_a_worked_saturday_and_a_worked_holiday_count_everywhere() -> None:
    worked = BusinessCalendar.quebec(extra_working_days=(date(2026, 6, 27), date(2026, 6, 24)))
    assert worked.add(date(2026, 6, 26), 1) == date(2026, 6, 27)
    assert worked.count(after=date(2026, 6, 26), through=date(2026, 6, 29)) == 2
    assert worked.day_off(date(2026, 6, 27)) is None
    assert worked.add(date(2026, 6, 23), 1) == date(2026, 6, 24)
    assert worked.add_many([date(2026, 6, 23)], 1) == [date(2026, 6, 24)]
    assert date(2026, 6, 24) in list(worked.business_days(date(2026, 6, 23), date(2026, 6, 25)))
    assert worked.deadline(date(2026, 6, 23), BusinessDays(1)).due_on == date(2026, 6, 24)
    assert (worked & BusinessCalendar.quebec()).add(date(2026, 6, 23), 1) == date(2026, 6, 25)


def test_the_order_of_the_arguments_changes_nothing() -> None:
    shut, open_ = (date(2026, 7, 15), date(2026, 7, 16)), (date(2026, 6, 27), date(2026, 6, 24))
    assert BusinessCalendar.quebec(closures=shut, extra_working_days=open_) == BusinessCalendar.quebec(
        closures=reversed(shut), extra_working_days=iter((*open_[::-1], open_[0]))
    )


def test_a_closure_says_that_it_is_one() -> None:
    stocktaking = Closure(date(2026, 7, 27), Text(fr="inventaire", en="stocktaking"))
    calendar = BusinessCalendar.quebec(closures=(stocktaking, date(2026, 7, 28), date(2026, 12, 25), date(2026, 8, 1)))
    named = {
        off.on: off.name for off in calendar.days_off(date(2026, 7, 27), date(2026, 12, 31)) if not off.weekly_rest
    }
    assert named[date(2026, 7, 27)] == Text(fr="fermeture\u00a0: inventaire", en="closure: stocktaking")
    assert named[date(2026, 7, 28)] == Text(fr="fermeture", en="closure")
    assert named[date(2026, 8, 1)] == Text(fr="fermeture", en="closure")  # a Saturday
    assert named[date(2026, 12, 25)].en == "Christmas Day"


def test_a_closure_said_twice_is_one_and_two_names_are_joined() -> None:
    day = date(2026, 7, 27)
    stocktaking, works = Text(fr="inventaire", en="stocktaking"), Text(fr="travaux", en="works")
    assert BusinessCalendar.quebec(closures=(day, Closure(day, works))) == BusinessCalendar.quebec(
        closures=(Closure(day, works),)
    )
    both = BusinessCalendar.quebec(closures=(Closure(day, works), Closure(day, stocktaking))).day_off(day)
    assert both is not None
    assert both.name == Text(fr="fermeture\u00a0: inventaire; travaux", en="closure: stocktaking; works")


def test_saturday_and_sunday_are_named_and_known_as_weekly_rest() -> None:
    saturday, sunday = BusinessCalendar.quebec().days_off(date(2026, 6, 27), date(2026, 6, 28))
    assert (saturday.name.fr, saturday.name.en, saturday.weekly_rest) == ("samedi", "Saturday", True)
    assert (sunday.name.fr, sunday.name.en, sunday.weekly_rest) == ("dimanche", "Sunday", True)
