"""Business hours in each reading: against hours consumed slice by slice, and across a change of clocks."""

from __future__ import annotations

import pickle
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dme_migration.calendar import (
    BusinessCalendar,
    BusinessHours,
    HoursConvention,
    OfficeHours,
    quebec_zone,
)
from dme_migration.errors import CalendarError, InvalidValueError
from dme_migration.text import Language
from tests.calendar.walk import Parties, parties, parties_and_day

CALENDAR = BusinessCalendar.quebec()
TORONTO = quebec_zone("America/Toronto")
SLICE = timedelta(minutes=10)
MIDNIGHT = time(0)


def due(written: str, hours: BusinessHours, calendar: BusinessCalendar = CALENDAR) -> tuple[str, date]:
    deadline = calendar.deadline(datetime.fromisoformat(written), hours, zone=TORONTO)
    assert deadline.due_at is not None
    return deadline.due_at.isoformat(), deadline.due_on


# Slice by slice


def consumed(walk: Parties, start: datetime, n: int, opens: time, closes: time) -> tuple[datetime, date]:
    """Spend n hours ten minutes at a time, in the open slices of business days; midnight is ``time(0)``."""
    left, now = timedelta(hours=n), start
    while True:
        within = opens <= now.time() and (closes == MIDNIGHT or now.time() < closes)
        if within and walk.works(now.date()):
            left -= SLICE
            if not left:
                return now + SLICE, now.date()
        now += SLICE


CLOCKS = st.builds(time, st.integers(0, 23), st.sampled_from([0, 10, 50]))
ZONES = st.sampled_from([TORONTO, quebec_zone("America/Halifax"), quebec_zone("America/Blanc-Sablon"), UTC])
OPENINGS = st.tuples(CLOCKS, CLOCKS).map(sorted).filter(lambda pair: pair[0] < pair[1]).map(lambda p: OfficeHours(*p))


@given(st.data(), CLOCKS, ZONES, st.integers(1, 100))
def test_same_clock_time_spends_24_hours_each_business_day(
    data: st.DataObject, clock: time, zone: ZoneInfo | timezone, n: int
) -> None:
    walk, day = data.draw(parties_and_day())
    start = datetime.combine(day, clock)
    at, on = consumed(walk, start, n, MIDNIGHT, MIDNIGHT)
    deadline = walk.calendar().deadline(start.replace(tzinfo=zone), BusinessHours(n))
    assert deadline.due_on == on
    assert deadline.due_at is not None
    assert deadline.due_at.tzinfo is zone
    assert deadline.due_at.replace(tzinfo=None, fold=0) in {at, at + timedelta(hours=1)}  # later where 2 h is skipped
    assert deadline.due_at.astimezone(UTC) >= at.replace(tzinfo=zone).astimezone(UTC)


@given(st.data(), CLOCKS, st.integers(1, 60), OPENINGS)
def test_office_hours_spend_the_opening_hours(data: st.DataObject, clock: time, n: int, opening: OfficeHours) -> None:
    walk, day = data.draw(parties_and_day())
    n = min(n, int(opening.length / SLICE))  # an office open ten minutes a day would take the walk past its table
    start = datetime.combine(day, clock)
    at, on = consumed(walk, start, n, opening.opens, opening.closes)
    hours = BusinessHours(n, HoursConvention.OFFICE_HOURS, opening)
    deadline = walk.calendar().deadline(start.replace(tzinfo=UTC), hours)
    assert (deadline.due_at, deadline.due_on) == (at.replace(tzinfo=UTC), on)


