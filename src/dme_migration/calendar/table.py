"""Ranks of days, ready made: an immutable table that answers by two look-ups, whatever the distance.

``rank[i]`` is the number of business days up to day ``i`` of the table, that day included, and ``days[k]`` the k-th
business day, a `date` that already exists (``days[0]`` is there so that ranks start at one). So the n-th business day
after day ``i`` is ``days[rank[i] + n]``, and the business days between two days are a difference of ranks. A table
covers whole years; a longer one is a new object, so a reader never sees half of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import accumulate, compress
from typing import Final

import attrs

from dme_migration.calendar.days import LAST, past_the_end
from dme_migration.calendar.observance import Observance

__all__: list[str] = []

FAR: Final = 400
"""Years without a question that are worth filling between two questions; beyond, a new table starts."""


@attrs.frozen(eq=False)
class Table:
    """The business days of some whole years."""

    lo: int
    """Ordinal of the first day covered."""
    first_year: int
    last_year: int
    rank: Sequence[int]
    days: Sequence[date]
    open: bytes
    """One byte a day: 1 for a business day."""

    @classmethod
    def build(cls, observances: tuple[Observance, ...], first_year: int, last_year: int) -> Table:
        """Make the table of some years; about 35 microseconds a year."""
        open_days = _common(observances, first_year, last_year)
        lo = date(first_year, 1, 1).toordinal()
        days = [date.min, *map(date.fromordinal, compress(range(lo, lo + len(open_days)), open_days))]
        return cls(lo, first_year, last_year, list(accumulate(open_days)), days, open_days)

    def covering(self, observances: tuple[Observance, ...], first: int, last: int) -> Table:
        """Give a table that covers the ordinals ``first`` to ``last``: this one, or a larger one.

        A table at least doubles, so that growing to any size costs what building that size does.
        """
        if self.lo <= first and last < self.lo + len(self.rank):
            return self
        first_year, last_year = date.fromordinal(first).year, date.fromordinal(last).year
        if not self.rank or first_year > self.last_year + FAR or last_year < self.first_year - FAR:
            return Table.build(observances, max(first_year - 1, 1), min(last_year + 4, 9999))
        span = self.last_year - self.first_year + 1
        if first_year < self.first_year:
            first_year = max(min(first_year, self.first_year - span), 1)
        if last_year > self.last_year:
            last_year = min(max(last_year, self.last_year + span), 9999)
        return Table.build(observances, min(first_year, self.first_year), max(last_year, self.last_year))

    def reaching(self, observances: tuple[Observance, ...], ordinal: int, offset: int) -> tuple[Table, int]:
        """Give a table in which the business day ``offset`` ranks from a day's own rank exists, and its index.

        Raises:
            CalendarError: there is no such day between year 1 and year 9999.
        """
        table = self.covering(observances, ordinal, ordinal)
        while True:
            index = table.rank[ordinal - table.lo] + offset
            if index < 1:
                needed, table_end = 1 - index, table.lo
                if table_end - needed < 1:
                    raise past_the_end(forward=False)
                table = table.covering(observances, table_end - needed, ordinal)
            elif index >= len(table.days):
                needed, table_end = index - len(table.days) + 1, table.lo + len(table.rank) - 1
                if table_end + needed > LAST:
                    raise past_the_end(forward=True)
                table = table.covering(observances, ordinal, table_end + needed)
            else:
                return table, index


EMPTY: Final = Table(LAST + 1, 10_000, 0, (), (), b"")
"""The table of a calendar that nobody has asked yet: it covers no day."""


def _common(observances: tuple[Observance, ...], first_year: int, last_year: int) -> bytes:
    masks = [observance.mask(first_year, last_year) for observance in observances]
    common = int.from_bytes(masks[0], "little")
    for mask in masks[1:]:
        common &= int.from_bytes(mask, "little")
    return common.to_bytes(len(masks[0]), "little")
