"""A finding depends on what its obligation reads, and on nothing else."""

from __future__ import annotations

from typing import Any, TypeVar

import attrs
from hypothesis import given
from hypothesis import strategies as st

from dme_migration import Evaluator, MigrationCase
from dme_migration.rules import STANDARD_RULEBOOK, Basis, Done, Gap, Modality, Obligation, Recorded
from dme_migration.serialization import case_from, case_to
from tests.properties.judged import Judged, fewer, judged, said

EVALUATOR = Evaluator()
T = TypeVar("T")


def with_own_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {**{key: with_own_keys(item) for key, item in value.items()}, "x-probe": [{"on": "2026-02-02"}, None]}
    return [with_own_keys(item) for item in value] if isinstance(value, list) else value


@given(judged())
def test_own_keys_are_read_by_nobody(example: Judged) -> None:
    document = case_to(example.case)
    probed = case_from(with_own_keys(document))
    assert "x-probe" in case_to(probed)["request"]
    before, after = (EVALUATOR.evaluate(case, as_of=example.as_of) for case in (example.case, probed))
    assert said(before) == said(after)
    assert before.facts_after_as_of == after.facts_after_as_of


@st.composite
def shuffled(draw: st.DrawFn, case: MigrationCase) -> MigrationCase:
    def other_order(items: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(draw(st.permutations(items))) if len(items) > 1 else items

    schedule = case.schedule
    if schedule is not None:
        milestones = tuple(attrs.evolve(m, agreements=other_order(m.agreements)) for m in schedule.milestones)
        schedule = attrs.evolve(schedule, milestones=milestones)
    request = case.request
    return attrs.evolve(
        case,
        request=attrs.evolve(
            request,
            signatures=other_order(request.signatures),
            transmissions=other_order(request.transmissions),
        ),
        schedule=schedule,
        journal=other_order(case.journal),
        notices=other_order(case.notices),
        confirmations=other_order(case.confirmations),
        waivers=other_order(case.waivers),
    )


@given(judged(), st.data())
def test_lists_without_an_order_have_none(example: Judged, data: st.DataObject) -> None:
    other = data.draw(shuffled(example.case))
    before, after = (EVALUATOR.evaluate(case, as_of=example.as_of) for case in (example.case, other))
    assert said(before) == said(after)


def gives_an_order(obligation: Obligation) -> bool:
    """Tell whether steps are placed after each other because of this obligation (DECLARATIONS §4)."""
    condition = obligation.requires
    return obligation.modality is Modality.MUST and bool((*condition.order(), *condition.implied_order()))


def reads_the_order(obligation: Obligation) -> bool:
    """Tell whether the obligation asks what has passed, or what comes after what is missing."""
    condition = obligation.requires
    if isinstance(condition, Gap):
        return condition.at_most is not None and condition.basis is Basis.EXECUTION
    return isinstance(condition, Done | Recorded)


@fewer(2)
@given(judged(), st.sampled_from(STANDARD_RULEBOOK.ids))
def test_an_obligation_left_out_changes_no_other(example: Judged, left_out: str) -> None:
    evaluator = Evaluator(rulebook=STANDARD_RULEBOOK.without(left_out))
    before = said(EVALUATOR.evaluate(example.case, as_of=example.as_of))
    after = said(evaluator.evaluate(example.case, as_of=example.as_of))
    assert list(after) == [name for name in before if name != left_out]
    changed = {name for name, finding in after.items() if finding != before[name]}
    if any(waiver.obligation == left_out for waiver in example.case.waivers):
        changed -= {"waivers.valid"}
    if gives_an_order(STANDARD_RULEBOOK[left_out]):
        # `avenant.extraction-confirmed` is a `Recorded` under a `Holds`.
        changed -= {o.id for o in STANDARD_RULEBOOK if reads_the_order(o)} | {"avenant.extraction-confirmed"}
    assert changed == set()
