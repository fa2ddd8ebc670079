from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dme_migration import BusinessCalendar, Evaluator, MigrationCase, Readings
from dme_migration.audit import audit_case
from dme_migration.audit.hours_left import business_time
from dme_migration.calendar import BusinessHours
from dme_migration.model import Complaint
from tests.audit.documents import EVALUATOR
from tests.rules.cases import BUREAU, COMPLETE, instant

MONTREAL = ZoneInfo("America/Toronto")
CALENDAR = BusinessCalendar.quebec()


def complaining(received: str, *, followed: str | None = None, sent_to: str | None = BUREAU) -> MigrationCase:
    record = Complaint(
        received_at=instant(received), sent_to=sent_to, followed_up_at=None if followed is None else instant(followed)
    )
    return COMPLETE.with_complaints([record])


def left(case: MigrationCase, as_of: date, evaluator: Evaluator = EVALUATOR) -> list[int]:
    row = audit_case(case, "x", evaluator=evaluator, as_of=as_of)
    return [awaited.minutes_left for awaited in row.awaited]


def test_the_hours_left_are_business_hours_on_the_clock() -> None:
    case = complaining("2026-10-30T15:00:00-04:00")
    assert left(case, instant("2026-11-02T09:00:00-05:00")) == [54 * 60]


@pytest.mark.parametrize(
    ("as_of", "minutes"),
    [
        ("2026-10-30T15:00:00-04:00", 72 * 60),
        ("2026-10-31T12:00:00-04:00", 63 * 60),  # a Saturday uses nothing up
        ("2026-11-04T14:59:00-05:00", 1),
        ("2026-11-04T14:59:30-05:00", 0),
        ("2026-11-04T15:00:00-05:00", 0),
        ("2026-11-04T15:00:01-05:00", -1),
        ("2026-11-04T16:30:00-05:00", -90),
    ],
)
def test_they_run_down_to_the_minute_and_below(as_of: str, minutes: int) -> None:
    assert left(complaining("2026-10-30T15:00:00-04:00"), instant(as_of)) == [minutes]


def test_a_day_is_judged_at_its_end() -> None:
    case = complaining("2026-10-30T15:00:00-04:00")
    assert left(case, date(2026, 11, 3)) == [15 * 60]
    assert left(case, date(2026, 11, 4)) == [-9 * 60]


def test_late_over_a_day_off_is_late_all_the_same() -> None:
    # Received on Tuesday at 23:50, due on the Friday before a week-end at 23:50; as of Saturday, ten minutes late.
    case = complaining("2026-03-10T23:50:00-04:00")
    assert left(case, instant("2026-03-14T12:00:00-04:00")) == [-10]
    exactly = complaining("2026-03-10T00:00:00-04:00")
    assert left(exactly, instant("2026-03-14T12:00:00-04:00")) == [-24 * 60]


@pytest.mark.parametrize(
    "case",
    [
        complaining("2026-10-30T15:00:00-04:00", followed="2026-11-02T10:00:00-05:00"),
        complaining("2026-10-30T15:00:00-04:00", sent_to="autre@exemple.ca"),
        complaining("2026-10-30T15:00:00-04:00", sent_to=None),
        complaining("2026-11-20T15:00:00-05:00"),
        COMPLETE,
    ],
)
def test_what_is_followed_up_or_went_elsewhere_or_is_not_there_yet_awaits_nothing(case: MigrationCase) -> None:
    assert left(case, date(2026, 11, 3)) == []


def test_the_reading_of_the_hours_is_that_of_the_evaluator() -> None:
    case = complaining("2026-03-09T10:00:00-04:00")
    office = Evaluator(readings=Readings({"business-hours": "office-hours"}))
    whole = Evaluator(readings=Readings({"business-hours": "whole-days"}))
    at = instant("2026-03-09T12:00:00-04:00")
    assert left(case, at, office) == [70 * 60]
    assert left(case, at, whole) == [(12 + 72) * 60]


minutes = st.datetimes(
    min_value=datetime(2026, 1, 1),  # noqa: DTZ001 - placed in a zone below
    max_value=datetime(2026, 12, 31),  # noqa: DTZ001 - likewise
).map(lambda found: found.replace(second=0, microsecond=0, tzinfo=MONTREAL))


@given(minutes, st.integers(min_value=1, max_value=200), st.sampled_from(["same-clock-time", "office-hours"]))
def test_the_hours_to_the_due_instant_are_those_of_the_delay(start: datetime, hours: int, convention: str) -> None:
    delay = BusinessHours(hours, convention=convention)
    _, due_at = delay.due(CALENDAR, start, MONTREAL)
    assert business_time(CALENDAR, start, due_at, delay) == timedelta(hours=hours)


@given(minutes, minutes, minutes)
def test_business_time_adds_up(a: datetime, b: datetime, c: datetime) -> None:
    delay = BusinessHours(72)
    whole = business_time(CALENDAR, a, c, delay)
    assert whole == business_time(CALENDAR, a, b, delay) + business_time(CALENDAR, b, c, delay)
    assert business_time(CALENDAR, b, a, delay) == -business_time(CALENDAR, a, b, delay)
