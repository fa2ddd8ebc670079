"""What an integrator writes: an adapter that passes events to a backend, and its verdict back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, Protocol, TypeAlias

import attrs

from dme_migration.model import values
from dme_migration.rules import Finding, Status
from dme_migration.testing._events import Event

__all__ = ["NOT_BREACHED", "Answer", "Answered", "BackendAdapter", "answer_of"]

NOT_BREACHED: Final = frozenset(Status) - {Status.BREACHED}
"""What a backend means that knows only « late » and « not late »."""


def _statuses(given: Status | str | Iterable[Status | str]) -> frozenset[Status]:
    return frozenset({Status(given)} if isinstance(given, str) else map(Status, given))


@attrs.frozen
class Answer:
    """What a backend says of one obligation: its status, and the limit that it computed, if it has one.

    ``status`` is one status, or several when the backend does not tell them apart (`NOT_BREACHED`). ``due_on`` is the
    last day on time of a maximum, ``not_before`` the first day allowed by a minimum; a day is compared where both
    sides give one.

    >>> Answer("pending", due_on=date(2026, 2, 9)).due_on
    datetime.date(2026, 2, 9)

    Raises:
        ValueError: there is no such status.
    """

    status: frozenset[Status] = attrs.field(converter=_statuses)
    due_on: date | None = attrs.field(default=None, kw_only=True, validator=attrs.validators.optional(values.civil_day))
    not_before: date | None = attrs.field(
        default=None, kw_only=True, validator=attrs.validators.optional(values.civil_day)
    )

    def agrees_with(self, finding: Finding) -> bool:
        """Tell whether the status is the finding's, and each day that both give the same."""
        pairs = ((self.due_on, finding.due_on), (self.not_before, finding.not_before))
        return finding.status in self.status and all(None in pair or pair[0] == pair[1] for pair in pairs)


Answered: TypeAlias = Mapping[str, Answer | Status | str]
"""A verdict: obligation id → `Answer`, or its status alone."""


def answer_of(given: Answer | Status | str) -> Answer:
    """Take an answer, or a status alone."""
    return given if isinstance(given, Answer) else Answer(given)


class BackendAdapter(Protocol):
    """The two questions that the machine puts to a backend; a class of your own answers them in some thirty lines.

    One ``apply`` with typed events, rather than a method for each: a backend that keeps no complaint, say, writes no
    stub, and ``match event:`` takes each event apart where it is used. A third method is optional: ``close()`` is
    called when a history ends.
    """

    def apply(self, event: Event, /) -> None:
        """Record in the backend that something happened; ignore what it does not keep.

        Events come in the order in which the backend learns of them, and none lies after the day of the next verdict.
        """
        ...

    def verdict(self, as_of: date, /) -> Answered:
        """Judge at the end of a day: what has not happened by then may still be planned.

        The day is never before one that was told already; it may be later, to ask what happens if nothing more comes.
        """
        ...
