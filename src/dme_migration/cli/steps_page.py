"""What comes next, party by party: what is late or to be put right, then by due day, then what has no day yet."""

from __future__ import annotations

from typing import Final

from dme_migration.cli.layout import Page, Style
from dme_migration.model import Party
from dme_migration.report.assessment_words import bearer_in_words
from dme_migration.report.step_words import NOTHING_TO_DO, by_day, contact_in_words, notes_in_words
from dme_migration.rules import Assessment, Finding, Status
from dme_migration.text import Language, Text

__all__ = ["write_pending", "write_steps"]

_PENDING: Final = Text(fr="Ce qui vient ({n})", en="What comes next ({n})")
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
        page.text(NOTHING_TO_DO[language])
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
        page.text(contact_in_words(bearer.address, language), indent=2, hang=2, style=Style.FAINT)
    for when, group in by_day(findings, language):
        if whole:
            page.blank()
        late = any(finding.status is Status.BREACHED for finding in group)
        page.text(when, indent=4, hang=2, style=Style.BAD if late else Style.NEXT)
        for finding in group:
            _write_finding(page, finding, language, whole=whole)


def _write_finding(page: Page, finding: Finding, language: Language, *, whole: bool) -> None:
    obligation = finding.obligation
    notes = [obligation.id, *notes_in_words(finding, language)]
    page.text(f"{obligation.title[language]} ({', '.join(notes)})", indent=4, lead="- ", hang=2)
    if whole:
        page.text(obligation.remedy[language], indent=6, style=Style.FAINT)


def _bears(finding: Finding, party: Party) -> bool:
    return any(bearer.party is party for bearer in finding.bearers)
