"""The pieces that the JSON Schemas of the documents that come out are made of."""

from __future__ import annotations

from typing import Any, Final

from dme_migration.model import Party
from dme_migration.serialization.case_schema import DIALECT
from dme_migration.serialization.times import DAY, INSTANT

__all__ = [
    "AN_INSTANT",
    "A_DAY",
    "BOOLEAN",
    "NUMBER",
    "PARTY",
    "TEXT",
    "TEXT_OR_NULL",
    "Schema",
    "document",
    "list_of",
    "object_of",
    "or_null",
]

Schema = dict[str, Any]

TEXT: Final[Schema] = {"type": "string", "minLength": 1}
TEXT_OR_NULL: Final[Schema] = {"type": ["string", "null"]}
BOOLEAN: Final[Schema] = {"type": "boolean"}
NUMBER: Final[Schema] = {"type": "integer", "minimum": 0}
PARTY: Final[Schema] = {"enum": [party.value for party in Party]}
A_DAY: Final[Schema] = dict(DAY.schema)
AN_INSTANT: Final[Schema] = dict(INSTANT.schema)


def or_null(schema: Schema) -> Schema:
    """Admit null too."""
    return {"anyOf": [schema, {"type": "null"}]}


def list_of(items: Schema) -> Schema:
    """Want a list of such items."""
    return {"type": "array", "items": items}


def object_of(**properties: Schema) -> Schema:
    """Want an object with at least these keys; others may come within a format number."""
    return {"type": "object", "properties": properties, "required": list(properties)}


def document(name: str, title: str, body: Schema) -> Schema:
    """Make the schema of a document of format 1."""
    return {"$schema": DIALECT, "$id": f"urn:dme-migration:{name}-1", "title": title, **body}
