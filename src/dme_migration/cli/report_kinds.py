"""What a report may be: for each kind, how it is written, its options of its own, the extra that it needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import PurePath
from types import MappingProxyType
from typing import Final

import attrs

from dme_migration.cli.options import Judging
from dme_migration.cli.sources import STANDARD_INPUT
from dme_migration.model import MigrationCase
from dme_migration.planning import Plan
from dme_migration.report import html_of, ics_of, junit_of, markdown_of, sarif_of, svg_of
from dme_migration.text import Language, Text

__all__ = ["KINDS", "Asked", "Kind", "Writer"]


class Kind(StrEnum):
    """What a report is."""

    HTML = "html"
    MARKDOWN = "md"
    PDF = "pdf"
    ICS = "ics"
    SVG = "svg"
    SARIF = "sarif"
    JUNIT = "junit"


@attrs.frozen(kw_only=True)
class Asked:
    """What the command line asks of a report; a blank worksheet is asked of an empty case."""

    case: MigrationCase
    source: str
    before: MigrationCase | None
    plan: Plan | None
    bound: Judging
    language: Language
    width: int
    whole: bool
    blank: bool


@attrs.frozen(kw_only=True)
class Writer:
    """How one kind of report is written; ``binary`` when a terminal can show nothing of it."""

    about: Text
    write: Callable[[Asked], bytes]
    options: frozenset[str] = frozenset()
    extra: str | None = None
    binary: bool = False


def _html(asked: Asked) -> bytes:
    return html_of(asked.bound.assess(asked.case), language=asked.language).encode()


def _markdown(asked: Asked) -> bytes:
    return markdown_of(asked.bound.assess(asked.case), language=asked.language).encode()


def _pdf(asked: Asked) -> bytes:
    from dme_migration.report.worksheet import worksheet_pdf  # noqa: PLC0415 - loads an optional package

    return worksheet_pdf(None if asked.blank else asked.case, language=asked.language)


def _ics(asked: Asked) -> bytes:
    """Write the schedule, or that of the plan, whose events then move from those of the case."""
    case = asked.case if asked.plan is None else asked.case.with_plan(asked.plan)
    before = asked.before or (None if asked.plan is None else asked.case)
    return ics_of(
        case,
        as_of=asked.bound.moment(case),
        language=asked.language,
        assessment=asked.bound.assess(case),
        before=None if before is None else before.schedule,
    )


def _svg(asked: Asked) -> bytes:
    case = asked.case
    drawn = svg_of(
        case,
        as_of=asked.bound.moment(case),
        plan=asked.plan,
        language=asked.language,
        width=asked.width,
        calendar=asked.bound.evaluator.calendar,
    )
    return drawn.encode()


def _sarif(asked: Asked) -> bytes:
    source = None if asked.source == STANDARD_INPUT else PurePath(asked.source)
    assessment = asked.bound.assess(asked.case)
    return sarif_of(assessment, source=source, language=asked.language, whole=asked.whole).encode()


def _junit(asked: Asked) -> bytes:
    return junit_of(asked.bound.assess(asked.case), language=asked.language)


KINDS: Final[Mapping[Kind, Writer]] = MappingProxyType(
    {
        Kind.HTML: Writer(
            about=Text(fr="le rapport, en une page à lire ou à imprimer", en="the report, a page to read or print"),
            write=_html,
            extra="report",
        ),
        Kind.MARKDOWN: Writer(
            about=Text(fr="le rapport, en texte balisé", en="the report, as marked-up text"), write=_markdown
        ),
        Kind.PDF: Writer(
            about=Text(fr="la feuille de la demande, à signer", en="the worksheet of the request, to be signed"),
            write=_pdf,
            options=frozenset({"--blank"}),
            extra="pdf",
            binary=True,
        ),
        Kind.ICS: Writer(
            about=Text(fr="un événement d'un jour par étape", en="an all-day event for each step"),
            write=_ics,
            options=frozenset({"--before", "--plan"}),
            extra="ics",
        ),
        Kind.SVG: Writer(
            about=Text(fr="la ligne du temps, en dessin", en="the timeline, drawn"),
            write=_svg,
            options=frozenset({"--plan", "--width"}),
        ),
        Kind.SARIF: Writer(
            about=Text(fr="les constats, pour un outil d'analyse", en="the findings, for an analysis tool"),
            write=_sarif,
            options=frozenset({"--whole"}),
        ),
        Kind.JUNIT: Writer(
            about=Text(fr="un test par exigence, pour un serveur", en="a test for each obligation, for a build server"),
            write=_junit,
        ),
    }
)
"""In the order in which the help tells them."""
