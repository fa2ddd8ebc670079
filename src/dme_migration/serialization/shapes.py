"""The shape of a case document: its objects, their keys in order, what each key holds, and which are required.

Nothing is written here that the model says already: keys, required ones, lists and choices are read off the attrs
classes. Only the order of a few keys, and the whole numbers' bounds, are the document's own.

Source: DECLARATIONS §1.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

import attrs

from dme_migration.errors import InvalidValueError
from dme_migration.model import (
    Authorization,
    Complaint,
    DataGrid,
    DataSelection,
    Fees,
    MigrationCase,
    NoticePeriod,
    Transmission,
)
from dme_migration.model.request import LONGEST_NOTICE_DAYS
from dme_migration.serialization.scalars import AMOUNT, BOOLEAN, MILESTONE, WORDS, Scalar, choice, count
from dme_migration.serialization.times import DAY, INSTANT, ZONE

__all__ = ["CASE", "Key", "ListOf", "ObjectOf", "Shape", "data_shape", "shape_of"]

# Where the example of DECLARATIONS has its keys in another order than the class has its fields.
_ORDER: Final[Mapping[type, str]] = {
    MigrationCase: "id request",
    Authorization: "clinic signatory signed_on",
    Transmission: "sent_at channel form_attached evidence recipients",
    Complaint: "kind received_at",
}
# What the checks of the model admit; a test holds the two together.
_BOUNDS: Final[Mapping[tuple[type, str], int]] = {
    (NoticePeriod, "days"): LONGEST_NOTICE_DAYS,
    (NoticePeriod, "business_days"): LONGEST_NOTICE_DAYS * 2 // 3,
    (NoticePeriod, "months"): 1_200,
    (Fees, "practitioners"): 1_000_000,
}
_SPECIAL: Final[Mapping[str, Scalar]] = {"milestone": MILESTONE, "time_zone": ZONE}
_SCALARS: Final[Mapping[Any, Scalar]] = {str: WORDS, bool: BOOLEAN, date: DAY, datetime: INSTANT, Decimal: AMOUNT}


@attrs.frozen
class ObjectOf:
    """A key that holds an object, of one class of the model."""

    kind: type


@attrs.frozen
class ListOf:
    """A key that holds a list."""

    item: Scalar | ObjectOf


@attrs.frozen(kw_only=True)
class Key:
    """One key: its name in the document, the attribute that it fills, what it holds."""

    name: str
    attribute: str
    holds: Scalar | ObjectOf | ListOf
    required: bool


@attrs.frozen(kw_only=True)
class Shape:
    """An object of the document: the class that it builds, and its own keys in order, ``x-…`` ones aside."""

    kind: type
    keys: Mapping[str, Key]

    @property
    def required(self) -> tuple[str, ...]:
        """Give the names of the required keys."""
        return tuple(key.name for key in self.keys.values() if key.required)


CASE: Final = ObjectOf(MigrationCase)
"""The document itself. Its ``format`` is read apart: it says what the rest means."""


@cache
def shape_of(kind: type) -> Shape:
    """Read the shape of an object off its class."""
    hints = get_type_hints(kind)
    fields = {field.name: field for field in attrs.fields(kind) if field.name != "extra"}
    names = dict.fromkeys((*_ORDER.get(kind, "").split(), *fields))
    keys = (
        Key(
            name=name.rstrip("_"),
            attribute=name,
            holds=_held(kind, name, hints[name]),
            required=fields[name].default is attrs.NOTHING,
        )
        for name in names
    )
    return Shape(kind=kind, keys=MappingProxyType({key.name: key for key in keys}))


def data_shape(grid: DataGrid) -> Shape:
    """Give the shape of ``request.data`` under a grid: each of its codes, true or false."""
    keys = (
        Key(name=category.code, attribute=category.code, holds=BOOLEAN, required=False) for category in grid.categories
    )
    return Shape(kind=DataSelection, keys=MappingProxyType({key.name: key for key in keys}))


def _held(kind: type, name: str, hint: Any) -> Scalar | ObjectOf | ListOf:
    if get_origin(hint) in {Union, UnionType}:
        (hint,) = (part for part in get_args(hint) if part is not NoneType)
    if kind is DataSelection:
        return WORDS  # replaced by the codes of a grid: `data_shape`
    if get_origin(hint) is tuple:
        item = _held(kind, name, get_args(hint)[0])
        if isinstance(item, ListOf):
            raise InvalidValueError(f"{kind.__name__}.{name}: a list of lists has no shape")
        return ListOf(item)
    if name in _SPECIAL:
        return _SPECIAL[name]
    if hint is int:
        return count(_BOUNDS[kind, name])
    if hint in _SCALARS:
        return _SCALARS[hint]
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return choice(hint)
    return ObjectOf(hint)
