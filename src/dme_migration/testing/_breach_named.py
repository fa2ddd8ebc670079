"""Breaches of the named conditions, and of an amount: what to spoil stands beside each, by hand.

A function without dates says nothing of itself: for each that the rulebooks name, one spoiler makes it false, and
touches nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final

import attrs
from hypothesis.errors import InvalidArgument

from dme_migration.model import (
    Channel,
    Client,
    ClientKind,
    DataSelection,
    Fees,
    Moment,
    NoticeAbout,
    Party,
    Period,
    Waiver,
)
from dme_migration.rules import AtMost, Condition, Holds, holds
from dme_migration.testing import _words as words
from dme_migration.testing._breach_gaps import passed_limit
from dme_migration.testing._following import journal_of
from dme_migration.testing._scene import ONE_DAY, Scene, Showing, asked
from dme_migration.testing._story import session_steps

__all__ = ["breach_amount", "breach_named", "has_named_spoiler"]

_UNLISTED: Final = ("Dossier Plus", "Kinlogic")
_STRANGERS: Final = ("info@ailleurs.example", "cousin@courriel.example")
_CENTS: Final = (Decimal("0.01"), Decimal(1), Decimal(500), Decimal(25_000))


def breach_amount(scene: Scene, condition: AtMost) -> Showing:
    """Charge more than the ceiling, by a cent or by far."""
    story = scene.story
    field = condition.amount.removeprefix("fees.")
    billed = attrs.evolve(story.whole(), fees=Fees(practitioners=scene.pick(1, 2, 5)))
    situation, _ = scene.evaluator.binding(billed, as_of=story.sent_on)
    ceiling = condition.limit.money(situation)
    if isinstance(ceiling, tuple):
        raise InvalidArgument(f"{scene.obligation.id}: its ceiling waits for {', '.join(ceiling)}")
    charged: dict[str, Any] = {field: ceiling + scene.pick(*_CENTS)}
    fees = attrs.evolve(billed.fees or Fees(), **charged)
    return Showing(attrs.evolve(billed, fees=fees), ((story.sent_on, None),))


def breach_named(scene: Scene, condition: Holds) -> Showing:
    """Make a named condition false."""
    return _SPOILERS[condition](scene)


def has_named_spoiler(condition: Holds) -> bool:
    """Tell whether something here makes a named condition false."""
    return condition in _SPOILERS


def _from_sending(scene: Scene, **changes: object) -> Showing:
    return Showing(asked(scene.story.whole(), **changes), ((scene.story.sent_on, None),))


# §1 and §2


def _other_clinic(scene: Scene) -> Showing:
    authorization, contract = scene.request.authorization, scene.request.contract
    if authorization is None or contract is None:
        raise InvalidArgument(f"{scene.obligation.id}: the request has no authorization, or no contract")
    others = tuple(name for name in words.CLINICS[:3] if name != contract.clinic)
    return _from_sending(scene, authorization=attrs.evolve(authorization, clinic=scene.pick(*others)))


def _form_lacking(scene: Scene) -> Showing:
    request = scene.request
    client = request.client or Client()
    ways: list[dict[str, object]] = [
        {"objective": None},
        {"client": attrs.evolve(client, kind=None)},
        {"client": attrs.evolve(client, name=None)},
        {"source_emr": None},
        {"receiving_emr": None},
    ]
    if client.kind is not ClientKind.CLINIC:
        ways.append({"requesters": ()})
    return _from_sending(scene, **scene.pick(*ways))


def _no_data(scene: Scene) -> Showing:
    chosen = scene.request.data or DataSelection()
    refused = DataSelection(choices=tuple((code, False) for code, _ in chosen.choices))
    return _from_sending(scene, data=scene.pick(None, refused))


def _unlisted_source(scene: Scene) -> Showing:
    return _from_sending(scene, source_emr=scene.pick(*_UNLISTED))


def _unlisted_receiving(scene: Scene) -> Showing:
    return _from_sending(scene, receiving_emr=scene.pick(*_UNLISTED))


def _not_by_email(scene: Scene) -> Showing:
    story, sendings = scene.story, scene.request.transmissions
    way = scene.pick("channel", "form", "never")
    if way == "never":
        begun = min(on for step, on in story.actual.items() if step != Moment.FLOW_ANALYSIS_MEETING)
        return Showing(asked(story.whole(), transmissions=()), ((begun, None),))
    channel = scene.pick(Channel.PORTAL, Channel.FAX, Channel.POST, Channel.HAND)
    changes: dict[str, Any] = {"channel": channel} if way == "channel" else {"form_attached": False}
    return _from_sending(scene, transmissions=tuple(attrs.evolve(each, **changes) for each in sendings))


def _wrong_start(scene: Scene) -> Showing:
    story = scene.story
    right = story.schedule().starts_on or story.sent_on
    starts_on = story.window.clip(right + timedelta(days=scene.margin(30)) * scene.pick(1, -1))
    return Showing(
        story.whole().with_schedule(attrs.evolve(story.schedule(), starts_on=starts_on)), ((story.told_on, None),)
    )


def _stranger_told(scene: Scene) -> Showing:
    request = scene.request
    client = attrs.evolve(request.client or Client(), email=words.CLINIC_ADDRESSES[0])
    last = request.transmissions[-1]
    stranger = scene.pick(*_STRANGERS)
    copied = scene.pick(True, False)
    sent = attrs.evolve(last, recipients=(*last.recipients, stranger) if copied else (stranger,), form_attached=copied)
    others = request.transmissions[:-1] if copied else request.transmissions
    return _from_sending(scene, client=client, transmissions=(*others, sent))


# §3


def _extra_delay_untold(scene: Scene) -> Showing:
    """Plan past a limit without a word to the client, who then waives the limit itself, or does not."""
    story = scene.story
    moment, figure = scene.pick(
        (Moment.STANDARD_EXTRACTION, "extraction-delay"), (Moment.STANDARD_IMPORT, "import-delay")
    )
    days, limit = passed_limit(scene, moment, figure)
    case = story.on_days(days, days).whole()
    told = scene.pick(None, limit + timedelta(days=scene.margin(20)))
    if told is not None:
        case = case.with_notice(NoticeAbout.EXTRA_DELAY, to=Party.CLIENT, given_on=told)
    if scene.pick(False, True):
        waivers = tuple(
            Waiver(obligation=o.id, by=o.waivable_by, given_on=story.told_on)
            for o in scene.evaluator.rulebook
            if o.id in scene.obligation.co_breaches and o.waivable_by is not None
        )
        case = attrs.evolve(case, waivers=waivers)
    return Showing(case, ((limit + ONE_DAY, None),))


def _outside_period(scene: Scene) -> Showing:
    story = scene.story
    planned = story.planned[Moment.TEST_EXTRACTION]
    nearest = timedelta(days=scene.margin(20))
    farthest = nearest + timedelta(days=scene.pick(0, 4))
    clip = story.window.clip
    before = Period(from_=clip(planned - farthest), through=clip(planned - nearest))
    after = Period(from_=planned + nearest, through=planned + farthest)
    schedule = attrs.evolve(story.schedule(), test_extraction_period=scene.pick(before, after))
    return Showing(story.whole().with_schedule(schedule), ((story.told_on, None),))


def _approved_by_other(scene: Scene) -> Showing:
    story = scene.story
    others = (Party.RECEIVING_VENDOR, Party.SOURCE_VENDOR, Party.CONTRACTING_CLINIC, Party.BUREAU)
    by = scene.pick(*others)
    journal = tuple(
        attrs.evolve(entry, by=by) if entry.milestone == Moment.QUALITY_APPROVAL else entry
        for entry in journal_of(story.actual)
    )
    return Showing(attrs.evolve(story.whole(), journal=journal), ((story.actual[Moment.QUALITY_APPROVAL], None),))


def _not_kept(scene: Scene) -> Showing:
    """Leave out an act that no other row asks for."""
    story = scene.story
    sessions = session_steps(story.planned)
    steps = (
        Moment.PREANALYSIS_START,
        Moment.PREANALYSIS_END,
        Moment.FIRST_USE,
        Moment.PRODUCTION,
        Moment.SOURCE_CUTOVER,
        Moment.LEGACY_ACCESS_WITHDRAWAL,
        *sessions[1:],
    )
    step = scene.pick(*steps)
    return Showing(story.without_acts(step).whole(), ((story.planned[step] + ONE_DAY, None),))


_SPOILERS: Final[Mapping[Condition, Callable[[Scene], Showing]]] = MappingProxyType(
    {
        holds.AUTHORIZED_BY_CONTRACTING_CLINIC: _other_clinic,
        holds.FORM_COMPLETE: _form_lacking,
        holds.DATA_IDENTIFIED: _no_data,
        holds.SOURCE_ON_LIST: _unlisted_source,
        holds.RECEIVING_ON_LIST: _unlisted_receiving,
        holds.FORM_BY_EMAIL: _not_by_email,
        holds.CLOCK_START_STATED: _wrong_start,
        holds.EXTRA_DELAY_NOTIFIED: _extra_delay_untold,
        holds.EXTRACTION_IN_PERIOD: _outside_period,
        holds.APPROVED_BY_CLIENT: _approved_by_other,
        holds.SCHEDULE_KEPT: _not_kept,
        holds.NO_STRANGER: _stranger_told,
    }
)
