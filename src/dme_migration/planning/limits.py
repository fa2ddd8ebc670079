"""The standard limits of a request for additional data, as announced delays move them (§3, opening)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from dme_migration.planning.network import Cause
from dme_migration.rules.condition import Edge
from dme_migration.rules.extra_delay import announced_limit
from dme_migration.rules.gaps import Extension, Gap
from dme_migration.rules.obligation import Obligation
from dme_migration.rules.situation import Situation

__all__ = ["announceable", "announced_limits", "excused", "moved_limit"]


def announceable(obligation: Obligation) -> bool:
    """Tell whether an obligation is a limit that an announced delay moves."""
    condition = obligation.requires
    return isinstance(condition, Gap) and condition.extension is Extension.ANNOUNCED_DELAY


def moved_limit(s: Situation, edge: Edge) -> date | None:
    """Give a standard limit as the notices given have moved it; `None` when it binds no more, or is unknown."""
    bound, origin = edge.delay(s), s.actual(edge.a)
    if bound is None or origin is None:
        return None
    return announced_limit(s, s.resolve(edge.b), bound[1](origin))[0]


def excused(s: Situation, obligation: Obligation, edge: Edge, extra_delay: bool) -> bool:
    """Tell whether a standard limit leaves the network: announced, or (``extra_delay``) to be announced in time."""
    if not s.excusable or not announceable(obligation):
        return False
    moved = moved_limit(s, edge)
    may_announce = extra_delay and (moved is None or s.day <= moved)
    return may_announce or bool(s.extra_delay_notices())


def announced_limits(
    s: Situation, edges: Sequence[tuple[Obligation, Edge]], extra_delay: bool
) -> Iterator[tuple[str, date, Cause]]:
    """Give the limits as the notices given have moved them: fixed days, once the schedule is delivered."""
    notices = s.extra_delay_notices() if s.excusable else []
    for obligation, edge in edges if notices else ():
        bound, origin = edge.delay(s), s.actual(edge.a)
        if not announceable(obligation) or bound is None or origin is None:
            continue
        moved = moved_limit(s, edge)
        if moved is None or (extra_delay and s.day <= moved):
            continue
        if s.timeline.delivered_on is not None or notices[0] > bound[1](origin):
            yield edge.b, moved, Cause("obligation", obligation.id)
