"""The sample document of DECLARATIONS §1, ways to change it at one place, and every fault that reading it gives."""

from __future__ import annotations

import json
import re
from enum import Enum
from pathlib import Path
from typing import Any, Final

import pytest

from dme_migration.errors import DocumentError
from dme_migration.serialization import Problem, case_from, load_case

SAMPLE: Final = (Path(__file__).parent / "data" / "sample.json").read_text(encoding="utf-8")

_STEP = re.compile(r"\.?([A-Za-z_][\w-]*)|\[([0-9]+)\]")


class Taken(Enum):
    """What `changed` takes for an order, not for a value."""

    OUT = "take the key out"


ABSENT: Final = Taken.OUT


def sample() -> dict[str, Any]:
    """Give the sample document, to be changed at will."""
    document: dict[str, Any] = json.loads(SAMPLE)
    return document


def steps(path: str) -> list[str | int]:
    """Take a path apart.

    >>> steps("request.requesters[0].name")
    ['request', 'requesters', 0, 'name']
    """
    return [int(place) if place else key for key, place in _STEP.findall(path)]


def at(document: Any, path: str) -> Any:
    """Give what stands at a path."""
    for step in steps(path):
        document = document[step]
    return document


def changed(path: str, value: object, document: dict[str, Any] | None = None) -> dict[str, Any]:
    """Give the sample with another value at one place; `ABSENT` takes the key out."""
    document = sample() if document is None else document
    *before, last = steps(path)
    around: Any = document
    for step in before:
        around = around[step]
    if value is ABSENT:
        del around[last]
    elif isinstance(around, list) and last == len(around):
        around.append(value)
    else:
        around[last] = value
    return document


def text_of(document: object) -> str:
    """Write a document with anything in it that Python's JSON takes, NaN and lone surrogates too."""
    return json.dumps(document)


def refusal(document: object) -> tuple[Problem, ...]:
    """Give the faults of a document, the same whether it comes as bytes, as text or parsed."""
    text = text_of(document)
    with pytest.raises(DocumentError) as of_text:
        load_case(text)
    with pytest.raises(DocumentError) as of_bytes:
        load_case(text.encode())
    with pytest.raises(DocumentError) as of_parsed:
        case_from(document)  # type: ignore[arg-type]  # what is no object is refused too
    assert of_text.value.problems == of_bytes.value.problems == of_parsed.value.problems
    return of_text.value.problems


def unreadable(data: bytes | str) -> tuple[Problem, ...]:
    """Give the faults of bytes or text that hold no document."""
    with pytest.raises(DocumentError) as refused:
        load_case(data)
    return refused.value.problems


def every_path(value: Any, path: str = "") -> list[str]:
    """List the path of every key and entry of a document."""
    found = []
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, item in items:
        place = f"{path}[{step}]" if isinstance(step, int) else f"{path}.{step}".removeprefix(".")
        found.extend([place, *every_path(item, place)])
    return found
