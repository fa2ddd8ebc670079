"""The named functions of the declarations that are no gap and no presence, each with what it wants in words."""

from __future__ import annotations

from typing import Final

from dme_migration.model.case import Complaint, Waiver
from dme_migration.model.emrs import EmrProduct
from dme_migration.model.moments import Moment
from dme_migration.model.names import same_address, same_name
from dme_migration.model.parties import Channel, ClientKind, NoticeAbout, Party
from dme_migration.model.schedule import Revision
from dme_migration.rules.extra_delay import extra_delay_notified
from dme_migration.rules.others import EachHolds, Holds
from dme_migration.rules.situation import Situation
from dme_migration.rules.status import Ruling, Status
from dme_migration.text import Text

__all__ = [
    "ADDRESSED",
    "APPROVED_BY_CLIENT",
    "AUTHORIZED_BY_CONTRACTING_CLINIC",
    "CLOCK_START_STATED",
    "DATA_IDENTIFIED",
    "EXPLAINED",
    "EXTRACTION_IN_PERIOD",
    "EXTRA_DELAY_NOTIFIED",
    "FORM_BY_EMAIL",
    "FORM_COMPLETE",
    "NO_STRANGER",
    "RECEIVING_ON_LIST",
    "SCHEDULE_KEPT",
    "SOURCE_ON_LIST",
    "VALID_WAIVER",
]


def authorized_by_contracting_clinic(s: Situation) -> Ruling:
    """Judge whether the clinic that authorizes is the one that holds the contract (§1)."""
    authorization = s.timeline.authorization
    holder = s.request.contract.clinic if s.request.contract else None
    if authorization is None:
        if s.first_sent is None:
            return Ruling(Status.PENDING, "authorization-awaited")
        return Ruling(Status.UNDETERMINED, "authorization-absent", missing=("request.authorization",))
    missing = tuple(
        path
        for path, value in (
            ("request.authorization.clinic", authorization.clinic),
            ("request.contract.clinic", holder),
        )
        if value is None
    )
    if missing or authorization.clinic is None or holder is None:
        return Ruling(Status.UNDETERMINED, "clinic-absent", missing=missing)
    facts = (("clinic", authorization.clinic), ("holder", holder))
    if same_name(authorization.clinic, holder):
        return Ruling(Status.MET, "clinic-same", facts)
    return Ruling(Status.BREACHED, "clinic-other", facts)


def form_complete(s: Situation) -> Ruling:
    """Judge whether the form says who asks, why, from which EMR and to which (§2)."""
    client = s.request.client
    kind = client.kind if client else None
    wanted: list[tuple[str, object]] = [
        ("request.objective", s.request.objective),
        ("request.client.kind", kind),
        ("request.client.name", client.name if client else None),
        ("request.source_emr", s.request.source_emr),
        ("request.receiving_emr", s.request.receiving_emr),
    ]
    if kind is not ClientKind.CLINIC:
        wanted.append(("request.requesters", s.request.requesters or None))
    return _filled(s, tuple(path for path, value in wanted if value is None), "form")


def data_identified(s: Situation) -> Ruling:
    """Judge whether the client chose the data to migrate (§2)."""
    chosen = s.request.data.chosen if s.request.data else frozenset()
    return _filled(s, () if chosen else ("request.data",), "data")


def _filled(s: Situation, lacking: tuple[str, ...], what: str) -> Ruling:
    facts = (("lacking", lacking), ("sent_on", s.first_sent))
    if not lacking:
        return Ruling(Status.MET, f"{what}-complete", facts, final=True)
    if s.first_sent is None:
        return Ruling(Status.PENDING, f"{what}-awaited", facts, missing=lacking)
    return Ruling(Status.BREACHED, f"{what}-lacking", facts, missing=lacking)


def source_on_list(s: Situation) -> Ruling:
    """Judge whether the source EMR is on the list of certified EMRs (§2)."""
    return _on_list(s, s.request.source_emr, s.source, "request.source_emr")


def receiving_on_list(s: Situation) -> Ruling:
    """Judge whether the receiving EMR is on the list of certified EMRs (§2)."""
    return _on_list(s, s.request.receiving_emr, s.receiving, "request.receiving_emr")


def _on_list(s: Situation, name: str | None, product: EmrProduct | None, path: str) -> Ruling:
    if name is None:
        return Ruling(Status.UNDETERMINED, path.replace("request.", "absent."), missing=(path,))
    if product is not None:
        return Ruling(Status.MET, "emr-listed", (("name", product.name), ("vendor", product.vendor)))
    nearest = s.terms.emrs.nearest(name, on=s.first_sent or s.day)
    return Ruling(Status.BREACHED, "emr-not-listed", (("name", name), ("nearest", nearest)))


