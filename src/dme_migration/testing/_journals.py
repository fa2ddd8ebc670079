"""Journals that follow a schedule, lag behind it or overtake it."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

from dme_migration.model import JournalEntry, Moment, Party, Schedule
from dme_migration.rules.names import nearest
from dme_migration.testing._draft import ANY, Given

__all__ = ["JournalPace", "journals"]

_SLIPS: Final = st.sampled_from((1, 2, 3, 7, 14, 30, 90))
_BOTH: Final = st.booleans()


class JournalPace(StrEnum):
    """How a journal goes along with its schedule."""

    FOLLOW = "follow"
    """Each step comes on its day."""
    LAG = "lag"
    """From some step on, each comes later than its day; the order stays."""
    OVERTAKE = "overtake"
    """Some step comes before its day, perhaps before steps that were to precede it."""


_PACES: Final = st.sampled_from(tuple(JournalPace))


def journals(
    schedule: Schedule, *, how: Given[JournalPace | str] = ANY, by: Party | str | None = Party.CLIENT
) -> SearchStrategy[tuple[JournalEntry, ...]]:
    """Generate the histories of a schedule, from its first step to any step: what really happened, in its order.

    ``how`` is a `JournalPace` or its value, or a strategy; any by default. Only steps with a planned day happen, each
    session once for each day that it has; ``by`` approves the quality. They shrink to the first step alone, on its day;
    a schedule without any day has an empty history.

    >>> from hypothesis import find
    >>> from dme_migration.model import ScheduledMilestone
    >>> promised = Schedule(milestones=(ScheduledMilestone(milestone="test_extraction", on=date(2026, 2, 9)),))
    >>> find(journals(promised), lambda journal: True)[0].on
    datetime.date(2026, 2, 9)
    >>> find(journals(promised, how="lag"), lambda journal: True)[0].on
    datetime.date(2026, 2, 10)

    Raises:
        InvalidArgument: no such pace.
    """
    if isinstance(how, str) and how not in set(JournalPace):
        raise InvalidArgument(
            f"how is one of {', '.join(JournalPace)}; got {how!r}" + nearest(how, [pace.value for pace in JournalPace])
        )
    planned = sorted((entry.on, place, entry.milestone) for place, entry in enumerate(schedule.milestones) if entry.on)
    steps = tuple((milestone, on) for on, _, milestone in planned)
    return _journals(steps, how, by) if steps else st.just(())


@st.composite
def _journals(
    draw: DrawFn, steps: tuple[tuple[str, date], ...], how: Given[JournalPace | str], by: Party | str | None
) -> tuple[JournalEntry, ...]:
    pace = JournalPace(draw(_PACES if how is ANY else how if isinstance(how, SearchStrategy) else st.just(how)))
    reached = steps[: draw(st.integers(1, len(steps)))]
    days = [on for _, on in reached]
    turn = draw(st.integers(0, len(reached) - 1))
    if pace is JournalPace.LAG:
        slip = timedelta(days=draw(_SLIPS))
        days[turn:] = [on + slip for on in days[turn:]]
    elif pace is JournalPace.OVERTAKE:
        slip, together = timedelta(days=draw(_SLIPS)), draw(_BOTH)
        last = len(days) if together else turn + 1
        days[turn:last] = [on - slip for on in days[turn:last]]
    return tuple(
        JournalEntry(milestone=milestone, on=on, by=by if milestone == Moment.QUALITY_APPROVAL else None)
        for (milestone, _), on in zip(reached, days, strict=True)
    )
