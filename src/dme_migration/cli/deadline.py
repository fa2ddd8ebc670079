"""``deadline``: when a delay runs out, and why then."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

import click

from dme_migration.calendar import (
    QUEBEC_ZONES,
    BusinessDays,
    BusinessHours,
    CalendarDays,
    Deadline,
    HoursConvention,
    Months,
    local_day,
    quebec_zone,
)
from dme_migration.calendar.delay import Delay
from dme_migration.cli.commands import Command, Option, WrongUsage
from dme_migration.cli.days_off import write_days_off
from dme_migration.cli.documents import put_problems
from dme_migration.cli.kinds import Moment, Number, OneOf
from dme_migration.cli.layout import Page, Style
from dme_migration.cli.options import calendar_options, chosen_calendar, form_option, language_option
from dme_migration.cli.session import Form, Session, language_of
from dme_migration.cli.sources import Unreadable
from dme_migration.errors import CalendarError
from dme_migration.rules import READINGS
from dme_migration.serialization import json_line
from dme_migration.text import Language, Text, joined

__all__ = ["COMMAND"]

_UNREADABLE: Final = 3
_READINGS: Final = ("due-on-holiday", "business-hours")

_ABOUT: Final = Text(
    fr="Calculer une échéance, et dire chaque jour qui n'est pas compté.\n\n"
    "Le jour de départ ne compte pas, le dernier compte en entier. Un maximum en jours civils qui finit un jour non "
    "ouvrable passe au jour ouvrable suivant, sauf avec --reading due-on-holiday=strict; un minimum (--at-least), "
    "jamais.",
    en="Work out a due day, and say each day that is not counted.\n\n"
    "The starting day does not count, the last one counts whole. A maximum in calendar days that ends on a day off "
    "runs on to the next business day, save with --reading due-on-holiday=strict; a minimum (--at-least) never does.",
)
_ONE_DELAY: Final = Text(
    fr="donnez un délai, et un seul\u00a0: --business-days, --days, --months ou --business-hours.",
    en="give one delay, and only one: --business-days, --days, --months or --business-hours.",
)
_NEEDS_INSTANT: Final = Text(
    fr="des heures ouvrables partent d'un instant\u00a0: --from {day}T09:00:00-04:00, par exemple.",
    en="business hours start at an instant: --from {day}T09:00:00-04:00, for example.",
)
_NO_EFFECT: Final = Text(
    fr="la lecture {name} ne change aucune échéance; seules le font {known}.",
    en="the reading {name} changes no due day; only {known} do.",
)
_TOO_FAR: Final = Text(
    fr="cette échéance tombe après le dernier jour du calendrier (9999-12-31).",
    en="that due day lies after the last day of the calendar (9999-12-31).",
)
_SKIPPED: Final = Text(fr="Jours non comptés", en="Days not counted")
_RUN_OVER: Final = Text(fr="Jours passés à la fin", en="Days run over at the end")
_COUNTING: Final = Text(fr="Le décompte\u00a0: {words}.", en="The counting: {words}.")


def _delay(ctx: click.Context, amounts: dict[str, int | None], readings: dict[str, str], *, at_least: bool) -> Delay:
    given = [(name, amount) for name, amount in amounts.items() if amount is not None]
    if len(given) != 1:
        raise WrongUsage(_ONE_DELAY[language_of(ctx)], ctx)
    name, amount = given[0]
    if name == "business_days":
        return BusinessDays(amount)
    if name == "months":
        return Months(amount)
    if name == "days":
        return CalendarDays(amount, extends=not at_least and readings["due-on-holiday"] == "roll")
    return BusinessHours(amount, convention=HoursConvention(readings["business-hours"]))


def _readings(ctx: click.Context, chosen: tuple[tuple[str, str], ...]) -> dict[str, str]:
    language = language_of(ctx)
    for name, _ in chosen:
        if name not in _READINGS:
            raise WrongUsage(_NO_EFFECT.filled(language, name=name, known=joined(_READINGS, language)), ctx)
    return {name: READINGS[name].default for name in _READINGS} | dict(chosen)


@click.pass_context
def _deadline(
    ctx: click.Context,
    /,
    *,
    start: date,
    business_days: int | None,
    days: int | None,
    months: int | None,
    business_hours: int | None,
    at_least: bool,
    zone: str,
    reading: tuple[tuple[str, str], ...],
    profile: str,
    closures: str | None,
) -> int:
    session: Session = ctx.obj
    language = session.language
    amounts = {"business_days": business_days, "days": days, "months": months, "business_hours": business_hours}
    delay = _delay(ctx, amounts, _readings(ctx, reading), at_least=at_least)
    place = quebec_zone(zone)
    moment = start
    if isinstance(delay, BusinessHours):
        if not isinstance(start, datetime):
            raise WrongUsage(_NEEDS_INSTANT.filled(language, day=start.isoformat()), ctx)
        moment = start.astimezone(place)
    elif isinstance(start, datetime):
        moment = local_day(start, place)
    try:
        calendar = chosen_calendar(profile, closures)
        found = calendar.deadline(moment, delay, zone=place, at_least=at_least)
    except Unreadable as error:
        put_problems(session, error)
        return _UNREADABLE
    except (CalendarError, OverflowError):
        raise WrongUsage(_TOO_FAR[language], ctx) from None
    if session.form is Form.JSON:
        session.output.put_json(json_line(found.as_json(language)))
    else:
        session.output.put(str(_page(found, language)))
    return 0


def _page(found: Deadline, language: Language) -> Page:
    page = Page()
    page.text(found.in_words(language), style=Style.STRONG)
    if found.skipped:
        ran_over = isinstance(found.delay, CalendarDays)
        page.heading((_RUN_OVER if ran_over else _SKIPPED)[language])
        write_days_off(page, found.skipped, language)
    page.blank()
    page.text(_COUNTING.filled(language, words=found.convention[language]), style=Style.FAINT)
    return page


COMMAND: Final = Command(
    "deadline",
    about=_ABOUT,
    callback=_deadline,
    params=[
        Option(
            ["--from", "start"],
            about=Text(
                fr="Le jour, ou l'instant, d'où part le délai.", en="The day, or the instant, that it runs from."
            ),
            shown=Text(fr="JOUR|INSTANT", en="DAY|INSTANT"),
            type=Moment(),
            required=True,
        ),
        Option(
            ["--business-days"],
            about=Text(fr="Un délai en jours ouvrables.", en="A delay in business days."),
            type=Number(100_000),
        ),
        Option(
            ["--days"],
            about=Text(fr="Un délai en jours civils.", en="A delay in calendar days."),
            type=Number(1_000_000),
        ),
        Option(["--months"], about=Text(fr="Un délai en mois.", en="A delay in months."), type=Number(50_000)),
        Option(
            ["--business-hours"],
            about=Text(
                fr="Un délai en heures ouvrables, 24 par jour ouvrable si rien d'autre n'est dit.",
                en="A delay in business hours, 24 a business day when nothing else is said.",
            ),
            type=Number(1_000_000),
        ),
        Option(
            ["--at-least"],
            about=Text(
                fr="Le délai est un minimum\u00a0: dire le premier jour permis.",
                en="The delay is a minimum: say the first day allowed.",
            ),
            is_flag=True,
        ),
        Option(
            ["--zone"],
            about=Text(
                fr="Le fuseau du lieu, pour les instants; America/Toronto si rien n'est dit.",
                en="The zone of the place, for instants; America/Toronto when nothing is said.",
            ),
            shown=Text(fr="FUSEAU", en="ZONE"),
            type=OneOf((*QUEBEC_ZONES, "America/Montreal")),
            default="America/Toronto",
        ),
        *calendar_options(),
        language_option(),
        form_option(),
    ],
)
