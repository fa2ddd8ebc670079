"""What a vector is: a case, and what is expected of it."""

from __future__ import annotations

from datetime import date, datetime

import attrs

from dme_migration.model import MigrationCase
from dme_migration.rules import Readings, Status
from dme_migration.text import Text

__all__ = ["Expected", "Theme", "Vector"]


@attrs.frozen(kw_only=True)
class Expected:
    """What one obligation must come to; the fields are those of a `Finding`."""

    obligation: str
    status: Status
    final: bool
    due_on: date | None
    due_at: datetime | None
    not_before: date | None
    missing: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Vector:
    """A case with what it must come to, and in one sentence what it shows.

    ``obligation`` is the one that the vector is about: ``expected`` tells of it alone, and says nothing of the others.
    `None` is a case judged whole: ``expected`` tells of every obligation, in the order of the edition. The holidays are
    those of the profile ``public-service``.
    """

    id: str
    theme: str
    about: Text
    obligation: str | None
    case: MigrationCase
    as_of: date
    readings: Readings
    expected: tuple[Expected, ...]

    def __str__(self) -> str:
        return self.id


@attrs.frozen(kw_only=True)
class Theme:
    """Some vectors that belong together, in one file."""

    name: str
    file: str
    about: Text
    count: int
