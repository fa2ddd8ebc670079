"""What the parties said to each other: notices, confirmations, fees, complaints, waivers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache, partial
from typing import Final
from zoneinfo import ZoneInfo

from dme_migration.model import (
    BUREAU_ADDRESS,
    Complaint,
    ComplaintKind,
    Confirmation,
    ConfirmationOf,
    Fees,
    Moment,
    Notice,
    NoticeAbout,
    Party,
    Schedule,
    Waiver,
)
from dme_migration.rules import STANDARD_RULEBOOK
from dme_migration.testing import _words as words
from dme_migration.testing._days import instant_at
from dme_migration.testing._draft import Draft

__all__ = ["complaints_drawn", "confirmations_drawn", "fees_drawn", "notices_drawn", "waivers_drawn"]

_CONFIRMED: Final = (
    (ConfirmationOf.SCOPE, Moment.QUALITY_APPROVAL),
    (ConfirmationOf.EXTRACTION, Moment.FINAL_EXTRACTION),
    (ConfirmationOf.IMPORT, Moment.PRODUCTION),
)
_WAITS: Final = (
    *(timedelta(hours=hours) for hours in (0, 24, 71, 72, 120, 144, 168, 400)),
    timedelta(hours=72, seconds=1),
    timedelta(hours=-1),
)
_OTHERS: Final = (BUREAU_ADDRESS.upper(), *words.OTHER_ADDRESSES)
_FEES_CAD: Final = tuple(map(Decimal, ("0", "500", "500.00", "500.01", "1000.00", "1500.00", "1500.01", "4500")))


def notices_drawn(draft: Draft, sent_on: date, schedule: Schedule | None) -> tuple[Notice, ...]:
    """Draw notices: of an extra delay around the limits, of a reschedule around the revisions, or of anything."""
    revised = [revision.made_on for revision in schedule.revisions] if schedule else []

    def notice() -> Notice:
        about = draft.pick(tuple(NoticeAbout))
        if about is NoticeAbout.RESCHEDULE and revised:
            given_on = draft.near(draft.pick(revised), 0, 1, -1)
        else:
            given_on = draft.near(sent_on, 0, 5, 20, 21, 22, 23, 24, 45, 46, 47, 60)
        return Notice(
            to=draft.pick(tuple(Party)) if draft.rarely() else Party.CLIENT,
            about=about,
            given_on=given_on,
            reason=draft.maybe(lambda: draft.pick(words.REASONS)),
            **draft.trace(),
        )

    return draft.several(notice, notice)


def confirmations_drawn(draft: Draft, reached: Mapping[str, date]) -> tuple[Confirmation, ...]:
    """Draw confirmations, each around the step that it should come before or after."""

    def confirmation(of: ConfirmationOf, moment: str, *offsets: int) -> Confirmation:
        return Confirmation(of=of, given_on=draft.near(reached[moment], *offsets), **draft.trace())

    given = draft.several(*(partial(confirmation, of, moment, 0, -1, 1, -10, 3) for of, moment in _CONFIRMED))
    again = draft.seldom(lambda: confirmation(*draft.pick(_CONFIRMED), 2, -20)) if given else None
    return given if again is None else (*given, again)


def fees_drawn(draft: Draft) -> Fees:
    """Draw what was charged, at the ceilings and a cent above."""
    return Fees(
        **draft.filled(
            extraction_cad=lambda: draft.pick(_FEES_CAD),
            import_cad=lambda: draft.pick(_FEES_CAD),
            practitioners=lambda: draft.pick((1, 1, 2, 3, 0)),
        )
    )


def complaints_drawn(draft: Draft, day: date, zone: ZoneInfo) -> tuple[Complaint, ...]:
    """Draw complaints and questions, followed up around the 72nd business hour, or not."""

    def complaint() -> Complaint:
        received_at = draft.instant(draft.near(day, 0, 1, 4, 30, 45, 60), zone)

        def followed_up() -> datetime:
            local = (received_at + draft.pick(_WAITS)).astimezone(zone)
            return instant_at(draft.window.clip(local.date()), local.time(), zone)

        return Complaint(
            received_at=received_at,
            kind=draft.maybe(lambda: draft.pick(tuple(ComplaintKind))),
            sent_to=draft.maybe(lambda: draft.pick(_OTHERS) if draft.rarely() else BUREAU_ADDRESS),
            followed_up_at=draft.maybe(followed_up),
            **draft.trace(),
        )

    return draft.several(complaint, complaint)


@cache
def _waivable() -> tuple[tuple[str, Party], ...]:
    return tuple((o.id, o.waivable_by) for o in STANDARD_RULEBOOK if o.waivable_by is not None)


@cache
def _not_waivable() -> tuple[str, ...]:
    return ("preanalysis.validation-windw", *(o.id for o in STANDARD_RULEBOOK if o.waivable_by is None))


def waivers_drawn(draft: Draft, day: date) -> tuple[Waiver, ...]:
    """Draw waivers: most of what may be waived, by the party that may; a few that are worth nothing."""

    def waiver() -> Waiver:
        obligation, party = draft.pick(_waivable())
        if draft.rarely():
            obligation = draft.pick(_not_waivable())
        if draft.rarely():
            party = draft.pick(tuple(Party))
        return Waiver(
            obligation=obligation,
            by=party,
            given_on=draft.near(day, 0, 5, 20, 45, 60, -5),
            reason=draft.maybe(lambda: draft.pick(words.REASONS)),
            **draft.trace(),
        )

    return draft.several(waiver, waiver)
