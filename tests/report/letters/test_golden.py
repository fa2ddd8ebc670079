from __future__ import annotations

from tests.report.letters.golden import FILE, everything


def test_every_letter_says_what_was_last_read_aloud() -> None:
    """When the words changed on purpose: ``python -m tests.report.letters.golden``, and read the file."""
    assert everything() == FILE.read_text(encoding="utf-8")
