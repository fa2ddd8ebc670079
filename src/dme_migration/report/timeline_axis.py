"""The ground of the timeline: days off, weeks and months, folded stretches, and the day on which the case is seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from math import ceil

from dme_migration.calendar import BusinessCalendar
from dme_migration.report.svg import number, safe, tag, text_width
from dme_migration.report.timeline_layout import Layout
from dme_migration.report.timeline_scale import Scale
from dme_migration.report.timeline_words import ACTUAL, PLANNED, STEP, Words, day_number, month_name
from dme_migration.rules.words import capital
from dme_migration.text import Language, day_in_words

__all__ = ["axis", "bands", "folds", "headings", "today"]

_MONTH_SIZE, _WEEK_SIZE = 12.5, 11.0
_LEAST_BETWEEN = 20.0


def bands(scale: Scale, layout: Layout, calendar: BusinessCalendar, scope: str, language: Language) -> Iterator[str]:
    """Shade the days off: weekly rest plain, a holiday or a closure hatched and named."""
    height = layout.plot_bottom - layout.axis_y
    for stretch in scale.unfolded:
        offs = stretch.days_off(calendar)
        for first, length in _runs([off.on for off in offs if off.weekly_rest]):
            width = length * stretch.day_width
            yield tag("rect", x=stretch.x(first), y=layout.axis_y, width=width, height=height, class_="fill-rest")
        for off in offs:
            if off.weekly_rest:
                continue
            place = {"x": stretch.x(off.on), "y": layout.axis_y, "width": stretch.day_width, "height": height}
            yield tag(
                "g",
                tag("title", safe(f"{capital(off.name[language])}, {day_in_words(off.on, language)}")),
                tag("rect", **place, class_="fill-holiday"),
                tag("rect", **place, fill=f"url(#{scope}-hatch)"),
                class_="holiday",
                data_day=off.on.isoformat(),
            )
    for monday, x in scale.mondays():
        if monday != scale.first:
            yield tag("line", x1=x, x2=x, y1=layout.axis_y, y2=layout.plot_bottom, class_="rule")


def _runs(days: Sequence[date]) -> list[tuple[date, int]]:
    """Group days that follow each other: the first of each group, and how many."""
    runs: list[tuple[date, int]] = []
    for day in days:
        if runs and day == runs[-1][0] + timedelta(days=runs[-1][1]):
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((day, 1))
    return runs


def axis(scale: Scale, layout: Layout, words: Words) -> Iterator[str]:
    """Write the months and the weeks above the rows."""
    yield from _months(scale, layout, words.language)
    width = scale.unfolded[0].day_width * 7
    every = ceil(_LEAST_BETWEEN / width)
    for place, (monday, x) in enumerate(scale.mondays()):
        yield tag("line", x1=x, x2=x, y1=layout.axis_y - 6, y2=layout.axis_y, class_="tick")
        if place % every == 0:
            said = day_number(monday, words.language)
            if place == 0 and text_width(words.monday(said), _WEEK_SIZE) < width * every:
                said = words.monday(said)
            yield _said(said, x + 1, layout.axis_y - 9, _WEEK_SIZE, "fill-quiet monday")
    yield tag("line", x1=layout.margin, x2=layout.plot_right, y1=layout.axis_y, y2=layout.axis_y, class_="tick")


def _months(scale: Scale, layout: Layout, language: Language) -> Iterator[str]:
    months = list(scale.months())
    ends = [left for _, left, _ in months[1:]] + [layout.plot_right]
    dated: int | None = None
    for (day, left, right), end in zip(months, ends, strict=True):
        new_year = day.year != dated
        for year, short in ((new_year, False), (new_year, True), (False, False), (False, True)):
            said = month_name(day, language, short=short, year=year)
            width = text_width(said, _MONTH_SIZE, bold=True)
            if width <= end - left - 5 and right - left >= width / 2:
                yield _said(said, left, layout.axis_y - 26, _MONTH_SIZE, "fill-ink strong")
                dated = day.year if year else dated
                break


def headings(layout: Layout, language: Language) -> Iterator[str]:
    """Head the columns: the steps, and the two dates."""
    for x, words in ((layout.margin, STEP), (layout.planned_x, PLANNED), (layout.actual_x, ACTUAL)):
        yield _said(words[language], x, layout.heading_y, _WEEK_SIZE, "fill-quiet strong")


def _said(words: str, x: float, y: float, size: float, kind: str) -> str:
    return tag("text", safe(words), x=x, y=y, font_size=size, class_=kind)


def folds(scale: Scale, layout: Layout, words: Words) -> Iterator[str]:
    """Tear the paper where weeks are folded, and say how many."""
    for stretch in scale.folds:
        weeks, last = stretch.days // 7, stretch.after - timedelta(days=1)
        middle = (stretch.left + stretch.right) / 2
        torn = [_torn(middle, top, bottom) for top, bottom in layout.strips()]
        yield tag(
            "g",
            tag("title", safe(words.fold(stretch.first, last, weeks))),
            *(tag("polyline", points=points, class_="tear") for points in torn),
            *(tag("polyline", points=points, class_="fold") for points in torn),
            _said(words.folded_weeks(weeks), middle - 3, layout.axis_y - 9, _WEEK_SIZE - 1, "fill-quiet middle"),
            class_="folded",
        )


def _torn(x: float, top: float, bottom: float) -> str:
    y, side = top, 1
    points = []
    while y <= bottom:
        points.append(f"{number(x + 3 * side)},{number(y)}")
        y, side = y + 6, -side
    return " ".join(points)


def today(scale: Scale, layout: Layout, day: date, words: Words) -> tuple[str, str]:
    """Draw the line of the day on which the case is seen, and its flag above the axis."""
    x, said = scale.at(day), capital(words.as_of())
    half = text_width(said, 11.5, bold=True) / 2 + 7
    middle = min(max(x, layout.plot_left + half), layout.plot_right - half)
    top = layout.axis_y - 64
    line = tag("line", x1=x, x2=x, y1=layout.axis_y, y2=layout.plot_bottom, class_="today", data_day=day.isoformat())
    flag = (
        tag("line", x1=x, x2=x, y1=top, y2=top + 24, class_="today")
        + tag("rect", x=middle - half, y=top, width=2 * half, height=19, rx=3, class_="fill-today")
        + _said(said, middle, top + 13.5, 11.5, "fill-paper strong middle")
    )
    return line, flag
