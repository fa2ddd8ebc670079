"""The strict cattrs converter: a sound JSON value to objects of the model, fast, and nothing else.

It refuses at the first fault, without a word: `faults` then walks the document and finds the words. cattrs by itself
turns ``12`` into ``"12"``, ``null`` into ``"None"``, ``"false"`` into true and a text into a list of its letters, so
that every class of the model has a hook of its own here. A hook checks what the constructor takes from an application
but no document may hold (a `Decimal`, `None`); all else the constructor checks, once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any, Final

from cattrs import Converter

from dme_migration.errors import InvalidValueError
from dme_migration.model import CASE_FORMAT, DataSelection, MigrationCase
from dme_migration.serialization.reading import Pairs
from dme_migration.serialization.scalars import AMOUNT, MILESTONE, Scalar
from dme_migration.serialization.shapes import ListOf, ObjectOf, shape_of
from dme_migration.serialization.times import DAY, INSTANT, INSTANT_SHAPE

__all__ = ["MOST_SHARED", "REFUSALS", "converter", "structured"]

Hook = Callable[[Any, Any], Any]

REFUSALS: Final = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What the converter and the model raise at a fault, `InvalidValueError` and `CalendarError` among them."""

_EXTRA: Final = "x-"
MOST_SHARED: Final = 4096
"""How many small objects of each class are kept to be shared: the milestones of a year, each on any business day."""
_LONGEST_SHARED: Final = 64
"""The characters of one: a milestone of the procedure and a day fit in, a long name of an application does not."""
_BETWEEN: Final = "\0"
"""What no key and no closed value holds: what does is none, and is refused."""

_day_of: Final = date.fromisoformat
_instant_shaped: Final = INSTANT_SHAPE.fullmatch


def _text(value: Any, _: Any) -> str:
    if isinstance(value, str):
        return value
    raise InvalidValueError("not a text")


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


def _pairs(value: Any) -> Pairs:
    """Give the keys and values of an object that says something, parsed (`Pairs`) or built by an application."""
    pairs: Pairs = tuple(value.items()) if isinstance(value, dict) else value
    if pairs and pairs.__class__ is tuple:
        return pairs
    raise InvalidValueError("not an object, or an empty one")


def _plain(value: Any) -> Any:
    """Give a value of an application's own as Python has it, its objects as dicts."""
    if value.__class__ is tuple:
        found = {name: _plain(item) for name, item in value}
        if len(found) == len(value):
            return found
        raise InvalidValueError("a key stands twice")
    return [_plain(item) for item in value] if value.__class__ is list else value


def _data(value: Any, _: Any) -> DataSelection:
    if isinstance(value, DataSelection):  # built already, under a grid that lists codes in x-
        return value
    pairs = _pairs(value)
    own = tuple([pair for pair in pairs if pair[0].startswith(_EXTRA)])
    if not own:
        return DataSelection(choices=pairs)
    choices = tuple([pair for pair in pairs if not pair[0].startswith(_EXTRA)])
    return DataSelection(choices=choices, extra=_plain(own))


_SCALAR_HOOKS: Final[Mapping[Scalar, Hook]] = {DAY: _day, INSTANT: _instant, AMOUNT: _text}
"""All others a constructor takes, or refuses, as JSON has them: texts, choices, milestones, whole numbers, booleans."""


def _hook_of(holds: Scalar | ObjectOf | ListOf, objects: Callable[[type], Hook]) -> Hook | None:
    if isinstance(holds, ListOf):
        return _list_of(_hook_of(holds.item, objects))
    if isinstance(holds, ObjectOf):
        return objects(holds.kind)
    return _SCALAR_HOOKS.get(holds)


def _list_of(inner: Hook | None) -> Hook:
    def hook(value: Any, _: Any) -> tuple[Any, ...]:
        if value.__class__ is list:
            return tuple(value) if inner is None else tuple([inner(item, None) for item in value])
        raise InvalidValueError("not a list")

    return hook


def _is_closed(holds: Scalar | ObjectOf | ListOf) -> bool:
    """Tell whether a key holds one of few values, none of which is free text: a day, a milestone, a choice."""
    return isinstance(holds, Scalar) and (holds is DAY or holds is MILESTONE or "enum" in holds.schema)


def _case(*, written: object, **fields: Any) -> MigrationCase:
    if written != CASE_FORMAT:
        raise InvalidValueError("not a format that this version reads")
    return MigrationCase(**fields)


def _object_of(kind: type, objects: Callable[[type], Hook]) -> Hook:
    """Make the hook of an object: no unknown key, none twice, no null; ``x-…`` keys go to ``extra``."""
    shape = shape_of(kind)
    keys = {key.name: (key.attribute, _hook_of(key.holds, objects)) for key in shape.keys.values()}
    closed = frozenset(key.name for key in shape.keys.values() if _is_closed(key.holds))
    make: Callable[..., Any] = kind
    if kind is MigrationCase:
        keys["format"] = ("written", None)
        make = _case

    key_of = keys.get

    def build(pairs: Pairs) -> Any:
        fields: dict[str, Any] = {}
        own: dict[str, Any] = {}
        for name, item in pairs:
            known = key_of(name)
            if known is not None:
                if item is None:
                    raise InvalidValueError("null is no value")
                attribute, hook = known
                fields[attribute] = item if hook is None else hook(item, None)
            elif name.startswith(_EXTRA):
                own[name] = _plain(item)
            else:
                raise InvalidValueError("an unknown key")
        if len(fields) + len(own) != len(pairs):
            raise InvalidValueError("a key stands twice")
        return make(**fields, extra=own) if own else make(**fields)

    # Two closed keys and no more are most of a case, and the same in case after case: such an object is built once. It
    # is known by one text: pairs of texts lie scattered in the memory, and reading a case took a tenth longer by them.
    @lru_cache(MOST_SHARED)
    def shared(written: str) -> Any:
        name, item, other_name, other = written.split(_BETWEEN)
        return build(((name, item), (other_name, other)))

    def hook(value: Any, _: Any) -> Any:
        pairs = value if value and value.__class__ is tuple else _pairs(value)
        if len(pairs) == 2:
            (name, item), (other_name, other) = pairs
            if name in closed and other_name in closed:
                written = _BETWEEN.join((name, item, other_name, other))
                if len(written) <= _LONGEST_SHARED:
                    return shared(written)
        return build(pairs)

    return hook


@cache
def converter() -> Converter:
    """Give the converter: built when the first document is read, then shared between threads."""
    made = Converter(detailed_validation=False)
    hooks: dict[type, Hook] = {DataSelection: _data}

    def objects(kind: type) -> Hook:
        if kind not in hooks:
            hooks[kind] = _object_of(kind, objects)
        return hooks[kind]

    objects(MigrationCase)
    for kind, hook in hooks.items():
        made.register_structure_hook(kind, hook)
    return made


def structured(document: Any) -> MigrationCase:
    """Build the case of a sound document, its objects dicts or `Pairs`; one of `REFUSALS` at its first fault.

    Codes of data categories are not compared with a grid here.
    """
    case: MigrationCase = converter().structure(document, MigrationCase)
    return case
