"""By how much an obligation is breached: days past a maximum, or short of a minimum."""

from __future__ import annotations

from datetime import date, datetime

from dme_migration.audit.row import Breach
from dme_migration.calendar import BusinessCalendar
from dme_migration.rules.status import Ruling

__all__ = ["breach_of"]


def breach_of(obligation: str, ruling: Ruling, *, day: date, calendar: BusinessCalendar) -> Breach:
    """Measure a breach from the judge's raw answer, as of ``day``.

    A last day counts whole: done on the next business day is one business day late (C.p.c. art. 83). What has not come
    yet is late up to ``day``, unless nothing can come any more.
    """
    acted_on = _acted_on(ruling)
    due_on, not_before = ruling.due_on, ruling.not_before
    from_, through, early = None, None, False
    if due_on is not None:
        from_, through = due_on, acted_on if acted_on is not None or ruling.final else day
    elif not_before is not None and acted_on is not None:
        from_, through, early = acted_on, not_before, True
    known = from_ is not None and through is not None and from_ <= through
    return Breach(
        obligation=obligation,
        final=ruling.final,
        due_on=due_on,
        due_at=ruling.due_at,
        not_before=not_before,
        acted_on=acted_on,
        early=early,
        days=(through - from_).days if known and from_ and through else None,
        business_days=calendar.count(after=from_, through=through) if known and from_ and through else None,
    )


def _acted_on(ruling: Ruling) -> date | None:
    """Find the day that was compared with the limit: the actual one, else the planned one where a plan was judged."""
    facts = ruling.told
    if ruling.why in {"compared", "planned-compared"}:
        found = facts.get("b_on") or facts.get("planned_b")
    else:
        found = facts.get("answered") or facts.get("b_on")
    if isinstance(found, datetime):
        return found.date()
    return found if isinstance(found, date) else None
