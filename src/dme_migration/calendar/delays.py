"""Delays in days: business days, calendar days, months, and the longest of several."""

from __future__ import annotations

from datetime import date, tzinfo
from typing import TYPE_CHECKING, ClassVar

import attrs

from dme_migration.calendar.daymap import BusinessDayMap, DayMap, LatestMap, RolledMap, ShiftMap
from dme_migration.calendar.days import instance, not_negative
from dme_migration.calendar.deadline import Deadline
from dme_migration.calendar.delay import EVERY_DAY_COUNTS, DayDelay, first_day
from dme_migration.calendar.months import MonthMap
from dme_migration.calendar.reasons import DayOff
from dme_migration.errors import InvalidValueError
from dme_migration.text import NBSP, Language, Text, joined

if TYPE_CHECKING:
    from dme_migration.calendar.business import BusinessCalendar

__all__ = ["BusinessDays", "CalendarDays", "Longest", "Months", "longest"]


@attrs.frozen
class BusinessDays(DayDelay):
    """So many business days, the starting day excluded; none of them is the next business day, or the day itself.

    >>> BusinessDays(7).in_words(Language.FR)
    '7 jours ouvrables'
    """

    n: int = attrs.field(validator=not_negative)

    def bind(self, calendar: BusinessCalendar) -> DayMap:
        """Bind to a calendar; both inverses are look-ups too."""
        return BusinessDayMap(calendar, self.n) if self.n else RolledMap(calendar, 0)

    def deadline(
        self, calendar: BusinessCalendar, start: date, *, zone: tzinfo | None = None, at_least: bool = False
    ) -> Deadline:
        """Say on which day the delay runs out, by one look-up; raises as every delay in days does."""
        del zone
        day = start if type(start) is date else first_day(start)
        return Deadline.of(calendar, day, self, calendar.add(day, self.n), at_least)

    def skipped(self, calendar: BusinessCalendar, start: date, due_on: date) -> tuple[DayOff, ...]:
        """List every day off from the start, excluded, to the due day."""
        first = start.toordinal() + (1 if self.n else 0)
        return calendar.days_off(date.fromordinal(first), due_on)

    def counting(self, calendar: BusinessCalendar) -> Text:
        """Say which days count, under which profile."""
        return Text(
            fr="le jour de départ ne compte pas, le dernier compte en entier; seuls les jours ouvrables comptent "
            f"(profil «{NBSP}{calendar.profile}{NBSP}»)",
            en="the starting day does not count, the last one counts whole; only business days count "
            f"(profile “{calendar.profile}”)",
        )

    def in_words(self, language: Language) -> str:
        """Word the length."""
        one = Text(fr="{n} jour ouvrable", en="{n} business day")
        many = Text(fr="{n} jours ouvrables", en="{n} business days")
        return numbered(self.n, one, many, language)

    def as_json(self) -> dict[str, object]:
        """Write the length: ``{"business_days": 7}``."""
        return {"business_days": self.n}


@attrs.frozen
class CalendarDays(DayDelay):
    """So many calendar days, the starting day excluded.

    ``extends`` is for a maximum: an end that falls on a day off runs on to the next business day. A minimum never
    runs on.

    Source: C.p.c., art. 83; I-16, art. 52; reading ``due-on-holiday``.

    >>> CalendarDays(90).as_json()
    {'days': 90}
    """

    skipping: ClassVar[Text] = Text(fr="échéance reportée, jours non ouvrables", en="moved on past days off")

    n: int = attrs.field(validator=not_negative)
    extends: bool = attrs.field(default=False, validator=instance(bool))

    @property
    def runs_on(self) -> bool:
        """Tell whether the delay extends."""
        return self.extends

    def bind(self, calendar: BusinessCalendar) -> DayMap:
        """Bind to a calendar, which matters only to a delay that extends."""
        return RolledMap(calendar, self.n) if self.extends else ShiftMap(self.n)

    def skipped(self, calendar: BusinessCalendar, start: date, due_on: date) -> tuple[DayOff, ...]:
        """List the days off that the end runs over; the days in between count, off or not."""
        if not self.extends:
            return ()
        return calendar.days_off(date.fromordinal(start.toordinal() + self.n), due_on)

    def counting(self, calendar: BusinessCalendar) -> Text:
        """Say that every day counts, and what an end on a day off does."""
        if not self.extends:
            return EVERY_DAY_COUNTS
        return Text(
            fr=f"{EVERY_DAY_COUNTS.fr}; une échéance qui tombe un jour non ouvrable passe au jour ouvrable suivant "
            f"(C.p.c., art. 83; profil «{NBSP}{calendar.profile}{NBSP}»)",
            en=f"{EVERY_DAY_COUNTS.en}; an end that falls on a day off runs on to the next business day "
            f"(C.C.P., art. 83; profile “{calendar.profile}”)",
        )

    def in_words(self, language: Language) -> str:
        """Word the length."""
        return numbered(self.n, Text(fr="{n} jour", en="{n} day"), Text(fr="{n} jours", en="{n} days"), language)

    def as_json(self) -> dict[str, object]:
        """Write the length: ``{"days": 21}``, with ``"extends": true`` when it does."""
        return {"days": self.n, "extends": True} if self.extends else {"days": self.n}


