from __future__ import annotations

import json
import os
import re
import signal
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import pytest

from dme_migration.cli import options
from dme_migration.planning import Durations
from dme_migration.rules import STANDARD_RULEBOOK, evaluate
from dme_migration.serialization import load_case, schema
from tests.cli.planning import DAY, days_of, request_alone, saved, unsent, words
from tests.cli.running import ESCAPE, process, run
from tests.serialization.documents import sample

PLAN = jsonschema.Draft202012Validator(schema("plan"))
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.json"))
KEYS = [
    "format", "milestones", "critical_path", "assumptions", "dropped", "latest_transmission",
    "as_of", "first_withdrawal", "moved", "asks", "kept_order", "infeasible", "conflicts", "message",
]  # fmt: skip
EARLIEST = {
    # Counted by hand from Tuesday 13 January 2026, our durations and the declarations beside a calendar.
    "test_extraction": ["2026-01-20"],
    "preanalysis_start": ["2026-01-21"],
    "preanalysis_end": ["2026-01-27"],
    "preanalysis_submission": ["2026-01-28"],
    "preanalysis_validation": ["2026-02-06"],
    "flow_analysis_meeting": ["2026-01-16"],
    "test_import": ["2026-01-27"],
    "internal_quality_control": ["2026-01-28"],
    "validation_session": ["2026-01-30", "2026-02-03"],
    "quality_approval": ["2026-02-04"],
    "source_cutover": ["2026-02-06"],
    "final_extraction": ["2026-02-06"],
    "production": ["2026-02-10"],
    "first_use": ["2026-02-11"],
    "legacy_access_withdrawal": ["2026-05-11"],
}


@pytest.fixture
def alone(tmp_path: Path) -> str:
    return saved(tmp_path, request_alone())


def planned(path: str, *arguments: str) -> dict[str, Any]:
    """Plan as JSON; the document keeps to its schema."""
    result = run("plan", path, "--format=json", *arguments)
    assert result.exit_code in {0, 1}, words(result)
    document: dict[str, Any] = json.loads(result.stdout)
    PLAN.validate(document)
    assert list(document) == KEYS
    assert document["infeasible"] is (result.exit_code == 1)
    return document


