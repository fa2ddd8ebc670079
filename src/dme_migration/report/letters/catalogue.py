"""Every letter, by its kind, in the order in which a migration needs them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from dme_migration.report.letters.conduct_letters import CONDUCT_LETTERS
from dme_migration.report.letters.cutover_letters import CUTOVER_LETTERS
from dme_migration.report.letters.declaration import Letter, LetterKind
from dme_migration.report.letters.request_letters import REQUEST_LETTERS
from dme_migration.report.letters.schedule_letters import SCHEDULE_LETTERS
from dme_migration.report.letters.transmission_letter import TRANSMISSION_LETTER

__all__ = ["LETTERS"]

LETTERS: Final[Mapping[LetterKind, Letter]] = MappingProxyType(
    {
        letter.kind: letter
        for letter in (*REQUEST_LETTERS, TRANSMISSION_LETTER, *SCHEDULE_LETTERS, *CUTOVER_LETTERS, *CONDUCT_LETTERS)
    }
)
"""The declarations, by kind."""
