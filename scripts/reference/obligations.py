"""One page for each clause: its obligations, each with its condition, its examples and its declaration."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from dme_migration.cli.catalogue import Terms, condition_in_words, figure_in_words, figures_of, readings_of
from dme_migration.cli.ground_words import ground_in_words
from dme_migration.model import PARTY_LABELS
from dme_migration.report.assessment_words import clause_in_words
from dme_migration.rules import (
    PERMISSIONS,
    STANDARD_RULEBOOK,
    Clause,
    Evaluator,
    Modality,
    Obligation,
    Status,
)
from dme_migration.text import NBSP, Language, Text, day_in_words, joined
from scripts.reference.addresses import (
    CLAUSE_PAGES,
    clause_page,
    clause_title,
    obligation_link,
    obligations_of,
    reading_link,
    restated_in,
)
from scripts.reference.changes import changes_of
from scripts.reference.examples import example, vector_files
from scripts.reference.writing import Page, code, label, link, plain

__all__ = ["pages"]

_INDEX: Final = Text(fr="Les exigences", en="The requirements")
_ABOUT: Final = Text(
    fr="Chaque exigence que la bibliothèque juge, par clause. Le texte du ministère fait foi\u00a0: ces pages le "
    "paraphrasent, elles ne le remplacent pas.",
    en="Every requirement that the library judges, by clause. The ministry's text prevails: these pages paraphrase it "
    "and do not replace it.",
)
_READS: Final = Text(
    fr="Sous chaque exigence\u00a0: ce qu'il faut, qui en répond, quand elle s'applique, un exemple respecté et un "
    "exemple de manquement (jugés par la bibliothèque, tirés des vecteurs de conformité), quoi faire, et sa "
    "déclaration telle qu'un programme la lit. Les identifiants ne changent jamais.",
    en="Under each requirement: what it asks, who answers for it, when it applies, an example met and an example "
    "breached (judged by the library, taken from the conformance vectors), what to do, and its declaration as a "
    "program reads it. Ids never change.",
)
_BASIS: Final = Text(
    fr="Dans une déclaration, `basis` dit ce qu'un délai lie\u00a0: 1 le calendrier de migration, 2 ce qui est "
    "arrivé, 3 les deux.",
    en="In a declaration, `basis` says what a delay binds: 1 the schedule, 2 what happened, 3 both.",
)
_SHOULD: Final = Text(fr="recommandation", en="recommendation")
_ELSEWHERE: Final = Text(
    fr="Ce que cette clause rappelle est déclaré sous {clause}\u00a0: {obligations}.",
    en="What this clause restates is declared under {clause}: {obligations}.",
)
_ALSO: Final = Text(fr="Rappelée sous {clauses}.", en="Restated under {clauses}.")
_ALLOWED: Final = Text(fr="permis", en="allowed")
_ASKS: Final = Text(fr="ce qu'il faut", en="what it asks")
_WHO: Final = Text(fr="qui", en="who")
_NATURE: Final = Text(fr="nature", en="nature")
_NATURES: Final = {
    Modality.MUST: Text(fr="exigence; ne pas la respecter est un manquement", en="duty; not keeping it is a breach"),
    Modality.SHOULD: Text(
        fr="recommandation; ne pas la suivre donne un avertissement",
        en="recommendation; not following it gives a warning",
    ),
}
_APPLIES: Final = Text(fr="s'applique", en="applies")
_ALWAYS: Final = Text(fr="toujours", en="always")
_WAIVER: Final = Text(fr="renonciation", en="waiver")
_NOBODY: Final = Text(fr="personne ne peut y renoncer", en="nobody may waive it")
_SOMEBODY: Final = Text(fr="{party} peut y renoncer", en="{party} may waive it")
_FIGURE: Final = Text(fr="chiffre", en="figure")
_READINGS: Final = Text(fr="lectures", en="readings")
_TOGETHER: Final = Text(fr="va souvent avec", en="often goes with")
_HISTORY: Final = Text(fr="historique", en="history")
_SINCE: Final = Text(fr="en vigueur depuis le {day}; aucun changement", en="in force since {day}; no change")
_UNTIL: Final = Text(
    fr="en vigueur du {day} au {until}; aucun changement",
    en="in force from {day} to {until}; no change",
)
_CHANGED: Final = Text(
    fr="en vigueur depuis le {day}; citée au [journal des changements](../changelog.md) ({versions})",
    en="in force since {day}; named in the [changelog](../changelog.md) ({versions})",
)
_VECTORS: Final = Text(fr="vecteurs", en="vectors")
_MET: Final = Text(fr="Respectée, au {day}", en="Met, as of {day}")
_BREACHED: Final = Text(fr="Manquement, au {day}", en="Breached, as of {day}")
_WARNED: Final = Text(fr="Avertissement, au {day}", en="Warning, as of {day}")
_UNDER: Final = Text(fr=" (lecture {readings})", en=" (reading {readings})")
_REMEDY: Final = Text(fr="à faire sinon", en="to do if not")
_DECLARED: Final = Text(fr="déclaration", en="declaration")
_OR_ELSE: Final = Text(fr="; ", en="; ")


def pages(language: Language) -> Iterator[tuple[str, str]]:
    """Give each page, by its path within the reference."""
    yield "obligations/index.md", str(_index(language))
    for name, clauses in CLAUSE_PAGES.items():
        yield f"obligations/{name}", str(_clauses(clauses, language))


def _index(language: Language) -> Page:
    page = Page(language, _INDEX)
    page.text(_ABOUT)
    page.text(_READS)
    page.text(_BASIS)
    for name, clauses in CLAUSE_PAGES.items():
        first = clauses[0]
        title = clause_title(first)
        page.heading(2, link(title[language], name))
        page.text(plain(first.summary[language]))
        rows = [_row_title(o, language) for o in obligations_of(clauses)]
        if rows:
            page.bullets(rows)
        else:
            page.text(_restated(clauses, language))
    return page


def _row_title(obligation: Obligation, language: Language) -> str:
    nature = f" ({_SHOULD[language]})" if obligation.modality is Modality.SHOULD else ""
    return f"{obligation_link(obligation.id)} · {plain(obligation.title[language])}{nature}"


def _clauses(clauses: tuple[Clause, ...], language: Language) -> Page:
    first = clauses[0]
    page = Page(language, clause_title(first))
    for clause in clauses:
        if clause is not first:
            page.heading(2, clause.title[language])
        page.text(plain(clause.summary[language]))
        page.bullets(
            f"{label(_ALLOWED, language)} {plain(p.text[language])}" for p in PERMISSIONS if p.clause == clause
        )
        for obligation in obligations_of((clause,)):
            _obligation(page, obligation, language)
    if any(True for _ in restated_in(clauses)):
        page.text(_restated(clauses, language))
    return page


def _restated(clauses: tuple[Clause, ...], language: Language) -> str:
    found = tuple(restated_in(clauses))
    homes = dict.fromkeys(obligation.clause for obligation in found)
    return _ELSEWHERE.filled(
        language,
        clause=joined((link(clause_in_words(home.address), clause_page(home)) for home in homes), language),
        obligations=joined((obligation_link(obligation.id) for obligation in found), language),
    )


def _obligation(page: Page, obligation: Obligation, language: Language) -> None:
    page.heading(2, obligation.id)
    page.heading(3, plain(obligation.title[language]))
    page.bullets(f"{label(name, language)} {said}" for name, said in _facts(obligation, language))
    breached = _BREACHED if obligation.modality is Modality.MUST else _WARNED
    for heading, status in ((_MET, Status.MET), (breached, Status.BREACHED)):
        told = example(obligation, status, language)
        under = ""
        if told.readings:
            under = _UNDER.filled(language, readings=joined((f"`{n} = {v}`" for n, v in told.readings), language))
        lead = label(Text(fr=heading.fr, en=heading.en), language).replace("{day}", told.day)
        page.text(f"{lead} {plain(told.about)}{under}")
        page.quote(plain(told.explanation))
    page.text(f"{label(_REMEDY, language)} {plain(obligation.remedy[language])}")
    page.text(label(_DECLARED, language))
    page.block("json", json.dumps(_declaration(obligation), ensure_ascii=False, indent=2))


def _facts(obligation: Obligation, language: Language) -> Iterator[tuple[Text, str]]:
    evaluator = Evaluator()
    terms = Terms.of(evaluator, max(STANDARD_RULEBOOK.dates()))
    yield _ASKS, plain(condition_in_words(obligation, terms, language))
    yield _WHO, joined((PARTY_LABELS[party][language] for party in obligation.bearers), language)
    yield _NATURE, _NATURES[obligation.modality][language]
    grounds = _OR_ELSE[language].join(ground_in_words(ground, language) for ground in obligation.applies)
    yield _APPLIES, plain(grounds) or _ALWAYS[language]
    if obligation.waivable_by is None:
        yield _WAIVER, _NOBODY[language]
    else:
        yield _WAIVER, _SOMEBODY.filled(language, party=PARTY_LABELS[obligation.waivable_by][language])
    for figure in figures_of(obligation, terms):
        value = figure_in_words(figure.at(terms.readings), language)
        yield _FIGURE, f"{code(figure.name)}, {value} ({plain(figure.source)})"
    if names := readings_of(obligation, terms):
        yield _READINGS, joined((reading_link(name, "../") for name in names), language)
    if obligation.co_breaches:
        yield _TOGETHER, joined((obligation_link(name) for name in obligation.co_breaches), language)
    if obligation.also:
        yield _HISTORY, _history(obligation, language) + " " + _also(obligation, language)
    else:
        yield _HISTORY, _history(obligation, language)
    yield _VECTORS, joined((f"{code(name)}{NBSP}({n})" for name, n in vector_files()[obligation.id]), language)


def _history(obligation: Obligation, language: Language) -> str:
    day = day_in_words(obligation.since, language, weekday=False)
    versions = changes_of(obligation.id)
    if versions:
        return _CHANGED.filled(language, day=day, versions=", ".join(versions))
    if obligation.until is not None:
        return _UNTIL.filled(language, day=day, until=day_in_words(obligation.until, language, weekday=False))
    return _SINCE.filled(language, day=day)


def _also(obligation: Obligation, language: Language) -> str:
    clauses = (link(clause_in_words(clause.address), clause_page(clause)) for clause in obligation.also)
    return _ALSO.filled(language, clauses=joined(clauses, language))


def _declaration(obligation: Obligation) -> dict[str, Any]:
    declared: dict[str, Any] = {"requires": obligation.requires.as_json()}
    if obligation.applies:
        declared["applies"] = [ground.as_json() for ground in obligation.applies]
    return declared
