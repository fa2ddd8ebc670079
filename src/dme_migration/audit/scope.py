"""What an audit looks at: which cases, and which obligations of theirs."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import attrs

from dme_migration.audit.row import AuditRow, Column
from dme_migration.model import values
from dme_migration.model.names import same_name
from dme_migration.model.parties import Party
from dme_migration.rules.obligation import Modality, Obligation

__all__ = ["EVERYTHING", "Scope", "View"]

_MOST_VIEWS = 64


class View(NamedTuple):
    """The obligations of one edition that an audit looks at: their places in it, and their columns.

    ``duties`` are the places of the duties among the columns.
    """

    edition: tuple[Obligation, ...]
    places: tuple[int, ...]
    columns: tuple[Column, ...]
    duties: frozenset[int]

    @property
    def whole(self) -> bool:
        """Tell whether nothing of the edition is left out."""
        return len(self.places) == len(self.edition)


@attrs.frozen(kw_only=True)
class Scope:
    """Which cases and which obligations an audit looks at; what is empty or `None` leaves nothing out.

    ``since`` keeps the cases first transmitted on that day or later, ``vendors`` those in which a vendor of that name
    has a part. ``obligations`` (ids) and ``parties`` (bearers) narrow what is counted, never how it is judged.
    """

    since: date | None = attrs.field(default=None, validator=attrs.validators.optional(values.civil_day))
    obligations: tuple[str, ...] = attrs.field(default=(), validator=values.tuple_of(str))
    vendors: tuple[str, ...] = attrs.field(default=(), validator=values.tuple_of(str))
    parties: tuple[Party, ...] = attrs.field(default=(), validator=values.tuple_of(Party))
    _views: dict[int, View] = attrs.field(init=False, repr=False, eq=False, factory=dict)

    def __reduce__(self) -> tuple[object, ...]:
        return _restored, (self.since, self.obligations, self.vendors, self.parties)

    def takes(self, row: AuditRow) -> bool:
        """Tell whether a row counts. One that could not be read always does: nobody knows what it was."""
        if not row.ok:
            return True
        if self.since is not None and (row.first_sent is None or row.first_sent < self.since):
            return False
        return not self.vendors or any(
            same_name(name, vendor) for name in self.vendors for vendor in self._vendors(row) if vendor is not None
        )

    def _vendors(self, row: AuditRow) -> tuple[str | None, ...]:
        roles = [party for party in self.parties if party in {Party.SOURCE_VENDOR, Party.RECEIVING_VENDOR}]
        return tuple(row.vendor(party) for party in roles or (Party.SOURCE_VENDOR, Party.RECEIVING_VENDOR))

    def view(self, edition: tuple[Obligation, ...]) -> View:
        """Give what the audit looks at in an edition; worked out once for each."""
        known = self._views.get(id(edition))
        if known is None or known.edition is not edition:
            # Two threads may make the same view at once; both are equal, and the last one stays.
            if len(self._views) >= _MOST_VIEWS:
                self._views.clear()
            known = self._views[id(edition)] = self._viewed(edition)
        return known

    def _viewed(self, edition: tuple[Obligation, ...]) -> View:
        kept = [
            (place, Column(o.id, o.modality, o.bearers))
            for place, o in enumerate(edition)
            if (not self.obligations or o.id in self.obligations)
            and (not self.parties or not set(self.parties).isdisjoint(o.bearers))
        ]
        columns = tuple(column for _, column in kept)
        duties = frozenset(place for place, column in enumerate(columns) if column.modality is Modality.MUST)
        return View(edition, tuple(place for place, _ in kept), columns, duties)


def _restored(
    since: date | None, obligations: tuple[str, ...], vendors: tuple[str, ...], parties: tuple[Party, ...]
) -> Scope:
    return Scope(since=since, obligations=obligations, vendors=vendors, parties=parties)


EVERYTHING = Scope()
"""Every case, every obligation."""