def form_by_email(s: Situation) -> Ruling:
    """Judge whether the form went by e-mail (§2)."""
    emails = s.emails()
    if emails:
        return Ruling(Status.MET, "by-email", (("on", min(day for _, day in emails)),))
    if s.timeline.transmissions:
        return Ruling(Status.BREACHED, "not-by-email")
    if s.timeline.journal - {Moment.FLOW_ANALYSIS_MEETING}:
        return Ruling(Status.BREACHED, "never-sent")
    return Ruling(Status.PENDING, "email-awaited")


def clock_start_stated(s: Situation) -> Ruling:
    """Judge whether the schedule starts on the business day after the sending (§2)."""
    schedule = s.timeline.schedule
    lacking = [] if schedule is not None else ["schedule"]
    if s.first_sent is None:
        lacking.append("request.transmissions")
    if lacking or schedule is None:
        status, missing = s.unknown((), lacking)
        awaited = "start-awaited" if len(lacking) > 1 else f"start-awaits.{lacking[0]}"
        why = awaited if status is Status.PENDING else "start-unknown"
        return Ruling(status, why, missing=missing)
    if schedule.starts_on is None:
        return Ruling(Status.UNDETERMINED, "start-not-stated", missing=("schedule.starts_on",))
    bases = (Moment.FIRST_TRANSMISSION, Moment.TRANSMISSION, Moment.CLOCK_BASE)
    known = [day for day in map(s.actual, bases) if day is not None]
    starts = {s.terms.calendar.next_business_day(day) for day in known}
    facts = (("stated", schedule.starts_on), ("sent_on", s.first_sent), ("starts", tuple(sorted(starts))))
    if schedule.starts_on in starts:
        return Ruling(Status.MET, "start-right", facts)
    if len(known) < len(bases):
        missing = s.paths(base for base in bases if s.actual(base) is None)
        return Ruling(Status.UNDETERMINED, "start-other", facts, missing=missing)
    return Ruling(Status.BREACHED, "start-wrong", facts)


def extraction_in_period(s: Situation) -> Ruling:
    """Judge whether the TEST extraction is planned within the agreed period (Ext. a)."""
    schedule = s.timeline.schedule
    period = schedule.test_extraction_period if schedule else None
    planned = s.planned(Moment.TEST_EXTRACTION)
    if period is None or planned is None:
        lacking = [] if planned is not None else [Moment.TEST_EXTRACTION]
        paths = [] if period is not None else ["schedule.test_extraction_period"]
        status, missing = s.unknown(lacking, paths)
        why = "period-awaited" if status is Status.PENDING else "period-unknown"
        return Ruling(status, why, missing=missing)
    facts = (("planned", planned), ("from", period.from_), ("through", period.through))
    if period.from_ <= planned <= period.through:
        return Ruling(Status.MET, "in-period", facts)
    return Ruling(Status.BREACHED, "outside-period", facts)


def approved_by_client(s: Situation) -> Ruling:
    """Judge whether the approval of quality is the client's (Imp. c)."""
    by = next(
        (
            entry.by or Party.CLIENT
            for entry in s.case.journal
            if entry.milestone == Moment.QUALITY_APPROVAL and entry.on <= s.day
        ),
        None,
    )
    if by is None:
        return Ruling(Status.PENDING, "approval-awaited")
    if by is Party.CLIENT:
        return Ruling(Status.MET, "approval-by-client")
    return Ruling(Status.BREACHED, "approval-by-other", (("by", by),))


def schedule_kept(s: Situation) -> Ruling:
    """Judge whether every planned day that has gone by is in the journal (Plainte: respect of the steps)."""
    passed, late, ahead = 0, [], []
    for milestone in s.timeline.scheduled():
        days = sorted(s.timeline.planned_days(milestone, s.day))
        held = s.timeline.times_held(milestone)
        if milestone != Moment.VALIDATION_SESSION and held:
            held = len(days)
        passed += sum(day < s.day for day in days)
        late += [(milestone, day) for day in days[held:] if day < s.day]
        ahead += [(day, milestone) for day in days[held:] if day >= s.day]
    following = min(ahead, default=None)
    facts = (("late", tuple(late)), ("next", following), ("passed", passed))
    if s.timeline.delivered_on is None or not passed:
        why = "kept-not-delivered" if s.timeline.delivered_on is None else "kept-ahead"
        return Ruling(Status.PENDING, why, facts, due_on=following[0] if following else None)
    if not late:
        return Ruling(Status.MET, "kept", facts)
    missing = tuple(dict.fromkeys(f"journal.{milestone}" for milestone, _ in late))
    return Ruling(Status.BREACHED, "not-kept", facts, missing=missing)


