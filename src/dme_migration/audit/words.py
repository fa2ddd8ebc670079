"""The small words of an audit: rates, numbers, months, classes of days, hours left, and whoever has no name."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Final

from dme_migration.audit.tally import CLASSES, Tally
from dme_migration.model.parties import Objective
from dme_migration.report.case_words import OBJECTIVE_LABELS
from dme_migration.report.inert import one_line
from dme_migration.rules.words import capital
from dme_migration.text import NBSP, Language, Text, day_in_words

__all__ = [
    "NOTHING",
    "classes_in_words",
    "hours_in_words",
    "month_in_words",
    "number_in_words",
    "objective_in_words",
    "rate_in_words",
    "vendor_in_words",
]

NOTHING: Final = "—"
"""What stands for a rate of nothing, or a place that is empty."""
_DECIMAL: Final = Text(fr=",", en=".")
_THOUSANDS: Final = Text(fr=NBSP, en=",")
_PERCENT: Final = Text(fr=f"{{n}}{NBSP}%", en="{n}%")
_ONE_DAY: Final = Text(fr=f"1{NBSP}jour", en=f"1{NBSP}day")
_DAYS: Final = Text(fr=f"{{n}}{NBSP}jours", en=f"{{n}}{NBSP}days")
_TO: Final = Text(fr=f"{{a}} à {{b}}{NBSP}jours", en=f"{{a}} to {{b}}{NBSP}days")
_MORE: Final = Text(fr=f"{{n}}{NBSP}jours ou plus", en=f"{{n}}{NBSP}days or more")
_WHOLE_HOURS: Final = Text(fr=f"{{h}}{NBSP}h", en=f"{{h}}{NBSP}h")
_HOURS: Final = Text(fr=f"{{h}}{NBSP}h{NBSP}{{m:02d}}", en=f"{{h}}{NBSP}h{NBSP}{{m:02d}}{NBSP}min")
_OVERDUE: Final = Text(fr="en retard de {time}", en="{time} overdue")
_NOT_SAID: Final = Text(fr="objectif non précisé", en="objective not stated")
_NOT_SENT: Final = Text(fr="pas encore transmis", en="not transmitted yet")
_NO_VENDOR: Final = Text(fr="DMÉ non certifié ou non nommé", en="EMR not certified or not named")


def number_in_words(number: int, language: Language) -> str:
    """Write a number with its thousands apart.

    >>> number_in_words(12345, Language.EN)
    '12,345'
    """
    return f"{number:,}".replace(",", _THOUSANDS[language])


def rate_in_words(tally: Tally, language: Language) -> str:
    """Write a rate of compliance, cut off at a tenth of a percent: 100 % means that nothing was breached.

    >>> rate_in_words(Tally(met=1, breached=1), Language.EN), rate_in_words(Tally(waived=1), Language.EN)
    ('50%', '—')
    """
    if tally.per_mille is None:
        return NOTHING
    whole, tenth = divmod(tally.per_mille, 10)
    return _PERCENT.filled(language, n=f"{whole}{_DECIMAL[language]}{tenth}" if tenth else str(whole))


def month_in_words(month: str | None, language: Language) -> str:
    """Write a month out: « mars 2026 »; `None` is that of a case that was not transmitted.

    >>> month_in_words("2026-03", Language.FR)
    'mars 2026'
    """
    if month is None:
        return _NOT_SENT[language]
    first = date.fromisoformat(f"{month}-01")
    words = day_in_words(first, language, weekday=False, year=False).split()
    return f"{words[1] if language is Language.FR else words[0]} {first.year}"


def classes_in_words(language: Language, zero: Text) -> tuple[str, ...]:
    r"""Name the classes of a distribution; ``zero`` says what no business day at all means there.

    >>> classes_in_words(Language.EN, Text(fr="aujourd'hui", en="today"))[3]
    '3 to 5\xa0days'
    """
    names = [zero[language], _ONE_DAY[language]]
    for below, last in pairwise(CLASSES[1:]):
        names.append(_DAYS.filled(language, n=last) if last == below + 1 else _TO.filled(language, a=below + 1, b=last))
    return (*names, _MORE.filled(language, n=CLASSES[-1] + 1))


def hours_in_words(minutes: int, language: Language) -> str:
    r"""Write the business hours that are left, or by how many one is late.

    >>> hours_in_words(3270, Language.FR), hours_in_words(-30, Language.EN)
    ('54\xa0h\xa030', '0\xa0h\xa030\xa0min overdue')
    """
    hours, rest = divmod(abs(minutes), 60)
    time = (_HOURS if rest else _WHOLE_HOURS).filled(language, h=hours, m=rest)
    return _OVERDUE.filled(language, time=time) if minutes < 0 else time


def objective_in_words(objective: Objective | None, language: Language) -> str:
    """Name an objective, or its absence."""
    return capital(_NOT_SAID[language] if objective is None else OBJECTIVE_LABELS[objective][language])


def vendor_in_words(name: str | None, language: Language) -> str:
    """Name a vendor, or its absence."""
    return capital(_NO_VENDOR[language]) if name is None else one_line(name)
