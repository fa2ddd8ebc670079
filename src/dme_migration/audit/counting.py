"""Adding rows up in one pass: the quick way to what merging their summaries one by one gives."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from heapq import nsmallest
from operator import itemgetter
from typing import Any, Final

import attrs

from dme_migration.audit.entries import NEAREST, AwaitedCase, DueCase, Unread
from dme_migration.audit.row import CODES, AuditRow, Breach, Column
from dme_migration.audit.tally import Group, Spread, Tally
from dme_migration.model.parties import Party
from dme_migration.rules.obligation import Modality
from dme_migration.rules.status import Status, Verdict

__all__ = ["counted"]

_BATCH: Final = 1024
"""How many rows' letters are kept before they are counted."""
_BREACHED: Final = CODES[Status.BREACHED]


@attrs.define
class _Duties:
    """Where the duties stand among some columns: all of them, and those that a vendor bears in its roles."""

    places: tuple[int, ...]
    source: tuple[int, ...]
    receiving: tuple[int, ...]
    either: tuple[int, ...]

    @classmethod
    def among(cls, columns: tuple[Column, ...]) -> _Duties:
        duties = [(place, column) for place, column in enumerate(columns) if column.modality is Modality.MUST]

        def borne(party: Party) -> tuple[int, ...]:
            return tuple(place for place, column in duties if party in column.bearers)

        source, receiving = borne(Party.SOURCE_VENDOR), borne(Party.RECEIVING_VENDOR)
        return cls(tuple(place for place, _ in duties), source, receiving, tuple(sorted({*source, *receiving})))


def _picked(codes: str, places: tuple[int, ...]) -> str:
    if len(places) == len(codes):
        return codes
    return "".join(itemgetter(*places)(codes)) if places else ""


@attrs.define
class _Codes:
    """The rows' letters under the same columns, kept for a while and counted down each column."""

    columns: tuple[Column, ...]
    duties: _Duties
    waiting: list[str] = attrs.field(factory=list)
    tallies: list[Tally] = attrs.field(factory=list)

    def add(self, codes: str) -> None:
        self.waiting.append(codes)
        if len(self.waiting) >= _BATCH:
            self.count()

    def count(self) -> None:
        letters, width = "".join(self.waiting), len(self.columns)
        self.waiting.clear()
        found = [Tally.of_codes(letters[place::width]) for place in range(width)]
        self.tallies = [a + b for a, b in zip(self.tallies, found, strict=True)] if self.tallies else found


@attrs.define
class _Members:
    cases: int = 0
    in_breach: int = 0
    waiting: list[str] = attrs.field(factory=list)
    duties: Tally = attrs.field(factory=Tally)

    def add(self, codes: str, *, in_breach: bool) -> None:
        self.cases += 1
        self.in_breach += in_breach
        self.waiting.append(codes)
        if len(self.waiting) >= _BATCH:
            self.count()

    def count(self) -> None:
        self.duties += Tally.of_codes("".join(self.waiting))
        self.waiting.clear()

    def group(self) -> Group:
        self.count()
        return Group(cases=self.cases, in_breach=self.in_breach, duties=self.duties)


@attrs.define
class _Lists:
    """The entries that may be among the first; now and then the others are dropped."""

    entries: list[Any] = attrs.field(factory=list)

    def add(self, entry: DueCase | AwaitedCase | Unread) -> None:
        self.entries.append(entry)
        if len(self.entries) >= _BATCH:
            self.entries = list(self.first())

    def first(self) -> tuple[Any, ...]:
        return tuple(nsmallest(NEAREST, self.entries, key=lambda entry: entry.rank()))


