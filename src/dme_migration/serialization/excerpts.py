"""What was seen in a document, shown short and safe: no control character, no line end, no endless value."""

from __future__ import annotations

import json
from itertools import islice
from typing import Final

import attrs

from dme_migration.model.privacy import masked
from dme_migration.text import Language, Text, visible

__all__ = ["Seen"]

_LONGEST: Final = 80
_NBSP: Final = "\u00a0"

_ANYTHING: Final = Text(fr="la valeur {}", en="the value {}")
_TEXT: Final = Text(fr="le texte {}", en="the text {}")
_LIST: Final = Text(fr="la liste {}", en="the list {}")
_OBJECT: Final = Text(fr="l'objet {}", en="the object {}")
_NUMBER: Final = Text(fr="le nombre {}", en="the number {}")


def _short(text: str) -> str:
    shown = visible(masked(text[: _LONGEST * 2])[: _LONGEST + 1])
    return shown if len(shown) <= _LONGEST and len(text) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"


@attrs.frozen
class Seen:
    """An excerpt, whether it is the text of a string, and how to call such a value."""

    excerpt: str
    is_text: bool = False
    kind: Text = _ANYTHING

    @classmethod
    def text(cls, text: str) -> Seen:
        """Show a text."""
        return cls(_short(text), is_text=True, kind=_TEXT)

    @classmethod
    def words(cls, text: str) -> Seen:
        """Show words that stand for what was seen, without quotation marks."""
        return cls(_short(text))

    @classmethod
    def of(cls, value: object) -> Seen:
        """Show a value of a document; what JSON has no word for is shown by the name of its type."""
        if isinstance(value, str):
            return cls.text(value)
        if value is None or isinstance(value, bool | int | float):
            kind = _ANYTHING if value is None or isinstance(value, bool) else _NUMBER
            return cls(_short(json.dumps(value)), kind=kind)
        if isinstance(value, dict | list):
            chunks = json.JSONEncoder(ensure_ascii=False, default=lambda _: "…", skipkeys=True).iterencode(value)
            return cls(_short("".join(islice(chunks, _LONGEST))), kind=_OBJECT if isinstance(value, dict) else _LIST)
        return cls(_short(f"{type(value).__module__}.{type(value).__qualname__}".removeprefix("builtins.")))

    def quoted(self, language: Language) -> str:
        """Quote the excerpt as a sentence does."""
        if not self.is_text:
            return self.excerpt
        return f"«{_NBSP}{self.excerpt}{_NBSP}»" if language is Language.FR else f"“{self.excerpt}”"

    def with_kind(self, language: Language) -> str:
        """Quote the excerpt after the kind of value it is."""
        return self.kind[language].replace("{}", self.quoted(language))
