"""What a letter says, apart from how it is shown: paragraphs, lists, tables. One content gives both parts of a message.

Every string is already worded, and inert; a renderer escapes for its own format and adds no word.
"""

from __future__ import annotations

import attrs

__all__ = ["Block", "Framed", "Heading", "Items", "Paragraph", "Stressed", "Table"]


@attrs.frozen
class Paragraph:
    """A paragraph. A line break is kept: a signature has several lines."""

    text: str


@attrs.frozen
class Stressed:
    """The sentence that a reader in a hurry has to see: a deadline, most often."""

    text: str


@attrs.frozen
class Heading:
    """A heading between parts of a letter."""

    text: str


@attrs.frozen
class Items:
    """A list of short points."""

    items: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Table:
    """Rows under a head. Without a head, the first cell of each row names what stands beside it."""

    rows: tuple[tuple[str, ...], ...]
    head: tuple[str, ...] = ()


@attrs.frozen
class Framed:
    """A text within the letter that is a document of its own: an authorization to sign."""

    blocks: tuple[Paragraph | Heading, ...]


Block = Paragraph | Stressed | Heading | Items | Table | Framed
