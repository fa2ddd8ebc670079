"""What the functions by hand that give statuses have in common: an answer, and the few general conditions."""

from __future__ import annotations

from datetime import date
from typing import Final

from dme_migration.model import Party
from dme_migration.rules import Status
from peers.facts import PROD, WD, Facts
from peers.records import agreed

__all__ = [
    "BREACHED",
    "MET",
    "NONE",
    "PENDING",
    "UNKNOWN",
    "Answer",
    "agreement",
    "held",
    "in_order",
    "late",
    "planned_in_order",
    "recorded",
    "withdrawn_after",
]

Answer = tuple[Status, date | None]
MET: Final[Answer] = (Status.MET, None)
BREACHED: Final[Answer] = (Status.BREACHED, None)
PENDING: Final[Answer] = (Status.PENDING, None)
UNKNOWN: Final[Answer] = (Status.UNDETERMINED, None)
NONE: Final[Answer] = (Status.NOT_APPLICABLE, None)


def held(truth: bool) -> Answer:
    """Give met or breached."""
    return MET if truth else BREACHED


def late(f: Facts, *lacking: str) -> Answer:
    """Judge what lacks a date: pending while the schedule is open or lists it undated, else undetermined."""
    if f.open:
        return PENDING
    for step in lacking:
        if step not in f.plans or f.plans[step] is not None or step in f.first:
            return UNKNOWN
    return PENDING


def in_order(  # noqa: PLR0917 - called for every case: names take time
    f: Facts, first: str, then: str, a: date | None, b: date | None, plan_a: date | None, plan_b: date | None
) -> Answer:
    """Judge that b comes no sooner than a."""
    if b is not None:
        if a is not None:
            return MET if b >= a else BREACHED
        return BREACHED if plan_a is not None and plan_a > f.day else UNKNOWN
    if plan_b is not None:
        if a is not None:
            return MET if plan_b >= a else PENDING
        if plan_a is not None:
            return MET if plan_b >= plan_a else BREACHED
        return late(f, first)
    return late(f, then) if a is not None or plan_a is not None else late(f, first, then)


def planned_in_order(f: Facts, first: str, then: str, a: date | None, b: date | None) -> Answer:
    """Judge the plan alone; ``a`` is the day that the later one may not precede."""
    if a is not None and b is not None:
        return MET if b >= a else BREACHED
    if a is None:
        return late(f, first, then) if b is None else late(f, first)
    return late(f, then)


def recorded(m: date | None, n: date | None, *, passed: bool) -> Answer:
    """Judge that m came by the time of n."""
    if m is not None and (n is None or m <= n):
        return MET
    return BREACHED if n is not None or passed else PENDING


def withdrawn_after(f: Facts, floor: date | None) -> Answer:
    """Judge that access to the old EMR is kept until a day counted from the production."""
    if f.wd is not None and f.prod is None:
        return BREACHED if f.p_prod is not None and f.p_prod > f.day else UNKNOWN
    if floor is not None:
        if f.wd is not None:
            return MET if f.wd >= floor else BREACHED
        if f.p_wd is not None:
            if f.prod is not None and f.p_wd < f.prod:
                return PENDING
            return MET if f.p_wd >= floor else BREACHED
        return late(f, WD)
    return late(f, PROD) if f.p_wd is not None else late(f, PROD, WD)


def agreement(f: Facts, step: str, wanted: tuple[Party, ...], actual: date | None, plan: date | None) -> Answer:
    """Judge the parties' agreement to a planned day."""
    if plan is None:
        return late(f, step)
    if agreed(f, step, wanted, actual or plan):
        return Status.MET, actual or plan
    return (Status.BREACHED if actual is not None or f.day > plan else Status.PENDING), actual or plan
