"""The same obligations as ``alarms.py``, and the same facts, but with the answer that ours gives: the status.

A choice is data too: the first line whose clause holds gives the status, and the last line gives it otherwise. Due day,
reason, facts named and finality are still not asked.
"""

from __future__ import annotations

from itertools import groupby
from typing import Final, NamedTuple

from dme_migration.rules import Status
from peers.alarms import ALARMS, DONE, ORDERS, PLANNED, Clauses, tests

__all__ = ["CHOICES", "STATUSES", "Choice"]

STATUSES: Final = (Status.MET, Status.BREACHED, Status.PENDING, Status.UNDETERMINED, Status.NOT_APPLICABLE)
"""What the numbers stand for that the engines answer."""
_NUMBERS: Final = {str(status): number for number, status in enumerate(STATUSES)}


class Choice(NamedTuple):
    """The statuses with their clauses, in order, and the status when none holds."""

    lines: tuple[tuple[int, Clauses], ...]
    otherwise: int


def choice(text: str) -> Choice:
    """Read a choice: ``met: b > 0, b >= a`` a line, the last one bare; lines of one status are joined."""
    *lines, otherwise = [line.strip() for line in text.strip().splitlines() if line.strip()]
    read = [(status, tests(clause)) for status, _, clause in (line.partition(":") for line in lines)]
    joined = groupby(read, key=lambda pair: pair[0])
    found = tuple((_NUMBERS[status], tuple(clause for _, clause in same)) for status, same in joined)
    return Choice(found, _NUMBERS[otherwise])


def late(a: str, b: str, step_a: str, step_b: str) -> str:
    """Write what lacks a date: pending while the schedule is open or lists it undated, else undetermined."""
    return f"""
        pending: open == 1
        pending: {a} > 0, x_{step_b} == 1
        pending: x_{step_a} == 1, {b} > 0
        pending: x_{step_a} == 1, x_{step_b} == 1
        undetermined"""


def after(a: str, b: str, floor: str, p_floor: str) -> str:
    """Write a gap: b no sooner than a floor counted from a."""
    return f"""
        met: {b} > 0, {a} > 0, {b} >= {floor}
        breached: {b} > 0, {a} > 0
        breached: {b} > 0, p_{a} > as_of
        undetermined: {b} > 0
        pending: p_{b} > 0, {a} > 0, p_{b} < {a}
        met: p_{b} > 0, {a} > 0, p_{b} >= {floor}
        met: p_{b} > 0, {a} == 0, p_{a} > 0, p_{b} >= {p_floor}
        breached: p_{b} > 0, {a} > 0
        breached: p_{b} > 0, p_{a} > 0
        pending: {a} > 0, x_{b} == 1{late(f"p_{a}", f"p_{b}", a, b)}"""


def order(a: str, b: str) -> Choice:
    return choice(after(a, b, a, f"p_{a}"))


def plan_order(a: str, b: str, step_a: str, step_b: str) -> Choice:
    return choice(f"met: {a} > 0, {b} > 0, {b} >= {a}\nbreached: {a} > 0, {b} > 0{late(a, b, step_a, step_b)}")


def planned(fact: str) -> Choice:
    return choice(f"met: {fact} > 0\npending: open == 1\nbreached: delivered > 0\nundetermined")


def done(m: str, passed: str) -> Choice:
    return choice(f"met: {m} > 0\nbreached: {passed} == 1\npending")


def recorded(m: str, n: str, passed: str, before: str = "") -> Choice:
    """Give what must be there by the time of n; ``passed`` is a comparison."""
    return choice(f"{before}\nmet: {m} > 0, {n} == 0\nmet: {m} > 0, {m} <= {n}\nbreached: {passed}\npending")


def certified(side: str) -> str:
    return f"not_applicable: {side}_emr == 1, {side} == 0\nundetermined: {side}_emr == 0"


def listed(side: str) -> Choice:
    return choice(f"undetermined: {side}_emr == 0\nmet: {side} == 1\nbreached")


def reached(who: str, before: str = "") -> Choice:
    return choice(f"{before}\nmet: reached_{who} == 1\nbreached: emailed == 1\npending")


def once_sent(fact: str) -> Choice:
    return choice(f"met: {fact} == 1\nbreached: first_sent > 0\npending")


def delay(side: str, m: str, days: int) -> Choice:
    limit = f"limit_{days}"
    return choice(
        f"""not_applicable: {m} > 0
        not_applicable: additional == 1
        not_applicable: {limit} > 0, as_of > {limit}
        {certified(side)}
        met: {limit} > 0, p_{m} > 0, p_{m} <= {limit}
        breached: {limit} > 0, p_{m} > 0
        pending: open == 1
        pending: {limit} > 0, x_{m} == 1
        undetermined"""
    )


def agreement(m: str) -> Choice:
    return choice(
        f"""pending: p_{m} == 0, open == 1
        pending: x_{m} == 1
        undetermined: p_{m} == 0
        met: agreed_{m} == 1
        breached: {m} > 0
        breached: as_of > p_{m}
        pending"""
    )


def within(side: str, m: str, days: int) -> Choice:
    limit = f"moved_{days}"
    return choice(
        f"""not_applicable: free_{days} == 0
        {certified(side)}
        met: {m} > 0, {limit} > 0, {m} <= {limit}
        breached: {m} > 0, {limit} > 0
        undetermined: {m} > 0
        pending: {limit} > 0, as_of <= {limit}
        undetermined: {limit} > 0, overtaken_{m} == 1
        breached: {limit} > 0
        pending: open == 1
        undetermined"""
    )


