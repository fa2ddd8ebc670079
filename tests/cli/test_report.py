from __future__ import annotations

import json
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import icalendar
import pytest

from tests.cli.planning import DAY, request_alone, saved, words
from tests.cli.running import process, run
from tests.report.ics_reader import Line, physical, read
from tests.serialization.documents import sample

SVG = "{http://www.w3.org/2000/svg}"
REASON = "Volume\n• suite, avec; virgules \\ fin"


def unstarted() -> dict[str, Any]:
    """Give the sample case of DECLARATIONS §1 without its journal."""
    document = sample()
    del document["journal"]
    return document


def events(data: bytes) -> dict[str, dict[str, Line]]:
    """Give the events by UID."""
    return {event["UID"].text: event for event in read(data)}


def one(data: bytes, milestone: str) -> dict[str, Line]:
    return next(event for uid, event in events(data).items() if uid.startswith(f"{milestone}."))


@pytest.fixture
def case(tmp_path: Path) -> str:
    return saved(tmp_path, unstarted())


class TestIcs:
    @pytest.mark.parametrize("k", range(30, 91))
    def test_row_17_folds_never_part_a_character_nor_an_escape(self, tmp_path: Path, k: int) -> None:
        document = unstarted()
        name = "a" * k + "é—•"
        document["request"]["client"]["name"] = name
        document["schedule"]["revisions"][0]["reason"] = REASON
        data = run("report", saved(tmp_path, document), "--as=ics", "--as-of=2026-02-05").stdout_bytes
        assert all(len(line) <= 75 and line.decode("utf-8") for line in physical(data))
        event = one(data, "preanalysis_validation")
        assert name in event["SUMMARY"].text
        assert name in event["DESCRIPTION"].text
        assert REASON.replace("\n", " ") in event["DESCRIPTION"].text.replace("\n", " ")
        again = icalendar.Calendar.from_ical(data)
        told = [str(found["DESCRIPTION"]) for found in again.walk("VEVENT")]
        assert told == [found["DESCRIPTION"].text for found in read(data)]

    def test_row_18_a_move_keeps_the_uid_and_raises_the_sequence(self, tmp_path: Path) -> None:
        document = unstarted()
        before = saved(tmp_path, document, "before.json")
        entry = next(e for e in document["schedule"]["milestones"] if e["milestone"] == "preanalysis_validation")
        entry["on"] = "2026-02-16"
        document["schedule"]["revisions"].append(
            {"milestone": "preanalysis_validation", "from": "2026-02-10", "to": "2026-02-16", "made_on": "2026-02-04"}
        )
        after = saved(tmp_path, document, "after.json")
        first = run("report", before, "--as=ics", "--as-of=2026-02-05").stdout_bytes
        second = run("report", after, "--as=ics", "--as-of=2026-02-05").stdout_bytes
        assert set(events(first)) == set(events(second))
        old, new = one(first, "preanalysis_validation"), one(second, "preanalysis_validation")
        assert int(new["SEQUENCE"].raw) > int(old["SEQUENCE"].raw)
        assert (old["DTSTART"].raw, new["DTSTART"].raw) == ("20260210", "20260216")
        assert new["DTSTART"].parameters == {"VALUE": "DATE"}
        # The same bytes on another day, in another process: no clock stamps them.
        assert process("report", after, "--as=ics", "--as-of=2026-02-06").stdout == second

    def test_what_has_left_the_schedule_is_cancelled_under_its_uid(self, case: str, tmp_path: Path) -> None:
        document = unstarted()
        entries = document["schedule"]["milestones"]
        document["schedule"]["milestones"] = [e for e in entries if e["milestone"] != "flow_analysis_meeting"]
        fewer = saved(tmp_path, document, "fewer.json")
        was = one(run("report", case, "--as=ics", DAY).stdout_bytes, "flow_analysis_meeting")
        gone = one(run("report", fewer, "--as=ics", DAY, f"--before={case}").stdout_bytes, "flow_analysis_meeting")
        assert gone["STATUS"].raw == "CANCELLED"
        assert gone["UID"] == was["UID"]
        assert int(gone["SEQUENCE"].raw) > int(was["SEQUENCE"].raw)
        assert run("report", fewer, "--as=ics", f"--before={tmp_path / 'no.json'}").exit_code == 3

    def test_it_speaks_the_language_asked_for(self, case: str) -> None:
        french = run("report", case, "--as=ics", DAY).stdout_bytes
        english = run("report", case, "--as=ics", DAY, "--lang=en").stdout_bytes
        assert one(french, "production")["SUMMARY"].text.startswith("Mise en production")
        assert one(english, "production")["SUMMARY"].text.startswith("Production start")
        assert set(events(french)) == set(events(english))

    def test_it_is_judged_by_the_readings_asked_for(self, case: str) -> None:
        usual = one(run("report", case, "--as=ics", DAY).stdout_bytes, "legacy_access_withdrawal")
        strict = run("report", case, "--as=ics", DAY, "--reading=withdrawal-day=strict").stdout_bytes
        assert usual["DESCRIPTION"] != one(strict, "legacy_access_withdrawal")["DESCRIPTION"]

    def test_the_plan_proposed(self, tmp_path: Path) -> None:
        alone = saved(tmp_path, request_alone())
        assert run("report", alone, "--as=ics", DAY).exit_code == 2
        data = run("report", alone, "--as=ics", "--plan", DAY).stdout_bytes
        assert one(data, "production")["DTSTART"].raw == "20260210"
        assert run("report", alone, "--as=ics", "--plan", "--as-of=2970-01-05").exit_code == 1

    @pytest.mark.parametrize("language", ["fr", "en"])
    def test_without_the_package_the_extra_is_named(
        self, case: str, monkeypatch: pytest.MonkeyPatch, language: str
    ) -> None:
        monkeypatch.setitem(sys.modules, "icalendar", None)
        result = run("report", case, "--as=ics", DAY, f"--lang={language}")
        assert result.exit_code == 2
        assert 'pip install "dme-migration[ics]"' in words(result)
        expected = {"fr": "--as ics demande le paquet icalendar", "en": "--as ics needs the package icalendar"}
        assert expected[language] in words(result)
        assert result.stdout == ""
        assert run("report", case, "--as=svg", DAY).exit_code == 0


