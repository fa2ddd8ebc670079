"""What a moment is called in a network: a step, a moment before the schedule, or one of the validation sessions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from dme_migration.model.moments import Moment

__all__ = ["NodeNames", "session_name"]

_FIRST: Final = frozenset({Moment.VALIDATION_SESSION, Moment.FIRST_VALIDATION_SESSION})


def session_name(place: int) -> str:
    """Name the validation session of a place, from 1."""
    return f"{Moment.VALIDATION_SESSION}#{place}"


class NodeNames(dict[str, str]):
    """The node of each moment asked so far: edges name the same ones again and again."""

    def __init__(self, resolve: Callable[[str], str], sessions: int) -> None:
        self._resolve = resolve
        self._sessions = sessions

    def __missing__(self, moment: str) -> str:
        name = self._resolve(moment)
        if name in _FIRST:
            name = session_name(1)
        elif name == Moment.LAST_VALIDATION_SESSION:
            name = session_name(self._sessions)
        self[moment] = str(name)
        return self[moment]
