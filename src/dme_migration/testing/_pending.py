"""Cases in which an obligation is pending: what it wants is not there yet, and is still on time."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

from dme_migration.model import BUREAU_ADDRESS, Contract, MigrationCase, Moment, NoticePeriod, Objective, Schedule
from dme_migration.rules import STANDARD_RULEBOOK, AtMost, Condition, ForEach, Gap, Holds, Rulebook, Status, holds
from dme_migration.rules.derived import CONFIRMATIONS
from dme_migration.rules.gaps import Basis
from dme_migration.rules.on_file import Filed, OnFile, SentTo
from dme_migration.rules.others import Answered
from dme_migration.rules.presence import Agreed, Done, Listed, Planned, Recorded
from dme_migration.testing._breach_records import complaint_drawn, last_day_to_answer
from dme_migration.testing._days import FIRST_DAY, LAST_DAY, Window
from dme_migration.testing._draft import ANY, Given
from dme_migration.testing._example import Example
from dme_migration.testing._following import milestone_of
from dme_migration.testing._recipe import examples_of, known_obligation
from dme_migration.testing._request import Wishes
from dme_migration.testing._scene import ONE_DAY, Scene, Showing, asked

__all__ = ["pending", "unsent"]

_PERIOD = NoticePeriod(days=30)
_BEFORE_SENDING = (holds.FORM_COMPLETE, holds.DATA_IDENTIFIED, holds.AUTHORIZED_BY_CONTRACTING_CLINIC)
_ON_THE_WAY = (
    holds.FORM_BY_EMAIL,
    holds.CLOCK_START_STATED,
    holds.EXTRA_DELAY_NOTIFIED,
    holds.EXTRACTION_IN_PERIOD,
    holds.APPROVED_BY_CLIENT,
    holds.SCHEDULE_KEPT,
    holds.NO_STRANGER,
)


def pending(
    obligation_id: str,
    *,
    among: Rulebook = STANDARD_RULEBOOK,
    objective: Given[Objective | str] = ANY,
    source_emr: Given[str] = ANY,
    receiving_emr: Given[str] = ANY,
    min_value: date = FIRST_DAY,
    max_value: date = LAST_DAY,
) -> SearchStrategy[Example]:
    """Generate cases in which an obligation is pending, and nothing is breached.

    At any stage, from a form that is not sent yet to the eve of the act itself. The arguments are those of `breaching`.

    >>> from hypothesis import given
    >>> from dme_migration import evaluate
    >>> @given(pending("transmission.bureau"))
    ... def check(example):
    ...     assert evaluate(example.case, as_of=example.as_of)["transmission.bureau"].status == "pending"
    >>> check()

    Raises:
        InvalidArgument: ``among`` holds no such obligation, or its condition is never pending: an amount, say.
    """
    obligation = known_obligation(obligation_id, among)
    if not _may_wait(obligation.requires):
        raise InvalidArgument(f"{obligation_id} is never pending: its condition waits for nothing")
    return examples_of(
        obligation,
        Status.PENDING,
        _awaited,
        among=among,
        wishes=Wishes(objective=objective, source_emr=source_emr, receiving_emr=receiving_emr),
        window=Window(min_value, max_value),
    )


def _may_wait(condition: Condition) -> bool:
    match condition:
        case ForEach():
            return isinstance(condition.requires, Answered)
        case Holds():
            return condition in {*_BEFORE_SENDING, *_ON_THE_WAY}
        case _:
            return not isinstance(condition, AtMost)


def unsent(scene: Scene, **changes: object) -> Showing:
    """Keep the form at home, with other facts perhaps, up to the day on which it would have been sent."""
    story = scene.story
    case = asked(MigrationCase(request=story.request), transmissions=(), **changes)
    return Showing(case, ((story.window.clip(story.sent_on - timedelta(days=scene.pick(0, 1, 7))), story.sent_on),))


def _sent(scene: Scene, schedule: Schedule | None = None, **changes: object) -> Showing:
    """Send the form and wait for the schedule, or have it drawn up."""
    case = asked(MigrationCase(request=scene.request, schedule=schedule), **changes)
    return Showing(case, ((scene.story.sent_on, scene.situation.last_day_for_schedule),))


def _awaited(scene: Scene) -> Showing:
    condition = scene.obligation.requires
    match condition:
        case Gap():
            return _gap_awaited(scene, condition)
        case SentTo():
            return unsent(scene)
        case Recorded(moment=moment, by=Moment.FIRST_TRANSMISSION):
            return unsent(scene, **({"authorization": None} if moment == Moment.AUTHORIZATION else {"signatures": ()}))
        case Recorded(moment=moment, by=by):
            return _act_awaited(scene, moment, by)
        case Done(moment=moment, once=once):
            return _act_awaited(scene, moment, once)
        case Planned(moment=moment) | Listed(moment=moment):
            milestone = milestone_of(scene.step(moment))
            schedule = scene.story.schedule()
            kept = tuple(entry for entry in schedule.milestones if entry.milestone != milestone)
            return _drawn_up_or_not(scene, attrs.evolve(schedule, milestones=kept))
        case OnFile(fact=fact):
            return _file_awaited(scene, fact)
        case Agreed():
            return _agreement_awaited(scene, condition)
        case ForEach():
            return _answer_awaited(scene, condition)
        case _:
            return _named_awaited(scene, condition)


def _drawn_up_or_not(scene: Scene, schedule: Schedule) -> Showing:
    """Have the schedule still drawn up, or not begun."""
    return _sent(scene, scene.pick(None, attrs.evolve(schedule, delivered_on=None)))


def _gap_awaited(scene: Scene, gap: Gap) -> Showing:
    story = scene.story
    if gap.b == Moment.CONTRACT_END:
        asking = Contract(
            clinic=scene.request.contract.clinic if scene.request.contract else None, notice_period=_PERIOD
        )
        return _sent(scene, contract=asking)
    if (
        gap.at_most is None
        or gap.basis is Basis.PLAN
        or scene.situation.actual(gap.after) is None
        or scene.pick(True, False)
    ):
        return _sent(scene)
    return Showing(story.whole(), ((story.sent_on, story.actual[scene.step(gap.b)] - ONE_DAY),))


def _act_awaited(scene: Scene, moment: str, by: str) -> Showing:
    story = scene.story
    needed_on = story.actual[scene.step(by)]
    if moment in CONFIRMATIONS:
        given_on = story.confirmed_on()[CONFIRMATIONS[moment]]
        return _until(scene, story.whole(), min(given_on, needed_on))
    if moment == Moment.VENDOR_NOTICE:
        # Nobody knows what the contract asks for: that notice would be due sooner.
        return _until(scene, asked(story.whole(), vendor_notice=None, contract=None), needed_on)
    return _until(scene, story.whole(), min(story.actual[scene.steps(moment)[0]], needed_on))


def _until(scene: Scene, case: MigrationCase, day: date) -> Showing:
    # The schedule may come on the very day of the sending, and the first act too: nothing is done before either.
    if day <= scene.story.sent_on:
        return _sent(scene)
    return Showing(case, ((scene.story.sent_on, day - ONE_DAY),))


def _file_awaited(scene: Scene, fact: Filed) -> Showing:
    schedule = attrs.evolve(scene.story.schedule(), delivered_on=None)
    match fact:
        case Filed.SCHEDULE:
            return _sent(scene)
        case Filed.DELIVERY:
            return _drawn_up_or_not(scene, schedule)
        case Filed.COORDINATION:
            return _drawn_up_or_not(scene, attrs.evolve(schedule, coordinated_on=None))
        case Filed.EXTRACTION_PERIOD:
            return _drawn_up_or_not(scene, attrs.evolve(schedule, test_extraction_period=None))


def _agreement_awaited(scene: Scene, condition: Agreed) -> Showing:
    story, step = scene.story, scene.step(condition.moment)
    schedule = story.schedule()
    milestones = tuple(
        attrs.evolve(entry, agreements=()) if entry.milestone == milestone_of(step) else entry
        for entry in schedule.milestones
    )
    silent = attrs.evolve(schedule, milestones=milestones)
    if story.actual[step] <= story.told_on or scene.pick(True, False):
        return _sent(scene)
    return Showing(story.whole().with_schedule(silent), ((story.told_on, story.actual[step] - ONE_DAY),))


def _answer_awaited(scene: Scene, condition: ForEach) -> Showing:
    if not isinstance(condition.requires, Answered):
        raise InvalidArgument(f"{scene.obligation.id} waits for nothing")
    case = scene.story.whole()
    complaint = complaint_drawn(scene, BUREAU_ADDRESS)
    last = last_day_to_answer(scene, condition.requires, complaint)
    return Showing(case.with_complaints([complaint]), ((case.day_of(complaint.received_at), last),))


def _named_awaited(scene: Scene, condition: Condition) -> Showing:
    story = scene.story
    match condition:
        case holds.FORM_COMPLETE:
            return unsent(scene, **scene.pick({"objective": None}, {"source_emr": None}, {"client": None}))
        case holds.DATA_IDENTIFIED:
            return unsent(scene, data=None)
        case holds.AUTHORIZED_BY_CONTRACTING_CLINIC:
            return unsent(scene, authorization=None)
        case holds.FORM_BY_EMAIL | holds.NO_STRANGER:
            return unsent(scene)
        case holds.APPROVED_BY_CLIENT:
            return _until(scene, story.whole(), story.actual[Moment.QUALITY_APPROVAL])
        case holds.SCHEDULE_KEPT:
            return _until(scene, story.whole(), min(story.planned.values()) + ONE_DAY)
        case _:
            return _sent(scene)
