"""`Deadline`: when a delay runs out, the days that it skips and why, and the convention used."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast, final

from dme_migration.calendar.reasons import DayOff
from dme_migration.text import NBSP, Language, Text, day_in_words, instant_in_words, joined

if TYPE_CHECKING:
    from dme_migration.calendar.business import BusinessCalendar
    from dme_migration.calendar.delay import DayDelay, Delay

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


_new: Final = object.__new__


class _Explanation(NamedTuple):
    skipped: tuple[DayOff, ...]
    profile: str
    convention: Text


@final
class Deadline:
    """The day (or the instant) on which a delay runs out, with the reasons; immutable, equal by value.

    The reasons are worked out when they are first read: a deadline of which only the day is wanted costs little more
    than the addition. That is why this is no attrs class, whose frozen ones take longer to make than a day to find.
    """

    __slots__ = ("_at_least", "_delay", "_due_at", "_due_on", "_explanation", "_start")

    _start: date
    _delay: Delay
    _due_on: date
    _due_at: datetime | None
    _at_least: bool
    _explanation: _Explanation | BusinessCalendar  # the calendar until somebody reads the reasons

    def __init__(
        self,
        *,
        start: date,
        delay: Delay,
        due_on: date,
        convention: Text,
        due_at: datetime | None = None,
        skipped: tuple[DayOff, ...] = (),
        profile: str = "",
        at_least: bool = False,
    ) -> None:
        self._start = start
        self._delay = delay
        self._due_on = due_on
        self._due_at = due_at
        self._at_least = at_least
        self._explanation = _Explanation(skipped, profile, convention)

    @staticmethod
    def of(calendar: BusinessCalendar, start: date, delay: DayDelay, due_on: date, at_least: bool) -> Deadline:
        """Make the deadline of a delay in days, which the delay and its calendar explain when it is read."""
        self = _new(Deadline)
        self._start = start
        self._delay = delay
        self._due_on = due_on
        self._due_at = None
        self._at_least = at_least
        self._explanation = calendar
        return self

    @property
    def start(self) -> date:
        """Give the start: a day, or the aware instant that came (a `datetime`) for business hours."""
        return self._start

    @property
    def delay(self) -> Delay:
        """Give the length of time that runs out."""
        return self._delay

    @property
    def due_on(self) -> date:
        """Give the last day on time of a maximum, counted whole, or the first compliant day of a minimum."""
        return self._due_on

    @property
    def due_at(self) -> datetime | None:
        """Give the due instant of business hours; None for delays in days.

        What ends at midnight ends its day, so it may be 0 h of the day after `due_on`.
        """
        return self._due_at

    @property
    def at_least(self) -> bool:
        """Tell whether the delay is a minimum."""
        return self._at_least

    @property
    def skipped(self) -> tuple[DayOff, ...]:
        """List every day that was not counted or, for a maximum that runs on, the days off that its end runs over."""
        return self._explained().skipped

    @property
    def profile(self) -> str:
        """Name the profile of the calendar that counted."""
        return self._explained().profile

    @property
    def convention(self) -> Text:
        """Say how the days or hours were counted."""
        return self._explained().convention

    def _explained(self) -> _Explanation:
        known = self._explanation
        if not isinstance(known, _Explanation):  # two threads may explain it at once, and alike
            delay = cast("DayDelay", self._delay)
            skipped = delay.skipped(known, self._start, self._due_on)
            known = self._explanation = _Explanation(skipped, known.profile, delay.counting(known))
        return known

    def _values(self) -> dict[str, object]:
        return {
            "start": self._start,
            "delay": self._delay,
            "due_on": self._due_on,
            "due_at": self._due_at,
            **self._explained()._asdict(),
            "at_least": self._at_least,
        }

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Deadline):
            return NotImplemented
        return self._values() == other._values()

    def __hash__(self) -> int:
        return hash(tuple(self._values().values()))

    def __repr__(self) -> str:
        return f"Deadline({', '.join(f'{name}={value!r}' for name, value in self._values().items())})"

    def __reduce__(self) -> tuple[object, ...]:
        return _restored, (self._values(),)

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


def _restored(values: dict[str, Any]) -> Deadline:
    return Deadline(**values)


def _moment_in_words(moment: date, language: Language) -> str:
    if isinstance(moment, datetime):
        return instant_in_words(moment, language)
    return day_in_words(moment, language)
