"""A named value of a letter: what a placeholder of its texts is filled with, and where it comes from in the case."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

import attrs

from dme_migration.report.letters.facts import Facts
from dme_migration.rules.words import on_day
from dme_migration.text import Text, day_in_words

__all__ = ["Paths", "Value", "day_values"]

Paths = Callable[[Facts], tuple[str, ...]]


@attrs.frozen(kw_only=True)
class Value:
    """A fact in words. ``read`` gives it in the letter's language and inert, or `None` when it is not known.

    ``paths`` names what is missing then, and ``remedy`` says what to do, in a sentence that follows the path.
    """

    name: str
    read: Callable[[Facts], str | None]
    paths: tuple[str, ...] | Paths = ()
    remedy: Text

    def missing(self, facts: Facts) -> tuple[str, ...]:
        """Name the facts that are missing."""
        return self.paths if isinstance(self.paths, tuple) else self.paths(facts)


def day_values(
    name: str, read: Callable[[Facts], date | None], *, paths: Iterable[str] | Paths, remedy: Text
) -> tuple[Value, Value]:
    """Make two values of one day: ``…_on`` as a sentence takes it (« le jeudi 26 mars 2026 »), ``…_day`` bare."""

    def with_article(facts: Facts) -> str | None:
        day = read(facts)
        return None if day is None else on_day(day, facts.language)

    def bare(facts: Facts) -> str | None:
        day = read(facts)
        return None if day is None else day_in_words(day, facts.language)

    where = paths if callable(paths) else tuple(paths)
    return (
        Value(name=f"{name}_on", read=with_article, paths=where, remedy=remedy),
        Value(name=f"{name}_day", read=bare, paths=where, remedy=remedy),
    )
