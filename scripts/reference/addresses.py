"""Where each clause, obligation and reading stands in the reference."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dme_migration.report.assessment_words import clause_in_words
from dme_migration.rules import CLAUSES, STANDARD_RULEBOOK, Clause, Obligation
from dme_migration.rules.clauses import AVENANT, COMPLAINT, PRACTICE
from dme_migration.text import Text
from scripts.reference.writing import code, link, slug

__all__ = [
    "CLAUSE_PAGES",
    "clause_page",
    "clause_title",
    "obligation_link",
    "obligations_of",
    "page_of",
    "reading_link",
    "restated_in",
]

_NAMED: Final = {COMPLAINT: "complaint", AVENANT: "avenant-1", PRACTICE: "good-practice"}


def clause_page(clause: Clause) -> str:
    """Name the page of a clause, without its folder.

    >>> clause_page(CLAUSES[3])
    's3-extraction-a.md'
    """
    name = _NAMED.get(clause) or re.sub(r"\W+", "-", clause.address.replace("§", "s").lower()).strip("-")
    return f"{name}.md"


CLAUSE_PAGES: Final[dict[str, tuple[Clause, ...]]] = {}
"""Each page with the clauses that it holds, in the order of the texts."""

for _clause in (*CLAUSES, AVENANT, PRACTICE):
    CLAUSE_PAGES[clause_page(_clause)] = (*CLAUSE_PAGES.get(clause_page(_clause), ()), _clause)


def clause_title(clause: Clause) -> Text:
    """Give the heading of a clause: its address in the text, when it is numbered, and its title."""
    if not clause.address.startswith("§"):
        return clause.title
    address = clause_in_words(clause.address)
    return Text(fr=f"{address} · {clause.title.fr}", en=f"{address} · {clause.title.en}")


def obligations_of(clauses: tuple[Clause, ...]) -> Iterator[Obligation]:
    """Give the obligations declared under some clauses, in the order of the rulebook."""
    return (obligation for obligation in STANDARD_RULEBOOK if obligation.clause in clauses)


def restated_in(clauses: tuple[Clause, ...]) -> Iterator[Obligation]:
    """Give the obligations declared elsewhere, which these clauses state again."""
    return (obligation for obligation in STANDARD_RULEBOOK if set(obligation.also) & set(clauses))


def page_of(identifier: str) -> str:
    """Name the page of an obligation."""
    return clause_page(STANDARD_RULEBOOK[identifier].clause)


def obligation_link(identifier: str, folder: str = "") -> str:
    """Link to an obligation; ``folder`` leads to the pages of obligations."""
    return link(code(identifier), f"{folder}{page_of(identifier)}#{slug(identifier)}")


def reading_link(name: str, folder: str = "") -> str:
    """Link to a reading; ``folder`` leads to the reference."""
    return link(code(name), f"{folder}readings.md#{slug(name)}")
