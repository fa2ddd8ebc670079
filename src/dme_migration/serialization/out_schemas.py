"""The JSON Schemas of the documents that come out: problems, deadline, plan, obligations, vectors, and all others.

Within a format number no key disappears, and some may come: these schemas require every key that the number began with,
and admit others.

Source: DECLARATIONS §6.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from dme_migration.serialization.audit_schemas import AUDIT_SCHEMAS
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
from dme_migration.serialization.told_schemas import TOLD_SCHEMAS, an_obligation

__all__ = ["OUT_SCHEMAS"]

_VECTORS_FORMAT: Final = "dme-migration/vectors-1"


def _problems() -> Schema:
    problem = object_of(
        code={"type": "string", "pattern": "^[a-z]+(-[a-z]+)*$"},
        path=TEXT,
        found=TEXT_OR_NULL,
        expected=TEXT,
        suggestion=TEXT_OR_NULL,
        message=TEXT,
    )
    body = object_of(
        format={"const": "dme-migration/problems-1"},
        source=TEXT_OR_NULL,
        problems={**list_of(problem), "minItems": 1},
    )
    return document("problems", "Document illisible / Unreadable document", body)


def _deadline() -> Schema:
    body = object_of(
        start={"anyOf": [A_DAY, AN_INSTANT]},
        delay={"type": "object", "minProperties": 1},
        due_on=or_null(A_DAY),
        due_at=or_null(AN_INSTANT),
        skipped=list_of(object_of(on=A_DAY, name=TEXT, statute=TEXT_OR_NULL)),
        profile=TEXT,
    )
    return document("deadline", "Échéance / Deadline", body)


def _plan() -> Schema:
    # A cause is named under its kind, an obligation or a duration for example, beside its day or its length.
    cause: Schema = {
        "type": "object",
        "properties": {
            **dict.fromkeys(("obligation", "duration", "fixed", "fact", "hole", "schedule", "as_of", "horizon"), TEXT),
            **dict.fromkeys(("business_days", "days", "months"), NUMBER),
            "on": A_DAY,
        },
        "minProperties": 1,
    }
    milestone = object_of(
        milestone=TEXT,
        on=A_DAY,
        earliest=or_null(A_DAY),
        latest=or_null(A_DAY),
        slack_days={"type": ["integer", "null"]},
        slack_business_days={"type": ["integer", "null"]},
        critical=BOOLEAN,
        binding=list_of(cause),
        moved_from=or_null(A_DAY),
        label=TEXT,
    )
    move = object_of(**{"milestone": TEXT, "from": A_DAY, "to": A_DAY, "because": cause, "after": TEXT_OR_NULL})
    ask = object_of(kind=TEXT, of=TEXT, parties=list_of(PARTY), by=or_null(A_DAY), obligation=TEXT_OR_NULL)
    body = object_of(
        format={"const": "dme-migration/plan-1"},
        milestones=list_of(milestone),
        critical_path=list_of(TEXT),
        assumptions=list_of(TEXT),
        dropped=list_of(TEXT),
        latest_transmission=or_null(A_DAY),
        as_of=A_DAY,
        first_withdrawal=or_null(A_DAY),
        moved=list_of(move),
        asks=list_of(ask),
        kept_order={"type": ["boolean", "null"]},
        infeasible=BOOLEAN,
        conflicts=list_of(cause),
        message=TEXT_OR_NULL,
    )
    return document("plan", "Calendrier proposé / Proposed schedule", body)


def _obligations() -> Schema:
    worded: Schema = {"anyOf": [TEXT, object_of(fr=TEXT, en=TEXT)]}
    return document("obligations", "Obligations", list_of(an_obligation(worded=worded)))


def _vectors() -> Schema:
    from dme_migration.rules import Status  # noqa: PLC0415 - reading a case needs no rules

    both = object_of(fr=TEXT, en=TEXT)
    readings: Schema = {"type": "object", "additionalProperties": TEXT}
    expected = object_of(
        status={"enum": [status.value for status in Status]},
        final=BOOLEAN,
        due_on=or_null(A_DAY),
        due_at=or_null(AN_INSTANT),
        not_before=or_null(A_DAY),
        missing=list_of(TEXT),
    )
    vector = object_of(
        id=TEXT,
        about=both,
        obligation=or_null(TEXT),
        as_of={"anyOf": [A_DAY, AN_INSTANT]},
        readings=readings,
        case={"$ref": "urn:dme-migration:case-1"},
        expected={"type": "object", "additionalProperties": expected, "minProperties": 1},
    )
    theme = object_of(
        format={"const": _VECTORS_FORMAT}, theme=TEXT, about=both, vectors={**list_of(vector), "minItems": 1}
    )
    off = object_of(
        **{
            "from": A_DAY,
            "through": A_DAY,
            "weekly": list_of({"type": "integer", "minimum": 1, "maximum": 7}),
            "holidays": list_of(A_DAY),
        }
    )
    index = object_of(
        format={"const": _VECTORS_FORMAT},
        version={"const": 1},
        edition=list_of(TEXT),
        profile=TEXT,
        readings=readings,
        days_off=off,
        obligations=list_of(TEXT),
        count=NUMBER,
        themes=list_of(object_of(name=TEXT, file=TEXT, count=NUMBER, about=both)),
    )
    # The two kinds of file of the folder: the index, and the vectors of one theme.
    return document("vectors", "Vecteurs de conformité / Conformance vectors", {"oneOf": [theme, index]})


OUT_SCHEMAS: Final[Mapping[str, Callable[[], Schema]]] = MappingProxyType(
    {
        **TOLD_SCHEMAS,
        "problems": _problems,
        "deadline": _deadline,
        "plan": _plan,
        "obligations": _obligations,
        "vectors": _vectors,
        **AUDIT_SCHEMAS,
    }
)
"""How to make the schema of each document that comes out."""
