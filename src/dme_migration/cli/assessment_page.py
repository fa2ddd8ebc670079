"""An assessment as a page: the verdict, what is wrong, what cannot be told, what comes next, on what grounds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from dme_migration.cli.assessment_words import (
    bearers_in_words,
    clause_in_words,
    counts_in_words,
    due_in_words,
    later_in_words,
    name_of,
    verdict_in_words,
    waiver_in_words,
)
from dme_migration.cli.documents import source_in_words
from dme_migration.cli.grounds_page import write_grounds
from dme_migration.cli.layout import Page, Style
from dme_migration.cli.options import Judging
from dme_migration.cli.steps_page import write_pending
from dme_migration.cli.wording import Counted, moment_in_words
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
_HEAD: Final = Text(
    fr=f"{{name}}{NBSP}: {{verdict}} au {{day}}{{counts}}.", en="{name}: {verdict} as of {day}{counts}."
)
_BREACHES: Final = Text(fr="Manquements ({n})", en="Breaches ({n})")
_WARNINGS: Final = Text(fr="Avertissements ({n})", en="Warnings ({n})")
_WAIVED: Final = Text(fr="Manquements auxquels on a renoncé ({n})", en="Breaches that were waived ({n})")
_UNTOLD: Final = Text(fr="Ce qu'on ne peut pas dire ({n})", en="What cannot be told ({n})")
_SETTLES: Final = Text(fr="Il faudrait savoir\u00a0: {facts}", en="One must know: {facts}")
_MET: Final = Text(fr="Ce qui est respecté ({n})", en="What is met ({n})")
_OFF: Final = Text(fr="Ce qui est sans objet ({n})", en="What does not apply ({n})")
_REST: Final = Text(fr="Aussi\u00a0: {counts} (-v pour le détail).", en="Also: {counts} (-v for the detail).")
_MET_COUNT: Final = Counted(
    Text(fr="{n} exigence respectée", en="{n} requirement met"),
    Text(fr="{n} exigences respectées", en="{n} requirements met"),
)
_OFF_COUNT: Final = Counted(
    Text(fr="{n} sans objet", en="{n} not applicable"), Text(fr="{n} sans objet", en="{n} not applicable")
)
_WHO: Final = Text(fr="Qui", en="Who")
_FOUND: Final = Text(fr="Constat", en="Finding")
_REMEDY: Final = Text(fr="À faire", en="To do")
_WAIVER: Final = Text(fr="Renoncé", en="Waived")
_LABEL_WIDTH: Final = 9
_INDENT: Final = 5


def assessment_page(
    assessment: Assessment, path: str, judging: Judging, language: Language, *, verbose: bool = False
) -> Page:
    """Lay out an assessment: the verdict first, then what matters most."""
    page = Page()
    _write_head(page, assessment, path, language)
    _write_findings(page, _by_due_day(assessment.breaches), _BREACHES, Style.BAD, language)
    _write_findings(page, _by_due_day(assessment.warnings), _WARNINGS, Style.CARE, language)
    _write_waived(page, assessment, language)
    _write_untold(page, assessment.undetermined, language)
    write_pending(page, assessment, language, verbose=verbose)
    if verbose:
        _write_plain(page, assessment, Status.MET, _MET, language)
        _write_plain(page, assessment, Status.NOT_APPLICABLE, _OFF, language)
    page.blank()
    if not verbose:
        _write_rest(page, assessment, language)
        page.blank()
    write_grounds(page, assessment, judging, language)
    return page


def _write_head(page: Page, assessment: Assessment, path: str, language: Language) -> None:
    day = moment_in_words(assessment.as_of, assessment.case.zone, language, weekday=False)
    words = _HEAD.filled(
        language,
        name=name_of(assessment, path, language),
        verdict=verdict_in_words(assessment, language),
        day=day,
        counts=counts_in_words(assessment, language),
    )
    page.text(words, hang=2, style=_VERDICT_STYLES[assessment.verdict])
    if assessment.case.id is not None:
        page.text(source_in_words(path, language), style=Style.FAINT)
    if assessment.facts_after_as_of:
        page.text(later_in_words(assessment, language), style=Style.CARE)


def _by_due_day(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: finding.due_on or finding.not_before or date.max)


def _write_findings(page: Page, findings: list[Finding], title: Text, style: Style, language: Language) -> None:
    if not findings:
        return
    page.heading(title.filled(language, n=len(findings)), style)
    for number, finding in enumerate(findings, 1):
        page.blank()
        lead = f"{number}.".rjust(3) + "  "
        page.text(finding.obligation.title[language], lead=lead, hang=_INDENT, style=Style.STRONG)
        _write_detail(page, finding, language)
        _row(page, _REMEDY, finding.obligation.remedy[language], language)


def _write_detail(page: Page, finding: Finding, language: Language) -> None:
    page.text(_reference(finding, language), indent=_INDENT, style=Style.FAINT)
    _row(page, _WHO, bearers_in_words(finding.bearers, language), language)
    _row(page, _FOUND, finding.explanation(language), language)


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
    page.heading(_WAIVED.filled(language, n=len(findings)))
    for finding in findings:
        page.blank()
        page.text(finding.obligation.title[language], lead="  -  ", hang=_INDENT, style=Style.STRONG)
        _write_detail(page, finding, language)
        if finding.waiver is not None:
            _row(page, _WAIVER, waiver_in_words(assessment, finding.waiver, language), language)


def _write_untold(page: Page, findings: tuple[Finding, ...], language: Language) -> None:
    if not findings:
        return
    page.heading(_UNTOLD.filled(language, n=len(findings)), Style.CARE)
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.missing, []).append(finding)
    for missing, group in groups.items():
        page.blank()
        facts = joined((f"{path_in_words(path, language)} ({path})" for path in missing), language)
        page.text(_SETTLES.filled(language, facts=facts), indent=2, hang=2)
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
