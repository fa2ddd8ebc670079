"""From bytes to a JSON value: encoding, size, depth, syntax. Any bytes at all give a value or a `DocumentError`.

`parsed` is fast and says nothing of what it refuses; `parsed_with_care` reads the same text again, keeps going, and
leaves a mark where a number is none or a key stands twice, so that every fault can be told with its path.

Source: RFC 8259, sections 4, 6, 7 and 8.1.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from math import isfinite
from typing import Any, Final, TypeAlias

import attrs

from dme_migration.errors import DocumentError, InvalidValueError
from dme_migration.serialization.excerpts import Seen
from dme_migration.serialization.problems import WHOLE_DOCUMENT, Problem, ProblemCode
from dme_migration.text import Language, Text

__all__ = [
    "LONGEST_NUMBER",
    "MAX_DEPTH",
    "MAX_DOCUMENT_BYTES",
    "NotANumber",
    "Pairs",
    "TwiceWritten",
    "parsed",
    "parsed_with_care",
    "text_of",
]

MAX_DOCUMENT_BYTES: Final = 10 * 1024 * 1024
"""A case is some kilobytes; past this size it is something else, and is not read."""

MAX_DEPTH: Final = 64
"""Objects and lists within each other; a case needs seven."""

LONGEST_NUMBER: Final = 640
"""Digits that every Python converts, whatever its limits."""

Pairs: TypeAlias = tuple[tuple[str, Any], ...]
"""An object as it is written: its keys, each with its value. Which of them stand twice is for the reader to see."""

_MOSTLY: Final = 8
"""The depth within which nearly all documents stay."""

_SURROGATE: Final = re.compile(r"\\u[dD][89a-fA-F]")
_NOT_A_MARK: Final = bytes(set(range(256)) - set(b'[]{}"'))
_STRING: Final = re.compile(rb'"[^"]*"?')


def text_of(data: bytes | str) -> str:
    """Decode a document and refuse what nobody should try to parse: too large, not UTF-8, nested too deep.

    A byte order mark of UTF-8 is passed over.

    Raises:
        DocumentError: see above.
    """
    if len(data) > MAX_DOCUMENT_BYTES:
        raise _too_large(len(data))
    if isinstance(data, str):
        try:
            raw = data.encode()
        except UnicodeEncodeError as error:
            raise _bad_encoding(data[error.start], data[: error.start]) from None
        if len(raw) > MAX_DOCUMENT_BYTES:
            raise _too_large(len(raw))
        text = data
    else:
        raw = bytes(data)
        text = _decoded(raw)
    if _deeper_than(MAX_DEPTH, raw):
        expected = Text(
            fr=f"au plus {MAX_DEPTH} objets et listes l'un dans l'autre",
            en=f"at most {MAX_DEPTH} objects and lists within each other",
        )
        raise _refused(ProblemCode.TOO_DEEP, Seen.words(f"> {MAX_DEPTH}"), expected)
    return text.removeprefix("\ufeff")


def _decoded(raw: bytes) -> str:
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\x00" in raw[:4]:
        raise _bad_encoding("UTF-16 / UTF-32", None)
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode(errors="replace")
        raise _bad_encoding(f"0x{raw[error.start]:02X}", before) from None


def _deeper_than(limit: int, raw: bytes) -> bool:
    """Tell whether brackets go deeper than ``limit``, in time proportional to the text, without recursion."""
    if b"\\" in raw:
        raw = raw.replace(rb"\\", b"").replace(rb"\"", b"")
    marks = raw.translate(None, _NOT_A_MARK)
    pairs = marks.replace(b'""', b"")
    if b'"' in pairs:  # a bracket within a string
        pairs = _STRING.sub(b"", marks)
    if len(pairs) <= limit:
        return False
    left = pairs
    for _ in range(_MOSTLY):
        fewer = left.replace(b"{}", b"").replace(b"[]", b"")
        if not fewer:
            return False
        if len(fewer) == len(left):
            break
        left = fewer
    depth = 0
    for mark in pairs:
        depth += 1 if mark in b"[{" else -1
        if depth > limit:
            return True
    return False


def parsed(text: str) -> Any:
    """Parse a text that holds no surprise, its objects as `Pairs`; a `ValueError` at the first one."""
    if "\\" in text and _SURROGATE.search(text):
        raise InvalidValueError("perhaps a lone surrogate")
    return _FAST.decode(text)


def _constant(text: str) -> Any:
    raise InvalidValueError(f"{text} is not JSON")


def _whole(text: str) -> int:
    if len(text) > LONGEST_NUMBER:
        raise InvalidValueError("a number too long")
    return int(text)


def _real(text: str) -> float:
    number = float(text)
    if not isfinite(number) or len(text) > LONGEST_NUMBER:
        raise InvalidValueError("a number too large")
    return number


_FAST: Final = json.JSONDecoder(object_pairs_hook=tuple, parse_constant=_constant, parse_int=_whole, parse_float=_real)


@attrs.frozen
class NotANumber:
    """The mark of a number that is none, or is past what every reader takes."""

    text: str


class TwiceWritten(dict[str, Any]):
    """An object in which keys stand twice; as readers do, the last value stands."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        times = Counter(key for key, _ in pairs)
        self.repeated = tuple(key for key, number in times.items() if number > 1)


