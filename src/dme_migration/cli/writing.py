"""Writing a file whole or not at all, through a link, with the permissions that it had."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

__all__ = ["write_whole"]


def write_whole(path: str, text: str) -> None:
    """Write a text as UTF-8 beside its place, then put it there in one move.

    A symbolic link stays one: the file that it leads to is replaced. A file that may not be written is refused, and
    stays as it is.

    Raises:
        OSError: the folder does not exist, or may not be written.
    """
    place = Path(os.path.realpath(path))
    known = place.exists()
    if known:
        with place.open("ab"):  # a read-only file is refused here, before anything is made
            mode = place.stat().st_mode & 0o777
    else:
        umask = os.umask(0)
        os.umask(umask)
        mode = 0o666 & ~umask
    handle, aside = tempfile.mkstemp(prefix=f".{place.name}.", dir=place.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        Path(aside).chmod(mode)
        Path(aside).replace(place)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise
