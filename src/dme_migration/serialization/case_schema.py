"""The JSON Schema of a case document, generated from the same shapes that read it.

Whatever `load_case` accepts is valid under it. It refuses what a schema can tell: keys, types, choices, days and
instants by their pattern; what bears on several entries (a milestone twice, revisions that do not chain) is said by
`load_case` alone.
"""

from __future__ import annotations

import inspect
from typing import Any, Final

from dme_migration.model import CASE_FORMAT, DEFAULT_GRID, DataGrid, DataSelection, MigrationCase, NoticePeriod
from dme_migration.serialization.scalars import Scalar
from dme_migration.serialization.shapes import ListOf, ObjectOf, Shape, data_shape, shape_of

__all__ = ["DIALECT", "case_schema"]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

_NOTHING: Final = "nothing"
_OWN: Final[dict[str, Any]] = {"^x-": True}


def case_schema(grid: DataGrid = DEFAULT_GRID) -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of a case document, with the data categories of ``grid``."""
    definitions: dict[str, Any] = {
        _NOTHING: {"description": "Une valeur vide : pas de valeur. / An empty value: no value.", "enum": ["", {}]}
    }
    whole = _Writer(grid, definitions).properties(shape_of(MigrationCase))
    whole["request"] = {"$ref": "#/$defs/Request", "minProperties": 1}
    return {
        "$schema": DIALECT,
        "$id": "urn:dme-migration:case-1",
        "title": "Dossier de migration / Migration case",
        "description": _first_line(MigrationCase),
        "type": "object",
        "properties": {"format": {"const": CASE_FORMAT}, **whole},
        "patternProperties": _OWN,
        "required": ["format", "request"],
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }


class _Writer:
    """Writes keys as properties, and each class or scalar once, as a definition."""

    def __init__(self, grid: DataGrid, definitions: dict[str, Any]) -> None:
        self._grid = grid
        self._definitions = definitions

    def properties(self, shape: Shape) -> dict[str, Any]:
        written = {}
        for key in shape.keys.values():
            if isinstance(key.holds, ListOf):
                written[key.name] = {"type": "array", "items": self._or_nothing(key.holds.item)}
            else:
                written[key.name] = self._one(key.holds) if key.required else self._or_nothing(key.holds)
        return written

    def _one(self, holds: Scalar | ObjectOf) -> dict[str, Any]:
        name = holds.kind.__name__ if isinstance(holds, ObjectOf) else holds.name
        if name not in self._definitions:
            self._definitions[name] = {}  # its place, should it hold itself
            if isinstance(holds, ObjectOf):
                self._definitions[name] = self._object(holds.kind)
            else:
                words = f"{holds.expected.fr} / {holds.expected.en}"
                self._definitions[name] = {"description": words, **holds.schema}
        return {"$ref": f"#/$defs/{name}"}

    def _or_nothing(self, holds: Scalar | ObjectOf) -> dict[str, Any]:
        ways = [self._one(holds), {"$ref": f"#/$defs/{_NOTHING}"}]
        if isinstance(holds, ObjectOf):
            shape = shape_of(holds.kind)
            if shape.required or holds.kind is NoticePeriod:
                ways.append(self._hollow(shape))
        return {"anyOf": ways}

    def _hollow(self, shape: Shape) -> dict[str, Any]:
        """An object whose every value is empty is empty itself, whatever keys it should have."""
        nothing = {"$ref": f"#/$defs/{_NOTHING}"}
        names = [key.name for key in shape.keys.values() if not isinstance(key.holds, ListOf)]
        return {"type": "object", "properties": dict.fromkeys(names, nothing), "additionalProperties": False}

    def _object(self, kind: type) -> dict[str, Any]:
        shape = data_shape(self._grid) if kind is DataSelection else shape_of(kind)
        written: dict[str, Any] = {
            "description": _first_line(kind),
            "type": "object",
            "properties": self.properties(shape),
            "patternProperties": _OWN,
            "additionalProperties": False,
        }
        if shape.required:
            written["required"] = list(shape.required)
        if kind is NoticePeriod:
            given: list[Any] = [{"required": [name], "properties": {name: {"type": "integer"}}} for name in shape.keys]
            written["oneOf"] = given
        return written


def _first_line(kind: type) -> str:
    return (inspect.getdoc(kind) or kind.__name__).splitlines()[0]
