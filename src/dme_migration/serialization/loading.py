"""Reading a case: bytes, text or a parsed document to a `MigrationCase`, or every fault at once.

A sound document goes straight through the converter. Any other is read a second time, slowly, for its faults.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dme_migration.errors import InvalidValueError
from dme_migration.model import DEFAULT_GRID, DataGrid, MigrationCase
from dme_migration.serialization.collecting import WHOLE, Faults
from dme_migration.serialization.converter import REFUSALS, structured
from dme_migration.serialization.faults import walked
from dme_migration.serialization.problems import ProblemCode
from dme_migration.serialization.reading import parsed, parsed_with_care, text_of
from dme_migration.serialization.soundness import sound
from dme_migration.text import Text

__all__ = ["case_from", "load_case"]


def load_case(data: bytes | str, *, grid: DataGrid = DEFAULT_GRID) -> MigrationCase:
    """Read a case document, JSON in UTF-8.

    ``grid`` lists the categories that ``request.data`` may name.

    Raises:
        DocumentError: the document cannot be read; ``problems`` has every fault, with its path and its remedy.

    >>> load_case('{"format": "dme-migration/case-1", "id": "2026-0042", "request": {"source_emr": "MYLE"}}').id
    '2026-0042'
    """
    text = text_of(data)
    try:
        return _within(grid, structured(parsed(text)))
    except REFUSALS:
        faults = Faults()
        return _explained(sound(parsed_with_care(text), WHOLE, faults), grid, faults)


def case_from(document: Mapping[str, object], *, grid: DataGrid = DEFAULT_GRID) -> MigrationCase:
    """Read a case from a document that is parsed already: dicts, lists, texts, numbers, booleans.

    Raises:
        DocumentError: as `load_case`.
    """
    faults = Faults()
    given = document if isinstance(document, dict) or not isinstance(document, Mapping) else dict(document)
    copy = sound(given, WHOLE, faults)
    if faults.number:
        return _explained(copy, grid, faults)
    try:
        return _within(grid, structured(copy))
    except REFUSALS:
        return _explained(copy, grid, faults)


def _within(grid: DataGrid, case: MigrationCase) -> MigrationCase:
    """Refuse codes of data categories that the grid does not list, or lists among an application's own keys."""
    data = case.request.data
    if data is not None:
        codes = grid.codes
        if any(code not in codes for code, _ in data.choices) or any(key in codes for key, _ in data.extra):
            raise InvalidValueError("not a category of the grid")
    return case


def _explained(document: Any, grid: DataGrid, faults: Faults) -> MigrationCase:
    """Give the case of a document that was refused for its empty values alone; else say every fault."""
    try:
        clean = walked(document, grid, faults)
        if not faults.number:
            return structured(clean)
    except REFUSALS as error:  # the walk knows every fault that the model does; should it miss one, say it too
        expected = Text(
            fr=f"un dossier de migration que le modèle admet ({error})", en=f"a case that the model admits ({error})"
        )
        faults.add(ProblemCode.REFUSED, WHOLE, expected=expected)
    raise faults.error()
