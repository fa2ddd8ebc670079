from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import icalendar
import pytest

from dme_migration import BusinessCalendar, dump_case, evaluate, load_case
from dme_migration.rules import Status
from tests.audit.documents import ROOT, VALIDATED, awaiting_validation
from tests.cli.running import BREACH, COMPLAINTS, COMPLETE, DATA, ON_TRACK, lines_of_json, run
from tests.report.ics_reader import read

AS_OF = "--as-of=2026-03-10"


def lot(tmp_path: Path) -> str:
    folder = tmp_path / "lot"
    folder.mkdir(exist_ok=True)
    cases = [load_case(path.read_bytes()) for path in sorted(DATA.glob("*.json"))]
    for number, case in enumerate([*cases, awaiting_validation()]):
        (folder / f"{number}.json").write_text(dump_case(attrs.evolve(case, id=f"cas {number}")), encoding="utf-8")
    return str(folder)


def entries(*arguments: str) -> list[dict[str, Any]]:
    (document,) = lines_of_json(run("next", *arguments, "--format=json"))
    assert document["format"] == "dme-migration/watch-1"
    found: list[dict[str, Any]] = document["entries"]
    return found


@pytest.mark.parametrize("within", [0, 1, 5, 10, 40])
@pytest.mark.parametrize("as_of", ["2026-02-10", "2026-04-06", "2026-07-03"])
def test_the_list_is_what_the_assessments_say_is_due(tmp_path: Path, within: int, as_of: str) -> None:
    folder, day, calendar = lot(tmp_path), date.fromisoformat(as_of), BusinessCalendar.quebec()
    expected = set()
    for path in Path(folder).glob("*.json"):
        for finding in evaluate(load_case(path.read_bytes()), as_of=day).findings:
            due = finding.due_on
            if (
                finding.status is Status.PENDING
                and due
                and len(list(calendar.business_days(day, due))) <= within + calendar.is_business_day(day)
            ):
                expected |= {
                    (str(path), finding.obligation.id, bearer.party.value, due.isoformat())
                    for bearer in finding.bearers
                }
    found = entries(folder, f"--within={within}", f"--as-of={as_of}")
    assert {(e["source"], e["obligation"], e["party"], e["due_on"]) for e in found} == expected
    assert len(found) == len(expected)


def test_the_last_day_is_due_that_day_and_no_longer_the_day_after(tmp_path: Path) -> None:
    path = tmp_path / "waiting.json"
    path.write_text(dump_case(awaiting_validation()), encoding="utf-8")
    asked = (str(path), "--within=0", "--party=client")
    assert VALIDATED in [entry["obligation"] for entry in entries(*asked, "--as-of=2026-04-08")]
    assert VALIDATED not in [entry["obligation"] for entry in entries(*asked, "--as-of=2026-04-09")]
    assert (
        "est déjà passée" in " ".join(run("next", *asked, "--as-of=2026-04-09").stdout.split())
        or "sont déjà passées" in run("next", *asked, "--as-of=2026-04-09").stdout
    )
    said = " ".join(run("next", *asked, "--as-of=2026-04-08").stdout.split())
    assert "D'ici le mercredi 8 avril 2026" in said


def test_the_page_goes_by_party_then_by_day(tmp_path: Path) -> None:
    said = run("next", lot(tmp_path), "--within=40", "--as-of=2026-02-10").stdout
    lines = said.splitlines()
    parties = [f"{line} {lines[n + 1]}" for n, line in enumerate(lines) if line.startswith(("Le ", "La ", "L'"))]
    order = ["Le client", "La clinique", "Le fournisseur émetteur", "Le fournisseur receveur", "Le bureau"]
    places = [next(n for n, name in enumerate(order) if line.startswith(name)) for line in parties]
    assert places == sorted(places)
    assert len(parties) == len(set(parties))
    found = entries(lot(tmp_path), "--within=40", "--as-of=2026-02-10")
    for name, contact in {(e["name"], e["contact"]) for e in found if e["party"] == "receiving_vendor"}:
        days = [
            e["due_on"] for e in found if (e["party"], e["name"], e["contact"]) == ("receiving_vendor", name, contact)
        ]
        assert days == sorted(days)


def test_one_party_only_and_both_languages(tmp_path: Path) -> None:
    folder = lot(tmp_path)
    found = entries(folder, "--within=40", "--party=source_vendor", "--as-of=2026-02-10")
    assert {entry["party"] for entry in found} == {"source_vendor"}
    english = run("next", folder, "--within=40", "--as-of=2026-02-10", "--lang=en").stdout
    assert "Write to" in english
    assert "within 40 business days" in english


