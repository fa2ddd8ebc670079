"""Cases in which nobody can tell whether an obligation is met: a fact that it needs is missing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

import attrs
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

from dme_migration.model import Fees, MigrationCase, Moment, Objective, Party, Schedule
from dme_migration.rules import (
    STANDARD_RULEBOOK,
    AtMost,
    ForEach,
    Gap,
    Holds,
    Obligation,
    Rulebook,
    Status,
    holds,
)
from dme_migration.rules.gaps import Basis
from dme_migration.rules.grounds import Certified, NoticePeriod
from dme_migration.rules.on_file import Filed, OnFile
from dme_migration.rules.others import Answered
from dme_migration.rules.presence import Agreed, Listed, Planned, Recorded
from dme_migration.testing._breach_presence import not_by_then
from dme_migration.testing._breach_records import complaint_drawn
from dme_migration.testing._days import FIRST_DAY, LAST_DAY, Window
from dme_migration.testing._draft import ANY, Given
from dme_migration.testing._example import Example
from dme_migration.testing._following import journal_of
from dme_migration.testing._pending import unsent
from dme_migration.testing._recipe import Show, examples_of, known_obligation
from dme_migration.testing._request import Wishes
from dme_migration.testing._scene import Scene, Showing, asked

__all__ = ["undetermined"]

_IN_THE_SCHEDULE: Final = (
    holds.CLOCK_START_STATED,
    holds.EXTRA_DELAY_NOTIFIED,
    holds.EXTRACTION_IN_PERIOD,
)


def undetermined(
    obligation_id: str,
    *,
    among: Rulebook = STANDARD_RULEBOOK,
    objective: Given[Objective | str] = ANY,
    source_emr: Given[str] = ANY,
    receiving_emr: Given[str] = ANY,
    min_value: date = FIRST_DAY,
    max_value: date = LAST_DAY,
) -> SearchStrategy[Example]:
    """Generate cases in which a fact that an obligation needs is missing: nobody can tell whether it is met.

    ``expected`` names what is breached all the same: one omission is counted once, by the row that wants the fact.
    Where no row wants it, nothing is breached. The arguments are those of `breaching`.

    >>> from hypothesis import given
    >>> from dme_migration import evaluate
    >>> @given(undetermined("avenant.import-fee"))
    ... def check(example):
    ...     assert evaluate(example.case, as_of=example.as_of)["avenant.import-fee"].missing
    >>> check()

    Raises:
        InvalidArgument: ``among`` holds no such obligation, or no missing fact leaves it undetermined: an act is in the
            journal or it is not.
    """
    obligation = known_obligation(obligation_id, among)
    show = _way(obligation)
    if show is None:
        raise InvalidArgument(f"{obligation_id} is never undetermined: what is not on file has not happened")
    return examples_of(
        obligation,
        Status.UNDETERMINED,
        show,
        among=among,
        wishes=Wishes(objective=objective, source_emr=source_emr, receiving_emr=receiving_emr),
        window=Window(min_value, max_value),
    )


def _way(obligation: Obligation) -> Show | None:
    """Choose what is left out, for a condition that knows of missing facts."""
    condition = obligation.requires
    if any(isinstance(ground, NoticePeriod) for ground in obligation.applies):
        return _period_unknown
    match condition:
        case AtMost():
            return _nobody_counted
        case Recorded(moment=Moment.SIGNATURE):
            return _signatories_unknown
        case ForEach():
            known = isinstance(condition.requires, Answered) or condition.requires == holds.ADDRESSED
            return _address_unknown if known else None
    if any(isinstance(ground, Certified) for ground in obligation.applies):
        return _emr_unnamed
    match condition:
        case Gap() if condition.at_most is None and condition.basis is Basis.BOTH:
            return _hole_or_no_schedule
        case Gap() | Planned() | Listed() | Agreed():
            return _begun_without_schedule
        case OnFile(fact=fact):
            return None if fact is Filed.SCHEDULE else _begun_without_schedule
        case Holds():
            return _named(condition)
        case _:
            return None


def _named(condition: Holds) -> Show | None:
    if condition in _IN_THE_SCHEDULE:
        return _begun_without_schedule
    ways: dict[Holds, Show] = {
        holds.AUTHORIZED_BY_CONTRACTING_CLINIC: _clinic_unsaid,
        holds.SOURCE_ON_LIST: _source_unnamed,
        holds.RECEIVING_ON_LIST: _receiving_unnamed,
    }
    return ways.get(condition)


def _hole_or_no_schedule(scene: Scene) -> Showing:
    """Let the second of two steps be in the journal, and not the first: a hole proves nothing."""
    gap = scene.obligation.requires
    if isinstance(gap, Gap) and scene.pick(True, False):
        return not_by_then(scene, gap.after, gap.b)
    return _begun_without_schedule(scene)


def _begun_without_schedule(scene: Scene) -> Showing:
    """Let the TEST extraction take place, while no schedule says when anything is to come."""
    story = scene.story
    begun = story.actual[Moment.TEST_EXTRACTION]
    case = MigrationCase(request=story.request, journal=journal_of({Moment.TEST_EXTRACTION: begun}))
    if scene.obligation.requires == holds.CLOCK_START_STATED and scene.pick(True, False):
        unstated = Schedule(coordinated_on=story.told_on)
        last = scene.situation.last_day_for_schedule
        return Showing(MigrationCase(request=story.request, schedule=unstated), ((story.told_on, last),))
    return Showing(case, ((begun, begun + timedelta(days=scene.pick(0, 1, 7))),))


def _emr_unnamed(scene: Scene) -> Showing:
    parties = {ground.vendor for ground in scene.obligation.applies if isinstance(ground, Certified)}
    named = tuple(
        field
        for field, party in (("source_emr", Party.SOURCE_VENDOR), ("receiving_emr", Party.RECEIVING_VENDOR))
        if party in parties
    )
    return _unnamed(scene, scene.pick(*named))


def _source_unnamed(scene: Scene) -> Showing:
    return _unnamed(scene, "source_emr")


def _receiving_unnamed(scene: Scene) -> Showing:
    return _unnamed(scene, "receiving_emr")


def _unnamed(scene: Scene, field: str) -> Showing:
    if scene.pick(True, False):
        return unsent(scene, **{field: None})
    return Showing(asked(scene.story.whole(), **{field: None}), ((scene.story.sent_on, scene.story.sent_on),))


def _period_unknown(scene: Scene) -> Showing:
    contract = scene.request.contract
    unknown = attrs.evolve(contract, notice_period=None) if contract else None
    story = scene.story
    return Showing(asked(story.whole(), contract=scene.pick(unknown, None)), ((story.sent_on, None),))


def _clinic_unsaid(scene: Scene) -> Showing:
    request, story = scene.request, scene.story
    unsaid = attrs.evolve(request.authorization, clinic=None) if request.authorization else None
    ways: tuple[dict[str, object], ...] = ({"contract": None}, {"authorization": unsaid})
    return Showing(asked(story.whole(), **scene.pick(*ways)), ((story.sent_on, None),))


def _signatories_unknown(scene: Scene) -> Showing:
    story, client = scene.story, scene.request.client
    changed = asked(story.whole(), client=attrs.evolve(client, kind=None) if client else None)
    return Showing(changed, ((story.sent_on, None),))


def _nobody_counted(scene: Scene) -> Showing:
    story, condition = scene.story, scene.obligation.requires
    if not isinstance(condition, AtMost):
        raise InvalidArgument(f"{scene.obligation.id} is no amount")
    charged: dict[str, Any] = {condition.amount.removeprefix("fees."): scene.pick("500.00", "0", "12000.00")}
    fees = Fees(**charged)
    return Showing(attrs.evolve(story.whole(), fees=fees), ((story.sent_on, None),))


def _address_unknown(scene: Scene) -> Showing:
    case = scene.story.whole()
    complaint = complaint_drawn(scene, None)
    return Showing(case.with_complaints([complaint]), ((case.day_of(complaint.received_at), None),))
