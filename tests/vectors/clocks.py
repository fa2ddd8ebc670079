"""Clocks: the changes of time, the zones of Québec, and the instants at which a day ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from dme_migration import BusinessHours
from dme_migration.calendar import QUEBEC_ZONES
from dme_migration.text import Text
from tests.rules.cases import DRAFT, client, complained, email, scheduled, sent
from tests.vectors.drafts import LATE, ON_TIME, Draft, sentence, slug
from tests.vectors.holidays import CALENDAR, DAY, SECOND

CHANGES: Final = (
    # The Sundays on which the clocks change, from the table of the zones: Wednesday to Monday around each.
    (date(2026, 3, 8), Text(fr="le passage à l'heure d'été", en="the change to summer time")),
    (date(2026, 11, 1), Text(fr="le retour à l'heure normale", en="the change to winter time")),
    (date(2027, 3, 14), Text(fr="le passage à l'heure d'été", en="the change to summer time")),
    (date(2027, 11, 7), Text(fr="le retour à l'heure normale", en="the change to winter time")),
)
CONVENTIONS: Final = ("same-clock-time", "whole-days", "office-hours")


def drafts() -> Iterator[Draft]:
    """Give the changes of time, then the zones."""
    for sunday, name in CHANGES:
        for zone in ("America/Toronto", "America/Halifax"):
            yield from _over_a_change(sunday, name, zone)
    yield from _awaited_over_a_change()
    for zone in QUEBEC_ZONES:
        yield from _near_midnight(zone)
    for sending in (datetime(2026, 1, 12, 23, 30, tzinfo=ZoneInfo("America/Toronto")),):
        yield from _day_one(sending)


def _over_a_change(sunday: date, name: Text, zone: str) -> Iterator[Draft]:
    received = datetime.combine(sunday - 2 * DAY, time(15), tzinfo=ZoneInfo(zone))
    due = CALENDAR.deadline(received, BusinessHours(72)).due_at
    assert due is not None
    for answered, verdict, step in ((due, ON_TIME, "at-the-last-instant"), (due + SECOND, LATE, "a-second-late")):
        case = complained(DRAFT, received.isoformat(), followed_up_at=answered.isoformat())
        yield Draft(
            theme="clocks",
            id=f"clocks/{sunday}/{slug(zone)}-{step}",
            about=sentence(
                "Plainte reçue {received}, fuseau {zone}\u00a0: malgré {name}, la même heure compte; suivie "
                "{answered}, elle l'est {verdict}.",
                "Complaint received on {received}, {zone} time: {name} notwithstanding, the same clock time counts; "
                "followed up on {answered}, it is {verdict}.",
                received=received,
                zone=Text(fr=zone, en=zone),
                name=name,
                answered=answered,
                verdict=verdict,
            ),
            obligation="complaint.followed-up",
            case=client(case, time_zone=zone),
            as_of=answered.date(),
            edited=True,
        )


def _awaited_over_a_change() -> Iterator[Draft]:
    """The three ways to count 72 business hours, over the change to summer time."""
    received = datetime(2026, 3, 6, 15, tzinfo=ZoneInfo("America/Toronto"))
    for convention in CONVENTIONS:
        readings = () if convention == "same-clock-time" else (("business-hours", convention),)
        due = CALENDAR.deadline(received, BusinessHours(72, convention=convention)).due_at
        assert due is not None
        awaited, missing = Text(fr="encore attendu", en="still awaited"), Text(fr="en retard", en="late")
        for moment, verdict, step in ((due, awaited, "at-the-last-instant"), (due + SECOND, missing, "a-second-later")):
            yield Draft(
                theme="clocks",
                id=f"clocks/2026-03-08/{convention}-{step}",
                about=sentence(
                    "Plainte reçue {received}, lecture «\u00a0{convention}\u00a0»\u00a0: le suivi, au moment du "
                    "jugement ({moment}), est {verdict}.",
                    "Complaint received on {received}, reading “{convention}”: the follow-up, at the moment of "
                    "judgement ({moment}), is {verdict}.",
                    received=received,
                    convention=Text(fr=convention, en=convention),
                    moment=moment,
                    verdict=verdict,
                ),
                obligation="complaint.followed-up",
                case=complained(DRAFT, received.isoformat()),
                as_of=moment,
                readings=readings,
            )


def _near_midnight(zone: str) -> Iterator[Draft]:
    """A complaint that comes on Friday at 23:30 in Toronto: Saturday, in the Îles."""
    received = datetime(2026, 1, 16, 23, 30, tzinfo=ZoneInfo("America/Toronto"))
    local = received.astimezone(ZoneInfo(zone))
    due = CALENDAR.deadline(received, BusinessHours(72), zone=ZoneInfo(zone)).due_at
    assert due is not None
    for answered, verdict, step in ((due, ON_TIME, "at-the-last-instant"), (due + SECOND, LATE, "a-second-late")):
        yield Draft(
            theme="clocks",
            id=f"clocks/friday-2330/{slug(zone)}-{step}",
            about=sentence(
                "Plainte reçue {local}, fuseau {zone}\u00a0: le décompte suit l'horloge du client; suivie "
                "{answered}, elle l'est {verdict}.",
                "Complaint received on {local}, {zone} time: the hours follow the client's clock; followed up on "
                "{answered}, it is {verdict}.",
                local=local,
                zone=Text(fr=zone, en=zone),
                answered=answered,
                verdict=verdict,
            ),
            obligation="complaint.followed-up",
            case=client(
                complained(DRAFT, received.isoformat(), followed_up_at=answered.isoformat()),
                time_zone=zone,
            ),
            as_of=answered.date(),
            edited=True,
        )


def _day_one(sending: datetime) -> Iterator[Draft]:
    """An e-mail at 23:30 in Toronto is of the next day in the Îles: day 1 is a day later."""
    for zone in ("America/Toronto", "America/Halifax"):
        local = sending.astimezone(ZoneInfo(zone))
        day_one = CALENDAR.next_business_day(local.date())
        for begun, step in ((day_one, "day-one"), (day_one - timedelta(days=1), "a-day-early")):
            right = begun == day_one
            yield Draft(
                theme="clocks",
                id=f"clocks/sent-at-2330/{slug(zone)}-{step}",
                about=sentence(
                    "Demande envoyée {local}, fuseau {zone}\u00a0: le début inscrit, {begun}, {verdict}.",
                    "Request sent on {local}, {zone} time: the start stated, {begun}, {verdict}.",
                    local=local,
                    zone=Text(fr=zone, en=zone),
                    begun=begun,
                    verdict=Text(fr="est juste", en="is right") if right else Text(fr="est faux", en="is wrong"),
                ),
                obligation="clock.start",
                case=scheduled(client(sent(DRAFT, email(sending.isoformat())), time_zone=zone), starts_on=begun),
                as_of=date(2026, 1, 20),
                edited=True,
            )
