"""The standard obligations as functions written by hand, with the statuses and due days that the library gives.

No reason, no fact named, no first day allowed, no finality, no sentence: the rest is what a library adds. The order is
that of the rulebook; an answer without a due day is a tuple made once.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from dme_migration import MigrationCase
from dme_migration.model import Party
from dme_migration.model.names import name_key
from dme_migration.rules import Status
from peers.conditions import (
    BREACHED,
    MET,
    NONE,
    PENDING,
    UNKNOWN,
    Answer,
    agreement,
    held,
    in_order,
    late,
    planned_in_order,
    recorded,
    withdrawn_after,
)
from peers.facts import CUT, DAY, FE, FLOW, PE, PROD, PS, PSUB, PVAL, QA, QC, TE, TI, USE, VS, Facts
from peers.reading import CALENDAR, after_months
from peers.records import PLACES, kept, known_addresses, may_waive, rescheduling_explained, seen_complaints
from peers.statuses_request import of_request, of_schedule

__all__ = ["judged"]

_CLIENT: Final = Party.CLIENT
_BOTH: Final = (Party.SOURCE_VENDOR, Party.RECEIVING_VENDOR)
_ALL: Final = (_CLIENT, *_BOTH)


def validated_in_time(f: Facts) -> Answer:
    """Judge the client's validation: seven business days, or the day planned for it when that is later."""
    start = f.psub or f.p_psub
    if f.psub is None and f.pval is not None:
        return UNKNOWN
    if start is None:
        return late(f, PSUB)
    limit = CALENDAR.add(start, 7)
    if f.w_pval is not None and f.w_pval > limit:
        limit = f.w_pval
    if f.psub is None:
        return Status.PENDING, (limit if start >= f.day else None)
    if f.pval is not None:
        return (Status.MET if f.pval <= limit else Status.BREACHED), limit
    if f.day <= limit:
        return Status.PENDING, limit
    return UNKNOWN if f.passed_cut else (Status.BREACHED, limit)


def of_extraction(f: Facts) -> tuple[Answer, ...]:
    """Judge §3 Extraction a) to e)."""
    te, psub, pval, cut, p_te = f.te, f.psub, f.pval, f.cut, f.p_te
    p_ps, p_pe, p_psub, p_pval, p_cut = f.p_ps, f.p_pe, f.p_psub, f.p_pval, f.p_cut
    undated = PENDING if f.open else UNKNOWN if f.delivered is None else BREACHED
    undone = BREACHED if f.passed_cut else PENDING
    period = f.schedule.test_extraction_period if f.schedule is not None else None
    if p_te is None or period is None:
        in_period = PENDING if f.open else UNKNOWN if period is None else late(f, TE)
    else:
        in_period = held(period.from_ <= p_te <= period.through)
    explained = rescheduling_explained(f)
    floor = None if f.w_psub is None else CALENDAR.add(f.w_psub, 7)
    return (
        MET if p_te is not None else undated,
        agreement(f, TE, _BOTH, te, p_te),
        MET if te is not None else BREACHED if f.passed_ti else PENDING,
        MET if period is not None else undated,
        in_period,
        MET if p_ps is not None else undated,
        MET if p_pe is not None else undated,
        in_order(f, TE, PS, te, f.ps, p_te, p_ps),
        in_order(f, PS, PE, f.ps, f.pe, p_ps, p_pe),
        MET if p_psub is not None else undated,
        in_order(f, PE, PSUB, f.pe, psub, p_pe, p_psub),
        MET if psub is not None else undone,
        MET if p_pval is not None else undated,
        planned_in_order(f, PSUB, PVAL, floor, f.w_pval),
        in_order(f, PSUB, PVAL, psub, pval, p_psub, p_pval),
        validated_in_time(f),
        MET if pval is not None else undone,
        NONE if explained is None else held(explained),
        MET if p_cut is not None else undated,
        agreement(f, CUT, _ALL, cut, p_cut),
        MET if f.p_fe is not None else undated,
        in_order(f, CUT, FE, cut, f.fe, p_cut, f.p_fe),
    )


