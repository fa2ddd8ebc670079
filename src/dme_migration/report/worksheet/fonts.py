"""The worksheet's typeface, embedded in the file: Bitstream Vera, which comes with reportlab; and what it cannot print.

Vera has every letter and mark of French and English, and few others. A letter that it lacks loses its accent, and any
other character becomes « ¤ »: the sheet then says so, for a name that is printed otherwise must be mended by hand.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from dme_migration.report.inert import one_line

__all__ = ["BOLD", "REGULAR", "REPLACED", "load", "printable"]

REGULAR: Final = "dme-migration-Vera"
BOLD: Final = "dme-migration-VeraBold"
REPLACED: Final = "¤"

_ALIKE: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys("\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000", " "),
        **dict.fromkeys("\u2007\u202f", "\u00a0"),
        **dict.fromkeys("\u2010\u2011\u2012\u2043", "-"),
        "\u02bc": "’",
    }
)
"""Spaces, hyphens and an apostrophe that differ by their width or their use alone: nothing is lost."""


def load() -> None:
    """Make the typeface known to reportlab, once; the files stand in reportlab's own folder."""
    known = pdfmetrics.getRegisteredFontNames()
    for name, file in ((REGULAR, "Vera.ttf"), (BOLD, "VeraBd.ttf")):
        if name not in known:
            pdfmetrics.registerFont(TTFont(name, file))


def printable(text: str) -> tuple[str, bool]:
    r"""Put a text on one line, in characters that the typeface has, and tell whether any was replaced.

    >>> load()
    >>> printable("Nguyễn Œuvré\u202f: ᐃᓄᒃ")
    ('Nguyên Œuvré\xa0: ¤¤¤', True)
    """
    known = _known()
    told, replaced = [], False
    for character in unicodedata.normalize("NFC", one_line(text)):
        alike = _ALIKE.get(character, character)
        if ord(alike) in known:
            told.append(alike)
            continue
        replaced = True
        if not unicodedata.combining(alike):
            told.append(_unaccented(alike, known))
        elif not told or told[-1].isspace():
            told.append(REPLACED)
    return "".join(told), replaced


def _known() -> Mapping[int, int]:
    face: Any = pdfmetrics.getFont(REGULAR).face  # type: ignore[attr-defined] # the stubs know no embedded font here
    glyphs: Mapping[int, int] = face.charToGlyph
    return glyphs


def _unaccented(character: str, known: Mapping[int, int]) -> str:
    """Drop as few accents as possible: « ễ » is first « ê »."""
    letters = unicodedata.normalize("NFD", character)
    for end in range(len(letters), 0, -1):
        shorter = unicodedata.normalize("NFC", letters[:end])
        if len(shorter) == 1 and ord(shorter) in known:
            return shorter
    return REPLACED
