"""An obligation, a clause, and how an obligation stands in a case, as a page."""

from __future__ import annotations

from typing import Final

from dme_migration.cli.assessment_words import name_of
from dme_migration.cli.catalogue import Terms, condition_in_words, figure_in_words, figures_of, readings_of
from dme_migration.cli.ground_words import ground_in_words
from dme_migration.cli.layout import Page, Style
from dme_migration.cli.wording import moment_in_words
from dme_migration.model import PARTY_LABELS
from dme_migration.report.assessment_words import (
    bearers_in_words,
    clause_in_words,
    due_in_words,
    waiver_in_words,
)
from dme_migration.rules import (
    PERMISSIONS,
    READINGS,
    STANDARD_RULEBOOK,
    STATUS_LABELS,
    Assessment,
    Bearer,
    Clause,
    Modality,
    Obligation,
    Status,
)
from dme_migration.text import NBSP, Language, Text, day_in_words

__all__ = ["write_case", "write_clause", "write_obligation"]

_REQUIRES: Final = Text(fr="Ce qu'il faut", en="What it asks")
_NATURE: Final = Text(fr="Nature", en="Nature")
_WHO: Final = Text(fr="Qui", en="Who")
_CLAUSE: Final = Text(fr="Clause", en="Clause")
_TEXT: Final = Text(fr="Texte", en="Text")
_APPLIES: Final = Text(fr="S'applique", en="Applies")
_WAIVER: Final = Text(fr="Renonciation", en="Waiver")
_FIGURES: Final = Text(fr="Chiffres", en="Figures")
_READINGS: Final = Text(fr="Lectures", en="Readings")
_TOGETHER: Final = Text(fr="Va souvent avec", en="Often goes with")
_FORCE: Final = Text(fr="En vigueur", en="In force")
_REMEDY: Final = Text(fr="À faire sinon", en="To do if not")
_MAY: Final = Text(fr="Permis", en="Allowed")
_HERE: Final = Text(fr=f"Dans {{name}}, au {{day}}{NBSP}: {{status}}.", en="In {name}, as of {day}: {status}.")
_NOT_JUDGED: Final = Text(fr="n'est pas jugé", en="not judged")
_FINDING: Final = Text(fr="Constat", en="Finding")
_DUE: Final = Text(fr="Quand", en="When")
_NATURES: Final = {
    Modality.MUST: Text(fr="exigence (sinon, manquement)", en="duty (else a breach)"),
    Modality.SHOULD: Text(fr="recommandation (sinon, avertissement)", en="recommendation (else a warning)"),
}
_ALWAYS: Final = Text(fr="toujours", en="always")
_NOBODY: Final = Text(fr="personne ne peut y renoncer", en="nobody may waive it")
_SOMEBODY: Final = Text(fr="{party} peut y renoncer", en="{party} may waive it")
_SINCE: Final = Text(fr="depuis le {day}", en="since {day}")
_CHOSEN: Final = Text(fr="{name} = {value}", en="{name} = {value}")
_LABEL_WIDTH: Final = 17


def _row(page: Page, label: Text, words: str, language: Language) -> None:
    page.columns(label[language], words, indent=2, label_width=_LABEL_WIDTH)


def write_clause(page: Page, clause: Clause, language: Language) -> None:
    """Write a clause: where, what it is called, what it asks, what it allows."""
    page.blank()
    page.text(f"{clause_in_words(clause.address)} · {clause.title[language]}", style=Style.NEXT)
    page.text(clause.summary[language], indent=2)
    for permission in PERMISSIONS:
        if permission.clause == clause:
            _row(page, _MAY, permission.text[language], language)


def write_obligation(page: Page, obligation: Obligation, terms: Terms, language: Language, *, alone: bool) -> None:
    """Write everything about an obligation; its clause too, when it stands alone."""
    page.blank()
    page.text(obligation.title[language], style=Style.STRONG)
    page.text(f"{obligation.id} · {clause_in_words(obligation.clause.address)}", style=Style.FAINT)
    _row(page, _REQUIRES, condition_in_words(obligation, terms, language), language)
    _row(page, _NATURE, _NATURES[obligation.modality][language], language)
    _row(page, _WHO, bearers_in_words(map(Bearer, obligation.bearers), language), language)
    grounds = "; ".join(ground_in_words(ground, language) for ground in obligation.applies)
    _row(page, _APPLIES, grounds or _ALWAYS[language], language)
    waiver = _NOBODY[language]
    if obligation.waivable_by is not None:
        waiver = _SOMEBODY.filled(language, party=PARTY_LABELS[obligation.waivable_by][language])
    _row(page, _WAIVER, waiver, language)
    for place, figure in enumerate(figures_of(obligation, terms)):
        value = figure_in_words(figure.at(terms.readings), language)
        _row(page, _FIGURES if place == 0 else _NONE, f"{figure.name} = {value} ({figure.source})", language)
    for place, name in enumerate(readings_of(obligation, terms)):
        chosen = f"{name} = {terms.readings[name]} ({READINGS[name].question[language]})"
        _row(page, _READINGS if place == 0 else _NONE, chosen, language)
    if obligation.co_breaches:
        _row(page, _TOGETHER, ", ".join(obligation.co_breaches), language)
    _row(page, _REMEDY, obligation.remedy[language], language)
    if alone:
        clause = obligation.clause
        words = f"{clause_in_words(clause.address)}, {clause.title[language]}. {clause.summary[language]}"
        _row(page, _CLAUSE, words, language)
        for permission in PERMISSIONS:
            if permission.clause == clause:
                _row(page, _MAY, permission.text[language], language)
        _row(page, _TEXT, STANDARD_RULEBOOK.section_of(obligation.id).title[language], language)
        _row(
            page, _FORCE, _SINCE.filled(language, day=day_in_words(obligation.since, language, weekday=False)), language
        )


_NONE: Final = Text(fr="", en="")


def write_case(page: Page, assessment: Assessment, identifier: str, path: str, language: Language) -> None:
    """Write how an obligation stands in a case."""
    judged = assessment.statuses
    status = STATUS_LABELS[judged[identifier]][language] if identifier in judged else _NOT_JUDGED[language]
    words = _HERE.filled(
        language,
        name=name_of(assessment, path, language),
        day=moment_in_words(assessment.as_of, assessment.case.zone, language, weekday=False),
        status=status,
    )
    page.blank()
    if identifier not in judged:
        page.text(words, indent=2, hang=2, style=Style.STRONG)
        return
    finding = assessment[identifier]
    page.text(words, indent=2, hang=2, style=_STATUS_STYLES.get(finding.status, Style.STRONG))
    if due := due_in_words(finding, language):
        _row(page, _DUE, due, language)
    _row(page, _WHO, bearers_in_words(finding.bearers, language), language)
    _row(page, _FINDING, finding.explanation(language), language)
    if finding.waiver is not None:
        _row(page, _WAIVER, waiver_in_words(assessment, finding.waiver, language), language)


_STATUS_STYLES: Final = {
    Status.MET: Style.GOOD,
    Status.BREACHED: Style.BAD,
    Status.PENDING: Style.NEXT,
    Status.UNDETERMINED: Style.CARE,
}
