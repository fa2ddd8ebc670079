"""The JSON Schemas of what many cases give: the row of a document, the sum of an audit, a watch list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from dme_migration.model import Objective
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

__all__ = ["AUDIT_SCHEMAS"]

_OBJECTIVE: Final = or_null({"enum": [objective.value for objective in Objective]})
_HOURS: Final[Schema] = {"type": "number"}
_FAULT: Final = object_of(code=TEXT, path=TEXT, message=TEXT)
_AWAITED: Final = object_of(received_at=AN_INSTANT, due_at=AN_INSTANT, hours_left=_HOURS)


def _row() -> Schema:
    from dme_migration.rules import Status, Verdict  # noqa: PLC0415 - reading a case needs no rules

    statuses: Schema = {
        "type": "object",
        "additionalProperties": {"enum": [status.value for status in Status]},
    }
    breach = object_of(
        obligation=TEXT,
        final=BOOLEAN,
        due_on=or_null(A_DAY),
        due_at=or_null(AN_INSTANT),
        not_before=or_null(A_DAY),
        acted_on=or_null(A_DAY),
        early=BOOLEAN,
        days=or_null(NUMBER),
        business_days=or_null(NUMBER),
    )
    due = object_of(party=PARTY, obligation=TEXT, due_on=A_DAY, due_at=or_null(AN_INSTANT), business_days=NUMBER)
    body = object_of(
        format={"const": "dme-migration/audit-row-1"},
        source=TEXT,
        ok=BOOLEAN,
        problems=list_of(_FAULT),
        problem_count=NUMBER,
        id=TEXT_OR_NULL,
        as_of=or_null({"anyOf": [A_DAY, AN_INSTANT]}),
        verdict=or_null({"enum": [verdict.value for verdict in Verdict]}),
        objective=_OBJECTIVE,
        first_transmission=or_null(A_DAY),
        vendors=object_of(source_vendor=TEXT_OR_NULL, receiving_vendor=TEXT_OR_NULL),
        statuses=statuses,
        breaches=list_of(breach),
        warnings=list_of(breach),
        next_deadlines=list_of(due),
        complaints=list_of(_AWAITED),
    )
    return document("audit-row", "Un document audité / One document audited", body)


def _audit() -> Schema:
    from dme_migration.rules import Modality, Status, Verdict  # noqa: PLC0415 - reading a case needs no rules

    rate: Schema = or_null({"type": "number", "minimum": 0, "maximum": 1})
    tally = {status.value: NUMBER for status in Status} | {"rate": rate}
    group = {"cases": NUMBER, "in_breach": NUMBER, **tally}
    modality: Schema = {"enum": [modality.value for modality in Modality]}
    spread = object_of(counts=list_of(NUMBER), greatest=or_null(NUMBER))
    spreads: Schema = {"type": "object", "additionalProperties": spread}
    month: Schema = or_null({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}$"})
    party = object_of(party=PARTY, name=TEXT_OR_NULL)
    due = object_of(
        source=TEXT, reference=TEXT, parties=list_of(party), obligation=TEXT, due_on=A_DAY, business_days=NUMBER
    )
    awaited = object_of(source=TEXT, reference=TEXT, received_at=AN_INSTANT, due_at=AN_INSTANT, hours_left=_HOURS)
    body = object_of(
        format={"const": "dme-migration/audit-1"},
        documents=NUMBER,
        cases=NUMBER,
        unreadable=NUMBER,
        left_out=NUMBER,
        skipped=NUMBER,
        first_day=or_null(A_DAY),
        last_day=or_null(A_DAY),
        verdicts=object_of(**{verdict.value: NUMBER for verdict in Verdict}),
        with_warnings=NUMBER,
        duties=object_of(**tally),
        obligations=list_of(object_of(obligation=TEXT, modality=modality, bearers=list_of(PARTY), **tally)),
        vendors=list_of(object_of(vendor=TEXT_OR_NULL, **group)),
        objectives=list_of(object_of(objective=_OBJECTIVE, **group)),
        months=list_of(object_of(month=month, **group)),
        classes=list_of(or_null(NUMBER)),
        late=spreads,
        early=spreads,
        due=spreads,
        due_cases=spread,
        next_deadlines=list_of(due),
        complaints=object_of(awaited=NUMBER, overdue=NUMBER, soonest=list_of(awaited), longest=list_of(awaited)),
        unread=list_of(object_of(source=TEXT, problems=NUMBER, first=_FAULT)),
    )
    return document("audit", "Somme d'un audit / Sum of an audit", body)


def _watch() -> Schema:
    from dme_migration.rules import Modality  # noqa: PLC0415 - reading a case needs no rules

    entry = object_of(
        party=PARTY,
        name=TEXT_OR_NULL,
        contact=TEXT_OR_NULL,
        due_on=A_DAY,
        due_at=or_null(AN_INSTANT),
        business_days=NUMBER,
        obligation=TEXT,
        milestone=TEXT_OR_NULL,
        modality={"enum": [modality.value for modality in Modality]},
        source=TEXT,
        id=TEXT_OR_NULL,
    )
    body = object_of(
        format={"const": "dme-migration/watch-1"},
        within=NUMBER,
        as_of=or_null(A_DAY),
        cases=NUMBER,
        overdue=NUMBER,
        entries=list_of(entry),
    )
    return document("watch", "Échéances à venir / Deadlines to come", body)


AUDIT_SCHEMAS: Final[Mapping[str, Callable[[], Schema]]] = MappingProxyType(
    {"audit-row": _row, "audit": _audit, "watch": _watch}
)
"""How to make the schema of each."""
