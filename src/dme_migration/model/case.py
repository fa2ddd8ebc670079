"""The migration case (*dossier de migration*): request, schedule, journal, and what was said between the parties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Final, Protocol
from zoneinfo import ZoneInfo

import attrs

from dme_migration.calendar import local_day, quebec_zone
from dme_migration.errors import InvalidValueError
from dme_migration.model import values
from dme_migration.model.moments import REPEATABLE_IN_JOURNAL, milestone_of
from dme_migration.model.parties import (
    ComplaintKind,
    ConfirmationOf,
    NoticeAbout,
    Party,
    complaint_kind,
    confirmation_of,
    notice_about,
    party,
)
from dme_migration.model.request import DEFAULT_ZONE, Request, Transmission
from dme_migration.model.schedule import Agreement, Schedule
from dme_migration.model.values import Extra
from dme_migration.text import Text

__all__ = [
    "CASE_FORMAT",
    "Complaint",
    "Confirmation",
    "Fees",
    "JournalEntry",
    "MigrationCase",
    "Notice",
    "Waiver",
    "journal_flaws",
]

CASE_FORMAT: Final = "dme-migration/case-1"


class Planned(Protocol):
    """What holds a proposed schedule: a plan of the floor above."""

    @property
    def schedule(self) -> Schedule:
        """Give the schedule."""
        ...


@attrs.frozen(kw_only=True)
class JournalEntry:
    """A milestone that happened, on a day, by someone."""

    milestone: str = attrs.field(converter=milestone_of)
    on: date = attrs.field(validator=values.civil_day)
    by: Party | None = attrs.field(default=None, converter=attrs.converters.optional(party))
    evidence: str | None = attrs.field(default=None, validator=values.words)
    extra: Extra = attrs.field(default=(), converter=values.extra_items, eq=values.unordered)


@attrs.frozen(kw_only=True)
class Notice:
    """What a party was told, and when: an extra delay (§3), a reschedule (Ext. d), or something else."""

    to: Party = attrs.field(converter=party)
    about: NoticeAbout = attrs.field(converter=notice_about)
    given_on: date = attrs.field(validator=values.civil_day)
    reason: str | None = attrs.field(default=None, validator=values.words)
    evidence: str | None = attrs.field(default=None, validator=values.words)
    extra: Extra = attrs.field(default=(), converter=values.extra_items, eq=values.unordered)


@attrs.frozen(kw_only=True)
class Confirmation:
    """A confirmation of the scope (Imp. a), or of a successful extraction or import (Avenant n° 1)."""

    of: ConfirmationOf = attrs.field(converter=confirmation_of)
    given_on: date = attrs.field(validator=values.civil_day)
    evidence: str | None = attrs.field(default=None, validator=values.words)
    extra: Extra = attrs.field(default=(), converter=values.extra_items, eq=values.unordered)


@attrs.frozen(kw_only=True)
class Fees:
    """What was charged, in Canadian dollars, and for how many practitioners legally responsible for the records."""

    extraction_cad: Decimal | None = attrs.field(default=None, converter=values.amount)
    import_cad: Decimal | None = attrs.field(default=None, converter=values.amount)
    practitioners: int | None = attrs.field(default=None, validator=values.count(1_000_000))
    extra: Extra = attrs.field(default=(), converter=values.extra_items, eq=values.unordered)


@attrs.frozen(kw_only=True)
class Complaint:
    """A complaint or a question to the bureau, and its follow-up (Plainte)."""

    received_at: datetime = attrs.field(validator=values.aware)
    kind: ComplaintKind | None = attrs.field(default=None, converter=attrs.converters.optional(complaint_kind))
    sent_to: str | None = attrs.field(default=None, validator=values.words)
    followed_up_at: datetime | None = attrs.field(default=None, validator=attrs.validators.optional(values.aware))
    evidence: str | None = attrs.field(default=None, validator=values.words)
    extra: Extra = attrs.field(default=(), converter=values.extra_items, eq=values.unordered)


@attrs.frozen(kw_only=True)
class Waiver:
    """A party's renunciation of what an obligation gives it."""

    obligation: str = attrs.field(validator=values.required_words)
    by: Party = attrs.field(converter=party)
    given_on: date = attrs.field(validator=values.civil_day)
    reason: str | None = attrs.field(default=None, validator=values.words)
    evidence: str | None = attrs.field(default=None, validator=values.words)
    extra: Extra = attrs.field(default=(), converter=values.extra_items, eq=values.unordered)


def journal_flaws(journal: Sequence[JournalEntry]) -> Iterator[tuple[str, str, str, Text]]:
    """Yield what cannot be in a journal: (path, code, value seen, remedy)."""
    seen: set[str] = set()
    for place, entry in enumerate(journal):
        if entry.milestone in seen and entry.milestone not in REPEATABLE_IN_JOURNAL:
            yield (
                f"[{place}].milestone",
                "repeated-milestone",
                entry.milestone,
                Text(
                    fr="cette étape n'arrive qu'une fois\u00a0: gardez l'inscription qui est juste",
                    en="this step happens once: keep the entry that is right",
                ),
            )
        seen.add(entry.milestone)