def schedule_kept(f: Facts) -> Answer:
    """Judge that what was planned by now is in the journal; before that, when the next step is due."""
    truth = kept(f)
    if truth is not None:
        return held(truth)
    todo = [plan for step, plan in f.plans.items() if plan and plan >= f.day and step not in f.first and step is not VS]
    todo += [plan for plan in sorted(f.sessions)[f.held :] if plan >= f.day]
    return Status.PENDING, min(todo, default=None)


def of_import(f: Facts) -> tuple[Answer, ...]:
    """Judge §3 Importation a) to f), and the order of the listing."""
    te, ti, qc, vs, qa, prod, fe, cut = f.te, f.ti, f.qc, f.vs, f.qa, f.prod, f.fe, f.cut
    p_ti, p_qc, p_vs, p_qa, p_prod, p_use, passed_qa = f.p_ti, f.p_qc, f.p_vs, f.p_qa, f.p_prod, f.p_use, f.passed_qa
    undated = PENDING if f.open else UNKNOWN if f.delivered is None else BREACHED
    unapproved = BREACHED if passed_qa else PENDING
    by_client = PENDING
    if qa is not None:
        approver = next(e.by for e in f.case.journal if e.milestone is QA)
        by_client = held(approver is None or approver is _CLIENT)
    floor = prod or f.p_prod
    return (
        MET if f.p_flow is not None else undated,
        MET if f.flow is not None else unapproved,
        recorded(f.scope, qa, passed=passed_qa),
        MET if p_ti is not None else undated,
        in_order(f, TE, TI, te, ti, f.p_te, p_ti),
        MET if ti is not None else unapproved,
        MET if QC in f.plans else undated,
        in_order(f, TI, QC, ti, qc, p_ti, p_qc),
        MET if qc is not None else unapproved,
        MET if p_vs is not None else undated,
        in_order(f, QC, VS, qc, vs, p_qc, p_vs),
        recorded(vs, qa, passed=passed_qa),
        MET if p_qa is not None else undated,
        planned_in_order(f, VS, QA, f.q_vs, f.q_qa),
        by_client,
        recorded(qa, prod, passed=f.passed_prod),
        MET if p_prod is not None else undated,
        planned_in_order(f, QA, PROD, f.r_qa, f.r_prod),
        in_order(f, FE, PROD, fe, prod, f.p_fe, p_prod),
        MET if fe is not None else BREACHED if f.passed_prod else PENDING,
        MET if p_use is not None else undated,
        in_order(f, PROD, USE, prod, f.use, p_prod, p_use),
        MET if f.p_wd is not None else undated,
        withdrawn_after(f, None if floor is None else floor + 90 * DAY),
        in_order(f, FLOW, TI, f.flow, ti, f.p_flow, p_ti),
        in_order(f, PVAL, CUT, f.pval, cut, f.p_pval, f.p_cut),
        in_order(f, QA, CUT, qa, cut, p_qa, f.p_cut),
        schedule_kept(f),
    )


def of_complaints(f: Facts) -> tuple[Answer, Answer]:
    """Judge the complaints: each to the bureau, each followed up in 72 business hours."""
    if not f.case.complaints:
        return NONE, NONE
    sent: list[Answer] = []
    followed: list[Answer] = []
    for _, right, due, in_time in seen_complaints(f):
        sent.append(UNKNOWN if right is None else held(right))
        if right is not False:
            status = Status.PENDING if in_time is None else Status.MET if in_time else Status.BREACHED
            followed.append(UNKNOWN if right is None else (status, due))
    return _worst(sent), _worst(followed)


