"""A schedule that cannot be: what contradicts, and what could give way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

import attrs

from dme_migration.cli.assessment_words import name_of
from dme_migration.cli.documents import source_in_words
from dme_migration.cli.layout import Page, Style
from dme_migration.cli.wishes import Wishes
from dme_migration.errors import InfeasibleScheduleError, InvalidValueError
from dme_migration.model import PARTY_LABELS
from dme_migration.model.moment_words import moment_in
from dme_migration.planning import DURATION_LABELS, Cause, Durations, Plan, cause_in_words
from dme_migration.rules import Assessment
from dme_migration.rules.words import capital
from dme_migration.text import Language, Text, day_in_words

__all__ = ["conflict_in_words", "conflict_page"]

_HEAD: Final = Text(
    fr="{name}\u00a0: aucun calendrier ne convient, au {day}.", en="{name}: no schedule fits, as of {day}."
)
_CONFLICT: Final = Text(fr="Ce qui se contredit ({n})", en="What contradicts ({n})")
_WAYS: Final = Text(fr="Ce qui peut céder", en="What could give way")
_ENOUGH: Final = Text(
    fr="Ces éléments se contredisent à eux seuls, et aucun n'est de trop\u00a0: qu'un seul cède, et les autres "
    "s'accordent, à moins qu'une autre contradiction n'apparaisse. Aucune exigence n'a été laissée de côté pour faire "
    "un calendrier, et le dossier de migration n'a pas changé.",
    en="These contradict by themselves, and each of them counts: let one give way, and the others agree, unless "
    "another contradiction then shows. No requirement was left out to make a schedule, and the case has not changed.",
)
_SENTENCE: Final = Text(
    fr="Aucun calendrier ne convient. Se contredisent\u00a0: {causes}.",
    en="No schedule fits. In contradiction: {causes}.",
)
_OTHER_DAY: Final = Text(fr="un autre jour pour {moment}, ou aucun", en="another day for {moment}, or none")
_AT_EARLIEST: Final = Text(
    fr="{way}\u00a0: sans ce souhait, ce serait le {day}", en="{way}: without that wish, it would be {day}"
)
_SHORTER: Final = Text(
    fr="une activité plus courte, avec --durations\u00a0: {label}", en="a shorter activity, with --durations: {label}"
)
_WAIVER: Final = Text(
    fr="une renonciation par {party} à «\u00a0{title}\u00a0», écrite au dossier de migration",
    en="a waiver of “{title}” by {party}, written in the case",
)
_FACT: Final = Text(
    fr="une date du dossier de migration, si elle est fausse\u00a0: {moment}",
    en="a day in the case, if it is wrong: {moment}",
)
_HOLE: Final = Text(
    fr="le vrai jour de cette étape, à écrire au journal\u00a0: {moment}",
    en="the real day of this step, to be written in the journal: {moment}",
)
_EXTRA: Final = Text(
    fr="un délai supplémentaire annoncé au client, avec --extra-delay",
    en="an extra delay announced to the client, with --extra-delay",
)


def conflict_in_words(error: InfeasibleScheduleError, wishes: Wishes, language: Language) -> str:
    """Say in one sentence what contradicts."""
    return _SENTENCE.filled(language, causes="; ".join(_causes(error, wishes, language)))


def _causes(error: InfeasibleScheduleError, wishes: Wishes, language: Language) -> Iterator[str]:
    durations = wishes.durations or Durations()
    for cause in error.conflicts:
        yield cause_in_words(cause, wishes.bound.evaluator.rulebook, language, durations)


def conflict_page(
    error: InfeasibleScheduleError, assessment: Assessment, path: str, wishes: Wishes, language: Language
) -> Page:
    """Lay out a contradiction: its members, then what could give way."""
    page = Page()
    day = day_in_words(assessment.day, language, weekday=False)
    page.text(_HEAD.filled(language, name=name_of(assessment, path, language), day=day), hang=2, style=Style.BAD)
    if assessment.case.id is not None:
        page.text(source_in_words(path, language), style=Style.FAINT)
    page.heading(_CONFLICT.filled(language, n=len(error.conflicts)))
    for words in _causes(error, wishes, language):
        page.text(f"{capital(words)}.", indent=2, lead="- ", hang=2)
    ways = tuple(dict.fromkeys(_ways(error, assessment, wishes, language)))
    if ways:
        page.heading(_WAYS[language])
        for way in ways:
            page.text(f"{capital(way)}.", indent=2, lead="- ", hang=2)
    page.blank()
    page.text(_ENOUGH[language], style=Style.FAINT)
    return page


def _ways(error: InfeasibleScheduleError, assessment: Assessment, wishes: Wishes, language: Language) -> Iterator[str]:
    for cause in error.conflicts:
        match cause.kind:
            case "fixed":
                yield _other_day(cause, assessment, wishes, language)
            case "duration":
                yield _SHORTER.filled(language, label=DURATION_LABELS[cause.name][language])
            case "obligation":
                obligation = wishes.bound.evaluator.rulebook[cause.name]
                if obligation.waivable_by is not None:
                    party = PARTY_LABELS[obligation.waivable_by][language]
                    yield _WAIVER.filled(language, party=party, title=obligation.title[language])
            case "fact":
                yield _FACT.filled(language, moment=_moment(cause, language))
            case "hole":
                yield _HOLE.filled(language, moment=_moment(cause, language))
    more = attrs.evolve(wishes, extra_delay=True)
    if not wishes.extra_delay and _planned(more, assessment) is not None:
        yield _EXTRA[language]


def _other_day(cause: Cause, assessment: Assessment, wishes: Wishes, language: Language) -> str:
    way = _OTHER_DAY.filled(language, moment=_moment(cause, language))
    rest = {name: day for name, day in wishes.fixed.items() if name != cause.name}
    found = _planned(attrs.evolve(wishes, fixed=rest), assessment)
    day: date | None = None if found is None else found.days.get(cause.name)
    return way if day is None else _AT_EARLIEST.filled(language, way=way, day=day_in_words(day, language))


def _planned(wishes: Wishes, assessment: Assessment) -> Plan | None:
    try:
        return wishes.plan(assessment.case, assessment.as_of)
    except (InfeasibleScheduleError, InvalidValueError):
        return None


def _moment(cause: Cause, language: Language) -> str:
    return moment_in(cause.name.partition("#")[0], language)
