"""The JSON Schemas of the package, by name.

They are generated, and shipped as files too (``schemas/case.json`` and its neighbours) for editors and other languages.
"""

from __future__ import annotations

import json
from typing import Any, Final

from dme_migration.serialization.case_schema import case_schema
from dme_migration.serialization.out_schemas import OUT_SCHEMAS
from dme_migration.serialization.scalars import nearest

__all__ = ["SCHEMAS", "case_schema", "schema", "schema_text"]

SCHEMAS: Final = ("case", *OUT_SCHEMAS)
"""The document that goes in, then those that come out."""


def schema(name: str) -> dict[str, Any]:
    """Give a JSON Schema (2020-12) by its name in `SCHEMAS`.

    Raises:
        KeyError: there is no such schema; it says which there are.

    >>> schema("case")["$id"]
    'urn:dme-migration:case-1'
    """
    if name == "case":
        return case_schema()
    if name not in OUT_SCHEMAS:
        close = nearest(name, SCHEMAS)
        hint = f"; did you mean {close!r}?" if close else ""
        raise KeyError(f"no schema {name!r}: there are {', '.join(SCHEMAS)}{hint}")
    return OUT_SCHEMAS[name]()


def schema_text(name: str) -> str:
    """Give the text of the file ``schemas/<name>.json``.

    A test tells when a file is stale; to write them all again, from the root of the checkout::

        for name in SCHEMAS:
            Path(f"src/dme_migration/serialization/schemas/{name}.json").write_text(schema_text(name), "utf-8")
    """
    return json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"
