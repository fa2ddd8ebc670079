"""The marks of the timeline: diamonds for planned days, discs for actual ones, periods, slack, the critical path."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from dme_migration.planning import Plan
from dme_migration.report.svg import clipped, number, safe, tag
from dme_migration.report.timeline_layout import Layout
from dme_migration.report.timeline_rows import Row
from dme_migration.report.timeline_scale import Scale
from dme_migration.report.timeline_words import Words

__all__ = ["backing", "critical_path", "diamond", "disc", "marks", "names", "periods", "slack_bar"]

_HALF, _RADIUS = 6.5, 3.6
_PAPER: Final = {"class_": "fill-paper"}


def diamond(x: float, y: float, kind: str, half: float = _HALF) -> str:
    """Draw a diamond around a point."""
    corners = ((x, y - half), (x + half, y), (x, y + half), (x - half, y))
    return tag("polygon", points=" ".join(f"{number(a)},{number(b)}" for a, b in corners), class_=kind)


def disc(x: float, y: float, radius: float = _RADIUS) -> str:
    """Draw a disc around a point."""
    return tag("circle", cx=x, cy=y, r=radius, class_="actual")


def slack_bar(left: float, right: float, y: float) -> str:
    """Draw a thin bar with a stop at its end."""
    return tag("path", d=f"M{number(left)} {number(y)}H{number(right)}m0-5v10", class_="slack")


def backing(layout: Layout) -> Iterator[str]:
    """Part the rows; on a narrow drawing, lay paper where their words stand."""
    if layout.narrow:
        yield tag(
            "rect", x=0, y=layout.axis_y + 1, width=layout.width, height=layout.plot_top - layout.axis_y, **_PAPER
        )
    for place in range(layout.rows):
        top = layout.row_top(place)
        if layout.narrow:
            yield tag("rect", x=0, y=top, width=layout.width, height=layout.words_height, **_PAPER)
        if place or layout.narrow:
            yield tag("line", x1=layout.margin, x2=layout.plot_right, y1=top, y2=top, class_="rule")


def names(rows: Sequence[Row], layout: Layout, words: Words) -> Iterator[str]:
    """Write each row's name and dates."""
    for place, row in enumerate(rows):
        y = layout.name_y(place)
        name = clipped(words.title(row), layout.name_size, layout.name_room, bold=row.critical)
        weight = " strong" if row.critical else ""
        yield _titled(words.whole(row), _said(name, layout.margin, y, layout.name_size, f"ink halo{weight}"))
        if nothing := words.nothing(row):
            yield _said(nothing, layout.planned_x, y, 11.5, "quiet")
        planned = words.dates([promise.on for promise in row.promises])
        actual = words.dates(row.actual)
        yield _said(planned, layout.planned_x, y, 12, "planned halo") if planned else ""
        yield _said(actual, layout.actual_x, y, 12, "actual halo") if actual else ""


def _said(words: str, x: float, y: float, size: float, ink: str) -> str:
    return tag("text", safe(words), x=x, y=y, font_size=size, class_=f"fill-{ink}")


def periods(rows: Sequence[Row], layout: Layout, scale: Scale, words: Words) -> Iterator[str]:
    """Draw the periods that steps end, under everything that marks a day."""
    for place, row in enumerate(rows):
        if row.period is not None:
            left, right = scale.at(row.period[0]), scale.at(row.period[1])
            bar = {"x": left, "y": layout.mark_y(place) - 4.5, "width": right - left, "height": 9, "rx": 2}
            yield _titled(words.period(row, *row.period), tag("rect", **bar, class_="fill-period"))


def marks(row: Row, y: float, scale: Scale, words: Words) -> Iterator[str]:
    """Draw one row: what can wait and what moved first, then its days."""
    for promise in row.promises:
        x = scale.at(promise.on)
        if promise.latest is not None and promise.latest > promise.on:
            yield _titled(words.slack(row, promise.on, promise.latest), slack_bar(x, scale.at(promise.latest), y))
        if promise.earlier is not None:
            first_x = scale.at(promise.earlier)
            yield tag("line", x1=first_x, x2=x, y1=y, y2=y, class_="moved")
            yield _titled(words.earlier(row, promise.earlier), diamond(first_x, y, "earlier", 5))
    for promise, on in zip(row.promises, row.actual, strict=False):
        if promise.on != on:
            yield tag("line", x1=scale.at(promise.on), x2=scale.at(on), y1=y, y2=y, class_="late")
    for promise in row.promises:
        kind = "critical" if promise.critical else "planned"
        yield _dated(row, promise.on, words.planned(row, promise.on), diamond(scale.at(promise.on), y, kind), "plan")
    for on in row.actual:
        yield _dated(row, on, words.actual(row, on), disc(scale.at(on), y), "done")


def _titled(title: str, *shapes: str) -> str:
    return tag("g", tag("title", safe(title)), *shapes)


def _dated(row: Row, on: date, title: str, shape: str, kind: str) -> str:
    return tag(
        "g",
        tag("title", safe(title)),
        shape,
        class_=kind,
        data_milestone=str(row.milestone),
        data_day=on.isoformat(),
    )


def critical_path(plan: Plan, rows: Sequence[Row], scale: Scale, layout: Layout) -> str:
    """Join the steps of the critical path, each to the next."""
    places = {row.milestone: place for place, row in enumerate(rows)}
    points = [
        (scale.at(plan.days[name]), layout.mark_y(places[milestone]))
        for name in plan.critical_path
        if (milestone := name.partition("#")[0]) in places
    ]
    steps = "".join(f"H{number(x)}V{number(y)}" for _, (x, y) in pairwise(points))
    if not steps:
        return ""
    return tag("path", d=f"M{number(points[0][0])} {number(points[0][1])}{steps}", class_="critical-line")
