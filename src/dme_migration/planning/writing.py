"""What a plan changes in the case: the steps that move, what the procedure then asks for, and the schedule itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import attrs

from dme_migration.model.moments import Moment
from dme_migration.model.parties import Party
from dme_migration.model.schedule import Period, Revision, Schedule, ScheduledMilestone, revision_chains
from dme_migration.planning.draft import Draft
from dme_migration.planning.limits import announceable, moved_limit
from dme_migration.planning.network import Cause, Solution
from dme_migration.rules.condition import Condition
from dme_migration.rules.gaps import Basis, Gap
from dme_migration.rules.holds import EXPLAINED, EXTRA_DELAY_NOTIFIED
from dme_migration.rules.obligation import Obligation
from dme_migration.rules.others import ForEach
from dme_migration.rules.presence import Agreed
from dme_migration.text import Text

__all__ = ["Ask", "Move", "asks_of", "moves_of", "redrawn_of", "schedule_of"]


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

    ``kind`` is ``transmission``, ``journal``, ``revision``, ``agreement`` or ``notice``; ``of`` is what lacks or moved.
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
    return tuple(_changes(draft, days, solution)) if draft.delivered else ()


def redrawn_of(draft: Draft, days: Mapping[str, date], solution: Solution) -> tuple[Move, ...]:
    """List the days of a schedule not delivered that were revised or agreed on, and change: they keep their history."""
    if draft.delivered:
        return ()
    present = draft.situation.timeline.schedule_as_it_stood()
    known = {r.milestone for r in present.revisions} | {m.milestone for m in present.milestones if m.agreements}
    return tuple(m for m in _changes(draft, days, solution) if m.milestone.partition("#")[0] in known)


def _changes(draft: Draft, days: Mapping[str, date], solution: Solution) -> Iterator[Move]:
    for name, day in days.items():
        planned = draft.planned(name)
        if planned is not None and planned != day and not draft.is_past(name):
            cause, after = solution.why[name]
            yield Move(milestone=name, from_=planned, to=day, because=cause, after=after)


def asks_of(
    draft: Draft,
    days: Mapping[str, date],
    moved: Sequence[Move],
    assumptions: Sequence[str],
    redrawn: Sequence[Move] = (),
) -> tuple[Ask, ...]:
    """List what must come with the plan for nothing to be breached."""
    asks = [
        Ask(kind="journal" if name.startswith("journal.") else "transmission", of=name, by=draft.day)
        for name in assumptions
    ]
    if moved and (explained := _wanting(draft, ForEach("revisions", requires=EXPLAINED))) is not None:
        asks += [
            Ask(kind="revision", of=move.milestone, parties=(Party.CLIENT,), obligation=explained.id) for move in moved
        ]
    asks += _agreements(draft, days, {move.milestone for move in (*moved, *redrawn)})
    asks += _notices(draft, days)
    return tuple(asks)


def _wanting(draft: Draft, condition: Condition) -> Obligation | None:
    """Find the obligation that binds the case and imposes a condition: no id is known here."""
    return next((obligation for obligation in draft.binding if obligation.requires == condition), None)


def _agreements(draft: Draft, days: Mapping[str, date], moved: set[str]) -> list[Ask]:
    s, asks = draft.situation, []
    for obligation in draft.binding:
        condition = obligation.requires
        if not isinstance(condition, Agreed) or condition.moment not in days or draft.is_past(condition.moment):
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
    if not draft.extra_delay or not s.excusable or (notified := _wanting(draft, EXTRA_DELAY_NOTIFIED)) is None:
        return asks
    for obligation, edge in draft.edges:
        if not announceable(obligation):
            continue
        bound, origin, day = edge.delay(s), days.get(edge.a), days.get(s.resolve(edge.b))
        if bound is None or origin is None or day is None or s.actual(s.resolve(edge.b)) is not None:
            continue
        limit = bound[1](origin)
        if any(notice <= limit for notice in s.extra_delay_notices()):
            # Told in time; a further move past what was announced, or promised since, wants a further notice.
            announced = moved_limit(s, edge) if draft.delivered else None
            limit = day if announced is None else announced
        if day > limit:
            asks.append(
                Ask(
                    kind="notice",
                    of="extra_delay",
                    parties=(Party.CLIENT,),
                    by=limit,
                    obligation=notified.id,
                )
            )
    return [min(asks, key=lambda ask: ask.by or date.max)] if asks else []


def schedule_of(draft: Draft, days: Mapping[str, date], moved: Sequence[Move], starts_on: date) -> Schedule:
    """Write the plan as a schedule: what was there is kept; what moved has its revision, told on that very day."""
    present = draft.situation.timeline.schedule_as_it_stood()
    if not draft.delivered:
        present = _without_surplus(present, draft)
    entries, taken = list(present.milestones), set[int]()
    for name, day in _granting(draft, days).items():
        milestone = name.partition("#")[0]
        planned = draft.planned(name)
        if planned == day or (planned is not None and draft.is_past(name)):
            continue
        past = draft.past.get(name)
        if planned is None and past is not None and (past.kind == "hole" or draft.planned(milestone) is not None):
            continue  # what was never planned and never written down, or one more session than planned
        place = _place(present.milestones, milestone, planned, taken)
        if place is None:
            entries.append(ScheduledMilestone(milestone=milestone, on=day))
        else:
            taken.add(place)
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
        test_extraction_period=_period(present.test_extraction_period, draft, days[Moment.TEST_EXTRACTION]),
        milestones=tuple(entries),
        revisions=(*present.revisions, *revisions),
    )


def _granting(draft: Draft, days: Mapping[str, date]) -> dict[str, date]:
    """Plan what came early, and was never planned, for the day that the procedure wants granted (Ext. d)."""
    granted = dict(days)
    if not any(name in draft.past for name in days):
        return granted
    for obligation, edge in draft.edges:
        condition = obligation.requires
        if not isinstance(condition, Gap) or condition.basis is not Basis.PLAN or not edge.at_least:
            continue
        a, b = draft.node(edge.a), draft.node(edge.b)
        bound = edge.delay(draft.situation)
        if bound is not None and a in granted and b in granted and draft.is_past(b) and draft.planned(b) is None:
            granted[b] = max(granted[b], bound[1](granted[a]))
    return granted


def _place(entries: Sequence[ScheduledMilestone], milestone: str, planned: date | None, taken: set[int]) -> int | None:
    same = (i for i, entry in enumerate(entries) if entry.milestone == milestone and entry.on == planned)
    return next((i for i in same if i not in taken), None)


def _without_surplus(present: Schedule, draft: Draft) -> Schedule:
    """Strike out the last sessions of a schedule not delivered, when fewer are asked for."""
    sessions = sorted(m.on for m in present.milestones if m.milestone == Moment.VALIDATION_SESSION and m.on is not None)
    if len(sessions) <= draft.sessions:
        return present
    milestones, struck = list(present.milestones), sessions[draft.sessions :]
    for day in struck:
        milestones.remove(_session_on(milestones, day))
    broken = set(revision_chains(milestones, present.revisions)[1])
    revisions = tuple(r for i, r in enumerate(present.revisions) if i not in broken)
    return attrs.evolve(present, milestones=tuple(milestones), revisions=revisions)


def _session_on(entries: Sequence[ScheduledMilestone], day: date) -> ScheduledMilestone:
    return next(m for m in reversed(entries) if m.milestone == Moment.VALIDATION_SESSION and m.on == day)


def _chained(moved: Sequence[Move]) -> list[Move]:
    # Sessions that move into each other's days chain only when the last to move is written last.
    return sorted(moved, key=lambda move: (move.milestone.partition("#")[0], -move.to.toordinal()))


def _period(present: Period | None, draft: Draft, extraction: date) -> Period:
    if present is not None and draft.is_past(Moment.TEST_EXTRACTION):
        return present  # what was agreed on is not written anew once it has been
    if present is None:
        return Period(from_=extraction, through=extraction)
    return attrs.evolve(present, from_=min(present.from_, extraction), through=max(present.through, extraction))
