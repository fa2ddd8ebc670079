"""One line of an audit: what a document has come to, without a sentence, small enough to send to another machine.

A row is plain frozen data. It holds no object of the evaluator, so that a process, a Dask worker or a Spark job may
hand it back; `AuditSummary.of` adds rows up.
"""

from __future__ import annotations

from datetime import date, datetime
from types import MappingProxyType
from typing import Final

import attrs

from dme_migration.model.parties import Objective, Party
from dme_migration.rules.obligation import Modality
from dme_migration.rules.status import Status, Verdict
from dme_migration.text import Text

__all__ = ["CODES", "STATUS_OF_CODE", "AuditFault", "AuditRow", "Awaited", "Breach", "Column", "Due"]

CODES: Final = MappingProxyType(
    {
        Status.MET: "m",
        Status.BREACHED: "b",
        Status.WAIVED: "w",
        Status.PENDING: "p",
        Status.UNDETERMINED: "u",
        Status.NOT_APPLICABLE: "n",
    }
)
"""One letter for each status, so that a row's statuses are one short text."""
STATUS_OF_CODE: Final = MappingProxyType({code: status for status, code in CODES.items()})


@attrs.frozen
class Column:
    """An obligation of the edition that judged a row: its id, how strongly it binds, who bears it."""

    id: str
    modality: Modality
    bearers: tuple[Party, ...]


@attrs.frozen(kw_only=True)
class AuditFault:
    """A fault of a document that could not be read; ``path`` is that of the document ``problems-1``."""

    code: str
    path: str
    message: Text


@attrs.frozen(kw_only=True)
class Breach:
    """An obligation that is breached, and by how much, when days can tell.

    ``acted_on`` is the day of the act, actual or planned; `None` when it has not come, and the lateness then runs to
    the day of judgement. ``days`` counts calendar days and ``business_days`` business days past the last day on time;
    for a minimum (``early``), those that are lacking.
    """

    obligation: str
    final: bool
    due_on: date | None = None
    due_at: datetime | None = None
    not_before: date | None = None
    acted_on: date | None = None
    early: bool = False
    days: int | None = None
    business_days: int | None = None


@attrs.frozen(kw_only=True)
class Due:
    """The next deadline of a party: the first last day on time among what it still has to do.

    ``business_days`` is how many of them are left after the day of judgement, the due day included.
    """

    party: Party
    obligation: str
    due_on: date
    due_at: datetime | None = None
    business_days: int = 0


@attrs.frozen(kw_only=True)
class Awaited:
    """A complaint or a question, sent to the bureau, that still awaits its follow-up (Plainte).

    ``minutes_left`` counts business minutes up to ``due_at``, in the reading of the evaluator; below zero when overdue.
    """

    received_at: datetime
    due_at: datetime
    minutes_left: int

    @property
    def overdue(self) -> bool:
        """Tell whether the follow-up is late."""
        return self.minutes_left < 0


@attrs.frozen(kw_only=True)
class AuditRow:
    """A document judged as of a day, or the faults for which it could not be read.

    ``first_sent`` is the day of the first transmission that carried the form, `None` before one. ``codes`` has one
    letter of `CODES` for each of ``columns``. ``verdict``, ``breaches``, ``warnings`` and ``due`` speak of these
    obligations alone, which a `Scope` may have narrowed. ``fault_count`` counts all faults; ``faults`` has the first.
    """

    source: str
    id: str | None = None
    faults: tuple[AuditFault, ...] = ()
    fault_count: int = 0
    as_of: date | None = None
    day: date | None = None
    objective: Objective | None = None
    first_sent: date | None = None
    source_vendor: str | None = None
    receiving_vendor: str | None = None
    columns: tuple[Column, ...] = ()
    codes: str = ""
    verdict: Verdict | None = None
    breaches: tuple[Breach, ...] = ()
    warnings: tuple[Breach, ...] = ()
    due: tuple[Due, ...] = ()
    awaited: tuple[Awaited, ...] = ()

    @property
    def ok(self) -> bool:
        """Tell whether the document could be read and judged."""
        return not self.fault_count

    @property
    def reference(self) -> str:
        """Name the case: by its own id, else by where it came from."""
        return self.id or self.source

    @property
    def month(self) -> str | None:
        """Give the month of the first transmission, as ``2026-03``."""
        return None if self.first_sent is None else self.first_sent.isoformat()[:7]

    @property
    def statuses(self) -> dict[str, Status]:
        """Give the status of each obligation by its id."""
        return {column.id: STATUS_OF_CODE[code] for column, code in zip(self.columns, self.codes, strict=True)}

    def vendor(self, party: Party) -> str | None:
        """Name the vendor that plays a role, when its EMR is certified."""
        if party is Party.SOURCE_VENDOR:
            return self.source_vendor
        return self.receiving_vendor if party is Party.RECEIVING_VENDOR else None
