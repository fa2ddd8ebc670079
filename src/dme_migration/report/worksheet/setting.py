"""Turns the parts of a worksheet into what reportlab sets on pages; decides what stays together."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Any, Final
from xml.sax.saxutils import escape

import attrs
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Paragraph, Spacer

from dme_migration.report.worksheet import fonts, words
from dme_migration.report.worksheet.flowables import Box, Heading, Lines, Style, lines
from dme_migration.report.worksheet.parts import Cell, Choices, Fields, Note, Part, Section, Sheet, Steps, Table
from dme_migration.report.worksheet.style import (
    BODY,
    HEAD,
    HEIGHT,
    INK,
    KIND,
    LABEL,
    NOTE,
    RULE,
    SECTION,
    SHADE,
    STEP,
    SUBTITLE,
    TITLE,
    WIDTH,
)
from dme_migration.text import Language

__all__ = ["Setter"]

_GAP: Final = 9
_START: Final = 130
"""Room for a heading, in points, where what follows it is taller than a page anyway."""
_SHORT: Final = 12
"""A section of so many lines at most stays on one page."""


class Setter:
    """Turns parts into what reportlab sets; remembers whether a character had to be replaced."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.replaced = False

    def text(self, text: str) -> str:
        """Make a text printable; it is not yet safe in a paragraph."""
        told, replaced = fonts.printable(text)
        self.replaced |= replaced
        return told

    def _paragraph(self, *texts: str, style: ParagraphStyle = BODY) -> Paragraph:
        """Set texts, each from a new line; nothing in them is markup, nor ends a line."""
        return Paragraph("<br/>".join(escape(self.text(one)) for one in texts), style)

    def sheet(self, sheet: Sheet) -> list[Flowable]:
        """Set a whole sheet; what was replaced is told at its head."""
        body = [part for n, section in enumerate(sheet.sections, 1) for part in self._section(n, section)]
        facts = [self._field(label, value) for label, value in sheet.facts]
        notices = [*sheet.notices, *([words.REPLACED[self.language]] if self.replaced else [])]
        return [
            self._paragraph(sheet.title, style=TITLE),
            self._paragraph(sheet.kind, style=KIND),
            *facts,
            Spacer(1, 4),
            self._frame(notices),
            *body,
        ]

    def _field(self, label: str, value: str) -> Paragraph:
        return self._paragraph(f"{label}{words.COLON[self.language]} {value}")

    def _frame(self, notices: Iterable[str]) -> Lines:
        style: Style = [("BOX", (0, 0), (-1, -1), 0.8, INK)]
        return lines([[self._paragraph(notice)] for notice in notices], (1,), style)

    def _section(self, number: int, section: Section) -> list[Flowable]:
        heading = Heading(self.text(f"{number}. {section.title}"), f"s{number}", SECTION)
        parts = [self._part(part) for part in section.parts]
        if sum(_length(part) for part in section.parts) <= _SHORT:
            return [Spacer(1, _GAP), KeepTogether([heading, *chain.from_iterable(parts)])]
        # Nothing that is kept whole may stand inside another: reportlab then breaks the page before it.
        before: list[Flowable] = [heading]
        story: list[Flowable] = [self._room(heading, section), Spacer(1, _GAP)]
        for part, one in zip(section.parts, parts, strict=True):
            before += one
            if not isinstance(part, Note):
                whole = isinstance(part, Choices) or (isinstance(part, Table) and part.title is not None)
                story += [KeepTogether(before)] if whole else before
                before = []
        return story + before

    def _room(self, heading: Flowable, section: Section) -> CondPageBreak:
        """Want room for a heading and for what follows it, down to the first row of a table."""
        first = [heading]
        for part in section.parts:
            if isinstance(part, Table):
                first += self._part(attrs.evolve(part, rows=part.rows[:1]))
                break
            first += self._part(part)
        height = _GAP + sum(one.wrap(WIDTH, HEIGHT)[1] + one.getSpaceAfter() for one in first)
        return CondPageBreak(height if height <= HEIGHT else _START)

    def _part(self, part: Part) -> list[Flowable]:
        match part:
            case Note():
                return [self._paragraph(part.words, style=NOTE)]
            case Fields():
                return [self._fields(part)]
            case Choices():
                return [*self._title(part.title), self._choices(part)]
            case Table():
                return [*self._title(part.title), self._table(part)]
            case Steps():
                return [self._steps(part)]

    def _title(self, title: str | None) -> list[Flowable]:
        return [] if title is None else [Spacer(1, 5), self._paragraph(title, style=SUBTITLE)]

    def _fields(self, part: Fields) -> Lines:
        rows = [[self._paragraph(label, style=LABEL), self._cell(value, 22)] for label, value in part.pairs]
        return lines(rows, (0.34, 0.66), [("LINEBELOW", (1, 0), (1, -1), 0.4, RULE)])

    def _cell(self, value: Cell, room: float) -> Flowable:
        if value is None:
            return Spacer(1, max(room - 6, 1))
        return self._paragraph(*((value,) if isinstance(value, str) else value))

    def _choices(self, part: Choices) -> Lines:
        rows = -(-len(part.boxes) // part.columns)
        cells: list[list[Any]] = [[""] * (2 * part.columns) for _ in range(rows)]
        for place, box in enumerate(part.boxes):
            column, row = divmod(place, rows)
            cells[row][2 * column : 2 * column + 2] = [Box(ticked=box.ticked), self._paragraph(box.label)]
        box_share = 18 / WIDTH
        widths = (box_share, 1 / part.columns - box_share) * part.columns
        return lines(cells, widths, [("VALIGN", (0, 0), (-1, -1), "TOP")])

    def _table(self, part: Table) -> Lines:
        rows: list[list[Flowable]] = [[self._paragraph(head, style=HEAD) for head in part.heads]]
        rows += [[self._cell(value, part.room) for value in row] for row in part.rows]
        style: Style = [
            ("GRID", (0, 0), (-1, -1), 0.4, RULE),
            ("BACKGROUND", (0, 0), (-1, 0), SHADE),
        ]
        room = [0.0, *[part.room] * len(part.rows)]
        return lines(rows, part.widths, style, header=1, room=room)

    def _steps(self, part: Steps) -> Lines:
        rows = [
            [self._paragraph(f"{n}.", style=STEP), self._paragraph(line, style=STEP)]
            for n, line in enumerate(part.lines, 1)
        ]
        return lines(rows, (0.045, 0.955), [])


def _length(part: Part) -> int:
    match part:
        case Note():
            return 1
        case Fields():
            return len(part.pairs)
        case Choices():
            return -(-len(part.boxes) // part.columns)
        case Table():
            return 2 * len(part.rows)
        case Steps():
            return len(part.lines)
