"""Small words of reports and of the command line: numbers that agree, and the moment of a judgement."""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from typing import Final

import attrs

from dme_migration.text import Language, Text, clock_in_words, day_in_words, instant_in_words

__all__ = ["Counted", "moment_in_words"]


@attrs.frozen
class Counted:
    """A noun in the singular and the plural, in both languages."""

    one: Text
    many: Text

    def of(self, number: int, language: Language, **values: object) -> str:
        """Agree with a number: French takes the singular for 0 and 1, English for 1 alone."""
        singular = number < 2 if language is Language.FR else number == 1
        return (self.one if singular else self.many).filled(language, n=number, **values)


_AT: Final = Text(fr=" à ", en=" at ")


def moment_in_words(moment: date, zone: tzinfo, language: Language, *, weekday: bool = True) -> str:
    """Write a day, or an instant on the clock of a zone."""
    if not isinstance(moment, datetime):
        return day_in_words(moment, language, weekday=weekday)
    local = moment.astimezone(zone)
    if weekday:
        return instant_in_words(local, language)
    at = _AT[language] + clock_in_words(local, language)
    return day_in_words(local.date(), language, weekday=False) + at
