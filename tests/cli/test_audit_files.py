"""What an audit leaves behind when it cannot finish: never a part that passes for the whole."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from dme_migration.audit import Scope
from dme_migration.cli.audit_jobs import WorkerLostError, done_in_order
from dme_migration.cli.audit_sources import Document, Documents
from dme_migration.cli.audit_work import Lines, Work
from dme_migration.cli.options import FailOn
from dme_migration.text import Language
from tests.audit.documents import AS_OF, EVALUATOR
from tests.cli.running import COMPLETE, process, run

DAY = "--as-of=2026-03-10"
LINE = json.dumps(json.loads(Path(COMPLETE).read_bytes())).encode() + b"\n"


def work(lines: Lines = Lines.NONE) -> Work:
    return Work(
        evaluator=EVALUATOR,
        as_of=AS_OF,
        scope=Scope(),
        fail_on=FailOn.BREACH,
        lines=lines,
        language=Language.FR,
    )


@pytest.fixture
def lot(tmp_path: Path) -> Path:
    path = tmp_path / "lot.ndjson"
    path.write_bytes(LINE * 150)
    return path


def test_a_file_is_written_whole_and_said(tmp_path: Path, lot: Path) -> None:
    for kind in ("table", "csv", "ndjson", "json", "html"):
        out = tmp_path / f"out.{kind}"
        result = run("audit", str(lot), "--as-of=2026-06-01", f"--format={kind}", "-o", str(out), "--lang=en")
        assert (result.exit_code, result.stdout) == (0, "")
        assert f"Audit written: {out}" in " ".join(result.stderr.split())
        straight = run("audit", str(lot), "--as-of=2026-06-01", f"--format={kind}", "--lang=en").stdout_bytes
        assert out.read_bytes().removeprefix(b"\xef\xbb\xbf") == straight
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_what_is_written_in_a_folder_is_not_read_from_it(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(LINE)
    out = tmp_path / "audit.ndjson"
    for _ in range(2):
        assert run("audit", str(tmp_path), "--as-of=2026-06-01", "--format=ndjson", "-o", str(out)).exit_code == 0
        assert len(out.read_bytes().splitlines()) == 1


@pytest.mark.parametrize(("sent", "jobs"), [(signal.SIGINT, 1), (signal.SIGINT, 2), (signal.SIGKILL, 1)])
def test_killed_half_way_it_leaves_the_old_file_as_it_was(tmp_path: Path, jobs: int, sent: signal.Signals) -> None:
    out = tmp_path / "out.ndjson"
    out.write_text("l'ancien")
    command = [sys.executable, "-m", "dme_migration.cli", "audit", "-", DAY, "--format=ndjson", "-o", str(out)]
    # A shell starts what runs in the background deaf to an interrupt, and so would be what it starts in turn.
    heard = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        running = subprocess.Popen(
            [*command, f"--jobs={jobs}"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
    finally:
        signal.signal(signal.SIGINT, heard)
    assert running.stdin
    # Its input stays open: it has work done, and cannot be at its end.
    running.stdin.write(LINE * 600)
    running.stdin.flush()
    until = time.monotonic() + 60
    while not _size_aside(out) and time.monotonic() < until:
        time.sleep(0.05)
    assert _size_aside(out)
    running.send_signal(sent)
    running.stdin.close()
    running.stdin = None
    _, said = running.communicate(timeout=60)
    assert running.returncode != 0
    assert b"Traceback" not in said
    assert out.read_text() == "l'ancien"
    if sent is signal.SIGINT:
        assert list(tmp_path.iterdir()) == [out]
        assert "Interrompu" in said.decode()


def _size_aside(out: Path) -> int:
    return sum(path.stat().st_size for path in out.parent.glob(f".{out.name}.*"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_said_in_words(lot: Path) -> None:
    done = process("audit", str(lot), DAY, "--format=ndjson", "-o", "/dev/full")
    assert done.returncode == 3
    assert "il n'y a plus de place" in done.stderr.decode()
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "dme_migration.cli", "audit", str(lot), DAY, "--format=ndjson"]
        straight = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert straight.returncode == 3
    assert b"Traceback" not in straight.stderr


def test_a_disk_that_fills_half_way_leaves_the_old_file(
    tmp_path: Path, lot: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    resource = pytest.importorskip("resource")
    out = tmp_path / "out.ndjson"
    out.write_text("l'ancien")
    program = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, {resource.RLIM_INFINITY}));"
        "from dme_migration.cli.app import main; main()"
    )
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    command = [sys.executable, "-c", program, "audit", str(lot), DAY, "--format=ndjson", "-o", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "Impossible d'écrire" in done.stderr
    assert out.read_text() == "l'ancien"
    assert sorted(tmp_path.iterdir()) == sorted([lot, out])


def test_a_file_that_may_not_be_read_is_one_document_that_cannot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.json", "b.json", "c.ndjson"):
        (tmp_path / name).write_bytes(LINE)
    real = Path.open

    def refused(self: Path, *arguments: Any, **options: Any) -> Any:
        if self.name in {"a.json", "c.ndjson"}:
            raise PermissionError(13, "Permission denied", str(self))
        return real(self, *arguments, **options)

    monkeypatch.setattr(Path, "open", refused)  # whoever runs the tests may be allowed everything
    result = run("audit", str(tmp_path), "--as-of=2026-06-01")
    assert result.exit_code == 3
    assert result.stderr.count("la lecture de ce fichier n'est pas permise".capitalize()) == 2
    assert result.stdout.startswith("1 dossier de migration jugé")


def test_a_folder_that_may_not_be_listed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = tmp_path / "fermé"
    closed.mkdir()
    (tmp_path / "a.json").write_bytes(LINE)
    real = os.scandir

    def refused(path: Any) -> Any:
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", refused)
    result = run("audit", str(tmp_path), "--as-of=2026-06-01", "--format=json")
    assert result.exit_code == 3
    assert [entry["source"] for entry in json.loads(result.stdout)["unread"]] == [str(closed)]


def test_a_file_that_grows_meanwhile_is_read_to_its_first_end_and_told(lot: Path) -> None:
    found = iter(Documents((str(lot),)))
    first = list(islice(found, 10))
    with lot.open("ab") as stream:
        stream.write(LINE * 5)
    rest = list(found)
    assert [document.source for document in (*first, *rest[:-1])] == [f"{lot}:{n}" for n in range(1, 151)]
    assert rest[-1].fault is not None
    said = rest[-1].fault.message(Language.EN)
    assert "changed while it was read" in said
    assert "audit it again" in said


def test_a_file_cut_short_meanwhile_is_told(lot: Path) -> None:
    found = iter(Documents((str(lot),)))
    next(found)
    with lot.open("r+b") as stream:
        stream.truncate(len(LINE) * 70)
    assert list(found)[-1].fault is not None


def test_a_file_that_stays_as_it_is_is_not(lot: Path) -> None:
    assert [document.fault for document in Documents((str(lot),))] == [None] * 150


# Processes


def test_batches_come_in_order_and_few_are_read_ahead() -> None:
    read = 0

    def documents() -> Any:
        nonlocal read
        for number in range(1200):
            read += 1
            yield Document(f"x:{number}", LINE)

    done = done_in_order(documents(), work(Lines.NDJSON), 2)
    first = next(done)
    ahead = read
    rest = list(done)
    sources = [json.loads(line)["source"] for each in (first, *rest) for line in each.lines.splitlines()]
    assert sources == [f"x:{number}" for number in range(1200)]
    assert ahead < 800


def test_a_process_that_is_lost_ends_the_audit_in_words(tmp_path: Path, lot: Path) -> None:
    done = done_in_order((Document("x", LINE) for _ in range(100_000)), work(), 2)
    next(done)
    children = _children()
    assert len(children) >= 2
    os.kill(children[0], signal.SIGKILL)
    with pytest.raises(WorkerLostError):
        list(done)
    assert lot.exists()
    assert tmp_path.exists()


def _children() -> list[int]:
    from multiprocessing import active_children  # noqa: PLC0415 - those of this test alone

    return [child.pid for child in active_children() if child.pid]


def test_no_process_outlives_the_one_that_started_it(tmp_path: Path) -> None:
    if not Path("/proc/self").exists():
        pytest.skip("no /proc here")
    out = tmp_path / "out.ndjson"
    command = [
        sys.executable,
        "-m",
        "dme_migration.cli",
        "audit",
        "-",
        DAY,
        "--format=ndjson",
        "-o",
        str(out),
        "--jobs=2",
    ]
    running = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert running.stdin
    running.stdin.write(LINE * 600)
    running.stdin.flush()
    until = time.monotonic() + 60
    while not _size_aside(out) and time.monotonic() < until:
        time.sleep(0.05)
    workers = _started_by(running.pid)
    assert len(workers) >= 2
    running.kill()
    running.wait()
    running.stdin.close()
    while any(map(_alive, workers)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(_alive, workers))


def _started_by(parent: int) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if fields[1] == str(parent):
                found.append(int(entry.name))
    return found


def _alive(pid: int) -> bool:
    try:
        return (Path("/proc") / str(pid) / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_bar_is_for_a_terminal_alone(lot: Path) -> None:
    pty = pytest.importorskip("pty")
    assert process("audit", str(lot), "--as-of=2026-06-01").stderr == b""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "dme_migration.cli", "audit", str(lot), "--as-of=2026-06-01", "--format=csv"]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, check=False)
    os.close(theirs)
    said = os.read(ours, 65536)
    os.close(ours)
    assert b"%" in said
    assert done.stdout.count(b"\n") == 151
    assert done.returncode == 0
