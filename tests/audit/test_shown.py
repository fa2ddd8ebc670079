"""What an audit says: words, tables, charts, the page. Read back by other readers."""

from __future__ import annotations

import json
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dme_migration.audit import AuditSummary, Spread, Tally, dashboard_html, dump_row, dump_summary
from dme_migration.audit.charts import NARROW, WIDE, Bar, bar_chart
from dme_migration.audit.headline import headline
from dme_migration.audit.tables import Tables
from dme_migration.audit.words import classes_in_words, hours_in_words, month_in_words, rate_in_words
from dme_migration.rules import STANDARD_RULEBOOK
from dme_migration.text import NBSP, Language, Text
from tests.audit.documents import EVALUATOR, rows
from tests.report.sample import HOSTILE

SVG = "{http://www.w3.org/2000/svg}"
SUMMARY = AuditSummary.over(rows())

tallies = st.builds(Tally, met=st.integers(0, 10**6), breached=st.integers(0, 10**6))


@pytest.mark.parametrize(
    ("tally", "fr", "en"),
    [
        (Tally(met=1, breached=1), f"50{NBSP}%", "50%"),
        (Tally(met=2, breached=1), f"66,6{NBSP}%", "66.6%"),
        (Tally(met=9999, breached=1), f"99,9{NBSP}%", "99.9%"),
        (Tally(met=7), f"100{NBSP}%", "100%"),
        (Tally(breached=7), f"0{NBSP}%", "0%"),
        (Tally(waived=7, pending=1), "—", "—"),
    ],
)
def test_rates_in_words(tally: Tally, fr: str, en: str) -> None:
    assert (rate_in_words(tally, Language.FR), rate_in_words(tally, Language.EN)) == (fr, en)


@given(tallies)
def test_a_rate_in_words_is_never_rounded_up(tally: Tally) -> None:
    words = rate_in_words(tally, Language.EN)
    if tally.rate is None:
        assert words == "—"
        return
    shown = float(words.removesuffix("%")) / 100
    assert shown <= tally.rate + 1e-9 < shown + 0.0011


def test_months_and_classes_in_words() -> None:
    assert month_in_words("2026-08", Language.FR) == "août 2026"
    assert month_in_words("2026-08", Language.EN) == "August 2026"
    for language in Language:
        names = classes_in_words(language, Text(fr="zéro", en="zero"))
        assert len(names) == len(Spread().counts) == len(set(names))


@pytest.mark.parametrize(
    ("minutes", "fr", "en"),
    [
        (0, f"0{NBSP}h", f"0{NBSP}h"),
        (65, f"1{NBSP}h{NBSP}05", f"1{NBSP}h{NBSP}05{NBSP}min"),
        (-1440, f"en retard de 24{NBSP}h", f"24{NBSP}h overdue"),
    ],
)
def test_hours_in_words(minutes: int, fr: str, en: str) -> None:
    assert (hours_in_words(minutes, Language.FR), hours_in_words(minutes, Language.EN)) == (fr, en)


@pytest.mark.parametrize("language", Language)
def test_every_table_is_rectangular_and_adds_up(language: Language) -> None:
    tables = Tables(SUMMARY, STANDARD_RULEBOOK, language)
    for table in (
        tables.obligations(),
        tables.vendors(),
        tables.objectives(),
        tables.months(),
        tables.lateness(),
        tables.due(),
        tables.nearest(),
        tables.complaints(),
        tables.unread(),
    ):
        assert table.rows
        assert {len(row) for row in table.rows} == {len(table.head)}
    for columns in zip(*(row[1:] for row in tables.due().rows), strict=True):
        assert sum(map(int, columns)) == SUMMARY.cases
    assert sum(int(row[2]) for row in tables.months().rows) == SUMMARY.cases


def test_the_obligations_stand_in_the_order_of_the_rulebook() -> None:
    titles = [
        row[0].removesuffix(" (recommandé)")
        for row in Tables(SUMMARY, STANDARD_RULEBOOK, Language.FR).obligations().rows
    ]
    order = [obligation.title.fr for obligation in STANDARD_RULEBOOK]
    assert titles == [title for title in order if title in set(titles)]


def test_the_headline_of_nothing_and_of_one_day() -> None:
    assert headline(AuditSummary(), Language.FR) == ("0 dossier de migration jugé.",)
    one = AuditSummary.over(row for row in rows() if row.day == date(2026, 3, 10))
    assert "as of Tuesday, March 10, 2026" in headline(one, Language.EN)[0]
    first, last = "du mercredi 14 janvier 2026", "au vendredi 3 juillet 2026"
    assert f"{first} {last}" in headline(SUMMARY, Language.FR)[0]


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_chart_is_svg_that_stays_in_its_frame_whatever_the_words(width: int) -> None:
    bars = [
        Bar(label=label, told=f"{n}{NBSP}% (1 sur {10**n})", parts=(("met", n / 10), ("breached", 1 - n / 10)))
        for n, label in enumerate(HOSTILE[:6])
    ]
    root = ET.fromstring(bar_chart("x", HOSTILE[0], HOSTILE[1], bars, width=width))  # noqa: S314 - our own
    assert root.get("role") == "img"
    named = {element.get("id"): element.text for element in root.iter() if element.get("id")}
    assert all(named[name] for name in str(root.get("aria-labelledby")).split())
    height = float(str(root.get("height")))
    for rect in root.iter(f"{SVG}rect"):
        x, y, long, high = (float(str(rect.get(name))) for name in ("x", "y", "width", "height"))
        assert x >= 0
        assert long >= 0
        assert x + long <= width + 0.1
        assert y + high <= height
    assert len(list(root.iter(f"{SVG}g"))) == len(bars)


def test_bars_are_as_long_as_their_parts() -> None:
    root = ET.fromstring(  # noqa: S314 - our own
        bar_chart("x", "t", "d", [Bar(label="a", told="75", parts=(("met", 0.75), ("breached", 0.25)))], width=WIDE)
    )
    track, met, breached = (float(str(rect.get("width"))) for rect in root.iter(f"{SVG}rect"))
    assert met == pytest.approx(track * 0.75, abs=0.02)
    assert breached == pytest.approx(track * 0.25, abs=0.02)


def test_a_small_breach_is_still_seen() -> None:
    root = ET.fromstring(  # noqa: S314 - our own
        bar_chart(
            "x", "t", "d", [Bar(label="a", told="99,9", parts=(("met", 0.9999), ("breached", 0.0001)))], width=WIDE
        )
    )
    track, met, breached = (float(str(rect.get("width"))) for rect in root.iter(f"{SVG}rect"))
    assert breached >= 2
    assert met + breached == pytest.approx(track, abs=0.02)


@pytest.mark.parametrize("language", Language)
def test_the_dashboard_of_nothing_is_a_page_too(language: Language) -> None:
    page = dashboard_html(AuditSummary(), evaluator=EVALUATOR, language=language)
    assert page.startswith("<!doctype html>")
    assert "<svg" not in page


def test_the_dashboard_is_the_same_whatever_the_order() -> None:
    backwards = AuditSummary.over(reversed(rows()))
    assert dashboard_html(backwards, evaluator=EVALUATOR) == dashboard_html(SUMMARY, evaluator=EVALUATOR)


def test_the_documents_are_json_and_the_same_whatever_the_order() -> None:
    for row in rows():
        assert json.loads(json.dumps(dump_row(row)))["ok"] is row.ok
    assert json.dumps(dump_summary(SUMMARY)) == json.dumps(dump_summary(AuditSummary.over(reversed(rows()))))
