"""Québec's zones: whose midnight it is, wherever the zone database comes from."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dme_migration.calendar import QUEBEC_ZONES, local_day, quebec_zone
from dme_migration.errors import CalendarError

SCRIPT = """
from datetime import UTC, datetime
from dme_migration.calendar import QUEBEC_ZONES, BusinessCalendar, BusinessHours, local_day, quebec_zone
for name in (*QUEBEC_ZONES, "America/Montreal"):
    zone = quebec_zone(name)
    print(name, zone.key, local_day(datetime(2026, 3, 3, 4, 59, 59, tzinfo=UTC), zone))
    start = datetime(2026, 10, 30, 15, tzinfo=zone)
    print(BusinessCalendar.quebec().deadline(start, BusinessHours(72)).due_at.isoformat())
"""


def answers(**environment: str) -> str:
    asked = subprocess.run(
        [sys.executable, "-c", SCRIPT], check=True, capture_output=True, text=True, env={**os.environ, **environment}
    )
    return asked.stdout


def test_a_machine_without_a_zone_database_answers_the_same() -> None:
    """satomic/copilot-usage-advanced-dashboard#16: the rules come with the tzdata package."""
    bare = answers(PYTHONTZPATH="")
    assert "America/Toronto America/Toronto 2026-03-02" in bare
    assert "America/Halifax America/Halifax 2026-03-03" in bare
    assert "America/Montreal America/Toronto 2026-03-02" in bare
    assert bare == answers()


@pytest.mark.parametrize("name", QUEBEC_ZONES)
def test_each_zone_goes_by_its_name(name: str) -> None:
    zone = quebec_zone(name)
    assert isinstance(zone, ZoneInfo)
    assert zone.key == name
    assert QUEBEC_ZONES[name].fr


def test_montreal_is_a_link() -> None:
    assert quebec_zone("America/Montreal") is quebec_zone("America/Toronto")


@pytest.mark.parametrize(
    ("winter", "summer", "name"),
    [
        (-5, -4, "America/Toronto"),
        (-4, -3, "America/Halifax"),
        (-4, -3, "America/Moncton"),
        (-4, -4, "America/Blanc-Sablon"),
    ],
)
def test_the_offsets_of_the_act(winter: int, summer: int, name: str) -> None:
    zone = quebec_zone(name)
    assert datetime(2026, 1, 15, tzinfo=zone).utcoffset() == timedelta(hours=winter)
    assert datetime(2026, 7, 15, tzinfo=zone).utcoffset() == timedelta(hours=summer)


@pytest.mark.parametrize(
    "wrong",
    [
        "../../etc/hosts",
        "America",
        "Amerique/Quebec",
        "",
        ".",
        "/",
        "america/toronto",
        "America/Toronto\0",
        "UTC",
        "EST",
    ],
)
def test_any_other_name_is_refused_with_the_zones(wrong: str) -> None:
    with pytest.raises(CalendarError, match="America/Toronto, America/Halifax, America/Moncton, America/Blanc-Sablon"):
        quebec_zone(wrong)


@given(st.text())
def test_no_text_ever_leaks_another_error(text: str) -> None:
    try:
        assert quebec_zone(text).key in QUEBEC_ZONES
    except CalendarError as refusal:
        assert repr(text) in str(refusal)  # noqa: PT017 - whichever the text, nothing else is raised


@pytest.mark.parametrize("wrong", [None, 5, b"America/Toronto", ["America/Toronto"], UTC])
def test_what_is_no_name_is_refused(wrong: str) -> None:
    with pytest.raises(CalendarError, match="a time zone is one of"):
        quebec_zone(wrong)


@pytest.mark.parametrize(
    ("wrong", "near"),
    [
        ("America/Tornto", "America/Toronto"),
        ("america/toronto", "America/Toronto"),
        ("Amerique/Quebec", "America/"),
        ("America/Montréal", "America/Montreal"),
        ("America/Blanc_Sablon", "America/Blanc-Sablon"),
        ("Atlantic/Halifax", "America/Halifax"),
    ],
)
def test_the_nearest_spelling_is_suggested(wrong: str, near: str) -> None:
    with pytest.raises(CalendarError, match=f"did you mean '{near}"):
        quebec_zone(wrong)


@pytest.mark.parametrize(
    ("instant", "name", "day"),
    [
        ("2026-03-03T04:59:59+00:00", "America/Toronto", "2026-03-02"),
        ("2026-03-03T04:59:59+00:00", "America/Halifax", "2026-03-03"),
        ("2026-03-03T05:00:00+00:00", "America/Toronto", "2026-03-03"),
        ("2026-07-01T03:30:00+00:00", "America/Blanc-Sablon", "2026-06-30"),
        ("2026-07-01T03:30:00+00:00", "America/Moncton", "2026-07-01"),
        ("2026-06-24T01:00:00+00:00", "America/Toronto", "2026-06-23"),  # not yet the National Holiday
    ],
)
def test_an_instant_belongs_to_its_local_day(instant: str, name: str, day: str) -> None:
    """masslight/ottehr#750: midnight is that of the place."""
    assert local_day(datetime.fromisoformat(instant), quebec_zone(name)) == date.fromisoformat(day)


@pytest.mark.parametrize("wrong", [datetime(2026, 3, 3, 9), date(2026, 3, 3), "2026-03-03"])  # noqa: DTZ001
def test_a_local_day_wants_an_aware_instant(wrong: datetime) -> None:
    with pytest.raises(CalendarError, match=r"needs a time zone|takes an instant"):
        local_day(wrong, quebec_zone("America/Toronto"))


def test_an_instant_outside_the_local_years_is_refused_in_words() -> None:
    with pytest.raises(CalendarError, match="no local day"):
        local_day(datetime.min.replace(tzinfo=UTC), quebec_zone("America/Toronto"))
    with pytest.raises(CalendarError, match="no local day"):
        local_day(datetime.max.replace(tzinfo=UTC), timezone(timedelta(hours=3)))
