"""CSV for a spreadsheet: RFC 4180, and no cell that a spreadsheet would take for a formula.

A cell that comes from a document and begins like a formula gets an apostrophe before it, which a spreadsheet takes for
« this is text ». No figure of ours is negative, so that none looks like one.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from io import StringIO
from typing import Any, Final

from dme_migration.audit import AuditRow, AuditSummary, Breach, Column, Group, Tally
from dme_migration.model import Party
from dme_migration.report.inert import one_line
from dme_migration.text import Language

__all__ = ["BYTE_ORDER_MARK", "GROUPS", "csv_header", "csv_line", "csv_of_groups"]

BYTE_ORDER_MARK: Final = "\ufeff".encode()
"""What tells a spreadsheet that a file is UTF-8."""
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

_Cell = str | int | float | date | None

_STATUSES: Final = ("met", "breached", "waived", "pending", "undetermined", "not_applicable")
_COLUMNS: Final = (
    "source",
    "id",
    "ok",
    "problem",
    "as_of",
    "verdict",
    "objective",
    "first_transmission",
    "source_vendor",
    "receiving_vendor",
    *_STATUSES,
    "rate",
    "breaches",
    "warnings",
    "business_days_late",
    "days_late",
    "next_deadline",
    "next_deadline_party",
    "next_deadline_obligation",
    "complaints_awaiting",
    "complaints_overdue",
    "hours_left",
)


def csv_header() -> str:
    """Give the first line of the table of documents."""
    return _written([_COLUMNS])


def csv_line(row: AuditRow, language: Language) -> str:
    """Write a document on one line; the lateness is that of its latest duty, the deadline the first of all parties'."""
    tally = Tally.of_codes(row.codes)
    late = [breach for breach in row.breaches if breach.days is not None and not breach.early]
    due = min(row.due, key=lambda each: each.due_on, default=None)
    left = [awaited.minutes_left for awaited in row.awaited if not awaited.overdue]
    cells: list[_Cell] = [
        row.source,
        row.id,
        "true" if row.ok else "false",
        row.faults[0].message[language] if row.faults else None,
        row.as_of,
        row.verdict,
        row.objective,
        row.first_sent,
        row.vendor(Party.SOURCE_VENDOR),
        row.vendor(Party.RECEIVING_VENDOR),
        *(_counts(tally) if row.ok else [None] * (len(_STATUSES) + 1)),
        _ids(row.breaches),
        _ids(row.warnings),
        max((breach.business_days or 0 for breach in late), default=None),
        max((breach.days or 0 for breach in late), default=None),
        None if due is None else due.due_on,
        None if due is None else due.party,
        None if due is None else due.obligation,
        len(row.awaited) if row.ok else None,
        sum(awaited.overdue for awaited in row.awaited) if row.ok else None,
        round(min(left) / 60, 2) if left else None,
    ]
    return _written([cells])


GROUPS: Final = ("obligation", "vendor", "objective", "month")
"""What the rates of compliance are given by."""


def csv_of_groups(summary: AuditSummary, by: str) -> str:
    """Write the rates of compliance by one of `GROUPS`, with a first line of titles."""
    if by == "obligation":
        rows: list[Sequence[_Cell]] = [(by, "modality", *_STATUSES, "rate")]
        rows += [(c.id, c.modality, *_counts(tally)) for c, tally in sorted(summary.obligations.items(), key=_by_id)]
        return _written(rows)
    groups = dict[str | None, Group](_groups(summary, by))
    rows = [(by, "cases", "cases_in_breach", *_STATUSES, "rate")]
    for key in sorted(groups, key=lambda name: (name is None, name or "")):
        rows.append((key, groups[key].cases, groups[key].in_breach, *_counts(groups[key].duties)))
    return _written(rows)


def _by_id(pair: tuple[Column, Tally]) -> str:
    return pair[0].id


def _groups(summary: AuditSummary, by: str) -> Mapping[Any, Group]:
    if by == "vendor":
        return summary.by_vendor
    return summary.by_objective if by == "objective" else summary.by_month


def _counts(tally: Tally) -> list[_Cell]:
    counts: list[_Cell] = [getattr(tally, status) for status in _STATUSES]
    return [*counts, None if tally.rate is None else round(tally.rate, 4)]


def _ids(breaches: Iterable[Breach]) -> str:
    return " ".join(breach.obligation for breach in breaches)


def _written(rows: Iterable[Sequence[_Cell]]) -> str:
    stream = StringIO()
    csv.writer(stream).writerows([[_cell(cell) for cell in row] for row in rows])
    return stream.getvalue()


def _cell(value: _Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        text = one_line(value)
        return f"'{text}" if value.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA) else text
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
