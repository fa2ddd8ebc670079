"""The bureau's audit: many cases judged one by one, added up, and shown.

It is a map and a merge, both pure: `audit_document` gives the row of a document, `AuditSummary.of` its summary, and
``summary + summary`` adds up. The command line's one process, its ``--jobs N``, and an application's Dask bag or Spark
job call these same two, and get the same dashboard.

>>> from datetime import date
>>> from dme_migration import Evaluator
>>> document = b'{"format": "dme-migration/case-1", "request": {"objective": "emr_change"}}'
>>> row = audit_document(document, "a.json", evaluator=Evaluator(), as_of=date(2026, 3, 10))
>>> (AuditSummary() + AuditSummary.of(row)).cases
1
"""

from __future__ import annotations

from dme_migration.audit.dashboard import dashboard_html
from dme_migration.audit.document import AsOf, audit_case, audit_document, unreadable
from dme_migration.audit.documents import dump_row, dump_summary, dump_watched
from dme_migration.audit.entries import AwaitedCase, DueCase, Unread
from dme_migration.audit.row import AuditFault, AuditRow, Awaited, Breach, Column, Due
from dme_migration.audit.scope import Scope
from dme_migration.audit.summary import AuditSummary
from dme_migration.audit.tally import Group, Spread, Tally
from dme_migration.audit.watch import Watched, by_party, overdue, watch
from dme_migration.audit.watch_ics import watch_ics

__all__ = [
    "AsOf",
    "AuditFault",
    "AuditRow",
    "AuditSummary",
    "Awaited",
    "AwaitedCase",
    "Breach",
    "Column",
    "Due",
    "DueCase",
    "Group",
    "Scope",
    "Spread",
    "Tally",
    "Unread",
    "Watched",
    "audit_case",
    "audit_document",
    "by_party",
    "dashboard_html",
    "dump_row",
    "dump_summary",
    "dump_watched",
    "overdue",
    "unreadable",
    "watch",
    "watch_ics",
]
