"""Writing a file: wherever it is stopped, the old file or the new one is there whole."""

from __future__ import annotations

import os
import signal
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any, Final

import pytest

from dme_migration.cli.writing import write_whole

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is stopped in the middle: POSIX alone")

OLD: Final = b"the old file\n" * 10_000
NEW: Final = b"the new file, and it is longer\n" * 10_000
MOST_LINES: Final = 2_000


def in_another_process(act: Callable[[], Any]) -> int:
    """Run in a copy of this process; give its exit status as `os.waitpid` does."""
    child = os.fork()
    if not child:
        try:
            act()
        finally:
            os._exit(0)
    return os.waitpid(child, 0)[1]


def killed_at(line: int, act: Callable[[], Any]) -> Callable[[], None]:
    """Have ``act`` killed before the line of this number, in whatever module it runs."""
    left = line

    def trace(_frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal left
        if event == "line":
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    def traced() -> None:
        sys.settrace(trace)
        try:
            act()
        finally:
            sys.settrace(None)

    return traced


def stopped_everywhere(path: Path) -> Iterator[int]:
    """Write again and again, killed one line later each time, until it is done."""
    for line in range(1, MOST_LINES):
        if not in_another_process(killed_at(line, lambda: write_whole(str(path), NEW))):
            return
        yield line
    raise AssertionError("never done")


def test_killed_at_any_line_the_old_file_or_the_new_one_is_there_whole(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_bytes(OLD)
    path.chmod(0o640)
    seen = set()
    for _ in stopped_everywhere(path):
        found = path.read_bytes()
        assert found in {OLD, NEW}
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
        seen.add(found)
        if found == NEW:
            path.write_bytes(OLD)
    assert seen == {OLD, NEW}, "stopped before, and after, the one move"
    assert path.read_bytes() == NEW


def test_killed_at_any_line_a_file_that_was_not_there_is_not_there_or_whole(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    seen = set()
    for _ in stopped_everywhere(path):
        seen.add(path.exists())
        if path.exists():
            assert path.read_bytes() == NEW
            path.unlink()
    assert seen == {False, True}
    # What a kill leaves aside is hidden, and never taken for a case.
    assert all(left.name.startswith(".case.json.") for left in tmp_path.iterdir() if left != path)


def test_a_full_disk_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_bytes(OLD)

    resource = pytest.importorskip("resource")

    def write_in_a_small_room() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(NEW) // 2, len(NEW) // 2))
        try:
            write_whole(str(path), NEW)
        except OSError:
            os._exit(7)

    assert os.waitstatus_to_exitcode(in_another_process(write_in_a_small_room)) == 7
    assert path.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("failing", ["fsync", "fdopen", "chown"])
def test_a_call_that_fails_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    path = tmp_path / "case.json"
    path.write_bytes(OLD)

    def refuse(*_: Any, **__: Any) -> None:
        raise OSError(5, "input/output error")

    monkeypatch.setattr(os, failing, refuse)
    if failing == "chown":  # only an administrator may give a file back to its owner: the rest goes on
        write_whole(str(path), NEW)
        assert path.read_bytes() == NEW
    else:
        with pytest.raises(OSError, match="input/output error"):
            write_whole(str(path), NEW)
        assert path.read_bytes() == OLD
    monkeypatch.undo()
    assert list(tmp_path.iterdir()) == [path]
