"""A page of text: wrapped, aligned, and coloured only where colour helps.

Every word passes through `cleaned` here, before any style is put on it: nothing that a document holds can reach a
terminal as a command.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from enum import Enum
from textwrap import TextWrapper
from typing import Any, Final

import attrs
import click

from dme_migration.cli.output import cleaned

__all__ = ["WIDTH", "Page", "Style"]

WIDTH: Final = 80
"""The widest line, whatever the terminal: longer ones read worse."""

_NARROWEST: Final = 40


class Style(Enum):
    """What a piece of text is, and so how it is coloured on a terminal."""

    PLAIN = ()
    STRONG = (("bold", True),)
    FAINT = (("dim", True),)
    BAD = (("fg", "red"), ("bold", True))
    CARE = (("fg", "yellow"), ("bold", True))
    GOOD = (("fg", "green"), ("bold", True))
    NEXT = (("fg", "cyan"), ("bold", True))

    def on(self, text: str) -> str:
        """Put the style on a text that is already clean."""
        options: dict[str, Any] = dict(self.value)
        return click.style(text, **options) if options and text else text


def _columns() -> int:
    if sys.stdout is None or not sys.stdout.isatty():
        return WIDTH
    return max(_NARROWEST, min(WIDTH, shutil.get_terminal_size((WIDTH, 24)).columns))


@attrs.define
class Page:
    """Lines in the making."""

    width: int = attrs.field(factory=_columns)
    lines: list[str] = attrs.field(factory=list)

    def blank(self) -> None:
        """Leave a line empty, never two in a row nor the first one."""
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def text(
        self,
        words: str,
        *,
        indent: int = 0,
        hang: int = 0,
        lead: str = "",
        style: Style = Style.PLAIN,
        lead_style: Style = Style.PLAIN,
    ) -> None:
        """Write a paragraph: ``lead`` opens its first line, the lines that follow stand ``hang`` columns further in."""
        lead, words = cleaned(lead), cleaned(words)
        wrapper = TextWrapper(
            width=self.width,
            initial_indent=" " * indent + lead,
            subsequent_indent=" " * (indent + hang),
            break_long_words=False,  # a path or an address is copied whole
            break_on_hyphens=False,
        )
        for place, line in enumerate(wrapper.wrap(words) or [(" " * indent + lead).rstrip()]):
            start = indent + len(lead) if place == 0 else indent + hang
            head = line[indent:start] if place == 0 else ""
            self.lines.append(line[:indent] + lead_style.on(head) + self._rest(line, start, indent, place, style))

    @staticmethod
    def _rest(line: str, start: int, indent: int, place: int, style: Style) -> str:
        margin = "" if place == 0 else line[indent:start]
        return margin + style.on(line[start:])

    def heading(self, words: str, style: Style = Style.STRONG) -> None:
        """Open a section."""
        self.blank()
        self.text(words, style=style)
        self.blank()

    def columns(self, label: str, words: str, *, indent: int, label_width: int, style: Style = Style.PLAIN) -> None:
        """Write a label and, beside it, a paragraph aligned under its own first word."""
        lead = cleaned(label).ljust(label_width)
        self.text(words, indent=indent, hang=label_width, lead=lead, lead_style=Style.FAINT, style=style)

    def table(self, rows: Iterable[tuple[str, ...]], *, indent: int = 0, gap: int = 2) -> None:
        """Align rows; the last column wraps under itself, the first is strong."""
        clean = [tuple(map(cleaned, row)) for row in rows]
        if not clean:
            return
        widths = [max(map(len, column)) for column in zip(*(row[:-1] for row in clean), strict=True)]
        for row in clean:
            lead = "".join(cell.ljust(width + gap) for cell, width in zip(row, widths, strict=False))
            self.text(row[-1], indent=indent, hang=len(lead), lead=lead, lead_style=Style.PLAIN)

    def __str__(self) -> str:
        lines = self.lines[:-1] if self.lines and not self.lines[-1] else self.lines
        return "\n".join(lines)
