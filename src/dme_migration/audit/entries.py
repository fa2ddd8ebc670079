"""What a summary lists by name: the cases due soonest, the complaints that wait, the documents that were not read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from heapq import merge
from itertools import islice
from typing import Any, Final, TypeVar

import attrs

from dme_migration.audit.row import AuditFault
from dme_migration.model.parties import Party

__all__ = ["NEAREST", "AwaitedCase", "DueCase", "Unread", "least"]

NEAREST: Final = 100
"""How many entries each list of a summary holds."""


@attrs.frozen(kw_only=True)
class DueCase:
    """A case, and the next deadline of some of its parties; ``names`` has the name of each, when it is a vendor's."""

    due_on: date
    source: str
    reference: str
    parties: tuple[Party, ...]
    names: tuple[str | None, ...]
    obligation: str
    business_days: int

    def rank(self) -> tuple[Any, ...]:
        """Give what orders the list: the day, then whatever tells two entries apart."""
        names = tuple(name or "" for name in self.names)
        return self.due_on, self.source, self.obligation, self.reference, self.parties, names, self.business_days


@attrs.frozen(kw_only=True)
class AwaitedCase:
    """A complaint or a question that awaits its follow-up, and its case."""

    due_at: datetime
    source: str
    reference: str
    received_at: datetime
    minutes_left: int

    def rank(self) -> tuple[Any, ...]:
        """Give what orders the list: the instant, then whatever tells two entries apart."""
        return (
            self.due_at,
            self.source,
            self.received_at,
            self.reference,
            self.minutes_left,
            self.due_at.isoformat(),  # equal instants may be written in two zones
            self.received_at.isoformat(),
        )


@attrs.frozen(kw_only=True)
class Unread:
    """A document that could not be read: its first fault, and how many there are."""

    source: str
    first: AuditFault
    faults: int

    def rank(self) -> tuple[Any, ...]:
        """Give what orders the list: where the document came from."""
        fault = self.first
        return self.source, self.faults, fault.code, fault.path, fault.message.fr, fault.message.en


_Entry = TypeVar("_Entry", DueCase, AwaitedCase, Unread)


def least(*lists: Iterable[_Entry]) -> tuple[_Entry, ...]:
    """Keep the first of several ordered lists together: what is cut off could never come back in a longer merge."""
    return tuple(islice(merge(*lists, key=_rank), NEAREST))


def _rank(entry: DueCase | AwaitedCase | Unread) -> tuple[Any, ...]:
    return entry.rank()
