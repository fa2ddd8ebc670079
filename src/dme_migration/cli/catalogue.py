"""Obligations as entries of a catalogue: what DECLARATIONS §6 lists, and what else ``explain`` derives from them.

Nothing here is listed by hand about an obligation: figures and readings follow from what its condition names.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

import attrs

from dme_migration.calendar import CalendarDays
from dme_migration.calendar.delay import Delay
from dme_migration.model import Moment
from dme_migration.rules import (
    READINGS,
    BySolution,
    Evaluator,
    EveryStepBinds,
    Extension,
    Figure,
    FigureEntry,
    Figures,
    Gap,
    Obligation,
    Readings,
    Rulebook,
    StandardRequest,
    StillAhead,
    Under,
)
from dme_migration.rules.figures import FigureValue
from dme_migration.rules.words import money
from dme_migration.text import Language, Text

__all__ = ["Terms", "condition_in_words", "entry_of", "figure_in_words", "figures_of", "readings_of"]

_CLOCK: Final = ("clock", "clock-restart", "transmission-complete")
_BEHIND: Final = {
    Moment.TRANSMISSION: ("transmission-complete",),
    Moment.CLOCK_BASE: ("clock-restart", "transmission-complete"),
    Moment.CLOCK_START: ("clock-restart", "transmission-complete"),
    Moment.CLOCK_ORIGIN: _CLOCK,
    Moment.CONTRACT_END: ("notice-anchor",),
    Moment.ACCESS_ANCHOR: ("access-anchor",),
    Moment.STANDARD_EXTRACTION: ("extraction-scope",),
    Moment.STANDARD_IMPORT: ("import-scope",),
}
"""The readings that define each derived moment (DECLARATIONS §3)."""

_NAMED: Final = Text(fr="le délai «\u00a0{name}\u00a0»", en="the delay “{name}”")


@attrs.frozen
class Terms:
    """Under what an obligation is explained: the readings, and the figures in force on a day."""

    readings: Readings
    figures: Figures
    day: date

    @classmethod
    def of(cls, evaluator: Evaluator, day: date) -> Terms:
        """Take the terms of an evaluator."""
        return cls(evaluator.readings, evaluator.figures, day)


def entry_of(obligation: Obligation, rulebook: Rulebook, language: Language) -> dict[str, Any]:
    """Give the entry of an obligation in the list of ``show obligations``."""
    return {
        "id": obligation.id,
        "clause": obligation.clause.address,
        "modality": str(obligation.modality),
        "bearers": [str(party) for party in obligation.bearers],
        "title": obligation.title[language],
        "remedy": obligation.remedy[language],
        "condition": obligation.requires.as_json(),
        "waivable_by": None if obligation.waivable_by is None else str(obligation.waivable_by),
        "rulebook": rulebook.section_of(obligation.id).name,
    }


def figures_of(obligation: Obligation, terms: Terms) -> list[FigureEntry]:
    """List the figures that an obligation compares with, in force on the day of the terms."""
    names = dict.fromkeys(part.name for part in _parts(obligation) if isinstance(part, Figure))
    return [
        entry
        for name in names
        for entry in terms.figures.entries
        if entry.name == name and (entry.since or terms.day) <= terms.day <= (entry.until or terms.day)
    ]


def readings_of(obligation: Obligation, terms: Terms) -> list[str]:
    """List the readings that an obligation depends on, in the order of the table."""
    found: set[str] = set()
    for moment in obligation.reads():
        found.update(_BEHIND.get(Moment(moment), ()) if moment in set(Moment) else ())
    for part in _parts(obligation):
        match part:
            case Under():
                found.add(part.reading)
            case EveryStepBinds():
                found.add("patient-transfer")
            case StandardRequest():
                found.add("extra-data")
            case StillAhead():
                found.update((*_CLOCK, "due-on-holiday"))
            case BySolution():
                found.add("same-solution")
            case Gap(extension=Extension.ANNOUNCED_DELAY):
                found.add("extra-data")
            case Gap(extension=Extension.PLANNED_DAY):
                found.add("validation-window")
            case _:
                pass
    figures = figures_of(obligation, terms)
    found.update(name for figure in figures for name, _, _ in figure.under)
    maximum = any(isinstance(part, Gap) and part.at_most is not None for part in _parts(obligation))
    if maximum and any(isinstance(figure.value, CalendarDays) for figure in figures):
        found.add("due-on-holiday")
    return [name for name in READINGS if name in found]


def condition_in_words(obligation: Obligation, terms: Terms, language: Language) -> str:
    """Say what an obligation requires, with its figures in the place of their names."""
    words = obligation.requires.describe(language)
    for figure in figures_of(obligation, terms):
        named = _NAMED.filled(language, name=figure.name)
        words = words.replace(named, figure_in_words(figure.at(terms.readings), language))
    return words


def figure_in_words(value: FigureValue, language: Language) -> str:
    """Write a delay or an amount."""
    return value.in_words(language) if isinstance(value, Delay) else money(value, language)


def _parts(obligation: Obligation) -> Iterator[Any]:
    """Walk everything that the condition and the grounds are made of."""
    waiting: list[Any] = [obligation.requires, *obligation.applies]
    while waiting:
        part = waiting.pop(0)
        yield part
        if isinstance(part, tuple | frozenset):
            waiting.extend(part)
        elif attrs.has(type(part)) and not isinstance(part, Text | Delay):
            waiting.extend(getattr(part, field.name) for field in attrs.fields(type(part)))
