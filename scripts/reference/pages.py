"""Every page of the reference that is made from the code, in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

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

_FOUND_LAST: Final = ("api/", "json/", "obligations/s3-importation-d.md")
"""Who searches a word wants the page that explains it, before those that name it in a program or refer to another."""
_LESS: Final = "---\nsearch:\n  boost: 0.5\n---\n\n"


@cache
def every_page() -> Mapping[str, str]:
    """Give the text of each page, by its path within ``docs``."""
    return MappingProxyType(
        {
            f"{language}/reference/{path}": f"{_LESS if path.startswith(_FOUND_LAST) else ''}{text}"
            for language in Language
            for path, text in _pages(language)
        }
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
