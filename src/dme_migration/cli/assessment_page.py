"""An assessment as a page: the verdict, what is wrong, what cannot be told, what comes next, on what grounds."""

from __future__ import annotations

from typing import Final

from dme_migration.cli.assessment_words import name_of
from dme_migration.cli.documents import source_in_words
from dme_migration.cli.grounds_page import write_grounds
from dme_migration.cli.layout import Page, Style
from dme_migration.cli.steps_page import write_pending
from dme_migration.cli.wording import Counted
from dme_migration.report.assessment_words import (
    SECTIONS,
    bearers_in_words,
    by_due_day,
    by_missing_facts,
    clause_in_words,
    due_in_words,
    later_in_words,
    remedy_label,
    said_of,
    waiver_in_words,
)
from dme_migration.rules import Assessment, Finding, Status, Verdict
from dme_migration.rules.words import path_in_words
from dme_migration.text import NBSP, Language, Text, joined

__all__ = ["assessment_page"]

_VERDICT_STYLES: Final = {
    Verdict.BREACH: Style.BAD,
    Verdict.UNDETERMINED: Style.CARE,
    Verdict.ON_TRACK: Style.GOOD,
    Verdict.COMPLETE: Style.GOOD,
}
_HEAD: Final = Text(fr=f"{{name}}{NBSP}: {{said}}", en="{name}: {said}")
_REST: Final = Text(fr="Aussi\u00a0: {counts} (-v pour le détail).", en="Also: {counts} (-v for the detail).")
_MET_COUNT: Final = Counted(
    Text(fr="{n} exigence respectée", en="{n} requirement met"),
    Text(fr="{n} exigences respectées", en="{n} requirements met"),
)
_OFF_COUNT: Final = Counted(
    Text(fr="{n} sans objet", en="{n} not applicable"), Text(fr="{n} sans objet", en="{n} not applicable")
)
_LABEL_WIDTH: Final = 11
_INDENT: Final = 5


def assessment_page(assessment: Assessment, path: str, language: Language, *, verbose: bool = False) -> Page:
    """Lay out an assessment: the verdict first, then what matters most."""
    page = Page()
    _write_head(page, assessment, path, language)
    _write_findings(page, by_due_day(assessment.breaches), SECTIONS["breaches"], Style.BAD, language)
    _write_findings(page, by_due_day(assessment.warnings), SECTIONS["warnings"], Style.CARE, language)
    _write_waived(page, assessment, language)
    _write_untold(page, assessment.undetermined, language)
    write_pending(page, assessment, language, verbose=verbose)
    if verbose:
        _write_plain(page, assessment, Status.MET, SECTIONS["met"], language)
        _write_plain(page, assessment, Status.NOT_APPLICABLE, SECTIONS["off"], language)
    page.blank()
    if not verbose:
        _write_rest(page, assessment, language)
        page.blank()
    write_grounds(page, assessment, language)
    return page


def _write_head(page: Page, assessment: Assessment, path: str, language: Language) -> None:
    words = _HEAD.filled(language, name=name_of(assessment, path, language), said=said_of(assessment, language))
    page.text(words, hang=2, style=_VERDICT_STYLES[assessment.verdict])
    if assessment.case.id is not None:
        page.text(source_in_words(path, language), style=Style.FAINT)
    if assessment.facts_after_as_of:
        page.text(later_in_words(assessment, language), style=Style.CARE)


def _write_findings(page: Page, findings: tuple[Finding, ...], title: Text, style: Style, language: Language) -> None:
    if not findings:
        return
    page.heading(title.filled(language, n=len(findings)), style)
    for number, finding in enumerate(findings, 1):
        page.blank()
        lead = f"{number}.".rjust(3) + "  "
        page.text(finding.obligation.title[language], lead=lead, hang=_INDENT, style=Style.STRONG)
        _write_detail(page, finding, language)
        _row(page, SECTIONS[remedy_label(finding)], finding.obligation.remedy[language], language)


def _write_detail(page: Page, finding: Finding, language: Language) -> None:
    page.text(_reference(finding, language), indent=_INDENT, style=Style.FAINT)
    _row(page, SECTIONS["who"], bearers_in_words(finding.bearers, language), language)
    _row(page, SECTIONS["found"], finding.explanation(language), language)


def _row(page: Page, label: Text, words: str, language: Language) -> None:
    page.columns(label[language], words, indent=_INDENT, label_width=_LABEL_WIDTH)


def _reference(finding: Finding, language: Language) -> str:
    due = due_in_words(finding, language).replace(" ", NBSP)
    parts = [finding.obligation.id, clause_in_words(finding.obligation.clause.address), due]
    return " · ".join(part for part in parts if part)


def _write_waived(page: Page, assessment: Assessment, language: Language) -> None:
    findings = [finding for finding in assessment.findings if finding.status is Status.WAIVED]
    if not findings:
        return
    page.heading(SECTIONS["waived"].filled(language, n=len(findings)))
    for finding in findings:
        page.blank()
        page.text(finding.obligation.title[language], lead="  -  ", hang=_INDENT, style=Style.STRONG)
        _write_detail(page, finding, language)
        if finding.waiver is not None:
            _row(page, SECTIONS["waiver"], waiver_in_words(assessment, finding.waiver, language), language)


def _write_untold(page: Page, findings: tuple[Finding, ...], language: Language) -> None:
    if not findings:
        return
    page.heading(SECTIONS["untold"].filled(language, n=len(findings)), Style.CARE)
    for missing, group in by_missing_facts(findings).items():
        page.blank()
        facts = joined((f"{path_in_words(path, language)} ({path})" for path in missing), language)
        page.text(SECTIONS["settles"].filled(language, facts=facts), indent=2, hang=2)
        for finding in group:
            _write_line(page, finding, language)


def _write_line(page: Page, finding: Finding, language: Language) -> None:
    title = f"{finding.obligation.title[language]} ({finding.obligation.id})"
    page.text(title, indent=_INDENT - 1, lead="- ", hang=2)


def _write_plain(page: Page, assessment: Assessment, status: Status, title: Text, language: Language) -> None:
    findings = [finding for finding in assessment.findings if finding.status is status]
    if not findings:
        return
    page.heading(title.filled(language, n=len(findings)))
    for finding in findings:
        _write_line(page, finding, language)
        page.text(finding.explanation(language), indent=_INDENT + 1, style=Style.FAINT)


def _write_rest(page: Page, assessment: Assessment, language: Language) -> None:
    statuses = list(assessment.statuses.values())
    met, off = statuses.count(Status.MET), statuses.count(Status.NOT_APPLICABLE)
    counts = [_MET_COUNT.of(met, language)] if met else []
    if off:
        counts.append(_OFF_COUNT.of(off, language))
    if counts:
        page.text(_REST.filled(language, counts=", ".join(counts)), style=Style.FAINT)
