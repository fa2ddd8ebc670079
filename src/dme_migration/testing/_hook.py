"""Hypothesis's entry point: ``st.from_type(MigrationCase)`` gives `dme_migration.testing.cases`.

Hypothesis calls `register` in every session, so that this module imports nothing that costs, and above all not the
model: a package imported before coverage begins counts as never run. The strategy is registered as soon as both
Hypothesis and the model are there: here when the model came first, else by the model's own last line.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    from dme_migration.model import MigrationCase

__all__ = ["register"]


def register() -> None:
    """Register the strategy of whole cases, if the model is imported; else leave it to the model's import."""
    case_type = getattr(sys.modules.get("dme_migration.model.case"), "MigrationCase", None)
    if case_type is not None:
        import_module("hypothesis.strategies").register_type_strategy(case_type, _cases)


def _cases(_: type[MigrationCase]) -> SearchStrategy[MigrationCase]:
    from dme_migration.testing import cases  # noqa: PLC0415 - when somebody asks for a case

    return cases()
