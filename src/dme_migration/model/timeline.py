"""A case as it stood on a day: which facts are visible, which days were planned, what had happened.

A fact dated after the day has not happened, and a revision made later is undone (DECLARATIONS §2). The timeline knows
no rule: moments that hang on a calendar or on a reading are derived on the floor above.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import TypeVar

import attrs

from dme_migration.calendar import local_day
from dme_migration.errors import CalendarError
from dme_migration.model.case import Complaint, Confirmation, MigrationCase, Notice, Waiver
from dme_migration.model.moments import Moment
from dme_migration.model.request import Authorization, Signature, Transmission, VendorNotice
from dme_migration.model.schedule import Agreement, Revision, Schedule, ScheduledMilestone, as_it_stood, revision_chains

__all__ = ["Timeline"]

_T = TypeVar("_T")
_NO_SCHEDULE = Schedule()
FIRST_AS_OF = date(1800, 1, 1)
LAST_AS_OF = date(3999, 12, 31)
"""The days of judgement: a century and more around every fact, so that no delay runs out of days."""
_SESSION = Moment.VALIDATION_SESSION
_FIRST_SESSION, _LAST_SESSION = Moment.FIRST_VALIDATION_SESSION, Moment.LAST_VALIDATION_SESSION
_SESSIONS = frozenset({_SESSION, _FIRST_SESSION, _LAST_SESSION})


class Timeline:
    """The visible facts of a case as of a day, judged at its end in the case's zone, or as of an aware instant.

    ``hidden`` counts the dated entries left out. ``end`` is the instant up to which time-stamped facts are seen: the
    next midnight for a day.
    """

    def __init__(self, case: MigrationCase, as_of: date) -> None:
        self.case = case
        self.zone = case.zone
        self.hidden = 0
        self.instant = as_of if isinstance(as_of, datetime) else None
        if self.instant is not None:
            self.day = local_day(self.instant, self.zone)
            self.end = self.instant
        elif isinstance(as_of, date):
            self.day = date(as_of.year, as_of.month, as_of.day)
            following = min(self.day, LAST_AS_OF) + timedelta(days=1)
            self.end = datetime.combine(following, time(), tzinfo=self.zone)
        else:
            raise CalendarError(f"as_of is a day or an aware instant, got {as_of!r}")
        if not FIRST_AS_OF <= self.day <= LAST_AS_OF:
            raise CalendarError(f"as_of lies between {FIRST_AS_OF} and {LAST_AS_OF}, got {self.day}")
        self._read_request()
        self._read_schedule()
        self._read_journal()
        self.notices: tuple[Notice, ...] = self._seen(case.notices, lambda n: n.given_on)
        self.confirmations: tuple[Confirmation, ...] = self._seen(case.confirmations, lambda c: c.given_on)
        self.waivers: tuple[Waiver, ...] = self._seen(case.waivers, lambda w: w.given_on)
        self._read_complaints()

    def _seen(self, facts: tuple[_T, ...], day_of: Callable[[_T], date]) -> tuple[_T, ...]:
        seen = tuple([fact for fact in facts if day_of(fact) <= self.day]) if facts else ()
        self.hidden += len(facts) - len(seen)
        return seen

    def _seen_one(self, fact: _T | None, day: date | None) -> _T | None:
        if fact is None or day is None or day <= self.day:
            return fact
        self.hidden += 1
        return None

    def happened_by_now(self, instant: datetime) -> bool:
        """Tell whether a time-stamped fact is visible."""
        if self.instant is not None:
            return instant <= self.instant
        return instant.astimezone(self.zone).date() <= self.day

    def _read_request(self) -> None:
        request = self.case.request
        notice, authorization = request.vendor_notice, request.authorization
        self.vendor_notice: VendorNotice | None = self._seen_one(notice, notice.given_on if notice else None)
        self.authorization: Authorization | None = self._seen_one(
            authorization, authorization.signed_on if authorization else None
        )
        self.signatures: tuple[Signature, ...] = self._seen(request.signatures, lambda s: s.signed_on)
        transmissions = tuple(t for t in request.transmissions if self.happened_by_now(t.sent_at))
        self.hidden += len(request.transmissions) - len(transmissions)
        self.transmissions: tuple[Transmission, ...] = transmissions
        self.sent_on = tuple([local_day(t.sent_at, self.zone) for t in transmissions])
        with_form = [day for t, day in zip(transmissions, self.sent_on, strict=True) if t.form_attached]
        self.first_sent = min(with_form, default=None)
        """The day of the first transmission that carried the form."""

    def _read_schedule(self) -> None:
        schedule = self.case.schedule
        if schedule is not None and schedule.extra and attrs.evolve(schedule, extra=()) == _NO_SCHEDULE:
            schedule = None  # an application's own keys are read by nobody: they make no schedule
        self.schedule: Schedule | None = schedule
        self.revised = schedule is not None and bool(schedule.revisions)
        """Whether the schedule holds a revision, made by then or later."""
        self.revisions: tuple[tuple[int, Revision], ...] = ()
        self._entries: dict[str, list[tuple[ScheduledMilestone, tuple[Revision, ...]]]] = {}
        self._agreements: dict[str, tuple[Agreement, ...]] = {}
        self.standing: dict[str, list[date]] = {}
        """The planned days of each milestone that has one, as they stand."""
        self._revised: set[str] = set()
        if schedule is None:
            self.coordinated_on: date | None = None
            self.delivered_on: date | None = None
            return
        self.coordinated_on = self._seen_one(schedule.coordinated_on, schedule.coordinated_on)
        self.delivered_on = self._seen_one(schedule.delivered_on, schedule.delivered_on)
        chains, _ = revision_chains(schedule.milestones, schedule.revisions)
        for entry, chain in zip(schedule.milestones, chains, strict=True):
            self._entries.setdefault(entry.milestone, []).append((entry, chain))
            planned = entry.on
            if chain:
                self._revised.add(entry.milestone)
                planned = as_it_stood(entry, chain, self.day)[0]
            if planned is not None:
                self.standing.setdefault(entry.milestone, []).append(planned)
            if entry.agreements:
                agreements = self._seen(entry.agreements, lambda a: a.given_on)
                self._agreements[entry.milestone] = self._agreements.get(entry.milestone, ()) + agreements
        if schedule.revisions:
            self.revisions = tuple((i, r) for i, r in enumerate(schedule.revisions) if r.made_on <= self.day)
            self.hidden += len(schedule.revisions) - len(self.revisions)
            told = (r.client_told_on for _, r in self.revisions)
            self.hidden += sum(1 for day in told if day is not None and day > self.day)

    def _read_journal(self) -> None:
        self._held: dict[str, list[date]] = {}
        for entry in self.case.journal:
            if entry.on > self.day:
                self.hidden += 1
                continue
            self._held.setdefault(entry.milestone, []).append(entry.on)
        self._first = {milestone: min(days) for milestone, days in self._held.items()}
        self.journal = frozenset(self._held)
        """The milestones that have happened."""

    def _read_complaints(self) -> None:
        self.complaints: list[tuple[int, Complaint, datetime | None]] = []
        for place, complaint in enumerate(self.case.complaints):
            if not self.happened_by_now(complaint.received_at):
                self.hidden += 1
                continue
            answered = complaint.followed_up_at
            if answered is not None and not self.happened_by_now(answered):
                self.hidden += 1
                answered = None
            self.complaints.append((place, complaint, answered))

    def first_days(self) -> dict[str, date | None]:
        """Give the first day that the journal holds for each milestone, and for the first session; a new dictionary."""
        return {**self._first, _FIRST_SESSION: self._first.get(_SESSION)}

    def standing_days(self) -> dict[str, date | None]:
        """Give the planned day of each milestone as it stands, and those of the first and the last session."""
        found: dict[str, date | None] = {
            milestone: days[0] if len(days) == 1 else min(days) for milestone, days in self.standing.items()
        }
        if _SESSION in found:
            found[_FIRST_SESSION] = found[_SESSION]
            found[_LAST_SESSION] = max(self.standing[_SESSION])
        return found

    def actual(self, milestone: str) -> date | None:
        """Give the first day that the journal holds for a milestone; the last session has none of its own."""
        if milestone == _FIRST_SESSION:
            return self._first.get(_SESSION)
        return self._first.get(milestone)

    def times_held(self, milestone: str) -> int:
        """Count the journal's entries for a milestone."""
        held = self._held.get(milestone)
        return 0 if held is None else len(held)

    def planned(self, milestone: str) -> date | None:
        """Give the planned day as it stands: the earliest session for the sessions, the latest for the last one."""
        return self.planned_as_of(milestone, self.day)

    def planned_as_of(self, milestone: str, day: date) -> date | None:
        """Give the planned day as it stood at the end of ``day``: revisions made later are undone."""
        days = self.planned_days(milestone, day)
        if len(days) > 1:
            return max(days) if milestone == _LAST_SESSION else min(days)
        return days[0] if days else None

    def planned_days(self, milestone: str, day: date) -> Sequence[date]:
        """Give every planned day of a milestone as it stood at the end of ``day``, or of the day of judgement."""
        name = _entry_name(milestone)
        if name not in self._revised or day >= self.day:
            return self.standing.get(name, ())
        stood = (as_it_stood(entry, chain, day)[0] for entry, chain in self._entries[name])
        return [planned for planned in stood if planned is not None]

    def schedule_as_it_stood(self) -> Schedule:
        """Give the schedule as it stood: revisions made later are undone, and what was agreed later is left out."""
        if self.schedule is None:
            return _NO_SCHEDULE
        milestones = []
        kept: list[Revision] = []
        chains, _ = revision_chains(self.schedule.milestones, self.schedule.revisions)
        for entry, chain in zip(self.schedule.milestones, chains, strict=True):
            planned, made = as_it_stood(entry, chain, self.day)
            kept += made
            agreements = tuple(a for a in entry.agreements if a.given_on <= self.day)
            milestones.append(attrs.evolve(entry, on=planned, agreements=agreements))
        return attrs.evolve(
            self.schedule,
            coordinated_on=self.coordinated_on,
            delivered_on=self.delivered_on,
            milestones=tuple(milestones),
            revisions=tuple(r for r in self.schedule.revisions if any(r is one for one in kept)),
        )

    def listed(self, milestone: str) -> bool:
        """Tell whether the schedule holds the milestone, dated or not."""
        return _entry_name(milestone) in self._entries

    def scheduled(self) -> tuple[str, ...]:
        """Give the milestones of the schedule, in its order."""
        return tuple(self._entries)

    def agreements(self, milestone: str) -> tuple[Agreement, ...]:
        """Give the visible agreements to a milestone's day."""
        return self._agreements.get(_entry_name(milestone), ())

    def last_revision(self, milestone: str, by: date) -> date | None:
        """Give the day of the last visible revision of a milestone made on or before ``by``."""
        name = _entry_name(milestone)
        days = [r.made_on for _, r in self.revisions if r.milestone == name and r.made_on <= by]
        return max(days, default=None)


def _entry_name(milestone: str) -> str:
    return _SESSION if milestone in _SESSIONS else milestone
