"""Delays that follow one another: three months, then one day more."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs

from dme_migration.calendar.daymap import DayMap
from dme_migration.calendar.delay import DayDelay
from dme_migration.text import Language, Text

if TYPE_CHECKING:
    from dme_migration.calendar.business import BusinessCalendar

__all__ = ["InTurn"]


@attrs.frozen
class InTurnMap(DayMap):
    """One map after another: monotone, since each of them is."""

    maps: tuple[DayMap, ...]

    def __call__(self, day: date) -> date:
        for each in self.maps:
            day = each(day)
        return day

    def up(self, day: date) -> date:
        for each in reversed(self.maps):
            day = each.up(day)
        return day

    def down(self, day: date) -> date:
        for each in reversed(self.maps):
            day = each.down(day)
        return day


@attrs.frozen
class InTurn(DayDelay):
    """Several delays, each counted from the end of the one before.

    >>> from dme_migration.calendar import CalendarDays, Months
    >>> InTurn((Months(3), CalendarDays(1))).in_words(Language.EN)
    '3 months, then 1 day'
    """

    delays: tuple[DayDelay, ...]

    @property
    def runs_on(self) -> bool:
        """Tell whether one of the delays runs on past a day off."""
        return any(delay.runs_on for delay in self.delays)

    def bind(self, calendar: BusinessCalendar) -> DayMap:
        """Bind each delay, and apply them in turn."""
        return InTurnMap(tuple(delay.bind(calendar) for delay in self.delays))

    def in_words(self, language: Language) -> str:
        """Word the lengths in turn: « 3 mois, puis 1 jour »."""
        then = Text(fr=", puis ", en=", then ")[language]
        return then.join(delay.in_words(language) for delay in self.delays)

    def as_json(self) -> dict[str, object]:
        """Write the delays: ``{"in_turn": [{"months": 3}, {"days": 1}]}``."""
        return {"in_turn": [delay.as_json() for delay in self.delays]}
