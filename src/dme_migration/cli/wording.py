"""Small words of the command line: quotation marks, nearest spellings; and those that reports share."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from dme_migration.report.wording import Counted, moment_in_words
from dme_migration.text import NBSP, Language, Text

__all__ = ["Counted", "did_you_mean", "meant", "moment_in_words", "nearest", "quoted"]


def quoted(words: str, language: Language) -> str:
    """Quote a word as the language does."""
    return f"«{NBSP}{words}{NBSP}»" if language is Language.FR else f"“{words}”"


_MEANT: Final = Text(fr="Vouliez-vous dire {near}?", en="Did you mean {near}?")


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Find the known spelling nearest to a word, without regard to case."""
    by_key = {name.casefold(): name for name in known}
    close = get_close_matches(word[:200].casefold(), by_key, n=1, cutoff=0.5)
    return by_key[close[0]] if close else None


def meant(near: str, language: Language) -> str:
    """Suggest a spelling, after a space."""
    return " " + _MEANT.filled(language, near=quoted(near, language))


def did_you_mean(word: str, known: Iterable[str], language: Language) -> str:
    """Suggest the nearest known spelling, after a space; nothing when none is near."""
    near = nearest(word, known)
    return "" if near is None else meant(near, language)
