"""Gaps: conditions that relate the days of two moments.

``Gap(b, after=a, at_least=d)`` wants b no sooner than d after a; ``at_most`` wants it no later. `InOrder`, `NoSooner`
and `NoLater` are the readable constructors. How each is judged, line by line, is DECLARATIONS §4.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Flag, StrEnum, auto

import attrs

from dme_migration.errors import RulebookError
from dme_migration.rules.condition import Condition, Edge, Judge, Telling
from dme_migration.rules.extra_delay import ANNOUNCEMENT
from dme_migration.rules.gap_judges import (
    Later,
    no_later,
    no_later_in_plan,
    no_sooner,
    no_sooner_in_plan,
    until_announced,
    until_planned,
)
from dme_migration.rules.limits import DelayLimit, bound_delay
from dme_migration.rules.mistakes import mistaken_delays
from dme_migration.rules.names import known_moment
from dme_migration.rules.status import Ruling
from dme_migration.rules.tell_gaps import describe_gap, explain_gap
from dme_migration.rules.terms import Terms
from dme_migration.text import Language

__all__ = ["Basis", "Extension", "Gap", "InOrder", "NoLater", "NoSooner"]


class Basis(Flag):
    """Which dates a condition binds: those of the schedule, those of the journal, or both."""

    PLAN = auto()
    EXECUTION = auto()
    BOTH = PLAN | EXECUTION


class Extension(StrEnum):
    """What may move a maximum later than its delay."""

    PLANNED_DAY = "planned-day"
    """The day planned for the act: who follows the schedule is on time (reading ``validation-window``)."""
    ANNOUNCED_DELAY = "announced-delay"
    """An extra delay for additional data, told to the client in time (§3; reading ``extra-data``)."""


@attrs.frozen(kw_only=True)
class Gap(Condition):
    """A delay between two moments: ``at_least`` after, or ``at_most`` after; a missing limit is zero days."""

    b: str = attrs.field(validator=known_moment)
    after: str = attrs.field(validator=known_moment)
    at_least: DelayLimit | None = None
    at_most: DelayLimit | None = None
    basis: Basis = Basis.BOTH
    extension: Extension | None = None
    edge: bool = True

    def __attrs_post_init__(self) -> None:
        if self.at_least is not None and self.at_most is not None:
            raise RulebookError("a gap has one limit: declare the floor and the ceiling as two obligations")

    @property
    def limit(self) -> DelayLimit | None:
        """Give the one limit there is."""
        return self.at_most if self.at_most is not None else self.at_least

    @property
    def is_order(self) -> bool:
        """Tell whether the gap is of zero days: an order."""
        return self.limit is None

    def bind(self, terms: Terms) -> Judge:
        """Bind the delay to the calendar, and choose the judge of the family and basis."""
        delay = bound_delay(self.limit, terms, maximum=self.at_most is not None)
        if self.at_most is not None:
            if self.basis is Basis.PLAN:
                return no_later_in_plan(self.after, self.b, delay, self.limit)
            later = self._later(terms)
            return no_later(self.after, self.b, delay, self.limit, later=later, extension=self.extension)
        judges = no_sooner_in_plan if self.basis is Basis.PLAN else no_sooner
        return judges(self.after, self.b, delay, self.limit)

    def _later(self, terms: Terms) -> Later | None:
        match self.extension:
            case Extension.PLANNED_DAY if terms.readings["validation-window"] == "both":
                return until_planned
            case Extension.ANNOUNCED_DELAY:
                return until_announced
            case _:
                return None

    def edges(self, terms: Terms) -> tuple[Edge, ...]:
        """Give the edge of the gap, whatever its basis, unless the row says no."""
        if not self.edge:
            return ()
        delay = bound_delay(self.limit, terms, maximum=self.at_most is not None)
        return (Edge(a=self.after, b=self.b, at_least=self.at_most is None, delay=delay),)

    def order(self) -> tuple[tuple[str, str], ...]:
        """Give the order that a gap of zero days asks for."""
        return ((self.after, self.b),) if self.is_order else ()

    def reads(self) -> frozenset[str]:
        """Read both moments, what the limit reads, and what may move it."""
        found = frozenset({self.b, self.after}) | (self.limit.reads() if self.limit is not None else frozenset())
        return found | (ANNOUNCEMENT if self.extension is Extension.ANNOUNCED_DELAY else frozenset())

    def mutants(self) -> Iterator[Condition]:
        """Yield the swapped moments, the other basis, the limit without what may move it, and each mistaken limit."""
        yield attrs.evolve(self, b=self.after, after=self.b)
        yield attrs.evolve(self, basis=Basis.EXECUTION if self.basis is Basis.PLAN else Basis.PLAN)
        if self.extension is not None:
            yield attrs.evolve(self, extension=None)
        for limit in mistaken_delays(self.limit):
            yield attrs.evolve(self, at_least=limit) if self.at_most is None else attrs.evolve(self, at_most=limit)

    def describe(self, language: Language) -> str:
        """Say the gap in words."""
        return describe_gap(self.b, self.after, self.limit, maximum=self.at_most is not None, language=language)

    def explain(self, ruling: Ruling, telling: Telling) -> list[str]:
        """Say how the gap was judged, with the count."""
        return explain_gap(ruling, telling)


def InOrder(a: str, b: str, *, basis: Basis = Basis.BOTH) -> Gap:  # noqa: N802 - reads as the condition it makes
    """Want a before b; the same day is in order."""
    return Gap(b=b, after=a, basis=basis)


def NoSooner(b: str, *, than: DelayLimit, after: str, basis: Basis = Basis.BOTH) -> Gap:  # noqa: N802
    """Want b no sooner than a delay after another moment: a minimum."""
    return Gap(b=b, after=after, at_least=than, basis=basis)


def NoLater(  # noqa: N802
    b: str,
    *,
    than: DelayLimit,
    after: str,
    basis: Basis = Basis.EXECUTION,
    extension: Extension | None = None,
    edge: bool = True,
) -> Gap:
    """Want b no later than a delay after another moment: a maximum, of the execution or of the plan."""
    return Gap(b=b, after=after, at_most=than, basis=basis, extension=extension, edge=edge)
