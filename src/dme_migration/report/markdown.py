r"""The report of one case as Markdown (CommonMark 0.31): to paste in a ticket, an e-mail or a wiki.

Only headings, paragraphs, lists, strong text and code are used, so that every reader of Markdown agrees. Whatever a
case holds is text: a mark that would command is escaped, by a backslash or, where some readers know no such escape, by
an entity.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from dme_migration.report.content import Detail, Report, Row, Section, Untold, Upcoming, report_of
from dme_migration.report.inert import one_line
from dme_migration.rules import Assessment
from dme_migration.text import Language, Text

__all__ = ["markdown_of"]

_LABELLED: Final = Text(fr="**{label}\u00a0:** {told}", en="**{label}:** {told}")
_COMMANDS: Final = re.compile(r"[\\`*_\[\]#!]")
_ENTITIES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "~": "&#126;"})
_FORMULA: Final = re.compile(r"\$(?=\S)")
_ADDRESS: Final = re.compile(r"(?<=[A-Za-z])://|(?<=[Ww]{3})\.")
_STARTS: Final = re.compile(r"(?P<bullet>[-+=])|(?P<number>\d+)(?P<mark>[.)])")
_BLANKS: Final = re.compile("\n{3,}")
_TICKS: Final = re.compile("`+")


def markdown_of(assessment: Assessment, *, language: Language | str = Language.FR) -> str:
    """Write the report of a case, as judged, in Markdown; it says what the HTML report says."""
    language = Language(language)
    written = "\n".join(_lines(report_of(assessment, language), language))
    return _BLANKS.sub("\n\n", written).strip() + "\n"


def _lines(report: Report, language: Language) -> Iterator[str]:
    yield f"# {_text(report.kind)} – {_text(report.name)}"
    yield from ("", f"**{_text(report.said)}**", "")
    if report.later is not None:
        yield from (_text(report.later), "")
    yield from _rows(report.identity, language)
    yield from _list(report.timeline)
    for section in (report.breaches, report.warnings, report.waived):
        yield from _heading(section)
        for detail in section.items:
            yield from _detail(detail, language)
    yield from _heading(report.untold)
    for untold in report.untold.items:
        yield from _untold(untold)
    yield from _heading(report.steps, always=True)
    if not report.steps.items:
        yield from (_text(report.nothing_to_do), "")
    for upcoming in report.steps.items:
        yield from _upcoming(upcoming)
    for plain in (report.met, report.off):
        yield from _heading(plain)
        for clause in plain.items:
            told = "; ".join(_named(title, identifier) for title, identifier in clause.findings)
            yield "- " + _LABELLED.filled(language, label=_text(clause.clause), told=told)
    yield from _heading(report.grounds)
    yield from _rows(report.grounds.items, language)
    yield from ("", _text(report.prevails))


def _heading(section: Section[object], *, always: bool = False) -> tuple[str, ...]:
    return ("", f"## {_text(section.title)}", "") if section.items or always else ()


def _list(section: Section[str]) -> Iterator[str]:
    yield from _heading(section)
    yield from (f"- {_text(words)}" for words in section.items)


def _rows(rows: Iterable[Row], language: Language) -> Iterator[str]:
    for row in rows:
        told = "; ".join(_text(words) for words in row.told)
        yield "- " + _LABELLED.filled(language, label=_text(row.label), told=told)


def _detail(detail: Detail, language: Language) -> Iterator[str]:
    yield from (f"### {_text(detail.title)}", "")
    yield " · ".join((_code(detail.id), *(_text(words) for words in (detail.clause, detail.due) if words)))
    yield ""
    yield from _rows(detail.rows, language)
    yield ""


def _untold(untold: Untold) -> Iterator[str]:
    facts = ", ".join(f"{_text(words)} ({_code(path)})" for words, path in untold.facts)
    yield from (f"{_text(untold.lead)} {facts}", "")
    yield from (f"- {_named(title, identifier)}" for title, identifier in untold.findings)
    yield ""


def _upcoming(upcoming: Upcoming) -> Iterator[str]:
    yield from (f"### {_text(upcoming.party)}", "", _text(upcoming.contact), "")
    for deadline in upcoming.deadlines:
        yield f"- **{_text(deadline.when)}**"
        for title, identifier, notes in deadline.steps:
            yield f"  - {_named(title, identifier)}" + (f", {_text(notes)}" if notes else "")
    yield ""


def _named(title: str, identifier: str) -> str:
    return f"{_text(title)} ({_code(identifier)})"


def _text(words: str) -> str:
    r"""Write words as text, wherever they stand.

    >>> _text("1. <b>Roy</b> & [Fils](x)")
    '1\\. &lt;b&gt;Roy&lt;/b&gt; &amp; \\[Fils\\](x)'
    """
    words = _COMMANDS.sub(r"\\\g<0>", one_line(words).strip(" ")).translate(_ENTITIES)
    words = _FORMULA.sub("&#36;", words)
    words = _ADDRESS.sub(lambda found: f"&#{ord(found[0][0])};{found[0][1:]}", words)  # no reader makes a link of it
    return _STARTS.sub(_started, words, count=1) if _STARTS.match(words) else words


def _started(found: re.Match[str]) -> str:
    return f"\\{found['bullet']}" if found["bullet"] else f"{found['number']}\\{found['mark']}"


def _code(words: str) -> str:
    """Write a name between more backticks than it holds."""
    words = one_line(words)
    longest = max((len(run) for run in _TICKS.findall(words)), default=0)
    ticks, room = "`" * (longest + 1), " " if longest else ""
    return f"{ticks}{room}{words}{room}{ticks}"
