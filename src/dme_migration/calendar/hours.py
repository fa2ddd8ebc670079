"""Business hours: three ways to read « 72 heures ouvrables », each by name.

No statute defines *heures ouvrables*. Usage gives them in multiples of 24, for a reply or a delivery: so the default
counts 24 hours for each business day, on the wall clock of the place, and keeps the clock time across a change of
clocks. The answer is worked out from ranks of days, never by stepping through hours.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import TYPE_CHECKING, Final, assert_never

import attrs

from dme_migration.calendar.days import instance, not_negative, past_the_end
from dme_migration.calendar.deadline import Deadline
from dme_migration.calendar.delay import Delay
from dme_migration.calendar.delays import numbered
from dme_migration.errors import CalendarError, InvalidValueError
from dme_migration.text import NBSP, Language, Text, clock_in_words

if TYPE_CHECKING:
    from dme_migration.calendar.business import BusinessCalendar

__all__ = ["BusinessHours", "HoursConvention", "OfficeHours"]

_DAY: Final = timedelta(days=1)


class HoursConvention(StrEnum):
    """How business hours are counted (reading ``business-hours``)."""

    SAME_CLOCK_TIME = "same-clock-time"
    """24 hours for each business day: Friday 15:00 and 72 hours give Wednesday 15:00."""
    WHOLE_DAYS = "whole-days"
    """The end of the third business day, for 72 hours."""
    OFFICE_HOURS = "office-hours"
    """Only the hours when the office is open."""


def _naive(_instance: OfficeHours, attribute: attrs.Attribute[time], value: time) -> None:
    if not isinstance(value, time) or value.tzinfo is not None:
        raise InvalidValueError(f"{attribute.name} is a time of day without a zone, got {value!r}")


@attrs.frozen
class OfficeHours:
    """When an office opens and closes, on every business day, by the clock of the place.

    ``closes=time(0)`` means midnight, at the end of the day.

    >>> OfficeHours().length
    datetime.timedelta(seconds=25200)
    """

    opens: time = attrs.field(default=time(9), validator=_naive)
    closes: time = attrs.field(default=time(16), validator=_naive)

    def __attrs_post_init__(self) -> None:
        if self.start >= self.end:
            raise InvalidValueError(f"an office closes after it opens, got {self.opens} and {self.closes}")

    @property
    def start(self) -> timedelta:
        """Give the opening, from 0 h."""
        return _since_midnight(self.opens)

    @property
    def end(self) -> timedelta:
        """Give the closing, from 0 h; 24 hours for midnight."""
        return _since_midnight(self.closes) or _DAY

    @property
    def length(self) -> timedelta:
        """Give the hours of one day."""
        return self.end - self.start


def _convention(value: HoursConvention | str) -> HoursConvention:
    try:
        return HoursConvention(value)
    except ValueError:
        known = ", ".join(member.value for member in HoursConvention)
        raise InvalidValueError(f"a convention of business hours is one of {known}, got {value!r}") from None


@attrs.frozen
class BusinessHours(Delay):
    """So many business hours, counted from an aware instant.

    In every convention, what ends at midnight (or at closing time) ends its day: ``due_on`` is that day, and
    ``due_at`` may be 0 h of the day after. A start outside a business day (or outside opening hours) waits for the
    next. ``opening`` matters to ``office-hours`` alone.

    A due time that the clocks skip is moved on by the length of the gap; one that they show twice is the second: a
    change of clocks never shortens a delay.

    Source: §4 (complaints and questions); reading ``business-hours``.

    >>> from zoneinfo import ZoneInfo
    >>> from dme_migration.calendar import BusinessCalendar
    >>> friday = datetime(2026, 10, 30, 15, tzinfo=ZoneInfo("America/Toronto"))
    >>> BusinessCalendar.quebec().deadline(friday, BusinessHours(72)).due_at.isoformat()
    '2026-11-04T15:00:00-05:00'
    """

    n: int = attrs.field(validator=not_negative)
    convention: HoursConvention = attrs.field(default=HoursConvention.SAME_CLOCK_TIME, converter=_convention)
    opening: OfficeHours = attrs.field(factory=OfficeHours, validator=instance(OfficeHours))

    def due(self, calendar: BusinessCalendar, start: datetime, zone: tzinfo | None = None) -> tuple[date, datetime]:
        """Give the due day and the due instant, in the zone; `deadline` explains them.

        Raises:
            CalendarError: ``start`` is naive or no instant, or the answer lies after the year 9999.
        """
        wall, place = _on_the_wall(start, zone)
        return self._due(calendar, wall, place)

    def deadline(
        self, calendar: BusinessCalendar, start: date, *, zone: tzinfo | None = None, at_least: bool = False
    ) -> Deadline:
        """Say at what instant the hours run out. See `BusinessCalendar.deadline`, which an application calls.

        Raises:
            CalendarError: ``start`` is a day or a naive instant, or the answer lies after the year 9999.
        """
        instant = _aware(start)
        wall, place = _on_the_wall(instant, zone)
        due_on, due_at = self._due(calendar, wall, place)
        return Deadline(
            start=instant,
            delay=self,
            due_on=due_on,
            due_at=due_at,
            skipped=calendar.days_off(wall.date(), due_on),
            profile=calendar.profile,
            convention=self.counting(calendar),
            at_least=at_least,
        )

    def counting(self, calendar: BusinessCalendar) -> Text:
        """Say which hours count, under which profile."""
        return Text(
            fr=f"{self._convention_in_words(Language.FR)} (profil «{NBSP}{calendar.profile}{NBSP}»)",
            en=f"{self._convention_in_words(Language.EN)} (profile “{calendar.profile}”)",
        )

    def in_words(self, language: Language) -> str:
        """Word the length.

        >>> BusinessHours(72).in_words(Language.FR)
        '72 heures ouvrables'
        """
        one = Text(fr="{n} heure ouvrable", en="{n} business hour")
        many = Text(fr="{n} heures ouvrables", en="{n} business hours")
        return numbered(self.n, one, many, language)

    def as_json(self) -> dict[str, object]:
        """Write the length: ``{"business_hours": 72}``, with the convention when it is not the default one."""
        written: dict[str, object] = {"business_hours": self.n}
        if self.convention is not HoursConvention.SAME_CLOCK_TIME:
            written["convention"] = self.convention.value
        if self.convention is HoursConvention.OFFICE_HOURS:
            written["opens"] = self.opening.opens.isoformat(timespec="auto" if self.opening.opens.second else "minutes")
            written["closes"] = self.opening.closes.isoformat(
                timespec="auto" if self.opening.closes.second else "minutes"
            )
        return written

    def _due(self, calendar: BusinessCalendar, wall: datetime, place: tzinfo) -> tuple[date, datetime]:
        try:
            match self.convention:
                case HoursConvention.SAME_CLOCK_TIME:
                    due_on, offset = _consumed(calendar, wall, self.n, timedelta(0), _DAY)
                case HoursConvention.WHOLE_DAYS:
                    due_on, offset = calendar.add(wall.date(), -(-self.n // 24)), _DAY
                case HoursConvention.OFFICE_HOURS:
                    due_on, offset = _consumed(calendar, wall, self.n, self.opening.start, self.opening.end)
                case _:
                    assert_never(self.convention)
            return due_on, _later_reading(datetime.combine(due_on, time(0)) + offset, place)
        except OverflowError:
            raise past_the_end(forward=True) from None

    def _convention_in_words(self, language: Language) -> str:
        return _CONVENTIONS[self.convention].filled(
            language,
            opens=clock_in_words(datetime.combine(date.min, self.opening.opens), language),
            closes=clock_in_words(datetime.combine(date.min, self.opening.closes), language),
        )


_CONVENTIONS: Final = {
    HoursConvention.SAME_CLOCK_TIME: Text(
        fr="24 heures par jour ouvrable, à la même heure de l'horloge", en="24 hours each business day, same clock time"
    ),
    HoursConvention.WHOLE_DAYS: Text(
        fr="un jour ouvrable entier pour chaque tranche de 24 heures, jusqu'à la fin du dernier",
        en="one whole business day for every 24 hours, to the end of the last one",
    ),
    HoursConvention.OFFICE_HOURS: Text(
        fr="les heures d'ouverture des jours ouvrables, de {opens} à {closes}",
        en="the opening hours of business days, from {opens} to {closes}",
    ),
}


def _since_midnight(clock: time) -> timedelta:
    return datetime.combine(date.min, clock) - datetime.combine(date.min, time(0))


def _aware(start: date) -> datetime:
    if not isinstance(start, datetime):
        raise CalendarError(f"business hours start at an instant with a time zone, got {start!r}")
    if start.utcoffset() is None:
        raise CalendarError(f"business hours start at an instant with a time zone, got {start.isoformat()}")
    return start


def _on_the_wall(start: date, zone: tzinfo | None) -> tuple[datetime, tzinfo]:
    """Read an instant on the wall clock of a zone, or of its own."""
    instant = _aware(start)
    place = instant.tzinfo if zone is None else zone
    if not isinstance(place, tzinfo):
        raise CalendarError(f"a zone is a tzinfo, such as quebec_zone() gives, got {place!r}")
    try:
        local = instant.astimezone(place)
    except (OverflowError, ValueError):
        raise CalendarError(f"{instant.isoformat()} has no local time in {place}: it is out of range") from None
    clock = time(local.hour, local.minute, local.second, local.microsecond)
    return datetime.combine(date(local.year, local.month, local.day), clock), place


def _consumed(
    calendar: BusinessCalendar, wall: datetime, n: int, opens: timedelta, closes: timedelta
) -> tuple[date, timedelta]:
    """Consume hours inside the window of each business day; give the last day, and how far into it."""
    day = calendar.roll_forward(wall.date())
    at = max(wall - datetime.combine(wall.date(), time(0)), opens) if day == wall.date() else opens
    if at >= closes:
        day, at = calendar.next_business_day(day), opens
    whole, rest = divmod(at - opens + timedelta(hours=n), closes - opens)
    if whole and not rest:
        whole, rest = whole - 1, closes - opens
    return (calendar.add(day, whole) if whole else day), opens + rest


def _later_reading(wall: datetime, place: tzinfo) -> datetime:
    """Place a wall-clock time: the second of two, or past the gap when there is none."""
    readings = (wall.replace(tzinfo=place, fold=fold).utcoffset() for fold in (0, 1))
    offset = min(reading for reading in readings if reading is not None)
    return (wall - offset).replace(tzinfo=UTC).astimezone(place)
