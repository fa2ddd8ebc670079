"""Judging is a function of its arguments: again, in a thread, after a pickle, and under each reading."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import attrs
from hypothesis import given

from dme_migration import BusinessCalendar, Evaluator, Readings
from dme_migration.rules import READINGS
from dme_migration.testing import calendars, readings
from tests.properties.judged import Judged, fewer, judged

T = TypeVar("T")


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
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda _: shared.evaluate(example.case, as_of=example.as_of).findings, range(8)))
    assert together == [alone] * 8


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
