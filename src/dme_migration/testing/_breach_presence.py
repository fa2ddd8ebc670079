"""Breaches of the conditions that want something to be there by the time that something else comes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Final

import attrs
from hypothesis.errors import InvalidArgument

from dme_migration.model import (
    Agreement,
    Channel,
    Confirmation,
    MigrationCase,
    Moment,
    Notice,
    NoticeAbout,
    Party,
    Schedule,
    ScheduledMilestone,
    Transmission,
    VendorNotice,
    same_address,
)
from dme_migration.rules.derived import CONFIRMATIONS
from dme_migration.rules.on_file import Filed, OnFile, SentTo
from dme_migration.rules.presence import Agreed, Done, Listed, Planned, Recorded
from dme_migration.testing._days import instant_at
from dme_migration.testing._following import milestone_of
from dme_migration.testing._scene import ONE_DAY, Scene, Showing, asked

__all__ = ["breach_presence", "not_by_then"]

Present = Recorded | Done | Planned | Listed | Agreed | SentTo | OnFile
_MOST: Final = 60


def breach_presence(scene: Scene, condition: Present) -> Showing:
    """Leave out what is wanted, or let it come too late."""
    match condition:
        case Planned(moment=moment):
            return _not_planned(scene, moment, listed=scene.pick(False, True))
        case Listed(moment=moment):
            return _not_planned(scene, moment, listed=False)
        case Done(moment=moment, once=once):
            return not_by_then(scene, moment, once)
        case Recorded():
            return _not_recorded(scene, condition)
        case Agreed():
            return _not_agreed(scene, condition)
        case SentTo():
            return _not_sent(scene, condition.party)
        case OnFile():
            return _not_on_file(scene, condition.fact)


# In the schedule


def _not_planned(scene: Scene, moment: str, *, listed: bool) -> Showing:
    story = scene.story
    milestone = milestone_of(scene.step(moment))
    case = story.whole()
    schedule = story.schedule()
    kept = tuple(entry for entry in schedule.milestones if entry.milestone != milestone)
    if listed:
        kept = (*kept, ScheduledMilestone(milestone=milestone))
    return Showing(case.with_schedule(attrs.evolve(schedule, milestones=kept)), ((story.told_on, None),))


def _not_agreed(scene: Scene, condition: Agreed) -> Showing:
    story, step = scene.story, scene.step(condition.moment)
    done_on = story.actual[step]
    silent = scene.pick(*condition.by)
    late = scene.pick(None, done_on + timedelta(days=scene.margin(_MOST)))

    def voices(agreements: Iterable[Agreement]) -> tuple[Agreement, ...]:
        others = tuple(each for each in agreements if not scene.situation.same_party(each.by, silent))
        return others if late is None else (*others, Agreement(by=silent, given_on=late))

    schedule = story.schedule()
    milestones = tuple(
        attrs.evolve(entry, agreements=voices(entry.agreements)) if entry.milestone == milestone_of(step) else entry
        for entry in schedule.milestones
    )
    case = story.whole().with_schedule(attrs.evolve(schedule, milestones=milestones))
    return Showing(case, ((done_on, None),))


def _not_on_file(scene: Scene, fact: Filed) -> Showing:
    story = scene.story
    case, schedule = story.whole(), story.schedule()
    begun = min(on for step, on in story.actual.items() if step != Moment.FLOW_ANALYSIS_MEETING)
    match fact:
        case Filed.COORDINATION:
            return Showing(case.with_schedule(attrs.evolve(schedule, coordinated_on=None)), ((story.told_on, None),))
        case Filed.EXTRACTION_PERIOD:
            bare = attrs.evolve(schedule, test_extraction_period=None)
            return Showing(case.with_schedule(bare), ((story.told_on, None),))
        case Filed.SCHEDULE | Filed.DELIVERY:
            nothing = fact is Filed.SCHEDULE
            if scene.draft.often():
                # Work began without it.
                kept = None if nothing else attrs.evolve(schedule, delivered_on=None)
                return Showing(attrs.evolve(case, schedule=kept), ((begun, None),))
            return _overdue(scene, None if nothing else Schedule(starts_on=schedule.starts_on))


def _overdue(scene: Scene, drawn_up: Schedule | None) -> Showing:
    """Let the 21st day pass without a schedule, the client being told of an extra delay: nothing else is late."""
    limit = scene.situation.last_day_for_schedule
    if limit is None:
        raise InvalidArgument(f"{scene.obligation.id}: the clock of the migrations that are drawn has not started")
    told = Notice(to=Party.CLIENT, about=NoticeAbout.EXTRA_DELAY, given_on=limit - timedelta(days=scene.pick(0, 7)))
    request = scene.story.request
    data = request.data
    if data is not None:
        data = attrs.evolve(data, choices=dict((*data.choices, (min(scene.situation.terms.grid.additional), True))))
    case = MigrationCase(request=attrs.evolve(request, data=data), schedule=drawn_up, notices=(told,))
    return Showing(case, ((limit + ONE_DAY, None),))


# Acts


def not_by_then(scene: Scene, moment: str, once: str) -> Showing:
    """Leave an act out, while what needs it comes."""
    story, steps, needing = scene.story, scene.steps(moment), scene.step(once)
    left = story.without_acts(*steps)
    if scene.draft.often():
        return Showing(left.whole(), ((story.actual[needing], None),))
    # The others are ahead of their schedule: on the very day of the act, all that needs it is done already.
    that_day = story.planned[steps[0]]
    ahead = {
        step: min(on, that_day) for step, on in left.actual.items() if story.planned[step] <= story.planned[needing]
    }
    if _too_early(scene, ahead):
        return Showing(left.whole(), ((story.actual[needing], None),))
    return Showing(story.on_days(story.planned, ahead).whole(), ((that_day, that_day),))


def _too_early(scene: Scene, days: Mapping[str, date]) -> bool:
    """Tell whether days that came early leave a notice too short."""
    for _, edge in scene.edges:
        a_on, b_on = scene.situation.actual(edge.a), days.get(scene.node(edge.b))
        bound = edge.delay(scene.situation)
        if edge.at_least and a_on is not None and b_on is not None and bound is not None and bound[1](a_on) > b_on:
            return True
    return False


def _not_recorded(scene: Scene, condition: Recorded) -> Showing:
    moment, by = condition.moment, condition.by
    if moment in CONFIRMATIONS:
        return _not_confirmed(scene, condition)
    if by == Moment.FIRST_TRANSMISSION:
        return _paper_missing(scene, moment)
    if moment == Moment.VENDOR_NOTICE:
        return _vendor_not_told(scene, by)
    if scene.draft.often():
        return not_by_then(scene, moment, by)
    story = scene.story
    too_late = story.actual[scene.step(by)] + timedelta(days=scene.margin(_MOST))
    late = {step: max(too_late, story.actual[step]) for step in scene.steps(moment)}
    return Showing(story.on_days(story.planned, {**story.actual, **late}).whole(), ((max(late.values()), None),))


def _not_confirmed(scene: Scene, condition: Recorded) -> Showing:
    case, of = scene.story.whole(), CONFIRMATIONS[condition.moment]
    wanted_by = scene.story.actual[scene.step(condition.by)]
    others = tuple(each for each in case.confirmations if each.of is not of)
    days: tuple[date | None, ...] = (None, wanted_by + timedelta(days=scene.margin(_MOST)))
    if condition.counting_from is not None:
        days = (*days, scene.story.actual[scene.step(condition.counting_from)] - timedelta(days=scene.margin(10)))
    given_on = scene.pick(*days)
    given = () if given_on is None else (Confirmation(of=of, given_on=given_on),)
    return Showing(attrs.evolve(case, confirmations=(*others, *given)), ((wanted_by, None),))


def _vendor_not_told(scene: Scene, by: str) -> Showing:
    wanted_by = scene.story.actual[scene.step(by)]
    given_on = scene.pick(None, wanted_by + timedelta(days=scene.margin(_MOST)))
    notice = None if given_on is None else VendorNotice(given_on=given_on)
    return Showing(asked(scene.story.whole(), vendor_notice=notice), ((wanted_by, None),))


def _paper_missing(scene: Scene, moment: str) -> Showing:
    story, request = scene.story, scene.request
    late = scene.pick(None, story.sent_on + timedelta(days=scene.margin(_MOST)))
    if moment == Moment.AUTHORIZATION:
        paper = request.authorization
        changed = asked(story.whole(), authorization=attrs.evolve(paper, signed_on=late) if paper and late else None)
    elif moment == Moment.SIGNATURE:
        last = request.signatures[-1]
        given = () if late is None else (attrs.evolve(last, signed_on=late),)
        changed = asked(story.whole(), signatures=(*request.signatures[:-1], *given))
    else:
        raise InvalidArgument(f"{scene.obligation.id}: {moment} is no paper of the request")
    return Showing(changed, ((story.sent_on, None),))


# Sendings


def _not_sent(scene: Scene, party: Party) -> Showing:
    story, address = scene.story, scene.situation.address(party)
    if address is None:
        raise InvalidArgument(f"{scene.obligation.id}: {party} has no address in the migrations that are drawn")
    case = readdressed(story.whole(), lambda recipient: not same_address(recipient, address))
    last = case.request.transmissions[-1]
    again = scene.pick(0, 1, 2, 3)
    if again == 0:
        return Showing(case, ((story.sent_on, None),))
    second = attrs.evolve(last, recipients=(address,))
    if again == 1:
        second = attrs.evolve(second, form_attached=False)
    elif again == 2:
        second = attrs.evolve(second, channel=scene.pick(Channel.PORTAL, Channel.FAX))
    else:
        days_late = scene.margin(_MOST)
        second = attrs.evolve(second, sent_at=_later(case, last, days_late))
        mended = case.with_transmission(second)
        return Showing(mended, ((story.sent_on, story.sent_on + timedelta(days=days_late) - ONE_DAY),))
    return Showing(case.with_transmission(second), ((story.sent_on, None),))


def _later(case: MigrationCase, sending: Transmission, days_late: int) -> datetime:
    local = sending.sent_at.astimezone(case.zone)
    return instant_at(local.date() + timedelta(days=days_late), local.time(), case.zone)


def readdressed(case: MigrationCase, keep: Callable[[str], bool]) -> MigrationCase:
    """Keep some recipients of each sending, and the sendings that still have one."""
    sendings = (
        attrs.evolve(sending, recipients=tuple(address for address in sending.recipients if keep(address)))
        for sending in case.request.transmissions
    )
    return asked(case, transmissions=tuple(each for each in sendings if each.recipients))
