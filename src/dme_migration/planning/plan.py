"""A plan: every step dated, compliant by the evaluator that judges, with what fixed each day.

`plan` proposes the earliest schedule; over a delivered one, the least compliant schedule that is nowhere earlier, so
that what slipped moves the rest no more than it must.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import combinations
from types import MappingProxyType
from typing import Any

import attrs

from dme_migration.calendar import BusinessCalendar
from dme_migration.calendar.days import plain_day
from dme_migration.errors import CalendarError, InfeasibleScheduleError, InvalidValueError
from dme_migration.model.case import MigrationCase
from dme_migration.model.moments import Moment, is_milestone
from dme_migration.model.schedule import Schedule
from dme_migration.planning.conflicts import minimal_conflict
from dme_migration.planning.draft import Draft
from dme_migration.planning.durations import Durations
from dme_migration.planning.network import Cause, Clash, Network, Solution
from dme_migration.planning.writing import Ask, Move, asks_of, moves_of, redrawn_of, schedule_of
from dme_migration.rules.condition import Edge
from dme_migration.rules.derived import authorization_in_order
from dme_migration.rules.evaluator import Evaluator
from dme_migration.rules.names import nearest
from dme_migration.rules.obligation import Obligation

__all__ = ["Difference", "Plan", "plan"]

_DURATIONS, _SHARED = Durations(), Evaluator()


@attrs.frozen(kw_only=True)
class Difference:
    """A step that two plans date differently."""

    milestone: str
    before: date | None
    after: date | None


@attrs.frozen(kw_only=True, eq=False)
class Plan:
    """A schedule proposed on a day, and the room around it.

    ``days``, ``earliest`` and ``latest`` date every step; the sessions stand as ``validation_session#1`` and so on.
    ``assumptions`` name what must precede the clock and is missing, taken to come on the day of planning, and the
    journal entries that later ones imply, taken to have come on their planned day.
    ``dropped`` names the recommendations that no schedule keeps; ``kept_order`` is false when no schedule is nowhere
    earlier than the delivered one.
    """

    case: MigrationCase
    as_of: date
    days: Mapping[str, date]
    earliest: Mapping[str, date]
    latest: Mapping[str, date]
    critical_path: tuple[str, ...]
    assumptions: tuple[str, ...]
    dropped: tuple[str, ...]
    latest_transmission: date | None
    kept_order: bool
    durations: Durations
    moved: tuple[Move, ...]
    asks: tuple[Ask, ...]
    schedule: Schedule
    _evaluator: Evaluator = attrs.field(repr=False, alias="evaluator")
    _network: Network = attrs.field(repr=False, alias="network")
    _why: Mapping[str, tuple[Cause, str | None]] = attrs.field(repr=False, alias="why")

    def __reduce__(self) -> tuple[object, ...]:
        fields = {
            field.alias: dict(value) if isinstance(value := getattr(self, field.name), MappingProxyType) else value
            for field in attrs.fields(Plan)
        }
        return _restored, (fields,)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Plan):
            return NotImplemented
        return self._identity() == other._identity()

    def __hash__(self) -> int:
        return hash((self.case, self.as_of, tuple(self.days.items())))

    def _identity(self) -> tuple[object, ...]:
        days = tuple(tuple(each.items()) for each in (self.days, self.earliest, self.latest))
        return self.case, self.as_of, days, self.durations, self.asks, self.dropped, self._evaluator

    @property
    def calendar(self) -> BusinessCalendar:
        """Give the calendar that counted."""
        return self._evaluator.calendar

    def slack(self, milestone: str) -> tuple[int, int]:
        """Count how much later a step may come, the end kept: calendar days, business days."""
        day, last = self._planned(milestone), self.latest[milestone]
        return (last - day).days, self._evaluator.calendar.count(after=day, through=last)

    def binding(self, milestone: str) -> tuple[Cause, ...]:
        """Name what keeps a step from coming earlier: obligations, durations, wished days, facts."""
        day = self._planned(milestone)
        tight = [self._why[milestone][0]]
        node = self._network.nodes[milestone]
        for link in self._network.links:
            try:
                if link.at_least and link.b == milestone:
                    reached = link.f(self._day(link.a))
                elif not link.at_least and link.a == milestone:
                    reached = link.f.up(self._day(link.b))
                else:
                    continue
            except CalendarError:
                continue
            if reached <= day and node.allowed.forward(reached) == day:
                tight.append(link.cause)
        return tuple(dict.fromkeys(tight))

    def _planned(self, milestone: str) -> date:
        if milestone not in self.days:
            raise InvalidValueError(f"{milestone} is not in the plan" + nearest(milestone, self.days))
        return self.days[milestone]

    def _day(self, name: str) -> date:
        return self.days[name] if name in self.days else self._network.nodes[name].low

    @property
    def first_withdrawal(self) -> date | None:
        """Give the first day on which access to the old EMR may be withdrawn."""
        return self.earliest.get(Moment.LEGACY_ACCESS_WITHDRAWAL)

    def diff(self, other: Plan) -> tuple[Difference, ...]:
        """List the steps that another plan dates differently."""
        return tuple(
            Difference(milestone=name, before=self.days.get(name), after=other.days.get(name))
            for name in dict.fromkeys((*self.days, *other.days))
            if self.days.get(name) != other.days.get(name)
        )


def _restored(fields: dict[str, Any]) -> Plan:
    values: dict[str, Any] = {n: MappingProxyType(v) if isinstance(v, dict) else v for n, v in fields.items()}
    return Plan(**values)


def plan(
    case: MigrationCase,
    *,
    as_of: date,
    fixed: Mapping[str, date] | None = None,
    durations: Durations | None = None,
    evaluator: Evaluator | None = None,
    cutover_weekdays: frozenset[int] | None = None,
    extra_delay: bool = False,
) -> Plan:
    """Propose a compliant schedule.

    ``fixed`` holds wished days by milestone. ``durations`` replaces our default activities, which over a delivered
    schedule never stretch what the parties agreed on. ``cutover_weekdays`` holds the weekdays wished for the cutover
    (0 is Monday), weekends allowed. ``extra_delay`` lets a request for additional data pass the standard limits: the
    plan then asks for the notice to the client.

    Raises:
        InfeasibleScheduleError: no schedule fits; ``conflicts`` is a minimal set of causes that contradict each other.
        InvalidValueError: a wished day of what is no step of the plan, or has taken place; no weekday for the cutover.
        CalendarError: ``as_of`` is a naive instant, or a wished day is no day.
    """
    if cutover_weekdays is not None and not set() < cutover_weekdays <= set(range(7)):
        raise InvalidValueError(f"cutover_weekdays holds some of 0 (Monday) to 6 (Sunday), got {set(cutover_weekdays)}")
    evaluator = _SHARED if evaluator is None else evaluator
    wished = _wished(fixed or {})
    situation, rows = evaluator.binding(case, as_of=as_of)
    edges = tuple((obligation, edge) for obligation, each in rows for edge in each)
    draft = Draft(
        situation=situation,
        edges=edges,
        fixed=wished,
        durations=_DURATIONS if durations is None else durations,
        cutover_weekdays=cutover_weekdays,
        extra_delay=extra_delay,
        binding=tuple(obligation for obligation, _ in rows),
        own_steps=tuple(m for m in (*situation.timeline.scheduled(), *wished, *_linked(edges)) if m.startswith("x-")),
    )
    _refuse_idle_wishes(draft)
    kept, dropped, network, solution, floors = _solved(draft)
    free = kept.network(floors=False) if floors else network
    earliest = free.earliest() if floors else solution
    latest = free.held(_ends(network, solution)).latest()
    if isinstance(earliest, Clash) or isinstance(latest, Clash):  # pragma: no cover - a schedule was found
        raise InfeasibleScheduleError(())
    steps = draft.milestones
    days = {name: solution.days[name] for name in steps}
    path = _path(days, solution)
    assumptions = _assumptions(draft)
    moved, redrawn = moves_of(draft, days, solution), redrawn_of(draft, days, solution)
    return Plan(
        case=case,
        as_of=situation.day,
        days=MappingProxyType(days),
        earliest=MappingProxyType({name: earliest.days[name] for name in steps}),
        latest=MappingProxyType({name: latest.days[name] for name in steps}),
        critical_path=path,
        assumptions=assumptions,
        dropped=dropped,
        latest_transmission=_latest_transmission(kept),
        kept_order=floors or not draft.delivered,
        durations=draft.durations,
        moved=moved,
        asks=asks_of(draft, solution.days, moved, assumptions, redrawn),
        schedule=schedule_of(draft, days, (*moved, *redrawn), solution.days[Moment.CLOCK_START]),
        evaluator=evaluator,
        network=network,
        why=MappingProxyType(solution.why),
    )


def _wished(fixed: Mapping[str, date]) -> dict[str, date]:
    wished = {}
    for name, day in fixed.items():
        milestone, _, place = str(name).partition("#")
        if not is_milestone(milestone):
            raise InvalidValueError(f"{name} is not a milestone: no day can be wished for it")
        first_session = milestone == Moment.VALIDATION_SESSION and not place
        wished[f"{milestone}#1" if first_session else str(name)] = plain_day(day)
    return wished


def _refuse_idle_wishes(draft: Draft) -> None:
    """Refuse a wish that the plan would pass over in silence."""
    for name in draft.fixed:
        if name not in draft.milestones:
            raise InvalidValueError(f"{name} is no step of this plan: no day can be wished for it")
        if draft.is_past(name):
            raise InvalidValueError(f"{name} has taken place: no other day can be wished for it")


def _linked(edges: Iterable[tuple[Obligation, Edge]]) -> Iterator[str]:
    for _, edge in edges:
        yield from (edge.a, edge.b)


def _solved(draft: Draft) -> tuple[Draft, tuple[str, ...], Network, Solution, bool]:
    """Keep the recommendations while a schedule exists with them; else drop the fewest, the last of the text first."""
    recommended = draft.recommended()
    for floors in (True, False) if draft.delivered else (False,):
        for count in range(len(recommended) + 1):
            if count == 1 and isinstance(draft.duties().network(floors=floors).earliest(), Clash):
                break  # nothing that yields is to blame
            for dropped in combinations(reversed(recommended), count):
                kept = draft.but(dropped) if dropped else draft
                network = kept.network(floors=floors)
                solution = network.earliest()
                if isinstance(solution, Solution):
                    return kept, tuple(i for i in recommended if i in dropped), network, solution, floors
    raise InfeasibleScheduleError(minimal_conflict(draft.duties()))


def _ends(network: Network, solution: Solution) -> dict[str, date]:
    """Hold the steps that nothing follows where they are planned: the end of the plan."""
    followed = {link.a for link in network.links if link.at_least}
    return {name: solution.days[name] for name in network.nodes if name not in followed}


def _path(days: Mapping[str, date], solution: Solution) -> tuple[str, ...]:
    last = max(days, key=lambda name: days[name])
    path: list[str] = []
    name: str | None = last
    while name is not None and name not in path:
        path.append(name)
        name = solution.why[name][1]
    return tuple(reversed([name for name in path if name in days]))


def _assumptions(draft: Draft) -> tuple[str, ...]:
    s = draft.situation
    missing = [f"journal.{name.partition('#')[0]}" for name, past in draft.past.items() if past.kind == "hole"]
    if s.actual(Moment.VENDOR_NOTICE) is None and Moment.VENDOR_NOTICE in _linked(draft.edges):
        missing.append(str(Moment.VENDOR_NOTICE))
    if s.actual(Moment.CLOCK_BASE) is not None:
        return tuple(missing)
    missing += [str(m) for m in (Moment.AUTHORIZATION, Moment.SIGNATURE, Moment.TRANSMISSION) if s.actual(m) is None]
    if s.actual(Moment.AUTHORIZATION) is not None and authorization_in_order(s) is None:
        missing.append(str(Moment.AUTHORIZATION))
    return tuple(missing)


def _latest_transmission(draft: Draft) -> date | None:
    if draft.situation.actual(Moment.CLOCK_BASE) is not None or not draft.fixed:
        return None
    latest = draft.network(floors=False, sent_later=True).latest()
    if isinstance(latest, Clash):
        return None
    day = latest.days[Moment.CLOCK_BASE]
    return day if day < draft.horizon and latest.why[Moment.CLOCK_BASE][1] is not None else None
