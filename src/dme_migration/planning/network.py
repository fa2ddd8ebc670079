"""A temporal network over days, solved exactly by least and greatest fixed points.

Each link is a monotone map from day to day, never a constant: « seven business days after » has no fixed length. All
maps being monotone, the minimum and the maximum of two solutions are solutions, so one earliest and one latest schedule
exist, and a worklist reaches them. Rounds do not bound the worklist (two moments over Christmas took eighteen): the
horizon does.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

import attrs

from dme_migration.calendar import DayMap
from dme_migration.errors import CalendarError

__all__ = ["AllowedDays", "Cause", "Clash", "Link", "Network", "Node"]

_ONE_DAY = timedelta(days=1)


@attrs.frozen
class Cause:
    """What fixes a day: an obligation, a duration, a wished day, a fact of the case, or the day of planning."""

    kind: str
    name: str
    day: date | None = None

    def as_json(self) -> dict[str, str]:
        """Write the cause: ``{"obligation": "legacy-access.ninety-days"}``."""
        if self.day is None:
            return {self.kind: self.name}
        return {self.kind: self.name, "on": self.day.isoformat()}


@attrs.frozen
class AllowedDays:
    """The days on which a moment may fall: rolled up for the earliest schedule, down for the latest."""

    test: Callable[[date], bool] | None = None

    def forward(self, day: date) -> date:
        """Give the first allowed day on or after a day."""
        test = self.test
        if test is not None:
            while not test(day):
                day += _ONE_DAY
        return day

    def backward(self, day: date) -> date:
        """Give the last allowed day on or before a day."""
        test = self.test
        if test is not None:
            while not test(day):
                day -= _ONE_DAY
        return day


class Node(NamedTuple):
    """A moment: the days between which it lies, why, and on which days it may fall."""

    name: str
    low: date
    high: date
    low_cause: Cause
    high_cause: Cause
    allowed: AllowedDays


class Link(NamedTuple):
    """``b >= f(a)`` when ``at_least``, else ``b <= f(a)``."""

    a: str
    b: str
    at_least: bool
    f: DayMap
    cause: Cause


class Clash(NamedTuple):
    """Where a pass found that no schedule exists."""

    node: str
    cause: Cause


class Solution(NamedTuple):
    """The day of each moment, and for each the link (or its own bound) that last moved it."""

    days: dict[str, date]
    why: dict[str, tuple[Cause, str | None]]


_Move = tuple[str, Callable[[date], date], Cause, bool]
"""What a moment's day does to another's: that moment, by which map, why, and whether a day past all days is a clash."""


@attrs.frozen(eq=False)
class Network:
    """Moments and links."""

    nodes: Mapping[str, Node]
    links: Sequence[Link]

    def held(self, highs: Mapping[str, date]) -> Network:
        """Hold moments to a last day each."""
        nodes = {
            name: node._replace(high=min(node.high, highs[name])) if name in highs else node
            for name, node in self.nodes.items()
        }
        return Network(nodes, self.links)

    def earliest(self) -> Solution | Clash:
        """Reach the least fixed point: start from the lower bounds; each link raises one of its ends."""
        moves: dict[str, list[_Move]] = {name: [] for name in self.nodes}
        for a, b, at_least, f, cause in self.links:
            if at_least:
                moves[a].append((b, f, cause, True))
            else:
                moves[b].append((a, f.up, cause, True))
        return self._reached(moves, upwards=True)

    def latest(self) -> Solution | Clash:
        """Reach the greatest fixed point: start from the upper bounds; each link lowers one of its ends."""
        moves: dict[str, list[_Move]] = {name: [] for name in self.nodes}
        for a, b, at_least, f, cause in self.links:
            if at_least:
                moves[b].append((a, f.down, cause, True))
            else:
                moves[a].append((b, f, cause, False))
        return self._reached(moves, upwards=False)

    def _reached(self, moves: Mapping[str, Sequence[_Move]], *, upwards: bool) -> Solution | Clash:
        nodes = self.nodes
        days: dict[str, date] = {}
        why: dict[str, tuple[Cause, str | None]] = {}
        rolled: dict[tuple[int, date], date] = {}  # most moments share their allowed days and their bound
        for name, (_, low, high, low_cause, high_cause, allowed) in nodes.items():
            cause, bound = (low_cause, low) if upwards else (high_cause, high)
            key = id(allowed), bound
            if key not in rolled:
                rolled[key] = allowed.forward(bound) if upwards else allowed.backward(bound)
            day = rolled[key]
            if not low <= day <= high:
                return Clash(name, cause)
            days[name], why[name] = day, (cause, None)
        # Moments come roughly in the order of time: the sooner those that push, the fewer the rounds.
        names = tuple(nodes)
        waiting = deque(names if upwards else names[::-1])
        queued = set(names)
        while waiting:
            moved = waiting.popleft()
            queued.discard(moved)
            here = days[moved]
            for target, f, cause, certain in moves[moved]:
                try:
                    day = f(here)
                except CalendarError:  # past the days that there are
                    if certain:
                        return Clash(target, cause)
                    continue
                if (day <= days[target]) if upwards else (day >= days[target]):
                    continue
                _, low, high, _, _, allowed = nodes[target]
                if low <= day <= high:
                    day = allowed.forward(day) if upwards else allowed.backward(day)
                if not low <= day <= high:
                    return Clash(target, cause)
                days[target], why[target] = day, (cause, moved)
                if target not in queued:
                    waiting.append(target)
                    queued.add(target)
        return Solution(days, why)
