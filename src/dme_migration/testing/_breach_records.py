"""Breaches of the conditions on each of several records: a change of a day, a complaint, a waiver."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Final

import attrs

from dme_migration.model import BUREAU_ADDRESS, Complaint, ComplaintKind, Moment, Party, Revision
from dme_migration.rules import ForEach, holds
from dme_migration.rules.others import Answered, RecordCondition
from dme_migration.testing._days import instant_at
from dme_migration.testing._following import milestone_of
from dme_migration.testing._in_order import products_of
from dme_migration.testing._scene import ONE_DAY, Scene, Showing

__all__ = ["breach_records", "complaint_drawn", "has_record_spoiler", "last_day_to_answer"]

_ELSEWHERE: Final = ("info@ailleurs.example", "cousin@courriel.example")
_WAITS: Final = (timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1), timedelta(days=1), timedelta(days=30))


def breach_records(scene: Scene, condition: ForEach) -> Showing:
    """Add a record that is in breach."""
    if isinstance(condition.requires, Answered):
        return _answered_late(scene, condition.requires)
    return _RECORDS[condition.requires](scene)


def has_record_spoiler(condition: ForEach) -> bool:
    """Tell whether something here breaches a condition on records."""
    return isinstance(condition.requires, Answered) or condition.requires in _RECORDS


def _unexplained(scene: Scene) -> Showing:
    story = scene.story
    step = scene.pick(
        Moment.FIRST_USE, Moment.PRODUCTION, Moment.TEST_IMPORT, Moment.PREANALYSIS_END, Moment.LEGACY_ACCESS_WITHDRAWAL
    )
    to = story.planned[step]
    made_on = min(story.told_on + timedelta(days=scene.pick(0, 1, 4)), to)
    moved = Revision(
        milestone=milestone_of(step), from_=story.window.shifted(to, -scene.margin(20)), to=to, made_on=made_on
    )
    untold = scene.pick(True, False)
    moved = attrs.evolve(moved, reason="Congé") if untold else attrs.evolve(moved, client_told_on=made_on)
    schedule = attrs.evolve(story.schedule(), revisions=(moved,))
    return Showing(story.whole().with_schedule(schedule), ((made_on, None),))


def complaint_drawn(scene: Scene, sent_to: str | None) -> Complaint:
    """Draw a complaint or a question, received around the days of the story."""
    story = scene.story
    day = story.sent_on + timedelta(days=scene.pick(0, 1, 4, 12, 33, 59, 60))
    return Complaint(
        received_at=scene.draft.instant(day, story.promised.zone),
        kind=scene.pick(None, ComplaintKind.COMPLAINT, ComplaintKind.QUESTION),
        sent_to=sent_to,
    )


def _addressed_elsewhere(scene: Scene) -> Showing:
    case = scene.story.whole()
    addresses = (*(product.address for product in products_of(scene.request, scene.story.sent_on)), *_ELSEWHERE)
    complaint = complaint_drawn(scene, scene.pick(*addresses))
    return Showing(case.with_complaints([complaint]), ((case.day_of(complaint.received_at), None),))


def _answered_late(scene: Scene, condition: Answered) -> Showing:
    case = scene.story.whole()
    complaint = complaint_drawn(scene, BUREAU_ADDRESS)
    _, due_at = _due(scene, condition, complaint)
    shows_on = last_day_to_answer(scene, condition, complaint) + ONE_DAY
    if scene.draft.often():
        late = (due_at + scene.pick(*_WAITS)).astimezone(case.zone)
        complaint = attrs.evolve(complaint, followed_up_at=instant_at(late.date(), late.time(), case.zone))
    return Showing(case.with_complaints([complaint]), ((shows_on, None),))


def _due(scene: Scene, condition: Answered, complaint: Complaint) -> tuple[date, datetime]:
    hours = condition.within.hours(scene.situation.terms)
    return hours.due(scene.evaluator.calendar, complaint.received_at, scene.story.promised.zone)


def last_day_to_answer(scene: Scene, condition: Answered, complaint: Complaint) -> date:
    """Give the last day as of which an answer that has not come is not late."""
    due_on, due_at = _due(scene, condition, complaint)
    # A day is judged at its end: what was due in the course of it and is missing is late that very day.
    return due_on - ONE_DAY if scene.story.promised.day_of(due_at) == due_on else due_on


def _worthless_waiver(scene: Scene) -> Showing:
    story, book = scene.story, scene.evaluator.rulebook
    waivable = next((o for o in book if o.waivable_by is not None), None)
    firm = next(o for o in book if o.waivable_by is None)
    ways: list[tuple[str, Party]] = [(firm.id, Party.CLIENT), (f"{firm.id}-x", Party.CLIENT)]
    if waivable is not None:
        ways.insert(0, (waivable.id, Party.BUREAU))
    identifier, by = scene.pick(*ways)
    given_on = story.sent_on + timedelta(days=scene.pick(0, 5, 60))
    return Showing(story.whole().with_waiver(identifier, by=by, given_on=given_on), ((given_on, None),))


_RECORDS: Final[Mapping[RecordCondition, Callable[[Scene], Showing]]] = MappingProxyType(
    {
        holds.EXPLAINED: _unexplained,
        holds.ADDRESSED: _addressed_elsewhere,
        holds.VALID_WAIVER: _worthless_waiver,
    }
)
