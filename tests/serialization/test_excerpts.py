"""Excerpts: short, on one line, safe for a terminal, faithful to the kind of value."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dme_migration.serialization.excerpts import Seen
from dme_migration.text import Language
from tests.serialization.strategies import JSON_VALUES


@pytest.mark.parametrize(
    ("value", "excerpt", "french", "english"),
    [
        ("a", "a", "le texte «\u00a0a\u00a0»", "the text “a”"),
        (12, "12", "le nombre 12", "the number 12"),
        (1.5, "1.5", "le nombre 1.5", "the number 1.5"),
        (True, "true", "la valeur true", "the value true"),
        (None, "null", "la valeur null", "the value null"),
        (["é", 1], '["é", 1]', 'la liste ["é", 1]', 'the list ["é", 1]'),
        ({"a": {}}, '{"a": {}}', 'l\'objet {"a": {}}', 'the object {"a": {}}'),
        (object(), "object", "la valeur object", "the value object"),
        ("\x1b[31m\r\n\u2028\u202e\x9b", "\\u001b[31m\\u000d\\u000a\\u2028\\u202e\\u009b", None, None),
    ],
)
def test_each_kind(value: object, excerpt: str, french: str | None, english: str | None) -> None:
    seen = Seen.of(value)
    assert seen.excerpt == excerpt
    assert french is None or seen.with_kind(Language.FR) == french
    assert english is None or seen.with_kind(Language.EN) == english


@pytest.mark.parametrize("unit", [["a"], "a", "\x00", "é", [[["b"]]]])
def test_long_values_are_cut(unit: str | list[object]) -> None:
    assert_cut(unit * 10**6)
    assert_cut({"k": unit * 10**6})


def assert_cut(value: object) -> None:
    excerpt = Seen.of(value).excerpt
    assert len(excerpt) == 80
    assert excerpt.endswith("…")


@given(st.one_of(JSON_VALUES, st.text(st.characters())))
def test_always_one_safe_line(value: object) -> None:
    excerpt = Seen.of(value).excerpt
    assert len(excerpt) <= 80
    assert len(excerpt.splitlines()) <= 1
    assert excerpt.encode().decode() == excerpt
    assert not {unicodedata.category(char) for char in excerpt} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
