"""The reference is whole: every field has its meaning, every public name a place, every link an end."""

from __future__ import annotations

import hashlib
import importlib
import itertools
import os
import posixpath
import re
import subprocess
import sys
from collections import Counter
from typing import Any, Final

import pytest
from markdown.extensions.toc import slugify
from scripts.reference.api import API_PAGES
from scripts.reference.fields import meaning
from scripts.reference.json_examples import COMMANDS
from scripts.reference.json_types import type_in_words
from scripts.reference.pages import every_page
from scripts.reference.writing import Page, plain, slug

from dme_migration.model import MigrationCase
from dme_migration.rules.figures import FMOQ
from dme_migration.serialization import SCHEMAS, schema
from dme_migration.serialization.shapes import ListOf, ObjectOf, shape_of
from dme_migration.text import Language, Text
from tests.docs.pages import DOCS, ROOT
from tests.test_text import BAD_ENGLISH, BAD_FRENCH

PAGES: Final = every_page()
BLOCK: Final = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
HEADING: Final = re.compile(r"^(#+) (.*)$", re.MULTILINE)
LINK: Final = re.compile(r"\]\(([^)\s]+)\)")


def prose(page: str) -> list[str]:
    """Give each paragraph of a page on one line: no block, no code, no target of a link, no directive, no emphasis."""
    unsaid = r"\A---\n(?:.+\n)+?---$|`[^`]*`|<!--.*?-->|^:::.*$(?:\n    .*)*"
    words = re.sub(unsaid, "x", BLOCK.sub("", PAGES[page]), flags=re.MULTILINE)
    words = LINK.sub("]", words).replace(FMOQ, "x").replace("*", "").replace("\\", "")
    return [" ".join(line.strip(" ").removeprefix("> ") for line in part.splitlines()) for part in words.split("\n\n")]


# Fields, names, examples


def told(name: str) -> list[str]:
    """Name every field of a document that comes out."""
    found: list[str] = []

    def walk(part: Any, path: str) -> None:
        if isinstance(part, dict):
            for key, held in part.get("properties", {}).items():
                found.append(f"{path}.{key}".removeprefix("."))
                if not is_leaf(name, found[-1]):
                    walk(held, found[-1])
            for held in (*part.get("anyOf", ()), *part.get("oneOf", ())):
                walk(held, path)
            for key in ("items", "additionalProperties"):
                walk(part.get(key), path)

    walk(schema(name), "")
    return found


def is_leaf(name: str, path: str) -> bool:
    try:
        return meaning(name, path).leaf
    except LookupError:
        return False


def untold(document: str, paths: list[str]) -> list[str]:
    missing = []
    for path in paths:
        try:
            assert all(meaning(document, path).words[language] for language in Language)
        except LookupError as error:
            missing.append(str(error))
    return missing


@pytest.mark.parametrize("name", [name for name in SCHEMAS if name != "case"])
def test_every_field_that_comes_out_has_its_meaning(name: str) -> None:
    assert untold(name, [*told(name), "document"]) == []


def test_every_key_of_a_case_has_its_meaning() -> None:
    paths = ["document"]
    waiting: list[type] = [MigrationCase]
    while waiting:
        kind = waiting.pop()
        paths.append(kind.__name__)
        for key in shape_of(kind).keys.values():
            paths.append(f"{kind.__name__}.{key.name}")
            item = key.holds.item if isinstance(key.holds, ListOf) else key.holds
            if isinstance(item, ObjectOf):
                waiting.append(item.kind)
    assert untold("case", [path for path in paths if path != "DataSelection.choices"]) == []


def test_every_document_that_a_command_prints_has_an_example() -> None:
    assert set(COMMANDS) == set(SCHEMAS) - {"case", "vectors"}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_example_of_a_document_has_every_key_of_its_schema(name: str) -> None:
    page = PAGES[f"fr/reference/json/{name}.md"]
    (shown,) = (block for block in BLOCK.findall(page) if block.startswith("```json"))
    for path in told(name):
        if "." not in path:
            assert f'"{path}"' in shown


def test_every_public_name_stands_on_one_page_of_the_api() -> None:
    shown = Counter(f"dme_migration.{page.room}.{name}" for page in API_PAGES for name in page.shown)
    rooms = [room for room in ROOMS_OF_THE_API if room != "dme_migration"]
    public = [f"{room}.{name}" for room in rooms for name in importlib.import_module(room).__all__]
    assert shown == Counter(public)


