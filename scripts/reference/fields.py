"""What each field of a JSON document means, in words: from ``fields.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Final

import attrs

from dme_migration.text import Text

__all__ = ["Meaning", "meaning"]

_FILE: Final = Path(__file__).with_name("fields.toml")


@attrs.frozen
class Meaning:
    """The words of a field; a ``leaf`` is not told further."""

    words: Text
    leaf: bool = False


@cache
def _file() -> dict[str, dict[str, dict[str, Any]]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@cache
def meaning(document: str, path: str) -> Meaning:
    """Give the meaning of a field, by its path, else by its last key.

    Raises:
        LookupError: nobody wrote it.
    """
    words = _file()
    last = path.rpartition(".")[2]
    for found in (words.get(document, {}).get(path), words["common"].get(last)):
        if found is not None:
            return Meaning(Text(fr=found["fr"], en=found["en"]), leaf=found.get("leaf", False))
    raise LookupError(f"{_FILE.name} says nothing of {path!r} in {document!r}")
