"""Finding a clause by what people type: « §3 Extraction d) », « Extraction d », « ext d », « plainte »."""

from __future__ import annotations

from collections.abc import Sequence

from dme_migration.model.names import name_key
from dme_migration.rules import CLAUSES, Clause
from dme_migration.rules.clauses import AVENANT, PRACTICE

__all__ = ["EVERY_CLAUSE", "clauses_like"]

EVERY_CLAUSE: tuple[Clause, ...] = (*CLAUSES, AVENANT, PRACTICE)
"""The clauses of the procedure, then the heads of the two other rulebooks."""


def clauses_like(wanted: str) -> tuple[Clause, ...]:
    """Give the clauses that the words mean: the address itself, else its words begun, else its title in a language.

    Case, accents and punctuation do not matter.

    >>> [clause.address for clause in clauses_like("ext d")]
    ['§3 Extraction d)']
    """
    words = name_key(wanted).split()
    if not words:
        return ()
    exact = tuple(clause for clause in EVERY_CLAUSE if name_key(clause.address).split() == words)
    if exact:
        return exact
    begun = tuple(clause for clause in EVERY_CLAUSE if _begins(words, name_key(clause.address).split()))
    if begun:
        return begun
    titles = (
        (clause, (name_key(clause.title.fr).split(), name_key(clause.title.en).split())) for clause in EVERY_CLAUSE
    )
    return tuple(clause for clause, both in titles if any(_begins(words, title) for title in both))


def _begins(words: Sequence[str], spelt: Sequence[str]) -> bool:
    """Tell whether each word begins the one in its place, from any place on: « ext d » in « 3 extraction d »."""
    return any(
        all(full.startswith(word) for word, full in zip(words, spelt[start:], strict=False))
        for start in range(len(spelt) - len(words) + 1)
    )
