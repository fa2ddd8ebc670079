"""The named functions that judge the request: who authorizes, what the form says, where it went (§1 and §2)."""

from __future__ import annotations

from typing import Final

from dme_migration.model.emrs import EmrProduct
from dme_migration.model.moments import Moment
from dme_migration.model.names import address_key, same_name
from dme_migration.model.parties import Channel, ClientKind, Party
from dme_migration.rules.situation import Situation
from dme_migration.rules.status import Ruling, Status

__all__ = [
    "authorized_by_contracting_clinic",
    "clock_start_stated",
    "data_identified",
    "form_by_email",
    "form_complete",
    "no_stranger",
    "receiving_on_list",
    "source_on_list",
]
_FORM: Final = (
    "request.objective",
    "request.client.kind",
    "request.client.name",
    "request.source_emr",
    "request.receiving_emr",
)


def authorized_by_contracting_clinic(s: Situation) -> Ruling:
    """Judge whether the clinic that authorizes is the one that holds the contract (§1)."""
    authorization = s.timeline.authorization
    holder = s.request.contract.clinic if s.request.contract else None
    if authorization is None:
        if s.first_sent is None:
            return Ruling(Status.PENDING, "authorization-awaited")
        return Ruling(Status.UNDETERMINED, "authorization-absent", missing=("request.authorization",))
    if authorization.clinic is None or holder is None:
        clinics = (("request.authorization.clinic", authorization.clinic), ("request.contract.clinic", holder))
        missing = tuple(path for path, clinic in clinics if clinic is None)
        return Ruling(Status.UNDETERMINED, "clinic-absent", missing=missing)
    facts = (("clinic", authorization.clinic), ("holder", holder))
    if same_name(authorization.clinic, holder):
        return Ruling(Status.MET, "clinic-same", facts)
    return Ruling(Status.BREACHED, "clinic-other", facts)


def form_complete(s: Situation) -> Ruling:
    """Judge whether the form says who asks, why, from which EMR and to which (§2)."""
    client = s.request.client
    kind = client.kind if client else None
    named = (s.request.objective, kind, client.name if client else None, s.request.source_emr, s.request.receiving_emr)
    lacking = [path for path, value in zip(_FORM, named, strict=True) if value is None]
    if kind is not ClientKind.CLINIC and not s.request.requesters:
        lacking.append("request.requesters")
    return _filled(s, tuple(lacking), "form")


def data_identified(s: Situation) -> Ruling:
    """Judge whether the client chose the data to migrate (§2)."""
    return _filled(s, () if s.chosen else ("request.data",), "data")


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
    if s.emailed_on is not None:
        return Ruling(Status.MET, "by-email", (("on", s.emailed_on),))
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
    starts = {s.terms.calendar.next_business_day(day) for day in set(known)}
    facts = (("stated", schedule.starts_on), ("sent_on", s.first_sent), ("starts", tuple(sorted(starts))))
    if schedule.starts_on in starts:
        return Ruling(Status.MET, "start-right", facts)
    if len(known) < len(bases):
        missing = s.paths(base for base in bases if s.actual(base) is None)
        return Ruling(Status.UNDETERMINED, "start-other", facts, missing=missing)
    return Ruling(Status.BREACHED, "start-wrong", facts)


def no_stranger(s: Situation) -> Ruling:
    """Judge whether the e-mails of the request went to nobody outside the case."""
    emails = [t for t in s.timeline.transmissions if t.channel is Channel.EMAIL]
    if not emails:
        return Ruling(Status.PENDING, "email-awaited")
    known = s.addresses()
    strangers = tuple(dict.fromkeys([r for t in emails for r in t.recipients if address_key(r) not in known]))
    if not strangers:
        return Ruling(Status.MET, "no-stranger")
    if s.address(Party.CLIENT) is None:
        return Ruling(
            Status.UNDETERMINED, "stranger-or-client", (("who", strangers),), missing=("request.client.email",)
        )
    return Ruling(Status.BREACHED, "stranger", (("who", strangers),))
