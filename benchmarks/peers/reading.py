"""What the functions written by hand read of a case, once: the days of its steps, its mail, its clock.

They know the default readings and the certified EMRs of the procedure's table, and nothing else: no other reading, no
edition, no list of an application. That is what they have over a library.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta, tzinfo
from typing import Final, NamedTuple

from dme_migration import BusinessCalendar, MigrationCase
from dme_migration.model import Channel, ClientKind, Moment
from dme_migration.model.names import name_key, person_key
from dme_migration.model.request import Request
from dme_migration.model.schedule import Schedule

__all__ = [
    "ADDITIONAL",
    "BUREAU",
    "CALENDAR",
    "CERTIFIED",
    "Mail",
    "after_months",
    "certified",
    "clock",
    "excused",
    "journal_days",
    "mail_of",
    "planned_days",
    "sessions_as_of",
    "signatories_unknown",
    "signed",
    "stood",
]

CALENDAR: Final = BusinessCalendar.quebec()
BUREAU: Final = "certification.homologation@msss.gouv.qc.ca"
_TABLE: Final = {
    "KinLogix": ("Telus Santé", "ventesdme@telus.com"),
    "Médesync": ("Telus Santé", "ventesdme@telus.com"),
    "MobileMed": ("Médisolutions", "support@softinfo.ca"),
    "MYLE": ("Medfar", "deploiement@medfarsolutions.com"),
    "Ofys": ("Info-Data", "support@infodata.ca"),
    "Omnimed": ("Omnimed", "importations@omnimed.com"),
    "Toubib": ("Omnimed", "importations@omnimed.com"),
}
CERTIFIED: Final = {name_key(name): entry for name, entry in _TABLE.items()}
ADDITIONAL: Final = frozenset({"appointments", "billing", "tasks", "templates", "access_logs", "images"})
_SESSION: Final = Moment.VALIDATION_SESSION
_CLINIC: Final = ClientKind.CLINIC
_EMAIL: Final = Channel.EMAIL
_DAY: Final = timedelta(days=1)


def certified(name: str | None) -> tuple[str, str] | None:
    """Give the vendor and the address of a certified EMR."""
    if name is None:
        return None
    return _TABLE.get(name) or CERTIFIED.get(name_key(name))


def journal_days(case: MigrationCase, day: date) -> tuple[dict[str, date], int]:
    """Give the first day on which each step happened, and how many sessions were held."""
    first: dict[str, date] = {}
    sessions = 0
    for entry in case.journal:
        on = entry.on
        if on <= day:
            step = entry.milestone
            known = first.get(step)
            if known is None or on < known:
                first[step] = on
            sessions += step is _SESSION
    return first, sessions


def planned_days(schedule: Schedule, day: date) -> tuple[dict[str, date | None], list[date]]:
    """Give the planned day of each step listed, and those of the sessions, as they stood at the end of a day."""
    days: dict[str, date | None] = {}
    sessions: list[date] = []
    for entry in schedule.milestones:
        step = entry.milestone
        days[step] = entry.on
        if step is _SESSION and entry.on is not None:
            sessions.append(entry.on)
    if schedule.revisions:
        for revision in reversed(schedule.revisions):
            if revision.made_on > day and revision.milestone is not _SESSION:
                days[revision.milestone] = revision.from_
        sessions = sessions_as_of(schedule, day)
    if sessions:
        days[_SESSION] = min(sessions)
    return days, sessions


def sessions_as_of(schedule: Schedule, day: date) -> list[date]:
    """Give the sessions' planned days as they stood at the end of a day: each chain of revisions is walked back."""
    heads = [entry.on for entry in schedule.milestones if entry.milestone is _SESSION and entry.on is not None]
    standing = list(heads)
    for revision in reversed(schedule.revisions):
        if revision.milestone is _SESSION and revision.to in heads:
            place = heads.index(revision.to)
            heads[place] = revision.from_
            if revision.made_on > day:
                standing[place] = revision.from_
    return standing


