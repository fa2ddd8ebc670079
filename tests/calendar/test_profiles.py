"""Every profile against a table made by hand from the statutes, and against published lists."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from dme_migration.calendar import BusinessCalendar, DayOff, Easter, HolidayProfile, holidays_of
from dme_migration.errors import CalendarError
from tests.calendar.walk import EASTERS, FIRST, LAST, TABLE, WEEKLY_REST, days_between, holidays_by_hand

FEASTS = {
    "new-year": ("jour de l'An", "New Year's Day"),
    "new-year-2": ("lendemain du jour de l'An", "day after New Year's Day"),
    "good-friday": ("Vendredi saint", "Good Friday"),
    "easter-monday": ("lundi de Pâques", "Easter Monday"),
    "patriots": ("Journée nationale des patriotes", "National Patriots' Day"),
    "national": ("fête nationale", "National Holiday"),
    "canada": ("fête du Canada", "Canada Day"),
    "labour": ("fête du Travail", "Labour Day"),
    "thanksgiving": ("Action de grâces", "Thanksgiving"),
    "christmas-eve": ("veille de Noël", "Christmas Eve"),
    "christmas": ("Noël", "Christmas Day"),
    "christmas-2": ("lendemain de Noël", "Boxing Day"),
    "new-year-eve": ("veille du jour de l'An", "New Year's Eve"),
}


def days(*written: str) -> set[date]:
    return {date.fromisoformat(day) for day in written}


def weekday_holidays(profile: str, first: date, last: date) -> set[date]:
    calendar = BusinessCalendar.quebec(profile)
    return {off.on for off in calendar.days_off(first, last) if off.on.weekday() < 5}


def explained(profile: str, day: str) -> DayOff:
    off = BusinessCalendar.quebec(profile).day_off(date.fromisoformat(day))
    assert off is not None
    return off


@pytest.mark.parametrize("easter", EASTERS)
@pytest.mark.parametrize("profile", HolidayProfile)
def test_every_day_of_the_table_made_by_hand(profile: HolidayProfile, easter: str) -> None:
    calendar = BusinessCalendar.quebec(profile, easter=easter)
    holidays = holidays_by_hand(profile, easter)
    for day in days_between(FIRST, LAST):
        off = day in holidays or day.weekday() in WEEKLY_REST[profile]
        assert calendar.is_business_day(day) is not off, day


@pytest.mark.parametrize("easter", EASTERS)
@pytest.mark.parametrize("profile", HolidayProfile)
def test_every_holiday_of_the_table_is_named_after_its_feast(profile: HolidayProfile, easter: str) -> None:
    for year in range(FIRST.year, LAST.year + 1):
        by_hand = {day: feast for day, feast in holidays_by_hand(profile, easter).items() if day.year == year}
        named = holidays_of(profile, Easter(easter), year)
        assert list(named) == sorted(by_hand)
        for day, feast in by_hand.items():
            fr, en = FEASTS[feast]
            assert named[day].name.fr in {fr, f"{fr}, jour observé"}
            assert named[day].name.en in {en, f"{en}, observed"}


def test_the_table_is_what_its_script_writes() -> None:
    script = TABLE.with_name("make_holidays.py")
    written = subprocess.run([sys.executable, script], check=True, capture_output=True, text=True)
    assert written.stdout == TABLE.read_text(encoding="utf-8")


# The lists that follow are literal: collective agreements (SFPQ, 2011-2012), a government call centre (2022), a
# Montréal office that follows the public service (2023, 2024).


def test_public_service_christmas_2011() -> None:
    observed = weekday_holidays("public-service", date(2011, 12, 20), date(2012, 1, 8))
    assert observed == days("2011-12-23", "2011-12-26", "2011-12-27", "2011-12-30", "2012-01-02", "2012-01-03")


def test_public_service_2022_of_the_registrar_s_call_centre() -> None:
    observed = weekday_holidays("public-service", date(2022, 1, 1), date(2022, 12, 31))
    assert days("2022-01-03", "2022-01-04", "2022-04-15", "2022-04-18") <= observed
    assert days("2022-12-23", "2022-12-26", "2022-12-27", "2022-12-30") <= observed
    assert date(2022, 9, 19) not in observed  # a day of mourning, without leave


def test_public_service_eves_of_2023_and_2024() -> None:
    assert weekday_holidays("public-service", date(2023, 12, 18), date(2023, 12, 31)) == days(
        "2023-12-22", "2023-12-25", "2023-12-26", "2023-12-29"
    )
    assert weekday_holidays("public-service", date(2024, 12, 18), date(2025, 1, 5)) == days(
        "2024-12-24", "2024-12-25", "2024-12-26", "2024-12-31", "2025-01-01", "2025-01-02"
    )


def test_public_service_over_administration_2026_to_2029() -> None:
    first, last = date(2026, 1, 1), date(2029, 12, 31)
    service, tribunals = (weekday_holidays(profile, first, last) for profile in ("public-service", "administration"))
    assert service - tribunals == days(
        "2026-12-28", "2027-01-04", "2027-12-27", "2027-12-28", "2028-01-03", "2028-01-04", "2028-06-23",
        "2028-06-30", "2028-12-22", "2028-12-29", "2029-06-25", "2029-07-02",
    )  # fmt: skip
    assert tribunals <= service


@pytest.mark.parametrize("year", [2018, 2029, 2035, 2040])
def test_a_sunday_24_june_moves_in_two_profiles_alone(year: int) -> None:
    monday = date(year, 6, 25)
    off = {p.value for p in HolidayProfile if not BusinessCalendar.quebec(p).is_business_day(monday)}
    assert off == {"labour-standards", "public-service"}


@pytest.mark.parametrize("year", [2018, 2029, 2035, 2040])
def test_a_sunday_1_july_moves_everywhere_but_in_the_tribunals(year: int) -> None:
    monday = date(year, 7, 2)
    assert [p.value for p in HolidayProfile if BusinessCalendar.quebec(p).is_business_day(monday)] == ["administration"]


@pytest.mark.parametrize(
    ("day", "off"),
    [
        ("2026-01-02", {"civil-procedure", "administration", "public-service"}),
        ("2025-12-26", {"civil-procedure", "administration", "public-service"}),
        ("2026-12-24", {"administration", "public-service"}),
        ("2026-12-31", {"administration", "public-service"}),
        ("2026-05-18", {p.value for p in HolidayProfile}),
        ("2027-05-24", {p.value for p in HolidayProfile}),  # the Monday before the 25th is the 24th itself
        ("2026-04-06", {p.value for p in HolidayProfile} - {"labour-standards"}),
        ("2026-09-30", set()),
        ("2026-11-11", set()),
        ("2026-08-03", set()),
        ("2026-02-16", set()),
    ],
)
def test_where_the_profiles_differ(day: str, off: set[str]) -> None:
    on = date.fromisoformat(day)
    assert {p.value for p in HolidayProfile if not BusinessCalendar.quebec(p).is_business_day(on)} == off


def test_saturday_is_a_business_day_under_the_interpretation_act_alone() -> None:
    saturday = date(2026, 6, 27)
    assert [p.value for p in HolidayProfile if BusinessCalendar.quebec(p).is_business_day(saturday)] == [
        "interpretation-act"
    ]


def test_the_employer_s_easter() -> None:
    friday, monday = date(2026, 4, 3), date(2026, 4, 6)
    for chosen, worked in (("good-friday", monday), ("easter-monday", friday)):
        calendar = BusinessCalendar.quebec("labour-standards", easter=chosen)
        assert [day for day in (friday, monday) if calendar.is_business_day(day)] == [worked]


def test_a_saturday_feast_of_the_public_service_rests_on_secondary_sources() -> None:
    for day in ("2017-06-23", "2023-06-30", "2028-06-23"):
        assert "secondary sources" in explained("public-service", day).statute
    for day in ("2026-06-24", "2029-06-25", "2022-12-27"):
        assert "secondary sources" not in explained("public-service", day).statute


@pytest.mark.parametrize(
    ("profile", "day", "statute"),
    [
        ("labour-standards", "2026-06-24", "RLRQ, c. F-1.1, art. 2"),
        ("labour-standards", "2029-06-25", "RLRQ, c. F-1.1, art. 2"),
        ("labour-standards", "2026-09-07", "RLRQ, c. N-1.1, art. 60"),
        ("civil-procedure", "2026-01-02", "RLRQ, c. C-25.01, art. 82"),
        ("interpretation-act", "2026-04-06", "RLRQ, c. I-16, art. 61 (23°)"),
        ("administration", "2026-12-24", "RLRQ, c. J-3, r. 3, art. 3; RLRQ, c. E-6.1, r. 0.3, art. 4"),
        ("administration", "2026-06-27", "RLRQ, c. J-3, r. 3, art. 3; RLRQ, c. E-6.1, r. 0.3, art. 4"),
        ("interpretation-act", "2026-06-28", "RLRQ, c. I-16, art. 61 (23°)"),
    ],
)
def test_a_day_off_cites_its_text(profile: str, day: str, statute: str) -> None:
    assert explained(profile, day).statute == statute


@pytest.mark.parametrize("profile", HolidayProfile)
@pytest.mark.parametrize("year", [1, 2, 1582, 1899, 1900, 2101, 4100, 9998, 9999])
def test_the_rules_hold_in_every_year_that_date_has(profile: HolidayProfile, year: int) -> None:
    holidays = holidays_of(profile, Easter.GOOD_FRIDAY, year)
    assert date(year, 12, 25) in holidays or profile is HolidayProfile.PUBLIC_SERVICE
    assert {day.year for day in holidays} == {year}
    moved = profile is HolidayProfile.LABOUR_STANDARDS and date(year, 6, 24).weekday() == 6
    expected = {"interpretation-act": 9, "civil-procedure": 11, "labour-standards": 8}.get(profile.value, 13)
    assert len(holidays) == expected + moved


def test_a_profile_goes_by_its_value_and_has_names() -> None:
    assert BusinessCalendar.quebec("public-service") == BusinessCalendar.quebec(HolidayProfile.PUBLIC_SERVICE)
    for profile in HolidayProfile:
        assert profile.label.fr
        assert profile.label.en
        assert profile.source


@pytest.mark.parametrize("wrong", ["public-servce", "federal", ""])
def test_an_unknown_profile_is_refused_with_the_known_ones(wrong: str) -> None:
    with pytest.raises(CalendarError, match="a holiday profile is one of public-service, administration"):
        BusinessCalendar.quebec(wrong)
    with pytest.raises(CalendarError, match="good-friday, easter-monday"):
        BusinessCalendar.quebec(easter=wrong)


def test_a_near_profile_is_suggested() -> None:
    with pytest.raises(CalendarError, match="did you mean 'public-service'"):
        BusinessCalendar.quebec("public-servce")
