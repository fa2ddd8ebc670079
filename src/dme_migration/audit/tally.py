"""Counts that add up: statuses with their rate of compliance, and distributions in fixed classes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, TypeVar

import attrs

from dme_migration.audit.row import CODES
from dme_migration.rules.status import Status

__all__ = ["CLASSES", "Group", "Spread", "Tally", "merged"]

_Addable = TypeVar("_Addable", "Tally", "Group", "Spread")
_Key = TypeVar("_Key")


@attrs.frozen(kw_only=True)
class Tally:
    """How many times each status was found.

    The rate of compliance is met over met plus breached. A waived breach, what is not applicable, pending or
    undetermined raises no rate and lowers none; each is counted apart.
    """

    met: int = 0
    breached: int = 0
    waived: int = 0
    pending: int = 0
    undetermined: int = 0
    not_applicable: int = 0

    @classmethod
    def of_codes(cls, codes: str) -> Tally:
        """Count the letters of `AuditRow.codes`."""
        return cls(
            met=codes.count(CODES[Status.MET]),
            breached=codes.count(CODES[Status.BREACHED]),
            waived=codes.count(CODES[Status.WAIVED]),
            pending=codes.count(CODES[Status.PENDING]),
            undetermined=codes.count(CODES[Status.UNDETERMINED]),
            not_applicable=codes.count(CODES[Status.NOT_APPLICABLE]),
        )

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            met=self.met + other.met,
            breached=self.breached + other.breached,
            waived=self.waived + other.waived,
            pending=self.pending + other.pending,
            undetermined=self.undetermined + other.undetermined,
            not_applicable=self.not_applicable + other.not_applicable,
        )

    @property
    def judged(self) -> int:
        """Count what the rate is of: met and breached."""
        return self.met + self.breached

    @property
    def rate(self) -> float | None:
        """Give the rate of compliance, from 0 to 1; `None` when there is nothing to judge.

        >>> Tally(met=1, breached=1, waived=3).rate, Tally(waived=3).rate
        (0.5, None)
        """
        return self.met / self.judged if self.judged else None

    @property
    def per_mille(self) -> int | None:
        """Give the rate in thousandths, cut off rather than rounded: 1000 means that nothing was breached.

        >>> Tally(met=9_999, breached=1).per_mille
        999
        """
        return self.met * 1000 // self.judged if self.judged else None


@attrs.frozen(kw_only=True)
class Group:
    """The cases of one vendor, objective or month: how many, how many in breach, and their duties' statuses."""

    cases: int = 0
    in_breach: int = 0
    duties: Tally = Tally()

    def __add__(self, other: Group) -> Group:
        return Group(
            cases=self.cases + other.cases,
            in_breach=self.in_breach + other.in_breach,
            duties=self.duties + other.duties,
        )


CLASSES: Final = (0, 1, 2, 5, 10, 20, 40)
"""The last number of each class but the last one, which is open: 0, 1, 2, 3 to 5, and so on to 41 or more."""


@attrs.frozen(kw_only=True)
class Spread:
    """A distribution of whole numbers of days, zero or more, in the classes of `CLASSES`; with the greatest."""

    counts: tuple[int, ...] = (0,) * (len(CLASSES) + 1)
    greatest: int | None = None

    @classmethod
    def of(cls, days: int, times: int = 1) -> Spread:
        """Make the distribution of one number, found so many times."""
        place = bisect_left(CLASSES, days)
        return cls(counts=tuple(times * (i == place) for i in range(len(CLASSES) + 1)), greatest=days)

    def __add__(self, other: Spread) -> Spread:
        tops = [top for top in (self.greatest, other.greatest) if top is not None]
        return Spread(
            counts=tuple(a + b for a, b in zip(self.counts, other.counts, strict=True)),
            greatest=max(tops, default=None),
        )

    @property
    def total(self) -> int:
        """Count the numbers."""
        return sum(self.counts)


def merged(a: Mapping[_Key, _Addable], b: Mapping[_Key, _Addable]) -> Mapping[_Key, _Addable]:
    """Add two tables up, key by key."""
    if not a or not b:
        return a or b
    found = dict(a)
    for key, value in b.items():
        known = found.get(key)
        found[key] = value if known is None else known + value
    return MappingProxyType(found)
