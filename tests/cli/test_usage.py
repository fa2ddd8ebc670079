from __future__ import annotations

import errno
import json
import os
import re
from pathlib import Path

import pytest

from dme_migration.cli.app import ROOT
from dme_migration.cli.commands import Group
from tests.cli.running import BREACH, COMPLETE, edited, process, run

EVERY = [(name,) for name in ROOT.commands if name != "show"] + [
    ("show", name) for show in [ROOT.commands["show"]] if isinstance(show, Group) for name in show.commands
]
ENGLISH = re.compile(r"\b(Usage|Show this|Missing|Invalid|Error|the|with|and|is)\b")
FRENCH = re.compile(r"\b(Utilisation|Erreur|Montrer|les|des|une|est|Aide)\b|[éèàçêî]")


@pytest.mark.parametrize("command", [(), ("show",), *EVERY], ids=" ".join)
def test_help_speaks_one_language(command: tuple[str, ...]) -> None:
    french, english = run(*command, "--help"), run(*command, "--help", "--lang=en")
    before = run("--lang=en", *command, "--help")
    assert french.exit_code == english.exit_code == 0
    assert french.stdout.startswith("Utilisation\u00a0: dme-migration")
    assert english.stdout.startswith("Usage: dme-migration")
    assert not ENGLISH.search(french.stdout), ENGLISH.search(french.stdout)
    plain = english.stdout.replace("Québec", "")
    assert not FRENCH.search(plain), FRENCH.search(plain)
    assert before.stdout == english.stdout
    assert all(len(line) <= 80 for line in (french.stdout + english.stdout).splitlines())


REFUSALS = [
    (["chekc"], "il n'y a pas de commande « chekc ». Vouliez-vous dire « check »?", "Did you mean “check”?"),
    (["check"], "il manque l'argument DOSSIER.", "the argument CASE is missing."),
    (["check", "--as-off=1", "x"], "il n'y a pas d'option « --as-off ».", "there is no option “--as-off”."),
    (["check", "x", "--as-of"], "l'option --as-of attend une valeur.", "the option --as-of wants a value."),
    (["check", "x", "--verbose=3"], "l'option --verbose ne prend pas de valeur.", "--verbose takes no value."),
    (["check", "x", "--as-of=2026-02-30"], "« 2026-02-30 » n'existe pas", "“2026-02-30” is on no calendar"),
    (["check", "x", "--as-of=2026-W01-1"], "n'est ni un jour", "is neither a day"),
    (["check", "x", "--as-of=20260102"], "n'est ni un jour", "is neither a day"),
    (["check", "x", "--as-of=2026-01-02T10:00:00"], "son décalage horaire", "has no UTC offset"),
    (["check", "x", "--as-of=9999-12-31"], "hors des limites", "out of range"),
    (["check", "x", "--as-of=now"], "n'est ni un jour", "is neither a day"),
    (["check", "x", "--reading=access-anchr=first_use"], "« access-anchor »?", "“access-anchor”?"),
    (["check", "x", "--reading=access-anchor=first"], "« first_use »?", "“first_use”?"),
    (["check", "x", "--reading=access-anchor"], "ne s'écrit pas NOM=VALEUR", "is not written NAME=VALUE"),
    (["check", "x", "--profile=admin"], "« administration »?", "“administration”?"),
    (["check", "x", "--without=schedule.kep"], "« schedule.kept »?", "“schedule.kept”?"),
    (["check", "x", "--fail-on=warnings"], "« warning »?", "“warning”?"),
    (["check", "x", "--format=yaml"], "n'est pas un des choix : text, json.", "is not one of the choices: text, json."),
    (["next", "x", "--party=clients"], "« client »?", "“client”?"),
    (["deadline", "--days=3"], "il manque l'option --from.", "the option --from is missing."),
    (["deadline", "--from=2026-01-02"], "donnez un délai, et un seul", "give one delay, and only one"),
    (["deadline", "--from=2026-01-02", "--days=1", "--months=1"], "donnez un délai, et un seul", "give one delay"),
    (["deadline", "--from=2026-01-02", "--days=-1"], "n'est pas un nombre entier", "is not a whole number"),
    (["deadline", "--from=2026-01-02", "--business-hours=72"], "partent d'un instant", "start at an instant"),
    (["deadline", "--from=2026-01-02", "--days=1", "reste"], "argument de trop : reste", "too many: reste"),
    (
        ["deadline", "--from=2026-01-02", "--days=1", "--reading=clock=start-is-day-zero"],
        "ne change aucune échéance",
        "changes no due day",
    ),
    (["explain", "schedule.keptt"], "« schedule.kept »?", "“schedule.kept”?"),
    (["explain", "zzzz"], "ni exigence ni clause ne s'appelle", "no requirement and no clause is called"),
    (["show", "obligation"], "« obligations »?", "“obligations”?"),
    (["show", "schema", "cases"], "« case »?", "“case”?"),
    (["new"], "sans terminal, dites l'objectif", "without a terminal, say the objective"),
    (["new", "--objective=emr"], "n'est pas un des choix", "is not one of the choices"),
]


@pytest.mark.parametrize(
    ("arguments", "french", "english"), REFUSALS, ids=lambda v: " ".join(v) if isinstance(v, list) else ""
)
def test_a_wrong_command_line_exits_2_with_words(arguments: list[str], french: str, english: str) -> None:
    for language, words in (("fr", french), ("en", english)):
        result = run("--lang", language, *arguments)
        said = " ".join(result.stderr.replace("\u00a0", " ").split())
        assert result.exit_code == 2, said
        assert words in said
        assert not result.stdout
        own = said if language == "fr" else re.sub(r"“[^”]*”", "", said)
        assert ("Error" in own) is (language == "en")
        assert ("Erreur" in own) is (language == "fr")
        assert "Traceback" not in said


