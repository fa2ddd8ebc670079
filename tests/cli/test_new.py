from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from dme_migration.cli.asking import Asking
from dme_migration.cli.interview import interview
from dme_migration.cli.output import Output
from dme_migration.cli.skeleton import skeleton
from dme_migration.cli.writing import write_whole
from dme_migration.model import Objective
from dme_migration.serialization import case_from, load_case
from dme_migration.text import Language
from tests.cli.running import run


@pytest.mark.parametrize("objective", list(Objective))
def test_a_skeleton_reads_back_and_claims_nothing(objective: Objective) -> None:
    result = run("new", f"--objective={objective}")
    assert result.exit_code == 0
    case = load_case(result.stdout)
    assert case == load_case(skeleton(objective))
    assert case.request.objective is objective
    assert case.request.source_emr is None
    assert case.schedule is None or not case.schedule.milestones
    checked = run("check", "-", "--as-of=2026-01-05", text=result.stdout)
    assert checked.exit_code == 0
    assert "on ne peut pas conclure" in checked.stdout


def test_a_file_is_written_once_and_replaced_only_when_told(tmp_path: Path) -> None:
    path = tmp_path / "dossier.json"
    first = run("new", "--objective=emr_change", "-o", str(path))
    assert first.exit_code == 0
    assert "Dossier de migration écrit" in first.stderr
    before = path.read_bytes()
    again = run("new", "--objective=patient_transfer", "-o", str(path), "--lang=en")
    assert again.exit_code == 2
    assert "exists already" in again.stderr
    assert path.read_bytes() == before
    assert run("new", "--objective=patient_transfer", "-o", str(path), "--force").exit_code == 0
    assert load_case(path.read_bytes()).request.objective is Objective.PATIENT_TRANSFER
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_written_exits_3_in_words(tmp_path: Path) -> None:
    folder = run("new", "--objective=emr_change", "-o", str(tmp_path))
    assert folder.exit_code == 3
    assert "c'est un répertoire" in " ".join(folder.stderr.split())
    nowhere = run("new", "--objective=emr_change", "-o", str(tmp_path / "x" / "y.json"), "--lang=en")
    assert nowhere.exit_code == 3
    assert "this path does not exist" in " ".join(nowhere.stderr.split())


def test_a_link_stays_one_and_the_mode_is_kept(tmp_path: Path) -> None:
    real, link = tmp_path / "c.json", tmp_path / "lien.json"
    real.write_text("old", encoding="utf-8")
    real.chmod(0o640)
    link.symlink_to(real)
    write_whole(str(link), "new\n")
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == "new\n"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert sorted(tmp_path.iterdir()) == [real, link]


ANSWERS = [
    "2026-0300",  # number
    "3",  # patients follow their physician
    "physician",
    "Dre Anne Tremblay",
    "a.tremblay@clinique.example",
    "",  # Toronto
    "Dre Anne Tremblay",
    "12345",
    "",
    "",  # no other requester
    "Kinlogics",
    "o",  # KinLogix
    "Accuro",
    "n",
    "Clinique du Fleuve",
    "trente",
    "20 jours ouvrables",
    "peut-être",
    "o",
    "facturation",
    "billing, tasks",
]


def test_the_questions_make_a_case(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(ANSWERS)
    asked: list[str] = []

    def prompt(words: str, **_: object) -> str:
        asked.append(words)
        return next(answers)

    monkeypatch.setattr("click.prompt", prompt)
    case = case_from(interview(Asking(Language.FR, Output())))
    request = case.request
    assert next(answers, None) is None
    assert case.id == "2026-0300"
    assert request.objective is Objective.PATIENT_TRANSFER
    assert request.client is not None
    assert request.client.name == "Dre Anne Tremblay"
    assert request.client.time_zone == "America/Toronto"
    assert [requester.licence for requester in request.requesters] == ["12345"]
    assert (request.source_emr, request.receiving_emr) == ("KinLogix", "Accuro")
    assert request.contract is not None
    assert request.contract.notice_period is not None
    assert request.contract.notice_period.business_days == 20
    assert request.data is not None
    assert {"billing", "tasks", "allergies"} <= request.data.chosen
    assert "images" not in request.data.chosen
    assert any("DMÉ émetteur" in words for words in asked)


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("30", {"days": 30}),
        ("30 jours", {"days": 30}),
        ("3 Mois", {"months": 3}),
        ("10 business days", {"business_days": 10}),
        ("aucun", {"days": 0}),
        ("", {}),
        ("99999 mois", None),
        ("-3 jours", {"days": 3}),
        ("trois mois", None),
    ],
)
def test_a_notice_period_is_read_as_it_is_said(said: str, period: dict[str, int] | None) -> None:
    from dme_migration.cli.interview import _period  # noqa: PLC0415

    assert _period(said) == period


def test_the_conversation_on_a_terminal(tmp_path: Path) -> None:
    pty = pytest.importorskip("pty")
    import sys  # noqa: PLC0415
    import time  # noqa: PLC0415

    target = tmp_path / "new.json"
    pid, terminal = pty.fork()
    if pid == 0:  # pragma: no cover - the child
        os.execv(sys.executable, [sys.executable, "-m", "dme_migration.cli", "new", "-o", str(target)])  # noqa: S606
    said = b""
    for answer in [*ANSWERS, None]:
        while answer is not None and not said.rstrip().endswith(b":"):
            said += os.read(terminal, 65536)
        if answer is not None:
            os.write(terminal, answer.encode() + b"\n")
            time.sleep(0.02)
            said = b""
    try:
        while chunk := os.read(terminal, 65536):
            said += chunk
    except OSError:
        pass
    _, status = os.waitpid(pid, 0)
    os.close(terminal)
    assert os.waitstatus_to_exitcode(status) == 0
    assert "Dossier de migration écrit" in said.decode()
    assert json.loads(target.read_text(encoding="utf-8"))["request"]["receiving_emr"] == "Accuro"
