"""Schedules: what was promised, in an order that is mostly that of the text, with revisions that chain (§3)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Any, Final

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from dme_migration.model import Agreement, Moment, Party, Period, Revision, Schedule, ScheduledMilestone
from dme_migration.testing import _words as words
from dme_migration.testing._days import FIRST_DAY, LAST_DAY, Window
from dme_migration.testing._draft import Draft
from dme_migration.testing._request import anchor

__all__ = ["OWN_MILESTONE", "STEPS", "schedule_drawn", "schedules", "steps_after"]

OWN_MILESTONE: Final = "x-training"

_SOON: Final = (0, 1, 2, 3, 5, 7, 14, -1, -4)
_PLACED: Final = (Moment.TEST_EXTRACTION, Moment.TEST_IMPORT, Moment.PRODUCTION)
_PLACES: Final[Mapping[str, tuple[int, ...]]] = MappingProxyType(
    {_PLACED[0]: (21, 22, 20, 23, 24, 25), **dict.fromkeys(_PLACED[1:], (45, 46, 44, 47, 48, 49))}
)
"""Days after the sending near which a limit falls, whatever its reading and the days off at its end."""

STEPS: Final[Mapping[str, tuple[int, ...]]] = MappingProxyType(
    {
        **dict.fromkeys(
            (
                Moment.FLOW_ANALYSIS_MEETING,
                Moment.TEST_EXTRACTION,
                Moment.PREANALYSIS_START,
                Moment.PREANALYSIS_END,
                Moment.PREANALYSIS_SUBMISSION,
            ),
            _SOON,
        ),
        Moment.PREANALYSIS_VALIDATION: (9, 10, 8, 11, 12, 7, 0, 3, -1, 20),
        **dict.fromkeys(
            (
                Moment.TEST_IMPORT,
                Moment.INTERNAL_QUALITY_CONTROL,
                Moment.VALIDATION_SESSION,
                Moment.QUALITY_APPROVAL,
                Moment.SOURCE_CUTOVER,
                Moment.FINAL_EXTRACTION,
                Moment.PRODUCTION,
                Moment.FIRST_USE,
            ),
            _SOON,
        ),
        Moment.LEGACY_ACCESS_WITHDRAWAL: (92, 91, 88, 90, 89, 93, 60, 120),
    }
)
"""The milestones in the order of a project, each with the days that may part it from the one before."""

_AGREED: Final[Mapping[str, tuple[Party, ...]]] = MappingProxyType(
    {
        Moment.TEST_EXTRACTION: (Party.SOURCE_VENDOR, Party.RECEIVING_VENDOR),
        Moment.SOURCE_CUTOVER: (Party.SOURCE_VENDOR, Party.RECEIVING_VENDOR, Party.CLIENT),
    }
)


def schedules(*, min_value: date = FIRST_DAY, max_value: date = LAST_DAY) -> SearchStrategy[Schedule]:
    """Generate schedules: complete or not, in order or not, agreed, revised, delivered or not.

    They shrink to one fact, for a schedule without any is none.

    >>> from hypothesis import given
    >>> @given(schedules())
    ... def check(schedule):
    ...     assert all(revision.to.year == 2026 for revision in schedule.revisions)
    >>> check()
    """
    return _schedules(Window(min_value, max_value))


@st.composite
def _schedules(draw: DrawFn, window: Window) -> Schedule:
    draft = Draft(draw, window)
    return schedule_drawn(draft, anchor(draft))


def schedule_drawn(draft: Draft, sent_on: date) -> Schedule:
    """Draw the schedule of a form that was sent on a day."""
    facts: dict[str, Any] = draft.filled(
        starts_on=lambda: draft.near(sent_on, 0, 1, 1, 1, 3, 2, 4),
        coordinated_on=lambda: draft.near(sent_on, 0, 1, 2, 5, 20),
        delivered_on=lambda: draft.near(sent_on, 0, 1, 3, 5, 10, 20, 21, 22, 23, 30),
    )
    planned = _milestones(draft, sent_on)
    extraction = next((m.on for m in planned if m.milestone == Moment.TEST_EXTRACTION and m.on), sent_on)
    period = draft.maybe(lambda: _period(draft, extraction))
    revisions = _revisions(draft, planned)
    if len(planned) > 1 and draft.rarely():
        planned.reverse()
    return Schedule(
        **facts, test_extraction_period=period, milestones=tuple(planned), revisions=revisions, **draft.trace()
    )


def steps_after(draft: Draft, sent_on: date, milestone: str, before: date) -> date:
    """Choose the day of a milestone after the one before it; sometimes right at a limit instead."""
    places = _PLACES.get(milestone)
    if places is not None and not draft.often():
        return draft.near(sent_on, *places)
    return draft.near(before, *STEPS[milestone])


def _milestones(draft: Draft, sent_on: date) -> list[ScheduledMilestone]:
    entries = []
    day = sent_on
    for milestone in STEPS:
        for place in range(3 if milestone == Moment.VALIDATION_SESSION else 1):
            if place and not draft.rarely() and draft.often():
                break
            entry = draft.maybe(partial(_milestone, draft, milestone, sent_on, day))
            if entry is not None:
                day = entry.on or day
                entries.append(entry)
    own = draft.seldom(lambda: ScheduledMilestone(milestone=OWN_MILESTONE, on=draft.near(day, *_SOON)))
    return entries if own is None else [*entries, own]


def _milestone(draft: Draft, milestone: str, sent_on: date, before: date) -> ScheduledMilestone:
    if draft.rarely():  # listed, not dated
        return ScheduledMilestone(milestone=milestone)
    day = steps_after(draft, sent_on, milestone, before)
    agreements = _agreements(draft, milestone, day)
    return ScheduledMilestone(milestone=milestone, on=day, agreements=agreements, **draft.trace())


def _agreements(draft: Draft, milestone: str, day: date) -> tuple[Agreement, ...]:
    parties = _AGREED.get(milestone)
    if parties is None:
        if not draft.rarely():
            return ()
        parties = tuple(Party)[:4]

    def agreement(party: Party) -> Agreement:
        return Agreement(by=party, given_on=draft.near(day, 0, -1, -5, -10, 1), **draft.trace())

    return draft.several(*(partial(agreement, party) for party in parties))


def _period(draft: Draft, extraction: date) -> Period:
    return Period(from_=draft.near(extraction, 0, -2, 1), through=draft.near(extraction, 0, 2, -1, -3), **draft.trace())


def _revisions(draft: Draft, planned: list[ScheduledMilestone]) -> tuple[Revision, ...]:
    dated = tuple((entry.milestone, entry.on) for entry in planned if entry.on)
    if not dated:
        return ()
    chosen = draft.several(*[lambda: draft.pick(dated)] * (1 if draft.often() else 3))
    # One chain for a day: of two sessions on one day, either may be the one that moved.
    return tuple(move for milestone, day in dict.fromkeys(chosen) for move in _moves(draft, milestone, day))


def _moves(draft: Draft, milestone: str, day: date) -> tuple[Revision, ...]:
    """Draw the moves of a milestone to its present day, from the last back to the first, so that they chain."""
    moves: list[Revision] = []
    for _ in range(draft.pick((1, 1, 2))):
        later = moves[-1] if moves else None
        move = partial(_revision, draft, milestone, later.from_ if later else day, later.made_on if later else day)
        moves.append(draft.part(move))
    return tuple(reversed(moves))


def _revision(draft: Draft, milestone: str, to: date, before: date) -> Revision:
    made_on = draft.near(before, 0, -1, -3, -10, 2)
    return Revision(
        milestone=milestone,
        from_=draft.near(to, -3, -1, -7, 0, 3, -14),
        to=to,
        made_on=made_on,
        reason=draft.maybe(lambda: draft.pick(words.REASONS)),
        client_told_on=draft.maybe(lambda: draft.near(made_on, 0, 1, 5, -1)),
        **draft.trace(),
    )
