"""Words made inert: one line stays one line, and nothing invisible passes."""

from __future__ import annotations

import unicodedata

import pytest

from dme_migration.report.inert import lines, one_line
from tests.report.sample import HOSTILE


@pytest.mark.parametrize("name", HOSTILE)
def test_one_line_is_one_line_of_characters(name: str) -> None:
    made = one_line(name)
    assert len(made.splitlines()) == 1
    assert not [c for c in made if unicodedata.category(c) in {"Cc", "Cs", "Cn"}]
    assert made.encode().decode() == made
    assert one_line(made) == lines(made) == made


def test_what_is_harmless_stays() -> None:
    name = "Clinique Sainte-Thérèse & Fils « <Mtl> », 100 %; \\N {0} 日本"
    assert one_line(name) == name
    assert lines(f"{name}\n\t{name}") == f"{name}\n\t{name}"


def test_every_break_counts_once() -> None:
    assert lines("a\r\nb\rc\nd\x85e\u2028f\u2029g\x0bh\x0ci") == "a\nb\nc\nd\ne\nf\ng\nh\ni"
