"""What the parts of a case are drawn with: days within a window, and facts that may be absent.

A part draws nothing that it may throw away: each draw chooses among what is valid, and its simplest choice is the
absence of a fact, the first of a list, or the very day it starts from.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from functools import cache
from types import EllipsisType
from typing import Any, Final, TypeAlias, TypeVar
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from dme_migration.testing._days import Window, instant_at
from dme_migration.testing._words import EVIDENCE, OWN_KEYS

__all__ = ["ANY", "Draft", "Given"]

_T = TypeVar("_T")

ANY: Final = ...
"""The caller has no wish: anything, absence included."""

Given: TypeAlias = SearchStrategy[_T] | EllipsisType | _T
"""What a caller may ask of a fact: a value (`None` for its absence), a strategy, or nothing in particular."""

_EIGHTHS: Final = st.integers(0, 7)
_SIXTEENTHS: Final = st.integers(0, 15)
_FULLNESS: Final = st.sampled_from((3, 1, 0, -1))
_TRACES: Final = (*(("evidence", text) for text in EVIDENCE), *(("extra", own) for own in OWN_KEYS))
_CLOCKS: Final = (time(9), time(16, 20), time(12), time(23, 59, 59), time(0), time(2, 30), time(8, 59, 59))


@cache
def _places(number: int) -> SearchStrategy[int]:
    return st.integers(0, number - 1)


class Draft:
    """One example being drawn: its window of days, and how full it is."""

    def __init__(self, draw: DrawFn, window: Window) -> None:
        self.draw = draw
        self.window = window
        self._parts = _parts(self)
        self._waiting: list[Callable[[], Any]] = []
        # Some examples are sparse, most are fuller, and some have all that may be had.
        self._least = draw(_FULLNESS)
        self._traced = not self.often()

    def has(self) -> bool:
        """Choose whether a fact is there; in a full example it nearly always is."""
        return self.draw(_EIGHTHS) > self._least

    def rarely(self) -> bool:
        """Choose whether something unusual is the case, in any example."""
        return self.draw(_SIXTEENTHS) == 15

    def often(self) -> bool:
        """Choose whether the usual is the case: three times out of four, and in the simplest example."""
        return self.draw(_EIGHTHS) < 6

    def pick(self, choices: Sequence[_T]) -> _T:
        """Choose one of a list; the first is the simplest."""
        return choices[self.draw(_places(len(choices)))]

    def given(self, wish: Given[_T], otherwise: Callable[[], _T]) -> _T:
        """Take what the caller asked for, else draw it."""
        if isinstance(wish, EllipsisType):
            return otherwise()
        if isinstance(wish, SearchStrategy):
            chosen: _T = self.draw(wish)
            return chosen
        return wish

    def part(self, build: Callable[[], _T]) -> _T:
        """Build something that Hypothesis may simplify as a whole, without touching what is drawn after it."""
        self._waiting.append(build)
        built: _T = self.draw(self._parts)
        return built

    def _build_next(self, draw: DrawFn) -> Any:
        self.draw = draw
        return self._waiting.pop()()

    def maybe(self, build: Callable[[], _T]) -> _T | None:
        """Build a fact, or leave it out."""
        return self.part(lambda: build() if self.has() else None)

    def seldom(self, build: Callable[[], _T]) -> _T | None:
        """Build something unusual, or, most often, leave it out."""
        return self.part(lambda: build() if self.rarely() else None)

    def filled(self, **parts: Callable[[], Any]) -> dict[str, Any]:
        """Build some of an object's facts, one at least: an object that says nothing is no value."""
        found = {name: value for name, build in parts.items() if (value := self.maybe(build)) is not None}
        if not found:
            name = self.pick(tuple(parts))
            found[name] = parts[name]()
        return found

    def several(self, *builds: Callable[[], _T]) -> tuple[_T, ...]:
        """Build some of these, none perhaps, in their order."""
        return tuple(value for build in builds if (value := self.maybe(build)) is not None)

    def near(self, day: date, *offsets: int) -> date:
        """Choose a day at one of these distances from another; the first is the simplest."""
        return self.window.shifted(day, self.pick(offsets))

    def instant(self, day: date, zone: ZoneInfo) -> datetime:
        """Choose an instant of a day, in the case's zone."""
        return instant_at(day, self.pick(_CLOCKS), zone)

    def trace(self) -> dict[str, Any]:
        """Choose the evidence and the application's own keys of an entry: seldom any."""
        if not (self._traced and self.rarely()):
            return {}
        return dict((self.pick(_TRACES),))


@st.composite
def _parts(draw: DrawFn, draft: Draft) -> Any:
    # One strategy for all the parts of an example: what each draws lies within its own bounds.
    return draft._build_next(draw)  # noqa: SLF001 - the draft's own
