"""The JSON Schemas of the documents that come out: assessment, problems, deadline, plan, obligations, vectors.

Within a format number no key disappears, and some may come: these schemas require every key of today, and admit others.

Source: DECLARATIONS §6.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from dme_migration.model import Party
from dme_migration.serialization.case_schema import DIALECT
from dme_migration.serialization.times import DAY, INSTANT

__all__ = ["OUT_SCHEMAS"]

_Schema = dict[str, Any]

_TEXT: Final[_Schema] = {"type": "string", "minLength": 1}
_TEXT_OR_NULL: Final[_Schema] = {"type": ["string", "null"]}
_BOOLEAN: Final[_Schema] = {"type": "boolean"}
_NUMBER: Final[_Schema] = {"type": "integer", "minimum": 0}
_PARTY: Final[_Schema] = {"enum": [party.value for party in Party]}
_DAY: Final[_Schema] = dict(DAY.schema)
_INSTANT: Final[_Schema] = dict(INSTANT.schema)
_VECTORS_FORMAT: Final = "dme-migration/vectors-1"


def _or_null(schema: _Schema) -> _Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _list(items: _Schema) -> _Schema:
    return {"type": "array", "items": items}


def _object(**properties: _Schema) -> _Schema:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _document(name: str, title: str, body: _Schema) -> _Schema:
    return {"$schema": DIALECT, "$id": f"urn:dme-migration:{name}-1", "title": title, **body}


def _assessment() -> _Schema:
    from dme_migration.rules import Modality, Status, Verdict  # noqa: PLC0415 - reading a case needs no rules

    status: _Schema = {"enum": [status.value for status in Status]}
    finding = _object(
        obligation=_TEXT,
        clause=_TEXT,
        bearers=_list(_object(party=_PARTY, name=_TEXT_OR_NULL)),
        modality={"enum": [modality.value for modality in Modality]},
        status=status,
        final=_BOOLEAN,
        due_on=_or_null(_DAY),
        due_at=_or_null(_INSTANT),
        not_before=_or_null(_DAY),
        missing=_list(_TEXT),
        beneath=_or_null(status),
        title=_TEXT,
        message=_TEXT,
        remedy=_TEXT,
    )
    step = _object(
        obligation=_TEXT,
        party=_PARTY,
        contact=_TEXT_OR_NULL,
        due_on=_or_null(_DAY),
        overdue=_BOOLEAN,
        action=_TEXT,
    )
    body = _object(
        format={"const": "dme-migration/assessment-1"},
        source=_TEXT_OR_NULL,
        id=_TEXT_OR_NULL,
        as_of={"anyOf": [_DAY, _INSTANT]},
        edition=_list(_TEXT),
        profile=_TEXT,
        readings={"type": "object", "additionalProperties": _TEXT},
        verdict={"enum": [verdict.value for verdict in Verdict]},
        compliant=_BOOLEAN,
        facts_after_as_of=_NUMBER,
        findings=_list(finding),
        next_steps=_list(step),
    )
    return _document("assessment", "Évaluation d'un dossier / Assessment of a case", body)


def _problems() -> _Schema:
    problem = _object(
        code={"type": "string", "pattern": "^[a-z]+(-[a-z]+)*$"},
        path=_TEXT,
        found=_TEXT_OR_NULL,
        expected=_TEXT,
        suggestion=_TEXT_OR_NULL,
        message=_TEXT,
    )
    body = _object(
        format={"const": "dme-migration/problems-1"},
        source=_TEXT_OR_NULL,
        problems={**_list(problem), "minItems": 1},
    )
    return _document("problems", "Document illisible / Unreadable document", body)


def _deadline() -> _Schema:
    body = _object(
        start={"anyOf": [_DAY, _INSTANT]},
        delay={"type": "object", "minProperties": 1},
        due_on=_or_null(_DAY),
        due_at=_or_null(_INSTANT),
        skipped=_list(_object(on=_DAY, name=_TEXT, statute=_TEXT_OR_NULL)),
        profile=_TEXT,
    )
    return _document("deadline", "Échéance / Deadline", body)


def _plan() -> _Schema:
    # A cause is named under its kind, an obligation or a duration for example, beside its day or its length.
    cause: _Schema = {
        "type": "object",
        "properties": {
            **dict.fromkeys(("obligation", "duration", "fixed", "fact", "hole", "schedule", "as_of", "horizon"), _TEXT),
            **dict.fromkeys(("business_days", "days", "months"), _NUMBER),
            "on": _DAY,
        },
        "minProperties": 1,
    }
    milestone = _object(
        milestone=_TEXT,
        on=_DAY,
        earliest=_or_null(_DAY),
        latest=_or_null(_DAY),
        slack_days={"type": ["integer", "null"]},
        slack_business_days={"type": ["integer", "null"]},
        critical=_BOOLEAN,
        binding=_list(cause),
        moved_from=_or_null(_DAY),
        label=_TEXT,
    )
    move = _object(**{"milestone": _TEXT, "from": _DAY, "to": _DAY, "because": cause, "after": _TEXT_OR_NULL})
    ask = _object(kind=_TEXT, of=_TEXT, parties=_list(_PARTY), by=_or_null(_DAY), obligation=_TEXT_OR_NULL)
    body = _object(
        format={"const": "dme-migration/plan-1"},
        milestones=_list(milestone),
        critical_path=_list(_TEXT),
        assumptions=_list(_TEXT),
        dropped=_list(_TEXT),
        latest_transmission=_or_null(_DAY),
        as_of=_DAY,
        first_withdrawal=_or_null(_DAY),
        moved=_list(move),
        asks=_list(ask),
        kept_order={"type": ["boolean", "null"]},
        infeasible=_BOOLEAN,
        conflicts=_list(cause),
        message=_TEXT_OR_NULL,
    )
    return _document("plan", "Calendrier proposé / Proposed schedule", body)


def _obligations() -> _Schema:
    from dme_migration.rules import Modality  # noqa: PLC0415 - reading a case needs no rules

    worded: _Schema = {"anyOf": [_TEXT, _object(fr=_TEXT, en=_TEXT)]}
    entry = _object(
        id=_TEXT,
        clause=_TEXT,
        modality={"enum": [modality.value for modality in Modality]},
        bearers=_list(_PARTY),
        title=worded,
        remedy=worded,
        condition={"type": ["object", "string"]},
        waivable_by=_or_null(_PARTY),
        rulebook=_TEXT,
    )
    return _document("obligations", "Obligations", _list(entry))


def _vectors() -> _Schema:
    from dme_migration.rules import Status  # noqa: PLC0415 - reading a case needs no rules

    both = _object(fr=_TEXT, en=_TEXT)
    readings: _Schema = {"type": "object", "additionalProperties": _TEXT}
    expected = _object(
        status={"enum": [status.value for status in Status]},
        final=_BOOLEAN,
        due_on=_or_null(_DAY),
        due_at=_or_null(_INSTANT),
        not_before=_or_null(_DAY),
        missing=_list(_TEXT),
    )
    vector = _object(
        id=_TEXT,
        about=both,
        obligation=_or_null(_TEXT),
        as_of={"anyOf": [_DAY, _INSTANT]},
        readings=readings,
        case={"$ref": "urn:dme-migration:case-1"},
        expected={"type": "object", "additionalProperties": expected, "minProperties": 1},
    )
    theme = _object(
        format={"const": _VECTORS_FORMAT}, theme=_TEXT, about=both, vectors={**_list(vector), "minItems": 1}
    )
    off = _object(
        **{
            "from": _DAY,
            "through": _DAY,
            "weekly": _list({"type": "integer", "minimum": 1, "maximum": 7}),
            "holidays": _list(_DAY),
        }
    )
    index = _object(
        format={"const": _VECTORS_FORMAT},
        version={"const": 1},
        edition=_list(_TEXT),
        profile=_TEXT,
        readings=readings,
        days_off=off,
        obligations=_list(_TEXT),
        count=_NUMBER,
        themes=_list(_object(name=_TEXT, file=_TEXT, count=_NUMBER, about=both)),
    )
    # The two kinds of file of the folder: the index, and the vectors of one theme.
    return _document("vectors", "Vecteurs de conformité / Conformance vectors", {"oneOf": [theme, index]})


OUT_SCHEMAS: Final[Mapping[str, Callable[[], _Schema]]] = MappingProxyType(
    {
        "assessment": _assessment,
        "problems": _problems,
        "deadline": _deadline,
        "plan": _plan,
        "obligations": _obligations,
        "vectors": _vectors,
    }
)
"""How to make the schema of each document that comes out."""
