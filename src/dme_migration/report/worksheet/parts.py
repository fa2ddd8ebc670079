"""What a worksheet is made of, before it has pages: sections of fields, check boxes, tables and notes."""

from __future__ import annotations

import attrs

__all__ = ["Cell", "Choice", "Choices", "Fields", "Note", "Part", "Row", "Section", "Sheet", "Steps", "Table"]

Cell = str | tuple[str, ...] | None
"""One text, or several below each other; `None` is left empty, to be filled in by hand."""

Row = tuple[Cell, ...]
"""One line of a table."""


@attrs.frozen
class Choice:
    """One check box."""

    label: str
    ticked: bool


@attrs.frozen(kw_only=True)
class Choices:
    """Check boxes under a title, in so many columns, read from top to bottom."""

    title: str | None = None
    boxes: tuple[Choice, ...]
    columns: int = 1


@attrs.frozen
class Fields:
    """Labels and values, one a line; a value of `None` is a line to fill in by hand."""

    pairs: tuple[tuple[str, str | None], ...]


@attrs.frozen(kw_only=True)
class Table:
    """Rows under a header that comes back on each page.

    ``widths`` are the shares of the columns; ``room`` is the least height of a row, in points: what a hand needs.
    """

    title: str | None = None
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    room: float = 0


@attrs.frozen
class Note:
    """A paragraph."""

    words: str


@attrs.frozen
class Steps:
    """A numbered list."""

    lines: tuple[str, ...]


Part = Choices | Fields | Note | Steps | Table


@attrs.frozen(kw_only=True)
class Section:
    """A heading, and what stands below it."""

    title: str
    parts: tuple[Part, ...]


@attrs.frozen(kw_only=True)
class Sheet:
    """The whole worksheet. Its footer repeats ``facts``; ``author`` stands among the file's properties."""

    title: str
    kind: str
    author: str | None
    facts: tuple[tuple[str, str], ...]
    notices: tuple[str, ...]
    sections: tuple[Section, ...]
