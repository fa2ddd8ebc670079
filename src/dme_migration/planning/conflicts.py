"""Why no schedule exists: a minimal set of obligations, durations and fixed days that contradict each other."""

from __future__ import annotations

from datetime import date

import attrs

from dme_migration.model.moment_words import moment_in
from dme_migration.planning.draft import Draft
from dme_migration.planning.durations import DURATION_LABELS, Durations
from dme_migration.planning.network import Cause, Solution
from dme_migration.rules.gaps import Gap
from dme_migration.rules.rulebook import Rulebook
from dme_migration.rules.words import on_day
from dme_migration.text import Language, Text

__all__ = ["cause_in_words", "minimal_conflict"]

_FURTHER = 100
"""How many more years are tried, to tell whether the horizon is to blame: past them, nothing would come of waiting."""
_NOT_CAUSES = frozenset({"horizon", "clock", "schedule"})


def minimal_conflict(draft: Draft) -> tuple[Cause, ...]:
    """Leave out, one at a time, what the contradiction does not need; without any one left, a schedule exists."""
    network = draft.network(floors=False)
    causes = dict.fromkeys(link.cause for link in network.links)
    for node in network.nodes.values():
        causes |= dict.fromkeys((node.low_cause, node.high_cause))
    # Our own durations are left out first, then orders that are only implied: what is asked for in so many words
    # explains more.
    implied = {obligation.id for obligation, _ in draft.edges if not isinstance(obligation.requires, Gap)}
    needed = sorted(
        (cause for cause in causes if cause.kind not in _NOT_CAUSES),
        key=lambda cause: (cause.kind != "duration", cause.kind != "obligation" or cause.name not in implied),
    )
    without: frozenset[Cause] = frozenset()
    for cause in list(needed):
        fewer = without | {cause}
        if not isinstance(draft.network(floors=False, without=fewer).earliest(), Solution):
            without = fewer
            needed.remove(cause)
    further = attrs.evolve(draft, years_ahead=draft.years_ahead + _FURTHER)
    if isinstance(further.network(floors=False, without=without).earliest(), Solution):
        needed.append(Cause("horizon", "horizon", draft.horizon))
    return tuple(needed)


_WORDS = {
    "obligation": Text(fr="l'exigence «\u00a0{title}\u00a0» ({name})", en="the requirement “{title}” ({name})"),
    "duration": Text(fr="la durée d'une activité\u00a0: {label}", en="the length of an activity: {label}"),
    "fixed": Text(fr="la date souhaitée\u00a0: {moment}, {on}", en="the wished day: {moment}, {on}"),
    "fact": Text(fr="un fait du dossier de migration\u00a0: {moment}, {on}", en="a fact of the case: {moment}, {on}"),
    "hole": Text(
        fr="une étape que le journal a oubliée\u00a0: {moment}, {on}",
        en="a step that the journal forgot: {moment}, {on}",
    ),
    "as_of": Text(fr="le jour où l'on planifie, {on}", en="the day of planning, {on}"),
    "schedule": Text(fr="le calendrier déjà remis\u00a0: {moment}, {on}", en="the delivered schedule: {moment}, {on}"),
    "clock": Text(fr="le début officiel du calendrier", en="the official start"),
    "horizon": Text(fr="l'horizon du plan, {on}", en="the horizon of the plan, {on}"),
}


def cause_in_words(cause: Cause, rulebook: Rulebook, language: Language, durations: Durations | None = None) -> str:
    """Name a cause for a person; with the ``durations`` of the plan, the length of an activity and its unit too."""
    length = ""
    if cause.kind == "duration" and durations is not None:
        delay = getattr(durations, cause.name)
        length = f" ({delay.in_words(language)})"
    moment = cause.name.partition("#")[0]
    on: date | None = cause.day
    return _WORDS[cause.kind][language].format(
        name=cause.name,
        title=rulebook[cause.name].title[language] if cause.kind == "obligation" else "",
        label=DURATION_LABELS[cause.name][language] + length if cause.kind == "duration" else "",
        moment=moment_in(moment, language) if cause.kind in {"fixed", "fact", "hole", "schedule"} else "",
        on=on_day(on, language) if on is not None else "",
    )