def no_stranger(s: Situation) -> Ruling:
    """Judge whether the e-mails of the request went to nobody outside the case."""
    emails = [t for t in s.timeline.transmissions if t.channel is Channel.EMAIL]
    if not emails:
        return Ruling(Status.PENDING, "email-awaited")
    parties = (Party.CLIENT, Party.CONTRACTING_CLINIC, Party.SOURCE_VENDOR, Party.RECEIVING_VENDOR, Party.BUREAU)
    known = [address for party in parties if (address := s.address(party)) is not None]
    known += [requester.email for requester in s.request.requesters if requester.email is not None]
    strangers = tuple(
        dict.fromkeys(r for t in emails for r in t.recipients if not any(same_address(r, one) for one in known))
    )
    if not strangers:
        return Ruling(Status.MET, "no-stranger")
    if s.address(Party.CLIENT) is None:
        return Ruling(
            Status.UNDETERMINED, "stranger-or-client", (("who", strangers),), missing=("request.client.email",)
        )
    return Ruling(Status.BREACHED, "stranger", (("who", strangers),))


def explained(s: Situation, revision: Revision, _place: int) -> Ruling | None:
    """Judge whether a revision after the delivery has a reason and was told to the client (Ext. d)."""
    if s.timeline.delivered_on is None or revision.made_on < s.timeline.delivered_on:
        return None
    told_on = revision.client_told_on
    told = (told_on is not None and told_on <= s.day) or any(
        n.to is Party.CLIENT and n.about is NoticeAbout.RESCHEDULE and n.given_on >= revision.made_on
        for n in s.timeline.notices
    )
    facts = (
        ("m", revision.milestone),
        ("from", revision.from_),
        ("to", revision.to),
        ("made_on", revision.made_on),
        ("reason", revision.reason is not None),
        ("told", told),
    )
    if revision.reason is not None and told:
        return Ruling(Status.MET, "explained", facts)
    return Ruling(Status.BREACHED, "not-explained", facts)


def addressed(s: Situation, record: tuple[Complaint, object], place: int) -> Ruling:
    """Judge whether a complaint or a question went to the bureau's address (Plainte)."""
    complaint, _ = record
    if complaint.sent_to is None:
        return Ruling(Status.UNDETERMINED, "address-unknown", missing=(f"complaints[{place}].sent_to",))
    bureau = s.terms.emrs.bureau_address
    if same_address(complaint.sent_to, bureau):
        return Ruling(Status.MET, "addressed", (("bureau", bureau),))
    return Ruling(Status.BREACHED, "addressed-elsewhere", (("address", complaint.sent_to), ("bureau", bureau)))


def valid_waiver(s: Situation, waiver: Waiver, _place: int) -> Ruling:
    """Judge whether a waiver names an obligation of the rulebook and comes from the party that may waive it."""
    facts = (("id", waiver.obligation), ("by", waiver.by))
    if waiver.obligation not in s.terms.obligations:
        return Ruling(Status.BREACHED, "waiver-of-nothing", facts)
    beneficiary = s.terms.waivable.get(waiver.obligation)
    if beneficiary is None:
        return Ruling(Status.BREACHED, "waiver-not-allowed", facts)
    if not s.same_party(waiver.by, Party(beneficiary)):
        return Ruling(Status.BREACHED, "waiver-by-other", (*facts, ("may", Party(beneficiary))))
    return Ruling(Status.MET, "waiver-valid", facts)


