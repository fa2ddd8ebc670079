"""What mkdocstrings needs to show our docstrings: doctests as blocks of code, and the fields of a class.

Without the first, Markdown takes ``>>>`` for quotations; without the second, a frozen class shows no field, for only
some fields have words of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import griffe

__all__ = ["Docstrings", "fenced", "fields"]

_SESSION: Final = re.compile(r"^( *)>>> .*(?:\n\1(?=.*\S).*)*", re.MULTILINE)
_MADE: Final = re.compile(r"(attrs\.)?(field|Factory)\(|auto\(")


def fenced(docstring: str) -> str:
    r"""Fence each session, up to the next empty line.

    >>> fenced("Add.\n\n>>> 1 + 1\n2")
    'Add.\n\n```pycon\n>>> 1 + 1\n2\n```'
    """
    return _SESSION.sub(lambda found: f"{found[1]}```pycon\n{found[0]}\n{found[1]}```", docstring)


def fields(cls: griffe.Class) -> Iterator[str]:
    """Write each public field or member as its line of code: its type, its plain value."""
    for name, member in cls.members.items():
        if not isinstance(member, griffe.Attribute) or name.startswith("_") or "property" in member.labels:
            continue
        value = None if member.value is None else str(member.value)
        kind = "" if member.annotation is None else f": {member.annotation}"
        shown = "" if value is None or _MADE.match(value) else f" = {value}"
        if kind or shown:
            yield f"{name}{kind}{shown}"


class Docstrings(griffe.Extension):
    """What mkdocstrings calls with each object, once all of them are read."""

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:
        """Fence the sessions of a docstring, and list the fields of a class before the first section."""
        if obj.docstring is None:
            return
        words = fenced(obj.docstring.value)
        if isinstance(obj, griffe.Class) and (lines := list(fields(obj))):
            summary, *rest = words.split("\n\n")
            words = "\n\n".join((summary, "\n".join(("```python", *lines, "```")), *rest))
        obj.docstring.value = words
