"""What the command line calls a case: its own id, else the file that it came from."""

from __future__ import annotations

from dme_migration.cli.documents import source_in_words
from dme_migration.rules import Assessment
from dme_migration.text import Language

__all__ = ["name_of"]


def name_of(assessment: Assessment, path: str, language: Language) -> str:
    """Name a case: by its own id, else by its file."""
    return assessment.case.id or source_in_words(path, language)
