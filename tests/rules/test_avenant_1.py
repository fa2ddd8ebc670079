"""Every obligation of the addendum, in every status that it can take."""

from __future__ import annotations

from tests.rules.avenant_examples import ROWS
from tests.rules.examples import Example, check, parametrized


@parametrized(ROWS)
def test_the_obligation_comes_to_what_the_text_says(row: Example) -> None:
    check(row)
