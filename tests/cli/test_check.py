from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from dme_migration.rules import STANDARD_RULEBOOK
from dme_migration.serialization import schema
from tests.cli.running import (
    BREACH,
    COMPLAINTS,
    COMPLETE,
    ESCAPE,
    ON_TRACK,
    UNDETERMINED,
    WAIVED,
    edited,
    lines_of_json,
    run,
    unbreakable,
)

DAY = "--as-of=2026-03-03"
EMPTY = '{"format": "dme-migration/case-1", "request": {"objective": "emr_change"}}'
LEVELS = ("breach", "warning", "undetermined")
CASES = (
    (BREACH, "2026-03-03"),
    (COMPLETE, "2026-06-01"),
    (UNDETERMINED, "2026-01-19"),
    (WAIVED, "2026-04-10"),
    (COMPLAINTS, "2026-07-05"),
    (ON_TRACK, "2026-02-10"),
)


def test_the_first_line_says_the_verdict_in_words() -> None:
    assert run("check", BREACH, DAY).stdout.splitlines()[0] == (
        "2026-0042\u00a0: 2 manquements au 3 mars 2026 (1 avertissement)."
    )
    assert run("check", BREACH, DAY, "--lang=en").stdout.splitlines()[0] == (
        "2026-0042: 2 breaches as of March 3, 2026 (1 warning)."
    )
    complete = run("check", COMPLETE, "--as-of=2026-06-01").stdout.splitlines()[0]
    assert complete == "2026-0042\u00a0: complet, sans manquement au 1er juin 2026."
    assert "on ne peut pas conclure au 3 mars 2026" in run("check", "-", DAY, text=EMPTY).stdout


def test_the_order_is_breaches_warnings_what_cannot_be_told_what_comes() -> None:
    said = run("check", UNDETERMINED, "--as-of=2026-02-10").stdout
    places = [
        said.index(title)
        for title in ("Manquements (1)", "Avertissements (1)", "Ce qu'on ne peut pas dire (6)", "Ce qui vient (")
    ]
    assert places == sorted(places)


def test_a_breach_says_who_answers_why_and_what_to_do() -> None:
    said = run("check", BREACH, DAY).stdout
    block = said[said.index(" 1.  ") : said.index(" 2.  ")]
    assert "Accès à l'ancien DMÉ pendant au moins 90 jours" in block
    assert "legacy-access.ninety-days · §3\u00a0Importation\u00a0f)" in block
    assert "Qui        Le fournisseur émetteur (Telus Santé)" in block
    assert "Constat    La mise en production a eu lieu le mardi 3 mars 2026." in block
    assert "À faire    Il faut que" in block
    assert "(§3 Importation f))" not in block


def test_breaches_come_by_due_day() -> None:
    said = run("check", BREACH, DAY).stdout
    assert said.index("legacy-access.ninety-days") < said.index("avenant.read-only-access")


def test_what_cannot_be_told_names_the_fact_that_would_tell() -> None:
    said = run("check", UNDETERMINED, "--as-of=2026-02-10").stdout
    assert "Il faudrait savoir\u00a0: le préavis prévu au contrat" in said
    assert "(request.contract.notice_period)" in said
    assert (
        "One must know: the contract's notice period"
        in run("check", UNDETERMINED, "--as-of=2026-02-10", "--lang=en").stdout
    )


def test_what_comes_next_stands_under_each_party_with_its_due_day() -> None:
    said = run("check", ON_TRACK, "--as-of=2026-02-10").stdout
    client = said[said.index("  Le client (Clinique du Fleuve)") : said.index("  Le fournisseur émetteur")]
    assert "D'ici le jeudi 12 février 2026\n    - Préanalyse validée par le client" in client
    assert "Le moment venu" in client


def test_a_waived_breach_stays_visible_with_who_waived_and_when() -> None:
    result = run("check", WAIVED, "--as-of=2026-04-10")
    assert result.exit_code == 0
    said = " ".join(result.stdout[result.stdout.index("Manquements auxquels on a renoncé (1)") :].split())
    assert "preanalysis.validated-in-time" in said
    assert "Par le fournisseur receveur (Info-Data), le vendredi 10 avril 2026" in said.replace("\u00a0", " ")
    assert "Waived" in run("check", WAIVED, "--as-of=2026-04-10", "--lang=en").stdout


def test_the_day_of_a_waiver_counts() -> None:
    assert run("check", WAIVED, "--as-of=2026-04-09").exit_code == 1
    assert run("check", WAIVED, "--as-of=2026-04-10").exit_code == 0


def test_a_last_day_counts_whole(tmp_path: Path) -> None:
    case = edited(tmp_path, WAIVED, ("waivers", []))
    for command in ("check", "next"):
        assert "D'ici le mercredi 8 avril 2026" in run(command, case, "--as-of=2026-04-08").stdout
    assert run("check", case, "--as-of=2026-04-08").exit_code == 0
    late = run("check", case, "--as-of=2026-04-09")
    assert late.exit_code == 1
    assert "le retard est de 1 jour ouvrable" in " ".join(late.stdout.split())
    assert "En retard\u00a0: c'était dû le mercredi 8 avril 2026" in run("next", case, "--as-of=2026-04-09").stdout


