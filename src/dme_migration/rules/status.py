"""What a judgement says: a status, whether it is final, the days it computed, and why.

Judges return plain `Ruling` tuples; a `Finding` is built when somebody reads it, its sentences when somebody asks.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from functools import partial
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from dme_migration.text import Text

__all__ = ["STATUS_LABELS", "Names", "Ruling", "Status", "Verdict", "ruled"]


class Status(StrEnum):
    """What an obligation has come to, as of a day."""

    MET = "met"
    BREACHED = "breached"
    PENDING = "pending"
    UNDETERMINED = "undetermined"
    NOT_APPLICABLE = "not_applicable"
    WAIVED = "waived"


class Verdict(StrEnum):
    """What a whole case has come to, by its duties alone (DECLARATIONS §6)."""

    BREACH = "breach"
    UNDETERMINED = "undetermined"
    ON_TRACK = "on_track"
    COMPLETE = "complete"


STATUS_LABELS: Final = MappingProxyType(
    {
        Status.MET: Text(fr="respecté", en="met"),
        Status.BREACHED: Text(fr="manquement", en="breached"),
        Status.PENDING: Text(fr="à venir", en="pending"),
        Status.UNDETERMINED: Text(fr="indéterminé", en="undetermined"),
        Status.NOT_APPLICABLE: Text(fr="sans objet", en="not applicable"),
        Status.WAIVED: Text(fr="renoncé", en="waived"),
    },
)


class Names(tuple[str, ...]):
    """The names of the facts that a judge gives, said once: in `Ruling.facts` they stand before the values."""

    __slots__ = ()


class Ruling(NamedTuple):
    """A judge's raw answer.

    ``due_on`` is the last day on time, ``due_at`` its instant for business hours, ``not_before`` the first day
    allowed; ``why`` names the sentence that explains, ``facts`` fill it: pairs of a name and a value, or `Names` and
    then their values, which takes a fifth of the time.
    """

    status: Status
    why: str
    facts: tuple[Any, ...] = ()
    final: bool = False
    due_on: date | None = None
    due_at: datetime | None = None
    not_before: date | None = None
    missing: tuple[str, ...] = ()

    @property
    def told(self) -> dict[str, Any]:
        """Give the facts by their names."""
        if self.facts and isinstance(self.facts[0], Names):
            return dict(zip(self.facts[0], self.facts[1:], strict=True))
        return dict(self.facts)


ruled: Final[
    Callable[
        [tuple[Status, str, tuple[Any, ...], bool, date | None, datetime | None, date | None, tuple[str, ...]]], Ruling
    ]
] = partial(tuple.__new__, Ruling)
"""Make a `Ruling` of all its fields in their order: a third of the time of calling the class, for the judges that every
case goes through."""
