"""On what grounds a case was judged, as the foot of a page."""

from __future__ import annotations

from typing import Final

from dme_migration.cli.layout import Page, Style
from dme_migration.report.grounds_words import grounds_in_words
from dme_migration.rules import Assessment
from dme_migration.text import Language

__all__ = ["write_grounds"]

_LABEL_WIDTH: Final = 17


def write_grounds(page: Page, assessment: Assessment, language: Language) -> None:
    """Write what a reader needs to judge the judgement."""
    for label, told in grounds_in_words(assessment, language):
        for place, words in enumerate(told):
            page.columns(label if place == 0 else "", words, indent=0, label_width=_LABEL_WIDTH, style=Style.FAINT)
