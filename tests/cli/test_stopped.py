"""Each command that writes, stopped at each call of the system: the old file or the new one is there, whole."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import BuiltinFunctionType, FrameType
from typing import Final

import click
import pytest

from dme_migration.cli import folders, writing
from dme_migration.cli.app import ROOT
from dme_migration.vectors import folder
from tests.cli.running import BREACH, COMPLAINTS, ON_TRACK, run

WRITERS: Final = {writing.__file__, folders.__file__}
EXAMPLES: Final = Path(__file__).parents[2] / "examples"
NAME: Final = "out"
DAY: Final = "--as-of=2026-02-10"
COMMANDS: Final[dict[str, tuple[str, ...]]] = {
    "new --output": ("new", "--objective=emr_change", "--force", "-o", NAME),
    "plan --write": ("plan", NAME, "--as-of=2027-01-05", "--write"),
    "audit --output": ("audit", BREACH, ON_TRACK, DAY, "--format=ndjson", "-o", NAME),
    "next --output": ("next", ON_TRACK, "--within=15", DAY, "-o", NAME),
    "report --output": ("report", BREACH, DAY, "--as=html", "-o", NAME),
    "letters --output": ("letters", COMPLAINTS, DAY, "--kind=vendor-notice", "-o", NAME),
    "letters --write": ("letters", BREACH, DAY, "--all", "--force", "--write", NAME),
    "show vectors --write": ("show", "vectors", "--write", NAME),
}
"""Each option that writes, by its command; all write `NAME`, where they run."""

Tree = dict[str, bytes]
"""A file under no name, or the files of a folder; nothing at all is empty."""


def tree(place: Path) -> Tree:
    if place.is_dir():
        return {path.name: path.read_bytes() for path in place.iterdir() if not path.name.startswith(".")}
    return {"": place.read_bytes()} if place.exists() else {}


def planted(place: Path, content: Tree) -> None:
    """Put there what was there before."""
    for name, data in content.items():
        target = place / name if name else place
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(data)


def former(name: str, new: Tree) -> Tree:
    """Make up what an earlier run left: a case to plan, or files that differ from those to come."""
    if name == "plan --write":
        return {"": (EXAMPLES / "departing-physician.json").read_bytes()}
    return {file: data[: len(data) // 2] if file != "index.json" else data for file, data in new.items()}


def does(name: str, where: Path) -> None:
    before = Path.cwd()
    os.chdir(where)
    try:
        result = run(*COMMANDS[name])
    finally:
        os.chdir(before)
    assert result.exit_code in {0, 1}, result.output


def made(name: str, where: Path) -> Tree:
    """Give what a command writes, where nothing was; a plan is written where its case is."""
    where.mkdir()
    if name == "plan --write":
        planted(where / NAME, former(name, {}))
    does(name, where)
    return tree(where / NAME)


def watched(act: Callable[[], None], look: Callable[[], None]) -> None:
    """Run, and look before and after each call into the system, from the moment the writing begins.

    What a process that is killed leaves is what stands on the disk at that moment: to look there is to be killed there.
    """
    begun = False

    def profile(frame: FrameType, event: str, called: object) -> None:
        nonlocal begun
        begun = begun or frame.f_code.co_filename in WRITERS
        if begun and event in {"c_call", "c_return"} and isinstance(called, BuiltinFunctionType) and of_system(called):
            look()

    kept = sys.getprofile()
    sys.setprofile(profile)
    try:
        act()
    finally:
        sys.setprofile(kept)


def of_system(called: BuiltinFunctionType) -> bool:
    """Tell the functions of the system, and the methods of its streams."""
    return called.__module__ in {"posix", "nt"} or type(called.__self__).__module__ == "_io"


def options_that_write() -> Iterator[str]:
    def under(command: click.Command, path: tuple[str, ...]) -> Iterator[str]:
        if isinstance(command, click.Group):
            for name, inner in command.commands.items():
                yield from under(inner, (*path, name))
        for option in command.params:
            yield from (" ".join((*path, found)) for found in {"--output", "--write"} & set(option.opts))

    return under(ROOT, ())


def test_every_option_that_writes_is_tried() -> None:
    assert sorted(options_that_write()) == sorted(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_at_any_call_each_file_is_the_old_one_or_the_new_one_whole(name: str, tmp_path: Path) -> None:
    new = made(name, tmp_path / "first")
    old = former(name, new)
    where = tmp_path / "again"
    where.mkdir()
    planted(where / NAME, old)
    seen: list[Tree] = []

    def look() -> None:
        found = tree(where / NAME)
        if not seen or seen[-1] != found:
            seen.append(found)

    watched(lambda: does(name, where), look)

    assert seen[0] == old
    assert seen[-1] == new
    for found in seen:
        assert set(found) == set(new)
        assert all(data in {old[file], new[file]} for file, data in found.items())
    assert len(seen) == 1 + sum(old[file] != new[file] for file in new), "one move each"
    assert [path.name for path in where.iterdir()] == [NAME], "nothing is left aside"


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "plan --write"])
def test_at_any_call_what_was_not_there_is_not_there_or_whole(name: str, tmp_path: Path) -> None:
    new = made(name, tmp_path / "first")
    where = tmp_path / "again"
    where.mkdir()
    seen: list[Tree] = []
    watched(lambda: does(name, where), lambda: seen.append(tree(where / NAME)))

    assert seen[0] == {}
    assert seen[-1] == new
    assert len(seen) > 10, "looked at between the calls"
    assert all(new[file] == data for found in seen for file, data in found.items())
    if name == "show vectors --write":
        assert all(found in ({}, new) for found in seen), "a folder comes whole"


KILLED: Final = """
import os, signal
from pathlib import Path
from dme_migration.cli import main

def killed(*_):
    os.kill(os.getpid(), signal.SIGKILL)

Path.replace = killed
Path.rename = killed
main()
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is killed as POSIX does")
@pytest.mark.parametrize("name", COMMANDS)
def test_a_killed_command_leaves_the_old_files_and_can_be_run_again(name: str, tmp_path: Path) -> None:
    new = made(name, tmp_path / "first")
    old = former(name, new)
    where = tmp_path / "again"
    where.mkdir()
    planted(where / NAME, old)

    done = subprocess.run([sys.executable, "-c", KILLED, *COMMANDS[name]], cwd=where, capture_output=True, check=False)

    assert done.returncode == -9, done.stderr.decode()
    assert tree(where / NAME) == old
    # What a kill leaves aside is hidden, and the next writing does not stumble on it.
    assert all(path.name.startswith(".") for path in where.iterdir() if path.name != NAME)
    does(name, where)
    assert tree(where / NAME) == new


def test_what_is_tried_is_what_is_meant(tmp_path: Path) -> None:
    assert made("show vectors --write", tmp_path / "vectors") == folder()
    assert len(made("letters --write", tmp_path / "letters")) > 2


def test_letters_that_cannot_be_written_are_told_with_their_place(tmp_path: Path) -> None:
    command = ("letters", COMPLAINTS, DAY, "--kind=vendor-notice", "--write")
    nowhere = run(*command, str(tmp_path / "no" / "where"))
    assert (nowhere.exit_code, "ce chemin n'existe pas" in " ".join(nowhere.stderr.split())) == (3, True)

    run(*command, str(tmp_path / "lettres"))
    (path,) = (tmp_path / "lettres").iterdir()
    path.unlink()
    path.mkdir()
    taken = run(*command, str(tmp_path / "lettres"))
    assert (taken.exit_code, "c'est un répertoire" in " ".join(taken.stderr.split())) == (3, True)
