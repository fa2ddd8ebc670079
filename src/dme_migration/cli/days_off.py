"""Days off as a table: the day, its name, and a mark that leads to the text which takes it off."""

from __future__ import annotations

from collections.abc import Sequence

from dme_migration.calendar import DayOff
from dme_migration.cli.layout import Page, Style
from dme_migration.text import Language, day_in_words

__all__ = ["write_days_off"]


def write_days_off(page: Page, days: Sequence[DayOff], language: Language) -> None:
    """Write each day with its name, then the texts, each said once."""
    marks = {statute: f"[{n}]" for n, statute in enumerate(dict.fromkeys(off.statute for off in days), 1)}
    page.table(
        [(day_in_words(off.on, language), f"{off.name[language]} {marks[off.statute]}") for off in days], indent=2
    )
    page.blank()
    for statute, mark in marks.items():
        page.text(statute, indent=2, lead=f"{mark} ", hang=len(mark) + 1, style=Style.FAINT, lead_style=Style.FAINT)