class TestSvg:
    def test_a_drawing_of_the_width_asked_for(self, case: str) -> None:
        usual = ET.fromstring(run("report", case, "--as=svg", DAY).stdout_bytes)  # noqa: S314 - our own drawing
        narrow = ET.fromstring(run("report", case, "--as=svg", DAY, "--width=400").stdout_bytes)  # noqa: S314
        assert usual.tag == narrow.tag == f"{SVG}svg"
        assert (usual.attrib["width"], narrow.attrib["width"]) == ("960", "400")

    def test_in_both_languages(self, case: str) -> None:
        french, english = (run("report", case, "--as=svg", DAY, f"--lang={lang}").stdout for lang in ("fr", "en"))
        assert 'lang="fr-CA"' in french
        assert "Extraction TEST" in french
        assert 'lang="en-CA"' in english
        assert "TEST extraction" in english

    def test_a_plan_shows_its_days(self, tmp_path: Path) -> None:
        alone = saved(tmp_path, request_alone())
        bare, planned = (run("report", alone, "--as=svg", DAY, "--lang=en", *more).stdout for more in ((), ("--plan",)))
        assert "February 10, 2026" not in bare
        assert "February 10, 2026" in planned

    def test_its_bytes_are_utf_8_whatever_the_code_page(self, case: str) -> None:
        old = process("report", case, "--as=svg", DAY, env={"PYTHONIOENCODING": "cp1252"})
        assert old.returncode == 0
        assert old.stdout == run("report", case, "--as=svg", DAY).stdout_bytes
        assert "préanalyse" in old.stdout.decode("utf-8")