class TestPage:
    def test_each_step_has_its_day_its_slack_and_what_fixed_it(self, alone: str) -> None:
        result = run("plan", alone, DAY)
        lines = [line.replace("\u00a0", " ") for line in result.stdout.splitlines()]
        assert result.exit_code == 0
        assert lines[0] == "2026-0042 : calendrier proposé, au 13 janvier 2026."
        assert lines[1] == alone
        assert lines[3].split() == ["Étape", "Jour", "Marge"]
        place = lines.index("  Importation TEST                  mardi 27 janvier 2026     2 (2)")
        assert lines[place + 1] == "    La préparation de l'importation TEST (5 jours ouvrables)"
        place = lines.index("* Validation de la préanalyse       vendredi 6 février 2026   0")
        assert lines[place + 1] == "    Au moins 7 jours ouvrables prévus pour valider la préanalyse"
        assert "* chemin critique : ces étapes s'enchaînent jusqu'à la dernière." in lines
        assert "Premier retrait possible des accès à l'ancien DMÉ : lundi 11 mai 2026" in lines
        assert "Jours ouvrables  la fonction publique du Québec (public-service)" in lines

    def test_in_english(self, alone: str) -> None:
        said = run("plan", alone, DAY, "--lang=en").stdout
        assert re.search(r"^\* Validation of the pre-analysis +Friday, February 6, 2026 +0$", said, re.MULTILINE)
        assert said.splitlines()[0] == "2026-0042: proposed schedule, as of January 13, 2026."
        assert "    At least 7 business days planned for validating the pre-analysis\n" in said
        assert "First possible withdrawal of access to the old EMR: Monday, May 11, 2026\n" in said

    @pytest.mark.parametrize("language", ["fr", "en"])
    @pytest.mark.parametrize("more", [[], ["-v"], ["--fix=production=2026-01-20"]], ids=str)
    @pytest.mark.parametrize("path", [*EXAMPLES, None], ids=lambda path: path.stem if path else "alone")
    def test_it_fits_80_columns_and_names_ids_only_when_asked(
        self, alone: str, path: Path | None, more: list[str], language: str
    ) -> None:
        asked = alone if path is None else str(path)
        result = run("plan", asked, DAY, f"--lang={language}", *more)
        page = result.stdout.splitlines()
        assert all(len(line) <= 80 for line in page if line != asked)  # a path is never cut
        assert all(line == line.rstrip() for line in page)
        named = [name for name in STANDARD_RULEBOOK.ids if name in result.stdout]
        assert (not named) if not more else (named or path is not None)

    def test_the_steps_come_in_the_order_of_their_days(self, alone: str) -> None:
        said = run("plan", alone, DAY).stdout
        titles = [
            "Rencontre d'analyse",
            "Extraction TEST  ",
            "Séance de validation 1",
            "Séance de validation 2",
            "Coupure",
        ]
        places = [said.index(title) for title in titles]
        assert places == sorted(places)

    def test_a_name_without_end_gives_each_step_two_lines(self, tmp_path: Path) -> None:
        own = "x-" + "formation" * 5
        case = saved(tmp_path, unsent())
        said = run("plan", case, DAY, f"--fix={own}=2026-03-12", "--lang=en").stdout
        assert f"  Step “{own}”\n    Thursday, March 12, 2026; 0\n    Wished day\n" in said
        assert "* TEST extraction\n    Wednesday, January 21, 2026; 0\n" in said

    def test_what_is_assumed_and_asked_for(self, tmp_path: Path) -> None:
        case = saved(tmp_path, unsent())
        said = words(run("plan", case, DAY, "--fix=production=2026-04-09"))
        assert f"{case} : calendrier proposé, au 13 janvier 2026." in said
        assert "Ce qui est supposé (4)" in said
        assert "- L'avis au fournisseur émetteur est donné le mardi 13 janvier 2026." in said
        assert "- Le formulaire est envoyé à tous ses destinataires le mardi 13 janvier 2026." in said
        assert "Ce que la procédure demande alors (2)" in said
        assert (
            "- Extraction TEST : accord à donner au plus tard le mercredi 21 janvier 2026 par le fournisseur émetteur "
            "(Telus Santé) et le fournisseur receveur (Medfar)."
        ) in said
        assert "Dernier jour pour envoyer le formulaire : " in said
        assert "Dernier jour" not in run("plan", case, DAY).stdout

    def test_a_step_that_the_journal_forgot_is_assumed_on_its_day(self, tmp_path: Path) -> None:
        document = sample()
        document["journal"] = [e for e in document["journal"] if e["milestone"] != "preanalysis_start"]
        case = saved(tmp_path, document)
        said = words(run("plan", case, "--as-of=2026-02-07"))
        assert "Le début de la préanalyse a eu lieu le jeudi 22 janvier 2026, ce que le journal ne dit pas." in said
        assert "Début de la préanalyse jeudi 22 janvier 2026 0 Étape déjà dépassée" in said
        refused = run("plan", case, "--as-of=2026-02-07", "--fix=preanalysis_start=2026-02-20", "--lang=en")
        assert refused.exit_code == 2
        assert "a step that comes after it has taken place, says the journal" in words(refused)

    def test_who_is_told_of_several_moves_is_told_once(self) -> None:
        path = str(next(path for path in EXAMPLES if path.stem == "compliant"))
        said = words(run("plan", path, "--as-of=2026-02-20", "--fix=source_cutover=2026-03-16"))
        assert "Ce qui change (5)" in said
        assert (
            "- Dire les nouveaux jours, et pourquoi, au client (Clinique du Fleuve), au plus tard le vendredi 20 "
            "février 2026 : Coupure du DMÉ émetteur, Extraction finale, Mise en production, "
            "Première utilisation des données et Retrait des accès à l'ancien DMÉ."
        ) in said
        assert said.count("et pourquoi") == 1

    def test_what_moves_from_where_to_where_and_why(self) -> None:
        path = str(next(path for path in EXAMPLES if path.stem == "access-60-days"))
        said = words(run("plan", path, "--as-of=2026-02-20"))
        assert "7 faits datés d'après le 20 février 2026 ne sont pas pris en compte." in said
        assert (
            "Ce qui change (1) - Retrait des accès à l'ancien DMÉ : du lundi 27 avril 2026 au mercredi 27 mai 2026 "
            "(motif : Accès à l'ancien DMÉ pendant au moins 90 jours, après l'étape « Mise en production »)."
        ) in said
        assert (
            "- Retrait des accès à l'ancien DMÉ : dire le nouveau jour, et pourquoi, au client (Clinique médicale "
            "Saint-Roch), au plus tard le vendredi 20 février 2026."
        ) in said
        assert "Rencontre d'analyse des flux mardi 20 janvier 2026 fait Extraction TEST" in said
        document = planned(path, "--as-of=2026-02-20", "--lang=en")
        (last,) = [one for one in document["milestones"] if one["milestone"] == "legacy_access_withdrawal"]
        assert (last["on"], last["moved_from"]) == ("2026-05-27", "2026-04-27")
        assert last["label"] == "the withdrawal of access to the old EMR"
        assert document["moved"] == [
            {
                "milestone": "legacy_access_withdrawal",
                "from": "2026-04-27",
                "to": "2026-05-27",
                "because": {"obligation": "legacy-access.ninety-days"},
                "after": "production",
            }
        ]
        (ask,) = document["asks"]
        assert (ask["kind"], ask["of"], ask["parties"]) == ("revision", "legacy_access_withdrawal", ["client"])

    def test_recommendations_that_yield_are_named(self, alone: str) -> None:
        wishes = ["--fix=flow_analysis_meeting=2026-01-30", "--fix=test_import=2026-01-27"]
        said = words(run("plan", alone, DAY, *wishes))
        assert "Recommandations que ce calendrier ne suit pas (1)" in said
        assert STANDARD_RULEBOOK["steps.flow-analysis-before-import"].title.fr in said
        assert planned(alone, DAY, *wishes)["dropped"] == ["steps.flow-analysis-before-import"]

    def test_steps_brought_forward_are_said_to_be(self, tmp_path: Path) -> None:
        document = sample()
        document["journal"] = []
        case = saved(tmp_path, document)
        early = ["--as-of=2026-01-17", "--fix=production=2026-02-20"]
        assert "No schedule keeps each step on its promised day or later" in words(
            run("plan", case, "--lang=en", *early)
        )
        assert planned(case, *early)["kept_order"] is False

    def test_it_says_what_a_schedule_does_not_mend(self, tmp_path: Path) -> None:
        document = request_alone()
        document["request"]["data"] = {}
        said = words(run("plan", saved(tmp_path, document), DAY, "--lang=en"))
        assert "A schedule does not mend everything: 1 breach remains, told by “dme-migration check”." in said

    def test_nothing_of_the_case_commands_a_terminal(self, tmp_path: Path) -> None:
        document = request_alone()
        document["id"] = f"{ESCAPE}[31m2026"
        document["request"]["client"]["name"] = f"Roy{ESCAPE}]0;x\u202e"
        case = saved(tmp_path, document)
        for more in ([], ["--fix=production=2026-01-30"]):
            said = run("plan", case, DAY, *more).stdout
            assert ESCAPE not in said
            assert "\u202e" not in said


