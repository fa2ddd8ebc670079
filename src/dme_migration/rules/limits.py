"""Limits: what a condition compares with. A figure, a fact of the case, or a product of both."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol

import attrs

from dme_migration.calendar import BusinessHours, CalendarDays, DayDelay, DayMap
from dme_migration.errors import RulebookError
from dme_migration.rules.names import one_of

if TYPE_CHECKING:
    from dme_migration.rules.situation import Situation
    from dme_migration.rules.terms import Terms

__all__ = ["BySolution", "DelayLimit", "Fact", "Figure", "HoursLimit", "MoneyLimit", "Times"]


class DelayLimit(Protocol):
    """A limit that is a delay of whole days."""

    def delay(self, terms: Terms, *, maximum: bool) -> DayDelay | None:
        """Give the delay when the terms alone fix it; `None` when it hangs on the case."""
        ...

    def delay_in(self, situation: Situation, *, maximum: bool) -> DayDelay | None:
        """Give the delay in a case; `None` when the case does not say."""
        ...

    def reads(self) -> frozenset[str]:
        """Name the paths of the case that the limit reads."""
        ...


@attrs.frozen
class Figure:
    """A figure by its name, in force on the edition's day and selected by the readings."""

    name: str

    def delay(self, terms: Terms, *, maximum: bool) -> DayDelay:
        """Give the figure as a delay of days; a maximum in calendar days may run on past days off.

        Source: reading ``due-on-holiday`` (C.p.c. art. 83; I-16 s. 52).
        """
        value = terms.figure(self.name)
        if isinstance(value, Decimal | BusinessHours):
            raise RulebookError(f"figure {self.name!r} is not a delay of days")
        if maximum and isinstance(value, CalendarDays):
            return attrs.evolve(value, extends=terms.readings["due-on-holiday"] == "roll")
        return value

    def delay_in(self, situation: Situation, *, maximum: bool) -> DayDelay:
        """Give the same delay: no case changes a figure."""
        return self.delay(situation.terms, maximum=maximum)

    def hours(self, terms: Terms) -> BusinessHours:
        """Give the figure as a delay of business hours."""
        value = terms.figure(self.name)
        if not isinstance(value, BusinessHours):
            raise RulebookError(f"figure {self.name!r} is not a delay of business hours")
        return value

    def money(self, situation: Situation) -> Decimal:
        """Give the figure as an amount."""
        value = situation.terms.figure(self.name)
        if not isinstance(value, Decimal):
            raise RulebookError(f"figure {self.name!r} is not an amount")
        return value

    def reads(self) -> frozenset[str]:
        """Read nothing of the case."""
        return frozenset()


@attrs.frozen
class Fact:
    """A delay that the case itself states: the contract's notice period (§1)."""

    path: str = attrs.field(validator=one_of(("request.contract.notice_period",), "fact that is a delay"))

    def delay(self, terms: Terms, *, maximum: bool) -> None:  # noqa: ARG002 - the protocol's signature
        """Give nothing: the delay hangs on the case."""
        return

    def delay_in(self, situation: Situation, *, maximum: bool) -> DayDelay | None:  # noqa: ARG002
        """Give the period of the case, as a minimum."""
        contract = situation.request.contract
        period = contract.notice_period if contract else None
        return None if period is None else period.delay

    def reads(self) -> frozenset[str]:
        """Read the stated path."""
        return frozenset({self.path})


class HoursLimit(Protocol):
    """A limit that is a delay of business hours."""

    def hours(self, terms: Terms) -> BusinessHours:
        """Give the delay."""
        ...


class MoneyLimit(Protocol):
    """A limit that is an amount."""

    def money(self, situation: Situation) -> Decimal | tuple[str, ...]:
        """Give the amount, or the paths of what is missing to know it."""
        ...

    def reads(self) -> frozenset[str]:
        """Name the paths of the case that the limit reads."""
        ...


@attrs.frozen
class BySolution:
    """One amount when both EMRs are the same solution, another when they are not (reading ``same-solution``)."""

    same: MoneyLimit
    other: MoneyLimit

    def money(self, situation: Situation) -> Decimal | tuple[str, ...]:
        """Give the amount, or the EMR that is not named."""
        same = situation.same_solution()
        if isinstance(same, tuple):
            return same
        return (self.same if same else self.other).money(situation)

    def reads(self) -> frozenset[str]:
        """Read both EMRs."""
        return frozenset({"request.source_emr", "request.receiving_emr"})


@attrs.frozen
class Times:
    """An amount for each unit that a fact counts: 500 $ for each practitioner."""

    each: MoneyLimit
    count: str = attrs.field(validator=one_of(("fees.practitioners",), "fact that counts"))

    def money(self, situation: Situation) -> Decimal | tuple[str, ...]:
        """Give the product, or the paths of the terms that are missing."""
        fees = situation.case.fees
        count = fees.practitioners if fees else None
        each = self.each.money(situation)
        missing = (each if isinstance(each, tuple) else ()) + (() if count is not None else (self.count,))
        if missing or isinstance(each, tuple) or count is None:
            return missing
        return each * count

    def reads(self) -> frozenset[str]:
        """Read the count, and what the amount reads."""
        return self.each.reads() | {self.count}


BoundDelay = Callable[["Situation"], tuple[DayDelay, DayMap] | None]


def bound_delay(limit: DelayLimit | None, terms: Terms, *, maximum: bool) -> BoundDelay:
    """Bind a limit to the calendar once; the same map serves the judge and the planner."""
    fixed = CalendarDays(0) if limit is None else limit.delay(terms, maximum=maximum)
    if fixed is not None:
        bound = fixed, fixed.bind(terms.calendar)
        return lambda _situation: bound

    def from_case(situation: Situation) -> tuple[DayDelay, DayMap] | None:
        delay = limit.delay_in(situation, maximum=maximum) if limit is not None else None
        return None if delay is None else (delay, delay.bind(terms.calendar))

    return from_case