def test_no_command_shows_the_help_and_exits_2() -> None:
    assert run().exit_code == run("show").exit_code == run("--lang=en").exit_code == 2
    assert run().stderr.startswith("Utilisation")


def test_the_version_is_shown() -> None:
    assert re.fullmatch(r"dme-migration \d+\.\d+\.\d+\n", run("--version").stdout)


def test_after_two_dashes_everything_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "--lang").write_bytes(Path(COMPLETE).read_bytes())
    result = process("check", "--as-of=2026-06-01", "--", "--lang", cwd=tmp_path)
    assert result.returncode == 0
    assert "complet" in result.stdout.decode()


BAD_FILES = {
    "nothing": (None, "n'existe pas"),
    "empty": (b"", "JSON"),
    "binary": (bytes(range(256)), "UTF-8"),
    "utf-16": ("{}".encode("utf-16"), "UTF-8"),
    "no json": (b"{", "JSON"),
    "nan": (b'{"format": NaN}', ""),
    "deep": (b"[" * 100_000, "imbriqué"),
    "list": (b"[]", ""),
    "large": (b" " * (11 * 1024 * 1024), "trop gros"),
    "surrogate": (b'{"format": "dme-migration/case-1", "request": {}, "id": "\\ud800"}', ""),
    "twice": (b'{"format": "dme-migration/case-1", "format": "dme-migration/case-1", "request": {}}', "deux fois"),
    "zone": (
        b'{"format": "dme-migration/case-1", "request": {"client": {"time_zone": "../../etc/hosts"}}}',
        "request.client.time_zone",
    ),
}


@pytest.mark.parametrize("name", BAD_FILES)
@pytest.mark.parametrize("command", [["check"], ["next"], ["explain", "clock.start", "--case"]])
def test_a_document_that_cannot_be_read_exits_3(name: str, command: list[str], tmp_path: Path) -> None:
    data, word = BAD_FILES[name]
    path = tmp_path / "case.json"
    if data is not None:
        path.write_bytes(data)
    result = run(*command, str(path))
    assert result.exit_code == 3
    assert not result.stdout
    assert "illisible" in result.stderr
    assert word in " ".join(result.stderr.split())
    assert "Traceback" not in result.stderr


def test_folders_and_odd_names_are_refused_in_words(tmp_path: Path) -> None:
    assert "répertoire" in run("check", str(tmp_path)).stderr
    assert "folder" in run("check", str(tmp_path), "--lang=en").stderr
    for path in ("a" * 5000, "bad\0name", str(tmp_path / "x" / "y"), f"{BREACH}/x"):
        assert run("check", path).exit_code == 3


def test_a_file_that_may_not_be_read_is_refused_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path(edited(tmp_path, BREACH))
    path.chmod(0)
    if os.access(path, os.R_OK):  # the superuser reads everything: the system's refusal is played

        def refused(*_: object, **__: object) -> object:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

        monkeypatch.setattr(Path, "open", refused)
    result = run("check", str(path))
    assert result.exit_code == 3
    assert "n'est pas permise" in result.stderr


def test_a_bug_is_told_as_one_and_is_no_breach(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_path: str) -> None:
        raise KeyError("oops")

    monkeypatch.setattr("dme_migration.cli.cases.case_of", broken)
    result = run("check", BREACH)
    assert result.exit_code == 3
    assert "Erreur interne" in result.stderr
    assert "Traceback" not in result.stderr


BAD_CLOSURES = [
    ("[]", "$", "wrong-type"),
    ("{", "$", "bad-json"),
    ('{"closure": []}', "closure", "unknown-key"),
    ('{"closures": "2026-07-20"}', "closures", "wrong-type"),
    ('{"closures": ["2026-02-30"]}', "closures[0]", "bad-date"),
    ('{"closures": [3]}', "closures[0]", "wrong-type"),
    ('{"closures": [{"name": "x"}]}', "closures[0].on", "missing-key"),
    ('{"closures": [{"on": "2026-07-20", "name": 3}]}', "closures[0].name", "wrong-type"),
    ('{"closures": [{"on": "2026-07-20", "nam": "x"}]}', "closures[0].nam", "unknown-key"),
    ('{"extra_working_days": ["20260627"]}', "extra_working_days[0]", "bad-date"),
    ('{"closures": ["2026-07-20"], "extra_working_days": ["2026-07-20"]}', "extra_working_days", "conflicting-days"),
]


@pytest.mark.parametrize(("text", "path", "code"), BAD_CLOSURES)
def test_a_bad_file_of_closures_exits_3_and_says_where(text: str, path: str, code: str, tmp_path: Path) -> None:
    file = tmp_path / "closures.json"
    file.write_text(text, encoding="utf-8")
    for command in (["check", BREACH], ["deadline", "--from=2026-01-02", "--days=3"], ["show", "calendar"]):
        result = run(*command, f"--closures={file}", "--format=json")
        assert result.exit_code == 3
        assert f'"code": "{code}", "path": "{path}"' in result.stdout
    words = run("check", BREACH, f"--closures={file}").stderr
    assert path in words or path == "$"


def test_a_hundred_faults_are_told_in_words_and_all_of_them_in_json(tmp_path: Path) -> None:
    path = edited(tmp_path, BREACH, ("journal", [{"milestone": "test_import", "on": "?"}] * 250))
    for language, said in (("fr", "et 150 autres, que"), ("en", "and 150 more, all told by")):
        told = run("--lang", language, "check", path)
        assert told.exit_code == 3
        assert said in " ".join(told.stderr.split())
    assert len(json.loads(run("check", path, "--format=json").stdout)["problems"]) == 250