def test_a_step_of_the_schedule_is_named() -> None:
    asked = (str(ROOT / "examples"), "--within=10", "--as-of=2026-03-10")
    found = entries(*asked)
    kept = [entry for entry in found if entry["milestone"]]
    assert kept
    assert {entry["milestone"] for entry in kept} == {"flow_analysis_meeting"}
    assert "prévu : Rencontre d'analyse des flux" in " ".join(run("next", *asked).stdout.split())


def test_hours_say_their_instant() -> None:
    found = entries(COMPLAINTS, "--within=5", "--as-of=2026-07-02", "--party=bureau")
    assert [entry["due_at"] for entry in found] == ["2026-07-06T09:00:00-04:00"]
    assert "à 9 h" in run("next", COMPLAINTS, "--within=5", "--as-of=2026-07-02", "--party=bureau").stdout


def test_without_within_nothing_has_changed(tmp_path: Path) -> None:
    assert run("next", BREACH, AS_OF).stdout.startswith("2026-0042\u00a0: ce qui vient")
    assert run("next", lot(tmp_path), AS_OF).exit_code == 3
    for option in ("--as=ics", "-o=x"):
        assert run("next", BREACH, AS_OF, option).exit_code == 2


def test_a_bad_document_stops_nothing(tmp_path: Path) -> None:
    folder = lot(tmp_path)
    (Path(folder) / "bad.json").write_text("{")
    lines = [json.loads(Path(ON_TRACK).read_bytes())]
    (Path(folder) / "more.ndjson").write_text("\n".join([*map(json.dumps, lines), "not JSON"]))
    result = run("next", folder, "--within=40", "--as-of=2026-02-10")
    assert result.exit_code == 3
    assert "bad.json" in result.stderr
    assert "more.ndjson:2" in result.stderr
    assert "échéances à venir" in result.stdout


def test_nothing_due_is_said() -> None:
    assert run("next", COMPLETE, "--within=5", "--as-of=2026-06-01").stdout.startswith("0 échéance à venir")
    result = run("next", COMPLETE, "--within=5", "--as-of=2026-06-01", "--as=ics")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Rien n'est dû" in result.stderr


def test_the_calendar_has_an_event_for_each_thing_due(tmp_path: Path) -> None:
    folder = lot(tmp_path)
    asked = (folder, "--within=40", "--as-of=2026-02-10")
    data = run("next", *asked, "--as=ics").stdout_bytes
    found = {(entry["id"], entry["obligation"], entry["due_on"]) for entry in entries(*asked)}
    events = read(data)
    assert len(events) == len(found)
    days = sorted(event["DTSTART"].raw for event in events)
    assert days == sorted(day.replace("-", "") for _, _, day in found)
    assert len({event["UID"].raw for event in events}) == len(events)
    other = icalendar.Calendar.from_ical(data)
    assert len(other.walk("VEVENT")) == len(events)
    assert data == run("next", *asked, "--as=ics").stdout_bytes


def test_a_later_list_moves_the_events_of_an_earlier_one(tmp_path: Path) -> None:
    path = tmp_path / "waiting.json"
    path.write_text(dump_case(awaiting_validation()), encoding="utf-8")
    asked = ("next", str(path), "--within=40", "--party=client", "--as=ics")
    first, second = (read(run(*asked, f"--as-of={day}").stdout_bytes) for day in ("2026-04-07", "2026-04-08"))
    before = {event["UID"].raw: int(event["SEQUENCE"].raw) for event in first}
    after = {event["UID"].raw: int(event["SEQUENCE"].raw) for event in second}
    assert set(before) & set(after)
    assert all(after[uid] > before[uid] for uid in set(before) & set(after))
    assert all(line.text.isprintable() or "\n" in line.text for event in first for line in event.values())


def test_the_list_is_written_whole(tmp_path: Path) -> None:
    out = tmp_path / "liste.ics"
    result = run("next", ON_TRACK, "--within=10", "--as-of=2026-02-10", "--as=ics", "-o", str(out))
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Liste écrite" in result.stderr
    assert read(out.read_bytes())
    assert run("next", ON_TRACK, "--within=10", "-o", str(tmp_path / "none" / "x.txt")).exit_code == 3
    case = tmp_path / "case.json"
    shutil.copy(ON_TRACK, case)
    assert run("next", str(case), "--within=10", "-o", str(case)).exit_code == 2
    assert case.read_bytes() == Path(ON_TRACK).read_bytes()


def test_the_calendar_without_its_package_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "icalendar", None)
    result = run("next", ON_TRACK, "--within=10", "--as-of=2026-02-10", "--as=ics")
    assert result.exit_code == 2
    assert "dme-migration[ics]" in result.stderr
