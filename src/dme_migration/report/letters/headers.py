r"""The headers of a message, encoded here: the standard library's own folding changes some French subjects.

A word that needs it becomes encoded words (RFC 2047) cut between characters, each on a line of 76 at most, with a line
break and a space between two. In the name of an address the words are encoded one by one wherever they can be, for the
standard library's reader puts a space between two encoded words that touch, where section 6.2 puts none.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from email.headerregistry import Address
from email.policy import EmailPolicy
from itertools import groupby
from typing import Any, Final

__all__ = ["POSTAL", "Postal"]

_PLAIN: Final = re.compile(r"[A-Za-z0-9!#$%&'*+/^_`{|}~-]+")
"""A word that may stand as it is in a name: an atom of RFC 5322 that no encoded word resembles."""
_UNENCODED: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!*+-/")
"""What the « Q » encoding of a phrase leaves as it is (RFC 2047, section 5 (3))."""
_QUOTED, _BASE64, _SHUT = "=?utf-8?q?", "=?utf-8?b?", "?="
_WORD: Final = 75
_FIRST_WORD: Final = 66
"""The longest encoded word; the first of a header shares its line with the name of the header."""
_LINE: Final = 76


class Postal(EmailPolicy):
    """A policy that writes subjects and addresses itself, and leaves every other header to the standard library."""

    def fold(self, name: str, value: Any) -> str:
        """Write a header, its lines ended by ``linesep``."""
        tokens = self._tokens(name, value)
        if tokens is None:
            return str(super().fold(name, value))
        return _folded(name, tokens, self.linesep)

    def fold_binary(self, name: str, value: Any) -> bytes:
        """Write a header as bytes."""
        tokens = self._tokens(name, value)
        if tokens is None:
            return super().fold_binary(name, value)
        return _folded(name, tokens, self.linesep).encode("ascii")

    def _tokens(self, name: str, value: Any) -> list[str] | None:
        addresses = getattr(value, "addresses", None)
        if addresses is not None:
            return list(_addresses(addresses))
        return list(_subject(str(value))) if name.lower() == "subject" else None


POSTAL: Final = Postal(linesep="\r\n")


def _subject(text: str) -> Iterator[str]:
    if text.isascii() and "=?" not in text and all(len(word) < _FIRST_WORD for word in text.split(" ")):
        yield from text.split(" ")
    else:
        yield from _encoded(text, _FIRST_WORD)


def _addresses(addresses: Iterable[Address]) -> Iterator[str]:
    mailboxes = list(addresses)
    for place, mailbox in enumerate(mailboxes):
        comma = "," if place < len(mailboxes) - 1 else ""
        if mailbox.display_name:
            yield from _phrase(mailbox.display_name, _WORD if place else _FIRST_WORD)
            yield f"<{mailbox.addr_spec}>{comma}"
        else:
            yield f"{mailbox.addr_spec}{comma}"


def _phrase(name: str, first: int) -> Iterator[str]:
    """Encode the words that need it; those that follow one another make one encoded word, as far as there is room."""
    room = first
    for plain, group in groupby(name.split(" "), _is_plain):
        words = list(group)
        if plain:
            yield from words
        else:
            yield from _run(" ".join(words), room)
        room = _WORD


def _is_plain(word: str) -> bool:
    return len(word) < _FIRST_WORD and _PLAIN.fullmatch(word) is not None


def _run(text: str, room: int) -> Iterator[str]:
    whole = _QUOTED + "".join(map(_quoted, text)) + _SHUT
    if len(whole) > room:
        shorter = _BASE64 + b64encode(text.encode("utf-8")).decode("ascii") + _SHUT
        if len(shorter) > room:
            yield from _encoded(text, room)
            return
        whole = shorter
    yield whole


def _encoded(text: str, room: int) -> Iterator[str]:
    """Cut a text into encoded words, never inside a character; the first one has less room, perhaps."""
    part = ""
    for character in text:
        piece = _quoted(character)
        if len(_QUOTED) + len(part) + len(piece) + len(_SHUT) > room:
            yield f"{_QUOTED}{part}{_SHUT}"
            part, room = "", _WORD
        part += piece
    yield f"{_QUOTED}{part}{_SHUT}"


def _quoted(character: str) -> str:
    if character == " ":
        return "_"
    if character in _UNENCODED:
        return character
    return "".join(f"={byte:02X}" for byte in character.encode("utf-8"))


def _folded(name: str, tokens: Iterable[str], linesep: str) -> str:
    lines = [f"{name}:"]
    for token in tokens:
        # A line never ends up empty: the first token stays with the name of the header.
        if len(lines[-1]) + 1 + len(token) > _LINE and not lines[-1].endswith(":"):
            lines.append("")
        lines[-1] += f" {token}"
    return linesep.join(lines) + linesep
