"""Presence of documents: an address reached, a schedule on file."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

import attrs

from dme_migration.model.moments import Moment
from dme_migration.model.parties import Party
from dme_migration.rules.condition import Condition, Judge
from dme_migration.rules.present import Present, in_schedule
from dme_migration.rules.situation import Situation
from dme_migration.rules.status import Names, Ruling, Status, ruled
from dme_migration.rules.terms import Terms

__all__ = ["Filed", "OnFile", "SentTo"]

_SENT: Final = Names(("party", "name", "address", "reached", "sent_on"))
_FILED: Final = Names(("fact", "due", "on"))
_PERIOD: Final = Names(("fact", "from", "through"))


@attrs.frozen
class SentTo(Present):
    """Want an e-mail that carries the form to have reached a party's address (§2)."""

    party: Party

    def bind(self, terms: Terms) -> Judge:  # noqa: ARG002 - reads no term
        """Give the judge."""
        return self._judge

    def _judge(self, s: Situation) -> Ruling:
        address = s.address(self.party)
        reached = s.reached_on(address) if address is not None else None
        facts = (_SENT, self.party, s.name(self.party), address, reached, s.emailed_on)
        if reached is not None:
            return ruled((Status.MET, "sent", facts, True, None, None, None, ()))
        if s.emailed_on is not None:
            return Ruling(Status.BREACHED, "not-sent", facts)
        return Ruling(Status.PENDING, "sent-awaited", facts)

    def reads(self) -> frozenset[str]:
        """Read the transmissions."""
        return frozenset({"request.transmissions"})

    def mutants(self) -> Iterator[Condition]:
        """Yield the other recipients."""
        for party in (Party.SOURCE_VENDOR, Party.RECEIVING_VENDOR, Party.BUREAU):
            if party is not self.party:
                yield SentTo(party)


class Filed(StrEnum):
    """A document, or the date of an act on it, that must be on file."""

    SCHEDULE = "schedule"
    COORDINATION = "schedule.coordinated_on"
    DELIVERY = "schedule.delivered_on"
    EXTRACTION_PERIOD = "schedule.test_extraction_period"


@attrs.frozen
class OnFile(Present):
    """Want a document, or the date of an act on it, to be on file once the schedule is no longer open."""

    fact: Filed

    def bind(self, terms: Terms) -> Judge:  # noqa: ARG002 - reads no term
        """Give the judge of that fact."""
        match self.fact:
            case Filed.SCHEDULE:
                return self._schedule
            case Filed.DELIVERY:
                return self._delivery
            case Filed.COORDINATION:
                return self._coordination
            case Filed.EXTRACTION_PERIOD:
                return self._period

    def _schedule(self, s: Situation) -> Ruling:
        due = s.last_day_for_schedule
        facts = (_FILED, self.fact, due, None)
        if s.timeline.schedule is not None:
            return Ruling(Status.MET, "filed", facts, final=True, due_on=due)
        if s.open:
            return Ruling(Status.PENDING, "filed-awaited", facts, due_on=due)
        return Ruling(Status.BREACHED, "not-filed", facts, due_on=due)

    def _delivery(self, s: Situation) -> Ruling:
        due = s.last_day_for_schedule
        facts = (_FILED, self.fact, due, s.timeline.delivered_on)
        if s.timeline.delivered_on is not None:
            return Ruling(Status.MET, "filed", facts, final=True, due_on=due)
        if s.open:
            return Ruling(Status.PENDING, "filed-awaited", facts, due_on=due)
        if s.timeline.schedule is None:
            return Ruling(Status.UNDETERMINED, "planned-unknown", facts, missing=("schedule",))
        return Ruling(Status.BREACHED, "not-filed", facts, due_on=due)

    def _coordination(self, s: Situation) -> Ruling:
        facts = (_FILED, self.fact, None, s.timeline.coordinated_on)
        if s.timeline.coordinated_on is not None:
            return Ruling(Status.MET, "filed", facts, final=True)
        if s.open:
            return Ruling(Status.PENDING, "filed-awaited", facts)
        if s.timeline.delivered_on is not None:
            return Ruling(Status.BREACHED, "not-filed", facts)
        return Ruling(Status.UNDETERMINED, "filed-unknown", facts, missing=(self.fact.value,))

    def _period(self, s: Situation) -> Ruling:
        schedule = s.timeline.schedule
        period = schedule.test_extraction_period if schedule else None
        if period is not None:
            return Ruling(Status.MET, "filed", (_PERIOD, self.fact, period.from_, period.through), final=True)
        return in_schedule(s, (_FILED, self.fact, None, None))

    def reads(self) -> frozenset[str]:
        """Read the fact, what closes the schedule, and the clock that says when the schedule itself is due."""
        found = {self.fact.value, "schedule", Moment.SCHEDULE_DELIVERY, "journal"}
        return frozenset(found | ({Moment.CLOCK_ORIGIN} if self.fact in {Filed.SCHEDULE, Filed.DELIVERY} else set()))

    def mutants(self) -> Iterator[Condition]:
        """Yield the other facts."""
        for fact in Filed:
            if fact is not self.fact:
                yield OnFile(fact)
