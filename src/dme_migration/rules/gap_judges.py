"""The judges of gaps, line by line as in DECLARATIONS §4: each bound once to two moments and a delay.

Every case goes through some twenty-five of them, so they take the common way first, and hand over `Names` and values.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from dme_migration.rules.extra_delay import announced_limit
from dme_migration.rules.situation import RESOLVED, Situation
from dme_migration.rules.status import Names, Ruling, Status, ruled

if TYPE_CHECKING:
    from dme_migration.rules.condition import Judge
    from dme_migration.rules.limits import BoundDelay, DelayLimit

__all__ = [
    "Later",
    "no_later",
    "no_later_in_plan",
    "no_sooner",
    "no_sooner_in_plan",
    "until_announced",
    "until_planned",
]

Later = Callable[[Situation, str, date | None, date | None], tuple[date | None, bool]]
"""What may move a maximum: of the moment that it bounds, its actual day and the limit, the limit as it is moved, and
whether the row does not apply for want of a planned day."""

_MET: Final = Status.MET
_BREACHED: Final = Status.BREACHED
_PENDING: Final = Status.PENDING
_UNDETERMINED: Final = Status.UNDETERMINED

_GAP: Final = Names(("a", "a_on", "planned_a", "b", "b_on", "planned_b", "delay", "maximum"))
_LIMITED: Final = Names((*_GAP, "limit"))
_MOVED: Final = Names((*_LIMITED, "extension"))


def no_sooner(after: str, of: str, delay: BoundDelay, limit: DelayLimit | None) -> Judge:
    """Make the judge of a minimum, in the execution and in the plan."""
    resolved = after in RESOLVED or of in RESOLVED

    def judge(s: Situation) -> Ruling:
        bound = delay(s)
        if bound is None:
            return _without_limit(after, of, limit)
        length, f = bound
        a, b = (s.resolve(after), s.resolve(of)) if resolved else (after, of)
        a_on, b_on = s.actual(a), s.actual(b)
        if a_on is not None and b_on is not None:
            allowed = a_on if limit is None else f(a_on)
            both = (_GAP, a, a_on, None, b, b_on, None, length, False)
            return ruled((_MET if b_on >= allowed else _BREACHED, "compared", both, True, None, None, allowed, ()))
        planned_a = s.planned(a) if a_on is None else None
        planned_b = s.planned(b) if b_on is None else None
        a_day = a_on if a_on is not None else planned_a
        first = None if a_day is None else f(a_day)
        facts = (_GAP, a, a_on, planned_a, b, b_on, planned_b, length, False)
        if b_on is not None:
            if s.before_schedule(a) or (planned_a is not None and planned_a > s.day):
                return Ruling(_BREACHED, "too-early", facts, not_before=first)
            return Ruling(_UNDETERMINED, "hole", facts, missing=(s.journal_path(a),))
        if planned_b is not None:
            if a_on is not None and planned_b < a_on:
                return ruled((_PENDING, "gone-by", facts, False, None, None, first, ()))
            if first is not None:
                status = _MET if planned_b >= first else _BREACHED
                return ruled((status, "compared", facts, False, None, None, first, ()))
            if s.before_schedule(a):
                status = _PENDING if f(s.day) <= planned_b else _BREACHED
                return Ruling(status, "to-start", facts, due_on=f.down(planned_b))
        return _unknown(s, facts, (a, a_day), (b, planned_b), not_before=first)

    return judge


def no_sooner_in_plan(after: str, of: str, delay: BoundDelay, limit: DelayLimit | None) -> Judge:
    """Make the judge of a minimum in the plan alone, as it stood when the act took place."""

    def judge(s: Situation) -> Ruling:
        bound = delay(s)
        if bound is None:
            return _without_limit(after, of, limit)
        length, f = bound
        a, b = s.resolve(after), s.resolve(of)
        b_on = s.actual(b)
        stood = s.day if b_on is None else b_on
        planned_a, planned_b = s.planned_as_of(a, stood), s.planned_as_of(b, stood)
        first = None if planned_a is None else f(planned_a)
        facts = (_GAP, a, None, planned_a, b, None, planned_b, length, False)
        if planned_b is not None and first is not None:
            status = _MET if planned_b >= first else _BREACHED
            return ruled((status, "planned-compared", facts, False, None, None, first, ()))
        return _unknown(s, facts, (a, planned_a), (b, planned_b), not_before=first)

    return judge


def no_later(
    after: str,
    of: str,
    delay: BoundDelay,
    limit: DelayLimit | None,
    *,
    later: Later | None = None,
    extension: str | None = None,
) -> Judge:
    """Make the judge of a maximum in the execution; ``extension`` names what moves it ``later``."""

    def judge(s: Situation) -> Ruling:
        bound = delay(s)
        if bound is None:
            return _without_limit(after, of, limit)
        length, f = bound
        a, b = s.resolve(after), s.resolve(of)
        a_on, b_on = s.actual(a), s.actual(b)
        planned_a = s.planned(a) if a_on is None else None
        planned_b = s.planned(b) if b_on is None else None
        a_day = a_on if a_on is not None else planned_a
        base = last = None if a_day is None else f(a_day)
        excused = False
        if later is not None:
            last, excused = later(s, b, b_on, base)
        moved = extension if last != base else None
        facts = (_MOVED, a, a_on, planned_a, b, b_on, planned_b, length, True, last, moved)
        if excused:
            return Ruling(Status.NOT_APPLICABLE, "excused-without-day", facts)
        if b_on is not None:
            if a_on is None or last is None:
                paths = s.paths((a,)) if s.before_schedule(a) else (s.journal_path(a),)
                return Ruling(_UNDETERMINED, "hole", facts, missing=paths)
            status = _MET if b_on <= last else _BREACHED
            return ruled((status, "compared", facts, True, last, None, None, ()))
        if a_on is not None and last is not None:
            if s.day <= last:
                return ruled((_PENDING, "running", facts, False, last, None, None, ()))
            if s.overtaken(b):
                return Ruling(_UNDETERMINED, "overtaken", facts, missing=(s.journal_path(b),))
            return Ruling(_BREACHED, "overdue", facts, due_on=last)
        if planned_a is not None:
            return Ruling(_PENDING, "to-come", facts, due_on=last if planned_a >= s.day else None)
        return _unknown(s, facts, (a, None))

    return judge


def until_planned(s: Situation, b: str, b_on: date | None, base: date | None) -> tuple[date | None, bool]:
    """Move a limit to the day planned for the act, as it stood when it took place."""
    planned = s.planned_as_of(b, s.day if b_on is None else b_on)
    return (base if base is None or planned is None else max(base, planned)), False


def until_announced(s: Situation, b: str, _b_on: date | None, base: date | None) -> tuple[date | None, bool]:
    """Move a limit by an extra delay that was announced in time, where additional data was chosen."""
    return announced_limit(s, b, base) if s.excusable else (base, False)


def no_later_in_plan(after: str, of: str, delay: BoundDelay, limit: DelayLimit | None) -> Judge:
    """Make the judge of a maximum in the plan alone."""

    def judge(s: Situation) -> Ruling:
        bound = delay(s)
        if bound is None:
            return _without_limit(after, of, limit)
        length, f = bound
        a, b = s.resolve(after), s.resolve(of)
        a_on = s.actual(a)
        planned_a = s.planned(a) if a_on is None else None
        a_day = a_on if a_on is not None else planned_a
        last = None if a_day is None else f(a_day)
        planned_b = s.planned(b)
        facts = (_LIMITED, a, a_on, planned_a, b, None, planned_b, length, True, last)
        if planned_b is not None and last is not None:
            status = _MET if planned_b <= last else _BREACHED
            return ruled((status, "planned-compared", facts, False, last, None, None, ()))
        return _unknown(s, facts, (a, a_day), (b, planned_b), due_on=last)

    return judge


def _without_limit(after: str, of: str, limit: DelayLimit | None) -> Ruling:
    missing = tuple(sorted(limit.reads())) if limit is not None else ()
    return Ruling(_UNDETERMINED, "no-limit", (("a", after), ("b", of)), missing=missing)


def _unknown(
    s: Situation,
    facts: tuple[Any, ...],
    *days: tuple[str, date | None],
    due_on: date | None = None,
    not_before: date | None = None,
) -> Ruling:
    lacking = [moment for moment, day in days if day is None]
    status, missing = s.unknown(lacking)
    facts = (Names((*facts[0], "lacking", "open")), *facts[1:], tuple(lacking), s.open)
    if status is _UNDETERMINED:
        return Ruling(status, "unknown", facts, missing=missing)
    return Ruling(status, "not-yet", facts, due_on=due_on, not_before=not_before)
