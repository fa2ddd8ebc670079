"""Statuses and due days by hand: §1, §2 and the opening of §3."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dme_migration.rules import Status
from peers.conditions import BREACHED, MET, NONE, PENDING, UNKNOWN, Answer, held, late, recorded
from peers.facts import CUT, DAY, TE, TI, Facts
from peers.reading import BUREAU, CALENDAR, after_months, signatories_unknown
from peers.records import Late, complete, extra_delay_told, late_ways, notice_kept

__all__ = ["of_request", "of_schedule"]


def notice_period(f: Facts) -> Answer:
    """Judge the notice to the vendor under the contract."""
    contract = f.request.contract
    period = contract.notice_period if contract is not None else None
    if period is None:
        return UNKNOWN
    if period.is_none:
        return NONE
    truth = notice_kept(f)
    if f.end is not None or (f.p_end is not None and f.told is not None):
        return PENDING if truth is None else MET if truth else BREACHED
    if f.p_end is not None:  # nobody was told yet: the last day from which the period still fits
        if period.business_days is not None:
            last = CALENDAR.add(f.p_end + DAY, -period.business_days) - DAY
        elif period.months:
            last = after_months(f.p_end, -period.months)
            while after_months(last + DAY, period.months) <= f.p_end:
                last += DAY
        else:
            last = f.p_end - (period.days or 0) * DAY
        return (Status.PENDING if truth is None else Status.BREACHED), last
    return PENDING if f.open else late(f, CUT) if f.told is not None else UNKNOWN


def clock_start(f: Facts) -> Answer:
    """Judge that the schedule starts on the day of the clock."""
    if f.schedule is None or f.first_sent is None:
        return PENDING if f.open else UNKNOWN
    starts = f.schedule.starts_on
    if starts is None:
        return UNKNOWN
    if starts in (f.starts, CALENDAR.add(f.first_sent, 1)):
        return MET
    if f.transmitted is not None and starts == CALENDAR.add(f.transmitted, 1):
        return MET
    return UNKNOWN if f.base is None else BREACHED


def of_request(f: Facts) -> tuple[Answer, ...]:
    """Judge §1 and §2."""
    request, source, receiving, reached, first_sent = f.request, f.source, f.receiving, f.reached, f.first_sent
    not_sent = PENDING if first_sent is None else BREACHED
    not_mailed = BREACHED if f.emailed else PENDING
    no_source = UNKNOWN if request.source_emr is None else NONE
    no_receiving = UNKNOWN if request.receiving_emr is None else NONE
    if f.authorized is None:
        clinic = PENDING if first_sent is None else UNKNOWN
    else:
        clinic = UNKNOWN if f.right_clinic is None else held(f.right_clinic)
    unsigned = first_sent is not None and signatories_unknown(request)
    return (
        recorded(f.told, f.cut, passed=f.passed_cut),
        notice_period(f),
        recorded(f.authorized, first_sent, passed=False),
        clinic,
        MET if complete(f) else not_sent,
        UNKNOWN if unsigned else recorded(f.signature, first_sent, passed=False),
        MET if f.chosen else not_sent,
        UNKNOWN if request.source_emr is None else held(source is not None),
        UNKNOWN if request.receiving_emr is None else held(receiving is not None),
        MET if f.emailed else PENDING if not f.mail.sent and not f.begun else BREACHED,
        no_source if source is None else MET if source[1] in reached else not_mailed,
        no_receiving if receiving is None else MET if receiving[1] in reached else not_mailed,
        MET if BUREAU in reached else not_mailed,
        clock_start(f),
    )


def delay(  # noqa: PLR0917 - called for every case: names take time
    f: Facts, step: str, emr: str | None, limit: date | None, actual: date | None, plan: date | None, *, known: bool
) -> Answer:
    """Judge the planned day of a standard step against its limit, while nothing else speaks of it."""
    if (emr is not None and not known) or actual is not None or f.additional or (limit is not None and f.day > limit):
        return NONE
    if emr is None:
        return UNKNOWN
    if limit is None:
        return PENDING if f.open else UNKNOWN
    if plan is None:
        return (Status.PENDING, limit) if late(f, step) is PENDING else UNKNOWN
    return (Status.MET if plan <= limit else Status.BREACHED), limit


def extra_delay(f: Facts, way: Iterable[Late]) -> Answer:
    """Judge the notice of an extra delay for the steps of one way."""
    steps = list(way)
    if not steps:
        return NONE
    if f.base is None:
        return PENDING if f.open else UNKNOWN
    over = [step for step in steps if step[1] and not (step[2] and step[2] <= step[1])]
    if over and all(plan is None for _, _, _, plan in over):
        return late(f, *(name for name, _, _, _ in over))
    truth = extra_delay_told(f, steps)
    if truth is not None:
        return held(truth)
    return PENDING if any(limit and plan and plan > limit for _, limit, _, plan in over) else NONE


def of_schedule(f: Facts) -> tuple[Answer, ...]:
    """Judge the opening of §3."""
    request, schedule, due = f.request, f.schedule, f.limit_21
    coordinated = schedule.coordinated_on if schedule is not None else None
    told = NONE
    if f.additional:
        answers = {extra_delay(f, way) for way in late_ways(f)}
        told = answers.pop() if len(answers) == 1 else UNKNOWN
    if coordinated is not None and coordinated <= f.day:
        together = MET
    elif f.one_vendor:
        together = NONE
    elif request.source_emr is None or request.receiving_emr is None:
        together = UNKNOWN
    else:
        together = PENDING if f.open else UNKNOWN if f.delivered is None else BREACHED
    delivered: Answer = (Status.MET if f.delivered is not None else Status.BREACHED), due
    if f.delivered is None and f.open:
        delivered = Status.PENDING, due
    elif f.delivered is None and schedule is None:
        delivered = UNKNOWN
    certified, receiving = f.source is not None, f.receiving is not None
    return (
        (Status.MET if schedule is not None else Status.PENDING if f.open else Status.BREACHED, due),
        together,
        delivered,
        delay(f, TE, request.source_emr, f.limit_21, f.te, f.p_te, known=certified),
        delay(f, TI, request.receiving_emr, f.limit_45, f.ti, f.p_ti, known=receiving),
        told,
    )
