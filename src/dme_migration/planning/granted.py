"""The days that a schedule granted: an act that comes early shortens none of them (Ext. d)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from dme_migration.planning.network import Cause
from dme_migration.rules.gaps import Basis, Gap

if TYPE_CHECKING:
    from dme_migration.planning.draft import Draft

__all__ = ["granted_days"]


def granted_days(draft: Draft, without: frozenset[Cause]) -> Iterator[tuple[str, date, Cause]]:
    """Give each step that has yet to come its first day, by what the schedule itself granted before it."""
    if not draft.past:
        return
    for obligation, edge in draft.edges:
        condition = obligation.requires
        if not edge.at_least or not isinstance(condition, Gap) or condition.basis is not Basis.PLAN:
            continue
        a, b, bound = draft.node(edge.a), draft.node(edge.b), edge.delay(draft.situation)
        planned = draft.planned(a)
        if bound is None or planned is None or not draft.is_past(a, without) or draft.is_past(b, without):
            continue
        yield b, bound[1](planned), Cause("obligation", obligation.id)
