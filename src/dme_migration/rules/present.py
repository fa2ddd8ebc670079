"""The family of the conditions that want something to be there, and what they share."""

from __future__ import annotations

from typing import Any

import attrs

from dme_migration.rules.condition import Condition, Telling
from dme_migration.rules.situation import Situation
from dme_migration.rules.status import Names, Ruling, Status
from dme_migration.rules.tell_presence import describe_presence, explain_presence
from dme_migration.text import Language

__all__ = ["Present", "in_schedule"]


@attrs.frozen
class Present(Condition):
    """The family of the conditions that want something to be there."""

    def describe(self, language: Language) -> str:
        """Say what is wanted, in general."""
        return describe_presence(self, language)

    def explain(self, ruling: Ruling, telling: Telling) -> list[str]:
        """Say what is there, and what is not."""
        return explain_presence(ruling, telling)


def in_schedule(s: Situation, facts: tuple[Any, ...], *, what: str = "planned") -> Ruling:
    """Judge what a schedule lacks: still open, delivered without it, or not to be told.

    ``facts`` begin with their `Names`.
    """
    if s.open:
        return Ruling(Status.PENDING, f"{what}-open", facts)
    if s.timeline.delivered_on is not None:
        facts = (Names((*facts[0], "delivered_on")), *facts[1:], s.timeline.delivered_on)
        return Ruling(Status.BREACHED, f"{what}-lacking", facts)
    return Ruling(Status.UNDETERMINED, "planned-unknown", facts, missing=("schedule",))
