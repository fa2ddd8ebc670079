"""What is done with a batch of documents, in this process or in another: judged, written out, added up."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Final

import attrs

from dme_migration.audit import AsOf, AuditFault, AuditRow, AuditSummary, Scope, audit_document, unreadable
from dme_migration.audit.documents import dump_row
from dme_migration.cli.audit_csv import csv_line
from dme_migration.cli.audit_sources import Document
from dme_migration.cli.options import FailOn
from dme_migration.cli.sources import Fault
from dme_migration.rules import Evaluator, Status
from dme_migration.serialization import Problem, json_line
from dme_migration.text import Language, Text

__all__ = ["Done", "Lines", "Work"]


class Lines(StrEnum):
    """What is written for each document as it is judged; nothing, when only the sum is wanted."""

    NONE = ""
    NDJSON = "ndjson"
    CSV = "csv"


@attrs.frozen(kw_only=True)
class Done:
    """A batch done: its lines, its sum, what could not be read, and whether a case fails."""

    lines: bytes
    summary: AuditSummary
    unread: tuple[AuditRow, ...]
    left_out: int
    failed: bool
    documents: int
    size: int


@attrs.frozen(kw_only=True)
class Work:
    """All that a process needs to know, beside the documents."""

    evaluator: Evaluator
    as_of: AsOf
    scope: Scope
    fail_on: FailOn
    lines: Lines
    language: Language

    def done(self, batch: tuple[Document, ...]) -> Done:
        """Judge a batch, in order."""
        rows = [self._row(document) for document in batch]
        kept = [row for row in rows if self.scope.takes(row)]
        write = _WRITERS.get(self.lines)
        lines = b"" if write is None else b"".join(write(row, self.language) for row in kept)
        return Done(
            lines=lines,
            summary=AuditSummary.over(kept),
            unread=tuple(row for row in kept if not row.ok),
            left_out=len(rows) - len(kept),
            failed=any(_fails(row, self.fail_on) for row in kept),
            documents=len(batch),
            size=sum(document.size for document in batch),
        )

    def _row(self, document: Document) -> AuditRow:
        if document.fault is not None:
            return unreadable(document.source, [_as_row_fault(document.fault)])
        return audit_document(
            document.data, document.source, evaluator=self.evaluator, as_of=self.as_of, scope=self.scope
        )


def _as_row_fault(fault: Fault | Problem) -> AuditFault:
    message = Text(fr=fault.message(Language.FR), en=fault.message(Language.EN))
    return AuditFault(code=str(fault.code), path=fault.path, message=message)


def _fails(row: AuditRow, fail_on: FailOn) -> bool:
    """Tell whether a case makes the exit code 1, as ``check`` does; each level adds to the one before."""
    if row.breaches:
        return True
    if fail_on is FailOn.BREACH:
        return False
    if row.warnings:
        return True
    return fail_on is FailOn.UNDETERMINED and Status.UNDETERMINED in row.statuses.values()


def _ndjson(row: AuditRow, language: Language) -> bytes:
    return (json_line(dump_row(row, language=language)) + "\n").encode("ascii")


def _csv(row: AuditRow, language: Language) -> bytes:
    return csv_line(row, language).encode()


_WRITERS: Final[dict[Lines, Callable[[AuditRow, Language], bytes]]] = {Lines.NDJSON: _ndjson, Lines.CSV: _csv}
