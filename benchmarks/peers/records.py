"""The obligations that go through records, by hand: revisions, agreements, complaints, addresses, waivers, notices."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from dme_migration.calendar import BusinessHours
from dme_migration.model import ClientKind, NoticeAbout, Party
from dme_migration.model.case import Complaint
from peers.facts import DAY, TE, TI, VS, Facts
from peers.reading import BUREAU, CALENDAR, after_months

__all__ = [
    "PLACES",
    "WAIVABLE",
    "Late",
    "agreed",
    "complete",
    "extra_delay_told",
    "kept",
    "known_addresses",
    "late_ways",
    "may_waive",
    "notice_kept",
    "rescheduling_explained",
    "seen_complaints",
]

_CLIENT, _SOURCE, _RECEIVING = Party.CLIENT, Party.SOURCE_VENDOR, Party.RECEIVING_VENDOR
_VENDORS: Final = frozenset({_SOURCE, _RECEIVING})
WAIVABLE: Final = {
    "notice.contract-period": _SOURCE,
    "schedule.extraction-delay": _CLIENT,
    "schedule.import-delay": _CLIENT,
    "preanalysis.validation-window": _CLIENT,
    "preanalysis.validated-in-time": _RECEIVING,
    "preanalysis.validated": _RECEIVING,
    "avenant.extraction-within-21-days": _CLIENT,
    "avenant.import-within-45-days": _CLIENT,
    "avenant.production-within-45-days": _CLIENT,
}
"""What may be waived, and by whom."""
PLACES: Final = dict(zip(WAIVABLE, (1, 17, 18, 33, 35, 36, 72, 73, 74), strict=True))
"""Where the obligations that may be waived stand in the answer."""


def may_waive(name: str, by: Party, *, one_vendor: bool) -> bool:
    """Tell whether a party may waive an obligation; one vendor of both EMRs is both vendors."""
    party = WAIVABLE.get(name)
    return party is not None and (by is party or (one_vendor and by in _VENDORS and party in _VENDORS))


def complete(f: Facts) -> bool:
    """Tell whether the form says what it must."""
    request, client = f.request, f.request.client
    return (
        request.objective is not None
        and client is not None
        and client.kind is not None
        and client.name is not None
        and request.source_emr is not None
        and request.receiving_emr is not None
        and (client.kind is ClientKind.CLINIC or bool(request.requesters))
    )


def notice_kept(f: Facts) -> bool | None:
    """Tell whether the vendor was told in time under the contract."""
    contract = f.request.contract
    period = contract.notice_period if contract is not None else None
    if period is None or period.is_none:
        return None
    told = f.told
    start = told or f.day
    if period.business_days is not None:
        floor = CALENDAR.add(start, period.business_days)
    else:
        floor = after_months(start, period.months) if period.months else start + (period.days or 0) * DAY
    if f.end is not None:
        return told is not None and f.end >= floor
    if f.p_end is None or (told is not None and f.p_end < told):
        return None
    return f.p_end >= floor if told is not None else None if floor <= f.p_end else False


def agreed(f: Facts, step: str, wanted: Iterable[Party], by: date) -> bool:
    """Tell whether every party has agreed to the planned day as it stands."""
    schedule = f.schedule
    assert schedule is not None
    since, until = date.min, min(by, f.day)
    if schedule.revisions:
        days = [r.made_on for r in schedule.revisions if r.milestone is step and r.made_on <= until]
        since = max(days, default=since)
    voices = {
        a.by
        for entry in schedule.milestones
        if entry.milestone is step
        for a in entry.agreements
        if since <= a.given_on <= until
    }
    if f.one_vendor and voices & _VENDORS:
        voices |= _VENDORS
    return voices.issuperset(wanted)


def rescheduling_explained(f: Facts) -> bool | None:
    """Tell whether every revision since the delivery has its reason and its notice; None without a revision."""
    schedule, since = f.schedule, f.delivered
    if since is None or schedule is None or not schedule.revisions:
        return None
    told_again = max(f.notices(NoticeAbout.RESCHEDULE), default=date.min)
    found = None
    for r in schedule.revisions:
        if since <= r.made_on <= f.day:
            said = r.client_told_on is not None and r.client_told_on <= f.day
            if r.reason is None or not (said or told_again >= r.made_on):
                return False
            found = True
    return found


def kept(f: Facts) -> bool | None:
    """Tell whether all that was planned before the day is in the journal; None when nothing was, or no delivery."""
    if f.delivered is None:
        return None
    day, first = f.day, f.first
    found = None
    for step, plan in f.plans.items():
        if plan is not None and plan < day and step is not VS:
            if step not in first:
                return False
            found = True
    gone = sum([planned < day for planned in f.sessions])
    return f.held >= gone if gone else found


def seen_complaints(f: Facts) -> list[tuple[Complaint, bool | None, date, bool | None]]:
    """Give each complaint seen: itself, whether it went to the bureau, its due day, and whether it was met by then."""
    found = []
    for complaint in f.case.complaints:
        received = complaint.received_at.astimezone(f.zone)
        if received.date() > f.day:
            continue
        right = None if complaint.sent_to is None else complaint.sent_to.casefold() == BUREAU
        deadline = CALENDAR.deadline(received, BusinessHours(72))
        due = deadline.due_at
        assert due is not None
        answered = complaint.followed_up_at
        in_time: bool | None
        if answered is not None and answered.astimezone(f.zone).date() <= f.day:
            in_time = answered <= due
        else:  # the day is judged at its end
            in_time = None if f.day < due.astimezone(f.zone).date() else False
        found.append((complaint, right, deadline.due_on, in_time))
    return found


def known_addresses(f: Facts) -> bool:
    """Tell whether every address that an e-mail went to is somebody's."""
    request, client, contract = f.request, f.request.client, f.request.contract
    friends = {BUREAU}
    if f.source is not None:
        friends.add(f.source[1])
    if f.receiving is not None:
        friends.add(f.receiving[1])
    for known in (client, contract, *request.requesters):
        if known is not None and known.email is not None:
            friends.add(known.email.casefold())
    return friends.issuperset(f.mail.addressed or ())


Late = tuple[str, date | None, date | None, date | None]
"""A step that an extra delay may be about: its name, its limit, its actual day, its planned day."""


def late_ways(f: Facts) -> list[list[Late]]:
    """Give the steps whose EMR is certified; an EMR that is absent may turn out to be or not: every way is given."""
    steps: tuple[tuple[str | None, bool, Late], ...] = (
        (f.request.source_emr, f.source is not None, (TE, f.limit_21, f.te, f.p_te)),
        (f.request.receiving_emr, f.receiving is not None, (TI, f.limit_45, f.ti, f.p_ti)),
    )
    ways = [[step for _, sure, step in steps if sure]]
    for name, _, step in steps:
        if name is None:
            ways += [[*way, step] for way in ways]
    return ways


def extra_delay_told(f: Facts, way: Iterable[Late]) -> bool | None:
    """Judge the notice of an extra delay for the steps of one way."""
    limits = [
        limit
        for _, limit, actual, plan in way
        if limit is not None and not (actual is not None and actual <= limit) and plan is not None and plan > limit
    ]
    if not limits:
        return None
    first = min(limits)
    if f.extra_notices and f.extra_notices[0] <= first:
        return True
    return None if f.open or f.day <= first else False
