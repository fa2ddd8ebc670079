"""A page of Markdown in one language: headings, paragraphs, lists, quotations, code; nothing but plain Markdown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from textwrap import TextWrapper, wrap
from typing import Final

from dme_migration.rules.words import capital
from dme_migration.text import NBSP, Language, Text

__all__ = ["Page", "code", "colon", "label", "link", "plain", "prompt", "slug"]

_WIDTH: Final = 120
_CODE_WIDTH: Final = 76
"""What a column of text shows of a command, its prompt and its continuation aside."""
_MARK: Final = "<!-- Made by scripts/generate_docs.py: change the code, not this page. -->"
_LOOKS_LIKE_A_MARK: Final = re.compile(r"^\s*([-+*#>] |\d+[.)] )", re.MULTILINE)


def slug(heading: str) -> str:
    """Give the anchor of a heading, as Python-Markdown makes it.

    >>> slug("preanalysis.validation-window")
    'preanalysisvalidation-window'
    """
    plain_letters = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain_letters).strip().lower())


def plain(words: str) -> str:
    """Escape what Markdown would take for a mark."""
    return re.sub(r"([\\`*<\[\]])", r"\\\1", words)


def code(words: str) -> str:
    """Write a name as code."""
    return f"`{words}`"


def link(words: str, target: str) -> str:
    """Write a link."""
    return f"[{words}]({target})"


def prompt(command: str) -> str:
    r"""Write a command after its prompt, on as many lines as it takes.

    >>> prompt("dme-migration deadline --from 2026-03-26 --business-days 7 --format json --lang en")
    '$ dme-migration deadline --from 2026-03-26 --business-days 7 --format json \\\n    --lang en'
    """
    return "$ " + " \\\n    ".join(wrap(command, _CODE_WIDTH, break_long_words=False, break_on_hyphens=False))


def colon(language: Language) -> str:
    """Give a colon, with the space that the language puts before it."""
    return f"{NBSP}:" if language is Language.FR else ":"


def label(text: Text, language: Language) -> str:
    """Write a label and its colon, as the language does."""
    return f"**{capital(text[language])}**{colon(language)}"


class Page:
    """A page that is being written."""

    def __init__(self, language: Language, title: Text) -> None:
        self.language: Final = language
        self._parts: list[str] = [f"# {title[language]}"]

    def heading(self, depth: int, words: str) -> None:
        """Write a heading, of depth 2 or more."""
        self._parts.append(f"{'#' * depth} {words}")

    def text(self, words: Text | str) -> None:
        """Write a paragraph; a string is Markdown already."""
        self._parts.append(_wrapped(self._said(words)))

    def bullets(self, items: Iterable[Text | str]) -> None:
        """Write a list."""
        written = [_wrapped(self._said(item), first="- ", rest="  ") for item in items]
        if written:
            self._parts.append("\n".join(written))

    def quote(self, words: str) -> None:
        """Write what somebody says."""
        self._parts.append(_wrapped(words, first="> ", rest="> "))

    def block(self, language: str, source: str) -> None:
        """Write a block of code."""
        self._parts.append(f"```{language}\n{source.rstrip()}\n```")

    def table(self, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Write a table; its cells are Markdown already."""
        lines = [head, ["---"] * len(head), *rows]
        self._parts.append(
            "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in lines)
        )

    def raw(self, markdown: str) -> None:
        """Add Markdown that is whole already."""
        self._parts.append(markdown.strip("\n"))

    def __str__(self) -> str:
        return "\n\n".join((*self._parts, _MARK)) + "\n"

    def _said(self, words: Text | str) -> str:
        return words if isinstance(words, str) else words[self.language]


def _wrapped(words: str, *, first: str = "", rest: str = "") -> str:
    """Wrap at plain spaces; a line that Markdown would take for a list keeps the word before it."""
    wrapper = TextWrapper(
        width=_WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    lines = wrapper.wrap(words)
    for place in range(1, len(lines)):
        bare = lines[place].removeprefix(rest)
        if _LOOKS_LIKE_A_MARK.match(bare):
            kept, _, last = lines[place - 1].rpartition(" ")
            lines[place - 1] = kept
            lines[place] = f"{rest}{last} {bare}"
    return "\n".join(lines)
