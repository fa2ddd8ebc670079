"""Small words of the command line: numbers that agree, lists, nearest spellings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, tzinfo
from difflib import get_close_matches
from typing import Final

import attrs

from dme_migration.text import NBSP, Language, Text, clock_in_words, day_in_words, instant_in_words

__all__ = ["Counted", "did_you_mean", "meant", "moment_in_words", "nearest", "quoted"]


@attrs.frozen
class Counted:
    """A noun in the singular and the plural, in both languages."""

    one: Text
    many: Text

    def of(self, number: int, language: Language, **values: object) -> str:
        """Agree with a number: French takes the singular for 0 and 1, English for 1 alone."""
        singular = number < 2 if language is Language.FR else number == 1
        return (self.one if singular else self.many).filled(language, n=number, **values)


def quoted(words: str, language: Language) -> str:
    """Quote a word as the language does."""
    return f"«{NBSP}{words}{NBSP}»" if language is Language.FR else f"“{words}”"


_AT: Final = Text(fr=" à ", en=" at ")
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


def moment_in_words(moment: date, zone: tzinfo, language: Language, *, weekday: bool = True) -> str:
    """Write a day, or an instant on the clock of a zone."""
    if not isinstance(moment, datetime):
        return day_in_words(moment, language, weekday=weekday)
    local = moment.astimezone(zone)
    if weekday:
        return instant_in_words(local, language)
    at = _AT[language] + clock_in_words(local, language)
    return day_in_words(local.date(), language, weekday=False) + at
