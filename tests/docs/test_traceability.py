"""Each sentence of the texts gives obligations or says why not, and each obligation comes from one."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest
from scripts import check_sentences
from scripts.reference.addresses import page_of
from scripts.reference.examples import vector_files
from scripts.reference.pages import every_page
from scripts.reference.sentences import PREAMBLE, Sentence, digest, letters_of, sentences
from scripts.reference.traceability import example_tables, sentences_of

from dme_migration.rules import CLAUSES, PERMISSIONS, STANDARD_RULEBOOK, Obligation
from dme_migration.rules.clauses import AVENANT, PRACTICE
from dme_migration.text import Text
from dme_migration.vectors import folder
from tests.docs.pages import ROOT

OBLIGATIONS = tuple(STANDARD_RULEBOOK)


def place(sentence: Sentence) -> str:
    return f"{sentence.clause}, {sentence.number}"


def test_every_clause_has_a_sentence() -> None:
    addresses = {sentence.clause for sentence in sentences()}
    assert addresses == {PREAMBLE, AVENANT.address, *(clause.address for clause in CLAUSES)}


@pytest.mark.parametrize("sentence", sentences(), ids=place)
def test_a_sentence_gives_obligations_or_says_why_not(sentence: Sentence) -> None:
    assert bool(sentence.obligations) != bool(sentence.reason)
    assert sentence.words.fr
    assert sentence.words.en


@pytest.mark.parametrize("sentence", [s for s in sentences() if s.clause != PREAMBLE], ids=place)
def test_a_sentence_gives_obligations_of_its_own_clause(sentence: Sentence) -> None:
    for identifier in sentence.obligations:
        obligation = STANDARD_RULEBOOK[identifier]
        assert sentence.clause in {clause.address for clause in (obligation.clause, *obligation.also)}


@pytest.mark.parametrize("obligation", OBLIGATIONS, ids=lambda obligation: obligation.id)
def test_an_obligation_comes_from_a_sentence_of_each_of_its_clauses(obligation: Obligation) -> None:
    asked = {clause.address for clause in (obligation.clause, *obligation.also)} - {PRACTICE.address}
    assert {sentence.clause for sentence in sentences_of(obligation.id)} - {PREAMBLE} == asked


@pytest.mark.parametrize("obligation", OBLIGATIONS, ids=lambda obligation: obligation.id)
def test_an_obligation_has_tests_vectors_and_a_page(obligation: Obligation) -> None:
    tables = example_tables()[obligation.id]
    assert tables
    assert all((ROOT / table).is_file() for table in tables)
    assert set(dict(vector_files()[obligation.id])) <= set(folder())
    for language in ("fr", "en"):
        assert f"\n## {obligation.id}\n" in every_page()[f"{language}/reference/obligations/{page_of(obligation.id)}"]


def test_every_permission_is_a_sentence() -> None:
    permissive = [s.clause for s in sentences() if s.reason is not None and "permission" in s.reason.fr]
    for permission in PERMISSIONS:
        sayable = permissive + [s.clause for s in sentences_of("reschedule.explained")]
        assert permission.clause.address in sayable


def test_every_sentence_of_the_ministry_has_its_letters_and_digest() -> None:
    for sentence in sentences():
        assert (sentence.letters is None) == (sentence.digest is None) == (sentence.clause == AVENANT.address)


# The comparison with a copy of the text

COPY = "Un titre.\n\n1. **Avis** : on avise.\nOn autorise - par écrit.\n"


def table(*said: str) -> list[Sentence]:
    rows = [letters_of(one) for one in said]
    words = Text(fr="…", en="…")
    return [
        Sentence(clause="§1", number=n, words=words, obligations=(), reason=words, letters=len(row), digest=digest(row))
        for n, row in enumerate(rows, 1)
    ]


def test_a_text_that_the_table_covers_has_no_fault() -> None:
    assert check_sentences.fault(COPY, table("1. Avis: on avise", "ON AUTORISE PAR ÉCRIT")) is None


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (("On refuse.",), "first of the table (§1, 1)"),
        (("1. Avis: on avise", "On autorise de vive voix"), "§1, sentence 2"),
        (("1. Avis: on avise",), "18 letters after the last sentence"),
    ],
)
def test_a_text_that_parts_from_the_table_is_told(said: tuple[str, ...], words: str) -> None:
    assert words in str(check_sentences.fault(COPY, table(*said)))


def test_a_sentence_without_letters_is_passed_over() -> None:
    rows = table("1. Avis: on avise", "On autorise par écrit")
    extra = attrs.evolve(rows[0], letters=None, digest=None)
    assert check_sentences.fault(COPY, [rows[0], extra, rows[1]]) is None


def test_the_command_says_how_it_went(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_text("Un autre texte.", encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["check_sentences", str(copy)])

    assert check_sentences.main() == 1
    assert "no sentence of the text is the first of the table" in capsys.readouterr().out
