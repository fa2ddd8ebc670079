"""The certified EMRs, their vendors, and the addresses that take a migration request (§2).

The list ages: each entry carries its dates and its source, and an application may supply its own.

Source: MSSS, *Procédure administrative de migration des données*, 2024, §2, table of certified EMRs.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from typing import Final

import attrs

from dme_migration.errors import InvalidValueError
from dme_migration.model import values
from dme_migration.model.names import name_key, same_name

__all__ = ["BUREAU_ADDRESS", "CERTIFIED_EMRS", "EmrProduct", "EmrRegistry"]

PROCEDURE_TABLE: Final = "MSSS, Procédure administrative de migration des données, 2024, §2"
BUREAU_ADDRESS: Final = "certification.homologation@msss.gouv.qc.ca"


@attrs.frozen(kw_only=True)
class EmrProduct:
    """A certified EMR. ``since`` and ``until`` bound the days in force, both included; `None` is open."""

    name: str = attrs.field(validator=values.required_words)
    vendor: str = attrs.field(validator=values.required_words)
    address: str = attrs.field(validator=values.required_words)
    source: str = attrs.field(validator=values.required_words)
    since: date | None = attrs.field(default=None, validator=values.optional_day)
    until: date | None = attrs.field(default=None, validator=values.optional_day)

    def in_force(self, day: date) -> bool:
        """Tell whether the product is certified on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@attrs.frozen(kw_only=True)
class EmrRegistry:
    """A list of certified EMRs, with the bureau's own address."""

    products: tuple[EmrProduct, ...] = attrs.field(validator=values.tuple_of(EmrProduct))
    bureau_address: str = attrs.field(default=BUREAU_ADDRESS, validator=values.required_words)
    _keyed: tuple[tuple[str, EmrProduct], ...] = attrs.field(
        init=False,
        eq=False,
        repr=False,
        default=attrs.Factory(lambda self: tuple((name_key(p.name), p) for p in self.products), takes_self=True),
    )

    def __attrs_post_init__(self) -> None:
        for index, product in enumerate(self.products):
            for other in self.products[:index]:
                if same_name(product.name, other.name) and _overlap(product, other):
                    raise InvalidValueError(f"{product.name} is on the list twice for the same days")

    def find(self, name: str, *, on: date) -> EmrProduct | None:
        """Give the product of that name that is certified on that day, or `None`."""
        key = name_key(name)
        return next((product for known, product in self._keyed if known == key and product.in_force(on)), None)

    def nearest(self, name: str, *, on: date) -> str | None:
        """Suggest the certified name nearest to one that is not on the list.

        >>> CERTIFIED_EMRS.nearest("Kinlogics", on=date(2026, 1, 1))
        'KinLogix'
        """
        names = {name_key(product.name): product.name for product in self.products if product.in_force(on)}
        close = get_close_matches(name_key(name), names, n=1, cutoff=0.5)
        return names[close[0]] if close else None


def _overlap(a: EmrProduct, b: EmrProduct) -> bool:
    starts = max(a.since or date.min, b.since or date.min)
    return starts <= min(a.until or date.max, b.until or date.max)


def _table(rows: Iterable[tuple[str, str, str]]) -> tuple[EmrProduct, ...]:
    # The table gives no day from which a product is certified: it is open on both sides.
    return tuple(EmrProduct(name=n, vendor=v, address=a, source=PROCEDURE_TABLE) for n, v, a in rows)


CERTIFIED_EMRS: Final = EmrRegistry(
    products=_table(
        (
            ("KinLogix", "Telus Santé", "ventesdme@telus.com"),
            ("Médesync", "Telus Santé", "ventesdme@telus.com"),
            ("MobileMed", "Médisolutions", "support@softinfo.ca"),
            ("MYLE", "Medfar", "deploiement@medfarsolutions.com"),
            ("Ofys", "Info-Data", "support@infodata.ca"),
            ("Omnimed", "Omnimed", "importations@omnimed.com"),
            ("Toubib", "Omnimed", "importations@omnimed.com"),
        ),
    ),
)
"""The seven certified EMRs of the procedure's own table."""
