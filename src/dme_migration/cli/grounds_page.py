"""On what grounds a case was judged: the edition, the calendar, the readings that were chosen, what was left out."""

from __future__ import annotations

from typing import Final

from dme_migration.calendar import HolidayProfile
from dme_migration.cli.layout import Page, Style
from dme_migration.cli.options import Judging
from dme_migration.cli.wording import Counted
from dme_migration.rules import READINGS, Assessment
from dme_migration.text import Language, Text, day_in_words

__all__ = ["write_grounds"]

_EDITION: Final = Text(fr="Textes", en="Texts")
_DAYS: Final = Text(fr="Jours ouvrables", en="Business days")
_READINGS: Final = Text(fr="Lectures", en="Readings")
_WITHOUT: Final = Text(fr="Laissé de côté", en="Left out")
_NOTE: Final = Text(fr="À noter", en="Note")
_OLDER: Final = Text(
    fr="Ce dossier ({day}) est plus ancien que la première édition de la procédure, qui sert quand même à le juger.",
    en="This case ({day}) is older than the first edition of the procedure, which is used to judge it all the same.",
)
_CLOSED: Final = Counted(
    Text(fr="{n} jour changé par le fichier de fermetures", en="{n} day changed by the file of closures"),
    Text(fr="{n} jours changés par le fichier de fermetures", en="{n} days changed by the file of closures"),
)
_LABEL_WIDTH: Final = 17


def write_grounds(page: Page, assessment: Assessment, judging: Judging, language: Language) -> None:
    """Write what a reader needs to judge the judgement."""

    def row(label: Text, words: str) -> None:
        page.columns(label[language], words, indent=0, label_width=_LABEL_WIDTH, style=Style.FAINT)

    sections = {section.name: section.title for section in assessment.evaluator.rulebook.sections}
    for place, name in enumerate(assessment.edition):
        row(_EDITION if place == 0 else Text(fr="", en=""), sections[name][language])
    row(_DAYS, _calendar_in_words(judging, language))
    chosen = [f"{name} = {value}" for name, value in assessment.readings if value != READINGS[name].default]
    if chosen:
        row(_READINGS, "; ".join(chosen))
    if judging.without:
        row(_WITHOUT, ", ".join(judging.without))
    if assessment.predates_edition:
        row(_NOTE, _OLDER.filled(language, day=day_in_words(assessment.edition_day, language)))


def _calendar_in_words(judging: Judging, language: Language) -> str:
    profile = HolidayProfile(judging.evaluator.calendar.profile)
    words = f"{profile.label[language]} ({profile.value})"
    if judging.closed:
        words += f", {_CLOSED.of(judging.closed, language)}"
    return words
