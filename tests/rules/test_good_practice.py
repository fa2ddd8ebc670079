"""Every obligation of our good practice, in every status that it can take."""

from __future__ import annotations

from tests.rules.examples import Example, check, parametrized
from tests.rules.practice_examples import ROWS


@parametrized(ROWS)
def test_the_obligation_comes_to_what_the_text_says(row: Example) -> None:
    check(row)
