"""A case less one fact, or with one day moved: what the laws of information compare it with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from functools import partial
from typing import Any, Final, TypeVar

import attrs

from dme_migration.errors import InvalidValueError
from dme_migration.model import MigrationCase, Schedule

__all__ = ["Variant", "moved", "smaller"]

_T = TypeVar("_T")
Variant = tuple[str, MigrationCase]
"""What differs, as a path of the case, and the other case."""

_KEPT: Final = frozenset({"extra"})
"""An application's own keys are read by nobody."""


def smaller(case: MigrationCase) -> Iterator[Variant]:
    """Give the case less each fact that it can do without: an entry, an object, or one of their values."""
    yield from _less(case, "", lambda other: other)
    if case.schedule is not None:
        yield from _forgotten(case, case.schedule)


def moved(case: MigrationCase, by: timedelta) -> Iterator[Variant]:
    """Give the case with each journal entry, and each planned day that was never revised, moved by some days."""
    for place, entry in enumerate(case.journal):
        other = attrs.evolve(entry, on=entry.on + by)
        yield f"journal.{entry.milestone}", attrs.evolve(case, journal=_with(case.journal, place, other))
    schedule = case.schedule
    revised = {revision.milestone for revision in schedule.revisions} if schedule else set()
    for place, planned in enumerate(schedule.milestones if schedule else ()):
        if schedule is not None and planned.on is not None and planned.milestone not in revised:
            milestones = _with(schedule.milestones, place, attrs.evolve(planned, on=planned.on + by))
            yield (
                f"schedule.milestones.{planned.milestone}",
                case.with_schedule(attrs.evolve(schedule, milestones=milestones)),
            )


def _forgotten(case: MigrationCase, schedule: Schedule) -> Iterator[Variant]:
    """Forget a revised step along with the revisions of its day, which say nothing without it."""
    for name in dict.fromkeys(revision.milestone for revision in schedule.revisions):
        less = attrs.evolve(
            schedule,
            milestones=tuple(entry for entry in schedule.milestones if entry.milestone != name),
            revisions=tuple(revision for revision in schedule.revisions if revision.milestone != name),
        )
        yield f"schedule.milestones.{name}", case.with_schedule(less)


_Put = Callable[[Any], MigrationCase]
"""Puts another value in its place in the case."""


def _less(value: Any, path: str, put_back: _Put) -> Iterator[Variant]:
    for field in attrs.fields(type(value)):
        held = getattr(value, field.name)
        if field.name in _KEPT or held is None or held == ():
            continue
        here = f"{path}.{field.name}".lstrip(".").rstrip("_")
        put = partial(_put_field, value, field.alias or field.name, put_back)
        if isinstance(held, tuple):
            for place, item in enumerate(held):
                there = _entered(here, item, place)
                yield from _tried(there, put, held[:place] + held[place + 1 :])
                if attrs.has(type(item)):
                    yield from _less(item, there, partial(_put_item, held, place, put))
        else:
            yield from _tried(here, put, None)
            if attrs.has(type(held)):
                yield from _less(held, here, put)


def _put_field(value: Any, name: str, put_back: _Put, other: Any) -> MigrationCase:
    return put_back(attrs.evolve(value, **{name: other}))


def _put_item(items: tuple[Any, ...], place: int, put: _Put, other: Any) -> MigrationCase:
    return put(_with(items, place, other))


def _tried(path: str, put: _Put, other: Any) -> Iterator[Variant]:
    # What an object cannot do without is no fact that could be added to it.
    with suppress(InvalidValueError, TypeError):
        yield path, put(other)


def _with(items: tuple[_T, ...], place: int, item: _T) -> tuple[_T, ...]:
    return (*items[:place], item, *items[place + 1 :])


def _entered(path: str, item: Any, place: int) -> str:
    key = next((name for name in ("milestone", "about", "of", "obligation", "by") if hasattr(item, name)), None)
    return f"{path}[{place}]" if key is None else f"{path}.{getattr(item, key)}"
