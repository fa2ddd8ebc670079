"""The documents that an audit reads, one after the other: files, folders, files with one document a line.

A folder is walked by listing it (`os.scandir`), never by pattern: a bracket in a name is only a bracket. Lines end at
LF alone; any other line end of Unicode may stand within a JSON text (RFC 8259 s. 7).
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

import attrs

from dme_migration.cli.sources import (
    STANDARD_INPUT,
    Fault,
    Unreadable,
    bytes_of,
    fault_of,
    opened,
    same_file,
    shown_path,
)
from dme_migration.serialization import MAX_DOCUMENT_BYTES, Problem
from dme_migration.text import Text

__all__ = ["CASE_EXTENSIONS", "Document", "Documents"]

_ONE_A_LINE: Final = (".ndjson", ".jsonl")
CASE_EXTENSIONS: Final = (".json", *_ONE_A_LINE)
"""What a case file ends in, in a folder; in any case of letters."""
_PIECE: Final = 1 << 16
_CHANGED: Final = Text(
    fr="ce fichier a changé pendant la lecture, et seul son début a été lu; refaites l'audit quand plus rien n'y écrit",
    en="this file changed while it was read, and only its beginning was; audit it again when nothing writes to it",
)


@attrs.frozen
class Document:
    """The bytes of one document, or why there are none; ``size`` is what was read of its file for it."""

    source: str
    data: bytes = b""
    fault: Fault | Problem | None = None
    size: int = 0


@attrs.define
class Documents:
    """The documents under some paths, in the order of the paths, then of the names.

    ``skipped`` counts the files of folders that are no case files. ``besides`` is a file that is none either: the one
    being written.
    """

    paths: tuple[str, ...]
    besides: str | None = None
    skipped: int = 0

    def __iter__(self) -> Iterator[Document]:
        self.skipped = 0
        for path in self.paths:
            yield from self._under(path)

    def sizes(self) -> Iterator[int]:
        """Give the sizes of the files to come, as far as they are known; what cannot be read has none."""
        for path in self.paths:
            if path != STANDARD_INPUT:
                yield from _sizes(path)

    def _under(self, path: str) -> Iterator[Document]:
        if path == STANDARD_INPUT:
            yield from self._lines(path)
        elif Path(path).is_dir():
            yield from self._folder(path)
        else:
            yield from self._file(path)

    def _folder(self, path: str) -> Iterator[Document]:
        try:
            with os.scandir(path) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            yield Document(shown_path(path), fault=fault_of(error))
            return
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name.startswith("."):
                    self.skipped += 1
                else:
                    yield from self._folder(entry.path)
            elif _is_case_file(entry) and not self._is_besides(entry.path):
                yield from self._file(entry.path)
            else:
                self.skipped += 1

    def _is_besides(self, path: str) -> bool:
        return self.besides is not None and same_file(path, self.besides)

    def _file(self, path: str) -> Iterator[Document]:
        if path.casefold().endswith(_ONE_A_LINE):
            yield from self._lines(path)
            return
        try:
            data = bytes_of(path)
        except Unreadable as error:
            yield Document(shown_path(path), fault=error.faults[0])
        else:
            yield Document(shown_path(path), data, size=len(data))

    def _lines(self, path: str) -> Iterator[Document]:
        try:
            with opened(path) as stream:
                yield from _lines_of(stream, shown_path(path))
        except Unreadable as error:
            yield Document(shown_path(path), fault=error.faults[0])
        except OSError as error:
            yield Document(shown_path(path), fault=fault_of(error))


def _sizes(path: str) -> Iterator[int]:
    try:
        if not Path(path).is_dir():
            yield Path(path).stat().st_size
            return
        with os.scandir(path) as found:
            for entry in found:
                if entry.is_dir(follow_symlinks=False):
                    yield from _sizes(entry.path)
                elif _is_case_file(entry):
                    yield entry.stat().st_size
    except (OSError, ValueError):
        return


def _is_case_file(entry: os.DirEntry[str]) -> bool:
    return not entry.name.startswith(".") and entry.name.casefold().endswith(CASE_EXTENSIONS) and entry.is_file()


def _lines_of(stream: IO[bytes], source: str) -> Iterator[Document]:
    """Give each line that is not empty, up to the size that the file had when it was opened."""
    before = _state(stream)
    number, position = 0, 0 if before is None else stream.tell()
    while before is None or position < before[0]:
        line = stream.readline(MAX_DOCUMENT_BYTES + 1)
        if not line:
            break
        number += 1
        size = len(line)
        if size > MAX_DOCUMENT_BYTES and not line.endswith(b"\n"):
            size += _rest_of_line(stream)
        position += size
        if not line.isspace():
            yield Document(f"{source}:{number}", line, size=size)
    if before is not None and (position != before[0] or _state(stream) != before):
        yield Document(source, fault=Fault(_CHANGED))


def _rest_of_line(stream: IO[bytes]) -> int:
    """Pass over the rest of a line too long for a document; whoever reads its beginning will refuse it."""
    size = 0
    while piece := stream.readline(_PIECE):
        size += len(piece)
        if piece.endswith(b"\n"):
            break
    return size


def _state(stream: IO[bytes]) -> tuple[int, int] | None:
    """Give the size and the last change of a plain file; `None` for a pipe, which ends when it ends."""
    try:
        found = os.fstat(stream.fileno())
    except (OSError, ValueError):
        return None
    return (found.st_size, found.st_mtime_ns) if stat.S_ISREG(found.st_mode) else None
