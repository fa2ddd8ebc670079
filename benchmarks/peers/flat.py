"""The facts of a case as a rule engine takes them: integers under plain names, computed beforehand.

A day is its ordinal, and 0 when there is none; yes is 1. Who reached whom, what was agreed, where a delay of business
days or months ends, how notices move a limit, which steps are listed without a day: all that is done here, by hand, and
is not charged to the engines.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from dme_migration.model import Party
from dme_migration.model.names import name_key
from peers.facts import CUT, DAY, FE, FLOW, PE, PROD, PS, PSUB, PVAL, QA, QC, TE, TI, USE, VS, WD, Facts
from peers.reading import BUREAU, CALENDAR, after_months, signatories_unknown
from peers.records import agreed, complete

__all__ = ["flat_facts"]

UNLIMITED: Final = 10**9
"""Cents that no fee passes: the number of practitioners is unknown."""
_DAYS: Final = (
    "first_sent told authorized signature limit_21 limit_45 moved_21 moved_45 te ps pe psub pval flow ti qc"
    " vs qa cut fe prod use wd p_te p_ps p_pe p_psub p_pval p_flow p_ti p_qc p_vs p_qa p_cut p_fe p_prod p_use p_wd"
    " delivered end p_end w_pval q_vs q_qa r_qa r_prod scope extracted imported"
)
_FLAGS: Final = (
    "emailed source receiving one_vendor additional begun open passed_ti passed_qa passed_cut passed_prod passed_use"
    " overtaken_te overtaken_ti free_21 free_45 chosen schedule"
)


_STEPS: Final = {
    "te": TE,
    "ps": PS,
    "pe": PE,
    "psub": PSUB,
    "pval": PVAL,
    "flow": FLOW,
    "ti": TI,
    "qc": QC,
    "vs": VS,
    "qa": QA,
    "cut": CUT,
    "fe": FE,
    "prod": PROD,
    "use": USE,
    "wd": WD,
}


def _waits(f: Facts, step: str) -> bool:
    return step in f.plans and f.plans[step] is None and step not in f.first


def _ordinal(day: date | None) -> int:
    return 0 if day is None else day.toordinal()


def _floor(f: Facts, start: date | None) -> date | None:
    contract = f.request.contract
    period = contract.notice_period if contract is not None else None
    if period is None or start is None:
        return None
    if period.business_days:
        return CALENDAR.add(start, period.business_days)
    return after_months(start, period.months) if period.months else start + (period.days or 0) * DAY


def flat_facts(f: Facts) -> dict[str, int]:
    """Give the facts that the alarms compare."""
    request, schedule, fees, prod = f.request, f.schedule, f.case.fees, f.prod or f.p_prod
    contract = request.contract
    period = contract.notice_period if contract is not None else None
    window = schedule.test_extraction_period if schedule is not None else None
    approver = next((e.by for e in f.case.journal if e.milestone is QA), None)
    ceiling = None if f.psub is None else CALENDAR.add(f.psub, 7)
    coordinated = schedule.coordinated_on if schedule is not None else None
    cap = UNLIMITED if fees is None or fees.practitioners is None else 50_000 * fees.practitioners
    same = name_key(request.source_emr or "") == name_key(request.receiving_emr or "")
    both = (Party.SOURCE_VENDOR, Party.RECEIVING_VENDOR)
    days = {
        "floor_told": _floor(f, f.told),
        "floor_day": _floor(f, f.day),
        "starts_on": schedule.starts_on if schedule is not None else None,
        "as_of": f.day,
        "start_0": f.starts,
        "start_1": None if f.first_sent is None else CALENDAR.add(f.first_sent, 1),
        "start_2": None if f.transmitted is None else CALENDAR.add(f.transmitted, 1),
        "period_from": window.from_ if window is not None else None,
        "period_through": window.through if window is not None else None,
        "window": None if f.w_psub is None else CALENDAR.add(f.w_psub, 7),
        "ceiling": ceiling if ceiling is None or f.w_pval is None else max(ceiling, f.w_pval),
        "three_months": None if prod is None else after_months(prod, 3),
    } | {name: getattr(f, name) for name in _DAYS.split()}
    flags = {
        "period": period is not None and not period.is_none,
        "has_period": period is not None,
        "right_clinic": f.right_clinic is True,
        "other_clinic": f.right_clinic is False,
        "complete": complete(f),
        "signatories": not signatories_unknown(request),
        "source_emr": request.source_emr is not None,
        "receiving_emr": request.receiving_emr is not None,
        "sent": f.mail.sent,
        "reached_source": f.source is not None and f.source[1] in f.reached,
        "reached_receiving": f.receiving is not None and f.receiving[1] in f.reached,
        "reached_bureau": BUREAU in f.reached,
        "coordinated": coordinated is not None and coordinated <= f.day,
        "listed_qc": QC in f.plans,
        "by_client": approver is None or approver is Party.CLIENT,
        "agreed_te": f.p_te is not None and agreed(f, TE, both, f.te or f.p_te),
        "agreed_cut": f.p_cut is not None and agreed(f, CUT, (Party.CLIENT, *both), f.cut or f.p_cut),
    } | {name: bool(getattr(f, name)) for name in _FLAGS.split()}
    flags["schedule"] = schedule is not None
    extraction, importation = (fees.extraction_cad, fees.import_cad) if fees is not None else (None, None)
    return {
        **{name: _ordinal(day) for name, day in days.items()},
        **{name: int(flag) for name, flag in flags.items()},
        **{f"x_{name}": int(_waits(f, step)) for name, step in _STEPS.items()},
        "has_extraction": int(extraction is not None),
        "has_import": int(importation is not None),
        "counted": int(cap is not UNLIMITED),
        "extraction_cents": int((extraction or 0) * 100),
        "extraction_cap": cap,
        "import_cents": int((importation or 0) * 100),
        "import_cap": cap if same else 3 * cap,
    }
