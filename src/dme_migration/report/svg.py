"""The few words of SVG that a drawing needs, written by hand: elements, text made safe, widths of text."""

from __future__ import annotations

from typing import Final

from dme_migration.report.inert import one_line

__all__ = ["clipped", "number", "safe", "tag", "text_width"]

_ENTITIES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
_NARROW: Final = frozenset("iljtfrI.,;:'’|!()[] \u00a0")
_WIDE: Final = frozenset("mwMW@—")


def safe(words: str) -> str:
    """Make words fit for an element or an attribute: inert, on one line, escaped.

    >>> safe("Roy & Fils <Mtl>")
    'Roy &amp; Fils &lt;Mtl&gt;'
    """
    return one_line(words).translate(_ENTITIES)


def number(value: float) -> str:
    """Write a coordinate with two decimals at most, the same on every machine.

    >>> number(12.50), number(-0.001)
    ('12.5', '0')
    """
    written = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def tag(name: str, *inside: str, **attributes: str | float) -> str:
    """Write an element; what is inside is markup already. ``class_`` gives ``class``, ``font_size`` ``font-size``.

    >>> tag("circle", cx=4, r=2.5, class_="done")
    '<circle cx="4" r="2.5" class="done"/>'
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{safe(value) if isinstance(value, str) else number(value)}"'
        for key, value in attributes.items()
    )
    return f"<{name}{written}>{''.join(inside)}</{name}>" if inside else f"<{name}{written}/>"


_LEAST_UNIT: Final = 0.36
"""The width of the narrowest character, in the size of the font: no room holds more of them."""


def text_width(words: str, size: float, *, bold: bool = False) -> float:
    """Estimate the width of words in a sans serif font, on the wide side: nobody knows the reader's font."""
    units = 0.0
    for character in words:
        if character in _NARROW:
            units += _LEAST_UNIT
        elif character in _WIDE or ord(character) > 0x2E80:
            units += 1.0
        else:
            units += 0.7 if character.isupper() else 0.565
    return units * size * (1.07 if bold else 1)


def clipped(words: str, size: float, room: float, *, bold: bool = False) -> str:
    """Shorten words to the room there is, with an ellipsis.

    >>> clipped("Clinique du Fleuve", 12, 60)
    'Clinique…'
    """
    fitting = int(room / (_LEAST_UNIT * size)) + 2
    if len(words) <= fitting and text_width(words, size, bold=bold) <= room:
        return words
    words = words[:fitting]
    while words and text_width(words + "…", size, bold=bold) > room:
        words = words[:-1]
    return words.rstrip() + "…"
