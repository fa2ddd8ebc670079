"""The merge of an audit: what any number of rows add up to, small whatever their number.

``summary + summary`` is associative and commutative, and `AuditSummary()` changes nothing: one process, many
processes, a Dask bag or a Spark job reach the same summary in whatever order they go.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

import attrs

from dme_migration.audit.counting import counted
from dme_migration.audit.entries import AwaitedCase, DueCase, Unread, least
from dme_migration.audit.row import AuditRow, Column
from dme_migration.audit.tally import Group, Spread, Tally, merged
from dme_migration.model.parties import Objective, Party
from dme_migration.rules.obligation import Modality
from dme_migration.rules.status import Verdict

__all__ = ["AuditSummary"]


def _frozen_table(table: Mapping[Any, Any]) -> Mapping[Any, Any]:
    return table if isinstance(table, MappingProxyType) else MappingProxyType(dict(table))


def _table() -> Any:
    return attrs.field(factory=dict, converter=_frozen_table)


@attrs.frozen(kw_only=True)
class AuditSummary:
    """What many rows add up to.

    ``by_vendor`` counts for each vendor the duties that it bears in its role, ``None`` standing for an EMR that is not
    certified, or is not named; ``by_objective`` and ``by_month`` count the duties of everybody, ``None`` standing for a
    case that does not say, or was never transmitted. ``late`` and ``early`` give, by obligation, how many business
    days past a maximum and short of a minimum its breaches are; ``due`` how many cases have a party's next deadline in
    so many business days, and ``due_cases`` the next of any party. ``soonest`` lists the complaints still on time, the
    soonest due first, ``longest`` those overdue, the longest first. ``first_day`` and ``last_day`` bound the days of
    judgement.
    """

    documents: int = 0
    unreadable: int = 0
    verdicts: Mapping[Verdict, int] = _table()
    with_warnings: int = 0
    obligations: Mapping[Column, Tally] = _table()
    by_vendor: Mapping[str | None, Group] = _table()
    by_objective: Mapping[Objective | None, Group] = _table()
    by_month: Mapping[str | None, Group] = _table()
    late: Mapping[str, Spread] = _table()
    early: Mapping[str, Spread] = _table()
    due: Mapping[Party, Spread] = _table()
    due_cases: Spread = attrs.field(factory=Spread)
    nearest: tuple[DueCase, ...] = ()
    awaited: int = 0
    overdue: int = 0
    soonest: tuple[AwaitedCase, ...] = ()
    longest: tuple[AwaitedCase, ...] = ()
    unread: tuple[Unread, ...] = ()
    first_day: date | None = None
    last_day: date | None = None

    def __reduce__(self) -> tuple[object, ...]:
        fields = attrs.asdict(self, recurse=False)
        return _restored, ({k: dict(v) if isinstance(v, MappingProxyType) else v for k, v in fields.items()},)

    @classmethod
    def of(cls, row: AuditRow) -> AuditSummary:
        """Give the summary of one row."""
        return cls.over((row,))

    @classmethod
    def over(cls, rows: Iterable[AuditRow]) -> AuditSummary:
        """Give the summary of some rows: the sum of theirs, found in one pass."""
        return cls(**counted(rows))

    @property
    def cases(self) -> int:
        """Count the documents that were judged."""
        return self.documents - self.unreadable

    @property
    def duties(self) -> Tally:
        """Add up the duties of all cases."""
        return sum((t for c, t in self.obligations.items() if c.modality is Modality.MUST), Tally())

    def __add__(self, other: AuditSummary) -> AuditSummary:
        if not isinstance(other, AuditSummary):
            return NotImplemented
        return AuditSummary(
            documents=self.documents + other.documents,
            unreadable=self.unreadable + other.unreadable,
            verdicts=_summed(self.verdicts, other.verdicts),
            with_warnings=self.with_warnings + other.with_warnings,
            obligations=merged(self.obligations, other.obligations),
            by_vendor=merged(self.by_vendor, other.by_vendor),
            by_objective=merged(self.by_objective, other.by_objective),
            by_month=merged(self.by_month, other.by_month),
            late=merged(self.late, other.late),
            early=merged(self.early, other.early),
            due=merged(self.due, other.due),
            due_cases=self.due_cases + other.due_cases,
            nearest=least(self.nearest, other.nearest),
            awaited=self.awaited + other.awaited,
            overdue=self.overdue + other.overdue,
            soonest=least(self.soonest, other.soonest),
            longest=least(self.longest, other.longest),
            unread=least(self.unread, other.unread),
            first_day=min((d for d in (self.first_day, other.first_day) if d is not None), default=None),
            last_day=max((d for d in (self.last_day, other.last_day) if d is not None), default=None),
        )


def _summed(a: Mapping[Verdict, int], b: Mapping[Verdict, int]) -> Mapping[Verdict, int]:
    return {verdict: a.get(verdict, 0) + b.get(verdict, 0) for verdict in Verdict if verdict in a or verdict in b}


def _restored(fields: dict[str, Any]) -> AuditSummary:
    return AuditSummary(**fields)