@attrs.frozen
class Months(DayDelay):
    """So many months: the same day number, or the last day of a shorter month (C.p.c., art. 83).

    Three months are 89 to 92 days: never trade one for the other.

    >>> Months(1).in_words(Language.FR), Months(3).in_words(Language.EN)
    ('1 mois', '3 months')
    """

    n: int = attrs.field(validator=not_negative)

    def bind(self, calendar: BusinessCalendar) -> DayMap:  # noqa: ARG002 - months read no calendar
        """Bind to a calendar, which months do not read."""
        return MonthMap(self.n)

    def counting(self, calendar: BusinessCalendar) -> Text:  # noqa: ARG002 - months read no calendar
        """Say how a month is counted."""
        return Text(
            fr="les mois se comptent de quantième à quantième, ou au dernier jour d'un mois plus court; "
            "les jours non ouvrables comptent",
            en="months run to the same day number, or to the last day of a shorter month; days off count",
        )

    def in_words(self, language: Language) -> str:
        """Word the length."""
        return numbered(self.n, Text(fr="{n} mois", en="{n} month"), Text(fr="{n} mois", en="{n} months"), language)

    def as_json(self) -> dict[str, object]:
        """Write the length: ``{"months": 3}``."""
        return {"months": self.n}


@attrs.frozen
class Longest(DayDelay):
    """Several delays that all hold: the latest end counts, and the one that gives it is the one explained."""

    delays: tuple[DayDelay, ...]

    @property
    def runs_on(self) -> bool:
        """Tell whether one of the delays runs on past a day off."""
        return any(delay.runs_on for delay in self.delays)

    def bind(self, calendar: BusinessCalendar) -> DayMap:
        """Bind each delay; the inverses are the least of theirs."""
        return LatestMap(tuple(delay.bind(calendar) for delay in self.delays))

    def skipped(self, calendar: BusinessCalendar, start: date, due_on: date) -> tuple[DayOff, ...]:
        """List the days that the first delay to end last does not count."""
        return self._last_to_end(calendar, start).skipped(calendar, start, due_on)

    def counting(self, calendar: BusinessCalendar) -> Text:
        """Join the conventions of the delays."""
        each = dict.fromkeys(delay.counting(calendar) for delay in self.delays)
        return Text(fr=" / ".join(text.fr for text in each), en=" / ".join(text.en for text in each))

    def in_words(self, language: Language) -> str:
        """Word the choice: « le plus long de 90 jours et 3 mois »."""
        lengths = joined((delay.in_words(language) for delay in self.delays), language)
        if len(self.delays) == 1:
            return lengths
        return Text(fr="le plus long de {lengths}", en="the longest of {lengths}").filled(language, lengths=lengths)

    def as_json(self) -> dict[str, object]:
        """Write the delays: ``{"longest": [{"days": 90}, {"months": 3}]}``."""
        return {"longest": [delay.as_json() for delay in self.delays]}

    def _last_to_end(self, calendar: BusinessCalendar, start: date) -> DayDelay:
        return max(self.delays, key=lambda delay: delay.bind(calendar)(start))


def longest(*delays: DayDelay) -> Longest:
    """Make the delay of several that must all hold.

    Raises:
        InvalidValueError: no delay came, or one that does not run from day to day (`BusinessHours`).

    >>> longest(CalendarDays(90), Months(3)).in_words(Language.EN)
    'the longest of 90 days and 3 months'
    """
    flat: list[DayDelay] = []
    for delay in delays:
        if not isinstance(delay, DayDelay):
            raise InvalidValueError(f"longest() compares delays in days, got {delay!r}")
        flat.extend(delay.delays if isinstance(delay, Longest) else [delay])
    if not flat:
        raise InvalidValueError("longest() needs at least one delay, got none")
    return Longest(tuple(dict.fromkeys(flat)))


def numbered(n: int, one: Text, many: Text, language: Language) -> str:
    """Agree a unit with its number: French takes the singular for 0 and 1, English for 1 alone."""
    singular = n < 2 if language is Language.FR else n == 1
    return (one if singular else many).filled(language, n=n)