def stood(schedule: Schedule, step: str, day: date) -> date | None:
    """Give the planned day of a step as it stood at the end of a day."""
    planned = next((entry.on for entry in schedule.milestones if entry.milestone is step), None)
    for revision in reversed(schedule.revisions):
        if revision.milestone is step and revision.made_on > day:
            planned = revision.from_
    return planned


class Mail(NamedTuple):
    """What was sent by then: anything, the form and when first, by e-mail, whom it reached, where any e-mails went."""

    sent: bool
    first_sent: date | None
    emailed: bool
    reached: dict[str, date]
    addressed: set[str] | None


def mail_of(request: Request, zone: tzinfo, day: date) -> Mail:
    """Read the transmissions that were sent by a day."""
    first_sent: date | None = None
    sent = emailed = False
    reached: dict[str, date] = {}
    addressed: set[str] | None = None
    for transmission in request.transmissions:
        on = transmission.sent_at.astimezone(zone).date()
        if on > day:
            continue
        sent = True
        with_form, by_email = transmission.form_attached, transmission.channel is _EMAIL
        if with_form and (first_sent is None or on < first_sent):
            first_sent = on
        if by_email:
            emailed = emailed or with_form
            addressed = set() if addressed is None else addressed
            for recipient in transmission.recipients:
                address = recipient.casefold()
                addressed.add(address)
                if with_form:
                    known = reached.get(address)
                    if known is None or on < known:
                        reached[address] = on
    return Mail(sent, first_sent, emailed, reached, addressed)


def signatories_unknown(request: Request) -> bool:
    """Tell whether nobody can say whose signature is needed."""
    kind = request.client.kind if request.client else None
    if kind is _CLINIC:
        return False
    return kind is None or not request.requesters or any(r.name is None for r in request.requesters)


def signed(request: Request, day: date) -> date | None:
    """Give the day when the last signature that is needed was there."""
    if signatories_unknown(request):
        return None
    signatures = [s for s in request.signatures if s.signed_on <= day]
    if request.client and request.client.kind is _CLINIC:
        return min([s.signed_on for s in signatures], default=None)
    last = None
    for name in {person_key(requester.name or "") for requester in request.requesters}:
        on = min([s.signed_on for s in signatures if person_key(s.signatory) == name], default=None)
        if on is None:
            return None
        if last is None or on > last:
            last = on
    return last


def clock(
    request: Request, reached: dict[str, date], authorized: date | None, signature: date | None
) -> tuple[date | None, date | None]:
    """Give the days when the last addressee had the form, and when all was in order."""
    if request.source_emr is None or request.receiving_emr is None:
        return None, None
    transmitted = reached.get(BUREAU)
    for name in (request.source_emr, request.receiving_emr):
        emr = certified(name)
        if emr is not None and transmitted is not None:
            on = reached.get(emr[1])
            transmitted = None if on is None else max(transmitted, on)
    if transmitted is None or authorized is None or signature is None:
        return transmitted, None
    return transmitted, max(transmitted, authorized, signature)


def excused(  # noqa: PLR0917 - called for every case: names take time
    schedule: Schedule | None,
    step: str,
    notices: Iterable[date],
    limit: date | None,
    happened: date | None,
    delivered: date | None,
) -> tuple[date | None, bool]:
    """Give a standard limit as the notices of an extra delay moved it, and whether its row still applies."""
    end = happened or date.max
    applies = True
    for given in notices:
        if given <= end and (limit is None or given <= limit):
            at = delivered if delivered is not None and given < delivered <= end else given
            planned = stood(schedule, step, at) if schedule else None
            if planned is None:
                applies = False
            elif limit is not None:
                limit = max(limit, planned)
    return limit, applies


def after_months(day: date, count: int) -> date:
    """Give the same day of a later month, or the last of that month."""
    years, month = divmod(day.month - 1 + count, 12)
    first = date(day.year + years, month + 1, 1)
    following = date(first.year + (month == 11), (month + 1) % 12 + 1, 1)
    return first.replace(day=min(day.day, (following - _DAY).day))
