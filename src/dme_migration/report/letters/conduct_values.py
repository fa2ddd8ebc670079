"""The values that a letter takes from the judgement: a limit that is passed, a deadline counted, breaches, complaints.

Nothing is counted here: each day comes from a finding, and is the one that every other page of the program tells.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final

from dme_migration.calendar import DayDelay
from dme_migration.model import Complaint, ComplaintKind, Moment, NoticeAbout, Party, moment_label, same_address
from dme_migration.report.letters.facts import Facts
from dme_migration.report.letters.lacking import WHOLE_CASE
from dme_migration.report.letters.value import Value, day_values
from dme_migration.rules import Finding, Gap, Holds, Modality, Status
from dme_migration.rules.words import capital, on_day, on_instant
from dme_migration.text import Text, joined

__all__ = ["CONDUCT_VALUES", "due_soon", "expected", "grievances", "open_complaints"]


# The extra delay (§3)


def _extra_delay(facts: Facts) -> dict[str, Any]:
    """Give what the finding on the announcement says: the step that passes its standard limit, its day, the limit."""
    notice = f"notices.{NoticeAbout.EXTRA_DELAY}"
    for finding in facts.assessment:
        if isinstance(finding.obligation.requires, Holds) and notice in finding.obligation.requires.reads():
            told = finding.ruling.told
            return told if told.get("limit") is not None else {}
    return {}


def _extra_step(facts: Facts) -> str | None:
    moment = _extra_delay(facts).get("m")
    return None if moment is None else capital(moment_label(moment)[facts.language])


def _extra_day(name: str) -> Callable[[Facts], date | None]:
    return lambda facts: _extra_delay(facts).get(name)


# The validation of the pre-analysis (§3 Extraction d)


def _validation(facts: Facts) -> Finding | None:
    """Give the finding on the validation, counted from the submission in the journal, else from a letter sent now."""
    assessment = facts.assessment
    if facts.situation.actual(Moment.PREANALYSIS_SUBMISSION) is None:
        submitted = facts.case.with_entry(Moment.PREANALYSIS_SUBMISSION, on=facts.day)
        assessment = assessment.evaluator.evaluate(submitted, as_of=assessment.as_of)
    for finding in assessment:
        gap = finding.obligation.requires
        if isinstance(gap, Gap) and gap.b == Moment.PREANALYSIS_VALIDATION and gap.at_most is not None:
            return finding if finding.due_on is not None else None
    return None


def _validation_fact(name: str) -> Callable[[Facts], Any]:
    def read(facts: Facts) -> Any:
        finding = _validation(facts)
        return None if finding is None else finding.ruling.told.get(name)

    return read


def _validation_due(facts: Facts) -> date | None:
    finding = _validation(facts)
    return None if finding is None else finding.due_on


def _validation_delay(facts: Facts) -> str | None:
    delay = _validation_fact("delay")(facts)
    return delay.in_words(facts.language) if isinstance(delay, DayDelay) else None


def _counted_to(facts: Facts) -> date | None:
    """Give the end of the delay itself, before the schedule grants more."""
    delay, submitted = _validation_fact("delay")(facts), _validation_fact("a_on")(facts)
    if not isinstance(delay, DayDelay) or submitted is None:
        return None
    return facts.calendar.deadline(submitted, delay).due_on


def _validation_granted(facts: Facts) -> date | None:
    """Give the day of the schedule, when it leaves the client more than the delay."""
    due, counted = _validation_due(facts), _counted_to(facts)
    return due if due is not None and counted is not None and due > counted else None


def _validation_skipped(facts: Facts) -> str | None:
    delay, submitted = _validation_fact("delay")(facts), _validation_fact("a_on")(facts)
    if not isinstance(delay, DayDelay) or submitted is None:
        return None
    return facts.calendar.deadline(submitted, delay).skipped_in_words(facts.language) or None


# Reminders


def due_soon(facts: Facts, party: Party) -> tuple[Finding, ...]:
    """Give the duties of a party that are late, or due within the days looked ahead; by due day."""
    last = facts.calendar.add(facts.day, facts.within) if facts.within else facts.day
    soon = [
        finding
        for finding in facts.steps(party)
        if finding.obligation.modality is Modality.MUST and finding.due_on is not None and finding.due_on <= last
    ]
    return tuple(sorted(soon, key=lambda finding: finding.due_on or date.max))


def _reminded(facts: Facts) -> tuple[Finding, ...]:
    return () if facts.reminded is None else due_soon(facts, facts.reminded)


_DEADLINES: Final = Text(fr="{n} échéances", en="{n} deadlines")


def _reminder_subject(facts: Facts) -> str | None:
    found = _reminded(facts)
    if len(found) == 1:
        title = found[0].obligation.title[facts.language]
        return title if title[1:2].isupper() else title[:1].lower() + title[1:]  # « DMÉ » keeps its capitals
    return _DEADLINES.filled(facts.language, n=len(found)) if found else None


# Complaints


def grievances(facts: Facts) -> tuple[Finding, ...]:
    """Give the breached duties that a party other than the client and the bureau answers for."""
    own = {Party.CLIENT, Party.BUREAU, Party.COMPLAINANT}
    return tuple(f for f in facts.assessment.breaches if not own.intersection(f.obligation.bearers))


def _accused(facts: Facts) -> str | None:
    names = (facts.name(bearer.party) for finding in grievances(facts) for bearer in finding.bearers)
    return joined(dict.fromkeys(name for name in names if name is not None), facts.language) or None


def open_complaints(facts: Facts) -> tuple[Complaint, ...]:
    """Give the complaints and questions that reached the bureau and that are not followed up, in order of receipt."""
    bureau = facts.situation.terms.emrs.bureau_address
    found = [
        complaint
        for _, complaint, answered in facts.situation.timeline.complaints
        if answered is None and complaint.sent_to is not None and same_address(complaint.sent_to, bureau)
    ]
    return tuple(sorted(found, key=lambda complaint: complaint.received_at))


def _received(facts: Facts) -> datetime | None:
    found = open_complaints(facts)
    return found[0].received_at.astimezone(facts.case.zone) if found else None


def _received_on(facts: Facts) -> str | None:
    received = _received(facts)
    return None if received is None else on_instant(received, facts.language)


def _received_day(facts: Facts) -> str | None:
    received = _received(facts)
    return None if received is None else on_day(received.date(), facts.language)


_COMPLAINT: Final = Text(fr="plainte", en="complaint")
_QUESTION: Final = Text(fr="question", en="question")


def _complaint_kind(facts: Facts) -> str | None:
    found = open_complaints(facts)
    if not found:
        return None
    return (_QUESTION if found[0].kind is ComplaintKind.QUESTION else _COMPLAINT)[facts.language]


def expected(facts: Facts) -> tuple[Finding, ...]:
    """Give what the vendors and the client are to do next: duties that are late, or that have a due day."""
    found: dict[str, Finding] = {}
    for party in (Party.SOURCE_VENDOR, Party.RECEIVING_VENDOR, Party.CLIENT):
        for finding in facts.steps(party):
            late = finding.status is Status.BREACHED
            if finding.obligation.modality is Modality.MUST and (late or finding.due_on is not None):
                found.setdefault(finding.obligation.id, finding)
    return tuple(found.values())


_NOTHING_EXTRA: Final = Text(
    fr="aucune étape du calendrier ne dépasse un délai standard\u00a0: il n'y a rien à annoncer.",
    en="no step of the schedule passes a standard limit: there is nothing to announce.",
)
_SUBMIT: Final = Text(
    fr="l'échéance de la validation ne peut pas se calculer.",
    en="the deadline for the validation cannot be worked out.",
)
_NOTHING_DUE: Final = Text(
    fr="aucune échéance de cette partie ne tombe bientôt ni n'est passée\u00a0: il n'y a rien à rappeler.",
    en="no deadline of this party is near or past: there is nothing to remind it of.",
)
_NO_BREACH: Final = Text(
    fr="le dossier de migration ne montre aucun manquement d'un fournisseur\u00a0: il n'y a rien à reprocher.",
    en="the case shows no breach by a vendor: there is nothing to complain of.",
)
_NO_COMPLAINT: Final = Text(
    fr="aucune plainte ni question reçue par le bureau n'attend de suivi.",
    en="no complaint or question received by the bureau awaits a follow-up.",
)

CONDUCT_VALUES: Final[tuple[Value, ...]] = (
    Value(name="extra_step", read=_extra_step, paths=("schedule.milestones",), remedy=_NOTHING_EXTRA),
    *day_values("extra_planned", _extra_day("planned"), paths=("schedule.milestones",), remedy=_NOTHING_EXTRA),
    *day_values("extra_limit", _extra_day("limit"), paths=("schedule.milestones",), remedy=_NOTHING_EXTRA),
    *day_values("submitted", _validation_fact("a_on"), paths=("journal.preanalysis_submission",), remedy=_SUBMIT),
    *day_values("validation_due", _validation_due, paths=("journal.preanalysis_submission",), remedy=_SUBMIT),
    *day_values("validation_counted", _counted_to, paths=("journal.preanalysis_submission",), remedy=_SUBMIT),
    *day_values("validation_granted", _validation_granted, paths=(), remedy=_SUBMIT),
    Value(name="validation_delay", read=_validation_delay, paths=("journal.preanalysis_submission",), remedy=_SUBMIT),
    Value(name="validation_skipped", read=_validation_skipped, remedy=_SUBMIT),
    Value(name="reminder", read=_reminder_subject, paths=(WHOLE_CASE,), remedy=_NOTHING_DUE),
    Value(name="accused", read=_accused, paths=(WHOLE_CASE,), remedy=_NO_BREACH),
    Value(name="received_on", read=_received_on, paths=("complaints",), remedy=_NO_COMPLAINT),
    Value(name="received_day_on", read=_received_day, paths=("complaints",), remedy=_NO_COMPLAINT),
    Value(name="complaint_kind", read=_complaint_kind, paths=("complaints",), remedy=_NO_COMPLAINT),
)
"""Values of the judgement, by name."""
