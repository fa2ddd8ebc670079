r"""The text part: paragraphs that a mail program may flow again (RFC 3676), tables that it leaves alone.

A line that ends with a space goes on in the next one; any other ends its paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import TextWrapper
from typing import Final, assert_never

from dme_migration.report.letters.content import Block, Framed, Heading, Items, Paragraph, Stressed, Table
from dme_migration.text import Language, Text

__all__ = ["text_of"]

_WIDTH: Final = 72
"""Within the 78 characters that RFC 3676 (4.2) advises, with room for the marks of a quotation."""
_RULE: Final = "-" * 40
_GAP: Final = 3
_COLUMN: Final = 40
"""The widest column that is padded: beyond, a table would be wider than any window."""
_NAMED: Final = Text(fr="{name}\u00a0: {value}", en="{name}: {value}")


def text_of(blocks: Sequence[Block], language: Language) -> str:
    """Write blocks as flowed text, a blank line between two.

    >>> print(text_of([Paragraph("Bonjour,"), Items(("un", "deux"))], Language.FR))
    Bonjour,
    <BLANKLINE>
    - un
    - deux
    <BLANKLINE>
    """
    return "\n\n".join("\n".join(_lines(block, language)) for block in blocks) + "\n"


def _lines(block: Block, language: Language) -> Iterator[str]:
    match block:
        case Paragraph(text) | Stressed(text):
            for line in text.split("\n"):
                yield from _flowed(line)
        case Heading(text):
            yield from _flowed(text)
            yield "=" * min(len(text), _WIDTH)
        case Items(items):
            for item in items:
                yield from _flowed(item, lead="- ")
        case Table():
            yield from _table(block, language)
        case Framed(inner):
            yield _RULE
            for place, part in enumerate(inner):
                if place:
                    yield ""
                yield from _lines(part, language)
            yield _RULE
        case _:
            assert_never(block)


def _flowed(line: str, lead: str = "") -> Iterator[str]:
    """Wrap one paragraph: each line but the last ends with the space that says that it goes on."""
    wrapper = TextWrapper(width=_WIDTH - 1, initial_indent=lead, break_long_words=False, break_on_hyphens=False)
    wrapped = wrapper.wrap(line) or [""]
    for place, part in enumerate(wrapped):
        yield _stuffed(part) + (" " if place < len(wrapped) - 1 else "")


def _stuffed(line: str) -> str:
    """Put a space before what a mail program would take for its own mark (RFC 3676, 4.4)."""
    return f" {line}" if line.startswith((" ", ">", "From ")) else line


def _table(table: Table, language: Language) -> Iterator[str]:
    if not table.head:
        for row in table.rows:
            name, *values = row
            yield from _flowed(_NAMED.filled(language, name=name, value=", ".join(values)), lead="- ")
        return
    rows = (table.head, *table.rows)
    widths = [min(_COLUMN, max(map(len, column))) for column in zip(*rows, strict=True)]
    for place, row in enumerate(rows):
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        yield _stuffed((" " * _GAP).join(cells).rstrip())
        if place == 0:
            yield (" " * _GAP).join("-" * width for width in widths)
