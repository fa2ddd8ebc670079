"""A vector in the making: what it shows, in words, and the case that shows it."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

import attrs

from dme_migration import MigrationCase
from dme_migration.rules.words import on_day, on_instant
from dme_migration.text import Language, Text
from tests.vectors.own import Chosen

FR, EN = Language.FR, Language.EN


@attrs.frozen(kw_only=True)
class Draft:
    """A vector in the making; ``obligation`` is the one that it is about, `None` for a case judged whole.

    ``beside`` names other readings under which the case must stay what it is: a pair of vectors shares one. ``edited``
    says that what the case has beside the finished migration is the point, and must stay.
    """

    theme: str
    id: str
    about: Text
    obligation: str | None
    case: MigrationCase
    as_of: date
    readings: Chosen = ()
    beside: tuple[Chosen, ...] = ()
    edited: bool = False


def slug(words: str) -> str:
    """Make words into a part of an id.

    >>> slug("The day before: one year's end")
    'the-day-before-one-year-s-end'
    """
    plain = unicodedata.normalize("NFKD", words.casefold()).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def sentence(fr: str, en: str, **values: date | Text) -> Text:
    """Fill a sentence in both languages; days and instants are written out."""
    return Text(
        fr=fr.format(**{name: _worded(value, FR) for name, value in values.items()}),
        en=en.format(**{name: _worded(value, EN) for name, value in values.items()}),
    )


def _worded(value: date | Text, language: Language) -> str:
    match value:
        case Text():
            return value[language]
        case datetime():
            return on_instant(value, language)
        case _:
            return on_day(value, language)


ON_TIME: Final = Text(fr="à temps", en="on time")
LATE: Final = Text(fr="trop tard", en="too late")


def toronto(day: date, clock: time = time(15)) -> datetime:
    """Give a clock time of most of Québec."""
    return datetime.combine(day, clock, tzinfo=ZoneInfo("America/Toronto"))