ROOMS_OF_THE_API: Final = sorted({f"dme_migration.{page.room}" for page in API_PAGES})


def test_every_room_of_the_package_has_a_page_of_the_api() -> None:
    names = importlib.import_module("tests.test_public_names").ROOMS
    assert set(ROOMS_OF_THE_API) == set(names) - {"dme_migration"}


# Links, headings, marks


def anchors(page: str) -> set[str]:
    text = PAGES.get(page) or (DOCS / page).read_text("utf-8")
    return {slugify(re.sub(r"[`*]|\]\(.*?\)|\[", "", words), "-") for _, words in HEADING.findall(BLOCK.sub("", text))}


@pytest.mark.parametrize("page", PAGES)
def test_every_link_has_an_end(page: str) -> None:
    for target in LINK.findall(BLOCK.sub("", PAGES[page])):
        path, _, anchor = target.partition("#")
        full = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
        assert full in PAGES or (DOCS / full).is_file(), target
        if anchor and "/api/" not in full:
            assert anchor in anchors(full), target


@pytest.mark.parametrize("page", PAGES)
def test_headings_go_down_one_step_at_a_time_and_stand_once(page: str) -> None:
    found = HEADING.findall(BLOCK.sub("", PAGES[page]))
    depths = [len(marks) for marks, _ in found]
    assert depths.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(depths))
    if "changelog" not in page:
        assert max(Counter(words for _, words in found).values()) == 1


NOT_IN_ONE_LANGUAGE: Final = re.compile("changelog|glossary|errors|en/reference/profiles")
"""Pages that hold words of the other language: what was typed, terms side by side, citations of statutes."""


@pytest.mark.parametrize("page", [page for page in PAGES if not NOT_IN_ONE_LANGUAGE.search(page)])
def test_words_are_set_as_their_language_does(page: str) -> None:
    faults = BAD_FRENCH if page.startswith("fr/") else BAD_ENGLISH
    found = [(name, words) for words in prose(page) for name, fault in faults.items() if fault.search(words)]
    assert found == []


def test_the_pages_do_not_depend_on_where_they_are_made() -> None:
    code = (
        "import hashlib; from scripts.reference.pages import every_page; "
        "print(hashlib.sha256(repr(sorted(every_page().items())).encode()).hexdigest())"
    )
    env = {**os.environ, "PYTHONHASHSEED": "7", "LC_ALL": "C", "TZ": "Asia/Tokyo", "COLUMNS": "40", "PYTHONUTF8": "1"}
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == hashlib.sha256(repr(sorted(PAGES.items())).encode()).hexdigest()


# How a page is written


@pytest.mark.parametrize(
    "words", ["preanalysis.validation-window", "L'accès à l'ancien DMÉ", "§3 Extraction d) · Été", "a - b"]
)
def test_an_anchor_is_the_one_that_markdown_makes(words: str) -> None:
    assert slug(words) == slugify(words, "-")


def test_a_line_never_begins_with_what_markdown_takes_for_a_list() -> None:
    page = Page(Language.EN, Text(fr="T", en="T"))
    page.text("x" * 117 + " 2. y " + "z" * 110 + " - w")
    assert not re.search(r"^(\d+\.|-) ", str(page), re.MULTILINE)


def test_marks_of_markdown_are_escaped() -> None:
    assert plain("a*b [c] `d` <e>") == r"a\*b \[c\] \`d\` \<e>"


def test_a_cell_may_hold_a_bar() -> None:
    page = Page(Language.FR, Text(fr="T", en="T"))
    page.table(["a", "b"], [["1|2", "3"]])
    assert "| a | b |\n| --- | --- |\n| 1\\|2 | 3 |" in str(page)


@pytest.mark.parametrize(
    ("part", "fr"),
    [
        ({"type": ["string", "null"]}, "texte ou `null`"),
        ({"type": "array", "items": {"type": "object"}}, "liste d'objets"),
        ({"enum": ["must", "should"]}, "`must` ou `should`"),
        ({"const": "x-1"}, "`x-1`"),
        ({"anyOf": [{"type": "integer"}, {"type": "null"}]}, "nombre entier ou `null`"),
    ],
)
def test_a_type_is_said_in_words(part: dict[str, Any], fr: str) -> None:
    assert type_in_words(part, Language.FR) == fr