class TestJson:
    def test_the_shape_of_declarations(self, alone: str) -> None:
        document = planned(alone, DAY)
        assert days_of(document) == EARLIEST
        validation = next(one for one in document["milestones"] if one["milestone"] == "preanalysis_validation")
        assert validation == {
            "milestone": "preanalysis_validation",
            "on": "2026-02-06",
            "earliest": "2026-02-06",
            "latest": "2026-02-06",
            "slack_days": 0,
            "slack_business_days": 0,
            "critical": True,
            "binding": [{"obligation": "preanalysis.validation-window"}],
            "moved_from": None,
            "label": "la validation de la préanalyse",
        }
        assert document["critical_path"] == [
            "test_extraction", "preanalysis_start", "preanalysis_end", "preanalysis_submission",
            "preanalysis_validation", "source_cutover", "final_extraction", "production", "legacy_access_withdrawal",
        ]  # fmt: skip
        assert (document["as_of"], document["first_withdrawal"]) == ("2026-01-13", "2026-05-11")
        assert document["asks"][0] == {
            "kind": "agreement",
            "of": "test_extraction",
            "parties": ["source_vendor", "receiving_vendor"],
            "by": "2026-01-20",
            "obligation": "test-extraction.agreed",
        }
        assert document["kept_order"] is True
        assert (document["conflicts"], document["message"]) == ([], None)

    def test_wished_days_and_sessions_go_by_the_name_of_the_milestone(self, alone: str) -> None:
        document = planned(alone, DAY, "--fix=validation_session#2=2026-02-05", "--fix=validation_session=2026-02-02")
        assert days_of(document)["validation_session"] == ["2026-02-02", "2026-02-05"]
        bound = [one["binding"] for one in document["milestones"] if one["milestone"] == "validation_session"]
        assert bound[1] == [{"fixed": "validation_session", "on": "2026-02-05"}]
        assert "#" not in json.dumps(document)

    def test_one_line_of_ascii(self, alone: str) -> None:
        result = run("plan", alone, DAY, "--format=json")
        assert result.stdout.isascii()
        assert result.stdout.count("\n") == 1
        assert result.stderr == ""

    def test_the_day_is_today_where_the_client_is(self, alone: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(options, "today", lambda zone: date(2026, 1, 13) if "Toronto" in str(zone) else None)
        assert planned(alone)["as_of"] == "2026-01-13"
        assert planned(alone, "--as-of=2026-01-14T04:59:59Z")["as_of"] == "2026-01-13"


class TestOptions:
    def test_how_many_sessions(self, alone: str) -> None:
        assert days_of(planned(alone, DAY, "--sessions=3"))["validation_session"] == [
            "2026-01-30", "2026-02-03", "2026-02-05",
        ]  # fmt: skip
        single = run("plan", alone, DAY, "--sessions=1").stdout
        assert "Séance de validation  " in single
        assert "Séance de validation 1" not in single

    @pytest.mark.parametrize(
        ("days", "cutover"),
        [
            ("weekend", "2026-02-07"),
            ("sun", "2026-02-08"),
            ("mar,jeu", "2026-02-10"),
            ("Wednesday, fri", "2026-02-06"),
            ("fin-de-semaine", "2026-02-07"),
        ],
    )
    def test_the_weekdays_of_the_cutover(self, alone: str, days: str, cutover: str) -> None:
        assert days_of(planned(alone, DAY, f"--cutover-on={days}"))["source_cutover"] == [cutover]

    def test_an_announced_extra_delay(self, tmp_path: Path) -> None:
        document = unsent()
        document["request"]["data"] = {"allergies": True, "appointments": True}
        case = saved(tmp_path, document)
        late = ["--as-of=2026-03-10", "--fix=test_import=2026-06-15"]
        refused = run("plan", case, *late)
        assert refused.exit_code == 1
        assert "avec --extra-delay" in words(refused)
        said = words(run("plan", case, *late, "--extra-delay"))
        # Day 1 is Wednesday 11 March; the 45th is Friday 24 April.
        assert "Avis du délai supplémentaire à donner au plus tard le vendredi 24 avril 2026 au client" in said
        assert planned(case, *late, "--extra-delay")["asks"][-1] == {
            "kind": "notice",
            "of": "extra_delay",
            "parties": ["client"],
            "by": "2026-04-24",
            "obligation": "schedule.extra-delay-notified",
        }

    def test_closures_profile_readings_and_what_is_left_out(self, alone: str, tmp_path: Path) -> None:
        closed = saved(tmp_path, {"closures": ["2026-01-16"]}, "closures.json")
        document = planned(alone, DAY, f"--closures={closed}")
        assert days_of(document)["flow_analysis_meeting"] == ["2026-01-19"]
        arguments = [f"--closures={closed}", "--profile=administration", "--reading=withdrawal-day=strict"]
        said = words(run("plan", alone, DAY, *arguments, "--without=schedule.kept"))
        assert "1 jour fermé ou travaillé par exception" in said
        assert "Lectures withdrawal-day = strict" in said
        assert "Laissé de côté schedule.kept" in said

    def test_durations_of_a_file(self, alone: str, tmp_path: Path) -> None:
        file = saved(tmp_path, {"preanalysis": {"days": 10}, "session_count": 1, "x-note": None}, "d.json")
        document = planned(alone, DAY, f"--durations={file}")
        # Ten days after 21 January is a Saturday: the step waits for Monday.
        assert days_of(document)["preanalysis_end"] == ["2026-02-02"]
        assert len(days_of(document)["validation_session"]) == 1
        assert len(days_of(planned(alone, DAY, f"--durations={file}", "--sessions=2"))["validation_session"]) == 2

    def test_every_fault_of_a_file_of_durations_at_once(self, alone: str, tmp_path: Path) -> None:
        faulty = {
            "preanalysis": {"business_days": "5"},
            "prepration": {"days": 1},
            "submission": 3,
            "first_use": {"days": 1, "months": 2},
            "sessions": {},
            "approval": {"day": 2},
            "reception": {"days": 99_999},
            "test_import": None,
            "final_import": {"days": True},
            "session_count": 0,
        }
        file = saved(tmp_path, faulty, "d.json")
        result = run("plan", alone, DAY, f"--durations={file}", "--format=json", "--lang=en")
        assert result.exit_code == 3
        document = json.loads(result.stdout)
        jsonschema.validate(document, schema("problems"))
        assert document["source"] == file
        assert [(p["code"], p["path"], p["suggestion"]) for p in document["problems"]] == [
            ("wrong-type", "preanalysis.business_days", None),
            ("unknown-key", "prepration", "preparation"),
            ("wrong-type", "submission", None),
            ("conflicting-keys", "first_use", None),
            ("missing-key", "sessions", None),
            ("unknown-key", "approval.day", "days"),
            ("out-of-range", "reception.days", None),
            ("wrong-type", "test_import", None),
            ("wrong-type", "final_import.days", None),
            ("out-of-range", "session_count", None),
        ]
        told = run("plan", alone, DAY, f"--durations={file}")
        assert told.exit_code == 3
        assert "10 fautes" in told.stderr
        assert told.stdout == ""

    @pytest.mark.parametrize(
        ("data", "code"),
        [
            (b"", "bad-json"),
            (b"\xff{}", "bad-encoding"),
            (b"[]", "wrong-type"),
            (b'{"preanalysis": {"days": 1}, "preanalysis": {"days": 2}}', "duplicate-key"),
            (b'{"preanalysis": {"days": NaN}}', "bad-number"),
            (b'{"preanalysis": NaN}', "bad-number"),
            (b'"\\ud800"', "bad-encoding"),
            (b"[" * 100_000, "too-deep"),
        ],
        ids=lambda v: v if isinstance(v, str) else "",
    )
    def test_no_bytes_are_too_strange(self, alone: str, tmp_path: Path, data: bytes, code: str) -> None:
        file = tmp_path / "d.json"
        file.write_bytes(data)
        result = run("plan", alone, DAY, f"--durations={file}", "--format=json")
        assert result.exit_code == 3
        assert [problem["code"] for problem in json.loads(result.stdout)["problems"]] == [code]

    def test_a_file_that_is_not_there(self, alone: str, tmp_path: Path) -> None:
        assert run("plan", alone, DAY, f"--durations={tmp_path / 'no.json'}").exit_code == 3
        assert run("plan", str(tmp_path / "no.json"), DAY).exit_code == 3
        assert run("plan", str(tmp_path), DAY, "--format=json", "--write").exit_code == 3


REFUSALS = [
    (
        ["--fix=prduction=2026-04-09"],
        "il n'y a pas d'étape « prduction ». Vouliez-vous dire « production »?",
        "“production”?",
    ),
    (["--fix=production"], "ne s'écrit pas ÉTAPE=JOUR", "is not written MILESTONE=DAY"),
    (["--fix=production=2026-02-30"], "« 2026-02-30 » n'existe pas au calendrier", "is on no calendar"),
    (["--fix=production=30/01/2026"], "n'est pas un jour", "is not a day"),
    (["--fix=production=2026-W01-1"], "n'est pas un jour", "is not a day"),
    (["--fix=production=0001-01-01"], "hors des limites", "out of range"),
    (["--fix=production#2=2026-04-09"], "seules les séances ont un rang", "only sessions have a place"),
    (["--fix=validation_session#0=2026-04-09"], "seules les séances ont un rang", "only sessions have a place"),
    (
        ["--fix=validation_session#9=2026-04-09"],
        "ce plan n'a pas cette étape (Séance de validation 9)",
        "this plan has no such step (Validation session 9)",
    ),
    (["--fix=production=2026-04-09", "--fix=production=2026-04-10"], "donne deux jours", "gives two days"),
    (["--fix=clock_start=2026-04-09"], "il n'y a pas d'étape « clock_start »", "there is no milestone “clock_start”"),
    (["--sessions=0"], "n'est pas un nombre entier, de 1 à 50", "is not a whole number from 1 to 50"),
    (["--cutover-on=mond"], "« mond » n'est pas un jour de la semaine", "“mond” is not a weekday"),
    (["--cutover-on="], "n'est pas un jour de la semaine", "is not a weekday"),
]


@pytest.mark.parametrize(("arguments", "french", "english"), REFUSALS, ids=lambda v: str(v)[:40])
def test_a_wish_written_wrongly_exits_2_with_words(
    tmp_path: Path, arguments: list[str], french: str, english: str
) -> None:
    case = saved(tmp_path, unsent())
    for language, expected in (("fr", french), ("en", english)):
        result = run("plan", case, f"--lang={language}", DAY, *arguments)
        assert result.exit_code == 2, words(result)
        assert expected in words(result)
        assert result.stdout == ""


def test_a_wish_for_what_has_taken_place_is_refused(tmp_path: Path) -> None:
    case = saved(tmp_path, sample())
    result = run("plan", case, "--as-of=2026-02-27", "--fix=production=2026-04-09")
    assert result.exit_code == 2
    assert "--fix production : cette étape a déjà eu lieu le jeudi 26 février 2026, d'après le journal" in words(result)
    session = run("plan", case, "--as-of=2026-02-18", "--fix=validation_session=2026-03-02", "--lang=en")
    assert "took place on Tuesday, February 17, 2026" in words(session)
    # As of an earlier day, what the journal says of later days has not happened.
    assert run("plan", case, "--as-of=2026-02-18", "--fix=validation_session#2=2026-03-02").exit_code == 0


class TestRow15:
    """A lag in elapsed days and one in working days: 20, 21, 24, 27 and 28 June 2026 do not count in the first."""

    @pytest.mark.parametrize(
        ("unit", "end", "said", "english"),
        [
            ("business_days", "2026-06-30", "7 jours ouvrables", "7 business days"),
            ("days", "2026-06-25", "7 jours", "7 days"),
        ],
    )
    def test_through_the_durations(self, tmp_path: Path, unit: str, end: str, said: str, english: str) -> None:
        case = saved(tmp_path, unsent())
        file = saved(tmp_path, {"preanalysis": {unit: 7}}, "d.json")
        arguments = ["--as-of=2026-06-08", "--fix=preanalysis_start=2026-06-18", f"--durations={file}"]
        document = planned(case, *arguments)
        (found,) = [one for one in document["milestones"] if one["milestone"] == "preanalysis_end"]
        assert found["on"] == end
        assert found["binding"] == [{"duration": "preanalysis", unit: 7}]
        assert f"La préanalyse ({said})\n" in run("plan", case, *arguments).stdout.replace("\u00a0", " ")
        assert f"The pre-analysis ({english})\n" in run("plan", case, *arguments, "--lang=en").stdout

    @pytest.mark.parametrize(("unit", "words_of"), [("business_days", "7 business days"), ("days", "7 days")])
    def test_in_the_reasons_of_a_contradiction(self, tmp_path: Path, unit: str, words_of: str) -> None:
        case = saved(tmp_path, unsent())
        file = saved(tmp_path, {"preanalysis": {unit: 7}}, "d.json")
        wishes = ["--fix=preanalysis_start=2026-06-18", "--fix=preanalysis_end=2026-06-22"]
        arguments = ["--as-of=2026-06-08", *wishes, f"--durations={file}", "--lang=en"]
        document = planned(case, *arguments)
        assert {"duration": "preanalysis", unit: 7} in document["conflicts"]
        assert f"the pre-analysis ({words_of})" in document["message"]
        page = words(run("plan", case, *arguments))
        assert f"the pre-analysis ({words_of})" in page
        assert "A shorter activity, with --durations: the pre-analysis." in page

    @pytest.mark.parametrize(("option", "due"), [("--business-days=7", "2026-06-30"), ("--days=7", "2026-06-25")])
    def test_as_delays_of_the_calendar(self, option: str, due: str) -> None:
        result = run("deadline", "--from=2026-06-18", option, "--format=json")
        assert json.loads(result.stdout)["due_on"] == due


class TestRow16:
    """Notice given on 5 January, 30 days of it: no cutover before 4 February, whatever one wishes."""

    WISH = "--fix=production=2026-01-30"

    def test_no_schedule_in_words_and_as_json(self, alone: str) -> None:
        result = run("plan", alone, DAY, self.WISH)
        assert result.exit_code == 1
        said = words(result)
        assert said.startswith("2026-0042 : aucun calendrier ne convient, au 13 janvier 2026.")
        assert "L'exigence « Préavis du contrat respecté en entier » (notice.contract-period)." in said
        assert "La date souhaitée : la mise en production, le vendredi 30 janvier 2026." in said
        assert "Un fait du dossier de migration : l'avis au fournisseur, le lundi 5 janvier 2026." in said
        assert "sans ce souhait, ce serait le mardi 10 février 2026." in said
        assert "Une renonciation par le fournisseur émetteur à « Préavis du contrat respecté en entier »" in said
        assert "Aucune exigence n'a été laissée de côté" in said
        assert result.stderr == ""
        document = planned(alone, DAY, self.WISH, "--lang=en")
        assert {"fixed": "production", "on": "2026-01-30"} in document["conflicts"]
        assert {"fact": "vendor_notice", "on": "2026-01-05"} in document["conflicts"]
        assert {"obligation": "notice.contract-period"} in document["conflicts"]
        assert document["message"].startswith("No schedule fits. In contradiction: the requirement “")
        assert (document["milestones"], document["kept_order"]) == ([], None)

    def test_once_the_wish_the_notice_or_its_period_gives_way_a_schedule_exists(
        self, alone: str, tmp_path: Path
    ) -> None:
        """Activities take no time here, or else they would be a second contradiction beside the first.

        Of the orders between steps, which our durations repeat, the laws of the planner speak.
        """
        idle = {field.name: {"days": 0} for field in attrs.fields(Durations) if field.name != "session_count"}
        durations = f"--durations={saved(tmp_path, idle, 'd.json')}"
        conflicts = planned(alone, DAY, self.WISH, durations)["conflicts"]
        assert {"fixed": "production", "on": "2026-01-30"} in conflicts
        sooner = request_alone()
        sooner["request"]["vendor_notice"]["given_on"] = "2025-12-01"
        assert run("plan", alone, DAY, durations).exit_code == 0
        assert run("plan", alone, DAY, durations, self.WISH, "--without=notice.contract-period").exit_code == 0
        assert run("plan", saved(tmp_path, sooner, "sooner.json"), DAY, durations, self.WISH).exit_code == 0

    def test_the_file_is_untouched(self, alone: str) -> None:
        before, place = Path(alone).read_bytes(), Path(alone)
        for form in ("text", "json"):
            assert run("plan", alone, DAY, self.WISH, "--write", f"--format={form}").exit_code == 1
            assert place.read_bytes() == before
        assert list(place.parent.iterdir()) == [place]


class TestWrite:
    def test_row_25_a_link_stays_one_the_mode_and_own_keys_are_kept(self, alone: str, tmp_path: Path) -> None:
        real, link = Path(alone), tmp_path / "lien.json"
        real.chmod(0o640)
        link.symlink_to("c.json")
        result = process("plan", "lien.json", DAY, "--write", cwd=tmp_path)
        assert result.returncode == 0
        assert b"2026" in result.stdout
        assert "Calendrier écrit au dossier de migration\u00a0: lien.json" in result.stderr.decode()
        assert link.is_symlink()
        assert os.readlink(link) == "c.json"  # noqa: PTH115 - a relative link stays relative
        assert stat.S_IMODE(real.stat().st_mode) == 0o640
        written = json.loads(real.read_text(encoding="utf-8"))
        assert written["x-dossier"] == 7
        assert written["request"] == request_alone()["request"]
        assert days_of(written["schedule"]) == EARLIEST
        assert sorted(tmp_path.iterdir()) == [real, link]

    @pytest.mark.parametrize("language", ["fr", "en"])
    def test_row_25_a_read_only_file_is_refused_and_unchanged(self, alone: str, tmp_path: Path, language: str) -> None:
        real, link = Path(alone), tmp_path / "lien.json"
        link.symlink_to(real)
        real.chmod(0o444)
        before = real.read_bytes()
        result = run("plan", str(link), DAY, "--write", f"--lang={language}")
        assert result.exit_code == 3
        expected = {"fr": "l'écriture n'y est pas permise", "en": "writing there is not allowed"}
        assert expected[language] in words(result)
        assert real.read_bytes() == before
        assert stat.S_IMODE(real.stat().st_mode) == 0o444
        assert sorted(tmp_path.iterdir()) == [real, link]

    def test_the_written_case_reads_back_and_breaches_nothing(self, alone: str) -> None:
        assert run("plan", alone, DAY, "--write", "--format=json").exit_code == 0
        case = load_case(Path(alone).read_bytes())
        assert evaluate(case, as_of=date(2026, 1, 13)).breaches == ()
        assert run("check", alone, DAY).exit_code == 0

    @pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
    def test_examples_planned_again_breach_nothing_more(self, path: Path, tmp_path: Path) -> None:
        """On the last day that each speaks of; what is breached past mending stays so."""
        document = json.loads(path.read_text(encoding="utf-8"))
        file, day = saved(tmp_path, document), date(2026, 12, 31)
        before = evaluate(load_case(Path(file).read_bytes()), as_of=day)
        result = run("plan", file, f"--as-of={day}", "--write")
        after = evaluate(load_case(Path(file).read_bytes()), as_of=day)
        if result.exit_code == 1:
            assert Path(file).read_text(encoding="utf-8") == json.dumps(document, ensure_ascii=False)
        else:
            assert result.exit_code == 0
            assert {f.obligation.id for f in after.breaches} <= {f.obligation.id for f in before.breaches}

    def test_the_same_plan_again_writes_nothing(self, alone: str) -> None:
        assert run("plan", alone, DAY, "--write").exit_code == 0
        before = Path(alone).stat()
        again = run("plan", alone, DAY, "--write")
        assert again.exit_code == 0
        assert "Le dossier de migration a déjà ce calendrier : rien n'est écrit." in words(again)
        assert (Path(alone).stat().st_ino, Path(alone).stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)

    def test_not_from_standard_input(self) -> None:
        text = json.dumps(request_alone())
        assert run("plan", "-", DAY, text=text).exit_code == 0
        result = run("plan", "-", DAY, "--write", text=text)
        assert result.exit_code == 2
        assert "--write n'a pas où écrire" in words(result)
        assert "nowhere to write" in words(run("plan", "-", "--write", "--lang=en", text=text))

    def test_not_before_facts_that_the_case_holds(self, tmp_path: Path) -> None:
        case = saved(tmp_path, sample())
        before = Path(case).read_bytes()
        french, english = run("plan", case, DAY, "--write"), run("plan", case, DAY, "--write", "--lang=en")
        assert french.exit_code == english.exit_code == 2
        assert "faits postérieurs au 13 janvier 2026; un calendrier fait ce jour-là ne les verrait pas" in words(french)
        assert "dated after January 13, 2026; a schedule made on that day would not see them" in words(english)
        document = request_alone()
        document["notices"] = [{"to": "client", "about": "other", "given_on": "2026-01-14"}]
        assert "1 fait postérieur au" in words(run("plan", saved(tmp_path, document, "one.json"), DAY, "--write"))
        assert Path(case).read_bytes() == before
        assert french.stdout == ""

    @pytest.mark.parametrize("broken", ["fsync", "replace", "chmod"])
    @pytest.mark.parametrize("error", [OSError(5, "no"), KeyboardInterrupt(), OSError(28, "full")], ids=str)
    def test_a_write_that_fails_leaves_the_old_file_whole(
        self, alone: str, monkeypatch: pytest.MonkeyPatch, broken: str, error: BaseException
    ) -> None:
        place = Path(alone)
        before = place.read_bytes()

        def fail(*_: object, **__: object) -> None:
            raise error

        monkeypatch.setattr(os, broken, fail)
        result = run("plan", alone, DAY, "--write")
        monkeypatch.undo()
        assert result.exit_code == (130 if isinstance(error, KeyboardInterrupt) else 3)
        if isinstance(error, OSError):
            reason = (
                "il n'y a plus de place; libérez-en, ou écrivez ailleurs"
                if error.errno == 28
                else "l'écriture a échoué"
            )
            assert f"Impossible d'écrire {alone} : {reason}." in words(result)
        assert place.read_bytes() == before
        assert list(place.parent.iterdir()) == [place]

    @pytest.mark.parametrize("at", ["fsync", "replace"])
    def test_a_process_killed_while_writing_leaves_the_old_file_whole(self, alone: str, at: str) -> None:
        place = Path(alone)
        before = place.read_bytes()
        program = (
            "import os, signal, sys\n"
            f"os.{at} = lambda *a, **k: os.kill(os.getpid(), signal.SIGKILL)\n"
            "from dme_migration.cli import main\n"
            "main()\n"
        )
        command = [sys.executable, "-c", program, "plan", alone, DAY, "--write"]
        done = subprocess.run(command, capture_output=True, check=False)
        assert done.returncode == -signal.SIGKILL
        assert place.read_bytes() == before
        assert run("plan", alone, DAY, "--write").exit_code == 0

    def test_nothing_is_written_unless_told(self, alone: str) -> None:
        before = Path(alone).read_bytes()
        assert run("plan", alone, DAY).exit_code == 0
        assert Path(alone).read_bytes() == before


def test_a_pipe_and_a_code_page(alone: str) -> None:
    usual = process("plan", alone, DAY, env={"PYTHONIOENCODING": "utf-8"})
    old = process("plan", alone, DAY, env={"PYTHONIOENCODING": "ascii"})
    assert usual.returncode == old.returncode == 0
    assert len(old.stdout.splitlines()) == len(usual.stdout.splitlines())
    piped = process("plan", "-", DAY, "--format=json", stdin=Path(alone).read_bytes())
    assert days_of(json.loads(piped.stdout)) == EARLIEST


def test_a_wished_cutover_on_another_weekday_than_those_asked_for_is_two_wishes(tmp_path: Path) -> None:
    path = saved(tmp_path, request_alone())
    wishes = ["--as-of=2026-01-13", "--fix", "source_cutover=2026-04-04", "--cutover-on"]
    for language, said in (("fr", "n'est pas un de ceux de --cutover-on"), ("en", "is not one of those of")):
        refused = run("--lang", language, "plan", path, *wishes, "mon")
        assert refused.exit_code == 2
        assert said in " ".join(refused.stderr.split())
    assert run("plan", path, *wishes, "sat").exit_code == 0