@given(st.data(), CLOCKS, st.integers(0, 200))
def test_whole_days_end_with_the_last_day(data: st.DataObject, clock: time, n: int) -> None:
    walk, day = data.draw(parties_and_day())
    last = walk.add(day, (n + 23) // 24)
    hours = BusinessHours(n, HoursConvention.WHOLE_DAYS)
    deadline = walk.calendar().deadline(datetime.combine(day, clock, UTC), hours)
    assert deadline.due_on == last
    assert deadline.due_at == datetime.combine(last + timedelta(days=1), MIDNIGHT, UTC)


@given(st.data(), st.sampled_from(HoursConvention), st.integers(0, 100))
def test_a_later_receipt_never_gives_an_earlier_deadline(
    data: st.DataObject, convention: HoursConvention, n: int
) -> None:
    first = data.draw(st.datetimes(datetime(2016, 1, 1), datetime(2039, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
    walk = data.draw(parties(around=first.date()))
    calendar, hours = walk.calendar(), BusinessHours(n, convention)
    starts = sorted(first + timedelta(minutes=m) for m in data.draw(st.lists(st.integers(0, 9000), max_size=8)))
    ends = [hours.due(calendar, start, TORONTO) for start in starts]
    assert ends == sorted(ends, key=lambda end: end[1])
    assert [on for on, _ in ends] == sorted(on for on, _ in ends)


# The reports of neighbours


def test_ten_minutes_before_midnight_on_the_eve_of_a_holiday() -> None:
    """glpi-project/glpi#10600: the receipt of Tuesday 23 June leaves more than its ten minutes."""
    received = "2026-06-23T23:50:00-04:00"
    assert due(received, BusinessHours(72)) == ("2026-06-29T23:50:00-04:00", date(2026, 6, 29))
    assert due(received, BusinessHours(72, HoursConvention.WHOLE_DAYS)) == (
        "2026-06-30T00:00:00-04:00",
        date(2026, 6, 29),
    )


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        ("2026-10-30T15:00:00-04:00", "2026-11-04T15:00:00-05:00"),
        ("2026-03-06T15:00:00-05:00", "2026-03-11T15:00:00-04:00"),
        ("2026-10-30T19:00:00+00:00", "2026-11-04T15:00:00-05:00"),
    ],
)
def test_a_change_of_clocks_keeps_the_clock_time(received: str, expected: str) -> None:
    """python/cpython#116111: 72 business hours are not 72 elapsed hours."""
    assert due(received, BusinessHours(72))[0] == expected


@pytest.mark.parametrize("year", range(2016, 2036))
@pytest.mark.parametrize("month", [3, 11])
def test_every_change_of_clocks_keeps_the_clock_time(year: int, month: int) -> None:
    sunday = next(d for d in range(8 if month == 3 else 1, 15) if date(year, month, d).weekday() == 6)
    change = date(year, month, sunday)
    friday = datetime.combine(change - timedelta(days=2), time(15), TORONTO)
    _, at = BusinessHours(72).due(BusinessCalendar.quebec("labour-standards"), friday)
    assert at == datetime.combine(change + timedelta(days=3), time(15), TORONTO)
    assert at.utcoffset() != friday.utcoffset()


def test_a_fixed_offset_without_a_zone_stays_fixed() -> None:
    start = datetime.fromisoformat("2026-10-30T15:00:00-04:00")
    assert CALENDAR.deadline(start, BusinessHours(72)).due_at == datetime.fromisoformat("2026-11-04T15:00:00-04:00")


# Edges of the day


@pytest.mark.parametrize(
    ("received", "n", "expected", "due_on"),
    [
        ("2026-03-07T11:00:00-05:00", 72, "2026-03-12T00:00:00-04:00", date(2026, 3, 11)),  # Saturday → Thursday 0 h
        ("2026-03-09T00:00:00-04:00", 72, "2026-03-12T00:00:00-04:00", date(2026, 3, 11)),  # Monday 0 h, the same
        ("2026-03-09T00:00:00-04:00", 0, "2026-03-09T00:00:00-04:00", date(2026, 3, 9)),
        ("2026-03-07T11:00:00-05:00", 0, "2026-03-09T00:00:00-04:00", date(2026, 3, 9)),
        ("2026-03-06T15:00:00-05:00", 9, "2026-03-07T00:00:00-05:00", date(2026, 3, 6)),  # ends with Friday
        ("2026-03-06T15:00:00-05:00", 10, "2026-03-09T01:00:00-04:00", date(2026, 3, 9)),
        ("2026-04-02T15:00:00-04:00", 24, "2026-04-07T15:00:00-04:00", date(2026, 4, 7)),  # over Easter
        ("2025-12-23T08:00:00-05:00", 72, "2026-01-05T08:00:00-05:00", date(2026, 1, 5)),  # thirteen days later
    ],
)
def test_midnight_ends_its_day(received: str, n: int, expected: str, due_on: date) -> None:
    assert due(received, BusinessHours(n)) == (expected, due_on)


@pytest.mark.parametrize(
    ("received", "n", "expected", "due_on"),
    [
        ("2026-03-09T09:00:00-04:00", 7, "2026-03-09T16:00:00-04:00", date(2026, 3, 9)),  # closing, not next opening
        ("2026-03-09T07:00:00-04:00", 7, "2026-03-09T16:00:00-04:00", date(2026, 3, 9)),
        ("2026-03-09T16:00:00-04:00", 1, "2026-03-10T10:00:00-04:00", date(2026, 3, 10)),
        ("2026-03-09T16:00:00-04:00", 0, "2026-03-10T09:00:00-04:00", date(2026, 3, 10)),
        ("2026-03-06T15:30:00-05:00", 1, "2026-03-09T09:30:00-04:00", date(2026, 3, 9)),
        ("2026-03-07T12:00:00-05:00", 0, "2026-03-09T09:00:00-04:00", date(2026, 3, 9)),
        ("2026-03-09T09:00:00-04:00", 72, "2026-03-23T11:00:00-04:00", date(2026, 3, 23)),  # ten days and two hours
    ],
)
def test_office_hours_end_at_closing_time(received: str, n: int, expected: str, due_on: date) -> None:
    assert due(received, BusinessHours(n, HoursConvention.OFFICE_HOURS)) == (expected, due_on)


def test_an_office_open_until_midnight() -> None:
    late = BusinessHours(2, HoursConvention.OFFICE_HOURS, OfficeHours(time(22), time(0)))
    assert due("2026-03-09T08:00:00-04:00", late) == ("2026-03-10T00:00:00-04:00", date(2026, 3, 9))


# Clock times that are skipped, or shown twice


def test_a_skipped_clock_time_moves_on_and_a_repeated_one_is_the_second() -> None:
    """The clocks change on Sundays: only a calendar that works on Sundays meets these."""
    spring = BusinessCalendar.quebec(extra_working_days=(date(2026, 3, 7), date(2026, 3, 8)))
    autumn = BusinessCalendar.quebec(extra_working_days=(date(2026, 10, 31), date(2026, 11, 1)))
    assert due("2026-03-07T02:30:00-05:00", BusinessHours(24), spring)[0] == "2026-03-08T03:30:00-04:00"
    assert due("2026-10-31T01:30:00-04:00", BusinessHours(24), autumn)[0] == "2026-11-01T01:30:00-05:00"
    assert due("2026-11-01T01:30:00-05:00", BusinessHours(0), autumn)[0] == "2026-11-01T01:30:00-05:00"


def test_a_zone_that_never_changes() -> None:
    sablon = quebec_zone("America/Blanc-Sablon")
    start = datetime(2026, 10, 30, 15, tzinfo=sablon)
    _, at = BusinessHours(72).due(CALENDAR, start)
    assert at - start == timedelta(days=5)


# What cannot be


@pytest.mark.parametrize("start", [datetime(2026, 3, 9, 9), date(2026, 3, 9)])  # noqa: DTZ001 - naive on purpose
def test_hours_start_at_an_aware_instant(start: date) -> None:
    with pytest.raises(CalendarError, match="an instant with a time zone"):
        CALENDAR.deadline(start, BusinessHours(72))
    with pytest.raises(CalendarError, match="an instant with a time zone"):
        CALENDAR.deadline(start, BusinessHours(72), zone=TORONTO)


@pytest.mark.parametrize("n", [10**9, 10**18, 10**30])
@pytest.mark.parametrize("convention", HoursConvention)
def test_hours_without_end_are_refused_in_words(n: int, convention: HoursConvention) -> None:
    with pytest.raises(CalendarError, match="after 9999-12-31"):
        CALENDAR.deadline(datetime(2026, 3, 9, 9, tzinfo=UTC), BusinessHours(n, convention))


@pytest.mark.parametrize("convention", HoursConvention)
@pytest.mark.parametrize("hour", [0, 23])
def test_hours_at_the_ends_of_time_answer_or_refuse_in_words(convention: HoursConvention, hour: int) -> None:
    for day in (date.min, date.max, date(9999, 12, 30)):
        for zone in (TORONTO, timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))):
            for n in (0, 1, 24):
                try:
                    _, at = BusinessHours(n, convention).due(CALENDAR, datetime.combine(day, time(hour), UTC), zone)
                except CalendarError as refusal:
                    assert "no such day" in str(refusal) or "no local time" in str(refusal)  # noqa: PT017
                else:
                    assert at.tzinfo is zone


