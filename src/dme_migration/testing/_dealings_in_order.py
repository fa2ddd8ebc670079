"""What the parties may say and charge without breaching anything: fees, complaints, waivers, a change of a day."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import attrs

from dme_migration.model import (
    BUREAU_ADDRESS,
    Complaint,
    Fees,
    MigrationCase,
    Moment,
    Notice,
    NoticeAbout,
    Party,
    Revision,
    Waiver,
)
from dme_migration.rules import AtMost, Evaluator, ForEach
from dme_migration.rules.others import Answered
from dme_migration.testing import _words as words
from dme_migration.testing._days import instant_at
from dme_migration.testing._draft import Draft
from dme_migration.testing._story import Story

__all__ = ["with_dealings"]


def with_dealings(draft: Draft, story: Story, evaluator: Evaluator) -> MigrationCase:
    """Write a story down, with what its parties may say beside it: most often nothing."""
    case = story.whole()
    notice = draft.seldom(lambda: _notice(draft, story))
    revision = draft.seldom(lambda: _revision(draft, story))
    if revision is not None and case.schedule is not None:
        case = case.with_schedule(attrs.evolve(case.schedule, revisions=(revision,)))
    return attrs.evolve(
        case,
        notices=(*case.notices, *(() if notice is None else (notice,))),
        fees=draft.seldom(lambda: _fees(draft, case, story, evaluator)),
        complaints=draft.several(lambda: _complaint(draft, story, evaluator)) if draft.rarely() else (),
        waivers=draft.several(lambda: _waiver(draft, story, evaluator)) if draft.rarely() else (),
    )


def _notice(draft: Draft, story: Story) -> Notice:
    return Notice(
        to=draft.pick((Party.CLIENT, Party.SOURCE_VENDOR, Party.BUREAU)),
        about=draft.pick(tuple(NoticeAbout)),
        given_on=draft.near(story.sent_on, 1, 0, 8, 20, 40),
        **draft.trace(),
    )


def _revision(draft: Draft, story: Story) -> Revision:
    """Bring forward a step that nothing follows and nobody has to agree to; tell the client why, that very day."""
    step = draft.pick((Moment.FIRST_USE, Moment.LEGACY_ACCESS_WITHDRAWAL))
    to = story.planned[step]
    made_on = min(draft.near(story.told_on, 0, 1, 4), to)
    return Revision(
        milestone=step,
        from_=to + timedelta(days=draft.pick((1, 3, 14))),
        to=to,
        made_on=made_on,
        reason=draft.pick(words.REASONS),
        client_told_on=made_on,
    )


def _fees(draft: Draft, case: MigrationCase, story: Story, evaluator: Evaluator) -> Fees:
    """Charge up to the ceilings, to the cent."""
    fees = Fees(practitioners=draft.pick((1, 2, 5)))
    situation, rows = evaluator.binding(attrs.evolve(case, fees=fees), as_of=story.sent_on)
    charged: dict[str, Any] = {}
    for condition in (obligation.requires for obligation, _ in rows):
        ceiling = condition.limit.money(situation) if isinstance(condition, AtMost) else None
        if isinstance(condition, AtMost) and isinstance(ceiling, Decimal):
            charged[condition.amount.removeprefix("fees.")] = draft.pick((ceiling, ceiling / 2, Decimal(0)))
    return attrs.evolve(fees, **charged)


def _complaint(draft: Draft, story: Story, evaluator: Evaluator) -> Complaint:
    """Complain to the bureau, which answers in time: at the very last moment, perhaps."""
    zone = story.promised.zone
    received_at = draft.instant(draft.near(story.sent_on, 0, 1, 4, 33, 59), zone)
    situation, rows = evaluator.binding(story.promised, as_of=story.told_on)
    within = next(
        answer.within
        for condition in (obligation.requires for obligation, _ in rows)
        if isinstance(condition, ForEach) and isinstance(answer := condition.requires, Answered)
    )
    _, due_at = within.hours(situation.terms).due(evaluator.calendar, received_at, zone)
    answered = draft.pick((due_at, received_at)).astimezone(zone)
    return Complaint(
        received_at=received_at,
        sent_to=BUREAU_ADDRESS,
        followed_up_at=instant_at(answered.date(), answered.time(), zone),
    )


def _waiver(draft: Draft, story: Story, evaluator: Evaluator) -> Waiver:
    waivable = tuple((o.id, o.waivable_by) for o in evaluator.rulebook if o.waivable_by is not None)
    obligation, party = draft.pick(waivable)
    return Waiver(obligation=obligation, by=party, given_on=draft.near(story.sent_on, 0, 5, 20))
