"""The kinds of report, as the command line gives them; each is one more door to the same verdict."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt
from pypdf import PdfReader

from dme_migration.rules import evaluate
from dme_migration.serialization import case_from, dump_case
from dme_migration.text import Language
from tests.cli.planning import saved, words
from tests.cli.running import BREACH, process, run
from tests.report.html_reader import plain, read
from tests.report.letters.scenes import ROW_12_CASE
from tests.report.reports import LANGUAGES, three_days_granted
from tests.rules.cases import day

VALIDATED: Final = "preanalysis.validated-in-time"
WINDOW: Final = "preanalysis.validation-window"
READ: Final = ("html", "md", "sarif", "junit")
EVERY: Final = (*READ, "pdf")

Told = dict[str, Any]
"""The status of one finding, and its words, as a door gives them; a page gives no more than its words."""


def by_check(case: str, as_of: str, obligation: str, language: str) -> Told:
    result = run("check", case, f"--as-of={as_of}", "--format=json", f"--lang={language}")
    (found,) = [f for f in json.loads(result.stdout)["findings"] if f["obligation"] == obligation]
    return {"status": found["status"], "beneath": found["beneath"], "message": plain(found["message"])}


def by_sarif(case: str, as_of: str, obligation: str, language: str) -> Told:
    result = run("report", case, f"--as-of={as_of}", "--as=sarif", "--whole", f"--lang={language}")
    (found,) = [r for r in json.loads(result.stdout)["runs"][0]["results"] if r["ruleId"] == obligation]
    told = found["properties"]
    return {"status": told["status"], "beneath": told["beneath"], "message": plain(found["message"]["text"])}


def by_junit(case: str, as_of: str, obligation: str, language: str) -> Told:
    result = run("report", case, f"--as-of={as_of}", "--as=junit", f"--lang={language}")
    root = ET.fromstring(result.stdout_bytes)  # noqa: S314 - our own report
    (found,) = [test for test in root.iter("testcase") if test.attrib["name"].endswith(f"({obligation})")]
    if len(found) == 0:
        return {"status": "met"}
    label, colon = ("Finding", ":") if language == "en" else ("Constat", " :")
    (line,) = [line for line in (found[0].text or "").splitlines() if line.startswith(label)]
    return {"status": found[0].attrib["type"], "message": plain(line).removeprefix(f"{label}{colon} ")}


def page_by_html(case: str, as_of: str, language: str) -> str:
    return read(run("report", case, f"--as-of={as_of}", "--as=html", f"--lang={language}").stdout).text


def page_by_markdown(case: str, as_of: str, language: str) -> str:
    written = run("report", case, f"--as-of={as_of}", "--as=md", f"--lang={language}").stdout
    return read(MarkdownIt("commonmark").render(written)).text


DOORS: Final[tuple[Callable[[str, str, str, str], Told], ...]] = (by_sarif, by_junit)
PAGES: Final[Mapping[str, Callable[[str, str, str], str]]] = {"html": page_by_html, "md": page_by_markdown}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("as_of", "status"), [("2026-04-08", "pending"), ("2026-04-09", "breached")])
def test_row_12_a_last_day_counts_whole_in_every_report(tmp_path: Path, as_of: str, status: str, language: str) -> None:
    path = tmp_path / "row.json"
    path.write_text(dump_case(ROW_12_CASE), encoding="utf-8")
    checked = by_check(str(path), as_of, VALIDATED, language)
    assert checked["status"] == status
    late = "le retard est de 1 jour ouvrable" if language == "fr" else "it is 1 business day late"
    assert (late in checked["message"]) is (status == "breached")
    for door in DOORS:
        told = door(str(path), as_of, VALIDATED, language)
        assert told == {name: checked[name] for name in told}
    due = {
        ("fr", "pending"): "D'ici le mercredi 8 avril 2026",
        ("fr", "breached"): "En retard : c'était dû le mercredi 8 avril 2026",
        ("en", "pending"): "By Wednesday, April 8, 2026",
        ("en", "breached"): "Overdue: it was due on Wednesday, April 8, 2026",
    }
    for page in PAGES.values():
        said = page(str(path), as_of, language)
        assert due[language, status] in said
        assert (late in said) is (status == "breached")
        assert (due[language, "pending"] in said) is (status == "pending")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("as_of", "status", "code"), [("2026-02-19", "breached", 1), ("2026-02-20", "waived", 0)])
def test_row_14_a_waivers_day_counts_the_same_at_every_door(
    tmp_path: Path, as_of: str, status: str, code: int, language: Language
) -> None:
    document = three_days_granted()
    case = saved(tmp_path, document)
    finding = evaluate(case_from(document), as_of=day(as_of))[WINDOW]
    assert (finding.status.value, finding.beneath and finding.beneath.value) == (
        status,
        "breached" if status == "waived" else None,
    )
    assert run("check", case, f"--as-of={as_of}").exit_code == code
    message = plain(finding.message(language))
    for door in (by_check, *DOORS):
        told = door(case, as_of, WINDOW, language)
        assert (told["status"], told["message"]) == (status, message)
        assert told.get("beneath", finding.beneath) == finding.beneath
    heading = {
        ("fr", "breached"): "Manquements (1)",
        ("fr", "waived"): "Manquements auxquels on a renoncé (1)",
        ("en", "breached"): "Breaches (1)",
        ("en", "waived"): "Breaches that were waived (1)",
    }
    for page in PAGES.values():
        said = page(case, as_of, language)
        assert plain(finding.explanation(language)) in said
        assert [other for other in ("breached", "waived") if heading[language, other] in said] == [status]


@pytest.mark.parametrize("as_of", ["2026-02-19", "2026-02-20"])
def test_row_14_a_waiver_touches_a_breach_only(tmp_path: Path, as_of: str) -> None:
    document = three_days_granted()
    for entry in document["schedule"]["milestones"]:
        if entry["milestone"] == "preanalysis_validation":
            entry["on"] = "2026-02-09"
    case = saved(tmp_path, document)
    assert {door(case, as_of, WINDOW, "fr")["status"] for door in (by_check, *DOORS)} == {"met"}
    assert run("check", case, f"--as-of={as_of}").exit_code == 0


def test_row_19_a_report_of_a_path_with_spaces_and_of_standard_input(tmp_path: Path) -> None:
    where = "dossiers été/cas 1 [a]#2.json"
    place = tmp_path / where
    place.parent.mkdir()
    place.write_bytes(Path(BREACH).read_bytes())
    asked = ("report", "--as=sarif", "--as-of=2026-03-03")
    named = process(*asked, where, cwd=tmp_path)
    piped = process(*asked, "-", stdin=place.read_bytes())
    for written, uri in ((named, "dossiers%20%C3%A9t%C3%A9/cas%201%20%5Ba%5D%232.json"), (piped, "stdin")):
        (judged,) = json.loads(written.stdout)["runs"]
        assert judged["results"]
        places = [result["locations"][0]["physicalLocation"] for result in judged["results"]]
        assert {place["artifactLocation"]["uri"] for place in places} == {uri}
        assert (written.returncode, written.stderr) == (0, b"")


@pytest.mark.parametrize("mark", ["\x12", "\x1b[31m", "\ufffe", "]]>"])
def test_row_20_a_control_is_refused_or_replaced_and_the_rest_is_there(tmp_path: Path, mark: str) -> None:
    document = three_days_granted()
    document["request"]["client"]["name"] = f"Clinique {mark} du Fleuve"
    document["waivers"][0]["reason"] = f"Clinique {mark} disponible"
    written = run("report", saved(tmp_path, document), "--as=junit", "--as-of=2026-02-20")
    assert written.exit_code == 0
    (outcome,) = [
        skipped
        for skipped in ET.fromstring(written.stdout_bytes).iter("skipped")  # noqa: S314 - our own report
        if skipped.attrib["type"] == "waived"
    ]
    shown = mark if mark.isprintable() else "\ufffd" + mark[1:]
    assert f"Clinique {shown} disponible" in plain(outcome.text or "")


@pytest.mark.parametrize("kind", EVERY)
def test_a_report_that_is_written_exits_with_0_whatever_the_verdict(tmp_path: Path, kind: str) -> None:
    place = tmp_path / f"rapport.{kind}"
    assert run("check", BREACH, "--as-of=2026-03-03").exit_code == 1
    result = run("report", BREACH, f"--as={kind}", "--as-of=2026-03-03", "-o", str(place))
    assert (result.exit_code, result.stdout) == (0, "")
    assert place.read_bytes() == run("report", BREACH, f"--as={kind}", "--as-of=2026-03-03").stdout_bytes


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", READ)
def test_its_bytes_are_utf_8_in_both_languages_whatever_the_code_page(kind: str, language: str) -> None:
    asked = ("report", BREACH, f"--as={kind}", "--as-of=2026-03-03", f"--lang={language}")
    old = process(*asked, env={"PYTHONIOENCODING": "cp1252"})
    assert (old.returncode, old.stderr) == (0, b"")
    said = plain(old.stdout.decode("utf-8"))
    assert "Avenant n° 1" in said
    assert ("Accès à l'ancien" in said.replace("&#39;", "'")) is (language == "fr")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_blank_worksheet_is_that_of_no_case(tmp_path: Path, language: str) -> None:
    blank = run("report", "--as=pdf", "--blank", f"--lang={language}")
    assert blank.exit_code == 0
    pages = PdfReader(io.BytesIO(blank.stdout_bytes)).pages
    said = " ".join(page.extract_text() for page in pages)
    assert {"fr": "entre DMÉ", "en": "between EMRs"}[language] in plain(said)
    both = run("report", BREACH, "--as=pdf", "--blank", f"--lang={language}", "-o", str(tmp_path / "x.pdf"))
    assert both.exit_code == 2
    assert {"fr": "vierge (--blank)", "en": "blank worksheet (--blank)"}[language] in words(both)
    neither = run("report", "--as=html", f"--lang={language}")
    assert neither.exit_code == 2
    assert {"fr": "DOSSIER", "en": "CASE"}[language] in words(neither)


@pytest.mark.skipif(os.name == "nt", reason="a pseudo-terminal is a thing of POSIX")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("blank", [True, False])
def test_a_terminal_is_given_no_worksheet(language: str, blank: bool) -> None:
    screen, terminal = os.openpty()
    asked = ["--blank"] if blank else [BREACH]
    command = [sys.executable, "-m", "dme_migration.cli", f"--lang={language}", "report", "--as=pdf", *asked]
    try:
        refused = subprocess.run(command, stdout=terminal, stderr=subprocess.PIPE, check=False)
        os.set_blocking(screen, False)
        with pytest.raises(BlockingIOError):
            os.read(screen, 1)
    finally:
        os.close(terminal)
        os.close(screen)
    assert refused.returncode == 2
    said = plain(refused.stderr.decode("utf-8"))
    assert {"fr": "un terminal ne montre pas le format pdf", "en": "a terminal cannot show the pdf format"}[
        language
    ] in said
    assert "-o" in said


@pytest.mark.parametrize(
    ("kind", "option", "kinds"), [("junit", "--whole", "sarif"), ("md", "--blank", "pdf"), ("html", "--plan", "ics")]
)
def test_an_option_of_another_kind_is_refused(kind: str, option: str, kinds: str) -> None:
    result = run("report", BREACH, f"--as={kind}", option)
    assert result.exit_code == 2
    assert f"{option} ne va qu'avec --as {kinds}" in words(result)


@pytest.mark.parametrize(("kind", "package", "extra"), [("html", "jinja2", "report"), ("pdf", "reportlab", "pdf")])
@pytest.mark.parametrize("language", LANGUAGES)
def test_without_its_package_a_kind_names_its_extra(kind: str, package: str, extra: str, language: str) -> None:
    hidden = f"import sys; sys.modules[{package!r}] = None; from dme_migration.cli.app import main; main()"
    asked = ["report", BREACH, f"--as={kind}", "--as-of=2026-03-03", f"--lang={language}"]
    result = subprocess.run([sys.executable, "-c", hidden, *asked], capture_output=True, check=False)
    said = plain(result.stderr.decode("utf-8"))
    assert (result.returncode, result.stdout) == (2, b"")
    assert f"--as {kind}" in said
    assert package in said
    assert f'pip install "dme-migration[{extra}]"' in said
