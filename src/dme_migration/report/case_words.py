"""What a report calls a case: its client, its id, its two EMRs, its objective; on one line, whatever was written.

A program tells it from every other by its key.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from types import MappingProxyType
from typing import Final

from dme_migration.model.case import MigrationCase
from dme_migration.model.parties import Objective
from dme_migration.report.inert import one_line
from dme_migration.serialization import case_to
from dme_migration.text import Language, Text

__all__ = ["OBJECTIVE_LABELS", "case_key", "case_name", "emr_names"]

OBJECTIVE_LABELS: Final[Mapping[Objective, Text]] = MappingProxyType(
    {
        Objective.EMR_CHANGE: Text(fr="la clinique change de DMÉ", en="the clinic changes its EMR"),
        Objective.PRACTICE_RELOCATION: Text(fr="un médecin change de lieu de pratique", en="a physician relocates"),
        Objective.PATIENT_TRANSFER: Text(fr="des patients suivent leur médecin", en="patients follow their physician"),
    },
)

_CASE: Final = Text(fr="dossier de migration {id}", en="case {id}")
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


def case_key(case: MigrationCase) -> str:
    """Tell a case from every other, the same on every machine: by its id, or else by what it asks."""
    told = f"id:{case.id}" if case.id else "request:" + json.dumps(case_to(case)["request"], sort_keys=True)
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:32]
