"""What reportlab has not, or does otherwise: a check box, rows that stay whole, a heading that the outline lists."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph
from reportlab.platypus import Table as ReportlabTable

from dme_migration.report.worksheet import fonts
from dme_migration.report.worksheet.style import HEIGHT, WIDTH

__all__ = ["Box", "Heading", "Lines", "Style", "lines"]

Style = list[tuple[str, tuple[int, int], tuple[int, int], *tuple[Any, ...]]]


class Box(Flowable):
    """A check box; the cross is a letter, so that what reads the page aloud, or copies it, finds it too."""

    _side = 8.5

    def __init__(self, *, ticked: bool) -> None:
        super().__init__()
        self.width = self.height = self._side
        self._ticked = ticked

    def draw(self) -> None:
        """Draw the box, and its cross when it is ticked."""
        self.canv.setLineWidth(0.7)
        self.canv.rect(0, -0.5, self._side, self._side)
        if self._ticked:
            self.canv.setFont(fonts.BOLD, 8)
            self.canv.drawCentredString(self._side / 2, 0.9, "X")


class Lines(ReportlabTable):
    """Rows that stay whole: one is cut only at the top of a page, where it is taller than the page itself."""

    def split(self, available_width: float, available_height: float, /) -> list[Flowable]:
        """Cut between two rows where that can be done."""
        self.splitInRow = int(available_height > 0.9 * HEIGHT)
        parts: list[Flowable] = super().split(available_width, available_height)
        return parts


class Heading(Paragraph):
    """A section's title, which the reader's side panel lists too."""

    def __init__(self, title: str, key: str, style: ParagraphStyle) -> None:
        super().__init__(escape(title), style)
        self._title, self._key = title, key

    def draw(self) -> None:
        """Draw the title, and add it to the outline."""
        self.canv.bookmarkPage(self._key)
        self.canv.addOutlineEntry(self._title, self._key, level=0)
        super().draw()


def lines(
    rows: list[list[Any]],
    shares: Iterable[float],
    style: Style,
    *,
    header: int = 0,
    room: list[float] | None = None,
) -> Lines:
    """Set rows in columns that share the width of the page; ``room`` gives the least height of each row, in points."""
    padding = [
        ("FONTNAME", (0, 0), (-1, -1), fonts.REGULAR),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 2.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
        ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
    ]
    return Lines(
        rows,
        colWidths=[share * WIDTH for share in shares],
        style=[*padding, *style],
        repeatRows=header,
        minRowHeights=room,
    )
