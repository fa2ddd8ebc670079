"""The vectors tell every obligation from each of its mutants: rules are data, and so can be mutated."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

import pytest

from dme_migration import Evaluator, Obligation
from dme_migration.rules import STANDARD_RULEBOOK, ForEach
from dme_migration.vectors import Expected, Vector, vectors

EVERY: Final = tuple(STANDARD_RULEBOOK)

OWN: Final[dict[str, list[tuple[Vector, Expected]]]] = defaultdict(list)
for _vector in vectors():
    for _told in _vector.expected:
        if _vector.obligation is not None:
            OWN[_told.obligation].append((_vector, _told))


def survivors(obligation: Obligation) -> list[Obligation]:
    """Give the mutants that answer every vector of the obligation as it does itself."""
    return [mutant for mutant in obligation.mutants() if not _killed(mutant)]


def _killed(mutant: Obligation) -> bool:
    """Tell whether a status or a day changes when the mutant takes the place of its obligation, and nothing else."""
    book = STANDARD_RULEBOOK.without(mutant.id) | mutant
    evaluators: dict[object, Evaluator] = {}
    for vector, told in OWN[mutant.id]:
        if vector.readings not in evaluators:
            evaluators[vector.readings] = Evaluator(rulebook=book, readings=vector.readings)
        found = evaluators[vector.readings].evaluate(vector.case, as_of=vector.as_of)[mutant.id]
        if (told.status, told.due_on, told.due_at, told.not_before) != (
            found.status,
            found.due_on,
            found.due_at,
            found.not_before,
        ):
            return True
    return False


@pytest.mark.parametrize("obligation", EVERY, ids=[o.id for o in EVERY])
def test_the_vectors_kill_every_mutant(obligation: Obligation) -> None:
    assert survivors(obligation) == []


def test_an_obligation_unchanged_is_killed_by_nothing() -> None:
    assert [obligation.id for obligation in EVERY if _killed(obligation)] == []


def test_few_conditions_are_opaque() -> None:
    opaque = [
        o.id for o in EVERY if o.requires.opaque or (isinstance(o.requires, ForEach) and o.requires.requires.opaque)
    ]

    assert [o.id for o in EVERY if not list(o.requires.mutants())] == opaque
    assert len(opaque) == 15
    assert len(opaque) / len(EVERY) < 1 / 5


def test_there_are_many_mutants() -> None:
    assert sum(len(list(obligation.mutants())) for obligation in EVERY) > 250
