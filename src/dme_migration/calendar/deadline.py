"""`Deadline`: when a delay runs out, the days that it skips and why, and the convention used."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

import attrs

from dme_migration.calendar.reasons import DayOff
from dme_migration.text import NBSP, Language, Text, day_in_words, instant_in_words, joined

if TYPE_CHECKING:
    from dme_migration.calendar.delay import Delay

__all__ = ["Deadline"]

_SENTENCE: Final = Text(fr="À partir du {start}; {delay}; {skipped}{due}.", en="From {start}; {delay}; {skipped}{due}.")
_SKIPPED: Final = Text(fr=f"{{label}}{NBSP}: {{days}}", en="{label}: {days}")
_AT_MOST: Final = Text(fr="échéance le {due}", en="due on {due}")
_AT_LEAST: Final = Text(fr="au plus tôt le {due}", en="not before {due}")
_END_OF_DAY: Final = Text(fr="{due} à minuit, à la fin du jour", en="{due} at midnight, at the end of the day")
_RANGE: Final = Text(fr="du {first} au {last} ({name})", en="{first} to {last} ({name})")
_ONE: Final = Text(fr="le {first} ({name})", en="{first} ({name})")
_SATURDAYS: Final = (Text(fr="{n} samedi", en="{n} Saturday"), Text(fr="{n} samedis", en="{n} Saturdays"))
_SUNDAYS: Final = (Text(fr="{n} dimanche", en="{n} Sunday"), Text(fr="{n} dimanches", en="{n} Sundays"))


@attrs.frozen(kw_only=True)
class Deadline:
    """The day (or the instant) on which a delay runs out, with the reasons.

    ``due_on`` is the last day on time of a maximum, counted whole, and the first compliant day of a minimum.
    ``due_at`` is an instant for business hours, None for delays in days; what ends at midnight ends its day, so it
    may be 0 h of the day after ``due_on``. ``skipped`` holds every day that was not counted or, for a maximum that
    runs on, the days off that it runs over at its end.
    """

    start: date
    """A day, or the aware instant that came (a `datetime`) for business hours."""
    delay: Delay
    due_on: date
    due_at: datetime | None = None
    skipped: tuple[DayOff, ...] = ()
    profile: str = ""
    convention: Text
    at_least: bool = False

    def in_words(self, language: Language) -> str:
        """Word the deadline in one sentence; holidays and closures are named, Saturdays and Sundays are counted.

        >>> from dme_migration.calendar import BusinessCalendar, BusinessDays
        >>> print(BusinessCalendar.quebec().deadline(date(2026, 3, 26), BusinessDays(7)).in_words(Language.EN))
        From Thursday, March 26, 2026; 7 business days; not counted: April 3 (Good Friday), April 6 (Easter Monday), \
2 Saturdays and 2 Sundays; due on Wednesday, April 8, 2026.
        """
        skipped = f"{self.skipped_in_words(language)}; " if self.skipped else ""
        bound = _AT_LEAST if self.at_least else _AT_MOST
        return _SENTENCE.filled(
            language,
            start=_moment_in_words(self.start, language),
            delay=self.delay.in_words(language),
            skipped=skipped,
            due=bound.filled(language, due=self.due_in_words(language)),
        )

    def skipped_in_words(self, language: Language) -> str:
        """Say which days were not counted, or run over; empty when none was."""
        if not self.skipped:
            return ""
        days = joined(self._skipped_in_words(language), language)
        return _SKIPPED.filled(language, label=self.delay.skipping[language], days=days)

    def as_json(self, language: Language = Language.FR) -> dict[str, object]:
        """Write the deadline as the command line's ``deadline --format json`` does, with names in one language.

        >>> from dme_migration.calendar import BusinessCalendar, BusinessDays
        >>> BusinessCalendar.quebec().deadline(date(2026, 4, 2), BusinessDays(1)).as_json()["skipped"][0]["name"]
        'Vendredi saint'
        """
        return {
            "start": self.start.isoformat(),
            "delay": self.delay.as_json(),
            "due_on": self.due_on.isoformat(),
            "due_at": None if self.due_at is None else self.due_at.isoformat(),
            "skipped": [
                {"on": off.on.isoformat(), "name": off.name[language], "statute": off.statute} for off in self.skipped
            ],
            "profile": self.profile,
        }

    def due_in_words(self, language: Language) -> str:
        """Word the due day, or the due instant of business hours."""
        if self.due_at is None:
            return day_in_words(self.due_on, language)
        if self.due_at.date() != self.due_on and self.due_at.time() == time(0):
            return _END_OF_DAY.filled(language, due=day_in_words(self.due_on, language))
        return instant_in_words(self.due_at, language)

    def _skipped_in_words(self, language: Language) -> Iterator[str]:
        for first, last in self._named_runs():
            ends = {
                "first": day_in_words(first.on, language, weekday=False, year=first.on.year != self.start.year),
                "last": day_in_words(last.on, language, weekday=False, year=last.on.year != self.start.year),
            }
            yield (_ONE if first is last else _RANGE).filled(language, name=first.name[language], **ends)
        for weekday, forms in ((5, _SATURDAYS), (6, _SUNDAYS)):
            n = sum(off.weekly_rest and off.on.weekday() == weekday for off in self.skipped)
            if n:
                yield forms[n > 1].filled(language, n=n)

    def _named_runs(self) -> Iterator[tuple[DayOff, DayOff]]:
        """Give the first and last days of each run of one reason; only days of weekly rest may lie between."""
        places = [place for place, off in enumerate(self.skipped) if not off.weekly_rest]
        start = 0
        for k, place in enumerate(places):
            off = self.skipped[place]
            following = self.skipped[places[k + 1]] if k + 1 < len(places) else None
            if following is not None and following.name == off.name:
                between = places[k + 1] - place
                if (following.on - off.on).days == between:
                    continue
            yield self.skipped[places[start]], off
            start = k + 1


def _moment_in_words(moment: date, language: Language) -> str:
    if isinstance(moment, datetime):
        return instant_in_words(moment, language)
    return day_in_words(moment, language)
