"""The colours of the HTML pages, light and dark: those of the timeline, which stands in them, and an ink for breaches.

Every ink is at least 4.5 to 1 on every ground (WCAG 2.2, 1.4.3), which a test computes. Nothing is told by its colour
alone: a verdict, a heading or a label says it in words.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from dme_migration.report import timeline_style

__all__ = ["DARK", "GROUNDS", "INKS", "LIGHT"]


def _colours(drawing: Mapping[str, str], *, bad: str) -> Mapping[str, str]:
    return MappingProxyType(
        {
            "paper": drawing["paper"],
            "panel": drawing["rest"],
            "rule": drawing["rule"],
            "ink": drawing["ink"],
            "quiet": drawing["quiet"],
            "next": drawing["planned"],
            "good": drawing["actual"],
            "care": drawing["today"],
            "bad": bad,
        }
    )


LIGHT: Final = _colours(timeline_style.LIGHT, bad="#a8121c")
DARK: Final = _colours(timeline_style.DARK, bad="#ff9a9a")
INKS: Final = ("ink", "quiet", "next", "good", "care", "bad")
GROUNDS: Final = ("paper", "panel")
