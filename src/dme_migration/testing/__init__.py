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

`assert_compliant` and `assert_breaches` fail with the explanation; `dme_migration.testing.laws` puts your own rulebook
on trial; ``pytest_plugins = ["dme_migration.testing.pytest_plugin"]`` adds fixtures and the language of failures.

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
    from dme_migration.testing._asserts import RefutedError, assert_breaches, assert_compliant
    from dme_migration.testing._breaching import breaching
    from dme_migration.testing._calendar import business_days, calendars, delays
    from dme_migration.testing._case import as_of_days, cases, readings
    from dme_migration.testing._compliant import compliant_cases
    from dme_migration.testing._days import AN_ORDINARY_MONDAY, days
    from dme_migration.testing._documents import documents
    from dme_migration.testing._events import (
        Event,
        RequestOpened,
        replayed,
    )
    from dme_migration.testing._events_request import (
        AuthorizationSigned,
        ComplaintFollowedUp,
        ComplaintReceived,
        ConfirmationGiven,
        FeesCharged,
        FormSent,
        FormSigned,
        NoticeGiven,
        ObligationWaived,
        VendorNotified,
    )
    from dme_migration.testing._events_schedule import (
        MilestoneAgreed,
        MilestoneMoved,
        MilestoneReached,
        ScheduleDelivered,
        ScheduleDrawnUp,
        VendorsCoordinated,
    )
    from dme_migration.testing._example import Example
    from dme_migration.testing._journals import JournalPace, journals
    from dme_migration.testing._machine import (
        MigrationMachine,
    )
    from dme_migration.testing._machine_adapter import (
        NOT_BREACHED,
        Answer,
        BackendAdapter,
    )
    from dme_migration.testing._pending import pending
    from dme_migration.testing._request import requests
    from dme_migration.testing._schedule import schedules
    from dme_migration.testing._undetermined import undetermined

__all__ = [
    "AN_ORDINARY_MONDAY",
    "NOT_BREACHED",
    "Answer",
    "AuthorizationSigned",
    "BackendAdapter",
    "ComplaintFollowedUp",
    "ComplaintReceived",
    "ConfirmationGiven",
    "Event",
    "Example",
    "FeesCharged",
    "FormSent",
    "FormSigned",
    "JournalPace",
    "MigrationMachine",
    "MilestoneAgreed",
    "MilestoneMoved",
    "MilestoneReached",
    "NoticeGiven",
    "ObligationWaived",
    "RefutedError",
    "RequestOpened",
    "ScheduleDelivered",
    "ScheduleDrawnUp",
    "VendorNotified",
    "VendorsCoordinated",
    "as_of_days",
    "assert_breaches",
    "assert_compliant",
    "breaching",
    "business_days",
    "calendars",
    "cases",
    "compliant_cases",
    "days",
    "delays",
    "documents",
    "journals",
    "pending",
    "readings",
    "replayed",
    "requests",
    "schedules",
    "undetermined",
]

_HOME = {
    "AN_ORDINARY_MONDAY": "_days",
    "NOT_BREACHED": "_machine_adapter",
    "Answer": "_machine_adapter",
    "AuthorizationSigned": "_events_request",
    "BackendAdapter": "_machine_adapter",
    "ComplaintFollowedUp": "_events_request",
    "ComplaintReceived": "_events_request",
    "ConfirmationGiven": "_events_request",
    "Event": "_events",
    "Example": "_example",
    "FeesCharged": "_events_request",
    "FormSent": "_events_request",
    "FormSigned": "_events_request",
    "JournalPace": "_journals",
    "MigrationMachine": "_machine",
    "MilestoneAgreed": "_events_schedule",
    "MilestoneMoved": "_events_schedule",
    "MilestoneReached": "_events_schedule",
    "NoticeGiven": "_events_request",
    "ObligationWaived": "_events_request",
    "RefutedError": "_asserts",
    "RequestOpened": "_events",
    "ScheduleDelivered": "_events_schedule",
    "ScheduleDrawnUp": "_events_schedule",
    "VendorNotified": "_events_request",
    "VendorsCoordinated": "_events_schedule",
    "as_of_days": "_case",
    "assert_breaches": "_asserts",
    "assert_compliant": "_asserts",
    "breaching": "_breaching",
    "business_days": "_calendar",
    "calendars": "_calendar",
    "cases": "_case",
    "compliant_cases": "_compliant",
    "days": "_days",
    "delays": "_calendar",
    "documents": "_documents",
    "journals": "_journals",
    "pending": "_pending",
    "readings": "_case",
    "replayed": "_events",
    "requests": "_request",
    "schedules": "_schedule",
    "undetermined": "_undetermined",
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
