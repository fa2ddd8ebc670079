"""Laws of planning, on generated requests, calendars, readings, durations and slips."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple
from unittest.mock import patch

import attrs
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from dme_migration import (
    STANDARD_RULEBOOK,
    BusinessCalendar,
    CalendarDays,
    Evaluator,
    InfeasibleScheduleError,
    Language,
    MigrationCase,
    Status,
    dump_case,
    load_case,
)
from dme_migration.model import Moment, Period, Schedule, ScheduledMilestone
from dme_migration.planning import Cause, Durations, Plan, cause_in_words, plan
from dme_migration.planning.conflicts import minimal_conflict
from dme_migration.planning.draft import Draft
from dme_migration.planning.network import Clash, Network, Solution
from dme_migration.rules import Gap
from dme_migration.testing import as_of_days, cases, days, readings
from tests.planning.following import ONE_DAY, broken, followed, known, milestone_of, turning_points, with_assumed
from tests.planning.networks import holds
from tests.planning.strategies import DURATIONS, Brief, briefs, calendars

MAXIMA = (
    "schedule.extraction-delay",
    "schedule.import-delay",
    "avenant.extraction-within-21-days",
    "avenant.import-within-45-days",
    "avenant.production-within-45-days",
)
WITHOUT_MAXIMA = STANDARD_RULEBOOK.without(*MAXIMA)
ONLY_THE_SCHEDULE_S_DELIVERY = {"schedule.coordinated", "schedule.delivered"}


def fewer(part: int) -> settings:
    """Try a part of the examples of the profile: each one here is many evaluations."""
    return settings(max_examples=max(settings().max_examples // part, 10))


def planned(brief: Brief, case: MigrationCase | None = None, as_of: date | None = None) -> Plan | None:
    """Plan a brief, or `None` when no schedule fits."""
    try:
        found = plan(case or brief.case, as_of=as_of or brief.as_of, **brief.options)
    except InfeasibleScheduleError:
        event("infeasible")
        return None
    event("planned")
    return found


def ends(network: Network, found: Plan) -> Mapping[str, date]:
    """Give the days of the steps that no minimum follows: where the plan ends."""
    followed_by = {link.a for link in network.links if link.at_least}
    return {step: day for step, day in found.days.items() if step not in followed_by}


# What a plan is


@given(briefs())
@fewer(2)
def test_a_plan_breaches_nothing_of_the_schedule_before_its_first_step(brief: Brief) -> None:
    found = planned(brief)
    if found is None:
        return
    before = broken(brief.evaluator, brief.case, brief.as_of)
    case = with_assumed(brief.case.with_plan(found), found)
    first = min(found.days.values())
    days_before = [found.as_of + n * ONE_DAY for n in range((first - found.as_of).days + 1)]
    for day in (*days_before[:3], *days_before[-3:]):
        new = broken(brief.evaluator, case, day) - before - set(found.dropped)
        assert new <= ONLY_THE_SCHEDULE_S_DELIVERY, f"{day}: {new}"


@given(briefs())
@fewer(2)
def test_who_follows_a_plan_is_never_in_breach(brief: Brief) -> None:
    found = planned(brief)
    if found is None:
        return
    before = broken(brief.evaluator, brief.case, brief.as_of)
    case = followed(brief.case, found)
    for day in turning_points(found):
        assert broken(brief.evaluator, case, day) <= before | set(found.dropped), day


@given(briefs())
@fewer(2)
def test_every_step_lies_between_its_earliest_and_its_latest_day_and_says_what_fixes_it(brief: Brief) -> None:
    found = planned(brief)
    if found is None:
        return
    assert found.days == found.earliest  # a plan made afresh is the earliest
    for step, day in found.days.items():
        assert brief.as_of <= day <= found.latest[step]
        assert found.slack(step)[0] == (found.latest[step] - day).days >= 0
        assert found.binding(step)
    path = [found.days[step] for step in found.critical_path]
    assert path == sorted(path)
    assert path[-1] == max(found.days.values())


@given(briefs())
@fewer(3)
def test_no_step_of_the_earliest_schedule_can_come_a_day_earlier(brief: Brief) -> None:
    found = planned(brief)
    if found is None:
        return
    network = found._network
    for step, day in found.earliest.items():
        sooner = {**network.nodes, step: network.nodes[step]._replace(high=day - ONE_DAY)}
        assert isinstance(Network(sooner, network.links).earliest(), Clash)


@given(briefs())
@fewer(3)
def test_no_step_of_the_latest_schedule_can_come_a_day_later(brief: Brief) -> None:
    found = planned(brief)
    if found is None:
        return
    network = found._network.held(ends(found._network, found))
    for step, day in found.latest.items():
        later = {**network.nodes, step: network.nodes[step]._replace(low=day + ONE_DAY)}
        assert isinstance(Network(later, network.links).latest(), Clash)


@given(briefs())
@fewer(4)
def test_the_same_case_gives_the_same_plan(brief: Brief) -> None:
    one, other = planned(brief), planned(brief)
    if one is None or other is None:
        assert one is other
        return
    for field in ("days", "earliest", "latest", "critical_path", "assumptions", "dropped", "moved", "asks", "schedule"):
        assert getattr(one, field) == getattr(other, field)
    assert one.diff(other) == ()


@given(briefs())
@fewer(4)
def test_a_plan_comes_back_from_a_pickle(brief: Brief) -> None:
    found = planned(brief)
    if found is None:
        return
    back: Plan = pickle.loads(pickle.dumps(found))  # noqa: S301 - our own bytes
    assert back.days == found.days
    assert back.schedule == found.schedule
    assert back.diff(found) == ()
    assert [back.slack(step) for step in back.days] == [found.slack(step) for step in found.days]
    assert [back.binding(step) for step in back.days] == [found.binding(step) for step in found.days]
    with pytest.raises(TypeError):
        back.days["production"] = brief.as_of  # type: ignore[index]  # a plan is not to be written on


# Calendars and durations


@given(briefs(), st.lists(days(max_value=date(2027, 6, 30)), max_size=6).map(tuple))
def test_more_closures_never_give_an_earlier_plan_when_there_are_minima_alone(
    brief: Brief, closures: tuple[date, ...]
) -> None:
    freer = attrs.evolve(brief.evaluator, rulebook=WITHOUT_MAXIMA)
    closed = attrs.evolve(freer, calendar=freer.calendar & BusinessCalendar.quebec(closures=closures))
    options = {**brief.options, "cutover_weekdays": None}
    try:
        one = plan(brief.case, as_of=brief.as_of, **{**options, "evaluator": freer})
        other = plan(brief.case, as_of=brief.as_of, **{**options, "evaluator": closed})
    except InfeasibleScheduleError:  # the contract ends too soon: its end is no minimum
        return
    if one.dropped == other.dropped:
        assert all(one.earliest[step] <= other.earliest[step] for step in one.days)


@fewer(2)
@given(briefs(), st.sampled_from(sorted(f.name for f in attrs.fields(Durations) if f.name != "session_count")))
def test_a_longer_activity_never_gives_an_earlier_plan(brief: Brief, name: str) -> None:
    durations = brief.durations or Durations()
    lengths: dict[str, Any] = {field.name: getattr(durations, field.name) for field in attrs.fields(Durations)}
    longer = attrs.evolve(brief, durations=Durations(**{**lengths, name: CalendarDays(15)}))
    shorter = attrs.evolve(brief, durations=Durations(**{**lengths, name: CalendarDays(0)}))
    one, other = planned(shorter), planned(longer)
    if one is None:
        assert other is None
    elif other is not None and one.dropped == other.dropped:
        assert all(one.days[step] <= other.days[step] for step in one.days)


def written(mapping: Mapping[str, date], starts_on: date | None) -> Schedule:
    """Write days as a schedule."""
    extraction = mapping["test_extraction"]
    return Schedule(
        starts_on=starts_on,
        test_extraction_period=Period(from_=extraction, through=extraction),
        milestones=tuple(ScheduledMilestone(milestone=milestone_of(step), on=day) for step, day in mapping.items()),
    )


@given(briefs(), DURATIONS, DURATIONS)
@fewer(2)
def test_the_minimum_and_the_maximum_of_two_compliant_schedules_are_compliant(
    brief: Brief, durations: Durations, others: Durations
) -> None:
    same = attrs.evolve(others, session_count=durations.session_count)
    one = planned(attrs.evolve(brief, durations=durations))
    other = planned(attrs.evolve(brief, durations=same))
    if one is None or other is None:
        return
    yielded = {*one.dropped, *other.dropped}
    for pick in (min, max):
        mixed = {step: pick(day, other.days[step]) for step, day in one.days.items()}
        schedule = written(mixed, one.schedule.starts_on)
        case = with_assumed(attrs.evolve(brief.case, schedule=schedule), one)
        assessment = brief.evaluator.evaluate(case, as_of=brief.as_of)
        gaps = (f for f in (*assessment.breaches, *assessment.warnings) if isinstance(f.obligation.requires, Gap))
        assert not {f.obligation.id for f in gaps if not f.final} - yielded
        kept = {link.cause for link in one._network.links if link.cause.kind == "obligation"}
        links = [link for link in one._network.links if link.cause in kept and link.a in mixed and link.b in mixed]
        nodes = {step: one._network.nodes[step]._replace(high=date(2060, 1, 1)) for step in mixed}
        if not yielded:
            assert holds(Network(nodes, links), mixed)


# Planning again


class Underway(NamedTuple):
    """A plan that is being followed, on a day between its steps."""

    brief: Brief
    plan: Plan
    case: MigrationCase
    day: date


@st.composite
def underway(draw: st.DrawFn) -> Underway | None:
    brief = draw(briefs())
    found = planned(brief)
    if found is None:
        return None
    day = draw(st.sampled_from(list(turning_points(found))))
    return Underway(brief, found, known(followed(brief.case, found), day), day)


@given(underway())
def test_planning_from_a_journal_that_followed_the_plan_returns_the_same_plan(going: Underway | None) -> None:
    if going is None:
        return
    again = plan(going.case, as_of=going.day, **going.brief.options)
    assert dict(again.days) == dict(going.plan.days)
    assert again.moved == ()
    assert again.assumptions == ()
    assert again.kept_order
    assert not [ask for ask in again.asks if ask.kind != "notice"]
    assert going.case.schedule == again.schedule


@given(underway(), st.integers(1, 12))
@fewer(2)
def test_who_follows_what_was_planned_again_is_in_no_further_breach(going: Underway | None, late: int) -> None:
    if going is None:
        return
    brief, day = going.brief, going.day
    stopped = max(day - late * ONE_DAY, brief.as_of)
    journal = tuple(entry for entry in going.case.journal if entry.on <= stopped)
    case = attrs.evolve(
        going.case,
        journal=journal,
        confirmations=tuple(c for c in going.case.confirmations if c.given_on <= stopped),
    )
    again = planned(brief, case, day)
    if again is None:
        return
    event("moved" if again.moved else "nothing moved")
    before = broken(brief.evaluator, case, day)
    case = followed(case, again)
    for turn in turning_points(again):
        assert broken(brief.evaluator, case, turn) <= before | set(again.dropped), turn
    for move in again.moved:
        assert move.to > move.from_
        assert again.days[move.milestone] == move.to


@given(underway(), st.integers(1, 30), st.data())
@fewer(2)
def test_slipping_one_step_never_moves_an_earlier_one(going: Underway | None, late: int, data: st.DataObject) -> None:
    if going is None:
        return
    ahead = [step for step, day in going.plan.days.items() if day > going.day]
    if not ahead:
        return
    step = data.draw(st.sampled_from(ahead))
    fixed = {step: going.plan.days[step] + timedelta(days=late)}
    try:
        again = plan(going.case, as_of=going.day, fixed=fixed, **going.brief.options)
    except InfeasibleScheduleError:
        return
    if not again.kept_order:
        return
    assert again.days[step] == fixed[step]
    for other, day in going.plan.days.items():
        if day < going.plan.days[step]:
            assert again.days[other] == day
        assert again.days[other] >= day


# No schedule


PLANNER = sys.modules["dme_migration.planning.plan"]  # the package shows the function under this name


def conflict_of(brief: Brief, fixed: Mapping[str, date]) -> tuple[Draft, tuple[Cause, ...]] | None:
    """Give what a plan that fails was made from, and what it says is in conflict."""
    drafts: list[Draft] = []

    def spy(draft: Draft) -> tuple[Cause, ...]:
        drafts.append(draft)
        return minimal_conflict(draft)

    with patch.object(PLANNER, "minimal_conflict", spy):
        try:
            plan(brief.case, as_of=brief.as_of, fixed=fixed, **brief.options)
        except InfeasibleScheduleError as error:
            return drafts[0], error.conflicts
    return None


@given(briefs(), st.sampled_from(("production", "first_use", "quality_approval")), st.integers(-2, 30))
@fewer(2)
def test_without_any_one_of_a_conflict_s_members_a_schedule_exists(brief: Brief, step: str, soon: int) -> None:
    found = conflict_of(brief, {step: brief.as_of + timedelta(days=soon)})
    if found is None:
        return
    draft, conflicts = found
    network = draft.network(floors=False)
    causes = {link.cause for link in network.links}
    causes |= {cause for node in network.nodes.values() for cause in (node.low_cause, node.high_cause)}
    others = frozenset(c for c in causes if c.kind not in {"horizon", "clock", "schedule"}) - set(conflicts)
    assert isinstance(draft.network(floors=False, without=others).earliest(), Clash)
    for cause in conflicts:
        assert isinstance(draft.network(floors=False, without=others | {cause}).earliest(), Solution), cause
    for language in Language:
        assert all(cause_in_words(cause, brief.evaluator.rulebook, language) for cause in conflicts)


@given(cases(), st.data())
def test_any_case_at_all_is_planned_or_refused_in_words(case: MigrationCase, data: st.DataObject) -> None:
    as_of = data.draw(as_of_days(case))
    evaluator = Evaluator(calendar=data.draw(calendars()), readings=data.draw(readings()))
    durations, extra_delay = data.draw(st.none() | DURATIONS), data.draw(st.booleans())
    try:
        found = plan(case, as_of=as_of, durations=durations, evaluator=evaluator, extra_delay=extra_delay)
    except InfeasibleScheduleError as error:
        event(f"infeasible, {len(error.conflicts)} members")
        return
    put_back = case.with_plan(found)
    assert load_case(dump_case(put_back)) == put_back
    assert all(found.earliest[step] <= day <= found.latest[step] for step, day in found.days.items())
    event("kept order" if found.kept_order else "order not kept")
    assert set(found.days) >= {str(m) for m in (Moment.TEST_EXTRACTION, Moment.PRODUCTION)}
    assert isinstance(found._network.earliest(), Solution)
    assessment = evaluator.evaluate(put_back, as_of=as_of)
    assert all(finding.status in set(Status) for finding in assessment)
