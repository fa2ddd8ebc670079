"""Québec's procedure for migrating data between electronic medical records, as a typed library.

Data runs up one stair: bytes → `load_case` → `MigrationCase` → ``evaluate(case, as_of=day)`` → `Assessment`.

Names are loaded when they are first used, so that importing the package costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dme_migration.calendar import (
        BusinessCalendar,
        BusinessDays,
        BusinessHours,
        CalendarDays,
        Deadline,
        HolidayProfile,
        Months,
        longest,
    )
    from dme_migration.errors import (
        CalendarError,
        DmeMigrationError,
        DocumentError,
        InfeasibleScheduleError,
        InvalidValueError,
        RulebookError,
    )
    from dme_migration.model import MigrationCase, Moment, Party
    from dme_migration.planning import Durations, Plan, plan
    from dme_migration.rules import (
        AVENANT_1,
        GOOD_PRACTICE,
        PROCEDURE_2024,
        STANDARD_RULEBOOK,
        Assessment,
        Evaluator,
        Finding,
        Obligation,
        Readings,
        Rulebook,
        Status,
        Verdict,
        evaluate,
    )
    from dme_migration.serialization import case_from, dump_assessment, dump_case, dump_plan, load_case
    from dme_migration.text import Language, Text

__all__ = [
    "AVENANT_1",
    "GOOD_PRACTICE",
    "PROCEDURE_2024",
    "STANDARD_RULEBOOK",
    "Assessment",
    "BusinessCalendar",
    "BusinessDays",
    "BusinessHours",
    "CalendarDays",
    "CalendarError",
    "Deadline",
    "DmeMigrationError",
    "DocumentError",
    "Durations",
    "Evaluator",
    "Finding",
    "HolidayProfile",
    "InfeasibleScheduleError",
    "InvalidValueError",
    "Language",
    "MigrationCase",
    "Moment",
    "Months",
    "Obligation",
    "Party",
    "Plan",
    "Readings",
    "Rulebook",
    "RulebookError",
    "Status",
    "Text",
    "Verdict",
    "case_from",
    "dump_assessment",
    "dump_case",
    "dump_plan",
    "evaluate",
    "load_case",
    "longest",
    "plan",
]

_ROOMS = {
    "calendar": (
        "BusinessCalendar",
        "BusinessDays",
        "BusinessHours",
        "CalendarDays",
        "Deadline",
        "HolidayProfile",
        "Months",
        "longest",
    ),
    "errors": (
        "CalendarError",
        "DmeMigrationError",
        "DocumentError",
        "InfeasibleScheduleError",
        "InvalidValueError",
        "RulebookError",
    ),
    "model": ("MigrationCase", "Moment", "Party"),
    "planning": ("Durations", "Plan", "plan"),
    "serialization": ("case_from", "dump_assessment", "dump_case", "dump_plan", "load_case"),
    "text": ("Language", "Text"),
}
_HOME = {name: room for room, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOME.get(name, 'rules')}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
