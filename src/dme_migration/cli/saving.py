"""Writing a file for a person: what was written, or why it could not be, in words."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from typing import IO, Final

from dme_migration.cli.layout import Page, Style
from dme_migration.cli.session import Session
from dme_migration.cli.sources import shown_path
from dme_migration.cli.writing import whole_file
from dme_migration.text import Text

__all__ = ["filled", "reason_of", "saved", "unwritable"]

_UNWRITABLE: Final = 3
_CANNOT: Final = Text(fr="Impossible d'écrire {path}\u00a0: {reason}.", en="Cannot write {path}: {reason}.")
_FOLDER: Final = Text(fr="c'est un répertoire, pas un fichier", en="this is a folder, not a file")
_NO_FOLDER: Final = Text(fr="ce chemin n'existe pas", en="this path does not exist")
_NOT_ALLOWED: Final = Text(fr="l'écriture n'y est pas permise", en="writing there is not allowed")
_FULL: Final = Text(
    fr="il n'y a plus de place; libérez-en, ou écrivez ailleurs", en="no space is left; free some, or write elsewhere"
)
_FAILED: Final = Text(fr="l'écriture a échoué", en="the writing failed")


def saved(session: Session, path: str, content: str | bytes, told: Text) -> int:
    """Write a file whole, and say so on standard error; ``told`` takes ``{path}``. Give the exit code."""
    data = content.encode() if isinstance(content, str) else content
    return filled(session, path, lambda stream: stream.write(data), told)


def filled(session: Session, path: str, fill: Callable[[IO[bytes]], object], told: Text) -> int:
    """Have a file written bit by bit, whole or not at all, and say so as `saved`."""
    try:
        with whole_file(path) as stream:
            fill(stream)
    except (OSError, ValueError) as error:
        folder = isinstance(error, IsADirectoryError) or ("\0" not in path and Path(path).is_dir())
        return unwritable(session, path, _FOLDER if folder else reason_of(error))
    page = Page()
    page.text(told.filled(session.language, path=shown_path(path)), hang=2, style=Style.GOOD)
    session.output.warn(str(page))
    return 0


def unwritable(session: Session, path: str, reason: Text) -> int:
    """Say on standard error why a file or a folder cannot be written. Give the exit code."""
    page = Page()
    words = _CANNOT.filled(session.language, path=shown_path(path), reason=reason[session.language])
    page.text(words, style=Style.BAD)
    session.output.warn(str(page))
    return _UNWRITABLE


def reason_of(error: Exception) -> Text:
    """Say why a place could not be written."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return _NO_FOLDER
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return _FULL
    return _NOT_ALLOWED if isinstance(error, PermissionError) else _FAILED
