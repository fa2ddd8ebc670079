"""Words for people, in French and in English.

Every string that a person reads is a `Text`: both languages side by side, with the same placeholders. Days are
written out in words, as they are said in Québec; a non-breaking space stands before « : » and inside « ».
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

import attrs

__all__ = ["Language", "Text", "clock_in_words", "day_in_words", "instant_in_words", "joined", "visible"]

NBSP = "\u00a0"
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


class Language(StrEnum):
    """The two languages of the package; French comes first."""

    FR = "fr"
    EN = "en"


@attrs.frozen
class Text:
    """One sentence, label or template in both languages.

    >>> Text(fr="jour ouvrable", en="business day")[Language.EN]
    'business day'
    """

    fr: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.fr if language is Language.FR else self.en

    def filled(self, language: Language, **values: object) -> str:
        """Fill the placeholders with values already worded in the same language."""
        return self[language].format(**values)


_WEEKDAYS = Text(
    fr="lundi mardi mercredi jeudi vendredi samedi dimanche",
    en="Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
)
_MONTHS = Text(
    fr="janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    en="January February March April May June July August September October November December",
)


def day_in_words(day: date, language: Language, *, weekday: bool = True, year: bool = True) -> str:
    """Write a day out.

    >>> day_in_words(date(2026, 4, 1), Language.FR)
    'mercredi 1er avril 2026'
    >>> day_in_words(date(2026, 4, 1), Language.EN, weekday=False)
    'April 1, 2026'
    """
    name = _WEEKDAYS[language].split()[day.weekday()]
    month = _MONTHS[language].split()[day.month - 1]
    if language is Language.FR:
        number = "1er" if day.day == 1 else str(day.day)
        words = f"{number} {month}" + (f" {day.year}" if year else "")
        return f"{name} {words}" if weekday else words
    words = f"{month} {day.day}" + (f", {day.year}" if year else "")
    return f"{name}, {words}" if weekday else words


def clock_in_words(instant: datetime, language: Language) -> str:
    """Write the time of day of an instant, in its own zone.

    >>> clock_in_words(datetime(2026, 3, 3, 9, 5), Language.FR)
    '9 h 05'
    """
    seconds = f":{instant.second:02d}" if instant.second else ""
    if language is Language.FR:
        if seconds:
            return f"{instant.hour} h {instant.minute:02d} min {instant.second:02d} s"
        return f"{instant.hour} h" + (f" {instant.minute:02d}" if instant.minute else "")
    return f"{instant.hour}:{instant.minute:02d}{seconds}"


def instant_in_words(instant: datetime, language: Language) -> str:
    """Write an instant out: its day, then its time, in its own zone."""
    between = " à " if language is Language.FR else " at "
    return day_in_words(instant.date(), language) + between + clock_in_words(instant, language)


def joined(items: Iterable[str], language: Language, *, last: Text = Text(fr="et", en="and")) -> str:
    """Join items as a sentence does.

    >>> joined(["a", "b", "c"], Language.FR)
    'a, b et c'
    """
    parts = list(items)
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last[language]} {parts[-1]}"


def visible(text: str) -> str:
    r"""Write whatever nobody sees as escapes: controls, line ends, marks of direction, lone surrogates, no characters.

    >>> print(visible("Roy\x1b[31m\u2028"))
    Roy\u001b[31m\u2028
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join([char if unicodedata.category(char) not in _UNSEEN else _escape(ord(char)) for char in text])


def _escape(number: int) -> str:
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"
