"""Where words leave the program: code pages, colour, pipes that close, and nothing that a terminal would obey.

Text from a document is cleaned before it is laid out (`cleaned`); what a stream's code page lacks gives way to what it
has (`fitted`). A pipe that its reader has closed only mutes the output: the exit code still tells the verdict.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from typing import IO, Any, Final

import attrs
import click

from dme_migration.text import visible

__all__ = ["Output", "cleaned", "fitted"]

_SPACES: Final = dict.fromkeys(map(ord, "\t\n\r"), " ")
_WAYS_OUT: Final = {
    "\u00a0": (" ",),
    "\u202f": ("\u00a0", " "),
    "\u2009": ("\u00a0", " "),
    "’": ("'",),
    "‘": ("'",),
    "“": ('"',),
    "”": ('"',),
    "«": ('"',),
    "»": ('"',),
    "—": ("-",),
    "–": ("-",),
    "−": ("-",),
    "·": ("|",),
    "•": ("*",),
    "…": ("...",),
    "→": ("->",),
    "←": ("<-",),
    "≥": (">=",),
    "≤": ("<=",),
    "✓": ("+",),
    "✗": ("x",),
    "─": ("-",),
    "§": ("par. ",),
    "°": ("o",),
    "œ": ("oe",),
    "Œ": ("OE",),
    "æ": ("ae",),
    "Æ": ("AE",),
}
_QUOTES: Final = (("«\u00a0", '"'), ("\u00a0»", '"'))


def cleaned(text: str) -> str:
    r"""Make a text harmless on a terminal: control characters and marks of direction are shown as escapes.

    Tabs and line ends become spaces.

    >>> print(cleaned("Roy\x1b[31m\u202e"))
    Roy\u001b[31m\u202e
    """
    return visible(text.translate(_SPACES))


def fitted(text: str, encoding: str) -> str:
    """Write a text with what a code page has: « é » gives way to « e », an arrow to ``->``.

    >>> fitted("Clinique d’été → §3", "ascii")
    "Clinique d'ete -> par. 3"
    """
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        pass
    else:
        return text
    if not _has("«", encoding):
        for mark, plain in _QUOTES:
            text = text.replace(mark, plain)
    return "".join(char if _has(char, encoding) else _nearest(char, encoding) for char in text)


def _has(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _nearest(char: str, encoding: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c))
    for way in (*_WAYS_OUT.get(char, ()), bare):
        if way and _has(way, encoding):
            return way
    return "" if unicodedata.combining(char) else char.encode("ascii", "backslashreplace").decode("ascii")


@attrs.define
class Output:
    """The two streams of one run."""

    muted: bool = False

    def put(self, text: str) -> None:
        """Write lines, laid out and cleaned, on standard output."""
        self._write(text, sys.stdout)

    def warn(self, text: str) -> None:
        """Write lines on standard error."""
        self._write(text, sys.stderr)

    def put_json(self, line: str) -> None:
        """Write a JSON text; it stays JSON, of the same value, whatever the code page."""
        encoding = _encoding(sys.stdout)
        self._write(line if encoding in {"utf-8", "utf8"} else _ascii_json(line), sys.stdout)

    def put_bytes(self, data: bytes) -> None:
        """Write bytes as they are on standard output, whatever its code page."""
        if self.muted or sys.stdout is None:
            return
        try:
            sys.stdout.flush()
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            self._mute(sys.stdout)

    def flush(self) -> None:
        """Send what is left, and forget a reader who has gone."""
        for stream in (sys.stdout, sys.stderr):
            if stream is None:  # closed before we began
                continue
            try:
                stream.flush()
            except (BrokenPipeError, ValueError):
                self._mute(stream)

    def _write(self, text: str, stream: IO[str] | None) -> None:
        if self.muted or stream is None:
            return
        try:
            click.echo(fitted(text, _encoding(stream)), file=stream, color=_colour())
        except BrokenPipeError:
            self._mute(stream)

    def _mute(self, stream: IO[Any]) -> None:
        self.muted = True
        try:
            # What is still in the buffer goes nowhere, rather than in an exception when the interpreter ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        except (OSError, ValueError):
            return


def _encoding(stream: IO[str]) -> str:
    return (getattr(stream, "encoding", None) or "utf-8").lower()


def _colour() -> bool | None:
    """Refuse colour when the reader does; else let click ask the stream whether it is a terminal."""
    return False if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" else None


def _ascii_json(line: str) -> str:
    pieces = []
    for char in line:
        if char.isascii():
            pieces.append(char)
            continue
        units = char.encode("utf-16-be", "surrogatepass")
        pieces.extend(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))
    return "".join(pieces)
