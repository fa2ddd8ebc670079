"""The report of one case as one HTML file: for a clinic, a vendor, the bureau; on a screen, a phone or paper.

One file that fetches nothing and runs nothing; the timeline stands in it as a drawing, once for wide screens and paper,
once for narrow ones. It says what the Markdown report says.
"""

from __future__ import annotations

from typing import Final

from dme_migration.report.content import report_of
from dme_migration.report.page import html_page
from dme_migration.report.timeline import svg_of
from dme_migration.rules import Assessment
from dme_migration.text import Language, Text

__all__ = ["html_of"]

_WIDE: Final = 984
_NARROW: Final = 386
"""What a phone of 390 points leaves, when the empty border of the drawing lies in the margins of the page."""
_HEADS: Final = {
    "when": Text(fr="Quand", en="When"),
    "step": Text(fr="Étape", en="Step"),
    "clause": Text(fr="Clause", en="Clause"),
    "asked": Text(fr="Exigences", en="Requirements"),
}


def html_of(assessment: Assessment, *, language: Language | str = Language.FR) -> str:
    """Write the report of a case, as judged, as a whole HTML page.

    Raises:
        ImportError: the package ``jinja2`` is not installed; it comes with the extra ``report``.
    """
    language = Language(language)
    report = report_of(assessment, language)
    return html_page(
        "report.html",
        language,
        report=report,
        heads={name: text[language] for name, text in _HEADS.items()},
        drawings={
            name: svg_of(
                assessment.case,
                as_of=assessment.as_of,
                language=language,
                width=width,
                calendar=assessment.evaluator.calendar,
            )
            for name, width in (("wide", _WIDE), ("narrow", _NARROW))
            if report.timeline.items
        },
    )
