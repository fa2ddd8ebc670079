"""Who acts in each step and under which clause, against the obligations; a schedule as it stood."""

from __future__ import annotations

import attrs

from dme_migration.model import MILESTONES, Moment, Party, Revision, ScheduledMilestone
from dme_migration.report.steps import STEPS, entries_as_of, step_of, step_title
from dme_migration.rules import STANDARD_RULEBOOK
from dme_migration.rules.presence import Done, Listed, Planned
from dme_migration.text import Language
from tests.report.sample import SCHEDULE
from tests.rules.cases import day


def test_who_acts_agrees_with_the_obligations() -> None:
    """The clause is the one that wants the step planned; whoever must carry it out is among those who act."""
    for obligation in STANDARD_RULEBOOK:
        condition = obligation.requires
        if isinstance(condition, Planned | Listed | Done) and condition.moment in STEPS:
            step = STEPS[condition.moment]
            if isinstance(condition, Done):
                assert set(obligation.bearers) <= set(step.actors)
            else:
                assert obligation.clause == step.clause
    assert tuple(STEPS) == MILESTONES


def test_an_own_step_takes_its_clause_from_its_obligation() -> None:
    planned = next(o for o in STANDARD_RULEBOOK if o.id == "first-use.planned")
    done = next(o for o in STANDARD_RULEBOOK if o.id == "preanalysis.validated")
    own = (
        attrs.evolve(planned, id="training.planned", requires=Planned("x-training")),
        attrs.evolve(done, id="training.done", requires=Done("x-training", once=Moment.FIRST_USE)),
    )
    step = step_of("x-training", own)
    assert step is not None
    assert (step.clause, step.actors) == (planned.clause, (Party.CLIENT,))
    assert step_of("x-training") is None


def test_a_chain_of_revisions_out_of_order_is_read() -> None:
    """Two revisions whose days of decision are not in the order of the chain: seen from before the first one."""
    revisions = (
        Revision(milestone="production", from_=day("2026-02-26"), to=day("2026-02-27"), made_on=day("2026-02-05")),
        Revision(milestone="production", from_=day("2026-02-27"), to=day("2026-02-28"), made_on=day("2026-02-01")),
    )
    milestones = (ScheduledMilestone(milestone="production", on=day("2026-02-28")),)
    schedule = attrs.evolve(SCHEDULE, milestones=milestones, revisions=revisions)
    assert [e.on for e in entries_as_of(schedule, day("2026-02-03"))] == [day("2026-02-26")]
    assert [e.on for e in entries_as_of(schedule, day("2026-02-05"))] == [day("2026-02-28")]


def test_titles_have_no_article() -> None:
    french = [step_title(milestone, Language.FR) for milestone in MILESTONES]
    assert not [title for title in french if title.startswith(("Le ", "La ", "Les ", "L'"))]
    assert not [m for m in MILESTONES if step_title(m, Language.EN).startswith("The ")]
    assert french[0] == "Extraction TEST"
