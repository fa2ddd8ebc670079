"""Cases in which nothing is breached, at any stage of the migration."""

from __future__ import annotations

from datetime import date

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from dme_migration.model import MigrationCase, Objective
from dme_migration.model.timeline import Timeline
from dme_migration.testing._days import FIRST_DAY, LAST_DAY, Window
from dme_migration.testing._dealings_in_order import with_dealings
from dme_migration.testing._draft import ANY, Draft, Given
from dme_migration.testing._example import Example
from dme_migration.testing._following import known
from dme_migration.testing._in_order import Needs
from dme_migration.testing._request import Wishes
from dme_migration.testing._story import evaluator_of, sending_window, story_drawn

__all__ = ["compliant_cases", "handed_in"]


def compliant_cases(
    *,
    objective: Given[Objective | str] = ANY,
    source_emr: Given[str] = ANY,
    receiving_emr: Given[str] = ANY,
    min_value: date = FIRST_DAY,
    max_value: date = LAST_DAY,
) -> SearchStrategy[Example]:
    """Generate cases that breach nothing, not even a recommendation, each with a day on which to judge it.

    The case is what its parties had written down by that day, at any stage: the form just sent, the schedule delivered,
    the journal half full, the access withdrawn. ``objective``, ``source_emr`` and ``receiving_emr`` take a value or a
    strategy; the EMRs are certified ones, for any other brings a warning. Every day lies from ``min_value`` to
    ``max_value``, which leave room for a whole migration. They shrink to a form sent to everybody on an ordinary
    Monday.

    >>> from hypothesis import given
    >>> from dme_migration import evaluate
    >>> @given(compliant_cases(source_emr="MYLE"))
    ... def check(example):
    ...     assert not evaluate(example.case, as_of=example.as_of).breaches
    >>> check()

    Raises:
        InvalidArgument: the bounds leave no room for a migration, or a wish allows no compliant case.
    """
    window = Window(min_value, max_value)
    sending_window(window)
    return _compliant(Wishes(objective=objective, source_emr=source_emr, receiving_emr=receiving_emr), window)


@st.composite
def _compliant(draw: DrawFn, wishes: Wishes, window: Window) -> Example:
    draft = Draft(draw, window)
    evaluator = evaluator_of()
    story = story_drawn(draft, wishes, Needs(), evaluator)
    as_of = draft.pick(story.turning_points())
    return Example(case=handed_in(with_dealings(draft, story, evaluator), as_of), as_of=as_of)


def handed_in(case: MigrationCase, as_of: date) -> MigrationCase:
    """Give a case as its parties had it on a day: whatever comes later is not in it yet."""
    case = attrs.evolve(
        known(case, as_of),
        complaints=tuple(
            attrs.evolve(
                each,
                followed_up_at=each.followed_up_at
                if each.followed_up_at and case.day_of(each.followed_up_at) <= as_of
                else None,
            )
            for each in case.complaints
            if case.day_of(each.received_at) <= as_of
        ),
    )
    schedule = case.schedule
    if schedule is None:
        return case
    if (schedule.delivered_on or schedule.coordinated_on or as_of) > as_of:
        return attrs.evolve(case, schedule=None)
    return case.with_schedule(Timeline(case, as_of).schedule_as_it_stood())
