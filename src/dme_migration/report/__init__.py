"""Reports: what a case becomes for people and for their other programs. Pure: no clock, and no file is written.

`ics_of` gives the schedule as an iCalendar file, `svg_of` the timeline as a drawing. Of a case that was judged,
`html_of` and `markdown_of` give the report that a person reads, `sarif_of` and `junit_of` the one that programs do.
`letters_due` lists the letters that a case calls for, and `letter` writes one as a message to send.

Names are loaded when they are first used: a command that writes two words needs no report.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dme_migration.report.html import html_of
    from dme_migration.report.ics import ics_of
    from dme_migration.report.junit import junit_of
    from dme_migration.report.letters import Attachment, DueLetter, LetterKind, letter, letters_due, letters_of
    from dme_migration.report.markdown import markdown_of
    from dme_migration.report.sarif import sarif_of
    from dme_migration.report.timeline import svg_of

__all__ = [
    "Attachment",
    "DueLetter",
    "LetterKind",
    "html_of",
    "ics_of",
    "junit_of",
    "letter",
    "letters_due",
    "letters_of",
    "markdown_of",
    "sarif_of",
    "svg_of",
]

_HOME = {
    "html_of": "html",
    "ics_of": "ics",
    "junit_of": "junit",
    "markdown_of": "markdown",
    "sarif_of": "sarif",
    "svg_of": "timeline",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOME.get(name, 'letters')}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
