"""What a report calls a case: its client, its id, its two EMRs; on one line, whatever was written in them."""

from __future__ import annotations

from typing import Final

from dme_migration.model.case import MigrationCase
from dme_migration.report.inert import one_line
from dme_migration.text import Language, Text

__all__ = ["case_name", "emr_names"]

_CASE: Final = Text(fr="dossier {id}", en="case {id}")
_EMRS: Final = Text(fr="DMÉ\u00a0: {source} vers {receiving}", en="EMR: {source} to {receiving}")


def case_name(case: MigrationCase, language: Language) -> str | None:
    """Name a case on one line: its client and its id, as far as they are known.

    >>> from dme_migration.model import Client, Request
    >>> case_name(MigrationCase(id="2026-0042", request=Request(client=Client(name="Clinique Roy"))), Language.FR)
    'Clinique Roy (2026-0042)'
    """
    client = case.request.client
    name = one_line(client.name) if client and client.name else None
    if case.id is None:
        return name
    identifier = one_line(case.id)
    return f"{name} ({identifier})" if name else _CASE.filled(language, id=identifier)


def emr_names(case: MigrationCase, language: Language) -> str | None:
    """Say from which EMR to which the data move, when both are known."""
    source, receiving = case.request.source_emr, case.request.receiving_emr
    if not source or not receiving:
        return None
    return _EMRS.filled(language, source=one_line(source), receiving=one_line(receiving))