def _worst(answers: list[Answer]) -> Answer:
    for status in (Status.BREACHED, Status.PENDING, Status.UNDETERMINED, Status.MET):
        dues = [due for found, due in answers if found is status]
        if dues:
            return status, min((due for due in dues if due is not None), default=None)
    return NONE


def within(
    f: Facts, emr: str | None, limit: date | None, actual: date | None, *, known: bool, free: bool, overtaken: bool
) -> Answer:
    """Judge that a step came by its limit, as the notices moved it."""
    if (emr is not None and not known) or not free:
        return NONE
    if emr is None:
        return UNKNOWN
    if limit is None:
        return UNKNOWN if actual is not None or not f.open else PENDING
    if actual is not None:
        return (Status.MET if actual <= limit else Status.BREACHED), limit
    if f.day <= limit:
        return Status.PENDING, limit
    return UNKNOWN if overtaken else (Status.BREACHED, limit)


def fee(f: Facts, *, source: bool) -> Answer:
    """Judge a fee against its ceiling; the ceiling of the import hangs on whether both EMRs are the same."""
    request, fees = f.request, f.case.fees
    emr, entry = (request.source_emr, f.source) if source else (request.receiving_emr, f.receiving)
    amount = None if fees is None else fees.extraction_cad if source else fees.import_cad
    if amount is None or fees is None or (emr is not None and entry is None):
        return NONE
    if emr is None or fees.practitioners is None or request.source_emr is None:
        return UNKNOWN
    same = source or name_key(request.source_emr) == name_key(emr)
    return held(amount <= (500 if same else 1500) * fees.practitioners)


def of_addendum(f: Facts) -> tuple[Answer, ...]:
    """Judge Avenant n° 1, and our good practice."""
    request, prod = f.request, f.prod
    source, receiving = f.source is not None, f.receiving is not None
    no_source = UNKNOWN if request.source_emr is None else NONE
    no_receiving = UNKNOWN if request.receiving_emr is None else NONE
    extracted, imported, access = no_source, no_receiving, no_source
    if source:
        if f.fe is None:
            extracted = UNKNOWN if f.passed_prod else PENDING
        else:
            extracted = recorded(f.extracted, prod, passed=f.passed_prod)
        floor = prod or f.p_prod
        access = withdrawn_after(f, None if floor is None else after_months(floor, 3))
    if receiving:
        imported = recorded(f.imported, f.use, passed=f.passed_use)
    if not (source and receiving):
        ours = NONE if (not source and request.source_emr) or (not receiving and request.receiving_emr) else UNKNOWN
    elif f.mail.addressed is None:
        ours = PENDING
    else:
        ours = MET if known_addresses(f) else BREACHED if request.client and request.client.email else UNKNOWN
    valid = [may_waive(w.obligation, w.by, one_vendor=f.one_vendor) for w in f.waivers]
    return (
        within(f, request.source_emr, f.moved_21, f.te, known=source, free=f.free_21, overtaken=f.overtaken_te),
        within(f, request.receiving_emr, f.moved_45, f.ti, known=receiving, free=f.free_45, overtaken=f.overtaken_ti),
        NONE,  # production within 45 days: under another reading alone
        fee(f, source=True),
        fee(f, source=False),
        extracted,
        imported,
        access,
        ours,
        held(all(valid)) if valid else NONE,
    )


def judged(case: MigrationCase, day: date) -> tuple[Answer, ...]:
    """Judge a case at the end of a day: the status and the due day of each obligation."""
    f = Facts(case, day)
    found = of_request(f) + of_schedule(f) + of_extraction(f) + of_import(f) + of_complaints(f) + of_addendum(f)
    if f.waivers:
        answers = list(found)
        for waiver in f.waivers:
            if may_waive(waiver.obligation, waiver.by, one_vendor=f.one_vendor):
                status, due = answers[PLACES[waiver.obligation]]
                if status is Status.BREACHED:
                    answers[PLACES[waiver.obligation]] = (Status.WAIVED, due)
        found = tuple(answers)
    return found
