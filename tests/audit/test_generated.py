"""The cases that the benchmark makes: always the same ones, and of every kind."""

from __future__ import annotations

import importlib.util
from types import ModuleType

import pytest

from dme_migration import Verdict
from dme_migration.audit import AuditSummary, audit_document
from tests.audit.documents import AS_OF, EVALUATOR, ROOT


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    path = ROOT / "benchmarks" / "generate_cases.py"
    if not path.exists():
        pytest.skip("the benchmarks are not here")
    found = importlib.util.spec_from_file_location("generate_cases", path)
    assert found
    assert found.loader
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def test_one_seed_gives_the_same_documents(generator: ModuleType) -> None:
    assert list(generator.documents(20, seed=3)) == list(generator.documents(20, seed=3))
    assert list(generator.documents(20, seed=3)) != list(generator.documents(20, seed=4))


def test_they_are_of_every_kind(generator: ModuleType) -> None:
    made = enumerate(generator.documents(250, broken=0.05), 1)
    rows = (audit_document(data, f"x:{n}", evaluator=EVALUATOR, as_of=AS_OF) for n, data in made)
    summary = AuditSummary.over(rows)
    assert summary.unreadable
    assert {Verdict.BREACH, Verdict.ON_TRACK, Verdict.COMPLETE} <= set(summary.verdicts)
    assert len(summary.by_vendor) == 5
    assert len(summary.by_objective) == 3
    assert len(summary.by_month) > 6
    assert summary.late
    assert summary.early
    assert summary.due
    assert summary.awaited > 0
