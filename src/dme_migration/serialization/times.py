"""What a day, an instant and a time zone of a case document may be.

A day is ``YYYY-MM-DD``, an instant is that of RFC 3339, section 5.6: `date.fromisoformat` and `datetime.fromisoformat`
take more, and not the same on every Python, so the shape is checked first.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime
from difflib import get_close_matches
from typing import Final

from dme_migration.calendar import QUEBEC_ZONES, quebec_zone
from dme_migration.errors import CalendarError
from dme_migration.model.values import FIRST_DAY, LAST_DAY
from dme_migration.serialization.problems import ProblemCode
from dme_migration.serialization.scalars import LONGEST_SPELLING, Fault, Scalar
from dme_migration.text import Language, Text, day_in_words

__all__ = ["DAY", "DAY_SHAPE", "INSTANT", "INSTANT_SHAPE", "ZONE"]

_DIGITS: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_HOUR: Final = r"(?:[01][0-9]|2[0-3])"
_CLOCK: Final = rf"T{_HOUR}:[0-5][0-9]:[0-5][0-9](?:\.[0-9]{{1,6}})?(?:Z|[+-]{_HOUR}:[0-5][0-9])"

DAY_SHAPE: Final = re.compile(_DIGITS)
"""The shape of a day; the calendar then says whether it exists."""

INSTANT_SHAPE: Final = re.compile(_DIGITS + _CLOCK)
"""RFC 3339, section 5.6, without the leap second: hours 00 to 23, the extended form, a dot, an offset."""

_NAIVE_SHAPE: Final = re.compile(rf"{_DIGITS}T{_HOUR}:[0-5][0-9]:[0-5][0-9](?:\.[0-9]{{1,6}})?")
_LOOSE_DAY: Final = re.compile(r"([0-9]{4})([-/. ]?)([0-9]{1,2})\2([0-9]{1,2})(?:T00:00.*)?")

# The same for readers of the schema, who have no calendar: years 1900 to 2999, and as many days as the month may have.
_DAY_PATTERN: Final = (
    r"(?:19|2[0-9])[0-9]{2}-"
    r"(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))"
)

_DAY_EXPECTED: Final = Text(
    fr="un jour qui existe, écrit AAAA-MM-JJ, de 1900 à 2999, par exemple 2026-03-02",
    en="a day that exists, written YYYY-MM-DD, from 1900 to 2999, such as 2026-03-02",
)


def _day(value: object) -> Fault | None:
    if not isinstance(value, str):
        return Fault(ProblemCode.WRONG_TYPE, _DAY_EXPECTED)
    if not DAY_SHAPE.fullmatch(value):
        return Fault(ProblemCode.BAD_DATE, _DAY_EXPECTED, lambda: _nearest_day(value))
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return Fault(ProblemCode.BAD_DATE, _end_of_month(value) or _DAY_EXPECTED)
    return None if FIRST_DAY <= day <= LAST_DAY else Fault(ProblemCode.OUT_OF_RANGE, _DAY_EXPECTED)


def _end_of_month(value: str) -> Text | None:
    """Say when the month of a day that does not exist ends, as in 2026-02-30."""
    year, month = int(value[:4]), int(value[5:7])
    if not (FIRST_DAY.year <= year <= LAST_DAY.year and 1 <= month <= 12):
        return None
    last = date(year, month, monthrange(year, month)[1])
    return Text(
        fr=f"un jour qui existe\u00a0: ce mois finit le {day_in_words(last, Language.FR, weekday=False)}",
        en=f"a day that exists: that month ends on {day_in_words(last, Language.EN, weekday=False)}",
    )


def _nearest_day(value: str) -> str | None:
    loose = _LOOSE_DAY.fullmatch(value[:LONGEST_SPELLING].strip())
    if loose is None or (not loose[2] and len(loose[3] + loose[4]) != 4):
        return None
    try:
        day = date(int(loose[1]), int(loose[3]), int(loose[4]))
    except ValueError:
        return None
    return day.isoformat() if FIRST_DAY <= day <= LAST_DAY else None


DAY: Final = Scalar(
    name="day",
    expected=_DAY_EXPECTED,
    check=_day,
    schema={"type": "string", "pattern": f"^{_DAY_PATTERN}$", "maxLength": 10},
)

_INSTANT_EXPECTED: Final = Text(
    fr="un instant de la RFC 3339, avec son décalage, heures de 00 à 23, par exemple 2026-03-02T09:00:00-05:00",
    en="an instant of RFC 3339, with its offset, hours 00 to 23, such as 2026-03-02T09:00:00-05:00",
)
_OFFSET_EXPECTED: Final = Text(
    fr="le décalage horaire à la fin\u00a0: -05:00 l'hiver et -04:00 l'été presque partout au Québec, ou Z",
    en="the UTC offset at the end: -05:00 in winter and -04:00 in summer nearly everywhere in Québec, or Z",
)


def _instant(value: object) -> Fault | None:
    if not isinstance(value, str):
        return Fault(ProblemCode.WRONG_TYPE, _INSTANT_EXPECTED)
    if not INSTANT_SHAPE.fullmatch(value):
        if _NAIVE_SHAPE.fullmatch(value):
            return Fault(ProblemCode.NAIVE_INSTANT, _OFFSET_EXPECTED)
        return Fault(ProblemCode.BAD_INSTANT, _INSTANT_EXPECTED, lambda: _nearest_instant(value))
    try:
        day = datetime.fromisoformat(value).date()
    except ValueError:
        return Fault(ProblemCode.BAD_INSTANT, _INSTANT_EXPECTED)
    return None if FIRST_DAY < day < LAST_DAY else Fault(ProblemCode.OUT_OF_RANGE, _INSTANT_EXPECTED)


def _nearest_instant(value: str) -> str | None:
    respelt = value[:LONGEST_SPELLING].strip().upper().replace(" ", "T", 1).replace(",", ".")
    return respelt if INSTANT_SHAPE.fullmatch(respelt) else None


INSTANT: Final = Scalar(
    name="instant",
    expected=_INSTANT_EXPECTED,
    check=_instant,
    schema={"type": "string", "pattern": f"^{_DAY_PATTERN}{_CLOCK}$", "maxLength": 32},
)

_ZONE_EXPECTED: Final = Text(
    fr=f"un fuseau du Québec\u00a0: {', '.join(QUEBEC_ZONES)}; America/Toronto si la clé est absente",
    en=f"a time zone of Québec: {', '.join(QUEBEC_ZONES)}; America/Toronto when the key is absent",
)


def _zone(value: object) -> Fault | None:
    if not isinstance(value, str):
        return Fault(ProblemCode.WRONG_TYPE, _ZONE_EXPECTED)
    try:
        quebec_zone(value)
    except CalendarError:
        return Fault(ProblemCode.BAD_ZONE, _ZONE_EXPECTED, lambda: _nearest_zone(value))
    return None


def _nearest_zone(value: str) -> str | None:
    close = get_close_matches(value, QUEBEC_ZONES, n=1, cutoff=0.5) if len(value) <= LONGEST_SPELLING else []
    return close[0] if close else None


ZONE: Final = Scalar(
    name="zone", expected=_ZONE_EXPECTED, check=_zone, schema={"enum": [*QUEBEC_ZONES, "America/Montreal"]}
)