_FORM = "pending: authorized == 0, first_sent == 0\nundetermined: authorized == 0"
_KNOWN: Final[dict[str, Choice]] = {
    "notice.vendor-informed": recorded("told", "cut", "passed_cut == 1"),
    "notice.contract-period": choice(
        """undetermined: has_period == 0
        not_applicable: period == 0
        met: end > 0, told > 0, end >= floor_told
        breached: end > 0
        pending: p_end > 0, told > 0, p_end < told
        met: p_end > 0, told > 0, p_end >= floor_told
        breached: p_end > 0, told > 0
        pending: p_end > 0, floor_day <= p_end
        breached: p_end > 0
        pending: open == 1
        pending: told > 0, x_cut == 1
        undetermined"""
    ),
    "authorization.written": recorded("authorized", "first_sent", "first_sent > 0"),
    "authorization.by-contracting-clinic": choice(
        f"{_FORM}\nmet: right_clinic == 1\nbreached: other_clinic == 1\nundetermined"
    ),
    "form.complete": once_sent("complete"),
    "form.signed": recorded(
        "signature", "first_sent", "first_sent > 0", "undetermined: first_sent > 0, signatories == 0"
    ),
    "form.data-identified": once_sent("chosen"),
    "emr.source-certified": listed("source"),
    "emr.receiving-certified": listed("receiving"),
    "transmission.by-email": choice("met: emailed == 1\npending: sent == 0, begun == 0\nbreached"),
    "transmission.source-vendor": reached("source", certified("source")),
    "transmission.receiving-vendor": reached("receiving", certified("receiving")),
    "transmission.bureau": reached("bureau"),
    "clock.start": choice(
        """pending: schedule == 0, open == 1
        pending: first_sent == 0, open == 1
        undetermined: schedule == 0
        undetermined: first_sent == 0
        undetermined: starts_on == 0
        met: starts_on == start_0
        met: starts_on == start_1
        met: starts_on == start_2
        undetermined: start_0 == 0
        breached"""
    ),
    "schedule.established": choice("met: schedule == 1\npending: open == 1\nbreached"),
    "schedule.coordinated": choice(
        """met: coordinated == 1
        not_applicable: one_vendor == 1
        undetermined: source_emr == 0
        undetermined: receiving_emr == 0
        pending: open == 1
        breached: delivered > 0
        undetermined"""
    ),
    "schedule.delivered": choice("met: delivered > 0\npending: open == 1\nundetermined: schedule == 0\nbreached"),
    "schedule.extraction-delay": delay("source", "te", 21),
    "schedule.import-delay": delay("receiving", "ti", 45),
    "test-extraction.agreed": agreement("te"),
    "test-extraction.in-period": choice(
        """met: p_te > 0, period_from > 0, p_te >= period_from, p_te <= period_through
        breached: p_te > 0, period_from > 0
        pending: open == 1
        pending: x_te == 1, period_from > 0
        undetermined"""
    ),
    "preanalysis.validation-window": plan_order("window", "w_pval", "psub", "pval"),
    "preanalysis.validated-in-time": choice(
        """met: psub > 0, pval > 0, pval <= ceiling
        breached: psub > 0, pval > 0
        undetermined: pval > 0
        pending: psub > 0, as_of <= ceiling
        undetermined: psub > 0, passed_cut == 1
        breached: psub > 0
        pending: p_psub > 0
        pending: open == 1
        pending: x_psub == 1
        undetermined"""
    ),
    "cutover.agreed": agreement("cut"),
    "flow-analysis.scope-confirmed": recorded("scope", "qa", "passed_qa == 1"),
    "validation-sessions.held": recorded("vs", "qa", "passed_qa == 1"),
    "quality-approval.after-sessions": plan_order("q_vs", "q_qa", "vs", "qa"),
    "quality-approval.by-client": choice("pending: qa == 0\nmet: by_client == 1\nbreached"),
    "quality-approval.before-production": recorded("qa", "prod", "passed_prod == 1"),
    "production.after-approval": plan_order("r_qa", "r_prod", "qa", "prod"),
    "legacy-access.ninety-days": choice(after("prod", "wd", "prod + 90", "p_prod + 90")),
    "avenant.extraction-within-21-days": within("source", "te", 21),
    "avenant.import-within-45-days": within("receiving", "ti", 45),
    "avenant.extraction-fee": choice(
        f"""not_applicable: has_extraction == 0
        {certified("source")}
        undetermined: counted == 0
        met: extraction_cents <= extraction_cap
        breached"""
    ),
    "avenant.import-fee": choice(
        f"""not_applicable: has_import == 0
        {certified("receiving")}
        undetermined: counted == 0
        undetermined: source_emr == 0
        met: import_cents <= import_cap
        breached"""
    ),
    "avenant.extraction-confirmed": recorded(
        "extracted",
        "prod",
        "passed_prod == 1",
        f"{certified('source')}\nundetermined: fe == 0, passed_prod == 1\npending: fe == 0",
    ),
    "avenant.import-confirmed": recorded("imported", "use", "passed_use == 1", certified("receiving")),
    "avenant.read-only-access": choice(certified("source") + after("prod", "wd", "three_months", "three_months")),
}
_ALL: Final = {
    **_KNOWN,
    **{name: order(*steps) for name, steps in ORDERS.items()},
    **{name: planned(fact) for name, fact in PLANNED.items()},
    **{name: done(m, passed) for name, (m, passed) in DONE.items()},
}
CHOICES: Final = {name: _ALL[name] for name in ALARMS}
"""Obligation → how its status is chosen, waivers apart, in the default readings."""
