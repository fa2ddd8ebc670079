"""The arithmetic of business days against a day-by-day walk and NumPy; a calendar as a value."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from datetime import date, datetime, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dme_migration.calendar import BusinessCalendar, Closure, HolidayProfile
from dme_migration.errors import CalendarError
from dme_migration.text import Text
from tests.calendar.walk import DAY, DAYS, Parties, Party, days_between, holidays_by_hand, parties, parties_and_day

# Laws


@given(parties_and_day(), st.integers(-30, 30))
def test_add_agrees_with_a_walk(given_: tuple[Parties, date], n: int) -> None:
    walk, day = given_
    assert walk.calendar().add(day, n) == walk.add(day, n)


@given(parties_and_day())
def test_the_neighbours_agree_with_a_walk(given_: tuple[Parties, date]) -> None:
    walk, day = given_
    calendar = walk.calendar()
    assert calendar.is_business_day(day) is walk.works(day)
    assert calendar.next_business_day(day) == walk.add(day, 1)
    assert calendar.previous_business_day(day) == walk.add(day, -1)
    assert calendar.roll_forward(day) == (day if walk.works(day) else walk.add(day, 1))
    assert calendar.roll_backward(day) == (day if walk.works(day) else walk.add(day, -1))


@given(parties_and_day(), st.integers(-60, 60))
def test_count_and_business_days_agree_with_a_walk(given_: tuple[Parties, date], span: int) -> None:
    walk, day = given_
    calendar, other = walk.calendar(), day + timedelta(days=span)
    assert calendar.count(after=day, through=other) == walk.count(day, other)
    assert list(calendar.business_days(day, other)) == [each for each in days_between(day, other) if walk.works(each)]
    assert [off.on for off in calendar.days_off(day, other)] == [
        each for each in days_between(day, other) if not walk.works(each)
    ]


@given(parties_and_day())
def test_a_day_has_a_reason_exactly_when_it_is_off(given_: tuple[Parties, date]) -> None:
    walk, day = given_
    calendar = walk.calendar()
    for each in days_between(day, day + 10 * DAY):
        assert (calendar.day_off(each) is None) is walk.works(each)


@given(parties_and_day(), st.integers(-30, 30))
def test_add_and_count_agree_with_numpy(given_: tuple[Parties, date], n: int) -> None:
    walk, day = given_
    calendar, theirs = walk.calendar(), walk.numpy_calendar(day)
    if n > 0:  # from a day off, the next business day is one day away
        assert calendar.add(day, n) == np.busday_offset(day, n, roll="backward", busdaycal=theirs).item()
    else:
        assert calendar.add(day, n) == np.busday_offset(day, n, roll="forward", busdaycal=theirs).item()
    other = day + timedelta(days=3 * n)
    ours = calendar.count(after=day, through=other)
    if n >= 0:  # theirs is [a, b[ and ours ]a, b]
        assert ours == np.busday_count(day + DAY, other + DAY, busdaycal=theirs)
    else:
        assert ours == -np.busday_count(other + DAY, day + DAY, busdaycal=theirs)


@pytest.mark.parametrize("profile", HolidayProfile)
def test_a_hundred_thousand_pairs_agree_with_numpy(profile: HolidayProfile) -> None:
    holidays = sorted(holidays_by_hand(profile, "good-friday"))
    week = "1111110" if profile is HolidayProfile.INTERPRETATION_ACT else "1111100"
    theirs = np.busdaycalendar(weekmask=week, holidays=holidays)
    drawn = np.random.default_rng(2026)
    # A year apart at most from the edges of the table, so that it knows every day on the way.
    first, last = date(2016, 1, 1).toordinal(), date(2039, 12, 31).toordinal()
    days = [date.fromordinal(int(each)) for each in drawn.integers(first, last, 100_000)]
    others = [day + timedelta(days=int(span)) for day, span in zip(days, drawn.integers(0, 360, 100_000), strict=True)]
    far = drawn.integers(1, 230, 100_000)
    calendar = BusinessCalendar.quebec(profile)
    starts = np.array(days, dtype="datetime64[D]")
    added = np.busday_offset(starts, far, roll="backward", busdaycal=theirs).astype(object).tolist()
    assert [calendar.add(day, n) for day, n in zip(days, far.tolist(), strict=True)] == added
    ends = np.array(others, dtype="datetime64[D]") + 1  # theirs is [a, b[ and ours ]a, b]
    counted = np.busday_count(starts + 1, ends, busdaycal=theirs).tolist()
    assert [calendar.count(after=a, through=b) for a, b in zip(days, others, strict=True)] == counted


@given(parties_and_day(), st.integers(1, 300))
def test_count_inverts_add(given_: tuple[Parties, date], n: int) -> None:
    walk, day = given_
    calendar = walk.calendar()
    assert calendar.count(after=day, through=calendar.add(day, n)) == n
    assert calendar.add(calendar.roll_forward(day), -n) == calendar.add(day, -n)
    working = calendar.roll_backward(day)
    assert calendar.add(calendar.add(working, n), -n) == working
    assert calendar.count(after=working, through=calendar.add(working, -n)) == -n


@given(parties_and_day(), st.integers(-300, 300))
def test_a_later_start_never_gives_an_earlier_day(given_: tuple[Parties, date], n: int) -> None:
    walk, day = given_
    calendar = walk.calendar()
    ends = [calendar.add(each, n) for each in days_between(day, day + 12 * DAY)]
    assert all(earlier <= later for earlier, later in pairwise(ends))


@given(st.data(), st.integers(-60, 60))
def test_add_many_equals_add(data: st.DataObject, n: int) -> None:
    walk, day = data.draw(parties_and_day())
    many = data.draw(st.lists(DAYS, max_size=8))
    calendar = walk.calendar()
    assert calendar.add_many([day, *many], n) == [calendar.add(each, n) for each in (day, *many)]


@pytest.mark.parametrize("copies", [1, 60_000])
def test_add_many_takes_any_iterable_and_refuses_in_words(copies: int) -> None:
    calendar, day = BusinessCalendar.quebec(), date(2026, 3, 26)
    assert calendar.add_many((day for _ in range(copies)), 7) == [date(2026, 4, 8)] * copies
    assert calendar.add_many([], 7) == []
    wrong: object
    for wrong in ([], "2026-03-26", None, datetime(2026, 3, 26)):  # noqa: DTZ001 - refused: that is the test
        with pytest.raises(CalendarError, match=r"a day is a d"):
            calendar.add_many([day] * copies + [wrong], 7)  # type: ignore[list-item]  # that is the point


def test_a_long_list_agrees_with_one_call_a_day() -> None:
    calendar = BusinessCalendar.quebec()
    days = [date.fromordinal(735_000 + n * 7_919 % 9_000) for n in range(60_000)]
    for n in (7, 0, -7):
        assert calendar.add_many(days, n) == [calendar.add(day, n) for day in days]


@given(st.data())
def test_joining_calendars_is_associative_commutative_and_idempotent(data: st.DataObject) -> None:
    day = data.draw(DAYS)
    a, b, c = (data.draw(parties(around=day)).calendar() for _ in range(3))
    joined = (a & b) & c
    assert joined == a & (b & c)
    assert hash(joined) == hash(a & (b & c))
    assert a & a == a
    for each in days_between(day - 10 * DAY, day + 10 * DAY):
        everybody = all(calendar.is_business_day(each) for calendar in (a, b, c))
        assert joined.is_business_day(each) is (c & b & a).is_business_day(each) is everybody


# The order of questions (18F/us-federal-holidays#2)


def test_the_last_friday_of_december_2027() -> None:
    by_profile = {
        profile: BusinessCalendar.quebec(profile).add(date(2027, 12, 30), 1)
        for profile in ("labour-standards", "administration", "public-service")
    }
    assert by_profile == {
        "labour-standards": date(2027, 12, 31),
        "administration": date(2028, 1, 3),
        "public-service": date(2028, 1, 5),
    }
    assert BusinessCalendar.quebec().count(after=date(2027, 12, 30), through=date(2028, 1, 5)) == 1


@pytest.mark.parametrize("profile", HolidayProfile)
def test_every_turn_of_the_year_agrees_with_a_walk_from_either_side(profile: HolidayProfile) -> None:
    walk = Parties((Party(profile.value),))
    for year in range(2015, 2040):
        for n in (1, -1):
            fresh = BusinessCalendar.quebec(profile)
            start = date(year, 12, 28) if n > 0 else date(year + 1, 1, 8)
            for each in range(8):
                day = start + each * n * DAY
                assert fresh.add(day, n) == walk.add(day, n)


QUESTIONS = """
import sys
from datetime import date
from dme_migration.calendar import BusinessCalendar
questions = [(p, y) for p in ("labour-standards", "administration", "public-service") for y in (2027, 2019, 2044)]
order = {"forward": questions, "backward": questions[::-1]}[sys.argv[1]]
shared = {p: BusinessCalendar.quebec(p) for p, _ in questions}
print(sorted((p, y, shared[p].add(date(y, 12, 30), 1).isoformat()) for p, y in order))
"""


def test_the_order_of_questions_changes_nothing_in_a_fresh_process() -> None:
    answers = {
        subprocess.run([sys.executable, "-c", QUESTIONS, order], check=True, capture_output=True, text=True).stdout
        for order in ("forward", "backward")
    }
    assert len(answers) == 1
    assert "('public-service', 2027, '2028-01-05')" in answers.pop()


# One value, shared


def samples() -> list[BusinessCalendar]:
    shut = Closure(date(2026, 7, 27), Text(fr="inventaire", en="stocktaking"))
    plain = BusinessCalendar.quebec()
    made = BusinessCalendar.quebec("labour-standards", [shut], [date(2026, 6, 27)], "easter-monday")
    return [plain, made, plain & made]


@pytest.mark.parametrize("calendar", samples(), ids=repr)
def test_a_calendar_is_a_value(calendar: BusinessCalendar) -> None:
    day = date(2026, 7, 20)
    calendar.add(day, 400)  # what it has looked up is no part of it
    for same in (pickle.loads(pickle.dumps(calendar)), copy.deepcopy(calendar), copy.copy(calendar)):  # noqa: S301
        assert same == calendar
        assert hash(same) == hash(calendar)
        assert same.add(day, 7) == calendar.add(day, 7)
    assert len(pickle.dumps(calendar)) < 2000
    with pytest.raises(AttributeError):
        calendar.observances = ()  # type: ignore[misc]  # that is the point


def test_unlike_calendars_are_unequal_and_read_well() -> None:
    assert len(set(samples())) == 3
    assert BusinessCalendar.quebec(easter="easter-monday") == BusinessCalendar.quebec()
    assert repr(samples()[2]) == (
        "<BusinessCalendar public-service & labour-standards, easter-monday, 1 closure, 1 extra working day>"
    )


def test_the_room_is_light() -> None:
    script = (
        "import sys, dme_migration.calendar\n"
        "heavy = {'holidays', 'pendulum', 'numpy', 'cattrs', 'click', 'hypothesis', 'dateutil'}\n"
        "print(sorted(heavy & {name.partition('.')[0] for name in sys.modules}))"
    )
    asked = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert asked.stdout.strip() == "[]"


def test_holidays_by_hand_cover_the_walks() -> None:
    assert {day.year for day in holidays_by_hand("public-service", "good-friday")} == set(range(2015, 2041))


@pytest.mark.parametrize("known", [date(2026, 3, 2), date(2031, 3, 3)])
@pytest.mark.parametrize("early", [date(2022, 6, 1), date(1995, 6, 1)])
def test_a_count_may_begin_or_end_before_any_day_asked_about(known: date, early: date) -> None:
    calendar, walked, late = BusinessCalendar.quebec(), BusinessCalendar.quebec(), date(2026, 3, 2)
    calendar.add(known, 7)
    days = sum(walked.is_business_day(early + n * DAY) for n in range(1, (late - early).days + 1))
    assert calendar.count(after=early, through=late) == days
    calendar = BusinessCalendar.quebec()
    calendar.add(known, 7)
    assert calendar.count(after=late, through=early) == -days
