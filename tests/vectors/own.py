"""One obligation judged by itself, and the mutants of it that a case tells from it.

A vector is worth what it tells apart: `kills` names the mutants whose status or days differ from the obligation's own.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, Final

import attrs

from dme_migration import Evaluator, MigrationCase, Obligation, Readings, Status
from dme_migration.rules import STANDARD_RULEBOOK
from dme_migration.rules.evaluator import _judged, _Row, _waived
from dme_migration.rules.grounds import BoundGround
from dme_migration.rules.situation import Situation
from dme_migration.rules.terms import Terms

OBLIGATIONS: Final = {obligation.id: obligation for obligation in STANDARD_RULEBOOK}
Chosen = tuple[tuple[str, str], ...]


@cache
def evaluator(readings: Chosen) -> Evaluator:
    return Evaluator(readings=Readings(readings))


@cache
def _bound(obligation: Obligation, terms: Terms) -> tuple[tuple[BoundGround, ...], _Row]:
    places = tuple(range(len(obligation.applies)))
    row = _Row(obligation, places, obligation.requires.bind(terms), ())
    return tuple(ground.bind(terms) for ground in obligation.applies), row


@cache
def mutants(identifier: str) -> tuple[Obligation, ...]:
    return tuple(OBLIGATIONS[identifier].mutants())


@attrs.frozen
class Own:
    """A case as of a day under readings, for judging one obligation at a time."""

    case: MigrationCase
    as_of: date
    readings: Chosen = ()

    def around(self) -> tuple[Own, ...]:
        """Give the case as of now, just before and just after: a day, or a second of an instant."""
        step = timedelta(seconds=1) if isinstance(self.as_of, datetime) else timedelta(days=1)
        return tuple(attrs.evolve(self, as_of=day) for day in (self.as_of, self.as_of - step, self.as_of + step))

    def situation(self) -> tuple[Terms, Situation]:
        _, bound, situation = evaluator(self.readings)._situation(self.case, self.as_of, None)
        return bound.terms, situation

    def judged(self, *obligations: Obligation) -> list[tuple[Any, ...]]:
        """Give for each the status, the days, whether it is final, what is missing, and why."""
        terms, situation = self.situation()
        found = []
        for obligation in obligations:
            grounds, row = _bound(obligation, terms)
            ruling = _judged(row.grounds, row.judge, [ground(situation) for ground in grounds], situation)
            status = Status.WAIVED if _waived((row,), (ruling,), situation) else ruling.status
            told = status not in {Status.UNDETERMINED, Status.NOT_APPLICABLE}
            days = (ruling.due_on, ruling.due_at, ruling.not_before) if told else (None, None, None)
            why = ruling.facts if ruling.why == "ground" else ruling.why
            found.append((status, *days, ruling.final, ruling.missing, why))
        return found

    def finding(self, identifier: str) -> tuple[Any, ...]:
        return self.judged(OBLIGATIONS[identifier])[0]

    def kills(self, identifier: str) -> frozenset[int]:
        """Name the mutants that the case tells from the obligation, by their places."""
        own, *others = self.judged(OBLIGATIONS[identifier], *mutants(identifier))
        return frozenset(place for place, other in enumerate(others) if other[:4] != own[:4])
