"""The Markdown report, read by two readers that know nothing of it: CommonMark's (markdown-it), and Python-Markdown."""

from __future__ import annotations

import markdown
import pytest
from markdown_it import MarkdownIt

from dme_migration.report import html_of, markdown_of
from dme_migration.text import Language
from tests.report.html_reader import plain, read
from tests.report.reports import ASSESSMENTS, LANGUAGES, hostile, told_of
from tests.report.sample import HOSTILE

COMMANDS = (
    "[lien](http://exemple.test)",
    "![image](x)",
    "*gras* __fort__ `code` ``deux``",
    "1. liste",
    "12) liste",
    "- liste",
    "+ liste",
    "# titre",
    "===",
    "> cité",
    "~~barré~~ | a | b |",
    "$x$ \\$ \\",
    "&lt; &copy; &#60;",
    "http://exemple.test www.exemple.test <https://exemple.test>",
    "    code",
    "<!-- x -->",
)


def commonmark(text: str) -> str:
    """Render as CommonMark asks."""
    rendered: str = MarkdownIt("commonmark").render(text)
    return rendered


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ASSESSMENTS)
def test_it_says_what_the_assessment_does(name: str, language: Language) -> None:
    assessment = ASSESSMENTS[name]()
    text = read(commonmark(markdown_of(assessment, language=language))).text
    assert [words for words in told_of(assessment, language) if plain(words) not in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ASSESSMENTS)
def test_it_has_the_sections_of_the_page(name: str, language: Language) -> None:
    assessment = ASSESSMENTS[name]()
    page = read(html_of(assessment, language=language)).headings
    text = read(commonmark(markdown_of(assessment, language=language))).headings
    assert [words for level, words in page if level == 2] == [words for level, words in text if level == 2]
    assert page[0][1] in text[0][1]


@pytest.mark.parametrize("words", [*HOSTILE, *COMMANDS])
def test_what_is_written_in_a_case_is_text_for_every_reader(words: str) -> None:
    expected = plain(words)
    usual = markdown_of(hostile("Clinique"))
    written = markdown_of(hostile(words))
    for render in (commonmark, markdown.markdown):
        before, after = read(render(usual)), read(render(written))
        assert {tag for tag, _ in after.tags} <= {tag for tag, _ in before.tags}
        assert after.named("h1") == before.named("h1")
        assert len(after.named("li")) == len(before.named("li"))
        if expected.isprintable() and render is commonmark:
            assert expected in after.text


def test_nothing_invisible_is_left() -> None:
    for words in HOSTILE:
        written = markdown_of(hostile(words))
        assert [char for char in written if not char.isprintable() and char not in "\n\u00a0"] == []
        assert written.encode().decode() == written