def _noted_pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    return found if len(found) == len(pairs) else TwiceWritten(pairs)


def _noted(read: Callable[[str], Any]) -> Callable[[str], Any]:
    def note(text: str) -> Any:
        try:
            return read(text)
        except InvalidValueError:
            return NotANumber(text)

    return note


_CAREFUL: Final = json.JSONDecoder(
    object_pairs_hook=_noted_pairs, parse_constant=NotANumber, parse_int=_noted(_whole), parse_float=_noted(_real)
)

_ANY_REASON: Final = Text(fr="du JSON bien formé", en="well-formed JSON")
_REASONS: Final = (
    ("Expecting value", Text(fr="une valeur", en="a value")),
    ("Expecting property name", Text(fr="une clé entre guillemets droits", en="a key between double quotes")),
    ("Expecting ':'", Text(fr="un deux-points", en="a colon")),
    (
        "Expecting ','",
        Text(fr="une virgule, ou la fin de la liste ou de l'objet", en="a comma, or the closing bracket"),
    ),
    ("Illegal trailing comma", Text(fr="pas de virgule avant la fin", en="no comma before the closing bracket")),
    ("Extra data", Text(fr="un seul document, et rien après", en="one document, and nothing after it")),
    (
        "Invalid control character",
        Text(fr="une séquence d'échappement (\\n, \\t, \\u0000)", en="an escape sequence (\\n, \\t, \\u0000)"),
    ),
    (
        "Unterminated string",
        Text(fr="un guillemet qui ferme le texte ouvert", en="a quote that closes the text opened"),
    ),
    (
        "Invalid \\",
        Text(
            fr="un échappement de JSON (une barre oblique inverse s'écrit \\\\)",
            en="a JSON escape (a backslash is \\\\)",
        ),
    ),
)


def parsed_with_care(text: str) -> Any:
    """Parse a text and leave marks (`NotANumber`, `TwiceWritten`) where it is no good JSON.

    Raises:
        DocumentError: a fault of syntax, with its line and column; lines end in LF.
    """
    if not text or text.isspace():
        expected = Text(fr="un dossier de migration; le document est vide", en="a case; the document is empty")
        raise _refused(ProblemCode.BAD_JSON, None, expected)
    try:
        return _CAREFUL.decode(text)
    except json.JSONDecodeError as error:
        reason = next((said for start, said in _REASONS if error.msg.startswith(start)), _ANY_REASON)
        where = _place(error.lineno, error.colno)
        ahead = text[error.pos : error.pos + 40]
        seen = Seen.text(ahead) if ahead else Seen.words("…")
        expected = Text(
            fr=f"{reason.fr}, {where.fr}, devant {seen.quoted(Language.FR)}",
            en=f"{reason.en}, {where.en}, before {seen.quoted(Language.EN)}",
        )
        raise _refused(ProblemCode.BAD_JSON, seen if ahead else None, expected) from None


def _place(line: int, column: int) -> Text:
    return Text(fr=f"à la ligne {line}, colonne {column}", en=f"at line {line}, column {column}")


def _refused(code: ProblemCode, seen: Seen | None, expected: Text) -> DocumentError:
    return DocumentError([Problem(code=code, path=WHOLE_DOCUMENT, seen=seen, expected=expected)])


def _too_large(size: int) -> DocumentError:
    most = MAX_DOCUMENT_BYTES // 1024**2
    return _refused(
        ProblemCode.TOO_LARGE,
        Seen.words(str(size)),
        Text(fr=f"un dossier de migration, au plus {most} Mio", en=f"one case, at most {most} MiB"),
    )


def _bad_encoding(found: str, before: str | None) -> DocumentError:
    """Refuse a text; ``before`` is what comes before the fault, `None` when the whole of it is otherwise encoded."""
    expected = Text(fr="un document enregistré en UTF-8", en="a document saved as UTF-8")
    if before is not None:
        where = _place(before.count("\n") + 1, len(before) - before.rfind("\n"))
        expected = Text(fr=f"{expected.fr}; voyez {where.fr}", en=f"{expected.en}; look {where.en}")
    return _refused(ProblemCode.BAD_ENCODING, Seen.words(found), expected)
