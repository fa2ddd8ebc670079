"""Writing a file whole or not at all, through a link, with the permissions that it had."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

__all__ = ["whole_file", "write_whole"]


def write_whole(path: str, content: str | bytes) -> None:
    """Write bytes, or a text as UTF-8, beside their place, then put them there in one move.

    Raises:
        OSError: as `whole_file`.
    """
    with whole_file(path) as stream:
        stream.write(content.encode() if isinstance(content, str) else content)


@contextmanager
def whole_file(path: str) -> Iterator[IO[bytes]]:
    """Open a file to write it bit by bit, beside its place; put it there in one move once all is written.

    A symbolic link stays one: the file that it leads to is replaced. A file that may not be written is refused, and
    stays as it is; so is one that is marked read-only, even when its reader may do anything. When anything at all goes
    wrong, what was there before is there still.

    Raises:
        OSError: the folder does not exist, or may not be written.
    """
    place = Path(os.path.realpath(path))
    known = place.stat() if place.exists() else None
    if known is not None and not stat.S_ISREG(known.st_mode):
        with place.open("wb") as stream:  # a device, a pipe: it stays where it is; a folder is refused
            yield stream
        return
    if known is not None:
        with place.open("ab"):  # what may not be written is refused here, before anything is made
            pass
        if not known.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
            raise PermissionError(f"{place} is read-only")
        mode = known.st_mode & 0o777
    else:
        umask = os.umask(0)
        os.umask(umask)
        mode = 0o666 & ~umask
    handle, aside = tempfile.mkstemp(prefix=f".{place.name}.", dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        if known is not None and hasattr(os, "chown"):
            with suppress(OSError):  # only an administrator may give a file back to its owner
                os.chown(aside, known.st_uid, known.st_gid)
        Path(aside).chmod(mode)
        Path(aside).replace(place)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise
