"""A fault in words and as JSON."""

from __future__ import annotations

import pickle

import attrs
import pytest

from dme_migration.errors import DmeMigrationError, DocumentError
from dme_migration.serialization import Problem, ProblemCode, load_case
from dme_migration.serialization.excerpts import Seen
from dme_migration.text import Language, Text
from tests.serialization.documents import changed, refusal

MISSPELT = Problem(
    code=ProblemCode.UNKNOWN_KEY,
    path="request.client.knd",
    seen=Seen.text("knd"),
    expected=Text(fr="une clé connue", en="a known key"),
    suggestion="kind",
)


def test_one_line_in_each_language() -> None:
    assert MISSPELT.message(Language.FR) == (
        "request.client.knd\u00a0: il n'y a pas de clé «\u00a0knd\u00a0» ici. Attendu\u00a0: une clé connue. "
        "Vouliez-vous dire «\u00a0kind\u00a0»?"
    )
    assert MISSPELT.message(Language.EN) == (
        "request.client.knd: there is no key “knd” here. Expected: a known key. Did you mean “kind”?"
    )
    assert str(MISSPELT) == MISSPELT.message() == MISSPELT.message(Language.FR)
    assert MISSPELT.message("en") == MISSPELT.message(Language.EN)  # type: ignore[arg-type]  # a value will do


def test_as_json() -> None:
    assert list(MISSPELT.as_json(Language.EN).items()) == [
        ("code", "unknown-key"),
        ("path", "request.client.knd"),
        ("found", "knd"),
        ("expected", "a known key"),
        ("suggestion", "kind"),
        ("message", MISSPELT.message(Language.EN)),
    ]


def test_nothing_seen_nothing_suggested() -> None:
    missing = attrs.evolve(MISSPELT, code="missing-key", seen=None, suggestion=None)
    assert missing.code is ProblemCode.MISSING_KEY
    assert (missing.as_json()["found"], missing.as_json()["suggestion"]) == (None, None)
    assert missing.message(Language.EN) == "request.client.knd: this key is missing. Expected: a known key."


@pytest.mark.parametrize("code", ProblemCode)
def test_every_code_has_words(code: ProblemCode) -> None:
    problem = attrs.evolve(MISSPELT, code=code)
    fr, en = problem.message(Language.FR), problem.message(Language.EN)
    assert fr != en
    assert "{" not in fr + en
    assert problem.code.value == problem.code.value.lower()


def test_codes_are_final() -> None:
    assert {code.value for code in ProblemCode} >= {
        "unknown-key", "missing-key", "wrong-type", "bad-choice", "bad-date", "bad-instant", "naive-instant",
        "bad-number", "bad-amount", "bad-zone", "repeated-milestone", "broken-revisions", "duplicate-key", "bad-json",
        "bad-encoding", "too-deep", "too-large", "unknown-format", "unknown-category", "out-of-range",
    }  # fmt: skip


def test_what_was_seen_is_never_filled_in_twice() -> None:
    (problem,) = refusal(changed("request.client", {"{found}": 1}))
    assert problem.path == 'request.client["{found}"]'
    assert "there is no key “{found}” here" in problem.message(Language.EN)


def test_the_error_holds_every_fault_and_travels() -> None:
    with pytest.raises(DocumentError) as refused:
        load_case("{}")
    assert isinstance(refused.value, DmeMigrationError)
    again = pickle.loads(pickle.dumps(refused.value))  # noqa: S301 - made here
    assert again.problems == refused.value.problems
    assert str(again).splitlines() == [str(problem) for problem in again.problems]
    assert len({*again.problems, *refused.value.problems}) == len(again.problems)
