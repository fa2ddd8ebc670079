"""What a judgement says: a status, whether it is final, the days it computed, and why.

Judges return plain `Ruling` tuples; a `Finding` is built when somebody reads it, its sentences when somebody asks.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from dme_migration.text import Text

__all__ = ["STATUS_LABELS", "Ruling", "Status", "Verdict"]


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


class Ruling(NamedTuple):
    """A judge's raw answer.

    ``due_on`` is the last day on time, ``due_at`` its instant for business hours, ``not_before`` the first day
    allowed; ``why`` names the sentence that explains, ``facts`` fill it.
    """

    status: Status
    why: str
    facts: tuple[tuple[str, Any], ...] = ()
    final: bool = False
    due_on: date | None = None
    due_at: datetime | None = None
    not_before: date | None = None
    missing: tuple[str, ...] = ()
