"""What a rule engine can honestly be asked of a case: for each obligation, whether it is in breach, over flat facts.

An alarm is data: clauses joined by « or », each of comparisons joined by « and », so that every engine gets the same in
its own language, over the facts of ``flat.py``. That leaves comparing to the engine: status, due day, reason and
finality are not asked. Eight obligations that go through records, or bind under another reading alone, are left out.
"""

from __future__ import annotations

from typing import Final, NamedTuple

__all__ = ["ALARMS", "DONE", "ORDERS", "PLANNED", "Clauses", "Test", "clauses", "tests"]


class Test(NamedTuple):
    """A comparison of a fact with a number, or with another fact and some days more."""

    left: str
    operator: str
    right: str | int
    more: int = 0


Clauses = tuple[tuple[Test, ...], ...]


def tests(text: str) -> tuple[Test, ...]:
    """Read a clause: ``b > 0, a > 0, b < a + 90``."""
    found = []
    for part in text.split(","):
        left, operator, right, *more = part.split()
        found.append(Test(left, operator, int(right) if right.isdigit() else right, int(more[1]) if more else 0))
    return tuple(found)


def clauses(text: str) -> Clauses:
    """Read clauses, one a line."""
    return tuple(tests(line) for line in text.strip().splitlines())


def order(a: str, b: str) -> Clauses:
    """Give the breach of an order: b before a, in fact or as planned."""
    return clauses(
        f"""{b} > 0, {a} > 0, {b} < {a}
        {b} > 0, {a} == 0, p_{a} > as_of
        {b} == 0, p_{b} > 0, {a} == 0, p_{a} > 0, p_{b} < p_{a}"""
    )


def plan_order(a: str, b: str) -> Clauses:
    """Give the breach of an order in the plan alone."""
    return clauses(f"{a} > 0, {b} > 0, {b} < {a}")


def planned(fact: str) -> Clauses:
    """Give the breach of what a schedule must hold once it is delivered."""
    return clauses(f"{fact} == 0, delivered > 0")


def done(m: str, passed: str) -> Clauses:
    """Give the breach of an act that is missing once a later one came."""
    return clauses(f"{m} == 0, {passed} == 1")


def recorded(m: str, n: str, passed: str, *when: str) -> Clauses:
    """Give the breach of what is missing, or came too late."""
    applies = "".join(f"{test}, " for test in when)
    return clauses(f"{applies}{m} == 0, {passed} == 1\n{applies}{n} > 0, {m} > {n}")


def limit(side: str, m: str, days: int) -> Clauses:
    """Give the breach of a standard delay, as the notices moved it."""
    applies = f"{side} == 1, free_{days} == 1, moved_{days} > 0"
    return clauses(f"{applies}, {m} > moved_{days}\n{applies}, {m} == 0, as_of > moved_{days}, overtaken_{m} == 0")


def agreement(m: str) -> Clauses:
    """Give the breach of what the parties had to agree to."""
    return clauses(f"p_{m} > 0, agreed_{m} == 0, {m} > 0\np_{m} > 0, agreed_{m} == 0, as_of > p_{m}")


def delay(side: str, m: str, days: int) -> Clauses:
    """Give the breach of a standard delay by the schedule."""
    return clauses(
        f"{side} == 1, additional == 0, {m} == 0, limit_{days} > 0, as_of <= limit_{days}, p_{m} > limit_{days}"
    )


ORDERS: Final = {
    "preanalysis.after-extraction": ("te", "ps"),
    "preanalysis.in-order": ("ps", "pe"),
    "preanalysis.submitted-after-end": ("pe", "psub"),
    "preanalysis.validated-after-submission": ("psub", "pval"),
    "final-extraction.after-cutover": ("cut", "fe"),
    "test-import.after-extraction": ("te", "ti"),
    "internal-qc.after-import": ("ti", "qc"),
    "validation-sessions.after-qc": ("qc", "vs"),
    "production.after-final-extraction": ("fe", "prod"),
    "first-use.after-production": ("prod", "use"),
    "steps.flow-analysis-before-import": ("flow", "ti"),
    "steps.validation-before-cutover": ("pval", "cut"),
    "steps.approval-before-cutover": ("qa", "cut"),
}
"""Which obligations want one step no sooner than another, and which steps."""
PLANNED: Final = {
    "test-extraction.planned": "p_te",
    "test-extraction.period-set": "period_from",
    "preanalysis.start-planned": "p_ps",
    "preanalysis.end-planned": "p_pe",
    "preanalysis.submission-planned": "p_psub",
    "preanalysis.validation-planned": "p_pval",
    "cutover.planned": "p_cut",
    "final-extraction.planned": "p_fe",
    "flow-analysis.meeting-planned": "p_flow",
    "test-import.planned": "p_ti",
    "internal-qc.listed": "listed_qc",
    "validation-sessions.planned": "p_vs",
    "quality-approval.planned": "p_qa",
    "production.planned": "p_prod",
    "first-use.planned": "p_use",
    "legacy-access.withdrawal-planned": "p_wd",
}
"""Which obligations want something in the schedule, and what."""
DONE: Final = {
    "test-extraction.carried-out": ("te", "passed_ti"),
    "preanalysis.communicated": ("psub", "passed_cut"),
    "preanalysis.validated": ("pval", "passed_cut"),
    "flow-analysis.held": ("flow", "passed_qa"),
    "test-import.carried-out": ("ti", "passed_qa"),
    "internal-qc.carried-out": ("qc", "passed_qa"),
    "final-extraction.carried-out": ("fe", "passed_prod"),
}
"""Which obligations want an act, and by the time of what."""

