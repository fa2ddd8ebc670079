"""Limits over the end of a year, and around the 29th of February."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from dme_migration import BusinessDays, MigrationCase
from dme_migration.calendar import CalendarDays, DayDelay, Months
from dme_migration.model import NoticePeriod
from dme_migration.text import Text
from tests.rules.cases import DRAFT, blank, contract, done, notified, planned
from tests.vectors.drafts import Draft, sentence
from tests.vectors.holidays import CALENDAR, DAY, NOT_BEFORE, TOO_EARLY, follow_up

YEARS: Final = range(2024, 2031)
LEAP: Final = date(2028, 2, 29)

NEW_YEAR: Final = Text(fr="jour de l'An", en="New Year's Day")
FEBRUARY_29: Final = Text(fr="29 février", en="February 29")


def drafts() -> Iterator[Draft]:
    """Give the year ends in order, then the leap day."""
    for year in YEARS:
        yield from follow_up("year-ends", date(year + 1, 1, 1), NEW_YEAR)
        yield from window("year-ends", CALENDAR.roll_backward(date(year, 12, 23)))
        yield from withdrawal("year-ends", date(year, 11, 30), Months(3))
        yield from withdrawal("year-ends", date(year, 11, 30), CalendarDays(90))
    for start in (date(2027, 11, 29), date(2027, 11, 30), LEAP):
        yield from withdrawal("leap-day", start, Months(3))
    for start in (LEAP - timedelta(days=90), LEAP):
        yield from withdrawal("leap-day", start, CalendarDays(90))
    yield from window("leap-day", date(2028, 2, 25))
    yield from window("leap-day", LEAP)
    for told, months in ((date(2028, 1, 31), 1), (date(2026, 1, 31), 1), (date(2024, 2, 29), 12)):
        yield from notice("leap-day", told, months)


def window(theme: str, submitted: date) -> Iterator[Draft]:
    """Seven business days granted in the schedule, and one day fewer."""
    first = BusinessDays(7).bind(CALENDAR)(submitted)
    for validated, verdict, step in ((first, NOT_BEFORE, "seven"), (first - DAY, TOO_EARLY, "a-day-short")):
        days = {"preanalysis_submission": submitted, "preanalysis_validation": validated}
        yield Draft(
            theme=theme,
            id=f"{theme}/{submitted}/validation-window-{step}",
            about=sentence(
                "La soumission est prévue {submitted}\u00a0: prévoir la validation {validated} est {verdict}.",
                "The submission is planned for {submitted}: to plan the validation for {validated} is {verdict}.",
                submitted=submitted,
                validated=validated,
                verdict=verdict,
            ),
            obligation="preanalysis.validation-window",
            case=planned(DRAFT, **{milestone: day.isoformat() for milestone, day in days.items()}),
            as_of=submitted,
        )


def withdrawal(theme: str, production: date, delay: DayDelay) -> Iterator[Draft]:
    """Access withdrawn on the first day allowed, and on its eve."""
    first = delay.bind(CALENDAR)(production)
    months = isinstance(delay, Months)
    for gone, verdict, step in ((first, NOT_BEFORE, "to-the-end"), (first - DAY, TOO_EARLY, "a-day-short")):
        yield Draft(
            theme=theme,
            id=f"{theme}/{production}/{'three-months' if months else 'ninety-days'}-{step}",
            about=sentence(
                "Production {production}, accès pendant {delay}\u00a0: le retrait {gone} est {verdict}.",
                "Production on {production}, access for {delay}: to withdraw it on {gone} is {verdict}.",
                production=production,
                delay=Text(fr="trois mois", en="three months") if months else Text(fr="90 jours", en="90 days"),
                gone=gone,
                verdict=verdict,
            ),
            obligation="avenant.read-only-access" if months else "legacy-access.ninety-days",
            case=_happened(production=production, legacy_access_withdrawal=gone),
            as_of=gone,
        )


def notice(theme: str, told: date, months: int) -> Iterator[Draft]:
    """A notice of months to the source vendor, whole and a day short."""
    first = Months(months).bind(CALENDAR)(told)
    case = contract(notified(DRAFT, told.isoformat()), notice_period=NoticePeriod(months=months))
    for ends, verdict, step in ((first, NOT_BEFORE, "whole"), (first - DAY, TOO_EARLY, "a-day-short")):
        yield Draft(
            theme=theme,
            id=f"{theme}/{told}/notice-{step}",
            about=sentence(
                "Préavis de {months} mois donné {told}\u00a0: la fin du contrat {ends} est {verdict}.",
                "Notice of {months} month(s) given on {told}: a contract that ends on {ends} is {verdict}.",
                months=Text(fr=str(months), en=str(months)),
                told=told,
                ends=ends,
                verdict=Text(fr="permise", en="allowed") if verdict is NOT_BEFORE else verdict,
            ),
            obligation="notice.contract-period",
            case=contract(case, ends_on=ends),
            as_of=ends,
        )


def _happened(**on: date) -> MigrationCase:
    return done(blank(DRAFT), **{milestone: day.isoformat() for milestone, day in on.items()})
