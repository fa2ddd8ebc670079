"""What mkdocstrings is given of a docstring: sessions in blocks of code, and the fields of a class.

Needs griffe, which comes with mkdocstrings (extra ``docs``).
"""

from __future__ import annotations

import pytest

griffe = pytest.importorskip("griffe")

from scripts.docstrings import Docstrings, fenced, fields  # noqa: E402 - griffe first, or nothing

pytestmark = pytest.mark.dev

SOURCE = """
class Colour(StrEnum):
    'A colour.\\n\\nMore.'
    RED = "red"

@frozen
class Line:
    'A line.'
    start: date
    end: date | None = None
    notes: tuple[str, ...] = attrs.field(default=())
    _cache: int = 0
    @property
    def length(self) -> int: ...
"""


def test_a_session_is_fenced_up_to_the_empty_line() -> None:
    text = "Add.\n\n    >>> for x in y:\n    ...     x\n      1\n\n    After."
    assert fenced(text) == "Add.\n\n    ```pycon\n    >>> for x in y:\n    ...     x\n      1\n    ```\n\n    After."


def test_the_public_fields_of_a_class_are_listed_with_what_is_plain_of_them() -> None:
    with griffe.temporary_visited_module(SOURCE) as module:
        assert list(fields(module["Line"])) == [
            "start: date",
            "end: date | None = None",
            "notes: tuple[str, ...]",
        ]
        assert list(fields(module["Colour"])) == ["RED = 'red'"]


def test_fields_stand_after_the_first_sentence() -> None:
    with griffe.temporary_visited_module(SOURCE) as module:
        Docstrings().on_object(obj=module["Colour"])
        assert module["Colour"].docstring.value == "A colour.\n\n```python\nRED = 'red'\n```\n\nMore."
