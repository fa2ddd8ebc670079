"""Hypothesis finds the strategy of whole cases by itself, and nobody else pays for it (field case 27)."""

from __future__ import annotations

import doctest
import subprocess
import sys
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from hypothesis import find
from hypothesis import strategies as st

import dme_migration.testing
from dme_migration import MigrationCase
from dme_migration.model import Request

HEAVY = {"cattrs", "pendulum", "holidays", "click"}
LIGHT = {"dme_migration", "dme_migration.testing", "dme_migration.testing._hook"}

ROOMS = "{m for m in sys.modules if m.split('.')[0] in {'dme_migration', 'cattrs', 'pendulum', 'holidays', 'click'}}"


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_it_is_declared() -> None:
    [ours] = [entry for entry in entry_points(group="hypothesis") if entry.name == "dme-migration"]
    assert ours.value == "dme_migration.testing._hook:register"


def test_there_is_no_pytest_plugin_of_ours() -> None:
    assert not [entry for entry in entry_points(group="pytest11") if "dme" in f"{entry.name} {entry.value}"]


@pytest.mark.parametrize("first", ["hypothesis", "hypothesis.strategies", "dme_migration.testing"])
def test_hypothesis_imports_nothing_that_costs(first: str) -> None:
    assert set(run(f"import {first}, sys; print(*sorted({ROOMS}))").split()) <= LIGHT


@pytest.mark.parametrize(
    "imports",
    [
        "import hypothesis; from dme_migration import MigrationCase",
        "from dme_migration import MigrationCase; import hypothesis",
        "import dme_migration.testing; from dme_migration.model import MigrationCase",
        "import dme_migration.model.case; import hypothesis; from dme_migration.model.case import MigrationCase",
    ],
)
def test_from_type_gives_our_cases_in_whatever_order(imports: str) -> None:
    code = f"{imports}; from hypothesis import strategies as st; print(repr(st.from_type(MigrationCase)))"
    assert run(code).startswith("_cases(")


def test_from_type_gives_our_cases() -> None:
    assert find(st.from_type(MigrationCase), lambda _: True) == MigrationCase(request=Request())


def test_the_model_alone_imports_no_hypothesis() -> None:
    assert run("import dme_migration.model, sys; print('hypothesis' in sys.modules)") == "False"


def test_without_hypothesis_the_extra_is_named() -> None:
    code = """
import sys
sys.modules["hypothesis"] = None
try:
    import dme_migration.testing
except ImportError as error:
    print(error)
"""
    assert 'pip install "dme-migration[testing]"' in run(code)


def test_names_are_all_there() -> None:
    for name in dme_migration.testing.__all__:
        assert getattr(dme_migration.testing, name) is not None
        assert name in dir(dme_migration.testing)
    with pytest.raises(AttributeError, match="no attribute 'strategies'"):
        _ = dme_migration.testing.strategies


def test_examples_in_the_docstrings() -> None:
    folder = Path(dme_migration.testing.__file__).parent
    modules = ["dme_migration.testing", *(f"dme_migration.testing.{p.stem}" for p in folder.glob("_[a-z]*.py"))]
    results = [doctest.testmod(import_module(module)) for module in modules]
    assert sum(result.failed for result in results) == 0
    assert sum(result.attempted for result in results) > 20
