"""Random temporal networks: every kind of map, minima and maxima, allowed days, bounds and fixed days.

`random_network` takes any `random.Random`: a seeded one gives the oracle its instances, Hypothesis's own gives the laws
examples that shrink.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
from typing import Final

import attrs
from hypothesis import strategies as st

from dme_migration import BusinessCalendar, BusinessDays, CalendarDays, HolidayProfile, Months, longest
from dme_migration.calendar import DayDelay, DayMap
from dme_migration.planning.network import AllowedDays, Cause, Link, Network, Node

START: Final = date(2025, 11, 24)
"""A month before Christmas: the holidays stand in the middle of what most networks need."""
SPAN: Final = 130
WHY: Final = Cause("fact", "given")


@attrs.frozen
class ForwardOnly(DayMap):
    """An integrator's own map, which writes no inverse."""

    of: DayMap

    def __call__(self, day: date) -> date:
        return self.of(day)


def on(offset: int) -> date:
    """Give the day so many days after the start."""
    return START + timedelta(days=offset)


def node(name: str, low: date, high: date, allowed: AllowedDays | None = None) -> Node:
    """Make a moment between two days."""
    return Node(name, low, high, WHY, WHY, allowed or AllowedDays())


def at_least(a: str, b: str, delay: DayDelay, calendar: BusinessCalendar) -> Link:
    """Want b no sooner than a delay after a."""
    return Link(a, b, True, delay.bind(calendar), Cause("obligation", f"{a}-{b}"))


def at_most(a: str, b: str, delay: DayDelay, calendar: BusinessCalendar) -> Link:
    """Want b no later than a delay after a."""
    return Link(a, b, False, delay.bind(calendar), Cause("obligation", f"{a}-{b}"))


def network(nodes: list[Node], links: list[Link]) -> Network:
    """Join moments and links."""
    return Network({each.name: each for each in nodes}, links)


def _calendar(rng: Random) -> BusinessCalendar:
    closures = tuple(on(rng.randrange(SPAN)) for _ in range(rng.choice((0, 0, 2, 6))))
    calendar = BusinessCalendar.quebec(rng.choice(list(HolidayProfile)), closures=closures)
    return calendar & BusinessCalendar.quebec() if rng.randrange(4) == 0 else calendar


def _minimum(rng: Random) -> DayDelay:
    kind = rng.randrange(6)
    if kind < 2:
        return BusinessDays(rng.choice((0, 1, 2, 3, 5, 7)))
    if kind < 4:
        return CalendarDays(rng.choice((0, 0, 1, 3, 7, 14)), extends=rng.randrange(4) == 0)
    if kind == 4:
        return Months(1)
    return longest(CalendarDays(rng.choice((2, 29, 30))), BusinessDays(rng.choice((1, 4))), Months(rng.choice((0, 1))))


def _maximum(rng: Random) -> DayDelay:
    kind = rng.randrange(6)
    if kind < 2:
        return BusinessDays(rng.choice((1, 3, 5, 7, 12)))
    if kind < 4:
        return CalendarDays(rng.choice((0, 4, 9, 14, 21, 45)), extends=rng.randrange(2) == 0)
    return Months(rng.choice((1, 2))) if kind == 4 else longest(CalendarDays(30), Months(1))


def _allowed(rng: Random, calendar: BusinessCalendar) -> AllowedDays:
    kind = rng.randrange(5)
    if kind < 2:
        return AllowedDays()
    if kind < 4:
        return AllowedDays(calendar.is_business_day)
    weekdays = frozenset(rng.sample(range(7), rng.choice((1, 2, 4))))
    return AllowedDays(lambda day: day.weekday() in weekdays)


def random_network(rng: Random) -> Network:
    """Make a network of three to nine moments, with or without a solution."""
    calendar = _calendar(rng)
    count = rng.choice((3, 4, 5, 6, 7, 9))
    names = [f"m{i}" for i in range(count)]
    nodes = []
    for name in names:
        low, high = 0, SPAN
        if rng.randrange(3) == 0:
            low = rng.randrange(SPAN // 2)
        if rng.randrange(3) == 0:
            high = rng.randrange(low, SPAN)
        if rng.randrange(10) == 0:
            high = low
        allowed = AllowedDays() if low == high else _allowed(rng, calendar)
        nodes.append(node(name, on(low), on(high), allowed))
    links = []
    for _ in range(rng.randrange(count - 1, 2 * count)):
        a, b = sorted(rng.sample(range(count), 2))
        if rng.randrange(10) == 0:
            a, b = b, a  # against the stream, so that cycles of minima exist too
        minimum = rng.randrange(3) > 0
        link = (at_least if minimum else at_most)(
            names[a], names[b], (_minimum if minimum else _maximum)(rng), calendar
        )
        links.append(link._replace(f=ForwardOnly(link.f)) if rng.randrange(8) == 0 else link)
    return network(nodes, links)


NETWORKS: Final = st.randoms(use_true_random=False).map(random_network)


def holds(found: Network, days: Mapping[str, date]) -> bool:
    """Tell whether days keep every bound, every allowed day and every link of a network."""
    for each in found.nodes.values():
        day = days[each.name]
        if not each.low <= day <= each.high or each.allowed.forward(day) != day:
            return False
    return all(
        days[link.b] >= link.f(days[link.a]) if link.at_least else days[link.b] <= link.f(days[link.a])
        for link in found.links
    )
