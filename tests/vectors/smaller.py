"""A case made as small as it can be while it still shows the same thing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from dme_migration import MigrationCase, case_from
from dme_migration.serialization import case_to
from dme_migration.serialization.converter import REFUSALS, structured
from tests.rules.cases import COMPLETE

Document = dict[str, Any]
_ALL: Final = case_to(COMPLETE)
_STAY: Final = frozenset({"format", "request", "objective"})


def smaller(case: MigrationCase, shows: Callable[[MigrationCase], bool], *, edited: bool) -> MigrationCase:
    """Strike out of a case, one after the other, the facts without which it still shows what it did.

    ``edited`` keeps what differs from the finished migration: that is the point of the case.
    """
    document = case_to(case)

    def still() -> bool:
        try:
            return shows(structured(document))
        except REFUSALS:
            return False

    _prune(document, _ALL if edited else None, still)
    return case_from(document)


def _prune(node: Any, base: Any, still: Callable[[], bool]) -> None:
    """Strike keys and items out of one object or list; go into those that must stay."""
    if isinstance(node, dict):
        for key in list(node):
            under = base.get(key) if isinstance(base, dict) else None
            value = node[key]
            if key not in _STAY and not (base is not None and _is_the_point(value, under)):
                places = list(node)
                del node[key]
                if still():
                    continue
                node[key] = value
                for later in places[places.index(key) + 1 :]:
                    node[later] = node.pop(later)
            if isinstance(value, dict | list) and (base is None or under is not None):
                _prune(value, under, still)
    elif isinstance(node, list):
        for item in reversed(list(node)):
            place = node.index(item)
            if base is not None and item not in base:
                continue
            del node[place]
            if still():
                continue
            node.insert(place, item)
            if isinstance(item, dict):
                _prune(item, None if base is None else item, still)


def _is_the_point(value: Any, base: Any) -> bool:
    if isinstance(value, dict):
        own = base if isinstance(base, dict) else {}
        return any(_is_the_point(item, own.get(key)) for key, item in value.items())
    if isinstance(value, list):
        return any(item not in (base or []) for item in value)
    return bool(value != base)
