"""A case on a day, under terms: what every judge reads.

The timeline says what is visible; here stand the moments that a calendar or a reading derives from it, each computed
once, when first asked (DECLARATIONS §3).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import Final

from dme_migration.model.case import MigrationCase
from dme_migration.model.emrs import EmrProduct
from dme_migration.model.moments import Moment
from dme_migration.model.names import address_key, name_key, same_name
from dme_migration.model.parties import Channel, ClientKind, ConfirmationOf, NoticeAbout, Party
from dme_migration.model.request import Request
from dme_migration.model.timeline import Timeline
from dme_migration.rules.derived import DERIVED, first, waits_for
from dme_migration.rules.status import Status
from dme_migration.rules.terms import Terms, step

__all__ = ["BEFORE_SCHEDULE", "RESOLVED", "Situation"]

_CLIENT: Final = Party.CLIENT
_CLINIC: Final = Party.CONTRACTING_CLINIC
_SOURCE: Final = Party.SOURCE_VENDOR
_RECEIVING: Final = Party.RECEIVING_VENDOR
_BUREAU: Final = Party.BUREAU
_VENDORS: Final = frozenset({_SOURCE, _RECEIVING})
_EMAIL: Final = Channel.EMAIL
_NOBODY: Final = (None, None)
BEFORE_SCHEDULE: Final = frozenset(
    {
        Moment.VENDOR_NOTICE,
        Moment.AUTHORIZATION,
        Moment.SIGNATURE,
        Moment.FIRST_TRANSMISSION,
        Moment.TRANSMISSION,
        Moment.CLOCK_BASE,
        Moment.CLOCK_START,
        Moment.CLOCK_ORIGIN,
        Moment.SCHEDULE_DELIVERY,
    },
)
"""Moments before the schedule: known or not, and happened as soon as they are known."""
RESOLVED: Final = frozenset(
    {Moment.ACCESS_ANCHOR, Moment.STANDARD_EXTRACTION, Moment.STANDARD_IMPORT, Moment.CONTRACT_END},
)
"""The moments in whose place a reading puts a milestone."""

_ITSELF: Final = {str(moment): str(moment) for moment in Moment}


class _Resolved(dict[str, str]):
    def __missing__(self, own_step: str) -> str:
        return own_step


class Situation:
    """A case as of a day, under the terms of an evaluator. Made for one evaluation, and read by its judges alone."""

    def __init__(self, case: MigrationCase, timeline: Timeline, terms: Terms) -> None:
        self.case: MigrationCase = case
        self.request: Request = case.request
        self.timeline: Timeline = timeline
        self.terms: Terms = terms
        self.day: date = timeline.day
        self.first_sent: date | None = timeline.first_sent
        listing_day = self.first_sent or self.day
        self.source = self._product(self.request.source_emr, listing_day)
        self.receiving = self._product(self.request.receiving_emr, listing_day)
        self.one_vendor: bool = (
            self.source is not None
            and self.receiving is not None
            and same_name(self.source.vendor, self.receiving.vendor)
        )
        """Whether one vendor owns both EMRs, and plays both roles."""
        client, contract, data = self.request.client, self.request.contract, self.request.data
        self._known_as: dict[Party, tuple[str | None, str | None]] = {
            _CLIENT: (client.name, client.email) if client else _NOBODY,
            _CLINIC: (contract.clinic, contract.email) if contract else _NOBODY,
            _SOURCE: (self.source.vendor, self.source.address) if self.source else _NOBODY,
            _RECEIVING: (self.receiving.vendor, self.receiving.address) if self.receiving else _NOBODY,
            _BUREAU: ("BCH", terms.emrs.bureau_address),
        }
        self.confirmed: dict[ConfirmationOf, list[date]] = {}
        """The days of the confirmations of each kind."""
        for confirmation in timeline.confirmations:
            self.confirmed.setdefault(confirmation.of, []).append(confirmation.given_on)
        self.chosen: frozenset[str] = data.chosen if data else frozenset()
        """The categories of data to migrate."""
        self.additional_chosen: frozenset[str] = self.chosen & terms.grid.additional
        """The chosen categories outside the standard scope."""
        self.emailed_on: date | None = None
        """The day of the first visible e-mail that carried the form."""
        self._reached: dict[str, date] = {}
        for transmission, day in zip(timeline.transmissions, timeline.sent_on, strict=True):
            if transmission.form_attached and transmission.channel is _EMAIL:
                self.emailed_on = min(day, self.emailed_on or day)
                for recipient in transmission.recipients:
                    key = address_key(recipient)
                    self._reached[key] = min(day, self._reached.get(key, day))
        ends_on = contract.ends_on if contract else None
        by_end = terms.readings["notice-anchor"] == "contract-end" and ends_on is not None
        self.contract_end: date | None = ends_on if by_end else None
        aliases: dict[str, str] = {
            Moment.ACCESS_ANCHOR: terms.readings["access-anchor"],
            Moment.STANDARD_EXTRACTION: terms.readings["extraction-scope"],
            Moment.STANDARD_IMPORT: ("production" if terms.readings["import-scope"] == "production" else "test_import"),
        }
        if not by_end:
            aliases[Moment.CONTRACT_END] = Moment.SOURCE_CUTOVER
        self.resolve: Callable[[str], str] = _Resolved({**_ITSELF, **aliases}).__getitem__
        """Gives the milestone that a reading puts in the place of a moment."""
        actual = timeline.first_days()
        planned = timeline.standing_days()
        self.actual: Callable[[str], date | None] = actual.get
        """Gives the day on which a moment happened, on or before the day of judgement."""
        self.planned: Callable[[str], date | None] = planned.get
        """Gives the planned day as it stands; moments before the schedule have none."""
        for moment, derive in DERIVED.items():
            actual[moment] = derive(self)
        if self.contract_end is not None:
            planned[Moment.CONTRACT_END] = self.contract_end
        for moment, milestone in aliases.items():
            actual[moment], planned[moment] = actual.get(milestone), planned.get(milestone)

    # Moments

    def planned_as_of(self, moment: str, day: date) -> date | None:
        """Give the planned day as it stood at the end of a day."""
        moment = self.resolve(moment)
        if day >= self.day or moment in DERIVED or not self.timeline.revised:
            return self.planned(moment)
        return self.timeline.planned_as_of(moment, day)

    def effective(self, moment: str) -> date | None:
        """Give the actual day, else the planned one."""
        actual = self.actual(moment)
        return actual if actual is not None else self.planned(moment)

    def before_schedule(self, moment: str) -> bool:
        """Tell whether a moment comes before the schedule."""
        return moment in BEFORE_SCHEDULE

    def has_passed(self, moment: str) -> bool:
        """Tell whether a moment happened, or the journal holds a milestone that order places after it."""
        if self.actual(moment) is not None:
            return True
        after = self.terms.order.by_order.get(step(self.resolve(moment)), frozenset())
        return not after.isdisjoint(self.timeline.journal)

    def overtaken(self, moment: str) -> bool:
        """Tell whether the journal holds a milestone that any duty places after this one."""
        after = self.terms.order.by_all.get(step(self.resolve(moment)), frozenset())
        return not after.isdisjoint(self.timeline.journal)

    def overtaken_on(self, moment: str) -> date | None:
        """Give the first day on which the journal holds a milestone that a duty places after this one."""
        after = self.terms.order.by_all.get(step(self.resolve(moment)), frozenset())
        return first(day for m in after if (day := self.timeline.actual(m)) is not None)

    # What is missing

    @cached_property
    def open(self) -> bool:
        """Tell whether the schedule is still being drawn up, so that what it lacks is not late."""
        limit = self.last_day_for_schedule
        return (
            self.timeline.delivered_on is None
            and not self.timeline.journal - {Moment.FLOW_ANALYSIS_MEETING}
            and (limit is None or self.day <= limit)
        )

    @cached_property
    def last_day_for_schedule(self) -> date | None:
        """Give the 21st day, run on past days off under every reading; `None` while the clock is unknown."""
        origin = self.actual(Moment.CLOCK_ORIGIN)
        return None if origin is None else self.terms.last_day_for_schedule(origin)

    def unknown(self, lacking: Sequence[str], paths: Sequence[str] = ()) -> tuple[Status, tuple[str, ...]]:
        """Judge what lacks a date: « Unknown, late » of DECLARATIONS §4.

        ``lacking`` names moments without a day, ``paths`` whatever else is missing.
        """
        undated = not paths and all(self._listed_undated(moment) for moment in lacking)
        if self.open or (undated and lacking):
            return Status.PENDING, ()
        return Status.UNDETERMINED, _unique((*self.paths(lacking), *paths))

    def _listed_undated(self, moment: str) -> bool:
        moment = self.resolve(moment)
        if moment in DERIVED or not self.timeline.listed(moment) or self.planned(moment) is not None:
            return False
        return self.timeline.actual(step(moment)) is None

    def paths(self, moments: Iterable[str]) -> tuple[str, ...]:
        """Name the facts that moments without a day wait for."""
        found: list[str] = []
        for moment in map(self.resolve, moments):
            found += waits_for(self, moment) if moment in DERIVED else [f"schedule.milestones.{step(moment)}"]
        return _unique(found)

    def journal_path(self, moment: str) -> str:
        """Name the journal entry of a milestone."""
        return f"journal.{step(self.resolve(moment))}"

    def obstacle(self, moment: str) -> tuple[str, ...]:
        """Name the facts, other than time, without which a moment can never be told: whose signature is needed."""
        if moment != Moment.SIGNATURE:
            return ()
        kind = self.request.client.kind if self.request.client else None
        if kind is None:
            return ("request.client.kind",)
        if kind is ClientKind.CLINIC:
            return ()
        if not self.request.requesters:
            return ("request.requesters",)
        return tuple(f"request.requesters[{i}].name" for i, r in enumerate(self.request.requesters) if r.name is None)

    def absent_emrs(self) -> tuple[str, ...]:
        """Name the EMRs that the request does not."""
        if self.request.source_emr is not None and self.request.receiving_emr is not None:
            return ()
        named = (
            ("request.source_emr", self.request.source_emr),
            ("request.receiving_emr", self.request.receiving_emr),
        )
        return tuple(path for path, name in named if name is None)

    # Parties and lists

    def _product(self, name: str | None, day: date) -> EmrProduct | None:
        return None if name is None else self.terms.emrs.find(name, on=day)

    def addresses(self) -> set[str]:
        """Give the keys of every address that a party of the case is known by."""
        known = {address_key(address) for _, address in self._known_as.values() if address is not None}
        known.update([address_key(r.email) for r in self.request.requesters if r.email is not None])
        return known

    def parties_of(self, parties: Iterable[Party]) -> set[Party]:
        """Give these parties, and whoever is one with one of them (`same_party`)."""
        found = set(parties)
        return found | _VENDORS if self.one_vendor and found & _VENDORS else found

    def same_party(self, a: Party, b: Party) -> bool:
        """Tell whether two parties are one: one vendor that owns both EMRs plays both roles."""
        return a in self.parties_of((b,))

    def same_solution(self) -> bool | tuple[str, ...]:
        """Tell whether both EMRs are one solution (reading ``same-solution``), or name the EMR that is absent."""
        source, receiving = self.request.source_emr, self.request.receiving_emr
        if source is None or receiving is None:
            return self.absent_emrs()
        same = name_key(source) == name_key(receiving)
        return same or (self.terms.readings["same-solution"] == "vendor" and self.one_vendor)

    def name(self, party: Party) -> str | None:
        """Give a party's own name, when it is known."""
        return self._known_as.get(party, _NOBODY)[0]

    def address(self, party: Party) -> str | None:
        """Give the address to write to a party, when it is known."""
        return self._known_as.get(party, _NOBODY)[1]

    @property
    def excusable(self) -> bool:
        """Tell whether an announced extra delay may move a standard limit (§3; reading ``extra-data``)."""
        return bool(self.additional_chosen) and self.terms.readings["extra-data"] == "announced"

    def extra_delay_notices(self) -> list[date]:
        """Give the days on which the client was told of an extra delay, in order."""
        return sorted(
            n.given_on for n in self.timeline.notices if n.to is Party.CLIENT and n.about is NoticeAbout.EXTRA_DELAY
        )

    def reached_on(self, address: str) -> date | None:
        """Give the day on which an address was first reached by an e-mail that carried the form."""
        return self._reached.get(address_key(address))


def _unique(paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(paths))
