"""The worksheet's pages: headers that come back, « page n of m » at each foot, the same bytes each time."""

from __future__ import annotations

from io import BytesIO
from typing import Final

from reportlab.lib.pagesizes import LETTER
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from dme_migration.report.worksheet import fonts, words
from dme_migration.report.worksheet.parts import Sheet
from dme_migration.report.worksheet.setting import Setter
from dme_migration.report.worksheet.style import BOTTOM, GREY, HEIGHT, MARGIN, RULE, WIDTH
from dme_migration.text import NBSP, Language

__all__ = ["written"]

_LONGEST_CAPTION: Final = 250


def written(sheet: Sheet, language: Language) -> bytes:
    """Set a worksheet, twice: the footer's « of m » needs the first time to count the pages."""
    fonts.load()
    pages, _ = _set(sheet, language, pages=0)
    return _set(sheet, language, pages=pages)[1]


def _set(sheet: Sheet, language: Language, pages: int) -> tuple[int, bytes]:
    setter = Setter(language)
    story = setter.sheet(sheet)
    caption = " · ".join(setter.text(f"{label}{NBSP}{value}") for label, value in sheet.facts) or sheet.kind
    file = BytesIO()

    def footer(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setViewerPreference("DisplayDocTitle", "true")
        canvas.saveState()
        canvas.setFillColor(GREY)
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.4)
        canvas.line(MARGIN, 42, MARGIN + WIDTH, 42)
        canvas.setFont(fonts.REGULAR, 7)
        page = words.PAGE.filled(language, page=document.page, pages=pages)
        canvas.drawRightString(MARGIN + WIDTH, 32, page)
        canvas.drawString(MARGIN, 32, _fitting(canvas, caption, WIDTH - 90))
        canvas.drawString(MARGIN, 22, words.PREVAILS_SHORT[language])
        canvas.restoreState()

    document = BaseDocTemplate(
        file,
        pagesize=LETTER,
        invariant=1,
        pageCompression=1,
        title=setter.text(" – ".join((sheet.title, sheet.kind, *(value for _, value in sheet.facts[:1])))),
        author=sheet.author or "dme-migration",
        subject=words.PREVAILS_SHORT[language],
        creator="dme-migration",
        lang=f"{language}-CA",
        initialFontName=fonts.REGULAR,
    )
    frame = Frame(MARGIN, BOTTOM, WIDTH, HEIGHT, 0, 0, 0, 0)
    document.addPageTemplates([PageTemplate(frames=[frame], onPage=footer)])
    document.build(story)
    return document.page, file.getvalue()


def _fitting(canvas: Canvas, text: str, width: float) -> str:
    """Cut a text visibly where it would run over the page's number."""
    shown = text[:_LONGEST_CAPTION]
    while canvas.stringWidth(shown + "…", fonts.REGULAR, 7) > width:
        shown = shown[:-1]
    return text if shown == text else shown + "…"
