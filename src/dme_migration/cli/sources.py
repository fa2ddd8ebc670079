"""Reading files and standard input. Whatever cannot be read is a fault of the document, in words: never a traceback."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

import attrs
import click

from dme_migration.cli.wording import meant
from dme_migration.errors import DocumentError
from dme_migration.model import MigrationCase
from dme_migration.serialization import MAX_DOCUMENT_BYTES, Problem, load_case
from dme_migration.text import NBSP, Language, Text

__all__ = [
    "STANDARD_INPUT",
    "Fault",
    "Unreadable",
    "bytes_of",
    "case_of",
    "fault_of",
    "opened",
    "same_file",
    "shown_path",
]

STANDARD_INPUT: Final = "-"
_UNREADABLE_FILE: Final = "unreadable-file"

_REASONS: Final = {
    errno.ENOENT: Text(fr="ce fichier n'existe pas", en="there is no such file"),
    errno.EISDIR: Text(fr="c'est un répertoire, pas un fichier", en="this is a folder, not a file"),
    errno.EACCES: Text(fr="la lecture de ce fichier n'est pas permise", en="reading this file is not allowed"),
    errno.EPERM: Text(fr="la lecture de ce fichier n'est pas permise", en="reading this file is not allowed"),
    errno.ENOTDIR: Text(fr="une partie du chemin n'est pas un répertoire", en="a part of the path is not a folder"),
    errno.ENAMETOOLONG: Text(fr="ce nom de fichier est trop long", en="this file name is too long"),
    errno.ELOOP: Text(fr="ce lien mène à lui-même", en="this link leads to itself"),
}
_OTHERWISE: Final = Text(fr="ce fichier ne se lit pas", en="this file cannot be read")
_BAD_NAME: Final = Text(fr="ce n'est pas un nom de fichier", en="this is no file name")
_NO_INPUT: Final = Text(fr="rien n'est branché sur l'entrée standard", en="nothing is on standard input")
_EXPECTED: Final = Text(fr="un fichier JSON qu'on peut lire", en="a JSON file that can be read")
_SENTENCE: Final = Text(
    fr=f"{{where}}{NBSP}: {{reason}}. Attendu{NBSP}: {{expected}}.", en="{where}: {reason}. Expected: {expected}."
)
_WHOLE: Final = Text(fr="document", en="the document")


@attrs.frozen
class Fault:
    """A file that cannot be read at all; it is told in the same shape as the fault of a document."""

    reason: Text
    expected: Text = _EXPECTED
    code: str = _UNREADABLE_FILE
    path: str = "$"
    found: str | None = None
    suggestion: str | None = None

    def message(self, language: Language) -> str:
        """Say where, why, what was expected, and the nearest spelling."""
        if self.code == _UNREADABLE_FILE:
            reason = self.reason[language]
            return f"{reason[:1].upper()}{reason[1:]}."
        where = _WHOLE[language] if self.path == "$" else self.path
        said = _SENTENCE.filled(language, where=where, reason=self.reason[language], expected=self.expected[language])
        return said if self.suggestion is None else said + meant(self.suggestion, language)

    def as_json(self, language: Language) -> dict[str, str | None]:
        """Give the fault as the document ``problems-1`` has it."""
        return {
            "code": self.code,
            "path": self.path,
            "found": self.found,
            "expected": self.expected[language],
            "suggestion": self.suggestion,
            "message": self.message(language),
        }


def fault_of(error: OSError) -> Fault:
    """Say in words why the system did not let a file be read."""
    return Fault(_REASONS.get(error.errno or 0, _OTHERWISE))


class Unreadable(Exception):  # noqa: N818 - a state of a document, told to a person
    """A document that cannot be read, and every fault of it."""

    def __init__(self, source: str, faults: tuple[Problem | Fault, ...]) -> None:
        super().__init__(source, faults)
        self.source = source
        self.faults = faults


def shown_path(path: str) -> str:
    """Write a path as text, whatever its bytes are."""
    return click.format_filename(path)


def same_file(path: str, other: str) -> bool:
    """Tell whether two paths lead to one file that is there."""
    try:
        return Path(path).samefile(other)
    except (OSError, ValueError):
        return False


@contextmanager
def opened(path: str) -> Iterator[IO[bytes]]:
    """Open a file, or standard input for ``-``, to read its bytes.

    Raises:
        Unreadable: a folder, no file, no right to read it.
    """
    try:
        if path == STANDARD_INPUT:
            if sys.stdin is None:
                raise Unreadable(path, (Fault(_NO_INPUT),))
            stream: IO[bytes] = sys.stdin.buffer
            closing = False
        else:
            if Path(path).is_dir():
                # Windows says « permission denied » of a folder: ask before opening.
                raise Unreadable(path, (Fault(_REASONS[errno.EISDIR]),))
            stream = Path(path).open("rb")  # noqa: SIM115 - closed below
            closing = True
    except OSError as error:
        raise Unreadable(path, (fault_of(error),)) from None
    except (ValueError, RuntimeError):
        raise Unreadable(path, (Fault(_BAD_NAME),)) from None
    try:
        yield stream
    finally:
        if closing:
            stream.close()


def bytes_of(path: str) -> bytes:
    """Read a file, or standard input for ``-``; no more than a document may hold, and one byte.

    Raises:
        Unreadable: a folder, no file, no right to read it.
    """
    with opened(path) as stream:
        try:
            return stream.read(MAX_DOCUMENT_BYTES + 1)
        except OSError as error:
            raise Unreadable(path, (fault_of(error),)) from None


def case_of(path: str) -> MigrationCase:
    """Read a case.

    Raises:
        Unreadable: the file cannot be read, or is no sound case; every fault at once.
    """
    try:
        return load_case(bytes_of(path))
    except DocumentError as error:
        raise Unreadable(path, error.problems) from None