@attrs.frozen(kw_only=True)
class MigrationCase:
    """One migration: what was asked, promised, done and said. Immutable; a change is a new case."""

    request: Request = attrs.field(validator=attrs.validators.instance_of(Request))
    id: str | None = attrs.field(default=None, validator=values.words)
    schedule: Schedule | None = attrs.field(default=None, validator=values.instance_of(Schedule))
    journal: tuple[JournalEntry, ...] = attrs.field(default=(), validator=values.tuple_of(JournalEntry))
    notices: tuple[Notice, ...] = attrs.field(default=(), validator=values.tuple_of(Notice))
    confirmations: tuple[Confirmation, ...] = attrs.field(default=(), validator=values.tuple_of(Confirmation))
    fees: Fees | None = attrs.field(default=None, validator=values.instance_of(Fees))
    complaints: tuple[Complaint, ...] = attrs.field(default=(), validator=values.tuple_of(Complaint))
    waivers: tuple[Waiver, ...] = attrs.field(default=(), validator=values.tuple_of(Waiver))
    extra: Extra = attrs.field(default=(), converter=values.extra_items, eq=values.unordered)

    def __attrs_post_init__(self) -> None:
        flaws = [f"journal{path}: {code}, {seen}" for path, code, seen, _ in journal_flaws(self.journal)]
        if flaws:
            raise InvalidValueError("; ".join(flaws))

    @property
    def zone(self) -> ZoneInfo:
        """Give the zone whose midnights count: that of the client's place (T-5.1)."""
        client = self.request.client
        return quebec_zone((client.time_zone if client else None) or DEFAULT_ZONE)

    def day_of(self, instant: datetime) -> date:
        """Give the local day of an instant in the case's zone, as wanted for ``as_of``.

        Raises:
            CalendarError: the instant has no time zone.
        """
        return local_day(instant, self.zone)

    def with_entry(
        self, milestone: str, *, on: date, by: Party | str | None = None, evidence: str | None = None
    ) -> MigrationCase:
        """Record in the journal that a milestone happened.

        Raises:
            InvalidValueError: no such milestone, not a day, or a step that cannot happen twice.
        """
        entry = JournalEntry(milestone=milestone, on=on, by=by, evidence=evidence)
        return attrs.evolve(self, journal=(*self.journal, entry))

    def with_agreement(
        self, milestone: str, *, by: Party | str, given_on: date, evidence: str | None = None
    ) -> MigrationCase:
        """Record a party's agreement to a milestone's planned day.

        Raises:
            InvalidValueError: the milestone is not in the schedule.
        """
        name = milestone_of(milestone)
        if self.schedule is None or all(entry.milestone != name for entry in self.schedule.milestones):
            raise InvalidValueError(f"{name} is not in the schedule")
        agreement = Agreement(by=by, given_on=given_on, evidence=evidence)
        milestones = tuple(
            attrs.evolve(entry, agreements=(*entry.agreements, agreement)) if entry.milestone == name else entry
            for entry in self.schedule.milestones
        )
        return attrs.evolve(self, schedule=attrs.evolve(self.schedule, milestones=milestones))

    def with_notice(
        self, about: NoticeAbout | str, *, to: Party | str, given_on: date, reason: str | None = None
    ) -> MigrationCase:
        """Record that a party was told something."""
        return attrs.evolve(self, notices=(*self.notices, Notice(to=to, about=about, given_on=given_on, reason=reason)))

    def with_confirmation(self, of: ConfirmationOf | str, *, given_on: date) -> MigrationCase:
        """Record a confirmation of the scope, of the extraction or of the import."""
        return attrs.evolve(self, confirmations=(*self.confirmations, Confirmation(of=of, given_on=given_on)))

    def with_transmission(self, transmission: Transmission) -> MigrationCase:
        """Record one sending of the form."""
        transmissions = (*self.request.transmissions, transmission)
        return attrs.evolve(self, request=attrs.evolve(self.request, transmissions=transmissions))

    def with_complaints(self, complaints: Iterable[Complaint]) -> MigrationCase:
        """Record complaints or questions to the bureau."""
        return attrs.evolve(self, complaints=(*self.complaints, *complaints))

    def with_waiver(
        self, obligation: str, *, by: Party | str, given_on: date, reason: str | None = None
    ) -> MigrationCase:
        """Record that a party renounces what an obligation gives it."""
        waiver = Waiver(obligation=obligation, by=by, given_on=given_on, reason=reason)
        return attrs.evolve(self, waivers=(*self.waivers, waiver))

    def with_schedule(self, schedule: Schedule) -> MigrationCase:
        """Put a schedule in the place of the present one."""
        return attrs.evolve(self, schedule=schedule)

    def with_plan(self, plan: Planned) -> MigrationCase:
        """Put the schedule of a plan in the place of the present one, with the revisions that it asks for."""
        return self.with_schedule(plan.schedule)
