"""What the tests of plans ask of those who follow one: when a verdict may turn, and what is breached then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dme_migration import Evaluator, MigrationCase
from dme_migration.planning import Plan
from dme_migration.testing._following import followed, known, milestone_of, with_assumed

__all__ = ["ONE_DAY", "broken", "followed", "known", "milestone_of", "turning_points", "with_assumed"]

ONE_DAY = timedelta(days=1)


def turning_points(plan: Plan) -> Iterator[date]:
    """Give the days on which a verdict may turn: around each step, from the day of planning on."""
    around = {day + n * ONE_DAY for day in plan.days.values() for n in (-1, 0, 1)}
    yield from sorted({plan.as_of, plan.as_of + ONE_DAY, *(day for day in around if day >= plan.as_of)})


def broken(evaluator: Evaluator, case: MigrationCase, as_of: date) -> set[str]:
    """Name what is breached on a day: duties and recommendations."""
    assessment = evaluator.evaluate(case, as_of=as_of)
    return {finding.obligation.id for finding in (*assessment.breaches, *assessment.warnings)}
