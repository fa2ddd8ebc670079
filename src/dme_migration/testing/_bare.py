"""Cases bared of what an answer does not need: what is left reads as the reason for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import attrs

from dme_migration.errors import InvalidValueError
from dme_migration.model import MigrationCase

__all__ = ["bared"]


def bared(case: MigrationCase, keeps: Callable[[MigrationCase], bool]) -> MigrationCase:
    """Leave out each fact without which ``keeps`` still holds, the largest first, from the end of the document back.

    What comes back can lose no fact more: what one thing needed is tried again once that is gone.
    """
    while (smaller := _passed_over(case, keeps)) is not case:
        case = smaller
    return case


def _passed_over(case: MigrationCase, keeps: Callable[[MigrationCase], bool]) -> MigrationCase:
    place = 0
    while True:
        # What stands before this place was tried: leaving out one thing moves the next into its place.
        for number, smaller in enumerate(_smaller(case)):
            if number < place:
                continue
            place = number
            without = _made(smaller)
            if without is not None and keeps(without):
                case = without
                break
        else:
            return case


def _made(build: Callable[[], MigrationCase]) -> MigrationCase | None:
    try:
        return build()
    except InvalidValueError:  # a revision of what is left out, say: it holds together with something else
        return None


def _smaller(value: Any) -> Iterator[Callable[[], Any]]:
    """Give the ways to leave one thing out of an object: a field, an entry of a list, or a part of either."""
    # What comes later in a document hangs on what comes before it, seldom the other way round.
    for field in reversed(attrs.fields(type(value))):
        present, optional = getattr(value, field.name), field.default is not attrs.NOTHING
        if present is None or present == ():
            continue
        if optional:
            yield _evolved(value, field.alias, partial(_as_it_is, field.default))
        if attrs.has(type(present)):
            for smaller in _smaller(present):
                yield _evolved(value, field.alias, _saying_something(smaller) if optional else smaller)
        elif isinstance(present, tuple):
            yield from _shorter(value, field.alias, present)


def _shorter(value: Any, name: str, items: tuple[Any, ...]) -> Iterator[Callable[[], Any]]:
    for place, item in reversed(tuple(enumerate(items))):
        before, after = items[:place], items[place + 1 :]
        if before or after:
            yield _evolved(value, name, partial(_as_it_is, (*before, *after)))
        if attrs.has(type(item)):
            for smaller in map(_saying_something, _smaller(item)):
                yield _evolved(value, name, partial(_among, before, smaller, after))


def _as_it_is(instead: Any) -> Any:
    return instead


def _among(before: tuple[Any, ...], build: Callable[[], Any], after: tuple[Any, ...]) -> tuple[Any, ...]:
    return *before, build(), *after


def _evolved(value: Any, name: str, new: Callable[[], Any]) -> Callable[[], Any]:
    return lambda: attrs.evolve(value, **{name: new()})


def _saying_something(build: Callable[[], Any]) -> Callable[[], Any]:
    """Refuse an object without any fact: in a document it is no value, and it is left out whole or not at all."""

    def checked() -> Any:
        part = build()
        if all(getattr(part, field.name) == field.default for field in attrs.fields(type(part))):
            raise InvalidValueError(f"{type(part).__name__} says nothing")
        return part

    return checked
