"""Hypothesis strategies for days, requests, schedules and whole cases: built, never filtered.

Everything lies in 2026 unless you say otherwise, and shrinks to an ordinary week without a holiday, with short names
and no fact that is not needed: the smallest example reads like a case that somebody could have handed in.

>>> from hypothesis import given
>>> from dme_migration import evaluate
>>> from dme_migration.testing import AN_ORDINARY_MONDAY, cases
>>> @given(cases())
... def judging_twice_gives_the_same(case):
...     assert evaluate(case, as_of=AN_ORDINARY_MONDAY) == evaluate(case, as_of=AN_ORDINARY_MONDAY)
>>> judging_twice_gives_the_same()

Needs Hypothesis: ``pip install "dme-migration[testing]"``. Names are loaded when they are first used: Hypothesis itself
imports this package to find its entry point, in the sessions of those who never ask for a case too.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

try:
    import hypothesis as _hypothesis
except ImportError as error:
    raise ImportError('dme_migration.testing needs Hypothesis: pip install "dme-migration[testing]"') from error

if TYPE_CHECKING:
    from dme_migration.testing._calendar import business_days, calendars, delays
    from dme_migration.testing._case import as_of_days, cases, readings
    from dme_migration.testing._days import AN_ORDINARY_MONDAY, days
    from dme_migration.testing._request import requests
    from dme_migration.testing._schedule import schedules

__all__ = [
    "AN_ORDINARY_MONDAY",
    "as_of_days",
    "business_days",
    "calendars",
    "cases",
    "days",
    "delays",
    "readings",
    "requests",
    "schedules",
]

_HOME = {
    "AN_ORDINARY_MONDAY": "_days",
    "as_of_days": "_case",
    "business_days": "_calendar",
    "calendars": "_calendar",
    "cases": "_case",
    "days": "_days",
    "delays": "_calendar",
    "readings": "_case",
    "requests": "_request",
    "schedules": "_schedule",
}

del _hypothesis


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
