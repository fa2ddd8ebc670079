"""What a case holds as of a day, gathered once for the functions written by hand.

Short names: ``te`` the TEST extraction, ``ps``, ``pe``, ``psub``, ``pval`` the pre-analysis, ``flow`` the meeting,
``ti`` the TEST import, ``qc`` the internal control, ``vs`` the first session, ``qa`` the approval, ``cut`` the cutover,
``fe`` the final extraction, ``prod``, ``use``, ``wd`` the withdrawal; ``p_…`` is the day planned for it.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from dme_migration import MigrationCase
from dme_migration.model import MILESTONES, ConfirmationOf, NoticeAbout, Party, Schedule
from dme_migration.model.names import name_key
from peers.reading import (
    ADDITIONAL,
    CALENDAR,
    certified,
    clock,
    excused,
    journal_days,
    mail_of,
    planned_days,
    sessions_as_of,
    signed,
    stood,
)

__all__ = ["DAY", "Facts"]

DAY: Final = timedelta(days=1)
(TE, PS, PE, PSUB, PVAL, FLOW, TI, QC, VS, QA, CUT, FE, PROD, USE, WD) = (
    MILESTONES  # an attribute of an enum takes time
)
_FLOW: Final = frozenset({FLOW})
_SCOPE, _IMPORT = ConfirmationOf.SCOPE, ConfirmationOf.IMPORT
_NOTHING: Final = Schedule()
_AFTER_IMPORT: Final = frozenset({QC, VS, QA, PROD, USE})
_AFTER_EXTRACTION: Final = _AFTER_IMPORT | {PS, PE, PSUB, TI, CUT, FE}
_NAMES: Final = """
case day request schedule zone mail first_sent emailed reached source receiving one_vendor told authorized
right_clinic signature transmitted base starts limit_21 limit_45 chosen additional first held plans sessions te ps pe
psub pval flow ti qc vs qa cut fe prod use wd p_te p_ps p_pe p_psub p_pval p_flow p_ti p_qc p_vs p_qa p_cut p_fe
p_prod p_use p_wd delivered begun open passed_ti passed_qa passed_cut passed_prod passed_use overtaken_te overtaken_ti
end p_end extra_notices moved_21 free_21 moved_45 free_45 w_psub w_pval q_vs q_qa r_qa r_prod scope extracted imported
waivers
"""


class Facts:
    """A case as it stood at the end of a day: plain attributes, no rule."""

    __slots__ = tuple(_NAMES.split())

    def __init__(self, case: MigrationCase, day: date) -> None:
        self.case, self.day = case, day
        self.request, self.schedule, self.zone = case.request, case.schedule, case.zone
        self._read_request()
        self._read_steps()
        self._read_plan_as_it_stood()
        self._read_words()

    def _read_request(self) -> None:
        request, day = self.request, self.day
        self.mail = mail = mail_of(request, self.zone, day)
        self.first_sent, self.emailed, self.reached = mail.first_sent, mail.emailed, mail.reached
        self.source = source = certified(request.source_emr)
        self.receiving = receiving = certified(request.receiving_emr)
        self.one_vendor = source is not None and receiving is not None and source[0] == receiving[0]
        notice, authorization, contract = request.vendor_notice, request.authorization, request.contract
        self.told = notice.given_on if notice is not None and notice.given_on <= day else None
        self.authorized = authorized = (
            authorization.signed_on if authorization is not None and authorization.signed_on <= day else None
        )
        self.right_clinic: bool | None = None
        if authorization is not None and contract is not None:
            named, holder = authorization.clinic, contract.clinic
            if named is not None and holder is not None:
                self.right_clinic = named == holder or name_key(named) == name_key(holder)
        self.signature = signature = signed(request, day)
        in_order = None if self.right_clinic is False else authorized
        self.transmitted, self.base = clock(request, mail.reached, in_order, signature)
        self.starts = self.limit_21 = self.limit_45 = None
        if self.base is not None:
            self.starts = starts = CALENDAR.add(self.base, 1)
            self.limit_21, self.limit_45 = CALENDAR.add(starts + 20 * DAY, 0), CALENDAR.add(starts + 44 * DAY, 0)
        self.chosen = chosen = [code for code, choice in request.data.choices if choice] if request.data else []
        self.additional = not ADDITIONAL.isdisjoint(chosen)
        ends_on = contract.ends_on if contract is not None else None
        self.end, self.p_end = (ends_on if ends_on is not None and ends_on <= day else None), ends_on

    def _read_steps(self) -> None:
        case, schedule, day = self.case, self.schedule, self.day
        self.first, self.held = journal_days(case, day)
        journal, get = self.first.keys(), self.first.get
        self.te = get(TE)
        self.ps = get(PS)
        self.pe = get(PE)
        self.psub = get(PSUB)
        self.pval = get(PVAL)
        self.flow = get(FLOW)
        self.ti = ti = get(TI)
        self.qc = qc = get(QC)
        self.vs = vs = get(VS)
        self.qa = qa = get(QA)
        self.cut = cut = get(CUT)
        self.fe = fe = get(FE)
        self.prod = prod = get(PROD)
        self.use = use = get(USE)
        self.wd = get(WD)
        self.plans, self.sessions = planned_days(schedule or _NOTHING, day)
        get_plan = self.plans.get
        self.p_te = get_plan(TE)
        self.p_ps = get_plan(PS)
        self.p_pe = get_plan(PE)
        self.p_psub = get_plan(PSUB)
        self.p_pval = get_plan(PVAL)
        self.p_flow = get_plan(FLOW)
        self.p_ti = get_plan(TI)
        self.p_qc = get_plan(QC)
        self.p_vs = get_plan(VS)
        self.p_qa = get_plan(QA)
        self.p_cut = get_plan(CUT)
        self.p_fe = get_plan(FE)
        self.p_prod = get_plan(PROD)
        self.p_use = get_plan(USE)
        self.p_wd = get_plan(WD)
        delivered = schedule.delivered_on if schedule is not None else None
        self.delivered = delivered if delivered is not None and delivered <= day else None
        self.begun = not journal <= _FLOW
        self.open = self.delivered is None and not self.begun and (self.limit_21 is None or day <= self.limit_21)
        # What has passed: it happened, or something that order places after it did.
        self.passed_use = use is not None
        self.passed_prod = prod is not None or use is not None
        self.passed_qa = qa is not None or self.passed_prod
        self.passed_cut = cut is not None or fe is not None or self.passed_prod
        self.passed_ti = ti is not None or qc is not None or vs is not None or self.passed_qa
        self.overtaken_te = not journal.isdisjoint(_AFTER_EXTRACTION)
        self.overtaken_ti = not journal.isdisjoint(_AFTER_IMPORT)
        if self.p_end is None:
            self.end, self.p_end = cut, self.p_cut

    def _read_plan_as_it_stood(self) -> None:
        schedule = self.schedule
        self.w_psub, self.w_pval = self.p_psub, self.p_pval
        self.q_vs, self.q_qa = max(self.sessions, default=None), self.p_qa
        self.r_qa, self.r_prod = self.p_qa, self.p_prod
        if schedule is None or not schedule.revisions:
            return
        if self.pval is not None:
            self.w_psub = stood(schedule, PSUB, self.pval)
            self.w_pval = stood(schedule, PVAL, self.pval)
        if self.qa is not None:
            self.q_vs = max(sessions_as_of(schedule, self.qa), default=None)
            self.q_qa = stood(schedule, QA, self.qa)
        if self.prod is not None:
            self.r_qa = stood(schedule, QA, self.prod)
            self.r_prod = stood(schedule, PROD, self.prod)

    def _read_words(self) -> None:
        case, day = self.case, self.day
        self.scope = self.extracted = self.imported = None
        for confirmation in case.confirmations:
            on = confirmation.given_on
            if on > day:
                continue
            if confirmation.of is _SCOPE:
                if self.scope is None or on < self.scope:
                    self.scope = on
            elif confirmation.of is _IMPORT:
                if self.imported is None or on < self.imported:
                    self.imported = on
            elif self.fe is not None and on >= self.fe and (self.extracted is None or on < self.extracted):
                self.extracted = on
        self.waivers = [w for w in case.waivers if w.given_on <= day] if case.waivers else []
        self.extra_notices: list[date] = []
        self.moved_21, self.free_21, self.moved_45, self.free_45 = self.limit_21, True, self.limit_45, True
        if self.additional:
            self.extra_notices = sorted(self.notices(NoticeAbout.EXTRA_DELAY))
            self.moved_21, self.free_21 = excused(
                self.schedule, TE, self.extra_notices, self.limit_21, self.te, self.delivered
            )
            self.moved_45, self.free_45 = excused(
                self.schedule, TI, self.extra_notices, self.limit_45, self.ti, self.delivered
            )

    def notices(self, about: NoticeAbout) -> list[date]:
        """Give the days on which the client was told of something."""
        return [
            n.given_on
            for n in self.case.notices
            if n.about is about and n.to is Party.CLIENT and n.given_on <= self.day
        ]
