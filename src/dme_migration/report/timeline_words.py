"""The words of the timeline, in both languages: headings, short dates, and what each mark says of itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from dme_migration.calendar import BusinessCalendar
from dme_migration.model.moments import Moment, moment_label
from dme_migration.report.steps import step_title
from dme_migration.report.timeline_rows import Row
from dme_migration.rules.words import capital, days_between, told
from dme_migration.text import NBSP, Language, Text, day_in_words

__all__ = ["ACTUAL", "LEGEND", "PLANNED", "STEP", "TIMELINE", "Words", "day_number", "month_name", "short_date"]

TIMELINE: Final = Text(fr="Chronologie de la migration", en="Migration timeline")
PLANNED: Final = Text(fr="Prévu", en="Planned")
ACTUAL: Final = Text(fr="Réel", en="Actual")
STEP: Final = Text(fr="Étape", en="Step")
LEGEND: Final = {
    "planned": Text(fr="date prévue", en="planned day"),
    "actual": Text(fr="date réelle", en="actual day"),
    "gap": Text(fr="écart", en="difference"),
    "earlier": Text(fr="première date prévue", en="first planned day"),
    "period": Text(fr="période", en="period"),
    "slack": Text(fr="marge", en="slack"),
    "critical": Text(fr="chemin critique", en="critical path"),
    "rest": Text(fr="fin de semaine", en="weekend"),
    "holiday": Text(fr="jour férié ou fermeture", en="holiday or closure"),
    "fold": Text(fr="semaines sans étape, abrégées", en="weeks without a step, folded"),
}

_AS_OF: Final = Text(fr="au {day}", en="as of {day}")
_NO_DAY: Final = Text(fr="sans date", en="no day")
_NOT_LISTED: Final = Text(fr="pas au calendrier", en="not in the schedule")
_UNDATED: Final = Text(fr="{step}\u00a0: sans date au calendrier.", en="{step}: no day in the schedule.")
_ABSENT: Final = Text(fr="{step}\u00a0: pas au calendrier.", en="{step}: not in the schedule.")
_FIRST: Final = Text(fr="Première date prévue pour {step}\u00a0: {day}.", en="First planned day for {step}: {day}.")
_PERIOD: Final = Text(fr="Du {first} au {last}\u00a0: {length}.", en="From {first} to {last}: {length}.")
_SLACK: Final = Text(
    fr="Marge de {length}\u00a0: {step} peut attendre jusqu'au {day}.",
    en="Slack of {length}: {step} can wait until {day}.",
)
_FOLD: Final = Text(
    fr="Échelle abrégée\u00a0: {n} semaines sans étape, du {first} au {last}.",
    en="Scale folded: {n} weeks without a step, from {first} to {last}.",
)
_MONDAY: Final = Text(fr="lun. {day}", en="Mon {day}")
_FOLDED_WEEKS: Final = Text(fr="{n} sem.", en="{n} wk")
_FOLDED_YEARS: Final = Text(fr="{n} ans", en="{n} yr")
_FROM: Final = Text(fr="dès {day}", en="from {day}")
_MONTHS: Final = Text(
    fr="janv. févr. mars avr. mai juin juill. août sept. oct. nov. déc.",
    en="Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
)
_HALF_A_YEAR: Final = 183
_WEEKS_A_YEAR: Final = 52


def month_name(day: date, language: Language, *, short: bool = False, year: bool = False) -> str:
    """Name the month of a day.

    >>> month_name(date(2026, 2, 10), Language.FR, year=True)
    'février 2026'
    """
    if short:
        name = _MONTHS[language].split()[day.month - 1]
    else:
        words = day_in_words(day, language, weekday=False, year=False).split()
        name = words[1] if language is Language.FR else words[0]
    return f"{name} {day.year}" if year else name


def day_number(day: date, language: Language) -> str:
    """Write the number of a day, as it is said."""
    return "1er" if language is Language.FR and day.day == 1 else str(day.day)


def short_date(days: Sequence[date], language: Language, *, year: bool = False) -> str:
    """Write some days of one month in little room.

    >>> short_date([date(2026, 2, 17), date(2026, 2, 19)], Language.FR).replace(NBSP, " ")
    '17, 19 févr.'
    """
    numbers = ", ".join(day_number(day, language) for day in days)
    month = month_name(days[0], language, short=True)
    words = f"{numbers}{NBSP}{month}" if language is Language.FR else f"{month}{NBSP}{numbers}"
    if not year:
        return words
    return f"{words}{'' if language is Language.FR else ','}{NBSP}{days[0].year}"


class Words:
    """What the marks of one drawing say of themselves, in its language; lengths are counted in its calendar."""

    def __init__(self, language: Language, calendar: BusinessCalendar, as_of: date) -> None:
        self.language, self._calendar, self._as_of = language, calendar, as_of

    def _day(self, day: date) -> str:
        return day_in_words(day, self.language)

    def as_of(self) -> str:
        """Say on which day the case is seen."""
        return _AS_OF.filled(self.language, day=day_in_words(self._as_of, self.language, weekday=False))

    def dates(self, days: Sequence[date]) -> str:
        """Write the days of a row in little room: one, two of a month, or from which; a far one with its year."""
        if not days:
            return ""
        if len(days) == 1:
            return short_date(days, self.language, year=abs((days[0] - self._as_of).days) > _HALF_A_YEAR)
        if len(days) == 2 and days[0].replace(day=1) == days[1].replace(day=1):
            return short_date(days, self.language)
        return _FROM.filled(self.language, day=short_date(days[:1], self.language))

    def monday(self, number: str) -> str:
        """Say that the numbers of the axis are those of Mondays."""
        return _MONDAY.filled(self.language, day=number)

    def title(self, row: Row) -> str:
        """Name the row."""
        return step_title(row.milestone, self.language)

    def planned(self, row: Row, on: date) -> str:
        """Say that the step is planned."""
        return told(row.milestone, None, on, self.language) or ""

    def actual(self, row: Row, on: date) -> str:
        """Say that the step took place."""
        return told(row.milestone, on, None, self.language) or ""

    def earlier(self, row: Row, on: date) -> str:
        """Say for which day the step was planned first."""
        return _FIRST.filled(self.language, step=moment_label(row.milestone)[self.language], day=self._day(on))

    def slack(self, row: Row, on: date, latest: date) -> str:
        """Say until when the step can wait."""
        length = days_between(on, latest, self._calendar, self.language)
        step = moment_label(row.milestone)[self.language]
        return _SLACK.filled(self.language, length=length, step=step, day=self._day(latest))

    def period(self, row: Row, first: date, last: date) -> str:
        """Say how long a period is: the access in days, what is worked on in business days."""
        calendar = None if row.milestone == Moment.LEGACY_ACCESS_WITHDRAWAL else self._calendar
        length = days_between(first, last, calendar, self.language)
        return _PERIOD.filled(self.language, first=self._day(first), last=self._day(last), length=length)

    def fold(self, first: date, last: date, weeks: int) -> str:
        """Say which weeks are folded."""
        return _FOLD.filled(self.language, n=weeks, first=self._day(first), last=self._day(last))

    def folded_weeks(self, weeks: int) -> str:
        """Say how many weeks are folded, in little room."""
        if weeks >= 2 * _WEEKS_A_YEAR:
            return _FOLDED_YEARS.filled(self.language, n=weeks // _WEEKS_A_YEAR)
        return _FOLDED_WEEKS.filled(self.language, n=weeks)

    def nothing(self, row: Row) -> str:
        """Say in little room that a row has no day; nothing for a row that has one."""
        if row.promises or row.actual:
            return ""
        return (_NO_DAY if row.listed else _NOT_LISTED)[self.language]

    def whole(self, row: Row) -> str:
        """Tell a row in sentences."""
        told_days = [self.planned(row, promise.on) for promise in row.promises]
        told_days += [self.actual(row, on) for on in row.actual]
        if not told_days:
            told_days = [(_UNDATED if row.listed else _ABSENT).filled(self.language, step=self.title(row))]
        return " ".join(told_days)

    def legend(self, kind: str) -> str:
        """Name a kind of mark."""
        return capital(LEGEND[kind][self.language])
