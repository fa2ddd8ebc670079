"""The HTML report: one file that says it all, runs nothing, fetches nothing, and can be read by everyone."""

from __future__ import annotations

import re
import sys
from itertools import pairwise

import pytest

from dme_migration.report import html_of
from dme_migration.report.page import _environment
from dme_migration.report.page_style import DARK, GROUNDS, INKS, LIGHT
from dme_migration.text import Language
from tests.report.contrast import contrast
from tests.report.html_reader import plain, read
from tests.report.reports import ASSESSMENTS, LANGUAGES, hostile, told_of
from tests.report.sample import HOSTILE

ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "footer", "section", "article", "figure"),
    *(
        "h1",
        "h2",
        "h3",
        "p",
        "dl",
        "div",
        "dt",
        "dd",
        "ul",
        "li",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    ),
    *("code", "span", "strong", "br", "details", "summary"),
    *("svg", "desc", "defs", "pattern", "rect", "line", "path", "g", "text", "circle", "polyline", "tspan", "polygon"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ASSESSMENTS)
class TestEveryReport:
    def test_it_says_what_the_assessment_does(self, name: str, language: Language) -> None:
        assessment = ASSESSMENTS[name]()
        text = read(html_of(assessment, language=language)).text
        assert [words for words in told_of(assessment, language) if plain(words) not in text] == []

    def test_it_is_one_file_that_fetches_and_runs_nothing(self, name: str, language: Language) -> None:
        page = html_of(ASSESSMENTS[name](), language=language)
        reader = read(page)
        assert {tag for tag, _ in reader.tags} <= ALLOWED
        named = {key for _, found in reader.tags for key in found}
        assert {
            key for key in named if key.startswith("on") or key in {"src", "href", "style", "srcset", "action"}
        } == set()
        assert not re.search(r"url\((?!#)|@import|expression\(|javascript:", page)
        assert set(re.findall(r"https?://[^\s\"'<]+", page)) <= {"http://www.w3.org/2000/svg"}
        (policy,) = [meta["content"] for meta in reader.named("meta") if "http-equiv" in meta]
        assert policy is not None
        assert policy.startswith("default-src 'none';")

    def test_it_can_be_read_by_everyone(self, name: str, language: Language) -> None:
        reader = read(html_of(ASSESSMENTS[name](), language=language))
        assert reader.declared == "doctype html"
        assert reader.named("html") == [{"lang": f"{language}-CA"}]
        levels = [level for level, _ in reader.headings]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        assert all(words.strip() for _, words in reader.headings)
        assert len(reader.named("caption")) == len(reader.named("table"))
        assert all(cell.get("scope") in {"row", "col"} for cell in reader.named("th"))
        ids = [found["id"] for _, found in reader.tags if "id" in found]
        assert len(ids) == len(set(ids))
        assert all(drawing["role"] == "img" and drawing["aria-labelledby"] for drawing in reader.named("svg"))
        assert {"name": "viewport", "content": "width=device-width, initial-scale=1"} in reader.named("meta")

    def test_the_same_assessment_gives_the_same_page(self, name: str, language: Language) -> None:
        assert html_of(ASSESSMENTS[name](), language=language) == html_of(ASSESSMENTS[name](), language=str(language))


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_that_is_written_in_a_case_is_markup(words: str) -> None:
    usual, reader = read(html_of(ASSESSMENTS["waived"]())), read(html_of(hostile(words)))
    assert {tag for tag, _ in reader.tags} <= {tag for tag, _ in usual.tags}
    assert len(reader.named("style")) == len(usual.named("style"))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e\ufffe\ud800-\udfff]", "".join(reader.said))


def test_every_ink_can_be_read_on_every_ground() -> None:
    (sheet, *_) = read(html_of(ASSESSMENTS["several"]())).styles
    for palette in (LIGHT, DARK):
        for ink in INKS:
            for ground in GROUNDS:
                assert contrast(palette[ink], palette[ground]) >= 4.5, (ink, ground)
        assert all(f"--{name}:{colour};" in sheet for name, colour in palette.items())
    inks = set(re.findall(r"(?<![\w-])color:([^;}]+)", sheet))
    grounds = set(re.findall(r"background(?:-color)?:([^;}]+)", sheet))
    assert inks <= {*(f"var(--{ink})" for ink in INKS), "inherit"}
    assert grounds <= {*(f"var(--{ground})" for ground in GROUNDS), "none"}
    assert "@media screen and (prefers-color-scheme:dark)" in sheet
    assert "@media print" in sheet
    assert not re.search("#[0-9a-f]{3,6}", re.sub("--[a-z]+:#[0-9a-f]{6};", "", sheet)), "a colour outside the palette"


def test_a_case_without_any_day_has_no_drawing() -> None:
    assessment = hostile("Clinique")
    bare = html_of(
        assessment.evaluator.evaluate(type(assessment.case)(request=assessment.case.request), as_of=assessment.as_of)
    )
    assert read(bare).named("svg") == []
    assert len(read(html_of(assessment)).named("svg")) == 2


def test_without_the_package_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    _environment.cache_clear()
    with pytest.raises(ImportError, match=r"dme-migration\[report\]") as raised:
        html_of(ASSESSMENTS["late"]())
    assert raised.value.name == "jinja2"
