"""What every condition can do: judge a case, give edges to a planner, say what it reads, mutate, be written down."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from enum import Enum, Flag
from typing import Any, ClassVar

import attrs

from dme_migration.calendar import BusinessCalendar
from dme_migration.rules.limits import BoundDelay
from dme_migration.rules.situation import Situation
from dme_migration.rules.status import Ruling
from dme_migration.rules.terms import Terms
from dme_migration.text import Language, Text

__all__ = ["Condition", "Declared", "Edge", "Judge", "Telling"]

Judge = Callable[[Situation], Ruling]


@attrs.frozen(kw_only=True)
class Edge:
    """What a temporal condition asks of a plan: ``b >= f(a)`` when ``at_least``, else ``b <= f(a)``.

    ``delay`` gives, in a situation, the delay and the very map that the judge uses; `None` when the case does not say.
    """

    a: str
    b: str
    at_least: bool
    delay: BoundDelay = attrs.field(eq=False)


@attrs.frozen(kw_only=True)
class Telling:
    """What a sentence needs beside a ruling: the language and the calendar that counted."""

    language: Language
    calendar: BusinessCalendar
    as_of: date


@attrs.frozen
class Declared(ABC):
    """What a condition on a case, or on one record of it, is: frozen data that says, reads, mutates and is written."""

    opaque: ClassVar[bool] = False
    """Whether the planner and the mutations see nothing of it (`Holds`)."""

    def reads(self) -> frozenset[str]:
        """Name the paths of the case that the condition reads."""
        return frozenset()

    def mutants(self) -> Iterator[Declared]:
        """Yield the conditions that differ from this one by one mistake."""
        return iter(())

    @abstractmethod
    def describe(self, language: Language) -> str:
        """Say in words what is required, in general."""

    @abstractmethod
    def explain(self, ruling: Ruling, telling: Telling) -> list[str]:
        """Say in words how a case was judged: whole sentences, in order."""

    def as_json(self) -> dict[str, Any]:
        """Write the condition as plain data, for documentation."""
        return {"kind": type(self).__name__, **_fields(self)}


@attrs.frozen
class Condition(Declared):
    """The base of the conditions of a case: bound once to its terms, it judges."""

    @abstractmethod
    def bind(self, terms: Terms) -> Judge:
        """Bind to calendar and readings, once; give the judge of a situation."""

    def mutants(self) -> Iterator[Condition]:
        """Yield the conditions that differ from this one by one mistake."""
        return iter(())

    def edges(self, terms: Terms) -> tuple[Edge, ...]:  # noqa: ARG002 - the planner's protocol
        """Give the edges of a temporal network; none when the condition orders nothing."""
        return ()

    def order(self) -> tuple[tuple[str, str], ...]:
        """Give the pairs (a, b) of milestones that the condition puts in order, of itself."""
        return ()

    def implied_order(self) -> tuple[tuple[str, str], ...]:
        """Give the pairs (a, b) whose order the condition implies without asking for it."""
        return ()


def _fields(instance: Any) -> dict[str, Any]:
    return {
        field.name.rstrip("_"): _plain(getattr(instance, field.name))
        for field in attrs.fields(type(instance))
        if not field.name.startswith("_")
    }


def _plain(value: Any) -> Any:
    match value:
        case Declared():
            return value.as_json()
        case Text():
            return {"fr": value.fr, "en": value.en}
        case Flag():
            return str(value.name).lower()
        case Enum():
            return value.value
        case tuple() | frozenset():
            items = sorted(value) if isinstance(value, frozenset) else value
            return [_plain(item) for item in items]
        case Decimal():
            return str(value)
        case date() | datetime():
            return value.isoformat()
        case _ if attrs.has(type(value)):
            return {"kind": type(value).__name__, **_fields(value)}
        case _ if callable(value):
            return value.__name__
        case _:
            return value
