"""Presence: something must be there by the time that something else comes.

`Recorded` and `Done` want an act before another, `Planned` and `Listed` a place in the schedule, `Agreed` the voices
of parties. How each is judged is DECLARATIONS §4 and §5.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from dme_migration.model import values
from dme_migration.model.moments import Moment
from dme_migration.model.parties import Party
from dme_migration.rules.condition import Condition, Edge, Judge
from dme_migration.rules.derived import confirmed_on
from dme_migration.rules.limits import bound_delay
from dme_migration.rules.names import known_moment
from dme_migration.rules.present import Present, in_schedule
from dme_migration.rules.situation import Situation
from dme_migration.rules.status import Names, Ruling, Status, ruled
from dme_migration.rules.terms import Terms

__all__ = ["Agreed", "Done", "Listed", "Planned", "Recorded"]

_MET: Final = Status.MET
_PENDING: Final = Status.PENDING

_RECORDED: Final = Names(("m", "m_on", "n", "n_on", "n_planned", "since"))
_DONE: Final = Names(("m", "m_on", "m_planned", "n", "n_on"))
_PLANNED: Final = Names(("m", "m_planned"))
_AGREED: Final = Names(("m", "m_on", "m_planned", "by", "lacking", "since", "day"))


@attrs.frozen
class Recorded(Present):
    """Want ``moment`` to have come on or before ``by``.

    ``counting_from`` admits only what came on or after another moment: a confirmation of the final extraction, not one
    of the TEST.
    """

    moment: str = attrs.field(validator=known_moment)
    by: str = attrs.field(kw_only=True, validator=known_moment)
    counting_from: str | None = attrs.field(default=None, kw_only=True, validator=known_moment)

    def bind(self, terms: Terms) -> Judge:  # noqa: ARG002 - reads no term
        """Give the judge."""
        return self._judge

    def _judge(self, s: Situation) -> Ruling:
        m, n = s.resolve(self.moment), s.resolve(self.by)
        since = None
        if self.counting_from is not None:
            since = s.actual(self.counting_from)
            if since is None:
                return self._without_anchor(s, m, n)
        m_on = s.actual(m) if since is None else confirmed_on(s, m, since=since)
        n_on = s.actual(n)
        facts = (_RECORDED, m, m_on, n, n_on, s.planned(n), since)
        if m_on is not None and (n_on is None or m_on <= n_on):
            return ruled((_MET, "recorded", facts, True, None, None, None, ()))
        if m_on is None and (obstacle := s.obstacle(m)) and n_on is not None:
            return Ruling(Status.UNDETERMINED, "recorded-unknown", facts, missing=obstacle)
        if n_on is not None:
            return Ruling(Status.BREACHED, "recorded-too-late", facts, final=True)
        if s.has_passed(n):
            return Ruling(Status.BREACHED, "recorded-passed", facts)
        return ruled((_PENDING, "recorded-awaited", facts, False, None, None, None, ()))

    def _without_anchor(self, s: Situation, m: str, n: str) -> Ruling:
        anchor = str(self.counting_from)
        facts = (("m", m), ("n", n), ("anchor", anchor), ("n_planned", s.planned(n)))
        if s.has_passed(n):
            return Ruling(Status.UNDETERMINED, "anchor-hole", facts, missing=(s.journal_path(anchor),))
        return Ruling(Status.PENDING, "anchor-awaited", facts)

    def implied_order(self) -> tuple[tuple[str, str], ...]:
        """Imply that the moment comes before ``by``."""
        return ((self.moment, self.by),)

    def edges(self, terms: Terms) -> tuple[Edge, ...]:
        """Give the order that the condition implies."""
        return (Edge(a=self.moment, b=self.by, at_least=True, delay=bound_delay(None, terms, maximum=False)),)

    def reads(self) -> frozenset[str]:
        """Read both moments, and the one counted from."""
        return frozenset({self.moment, self.by} | ({self.counting_from} if self.counting_from else set()))

    def mutants(self) -> Iterator[Condition]:
        """Yield the swapped moments, the act without its limit, and the count from anywhere."""
        yield Recorded(self.by, by=self.moment)
        yield Done(self.moment, once=self.by)
        if self.counting_from is not None:
            yield attrs.evolve(self, counting_from=None)


@attrs.frozen
class Done(Present):
    """Want ``moment`` to have happened once ``once`` has; an order row judges the order of their days."""

    moment: str = attrs.field(validator=known_moment)
    once: str = attrs.field(kw_only=True, validator=known_moment)

    def bind(self, terms: Terms) -> Judge:  # noqa: ARG002 - reads no term
        """Give the judge."""
        return self._judge

    def _judge(self, s: Situation) -> Ruling:
        m, n = s.resolve(self.moment), s.resolve(self.once)
        m_on, n_on = s.actual(m), s.actual(n)
        facts = (_DONE, m, m_on, s.planned(m), n, n_on)
        if m_on is not None:
            return ruled((_MET, "done", facts, True, None, None, None, ()))
        if s.has_passed(n):
            return Ruling(Status.BREACHED, "not-done", facts)
        return ruled((_PENDING, "done-awaited", facts, False, None, None, None, ()))

    def implied_order(self) -> tuple[tuple[str, str], ...]:
        """Imply that the act comes before what needs it."""
        return ((self.moment, self.once),)

    def edges(self, terms: Terms) -> tuple[Edge, ...]:
        """Give the order that the condition implies."""
        return (Edge(a=self.moment, b=self.once, at_least=True, delay=bound_delay(None, terms, maximum=False)),)

    def reads(self) -> frozenset[str]:
        """Read both moments."""
        return frozenset({self.moment, self.once})

    def mutants(self) -> Iterator[Condition]:
        """Yield the swapped moments, and the act that must also come in time."""
        yield attrs.evolve(self, moment=self.once, once=self.moment)
        yield Recorded(self.moment, by=self.once)


@attrs.frozen
class Planned(Present):
    """Want the schedule to give a day to ``moment``."""

    moment: str = attrs.field(validator=known_moment)

    def bind(self, terms: Terms) -> Judge:  # noqa: ARG002 - reads no term
        """Give the judge."""
        return self._judge

    def _judge(self, s: Situation) -> Ruling:
        planned = s.planned(self.moment)
        facts = (_PLANNED, s.resolve(self.moment), planned)
        if planned is not None:
            return ruled((_MET, "planned", facts, True, None, None, None, ()))
        return in_schedule(s, facts)

    def reads(self) -> frozenset[str]:
        """Read the schedule's milestone, and the delivery that makes its absence late."""
        return frozenset({f"schedule.milestones.{self.moment}", Moment.SCHEDULE_DELIVERY})

    def mutants(self) -> Iterator[Condition]:
        """Yield the milder one: listed, dated or not."""
        yield Listed(self.moment)


