"""The HTML part: one page that stands alone, without script, image or network; styles stand on the elements.

Mail programs drop style sheets and rewrite much: so plain elements, simple tables, and colours of at least 7:1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final, assert_never

from dme_migration.report.letters.content import Block, Framed, Heading, Items, Paragraph, Stressed, Table
from dme_migration.text import Language

__all__ = ["html_of"]

_INK: Final = "#1f2933"
_PAPER: Final = "#ffffff"
_SHADE: Final = "#f2f5f8"
_LINE: Final = "#b8c2cc"
_ACCENT: Final = "#174a7c"
_BODY: Final = (
    f"margin:0;padding:16px;background-color:{_PAPER};color:{_INK};"
    "font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5"
)
_PAGE: Final = "max-width:640px"
_P: Final = "margin:0 0 16px 0"
_H: Final = f"margin:24px 0 8px 0;font-size:18px;line-height:1.3;color:{_ACCENT}"
_FIRST_H: Final = f"margin:0 0 8px 0;font-size:18px;line-height:1.3;color:{_ACCENT}"
_CALL: Final = (
    f"margin:0 0 16px 0;padding:12px 16px;background-color:{_SHADE};border-left:4px solid {_ACCENT};font-weight:bold"
)
_UL: Final = "margin:0 0 16px 0;padding:0 0 0 24px"
_LI: Final = "margin:0 0 6px 0"
_TABLE: Final = "border-collapse:collapse;width:100%;margin:0 0 16px 0"
_CELL: Final = f"border-bottom:1px solid {_LINE};padding:6px 12px 6px 0;text-align:left;vertical-align:top"
_HEAD: Final = f"border-bottom:2px solid {_ACCENT};padding:6px 12px 6px 0;text-align:left;vertical-align:bottom"
_NAME: Final = f"{_CELL};font-weight:bold;width:34%"
_FRAME: Final = f"margin:0 0 16px 0;padding:16px 16px 4px 16px;border:1px solid {_LINE};background-color:{_SHADE}"

_PAGE_OF: Final = """\
<!DOCTYPE html>
<html lang="{language}-CA">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
</head>
<body style="{body}">
<div style="{page}">
{content}
</div>
</body>
</html>
"""


def html_of(blocks: Sequence[Block], title: str, language: Language) -> str:
    """Write blocks as a page; everything is escaped here, and nowhere else."""
    content = "\n".join(line for block in blocks for line in _lines(block))
    return _PAGE_OF.format(language=language, title=escape(title), body=_BODY, page=_PAGE, content=content)


def _words(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text):
            yield f'<p style="{_P}">{_words(text)}</p>'
        case Stressed(text):
            yield f'<p style="{_CALL}">{_words(text)}</p>'
        case Heading(text):
            yield f'<h2 style="{_H}">{_words(text)}</h2>'
        case Items(items):
            yield f'<ul style="{_UL}">'
            yield from (f'<li style="{_LI}">{_words(item)}</li>' for item in items)
            yield "</ul>"
        case Table():
            yield from _table(block)
        case Framed(inner):
            yield f'<div style="{_FRAME}">'
            for place, part in enumerate(inner):
                if place == 0 and isinstance(part, Heading):
                    yield f'<h2 style="{_FIRST_H}">{_words(part.text)}</h2>'
                else:
                    yield from _lines(part)
            yield "</div>"
        case _:
            assert_never(block)


def _table(table: Table) -> Iterator[str]:
    yield f'<table style="{_TABLE}">'
    if table.head:
        cells = "".join(f'<th scope="col" style="{_HEAD}">{_words(cell)}</th>' for cell in table.head)
        yield f"<thead><tr>{cells}</tr></thead>"
    yield "<tbody>"
    for row in table.rows:
        first, *others = row
        lead = (
            f'<td style="{_CELL}">{_words(first)}</td>'
            if table.head
            else f'<th scope="row" style="{_NAME}">{_words(first)}</th>'
        )
        yield "<tr>" + lead + "".join(f'<td style="{_CELL}">{_words(cell)}</td>' for cell in others) + "</tr>"
    yield "</tbody>"
    yield "</table>"
