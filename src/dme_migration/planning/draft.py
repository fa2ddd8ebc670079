"""From a case and its rulebook to a network: what is fixed, what may move, and what links them.

What the journal holds is fixed, what the reader wishes is fixed, and nothing else falls before the day of planning.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Final

import attrs

from dme_migration.calendar import DayMap
from dme_migration.calendar.daymap import ShiftMap
from dme_migration.model.moments import MILESTONES, Moment
from dme_migration.model.parties import Objective
from dme_migration.model.values import FIRST_DAY, LAST_DAY
from dme_migration.planning.allowed import or_planned, weekdays
from dme_migration.planning.clock import clock_links
from dme_migration.planning.durations import Durations
from dme_migration.planning.granted import granted_days
from dme_migration.planning.limits import announced_limits, excused
from dme_migration.planning.names import NodeNames, session_name
from dme_migration.planning.network import AllowedDays, Cause, Link, Network, Node
from dme_migration.rules.condition import Edge
from dme_migration.rules.obligation import Modality, Obligation
from dme_migration.rules.presence import Done, Recorded
from dme_migration.rules.situation import BEFORE_SCHEDULE, Situation

__all__ = ["BEGINNING", "YEARS_AHEAD", "Draft"]

BEGINNING: Final = FIRST_DAY
YEARS_AHEAD: Final = 30
"""How far a plan looks: past it, there is no schedule."""
_CUTOVER_STEPS: Final = frozenset({Moment.SOURCE_CUTOVER, Moment.LEGACY_ACCESS_WITHDRAWAL})
_NOT_STEPS: Final = frozenset({*BEFORE_SCHEDULE, Moment.CONTRACT_END})
_DEFAULTS: Final = Durations()
_ANY_DAY: Final = AllowedDays()
_CLOCK: Final = (Moment.CLOCK_BASE, Moment.CLOCK_START, Moment.CLOCK_ORIGIN)


@attrs.frozen(kw_only=True, eq=False)
class Draft:
    """Everything that a plan is made from. ``excluded`` leaves causes out, to find which of them contradict."""

    situation: Situation
    edges: tuple[tuple[Obligation, Edge], ...]
    fixed: Mapping[str, date]
    durations: Durations
    cutover_weekdays: frozenset[int] | None
    extra_delay: bool
    binding: tuple[Obligation, ...] = ()
    own_steps: tuple[str, ...] = ()
    years_ahead: int = YEARS_AHEAD

    @property
    def day(self) -> date:
        """Give the day of planning."""
        return self.situation.day

    @cached_property
    def horizon(self) -> date:
        """Give the last day that a plan may hold."""
        return date(min(self.day.year + self.years_ahead, LAST_DAY.year), 12, 31)

    @cached_property
    def _today(self) -> Cause:
        return Cause("as_of", "as_of", self.day)

    @cached_property
    def _end(self) -> Cause:
        return Cause("horizon", "horizon", self.horizon)

    @cached_property
    def sessions(self) -> int:
        """Count the validation sessions: those held, planned or asked for, and two when nothing says."""
        timeline = self.situation.timeline
        held = timeline.times_held(Moment.VALIDATION_SESSION)
        if timeline.actual(Moment.QUALITY_APPROVAL) is not None:
            return max(held, 1)
        planned = len(timeline.planned_days(Moment.VALIDATION_SESSION, self.day))
        asked = self.durations.session_count
        if self.delivered:  # what was promised is held
            return max(held, planned, asked or 0) or 2
        return max(held, asked if asked is not None else planned or 2, 1)

    @cached_property
    def milestones(self) -> tuple[str, ...]:
        """Give the steps to date, in the order of the text, each session by its place."""
        timeline, names = self.situation.timeline, []
        dropped = self._dropped_steps()
        for milestone in (*MILESTONES, *dict.fromkeys(self.own_steps)):
            if milestone == Moment.VALIDATION_SESSION:
                names += [session_name(place) for place in range(1, self.sessions + 1)]
            elif milestone not in dropped or timeline.listed(milestone):
                names.append(str(milestone))
        return tuple(names)

    def _dropped_steps(self) -> frozenset[str]:
        s = self.situation
        no_cutover = s.terms.readings["patient-transfer"] == "no-cutover"
        transfer = s.request.objective is Objective.PATIENT_TRANSFER
        return _CUTOVER_STEPS if no_cutover and transfer else frozenset()

    def planned(self, name: str) -> date | None:
        """Give the day that the present schedule gives to a step."""
        if "#" not in name:
            return self.situation.planned(name)
        days = sorted(self.situation.timeline.planned_days(Moment.VALIDATION_SESSION, self.day))
        place = int(name.rpartition("#")[2])
        return days[place - 1] if place <= len(days) else None

    def actual(self, name: str) -> date | None:
        """Give the day that the journal gives to a step."""
        if "#" not in name:
            return self.situation.actual(name)
        held = sorted(e.on for e in self.situation.case.journal if e.milestone == Moment.VALIDATION_SESSION)
        held = [day for day in held if day <= self.day]
        place = int(name.rpartition("#")[2])
        return held[place - 1] if place <= len(held) else None

    @cached_property
    def past(self) -> Mapping[str, Cause]:
        """Give the steps and moments that have happened, or are taken to have, each with its day and why."""
        found: dict[str, Cause] = {}
        for name in (*self.milestones, *_CLOCK, Moment.VENDOR_NOTICE, Moment.CONTRACT_END):
            actual = self.actual(name)
            if actual is not None:
                found[name] = Cause("fact", name, actual)
            elif name not in _NOT_STEPS and (hole := self._hole(name)) is not None:
                found[name] = Cause("hole", name, hole)
        return found

    def _hole(self, name: str) -> date | None:
        # The journal holds a step that a duty places after this one: what is overtaken is not planned again.
        milestone = name.partition("#")[0]
        if not self.situation.timeline.journal or not self.situation.overtaken(milestone):
            return None
        planned = self.planned(name)
        return planned if planned is not None and planned <= self.day else self.situation.overtaken_on(milestone)

    def is_past(self, name: str, without: frozenset[Cause] = frozenset()) -> bool:
        """Tell whether a step has happened, or is taken to have, and that is not left out."""
        fact = self.past.get(name)
        return fact is not None and not (without and fact in without)

    @property
    def delivered(self) -> bool:
        """Tell whether a schedule was delivered, which a plan then moves no more than it must."""
        return self.situation.timeline.delivered_on is not None

    def network(self, *, floors: bool, without: frozenset[Cause] = frozenset(), sent_later: bool = False) -> Network:
        """Build the network; ``floors`` keeps every step where the delivered schedule put it, or later.

        What the clock lacks is taken to come on the day of planning, or at any time from it when ``sent_later``.
        """
        nodes = {node.name: node for node in self._nodes(floors=floors and self.delivered, without=without)}
        if sent_later:
            base = nodes[Moment.CLOCK_BASE]
            nodes[Moment.CLOCK_BASE] = base if base.low_cause.kind == "fact" else base._replace(high=self.horizon)
        announced = announced_limits(self.situation, self.edges, self.extra_delay)
        for name, high, cause in ((self.node(moment), day, cause) for moment, day, cause in announced):
            if name in nodes and cause not in without and not self.is_past(name, without):
                nodes[name] = nodes[name]._replace(high=min(high, nodes[name].high), high_cause=cause)
        for name, low, cause in granted_days(self, without):
            if name in nodes and cause not in without and low > nodes[name].low:
                nodes[name] = nodes[name]._replace(low=low, low_cause=cause)
        links = self._links(nodes, without)
        return Network(nodes, [link for link in links if link.cause not in without] if without else [*links])

    # Nodes

    def _nodes(self, *, floors: bool, without: frozenset[Cause]) -> Iterator[Node]:
        is_business_day = self.situation.terms.calendar.is_business_day
        business = AllowedDays(is_business_day)
        yield from self._clock(without)
        yield self._step(Moment.VENDOR_NOTICE, _ANY_DAY, None, without)
        end = self.situation.planned(Moment.CONTRACT_END)
        if self.situation.resolve(Moment.CONTRACT_END) == Moment.CONTRACT_END and end is not None:
            yield self._bounded(Moment.CONTRACT_END, Cause("fact", Moment.CONTRACT_END, end), without)
        for name in self.milestones:
            planned = self.planned(name)
            if name == Moment.SOURCE_CUTOVER and self.cutover_weekdays is not None:
                allowed = weekdays(self.cutover_weekdays, is_business_day)
            else:
                allowed = or_planned(business, planned)
            yield self._step(name, allowed, planned if floors else None, without)

    def _step(self, name: str, allowed: AllowedDays, floor: date | None, without: frozenset[Cause]) -> Node:
        if (past := self.past.get(name)) is not None:
            return self._bounded(name, past, without)
        today = self._today
        low, low_cause = (BEGINNING if without and today in without else self.day), today
        wish = self.fixed.get(name)
        if wish is not None and (cause := Cause("fixed", name, wish)) not in without:
            low, low_cause = (wish, cause) if wish >= low else (low, today)
            return Node(name, low, wish, low_cause, cause, _ANY_DAY)
        if floor is not None and floor > low:
            low, low_cause = floor, Cause("schedule", name, floor)
        return Node(name, low, self.horizon, low_cause, self._end, allowed)

    def _bounded(self, name: str, fact: Cause, without: frozenset[Cause]) -> Node:
        if fact in without or fact.day is None:
            return Node(name, BEGINNING, self.horizon, fact, fact, _ANY_DAY)
        return Node(name, fact.day, fact.day, fact, fact, _ANY_DAY)

    def _clock(self, without: frozenset[Cause]) -> Iterator[Node]:
        base = self.situation.actual(Moment.CLOCK_BASE)
        today, end = self._today, self._end
        for name in _CLOCK:
            known = self.past.get(name)
            if base is not None and known is not None:
                yield self._bounded(name, known, without)
            elif name == Moment.CLOCK_BASE and today not in without:
                yield Node(name, self.day, self.day, today, today, _ANY_DAY)
            else:
                yield Node(name, BEGINNING, self.horizon, today, end, _ANY_DAY)

    # Links

    def _links(self, nodes: Mapping[str, Node], without: frozenset[Cause]) -> Iterator[Link]:
        yield from clock_links(self.situation)
        facts = {name for name in nodes if self.is_past(name, without)}
        movable = self.situation.excusable
        for obligation, edge in self.edges:
            a, b = self.node(edge.a), self.node(edge.b)
            # What has happened is past mending: no plan is made from the order of two facts.
            if a not in nodes or b not in nodes or b in facts:
                continue
            if movable and excused(self.situation, obligation, edge, self.extra_delay):
                continue
            bound = edge.delay(self.situation)
            if bound is not None:
                yield Link(a, b, edge.at_least, bound[1], Cause("obligation", obligation.id))
        yield from self._skipped_links(nodes, facts)
        for name, a, b, f in self._activities():
            if a in nodes and b in nodes and b not in facts:
                yield Link(a, b, True, f, Cause("duration", name))

    def _skipped_links(self, nodes: Mapping[str, Node], facts: set[str]) -> Iterator[Link]:
        # A step that need not be taken shows as passed by those that order places after it, whether it binds or not.
        skipped = self._dropped_steps()
        for obligation, edge in self.edges if skipped else ():
            a, later = self.node(edge.a), self.situation.terms.order.by_order.get(edge.b, frozenset())
            if edge.b not in skipped or not isinstance(obligation.requires, Done | Recorded) or a not in nodes:
                continue
            for b in map(self.node, later):
                if b in nodes and b not in facts:
                    yield Link(a, b, True, ShiftMap(0), Cause("obligation", obligation.id))

    @cached_property
    def node(self) -> Callable[[str], str]:
        """Give the node of a moment: the step that a reading puts in its place, and which of the sessions."""
        return NodeNames(self.situation.resolve, self.sessions).__getitem__

    def _activities(self) -> Iterator[tuple[str, str, str, DayMap]]:
        calendar = self.situation.terms.calendar
        for name, a, b, delay in self.durations.between():
            f = delay.bind(calendar)
            if not self._agreed_on_less(name, self.node(a), self.node(b), f):
                yield name, self.node(a), self.node(b), f
        spacing = self.durations.session_spacing.bind(calendar)
        for place in range(1, self.sessions):
            a, b = session_name(place), session_name(place + 1)
            f = ShiftMap(0) if self._agreed_on_less("session_spacing", a, b, spacing) else spacing
            yield "session_spacing", a, b, f

    def _agreed_on_less(self, duration: str, a: str, b: str, f: DayMap) -> bool:
        # Our own default never stretches what the parties agreed on; a duration that the reader gave does.
        if not self.delivered or getattr(self.durations, duration) != getattr(_DEFAULTS, duration):
            return False
        planned_a = self.planned(a) if a != Moment.CLOCK_START else self.situation.actual(a)
        planned_b = self.planned(b)
        return planned_a is not None and planned_b is not None and planned_b < f(planned_a)

    def duties(self) -> Draft:
        """Keep the edges of the duties alone."""
        return attrs.evolve(self, edges=tuple(pair for pair in self.edges if pair[0].modality is Modality.MUST))

    def but(self, dropped: Collection[str]) -> Draft:
        """Leave out the edges of some obligations."""
        return attrs.evolve(self, edges=tuple(pair for pair in self.edges if pair[0].id not in dropped))

    def recommended(self) -> tuple[str, ...]:
        """Give the recommendations that give an edge, in the order of the text."""
        return tuple(dict.fromkeys(o.id for o, _ in self.edges if o.modality is Modality.SHOULD))
