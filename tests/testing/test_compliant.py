"""Compliant cases: nothing is breached at any stage; the smallest is a form sent on an ordinary Monday (case 26)."""

from __future__ import annotations

import copy
import pickle
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from dme_migration import MigrationCase, Readings, case_from, dump_case, evaluate, load_case
from dme_migration.model import MILESTONES, Moment, Objective, Request
from dme_migration.testing import AN_ORDINARY_MONDAY, Example, assert_compliant, compliant_cases
from tests.testing.test_shrinking import QUICK, assert_ordinary, leaves, smallest
from tests.testing.test_strategies import dates_in, drawn

WHOSE = "authorization.by-contracting-clinic"


@cache
def some() -> tuple[Example, ...]:
    return tuple(drawn(compliant_cases(), 300))


def test_nothing_is_breached_nor_recommended_in_vain() -> None:
    for example in some():
        assessment = assert_compliant(example.case, example.as_of)
        assert assessment.warnings == ()
        assert example.expected == frozenset()
        assert assessment.facts_after_as_of == 0


def test_what_is_not_known_is_the_contract_alone() -> None:
    for example in some():
        unknown = {finding.obligation.id for finding in evaluate(example.case, as_of=example.as_of).undetermined}
        assert unknown == (
            set()
            if example.case.request.contract
            else {"notice.contract-period", "authorization.by-contracting-clinic"}
        )


def test_every_stage_is_reached() -> None:
    cases = [example.case for example in some()]
    assert any(case.schedule is None for case in cases)
    assert any(case.schedule and not case.journal for case in cases)
    lengths = {len({entry.milestone for entry in case.journal}) for case in cases}
    assert len(lengths) > 10
    assert max(lengths) == len(MILESTONES)
    verdicts = {evaluate(example.case, as_of=example.as_of).verdict.value for example in some()}
    assert verdicts == {"on_track", "undetermined", "complete"}


def test_all_that_may_be_said_is_sometimes_said() -> None:
    cases = [example.case for example in some()]
    for part in ("notices", "confirmations", "fees", "complaints", "waivers", "journal", "schedule"):
        assert any(getattr(case, part) for case in cases), part
        assert any(not getattr(case, part) for case in cases), part
    assert any(case.schedule and case.schedule.revisions for case in cases)
    assert any(complaint.followed_up_at is None for case in cases for complaint in case.complaints) or any(
        complaint.followed_up_at for case in cases for complaint in case.complaints
    )
    assert {case.request.objective for case in cases} == set(Objective)
    assert len({(case.request.source_emr, case.request.receiving_emr) for case in cases}) > 30
    one_vendor = {"KinLogix", "Médesync"}
    assert any({case.request.source_emr, case.request.receiving_emr} == one_vendor for case in cases)


def test_every_day_lies_in_the_window() -> None:
    assert {day.year for example in some() for day in (*dates_in(example.case), example.as_of)} == {2026}
    first, last = date(2026, 9, 15), date(2027, 7, 15)
    found = drawn(compliant_cases(min_value=first, max_value=last), 60)
    days = [day for example in found for day in (*dates_in(example.case), example.as_of)]
    assert first <= min(days)
    assert max(days) <= last
    assert any(day.year == 2027 for day in days)
    assert all(not evaluate(example.case, as_of=example.as_of).breaches for example in found)


@pytest.mark.parametrize("objective", Objective)
def test_wishes_are_granted(objective: Objective) -> None:
    for example in drawn(compliant_cases(objective=objective, source_emr="Ofys", receiving_emr=st.just("MYLE")), 5):
        request = example.case.request
        assert (request.objective, request.source_emr, request.receiving_emr) == (objective, "Ofys", "MYLE")


def test_what_cannot_be_compliant_is_refused() -> None:
    with pytest.raises(InvalidArgument, match="takes up to 200 days"):
        compliant_cases(min_value=date(2026, 1, 1), max_value=date(2026, 3, 1))
    for wrong in ("Dossier Plus", None):
        with pytest.raises(InvalidArgument, match="source_emr="):
            drawn(compliant_cases(source_emr=wrong), 1)  # type: ignore[arg-type]  # absence is no wish here
    with pytest.raises(InvalidArgument, match="objective=None"):
        drawn(compliant_cases(objective=None), 1)  # type: ignore[arg-type]  # nor here


def test_the_smallest_is_a_form_just_sent() -> None:
    example = smallest(compliant_cases())
    case = example.case
    assert example.as_of == AN_ORDINARY_MONDAY
    assert set(dates_in(case)) == {AN_ORDINARY_MONDAY}
    assert (case.schedule, case.journal, case.fees, case.complaints, case.waivers) == (None, (), None, (), ())
    assert (case.request.contract, case.request.vendor_notice, case.request.requesters) == (None, None, ())
    for leaf in leaves(case):
        if isinstance(leaf, date):
            assert_ordinary(leaf)
        elif isinstance(leaf, str):
            assert len(leaf) <= 44


def test_the_smallest_is_found_with_every_phase_of_hypothesis() -> None:
    # The phase that explains a failure keeps whatever is shorter: the simplest case must be the shortest draw too.
    assert find(compliant_cases(), lambda _: True).as_of == AN_ORDINARY_MONDAY


def test_a_whole_migration_shrinks_to_one_that_starts_on_the_ordinary_monday() -> None:
    example = find(
        compliant_cases(),
        lambda example: any(entry.milestone == Moment.LEGACY_ACCESS_WITHDRAWAL for entry in example.case.journal),
        settings=QUICK,
    )
    assert example.case.request.transmissions[0].sent_at.date() == AN_ORDINARY_MONDAY
    assert evaluate(example.case, as_of=example.as_of).compliant


@given(compliant_cases())
def test_the_document_reads_back(example: Example) -> None:
    assert load_case(dump_case(example.case)) == example.case
    shown = eval(repr(example), {"Example": Example, "date": date, "case_from": case_from, "Readings": Readings})  # noqa: S307 - what is printed is Python
    assert shown == example


def test_an_example_is_a_value() -> None:
    example = some()[0]
    assert pickle.loads(pickle.dumps(example)) == copy.copy(example) == example  # noqa: S301 - our own bytes
    assert hash(example) == hash(copy.deepcopy(example))


def test_an_example_shows_the_breaches_first_and_no_absent_fact() -> None:
    case = MigrationCase(request=Request(objective="emr_change"))
    other = Readings({"import-scope": "both"})
    example = Example(case=case, as_of=AN_ORDINARY_MONDAY, expected=frozenset({"b.b", "a.a"}), readings=other)
    assert repr(example).splitlines() == [
        "Example(",
        "    as_of=date(2026, 2, 2),",
        "    expected=frozenset({'a.a', 'b.b'}),",
        "    readings=Readings({'import-scope': 'both'}),",
        "    case=case_from(",
        "        {'format': 'dme-migration/case-1', 'request': {'objective': 'emr_change'}}",
        "    ),",
        ")",
    ]


def test_hypothesis_shows_a_failure_as_the_example_itself() -> None:
    @settings(QUICK)
    @given(compliant_cases())
    def fails(example: Example) -> None:
        assert example.as_of < AN_ORDINARY_MONDAY - timedelta(days=300)

    with pytest.raises(AssertionError) as refuted:
        fails()
    notes = "\n".join(getattr(refuted.value, "__notes__", ()))
    assert "as_of=date(2026, 2, 2)" in notes
    assert "schedule=None" not in notes
