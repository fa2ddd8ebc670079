"""What every delay can do: be worded, be written, and say when it runs out on a calendar."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import date, tzinfo
from typing import TYPE_CHECKING, ClassVar, Final

from dme_migration.calendar.daymap import DayMap
from dme_migration.calendar.days import plain_day
from dme_migration.calendar.deadline import Deadline
from dme_migration.calendar.reasons import DayOff
from dme_migration.errors import InvalidValueError
from dme_migration.text import Language, Text

if TYPE_CHECKING:
    from dme_migration.calendar.business import BusinessCalendar

__all__ = ["DayDelay", "Delay"]

EVERY_DAY_COUNTS: Final = Text(
    fr="le jour de départ ne compte pas, le dernier compte en entier; les jours non ouvrables comptent",
    en="the starting day does not count, the last one counts whole; days off count",
)


class Delay(ABC):
    """A length of time, apart from any start and any calendar: frozen, hashable, equal by value."""

    __slots__ = ()

    skipping: ClassVar[Text] = Text(fr="non comptés", en="not counted")
    """What a sentence says before the days of `Deadline.skipped`."""

    @abstractmethod
    def in_words(self, language: Language) -> str:
        """Word the length: « 7 jours ouvrables »."""

    @abstractmethod
    def as_json(self) -> dict[str, object]:
        """Write the length as JSON: ``{"business_days": 7}``."""

    @abstractmethod
    def counting(self, calendar: BusinessCalendar) -> Text:
        """Say in a sentence how the days or hours are counted."""

    @abstractmethod
    def deadline(
        self, calendar: BusinessCalendar, start: date, *, zone: tzinfo | None = None, at_least: bool = False
    ) -> Deadline:
        """Say when the delay runs out. See `BusinessCalendar.deadline`, which an application calls."""


class DayDelay(Delay):
    """A delay from day to day; the starting day is never counted, the last one is.

    An integrator's own delay writes `bind`, `in_words` and `as_json`; the rest follows.
    """

    __slots__ = ()

    @abstractmethod
    def bind(self, calendar: BusinessCalendar) -> DayMap:
        """Bind the delay to a calendar: a monotone map with its inverses."""

    @property
    def runs_on(self) -> bool:
        """Tell whether an end that falls on a day off moves to the next business day."""
        return False

    def skipped(self, calendar: BusinessCalendar, start: date, due_on: date) -> tuple[DayOff, ...]:  # noqa: ARG002 - none
        """List the days that the delay does not count, or runs over at its end."""
        return ()

    def counting(self, calendar: BusinessCalendar) -> Text:  # noqa: ARG002 - for subclasses
        """Say that every day counts but the first."""
        return EVERY_DAY_COUNTS

    def deadline(
        self, calendar: BusinessCalendar, start: date, *, zone: tzinfo | None = None, at_least: bool = False
    ) -> Deadline:
        """Say on which day the delay runs out; ``zone`` is not read, for a day has none.

        Raises:
            CalendarError: ``start`` is a datetime, or the due day lies after the year 9999.
            InvalidValueError: ``at_least`` with a delay that runs on past a day off.
        """
        del zone
        if at_least and self.runs_on:
            raise InvalidValueError(f"a minimum never runs on past a day off, got {self!r} with at_least=True")
        day = first_day(start)
        return Deadline.of(calendar, day, self, plain_day(self.bind(calendar)(day)), at_least)


def first_day(start: date) -> date:
    """Check the start of a delay in days.

    Raises:
        CalendarError: ``start`` is a datetime, or no date at all.
    """
    return start if type(start) is date else plain_day(start, what="the start of a delay in days")
