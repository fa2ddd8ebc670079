"""Writing a folder: its files are written aside, whole, then moved to their place, one move each."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from dme_migration.cli.writing import write_whole

__all__ = ["ForeignFolderError", "write_folder"]


class ForeignFolderError(Exception):
    """The folder holds files that are not ours to replace."""


def write_folder(path: str, files: Mapping[str, bytes], *, ours: Callable[[Path], bool]) -> None:
    """Write the files of a folder beside its place, then put them there.

    A folder that is new or empty comes whole, in one move. In one that is there, and that ``ours`` says was written by
    us, each file gives way to its successor in one move: stopped anywhere, every file is the former or the new one,
    whole. The first of ``files``, which names the others, comes last. Should a move fail, those before it are undone. A
    symbolic link stays one.

    Raises:
        ForeignFolderError: the folder holds something that is not ours.
        OSError: the place is a file, its parent does not exist, or nothing may be written there.
    """
    place = Path(os.path.realpath(path))
    if place.exists() and not place.is_dir():
        raise FileExistsError(f"{place} is a file")
    held = sorted(place.iterdir()) if place.is_dir() else []
    if held and not ours(place):
        raise ForeignFolderError(f"{place} holds other files")
    aside = Path(tempfile.mkdtemp(prefix=f".{place.name}.", dir=place.parent))
    try:
        fresh = aside / "new"
        fresh.mkdir()
        for name, content in files.items():
            write_whole(str(fresh / name), content)
        if held:
            first, *others = files
            _move_in((*others, first), fresh, place)
            for former in held:
                if former.name not in files:
                    former.unlink()
        else:
            if place.exists():
                place.rmdir()  # not every system moves a folder over an empty one
            fresh.rename(place)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _move_in(names: Iterable[str], fresh: Path, place: Path) -> None:
    """Move files over those of the same names; should one not move, put the former ones back."""
    former: dict[Path, bytes | None] = {}
    try:
        for name in names:
            target = place / name
            kept = target.read_bytes() if target.exists() else None
            (fresh / name).replace(target)
            former[target] = kept
    except OSError:
        for target, kept in former.items():
            if kept is None:
                target.unlink()
            else:
                write_whole(str(target), kept)
        raise
