"""The calendar of two parties says whose day off it is."""

from __future__ import annotations

from datetime import date

import pytest

from dme_migration.calendar import BusinessCalendar, Closure, HolidayProfile
from dme_migration.text import Text


def test_a_reason_of_one_party_says_whose_it_is() -> None:
    both = BusinessCalendar.quebec("public-service") & BusinessCalendar.quebec("labour-standards")
    monday = both.day_off(date(2026, 4, 6))
    assert monday is not None
    assert monday.name == Text(
        fr="lundi de Pâques, calendrier public-service", en="Easter Monday, public-service calendar"
    )
    friday = both.day_off(date(2026, 4, 3))
    assert friday is not None
    assert friday.name.en == "Good Friday"
    assert "N-1.1" in friday.statute
    assert "fonction publique" in friday.statute


def test_two_parties_of_one_profile_are_told_apart_by_number() -> None:
    shut = Closure(date(2026, 7, 27), Text(fr="inventaire", en="stocktaking"))
    both = BusinessCalendar.quebec() & BusinessCalendar.quebec(closures=(shut,))
    off = both.day_off(shut.day)
    assert off is not None
    assert off.name.en == "closure: stocktaking, public-service 2 calendar"
    assert both.profile == "public-service"
    assert both.profiles == (HolidayProfile.PUBLIC_SERVICE, HolidayProfile.PUBLIC_SERVICE)


def test_a_saturday_of_one_party_is_still_weekly_rest() -> None:
    both = BusinessCalendar.quebec("interpretation-act") & BusinessCalendar.quebec("civil-procedure")
    saturday, sunday = both.days_off(date(2026, 6, 27), date(2026, 6, 28))
    assert saturday.name.en == "Saturday, civil-procedure calendar"
    assert saturday.weekly_rest
    assert sunday.name.en == "Sunday"
    assert both.profile == "interpretation-act & civil-procedure"


def test_a_saturday_feast_of_one_party_is_no_weekly_rest() -> None:
    both = BusinessCalendar.quebec("interpretation-act") & BusinessCalendar.quebec("public-service")
    off = both.day_off(date(2028, 7, 1))  # the public service observes it on Friday, and rests
    assert off is not None
    assert off.name.en == "Canada Day, interpretation-act calendar; Saturday, public-service calendar"
    assert not off.weekly_rest


def test_a_calendar_joins_calendars_alone() -> None:
    with pytest.raises(TypeError):
        BusinessCalendar.quebec() & "administration"  # type: ignore[operator]  # that is the point
