"""Laws of a plan: it breaches nothing, no step of it can move further, and two plans mix into compliant ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import chain
from types import MappingProxyType
from typing import Final

import attrs

from dme_migration.model import Period, Schedule
from dme_migration.planning import Cause, Plan, cause_in_words
from dme_migration.planning.network import Link, Network, Node, Solution
from dme_migration.rules import Assessment, Status
from dme_migration.testing._following import followed, known, milestone_of, with_assumed
from dme_migration.testing._laws_words import on, refuted
from dme_migration.text import Language, Text, joined

__all__ = ["assert_lattice", "assert_minimal", "assert_plan"]

_DAY: Final = timedelta(days=1)

_PLAN: Final = Text(
    fr="qui suit un plan jour par jour n'est jamais en manquement.",
    en="who follows a plan day by day is never in breach.",
)
_BREACHED: Final = Text(
    fr="Le {day}, {obligation} est un manquement que le plan du {planned} n'annonçait pas.",
    en="On {day}, {obligation} is a breach that the plan of {planned} did not announce.",
)
_MINIMAL: Final = Text(
    fr="aucune étape ne peut venir plus tôt, ni plus tard la fin étant tenue, sans manquement ni souhait contrarié.",
    en="no step can come sooner, nor later while the end is kept, without a breach or a wish crossed.",
)
_SOONER: Final = Text(
    fr="L'étape {step}, prévue le {day}, pourrait venir dès le {other}. {why}",
    en="The step {step}, planned for {day}, could come on {other} already. {why}",
)
_LATER: Final = Text(
    fr="L'étape {step}, au plus tard le {day}, pourrait venir encore le {other}. {why}",
    en="The step {step}, on {day} at the latest, could still come on {other}. {why}",
)
_NOTHING: Final = Text(fr="Rien ne l'en empêche.", en="Nothing keeps it from doing so.")
_ALONE: Final = Text(
    fr="Le planificateur dit que {causes} l'en empêche, mais qui le ferait ne serait pas en manquement.",
    en="The planner says that {causes} keeps it from doing so, but who did so would not be in breach.",
)
_LATTICE: Final = Text(
    fr="de deux calendriers de migration conformes, les plus petites et les plus grandes dates sont conformes.",
    en="of two compliant schedules, the earlier days and the later days are compliant.",
)
_MIXED: Final = Text(
    fr="Le {day}, {obligation} est un manquement de qui prend, de deux plans du {planned}, chaque date {pick}.",
    en="On {day}, {obligation} is breached by who takes, of two plans of {planned}, each {pick} day.",
)
_EARLIER: Final = Text(fr="la plus hâtive", en="earlier")
_LATEST: Final = Text(fr="la plus tardive", en="later")


def assert_plan(plan: Plan, *, language: Language | str | None = None) -> None:
    """Assert that who follows a plan day by day breaches nothing more than what was breached on the day of planning.

    Each step is done on its day, and what the plan assumes and asks for comes on the day of planning. The earliest
    schedule and the latest one are followed too. Recommendations that the plan says it drops are set apart.

    Raises:
        RefutedError: something else is breached on the way; the message tells the day, the obligation and why.

    >>> from dme_migration.model import MigrationCase, Request
    >>> from dme_migration.planning import plan
    >>> assert_plan(plan(MigrationCase(request=Request()), as_of=date(2026, 2, 2)))
    """
    __tracebackhide__ = True
    for days in (plan.days, plan.earliest, plan.latest):
        wrong = next(_new_breaches(plan, days), None)
        if wrong is not None:
            assessment, name = wrong
            raise refuted(
                _PLAN,
                _BREACHED,
                [(on(assessment.day), assessment[name])],
                language=language,
                day=assessment.day,
                obligation=name,
                planned=plan.as_of,
            )


def assert_minimal(plan: Plan, *, language: Language | str | None = None) -> None:
    """Assert that no step of a plan can move further alone: sooner in the plan, later in its latest schedule.

    What keeps a step from moving is a wish, a duration, a fact or the day of planning, or else an obligation: who
    moved it all the same is then in breach by the evaluator, unless a fact is missing without which it cannot tell.

    Raises:
        RefutedError: a step could move; the message tells which, from and to which day, and what the planner says.

    >>> from dme_migration.model import MigrationCase, Request
    >>> from dme_migration.planning import plan
    >>> assert_minimal(plan(MigrationCase(request=Request()), as_of=date(2026, 2, 2)))
    """
    __tracebackhide__ = True
    network = plan._network  # noqa: SLF001 - what the plan was made from
    followed_by = {link.a for link in network.links if link.at_least}
    held = network.held({step: day for step, day in plan.days.items() if step not in followed_by})
    _assert_stuck(plan, (network, network.earliest(), _sooner, _SOONER), language)
    _assert_stuck(plan, (held, held.latest(), _later, _LATER), language)


def assert_lattice(one: Plan, other: Plan, *, language: Language | str | None = None) -> None:
    """Assert that the earlier days, and the later days, of two plans of one case breach nothing more than they do.

    A plan that is in breach by itself is the affair of `assert_plan`. Two plans of a case differ by their durations or
    wishes; this law is what makes one earliest schedule exist.

    Raises:
        RefutedError: a mixture is in breach; the message tells the day, the obligation and why.

    >>> from dme_migration.calendar import BusinessDays
    >>> from dme_migration.model import MigrationCase, Request
    >>> from dme_migration.planning import Durations, plan
    >>> case, day = MigrationCase(request=Request()), date(2026, 2, 2)
    >>> slow = Durations(preparation=BusinessDays(9), reception=BusinessDays(0))
    >>> assert_lattice(plan(case, as_of=day), plan(case, as_of=day, durations=slow))
    """
    __tracebackhide__ = True
    for which, pick in ((_EARLIER, min), (_LATEST, max)):
        days = {step: pick(day, other.days[step]) for step, day in one.days.items() if step in other.days}
        mixed = tuple(_new_breaches(one, days))
        # What one of the two breaches by itself is no fault of the mixture: `assert_plan` tells of that.
        alone = {name for each in (one, other) for _, name in _new_breaches(each, each.days)} if mixed else set()
        for assessment, name in mixed:
            if name not in alone and name not in other.dropped:
                raise refuted(
                    _LATTICE,
                    _MIXED,
                    [(on(assessment.day), assessment[name])],
                    language=language,
                    day=assessment.day,
                    obligation=name,
                    planned=one.as_of,
                    pick=which,
                )


def _sooner(node: Node, day: date) -> date | None:
    other = node.allowed.backward(day - _DAY)
    return other if other >= node.low else None


def _later(node: Node, day: date) -> date | None:
    other = node.allowed.forward(day + _DAY)
    return other if other <= node.high else None


_Ways = tuple[Network, object, Callable[[Node, date], date | None], Text]
"""A network, its solution, which way its steps are moved, and what is told of one that could."""


def _assert_stuck(plan: Plan, ways: _Ways, language: Language | str | None) -> None:
    __tracebackhide__ = True
    network, solution, move, seen = ways
    if not isinstance(solution, Solution):
        return  # over a delivered schedule, what was planned may have no latest one
    before = _broken_already(plan)
    for step in plan.days:
        day = solution.days[step]
        other = move(network.nodes[step], day)
        if other is None:
            continue
        days = {**solution.days, step: other}
        links = (link for link in network.links if step in {link.a, link.b} and not _kept(link, days))
        causes = tuple(dict.fromkeys(link.cause for link in links))
        if any(cause.kind != "obligation" or cause.name in before for cause in causes):
            continue
        why = _NOTHING
        if causes:
            if _forbidden(plan, {name: days[name] for name in plan.days}, causes):
                continue
            why = _by(plan, causes)
        raise refuted(_MINIMAL, seen, language=language, step=step, day=day, other=other, why=why)


def _by(plan: Plan, causes: Iterable[Cause]) -> Text:
    book = plan._evaluator.rulebook  # noqa: SLF001 - the one that it was planned by
    said = {each: joined((cause_in_words(cause, book, each) for cause in causes), each) for each in Language}
    return Text(*(_ALONE.filled(each, causes=said[each]) for each in (Language.FR, Language.EN)))


def _kept(link: Link, days: Mapping[str, date]) -> bool:
    reached = link.f(days[link.a])
    return days[link.b] >= reached if link.at_least else days[link.b] <= reached


def _broken_already(plan: Plan) -> frozenset[str]:
    """Name what the plan can do nothing about: what is breached on the day of planning, and what it says it drops."""
    judge = plan._evaluator  # noqa: SLF001 - the one that it was planned by
    # A request that is not in order is in breach once it is sent: that is no plan's doing.
    assumed = with_assumed(known(plan.case, plan.as_of), plan)
    found = (_broken(judge.evaluate(case, as_of=plan.as_of)) for case in (plan.case, assumed))
    return frozenset(chain(plan.dropped, *found))


def _new_breaches(plan: Plan, days: Mapping[str, date]) -> Iterator[tuple[Assessment, str]]:
    """Follow these days instead of the plan's own, and give what is then breached of all that the plan could keep."""
    before = _broken_already(plan)
    for assessment in _day_by_day(plan, days):
        yield from ((assessment, name) for name in _broken(assessment) if name not in before)


