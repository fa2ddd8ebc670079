"""The law of delays holds of ours, and fails on a delay that runs backwards or is miscounted."""

from __future__ import annotations

from datetime import date

import pytest

from dme_migration import (
    BusinessCalendar,
    BusinessDays,
    CalendarDays,
    HolidayProfile,
    Months,
    longest,
)
from dme_migration.calendar import BusinessHours, HoursConvention
from dme_migration.calendar.daymap import ShiftMap
from dme_migration.testing.laws import (
    assert_monotone,
)
from tests.testing import seeded
from tests.testing.seeded import (
    told,
)


@pytest.mark.parametrize("profile", HolidayProfile)
@pytest.mark.parametrize(
    "delay",
    [
        BusinessDays(0),
        BusinessDays(7),
        CalendarDays(0),
        CalendarDays(21, extends=True),
        CalendarDays(90),
        Months(1),
        Months(3),
        longest(CalendarDays(90), Months(3), BusinessDays(2)),
    ],
    ids=repr,
)
def test_our_delays_never_run_backwards(delay: BusinessDays, profile: HolidayProfile) -> None:
    assert_monotone(delay, BusinessCalendar.quebec(profile))


@pytest.mark.parametrize("convention", HoursConvention)
def test_business_hours_never_run_backwards_when_the_clocks_change(convention: HoursConvention) -> None:
    for first, last in ((date(2026, 2, 27), date(2026, 3, 16)), (date(2026, 10, 23), date(2026, 11, 9))):
        assert_monotone(BusinessHours(72, convention), first=first, last=last)


def test_a_delay_that_runs_backwards_is_found() -> None:
    said = told(lambda: assert_monotone(seeded.BACKWARDS))
    assert "Le délai\u00a0: un délai maison." in said
    assert "Un départ le jeudi 4 décembre 2025 mène au dimanche 7 décembre 2025" in said
    assert "mais un départ le vendredi 5 décembre 2025 au samedi 6 décembre 2025" in said


def test_a_wrong_way_back_is_found() -> None:
    said = told(lambda: assert_monotone(seeded.Mapped(lambda _: seeded.WrongUp(3))))
    assert "«\u00a0up\u00a0» donne un départ le samedi 29 novembre 2025" in said
    said = told(lambda: assert_monotone(seeded.Mapped(lambda _: seeded.WrongDown(3))))
    assert "«\u00a0down\u00a0» donne un départ le jeudi 27 novembre 2025" in said


def test_calendar_days_counted_for_business_days_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(BusinessDays, "bind", lambda delay, _: ShiftMap(delay.n))
    said = told(lambda: assert_monotone(BusinessDays(7)))
    assert "D'un départ le lundi 1er décembre 2025, il donne le lundi 8 décembre 2025" in said
    assert "le compte donne le mercredi 10 décembre 2025" in said
    assert "le compte donne" in told(lambda: assert_monotone(longest(BusinessDays(7), CalendarDays(2))))
