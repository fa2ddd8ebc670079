"""No patient in a case: what looks like one is refused, and not repeated; what only resembles one is kept."""

from __future__ import annotations

import base64
import importlib
import json
import pkgutil
import re
from datetime import date
from typing import Any, get_args, get_origin, get_type_hints

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from dme_migration import load_case, model
from dme_migration.errors import DocumentError, InvalidValueError
from dme_migration.model import Client, MigrationCase, Request, Requester, Signature
from dme_migration.model.moments import milestone_of
from dme_migration.model.privacy import _suspect, masked, patient_trace
from dme_migration.serialization import Problem, schema
from dme_migration.text import Language

NUMBERS = ("TREA53621498", "TREA 5362 1498", "trea-5362-1498", "TREA\u00a05362\u00a01498", "voir BOUF 9401 0112, merci")
FILES = (
    "liste des patients.csv",
    "courriel avec patients_2026 (2).xlsx",
    "MSH|^~\\&|DME|CLINIQUE",
    '{"resourceType": "Patient", "name": []}',
    "data:text/csv;base64,bm9tO25hbQ==",
    base64.b64encode(bytes(range(256)) * 2).decode(),
    "nom;prénom;naissance\nRoy;Anne;1953\nRoy;Marc;1950",
)
KEPT = (
    "form20260112.pdf",
    "note 2026-0112",
    "courriel du 2 mars; réponse le 3; suivi le 4",
    "Appel au 418 555-1234, poste 5678",
    "Bonjour,\nnous avons bien reçu, merci;\nà bientôt.",
    "123e4567-e89b-42d3-a456-abcd12345678",
    "sha256:9f86d081884c7d659a2feaa0c55ad015",
    "Clinique des patients du Nord",
    "R-12345678",
    "Clinique" + "a" * 5_000,
)


@pytest.mark.parametrize("text", [*NUMBERS, *FILES])
def test_a_patient_is_refused_wherever_there_is_free_text(text: str) -> None:
    for build in (
        lambda: Client(name=text),
        lambda: Requester(licence=text),
        lambda: Signature(signatory=text, signed_on=date(2026, 1, 5)),
        lambda: Client(email=text),
        lambda: MigrationCase(id=text, request=Request()),
        lambda: Request(extra={"x-note": {"a": [text]}}),
    ):
        with pytest.raises(InvalidValueError) as refused:
            build()
        assert text not in str(refused.value)


@pytest.mark.parametrize("text", KEPT)
def test_what_only_resembles_one_is_kept(text: str) -> None:
    assert patient_trace(text) is None
    assert Client(name=text).name == text
    assert masked(text) == text


def refusals(document: dict[str, Any]) -> tuple[Problem, ...]:
    with pytest.raises(DocumentError) as refused:
        load_case(json.dumps({"format": "dme-migration/case-1", **document}))
    return refused.value.problems


@pytest.mark.parametrize("text", [*NUMBERS, *FILES])
def test_a_document_that_holds_one_is_refused_with_its_path_and_without_its_text(text: str) -> None:
    sending = {"sent_at": "2026-01-12T16:20:00-05:00", "channel": "email", "form_attached": True, "recipients": [text]}
    problems = refusals(
        {
            "id": text,
            "x-own": {"deep": [{"er": text}]},
            "request": {"client": {"name": text}, "transmissions": [sending]},
            "journal": [{"milestone": "production", "on": "2026-04-09", "evidence": text}],
        }
    )
    assert {(problem.code, problem.path) for problem in problems} == {
        ("patient-data", path)
        for path in (
            "id",
            "x-own",
            "request.client.name",
            "request.transmissions[0].recipients[0]",
            "journal[0].evidence",
        )
    }
    for problem in problems:
        assert problem.found is None
        for language in Language:
            assert text not in problem.message(language)


TEXT_FIELDS = [
    (kind, field, hint)
    for room in pkgutil.iter_modules(model.__path__, f"{model.__name__}.")
    for kind in vars(importlib.import_module(room.name)).values()
    if isinstance(kind, type) and attrs.has(kind) and kind.__module__ == room.name
    for field in attrs.fields(kind)
    for hint in [get_type_hints(kind)[field.name]]
    if str in {hint, *get_args(hint)}
]
"""Each field of the model that holds words."""


