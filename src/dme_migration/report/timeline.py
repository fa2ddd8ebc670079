"""The timeline of a case as a drawing (SVG), by hand: what was promised, what happened, what is left, day by day.

One row for each milestone, in the order of the text; a diamond for a planned day, a disc for an actual one; days off
shaded; a line for the day on which the case is seen. With a plan: its days, its critical path and its slack.

The drawing needs nothing from outside, runs nothing, follows the reader's light or dark preference, and says in words
what each mark is. On a narrow one the names stand above the bars.
"""

from __future__ import annotations

from datetime import date
from hashlib import sha256

from dme_migration.calendar import BusinessCalendar
from dme_migration.errors import InvalidValueError
from dme_migration.model.case import MigrationCase
from dme_migration.model.timeline import Timeline
from dme_migration.model.values import FIRST_DAY, LAST_DAY
from dme_migration.planning import Plan
from dme_migration.report.case_words import case_name, emr_names
from dme_migration.report.svg import clipped, number, safe, tag
from dme_migration.report.timeline_axis import axis, bands, folds, headings, today
from dme_migration.report.timeline_layout import LEAST_WIDTH, Layout
from dme_migration.report.timeline_legend import legend
from dme_migration.report.timeline_marks import backing, critical_path, marks, names, periods
from dme_migration.report.timeline_rows import Row, rows_of
from dme_migration.report.timeline_scale import Scale
from dme_migration.report.timeline_style import style
from dme_migration.report.timeline_words import TIMELINE, Words
from dme_migration.rules.words import capital
from dme_migration.text import Language

__all__ = ["svg_of"]


def svg_of(
    case: MigrationCase,
    *,
    as_of: date,
    plan: Plan | None = None,
    language: Language | str = Language.FR,
    width: int = 960,
    calendar: BusinessCalendar | None = None,
) -> str:
    """Draw the timeline of a case as it stood at the end of ``as_of``.

    Args:
        case: The case: its schedule gives the planned days, its journal the actual ones.
        as_of: The day, or the aware instant: what is dated later is not drawn.
        plan: A plan of the same case: its days take the place of the schedule's.
        language: The language of every word, titles of marks included.
        width: The width in points, from 320 on; names stand above the bars under 640.
        calendar: Whose days off are shaded; the public service's when absent.

    Raises:
        InvalidValueError: ``width`` is too small or no whole number, or ``as_of`` is before 1900 or after 2999.
    """
    if isinstance(width, bool) or not isinstance(width, int) or width < LEAST_WIDTH:
        raise InvalidValueError(f"width needs a whole number of points from {LEAST_WIDTH} on, got {width!r}")
    language, day = Language(language), Timeline(case, as_of).day
    if not FIRST_DAY <= day <= LAST_DAY:
        raise InvalidValueError(f"as_of needs a day from 1900 to 2999, got {day.isoformat()}")
    calendar = calendar or BusinessCalendar.quebec()
    words = Words(language, calendar, day)
    rows = rows_of(case, as_of=as_of, plan=plan)
    layout = Layout(width, len(rows))
    days = {day, *(marked for row in rows for marked in row.days()), *(plan.days.values() if plan else ())}
    left, right = layout.plot_left, layout.plot_right
    scale = Scale.over(days, left=left, right=right, fold=40 if layout.narrow else 46)
    name = case_name(case, language)
    heading = f"{TIMELINE[language]} – {name}" if name else TIMELINE[language]
    emrs = emr_names(case, language)
    said = " ".join((capital(words.as_of()) + ".", *([f"{emrs}."] if emrs else []), *map(words.whole, rows)))
    scope = "dme-" + sha256(f"{heading}|{said}|{language}|{width}".encode("utf-8", "replace")).hexdigest()[:10]
    line, flag = today(scale, layout, day, words)
    foot, bottom = legend(_kinds(rows, scale, calendar), layout, words, scope)
    drawn = (
        tag("title", safe(heading), id=f"{scope}-title"),
        tag("desc", safe(said), id=f"{scope}-desc"),
        tag("style", style(scope)),
        tag("defs", _hatch(scope)),
        tag("rect", x=0, y=0, width=width, height=bottom, class_="fill-paper"),
        *bands(scale, layout, calendar, scope, language),
        line,
        *backing(layout),
        *periods(rows, layout, scale, words),
        critical_path(plan, rows, scale, layout) if plan else "",
        *folds(scale, layout, words),
        *(mark for place, row in enumerate(rows) for mark in marks(row, layout.mark_y(place), scale, words)),
        *axis(scale, layout, words),
        *headings(layout, language),
        *names(rows, layout, words),
        flag,
        *_head(name, emrs, layout, language),
        foot,
    )
    return (
        tag(
            "svg",
            "\n",
            *(f"{part}\n" for part in drawn if part),
            xmlns="http://www.w3.org/2000/svg",
            id=scope,
            role="img",
            aria_labelledby=f"{scope}-title {scope}-desc",
            lang=f"{language}-CA",
            width=width,
            height=bottom,
            viewBox=f"0 0 {width} {number(bottom)}",
        )
        + "\n"
    )


def _head(name: str | None, emrs: str | None, layout: Layout, language: Language) -> tuple[str, ...]:
    """Write the heading: on one line, or the case under the title when the drawing is narrow."""
    if layout.narrow:
        told = [(TIMELINE[language], 16, 28), (name, 13, 48), (emrs, 12.5, 66)]
    else:
        told = [(f"{TIMELINE[language]} – {name}" if name else TIMELINE[language], 18, 30), (emrs, 12.5, 51)]
    room = layout.width - 2 * layout.margin
    return tuple(
        tag(
            "text",
            safe(clipped(said, size, room, bold=place == 0)),
            x=layout.margin,
            y=y,
            font_size=size,
            class_="fill-quiet" if place and said == emrs else "fill-ink strong" if place == 0 else "fill-ink",
        )
        for place, (said, size, y) in enumerate(told)
        if said
    )


def _hatch(scope: str) -> str:
    return tag(
        "pattern",
        tag("path", d="M-1 1L1-1M0 6L6 0M5 7L7 5", class_="hatch"),
        id=f"{scope}-hatch",
        width=6,
        height=6,
        patternUnits="userSpaceOnUse",
    )


def _kinds(rows: tuple[Row, ...], scale: Scale, calendar: BusinessCalendar) -> tuple[str, ...]:
    """Name the kinds of marks that are drawn, in the order of the legend."""
    promises = [promise for row in rows for promise in row.promises]
    off = [off for stretch in scale.unfolded for off in stretch.days_off(calendar)]
    drawn = {
        "planned": any(not promise.critical for promise in promises),
        "actual": any(row.actual for row in rows),
        "gap": any(p.on != on for row in rows for p, on in zip(row.promises, row.actual, strict=False)),
        "earlier": any(promise.earlier for promise in promises),
        "critical": any(promise.critical for promise in promises),
        "slack": any(promise.latest and promise.latest > promise.on for promise in promises),
        "period": any(row.period for row in rows),
        "rest": any(day.weekly_rest for day in off),
        "holiday": any(not day.weekly_rest for day in off),
        "fold": bool(scale.folds),
    }
    return tuple(kind for kind, there in drawn.items() if there)
