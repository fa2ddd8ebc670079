"""One audit under way: what is written as it goes, and what it comes to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import attrs
import click

from dme_migration.audit import AuditRow, AuditSummary
from dme_migration.audit.dashboard import dashboard_html
from dme_migration.audit.documents import dump_summary
from dme_migration.cli.audit_csv import BYTE_ORDER_MARK, csv_header, csv_of_groups
from dme_migration.cli.audit_jobs import done_in_order
from dme_migration.cli.audit_options import Kind
from dme_migration.cli.audit_page import audit_page, unread_page
from dme_migration.cli.audit_sources import Documents
from dme_migration.cli.audit_work import Lines, Work
from dme_migration.cli.layout import Page
from dme_migration.cli.progress import progress
from dme_migration.cli.session import Session
from dme_migration.serialization import json_line
from dme_migration.text import Text

__all__ = ["Run"]

_BREACH: Final = 1
_UNREADABLE: Final = 3
_TOLD: Final = 100
"""How many documents that cannot be read are told on standard error; the NDJSON has all of them."""
_MORE_UNREAD: Final = Text(
    fr="et {n} autres documents illisibles, que «\u00a0--format ndjson\u00a0» dit tous.",
    en="and {n} more that could not be read, all told by “--format ndjson”.",
)


@attrs.define
class Run:
    """One audit under way: what is written as it goes, and what it comes to."""

    session: Session
    work: Work
    documents: Documents
    jobs: int
    kind: Kind
    by: str | None
    skipped: int = 0
    left_out: int = 0
    failed: bool = False
    unread: int = 0
    summary: AuditSummary = attrs.field(factory=AuditSummary)

    def fill(self, write: Callable[[bytes], object], *, mark: bool) -> None:
        """Judge everything, and write what the format wants."""
        if self.kind is Kind.CSV and mark:
            write(BYTE_ORDER_MARK)
        if self.work.lines is Lines.CSV:
            write(csv_header().encode())
        with progress(self.documents.sizes, self.session.language) as bar:
            for done in done_in_order(self.documents, self.work, self.jobs):
                if done.lines:
                    write(done.lines)
                self.summary += done.summary
                self.left_out += done.left_out
                self.failed = self.failed or done.failed
                self._tell(done.unread)
                bar.update(done.size)
        if self.unread > _TOLD and self.kind is not Kind.JSON:
            words = _MORE_UNREAD.filled(self.session.language, n=self.unread - _TOLD)
            self.session.output.warn(words)
        self.skipped = self.documents.skipped

    def _tell(self, unread: tuple[AuditRow, ...]) -> None:
        room = max(0, _TOLD - self.unread)
        self.unread += len(unread)
        if unread[:room] and self.kind is not Kind.JSON:
            self.session.output.warn(str(unread_page(unread[:room], self.session.language)))

    def sum_in_bytes(self) -> bytes:
        """Write what comes once all is judged."""
        language, evaluator = self.session.language, self.work.evaluator
        match self.kind:
            case Kind.HTML:
                page = dashboard_html(
                    self.summary, evaluator=evaluator, language=language, left_out=self.left_out, skipped=self.skipped
                )
                return page.encode()
            case Kind.JSON:
                return (self.json() + "\n").encode()
            case Kind.CSV if self.by is not None:
                return csv_of_groups(self.summary, self.by).encode()
            case Kind.TABLE:
                return (click.unstyle(str(self.page())) + "\n").encode()
            case _:
                return b""

    def json(self) -> str:
        """Give the sum as one line of JSON."""
        return json_line(
            dump_summary(self.summary, left_out=self.left_out, skipped=self.skipped, language=self.session.language)
        )

    def page(self) -> Page:
        """Give the page to read."""
        return audit_page(
            self.summary,
            self.work.evaluator.rulebook,
            self.session.language,
            left_out=self.left_out,
            skipped=self.skipped,
            named=self.work.scope.obligations,
        )

    @property
    def code(self) -> int:
        """Give the exit code; an audit of nothing is none."""
        if self.unread or not self.summary.documents + self.left_out:
            return _UNREADABLE
        return _BREACH if self.failed else 0
