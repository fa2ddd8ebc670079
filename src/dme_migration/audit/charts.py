"""The charts of the dashboard: bars, drawn as SVG, which say their figures in words beside them.

A chart stands in a page and takes its colours from the page's style sheet. Nothing is told by colour alone: each bar
has its figure beside it, and the whole has a title and a description for who does not see it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import attrs

from dme_migration.report.svg import clipped, number, safe, tag, text_width

__all__ = ["NARROW", "WIDE", "Bar", "bar_chart"]

WIDE: Final = 944
NARROW: Final = 358
"""What a phone of 390 points leaves between its margins."""
_SIZE: Final = 14
_ROW: Final = 30
_TALL_ROW: Final = 50
"""The height of a row whose label stands above its bar."""
_THICK: Final = 16
_EDGE: Final = 7
"""How far below the top of its row a bar begins."""
_LINE: Final = 20
"""How far below the top of its row words stand."""
_BESIDE: Final = 600
"""The width from which labels stand beside their bars rather than above them."""
_GAP: Final = 12
_LEAST: Final = 2.0
"""The shortest bar of a number that is not zero."""


@attrs.frozen(kw_only=True)
class Bar:
    """A bar: its label, its figure in words, and its parts from 0 to 1, each with the class that colours it."""

    label: str
    told: str
    parts: tuple[tuple[str, float], ...]


def bar_chart(identifier: str, title: str, description: str, bars: Sequence[Bar], *, width: int) -> str:
    """Draw bars under each other, as an SVG element whose ids begin with ``identifier``."""
    beside = width >= _BESIDE
    told_room = max((text_width(bar.told, _SIZE) for bar in bars), default=0.0)
    label_room = width * 0.42 if beside else float(width)
    left = label_room + _GAP if beside else 0.0
    length = width - left - told_room - _GAP
    drawn = []
    for place, bar in enumerate(bars):
        top = place * (_ROW if beside else _TALL_ROW)
        line = top + _LINE
        edge = top + _EDGE if beside else top + _TALL_ROW - _ROW + _EDGE
        drawn.append(
            tag(
                "g",
                tag("title", safe(f"{bar.label}: {bar.told}")),
                tag("text", safe(clipped(bar.label, _SIZE, label_room)), x=0, y=line),
                tag("rect", x=left, y=edge, width=length, height=_THICK, class_="track"),
                *_parts(bar, left, edge, length),
                tag("text", safe(bar.told), x=left + length + _GAP, y=edge + _LINE - _EDGE, class_="told"),
            )
        )
    height_of_row = _ROW if beside else _TALL_ROW
    height = max(1, len(bars)) * height_of_row
    return tag(
        "svg",
        tag("title", safe(title), id=f"{identifier}-title"),
        tag("desc", safe(description), id=f"{identifier}-desc"),
        *drawn,
        xmlns="http://www.w3.org/2000/svg",
        id=identifier,
        class_="bars",
        role="img",
        aria_labelledby=f"{identifier}-title {identifier}-desc",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=width,
        height=height,
    )


def _parts(bar: Bar, left: float, top: float, length: float) -> list[str]:
    drawn, x = [], left
    shown = [(colour, part) for colour, part in bar.parts if part > 0]
    lengths = [max(_LEAST, part * length) for _, part in shown]
    excess = sum(lengths) - length
    if excess > 0:  # what the shortest bars were given is taken from the longest
        longest = lengths.index(max(lengths))
        lengths[longest] -= excess
    for (colour, _), long in zip(shown, lengths, strict=True):
        drawn.append(tag("rect", x=x, y=top, width=long, height=_THICK, class_=colour))
        x += long
    return drawn