ALARMS: Final[dict[str, Clauses]] = {
    **{name: order(*steps) for name, steps in ORDERS.items()},
    **{name: planned(fact) for name, fact in PLANNED.items()},
    **{name: done(*facts) for name, facts in DONE.items()},
    "notice.vendor-informed": recorded("told", "cut", "passed_cut"),
    "notice.contract-period": clauses(
        """period == 1, end > 0, told == 0
        period == 1, end > 0, told > 0, end < floor_told
        period == 1, end == 0, p_end > 0, told > 0, p_end >= told, p_end < floor_told
        period == 1, end == 0, p_end > 0, told == 0, floor_day > p_end"""
    ),
    "authorization.written": clauses("first_sent > 0, authorized == 0\nfirst_sent > 0, authorized > first_sent"),
    "authorization.by-contracting-clinic": clauses("authorized > 0, other_clinic == 1"),
    "form.complete": clauses("first_sent > 0, complete == 0"),
    "form.signed": clauses(
        """first_sent > 0, signatories == 1, signature == 0
        first_sent > 0, signatories == 1, signature > first_sent"""
    ),
    "form.data-identified": clauses("first_sent > 0, chosen == 0"),
    "emr.source-certified": clauses("source_emr == 1, source == 0"),
    "emr.receiving-certified": clauses("receiving_emr == 1, receiving == 0"),
    "transmission.by-email": clauses("emailed == 0, sent == 1\nemailed == 0, begun == 1"),
    "transmission.source-vendor": clauses("source == 1, emailed == 1, reached_source == 0"),
    "transmission.receiving-vendor": clauses("receiving == 1, emailed == 1, reached_receiving == 0"),
    "transmission.bureau": clauses("emailed == 1, reached_bureau == 0"),
    "clock.start": clauses(
        "first_sent > 0, starts_on > 0, start_0 > 0, starts_on != start_0, starts_on != start_1, starts_on != start_2"
    ),
    "schedule.established": clauses("schedule == 0, open == 0"),
    "schedule.coordinated": clauses(
        "coordinated == 0, one_vendor == 0, source_emr == 1, receiving_emr == 1, delivered > 0"
    ),
    "schedule.delivered": clauses("schedule == 1, delivered == 0, open == 0"),
    "schedule.extraction-delay": delay("source", "te", 21),
    "schedule.import-delay": delay("receiving", "ti", 45),
    "test-extraction.agreed": agreement("te"),
    "test-extraction.in-period": clauses(
        "p_te > 0, period_from > 0, p_te < period_from\np_te > 0, period_from > 0, p_te > period_through"
    ),
    "preanalysis.validation-window": plan_order("window", "w_pval"),
    "preanalysis.validated-in-time": clauses(
        "psub > 0, pval > ceiling\npsub > 0, pval == 0, as_of > ceiling, passed_cut == 0"
    ),
    "cutover.agreed": agreement("cut"),
    "flow-analysis.scope-confirmed": recorded("scope", "qa", "passed_qa"),
    "validation-sessions.held": recorded("vs", "qa", "passed_qa"),
    "quality-approval.after-sessions": plan_order("q_vs", "q_qa"),
    "quality-approval.by-client": clauses("qa > 0, by_client == 0"),
    "quality-approval.before-production": recorded("qa", "prod", "passed_prod"),
    "production.after-approval": plan_order("r_qa", "r_prod"),
    "legacy-access.ninety-days": clauses(
        """wd > 0, prod > 0, wd < prod + 90
        wd > 0, prod == 0, p_prod > as_of
        wd == 0, p_wd > 0, prod > 0, p_wd >= prod, p_wd < prod + 90
        wd == 0, p_wd > 0, prod == 0, p_prod > 0, p_wd < p_prod + 90"""
    ),
    "avenant.extraction-within-21-days": limit("source", "te", 21),
    "avenant.import-within-45-days": limit("receiving", "ti", 45),
    "avenant.extraction-fee": clauses("source == 1, extraction_cents > extraction_cap"),
    "avenant.import-fee": clauses("receiving == 1, source_emr == 1, import_cents > import_cap"),
    "avenant.extraction-confirmed": recorded("extracted", "prod", "passed_prod", "source == 1", "fe > 0"),
    "avenant.import-confirmed": recorded("imported", "use", "passed_use", "receiving == 1"),
    "avenant.read-only-access": clauses(
        """source == 1, wd > 0, prod > 0, wd < three_months
        source == 1, wd > 0, prod == 0, p_prod > as_of
        source == 1, wd == 0, p_wd > 0, three_months > 0, p_wd >= prod, p_wd < three_months"""
    ),
}
"""Obligation → when it is in breach, waived or not, in the default readings."""
