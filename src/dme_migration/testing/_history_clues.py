"""Clues: what mistake in counting would give exactly the day that a backend says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

import attrs

from dme_migration.calendar import BusinessCalendar, BusinessDays, CalendarDays, DayDelay
from dme_migration.errors import CalendarError, InvalidValueError
from dme_migration.model import MigrationCase
from dme_migration.model.moment_words import moment_in
from dme_migration.model.moments import Moment
from dme_migration.rules import Ruling
from dme_migration.rules.words import on_day
from dme_migration.text import Language, Text, joined

__all__ = ["clue"]

_UNITS: Final = {
    BusinessDays: Text(
        fr="c'est le jour que donnent {n} jours civils, et non {n} jours ouvrables, après {start}",
        en="that is the day that {n} calendar days give, rather than {n} business days, after {start}",
    ),
    CalendarDays: Text(
        fr="c'est le jour que donnent {n} jours ouvrables, et non {n} jours civils, après {start}",
        en="that is the day that {n} business days give, rather than {n} calendar days, after {start}",
    ),
}
_START_COUNTED: Final = Text(
    fr="c'est le jour que l'on obtient si le jour de départ ({start}) compte déjà pour un",
    en="that is the day that comes out when the starting day ({start}) already counts as one",
)
_ONE_TOO_MANY: Final = Text(
    fr="c'est le jour que l'on obtient si le lendemain du départ ({start}) ne compte pas non plus",
    en="that is the day that comes out when the day after the start ({start}) does not count either",
)
_NOT_MOVED: Final = Text(
    fr="c'est le jour que l'on obtient si une échéance qui tombe un jour non ouvrable n'est pas reportée",
    en="that is the day that comes out when an end that falls on a day off does not run on",
)
_MOVED: Final = Text(
    fr="c'est le jour que l'on obtient si une fin qui tombe un jour non ouvrable est reportée; un minimum ne l'est pas",
    en="that is the day that comes out when an end on a day off runs on; a minimum never does",
)
_ELSEWHERE: Final = Text(
    fr="c'est le délai de {delay} compté après {other} ({on}), et non après {a}{start}",
    en="that is the delay of {delay} counted after {other} ({on}), rather than after {a}{start}",
)
_OR: Final = Text(fr="ou", en="or")


def clue(said: date, ruling: Ruling, case: MigrationCase, calendar: BusinessCalendar, language: Language) -> str | None:
    """Name the one mistake in counting that gives the day said, if there is one; the commonest come first."""
    facts = ruling.told
    start, delay = facts.get("a_on") or facts.get("planned_a"), facts.get("delay")
    if not isinstance(delay, DayDelay):
        return None

    def gives(other: DayDelay, day: date) -> bool:
        try:
            return other.bind(calendar)(day) == said
        except (CalendarError, InvalidValueError):  # pragma: no cover - a day that no calendar reaches
            return False

    if isinstance(start, date):
        for other, text in _miscounts(delay):
            if gives(other, start):
                return text[language].format(n=getattr(delay, "n", ""), start=on_day(start, language))
    days = _days_of(case)
    for day in dict.fromkeys(day for _, day in days):
        if day != start and gives(delay, day):
            # Several steps may share the day: which of them the backend took cannot be told.
            others = dict.fromkeys(moment_in(moment, language) for moment, on in days if on == day)
            return _ELSEWHERE[language].format(
                delay=delay.in_words(language),
                other=joined(others, language, last=_OR),
                on=on_day(day, language),
                a=moment_in(facts["a"], language),
                start=f" ({on_day(start, language)})" if isinstance(start, date) else "",
            )
    return None


def _miscounts(delay: DayDelay) -> Iterator[tuple[DayDelay, Text]]:
    if isinstance(delay, BusinessDays):
        yield CalendarDays(delay.n), _UNITS[BusinessDays]
    elif isinstance(delay, CalendarDays):
        yield BusinessDays(delay.n), _UNITS[CalendarDays]
    if isinstance(delay, BusinessDays | CalendarDays):
        if delay.n:
            yield attrs.evolve(delay, n=delay.n - 1), _START_COUNTED
        yield attrs.evolve(delay, n=delay.n + 1), _ONE_TOO_MANY
    if isinstance(delay, CalendarDays):
        yield attrs.evolve(delay, extends=not delay.extends), _NOT_MOVED if delay.extends else _MOVED


def _days_of(case: MigrationCase) -> list[tuple[str, date]]:
    """Give each moment that a delay might be counted from by mistake, as it happened, then as it is planned."""
    days: list[tuple[str, date]] = [(entry.milestone, entry.on) for entry in case.journal]
    planned = case.schedule.milestones if case.schedule else ()
    days += [(entry.milestone, entry.on) for entry in planned if entry.on is not None]
    request = case.request
    if request.vendor_notice is not None:
        days.append((Moment.VENDOR_NOTICE, request.vendor_notice.given_on))
    if request.authorization is not None:
        days.append((Moment.AUTHORIZATION, request.authorization.signed_on))
    days += [(Moment.FIRST_TRANSMISSION, case.day_of(sent.sent_at)) for sent in request.transmissions[:1]]
    if case.schedule is not None and case.schedule.delivered_on is not None:
        days.append((Moment.SCHEDULE_DELIVERY, case.schedule.delivered_on))
    return days
