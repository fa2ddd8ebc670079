"""The declarations: what they name exists, in the rules as in the values."""

from __future__ import annotations

from string import Formatter
from typing import Any

import attrs
import pytest

from dme_migration.model import Moment
from dme_migration.report.letters import LETTERS, Letter, LetterKind
from dme_migration.report.letters.parts import VALUES
from dme_migration.rules import STANDARD_RULEBOOK
from dme_migration.text import Text
from tests.report.letters.scenes import SCENES

LETTERS_BY_KIND = [pytest.param(letter, id=letter.kind) for letter in LETTERS.values()]


def texts(value: Any) -> list[Text]:
    match value:
        case Text():
            return [value]
        case tuple():
            return [text for item in value for text in texts(item)]
        case _ if attrs.has(type(value)):
            return [text for field in attrs.fields(type(value)) for text in texts(getattr(value, field.name))]
        case _:
            return []


def named(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}


def conditions(value: Any) -> list[str]:
    """Give the values that parts wait for."""
    if isinstance(value, tuple):
        return [name for item in value for name in conditions(item)]
    if not attrs.has(type(value)) or isinstance(value, Text):
        return []
    found = [getattr(value, name, None) for name in ("given", "absent")]
    inner = [name for field in attrs.fields(type(value)) for name in conditions(getattr(value, field.name))]
    return [*(name for name in found if name is not None), *inner]


def test_every_kind_has_one_letter_and_one_scene_in_the_order_of_a_migration() -> None:
    assert set(LETTERS) == set(LetterKind) == {scene.kind for scene in SCENES}
    assert len(SCENES) == len(LETTERS)


@pytest.mark.parametrize("letter", LETTERS_BY_KIND)
def test_a_letter_names_only_values_that_there_are(letter: Letter) -> None:
    said = {name for text in (letter.subject, *texts(letter.body)) for name in named(text.fr) | named(text.en)}
    waited = {*conditions(letter.body), *letter.once, *letter.unless, *letter.needs}
    if letter.optional is not None:
        waited.add(letter.optional)

    assert said | waited <= set(VALUES)
    assert letter.by is None or letter.by in set(Moment)


@pytest.mark.parametrize("letter", LETTERS_BY_KIND)
def test_a_letter_is_called_for_by_obligations_that_its_bearer_answers_for(letter: Letter) -> None:
    for asked in letter.asks:
        found = [obligation for obligation in STANDARD_RULEBOOK if asked.includes(obligation)]
        bearer = letter.bearer or letter.writer
        assert any(bearer in obligation.bearers for obligation in found), asked


def test_every_letter_is_called_for_optional_or_a_reminder() -> None:
    assert [letter.kind for letter in LETTERS.values() if not letter.asks] == [
        LetterKind.REMINDER,
        LetterKind.COMPLAINT,
    ]


def test_no_value_is_left_unused() -> None:
    used = {
        name for letter in LETTERS.values() for text in (letter.subject, *texts(letter.body)) for name in named(text.fr)
    }
    for letter in LETTERS.values():
        used |= {*conditions(letter.body), *letter.once, *letter.unless, *letter.needs, letter.optional or ""}
    of_milestones = ("planned_", "actual_", "not_done_")
    days = {name.removesuffix("_on").removesuffix("_day") for name in used}
    unused = [
        name
        for name in VALUES
        if name not in used
        and not name.startswith(of_milestones)
        and name.removesuffix("_on").removesuffix("_day") not in days
    ]
    assert unused == []
