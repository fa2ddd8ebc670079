"""Sound JSON, whoever built it: half pairs, numbers, types of Python, depth; each with its path."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from dme_migration.errors import DocumentError
from dme_migration.model import Objective
from dme_migration.serialization import ProblemCode, case_from
from dme_migration.serialization.collecting import WHOLE, Faults
from dme_migration.serialization.soundness import Mark, sound
from dme_migration.text import Language
from tests.serialization.documents import changed, refusal, sample


def refused(document: Any) -> list[tuple[str, str, str | None]]:
    with pytest.raises(DocumentError) as error:
        case_from(document)
    return [(str(problem.code), problem.path, problem.found) for problem in error.value.problems]


@pytest.mark.parametrize(
    ("value", "code", "found"),
    [
        (date(2026, 1, 5), "wrong-type", "datetime.date"),
        (Decimal("450.00"), "wrong-type", "decimal.Decimal"),
        (("a", "b"), "wrong-type", "tuple"),
        ({1}, "wrong-type", "set"),
        (b"a", "wrong-type", "bytes"),
        (1j, "wrong-type", "complex"),
        (float("nan"), "bad-number", "nan"),
        (float("-inf"), "bad-number", "-inf"),
        ("a\udfff", "bad-encoding", "a\\udfff"),
    ],
)
@pytest.mark.parametrize("path", ["id", "x-own", "journal[3].on", "request.client.x-own", "request.data.allergies"])
def test_what_is_no_json(path: str, value: object, code: str, found: str) -> None:
    assert refused(changed(path, value)) == [(code, path, found)]


def test_numbers_that_not_every_reader_takes() -> None:
    assert refused(changed("x-own", 10**5000)) == [("bad-number", "x-own", "≈ 2^16610")]
    assert case_from(changed("x-own", 10**639)).extra == (("x-own", f"1{'0' * 639}"),)


def test_keys_are_texts() -> None:
    assert refused({**sample(), 1: "a"}) == [("wrong-type", "$", "1")]
    assert refused(changed("x-own", [{None: 1}])) == [("wrong-type", "x-own[0]", "null")]


def test_a_half_pair_in_a_key() -> None:
    (problem,) = refusal(changed("request.client", {"x-\ud800": 1, "name": "a"}))
    assert (problem.code, problem.path) == (ProblemCode.BAD_ENCODING, 'request.client["x-\\ud800"]')
    assert "\\ud800 à \\udfff" in problem.message(Language.FR)


def test_a_half_pair_and_a_fault_of_meaning() -> None:
    problems = refusal(changed("request.client.name", "\ud800", changed("id", 1)))
    assert [(problem.code, problem.path) for problem in problems] == [
        ("bad-encoding", "request.client.name"),
        ("wrong-type", "id"),
    ]


def test_depth_of_what_an_application_built() -> None:
    endless: list[Any] = []
    endless.append(endless)
    assert refused(changed("x-own", endless)) == [("too-deep", "x-own" + "[0]" * 63, "> 64")]


def test_members_of_enums_are_texts() -> None:
    assert case_from(changed("request.objective", Objective.EMR_CHANGE)) == case_from(sample())


def test_a_sound_value_is_given_back() -> None:
    faults = Faults()
    assert sound(sample(), WHOLE, faults) == sample()
    assert faults.number == 0
    assert sound([1, {"a": ["\ud800"]}], WHOLE, faults) == [1, {"a": [Mark.FAULTY]}]
    assert faults.number == 1
