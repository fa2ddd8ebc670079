"""Paths as they are told."""

from __future__ import annotations

import pytest

from dme_migration.serialization.collecting import WHOLE, Path, spelt


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (WHOLE, "$"),
        ((WHOLE, "id"), "id"),
        ((WHOLE, 3), "[3]"),
        ((((WHOLE, "request"), "requesters"), 0), "request.requesters[0]"),
        ((((WHOLE, "journal"), 12), "x-own_key-2"), "journal[12].x-own_key-2"),
        ((WHOLE, "a.b"), '["a.b"]'),
        (((WHOLE, "request"), "clé"), 'request["clé"]'),
        ((WHOLE, ""), '[""]'),
        ((WHOLE, "0"), '["0"]'),
        ((WHOLE, 'a"\n\u2028b'), '["a\\"\\n\\u2028b"]'),
        ((WHOLE, "k" * 100), f'["{"k" * 60}…"]'),
    ],
)
def test_spelling(path: Path, words: str) -> None:
    assert spelt(path) == words
