"""Each vector, judged by two evaluators written apart; and what the vectors cover together."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date, datetime
from functools import cache
from typing import Any, Final

import pytest

from dme_migration import Evaluator, Readings, RulebookError, Status
from dme_migration.calendar import BusinessCalendar
from dme_migration.rules import READINGS, STANDARD_RULEBOOK
from dme_migration.serialization import case_to
from dme_migration.vectors import Expected, Vector, folder, themes, vectors
from tests.oracle.naive import is_business_day, judge
from tests.rules.test_every_status import EVERY, allowed
from tests.test_architecture import modules_after, third_party

ALL: Final = vectors()


@cache
def evaluator(readings: Readings) -> Evaluator:
    return Evaluator(readings=readings)


@pytest.mark.parametrize("vector", ALL, ids=str)
def test_we_give_what_a_vector_expects(vector: Vector) -> None:
    assessment = evaluator(vector.readings).evaluate(vector.case, as_of=vector.as_of)
    for told in vector.expected:
        finding = assessment[told.obligation]
        assert told == Expected(
            obligation=told.obligation,
            status=finding.status,
            final=finding.final,
            due_on=finding.due_on,
            due_at=finding.due_at,
            not_before=finding.not_before,
            missing=finding.missing,
        )


@pytest.mark.parametrize("vector", ALL, ids=str)
def test_an_evaluator_written_apart_gives_it_too(vector: Vector) -> None:
    found = judge(case_to(vector.case), vector.as_of.isoformat(), vector.readings.as_dict())
    for told in vector.expected:
        assert _by_the_oracle(told.obligation, found[told.obligation]) == _of_sets(told)


def _by_the_oracle(obligation: str, found: dict[str, Any]) -> dict[str, Any]:
    return {
        "obligation": obligation,
        "status": found["status"],
        "final": found["final"],
        "due_on": found["due_on"],
        "due_at": datetime.fromisoformat(found["due_at"]) if found["due_at"] else None,
        "not_before": found["not_before"],
        "missing": set(found["missing"]),
    }


def _of_sets(told: Expected) -> dict[str, Any]:
    return {
        "obligation": told.obligation,
        "status": str(told.status),
        "final": told.final,
        "due_on": told.due_on.isoformat() if told.due_on else None,
        "due_at": told.due_at,
        "not_before": told.not_before.isoformat() if told.not_before else None,
        "missing": set(told.missing),
    }


# What they cover

ABOUT_ONE: Final = [(vector, told) for vector in ALL if vector.obligation for told in vector.expected]


@pytest.mark.parametrize("obligation", EVERY, ids=[o.id for o in EVERY])
def test_every_status_that_an_obligation_can_take_has_a_vector_of_its_own(obligation: Any) -> None:
    found = {told.status for _, told in ABOUT_ONE if told.obligation == obligation.id}

    assert found == {status for status, _ in allowed(obligation)}


@pytest.mark.parametrize("name", READINGS)
def test_a_verdict_hangs_on_every_value_of_every_reading(name: str) -> None:
    verdicts: dict[tuple[Any, ...], dict[str, Status]] = defaultdict(dict)
    for vector, told in ABOUT_ONE:
        others = tuple(pair for pair in vector.readings if pair[0] != name)
        verdicts[vector.case, vector.as_of, told.obligation, others][vector.readings[name]] = told.status
    reading = READINGS[name]
    telling = {frozenset((a, b)) for told in verdicts.values() for a in told for b in told if told[a] is not told[b]}

    for value in reading.values[1:]:
        assert frozenset({value, reading.default}) in telling


def test_the_index_lists_the_days_off_that_an_evaluator_written_apart_finds() -> None:
    off = json.loads(folder()["index.json"])["days_off"]
    first, last = date.fromisoformat(off["from"]), date.fromisoformat(off["through"])
    days = [date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1)]
    holidays = set(off["holidays"])

    assert [d for d in days if is_business_day(d) is (d.isoweekday() in off["weekly"] or str(d) in holidays)] == []


def test_every_holiday_of_a_year_stands_by_a_limit_on_time_and_late() -> None:
    calendar = BusinessCalendar.quebec()
    holidays = [off.on for off in calendar.days_off(date(2026, 1, 1), date(2026, 12, 31)) if not off.weekly_rest]
    for holiday in holidays:
        found = [v for v in vectors("holidays") if v.id.startswith(f"holidays/{holiday}/")]
        statuses = defaultdict(set)
        for vector in found:
            statuses[vector.obligation].add(vector.expected[0].status)
        assert len(statuses) == 5
        assert all(each == {Status.MET, Status.BREACHED} for each in statuses.values()), holiday


def test_every_zone_and_objective_is_there() -> None:
    zones = {vector.case.zone.key for vector in vectors("clocks")}
    objectives = {str(vector.case.request.objective) for vector in vectors("objectives")}

    assert zones == {"America/Toronto", "America/Halifax", "America/Moncton", "America/Blanc-Sablon"}
    assert objectives >= {"practice_relocation", "emr_change", "patient_transfer"}


def test_every_obligation_that_may_be_waived_is_waived_by_the_right_party_and_in_vain_by_another() -> None:
    found = defaultdict(set)
    for vector in vectors("waivers"):
        found[vector.obligation].add(vector.expected[0].status)

    waivable = {o.id for o in STANDARD_RULEBOOK if o.waivable_by is not None}
    assert found == {identifier: {Status.WAIVED, Status.BREACHED} for identifier in waivable}


# The objects


def test_vectors_are_objects_by_theme() -> None:
    assert tuple(vector for theme in themes() for vector in vectors(theme.name)) == ALL
    assert hash(ALL[0]) == hash(ALL[0])
    assert {vector.theme for vector in ALL} == {theme.name for theme in themes()}
    with pytest.raises(RulebookError, match="no theme 'acces' among the vectors: there are request, schedule"):
        vectors("acces")


def test_reading_them_needs_no_hypothesis_and_no_command_line() -> None:
    loaded = third_party(modules_after("from dme_migration.vectors import vectors; vectors()"))

    assert loaded & {"hypothesis", "click", "jsonschema", "pytest"} == set()
