"""The changelog: as a page, and which of its versions name an obligation."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

from dme_migration.text import Language, Text
from scripts.reference.writing import Page

__all__ = ["changes_of", "page"]

_FILE: Final = Path(__file__).parents[2] / "CHANGELOG.md"
_TITLE: Final = Text(fr="Journal des changements", en="Changelog")
_ABOUT: Final = Text(
    fr="Ce qui a changé, version par version. Un état qui change pour un dossier de migration qui n'a pas changé "
    "figure sous *Verdicts*. Ce journal est tenu en anglais, la langue du code; le voici tel quel.",
    en="What changed, version by version. A status that changes for a case that did not stands under *Verdicts*.",
)


@cache
def _versions() -> tuple[tuple[str, str], ...]:
    """Give each version with its text."""
    parts = re.split(r"^## \[?([^\]\n]+)\]?[^\n]*\n", _FILE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return tuple(zip(parts[1::2], parts[2::2], strict=True))


def changes_of(identifier: str) -> tuple[str, ...]:
    """Name the versions whose text names an obligation."""
    named = re.compile(rf"`{re.escape(identifier)}`")
    return tuple(version for version, text in _versions() if named.search(text))


def page(language: Language) -> str:
    """Give the page of the changelog: its own text, after a sentence."""
    written = Page(language, _TITLE)
    written.text(_ABOUT)
    for version, text in _versions():
        written.heading(2, version)
        written.raw(text)
    return str(written)
