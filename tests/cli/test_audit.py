from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from dme_migration import dump_case
from tests.audit.documents import (
    BROKEN,
    NOTICE,
    VALIDATED,
    WINDOW,
    awaiting_validation,
    edited,
    four_on_one_obligation,
    pool,
)
from tests.cli.running import BREACH, COMPLAINTS, COMPLETE, lines_of_json, process, run
from tests.rules.cases import COMPLETE as SAMPLE
from tests.rules.cases import planned

DAY = "--as-of=2026-03-10"
FORMATS = ("table", "csv", "ndjson", "json", "html")


def written(folder: Path, cases: dict[str, Any]) -> str:
    folder.mkdir(exist_ok=True)
    for name, case in cases.items():
        (folder / f"{name}.json").write_text(dump_case(case), encoding="utf-8")
    return str(folder)


def ndjson(path: Path, documents: list[bytes]) -> str:
    path.write_bytes(b"\n".join(b" ".join(document.splitlines()) for document in documents))
    return str(path)


def table_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


class Page(HTMLParser):
    """What an HTML page holds: its words, its tables, its tags."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.tables: list[list[list[str]]] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "table":
            self.tables.append([])
        if tag == "tr":
            self.tables[-1].append([])
        if tag in {"td", "th"}:
            self.tables[-1][-1].append("")
        if tag not in {"meta", "rect", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in {"meta", "rect", "br"}:
            return
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" in self.open:
            return
        self.words.append(data)
        if self.open[-1:] in (["td"], ["th"]):
            self.tables[-1][-1][-1] += data

    @property
    def said(self) -> str:
        return " ".join(" ".join(self.words).split())


# What is read


def test_a_folder_with_brackets_is_walked_like_any_other(tmp_path: Path) -> None:
    for name in ("lot", "lot [2026]"):
        folder = tmp_path / name
        (folder / "sous").mkdir(parents=True)
        shutil.copy(BREACH, folder / "CAS.JSON")
        shutil.copy(COMPLETE, folder / "-.json")
        shutil.copy(COMPLAINTS, folder / "sous" / "é [1].Json")
        (folder / "lot.NDJSON").write_bytes(json.dumps(json.loads(Path(COMPLETE).read_bytes())).encode())
        (folder / "lisez-moi.txt").write_text("rien")
        (folder / ".caché.json").write_text("rien")
        (folder / ".git").mkdir()
    found = [
        {
            Path(row["source"]).name: row["breaches"]
            for row in lines_of_json(run("audit", str(tmp_path / name), DAY, "--format=ndjson"))
        }
        for name in ("lot", "lot [2026]")
    ]
    assert found[0] == found[1]
    assert set(found[0]) == {"CAS.JSON", "-.json", "é [1].Json", "lot.NDJSON:1"}
    here = process("audit", ".", DAY, "--format=ndjson", cwd=tmp_path / "lot [2026]")
    assert len(here.stdout.splitlines()) == 4
    summary = json.loads(run("audit", str(tmp_path / "lot [2026]"), DAY, "--format=json").stdout)
    assert (summary["documents"], summary["skipped"]) == (4, 3)
    assert "3 fichiers laissés de côté" in run("audit", str(tmp_path / "lot [2026]"), DAY).stdout


def test_lines_end_at_lf_alone_and_what_comes_out_is_one_line_for_every_reader(tmp_path: Path) -> None:
    documents = []
    for number in (1, 2):
        data = json.loads(dump_case(SAMPLE))
        data["id"] = f"cas\u2028{number}\u0085"
        documents.append(json.dumps(data, ensure_ascii=False).encode())
    path = tmp_path / "cases.ndjson"
    path.write_bytes(documents[0] + b"\r\n\r\n" + documents[1])
    result = run("audit", str(path), DAY, "--format=ndjson")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["ok"] for row in rows] == [True, True]
    assert [row["source"] for row in rows] == [f"{path}:1", f"{path}:3"]
    assert [row["id"] for row in rows] == ["cas\u20281\u0085", "cas\u20282\u0085"]


def test_standard_input_has_a_case_a_line() -> None:
    text = b"\n".join(json.dumps(json.loads(Path(path).read_bytes())).encode() for path in (BREACH, COMPLETE))
    result = run("audit", "-", DAY, "--format=ndjson", text=text)
    assert [row["source"] for row in lines_of_json(result)] == ["-:1", "-:2"]
    assert run("audit", "-", "-", text=text).exit_code == 2


def test_a_bad_document_stops_nothing_and_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "lot.ndjson"
    good = json.dumps(json.loads(Path(COMPLETE).read_bytes())).encode()
    path.write_bytes(b"\n".join([good, b"{", good, b'{"format": "dme-migration/case-1", "request": {"x": 1}}', good]))
    result = run("audit", str(path), DAY)
    assert result.exit_code == 3
    told = " ".join(result.stderr.split())
    assert f"{path}:2 : illisible, 1 faute." in told
    assert f"{path}:4 : illisible" in told
    assert result.stdout.startswith("3 dossiers de migration jugés")
    assert "2 documents illisibles" in result.stdout


def test_the_exit_code_says_what_was_found(tmp_path: Path) -> None:
    assert run("audit", COMPLETE, "--as-of=2026-06-01").exit_code == 0
    assert run("audit", BREACH, COMPLETE, DAY).exit_code == 1
    assert run("audit", BREACH, str(tmp_path / "none.json"), DAY).exit_code == 3
    late = written(tmp_path / "lot", {"late": awaiting_validation()})
    assert (
        run("audit", late, "--as-of=2026-04-08").exit_code
        == run("check", f"{late}/late.json", "--as-of=2026-04-08").exit_code
    )
    for level in ("breach", "warning", "undetermined"):
        for data, source in pool():
            path = tmp_path / "one.json"
            path.write_bytes(data)
            options = (str(path), DAY, f"--fail-on={level}", "--format=json")
            assert run("audit", *options).exit_code == run("check", *options).exit_code, (source, level)


def test_an_audit_of_nothing_is_none(tmp_path: Path) -> None:
    result = run("audit", str(tmp_path), DAY)
    assert result.exit_code == 3
    assert "rien n'a été jugé" in result.stderr


def test_a_line_past_every_size_is_refused_and_the_next_one_is_read(tmp_path: Path) -> None:
    path = tmp_path / "lot.jsonl"
    good = json.dumps(json.loads(Path(COMPLETE).read_bytes())).encode()
    path.write_bytes(b'"' + b"x" * (11 * 1024 * 1024) + b'"\n' + good + b"\n")
    rows = lines_of_json(run("audit", str(path), DAY, "--format=ndjson"))
    assert [(row["ok"], row["source"]) for row in rows] == [(False, f"{path}:1"), (True, f"{path}:2")]
    assert rows[0]["problems"][0]["code"] == "too-large"


# The same figures through every door


def figures(tmp_path: Path, cases: dict[str, Any], *options: str) -> dict[str, tuple[str, int, int]]:
    """Give by format: the rate, how many met, how many breached, of one obligation."""
    lot = written(tmp_path / "lot", cases)
    asked = (lot, DAY, f"--obligation={NOTICE}", *options)
    table = " ".join(run("audit", *asked).stdout.split())
    rate = re.search(r"(\S+ %|—) (?:(\d+) sur (\d+)|rien à juger)", table.partition("Conformité par exigence")[2])
    assert rate
    met = int(rate[2] or 0)
    found: dict[str, tuple[str, int, int]] = {"table": (rate[1].replace("\u00a0", " "), met, int(rate[3] or 0) - met)}
    (line,) = table_of(run("audit", *asked, "--format=csv", "--by=obligation").stdout)
    found["csv"] = (_percent(line["rate"]), int(line["met"]), int(line["breached"]))
    rows = table_of(run("audit", *asked, "--format=csv").stdout)
    kept, broken = (sum(int(row[name]) for row in rows) for name in ("met", "breached"))
    found["csv lines"] = (_percent(kept / (kept + broken) if kept + broken else ""), kept, broken)
    statuses = [row["statuses"][NOTICE] for row in lines_of_json(run("audit", *asked, "--format=ndjson"))]
    counts = statuses.count("met"), statuses.count("breached")
    found["ndjson"] = (_percent(counts[0] / sum(counts) if sum(counts) else ""), *counts)
    (entry,) = json.loads(run("audit", *asked, "--format=json").stdout)["obligations"]
    found["json"] = (_percent("" if entry["rate"] is None else entry["rate"]), entry["met"], entry["breached"])
    page = Page(run("audit", *asked, "--format=html").stdout)
    row = next(t for t in page.tables if t[0][0] == "Exigence")[1]
    found["html"] = (row[2].replace("\u00a0", " "), int(row[3]), int(row[4]))
    return found


def _percent(rate: object) -> str:
    return "—" if rate == "" else f"{float(str(rate)) * 100:g} %"


def test_the_rate_is_the_same_in_every_output(tmp_path: Path) -> None:
    found = figures(tmp_path, four_on_one_obligation())
    assert len(found) == 6
    assert set(found.values()) == {("50 %", 1, 1)}


def test_nothing_to_judge_is_said_in_every_output(tmp_path: Path) -> None:
    found = figures(tmp_path, {"only": four_on_one_obligation()["not_applicable"]})
    assert set(found.values()) == {("—", 0, 0)}


def test_a_waived_breach_is_still_seen(tmp_path: Path) -> None:
    lot = written(tmp_path / "lot", four_on_one_obligation())
    asked = (lot, DAY, f"--obligation={NOTICE}")
    assert "1 renonciation" in run("audit", *asked).stdout
    assert [row["waived"] for row in table_of(run("audit", *asked, "--format=csv").stdout)].count("1") == 1
    page = Page(run("audit", *asked, "--format=html").stdout)
    assert next(t for t in page.tables if t[0][0] == "Exigence")[1][5] == "1"


def test_the_last_day_counts_whole_in_every_output(tmp_path: Path) -> None:
    path = tmp_path / "late.json"
    path.write_text(dump_case(awaiting_validation()), encoding="utf-8")
    asked = (str(path), f"--obligation={VALIDATED}")
    eighth, ninth = "--as-of=2026-04-08", "--as-of=2026-04-09"
    (line,) = table_of(run("audit", *asked, eighth, "--format=csv").stdout)
    assert (line["pending"], line["breached"], line["next_deadline"]) == ("1", "0", "2026-04-08")
    (line,) = table_of(run("audit", *asked, ninth, "--format=csv").stdout)
    assert (line["breached"], line["business_days_late"], line["days_late"]) == ("1", "1", "1")
    (row,) = lines_of_json(run("audit", *asked, ninth, "--format=ndjson"))
    assert row["breaches"][0]["business_days"] == 1
    for page, late in ((run("audit", *asked, eighth).stdout, False), (run("audit", *asked, ninth).stdout, True)):
        assert ("Retards, en jours ouvrables" in page) == late
    assert re.search(r"1\s+jour\s+1\s+0", run("audit", *asked, ninth).stdout)
    for when, cell in ((eighth, None), (ninth, "1")):
        tables = Page(run("audit", *asked, when, "--format=html").stdout).tables
        lateness = [t for t in tables if t[0] == ["Jours ouvrables", "En retard", "Trop tôt"]]
        assert [t[2][1] for t in lateness] == ([] if cell is None else [cell])
    (checked,) = lines_of_json(run("check", str(path), ninth, "--format=json"))
    assert next(f for f in checked["findings"] if f["obligation"] == VALIDATED)["status"] == "breached"


@pytest.mark.parametrize(("as_of", "status", "code"), [("2026-02-19", "breached", 1), ("2026-02-20", "waived", 0)])
def test_a_waiver_counts_from_its_day_through_this_door_too(tmp_path: Path, as_of: str, status: str, code: int) -> None:
    case = planned(SAMPLE, preanalysis_submission="2026-01-29", preanalysis_validation="2026-02-03").with_waiver(
        WINDOW, by="client", given_on=date(2026, 2, 20)
    )
    path = tmp_path / "waived.json"
    path.write_text(dump_case(case), encoding="utf-8")
    result = run("audit", str(path), f"--as-of={as_of}", f"--obligation={WINDOW}", "--format=ndjson")
    (row,) = lines_of_json(result)
    assert (row["statuses"], result.exit_code) == ({WINDOW: status}, code)


# What is looked at


def test_cases_and_obligations_are_chosen(tmp_path: Path) -> None:
    lot = written(tmp_path / "lot", {"a": SAMPLE})
    shutil.copy(COMPLAINTS, Path(lot) / "b.json")

    def ids(*options: str) -> list[str]:
        return [Path(row["source"]).name for row in lines_of_json(run("audit", lot, *options, "--format=ndjson"))]

    assert ids("--as-of=2026-07-03") == ["a.json", "b.json"]
    assert ids("--as-of=2026-07-03", "--since=2026-05-28") == ["b.json"]
    assert ids("--as-of=2026-07-03", "--since=2026-05-29") == []
    assert ids("--as-of=2026-07-03", "--vendor=telus sante", "--vendor=Médisolutions") == ["a.json"]
    assert ids("--as-of=2026-07-03", "--vendor=Telus Santé", "--party=receiving_vendor") == []
    (row,) = lines_of_json(run("audit", f"{lot}/a.json", DAY, "--party=bureau", "--format=ndjson"))
    assert set(row["statuses"]) == {"complaint.followed-up"}
    assert "2 dossiers de migration hors de ce qui est demandé" in run("audit", lot, DAY, "--since=2026-05-28").stdout
    assert run("audit", lot, DAY, "--since=2026-05-28").exit_code == 0
    without = json.loads(run("audit", lot, DAY, f"--without={WINDOW}", "--format=json").stdout)
    assert WINDOW not in {entry["obligation"] for entry in without["obligations"]}


def test_complaints_say_the_hours_left() -> None:
    as_of = "--as-of=2026-07-03T09:00:00-04:00"
    (row,) = lines_of_json(run("audit", COMPLAINTS, as_of, "--format=ndjson"))
    assert [(c["due_at"], c["hours_left"]) for c in row["complaints"]] == [("2026-07-06T09:00:00-04:00", 24.0)]
    (line,) = table_of(run("audit", COMPLAINTS, as_of, "--format=csv").stdout)
    assert (line["complaints_awaiting"], line["complaints_overdue"], line["hours_left"]) == ("1", "0", "24.0")
    assert "24\u00a0h" in run("audit", COMPLAINTS, as_of).stdout
    late = run("audit", COMPLAINTS, "--as-of=2026-07-07T09:00:00-04:00")
    assert "en retard de 24 h" in " ".join(late.stdout.split())


def test_a_reading_and_closures_are_obeyed_as_check_does() -> None:
    asked = (BREACH, DAY, "--reading=access-anchor=first_use", "--profile=labour-standards")
    (row,) = lines_of_json(run("audit", *asked, "--format=ndjson"))
    (checked,) = lines_of_json(run("check", *asked, "--format=json"))
    assert row["statuses"] == {f["obligation"]: f["status"] for f in checked["findings"]}
    assert row["verdict"] == checked["verdict"]


# What is written


@pytest.mark.parametrize("kind", ["ndjson", "html"])  # a line as it comes, and the sum
def test_the_output_is_the_same_with_several_processes(tmp_path: Path, kind: str) -> None:
    # The first batch is the slowest: it must come first all the same.
    slow = edited(SAMPLE, journal=[{"milestone": "nothing", "on": "2026-02-30"}] * 100)
    documents = [slow] * 64 + [data for data, _ in pool() if not data.startswith(b"[[")] * 6
    path = ndjson(tmp_path / "lot.ndjson", documents)
    asked = ("audit", path, DAY, f"--format={kind}", "--lang=en")
    one, two = (run(*asked, f"--jobs={jobs}") for jobs in (1, 2))
    assert one.stdout == two.stdout
    assert (one.stderr, one.exit_code) == (two.stderr, two.exit_code)


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1"])
def test_no_cell_is_a_formula(tmp_path: Path, formula: str) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(edited(SAMPLE, id=formula, request__source_emr=formula))
    text = run("audit", str(path), DAY, "--format=csv").stdout
    (line,) = table_of(text)
    assert line["id"].startswith("'")
    assert not [cell for cell in line.values() if cell[:1] in set("=+-@\t\r")]


def test_the_csv_is_a_table_whatever_the_words(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(edited(SAMPLE, id='a,"b"\nc;d\u2028e\x00'))
    (line,) = table_of(run("audit", str(path), DAY, "--format=csv").stdout)
    assert line["id"] == 'a,"b" c;d e\ufffd'
    assert None not in line
    assert None not in line.values()


def test_groups_as_csv(tmp_path: Path) -> None:
    lot = written(tmp_path / "lot", four_on_one_obligation())
    lines = {
        by: table_of(run("audit", lot, DAY, "--format=csv", f"--by={by}").stdout)
        for by in ("obligation", "vendor", "objective", "month")
    }
    assert [line["vendor"] for line in lines["vendor"]] == ["Medfar", "Telus Santé"]
    assert [(line["month"], line["cases"], line["cases_in_breach"]) for line in lines["month"]] == [
        ("2026-01", "4", "1")
    ]
    assert run("audit", lot, DAY, "--by=vendor").exit_code == 2


def test_text_and_json_are_the_words_of_the_other_commands() -> None:
    assert run("audit", COMPLETE, DAY, "--format=text").stdout == run("audit", COMPLETE, DAY).stdout
    assert json.loads(run("--format=json", "audit", COMPLETE, DAY).stdout)["format"] == "dme-migration/audit-1"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_dashboard_is_one_page_that_runs_nothing(tmp_path: Path, language: str) -> None:
    hostile = '</title><script>alert("1")</script> & "x" \u202e'
    lot = tmp_path / "lot"
    lot.mkdir()
    for number, (data, _) in enumerate(pool()):
        (lot / f"{number:03}.json").write_bytes(data)
    complaint = {"received_at": "2026-03-09T10:00:00-04:00", "sent_to": "certification.homologation@msss.gouv.qc.ca"}
    (lot / "hostile.json").write_bytes(edited(SAMPLE, id=hostile, complaints=[complaint]))
    (lot / "<b>.json").write_bytes(b"<img src=x onerror=alert(1)>")
    text = run("audit", str(lot), DAY, "--format=html", f"--lang={language}").stdout
    page = Page(text)
    assert page.open == []
    names = {tag for tag, _ in page.tags}
    assert not names & {"script", "img", "link", "iframe", "form", "object", "b"}
    assert not [a for _, attrs in page.tags for a in attrs if a.startswith("on")]
    assert "http://" not in text.replace("http://www.w3.org/2000/svg", "")
    assert dict(page.tags)["html"]["lang"] == f"{language}-CA"
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    drawings = [attrs for tag, attrs in page.tags if tag == "svg"]
    assert drawings
    for drawing in drawings:
        assert drawing["role"] == "img"
        assert set(str(drawing["aria-labelledby"]).split()) <= set(ids)
    behind = [tag for tag, _ in page.tags if tag == "details"]
    assert len(behind) * 2 <= len(drawings) + 2
    assert '</title><script>alert("1")</script>' in page.said
    assert "dme-migration" in page.said


def test_an_optional_package_that_is_missing_is_said_before_anything_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dme_migration.cli.audit.find_spec", lambda _: None)
    result = run("audit", COMPLETE, DAY, "--format=html")
    assert result.exit_code == 2
    assert "dme-migration[report]" in result.stderr


@pytest.mark.parametrize(
    "options",
    [
        ["--jobs=0"],
        ["--jobs=65"],
        ["--since=demain"],
        ["--since=2026-03-10T09:00:00-04:00"],
        ["--obligation=nothing"],
        ["--party=nobody"],
        ["--vendor=Telus"],
        ["--format=xml"],
        ["--by=vendor", "--format=html"],
        ["-o", COMPLETE],
    ],
)
def test_a_wrong_command_line_is_refused_in_words(options: list[str]) -> None:
    for language in ("fr", "en"):
        result = run("audit", COMPLETE, *options, f"--lang={language}")
        assert result.exit_code == 2
        assert result.stderr.count("\n") >= 3


def test_the_help_says_what_counts_as_a_case_file() -> None:
    for language in ("fr", "en"):
        said = run("audit", "--help", f"--lang={language}").stdout
        assert ".ndjson" in said
        assert ".jsonl" in said


def test_no_word_of_a_document_commands_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(edited(awaiting_validation(), id="\x1b[31mrouge\u202e"))
    result = run("audit", str(path), "--as-of=2026-04-08")
    assert "\x1b" not in result.stdout
    assert "rouge" in result.stdout


@pytest.mark.parametrize("data", BROKEN)
def test_no_bytes_make_a_traceback(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(data)
    result = run("audit", str(path), DAY)
    assert result.exit_code == 3
    assert "Traceback" not in result.stderr


def test_a_file_name_that_is_no_text_is_audited(tmp_path: Path) -> None:
    name = os.fsdecode(bytes(tmp_path) + b"/caf\xe9.json")
    try:
        Path(name).write_bytes(Path(COMPLETE).read_bytes())
    except (OSError, UnicodeError):
        pytest.skip("this file system takes text only")
    for kind in FORMATS:
        assert run("audit", str(tmp_path), "--as-of=2026-06-01", f"--format={kind}").exit_code == 0
    assert process("audit", str(tmp_path), "--as-of=2026-06-01").returncode == 0
