"""Does the backend of Logiciels du Fleuve agree with the procedure? The machine tells.

``pytest examples/backend`` runs it. The first test is all that an integrator writes; the second one shows that the
machine would notice: each mistake of `mistakes.py` is found, and said in words.
"""

from __future__ import annotations

import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from dme_migration.testing import MigrationMachine

from . import mistakes
from .adapter import FleuveAdapter
from .backend import Backend


class FleuveMachine(MigrationMachine):
    """Whole migrations, played against the backend."""

    adapter = FleuveAdapter


FleuveMachine.TestCase.settings = settings(
    FleuveMachine.TestCase.settings, max_examples=100, stateful_step_count=25, derandomize=True, database=None
)
TestFleuve = FleuveMachine.TestCase


@pytest.mark.parametrize(
    ("mistaken", "obligation"),
    [
        (mistakes.CalendarDaysForBusinessDays, r"preanalysis\.validat"),
        (mistakes.StartingDayCounted, r"preanalysis\.validat"),
        (mistakes.NinetyDaysFromTheCutover, r"legacy-access\.ninety-days"),
    ],
)
def test_the_machine_finds_the_mistake(mistaken: type[Backend], obligation: str) -> None:
    """Play the same migrations against a backend that makes a mistake."""

    class MistakenAdapter(FleuveAdapter):
        new_backend = mistaken

    class MistakenMachine(MigrationMachine):
        adapter = MistakenAdapter

    # Found within the examples of the first test; without the shrinking, for it is told well enough here.
    quick = settings(FleuveMachine.TestCase.settings, phases=[Phase.generate])
    with pytest.raises(AssertionError, match=obligation):
        run_state_machine_as_test(MistakenMachine, settings=quick)
