"""A fact that a letter needs and that is missing or unfit: where it belongs in the case, and what to do about it."""

from __future__ import annotations

from typing import Final

import attrs

from dme_migration.text import Language, Text

__all__ = ["WHOLE_CASE", "Lacking"]

WHOLE_CASE: Final = "$"
"""The path of what no single fact would settle: there is nothing to remind of, say."""

_LINE: Final = Text(fr="{path}\u00a0: {remedy}", en="{path}: {remedy}")


@attrs.frozen(kw_only=True)
class Lacking:
    """One missing fact. ``path`` is written as in an assessment's ``missing``: ``schedule.milestones.production``.

    >>> print(Lacking(path="request.client.name", remedy=Text(fr="nommez le client.", en="name the client.")))
    request.client.name : nommez le client.
    """

    path: str
    remedy: Text

    def message(self, language: Language = Language.FR) -> str:
        """Say where, and what to do."""
        remedy = self.remedy[language]
        return remedy if self.path == WHOLE_CASE else _LINE.filled(language, path=self.path, remedy=remedy)

    def __str__(self) -> str:
        return self.message().replace("\u00a0", " ")
