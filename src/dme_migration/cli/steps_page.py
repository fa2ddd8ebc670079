"""What comes next, party by party: what is late or to be put right, then by due day, then what has no day yet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from dme_migration.cli.assessment_words import bearer_in_words
from dme_migration.cli.layout import Page, Style
from dme_migration.model import Party
from dme_migration.rules import Assessment, Finding, Modality, Status
from dme_migration.text import Language, Text, day_in_words, instant_in_words

__all__ = ["write_pending", "write_steps"]

_PENDING: Final = Text(fr="Ce qui vient ({n})", en="What comes next ({n})")
_BY: Final = Text(fr="D'ici le {day}", en="By {day}")
_LATE: Final = Text(fr="En retard\u00a0: c'était dû le {day}", en="Overdue: it was due on {day}")
_TO_MEND: Final = Text(fr="À corriger", en="To put right")
_IN_TIME: Final = Text(fr="Le moment venu", en="In due course")
_NOT_BEFORE: Final = Text(fr="pas avant le {day}", en="not before {day}")
_ADVISED: Final = Text(fr="recommandé", en="recommended")
_CONTACT: Final = Text(fr="Écrire à {contact}", en="Write to {contact}")
_NO_CONTACT: Final = Text(fr="Aucune adresse au dossier", en="No address on file")
_NOTHING: Final = Text(fr="Il n'y a rien à faire pour l'instant.", en="There is nothing to do for now.")


_MORE: Final = Text(
    fr="et {n} autres, dites par «\u00a0dme-migration next\u00a0»", en="and {n} more, told by “dme-migration next”"
)
_SHOWN_UNDATED: Final = 3
"""How many steps without a day are named under a party: the rest would bury what has one."""


def write_pending(page: Page, assessment: Assessment, language: Language, *, verbose: bool) -> None:
    """Write what is still on time, under the party that answers for it: all that has a due day, some of the rest."""
    pending = assessment.pending
    if not pending:
        return
    page.heading(_PENDING.filled(language, n=len(pending)), Style.NEXT)
    for party in Party:
        own = [f for f in pending if _bears(f, party)]
        undated = [f for f in own if f.due_on is None]
        more = 0 if verbose or len(undated) <= _SHOWN_UNDATED + 1 else len(undated) - _SHOWN_UNDATED
        hidden = undated[len(undated) - more :]
        _write_party(page, assessment, party, [f for f in own if f not in hidden], language, whole=False)
        if more:
            page.text(_MORE.filled(language, n=more), indent=4, lead="- ", hang=2, style=Style.FAINT)


def write_steps(page: Page, assessment: Assessment, party: Party | None, language: Language) -> None:
    """Write the next steps whole: what to do, by when, and whom to write to."""
    steps = assessment.next_steps(party)
    if not steps:
        page.blank()
        page.text(_NOTHING[language])
    for each in Party:
        own = [assessment[step.obligation] for step in steps if step.party is each]
        _write_party(page, assessment, each, own, language, whole=True)


def _write_party(
    page: Page, assessment: Assessment, party: Party, findings: list[Finding], language: Language, *, whole: bool
) -> None:
    if not findings:
        return
    bearer = next(bearer for bearer in assessment.parties if bearer.party is party)
    page.blank()
    name = bearer_in_words(bearer, language)
    page.text(name[:1].upper() + name[1:], indent=2, hang=2, style=Style.STRONG)
    if whole:
        contact = _NO_CONTACT[language]
        if bearer.address is not None:
            contact = _CONTACT.filled(language, contact=bearer.address)
        page.text(contact, indent=2, hang=2, style=Style.FAINT)
    for when, group in _by_day(findings, language):
        if whole:
            page.blank()
        late = any(finding.status is Status.BREACHED for finding in group)
        page.text(when, indent=4, hang=2, style=Style.BAD if late else Style.NEXT)
        for finding in group:
            _write_finding(page, finding, language, whole=whole)


def _write_finding(page: Page, finding: Finding, language: Language, *, whole: bool) -> None:
    obligation = finding.obligation
    notes = [obligation.id]
    if finding.not_before is not None:
        notes.append(_NOT_BEFORE.filled(language, day=day_in_words(finding.not_before, language, weekday=False)))
    if obligation.modality is Modality.SHOULD:
        notes.append(_ADVISED[language])
    page.text(f"{obligation.title[language]} ({', '.join(notes)})", indent=4, lead="- ", hang=2)
    if whole:
        page.text(obligation.remedy[language], indent=6, style=Style.FAINT)


def _by_day(findings: Iterable[Finding], language: Language) -> list[tuple[str, list[Finding]]]:
    groups: dict[str, list[Finding]] = {}
    for finding in sorted(findings, key=_order):
        groups.setdefault(_when(finding, language), []).append(finding)
    return list(groups.items())


def _order(finding: Finding) -> tuple[bool, date]:
    return finding.status is not Status.BREACHED, finding.due_on or date.max


def _when(finding: Finding, language: Language) -> str:
    late = finding.status is Status.BREACHED
    if finding.due_at is not None:
        return (_LATE if late else _BY).filled(language, day=instant_in_words(finding.due_at, language))
    if finding.due_on is not None:
        return (_LATE if late else _BY).filled(language, day=day_in_words(finding.due_on, language))
    return (_TO_MEND if late else _IN_TIME)[language]


def _bears(finding: Finding, party: Party) -> bool:
    return any(bearer.party is party for bearer in finding.bearers)
