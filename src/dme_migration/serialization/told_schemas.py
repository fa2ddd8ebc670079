"""The JSON Schemas of what is told of one case: its assessment, its next steps, its letters, an obligation explained.

Source: DECLARATIONS §6.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from dme_migration.serialization.schema_parts import (
    A_DAY,
    AN_INSTANT,
    BOOLEAN,
    NUMBER,
    PARTY,
    TEXT,
    TEXT_OR_NULL,
    Schema,
    document,
    list_of,
    object_of,
    or_null,
)

__all__ = ["TOLD_SCHEMAS", "an_obligation"]

_AS_OF: Final[Schema] = {"anyOf": [A_DAY, AN_INSTANT]}
_STEP: Final = object_of(
    obligation=TEXT,
    party=PARTY,
    contact=TEXT_OR_NULL,
    due_on=or_null(A_DAY),
    overdue=BOOLEAN,
    action=TEXT,
)


def an_obligation(*, worded: Schema, **more: Schema) -> Schema:
    """Make the schema of an obligation as an entry of the catalogue, its words being ``worded``, with ``more`` keys."""
    from dme_migration.rules import Modality  # noqa: PLC0415 - reading a case needs no rules

    return object_of(
        id=TEXT,
        clause=TEXT,
        modality={"enum": [modality.value for modality in Modality]},
        bearers=list_of(PARTY),
        title=worded,
        remedy=worded,
        condition={"type": ["object", "string"]},
        waivable_by=or_null(PARTY),
        rulebook=TEXT,
        **more,
    )


def _finding() -> Schema:
    from dme_migration.rules import Modality, Status  # noqa: PLC0415 - reading a case needs no rules

    status: Schema = {"enum": [status.value for status in Status]}
    return object_of(
        obligation=TEXT,
        clause=TEXT,
        bearers=list_of(object_of(party=PARTY, name=TEXT_OR_NULL)),
        modality={"enum": [modality.value for modality in Modality]},
        status=status,
        final=BOOLEAN,
        due_on=or_null(A_DAY),
        due_at=or_null(AN_INSTANT),
        not_before=or_null(A_DAY),
        missing=list_of(TEXT),
        beneath=or_null(status),
        title=TEXT,
        message=TEXT,
        remedy=TEXT,
    )


def _assessment() -> Schema:
    from dme_migration.rules import Verdict  # noqa: PLC0415 - reading a case needs no rules

    body = object_of(
        format={"const": "dme-migration/assessment-1"},
        source=TEXT_OR_NULL,
        id=TEXT_OR_NULL,
        as_of=_AS_OF,
        edition=list_of(TEXT),
        profile=TEXT,
        readings={"type": "object", "additionalProperties": TEXT},
        verdict={"enum": [verdict.value for verdict in Verdict]},
        compliant=BOOLEAN,
        facts_after_as_of=NUMBER,
        findings=list_of(_finding()),
        next_steps=list_of(_STEP),
    )
    return document("assessment", "Évaluation d'un dossier de migration / Assessment of a case", body)


def _next() -> Schema:
    body = object_of(
        format={"const": "dme-migration/next-1"},
        source=TEXT_OR_NULL,
        id=TEXT_OR_NULL,
        as_of=_AS_OF,
        next_steps=list_of(_STEP),
    )
    return document("next", "Ce qui vient pour un dossier de migration / Next steps of a case", body)


def _letters() -> Schema:
    party = object_of(party=PARTY, name=TEXT_OR_NULL, address=TEXT_OR_NULL)
    letter = object_of(
        kind=TEXT,
        title=TEXT,
        writer=party,
        to=list_of(party),
        copies=list_of(party),
        due_on=or_null(A_DAY),
        due_at=or_null(AN_INSTANT),
        overdue=BOOLEAN,
        optional=BOOLEAN,
        obligations=list_of(TEXT),
        encloses=TEXT_OR_NULL,
        missing=list_of(object_of(path=TEXT, message=TEXT)),
        file=TEXT_OR_NULL,
    )
    body = object_of(
        format={"const": "dme-migration/letters-1"},
        source=TEXT_OR_NULL,
        id=TEXT_OR_NULL,
        as_of=_AS_OF,
        letters=list_of(letter),
    )
    return document("letters", "Lettres d'un dossier de migration / Letters of a case", body)


def _explanation() -> Schema:
    clause = object_of(address=TEXT, title=TEXT, summary=TEXT, permissions=list_of(TEXT))
    obligation = an_obligation(
        worded=TEXT,
        figures=list_of(object_of(name=TEXT, value=TEXT, source=TEXT)),
        readings=list_of(TEXT),
        co_breaches=list_of(TEXT),
        finding=or_null(_finding()),
    )
    body = object_of(
        format={"const": "dme-migration/explanation-1"},
        clauses=list_of(clause),
        obligations=list_of(obligation),
    )
    return document("explanation", "Une exigence expliquée / A requirement explained", body)


TOLD_SCHEMAS: Final[Mapping[str, Callable[[], Schema]]] = MappingProxyType(
    {"assessment": _assessment, "next": _next, "letters": _letters, "explanation": _explanation}
)
"""How to make the schema of each."""
