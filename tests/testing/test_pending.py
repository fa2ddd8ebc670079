"""Pending and undetermined cases: every obligation that can be so, and an explanation for those that cannot.

By default a few examples of each; ``--hypothesis-profile=heavy`` draws a thousand.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import settings
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

from dme_migration import Evaluator, MigrationCase, Readings, Status, evaluate
from dme_migration.model import Request
from dme_migration.rules import GOOD_PRACTICE, PROCEDURE_2024, STANDARD_RULEBOOK
from dme_migration.testing import AN_ORDINARY_MONDAY, Example, pending, undetermined
from tests.rules import avenant_examples, practice_examples, procedure_examples
from tests.testing.test_shrinking import smallest
from tests.testing.test_strategies import dates_in, drawn

Strategy = Callable[..., SearchStrategy[Example]]
STRATEGIES: tuple[tuple[Status, Strategy], ...] = ((Status.PENDING, pending), (Status.UNDETERMINED, undetermined))
BY_HAND = (*procedure_examples.ROWS, *avenant_examples.ROWS, *practice_examples.ROWS)
GROUNDED = {"EveryStepBinds"}
"""A ground that waits for a fact under another reading alone."""


@cache
def evaluator(readings: Readings) -> Evaluator:
    return Evaluator(readings=readings)


def number() -> int:
    return 5 if settings().max_examples <= 100 else 1000


def possible(status: Status) -> set[str]:
    """The obligations that the tables typed by hand show in a status, under the readings that they bind under."""
    return {row.obligation for row in BY_HAND if row.status is status and row.ground not in GROUNDED}


@pytest.mark.parametrize(("status", "strategy"), STRATEGIES)
@pytest.mark.parametrize("identifier", STANDARD_RULEBOOK.ids)
def test_every_obligation_that_can_be_so_is(identifier: str, status: Status, strategy: Strategy) -> None:
    if identifier not in possible(status):
        with pytest.raises(InvalidArgument, match=f"{identifier} is never {status}"):
            strategy(identifier)
        return
    for example in drawn(strategy(identifier), number()):
        assessment = evaluator(example.readings).evaluate(example.case, as_of=example.as_of)
        assert assessment[identifier].status is status
        found = {finding.obligation.id for finding in (*assessment.breaches, *assessment.warnings)}
        assert found == example.expected
        assert status is Status.UNDETERMINED or not found
        assert {day.year for day in (*dates_in(example.case), example.as_of)} <= {2026}
        if status is Status.UNDETERMINED:
            assert assessment[identifier].missing


@pytest.mark.parametrize(
    "identifier", ["avenant.extraction-within-21-days", "quality-approval.before-production", "cutover.agreed"]
)
def test_what_is_pending_is_so_at_many_stages(identifier: str) -> None:
    found = drawn(pending(identifier), 60)
    assert {example.case.schedule is None for example in found} == {True, False}
    assert len({example.as_of for example in found}) > 20


def test_a_complaint_is_pending_to_the_last_minute() -> None:
    found = drawn(pending("complaint.followed-up"), 120)
    left = {
        evaluate(example.case, as_of=example.as_of)["complaint.followed-up"].due_on == example.as_of
        for example in found
    }
    assert left == {True, False}


def test_a_missing_fact_breaches_at_most_what_wants_it() -> None:
    for example in drawn(undetermined("avenant.import-fee"), 30):
        assert example.expected == frozenset()
        assert example.case.fees is not None
        assert example.case.fees.practitioners is None
    unnamed = drawn(undetermined("avenant.extraction-confirmed"), 60)
    assert {example.expected for example in unnamed} == {frozenset(), frozenset({"form.complete"})}
    holes = drawn(undetermined("first-use.after-production"), 80)
    assert {frozenset(), frozenset({"schedule.kept"}), frozenset({"schedule.established"})} == {
        example.expected for example in holes
    }


def test_another_rulebook() -> None:
    alone = drawn(undetermined("production.planned", among=PROCEDURE_2024.only("production.planned")), 10)
    assert all(example.expected == frozenset() for example in alone)
    for strategy in (pending, undetermined):
        with pytest.raises(InvalidArgument, match=r"did you mean 'waivers\.valid'"):
            strategy("waivers.vald", among=GOOD_PRACTICE)


def test_wishes_and_bounds() -> None:
    wishes: dict[str, Any] = {"source_emr": "Toubib", "receiving_emr": "Ofys", "objective": "patient_transfer"}
    bounds = {"min_value": date(2026, 10, 1), "max_value": date(2027, 10, 1)}
    for _, strategy in STRATEGIES:
        for example in drawn(strategy("preanalysis.start-planned", **wishes, **bounds), 10):
            assert min(bounds.values()) <= min((*dates_in(example.case), example.as_of))
            assert max((*dates_in(example.case), example.as_of)) <= max(bounds.values())
            assert example.case.request.source_emr in {"Toubib", None}
        with pytest.raises(InvalidArgument, match="a whole migration"):
            strategy("preanalysis.start-planned", max_value=date(2026, 2, 1))


@pytest.mark.parametrize("identifier", ["preanalysis.validation-window", "transmission.bureau", "schedule.delivered"])
def test_what_waits_shrinks_to_a_case_without_a_fact(identifier: str) -> None:
    example = smallest(pending(identifier))
    assert example.case == MigrationCase(request=Request())
    assert example.as_of == AN_ORDINARY_MONDAY


def test_a_missing_term_shrinks_to_the_other_terms() -> None:
    case = smallest(undetermined("avenant.extraction-fee")).case
    assert case.fees is not None
    assert (case.request.source_emr, str(case.fees.extraction_cad)) == ("MYLE", "500.00")
    assert case == MigrationCase(request=Request(source_emr="MYLE"), fees=case.fees)