@attrs.frozen
class Listed(Present):
    """Want the schedule to hold ``moment``, dated or not: the text asks for the activity."""

    moment: str = attrs.field(validator=known_moment)

    def bind(self, terms: Terms) -> Judge:  # noqa: ARG002 - reads no term
        """Give the judge."""
        return self._judge

    def _judge(self, s: Situation) -> Ruling:
        facts = (_PLANNED, s.resolve(self.moment), s.planned(self.moment))
        if s.timeline.listed(s.resolve(self.moment)):
            return Ruling(Status.MET, "listed", facts, final=True)
        return in_schedule(s, facts, what="listed")

    def reads(self) -> frozenset[str]:
        """Read the schedule's milestone, and the delivery that makes its absence late."""
        return frozenset({f"schedule.milestones.{self.moment}", Moment.SCHEDULE_DELIVERY})

    def mutants(self) -> Iterator[Condition]:
        """Yield the stricter one: dated."""
        yield Planned(self.moment)


@attrs.frozen
class Agreed(Present):
    """Want every party of ``by`` to have agreed to the planned day of ``moment``, since it was last moved."""

    moment: str = attrs.field(validator=known_moment)
    by: tuple[Party, ...] = attrs.field(kw_only=True, validator=values.tuple_of(Party))

    def bind(self, terms: Terms) -> Judge:  # noqa: ARG002 - reads no term
        """Give the judge."""
        return self._judge

    def _judge(self, s: Situation) -> Ruling:
        m = s.resolve(self.moment)
        planned, actual = s.planned(m), s.actual(m)
        if planned is None:
            status, missing = s.unknown([m])
            why = "agreed-unknown" if status is Status.UNDETERMINED else "agreed-undated"
            return Ruling(status, why, (("m", m), ("by", self.by)), missing=missing)
        day = actual if actual is not None else planned
        since = s.timeline.last_revision(m, day)
        given = [a.by for a in s.timeline.agreements(m) if a.given_on <= day and (since is None or a.given_on >= since)]
        voices = s.parties_of(given)
        lacking = tuple([party for party in self.by if party not in voices])
        facts = (_AGREED, m, actual, planned, self.by, lacking, since, day)
        final = actual is not None
        if not lacking:
            return Ruling(Status.MET, "agreed", facts, final=final, due_on=day)
        if final or s.day > planned:
            return Ruling(Status.BREACHED, "not-agreed", facts, final=final, due_on=day)
        return Ruling(Status.PENDING, "agreed-awaited", facts, due_on=planned)

    def reads(self) -> frozenset[str]:
        """Read the milestone and its agreements."""
        return frozenset({self.moment, f"schedule.milestones.{self.moment}.agreements"})

    def mutants(self) -> Iterator[Condition]:
        """Yield the condition less one party each."""
        for party in self.by:
            if len(self.by) > 1:
                yield attrs.evolve(self, by=tuple(other for other in self.by if other is not party))
