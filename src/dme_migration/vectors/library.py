"""The vectors of the package, read from its own files: they are part of it, as its modules are."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from dme_migration.errors import RulebookError
from dme_migration.rules import Readings, Status
from dme_migration.serialization import case_from, schema_text
from dme_migration.text import Text
from dme_migration.vectors.vector import Expected, Theme, Vector

__all__ = ["folder", "themes", "vectors"]

_INDEX: Final = "index.json"
_SCHEMAS: Final = ("case", "vectors")


@cache
def themes() -> tuple[Theme, ...]:
    """List the themes, in the order of the text, then of what crosses it."""
    return tuple(
        Theme(name=entry["name"], file=entry["file"], about=_text(entry["about"]), count=entry["count"])
        for entry in _document(_INDEX)["themes"]
    )


@cache
def vectors(theme: str | None = None) -> tuple[Vector, ...]:
    """Give the vectors of a theme, or all of them, in the order of the files.

    Raises:
        RulebookError: there is no such theme; it says which there are.

    >>> vectors("leap-day")[0].id
    'leap-day/2027-11-29/three-months-to-the-end'
    """
    known = {entry.name: entry for entry in themes()}
    if theme is None:
        return tuple(vector for name in known for vector in vectors(name))
    if theme not in known:
        raise RulebookError(f"no theme {theme!r} among the vectors: there are {', '.join(known)}")
    return tuple(_vector(theme, entry) for entry in _document(known[theme].file)["vectors"])


def folder() -> Mapping[str, bytes]:
    """Give every file of the folder by its name: the index, one for each theme, and the two JSON Schemas."""
    names = (_INDEX, *(theme.file for theme in themes()))
    schemas = {f"{name}.schema.json": schema_text(name).encode() for name in _SCHEMAS}
    return MappingProxyType({**{name: _bytes(name) for name in names}, **schemas})


def _bytes(name: str) -> bytes:
    return files("dme_migration.vectors").joinpath("v1", name).read_bytes()


def _document(name: str) -> Any:
    return json.loads(_bytes(name))


def _text(both: Any) -> Text:
    return Text(fr=both["fr"], en=both["en"])


def _vector(theme: str, entry: Any) -> Vector:
    return Vector(
        id=entry["id"],
        theme=theme,
        about=_text(entry["about"]),
        obligation=entry["obligation"],
        case=case_from(entry["case"]),
        as_of=_moment(entry["as_of"]),
        readings=Readings(entry["readings"]),
        expected=tuple(_expected(name, told) for name, told in entry["expected"].items()),
    )


def _expected(obligation: str, told: Any) -> Expected:
    return Expected(
        obligation=obligation,
        status=Status(told["status"]),
        final=told["final"],
        due_on=_day(told["due_on"]),
        due_at=None if told["due_at"] is None else datetime.fromisoformat(told["due_at"]),
        not_before=_day(told["not_before"]),
        missing=tuple(told["missing"]),
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _moment(text: str) -> date:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
