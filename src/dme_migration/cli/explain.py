"""``explain``: everything about an obligation, or about a clause and its obligations."""

from __future__ import annotations

from typing import Any, Final

import attrs
import click

from dme_migration.cli.catalogue import Terms, entry_of, figure_in_words, figures_of, readings_of
from dme_migration.cli.clause_search import EVERY_CLAUSE, clauses_like
from dme_migration.cli.commands import Argument, Command, Option, WrongUsage
from dme_migration.cli.documents import put_problems
from dme_migration.cli.explain_page import write_case, write_clause, write_obligation
from dme_migration.cli.layout import Page
from dme_migration.cli.options import Judging, form_option, judging_options, language_option
from dme_migration.cli.session import Form, Session, language_of
from dme_migration.cli.sources import Unreadable, case_of, shown_path
from dme_migration.cli.wording import did_you_mean, quoted
from dme_migration.rules import PERMISSIONS, STANDARD_RULEBOOK, Assessment, Clause, Obligation
from dme_migration.serialization import dump_assessment, json_line
from dme_migration.text import Language, Text

__all__ = ["COMMAND"]

_UNREADABLE: Final = 3
_FORMAT: Final = "dme-migration/explanation-1"
_ABOUT: Final = Text(
    fr="Expliquer une exigence, ou toutes celles d'une clause.\n\n"
    "Une exigence se nomme par son identifiant (preanalysis.validation-window), une clause par son adresse "
    "(«\u00a0§3 Extraction d)\u00a0», «\u00a0extraction d\u00a0», «\u00a0ext d\u00a0») ou par son titre.",
    en="Explain a requirement, or all those of a clause.\n\n"
    "A requirement is named by its id (preanalysis.validation-window), a clause by its address "
    "(“§3 Extraction d)”, “extraction d”, “ext d”) or by its title.",
)
_UNKNOWN: Final = Text(
    fr="ni exigence ni clause ne s'appelle {value}.", en="no requirement and no clause is called {value}."
)


def _found(ctx: click.Context, words: tuple[str, ...]) -> tuple[tuple[Clause, ...], tuple[Obligation, ...]]:
    wanted = " ".join(words).strip()
    for obligation in STANDARD_RULEBOOK:
        if obligation.id == wanted.casefold():
            return (), (obligation,)
    clauses = clauses_like(wanted)
    if not clauses:
        language = language_of(ctx)
        known = (*STANDARD_RULEBOOK.ids, *(clause.address for clause in EVERY_CLAUSE))
        said = _UNKNOWN.filled(language, value=quoted(wanted, language))
        raise WrongUsage(said + did_you_mean(wanted, known, language), ctx)
    return clauses, tuple(o for o in STANDARD_RULEBOOK if o.clause in clauses or set(o.also) & set(clauses))


@attrs.frozen
class _Asked:
    clauses: tuple[Clause, ...]
    obligations: tuple[Obligation, ...]
    terms: Terms
    assessment: Assessment | None


@click.pass_context
def _explain(ctx: click.Context, /, *, wanted: tuple[str, ...], case: str | None, **judging: Any) -> int:
    session: Session = ctx.obj
    clauses, obligations = _found(ctx, wanted)
    assessment: Assessment | None = None
    try:
        bound = Judging.of(**judging)
        if case is not None:
            assessment = bound.assess(case_of(case))
    except Unreadable as error:
        put_problems(session, error)
        return _UNREADABLE
    day = assessment.edition_day if assessment is not None else max(STANDARD_RULEBOOK.dates())
    terms = Terms.of(bound.evaluator, day)
    asked = _Asked(clauses, obligations, terms, assessment)
    if session.form is Form.JSON:
        session.output.put_json(json_line(_document(asked, case, session.language)))
        return 0
    page = Page()
    for clause in clauses:
        write_clause(page, clause, session.language)
    for obligation in obligations:
        write_obligation(page, obligation, terms, session.language, alone=not clauses)
        if assessment is not None:
            write_case(page, assessment, obligation.id, case or "", session.language)
    session.output.put(str(page))
    return 0


def _document(asked: _Asked, path: str | None, language: Language) -> dict[str, Any]:
    findings: dict[str, Any] = {}
    if asked.assessment is not None:
        whole = dump_assessment(asked.assessment, source=shown_path(path or ""), language=language)
        findings = {finding["obligation"]: finding for finding in whole["findings"]}
    return {
        "format": _FORMAT,
        "clauses": [
            {
                "address": clause.address,
                "title": clause.title[language],
                "summary": clause.summary[language],
                "permissions": [p.text[language] for p in PERMISSIONS if p.clause == clause],
            }
            for clause in asked.clauses or dict.fromkeys(o.clause for o in asked.obligations)
        ],
        "obligations": [
            {
                **entry_of(obligation, STANDARD_RULEBOOK, language),
                "figures": [
                    {
                        "name": figure.name,
                        "value": figure_in_words(figure.at(asked.terms.readings), language),
                        "source": figure.source,
                    }
                    for figure in figures_of(obligation, asked.terms)
                ],
                "readings": readings_of(obligation, asked.terms),
                "co_breaches": list(obligation.co_breaches),
                "finding": findings.get(obligation.id),
            }
            for obligation in asked.obligations
        ],
    }


COMMAND: Final = Command(
    "explain",
    about=_ABOUT,
    callback=_explain,
    params=[
        Argument(["wanted"], shown=Text(fr="ID|CLAUSE", en="ID|CLAUSE"), nargs=-1, required=True),
        Option(
            ["--case"],
            about=Text(
                fr="Dire aussi ce qu'il en est dans un dossier de migration.", en="Say also how it stands in a case."
            ),
            shown=Text(fr="DOSSIER", en="CASE"),
        ),
        *judging_options(),
        language_option(),
        form_option(),
    ],
)
