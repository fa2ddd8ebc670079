"""Figures: dated numbers of the procedure and of its legal framework, each with its source.

Those of Avenant n° 1 come from one public secondary source (FMOQ, « Migration des données d'un DME à l'autre »);
the addendum itself was not available. An application may supply its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Final

import attrs

from dme_migration.calendar import BusinessDays, BusinessHours, CalendarDays, HoursConvention, InTurn, Months
from dme_migration.errors import RulebookError
from dme_migration.model import values
from dme_migration.rules.readings import Readings

__all__ = ["FIGURES", "FigureEntry", "FigureValue", "Figures"]

FigureValue = BusinessDays | CalendarDays | Months | BusinessHours | InTurn | Decimal

PROCEDURE: Final = "MSSS, Procédure administrative de migration des données, 2024"
FMOQ: Final = "FMOQ, «\u00a0Migration des données d'un DME à l'autre\u00a0», fmoq.org"
"""The one public source of what Avenant n° 1 says; it is a secondary one."""


@attrs.frozen(kw_only=True)
class FigureEntry:
    """One figure: its value, its value under a reading that changes it, its days in force and its source."""

    name: str
    value: FigureValue
    source: str
    under: tuple[tuple[str, str, FigureValue], ...] = ()
    since: date | None = None
    until: date | None = None

    def at(self, readings: Readings) -> FigureValue:
        """Give the value that the readings select."""
        for name, choice, value in self.under:
            if readings[name] == choice:
                return value
        return self.value


@attrs.frozen
class Figures:
    """A set of dated figures."""

    entries: tuple[FigureEntry, ...] = attrs.field(validator=values.tuple_of(FigureEntry))

    def at(self, name: str, day: date, readings: Readings) -> FigureValue:
        """Give a figure's value on a day.

        Raises:
            RulebookError: no figure of that name is in force.
        """
        for entry in self.entries:
            if entry.name == name and (entry.since or day) <= day <= (entry.until or day):
                return entry.at(readings)
        raise RulebookError(f"no figure {name!r} is in force on {day}")

    def replaced(self, entries: Iterable[FigureEntry]) -> Figures:
        """Give the figures with all entries of the same names replaced."""
        new = tuple(entries)
        names = {entry.name for entry in new}
        return Figures((*(entry for entry in self.entries if entry.name not in names), *new))

    def dates(self) -> frozenset[date]:
        """Give the days on which a figure may change."""
        starts = {entry.since for entry in self.entries if entry.since is not None}
        ends = {
            date.fromordinal(e.until.toordinal() + 1)
            for e in self.entries
            if e.until is not None and e.until < date.max
        }
        return frozenset(starts | ends)


FIGURES: Final = Figures(
    (
        FigureEntry(name="validation-window", value=BusinessDays(7), source=f"{PROCEDURE}, §3 Extraction d)"),
        FigureEntry(
            name="legacy-access",
            value=CalendarDays(90),
            under=(("withdrawal-day", "strict", CalendarDays(91)),),
            source=f"{PROCEDURE}, §3 Importation f)",
        ),
        FigureEntry(
            name="complaint-follow-up",
            value=BusinessHours(72),
            under=(
                ("business-hours", "whole-days", BusinessHours(72, convention=HoursConvention.WHOLE_DAYS)),
                ("business-hours", "office-hours", BusinessHours(72, convention=HoursConvention.OFFICE_HOURS)),
            ),
            source=f"{PROCEDURE}, Plainte",
        ),
        FigureEntry(name="extraction-delay", value=CalendarDays(21), source=FMOQ),
        FigureEntry(name="import-delay", value=CalendarDays(45), source=FMOQ),
        FigureEntry(
            name="read-only-access",
            value=Months(3),
            under=(("withdrawal-day", "strict", InTurn((Months(3), CalendarDays(1)))),),
            source=FMOQ,
        ),
        FigureEntry(name="extraction-fee", value=Decimal(500), source=FMOQ),
        FigureEntry(name="import-fee-same", value=Decimal(500), source=FMOQ),
        FigureEntry(name="import-fee-other", value=Decimal(1500), source=FMOQ),
    ),
)
"""Every figure, as of the 2024 edition."""
