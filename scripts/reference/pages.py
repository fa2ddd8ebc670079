"""Every page of the reference that is made from the code, in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from dme_migration.text import Language
from scripts.reference import (
    api,
    changes,
    command_line,
    errors,
    glossary,
    json_pages,
    obligations,
    profiles,
    readings,
    traceability,
)

__all__ = ["every_page"]


@cache
def every_page() -> Mapping[str, str]:
    """Give the text of each page, by its path within ``docs``."""
    return MappingProxyType(
        {f"{language}/reference/{path}": text for language in Language for path, text in _pages(language)}
    )


def _pages(language: Language) -> Iterator[tuple[str, str]]:
    yield "command-line.md", command_line.page(language)
    yield from obligations.pages(language)
    yield "readings.md", readings.page(language)
    yield "profiles.md", profiles.page(language)
    yield from json_pages.pages(language)
    yield "errors.md", errors.page(language)
    yield "glossary.md", glossary.page(language)
    yield "traceability.md", traceability.page(language)
    yield from api.pages(language)
    yield "changelog.md", changes.page(language)
