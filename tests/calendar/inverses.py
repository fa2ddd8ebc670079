"""Delays drawn at random, and what the two inverses of a map are by definition."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from dme_migration.calendar import (
    BusinessDays,
    CalendarDays,
    DayMap,
    InTurn,
    Months,
    longest,
)
from tests.calendar.walk import DAY

SINGLE = st.one_of(
    st.builds(BusinessDays, st.integers(0, 60)),
    st.builds(CalendarDays, st.integers(0, 120), st.booleans()),
    st.builds(Months, st.integers(0, 30)),
)
DELAYS = st.one_of(
    SINGLE,
    st.lists(SINGLE, min_size=1, max_size=3).map(lambda delays: longest(*delays)),
    st.lists(SINGLE, min_size=1, max_size=2).map(lambda delays: InTurn(tuple(delays))),
)


def assert_inverses(forward: DayMap, inverses: DayMap, target: date) -> None:
    """The least day that reaches the target, and the greatest that does not pass it."""
    least = inverses.up(target)
    assert forward(least) >= target
    assert least == date.min or forward(least - DAY) < target
    greatest = inverses.down(target)
    assert forward(greatest) <= target
    assert forward(greatest + DAY) > target