class TestOutput:
    @pytest.mark.parametrize("kind", ["ics", "svg"])
    def test_a_file_is_written_whole_through_a_link(self, case: str, tmp_path: Path, kind: str) -> None:
        place, link = tmp_path / f"rapport.{kind}", tmp_path / "lien"
        place.write_bytes(b"old")
        place.chmod(0o604)
        link.symlink_to(place)
        names = sorted(tmp_path.iterdir())
        result = run("report", case, f"--as={kind}", DAY, "-o", str(link))
        assert result.exit_code == 0
        assert result.stdout == ""
        assert f"Rapport écrit : {link}" in words(result)
        assert place.read_bytes() == run("report", case, f"--as={kind}", DAY, "-o", "-").stdout_bytes
        assert stat.S_IMODE(place.stat().st_mode) == 0o604
        assert sorted(tmp_path.iterdir()) == names
        assert link.is_symlink()

    def test_a_device_stays_one(self, case: str, tmp_path: Path) -> None:
        null = tmp_path / "null"
        null.symlink_to("/dev/null")
        assert run("report", case, "--as=svg", DAY, "-o", str(null)).exit_code == 0
        assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)

    def test_the_case_is_never_written_over(self, case: str, tmp_path: Path) -> None:
        link, before = tmp_path / "lien.json", Path(case).read_bytes()
        link.symlink_to(case)
        for path in (case, str(link)):
            result = run("report", case, "--as=svg", DAY, "-o", path)
            assert result.exit_code == 2
            assert "est le dossier de migration lui-même" in words(result)
        assert "is the case itself" in words(run("report", case, "--as=svg", DAY, "-o", case, "--lang=en"))
        assert Path(case).read_bytes() == before

    def test_what_cannot_be_written_exits_3(self, case: str, tmp_path: Path) -> None:
        assert "c'est un répertoire" in words(run("report", case, "--as=svg", DAY, "-o", str(tmp_path)))
        nowhere = run("report", case, "--as=svg", DAY, "-o", str(tmp_path / "x" / "y.svg"), "--lang=en")
        assert nowhere.exit_code == 3
        assert "this path does not exist" in words(nowhere)

    def test_from_standard_input_to_a_pipe(self, case: str) -> None:
        piped = process("report", "-", "--as=ics", DAY, stdin=Path(case).read_bytes())
        assert piped.returncode == 0
        assert piped.stdout == run("report", case, "--as=ics", DAY).stdout_bytes
        assert piped.stderr == b""


@pytest.mark.parametrize("kind", ["ics", "svg"])
def test_a_reader_who_has_gone_is_no_fault(case: str, kind: str) -> None:
    command = [sys.executable, "-m", "dme_migration.cli", "report", case, f"--as={kind}", DAY]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        said = running.stderr.read()
    assert (running.returncode, said) == (0, b"")


@pytest.mark.parametrize(
    ("arguments", "french", "english"),
    [
        ([], "il manque l'option --as.", "the option --as is missing."),
        (["--as=icss"], "Vouliez-vous dire « ics »?", "Did you mean “ics”?"),
        (["--as=ics", "--width=400"], "--width ne va qu'avec --as svg.", "--width only goes with --as svg."),
        (["--as=svg", "--before=x"], "--before ne va qu'avec --as ics.", "--before only goes with --as ics."),
        (["--as=svg", "--width=100"], "n'est pas un nombre entier, de 320 à", "is not a whole number from 320 to"),
    ],
    ids=str,
)
def test_a_wrong_command_line_exits_2(case: str, arguments: list[str], french: str, english: str) -> None:
    for language, expected in (("fr", french), ("en", english)):
        result = run("report", case, f"--lang={language}", *arguments)
        assert result.exit_code == 2
        assert expected in words(result)


def test_a_case_that_cannot_be_read_exits_3(tmp_path: Path) -> None:
    broken = saved(tmp_path, {"format": "dme-migration/case-1", "request": 3})
    assert run("report", broken, "--as=ics").exit_code == 3
    told = run("report", broken, "--as=svg", "--format=json")
    assert told.exit_code == 3
    assert json.loads(told.stdout)["format"] == "dme-migration/problems-1"


def test_a_calendar_without_any_dated_step_is_refused_in_words(tmp_path: Path) -> None:
    path = saved(tmp_path, request_alone())
    for language, said in (("fr", "aucune étape datée"), ("en", "no dated step")):
        refused = run("--lang", language, "report", path, "--as", "ics", "--as-of=2026-01-13")
        assert (refused.exit_code, refused.stdout) == (2, "")
        assert said in refused.stderr
    planned = run("report", path, "--as", "ics", "--as-of=2026-01-13", "--plan")
    assert planned.exit_code == 0
    assert planned.stdout.count("BEGIN:VEVENT") >= 15


def test_a_name_without_end_is_drawn_at_once(tmp_path: Path) -> None:
    document = unstarted()
    document["id"] = "sans fin " * 12_000
    drawn = run("report", saved(tmp_path, document), "--as", "svg", "--as-of=2026-01-20")
    assert drawn.exit_code == 0
    assert "sans fin sans fin" in drawn.stdout
