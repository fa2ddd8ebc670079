"""No patient in a case: what looks like one is refused, and not repeated; what only resembles one is kept."""

from __future__ import annotations

import base64
import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dme_migration import load_case
from dme_migration.errors import DocumentError, InvalidValueError
from dme_migration.model import Client, MigrationCase, Request, Requester, Signature
from dme_migration.model.privacy import masked, patient_trace
from dme_migration.serialization import Problem
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


@given(st.text(max_size=400))
def test_any_text_is_looked_at_without_fail(text: str) -> None:
    trace = patient_trace(text)
    assert trace is None or trace.fr
