"""A rulebook: an ordered, addressable, dated set of obligations, which composes with others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

import attrs

from dme_migration.errors import RulebookError
from dme_migration.model import values
from dme_migration.rules.names import nearest
from dme_migration.rules.obligation import Modality, Obligation
from dme_migration.text import Text

__all__ = ["Rulebook", "Section"]


@attrs.frozen(kw_only=True)
class Section:
    """The obligations of one text, under its name."""

    name: str
    title: Text
    obligations: tuple[Obligation, ...] = attrs.field(validator=values.tuple_of(Obligation))


_OWN = Text(fr="Obligations de l'application", en="Obligations of the application")


@attrs.frozen
class Rulebook:
    """Obligations in the order of their texts.

    ``a | b`` joins rulebooks, or adds one obligation; ``.only(…)`` and ``.without(…)`` choose; ``.in_force(day)``
    gives the edition that binds on a day.

    Raises:
        RulebookError: an id stands twice, or an id that is asked for does not exist.
    """

    sections: tuple[Section, ...] = attrs.field(validator=values.tuple_of(Section))

    def __attrs_post_init__(self) -> None:
        seen: set[str] = set()
        for obligation in self:
            if obligation.id in seen:
                raise RulebookError(f"obligation {obligation.id!r} is declared twice")
            seen.add(obligation.id)

    @classmethod
    def of(cls, name: str, obligations: Iterable[Obligation], *, title: Text) -> Rulebook:
        """Make a rulebook of one text."""
        return cls((Section(name=name, title=title, obligations=tuple(obligations)),))

    def __iter__(self) -> Iterator[Obligation]:
        return (obligation for section in self.sections for obligation in section.obligations)

    def __len__(self) -> int:
        return sum(len(section.obligations) for section in self.sections)

    def __contains__(self, identifier: object) -> bool:
        return any(obligation.id == identifier for obligation in self)

    def __getitem__(self, identifier: str) -> Obligation:
        for obligation in self:
            if obligation.id == identifier:
                return obligation
        raise RulebookError(self._unknown(identifier))

    def __or__(self, other: Rulebook | Obligation) -> Rulebook:
        if isinstance(other, Obligation):
            other = Rulebook.of("OWN", (other,), title=_OWN)
        sections = list(self.sections)
        for section in other.sections:
            place = next((i for i, mine in enumerate(sections) if mine.name == section.name), None)
            if place is None:
                sections.append(section)
            else:
                joined = (*sections[place].obligations, *section.obligations)
                sections[place] = attrs.evolve(sections[place], obligations=joined)
        return Rulebook(tuple(sections))

    @property
    def names(self) -> tuple[str, ...]:
        """Give the names of the texts."""
        return tuple(section.name for section in self.sections)

    @property
    def ids(self) -> tuple[str, ...]:
        """Give the ids, in order."""
        return tuple(obligation.id for obligation in self)

    def section_of(self, identifier: str) -> Section:
        """Give the text that declares an obligation."""
        for section in self.sections:
            if any(obligation.id == identifier for obligation in section.obligations):
                return section
        raise RulebookError(self._unknown(identifier))

    def only(self, *identifiers: str) -> Rulebook:
        """Keep these obligations, in the rulebook's order."""
        wanted = self._checked(identifiers)
        return self._kept(lambda obligation: obligation.id in wanted)

    def without(self, *identifiers: str) -> Rulebook:
        """Leave these obligations out."""
        unwanted = self._checked(identifiers)
        return self._kept(lambda obligation: obligation.id not in unwanted)

    def of_modality(self, modality: Modality) -> Rulebook:
        """Keep the duties, or the recommendations."""
        return self._kept(lambda obligation: obligation.modality is modality)

    def in_force(self, day: date) -> Rulebook:
        """Give the edition in force on a day; before the first edition, the first one."""
        on = max(day, self.first_day)
        return self._kept(lambda obligation: obligation.in_force(on))

    @property
    def first_day(self) -> date:
        """Give the day on which the first edition begins."""
        return min((obligation.since for obligation in self), default=date.min)

    def dates(self) -> frozenset[date]:
        """Give the days on which an edition begins."""
        starts = {obligation.since for obligation in self}
        ends = {date.fromordinal(o.until.toordinal() + 1) for o in self if o.until is not None and o.until < date.max}
        return frozenset(starts | ends)

    def _kept(self, keep: Callable[[Obligation], bool]) -> Rulebook:
        sections = (attrs.evolve(s, obligations=tuple(o for o in s.obligations if keep(o))) for s in self.sections)
        return Rulebook(tuple(section for section in sections if section.obligations))

    def _checked(self, identifiers: Iterable[str]) -> frozenset[str]:
        wanted = frozenset(identifiers)
        known = frozenset(self.ids)
        for identifier in identifiers:
            if identifier not in known:
                raise RulebookError(self._unknown(identifier))
        return wanted

    def _unknown(self, identifier: str) -> str:
        return f"no obligation {identifier!r}" + nearest(identifier, self.ids)
