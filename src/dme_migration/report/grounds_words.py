"""On what grounds a case was judged, in words: the texts, the calendar, the readings chosen, what was left out.

All of it follows from the assessment: what a rulebook lacks of the standard one, for the texts that it applies, was
left out on purpose, and a reader of the judgement must know.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from dme_migration.calendar import BusinessCalendar, HolidayProfile
from dme_migration.report.wording import Counted
from dme_migration.rules import READINGS, STANDARD_RULEBOOK, Assessment
from dme_migration.text import Language, Text, day_in_words, joined

__all__ = ["GROUNDS", "chosen_readings", "edition_titles", "grounds_in_words", "left_out"]

GROUNDS: Final = MappingProxyType(
    {
        "edition": Text(fr="Textes", en="Texts"),
        "days": Text(fr="Jours ouvrables", en="Business days"),
        "readings": Text(fr="Lectures", en="Readings"),
        "without": Text(fr="Laissé de côté", en="Left out"),
        "note": Text(fr="À noter", en="Note"),
    }
)
_OLDER: Final = Text(
    fr="Ce dossier de migration ({day}) est plus ancien que la première édition de la procédure, qui sert quand même à "
    "le juger.",
    en="This case ({day}) is older than the first edition of the procedure, which is used to judge it all the same.",
)
_CLOSED: Final = Counted(
    Text(fr="{n} jour fermé ou travaillé par exception", en="{n} day closed or worked by exception"),
    Text(fr="{n} jours fermés ou travaillés par exception", en="{n} days closed or worked by exception"),
)


def grounds_in_words(assessment: Assessment, language: Language) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give what a reader needs to judge the judgement: labels, and under each one line or several."""
    rows = [("edition", edition_titles(assessment, language))]
    rows.append(("days", (_calendar_in_words(assessment.evaluator.calendar, language),)))
    if chosen := chosen_readings(assessment):
        rows.append(("readings", ("; ".join(f"{name} = {value}" for name, value in chosen),)))
    if without := left_out(assessment):
        rows.append(("without", (", ".join(without),)))
    if assessment.predates_edition:
        rows.append(("note", (_OLDER.filled(language, day=day_in_words(assessment.edition_day, language)),)))
    return tuple((GROUNDS[name][language], told) for name, told in rows)


def edition_titles(assessment: Assessment, language: Language) -> tuple[str, ...]:
    """Give the titles of the texts that judged."""
    titles = {section.name: section.title for section in assessment.evaluator.rulebook.sections}
    return tuple(titles[name][language] for name in assessment.edition)


def chosen_readings(assessment: Assessment) -> tuple[tuple[str, str], ...]:
    """Give the readings that are not the usual ones."""
    return tuple((name, value) for name, value in assessment.readings if value != READINGS[name].default)


def left_out(assessment: Assessment) -> tuple[str, ...]:
    """Give the ids of the standard obligations that the rulebook lacks, of the texts that it holds."""
    rulebook = assessment.evaluator.rulebook
    return tuple(
        obligation.id
        for section in STANDARD_RULEBOOK.sections
        if section.name in rulebook.names
        for obligation in section.obligations
        if obligation.id not in rulebook
    )


def _calendar_in_words(calendar: BusinessCalendar, language: Language) -> str:
    profiles = tuple(dict.fromkeys(map(HolidayProfile, calendar.profiles)))
    words = joined((f"{profile.label[language]} ({profile.value})" for profile in profiles), language)
    changed = {closure.day for observance in calendar.observances for closure in observance.closures}
    changed |= {day for observance in calendar.observances for day in observance.extra_working_days}
    return f"{words}, {_CLOSED.of(len(changed), language)}" if changed else words
