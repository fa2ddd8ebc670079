"""The mistakes that a limit can hold: one unit more or less, or another unit.

Rules are data, and so can be mutated: a mutant is a rule that differs by one mistake, as a person might make it who
reads « 7 jours ouvrables » and programs seven days. Vectors that tell every mutant from its rule are worth something.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import attrs

from dme_migration.calendar import BusinessDays, BusinessHours, CalendarDays, DayDelay, HoursConvention, InTurn, Months
from dme_migration.rules.limits import BySolution, DelayLimit, HoursLimit, MoneyLimit, Times

if TYPE_CHECKING:
    from dme_migration.rules.situation import Situation
    from dme_migration.rules.terms import Terms

__all__ = [
    "Mistake",
    "MistakenAmount",
    "MistakenDelay",
    "MistakenHours",
    "mistaken_amounts",
    "mistaken_delays",
    "mistaken_hours",
]

_CENT: Final = Decimal("0.01")
_DAYS_OF_A_MONTH: Final = 30
_BUSINESS_DAYS_OF_A_MONTH: Final = 21


class Mistake(StrEnum):
    """One way to get a limit wrong."""

    ONE_MORE = "one-more"
    """A day, a month, an hour or a cent more."""
    ONE_LESS = "one-less"
    """A day, a month, an hour or a cent less; no delay goes below zero."""
    OTHER_DAYS = "other-days"
    """Calendar days for business days and the reverse, thirty days for a month; whole days for hours."""
    OTHER_LENGTH = "other-length"
    """Months for days, or the business days of a month for a month."""


@attrs.frozen
class MistakenDelay:
    """A delay of days with one mistake; without a limit, that of an order: zero days."""

    limit: DelayLimit | None
    mistake: Mistake

    def delay(self, terms: Terms, *, maximum: bool) -> DayDelay | None:
        """Give the delay with its mistake, when the terms alone fix it."""
        right = CalendarDays(0) if self.limit is None else self.limit.delay(terms, maximum=maximum)
        return None if right is None else _altered(right, self.mistake)

    def delay_in(self, situation: Situation, *, maximum: bool) -> DayDelay | None:
        """Give the delay of a case with its mistake."""
        right = CalendarDays(0) if self.limit is None else self.limit.delay_in(situation, maximum=maximum)
        return None if right is None else _altered(right, self.mistake)

    def reads(self) -> frozenset[str]:
        """Read what the right limit reads."""
        return frozenset() if self.limit is None else self.limit.reads()


@attrs.frozen
class MistakenHours:
    """A delay of business hours with one mistake."""

    limit: HoursLimit
    mistake: Mistake

    def hours(self, terms: Terms) -> BusinessHours:
        """Give the hours with their mistake."""
        right = self.limit.hours(terms)
        match self.mistake:
            case Mistake.ONE_MORE:
                return attrs.evolve(right, n=right.n + 1)
            case Mistake.ONE_LESS:
                return attrs.evolve(right, n=max(right.n - 1, 0))
            case _:
                whole = right.convention is HoursConvention.WHOLE_DAYS
                other = HoursConvention.SAME_CLOCK_TIME if whole else HoursConvention.WHOLE_DAYS
                return attrs.evolve(right, convention=other)


@attrs.frozen
class MistakenAmount:
    """An amount with one mistake: a cent more or less."""

    limit: MoneyLimit
    mistake: Mistake

    def money(self, situation: Situation) -> Decimal | tuple[str, ...]:
        """Give the amount with its mistake, or the paths of what is missing."""
        right = self.limit.money(situation)
        if isinstance(right, tuple):
            return right
        return right + (_CENT if self.mistake is Mistake.ONE_MORE else -_CENT)

    def reads(self) -> frozenset[str]:
        """Read what the right limit reads."""
        return self.limit.reads()


def mistaken_delays(limit: DelayLimit | None) -> Iterator[DelayLimit]:
    """Yield a delay with each mistake; an order can only take a day for the same day."""
    for mistake in Mistake if limit is not None else (Mistake.ONE_MORE,):
        yield MistakenDelay(limit, mistake)


def mistaken_hours(limit: HoursLimit) -> Iterator[HoursLimit]:
    """Yield a delay of hours with each mistake."""
    for mistake in (Mistake.ONE_MORE, Mistake.ONE_LESS, Mistake.OTHER_DAYS):
        yield MistakenHours(limit, mistake)


def mistaken_amounts(limit: MoneyLimit) -> Iterator[MoneyLimit]:
    """Yield an amount with each mistake: in the figures, in the one that is chosen, in the count."""
    match limit:
        case Times():
            yield limit.each
            for each in mistaken_amounts(limit.each):
                yield attrs.evolve(limit, each=each)
        case BySolution():
            yield BySolution(same=limit.other, other=limit.same)
            for amount in mistaken_amounts(limit.same):
                yield attrs.evolve(limit, same=amount)
            for amount in mistaken_amounts(limit.other):
                yield attrs.evolve(limit, other=amount)
        case _:
            yield MistakenAmount(limit, Mistake.ONE_MORE)
            yield MistakenAmount(limit, Mistake.ONE_LESS)


def _altered(right: DayDelay, mistake: Mistake) -> DayDelay:
    match right, mistake:
        case InTurn(), _:
            return InTurn((*right.delays[:-1], _altered(right.delays[-1], mistake)))
        case BusinessDays() | CalendarDays() | Months(), Mistake.ONE_MORE:
            return attrs.evolve(right, n=right.n + 1)
        case BusinessDays() | CalendarDays() | Months(), Mistake.ONE_LESS:
            return attrs.evolve(right, n=max(right.n - 1, 0))
        case BusinessDays(), Mistake.OTHER_DAYS:
            return CalendarDays(right.n)
        case CalendarDays(), Mistake.OTHER_DAYS:
            return BusinessDays(right.n)
        case Months(), Mistake.OTHER_DAYS:
            return CalendarDays(right.n * _DAYS_OF_A_MONTH)
        case BusinessDays(), Mistake.OTHER_LENGTH:
            return Months(max(1, round(right.n / _BUSINESS_DAYS_OF_A_MONTH)))
        case CalendarDays(), Mistake.OTHER_LENGTH:
            return Months(max(1, round(right.n / _DAYS_OF_A_MONTH)))
        case Months(), Mistake.OTHER_LENGTH:
            return BusinessDays(right.n * _BUSINESS_DAYS_OF_A_MONTH)
        case _:
            return right  # an integrator's own delay: nobody knows its unit
