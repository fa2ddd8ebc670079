"""The worksheet's page and its type: US Letter, one typeface, one accent of colour that prints well in grey."""

from __future__ import annotations

from typing import Final

from reportlab.lib.colors import Color, black
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.styles import ParagraphStyle

from dme_migration.report.worksheet import fonts

__all__ = [
    "BODY",
    "BOTTOM",
    "GREY",
    "HEAD",
    "HEIGHT",
    "INK",
    "KIND",
    "LABEL",
    "MARGIN",
    "NOTE",
    "RULE",
    "SECTION",
    "SHADE",
    "STEP",
    "SUBTITLE",
    "TITLE",
    "WIDTH",
]

MARGIN: Final = 54
_TOP: Final = 45
BOTTOM: Final = 50
"""Above the footer; printers reach to a quarter of an inch, or 18 points."""
WIDTH: Final = LETTER[0] - 2 * MARGIN
HEIGHT: Final = LETTER[1] - _TOP - BOTTOM
GREY: Final = Color(0.35, 0.35, 0.35)
RULE: Final = Color(0.55, 0.55, 0.55)
SHADE: Final = Color(0.93, 0.93, 0.93)
INK: Final = Color(0.05, 0.2, 0.4)

BODY: Final = ParagraphStyle("body", fontName=fonts.REGULAR, fontSize=8.5, leading=11.5, textColor=black)
LABEL: Final = ParagraphStyle("label", parent=BODY, textColor=GREY)
HEAD: Final = ParagraphStyle("head", parent=BODY, fontName=fonts.BOLD, fontSize=8, leading=10.5)
SUBTITLE: Final = ParagraphStyle("subtitle", parent=HEAD, spaceAfter=3)
NOTE: Final = ParagraphStyle("note", parent=BODY, spaceAfter=5)
STEP: Final = ParagraphStyle("step", parent=BODY, fontSize=8, leading=10.5)
TITLE: Final = ParagraphStyle("title", parent=BODY, fontName=fonts.BOLD, fontSize=15, leading=19, textColor=INK)
KIND: Final = ParagraphStyle("kind", parent=BODY, fontSize=10.5, leading=14, textColor=GREY, spaceAfter=4)
SECTION: Final = ParagraphStyle(
    "section", parent=BODY, fontName=fonts.BOLD, fontSize=10.5, leading=14, textColor=INK, spaceAfter=4
)