AUTHORIZED_BY_CONTRACTING_CLINIC: Final = Holds(
    authorized_by_contracting_clinic,
    reads=frozenset({"request.authorization.clinic", "request.contract.clinic", "request.transmissions"}),
    text=Text(
        fr="L'autorisation vient de la clinique qui détient le contrat avec le fournisseur.",
        en="The authorization comes from the clinic that holds the contract with the vendor.",
    ),
)
FORM_COMPLETE: Final = Holds(
    form_complete,
    reads=frozenset(
        {
            "request.objective",
            "request.client.kind",
            "request.client.name",
            "request.source_emr",
            "request.receiving_emr",
            "request.requesters",
            "request.transmissions",
        }
    ),
    text=Text(
        fr="Le formulaire dit qui demande, pourquoi, de quel DMÉ et vers quel DMÉ.",
        en="The form says who asks, why, from which EMR and to which EMR.",
    ),
)
DATA_IDENTIFIED: Final = Holds(
    data_identified,
    reads=frozenset({"request.data", "request.transmissions"}),
    text=Text(
        fr="Au moins une catégorie de données est choisie dans la grille.",
        en="At least one category of data is chosen in the grid.",
    ),
)
SOURCE_ON_LIST: Final = Holds(
    source_on_list,
    reads=frozenset({"request.source_emr", "request.transmissions"}),
    text=Text(fr="Le DMÉ émetteur est certifié.", en="The source EMR is certified."),
)
RECEIVING_ON_LIST: Final = Holds(
    receiving_on_list,
    reads=frozenset({"request.receiving_emr", "request.transmissions"}),
    text=Text(fr="Le DMÉ receveur est certifié.", en="The receiving EMR is certified."),
)
FORM_BY_EMAIL: Final = Holds(
    form_by_email,
    reads=frozenset({"request.transmissions", "journal"}),
    text=Text(fr="Le formulaire est envoyé par courriel.", en="The form is sent by e-mail."),
)
CLOCK_START_STATED: Final = Holds(
    clock_start_stated,
    reads=frozenset({"schedule.starts_on", Moment.FIRST_TRANSMISSION, Moment.TRANSMISSION, Moment.CLOCK_BASE}),
    text=Text(
        fr="Le calendrier commence le jour ouvrable qui suit l'envoi de la demande.",
        en="The schedule starts on the business day after the request is sent.",
    ),
)
EXTRA_DELAY_NOTIFIED: Final = Holds(
    extra_delay_notified,
    reads=frozenset(
        {"notices.extra_delay", Moment.STANDARD_EXTRACTION, Moment.STANDARD_IMPORT, Moment.CLOCK_ORIGIN, "request.data"}
    ),
    text=Text(
        fr="Le client est informé d'un délai supplémentaire avant que le délai standard soit écoulé.",
        en="The client is told of an extra delay before the standard limit runs out.",
    ),
)
EXTRACTION_IN_PERIOD: Final = Holds(
    extraction_in_period,
    reads=frozenset({Moment.TEST_EXTRACTION, "schedule.test_extraction_period"}),
    text=Text(
        fr="L'extraction TEST est prévue pendant la période d'extraction convenue.",
        en="The TEST extraction is planned within the agreed extraction period.",
    ),
)
APPROVED_BY_CLIENT: Final = Holds(
    approved_by_client,
    reads=frozenset({"journal.quality_approval"}),
    text=Text(fr="C'est le client qui approuve la qualité.", en="The client approves the quality."),
)
SCHEDULE_KEPT: Final = Holds(
    schedule_kept,
    reads=frozenset({"schedule.milestones", "journal", "schedule.delivered_on"}),
    text=Text(
        fr="Chaque étape dont la date est passée est au journal.",
        en="Every step whose planned day has gone by is in the journal.",
    ),
)
NO_STRANGER: Final = Holds(
    no_stranger,
    reads=frozenset({"request.transmissions", "request.client.email", "request.requesters", "request.contract.email"}),
    text=Text(
        fr="Les courriels de la demande ne vont qu'aux personnes concernées.",
        en="The e-mails of the request go to nobody outside the case.",
    ),
)
EXPLAINED: Final = EachHolds(
    explained,
    reads=frozenset({"schedule.revisions", "notices.reschedule", "schedule.delivered_on"}),
    text=Text(
        fr="Chaque changement de date après la remise du calendrier a une raison, et le client en est informé.",
        en="Every change of a day after the delivery of the schedule has a reason, and the client is told.",
    ),
)
ADDRESSED: Final = EachHolds(
    addressed,
    reads=frozenset({"complaints"}),
    text=Text(
        fr="La plainte ou la question est envoyée à l'adresse du bureau.",
        en="The complaint or question is sent to the bureau's address.",
    ),
)
VALID_WAIVER: Final = EachHolds(
    valid_waiver,
    reads=frozenset({"waivers"}),
    text=Text(
        fr="Chaque renonciation vise une obligation connue, et vient de la partie qui peut y renoncer.",
        en="Every waiver names a known obligation, and comes from the party that may waive it.",
    ),
)
