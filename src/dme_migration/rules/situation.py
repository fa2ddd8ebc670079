"""A case on a day, under terms: what every judge reads.

The timeline says what is visible; here stand the moments that a calendar or a reading derives from it, each computed
once, when first asked (DECLARATIONS §3).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import Final

import attrs

from dme_migration.calendar import CalendarDays, DayDelay
from dme_migration.errors import RulebookError
from dme_migration.model.case import MigrationCase
from dme_migration.model.emrs import EmrProduct
from dme_migration.model.moments import Moment
from dme_migration.model.names import name_key, same_address, same_name
from dme_migration.model.parties import Channel, ClientKind, NoticeAbout, Party
from dme_migration.model.request import Request, Transmission
from dme_migration.model.timeline import Timeline
from dme_migration.rules.derived import DERIVED, first, waits_for
from dme_migration.rules.status import Status
from dme_migration.rules.terms import Terms, step

__all__ = ["BEFORE_SCHEDULE", "Situation"]

_VENDORS: Final = frozenset({Party.SOURCE_VENDOR, Party.RECEIVING_VENDOR})
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


class Situation:
    """A case as of a day, under the terms of an evaluator. Made for one evaluation, and read by its judges alone."""

    def __init__(self, case: MigrationCase, timeline: Timeline, terms: Terms) -> None:
        self.case: MigrationCase = case
        self.request: Request = case.request
        self.timeline: Timeline = timeline
        self.terms: Terms = terms
        self.day: date = timeline.day
        self._actual: dict[str, date | None] = {}
        self._planned: dict[str, date | None] = {}
        self.first_sent: date | None = first(
            day for t, day in zip(timeline.transmissions, timeline.sent_on, strict=True) if t.form_attached
        )
        listing_day = self.first_sent or self.day
        self.source = self._product(self.request.source_emr, listing_day)
        self.receiving = self._product(self.request.receiving_emr, listing_day)
        self.one_vendor: bool = (
            self.source is not None
            and self.receiving is not None
            and same_name(self.source.vendor, self.receiving.vendor)
        )
        """Whether one vendor owns both EMRs, and plays both roles."""
        contract = self.request.contract
        ends_on = contract.ends_on if contract else None
        by_end = terms.readings["notice-anchor"] == "contract-end" and ends_on is not None
        self.contract_end: date | None = ends_on if by_end else None
        self._aliases: dict[str, str] = {
            Moment.ACCESS_ANCHOR: terms.readings["access-anchor"],
            Moment.STANDARD_EXTRACTION: terms.readings["extraction-scope"],
            Moment.STANDARD_IMPORT: ("production" if terms.readings["import-scope"] == "production" else "test_import"),
        }
        if not by_end:
            self._aliases[Moment.CONTRACT_END] = Moment.SOURCE_CUTOVER

    # Moments

    def resolve(self, moment: str) -> str:
        """Give the milestone that a reading puts in the place of a moment."""
        return self._aliases.get(moment, moment)

    def actual(self, moment: str) -> date | None:
        """Give the day on which a moment happened, on or before the day of judgement."""
        known = self._actual
        if moment not in known:
            resolved = self.resolve(moment)
            derive = DERIVED.get(resolved)
            known[moment] = self.timeline.actual(resolved) if derive is None else derive(self)
        return known[moment]

    def planned(self, moment: str) -> date | None:
        """Give the planned day as it stands; moments before the schedule have none."""
        known = self._planned
        if moment not in known:
            known[moment] = self.planned_as_of(moment, self.day)
        return known[moment]

    def planned_as_of(self, moment: str, day: date) -> date | None:
        """Give the planned day as it stood at the end of a day."""
        moment = self.resolve(moment)
        if moment == Moment.CONTRACT_END:
            return self.contract_end
        if moment in DERIVED:
            return None
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
        if origin is None:
            return None
        figure = self.terms.figure("extraction-delay")
        if not isinstance(figure, DayDelay):
            raise RulebookError("figure 'extraction-delay' is not a delay of days")
        if isinstance(figure, CalendarDays):
            figure = attrs.evolve(figure, extends=True)
        return figure.bind(self.terms.calendar)(origin)

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
        named = (
            ("request.source_emr", self.request.source_emr),
            ("request.receiving_emr", self.request.receiving_emr),
        )
        return tuple(path for path, name in named if name is None)

    # Parties and lists

    def _product(self, name: str | None, day: date) -> EmrProduct | None:
        return None if name is None else self.terms.emrs.find(name, on=day)

    def same_party(self, a: Party, b: Party) -> bool:
        """Tell whether two parties are one: one vendor that owns both EMRs plays both roles."""
        return a == b or (self.one_vendor and {a, b} == _VENDORS)

    def same_solution(self) -> bool | tuple[str, ...]:
        """Tell whether both EMRs are one solution (reading ``same-solution``), or name the EMR that is absent."""
        absent = self.absent_emrs()
        if absent:
            return absent
        same = name_key(self.request.source_emr or "") == name_key(self.request.receiving_emr or "")
        return same or (self.terms.readings["same-solution"] == "vendor" and self.one_vendor)

    def address(self, party: Party) -> str | None:
        """Give the address to write to a party, when it is known."""
        match party:
            case Party.CLIENT:
                return self.request.client.email if self.request.client else None
            case Party.CONTRACTING_CLINIC:
                return self.request.contract.email if self.request.contract else None
            case Party.SOURCE_VENDOR:
                return self.source.address if self.source else None
            case Party.RECEIVING_VENDOR:
                return self.receiving.address if self.receiving else None
            case Party.BUREAU:
                return self.terms.emrs.bureau_address
            case Party.COMPLAINANT:
                return None

    def name(self, party: Party) -> str | None:
        """Give a party's own name, when it is known."""
        match party:
            case Party.CLIENT:
                return self.request.client.name if self.request.client else None
            case Party.CONTRACTING_CLINIC:
                return self.request.contract.clinic if self.request.contract else None
            case Party.SOURCE_VENDOR:
                return self.source.vendor if self.source else None
            case Party.RECEIVING_VENDOR:
                return self.receiving.vendor if self.receiving else None
            case Party.BUREAU:
                return "BCH"
            case Party.COMPLAINANT:
                return None

    @cached_property
    def additional_chosen(self) -> frozenset[str]:
        """Give the chosen categories outside the standard scope."""
        data = self.request.data
        return data.chosen & self.terms.grid.additional if data else frozenset()

    @property
    def excusable(self) -> bool:
        """Tell whether an announced extra delay may move a standard limit (§3; reading ``extra-data``)."""
        return bool(self.additional_chosen) and self.terms.readings["extra-data"] == "announced"

    def extra_delay_notices(self) -> list[date]:
        """Give the days on which the client was told of an extra delay, in order."""
        return sorted(
            n.given_on for n in self.timeline.notices if n.to is Party.CLIENT and n.about is NoticeAbout.EXTRA_DELAY
        )

    @cached_property
    def emails(self) -> tuple[tuple[Transmission, date], ...]:
        """Give the visible e-mails that carried the form, each with its local day."""
        pairs = zip(self.timeline.transmissions, self.timeline.sent_on, strict=True)
        return tuple((t, day) for t, day in pairs if t.form_attached and t.channel is Channel.EMAIL)

    def reached_on(self, address: str) -> date | None:
        """Give the day on which an address was first reached by an e-mail that carried the form."""
        return first(day for t, day in self.emails if any(same_address(address, r) for r in t.recipients))


def _unique(paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(paths))
