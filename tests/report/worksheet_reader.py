"""Reads a worksheet back with `pypdf`, an independent reader, as a person would look for what it says."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from typing import Any, Final

import attrs
from pypdf import PdfReader

from dme_migration.model import MigrationCase
from dme_migration.report.worksheet import worksheet_pdf
from dme_migration.text import Language

__all__ = ["LETTER", "Worksheet", "squeezed", "worksheet"]

LETTER: Final = (612, 792)
"""US Letter, in points: 8.5 by 11 inches."""


def squeezed(text: str) -> str:
    """Take out every space: a line breaks, and a long word is cut, wherever the column ends."""
    return "".join(text.split())


@attrs.frozen
class Worksheet:
    """A worksheet as it reads."""

    reader: PdfReader
    pages: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.pages)

    @property
    def letters(self) -> str:
        """Give every letter, spaces and the feet of the pages aside, so that a cell may run over to the next page."""
        return squeezed(self.text)

    @property
    def catalog(self) -> dict[str, Any]:
        root: Any = self.reader.trailer["/Root"]
        return dict(root)

    def says(self, words: str) -> bool:
        return squeezed(words) in self.letters

    def ticked(self) -> list[str]:
        """Give the labels of the boxes that bear a cross: the letter X alone on its line, then the label."""
        lines = [line.strip() for line in self.text.splitlines()]
        return [after for line, after in pairwise(lines) if line == "X"]


def worksheet(case: MigrationCase | None, language: Language | str = Language.FR, **choices: Any) -> Worksheet:
    """Write a worksheet, and read it back."""
    reader = PdfReader(BytesIO(worksheet_pdf(case, language=language, **choices)), strict=True)
    return Worksheet(reader, tuple(page.extract_text() for page in reader.pages))
