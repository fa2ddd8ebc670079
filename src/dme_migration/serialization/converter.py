"""The strict cattrs converter: a sound JSON value to objects of the model, fast, and nothing else.

It refuses at the first fault, without a word: `faults` then walks the document and finds the words. cattrs by itself
turns ``12`` into ``"12"``, ``null`` into ``"None"``, ``"false"`` into true and a text into a list of its letters; every
hook here is strict, and the checks of the model's own constructors are run once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, Final

from cattrs import Converter
from cattrs.gen import make_dict_structure_fn, override

from dme_migration.errors import InvalidValueError
from dme_migration.model import CASE_FORMAT, DataSelection, MigrationCase
from dme_migration.serialization.scalars import BOOLEAN, Scalar
from dme_migration.serialization.shapes import ListOf, ObjectOf, shape_of
from dme_migration.serialization.times import DAY, INSTANT, INSTANT_SHAPE

__all__ = ["REFUSALS", "converter", "structured"]

Hook = Callable[[Any, Any], Any]

REFUSALS: Final = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What the converter and the model raise at a fault, `InvalidValueError` and `CalendarError` among them."""

_EXTRA: Final = "x-"
_KEPT: Final = "extra"
_day_of: Final = date.fromisoformat
_instant_shaped: Final = INSTANT_SHAPE.fullmatch


def _text(value: Any, _: Any) -> str:
    if isinstance(value, str):
        return value
    raise InvalidValueError("not a text")


def _boolean(value: Any, _: Any) -> bool:
    if value is True or value is False:
        return value
    raise InvalidValueError("neither true nor false")


def _whole(value: Any, _: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise InvalidValueError("not a whole number")


def _day(value: Any, _: Any) -> date:
    # The shape of `times.DAY_SHAPE`, four times faster: what else has ten characters and these two hyphens,
    # ``2026-W1-01`` for one, `date.fromisoformat` refuses.
    if len(value) == 10 and value[4] == "-" == value[7]:
        return _day_of(value)
    raise InvalidValueError("not a day")


def _instant(value: Any, _: Any) -> datetime:
    if _instant_shaped(value):
        return datetime.fromisoformat(value)
    raise InvalidValueError("not an instant")


def _data(value: Any, _: Any) -> DataSelection:
    if isinstance(value, DataSelection):  # built already, under a grid that lists codes in x-
        return value
    if not value:
        raise InvalidValueError("no value")
    choices: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    for code, choice in value.items():
        (extra if code.startswith(_EXTRA) else choices)[code] = choice
    return DataSelection(choices=choices, extra=extra)


_SCALAR_HOOKS: Final[Mapping[Scalar, Hook]] = {BOOLEAN: _boolean, DAY: _day, INSTANT: _instant}


def _hook_of(holds: Scalar | ObjectOf | ListOf, objects: Callable[[type], Hook]) -> Hook:
    if isinstance(holds, ListOf):
        return _list_of(_hook_of(holds.item, objects))
    if isinstance(holds, ObjectOf):
        return objects(holds.kind)
    if holds.name.startswith("count"):
        return _whole
    # Texts, and what the model makes of a text itself: choices, milestones, zones, amounts.
    return _SCALAR_HOOKS.get(holds, _text)


def _list_of(inner: Hook) -> Hook:
    def hook(value: Any, _: Any) -> tuple[Any, ...]:
        if isinstance(value, list):
            return tuple([inner(item, None) for item in value])
        raise InvalidValueError("not a list")

    return hook


def _with_own_keys(kind: type, inner: Hook) -> Hook:
    """Wrap the hook of an object: no unknown key, and ``x-…`` ones go to ``extra``."""
    own = frozenset(shape_of(kind).keys) | ({"format"} if kind is MigrationCase else set())

    def hook(value: Any, _: Any) -> Any:
        if value.keys() <= own:
            if value:
                return inner(value, kind)
            raise InvalidValueError("no value")
        kept = {key: item for key, item in value.items() if key.startswith(_EXTRA)}
        rest = {key: item for key, item in value.items() if key not in kept}
        if not rest.keys() <= own:
            raise InvalidValueError("an unknown key")
        rest[_KEPT] = kept
        return inner(rest, kind)

    return hook


@cache
def converter() -> Converter:
    """Give the converter: built when the first document is read, then shared between threads."""
    made = Converter(detailed_validation=False)
    made.register_structure_hook(DataSelection, _data)
    hooks: dict[type, Hook] = {DataSelection: _data}

    def objects(kind: type) -> Hook:
        if kind not in hooks:
            overrides: dict[str, Any] = {
                key.attribute: override(rename=key.name, struct_hook=_hook_of(key.holds, objects))
                for key in shape_of(kind).keys.values()
            }
            overrides["extra"] = override(rename=_KEPT, struct_hook=_as_it_is)
            hooks[kind] = _with_own_keys(kind, make_dict_structure_fn(kind, made, **overrides))
            made.register_structure_hook(kind, hooks[kind])
        return hooks[kind]

    objects(MigrationCase)
    return made


def _as_it_is(value: Any, _: Any) -> Any:
    return value


def structured(document: Any) -> MigrationCase:
    """Build the case of a sound document; one of `REFUSALS` at its first fault.

    Codes of data categories are not compared with a grid here.
    """
    if document["format"] != CASE_FORMAT:
        raise InvalidValueError("not a format that this version reads")
    case: MigrationCase = converter().structure(document, MigrationCase)
    return case
