"""Rules of the request, and of what the parties say to each other."""

from __future__ import annotations

from datetime import time
from decimal import Decimal
from typing import Final

from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule
from hypothesis.strategies import DataObject

from dme_migration.model import (
    Channel,
    ClientKind,
    Complaint,
    ComplaintKind,
    ConfirmationOf,
    Fees,
    NoticeAbout,
    Party,
    Transmission,
)
from dme_migration.testing._days import instant_at
from dme_migration.testing._events import RequestOpened
from dme_migration.testing._events_request import (
    AuthorizationSigned,
    ComplaintFollowedUp,
    ComplaintReceived,
    ConfirmationGiven,
    FeesCharged,
    FormSent,
    FormSigned,
    NoticeGiven,
    ObligationWaived,
    VendorNotified,
)
from dme_migration.testing._events_schedule import ScheduleDrawnUp
from dme_migration.testing._machine_base import MigrationPlayed
from dme_migration.testing._machine_draws import CLINIC, Opening, openings
from dme_migration.testing._words import CLINICS, PEOPLE

__all__ = ["RequestRules"]

_CLOCKS: Final = st.sampled_from((time(9), time(16, 20), time(0), time(23, 59, 59)))
_CHANNELS: Final = st.sampled_from((*[Channel.EMAIL] * 5, Channel.PORTAL))
_MOSTLY: Final = st.integers(0, 7).map(bool)
_FEES: Final = st.sampled_from(tuple(map(Decimal, ("500.00", "500.01", "1500.00", "1500.01"))))
_WHOM: Final = st.sampled_from((Party.CLIENT, Party.CLIENT, Party.CLIENT, Party.SOURCE_VENDOR))


