"""Tell whether the table of sentences covers a copy of the procedure, letter by letter, from its first sentence on.

    .venv/bin/python -m scripts.check_sentences procedure.txt

The text is the ministry's, and is not part of this project; spaces, marks and line ends do not matter.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from scripts.reference.sentences import Sentence, digest, letters_of, sentences

__all__ = ["fault", "main"]


def fault(text: str, table: Iterable[Sentence]) -> str | None:
    """Say where a text and the table part; `None` when the table covers the text to its end."""
    rest = letters_of(text)
    rows = [row for row in table if row.letters is not None]
    first = rows[0]
    length = first.letters or 0
    start = next((at for at in range(len(rest)) if digest(rest[at : at + length]) == first.digest), None)
    if start is None:
        return f"no sentence of the text is the first of the table ({first.clause}, {first.number})"
    rest = rest[start:]
    for row in rows:
        length = row.letters or 0
        if digest(rest[:length]) != row.digest:
            return f"{row.clause}, sentence {row.number}: the text says otherwise"
        rest = rest[length:]
    return f"{len(rest)} letters after the last sentence of the table" if rest else None


def main() -> int:
    """Compare, and say how it went."""
    found = fault(Path(sys.argv[1]).read_text(encoding="utf-8"), sentences())
    sys.stdout.write(f"{found or 'every letter of the text is in the table'}\n")
    return 0 if found is None else 1


if __name__ == "__main__":
    sys.exit(main())
