"""The law of ordered readings: the stricter one breaches all that the milder one does, or cannot tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import Final

import attrs

from dme_migration.errors import RulebookError
from dme_migration.model import MigrationCase
from dme_migration.rules import READINGS, Evaluator, Status
from dme_migration.rules.names import nearest
from dme_migration.testing._laws_words import refuted
from dme_migration.text import Language, Text

__all__ = ["assert_ordered"]

_STRICTER: Final = Text(
    fr="ce que la lecture la moins stricte voit comme un manquement, la plus stricte le voit aussi, ou ne peut "
    "conclure.",
    en="what the milder reading finds in breach, the stricter one finds in breach too, or cannot tell.",
)
_MILDER: Final = Text(
    fr="Le {day}, {obligation} est un manquement avec {reading} = {milder}, mais non avec {reading} = {stricter}.",
    en="On {day}, {obligation} is breached under {reading} = {milder}, but not under {reading} = {stricter}.",
)


def assert_ordered(
    case: MigrationCase,
    as_of: date,
    *,
    readings: Iterable[str] | None = None,
    evaluator: Evaluator | None = None,
    language: Language | str | None = None,
) -> None:
    """Assert that, of two values of a reading that are declared ordered, the stricter one breaches a superset.

    What the stricter one cannot tell (undetermined) is no accusation less. Statuses are those beneath a waiver.

    Args:
        case: A case.
        as_of: The day of judgement.
        readings: The names of the readings to try; by default every one whose values are ordered.
        evaluator: The rulebook and calendar on trial, and the other readings; the standard ones by default.
        language: The language of the failure.

    Raises:
        RefutedError: an obligation is breached under the milder value alone.
        RulebookError: a reading that there is not, or whose values have no order.
        CalendarError: ``as_of`` is a naive instant, or no day.

    >>> from dme_migration.model import Request
    >>> assert_ordered(MigrationCase(request=Request()), date(2026, 2, 2), readings=["withdrawal-day"])
    """
    __tracebackhide__ = True
    judge = evaluator or Evaluator()
    for reading, stricter, milder in _pairs(readings):
        less, more = (
            attrs.evolve(judge, readings=judge.readings.but(reading, value)).evaluate(case, as_of=as_of)
            for value in (milder, stricter)
        )
        strict = {o.id: ruling.status for o, ruling in zip(more.obligations, more.rulings, strict=True)}
        for obligation, ruling in zip(less.obligations, less.rulings, strict=True):
            name = obligation.id
            if ruling.status is not Status.BREACHED or strict[name] in {Status.BREACHED, Status.UNDETERMINED}:
                continue
            findings = ((_value(value), each[name]) for value, each in ((milder, less), (stricter, more)))
            raise refuted(
                _STRICTER,
                _MILDER,
                findings,
                language=language,
                obligation=name,
                day=less.day,
                reading=reading,
                milder=milder,
                stricter=stricter,
            )


def _value(value: str) -> Text:
    return Text(fr=value, en=value)


def _pairs(names: Iterable[str] | None) -> Iterator[tuple[str, str, str]]:
    for name in [n for n, reading in READINGS.items() if reading.ordered] if names is None else names:
        if name not in READINGS:
            raise RulebookError(f"unknown reading {name!r}" + nearest(name, READINGS))
        if not READINGS[name].ordered:
            raise RulebookError(f"the values of the reading {name!r} have no order")
        yield from ((name, stricter, milder) for stricter, milder in pairwise(READINGS[name].ordered))
