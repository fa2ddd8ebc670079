"""The parts that a declared letter is made of: texts with placeholders, each shown always, or when a value is known.

What a letter needs follows from the placeholders of the parts that it shows: nobody lists it by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from string import Formatter
from typing import Final, Protocol

import attrs

from dme_migration.report.letters.conduct_values import CONDUCT_VALUES
from dme_migration.report.letters.content import Block, Framed, Heading, Items, Paragraph, Stressed, Table
from dme_migration.report.letters.contract_values import CONTRACT_VALUES
from dme_migration.report.letters.facts import Facts
from dme_migration.report.letters.request_values import REQUEST_VALUES
from dme_migration.report.letters.schedule_values import SCHEDULE_VALUES
from dme_migration.report.letters.value import Value
from dme_migration.rules.words import capital
from dme_migration.text import Text

__all__ = ["VALUES", "Details", "Drawn", "Frame", "Part", "Point", "Points", "Row", "Say", "Stress", "Title", "Words"]

VALUES: Final[Mapping[str, Value]] = {
    value.name: value for value in (*REQUEST_VALUES, *CONTRACT_VALUES, *SCHEDULE_VALUES, *CONDUCT_VALUES)
}
"""Every value that a text may name."""


def _names(text: Text) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(text.fr) if name)


class Words:
    """The values of one letter, each read once."""

    def __init__(self, facts: Facts) -> None:
        self.facts: Facts = facts
        self._read: dict[str, str | None] = {}

    def get(self, name: str) -> str | None:
        """Give a value, or `None` when it is not known."""
        if name not in self._read:
            self._read[name] = VALUES[name].read(self.facts)
        return self._read[name]

    def filled(self, text: Text) -> str:
        """Fill a text whose values are known."""
        return text.filled(self.facts.language, **{name: self.get(name) or "" for name in _names(text)})

    def sentence(self, text: Text) -> str:
        """Fill a text, and begin it with a capital."""
        return capital(self.filled(text))


class Part(Protocol):
    """What a letter is made of."""

    def needs(self, words: Words) -> frozenset[str]:
        """Name the values without which the part, as it is to be shown, cannot be written."""
        ...

    def blocks(self, words: Words) -> Iterator[Block]:
        """Write the part; nothing when it is not to be shown."""
        ...


@attrs.frozen
class _Told:
    """A text, shown when ``given`` is known and ``absent`` is not; if it is optional, when all its values are known."""

    text: Text
    given: str | None = attrs.field(default=None, kw_only=True)
    absent: str | None = attrs.field(default=None, kw_only=True)
    optional: bool = attrs.field(default=False, kw_only=True)

    def shown(self, words: Words) -> bool:
        """Tell whether the text is shown."""
        if self.given is not None and words.get(self.given) is None:
            return False
        if self.absent is not None and words.get(self.absent) is not None:
            return False
        return not self.optional or all(words.get(name) is not None for name in _names(self.text))

    def needs(self, words: Words) -> frozenset[str]:
        """Name the placeholders, if the text is shown."""
        return _names(self.text) if self.shown(words) else frozenset()


@attrs.frozen
class Say(_Told):
    """A paragraph."""

    def blocks(self, words: Words) -> Iterator[Block]:
        """Write it."""
        if self.shown(words):
            yield Paragraph(words.sentence(self.text))


@attrs.frozen
class Stress(_Told):
    """The sentence that matters most."""

    def blocks(self, words: Words) -> Iterator[Block]:
        """Write it."""
        if self.shown(words):
            yield Stressed(words.sentence(self.text))


@attrs.frozen
class Title(_Told):
    """A heading."""

    def blocks(self, words: Words) -> Iterator[Block]:
        """Write it."""
        if self.shown(words):
            yield Heading(words.sentence(self.text))


@attrs.frozen
class Point(_Told):
    """One point of a list."""


def _points(points: Iterable[Text | Point]) -> tuple[Point, ...]:
    return tuple(point if isinstance(point, Point) else Point(point) for point in points)


@attrs.frozen
class Points:
    """A list of short points."""

    points: tuple[Point, ...] = attrs.field(converter=_points)

    def needs(self, words: Words) -> frozenset[str]:
        """Name what the points shown need."""
        return frozenset().union(*(point.needs(words) for point in self.points))

    def blocks(self, words: Words) -> Iterator[Block]:
        """Write those that are shown."""
        shown = tuple(words.filled(point.text) for point in self.points if point.shown(words))
        if shown:
            yield Items(shown)


@attrs.frozen
class Row(_Told):
    """One line of a table of details: the label, and the text beside it."""

    label: Text = attrs.field(kw_only=True)


@attrs.frozen
class Details:
    """A table of two columns: what, and its value."""

    rows: tuple[Row, ...]

    def needs(self, words: Words) -> frozenset[str]:
        """Name what the rows shown need."""
        return frozenset().union(*(row.needs(words) for row in self.rows))

    def blocks(self, words: Words) -> Iterator[Block]:
        """Write the rows that are shown."""
        language = words.facts.language
        yield Table(rows=tuple((row.label[language], words.filled(row.text)) for row in self.rows if row.shown(words)))


@attrs.frozen
class Drawn:
    """Blocks that a named function makes from the facts: the table of the schedule, a list of findings."""

    function: Callable[[Facts], tuple[Block, ...]]

    def needs(self, words: Words) -> frozenset[str]:  # noqa: ARG002 - a part's protocol
        """Need nothing by itself."""
        return frozenset()

    def blocks(self, words: Words) -> Iterator[Block]:
        """Write what the function makes."""
        yield from self.function(words.facts)


@attrs.frozen
class Frame:
    """A text that is a document of its own."""

    parts: tuple[Say | Title, ...]

    def needs(self, words: Words) -> frozenset[str]:
        """Name what its parts need."""
        return frozenset().union(*(part.needs(words) for part in self.parts))

    def blocks(self, words: Words) -> Iterator[Block]:
        """Write it whole."""
        inner = (block for part in self.parts for block in part.blocks(words))
        yield Framed(tuple(block for block in inner if isinstance(block, Paragraph | Heading)))
