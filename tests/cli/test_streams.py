from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from dme_migration.cli.output import cleaned, fitted
from tests.cli.running import BREACH, COMPLETE, ESCAPE, edited, process

DAY = "--as-of=2026-03-03"
CODE_PAGES = {
    "cp1252": {"PYTHONIOENCODING": "cp1252"},
    "c-locale": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}
COMMANDS = [
    ["check", BREACH, DAY, "-v"],
    ["check", BREACH, DAY, "--lang=en"],
    ["next", BREACH, DAY],
    ["--help"],
    ["check", "--help"],
    ["deadline", "--from=2026-03-26", "--business-days=7"],
    ["explain", "ext", "d"],
    ["show", "obligations"],
    ["chekc"],
]


@cache
def _in_utf_8(command: tuple[str, ...]) -> subprocess.CompletedProcess[bytes]:
    return process(*command, env={"PYTHONIOENCODING": "utf-8"})


@pytest.mark.parametrize("page", CODE_PAGES)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: " ".join(c)[-30:])
def test_an_old_code_page_loses_no_line_and_no_exit_code(page: str, command: list[str]) -> None:
    usual, old = _in_utf_8(tuple(command)), process(*command, env=CODE_PAGES[page])
    assert old.returncode == usual.returncode
    for own, plain in ((usual.stdout, old.stdout), (usual.stderr, old.stderr)):
        assert len(plain.splitlines()) == len(own.splitlines())
    assert b"Traceback" not in old.stderr
    assert b"?" * 3 not in old.stdout


@pytest.mark.parametrize("page", CODE_PAGES)
@pytest.mark.parametrize(
    "command", [["check", BREACH, DAY, "--format=json"], ["show", "schema"], ["new", "--objective=emr_change"]]
)
def test_json_is_json_whatever_the_code_page(page: str, command: list[str]) -> None:
    usual, old = _in_utf_8(tuple(command)), process(*command, env=CODE_PAGES[page])
    assert json.loads(old.stdout.decode("ascii")) == json.loads(usual.stdout.decode("utf-8"))
    assert old.returncode == usual.returncode


def test_names_from_afar_are_kept_readable(tmp_path: Path) -> None:
    case = edited(tmp_path, BREACH, ("request.client.name", "Clinique 中文 «\u202fÉrable\u202f» → Œuvre"))
    said = process("check", case, DAY, env={"PYTHONIOENCODING": "ascii"}).stdout.decode("ascii")
    assert 'Clinique \\u4e2d\\u6587 " Erable " -> OEuvre' in " ".join(said.split())


def test_a_pipe_that_closes_is_quiet_and_keeps_the_code() -> None:
    command = f'"{sys.executable}" -m dme_migration.cli check "{BREACH}" {DAY} -v'
    script = f"{command} | head -n 1; echo ${{PIPESTATUS[0]}}"
    for _ in range(3):
        done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
        assert done.stdout.splitlines()[-1] == "1"
        assert not done.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")  # noqa: PTH110
def test_a_full_disk_is_no_breach_and_no_traceback() -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = subprocess.run(
            [sys.executable, "-m", "dme_migration.cli", "check", COMPLETE, DAY], stdout=full, stderr=-1, check=False
        )
    assert done.returncode == 3
    assert b"Traceback" not in done.stderr
    assert done.stderr.decode().startswith("La réponse ne peut pas s'écrire")


def test_a_closed_standard_input_is_refused_in_words() -> None:
    script = f'"{sys.executable}" -m dme_migration.cli check - <&-'
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "Traceback" not in done.stderr


def test_the_zone_database_may_be_the_package_alone() -> None:
    usual = process("check", BREACH, DAY, "--format=json")
    alone = process("check", BREACH, DAY, "--format=json", env={"PYTHONTZPATH": ""})
    assert alone.stdout == usual.stdout


def _on_a_terminal(arguments: list[str], **env: str) -> tuple[str, int]:
    pty = pytest.importorskip("pty")
    pid, terminal = pty.fork()
    if pid == 0:  # pragma: no cover - the child
        os.environ.pop("NO_COLOR", None)
        os.environ.update({"TERM": "xterm", **env})
        os.execv(sys.executable, [sys.executable, "-m", "dme_migration.cli", *arguments])  # noqa: S606
    said = b""
    try:
        while chunk := os.read(terminal, 65536):
            said += chunk
    except OSError:
        pass
    _, status = os.waitpid(pid, 0)
    os.close(terminal)
    return said.decode(), os.waitstatus_to_exitcode(status)


def test_a_terminal_gets_colour_unless_it_refuses() -> None:
    said, code = _on_a_terminal(["check", BREACH, DAY])
    assert ESCAPE in said
    assert code == 1
    assert ESCAPE not in _on_a_terminal(["check", BREACH, DAY], NO_COLOR="1")[0]
    assert ESCAPE not in _on_a_terminal(["check", BREACH, DAY], TERM="dumb")[0]


def test_cleaned_leaves_ordinary_words_alone() -> None:
    assert cleaned("L’été à 9\u00a0h") == "L’été à 9\u00a0h"
    assert cleaned("a\tb\nc") == "a b c"
    assert cleaned("\x00\x7f\x85\ud800") == "\\u0000\\u007f\\u0085\\ud800"


def test_fitted_gives_way_to_what_the_code_page_has() -> None:
    assert fitted("«\u00a0été\u00a0»", "ascii") == '"ete"'
    assert fitted("«\u00a0été\u00a0» →", "cp1252") == "«\u00a0été\u00a0» ->"
    assert fitted("1\u202f500", "cp1252") == "1\u00a0500"
    assert fitted("e\u0301", "ascii") == "e"


def test_a_file_name_that_is_no_text_is_shown(tmp_path: Path) -> None:
    name = os.fsdecode(bytes(tmp_path) + b"/caf\xe9.json")
    try:
        Path(name).write_bytes(Path(COMPLETE).read_bytes())
    except (OSError, UnicodeError):
        pytest.skip("this file system takes text only")
    done = process("check", name, "--as-of=2026-06-01")
    assert done.returncode == 0
    assert json.loads(process("check", name, "--as-of=2026-06-01", "--format=json").stdout)["verdict"] == "complete"


@pytest.mark.parametrize("command", [["check", BREACH], ["check", BREACH, "--format=json"], ["show", "schema"]])
def test_a_standard_output_closed_from_the_start_is_quiet_and_keeps_the_code(command: list[str]) -> None:
    line = shlex.join([sys.executable, "-m", "dme_migration.cli", *command]) + " >&-"
    done = subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1 if "check" in command else 0, "")
