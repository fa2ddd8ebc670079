"""Writing a folder whole or not at all: its files are written aside, then the folder takes its place in one move."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

__all__ = ["ForeignFolderError", "write_folder"]


class ForeignFolderError(Exception):
    """The folder holds files that are not ours to replace."""


def write_folder(path: str, files: Mapping[str, bytes], *, ours: Callable[[Path], bool]) -> None:
    """Write the files of a folder beside its place, then put it there.

    A folder that is there is replaced when it is empty, or when ``ours`` says that it was written by us; until the new
    one stands in its place the old one is kept, and put back should anything go wrong. A symbolic link stays one.

    Raises:
        ForeignFolderError: the folder holds something that is not ours.
        OSError: the place is a file, its parent does not exist, or nothing may be written there.
    """
    place = Path(os.path.realpath(path))
    if place.exists() and not place.is_dir():
        raise FileExistsError(f"{place} is a file")
    if place.is_dir() and any(place.iterdir()) and not ours(place):
        raise ForeignFolderError(f"{place} holds other files")
    aside = Path(tempfile.mkdtemp(prefix=f".{place.name}.", dir=place.parent))
    try:
        fresh, old = aside / "new", aside / "old"
        fresh.mkdir()
        for name, content in files.items():
            (fresh / name).write_bytes(content)
        if place.exists():
            place.rename(old)
        try:
            fresh.rename(place)
        except OSError:
            if old.exists():
                old.rename(place)
            raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)
