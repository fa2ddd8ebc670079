"""Whether a value is sound JSON whatever it means: text without lone surrogates, finite numbers, keys written once.

The same walk serves a document that was parsed with care, and one that an application built itself.

Source: RFC 8259, sections 4, 6 and 8.2.
"""

from __future__ import annotations

from enum import Enum
from math import isfinite
from typing import Any, Final, Literal

from dme_migration.serialization.collecting import Faults, Path
from dme_migration.serialization.excerpts import Seen
from dme_migration.serialization.problems import ProblemCode
from dme_migration.serialization.reading import LONGEST_NUMBER, MAX_DEPTH, NotANumber, TwiceWritten
from dme_migration.text import Text

__all__ = ["Mark", "sound"]


class Mark(Enum):
    """What stands in the place of a value that is none."""

    FAULTY = "reported already"
    EMPTY = "no value"


_MOST_BITS: Final = int(LONGEST_NUMBER * 3.32)

_NUMBER: Final = Text(
    fr=f"un nombre fini, d'au plus {LONGEST_NUMBER} chiffres", en=f"a finite number of at most {LONGEST_NUMBER} digits"
)
_UNICODE: Final = Text(
    fr="du texte Unicode entier\u00a0: pas de moitié de paire (\\ud800 à \\udfff)",
    en="whole Unicode text: no half of a pair (\\ud800 to \\udfff)",
)
_ONCE: Final = Text(fr="chaque clé une seule fois", en="each key once")
_JSON: Final = Text(
    fr="une valeur de JSON\u00a0: objet (dict), liste (list), texte, nombre, true, false ou null",
    en="a JSON value: object (dict), list, text, number, true, false or null",
)
_SHALLOW: Final = Text(
    fr=f"au plus {MAX_DEPTH} objets et listes l'un dans l'autre",
    en=f"at most {MAX_DEPTH} objects and lists within each other",
)


def sound(value: Any, path: Path, faults: Faults, *, depth: int = 0) -> Any:
    """Give a copy of a JSON value, with `Mark.FAULTY` wherever a fault was recorded."""
    if isinstance(value, str):
        return value if _whole_text(value) else _faulty(faults, ProblemCode.BAD_ENCODING, path, value, _UNICODE)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        if value.bit_length() <= _MOST_BITS:
            return value
        return _faulty(faults, ProblemCode.BAD_NUMBER, path, Seen.words(f"≈ 2^{value.bit_length()}"), _NUMBER)
    if isinstance(value, float):
        return (
            value if isfinite(value) else _faulty(faults, ProblemCode.BAD_NUMBER, path, Seen.words(str(value)), _NUMBER)
        )
    if isinstance(value, NotANumber):
        return _faulty(faults, ProblemCode.BAD_NUMBER, path, Seen.words(value.text), _NUMBER)
    if not isinstance(value, dict | list):
        return _faulty(faults, ProblemCode.WRONG_TYPE, path, value, _JSON)
    if depth >= MAX_DEPTH:
        return _faulty(faults, ProblemCode.TOO_DEEP, path, Seen.words(f"> {MAX_DEPTH}"), _SHALLOW)
    if isinstance(value, list):
        return [sound(item, (path, place), faults, depth=depth + 1) for place, item in enumerate(value)]
    return _sound_object(value, path, faults, depth)


def _sound_object(value: dict[Any, Any], path: Path, faults: Faults, depth: int) -> dict[str, Any]:
    copy: dict[str, Any] = {}
    repeated = value.repeated if isinstance(value, TwiceWritten) else ()
    for key, item in value.items():
        if not isinstance(key, str):
            faults.add(ProblemCode.WRONG_TYPE, path, seen=key, expected=Text(fr="des clés de texte", en="keys of text"))
            continue
        place = (path, key)
        if not _whole_text(key):
            faults.add(ProblemCode.BAD_ENCODING, place, seen=key, expected=_UNICODE)
            continue
        if key in repeated:
            faults.add(ProblemCode.DUPLICATE_KEY, place, seen=key, expected=_ONCE)
        copy[key] = sound(item, place, faults, depth=depth + 1)
    return copy


def _whole_text(text: str) -> bool:
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _faulty(faults: Faults, code: ProblemCode, path: Path, seen: object, expected: Text) -> Literal[Mark.FAULTY]:
    faults.add(code, path, seen=seen, expected=expected)
    return Mark.FAULTY
