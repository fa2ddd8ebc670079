"""The type of a JSON value in words, and the fields of a schema, object by object."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import attrs

from dme_migration.model import Party
from dme_migration.serialization.scalars import BOOLEAN, MILESTONE, WORDS, Scalar
from dme_migration.serialization.schema_parts import A_DAY, AN_INSTANT, PARTY
from dme_migration.serialization.times import DAY, INSTANT
from dme_migration.text import Language, Text, joined
from scripts.reference.fields import meaning
from scripts.reference.writing import code, plain

__all__ = ["OBJECT", "Field", "list_in_words", "objects_of", "scalar_in_words", "type_in_words"]

_OR: Final = Text(fr="ou", en="or")
OBJECT: Final = Text(fr="objet", en="object")
_TEXT: Final = Text(fr="texte", en="text")
_BOOLEAN: Final = Text(fr="booléen", en="boolean")
_NAMES: Final = {
    "string": _TEXT,
    "integer": Text(fr="nombre entier", en="whole number"),
    "number": Text(fr="nombre", en="number"),
    "boolean": _BOOLEAN,
    "object": OBJECT,
    "null": Text(fr="`null`", en="`null`"),
}
_DAY: Final = Text(fr="jour", en="day")
_INSTANT: Final = Text(fr="instant", en="instant")
_PARTY: Final = Text(fr="[partie](../glossary.md#parties)", en="[party](../glossary.md#parties)")
_CASE: Final = Text(fr="dossier de migration", en="case")
_MILESTONE: Final = Text(
    fr="[étape](../glossary.md), ou la vôtre en `x-…`", en="[milestone](../glossary.md), or your own as `x-…`"
)
_SCALARS: Final = {
    WORDS.name: _TEXT,
    BOOLEAN.name: _BOOLEAN,
    MILESTONE.name: _MILESTONE,
    DAY.name: _DAY,
    INSTANT.name: _INSTANT,
    Party.__name__: _PARTY,
}
"""The kinds of value of a case that have a short name; the others say what they expect."""

_LISTS: Final = {
    OBJECT: Text(fr="liste d'objets", en="list of objects"),
    _TEXT: Text(fr="liste de textes", en="list of texts"),
    _PARTY: Text(fr="liste de [parties](../glossary.md#parties)", en="list of [parties](../glossary.md#parties)"),
}
_LIST: Final = Text(fr="liste\u00a0: {item}", en="list: {item}")

_Schema = dict[str, Any]


@attrs.frozen
class Field:
    """A field: its path from the top of the document, its last key, and its schema."""

    path: str
    key: str
    schema: _Schema


def type_in_words(schema: _Schema, language: Language) -> str:
    """Say what kind of value it is."""
    return joined(dict.fromkeys(_kinds(schema, language)), language, last=_OR)


def _kinds(schema: _Schema, language: Language) -> Iterator[str]:
    """Say each kind of value that it may be."""
    for known, words in ((A_DAY, _DAY), (AN_INSTANT, _INSTANT), (PARTY, _PARTY)):
        if schema == known or schema.get("enum") == known.get("enum") == [party.value for party in Party]:
            yield words[language]
            return
    if "const" in schema:
        yield code(str(schema["const"]))
    elif "enum" in schema:
        yield from (code(str(value)) for value in schema["enum"])
    elif "$ref" in schema:
        yield _CASE[language]
    elif "anyOf" in schema:
        for way in schema["anyOf"]:
            yield from _kinds(way, language)
    elif schema.get("type") == "array":
        yield list_in_words(type_in_words(schema["items"], language), language)
    else:
        kinds = schema.get("type", "object")
        yield from (_NAMES[kind][language] for kind in ([kinds] if isinstance(kinds, str) else kinds))


def list_in_words(item: str, language: Language) -> str:
    """Say that there is a list of such items."""
    for held, words in _LISTS.items():
        if item == held[language]:
            return words[language]
    return _LIST.filled(language, item=item)


def scalar_in_words(scalar: Scalar, language: Language) -> str:
    """Say what kind of value of a case it is."""
    if scalar.name in _SCALARS:
        return _SCALARS[scalar.name][language]
    if "enum" in scalar.schema and isinstance(choices := scalar.schema["enum"], list):
        return joined((code(str(choice)) for choice in choices), language, last=_OR)
    return plain(scalar.expected[language])


def objects_of(document: str, schema: _Schema) -> Iterator[tuple[str, list[Field]]]:
    """Give each object of a document by its path, with its fields; the document itself first.

    What a leaf holds is told elsewhere, and left out.
    """
    waiting: list[tuple[str, _Schema]] = [("", schema)]
    while waiting:
        path, found = waiting.pop(0)
        for way in _objects(found):
            prefix = f"{path}." if path else ""
            fields = [Field(prefix + key, key, held) for key, held in way["properties"].items()]
            yield path, fields
            waiting.extend((f.path, f.schema) for f in fields if not meaning(document, f.path).leaf)


def _objects(schema: _Schema) -> Iterator[_Schema]:
    """Give the objects that a value may be, or hold in a list or by name."""
    if "properties" in schema:
        yield schema
    for way in (*schema.get("anyOf", ()), *schema.get("oneOf", ())):
        yield from _objects(way)
    for held in ("items", "additionalProperties"):
        if isinstance(schema.get(held), dict):
            yield from _objects(schema[held])
