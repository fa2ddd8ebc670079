"""A plan as a page: the steps in the order of their days, then what it changes, supposes, asks for and leaves out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from dme_migration.cli.assessment_words import name_of
from dme_migration.cli.documents import source_in_words
from dme_migration.cli.grounds_page import write_grounds
from dme_migration.cli.layout import Page, Style
from dme_migration.cli.output import cleaned
from dme_migration.cli.plan_words import asks_in_words, assumption_in_words, cause_briefly, step_name
from dme_migration.cli.wording import Counted
from dme_migration.model import Moment
from dme_migration.planning import Cause, Plan
from dme_migration.report.assessment_words import later_in_words
from dme_migration.rules import Assessment
from dme_migration.rules.words import capital
from dme_migration.text import Language, Text, day_in_words

__all__ = ["plan_page"]

_HEAD: Final = Text(fr="{name}\u00a0: calendrier proposé, au {day}.", en="{name}: proposed schedule, as of {day}.")
_STEP: Final = Text(fr="Étape", en="Step")
_DAY: Final = Text(fr="Jour", en="Day")
_SLACK: Final = Text(fr="Marge", en="Slack")
_DONE: Final = Text(fr="fait", en="done")
_CRITICAL: Final = Text(
    fr="* chemin critique\u00a0: ces étapes s'enchaînent jusqu'à la dernière.",
    en="* critical path: these steps lead one to the next up to the last.",
)
_LAST_ALONE: Final = Text(
    fr="* chemin critique\u00a0: la dernière étape seule, qu'aucune autre ne retient.",
    en="* critical path: the last step alone, which no other holds back.",
)
_LEGEND: Final = Text(
    fr="Marge\u00a0: les jours civils dont l'étape peut glisser, la fin restant la même; entre parenthèses, les jours "
    "ouvrables.",
    en="Slack: the calendar days by which the step may slip, the end kept; between parentheses, the business days.",
)
_MOVED: Final = Text(fr="Ce qui change ({n})", en="What moves ({n})")
_MOVE: Final = Text(
    fr="{step}\u00a0: du {before} au {after} (motif\u00a0: {cause})",
    en="{step}: from {before} to {after} (because: {cause})",
)
_AFTER: Final = Text(fr="{cause}, après l'étape «\u00a0{step}\u00a0»", en="{cause}, after the step “{step}”")
_EARLIER: Final = Text(
    fr="Aucun calendrier ne garde chaque étape au jour promis ou plus tard\u00a0: celui-ci est le plus tôt possible, "
    "et avance des étapes.",
    en="No schedule keeps each step on its promised day or later: this one is the earliest there is, and brings steps "
    "forward.",
)
_ASSUMED: Final = Text(fr="Ce qui est supposé ({n})", en="What is assumed ({n})")
_ASKED: Final = Text(fr="Ce que la procédure demande alors ({n})", en="What the procedure then asks for ({n})")
_DROPPED: Final = Text(
    fr="Recommandations que ce calendrier ne suit pas ({n})",
    en="Recommendations that this schedule does not follow ({n})",
)
_LATEST: Final = Text(fr="Dernier jour pour envoyer le formulaire\u00a0: {day}", en="Last day to send the form: {day}")
_WITHDRAWAL: Final = Text(
    fr="Premier retrait possible des accès à l'ancien DMÉ\u00a0: {day}",
    en="First possible withdrawal of access to the old EMR: {day}",
)
_WITHDRAWAL_THEN: Final = Text(
    fr="Premier retrait possible des accès à l'ancien DMÉ, si chaque étape venait au plus tôt\u00a0: {day}",
    en="First possible withdrawal of access to the old EMR, were each step to come as early as it can: {day}",
)
_NOT_MENDED: Final = Counted(
    Text(
        fr="Un calendrier ne répare pas tout\u00a0: il reste {n} manquement, que dit «\u00a0dme-migration "
        "check\u00a0».",
        en="A schedule does not mend everything: {n} breach remains, told by “dme-migration check”.",
    ),
    Text(
        fr="Un calendrier ne répare pas tout\u00a0: il reste {n} manquements, que dit «\u00a0dme-migration "
        "check\u00a0».",
        en="A schedule does not mend everything: {n} breaches remain, told by “dme-migration check”.",
    ),
)
_INDENT: Final = 4
_GAP: Final = 2
_MARKS: Final = 2


def plan_page(plan: Plan, assessment: Assessment, path: str, language: Language, *, verbose: bool = False) -> Page:
    """Lay out a plan; ``assessment`` is that of the case before it is planned."""
    page = Page()
    day = day_in_words(plan.as_of, language, weekday=False)
    page.text(_HEAD.filled(language, name=name_of(assessment, path, language), day=day), hang=2, style=Style.STRONG)
    if assessment.case.id is not None:
        page.text(source_in_words(path, language), style=Style.FAINT)
    if assessment.facts_after_as_of:
        page.text(later_in_words(assessment, language), style=Style.CARE)
    page.blank()
    _write_steps(page, plan, assessment, language, verbose=verbose)
    _write_moves(page, plan, assessment, language, verbose=verbose)
    _write_list(page, _ASSUMED, [assumption_in_words(plan, name, language) for name in plan.assumptions], language)
    asks = [ask for ask in plan.asks if ask.kind not in {"journal", "transmission"}]  # those are what is assumed
    _write_list(page, _ASKED, asks_in_words(asks, plan, assessment, language, verbose=verbose), language)
    rulebook = assessment.evaluator.rulebook
    dropped = [f"{rulebook[name].title[language]}{f' ({name})' if verbose else ''}" for name in plan.dropped]
    _write_list(page, _DROPPED, dropped, language)
    _write_ends(page, plan, assessment, language)
    page.blank()
    write_grounds(page, assessment, language)
    return page


def _write_steps(page: Page, plan: Plan, assessment: Assessment, language: Language, *, verbose: bool) -> None:
    names = sorted(plan.days, key=lambda name: plan.days[name])
    rows = {name: _row(plan, name, language) for name in names}
    head = (_STEP[language], _DAY[language], _SLACK[language])
    widths = [max(map(len, column)) for column in zip(head, *rows.values(), strict=True)]
    wide = _MARKS + sum(widths) + _GAP * 2 <= page.width

    def line(cells: tuple[str, str, str], mark: str, style: Style) -> None:
        lead = mark.ljust(_MARKS)
        if wide:
            padded = (cell.ljust(width + _GAP) for cell, width in zip(cells, widths, strict=True))
            # The line is laid out already: wrapping would only lose its columns.
            page.lines.append(style.on((lead + "".join(padded)).rstrip()))
        else:
            page.text(cells[0], lead=lead, hang=_MARKS, style=style)
            page.text("; ".join(cell for cell in cells[1:] if cell), indent=_INDENT, style=style)

    if wide:
        line(head, "", Style.FAINT)
    for name in names:
        critical = name in plan.critical_path
        line(rows[name], "*" if critical else "", Style.STRONG if critical else Style.PLAIN)
        causes = _telling(plan, name)
        if causes[0].kind != "fact":
            said = "; ".join(cause_briefly(cause, plan, assessment, language, verbose=verbose) for cause in causes)
            page.text(capital(said), indent=_INDENT, style=Style.FAINT)
    page.blank()
    critical_path = _CRITICAL if len(plan.critical_path) > 1 else _LAST_ALONE
    page.text(critical_path[language], hang=2, style=Style.FAINT)
    page.text(_LEGEND[language], hang=2, style=Style.FAINT)


def _telling(plan: Plan, name: str) -> tuple[Cause, ...]:
    """Give what fixed a day; an activity that takes no time says nothing beside something else."""
    causes = plan.binding(name)
    idle = {c for c in causes if c.kind == "duration" and getattr(plan.durations, c.name).n == 0}
    return tuple(cause for cause in causes if cause not in idle) or causes


def _row(plan: Plan, name: str, language: Language) -> tuple[str, str, str]:
    title, day = cleaned(step_name(plan, name, language)), day_in_words(plan.days[name], language)
    if plan.binding(name)[0].kind == "fact":
        return title, day, _DONE[language]
    days, business_days = plan.slack(name)
    return title, day, f"{days} ({business_days})" if days else "0"


def _write_moves(page: Page, plan: Plan, assessment: Assessment, language: Language, *, verbose: bool) -> None:
    moves = []
    for move in plan.moved:
        cause = cause_briefly(move.because, plan, assessment, language, verbose=verbose)
        if move.after is not None and move.after in plan.days:
            cause = _AFTER.filled(language, cause=cause, step=step_name(plan, move.after, language))
        moves.append(
            _MOVE.filled(
                language,
                step=step_name(plan, move.milestone, language),
                before=day_in_words(move.from_, language),
                after=day_in_words(move.to, language),
                cause=cause,
            )
        )
    _write_list(page, _MOVED, moves, language)
    if not plan.kept_order:
        page.blank()
        page.text(_EARLIER[language], style=Style.CARE)


def _write_list(page: Page, title: Text, lines: Iterable[str], language: Language) -> None:
    lines = list(lines)
    if not lines:
        return
    page.heading(title.filled(language, n=len(lines)))
    for line in lines:
        page.text(f"{capital(line)}.", indent=2, lead="- ", hang=2)


def _write_ends(page: Page, plan: Plan, assessment: Assessment, language: Language) -> None:
    page.blank()
    if plan.latest_transmission is not None:
        page.text(_LATEST.filled(language, day=day_in_words(plan.latest_transmission, language)), hang=2)
    withdrawal = plan.first_withdrawal
    if withdrawal is not None and plan.binding(Moment.LEGACY_ACCESS_WITHDRAWAL)[0].kind != "fact":
        text = _WITHDRAWAL if withdrawal == plan.days[Moment.LEGACY_ACCESS_WITHDRAWAL] else _WITHDRAWAL_THEN
        page.text(text.filled(language, day=day_in_words(withdrawal, language)), hang=2)
    after = assessment.evaluator.evaluate(assessment.case.with_plan(plan), as_of=assessment.as_of)
    if after.breaches:
        page.blank()
        page.text(_NOT_MENDED.of(len(after.breaches), language), style=Style.CARE)