@attrs.define
class _Count:
    documents: int = 0
    unreadable: int = 0
    with_warnings: int = 0
    verdicts: Counter[Verdict] = attrs.field(factory=Counter)
    # Columns are told apart by the object: rows of one process share it, and comparing eighty columns a row is slow.
    codes: dict[int, _Codes] = attrs.field(factory=dict)
    vendors: defaultdict[Any, _Members] = attrs.field(factory=lambda: defaultdict(_Members))
    objectives: defaultdict[Any, _Members] = attrs.field(factory=lambda: defaultdict(_Members))
    months: defaultdict[Any, _Members] = attrs.field(factory=lambda: defaultdict(_Members))
    late: Counter[tuple[str, int]] = attrs.field(factory=Counter)
    early: Counter[tuple[str, int]] = attrs.field(factory=Counter)
    due: Counter[tuple[Party, int]] = attrs.field(factory=Counter)
    due_cases: Counter[tuple[None, int]] = attrs.field(factory=Counter)
    awaited: int = 0
    overdue: int = 0
    nearest: _Lists = attrs.field(factory=_Lists)
    soonest: _Lists = attrs.field(factory=_Lists)
    longest: _Lists = attrs.field(factory=_Lists)
    unread: _Lists = attrs.field(factory=_Lists)
    days: list[date] = attrs.field(factory=list)

    def add(self, row: AuditRow) -> None:
        self.documents += 1
        if not row.ok:
            self.unreadable += 1
            self.unread.add(Unread(source=row.source, first=row.faults[0], faults=row.fault_count))
            return
        self.verdicts[row.verdict or Verdict.COMPLETE] += 1
        self.with_warnings += bool(row.warnings)
        if row.day is not None:
            self.days = [min([*self.days, row.day]), max([*self.days, row.day])]
        self._add_codes(row)
        for breach in (*row.breaches, *row.warnings):
            self._add_days(breach)
        if row.due:
            self._add_due(row)
        for waiting in row.awaited:
            self.awaited += 1
            self.overdue += waiting.overdue
            (self.longest if waiting.overdue else self.soonest).add(
                AwaitedCase(
                    due_at=waiting.due_at,
                    source=row.source,
                    reference=row.reference,
                    received_at=waiting.received_at,
                    minutes_left=waiting.minutes_left,
                )
            )

    def _add_codes(self, row: AuditRow) -> None:
        known = self.codes.get(id(row.columns))
        if known is None or known.columns is not row.columns:
            known = self.codes[id(row.columns)] = _Codes(row.columns, _Duties.among(row.columns))
        known.add(row.codes)
        duties = _picked(row.codes, known.duties.places)
        in_breach = _BREACHED in duties
        self.objectives[row.objective].add(duties, in_breach=in_breach)
        self.months[row.month].add(duties, in_breach=in_breach)
        if row.source_vendor == row.receiving_vendor:
            self._add_vendor(row.source_vendor, _picked(row.codes, known.duties.either))
        else:
            self._add_vendor(row.source_vendor, _picked(row.codes, known.duties.source))
            self._add_vendor(row.receiving_vendor, _picked(row.codes, known.duties.receiving))

    def _add_vendor(self, name: str | None, borne: str) -> None:
        self.vendors[name].add(borne, in_breach=_BREACHED in borne)

    def _add_days(self, breach: Breach) -> None:
        if breach.business_days is not None:
            (self.early if breach.early else self.late)[breach.obligation, breach.business_days] += 1

    def _add_due(self, row: AuditRow) -> None:
        together: dict[tuple[date, str, int], list[Party]] = {}
        for due in row.due:
            self.due[due.party, due.business_days] += 1
            together.setdefault((due.due_on, due.obligation, due.business_days), []).append(due.party)
        for (due_on, obligation, business_days), parties in together.items():
            self.nearest.add(
                DueCase(
                    due_on=due_on,
                    source=row.source,
                    reference=row.reference,
                    parties=tuple(parties),
                    names=tuple(map(row.vendor, parties)),
                    obligation=obligation,
                    business_days=business_days,
                )
            )
        self.due_cases[None, min(due.business_days for due in row.due)] += 1

    def result(self) -> dict[str, Any]:
        obligations: dict[Column, Tally] = {}
        for known in self.codes.values():
            known.count()
            for column, tally in zip(known.columns, known.tallies, strict=True):
                obligations[column] = obligations.get(column, Tally()) + tally
        return {
            "documents": self.documents,
            "unreadable": self.unreadable,
            "verdicts": dict(self.verdicts),
            "with_warnings": self.with_warnings,
            "obligations": obligations,
            "by_vendor": {key: members.group() for key, members in self.vendors.items()},
            "by_objective": {key: members.group() for key, members in self.objectives.items()},
            "by_month": {key: members.group() for key, members in self.months.items()},
            "late": _spreads(self.late),
            "early": _spreads(self.early),
            "due": _spreads(self.due),
            "due_cases": _spreads(self.due_cases).get(None, Spread()),
            "nearest": self.nearest.first(),
            "awaited": self.awaited,
            "overdue": self.overdue,
            "soonest": self.soonest.first(),
            "longest": self.longest.first(),
            "unread": self.unread.first(),
            "first_day": self.days[0] if self.days else None,
            "last_day": self.days[-1] if self.days else None,
        }


def _spreads(counts: Counter[tuple[Any, int]]) -> dict[Any, Spread]:
    found: dict[Any, Spread] = {}
    for (key, days), times in counts.items():
        found[key] = found.get(key, Spread()) + Spread.of(days, times)
    return found


def counted(rows: Iterable[AuditRow]) -> dict[str, Any]:
    """Give the fields of the summary of some rows."""
    count = _Count()
    for row in rows:
        count.add(row)
    return count.result()
