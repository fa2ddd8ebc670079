"""The timeline, read back as XML: what stands where, in which words, and in which colours."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from xml.etree import ElementTree as ET

import attrs
import pytest
from hypothesis import given
from hypothesis.strategies import just, sampled_from, tuples

from dme_migration.calendar import BusinessCalendar, Closure
from dme_migration.errors import CalendarError, InvalidValueError
from dme_migration.model import MILESTONES, JournalEntry, MigrationCase, Request, ScheduledMilestone
from dme_migration.planning import plan
from dme_migration.report import svg_of
from dme_migration.report.inert import one_line
from dme_migration.report.steps import entries_as_of
from dme_migration.testing import as_of_days, cases
from dme_migration.text import Language, Text
from tests.report.sample import HOSTILE, SAMPLE, SCHEDULE, TODAY, UNSTARTED, moved, named
from tests.rules.cases import day

SVG = "{http://www.w3.org/2000/svg}"
WIDTHS = (320, 420, 639, 640, 960, 1400)


def drawn(case: MigrationCase = SAMPLE, **options: object) -> ET.Element:
    return parsed(svg_of(case, **{"as_of": TODAY, **options}))  # type: ignore[arg-type]  # tests vary each


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 - our own drawing, without a document type


def marks(root: ET.Element, kind: str) -> Counter[tuple[str, str]]:
    """Count the marks of a kind: (milestone, day)."""
    found = root.iter(f"{SVG}g")
    return Counter((g.get("data-milestone", ""), g.get("data-day", "")) for g in found if g.get("class") == kind)


def titles(root: ET.Element) -> list[str]:
    return ["".join(title.itertext()) for title in root.iter(f"{SVG}title")]


def texts(root: ET.Element) -> list[str]:
    return ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]


def mark_x(root: ET.Element, kind: str, on: str) -> float:
    """Give the middle of the mark of a day."""
    group = next(g for g in root.iter(f"{SVG}g") if g.get("class") == kind and g.get("data-day") == on)
    shape = group[1]
    if circle := shape.get("cx"):
        return float(circle)
    return float(shape.get("points", "").split(",")[0])


def today_x(root: ET.Element) -> float:
    (line,) = (e for e in root.iter(f"{SVG}line") if e.get("class") == "today" and e.get("data-day"))
    return float(line.get("x1", ""))


@pytest.mark.parametrize("width", WIDTHS)
def test_every_planned_and_actual_day_is_marked_once(width: int) -> None:
    root = drawn(width=width)
    planned = Counter((str(m.milestone), m.on.isoformat()) for m in SCHEDULE.milestones if m.on)
    actual = Counter((str(e.milestone), e.on.isoformat()) for e in SAMPLE.journal if e.on <= TODAY)
    assert marks(root, "plan") == planned
    assert marks(root, "done") == actual
    assert sum(planned.values()) == 15
    assert sum(actual.values()) == 7


@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_mark_says_itself_in_words(language: str) -> None:
    found = titles(drawn(language=language))
    expected = {
        "fr": (
            "L'extraction TEST est prévue le mercredi 21 janvier 2026.",
            "Le client a validé la préanalyse le vendredi 6 février 2026.",
            "Première date prévue pour la validation de la préanalyse\u00a0: lundi 9 février 2026.",
            "Du jeudi 29 janvier 2026 au vendredi 6 février 2026\u00a0: 6 jours ouvrables.",
            "Échelle abrégée\u00a0: 12 semaines sans étape, du lundi 2 mars 2026 au dimanche 24 mai 2026.",
            "Contrôle de qualité interne\u00a0: sans date au calendrier.",
        ),
        "en": (
            "The TEST extraction is planned for Wednesday, January 21, 2026.",
            "The client validated the pre-analysis on Friday, February 6, 2026.",
            "First planned day for the validation of the pre-analysis: Monday, February 9, 2026.",
            "From Thursday, January 29, 2026 to Friday, February 6, 2026: 6 business days.",
            "Scale folded: 12 weeks without a step, from Monday, March 2, 2026 to Sunday, May 24, 2026.",
            "Internal quality control: no day in the schedule.",
        ),
    }
    for sentence in expected[language]:
        assert sentence in found


def test_rows_follow_the_order_of_the_text() -> None:
    milestones = (*SCHEDULE.milestones, ScheduledMilestone(milestone="x-training", on=day("2026-02-25")))
    case = attrs.evolve(
        SAMPLE,
        schedule=attrs.evolve(SCHEDULE, milestones=milestones),
        journal=(*SAMPLE.journal, JournalEntry(milestone="x-kick-off", on=day("2026-01-19"))),
    )
    groups = [g for g in drawn(case).iter(f"{SVG}g") if g.get("class") in {"plan", "done"}]
    order = list(dict.fromkeys(g.get("data-milestone", "") for g in groups))
    assert order == [*(m for m in MILESTONES if m != "internal_quality_control"), "x-training", "x-kick-off"]
    assert "Étape «\u00a0x-training\u00a0»" in texts(drawn(case))


def test_all_fifteen_steps_are_named_even_before_there_is_a_schedule() -> None:
    found = texts(drawn(MigrationCase(request=Request())))
    assert found.count("pas au calendrier") == 15
    assert "Retrait des accès à l'ancien DMÉ" in found
    assert "Withdrawal of access to the old EMR" in texts(drawn(MigrationCase(request=Request()), language="en"))


@pytest.mark.parametrize("width", WIDTHS)
def test_the_line_of_today_stands_on_its_day(width: int) -> None:
    root = drawn(width=width)
    assert today_x(root) == pytest.approx(mark_x(root, "done", "2026-02-12"), abs=0.02)
    assert mark_x(root, "plan", "2026-02-10") < today_x(root) < mark_x(root, "plan", "2026-02-17")
    assert any("12 février 2026" in words for words in texts(root))


def test_what_comes_after_today_is_not_drawn() -> None:
    root = drawn(as_of=day("2026-01-29"))
    assert ("preanalysis_validation", "2026-02-09") in marks(root, "plan")
    assert ("preanalysis_validation", "2026-02-10") not in marks(root, "plan")
    assert max(on for _, on in marks(root, "done")) == "2026-01-29"


def test_a_plan_brings_its_days_path_and_slack() -> None:
    start = attrs.evolve(UNSTARTED, schedule=None)
    proposed = plan(start, as_of=day("2026-01-13"))
    root = drawn(start, as_of=day("2026-01-13"), plan=proposed)
    expected = Counter((name.partition("#")[0], on.isoformat()) for name, on in proposed.days.items())
    assert marks(root, "plan") == expected
    (path,) = (e for e in root.iter(f"{SVG}path") if e.get("class") == "critical-line")
    assert path.get("d", "").count("V") == len(proposed.critical_path) - 1
    slack = [name for name in proposed.days if proposed.slack(name)[0] > 0]
    assert len([title for title in titles(root) if title.startswith("Marge de")]) == len(slack) > 0
    critical = [e for e in root.iter(f"{SVG}polygon") if e.get("class") == "critical"]
    assert len(critical) == len(proposed.critical_path) + 1  # and the legend's
    assert {"Chemin critique", "Marge"} <= set(texts(root))


def test_a_plan_over_a_delivered_schedule_shows_what_moves() -> None:
    begun = attrs.evolve(SAMPLE, journal=tuple(e for e in SAMPLE.journal if e.on <= day("2026-01-29")))
    late = moved("preanalysis_validation", "2026-02-20", "2026-02-05", begun)
    proposed = plan(late, as_of=day("2026-02-20"))
    root = drawn(late, as_of=day("2026-02-20"), plan=proposed)
    assert proposed.moved
    first = {m.milestone for m in proposed.moved} | {"preanalysis_validation"}
    assert len([t for t in titles(root) if t.startswith("Première date prévue")]) >= len(first)


def test_it_is_accessible() -> None:
    for language in ("fr", "en"):
        root = drawn(language=language)
        assert root.get("role") == "img"
        assert root.get("lang") == f"{language}-CA"
        title, desc = (root.find(f"{SVG}{name}") for name in ("title", "desc"))
        assert title is not None
        assert desc is not None
        assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
        assert "Clinique du Fleuve (2026-0042)" in (title.text or "")
        assert "KinLogix" in (desc.text or "")
        assert all(
            name in (desc.text or "") for name in ("21 janvier 2026" if language == "fr" else "January 21, 2026",)
        )


def test_it_needs_nothing_and_runs_nothing() -> None:
    text = svg_of(SAMPLE, as_of=TODAY)
    assert {e.tag.removeprefix(SVG) for e in parsed(text).iter()} <= {
        *("svg", "title", "desc", "style", "defs", "pattern", "path", "rect", "line", "g", "text"),
        *("polygon", "polyline", "circle"),
    }
    assert re.findall(r"https?://[^\"]+", text) == ["http://www.w3.org/2000/svg"]
    assert set(re.findall(r"url\(([^)]*)\)", text)) <= {f"#{parsed(text).get('id')}-hatch"}
    assert "href" not in text
    assert not re.search(r"\son\w+=", text)


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("width", [420, 960])
def test_names_are_inert(name: str, width: int) -> None:
    case = attrs.evolve(named(name, SAMPLE), id=name)
    text = svg_of(case, as_of=TODAY, width=width)
    assert text.encode().decode() == text
    root = parsed(text)
    assert one_line(name) in titles(root)[0]
    assert len(root) == len(drawn(width=width))
    assert re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text) is None


def test_the_same_case_gives_the_same_bytes() -> None:
    assert svg_of(SAMPLE, as_of=TODAY) == svg_of(attrs.evolve(SAMPLE), as_of=TODAY)
    ids = {
        drawn(**options).get("id") for options in ({}, {"width": 420}, {"language": "en"}, {"as_of": day("2026-02-13")})
    }
    assert len(ids) == 4


def test_nothing_says_none() -> None:
    for case in (SAMPLE, MigrationCase(request=Request()), MigrationCase(request=Request(), schedule=SCHEDULE)):
        for language in ("fr", "en"):
            assert "None" not in svg_of(case, as_of=TODAY, language=language)


@pytest.mark.parametrize("width", WIDTHS)
def test_everything_stands_inside(width: int) -> None:
    root = drawn(width=width)
    height = float(root.get("height", ""))
    assert float(root.get("width", "")) == width
    for element in root.iter():
        for x in ("x", "x1", "x2", "cx"):
            assert 0 <= float(element.get(x, "0")) <= width
        for y in ("y", "y1", "y2", "cy"):
            assert 0 <= float(element.get(y, "0")) <= height


@pytest.mark.parametrize("width", [True, 319, 0, "960", 960.0])
def test_a_width_that_cannot_be(width: object) -> None:
    with pytest.raises(InvalidValueError, match="width"):
        drawn(width=width)


@pytest.mark.parametrize("on", [date(1899, 1, 1), date(9999, 12, 1)])
def test_a_day_that_cannot_be(on: date) -> None:
    with pytest.raises((CalendarError, InvalidValueError), match="as_of"):
        drawn(as_of=on)


def test_holidays_and_closures_are_shaded_and_named() -> None:
    case = moved("legacy_access_withdrawal", "2026-06-24", "2026-02-01", SAMPLE)
    closed = (Closure(day("2026-02-19"), Text(fr="inventaire", en="stocktaking")),)
    root = drawn(case, calendar=BusinessCalendar.quebec(closures=closed))
    off = {g.get("data-day"): g[0].text for g in root.iter(f"{SVG}g") if g.get("class") == "holiday"}
    assert off == {
        "2026-02-19": "Fermeture\u00a0: inventaire, jeudi 19 février 2026",
        "2026-06-24": off["2026-06-24"],
    }
    assert "mercredi 24 juin 2026" in (off["2026-06-24"] or "")
    assert "Jour férié ou fermeture" in texts(root)
    assert "Jour férié ou fermeture" not in texts(drawn())


@given(cases().flatmap(lambda case: tuples(just(case), as_of_days(case))), sampled_from(Language), sampled_from(WIDTHS))
def test_any_case_is_drawn(seen: tuple[MigrationCase, date], language: Language, width: int) -> None:
    case, as_of = seen
    root = drawn(case, as_of=as_of, language=language, width=width)
    planned = Counter((e.milestone, e.on.isoformat()) for e in entries_as_of(case.schedule, as_of) if e.on is not None)
    assert marks(root, "plan") == planned
    assert marks(root, "done").total() == sum(entry.on <= as_of for entry in case.journal)
