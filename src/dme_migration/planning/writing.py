"""What a plan changes in the case: the steps that move, what the procedure then asks for, and the schedule itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import attrs

from dme_migration.model.moments import Moment
from dme_migration.model.parties import Party
from dme_migration.model.schedule import Period, Revision, Schedule, ScheduledMilestone
from dme_migration.planning.draft import Draft
from dme_migration.planning.network import Cause, Solution
from dme_migration.rules.gaps import Extension, Gap
from dme_migration.rules.presence import Agreed
from dme_migration.text import Text

__all__ = ["Ask", "Move", "asks_of", "moves_of", "schedule_of"]


@attrs.frozen(kw_only=True)
class Move:
    """A step that the plan moves away from the delivered schedule, and because of what."""

    milestone: str
    from_: date
    to: date
    because: Cause
    after: str | None


@attrs.frozen(kw_only=True)
class Ask:
    """What the procedure then asks for: a revision told to the client, an agreement, a notice.

    ``kind`` is ``transmission``, ``revision``, ``agreement`` or ``notice``; ``of`` what is missing or moved.
    """

    kind: str
    of: str
    parties: tuple[Party, ...] = ()
    by: date | None = None
    obligation: str | None = None


_REASON = Text(
    fr="Replanification\u00a0: une étape précédente a changé de date.",
    en="Planned again: an earlier step has moved.",
)


def moves_of(draft: Draft, days: Mapping[str, date], solution: Solution) -> tuple[Move, ...]:
    """List the planned days that change, over a delivered schedule."""
    moves = []
    for name, day in days.items():
        planned = draft.planned(name)
        if draft.delivered and planned is not None and planned != day and draft.actual(name) is None:
            cause, after = solution.why[name]
            moves.append(Move(milestone=name, from_=planned, to=day, because=cause, after=after))
    return tuple(moves)


def asks_of(
    draft: Draft, days: Mapping[str, date], moved: Sequence[Move], assumptions: Sequence[str]
) -> tuple[Ask, ...]:
    """List what must come with the plan for nothing to be breached."""
    asks = [Ask(kind="transmission", of=name, by=draft.day) for name in assumptions]
    asks += [
        Ask(kind="revision", of=move.milestone, parties=(Party.CLIENT,), obligation="reschedule.explained")
        for move in moved
    ]
    asks += _agreements(draft, days, {move.milestone for move in moved})
    asks += _notices(draft, days)
    return tuple(asks)


def _agreements(draft: Draft, days: Mapping[str, date], moved: set[str]) -> list[Ask]:
    s, asks = draft.situation, []
    for obligation in draft.agreements:
        condition = obligation.requires
        if not isinstance(condition, Agreed) or condition.moment not in days or s.actual(condition.moment) is not None:
            continue
        given = () if condition.moment in moved else s.timeline.agreements(condition.moment)
        since = s.timeline.last_revision(condition.moment, days[condition.moment])
        lacking = tuple(
            party
            for party in condition.by
            if not any(s.same_party(a.by, party) and (since is None or a.given_on >= since) for a in given)
        )
        if lacking:
            asks.append(
                Ask(
                    kind="agreement",
                    of=condition.moment,
                    parties=lacking,
                    by=days[condition.moment],
                    obligation=obligation.id,
                )
            )
    return asks


def _notices(draft: Draft, days: Mapping[str, date]) -> list[Ask]:
    """Ask for the announcement of each standard limit that the plan passes (§3)."""
    s = draft.situation
    asks: list[Ask] = []
    if not draft.extra_delay or not s.excusable:
        return asks
    for obligation, edge in draft.edges:
        condition = obligation.requires
        if not isinstance(condition, Gap) or condition.extension is not Extension.ANNOUNCED_DELAY:
            continue
        bound, origin = edge.delay(s), s.actual(edge.a)
        if bound is None or origin is None:
            continue
        limit, day = bound[1](origin), days.get(s.resolve(edge.b))
        told = any(notice <= limit for notice in s.extra_delay_notices())
        if day is not None and day > limit and not told:
            asks.append(
                Ask(
                    kind="notice",
                    of="extra_delay",
                    parties=(Party.CLIENT,),
                    by=limit,
                    obligation="schedule.extra-delay-notified",
                )
            )
    return asks[:1]


def schedule_of(draft: Draft, days: Mapping[str, date], moved: Sequence[Move], starts_on: date) -> Schedule:
    """Write the plan as a schedule: what was there is kept; what moved has its revision, told on that very day."""
    present = draft.situation.timeline.schedule_as_it_stood()
    entries = list(present.milestones)
    for name, day in days.items():
        milestone = name.partition("#")[0]
        planned = draft.planned(name)
        if planned == day or (planned is not None and draft.is_past(name)):
            continue
        past = draft.past.get(name)
        if planned is None and past is not None and (past.kind == "hole" or draft.planned(milestone) is not None):
            continue  # what was never planned and never written down, or one more session than planned
        place = _place(entries, milestone, planned)
        if place is None:
            entries.append(ScheduledMilestone(milestone=milestone, on=day))
        else:
            entries[place] = attrs.evolve(entries[place], on=day)
    revisions = [
        Revision(
            milestone=move.milestone.partition("#")[0],
            from_=move.from_,
            to=move.to,
            made_on=draft.day,
            reason=_REASON.fr,
            client_told_on=draft.day,
        )
        for move in _chained(moved)
    ]
    return attrs.evolve(
        present,
        starts_on=present.starts_on or starts_on,
        test_extraction_period=_period(present.test_extraction_period, days[Moment.TEST_EXTRACTION]),
        milestones=tuple(entries),
        revisions=(*present.revisions, *revisions),
    )


def _place(entries: Sequence[ScheduledMilestone], milestone: str, planned: date | None) -> int | None:
    return next(
        (i for i, entry in enumerate(entries) if entry.milestone == milestone and entry.on == planned),
        None,
    )


def _chained(moved: Sequence[Move]) -> list[Move]:
    # Sessions that move into each other's days chain only when the last to move is written last.
    return sorted(moved, key=lambda move: (move.milestone.partition("#")[0], -move.to.toordinal()))


def _period(present: Period | None, extraction: date) -> Period:
    if present is None:
        return Period(from_=extraction, through=extraction)
    return attrs.evolve(present, from_=min(present.from_, extraction), through=max(present.through, extraction))