def test_a_zone_is_no_name() -> None:
    with pytest.raises(CalendarError, match="such as quebec_zone"):
        CALENDAR.deadline(datetime(2026, 3, 9, 9, tzinfo=UTC), BusinessHours(1), zone="America/Toronto")  # type: ignore[arg-type]  # that is the point


def test_an_office_closes_after_it_opens() -> None:
    with pytest.raises(InvalidValueError, match="closes after it opens"):
        OfficeHours(time(16), time(9))
    with pytest.raises(InvalidValueError, match="closes after it opens"):
        OfficeHours(time(9), time(9))
    with pytest.raises(InvalidValueError, match="without a zone"):
        OfficeHours(time(9, tzinfo=UTC))
    with pytest.raises(InvalidValueError, match="OfficeHours"):
        BusinessHours(72, HoursConvention.OFFICE_HOURS, (9, 16))  # type: ignore[arg-type]  # that is the point


def test_a_convention_goes_by_its_value() -> None:
    assert BusinessHours(72, "whole-days") == BusinessHours(72, HoursConvention.WHOLE_DAYS)
    with pytest.raises(InvalidValueError, match="same-clock-time, whole-days, office-hours"):
        BusinessHours(72, "opening-hours")


# As values


def test_hours_are_values_and_say_their_convention() -> None:
    hours = BusinessHours(72, HoursConvention.OFFICE_HOURS, OfficeHours(time(8, 30), time(16, 30)))
    assert pickle.loads(pickle.dumps(hours)) == hours  # noqa: S301 - what we just wrote
    assert hash(hours) == hash(BusinessHours(72, "office-hours", OfficeHours(time(8, 30), time(16, 30))))
    assert hours.as_json() == {
        "business_hours": 72,
        "convention": "office-hours",
        "opens": "08:30",
        "closes": "16:30",
    }
    assert BusinessHours(72, "whole-days").as_json() == {"business_hours": 72, "convention": "whole-days"}
    said = hours.counting(CALENDAR)
    assert said[Language.EN] == "the opening hours of business days, from 8:30 to 16:30 (profile “public-service”)"
    assert "de 8 h 30 à 16 h 30" in said[Language.FR]


def test_a_pendulum_instant_is_an_instant_and_a_plain_one_comes_out() -> None:
    start = pendulum.datetime(2026, 10, 30, 15, tz="America/Toronto")
    due_on, at = BusinessHours(72).due(CALENDAR, start, TORONTO)
    assert (type(due_on), type(at)) == (date, datetime)
    assert at.isoformat() == "2026-11-04T15:00:00-05:00"
