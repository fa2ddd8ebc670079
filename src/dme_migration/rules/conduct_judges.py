"""The named functions that judge the schedule and what was done of it, complaints and waivers (§3 and Plainte)."""

from __future__ import annotations

from dme_migration.model.case import Complaint, Waiver
from dme_migration.model.moments import Moment
from dme_migration.model.names import same_address
from dme_migration.model.parties import NoticeAbout, Party
from dme_migration.model.schedule import Revision
from dme_migration.rules.situation import Situation
from dme_migration.rules.status import Ruling, Status

__all__ = ["addressed", "approved_by_client", "explained", "extraction_in_period", "schedule_kept", "valid_waiver"]

_SESSION = Moment.VALIDATION_SESSION
_APPROVAL = Moment.QUALITY_APPROVAL


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
    by = None
    for entry in s.case.journal:
        if entry.milestone == _APPROVAL and entry.on <= s.day:
            by = entry.by or Party.CLIENT
            break
    if by is None:
        return Ruling(Status.PENDING, "approval-awaited")
    if by is Party.CLIENT:
        return Ruling(Status.MET, "approval-by-client")
    return Ruling(Status.BREACHED, "approval-by-other", (("by", by),))


def schedule_kept(s: Situation) -> Ruling:
    """Judge whether every planned day that has gone by is in the journal (Plainte: respect of the steps)."""
    late, ahead, today, timeline = [], [], s.day, s.timeline
    journal, standing = timeline.journal, timeline.standing
    for milestone in timeline.scheduled():
        held = 0
        if milestone in journal:
            if milestone != _SESSION:
                continue
            held = timeline.times_held(milestone)
        for day in sorted(standing.get(milestone, ()))[held:]:
            if day < today:
                late.append((milestone, day))
            else:
                ahead.append((day, milestone))
    passed = bool(late) or any(min(days) < today for days in standing.values())
    following = min(ahead, default=None)
    facts = (("late", tuple(late)), ("next", following))
    if s.timeline.delivered_on is None or not passed:
        why = "kept-not-delivered" if s.timeline.delivered_on is None else "kept-ahead"
        return Ruling(Status.PENDING, why, facts, due_on=following[0] if following else None)
    if not late:
        return Ruling(Status.MET, "kept", facts)
    missing = tuple(dict.fromkeys(f"journal.{milestone}" for milestone, _ in late))
    return Ruling(Status.BREACHED, "not-kept", facts, missing=missing)


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
