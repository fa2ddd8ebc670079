"""Case documents as bytes: those that load, and those that are refused, with every kind of fault."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from dme_migration.serialization import ProblemCode, case_to
from dme_migration.testing._case import cases
from dme_migration.testing._draft import Given

__all__ = ["documents"]

_Document = dict[str, Any]
_Fault = Callable[[_Document], None]


def documents(*, valid: Given[bool | None] = None) -> SearchStrategy[bytes]:
    """Generate case documents in JSON, as UTF-8: what `load_case` reads when ``valid``, what it refuses when not.

    A valid one may be written in any manner: indented or on one line, in ASCII or not, with a mark at its start. A
    wrong one is a valid one with one to three faults: of syntax, of encoding, a key that is unknown, missing or twice
    there, a type, a day, an instant, an amount or a choice that is none, a chain of revisions that breaks, a trace of a
    patient. `None` gives either. They shrink to the smallest document, on one line, with one fault.

    >>> from hypothesis import find
    >>> find(documents(valid=True), lambda data: True)
    b'{"format": "dme-migration/case-1", "request": {"requesters": []}}'
    >>> find(documents(valid=False), lambda data: True)
    b'{"format": "dme-migration/case-9", "request": {"requesters": []}}'
    """
    if isinstance(valid, SearchStrategy):
        return valid.flatmap(lambda wanted: documents(valid=wanted))
    if valid is None:
        return st.one_of(documents(valid=True), documents(valid=False))
    return _valid_documents() if valid else _faulty_documents()


def _compact(document: _Document) -> str:
    return json.dumps(document)


_MANNERS: Final[tuple[Callable[[_Document], bytes], ...]] = (
    lambda document: _compact(document).encode(),
    lambda document: json.dumps(document, ensure_ascii=False, indent=2).encode(),
    lambda document: json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode(),
    lambda document: b"\xef\xbb\xbf" + _compact(document).encode() + b"\r\n",
    lambda document: _compact(dict(reversed(document.items()))).encode(),
)


@st.composite
def _valid_documents(draw: DrawFn) -> bytes:
    write = draw(st.sampled_from(_MANNERS))
    return write(case_to(draw(cases())))


@st.composite
def _faulty_documents(draw: DrawFn) -> bytes:
    kinds = draw(st.lists(st.sampled_from(tuple(_FAULTS)), min_size=1, max_size=3, unique=True))
    document = case_to(draw(cases()))
    for kind in kinds:
        draw(_WAYS[kind])(document)
    if draw(st.integers(0, 3)) < 3:
        return draw(st.sampled_from(_MANNERS))(document)
    return draw(st.sampled_from(_SPOILED))(_compact(document).encode())


# The text


_SPOILED: Final[tuple[Callable[[bytes], bytes], ...]] = (
    lambda data: data[:-1],  # cut off
    lambda data: data[:-1] + b",}",
    lambda data: data + b"{}",
    lambda data: b"// a note\n" + data,
    lambda data: data.replace(b'"', b"'"),
    lambda data: data[:-1] + b', "x-own": 1, "x-own": 1}',
    lambda data: data[:-1] + b', "x-own": NaN}',
    lambda data: data[:-1] + b', "x-own": ' + b"[" * 80 + b"]" * 80 + b"}",
    lambda data: data[:-1] + b', "id": "\xe9"}',  # Latin-1
    lambda data: data.decode().encode("utf-16"),
    lambda _: b"",
    lambda _: b"[]",
)


# The document


def _part(document: _Document, *keys: str) -> _Document:
    for key in keys:
        if not isinstance(document.get(key), dict):  # absent, or spoiled by an earlier fault
            document[key] = {}
        document = document[key]
    return document


def _one_more(document: _Document, name: str, *entries: _Document) -> None:
    present = document.get(name)
    document[name] = [*(present if isinstance(present, list) else ()), *entries]


def _at(value: object, key: str, *before: str) -> _Fault:
    def put(document: _Document) -> None:
        _part(document, *before)[key] = value

    return put


def _entry(name: str, *entries: _Document, within: tuple[str, ...] = ()) -> _Fault:
    return lambda document: _one_more(_part(document, *within), name, *entries)


def _without(*keys: str) -> _Fault:
    def take_out(document: _Document) -> None:
        for key in keys:
            document.pop(key, None)

    return take_out


def _moved(*days: str) -> _Document:
    return dict(zip(("from", "to", "made_on"), days, strict=True)) | {"milestone": "production"}


_REQUEST, _CLIENT, _FORM = ("request",), ("request", "client"), {"channel": "email", "form_attached": True}
_FAULTS: Final[Mapping[ProblemCode, tuple[_Fault, ...]]] = MappingProxyType(
    {
        ProblemCode.UNKNOWN_FORMAT: (_at("dme-migration/case-9", "format"), _at("case", "format")),
        ProblemCode.UNKNOWN_KEY: (
            _at("emr_change", "objectif", *_REQUEST),
            _at("clinic", "knd", *_CLIENT),
            _at([], "history"),
        ),
        ProblemCode.MISSING_KEY: (
            _without("format"),
            _without("request"),
            _entry("journal", {"milestone": "production"}),
            _entry("notices", {"about": "extra_delay", "given_on": "2026-02-02"}),
        ),
        ProblemCode.CONFLICTING_KEYS: (_at({"days": 30, "months": 1}, "notice_period", "request", "contract"),),
        ProblemCode.WRONG_TYPE: (
            _at(12, "id"),
            _at("oui", "allergies", "request", "data"),
            _at({}, "journal"),
            _at([1], "schedule"),
            _at("1", "practitioners", "fees"),
        ),
        ProblemCode.BLANK_TEXT: (_at(" ", "id"), _at("\t", "name", *_CLIENT)),
        ProblemCode.BAD_CHOICE: (
            _at("emr-change", "objective", *_REQUEST),
            _at("hospital", "kind", *_CLIENT),
            _entry("journal", {"milestone": "producton", "on": "2026-02-02"}),
        ),
        ProblemCode.BAD_DATE: (
            _at("2026-02-30", "delivered_on", "schedule"),
            _at("2 février 2026", "delivered_on", "schedule"),
            _at("2026-W06-1", "delivered_on", "schedule"),
            _at("2026-02-02T09:00:00-05:00", "delivered_on", "schedule"),
        ),
        ProblemCode.BAD_INSTANT: (
            _entry("complaints", {"received_at": "2026-02-02"}),
            _entry("transmissions", {**_FORM, "recipients": [], "sent_at": "now"}, within=_REQUEST),
        ),
        ProblemCode.NAIVE_INSTANT: (_entry("complaints", {"received_at": "2026-02-02T09:00:00"}),),
        ProblemCode.BAD_NUMBER: (_at(float("nan"), "x-own"), _at({"rate": float("inf")}, "x-own")),
        ProblemCode.OUT_OF_RANGE: (_at(-1, "practitioners", "fees"), _at(2_000_000, "practitioners", "fees")),
        ProblemCode.BAD_AMOUNT: (_at("500 $", "import_cad", "fees"), _at("-1", "import_cad", "fees")),
        ProblemCode.BAD_ZONE: (_at("Europe/Paris", "time_zone", *_CLIENT),),
        ProblemCode.UNKNOWN_CATEGORY: (_at(True, "allergie", "request", "data"),),
        ProblemCode.REPEATED_MILESTONE: (
            _entry("journal", *[{"milestone": "production", "on": "2026-02-02"}] * 2),
            _entry("milestones", *[{"milestone": "first_use"}] * 2, within=("schedule",)),
        ),
        ProblemCode.PATIENT_DATA: (_at("TREA 5362 1498", "id"), _at("liste des patients.csv", "name", *_CLIENT)),
        ProblemCode.BROKEN_REVISIONS: (
            _entry("revisions", _moved("1999-02-02", "1999-02-03", "2026-02-02"), within=("schedule",)),
        ),
    }
)
_WAYS: Final[Mapping[ProblemCode, SearchStrategy[_Fault]]] = MappingProxyType(
    {code: st.sampled_from(ways) for code, ways in _FAULTS.items()}
)
