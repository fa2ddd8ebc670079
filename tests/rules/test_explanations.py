"""What people read of a finding, compared with a page that was read aloud (`tests.rules.golden`)."""

from __future__ import annotations

from typing import Final

import pytest

from dme_migration.rules import STANDARD_RULEBOOK, Status
from dme_migration.text import Language
from tests.rules import golden
from tests.rules.examples import Example, judged, parametrized

ROWS: Final = tuple(golden.chosen())


def test_the_explanations_are_those_that_were_read_aloud() -> None:
    expected = golden.GOLDEN.read_text(encoding="utf-8")

    assert golden.page().splitlines() == expected.splitlines(), (
        "read the difference aloud, then: python -m tests.rules.golden"
    )


def test_sixty_explanations_of_every_kind_and_status() -> None:
    kinds = {type(STANDARD_RULEBOOK[row.obligation].requires) for row in ROWS}
    statuses = {row.status for row in ROWS}

    assert len(ROWS) >= 60
    assert kinds == {type(o.requires) for o in STANDARD_RULEBOOK}
    assert statuses == set(Status)


def test_every_example_that_was_chosen_by_its_words_exists() -> None:
    named = {(row.obligation, row.words) for row in golden.ROWS}

    assert set(golden.CHOSEN) <= named


@parametrized(ROWS)
def test_an_example_has_the_status_it_says(row: Example) -> None:
    assert judged(row).status == row.status


@pytest.mark.parametrize("language", Language)
@parametrized(ROWS)
def test_an_explanation_is_whole_sentences_and_cites_its_clause(row: Example, language: Language) -> None:
    finding = judged(row)
    message = finding.message(language)
    sentences, _, clause = message.rpartition(" (")

    assert clause == f"{finding.obligation.clause.address.removesuffix(')')})"
    assert sentences.endswith((".", ")"))
    assert sentences[0] == sentences[0].upper()
    for leak in ("{", "}", "None", "  ", "..", " .", "True", "False", "()"):
        assert leak not in sentences
    assert "_" not in sentences or "import-scope" in sentences  # a reading's value, quoted


@pytest.mark.parametrize("language", Language)
def test_a_breach_over_a_holiday_names_each_day_that_does_not_count(language: Language) -> None:
    (row,) = (r for r in golden.ROWS if r.words == "on the eighth, over Easter")
    message = judged(row).message(language)

    for words in {
        Language.FR: (
            "jeudi 26 mars 2026",
            "Vendredi saint",
            "3 avril",
            "6 avril",
            "mercredi 8 avril 2026",
            "1 jour ouvrable",
        ),
        Language.EN: ("March 26, 2026", "Good Friday", "April 3", "April 6", "April 8, 2026", "1 business day"),
    }[language]:
        assert words in message
