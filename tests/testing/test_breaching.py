"""Every obligation is breached alone, or with what its declaration says must fall with it: narrowly, and by far.

By default a few examples of each; ``--hypothesis-profile=heavy`` draws a thousand.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

import attrs
import pytest
from hypothesis import find, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from dme_migration import (
    BusinessCalendar,
    Evaluator,
    MigrationCase,
    Readings,
    Rulebook,
    Status,
    case_from,
    dump_case,
    evaluate,
    load_case,
)
from dme_migration.errors import DocumentError
from dme_migration.model import BUREAU_ADDRESS, Moment, Request
from dme_migration.rules import (
    AVENANT_1,
    GOOD_PRACTICE,
    PROCEDURE_2024,
    STANDARD_RULEBOOK,
    Holds,
    InOrder,
    Obligation,
    Planned,
    Ruling,
)
from dme_migration.testing import AN_ORDINARY_MONDAY, Example, breaching
from dme_migration.text import Text
from tests.serialization.documents import ABSENT, changed, every_path
from tests.testing.test_shrinking import QUICK, assert_ordinary, smallest
from tests.testing.test_strategies import dates_in, drawn

TOGETHER = tuple(o.id for o in STANDARD_RULEBOOK if o.co_breaches)
UNDER_ANOTHER_READING = {"avenant.production-within-45-days"}


@cache
def some(identifier: str) -> tuple[Example, ...]:
    """Draw more where several sets of breaches are to be reached."""
    quick = settings().max_examples <= 100
    return tuple(drawn(breaching(identifier), (30 if identifier in TOGETHER else 6) if quick else 1000))


@cache
def evaluator(readings: Readings = Readings()) -> Evaluator:  # noqa: B008 - a value
    return Evaluator(readings=readings)


def broken(case: MigrationCase, as_of: date, judge: Evaluator) -> set[str]:
    assessment = judge.evaluate(case, as_of=as_of)
    return {finding.obligation.id for finding in (*assessment.breaches, *assessment.warnings)}


@pytest.mark.parametrize("identifier", STANDARD_RULEBOOK.ids)
def test_each_is_breached_alone_or_with_what_is_declared(identifier: str) -> None:
    declared = {identifier, *STANDARD_RULEBOOK[identifier].co_breaches}
    for example in some(identifier):
        found = broken(example.case, example.as_of, evaluator(example.readings))
        assert found == example.expected
        assert identifier in found
        assert found <= declared
    for example in some(identifier)[:3]:
        assert {day.year for day in (*dates_in(example.case), example.as_of)} <= {2026}
        assert load_case(dump_case(example.case)) == example.case


@pytest.mark.parametrize("identifier", TOGETHER)
def test_each_is_breached_alone_too_and_all_that_is_declared_does_fall_with_it(identifier: str) -> None:
    found = [example.expected for example in some(identifier)]
    assert frozenset({identifier}) in found
    assert set().union(*found) - {identifier} == set(STANDARD_RULEBOOK[identifier].co_breaches) - UNDER_ANOTHER_READING


def days_of(example: Example, milestone: str) -> date:
    """The day of a step: what happened, else what was promised."""
    done = [entry.on for entry in example.case.journal if entry.milestone == milestone]
    schedule = example.case.schedule
    planned = schedule.planned(milestone) if schedule else ()
    return min(done or planned)


def planned(example: Example, milestone: str) -> date:
    assert example.case.schedule is not None
    return min(example.case.schedule.planned(milestone))


def window_short(example: Example) -> int:
    submitted, validated = (planned(example, f"preanalysis_{m}") for m in ("submission", "validation"))
    return 7 - BusinessCalendar.quebec().count(after=submitted, through=validated)


def access_short(example: Example) -> int:
    return 90 - (planned(example, "legacy_access_withdrawal") - days_of(example, "production")).days


def order_broken(example: Example) -> int:
    """Compare what happened when both have, else what was promised."""
    days = {entry.milestone: entry.on for entry in example.case.journal}
    if {"production", "first_use"} <= set(days):
        return (days["production"] - days["first_use"]).days
    if "first_use" in days:
        return (planned(example, "production") - days["first_use"]).days
    return (planned(example, "production") - planned(example, "first_use")).days


def late_answer(example: Example) -> float:
    [complaint] = example.case.complaints
    due_at = evaluate(example.case, as_of=example.as_of)["complaint.followed-up"].due_at
    assert due_at is not None
    return (complaint.followed_up_at - due_at).total_seconds() if complaint.followed_up_at else 10**6


def beyond_ceiling(example: Example) -> Decimal:
    fees = example.case.fees
    assert fees is not None
    assert fees.extraction_cad is not None
    return fees.extraction_cad - 500 * Decimal(fees.practitioners or 0)


def extraction_late(example: Example) -> int:
    due_on = evaluate(example.case, as_of=example.as_of)["schedule.extraction-delay"].due_on
    assert due_on is not None
    return (planned(example, "test_extraction") - due_on).days


def paper_late(example: Example) -> int:
    authorization = example.case.request.authorization
    sent_on = min(example.case.day_of(t.sent_at) for t in example.case.request.transmissions)
    return (authorization.signed_on - sent_on).days if authorization else 10**6


def bureau_missing(example: Example) -> int:
    emails = [t for t in example.case.request.transmissions if t.form_attached and t.channel == "email"]
    reached = {r for t in emails for r in t.recipients if example.case.day_of(t.sent_at) <= example.as_of}
    return int(BUREAU_ADDRESS not in reached)


MARGINS: tuple[tuple[str, Callable[[Example], Any], object, object], ...] = (
    ("preanalysis.validation-window", window_short, 1, 5),
    ("legacy-access.ninety-days", access_short, 1, 20),
    ("first-use.after-production", order_broken, 1, 20),
    ("complaint.followed-up", late_answer, 1.0, 86_400.0),
    ("avenant.extraction-fee", beyond_ceiling, Decimal("0.01"), Decimal(25_000)),
    ("schedule.extraction-delay", extraction_late, 1, 15),
    ("authorization.written", paper_late, 1, 10**6),
    ("transmission.bureau", bureau_missing, 1, 1),
)


@pytest.mark.parametrize(("identifier", "margin", "least", "far"), MARGINS)
def test_margins_are_the_smallest_and_large_ones(
    identifier: str, margin: Callable[[Example], Any], least: Any, far: Any
) -> None:
    found = [margin(example) for example in drawn(breaching(identifier), 50)]
    assert min(found) == least
    assert max(found) >= far


def test_the_smallest_case_is_two_days_a_day_too_close() -> None:
    example = smallest(breaching("preanalysis.validation-window"))
    assert example.as_of == AN_ORDINARY_MONDAY
    assert example.case.request == Request()
    assert example.case.schedule is not None
    assert [entry.milestone for entry in example.case.schedule.milestones] == [
        "preanalysis_submission",
        "preanalysis_validation",
    ]
    assert window_short(example) == 1
    for day in dates_in(example.case):
        assert_ordinary(day)


@pytest.mark.parametrize(
    "identifier",
    [
        "authorization.written",
        "clock.start",
        "schedule.kept",
        "reschedule.explained",
        "cutover.agreed",
        "legacy-access.ninety-days",
        "complaint.followed-up",
        "avenant.import-confirmed",
        "transmission.no-stranger",
    ],
)
def test_the_smallest_case_holds_no_fact_that_it_does_not_need(identifier: str) -> None:
    example = smallest(breaching(identifier))
    document = json.loads(dump_case(example.case))
    assert example.expected == {identifier}
    for path in every_path(document):
        if path in {"format", "request", "request.requesters"}:
            continue
        try:
            without = case_from(changed(path, ABSENT, json.loads(dump_case(example.case))))
        except DocumentError:
            continue  # an entry's own date or name
        assert broken(without, example.as_of, evaluator()) != example.expected, path


def test_a_fact_that_a_property_needs_stays() -> None:
    example = find(breaching("transmission.bureau"), lambda example: len(example.case.journal) > 3, settings=QUICK)
    assert broken(example.case, example.as_of, evaluator()) == {"transmission.bureau"}


@pytest.mark.parametrize("book", [PROCEDURE_2024, AVENANT_1, GOOD_PRACTICE, PROCEDURE_2024 | AVENANT_1])
def test_breaches_are_counted_in_the_rulebook_that_is_asked_for(book: Rulebook) -> None:
    for identifier in (book.ids[0], book.ids[-1]):
        for example in drawn(breaching(identifier, among=book), 10):
            assert broken(example.case, example.as_of, Evaluator(rulebook=book)) == example.expected
    if book is PROCEDURE_2024:
        found = drawn(breaching("legacy-access.ninety-days", among=book), 40)
        assert {example.expected for example in found} == {frozenset({"legacy-access.ninety-days"})}


def own(condition: Any, identifier: str = "own.training", **changes: Any) -> Obligation:
    return attrs.evolve(STANDARD_RULEBOOK["first-use.after-production"], id=identifier, requires=condition, **changes)


def _true(_: object) -> Ruling:
    return Ruling(Status.MET, "true")


def test_an_integrators_own_obligations() -> None:
    book = STANDARD_RULEBOOK | own(InOrder("x-training", Moment.FIRST_USE)) | own(Planned("x-training"), "own.planned")
    judge = Evaluator(rulebook=book)
    for identifier in ("own.training", "own.planned", "first-use.after-production"):
        for example in drawn(breaching(identifier, among=book), 30):
            assert broken(example.case, example.as_of, judge) == {identifier}
    opaque = Holds(_true, reads=frozenset(), text=Text(fr="C'est vrai.", en="It is true."))
    with pytest.raises(InvalidArgument, match="a function of its own"):
        breaching("own.training", among=STANDARD_RULEBOOK | own(opaque))


def test_an_unknown_id_is_refused_with_the_nearest() -> None:
    with pytest.raises(InvalidArgument, match=r"did you mean 'legacy-access\.ninety-days'"):
        breaching("legacy-access.ninty-days")
    with pytest.raises(InvalidArgument, match="no obligation"):
        breaching("avenant.import-fee", among=PROCEDURE_2024)


def test_wishes_and_bounds() -> None:
    bounds: dict[str, Any] = {"min_value": date(2026, 9, 1), "max_value": date(2027, 8, 1)}
    wishes: dict[str, Any] = {"objective": st.just("patient_transfer"), "source_emr": "MYLE", "receiving_emr": "Ofys"}
    for identifier in ("preanalysis.validated-in-time", "schedule.kept"):
        for example in drawn(breaching(identifier, **wishes, **bounds), 25):
            days = (*dates_in(example.case), example.as_of)
            assert bounds["min_value"] <= min(days)
            assert max(days) <= bounds["max_value"]
            assert example.case.request.source_emr in {"MYLE", None}
    with pytest.raises(InvalidArgument, match="a whole migration"):
        breaching("schedule.kept", max_value=date(2026, 3, 1))
    with pytest.raises(InvalidArgument, match="this takes two"):
        drawn(breaching("schedule.coordinated", source_emr="KinLogix", receiving_emr="Médesync"), 1)


def test_a_reading_is_given_where_the_default_one_binds_nobody() -> None:
    for example in drawn(breaching("avenant.production-within-45-days"), 5):
        assert example.readings["import-scope"] == "both"
        assert example.as_of > AN_ORDINARY_MONDAY - timedelta(days=40)
    assert all(example.readings["import-scope"] == "test_import" for example in drawn(breaching("clock.start"), 5))