def test_facts_after_the_day_are_counted_aloud() -> None:
    said = run("check", BREACH, "--as-of=2026-02-26").stdout
    assert "2 faits datés d'après le 26 février 2026 ne sont pas pris en compte." in said
    one = run("check", WAIVED, "--as-of=2026-04-09").stdout
    assert "1 fait daté d'après le 9 avril 2026 n'est pas pris en compte." in one
    early = " ".join(run("check", BREACH, "--as-of=2026-01-10", "--lang=en").stdout.split())
    assert "facts dated after January 10, 2026 are not taken into account." in early
    assert "ne sont pas pris en compte" not in run("check", BREACH, DAY).stdout


def test_an_instant_is_told_on_the_clock_of_the_case() -> None:
    said = run("check", COMPLAINTS, "--as-of=2026-07-03T13:30:00Z").stdout.splitlines()[0]
    assert "au 3 juillet 2026 à 9\u00a0h\u00a030" in said.replace(" h ", "\u00a0h\u00a0")


def test_verbose_shows_the_rest() -> None:
    short, long = run("check", BREACH, DAY).stdout, run("check", BREACH, DAY, "-v").stdout
    assert "Ce qui est respecté" not in short
    assert "(-v pour le détail)" in short
    for title in ("Ce qui est respecté (", "Ce qui est sans objet ("):
        assert title in long
    assert "avenant.production-within-45-days" in long[long.index("Ce qui est sans objet (") :]
    assert "L'étape a eu lieu" in long
    assert all(
        f"({identifier})" in " ".join(long.split()) or identifier in long for identifier in STANDARD_RULEBOOK.ids
    )


def test_the_grounds_are_stated() -> None:
    said = run(
        "check",
        BREACH,
        DAY,
        "--reading=access-anchor=first_use",
        "--profile=civil-procedure",
        "--without=schedule.kept",
    ).stdout
    assert "Lectures         access-anchor = first_use" in said
    assert "le Code de procédure civile (civil-procedure)" in said
    assert "Laissé de côté   schedule.kept" in said
    assert "Procédure administrative de migration" in said
    assert "Lectures" not in run("check", BREACH, DAY).stdout


def test_a_case_older_than_the_first_edition_is_said_to_be(tmp_path: Path) -> None:
    case = tmp_path / "old.json"
    case.write_text(EMPTY, encoding="utf-8")
    assert "plus ancien que la première édition" in " ".join(
        run("check", str(case), "--as-of=2023-05-01").stdout.split()
    )
    assert "older than the first edition" in " ".join(
        run("check", str(case), "--as-of=2023-05-01", "--lang=en").stdout.split()
    )


def test_without_leaves_an_obligation_out() -> None:
    (document,) = lines_of_json(run("check", BREACH, DAY, "--format=json", "--without=schedule.kept"))
    ids = {finding["obligation"] for finding in document["findings"]}
    assert ids == set(STANDARD_RULEBOOK.ids) - {"schedule.kept"}


def test_a_reading_changes_the_verdict() -> None:
    rows = {
        value: run("check", BREACH, "--as-of=2026-03-03", f"--reading=access-anchor={value}", "--format=json")
        for value in ("production", "source_cutover")
    }
    assert rows["production"].exit_code == 1
    assert rows["source_cutover"].exit_code == 0


def test_closures_move_a_due_day(tmp_path: Path) -> None:
    closures = tmp_path / "closures.json"
    closures.write_text('{"closures": [{"on": "2026-02-11", "name": "Inventaire"}]}', encoding="utf-8")
    result = run("check", ON_TRACK, "--as-of=2026-02-10", f"--closures={closures}")
    assert "D'ici le vendredi 13 février 2026" in result.stdout
    assert "1 jour fermé ou travaillé par exception" in " ".join(result.stdout.split())


def test_fail_on_adds_each_level_to_the_one_before() -> None:
    codes = {
        case: [run("check", case, f"--as-of={day}", f"--fail-on={level}").exit_code for level in LEVELS]
        for case, day in ((BREACH, "2026-03-03"), (ON_TRACK, "2026-02-10"), (COMPLETE, "2026-06-01"))
    }
    assert codes == {BREACH: [1, 1, 1], ON_TRACK: [0, 1, 1], COMPLETE: [0, 0, 0]}
    found = [run("check", "-", DAY, f"--fail-on={level}", text=EMPTY).exit_code for level in LEVELS]
    assert found == [0, 0, 1]


def test_several_cases_end_with_a_summary_and_the_worst_code_wins(tmp_path: Path) -> None:
    result = run("check", BREACH, str(tmp_path / "none.json"), COMPLETE, "--as-of=2026-06-01")
    assert result.exit_code == 3
    assert result.stdout.splitlines()[-1] == "3 dossiers de migration\u00a0: 1 en manquement, 1 complet, 1 illisible."
    assert "Ce fichier n'existe pas." in result.stderr
    assert run("check", BREACH, COMPLETE, "--as-of=2026-06-01").exit_code == 1


