"""The words of a plan: its steps, what fixed their days, what is taken for granted, what is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from dme_migration.model import Moment
from dme_migration.model.moment_words import moment_in
from dme_migration.planning import DURATION_LABELS, Ask, Cause, Plan, cause_in_words
from dme_migration.report.assessment_words import bearer_in_words
from dme_migration.report.steps import step_title
from dme_migration.rules import Assessment
from dme_migration.text import Language, Text, day_in_words, joined

__all__ = ["asks_in_words", "assumption_in_words", "cause_briefly", "step_name"]

_BRIEFLY: Final = {
    "fixed": Text(fr="jour souhaité", en="wished day"),
    "fact": Text(fr="au journal", en="in the journal"),
    "hole": Text(fr="étape déjà dépassée, que le journal ne dit pas", en="step overtaken, which the journal lacks"),
    "as_of": Text(fr="jour où l'on planifie", en="day of planning"),
    "schedule": Text(fr="calendrier déjà remis", en="delivered schedule"),
    "clock": Text(fr="début officiel du calendrier", en="official start"),
    "horizon": Text(fr="horizon du plan", en="horizon of the plan"),
}


def step_name(plan: Plan, name: str, language: Language) -> str:
    """Name a step as a heading does; the sessions by their place, when there are several."""
    milestone, _, place = name.partition("#")
    several = sum(1 for other in plan.days if other.partition("#")[0] == milestone) > 1
    return step_title(milestone, language) + (f" {place}" if place and several else "")


def cause_briefly(cause: Cause, plan: Plan, assessment: Assessment, language: Language, *, verbose: bool) -> str:
    """Say what fixed a day in a few words: the title of an obligation, the length of an activity."""
    if cause.kind == "obligation":
        title = assessment.evaluator.rulebook[cause.name].title[language]
        return f"{title} ({cause.name})" if verbose else title
    if cause.kind == "duration":
        length = getattr(plan.durations, cause.name).in_words(language)
        label = DURATION_LABELS[cause.name][language]
        return f"{label} ({cause.name}, {length})" if verbose else f"{label} ({length})"
    brief = _BRIEFLY.get(cause.kind)
    return cause_in_words(cause, assessment.evaluator.rulebook, language) if brief is None else brief[language]


_ASSUMED: Final = {
    Moment.VENDOR_NOTICE: Text(
        fr="l'avis au fournisseur émetteur est donné le {day}", en="the source vendor is given notice on {day}"
    ),
    Moment.AUTHORIZATION: Text(
        fr="l'autorisation de la clinique contractante est signée le {day}",
        en="the contracting clinic's authorization is signed on {day}",
    ),
    Moment.SIGNATURE: Text(
        fr="le formulaire est signé par tous ceux qui le doivent le {day}",
        en="the form is signed by all who must on {day}",
    ),
    Moment.TRANSMISSION: Text(
        fr="le formulaire est envoyé à tous ses destinataires le {day}",
        en="the form is sent to all its recipients on {day}",
    ),
}
_ENTRY: Final = Text(
    fr="{moment} a eu lieu le {day}, ce que le journal ne dit pas",
    en="{moment} took place on {day}, which the journal lacks",
)


def assumption_in_words(plan: Plan, name: str, language: Language) -> str:
    """Say what a plan takes for granted."""
    group, _, milestone = name.rpartition(".")
    if not group:
        return _ASSUMED[Moment(name)].filled(language, day=day_in_words(plan.as_of, language))
    on = min(day for step, day in plan.days.items() if step.partition("#")[0] == milestone)
    return _ENTRY.filled(language, moment=moment_in(milestone, language), day=day_in_words(on, language))


_AGREE: Final = Text(
    fr="{step}\u00a0: accord à donner au plus tard le {day} par {parties}",
    en="{step}: agreement to be given by {day}, by {parties}",
)
_REVISION: Final = Text(
    fr="{step}\u00a0: dire le nouveau jour, et pourquoi, à {parties}, au plus tard le {day}",
    en="{step}: the new day, and why, to be told to {parties} by {day}",
)
_NOTICE: Final = Text(
    fr="avis du délai supplémentaire à donner au plus tard le {day} à {parties}",
    en="notice of the extra delay to be given by {day} to {parties}",
)


_REVISIONS: Final = Text(
    fr="dire les nouveaux jours, et pourquoi, à {parties}, au plus tard le {day}\u00a0: {step}",
    en="the new days, and why, to be told to {parties} by {day}: {step}",
)


def asks_in_words(
    asks: Iterable[Ask], plan: Plan, assessment: Assessment, language: Language, *, verbose: bool
) -> list[str]:
    """Say what the procedure asks for, of whom, by when; a revision is told on the day of planning, all in one go."""
    together: dict[object, list[Ask]] = {}
    for ask in asks:
        alike = (ask.parties, ask.by, ask.obligation) if ask.kind == "revision" else ask
        together.setdefault(alike, []).append(ask)
    return [_in_words(group, plan, assessment, language, verbose=verbose) for group in together.values()]


def _in_words(asks: list[Ask], plan: Plan, assessment: Assessment, language: Language, *, verbose: bool) -> str:
    ask = asks[0]
    bearers = {bearer.party: bearer for bearer in assessment.parties}
    parties = joined((bearer_in_words(bearers[party], language) for party in ask.parties), language)
    text = {"agreement": _AGREE, "revision": _REVISION if len(asks) == 1 else _REVISIONS}.get(ask.kind, _NOTICE)
    steps = "" if text is _NOTICE else joined((step_name(plan, each.of, language) for each in asks), language)
    words = text.filled(language, step=steps, day=day_in_words(ask.by or plan.as_of, language), parties=parties)
    if language is Language.FR:
        words = words.replace("à le ", "au ")
    return f"{words} ({ask.obligation})" if verbose and ask.obligation is not None else words
