"""Words in two languages: days, instants, lists; and every `Text` of the package, typographically."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from string import Formatter
from types import ModuleType
from typing import Any, Final

import attrs
import pytest

import dme_migration
from dme_migration.text import Language, Text, clock_in_words, day_in_words, instant_in_words, joined

FR, EN = Language.FR, Language.EN


@pytest.mark.parametrize(
    ("day", "fr", "en"),
    [
        ("2026-04-01", "mercredi 1er avril 2026", "Wednesday, April 1, 2026"),
        ("2026-02-28", "samedi 28 février 2026", "Saturday, February 28, 2026"),
        ("2028-02-29", "mardi 29 février 2028", "Tuesday, February 29, 2028"),
        ("2026-08-02", "dimanche 2 août 2026", "Sunday, August 2, 2026"),
        ("2026-12-31", "jeudi 31 décembre 2026", "Thursday, December 31, 2026"),
    ],
)
def test_a_day_is_written_out(day: str, fr: str, en: str) -> None:
    assert day_in_words(date.fromisoformat(day), FR) == fr
    assert day_in_words(date.fromisoformat(day), EN) == en


def test_a_day_without_its_weekday_or_its_year() -> None:
    day = date(2026, 4, 1)

    assert day_in_words(day, FR, weekday=False) == "1er avril 2026"
    assert day_in_words(day, FR, year=False) == "mercredi 1er avril"
    assert day_in_words(day, FR, weekday=False, year=False) == "1er avril"
    assert day_in_words(day, EN, weekday=False) == "April 1, 2026"
    assert day_in_words(day, EN, year=False) == "Wednesday, April 1"


@pytest.mark.parametrize(
    ("clock", "fr", "en"),
    [
        ((0, 0, 0), "0 h", "0:00"),
        ((9, 5, 0), "9 h 05", "9:05"),
        ((15, 0, 0), "15 h", "15:00"),
        ((23, 59, 59), "23 h 59 min 59 s", "23:59:59"),
    ],
)
def test_the_time_of_day(clock: tuple[int, int, int], fr: str, en: str) -> None:
    instant = datetime(2026, 3, 3, *clock, tzinfo=UTC)

    assert (clock_in_words(instant, FR), clock_in_words(instant, EN)) == (fr, en)
    assert instant_in_words(instant, FR) == f"mardi 3 mars 2026 à {fr}"
    assert instant_in_words(instant, EN) == f"Tuesday, March 3, 2026 at {en}"


@pytest.mark.parametrize(
    ("items", "fr", "en"),
    [([], "", ""), (["a"], "a", "a"), (["a", "b"], "a et b", "a and b"), (["a", "b", "c"], "a, b et c", "a, b and c")],
)
def test_items_are_joined_as_a_sentence_does(items: list[str], fr: str, en: str) -> None:
    assert joined(items, FR) == fr
    assert joined(iter(items), EN) == en


def test_items_may_be_joined_by_another_word() -> None:
    assert joined("ab", FR, last=Text(fr="ou", en="or")) == "a ou b"


def test_a_text_is_a_value_in_two_languages() -> None:
    text = Text(fr="{n} jours", en="{n} days")

    assert (text[FR], text[EN]) == ("{n} jours", "{n} days")
    assert text.filled(FR, n=7) == "7 jours"
    assert hash(text) == hash(Text(fr="{n} jours", en="{n} days"))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        text.fr = "x"  # type: ignore[misc] # frozen: that is the test


# Every text of the package

SKIPPED: Final = ("dme_migration.testing", "dme_migration.cli.__main__")
"""Hypothesis is an extra; `__main__` runs."""


def modules() -> Iterator[ModuleType]:
    """Give every module, the floors from the lowest up: a text is found where it is declared, not where it is used."""
    floors = ("text", "calendar", "model", "rules", "planning", "serialization", "report", "cli")
    names = [found.name for found in pkgutil.walk_packages(dme_migration.__path__, "dme_migration.")]
    names = [name for name in names if not name.startswith(SKIPPED) and name.split(".")[1] in floors]
    for name in sorted(names, key=lambda name: floors.index(name.split(".")[1])):
        yield importlib.import_module(name)


def texts_in(value: Any, seen: set[int]) -> Iterator[Text]:
    if id(value) in seen:
        return
    seen.add(id(value))
    match value:
        case Text():
            yield value
        case Mapping():
            for item in value.values():
                yield from texts_in(item, seen)
        case tuple() | list() | frozenset() | set():
            for item in value:
                yield from texts_in(item, seen)
        case _ if attrs.has(type(value)):
            for field in attrs.fields(type(value)):
                yield from texts_in(getattr(value, field.name), seen)


def every_text() -> list[tuple[str, Text]]:
    found: dict[Text, str] = {}
    for module in modules():
        for name, value in vars(module).items():
            if name.startswith("__"):
                continue
            for text in texts_in(value, set()):
                found.setdefault(text, f"{module.__name__.removeprefix('dme_migration.')}.{name}")
    return [(where, text) for text, where in found.items()]


TEXTS: Final = every_text()
RULES: Final = [(where, text) for where, text in TEXTS if not where.startswith("cli.")]

NBSP, NNBSP = "\u00a0", "\u202f"
BAD_FRENCH: Final = {
    "a plain space before a colon": re.compile(r"[^\s] :(?!\w)"),
    "no space before a colon": re.compile(r"\w:(?=\s)"),
    "a plain space inside guillemets": re.compile(r"« | »"),
    "no space inside guillemets": re.compile(rf"«[^{NBSP}{NNBSP}{{]|[^{NBSP}{NNBSP}}}]»"),
    "an English quotation mark": re.compile(r"[“”]"),
    "a space before a question mark (Québec's use has none)": re.compile(r"[\s\u00a0]\?"),
    "a plain space before a dollar sign or a percent sign": re.compile(r"\d [$%]"),
    "two spaces": re.compile(r"\S  "),
}
BAD_ENGLISH: Final = {
    "a French quotation mark": re.compile(r"[«»]"),
    "a space before a colon": re.compile(r"\w[ \u00a0]:(?!\w)"),
    "a space before a semicolon": re.compile(r"[ \u00a0];"),
    "two spaces": re.compile(r"\S  "),
}


def placeholders(words: str) -> set[str]:
    found = {field for _, field, _, _ in Formatter().parse(words) if field is not None}
    return {field for field in found if field.isidentifier()}  # a text may show JSON: {"key": value}


def test_the_walk_finds_the_texts() -> None:
    assert len(RULES) > 400


@pytest.mark.parametrize(("where", "text"), TEXTS, ids=[f"{n}: {where}" for n, (where, _) in enumerate(TEXTS)])
def test_both_languages_have_the_same_placeholders(where: str, text: Text) -> None:
    assert placeholders(text.fr) == placeholders(text.en), where


@pytest.mark.parametrize("fault", BAD_FRENCH)
def test_french_is_set_as_it_is_in_quebec(fault: str) -> None:
    assert [(where, text.fr) for where, text in TEXTS if BAD_FRENCH[fault].search(text.fr)] == []


@pytest.mark.parametrize("fault", BAD_ENGLISH)
def test_english_is_set_in_its_own_way(fault: str) -> None:
    assert [(where, text.en) for where, text in TEXTS if BAD_ENGLISH[fault].search(text.en)] == []


ENGLISH_WORDS: Final = re.compile(r"\b(the|and|must|should|with|this|that|which|vendor|schedule)\b", re.IGNORECASE)
FRENCH_WORDS: Final = re.compile(r"\b(le|les|des|une|qui|avec|doit|fournisseur|calendrier|jours)\b", re.IGNORECASE)


def test_no_english_in_french_and_no_french_in_english() -> None:
    quoted = re.compile(r"«[^»]*»|“[^”]*”|`[^`]*`|--[a-z-]+|\{\w+\}")
    assert [(w, t.fr) for w, t in TEXTS if t.fr != t.en and ENGLISH_WORDS.search(quoted.sub("", t.fr))] == []
    assert [(w, t.en) for w, t in TEXTS if t.fr != t.en and FRENCH_WORDS.search(quoted.sub("", t.en))] == []


FIELD_WORDS: Final = re.compile(
    r"\b(log|target|old EMR's file|customer|user|expected|dossier du client)\b", re.IGNORECASE
)


def test_no_text_of_the_rules_says_a_word_that_means_something_else_in_the_field() -> None:
    """STYLE: never « log », « target », « customer », « user » for what has a name of its own."""
    assert [(w, t.en) for w, t in RULES if FIELD_WORDS.search(t.en)] == []


def test_file_alone_never_stands_for_the_case() -> None:
    """In this field a file is a patient's chart; « on file » is said of a document."""
    alone = re.compile(r"\b(the|from the|in the) file\b", re.IGNORECASE)
    assert [(w, t.en) for w, t in RULES if alone.search(t.en)] == []


def strings() -> Iterator[tuple[str, str]]:
    """Give every string of the source but the docstrings and those of the generators, with its place."""
    root = Path(dme_migration.__file__).parent
    for path in sorted(root.rglob("*.py")):
        if path.is_relative_to(root / "testing"):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
                yield f"{path.name}:{node.lineno}", node.value


def test_dossier_alone_never_stands_for_the_case() -> None:
    """STYLE: « dossier de migration », both words, to people; « dossier » alone is a patient's chart."""
    alone = re.compile(r"\b[Dd]ossiers?\b(?! de migration| médica)")
    charts = re.compile(r"responsables? des dossiers|légalement responsables des dossiers")
    assert [(place, text) for place, text in strings() if alone.search(charts.sub("", text))] == []
