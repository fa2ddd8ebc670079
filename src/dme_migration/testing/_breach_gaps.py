"""Breaches of the conditions that relate two days, derived from the conditions themselves.

An order is broken by asking the planner's own network for the opposite: the second step stays where it is, the first
comes later than it, and whatever else is asked for moves along. A limit is passed by the same map that counts it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

import attrs
from hypothesis.errors import InvalidArgument

from dme_migration.calendar import DayMap
from dme_migration.calendar.daymap import ShiftMap
from dme_migration.model import MigrationCase, Moment, NoticePeriod, Schedule, VendorNotice
from dme_migration.planning import Cause
from dme_migration.planning.network import AllowedDays, Link, Network, Node, Solution
from dme_migration.rules import Gap
from dme_migration.rules.gaps import Basis, Extension
from dme_migration.rules.limits import Figure, bound_delay
from dme_migration.rules.presence import Done, Recorded
from dme_migration.testing._scene import ONE_DAY, Scene, Showing, asked
from dme_migration.testing._story import Story, session_steps

__all__ = ["breach_gap", "passed_limit"]

_MOST: Final = 30
"""The days by which an order is broken, or a limit passed, at most."""


def breach_gap(scene: Scene, gap: Gap) -> Showing:
    """Showing a gap between two moments."""
    if gap.b == Moment.CONTRACT_END:
        return _contract_ends_too_soon(scene)
    if gap.at_most is not None:
        return _too_late(scene, gap)
    return _order_broken(scene, gap) if gap.is_order else _too_soon(scene, gap)


# Orders


def _order_broken(scene: Scene, gap: Gap) -> Showing:
    story, a, b = scene.story, scene.step(gap.after), scene.step(gap.b)
    margin = scene.margin(_MOST)
    days = _broken(scene, gap, margin)
    way = scene.pick("drawn up", "delivered", "delivered", "done")
    if way == "drawn up":
        return _drawn_up(scene, days, a, b)
    if way == "done" and gap.basis is Basis.BOTH and (late := _done_otherwise(scene, days)) is not None:
        return Showing(late.whole(), ((max(on for step, on in days.items() if on != story.planned[step]), None),))
    case = story.on_days(days, days).whole()
    ahead, after = (story.told_on, days[b] - ONE_DAY), (days[a], None)
    twice = [o for o, edge in scene.edges if isinstance(o.requires, Done | Recorded) and scene.pair(edge) == (a, b)]
    if not twice:
        return Showing(case, ((story.told_on, None),))
    # The act itself is asked for once the other has come: what happens in between is that row's business.
    if gap.basis is Basis.PLAN and any(isinstance(o.requires, Recorded) for o in twice):
        return Showing(case, (ahead,))
    return Showing(case, (ahead, after))


def _broken(scene: Scene, gap: Gap, margin: int) -> dict[str, date]:
    """Put the first step after the second by a margin, or by the greatest one for which there is room."""
    story, a, b = scene.story, scene.step(gap.after), scene.step(gap.b)
    # Where the days that were drawn leave no room, the steps follow each other as closely as the text lets them.
    closely = _pushed(scene, dict.fromkeys(story.planned, story.told_on), a, story.told_on, None)
    for days in (story.planned, closely or story.planned):
        for days_late in range(margin, 0, -1):
            moved = _pushed(scene, days, a, days[b] + timedelta(days=days_late), (a, b))
            if moved is not None:
                return moved
    raise InvalidArgument(f"{scene.obligation.id}: no migration has room for {b} before {a}")


def _drawn_up(scene: Scene, days: Mapping[str, date], *steps: str) -> Showing:
    """Write the days of some steps into a schedule that is still being drawn up: what it lacks is not late yet."""
    story = scene.story
    last = scene.situation.last_day_for_schedule
    schedule = story.on_days({step: days[step] for step in steps}, {}).schedule()
    drawn_up = Schedule(starts_on=schedule.starts_on, milestones=schedule.milestones)
    return Showing(MigrationCase(request=story.request, schedule=drawn_up), ((story.sent_on, last),))


def _done_otherwise(scene: Scene, days: Mapping[str, date]) -> Story | None:
    """Do on these days what was promised for others; `None` where that alone would be another breach."""
    story = scene.story
    if any(_planned_day_counts(scene, step) and on != story.planned[step] for step, on in days.items()):
        return None
    return story.on_days(_promised_all_the_same(scene, days), days)


def _promised_all_the_same(scene: Scene, days: Mapping[str, date]) -> dict[str, date]:
    # A minimum binds what is still ahead: with 90 days to come, a promise that stood would be in breach already.
    floors = {
        scene.node(o.requires.b)
        for o, edge in scene.edges
        if isinstance(o.requires, Gap) and o.requires.at_least and scene.node(edge.a) in days
    }
    return {
        step: days[step] if step in floors and not _planned_day_counts(scene, step) else on
        for step, on in scene.story.planned.items()
    }


def _planned_day_counts(scene: Scene, step: str) -> bool:
    return any(
        isinstance(o.requires, Gap) and o.requires.extension is Extension.PLANNED_DAY and o.requires.b == step
        for o in scene.evaluator.rulebook
    )


# Limits


def _too_soon(scene: Scene, gap: Gap) -> Showing:
    story, a, b = scene.story, scene.step(gap.after), scene.step(gap.b)
    minimum = _limit(scene, gap)
    drawn_up = scene.pick(True, False, False)
    a_on = _day_that_tells(scene, minimum, a, b) if drawn_up else story.planned[a]
    first = minimum(a_on)
    soon = story.replanned(**{a: a_on, b: first - timedelta(days=scene.margin((first - a_on).days))})
    return _drawn_up(scene, soon.planned, a, b) if drawn_up else Showing(soon.whole(), ((story.told_on, None),))


def _day_that_tells(scene: Scene, minimum: DayMap, a: str, b: str) -> date:
    """Find the day, near the one drawn, from which this minimum is the longest there is of the same two steps."""
    planned, others = scene.story.planned[a], []
    for obligation, edge in scene.edges:
        bound = edge.delay(scene.situation)
        if obligation.id != scene.obligation.id and scene.pair(edge) == (a, b) and edge.at_least and bound is not None:
            others.append(bound[1])
    near = (planned + timedelta(days=n) for n in (0, *range(-1, (scene.story.sent_on - planned).days, -1)))
    working = scene.evaluator.calendar.is_business_day
    return next((d for d in near if working(d) and all(other(d) < minimum(d) for other in others)), planned)


def _too_late(scene: Scene, gap: Gap) -> Showing:
    story, b = scene.story, scene.step(gap.b)
    limit = _limit(scene, gap)(_anchor(scene, gap))
    if gap.extension is Extension.PLANNED_DAY:
        limit = max(limit, story.planned[b])
    days = _passed(scene, b, limit, scene.margin(_MOST))
    if gap.basis is Basis.PLAN:
        if scene.pick(True, False, False):
            return _drawn_up(scene, days, b)
        return Showing(story.on_days(days, days).whole(), ((story.told_on, limit),))
    late = story.on_days(days, days)
    if gap.extension is Extension.PLANNED_DAY:
        late = story.on_days(_promised_all_the_same(scene, days), days)
    elif scene.pick(False, False, True):
        # Promised in time: until it comes, what is late is also what was not kept.
        before = max(limit + ONE_DAY, days[b] - ONE_DAY)
        return Showing(story.on_days({**days, b: story.planned[b]}, days).whole(), ((limit + ONE_DAY, before),))
    return Showing(late.whole(), ((limit + ONE_DAY, None),))


def passed_limit(scene: Scene, moment: str, figure: str) -> tuple[dict[str, date], date]:
    """Put a step past a limit that counts from the clock; give the days of all steps, and the limit."""
    origin = scene.situation.actual(Moment.CLOCK_ORIGIN)
    if origin is None:
        raise InvalidArgument(f"{scene.obligation.id}: the clock of the migrations that are drawn has not started")
    terms = scene.situation.terms
    limit = Figure(figure).delay(terms, maximum=True).bind(terms.calendar)(origin)
    return _passed(scene, scene.step(moment), limit, scene.margin(_MOST)), limit


def _passed(scene: Scene, b: str, limit: date, margin: int) -> dict[str, date]:
    for days_late in range(margin, 0, -1):
        moved = _pushed(scene, scene.story.planned, b, limit + timedelta(days=days_late), None)
        if moved is not None:
            return moved
    raise InvalidArgument(f"{scene.obligation.id}: no migration has room for {b} after {limit}")


def _anchor(scene: Scene, gap: Gap) -> date:
    known = scene.situation.actual(gap.after)
    return known if known is not None else scene.story.planned[scene.step(gap.after)]


def _limit(scene: Scene, gap: Gap) -> DayMap:
    """Bind the limit as the judge does."""
    bound = bound_delay(gap.limit, scene.situation.terms, maximum=gap.at_most is not None)(scene.situation)
    if bound is None:
        raise InvalidArgument(f"{scene.obligation.id}: the migrations that are drawn do not say its limit")
    return bound[1]


def _contract_ends_too_soon(scene: Scene) -> Showing:
    story, contract = scene.story, scene.request.contract
    if contract is None or contract.notice_period is None or scene.request.vendor_notice is None:
        raise InvalidArgument(f"{scene.obligation.id}: no contract asks for a notice")
    period = NoticePeriod(days=30) if contract.notice_period.is_none else contract.notice_period
    told_late = scene.pick(False, False, True)
    notified = story.sent_on if told_late else scene.request.vendor_notice.given_on
    first = period.delay.bind(scene.evaluator.calendar)(notified)
    ends_on = first - timedelta(days=scene.margin((first - notified).days))
    case = asked(
        story.whole(),
        contract=attrs.evolve(contract, notice_period=period, ends_on=ends_on),
        vendor_notice=None if told_late else VendorNotice(given_on=notified),
    )
    if told_late:
        # Once the source is cut over, that nobody told its vendor is another duty's business.
        return Showing(case, ((story.sent_on, story.actual[Moment.SOURCE_CUTOVER] - ONE_DAY),))
    return Showing(case, ((story.sent_on, None),))


# What else moves


def _pushed(
    scene: Scene, days: Mapping[str, date], step: str, to: date, broken: tuple[str, str] | None
) -> dict[str, date] | None:
    """Move a step to a day at least, and what follows it along; `None` when another duty forbids it.

    The obligation itself is left out, with those that fall along with it by necessity (``co_breaches``) and those that
    want the very pair that is ``broken``, or the very limit that is passed.
    """
    story, fallen = scene.story, {scene.obligation.id, *scene.obligation.co_breaches}
    situation = scene.situation
    far, cause = story.window.last, Cause("as_of", "as_of", story.told_on)
    business = AllowedDays(scene.evaluator.calendar.is_business_day)
    nodes = {
        name: Node(name, max(on, to) if name == step else on, far, cause, cause, business) for name, on in days.items()
    }
    sessions, cause_of_sessions = session_steps(days), Cause("duration", "session_spacing")
    links = [Link(a, b, True, ShiftMap(0), cause_of_sessions) for a, b in pairwise(sessions)]
    limits = _passed_limits(scene)
    for obligation, edge in scene.edges:
        pair = scene.pair(edge)
        bound = edge.delay(situation)
        if obligation.id in fallen or pair == broken or (pair, edge.at_least) in limits or bound is None:
            continue
        for name in pair:
            on = situation.actual(name) or situation.planned(name) if name not in nodes else None
            if on is not None:
                nodes[name] = Node(name, on, on, cause, cause, AllowedDays())
        if pair[0] in nodes and pair[1] in nodes:
            links.append(Link(*pair, edge.at_least, bound[1], Cause("obligation", obligation.id)))
    solution = Network(nodes, links).earliest()
    return {name: solution.days[name] for name in days} if isinstance(solution, Solution) else None


def _passed_limits(scene: Scene) -> set[tuple[tuple[str, str], bool]]:
    condition = scene.obligation.requires
    if isinstance(condition, Gap) and condition.at_most is not None:
        return {((scene.node(condition.after), scene.node(condition.b)), False)}
    return set()
