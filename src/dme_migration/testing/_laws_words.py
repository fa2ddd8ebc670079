"""How a law that does not hold is told: the law, what was seen against it, and each finding in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Final

from dme_migration.rules import Finding
from dme_migration.rules.words import capital, on_day
from dme_migration.testing._asserts import RefutedError, finding_in_words, labelled
from dme_migration.text import Language, Text, day_in_words, instant_in_words, joined

__all__ = ["Told", "on", "refuted"]

Told = tuple[Text, Finding]
"""A finding, under what it is called: before, after, on a day."""

_LAW: Final = Text(fr="Loi non respectée", en="Law that does not hold")


def on(day: date) -> Text:
    """Name a finding by the day of its judgement."""
    return Text(fr=capital(on_day(day, Language.FR)), en=f"On {on_day(day, Language.EN)}")


def refuted(
    law: Text, seen: Text, findings: Iterable[Told] = (), *, language: Language | str | None = None, **values: object
) -> RefutedError:
    """Make the failure of a law; the values fill what was seen, days and texts in the reader's language."""
    told = tuple(findings)
    words = {each: "\n".join(_told(law, seen, told, values, each)) for each in Language}
    return RefutedError(Text(fr=words[Language.FR], en=words[Language.EN]), language)


def _told(
    law: Text, seen: Text, findings: Iterable[Told], values: dict[str, object], language: Language
) -> Iterator[str]:
    yield labelled(_LAW, law[language], language)
    yield seen.filled(language, **{name: _worded(value, language) for name, value in values.items()})
    for label, finding in findings:
        yield ""
        yield from finding_in_words(finding, language, label)


def _worded(value: object, language: Language) -> str:
    match value:
        case Text():
            return value[language]
        case datetime():
            return instant_in_words(value, language)
        case date():
            return day_in_words(value, language)
        case tuple() | list():
            return joined((_worded(item, language) for item in value), language)
        case _:
            return str(value)
