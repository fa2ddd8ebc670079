"""Gaps: conditions that relate the days of two moments.

``Gap(b, after=a, at_least=d)`` wants b no sooner than d after a; ``at_most`` wants it no later. `InOrder`, `NoSooner`
and `NoLater` are the readable constructors. How each is judged, line by line, is DECLARATIONS §4.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Flag, StrEnum, auto

import attrs

from dme_migration.calendar import DayDelay
from dme_migration.errors import RulebookError
from dme_migration.rules.condition import Condition, Edge, Judge, Telling
from dme_migration.rules.extra_delay import ANNOUNCEMENT, announced_limit
from dme_migration.rules.limits import BoundDelay, DelayLimit, bound_delay
from dme_migration.rules.mistakes import mistaken_delays
from dme_migration.rules.names import known_moment
from dme_migration.rules.situation import Situation
from dme_migration.rules.status import Ruling, Status
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
            return self._no_later_in_plan(delay) if self.basis is Basis.PLAN else self._no_later(delay, terms)
        return self._no_sooner_in_plan(delay) if self.basis is Basis.PLAN else self._no_sooner(delay)

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

    def _without_limit(self) -> Ruling:
        missing = tuple(sorted(self.limit.reads())) if self.limit is not None else ()
        return Ruling(Status.UNDETERMINED, "no-limit", (("a", self.after), ("b", self.b)), missing=missing)

    def _no_sooner(self, delay: BoundDelay) -> Judge:
        def judge(s: Situation) -> Ruling:
            bound = delay(s)
            if bound is None:
                return self._without_limit()
            length, f = bound
            a, b = s.resolve(self.after), s.resolve(self.b)
            a_on, b_on = s.actual(a), s.actual(b)
            planned_a = s.planned(a) if a_on is None else None
            a_day = a_on if a_on is not None else planned_a
            first = None if a_day is None else f(a_day)
            planned_b = s.planned(b) if b_on is None else None
            facts = _facts(a, a_on, planned_a, b, b_on, planned_b, length, maximum=False)
            if a_on is not None and b_on is not None and first is not None:
                status = Status.MET if b_on >= first else Status.BREACHED
                return Ruling(status, "compared", facts, final=True, not_before=first)
            if b_on is not None:
                if s.before_schedule(a) or (planned_a is not None and planned_a > s.day):
                    return Ruling(Status.BREACHED, "too-early", facts, not_before=first)
                return Ruling(Status.UNDETERMINED, "hole", facts, missing=(s.journal_path(a),))
            if planned_b is not None and a_on is not None and planned_b < a_on:
                return Ruling(Status.PENDING, "gone-by", facts, not_before=first)
            if planned_b is not None and first is not None:
                status = Status.MET if planned_b >= first else Status.BREACHED
                return Ruling(status, "compared", facts, not_before=first)
            if planned_b is not None and s.before_schedule(a):
                status = Status.PENDING if f(s.day) <= planned_b else Status.BREACHED
                return Ruling(status, "to-start", facts, due_on=f.down(planned_b))
            lacking = [m for m, day in ((a, a_day), (b, planned_b)) if day is None]
            return _unknown(s, lacking, facts, not_before=first)

        return judge

    def _no_sooner_in_plan(self, delay: BoundDelay) -> Judge:
        def judge(s: Situation) -> Ruling:
            bound = delay(s)
            if bound is None:
                return self._without_limit()
            length, f = bound
            a, b = s.resolve(self.after), s.resolve(self.b)
            b_on = s.actual(b)
            stood = s.day if b_on is None else b_on
            planned_a, planned_b = s.planned_as_of(a, stood), s.planned_as_of(b, stood)
            first = None if planned_a is None else f(planned_a)
            facts = _facts(a, None, planned_a, b, None, planned_b, length, maximum=False)
            if planned_b is not None and first is not None:
                status = Status.MET if planned_b >= first else Status.BREACHED
                return Ruling(status, "planned-compared", facts, not_before=first)
            lacking = [m for m, day in ((a, planned_a), (b, planned_b)) if day is None]
            return _unknown(s, lacking, facts, not_before=first)

        return judge

    def _no_later(self, delay: BoundDelay, terms: Terms) -> Judge:
        def judge(s: Situation) -> Ruling:
            bound = delay(s)
            if bound is None:
                return self._without_limit()
            length, f = bound
            a, b = s.resolve(self.after), s.resolve(self.b)
            a_on, b_on = s.actual(a), s.actual(b)
            planned_a = s.planned(a) if a_on is None else None
            a_day = a_on if a_on is not None else planned_a
            base = None if a_day is None else f(a_day)
            limit, excused = self._extended(s, b, b_on, base, terms)
            planned_b = s.planned(b) if b_on is None else None
            facts = (
                *_facts(a, a_on, planned_a, b, b_on, planned_b, length, maximum=True),
                ("limit", limit),
                ("extension", self.extension if limit != base else None),
            )
            if excused:
                return Ruling(Status.NOT_APPLICABLE, "excused-without-day", facts)
            if b_on is not None:
                if a_on is None or limit is None:
                    paths = s.paths((a,)) if s.before_schedule(a) else (s.journal_path(a),)
                    return Ruling(Status.UNDETERMINED, "hole", facts, missing=paths)
                status = Status.MET if b_on <= limit else Status.BREACHED
                return Ruling(status, "compared", facts, final=True, due_on=limit)
            if a_on is not None and limit is not None:
                if s.day <= limit:
                    return Ruling(Status.PENDING, "running", facts, due_on=limit)
                if s.overtaken(b):
                    return Ruling(Status.UNDETERMINED, "overtaken", facts, missing=(s.journal_path(b),))
                return Ruling(Status.BREACHED, "overdue", facts, due_on=limit)
            if planned_a is not None:
                due = limit if planned_a >= s.day else None
                return Ruling(Status.PENDING, "to-come", facts, due_on=due)
            return _unknown(s, [a], facts)

        return judge

    def _extended(
        self, s: Situation, b: str, b_on: date | None, base: date | None, terms: Terms
    ) -> tuple[date | None, bool]:
        if self.extension is Extension.PLANNED_DAY and terms.readings["validation-window"] == "both":
            planned = s.planned_as_of(b, s.day if b_on is None else b_on)
            return (base if base is None or planned is None else max(base, planned)), False
        if self.extension is Extension.ANNOUNCED_DELAY and s.excusable:
            return announced_limit(s, b, base)
        return base, False

    def _no_later_in_plan(self, delay: BoundDelay) -> Judge:
        def judge(s: Situation) -> Ruling:
            bound = delay(s)
            if bound is None:
                return self._without_limit()
            length, f = bound
            a, b = s.resolve(self.after), s.resolve(self.b)
            a_on = s.actual(a)
            planned_a = s.planned(a) if a_on is None else None
            a_day = a_on if a_on is not None else planned_a
            limit = None if a_day is None else f(a_day)
            planned_b = s.planned(b)
            facts = (*_facts(a, a_on, planned_a, b, None, planned_b, length, maximum=True), ("limit", limit))
            if planned_b is not None and limit is not None:
                status = Status.MET if planned_b <= limit else Status.BREACHED
                return Ruling(status, "planned-compared", facts, due_on=limit)
            lacking = [m for m, day in ((a, a_day), (b, planned_b)) if day is None]
            return _unknown(s, lacking, facts, due_on=limit)

        return judge


def _facts(  # noqa: PLR0917 - the six dates of a comparison, in order
    a: str,
    a_on: date | None,
    planned_a: date | None,
    b: str,
    b_on: date | None,
    planned_b: date | None,
    delay: DayDelay | None,
    *,
    maximum: bool,
) -> tuple[tuple[str, object], ...]:
    return (
        ("a", a),
        ("a_on", a_on),
        ("planned_a", planned_a),
        ("b", b),
        ("b_on", b_on),
        ("planned_b", planned_b),
        ("delay", delay),
        ("maximum", maximum),
    )


def _unknown(
    s: Situation,
    lacking: list[str],
    facts: tuple[tuple[str, object], ...],
    *,
    due_on: date | None = None,
    not_before: date | None = None,
) -> Ruling:
    status, missing = s.unknown(lacking)
    facts = (*facts, ("lacking", tuple(lacking)), ("open", s.open))
    if status is Status.UNDETERMINED:
        return Ruling(status, "unknown", facts, missing=missing)
    return Ruling(status, "not-yet", facts, due_on=due_on, not_before=not_before)


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
