"""An example met and an example breached of each obligation, taken from the conformance vectors and judged anew."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

import attrs

from dme_migration.report.wording import moment_in_words
from dme_migration.rules import READINGS, Evaluator, Obligation, Readings, Status
from dme_migration.rules.words import capital
from dme_migration.text import Language
from dme_migration.vectors import Vector, themes, vectors

__all__ = ["Told", "example", "vector_files"]

_OF_SOMETHING_ELSE: Final = ("waivers", "readings", "objectives", "one-vendor")
"""Themes whose vectors show something beside their obligation: they give an example only when no other does."""


@attrs.frozen(kw_only=True)
class Told:
    """An example: the vector that holds it, the day, what it is, and what the evaluator says of it."""

    vector: str
    day: str
    about: str
    explanation: str
    readings: tuple[tuple[str, str], ...]


@cache
def _about(identifier: str) -> tuple[Vector, ...]:
    found = [vector for vector in vectors() if vector.obligation == identifier]
    return tuple(sorted(found, key=_rank))


def _rank(vector: Vector) -> tuple[bool, int, bool]:
    return bool(_chosen(vector)), len(_chosen(vector)), vector.theme in _OF_SOMETHING_ELSE


def _chosen(vector: Vector) -> tuple[tuple[str, str], ...]:
    return tuple((name, vector.readings[name]) for name, r in READINGS.items() if vector.readings[name] != r.default)


@cache
def _evaluator(readings: tuple[tuple[str, str], ...]) -> Evaluator:
    return Evaluator(readings=Readings(readings))


def example(obligation: Obligation, status: Status, language: Language) -> Told:
    """Give the plainest example of a status: with the default readings when there is one, and about nothing else.

    Raises:
        LookupError: no vector shows it.
    """
    for vector in _about(obligation.id):
        if vector.expected[0].status is status:
            finding = _evaluator(_chosen(vector)).evaluate(vector.case, as_of=vector.as_of)[obligation.id]
            return Told(
                vector=vector.id,
                day=moment_in_words(vector.as_of, vector.case.zone, language, weekday=False),
                about=_words(vector, obligation, language),
                explanation=finding.explanation(language),
                readings=_chosen(vector),
            )
    raise LookupError(f"no vector shows {obligation.id} {status}")


def _words(vector: Vector, obligation: Obligation, language: Language) -> str:
    """Say what a vector shows, without the title of the obligation, which the reader has just read."""
    _, _, rest = vector.about[language].partition(obligation.title[language])
    return capital(rest.lstrip("»” \u00a0:")) or vector.about[language]


@cache
def vector_files() -> Mapping[str, tuple[tuple[str, int], ...]]:
    """Give, for each obligation, the files of vectors that are about it, and how many of each; whole cases aside."""
    found: dict[str, dict[str, int]] = {}
    files = {theme.name: theme.file for theme in themes()}
    for vector in vectors():
        if vector.obligation is not None:
            counts = found.setdefault(vector.obligation, {})
            counts[files[vector.theme]] = counts.get(files[vector.theme], 0) + 1
    return {identifier: tuple(counts.items()) for identifier, counts in found.items()}
