"""A realistic, wholly compliant migration, and small verbs that alter one thing of it.

`COMPLETE` is the clinic of DECLARATIONS §1: KinLogix (Telus) to MYLE (Medfar), everything done on the day planned, the
withdrawal of access planned for later. A test reads as « COMPLETE, but… »: each verb gives a new case.

Days that the tests lean on, by hand: sent Monday 12 January 2026, so day 1 is Tuesday 13 January and the eve of day 1
is the 12th; the 21st day is Monday 2 February, the 45th Thursday 26 February. Submitted Thursday 29 January; seven
business days end Monday 9 February. In production Thursday 26 February: 90 days end Wednesday 27 May, three months
Tuesday 26 May.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

import attrs

from dme_migration.model import (
    Agreement,
    Authorization,
    Client,
    Complaint,
    Confirmation,
    Contract,
    DataSelection,
    Fees,
    JournalEntry,
    MigrationCase,
    NoticePeriod,
    Party,
    Period,
    Request,
    Requester,
    Revision,
    Schedule,
    ScheduledMilestone,
    Signature,
    Transmission,
    VendorNotice,
)

TELUS: Final = "ventesdme@telus.com"
MEDFAR: Final = "deploiement@medfarsolutions.com"
BUREAU: Final = "certification.homologation@msss.gouv.qc.ca"
CLINIC: Final = "direction@clinique.example"
EVERYONE: Final = (TELUS, MEDFAR, BUREAU)

TODAY: Final = date(2026, 3, 10)
"""The day on which the finished case is judged, unless a test says otherwise."""


def day(text: str) -> date:
    """Read a day as a table writes it."""
    return date.fromisoformat(text)


def instant(text: str) -> datetime:
    """Read an instant as a table writes it."""
    return datetime.fromisoformat(text)


def email(sent_at: str, *recipients: str, form: bool = True, channel: str = "email") -> Transmission:
    """Make one sending of the form."""
    return Transmission(
        sent_at=instant(sent_at), channel=channel, form_attached=form, recipients=recipients or EVERYONE
    )


def voices(*pairs: tuple[str, str]) -> tuple[Agreement, ...]:
    """Make agreements from (party, day)."""
    return tuple(Agreement(by=by, given_on=day(on)) for by, on in pairs)


BOTH_VENDORS: Final = voices(("source_vendor", "2026-01-15"), ("receiving_vendor", "2026-01-15"))
ALL_THREE: Final = voices(("client", "2026-02-05"), ("source_vendor", "2026-02-05"), ("receiving_vendor", "2026-02-04"))

PLAN: Final = (
    ("test_extraction", "2026-01-21", BOTH_VENDORS),
    ("preanalysis_start", "2026-01-22", ()),
    ("preanalysis_end", "2026-01-28", ()),
    ("preanalysis_submission", "2026-01-29", ()),
    ("preanalysis_validation", "2026-02-09", ()),
    ("flow_analysis_meeting", "2026-01-20", ()),
    ("test_import", "2026-02-12", ()),
    ("internal_quality_control", "2026-02-13", ()),
    ("validation_session", "2026-02-17", ()),
    ("validation_session", "2026-02-19", ()),
    ("quality_approval", "2026-02-20", ()),
    ("source_cutover", "2026-02-23", ALL_THREE),
    ("final_extraction", "2026-02-23", ()),
    ("production", "2026-02-26", ()),
    ("first_use", "2026-02-27", ()),
    ("legacy_access_withdrawal", "2026-05-29", ()),
)

REQUEST: Final = Request(
    objective="emr_change",
    client=Client(kind="clinic", name="Clinique du Fleuve", email=CLINIC, time_zone="America/Toronto"),
    requesters=(Requester(name="Dre Anne Tremblay", licence="12345", email="a.tremblay@clinique.example"),),
    source_emr="KinLogix",
    receiving_emr="MYLE",
    data=DataSelection(choices={"allergies": True, "medication_list": True, "appointments": False}),
    contract=Contract(
        clinic="Clinique du Fleuve", email=CLINIC, notice_period=NoticePeriod(days=30), ends_on=day("2026-06-30")
    ),
    vendor_notice=VendorNotice(given_on=day("2026-01-05")),
    authorization=Authorization(clinic="Clinique du Fleuve", signatory="Marc Roy", signed_on=day("2026-01-06")),
    signatures=(Signature(signatory="Marc Roy", signed_on=day("2026-01-08")),),
    transmissions=(email("2026-01-12T16:20:00-05:00"),),
)

COMPLETE: Final = MigrationCase(
    id="2026-0042",
    request=REQUEST,
    schedule=Schedule(
        starts_on=day("2026-01-13"),
        coordinated_on=day("2026-01-15"),
        delivered_on=day("2026-01-16"),
        test_extraction_period=Period(from_=day("2026-01-19"), through=day("2026-01-23")),
        milestones=tuple(ScheduledMilestone(milestone=m, on=day(on), agreements=by) for m, on, by in PLAN),
    ),
    journal=tuple(
        JournalEntry(milestone=m, on=day(on), by="client" if m == "quality_approval" else None)
        for m, on, _ in PLAN
        if m != "legacy_access_withdrawal"
    ),
    confirmations=(
        Confirmation(of="scope", given_on=day("2026-01-20")),
        Confirmation(of="extraction", given_on=day("2026-02-24")),
        Confirmation(of="import", given_on=day("2026-02-26")),
    ),
    fees=Fees(extraction_cad=Decimal("450.00"), import_cad=Decimal("1500.00"), practitioners=1),
)


# The request


def asked(case: MigrationCase, **changes: Any) -> MigrationCase:
    """Change fields of the request."""
    return attrs.evolve(case, request=attrs.evolve(case.request, **changes))


def client(case: MigrationCase, **changes: Any) -> MigrationCase:
    """Change fields of the client."""
    assert case.request.client is not None
    return asked(case, client=attrs.evolve(case.request.client, **changes))


def contract(case: MigrationCase, **changes: Any) -> MigrationCase:
    """Change fields of the contract."""
    assert case.request.contract is not None
    return asked(case, contract=attrs.evolve(case.request.contract, **changes))


def notified(case: MigrationCase, on: str | None) -> MigrationCase:
    """Give notice to the source vendor on another day, or never."""
    return asked(case, vendor_notice=None if on is None else VendorNotice(given_on=day(on)))


def authorized(case: MigrationCase, on: str | None, *, clinic: str | None = "Clinique du Fleuve") -> MigrationCase:
    """Sign the authorization on another day, for another clinic, or never."""
    return asked(case, authorization=None if on is None else Authorization(clinic=clinic, signed_on=day(on)))


def signed(case: MigrationCase, **on: str) -> MigrationCase:
    """Have the form signed by these people (underscores are spaces), each on a day; by nobody when none is named."""
    signatures = (Signature(signatory=who.replace("_", " "), signed_on=day(text)) for who, text in on.items())
    return asked(case, signatures=tuple(signatures))


def physicians(case: MigrationCase, *names: str | None, kind: str = "group") -> MigrationCase:
    """Let a group (or a physician) ask, in the place of the clinic."""
    return asked(client(case, kind=kind), requesters=tuple(Requester(name=name) for name in names))


def sent(case: MigrationCase, *transmissions: Transmission) -> MigrationCase:
    """Send the form in these ways and no other."""
    return asked(case, transmissions=transmissions)


def chose(case: MigrationCase, *codes: str) -> MigrationCase:
    """Choose these categories of data and no other."""
    return asked(case, data=DataSelection(choices=tuple((code, True) for code in codes)))


# The schedule


def scheduled(case: MigrationCase, **changes: Any) -> MigrationCase:
    """Change fields of the schedule."""
    schedule = case.schedule if case.schedule is not None else Schedule()
    return attrs.evolve(case, schedule=attrs.evolve(schedule, **changes))


def _with_milestones(case: MigrationCase, milestones: list[ScheduledMilestone]) -> MigrationCase:
    return scheduled(case, milestones=tuple(milestones))


def _milestones(case: MigrationCase, *, but: str | None = None) -> list[ScheduledMilestone]:
    return [m for m in (case.schedule.milestones if case.schedule else ()) if m.milestone != but]


def unplanned(case: MigrationCase, *milestones: str) -> MigrationCase:
    """Strike milestones out of the schedule."""
    for milestone in milestones:
        case = _with_milestones(case, _milestones(case, but=milestone))
    return case


def planned(case: MigrationCase, **on: str) -> MigrationCase:
    """Plan milestones for other days, as if they had always stood there (no revision); agreements stay."""
    for milestone, text in on.items():
        kept = [m for m in _milestones(case) if m.milestone == milestone]
        agreements = kept[0].agreements if kept else ()
        moved = ScheduledMilestone(milestone=milestone, on=day(text), agreements=agreements)
        case = _with_milestones(case, [*_milestones(case, but=milestone), moved])
    return case


def sessions(case: MigrationCase, *on: str) -> MigrationCase:
    """Plan the validation sessions for these days."""
    dated = [ScheduledMilestone(milestone="validation_session", on=day(text)) for text in on]
    return _with_milestones(case, [*_milestones(case, but="validation_session"), *dated])


def undated(case: MigrationCase, milestone: str) -> MigrationCase:
    """List a milestone without a day."""
    listed = ScheduledMilestone(milestone=milestone)
    return _with_milestones(case, [*_milestones(case, but=milestone), listed])


def agreed(case: MigrationCase, milestone: str, *pairs: tuple[str, str]) -> MigrationCase:
    """Give a milestone these agreements and no other."""
    changed = [attrs.evolve(m, agreements=voices(*pairs)) if m.milestone == milestone else m for m in _milestones(case)]
    return _with_milestones(case, changed)


def revised(
    case: MigrationCase,
    milestone: str,
    *,
    to: str,
    made_on: str,
    reason: str | None = "Imprévu au laboratoire",
    told_on: str | None = None,
    from_: str | None = None,
) -> MigrationCase:
    """Move a planned day, and keep the revision."""
    assert case.schedule is not None
    moved = case.schedule.moved(
        milestone,
        to=day(to),
        on=day(made_on),
        reason=reason,
        client_told_on=None if told_on is None else day(told_on),
        from_=None if from_ is None else day(from_),
    )
    return case.with_schedule(moved)


def revisions(case: MigrationCase, *items: Revision) -> MigrationCase:
    """Give the schedule these revisions."""
    return scheduled(case, revisions=items)


def unscheduled(case: MigrationCase) -> MigrationCase:
    """Take the schedule away."""
    return attrs.evolve(case, schedule=None)


# The journal, and what was said


def unrecorded(case: MigrationCase, *milestones: str) -> MigrationCase:
    """Strike milestones out of the journal."""
    return attrs.evolve(case, journal=tuple(entry for entry in case.journal if entry.milestone not in milestones))


def blank(case: MigrationCase) -> MigrationCase:
    """Take the whole journal away."""
    return attrs.evolve(case, journal=())


def done(case: MigrationCase, **on: str) -> MigrationCase:
    """Let milestones happen on other days than planned."""
    for milestone, text in on.items():
        entry = JournalEntry(milestone=milestone, on=day(text))
        case = attrs.evolve(case, journal=(*unrecorded(case, milestone).journal, entry))
    return case


def held(case: MigrationCase, *on: str) -> MigrationCase:
    """Hold the validation sessions on these days."""
    entries = [JournalEntry(milestone="validation_session", on=day(text)) for text in on]
    return attrs.evolve(case, journal=(*unrecorded(case, "validation_session").journal, *entries))


def approved_by(case: MigrationCase, party: Party | str | None) -> MigrationCase:
    """Let somebody approve the quality, on the same day."""
    entries = (attrs.evolve(e, by=party) if e.milestone == "quality_approval" else e for e in case.journal)
    return attrs.evolve(case, journal=tuple(entries))


def confirmed(case: MigrationCase, of: str, *on: str) -> MigrationCase:
    """Confirm the scope, the extraction or the import on these days; never when none is given."""
    others = [c for c in case.confirmations if c.of != of]
    return attrs.evolve(case, confirmations=(*others, *(Confirmation(of=of, given_on=day(text)) for text in on)))


def told(case: MigrationCase, on: str, *, about: str = "extra_delay", to: str = "client") -> MigrationCase:
    """Tell a party something."""
    return case.with_notice(about, to=to, given_on=day(on), reason="Images hors de la portée standard")


def charged(case: MigrationCase, **fees: Any) -> MigrationCase:
    """Charge these fees and no other."""
    return attrs.evolve(case, fees=Fees(**fees))


def complained(
    case: MigrationCase, received_at: str, *, sent_to: str | None = BUREAU, followed_up_at: str | None = None
) -> MigrationCase:
    """Complain, and perhaps have an answer."""
    complaint = Complaint(
        received_at=instant(received_at),
        sent_to=sent_to,
        followed_up_at=None if followed_up_at is None else instant(followed_up_at),
    )
    return case.with_complaints([complaint])


def waived(case: MigrationCase, obligation: str, *, by: str, on: str = "2026-03-02") -> MigrationCase:
    """Renounce an obligation."""
    return case.with_waiver(obligation, by=by, given_on=day(on), reason="Convenu entre les parties")


# Ready-made stages

DRAFT: Final = attrs.evolve(COMPLETE, schedule=None, journal=(), confirmations=(), fees=None)
"""The form is sent, nothing else is there yet: the schedule is open through Monday 2 February 2026."""

UNDELIVERED: Final = scheduled(blank(COMPLETE), delivered_on=None)
"""The schedule is written, not delivered, and nothing has happened."""

PATIENTS: Final = asked(COMPLETE, objective="patient_transfer")
"""Patients follow a physician."""

ONE_VENDOR: Final = sent(asked(COMPLETE, receiving_emr="Médesync"), email("2026-01-12T16:20:00-05:00", TELUS, BUREAU))
"""KinLogix to Médesync: Telus owns both."""