def taken(field: Any, value: object) -> None:
    """Give a value to a field alone, as the constructor does."""
    if field.converter is not None:
        value = field.converter(value)
    if field.validator is not None:
        field.validator(object(), field, value)


def test_the_words_of_the_model_are_found() -> None:
    assert len(TEXT_FIELDS) > 30


@pytest.mark.parametrize(
    ("field", "hint"),
    [pytest.param(field, hint, id=f"{kind.__name__}.{field.name}") for kind, field, hint in TEXT_FIELDS],
)
def test_no_words_of_the_model_take_a_patient(field: Any, hint: object) -> None:
    value: object = ("x-trea53621498",) if get_origin(hint) is tuple else "x-trea53621498"
    with pytest.raises(InvalidValueError) as refused:
        taken(field, value)
    assert "53621498" not in str(refused.value)


def test_no_field_of_the_model_is_about_a_patient() -> None:
    kinds = {kind for kind, _, _ in TEXT_FIELDS}
    names = {name for kind in kinds for field in attrs.fields(kind) for name in field.name.split("_")}
    about = {"patient", "patients", "birth", "born", "naissance", "nam", "ramq", "sex", "gender", "health", "diagnosis"}
    assert names & about == set()


@pytest.mark.parametrize("name", ["x-trea53621498", "x-trea-5362-1498", "x-trea5362-1498-b"])
def test_a_milestone_of_ones_own_names_no_patient(name: str) -> None:
    assert milestone_of("x-pilote-2026") == "x-pilote-2026"
    with pytest.raises(InvalidValueError) as refused:
        milestone_of(name)
    assert "5362" not in str(refused.value)
    document = {"request": {"objective": "emr_change"}, "journal": [{"milestone": name, "on": "2026-04-09"}]}
    assert [(problem.code, problem.path, problem.found) for problem in refusals(document)] == [
        ("patient-data", "journal[0].milestone", None)
    ]
    whole = {"format": "dme-migration/case-1", **document}
    assert not Draft202012Validator(schema("case")).is_valid(whole)
    whole["journal"] = [{"milestone": "x-pilote-2026", "on": "2026-04-09"}]
    assert Draft202012Validator(schema("case")).is_valid(whole)


def test_a_number_is_not_repeated_by_the_message_of_another_fault() -> None:
    problems = refusals({"TREA53621498": 1, "request": {"client": ["TREA 5362 1498"], "objective": "TREA53621498"}})
    assert len(problems) == 3
    assert not any("5362" in problem.message(language) for problem in problems for language in Language)
    with pytest.raises(DocumentError) as refused:
        load_case('{"format": "dme-migration/case-1", TREA53621498}')
    assert "5362" not in str(refused.value)


LETTERS = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=4, max_size=4)


@given(LETTERS, st.dates(date(1926, 1, 1), date(2026, 1, 1)), st.booleans(), st.integers(0, 99), st.sampled_from(" -"))
def test_every_number_that_the_ramq_may_give_is_seen(
    letters: str, born: date, woman: bool, order: int, separator: str
) -> None:
    digits = f"{born.year % 100:02}{born.month + 50 * woman:02}{born.day:02}{order:02}"
    for text in (letters + digits, separator.join((letters, digits[:4], digits[4:]))):
        assert patient_trace(f"voir {text}.") is not None
        assert digits[:4] not in masked(text)


QUICK_LOOK = re.compile(r"[0-9]{4}[ \u00a0\u202f-]?[0-9]{4}|[Pp]atient|PATIENT|[|\n{]|base64|[^ ]{400}")
"""What makes a text suspect, as one expression."""
BITS = (
    "patient",
    "Patient",
    "PATIENT",
    "pATIENT",
    "s.csv",
    "0112",
    "53621498",
    " ",
    "-",
    "\u00a0",
    "TREA",
    "MSH|",
    "\n",
)
SUSPECTS = st.lists(
    st.sampled_from((*BITS, '"resourceType": "Patient"', "{", ";base64,", "aB3+" * 100, "é")), max_size=8
)


@given(SUSPECTS.map("".join))
def test_the_quick_look_lets_through_what_one_expression_does(text: str) -> None:
    assert _suspect(text) == (QUICK_LOOK.search(text) is not None)


@given(st.text(max_size=400))
def test_any_text_is_looked_at_without_fail(text: str) -> None:
    trace = patient_trace(text)
    assert trace is None or trace.fr
