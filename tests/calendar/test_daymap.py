"""Maps from day to day, and the way back: by the definition of the inverses, at the ends of time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import attrs
import pytest
from hypothesis import given

from dme_migration.calendar import (
    BusinessCalendar,
    BusinessDays,
    CalendarDays,
    DayDelay,
    DayMap,
    Months,
    longest,
)
from dme_migration.errors import CalendarError
from tests.calendar.inverses import DELAYS, assert_inverses
from tests.calendar.walk import DAY, Parties, parties_and_day

CALENDAR = BusinessCalendar.quebec()


@attrs.frozen
class Forward(DayMap):
    """What an integrator writes: the forward map alone."""

    of: DayMap

    def __call__(self, day: date) -> date:
        return self.of(day)


@given(parties_and_day(), DELAYS)
def test_up_and_down_are_the_inverses_by_definition(given_: tuple[Parties, date], delay: DayDelay) -> None:
    walk, day = given_
    forward = delay.bind(walk.calendar())
    assert_inverses(forward, forward, day)


@given(parties_and_day(), DELAYS)
def test_an_integrator_s_forward_map_is_inverted_by_bisection(given_: tuple[Parties, date], delay: DayDelay) -> None:
    walk, day = given_
    forward = delay.bind(walk.calendar())
    assert_inverses(forward, Forward(forward), day)


@pytest.mark.parametrize(
    "delay",
    [
        BusinessDays(0),
        BusinessDays(7),
        CalendarDays(90),
        CalendarDays(0),
        CalendarDays(90, extends=True),
        Months(3),
        longest(CalendarDays(90), Months(3), BusinessDays(2)),
    ],
    ids=repr,
)
def test_the_ends_of_time(delay: DayDelay) -> None:
    forward = delay.bind(CALENDAR)
    for inverses in (forward, Forward(forward)):
        assert inverses.up(date.min) == date.min
        near_the_end = inverses.down(date(9999, 12, 1))
        assert forward(near_the_end) <= date(9999, 12, 1) < forward(near_the_end + DAY)
        if forward(date.min) > date.min:
            with pytest.raises(CalendarError, match="before 0001-01-01"):
                inverses.down(date.min)
    if delay != CalendarDays(0):
        with pytest.raises(CalendarError, match="after 9999-12-31"):
            forward(date.max)


def test_a_map_that_runs_backward_is_inverted_too() -> None:
    @attrs.frozen
    class Notice(DayMap):
        def __call__(self, day: date) -> date:
            return date.fromordinal(max(day.toordinal() - 30, 1))

    assert Notice().up(date(2026, 3, 1)) == date(2026, 3, 31)
    assert Notice().down(date(2026, 3, 1)) == date(2026, 3, 31)
    with pytest.raises(CalendarError, match="after 9999-12-31"):
        Notice().up(date(9999, 12, 31))
    assert Notice().down(date(9999, 12, 31)) == date.max


@pytest.mark.parametrize("n", [10**6, 10**9, 10**30])
@pytest.mark.parametrize("kind", [BusinessDays, CalendarDays, Months])
def test_a_delay_without_end_is_refused_in_words(kind: Callable[[int], DayDelay], n: int) -> None:
    forward = kind(n).bind(CALENDAR)
    with pytest.raises(CalendarError, match="after 9999-12-31"):
        forward(date(9000, 1, 5))
    assert forward.up(date(2026, 1, 5)) == date.min
    with pytest.raises(CalendarError, match="before 0001-01-01"):
        forward.down(date(2026, 1, 5))


@pytest.mark.parametrize(
    "delay", [BusinessDays(7), CalendarDays(7), CalendarDays(7, extends=True), Months(1)], ids=repr
)
def test_an_instant_is_no_day_for_a_map(delay: DayDelay) -> None:
    instant = datetime(2026, 3, 26, tzinfo=UTC)
    for forward in (delay.bind(CALENDAR), longest(delay).bind(CALENDAR)):
        for call in (forward, forward.up, forward.down):
            with pytest.raises(CalendarError, match="use local_day first"):
                call(instant)
