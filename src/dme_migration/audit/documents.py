"""The documents of an audit, as plain data for any JSON writer: ``audit-row-1`` for a document, ``audit-1`` for all.

Within a format number no key disappears. Nothing in them is in one language, but the message of a fault.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from dme_migration.audit.entries import AwaitedCase, DueCase, Unread
from dme_migration.audit.row import AuditFault, AuditRow, Awaited, Breach, Due
from dme_migration.audit.summary import AuditSummary
from dme_migration.audit.tally import CLASSES, Group, Spread, Tally
from dme_migration.audit.watch import Watched
from dme_migration.model.parties import Party
from dme_migration.rules.status import Verdict
from dme_migration.text import Language

__all__ = ["dump_row", "dump_summary", "dump_watched"]


def dump_row(row: AuditRow, *, language: Language = Language.FR) -> dict[str, Any]:
    """Give the document ``audit-row-1``: what one document has come to, or its faults.

    ``ok`` tells which; what a document that was not read cannot say is `null` or empty. ``problems`` holds the first
    faults, ``problem_count`` says how many there are.
    """
    return {
        "format": "dme-migration/audit-row-1",
        "source": row.source,
        "ok": row.ok,
        "problems": [_fault(fault, language) for fault in row.faults],
        "problem_count": row.fault_count,
        "id": row.id,
        "as_of": _iso(row.as_of),
        "verdict": None if row.verdict is None else str(row.verdict),
        "objective": None if row.objective is None else str(row.objective),
        "first_transmission": _iso(row.first_sent),
        "vendors": {str(party): row.vendor(party) for party in (Party.SOURCE_VENDOR, Party.RECEIVING_VENDOR)},
        "statuses": {identifier: str(status) for identifier, status in row.statuses.items()},
        "breaches": [_breach(breach) for breach in row.breaches],
        "warnings": [_breach(breach) for breach in row.warnings],
        "next_deadlines": [_due(due) for due in row.due],
        "complaints": [_awaited(awaited) for awaited in row.awaited],
    }


def dump_summary(
    summary: AuditSummary, *, left_out: int = 0, skipped: int = 0, language: Language = Language.FR
) -> dict[str, Any]:
    """Give the document ``audit-1``: what all the rows add up to.

    ``left_out`` counts the cases that the scope left out, ``skipped`` the files that were no case files. A rate is met
    over met and breached, from 0 to 1, and `null` when there is nothing to judge. Lists go by id, name or month.
    """
    return {
        "format": "dme-migration/audit-1",
        "documents": summary.documents,
        "cases": summary.cases,
        "unreadable": summary.unreadable,
        "left_out": left_out,
        "skipped": skipped,
        "first_day": _iso(summary.first_day),
        "last_day": _iso(summary.last_day),
        "verdicts": {str(verdict): summary.verdicts.get(verdict, 0) for verdict in Verdict},
        "with_warnings": summary.with_warnings,
        "duties": _tally(summary.duties),
        "obligations": [
            {
                "obligation": column.id,
                "modality": str(column.modality),
                "bearers": [str(party) for party in column.bearers],
                **_tally(tally),
            }
            for column, tally in sorted(summary.obligations.items(), key=lambda pair: pair[0].id)
        ],
        "vendors": _groups("vendor", summary.by_vendor),
        "objectives": _groups("objective", summary.by_objective),
        "months": _groups("month", summary.by_month),
        "classes": [*CLASSES, None],
        "late": {key: _spread(summary.late[key]) for key in sorted(summary.late)},
        "early": {key: _spread(summary.early[key]) for key in sorted(summary.early)},
        "due": {str(party): _spread(summary.due[party]) for party in Party if party in summary.due},
        "due_cases": _spread(summary.due_cases),
        "next_deadlines": [_due_case(entry) for entry in summary.nearest],
        "complaints": {
            "awaited": summary.awaited,
            "overdue": summary.overdue,
            "soonest": [_awaited_case(entry) for entry in summary.soonest],
            "longest": [_awaited_case(entry) for entry in summary.longest],
        },
        "unread": [_unread(entry, language) for entry in summary.unread],
    }


def dump_watched(entry: Watched) -> dict[str, Any]:
    """Give one entry of a watch list, ``watch-1``."""
    return {
        "party": str(entry.party),
        "name": entry.name,
        "contact": entry.contact,
        "due_on": _iso(entry.due_on),
        "due_at": _iso(entry.due_at),
        "business_days": entry.business_days,
        "obligation": entry.obligation,
        "milestone": entry.milestone,
        "modality": str(entry.modality),
        "source": entry.source,
        "id": entry.id,
    }


def _iso(day: date | datetime | None) -> str | None:
    return None if day is None else day.isoformat()


def _fault(fault: AuditFault, language: Language) -> dict[str, Any]:
    return {"code": fault.code, "path": fault.path, "message": fault.message[language]}


def _breach(breach: Breach) -> dict[str, Any]:
    return {
        "obligation": breach.obligation,
        "final": breach.final,
        "due_on": _iso(breach.due_on),
        "due_at": _iso(breach.due_at),
        "not_before": _iso(breach.not_before),
        "acted_on": _iso(breach.acted_on),
        "early": breach.early,
        "days": breach.days,
        "business_days": breach.business_days,
    }


def _due(due: Due) -> dict[str, Any]:
    return {
        "party": str(due.party),
        "obligation": due.obligation,
        "due_on": _iso(due.due_on),
        "due_at": _iso(due.due_at),
        "business_days": due.business_days,
    }


def _awaited(awaited: Awaited) -> dict[str, Any]:
    return {
        "received_at": _iso(awaited.received_at),
        "due_at": _iso(awaited.due_at),
        "hours_left": round(awaited.minutes_left / 60, 2),
    }


def _tally(tally: Tally) -> dict[str, Any]:
    return {
        "met": tally.met,
        "breached": tally.breached,
        "waived": tally.waived,
        "pending": tally.pending,
        "undetermined": tally.undetermined,
        "not_applicable": tally.not_applicable,
        "rate": tally.rate,
    }


def _groups(name: str, groups: Mapping[Any, Group]) -> list[dict[str, Any]]:
    return [
        {name: key, "cases": groups[key].cases, "in_breach": groups[key].in_breach, **_tally(groups[key].duties)}
        for key in sorted(groups, key=lambda key: (key is None, str(key)))
    ]


def _spread(spread: Spread) -> dict[str, Any]:
    return {"counts": list(spread.counts), "greatest": spread.greatest}


def _due_case(entry: DueCase) -> dict[str, Any]:
    return {
        "source": entry.source,
        "reference": entry.reference,
        "parties": [
            {"party": str(party), "name": name} for party, name in zip(entry.parties, entry.names, strict=True)
        ],
        "obligation": entry.obligation,
        "due_on": _iso(entry.due_on),
        "business_days": entry.business_days,
    }


def _awaited_case(entry: AwaitedCase) -> dict[str, Any]:
    return {
        "source": entry.source,
        "reference": entry.reference,
        "received_at": _iso(entry.received_at),
        "due_at": _iso(entry.due_at),
        "hours_left": round(entry.minutes_left / 60, 2),
    }


def _unread(entry: Unread, language: Language) -> dict[str, Any]:
    return {"source": entry.source, "problems": entry.faults, "first": _fault(entry.first, language)}
