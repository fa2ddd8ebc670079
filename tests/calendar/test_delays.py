"""Delays in days against a walk, in words and as JSON; an integrator's own."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import date
from itertools import pairwise

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dme_migration.calendar import (
    BusinessCalendar,
    BusinessDays,
    BusinessHours,
    CalendarDays,
    DayDelay,
    DayMap,
    InTurn,
    Months,
    longest,
)
from dme_migration.errors import InvalidValueError
from dme_migration.text import Language
from tests.calendar.inverses import DELAYS, SINGLE
from tests.calendar.walk import DAY, DAYS, Parties, days_between, parties_and_day

CALENDAR = BusinessCalendar.quebec()

# Forward


@given(parties_and_day(), st.integers(0, 30))
def test_business_days_agree_with_a_walk(given_: tuple[Parties, date], n: int) -> None:
    walk, day = given_
    assert BusinessDays(n).bind(walk.calendar())(day) == walk.add(day, n)


@given(parties_and_day(), st.integers(0, 60))
def test_calendar_days_agree_with_a_walk(given_: tuple[Parties, date], n: int) -> None:
    walk, day = given_
    end = day + n * DAY
    assert CalendarDays(n).bind(walk.calendar())(day) == end
    assert CalendarDays(n, extends=True).bind(walk.calendar())(day) == walk.add(end, 0)


@given(parties_and_day(), st.lists(SINGLE, min_size=1, max_size=4))
def test_the_longest_is_the_latest(given_: tuple[Parties, date], delays: list[DayDelay]) -> None:
    walk, day = given_
    calendar = walk.calendar()
    assert longest(*delays).bind(calendar)(day) == max(delay.bind(calendar)(day) for delay in delays)


def test_three_months_and_ninety_days_take_turns() -> None:
    both = longest(CalendarDays(90), Months(3)).bind(CALENDAR)
    assert both(date(2026, 2, 1)) == date(2026, 5, 2)  # three months are 89 days
    assert both(date(2026, 7, 1)) == date(2026, 10, 1)  # 92 days


@given(DAYS)
def test_an_origin_is_never_moved_by_another_delay_s_extension(day: date) -> None:
    """hmcts/cmc-claim-store#39: a second period runs from its own start, not from a first end already extended."""
    for n in (21, 45):
        due = CALENDAR.deadline(day, CalendarDays(n, extends=True)).due_on
        assert due == CALENDAR.roll_forward(day + n * DAY)


@given(parties_and_day(), DELAYS)
def test_a_later_start_never_gives_an_earlier_deadline(given_: tuple[Parties, date], delay: DayDelay) -> None:
    walk, day = given_
    forward = delay.bind(walk.calendar())
    ends = [forward(each) for each in days_between(day, day + 40 * DAY)]
    assert all(earlier <= later for earlier, later in pairwise(ends))


# As values


@pytest.mark.parametrize("kind", [BusinessDays, CalendarDays, Months, BusinessHours])
@pytest.mark.parametrize("wrong", [-1, True, False, 7.0, "7", None])
def test_a_length_is_a_whole_number_not_negative(kind: Callable[[int], object], wrong: int) -> None:
    with pytest.raises(InvalidValueError, match=r"whole number|zero or more"):
        kind(wrong)


def test_the_longest_compares_delays_in_days() -> None:
    with pytest.raises(InvalidValueError, match="at least one"):
        longest()
    with pytest.raises(InvalidValueError, match="BusinessHours"):
        longest(CalendarDays(3), BusinessHours(72))  # type: ignore[arg-type]  # that is the point
    with pytest.raises(InvalidValueError, match=r"CalendarDays\.extends is of type bool"):
        CalendarDays(21, extends=1)  # type: ignore[arg-type]  # that is the point


def test_nested_and_repeated_delays_are_one_list() -> None:
    nested = longest(CalendarDays(90), longest(Months(3), CalendarDays(90)))
    assert nested == longest(CalendarDays(90), Months(3))


@given(DELAYS)
def test_a_delay_and_its_map_are_values(delay: DayDelay) -> None:
    for value in (delay, delay.bind(CALENDAR)):
        same = pickle.loads(pickle.dumps(value))  # noqa: S301 - what we just wrote
        assert same == value
        assert hash(same) == hash(value)


@pytest.mark.parametrize(
    ("delay", "fr", "en", "written"),
    [
        (BusinessDays(7), "7 jours ouvrables", "7 business days", {"business_days": 7}),
        (BusinessDays(1), "1 jour ouvrable", "1 business day", {"business_days": 1}),
        (BusinessDays(0), "0 jour ouvrable", "0 business days", {"business_days": 0}),
        (CalendarDays(90), "90 jours", "90 days", {"days": 90}),
        (CalendarDays(21, extends=True), "21 jours", "21 days", {"days": 21, "extends": True}),
        (Months(1), "1 mois", "1 month", {"months": 1}),
        (Months(3), "3 mois", "3 months", {"months": 3}),
        (BusinessHours(72), "72 heures ouvrables", "72 business hours", {"business_hours": 72}),
        (BusinessHours(1), "1 heure ouvrable", "1 business hour", {"business_hours": 1}),
        (
            longest(CalendarDays(90), Months(3)),
            "le plus long de 90 jours et 3 mois",
            "the longest of 90 days and 3 months",
            {"longest": [{"days": 90}, {"months": 3}]},
        ),
        (longest(Months(3)), "3 mois", "3 months", {"longest": [{"months": 3}]}),
        (
            InTurn((Months(3), CalendarDays(1))),
            "3 mois, puis 1 jour",
            "3 months, then 1 day",
            {"in_turn": [{"months": 3}, {"days": 1}]},
        ),
    ],
    ids=repr,
)
def test_a_delay_in_words_and_as_json(
    delay: DayDelay | BusinessHours, fr: str, en: str, written: dict[str, object]
) -> None:
    assert delay.in_words(Language.FR) == fr
    assert delay.in_words(Language.EN) == en
    assert delay.as_json() == written


# An integrator's own


@attrs.frozen
class MidMonth(DayDelay):
    """To the next 15th of a month, the starting day not counted."""

    def bind(self, calendar: BusinessCalendar) -> DayMap:
        del calendar
        return MidMonthMap()

    def in_words(self, language: Language) -> str:
        return "jusqu'au prochain 15" if language is Language.FR else "to the next 15th"

    def as_json(self) -> dict[str, object]:
        return {"x-mid-month": 1}


@attrs.frozen
class MidMonthMap(DayMap):
    def __call__(self, day: date) -> date:
        return next(each for each in days_between(day + DAY, day + 40 * DAY) if each.day == 15)


def test_an_integrator_s_own_delay_needs_a_forward_map_alone() -> None:
    due = CALENDAR.deadline(date(2026, 3, 15), longest(MidMonth(), CalendarDays(3)))
    assert due.due_on == date(2026, 4, 15)
    assert due.skipped == ()
    assert MidMonthMap().up(date(2026, 4, 15)) == date(2026, 3, 15)
    assert MidMonthMap().down(date(2026, 4, 15)) == date(2026, 4, 14)
