"""What is told of one case, by the command line, is as its schema says, and the schema asks for every key of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pytest
from jsonschema import Draft202012Validator

from dme_migration.serialization import schema
from tests.cli.running import BREACH, COMPLAINTS, UNDETERMINED, lines_of_json, run

ANSWERS: Final = {
    "assessment": ("check", BREACH),
    "next": ("next", COMPLAINTS),
    "letters": ("letters", UNDETERMINED, "--all"),
    "explanation": ("explain", "preanalysis.validation-window", f"--case={BREACH}"),
}


def answer(name: str) -> Any:
    (document,) = lines_of_json(run(*ANSWERS[name], "--as-of=2026-03-10", "--format=json"))
    return document


def without_each_key(value: Any) -> Iterator[tuple[str, Any]]:
    """Give a document again and again, without one of the keys of each object; one entry stands for its list."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name, {key: kept for key, kept in value.items() if key != name}
            if name not in {"condition", "readings"}:  # an object of any keys
                for path, less in without_each_key(inner):
                    yield f"{name}.{path}", {**value, name: less}
    elif isinstance(value, list) and value:
        for path, less in without_each_key(value[0]):
            yield path, [less, *value[1:]]


@pytest.mark.parametrize("name", ANSWERS)
def test_the_answer_is_valid_and_no_key_can_go(name: str) -> None:
    validator = Draft202012Validator(schema(name))
    document = answer(name)

    assert document["format"] == f"dme-migration/{name}-1"
    assert list(validator.iter_errors(document)) == []
    gone = dict(without_each_key(document))
    assert len(gone) > 10
    assert [path for path, less in gone.items() if validator.is_valid(less)] == []
    assert validator.is_valid({**document, "x": "others may come"})
