"""Collecting faults: their paths, and no more of them than a person reads."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Final, TypeAlias

from dme_migration.errors import DocumentError
from dme_migration.model.privacy import masked
from dme_migration.serialization.excerpts import Seen
from dme_migration.serialization.problems import WHOLE_DOCUMENT, Problem, ProblemCode
from dme_migration.text import Text, visible

__all__ = ["MOST_PROBLEMS", "NOTHING_SEEN", "WHOLE", "Faults", "Path", "spelt"]

MOST_PROBLEMS: Final = 10_000
"""How many faults a report holds; one more line says how many others there are."""

NOTHING_SEEN: Final = object()
"""The fault shows no value: there was none, or it must not be repeated."""

_PLAIN_KEY: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_LONGEST_KEY: Final = 60


Path: TypeAlias = "tuple[Path, str | int] | None"
"""A place in a document: the place around it, then a key or the number of an entry. Spelt only when it is told."""

WHOLE: Final[Path] = None


def spelt(path: Path) -> str:
    """Spell a path; a key that is not a plain word is quoted.

    >>> spelt((((WHOLE, "request"), "requesters"), 0))
    'request.requesters[0]'
    >>> spelt(((WHOLE, "request"), "a.b"))
    'request["a.b"]'
    """
    steps: list[str | int] = []
    while path is not None:
        path, step = path
        steps.append(step)
    return "".join(_step(step) for step in reversed(steps)).removeprefix(".") or WHOLE_DOCUMENT


def _step(step: str | int) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    step = masked(step)
    if _PLAIN_KEY.fullmatch(step) and len(step) <= _LONGEST_KEY:
        return f".{step}"
    short = step if len(step) <= _LONGEST_KEY else f"{step[:_LONGEST_KEY]}…"
    return f"[{visible(json.dumps(short, ensure_ascii=False))}]"


class Faults:
    """The faults found so far, in the order of the walk."""

    def __init__(self) -> None:
        self.number = 0
        self._problems: list[Problem] = []

    def add(
        self,
        code: ProblemCode,
        path: Path,
        *,
        seen: object = NOTHING_SEEN,
        expected: Text,
        near: Callable[[], str | None] | None = None,
    ) -> None:
        """Record a fault; of those past `MOST_PROBLEMS` only the number is kept.

        ``near`` looks for the nearest right spelling; it is asked only when the fault is kept.
        """
        self.number += 1
        if self.number > MOST_PROBLEMS:
            return
        shown = None if seen is NOTHING_SEEN else seen if isinstance(seen, Seen) else Seen.of(seen)
        suggestion = None if near is None else near()
        self._problems.append(
            Problem(code=code, path=spelt(path), seen=shown, expected=expected, suggestion=suggestion)
        )

    def error(self) -> DocumentError:
        """Give the refusal of the document."""
        more = self.number - len(self._problems)
        if not more:
            return DocumentError(self._problems)
        last = Problem(
            code=ProblemCode.MORE_PROBLEMS,
            path=WHOLE_DOCUMENT,
            seen=Seen.words(str(more)),
            expected=Text(fr="corrigez d'abord celles qui précèdent", en="mend those above first"),
        )
        return DocumentError([*self._problems, last])
