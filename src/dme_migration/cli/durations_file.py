"""The file of durations: how long activities take, in place of our defaults, and how many sessions are held.

``{"preanalysis": {"business_days": 5}, "first_use": {"days": 3}, "session_count": 3}``; every key may be absent, and a
key that begins with ``x-`` is passed over. Every fault is told at once.
"""

from __future__ import annotations

from typing import Any, Final

import attrs

from dme_migration.calendar import BusinessDays, CalendarDays, DayDelay, Months
from dme_migration.cli.sources import Unreadable, bytes_of
from dme_migration.cli.wording import nearest
from dme_migration.errors import DocumentError
from dme_migration.planning import Durations
from dme_migration.serialization import ProblemCode
from dme_migration.serialization.collecting import WHOLE, Faults, Path
from dme_migration.serialization.excerpts import Seen
from dme_migration.serialization.reading import parsed_with_care, text_of
from dme_migration.serialization.soundness import Mark, sound
from dme_migration.text import Text

__all__ = ["MOST_SESSIONS", "durations_from"]

MOST_SESSIONS: Final = 50
_SESSIONS: Final = "session_count"
_KEYS: Final = tuple(field.name for field in attrs.fields(Durations))
_UNITS: Final[dict[str, tuple[type[BusinessDays | CalendarDays | Months], int]]] = {
    "business_days": (BusinessDays, 2_600),
    "days": (CalendarDays, 3_660),
    "months": (Months, 120),
}
"""Ten years of each: longer activities are a slip of the pen."""

_AN_OBJECT: Final = Text(
    fr='un objet JSON, par exemple {"preanalysis": {"business_days": 5}, "session_count": 3}',
    en='a JSON object, such as {"preanalysis": {"business_days": 5}, "session_count": 3}',
)
_A_KEY: Final = Text(
    fr=f"une de ces clés\u00a0: {', '.join(_KEYS)}; ou une clé à vous, qui commence par x-",
    en=f"one of {', '.join(_KEYS)}; or a key of your own, which begins with x-",
)
_A_DELAY: Final = Text(
    fr='une durée et son unité\u00a0: {"business_days": 5}, {"days": 7} ou {"months": 1}',
    en='a length and its unit: {"business_days": 5}, {"days": 7} or {"months": 1}',
)
_ONE_UNIT: Final = Text(
    fr="une seule unité parmi business_days, days et months", en="exactly one of business_days, days and months"
)


def durations_from(path: str) -> Durations:
    """Read the durations of a file; what it does not name keeps our default.

    Raises:
        Unreadable: the file cannot be read, or holds what is no duration; every fault at once.
    """
    faults = Faults()
    try:
        text = text_of(bytes_of(path))
        if not text.strip():
            faults.add(ProblemCode.BAD_JSON, WHOLE, expected=_AN_OBJECT)
            raise faults.error()
        chosen = _chosen(sound(parsed_with_care(text), WHOLE, faults), faults)
        if faults.number:
            raise faults.error()
    except DocumentError as error:
        raise Unreadable(path, error.problems) from None
    return Durations(**chosen)


def _chosen(document: Any, faults: Faults) -> dict[str, Any]:
    if document is Mark.FAULTY:
        return {}
    if not isinstance(document, dict):
        faults.add(ProblemCode.WRONG_TYPE, WHOLE, seen=document, expected=_AN_OBJECT)
        return {}
    chosen: dict[str, Any] = {}
    for key, value in document.items():
        if key not in _KEYS:
            if not key.startswith("x-"):
                _unknown(key, (WHOLE, key), _KEYS, _A_KEY, faults)
        elif key == _SESSIONS:
            chosen[key] = _number(value, 1, MOST_SESSIONS, (WHOLE, key), faults)
        else:
            chosen[key] = _delay(value, (WHOLE, key), faults)
    return chosen


def _delay(value: Any, path: Path, faults: Faults) -> DayDelay | None:
    if value is Mark.FAULTY:
        return None
    if not isinstance(value, dict):
        faults.add(ProblemCode.WRONG_TYPE, path, seen=value, expected=_A_DELAY)
        return None
    for key in value:
        if key not in _UNITS and not key.startswith("x-"):
            _unknown(key, (path, key), tuple(_UNITS), _ONE_UNIT, faults)
    units = [key for key in value if key in _UNITS]
    if len(units) > 1:
        faults.add(ProblemCode.CONFLICTING_KEYS, path, seen=Seen.words(", ".join(units)), expected=_ONE_UNIT)
    elif not units and not any(key for key in value if not key.startswith("x-")):
        faults.add(ProblemCode.MISSING_KEY, path, expected=_ONE_UNIT)
    found: DayDelay | None = None
    for unit in units:
        kind, most = _UNITS[unit]
        number = _number(value[unit], 0, most, (path, unit), faults)
        found = None if number is None else kind(number)
    return found


def _number(value: Any, least: int, most: int, path: Path, faults: Faults) -> int | None:
    if value is Mark.FAULTY:
        return None
    expected = Text(
        fr=f"un nombre entier de {least} à {most}, sans guillemets",
        en=f"a whole number from {least} to {most}, without quotes",
    )
    if isinstance(value, bool) or not isinstance(value, int):
        faults.add(ProblemCode.WRONG_TYPE, path, seen=value, expected=expected)
    elif not least <= value <= most:
        faults.add(ProblemCode.OUT_OF_RANGE, path, seen=value, expected=expected)
    else:
        return value
    return None


def _unknown(key: str, path: Path, known: tuple[str, ...], expected: Text, faults: Faults) -> None:
    faults.add(ProblemCode.UNKNOWN_KEY, path, seen=key, expected=expected, near=lambda: nearest(key, known))
