"""The legend of the timeline: only what the drawing holds, in as many lines as it takes."""

from __future__ import annotations

from collections.abc import Iterable

from dme_migration.report.svg import safe, tag, text_width
from dme_migration.report.timeline_layout import Layout
from dme_migration.report.timeline_marks import diamond, disc, slack_bar
from dme_migration.report.timeline_words import Words

__all__ = ["legend"]

_SIZE, _LINE, _SIGN = 11.5, 22.0, 26.0


def legend(kinds: Iterable[str], layout: Layout, words: Words, scope: str) -> tuple[str, float]:
    """Draw the legend under the rows; give it, and the height at which it ends."""
    x, y = layout.margin, layout.plot_bottom + 22
    drawn = []
    for kind in kinds:
        said = words.legend(kind)
        width = _SIGN + 6 + text_width(said, _SIZE) + 18
        if x > layout.margin and x + width - 18 > layout.plot_right:
            x, y = layout.margin, y + _LINE
        drawn.append(_sign(kind, x, y, scope))
        drawn.append(
            tag("text", safe(said), x=x + _SIGN + 6, y=y + 4, font_size=_SIZE, class_="fill-quiet"),
        )
        x += width
    return tag("g", *drawn, class_="legend") if drawn else "", y + 16


def _sign(kind: str, x: float, y: float, scope: str) -> str:
    middle = x + _SIGN / 2
    area = {"x": x, "y": y - 7, "width": _SIGN, "height": 14}
    match kind:
        case "planned":
            return diamond(middle, y, "planned")
        case "actual":
            return disc(middle, y)
        case "gap":
            return tag("line", x1=x, x2=x + _SIGN, y1=y, y2=y, class_="late")
        case "earlier":
            return tag("line", x1=x + 6, x2=x + _SIGN, y1=y, y2=y, class_="moved") + diamond(x + 6, y, "earlier", 5)
        case "period":
            return tag("rect", x=x, y=y - 4.5, width=_SIGN, height=9, rx=2, class_="fill-period")
        case "slack":
            return slack_bar(x, x + _SIGN - 2, y)
        case "critical":
            line = tag("line", x1=x, x2=x + _SIGN, y1=y, y2=y, class_="critical-line")
            return line + diamond(middle, y, "critical")
        case "rest":
            return tag("rect", **area, class_="fill-rest")
        case "holiday":
            return tag("rect", **area, class_="fill-holiday") + tag("rect", **area, fill=f"url(#{scope}-hatch)")
        case _:
            points = f"{middle - 4},{y - 8} {middle + 4},{y - 3} {middle - 4},{y + 3} {middle + 4},{y + 8}"
            return tag("polyline", points=points, class_="fold")
