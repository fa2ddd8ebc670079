"""The sentences of the procedure and of Avenant n° 1, paraphrased: which obligations each gives, or why it gives none.

They stand in ``sentences.toml``. The ministry's own words are not repeated: of each sentence there is the number of
its letters and their digest, so that whoever holds the text can tell that none is missing (`scripts.check_sentences`).
"""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

import attrs

from dme_migration.text import Text

__all__ = ["PREAMBLE", "Sentence", "digest", "letters_of", "sentences"]

_FILE: Final = Path(__file__).with_name("sentences.toml")
PREAMBLE: Final = "Préambule"
"""Where the sentences before §1 stand; no clause of the package has this address."""


@attrs.frozen(kw_only=True)
class Sentence:
    """One sentence: where it stands, what it says in our words, what it gives."""

    clause: str
    number: int
    words: Text
    obligations: tuple[str, ...]
    reason: Text | None
    letters: int | None
    digest: str | None


@cache
def sentences() -> tuple[Sentence, ...]:
    """Give every sentence, in the order of the texts; each is numbered within its clause."""
    found: list[Sentence] = []
    numbers: dict[str, int] = {}
    for entry in tomllib.loads(_FILE.read_text(encoding="utf-8"))["sentence"]:
        clause = entry["clause"]
        numbers[clause] = numbers.get(clause, 0) + 1
        found.append(
            Sentence(
                clause=clause,
                number=numbers[clause],
                words=Text(fr=entry["fr"], en=entry["en"]),
                obligations=tuple(entry.get("obligations", ())),
                reason=Text(**entry["reason"]) if "reason" in entry else None,
                letters=entry.get("letters"),
                digest=entry.get("digest"),
            )
        )
    return tuple(found)


def letters_of(text: str) -> str:
    """Keep letters and digits alone, in lower case: two copies of a text may be laid out differently.

    >>> letters_of("1. **Avis** au fournisseur")
    '1avisaufournisseur'
    """
    return "".join(mark for mark in unicodedata.normalize("NFC", text).casefold() if mark.isalnum())


def digest(letters: str) -> str:
    """Give the first twelve hexadecimal digits of the SHA-256 of some letters."""
    return sha256(letters.encode()).hexdigest()[:12]
