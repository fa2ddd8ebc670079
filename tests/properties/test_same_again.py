"""Judging is a function of its arguments: again, in a thread, after a pickle, and under each reading."""

from __future__ import annotations

import multiprocessing
import pickle
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeVar

import attrs
from hypothesis import given

from dme_migration import BusinessCalendar, Evaluator, MigrationCase, Readings, load_case
from dme_migration.rules import READINGS
from dme_migration.serialization import dump_assessment
from dme_migration.testing import calendars, readings
from tests.properties.judged import Judged, fewer, judged

T = TypeVar("T")
EXAMPLES: Final = Path(__file__).parents[2] / "examples"


def pickled(value: T) -> T:
    restored: T = pickle.loads(pickle.dumps(value))  # noqa: S301 - our own
    return restored


@fewer(2)
@given(judged(), readings(), calendars())
def test_twice_and_after_a_pickle(example: Judged, chosen: Readings, calendar: BusinessCalendar) -> None:
    evaluator = Evaluator(readings=chosen, calendar=calendar)
    assessment = evaluator.evaluate(example.case, as_of=example.as_of)
    assert evaluator.evaluate(example.case, as_of=example.as_of).findings == assessment.findings

    restored = pickled(evaluator)
    again = restored.evaluate(pickled(example.case), as_of=example.as_of)
    assert restored == evaluator
    assert again == assessment
    assert again.findings == assessment.findings

    kept = pickled(assessment)
    assert kept == assessment
    assert kept.findings == assessment.findings
    assert pickled(assessment.findings) == assessment.findings


@fewer(10)
@given(judged(), readings(), calendars())
def test_between_threads(example: Judged, chosen: Readings, calendar: BusinessCalendar) -> None:
    alone = Evaluator(readings=chosen, calendar=calendar).evaluate(example.case, as_of=example.as_of).findings
    shared = Evaluator(readings=chosen, calendar=BusinessCalendar(calendar.observances))
    with ThreadPoolExecutor(16) as pool:
        together = list(pool.map(lambda _: shared.evaluate(example.case, as_of=example.as_of).findings, range(16)))
    assert together == [alone] * 16


def verdicts(evaluator: Evaluator, cases: list[MigrationCase], as_of: date) -> list[dict[str, Any]]:
    return [dump_assessment(evaluator.evaluate(case, as_of=as_of)) for case in cases]


def test_one_evaluator_serves_threads_and_processes_alike() -> None:
    """Sixteen threads share one evaluator that has counted nothing yet; new processes get it pickled."""
    cases = [load_case(path.read_bytes()) for path in sorted(EXAMPLES.glob("*.json"))]
    as_of = date(2026, 5, 15)
    alone = verdicts(Evaluator(), cases, as_of)
    shared = Evaluator(calendar=BusinessCalendar.quebec(closures=[date(1999, 1, 4)]))  # a table of its own, not built
    with ThreadPoolExecutor(16) as pool:
        for together in pool.map(lambda _: verdicts(shared, cases, as_of), range(64)):
            assert together == alone
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as others:
        for elsewhere in others.map(verdicts, [shared] * 4, [cases] * 4, [as_of] * 4):
            assert elsewhere == alone


@fewer(10)
@given(judged(), readings())
def test_what_hangs_on_a_reading_is_what_another_reading_finds(example: Judged, chosen: Readings) -> None:
    case, as_of = example
    evaluator = Evaluator(readings=chosen)
    base = evaluator.evaluate(case, as_of=as_of)
    assert base.diff(base) == ()
    found = evaluator.across_readings(case, as_of=as_of)
    for name, reading in READINGS.items():
        for value in reading.values:
            other = attrs.evolve(evaluator, readings=chosen.but(name, value)).evaluate(case, as_of=as_of)
            assert found.get(name, {}).get(value, ()) == base.diff(other)
            assert {change.obligation for change in base.diff(other)} == {
                mine.obligation.id
                for mine, theirs in zip(base, other, strict=True)
                if (mine.status, mine.due_on) != (theirs.status, theirs.due_on)
            }