@pytest.mark.parametrize(("path", "day"), CASES)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_line_is_wider_than_eighty_columns(path: str, day: str, language: str) -> None:
    for command in (("check", path, "-v"), ("next", path)):
        for line in run(*command, f"--as-of={day}", f"--lang={language}").stdout.splitlines():
            assert len(line) <= 80 or unbreakable(line), line
            assert line == line.rstrip()


@pytest.mark.parametrize(("path", "day"), CASES)
def test_the_json_is_one_line_that_follows_its_schema(path: str, day: str) -> None:
    result = run("check", path, f"--as-of={day}", "--format=json")
    (document,) = lines_of_json(result)
    jsonschema.validate(document, schema("assessment"))
    assert document["source"] == path
    assert [f["obligation"] for f in document["findings"]] == list(STANDARD_RULEBOOK.ids)
    english = lines_of_json(run("check", path, f"--as-of={day}", "--format=json", "--lang=en"))[0]
    assert [f["status"] for f in english["findings"]] == [f["status"] for f in document["findings"]]
    assert english["findings"][0]["title"] != document["findings"][0]["title"]


def test_standard_input_is_a_dash() -> None:
    text = Path(BREACH).read_text(encoding="utf-8")
    result = run("check", "-", DAY, text=text)
    assert result.exit_code == 1
    assert "entrée standard" in result.stdout
    assert lines_of_json(run("check", "-", DAY, "--format=json", text=text))[0]["source"] == "-"
    assert run("check", "-", "-", DAY, text=text).exit_code == 2


def test_colour_is_for_terminals_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert ESCAPE not in run("check", BREACH, DAY).stdout
    assert ESCAPE in run("check", BREACH, DAY, color=True).stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert ESCAPE not in run("check", BREACH, DAY, color=True).stdout


HOSTILE = "Roy\x1b[31m\x9b2J\u202egnp\u2066\u200e\x07\r\nVerdict\u2028x"


@pytest.mark.parametrize("command", [["check", "-v"], ["next"], ["explain", "form.complete", "--case"]])
def test_nothing_in_a_document_commands_the_terminal(command: list[str], tmp_path: Path) -> None:
    case = edited(
        tmp_path,
        BREACH,
        ("id", HOSTILE),
        ("request.client.name", HOSTILE),
        ("request.source_emr", HOSTILE),
        ("request.client.email", HOSTILE),
        ("waivers", [{"obligation": HOSTILE, "by": "client", "given_on": "2026-02-01", "reason": HOSTILE}]),
    )
    said = run(*command, case, DAY).stdout
    assert "\\u001b[31m\\u009b2J\\u202egnp" in said
    assert not {c for c in said if c in "\x1b\x9b\x07\r\u202e\u2066\u200e\u2028"}


def test_hostile_problems_are_shown_harmless(tmp_path: Path) -> None:
    case = edited(tmp_path, BREACH, ("request.objective", HOSTILE), (f"request.{'k' + HOSTILE[:6]}", 1))
    result = run("check", case)
    assert result.exit_code == 3
    assert ESCAPE not in result.stderr
    assert "request.objective" in result.stderr


def test_today_is_the_default_day() -> None:
    (document,) = lines_of_json(run("check", COMPLETE, "--format=json"))
    assert len(document["as_of"]) == len("2026-03-03")


def test_problems_are_json_on_request(tmp_path: Path) -> None:
    case = edited(tmp_path, BREACH, ("request.client.knd", "clinic"))
    result = run("check", case, COMPLETE, "--format=json", "--as-of=2026-06-01", "--lang=en")
    problems, assessment = lines_of_json(result)
    jsonschema.validate(problems, schema("problems"))
    assert result.exit_code == 3
    assert problems["problems"][0]["path"] == "request.client.knd"
    assert problems["problems"][0]["suggestion"] == "kind"
    assert assessment["verdict"] == "complete"
    assert json.loads(run("check", str(tmp_path), "--format=json").stdout)["problems"][0]["code"] == "unreadable-file"


def test_a_party_is_not_named_twice() -> None:
    said = run("next", COMPLAINTS, "--as-of=2026-07-03").stdout
    assert "Le bureau de certification (BCH)" in said
    assert "(BCH) (BCH)" not in said


def test_what_can_no_longer_be_mended_is_a_lesson() -> None:
    # A final breach asks for nothing now: it must not tell the client to validate what the client has validated.
    late = Path(__file__).parents[2] / "examples" / "late-validation.json"
    french, english = (run("check", str(late), "--as-of", "2026-04-10", "--lang", each).stdout for each in ("fr", "en"))
    assert "À retenir  Examinez" in french
    assert "À faire" not in french
    assert "Next time  " in english
    assert "To do" not in english
