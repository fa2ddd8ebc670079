"""Writing a case: a `MigrationCase` to a document, with keys in the order of DECLARATIONS §1.

What is absent is left out, an application's own ``x-…`` keys come back where they stood, after the others.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any, Final

from dme_migration.errors import InvalidValueError
from dme_migration.model import CASE_FORMAT, DataSelection, MigrationCase
from dme_migration.serialization.scalars import BOOLEAN, Scalar
from dme_migration.serialization.shapes import ListOf, ObjectOf, shape_of
from dme_migration.serialization.times import DAY, INSTANT

__all__ = ["case_to", "dump_case", "json_line"]

_NO_READER_AGREES: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")
"""What JSON admits in a text and some readers take for the end of a line, or for a command to the terminal."""


def dump_case(case: MigrationCase) -> str:
    """Write a case as JSON text, to be saved as UTF-8; `load_case` reads an equal case back.

    An object that says nothing (`Client()`) is left out: in a document it is no value.
    """
    text = json.dumps(case_to(case), ensure_ascii=False, allow_nan=False, indent=2)
    return _NO_READER_AGREES.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def json_line(document: object) -> str:
    r"""Write a JSON value on one line of ASCII, which every reader takes for one line and one value.

    >>> json_line({"name": "Clinique\u2028Roy"})
    '{"name": "Clinique\\u2028Roy"}'
    """
    return json.dumps(document, allow_nan=False)


def case_to(case: MigrationCase) -> dict[str, Any]:
    """Give the document of a case: dicts, lists, texts, whole numbers and booleans, for any JSON writer."""
    return {"format": CASE_FORMAT, **_written(case)}


def _written(value: Any) -> dict[str, Any]:
    """Write an object, its own keys first."""
    document: dict[str, Any] = {}
    kind = value.__class__
    if isinstance(value, DataSelection):
        document.update(value.choices)
    else:
        for attribute, name, left_out, write in _plan(kind):
            item = getattr(value, attribute)
            if item is None or (left_out and not item):
                continue
            written = write(item)
            if written or written != {}:
                document[name] = written
    for key, text in value.extra:
        document[key] = _kept(key, text)
    return document


def _kept(key: str, text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        raise InvalidValueError(f"{key} holds the JSON text of a value, got {text!r}") from None


@cache
def _plan(kind: type) -> tuple[tuple[str, str, bool, Callable[[Any], Any]], ...]:
    """Give each attribute, its key, whether it is a list that is left out when empty, and how it is written."""
    return tuple(
        (key.attribute, key.name, isinstance(key.holds, ListOf) and not key.required, _writer(key.holds))
        for key in shape_of(kind).keys.values()
    )


def _writer(holds: Scalar | ObjectOf | ListOf) -> Callable[[Any], Any]:
    if isinstance(holds, ObjectOf):
        return _one_object
    if isinstance(holds, ListOf):
        return _texts if isinstance(holds.item, Scalar) else _objects
    if holds is DAY:
        return date.isoformat
    if holds is INSTANT:
        return _instant
    return _as_it_is if holds is BOOLEAN or holds.name.startswith("count") else str


def _one_object(value: Any) -> dict[str, Any]:
    written = _written(value)
    if written or isinstance(value, DataSelection):
        return written
    kind = value.__class__
    # `{}` would be no value: a schedule or a request without anything in it is told from none by an empty list.
    listed = [key.name for key in shape_of(kind).keys.values() if isinstance(key.holds, ListOf)]
    return {name: [] for name in listed[:1]}


def _objects(values: Any) -> list[dict[str, Any]]:
    return [written for value in values if (written := _written(value))]


def _texts(values: Any) -> list[str]:
    return [str(value) for value in values]


def _as_it_is(value: Any) -> Any:
    return value


def _instant(value: datetime) -> str:
    """Write an instant with its offset; one whose offset has seconds, as of old local times, in UTC."""
    offset = value.utcoffset() or timedelta()
    return (value.astimezone(UTC) if offset % timedelta(minutes=1) else value).isoformat()
