"""Checks of the names that a declaration writes: a slip of the pen is refused, never judged."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from dme_migration.errors import RulebookError
from dme_migration.model.moments import Moment, is_milestone

__all__ = ["known_moment", "nearest", "one_of"]


def nearest(word: str, words: Iterable[str]) -> str:
    """Suggest the nearest of the words that there are, as the end of a message."""
    close = get_close_matches(word, list(words), n=1)
    return f"; did you mean {str(close[0])!r}?" if close else ""


def known_moment(_instance: object, attribute: Any, value: Any) -> None:
    """Refuse what is neither a moment nor an application's own ``x-…``."""
    if value is not None and value not in set(Moment) and not is_milestone(str(value)):
        raise RulebookError(f"{attribute.name}: no moment {value!r}" + nearest(str(value), Moment))


def one_of(words: Iterable[str], what: str) -> Any:
    """Make a check that refuses every other word."""
    known = tuple(words)

    def check(_instance: object, _attribute: object, value: Any) -> None:
        if value not in known:
            raise RulebookError(f"no {what} {value!r}; there are {', '.join(known)}" + nearest(str(value), known))

    return check
