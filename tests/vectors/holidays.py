"""Each statutory holiday of a year around each kind of limit: five kinds, on time and a step too late or too early."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from dme_migration import BusinessCalendar, BusinessHours, MigrationCase
from dme_migration.text import Text
from tests.rules.cases import (
    COMPLETE,
    DRAFT,
    asked,
    authorized,
    blank,
    complained,
    done,
    email,
    notified,
    scheduled,
    sent,
    signed,
)
from tests.vectors.drafts import LATE, ON_TIME, Draft, sentence, toronto
from tests.vectors.own import Chosen

CALENDAR: Final = BusinessCalendar.quebec()
YEAR: Final = 2026
DAY: Final = timedelta(days=1)
SECOND: Final = timedelta(seconds=1)
TOO_EARLY: Final = Text(fr="un jour trop tôt", en="a day too early")
NOT_BEFORE: Final = Text(fr="permis", en="allowed")


def drafts() -> Iterator[Draft]:
    """Give ten drafts for each holiday, in the order of the year."""
    for off in CALENDAR.days_off(date(YEAR, 1, 1), date(YEAR, 12, 31)):
        if not off.weekly_rest:
            yield from validation("holidays", off.on, off.name)
            yield from extraction("holidays", off.on, off.name)
            yield from follow_up("holidays", off.on, off.name)
            yield from start("holidays", off.on, off.name)
            yield from access("holidays", off.on, off.name)


def validation(theme: str, holiday: date, name: Text) -> Iterator[Draft]:
    """Seven business days that hold the holiday."""
    submitted = CALENDAR.add(holiday, -3)
    limit = CALENDAR.add(submitted, 7)
    for validated, verdict, step in ((limit, ON_TIME, "on-the-limit"), (limit + DAY, LATE, "a-day-late")):
        yield Draft(
            theme=theme,
            id=f"{theme}/{holiday}/seven-business-days-{step}",
            about=sentence(
                "La préanalyse est soumise {submitted}; dans les sept jours ouvrables tombe {holiday} ({name})\u00a0: "
                "validée {validated}, elle l'est {verdict}.",
                "The pre-analysis is submitted on {submitted}; {holiday} ({name}) falls within the seven business "
                "days: validated on {validated}, it is {verdict}.",
                submitted=submitted,
                holiday=holiday,
                name=name,
                validated=validated,
                verdict=verdict,
            ),
            obligation="preanalysis.validated-in-time",
            case=_happened(preanalysis_submission=submitted, preanalysis_validation=validated),
            as_of=validated,
        )


def extraction(theme: str, holiday: date, name: Text) -> Iterator[Draft]:
    """Twenty-one calendar days that end on the holiday, and run on."""
    origin = holiday - 21 * DAY
    sending = CALENDAR.previous_business_day(origin + DAY)
    readings: Chosen = ()
    if not CALENDAR.is_business_day(origin + DAY):  # no day 1 leads there: let the day of the sending be day 0
        sending, readings = origin, (("clock", "base-is-day-zero"),)
    limit = CALENDAR.roll_forward(holiday)
    for extracted, verdict, step in ((limit, ON_TIME, "on-the-limit"), (limit + DAY, LATE, "a-day-late")):
        yield Draft(
            theme=theme,
            id=f"{theme}/{holiday}/twenty-one-days-{step}",
            about=sentence(
                "Le 21e jour est {holiday} ({name}), et passe au jour ouvrable suivant\u00a0: faite {extracted}, "
                "l'extraction l'est {verdict}.",
                "The 21st day is {holiday} ({name}), and runs on to the next business day: carried out on "
                "{extracted}, the extraction is {verdict}.",
                holiday=holiday,
                name=name,
                extracted=extracted,
                verdict=verdict,
            ),
            obligation="avenant.extraction-within-21-days",
            case=done(_in_order(sending), test_extraction=extracted.isoformat()),
            as_of=extracted,
            readings=readings,
        )


def follow_up(theme: str, holiday: date, name: Text) -> Iterator[Draft]:
    """Seventy-two business hours over the holiday."""
    received = toronto(CALENDAR.previous_business_day(holiday))
    due = CALENDAR.deadline(received, BusinessHours(72)).due_at
    assert due is not None
    for answered, verdict, step in ((due, ON_TIME, "at-the-last-instant"), (due + SECOND, LATE, "a-second-late")):
        case = complained(DRAFT, received.isoformat(), followed_up_at=answered.isoformat())
        yield Draft(
            theme=theme,
            id=f"{theme}/{holiday}/seventy-two-business-hours-{step}",
            about=sentence(
                "Une plainte est reçue {received}; {holiday} ({name}) ne compte pas\u00a0: suivie {answered}, elle "
                "l'est {verdict}.",
                "A complaint is received on {received}; {holiday} ({name}) does not count: followed up on {answered}, "
                "it is {verdict}.",
                received=received,
                holiday=holiday,
                name=name,
                answered=answered,
                verdict=verdict,
            ),
            obligation="complaint.followed-up",
            case=case,
            as_of=answered.date(),
        )


def start(theme: str, holiday: date, name: Text) -> Iterator[Draft]:
    """The official clock that does not start on the holiday."""
    sending = CALENDAR.previous_business_day(holiday)
    day_one = CALENDAR.next_business_day(holiday)
    right, wrong = Text(fr="est juste", en="is right"), Text(fr="est faux", en="is wrong")
    for begun, verdict, step in ((day_one, right, "the-business-day-after"), (holiday, wrong, "the-holiday-itself")):
        yield Draft(
            theme=theme,
            id=f"{theme}/{holiday}/clock-starts-{step}",
            about=sentence(
                "La demande est envoyée {sending}, et {holiday} ({name}) n'est pas un jour ouvrable\u00a0: le début "
                "inscrit au calendrier de migration, {begun}, {verdict}.",
                "The request is sent on {sending}, and {holiday} ({name}) is no business day: the start stated in the "
                "schedule, {begun}, {verdict}.",
                sending=sending,
                holiday=holiday,
                name=name,
                begun=begun,
                verdict=verdict,
            ),
            obligation="clock.start",
            case=scheduled(_in_order(sending), starts_on=begun),
            as_of=day_one,
        )


def access(theme: str, holiday: date, name: Text) -> Iterator[Draft]:
    """Ninety days that end on the holiday: a minimum does not move."""
    production = holiday - 90 * DAY
    for gone, verdict, step in ((holiday, NOT_BEFORE, "on-the-holiday"), (holiday - DAY, TOO_EARLY, "the-day-before")):
        yield Draft(
            theme=theme,
            id=f"{theme}/{holiday}/ninety-days-{step}",
            about=sentence(
                "Un minimum ne se reporte pas\u00a0: 90 jours après {production}, on est {holiday} ({name}); le "
                "retrait des accès {gone} est {verdict}.",
                "A minimum does not run on: 90 days after {production} comes {holiday} ({name}); to withdraw access "
                "on {gone} is {verdict}.",
                production=production,
                holiday=holiday,
                name=name,
                gone=gone,
                verdict=verdict,
            ),
            obligation="legacy-access.ninety-days",
            case=_happened(production=production, legacy_access_withdrawal=gone),
            as_of=gone,
        )


def _happened(**on: date) -> MigrationCase:
    return done(blank(DRAFT), **{milestone: day.isoformat() for milestone, day in on.items()})


def _in_order(sending: date) -> MigrationCase:
    """A request whose papers are all signed a week before it is sent."""
    before = (sending - 7 * DAY).isoformat()
    case = signed(authorized(notified(DRAFT, before), before), Marc_Roy=before)
    return sent(asked(case, data=COMPLETE.request.data), email(toronto(sending).isoformat()))
