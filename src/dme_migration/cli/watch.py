"""The watch list of ``next --within``: over files, folders and lines, as a page, as JSON, or for a calendar."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any, Final

import attrs
import click

from dme_migration.audit import dump_watched
from dme_migration.audit.watch import Watched, by_party, overdue, watch
from dme_migration.audit.watch_ics import watch_ics
from dme_migration.cli.audit_sources import Documents
from dme_migration.cli.cases import refuse_itself
from dme_migration.cli.commands import WrongUsage
from dme_migration.cli.documents import put_problems
from dme_migration.cli.layout import Page, Style
from dme_migration.cli.options import Judging
from dme_migration.cli.saving import saved
from dme_migration.cli.session import Form, Session
from dme_migration.cli.sources import STANDARD_INPUT, Fault, Unreadable
from dme_migration.cli.wording import Counted
from dme_migration.errors import DocumentError
from dme_migration.model import PARTY_LABELS, Party
from dme_migration.report.step_words import contact_in_words
from dme_migration.rules import Modality, Rulebook
from dme_migration.rules.words import capital
from dme_migration.serialization import Problem, json_line, load_case
from dme_migration.text import NBSP, Language, Text, day_in_words, instant_in_words

__all__ = ["As", "put_watch_list"]

_UNREADABLE: Final = 3


class As(StrEnum):
    """What a watch list is written as, beside words and JSON."""

    ICS = "ics"


_HEAD: Final = Counted(
    Text(fr=f"{{said}}, dans {{n}}{NBSP}jour ouvrable ou moins.", en="{said}, within {n} business day."),
    Text(fr=f"{{said}}, dans {{n}}{NBSP}jours ouvrables ou moins.", en="{said}, within {n} business days."),
)
_DUE: Final = Counted(
    Text(fr="{n} échéance à venir", en="{n} deadline to come"),
    Text(fr="{n} échéances à venir", en="{n} deadlines to come"),
)
_CASES: Final = Counted(
    Text(fr="{n} dossier de migration lu, au {day}.", en="{n} case read, as of {day}."),
    Text(fr="{n} dossiers de migration lus, au {day}.", en="{n} cases read, as of {day}."),
)
_OVERDUE: Final = Counted(
    Text(
        fr="{n} échéance est déjà passée et peut encore se corriger\u00a0: voir «\u00a0check\u00a0» ou "
        "«\u00a0audit\u00a0».",
        en="{n} deadline has passed already and can still be put right: see “check” or “audit”.",
    ),
    Text(
        fr="{n} échéances sont déjà passées et peuvent encore se corriger\u00a0: voir «\u00a0check\u00a0» ou "
        "«\u00a0audit\u00a0».",
        en="{n} deadlines have passed already and can still be put right: see “check” or “audit”.",
    ),
)
_NOTHING_DUE: Final = Text(
    fr="Rien n'est dû d'ici là\u00a0: il n'y a pas de calendrier à écrire, et rien n'a été écrit.",
    en="Nothing is due by then: there is no calendar to write, and nothing was written.",
)
_BY: Final = Text(fr="D'ici le {day}", en="By {day}")
_ADVISED: Final = Text(fr="recommandé", en="recommended")
_WRITTEN: Final = Text(fr="Liste écrite\u00a0: {path}", en="List written: {path}")
_MISSING: Final = Text(
    fr='--as ics demande le paquet icalendar, qui n\'est pas installé\u00a0: pip install "dme-migration[ics]".',
    en='--as ics needs the package icalendar, which is not installed: pip install "dme-migration[ics]".',
)


@attrs.define
class _List:
    entries: list[Watched] = attrs.field(factory=list)
    days: set[date] = attrs.field(factory=set)
    cases: int = 0
    late: int = 0
    unreadable: int = 0


def put_watch_list(
    ctx: click.Context,
    paths: tuple[str, ...],
    judging: dict[str, Any],
    *,
    within: int,
    party: Party | None,
    written_as: As | None,
    output: str | None,
) -> int:
    """Read every case, list what is due, write the list; give the exit code."""
    session: Session = ctx.obj
    try:
        bound = Judging.of(**judging)
    except Unreadable as error:
        put_problems(session, error)
        return _UNREADABLE
    path = None if output in {None, STANDARD_INPUT} else output
    refuse_itself(ctx, paths, path)
    found = _read(session, paths, bound, within, party, besides=path)
    content: str | bytes
    if written_as is As.ICS:
        try:
            if not found.entries:  # a calendar without an event is none (RFC 5545)
                session.output.warn(_NOTHING_DUE[session.language])
                return _UNREADABLE if found.unreadable else 0
            content = watch_ics(
                found.entries, as_of=max(found.days), rulebook=bound.evaluator.rulebook, language=session.language
            )
        except ImportError:
            raise WrongUsage(_MISSING[session.language], ctx) from None
    elif session.form is Form.JSON:
        content = json_line(_document(found, within)) + "\n"
    else:
        content = click.unstyle(str(_page(found, within, bound.evaluator.rulebook, session.language))) + "\n"
    code = _UNREADABLE if found.unreadable else 0
    if path is not None:
        return max(code, saved(session, path, content, _WRITTEN))
    if isinstance(content, bytes):
        session.output.put_bytes(content)
    elif session.form is Form.JSON:
        session.output.put_json(content.rstrip("\n"))
    else:
        session.output.put(str(_page(found, within, bound.evaluator.rulebook, session.language)))
    return code


def _read(
    session: Session, paths: tuple[str, ...], bound: Judging, within: int, party: Party | None, *, besides: str | None
) -> _List:
    found = _List()
    for document in Documents(paths, besides=besides):
        try:
            case = None if document.fault else load_case(document.data)
            faults: tuple[Problem | Fault, ...] = (document.fault,) if document.fault else ()
        except DocumentError as error:
            case, faults = None, error.problems
        if case is None:
            put_problems(session, Unreadable(document.source, faults))
            found.unreadable += 1
        else:
            assessment = bound.assess(case)
            found.cases += 1
            found.days.add(assessment.day)
            found.entries += watch(assessment, document.source, within=within, party=party)
            found.late += overdue(assessment, party)
    return found


def _document(found: _List, within: int) -> dict[str, Any]:
    return {
        "format": "dme-migration/watch-1",
        "within": within,
        "as_of": max(found.days).isoformat() if found.days else None,
        "cases": found.cases,
        "overdue": found.late,
        "entries": [dump_watched(entry) for _, group in by_party(found.entries) for entry in group],
    }


def _page(found: _List, within: int, rulebook: Rulebook, language: Language) -> Page:
    page = Page()
    page.text(_HEAD.of(within, language, said=_DUE.of(len(found.entries), language)), hang=2, style=Style.STRONG)
    if found.days:
        page.text(_CASES.of(found.cases, language, day=day_in_words(max(found.days), language)), hang=2)
    if found.late:
        page.text(_OVERDUE.of(found.late, language), hang=2, style=Style.BAD)
    for first, group in by_party(found.entries):
        page.blank()
        label = PARTY_LABELS[first.party][language]
        named = label if first.name is None or f"({first.name})" in label else f"{label} ({first.name})"
        page.text(capital(named), hang=2, style=Style.STRONG)
        page.text(contact_in_words(first.contact, language), hang=2, style=Style.FAINT)
        when = ""
        for entry in group:
            moment = day_in_words(entry.due_on, language)
            if entry.due_at is not None:
                moment = instant_in_words(entry.due_at, language)
            if moment != when:
                when = moment
                page.text(_BY.filled(language, day=moment), indent=2, hang=2, style=Style.NEXT)
            notes = [entry.obligation, *([_ADVISED[language]] if entry.modality is Modality.SHOULD else [])]
            title = entry.title(rulebook, language)
            page.text(f"{entry.case_name(language)}, {title} ({', '.join(notes)})", indent=2, lead="- ", hang=2)
    return page
