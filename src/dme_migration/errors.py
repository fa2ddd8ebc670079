"""Refusals: what the package raises, and nothing else.

A breach of the procedure is never an exception: it is a finding. These classes speak of input that cannot be
used at all. Each keeps its facts as attributes, and its message says what was expected and what came.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dme_migration.planning.network import Cause
    from dme_migration.report.letters.lacking import Lacking
    from dme_migration.serialization.problems import Problem

__all__ = [
    "CalendarError",
    "DmeMigrationError",
    "DocumentError",
    "InfeasibleScheduleError",
    "InvalidValueError",
    "LetterError",
    "RulebookError",
]


class DmeMigrationError(Exception):
    """The root of every error that the package raises."""


class InvalidValueError(DmeMigrationError, ValueError):
    """An object that cannot be: an instant without a zone, an empty name, a negative period."""


class CalendarError(DmeMigrationError, ValueError):
    """Not a day (a datetime, say), a zone that is not one of Québec's, or a calendar that contradicts itself."""


class RulebookError(DmeMigrationError, ValueError):
    """A rulebook that cannot be: a duplicate id, an unknown obligation, reading, value or figure."""


class DocumentError(DmeMigrationError):
    """A document that cannot be read. ``problems`` holds every fault, each with its path, value and remedy."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


class InfeasibleScheduleError(DmeMigrationError):
    """No schedule fits. ``conflicts`` is a minimal set of obligations, durations and fixed days that contradict."""

    def __init__(self, conflicts: Sequence[Cause]) -> None:
        self.conflicts: tuple[Cause, ...] = tuple(conflicts)
        super().__init__(self.conflicts)

    def __str__(self) -> str:
        return "no schedule keeps together: " + ", ".join(f"{c.kind} {c.name}" for c in self.conflicts)


class LetterError(DmeMigrationError):
    """A letter that cannot be written. ``missing`` holds every fact that it lacks, each with its path and remedy."""

    def __init__(self, missing: Sequence[Lacking]) -> None:
        self.missing: tuple[Lacking, ...] = tuple(missing)
        super().__init__(self.missing)

    def __str__(self) -> str:
        return "\n".join(str(fact) for fact in self.missing)