class RequestRules(MigrationPlayed):
    """The request is opened, documented, sent; then the parties notify, confirm, waive, charge and complain."""

    @initialize(opening=openings())
    def a_request_is_opened(self, opening: Opening) -> None:
        """Open a request, with the papers and the schedule that come with it."""
        self.begin(RequestOpened(on=opening.on, request=opening.request))
        for paper in opening.papers:
            self._paper(paper)
        if opening.schedule is not None:
            self.tell(ScheduleDrawnUp(on=opening.on, schedule=opening.schedule))

    def _paper(self, paper: str) -> None:
        if paper == "notice":
            self.tell(VendorNotified(on=self.today))
        elif paper == "authorization":
            self.tell(AuthorizationSigned(on=self.today, clinic=CLINIC))
        elif paper == "form":
            self.tell(self._sent(self.recipients(), time(9)))
        else:
            for name in self._unsigned():
                self.tell(FormSigned(on=self.today, signatory=name))

    def lacks_a_paper(self) -> bool:
        """Tell whether a notice, an authorization or a signature is still to come."""
        return bool(self._papers_lacking())

    def _papers_lacking(self) -> list[str]:
        request = self.case.request
        here = {
            "notice": request.vendor_notice is not None,
            "authorization": request.authorization is not None,
            "signature": not self._unsigned(),
        }
        return [name for name, there in here.items() if not there]

    def _unsigned(self) -> list[str]:
        request = self.case.request
        kind = request.client.kind if request.client else None
        names = [PEOPLE[0]] if kind is ClientKind.CLINIC else [r.name for r in request.requesters if r.name]
        signed = {signature.signatory for signature in request.signatures}
        return [name for name in names if name not in signed]

    @precondition(lacks_a_paper)
    @rule(data=st.data(), other_clinic=_MOSTLY.map(lambda usual: not usual))
    def a_paper_comes(self, data: DataObject, *, other_clinic: bool) -> None:
        """Give the notice, authorize, or sign: one paper that is still lacking."""
        paper = data.draw(st.sampled_from(self._papers_lacking()))
        if paper == "signature":
            self.tell(FormSigned(on=self.today, signatory=self._unsigned()[0]))
        elif paper == "authorization" and other_clinic:
            self.tell(AuthorizationSigned(on=self.today, clinic=CLINICS[1]))
        else:
            self._paper(paper)

    @precondition(lambda self: len(self.case.request.transmissions) < 3)
    @rule(channel=_CHANNELS, form=_MOSTLY, clock=_CLOCKS, forgotten=st.sampled_from((None, None, None, 0, 1, 2)))
    def the_form_is_sent(self, channel: Channel, *, form: bool, clock: time, forgotten: int | None) -> None:
        """Send the request to all its recipients, or to all but one."""
        everyone = self.recipients()
        recipients = [address for place, address in enumerate(everyone) if place != forgotten]
        self.tell(self._sent(recipients, clock, channel, form=form))

    def recipients(self) -> list[str]:
        """List the addresses that §2 wants reached: both vendors' where their EMRs are certified, and the bureau's."""
        emrs, request = self.evaluator.emrs, self.case.request
        names = (name for name in (request.source_emr, request.receiving_emr) if name)
        products = (emrs.find(name, on=self.today) for name in names)
        return list(dict.fromkeys((*(p.address for p in products if p is not None), emrs.bureau_address)))

    def _sent(self, to: list[str], clock: time, channel: Channel = Channel.EMAIL, *, form: bool = True) -> FormSent:
        sent_at = instant_at(self.today, clock, self.case.zone)
        transmission = Transmission(sent_at=sent_at, channel=channel, form_attached=form, recipients=tuple(to))
        return FormSent(on=self.today, transmission=transmission)

    @precondition(lambda self: len(self.case.notices) < 4)
    @rule(about=st.sampled_from(tuple(NoticeAbout)), to=_WHOM)
    def a_notice_is_given(self, about: NoticeAbout, to: Party) -> None:
        """Tell a party something."""
        self.tell(NoticeGiven(on=self.today, to=to, about=about))

    @precondition(lambda self: len(self.case.confirmations) < 5)
    @rule(of=st.sampled_from(tuple(ConfirmationOf)))
    def something_is_confirmed(self, of: ConfirmationOf) -> None:
        """Confirm the scope, the extraction or the import."""
        self.tell(ConfirmationGiven(on=self.today, of=of))

    @precondition(lambda self: self.case.fees is None)
    @rule(extraction=_FEES, import_=_FEES, practitioners=st.integers(1, 3))
    def fees_are_charged(self, extraction: Decimal, import_: Decimal, practitioners: int) -> None:
        """Charge both fees, at their ceilings or a cent above."""
        fees = Fees(extraction_cad=extraction, import_cad=import_, practitioners=practitioners)
        self.tell(FeesCharged(on=self.today, fees=fees))

    def may_waive(self) -> bool:
        """Tell whether something that the backend answers for can be waived, and is not overwhelmed with waivers."""
        return len(self.case.waivers) < 3 and bool(self._waivable())

    def _waivable(self) -> list[tuple[str, Party]]:
        rows = ((self.rulebook[identifier], identifier) for identifier in self.answered)
        return [(identifier, row.waivable_by) for row, identifier in rows if row.waivable_by is not None]

    @precondition(may_waive)
    @rule(data=st.data(), rightly=_MOSTLY)
    def an_obligation_is_waived(self, data: DataObject, *, rightly: bool) -> None:
        """Waive what may be waived, by the party that may, or seldom by another."""
        waivable = self._waivable()
        # What is in breach comes first: a waiver shows there alone.
        unkept = [pair for pair in waivable if pair[0] in self.breached]
        obligation, party = data.draw(st.sampled_from(unkept or waivable))
        self.tell(ObligationWaived(on=self.today, obligation=obligation, by=party if rightly else Party.BUREAU))

    @precondition(lambda self: len(self.case.complaints) < 3)
    @rule(kind=st.sampled_from(tuple(ComplaintKind)), clock=_CLOCKS, rightly=_MOSTLY)
    def a_complaint_comes(self, kind: ComplaintKind, clock: time, *, rightly: bool) -> None:
        """Complain or ask, to the bureau, or seldom to somebody else."""
        complaint = Complaint(
            received_at=instant_at(self.today, clock, self.case.zone),
            kind=kind,
            sent_to=self.evaluator.emrs.bureau_address if rightly else "info@ailleurs.example",
        )
        self.tell(ComplaintReceived(on=self.today, number=len(self.case.complaints) + 1, complaint=complaint))

    @precondition(lambda self: any(complaint.followed_up_at is None for complaint in self.case.complaints))
    @rule(clock=_CLOCKS)
    def the_bureau_follows_up(self, clock: time) -> None:
        """Follow up the first complaint that waits."""
        waiting = next(n for n, c in enumerate(self.case.complaints, start=1) if c.followed_up_at is None)
        at = instant_at(self.today, clock, self.case.zone)
        self.tell(ComplaintFollowedUp(on=self.today, number=waiting, at=at))
