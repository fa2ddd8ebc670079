"""Complaints and questions that await their follow-up, with the business hours that are left (Plainte)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from dme_migration.audit.row import Awaited
from dme_migration.calendar import BusinessCalendar, BusinessHours
from dme_migration.calendar.hours import HoursConvention
from dme_migration.rules.obligation import Obligation
from dme_migration.rules.others import Answered, ForEach
from dme_migration.rules.situation import Situation
from dme_migration.rules.status import Status

__all__ = ["awaited_in", "business_time"]

_DAY = timedelta(days=1)


def awaited_in(situation: Situation, obligations: Iterable[Obligation]) -> tuple[Awaited, ...]:
    """List what was sent to the bureau and not followed up, the soonest due first.

    The hours that are left are counted from the instant up to which the case is judged: the end of a day.
    """
    found = [
        awaited
        for obligation in obligations
        if isinstance(obligation.requires, ForEach) and isinstance(obligation.requires.requires, Answered)
        for awaited in _awaited(situation, obligation.requires.requires)
    ]
    return tuple(sorted(found, key=lambda each: (each.due_at, each.received_at)))


def _awaited(s: Situation, condition: Answered) -> list[Awaited]:
    judge, hours = condition.bind_record(s.terms), condition.within.hours(s.terms)
    found = []
    for place, complaint, answered in s.timeline.complaints:
        ruling = judge(s, (complaint, answered), place)
        if ruling is None or ruling.due_at is None or ruling.status not in {Status.PENDING, Status.BREACHED}:
            continue
        if answered is not None:
            continue
        now = s.timeline.end.astimezone(s.timeline.zone)
        left = business_time(s.terms.calendar, now, ruling.due_at, hours)
        if ruling.status is Status.BREACHED:  # late within the same minute, or over days off, is late all the same
            left = min(left, -timedelta(minutes=1))
        found.append(
            Awaited(
                received_at=complaint.received_at,
                due_at=ruling.due_at,
                minutes_left=-(-left // timedelta(minutes=1)) if left < timedelta() else left // timedelta(minutes=1),
            )
        )
    return found


def business_time(calendar: BusinessCalendar, start: datetime, end: datetime, hours: BusinessHours) -> timedelta:
    """Count the business time from one instant to another on the wall clock they share; negative when ``end`` is first.

    A business day has 24 hours, or those of the office in the convention ``office-hours``; a day off has none.
    """
    if hours.convention is HoursConvention.OFFICE_HOURS:
        opens, closes = hours.opening.start, hours.opening.end
    else:
        opens, closes = timedelta(), _DAY

    def beyond(wall: datetime) -> timedelta:
        """Give what a day has not used up yet, below zero."""
        if not calendar.is_business_day(_day(wall)):
            return timedelta()
        since = datetime.combine(date.min, wall.time()) - datetime.combine(date.min, time())
        return min(max(since, opens), closes) - closes

    days = calendar.count(after=_day(start), through=_day(end))
    return days * (closes - opens) + beyond(end) - beyond(start)


def _day(wall: datetime) -> date:
    return date(wall.year, wall.month, wall.day)