def _forbidden(plan: Plan, days: Mapping[str, date], causes: Iterable[Cause]) -> bool:
    """Tell whether who follows these days is in breach, or cannot be told what forbids them for want of a fact."""
    if any(_new_breaches(plan, days)):
        return True
    *_, last = _day_by_day(plan, days)
    return any(last[cause.name].status is Status.UNDETERMINED for cause in causes)


def _day_by_day(plan: Plan, days: Mapping[str, date]) -> Iterator[Assessment]:
    judge = plan._evaluator  # noqa: SLF001 - the one that it was planned by
    case = followed(plan.case, _redated(plan, days))
    for n in range((max(days.values()) - plan.as_of).days + 2):
        yield judge.evaluate(case, as_of=plan.as_of + n * _DAY)


def _broken(assessment: Assessment) -> Iterable[str]:
    return (name for name, status in assessment.statuses.items() if status is Status.BREACHED)


def _redated(plan: Plan, days: Mapping[str, date]) -> Plan:
    if dict(days) == dict(plan.days):
        return plan
    return attrs.evolve(plan, days=MappingProxyType(dict(days)), schedule=_scheduled(plan.schedule, days))


def _scheduled(schedule: Schedule, days: Mapping[str, date]) -> Schedule:
    names = {milestone_of(step) for step in days}
    left = {name: iter([day for step, day in days.items() if milestone_of(step) == name]) for name in names}
    milestones = tuple(
        attrs.evolve(entry, on=next(left[entry.milestone], entry.on)) if entry.milestone in left else entry
        for entry in schedule.milestones
    )
    period, extraction = schedule.test_extraction_period, days.get("test_extraction")
    if period is not None and extraction is not None:  # the period goes with the day, as in a plan
        period = Period(from_=min(period.from_, extraction), through=max(period.through, extraction))
    return attrs.evolve(schedule, milestones=milestones, revisions=(), test_extraction_period=period)
