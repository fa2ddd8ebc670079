"""Every code block and console session of the documentation runs; both languages say the same things."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from tests.docs.pages import DOCS, ROOT, blocks, needs, play

LANGUAGES: Final = ("fr", "en")
PAGES: Final = sorted(path for language in LANGUAGES for path in (DOCS / language).rglob("*.md"))
TOP: Final = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize(
    "page", [pytest.param(page, id=name(page), marks=[pytest.mark.dev] * bool(needs(page))) for page in [*TOP, *PAGES]]
)
def test_every_block_runs(page: Path, tmp_path: Path) -> None:
    play(page, tmp_path)


def headings(page: Path) -> list[int]:
    """Give the depth of each heading of a page, those within code blocks aside."""
    text = re.sub(r"^( *)(`{3,}).*?^\1\2$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    return [len(marks) for marks in re.findall(r"^(#{1,6}) ", text, re.MULTILINE)]


def test_both_languages_have_the_same_pages() -> None:
    french, english = (
        {path.relative_to(DOCS / one).as_posix() for path in (DOCS / one).rglob("*.md")} for one in LANGUAGES
    )
    assert french == english


@pytest.mark.parametrize("page", [page for page in PAGES if "fr" in page.parts], ids=name)
def test_both_languages_have_the_same_headings_and_blocks(page: Path) -> None:
    other = DOCS / "en" / page.relative_to(DOCS / "fr")
    assert headings(page) == headings(other)
    assert [block[:2] for block in blocks(page)] == [block[:2] for block in blocks(other)]
