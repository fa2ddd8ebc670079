"""An obligation: one duty or recommendation of a text, declared once and used everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Final

import attrs

from dme_migration.errors import InvalidValueError
from dme_migration.model import values
from dme_migration.model.parties import Party
from dme_migration.rules.clauses import Clause
from dme_migration.rules.condition import Condition
from dme_migration.rules.grounds import Ground
from dme_migration.text import Text

__all__ = ["FIRST_EDITION", "Modality", "Obligation"]

FIRST_EDITION: Final = date(2024, 1, 1)
"""The procedure is of 2024 (legal deposit); its day of publication is not printed on it."""


class Modality(StrEnum):
    """How strongly an obligation binds: a duty, or a warning when it is not kept."""

    MUST = "must"
    SHOULD = "should"


_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)+")


def _obligation_id(_instance: object, _attribute: object, value: str) -> None:
    if not _ID.fullmatch(value):
        raise InvalidValueError(f"an obligation's id is subject.requirement, lower case, hyphenated; got {value!r}")


@attrs.frozen(kw_only=True)
class Obligation:
    """One obligation, with the one condition that it imposes.

    ``applies`` lists the grounds on which it applies; ``waivable_by`` the party that may waive it, if any;
    ``co_breaches`` the obligations that may be breached along with it by necessity. ``since`` and ``until`` bound the
    days in force, both included.
    """

    id: str = attrs.field(validator=_obligation_id)
    clause: Clause
    bearers: tuple[Party, ...] = attrs.field(validator=values.tuple_of(Party))
    modality: Modality
    requires: Condition
    title: Text
    remedy: Text
    applies: tuple[Ground, ...] = attrs.field(default=(), validator=values.tuple_of(Ground))
    waivable_by: Party | None = None
    also: tuple[Clause, ...] = attrs.field(default=(), validator=values.tuple_of(Clause))
    co_breaches: tuple[str, ...] = attrs.field(default=(), validator=values.tuple_of(str))
    since: date = FIRST_EDITION
    until: date | None = None

    def in_force(self, day: date) -> bool:
        """Tell whether the obligation binds a case whose day is this one."""
        return self.since <= day and (self.until is None or day <= self.until)

    def reads(self) -> frozenset[str]:
        """Name the paths and moments that the condition and the grounds read."""
        return self.requires.reads().union(*(ground.reads() for ground in self.applies))

    def mutants(self) -> Iterator[Obligation]:
        """Yield the obligations that differ from this one by one mistake.

        The mistake is in the condition, in a ground (mistaken or forgotten), or in who may waive: nobody, or whoever
        bears the duty.
        """
        for requires in self.requires.mutants():
            yield attrs.evolve(self, requires=requires)
        for place, ground in enumerate(self.applies):
            before, after = self.applies[:place], self.applies[place + 1 :]
            yield attrs.evolve(self, applies=before + after)
            for mutant in ground.mutants():
                yield attrs.evolve(self, applies=(*before, mutant, *after))
        if self.waivable_by is not None:
            yield attrs.evolve(self, waivable_by=None)
            for bearer in self.bearers[:1]:
                if bearer is not self.waivable_by:
                    yield attrs.evolve(self, waivable_by=bearer)
