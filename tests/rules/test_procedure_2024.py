"""Every obligation of the procedure, in every status that it can take."""

from __future__ import annotations

import pytest

from tests.rules.examples import Example, check, parametrized
from tests.rules.procedure_examples import ROWS


@parametrized(ROWS)
def test_the_obligation_comes_to_what_the_text_says(row: Example) -> None:
    check(row)


@pytest.mark.parametrize("identifier", sorted({row.obligation for row in ROWS}))
def test_the_words_of_an_obligations_examples_are_all_different(identifier: str) -> None:
    words = [(row.words, row.as_of, row.readings) for row in ROWS if row.obligation == identifier]

    assert len(set(words)) == len(words)
