"""A history on which a backend and the procedure part, told in words: what happened, what each says, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

import attrs

from dme_migration.rules import STATUS_LABELS, Assessment, Finding, Status
from dme_migration.testing._events import Event
from dme_migration.testing._history_clues import clue
from dme_migration.testing._machine_adapter import Answer
from dme_migration.text import Language, Text, day_in_words, joined

__all__ = ["Divergence", "divergence_told", "history_told"]


@attrs.frozen(kw_only=True)
class Divergence:
    """One obligation on which a backend and the procedure do not say the same, as of a day."""

    finding: Finding
    answer: Answer
    assessment: Assessment


_HEAD: Final = Text(
    fr="Votre système et la procédure ne disent pas la même chose.",
    en="Your system and the procedure do not say the same.",
)
_HAPPENED: Final = Text(fr="Ce qui est arrivé, dans l'ordre\u00a0:", en="What happened, in order:")
_NOTHING: Final = Text(fr="Rien n'est encore arrivé.", en="Nothing has happened yet.")
_THEN: Final = Text(fr="À la fin du {day}\u00a0:", en="At the end of {day}:")
_YOURS: Final = Text(fr="votre système\u00a0: {what}", en="your system: {what}")
_OURS: Final = Text(fr="la procédure\u00a0: {what}", en="the procedure: {what}")
_DUE_ON: Final = Text(fr="dernier jour\u00a0: {day}", en="last day on time: {day}")
_NOT_BEFORE: Final = Text(fr="premier jour permis\u00a0: {day}", en="first day allowed: {day}")
_CLUE: Final = Text(fr="Indice\u00a0: {clue}.", en="Clue: {clue}.")
_OR: Final = Text(fr="ou", en="or")


def history_told(history: Sequence[Event], language: Language) -> str:
    """Tell what happened: a numbered list, one sentence an event."""
    if not history:
        return _NOTHING[language]
    width = len(str(len(history)))
    lines = (f"  {number:>{width}}. {event.told(language)}" for number, event in enumerate(history, start=1))
    return "\n".join((_HAPPENED[language], *lines))


def divergence_told(
    history: Sequence[Event], divergences: Sequence[Divergence], as_of: date, language: Language
) -> str:
    """Tell a history, then for each obligation what the backend says, what the procedure says, and why."""
    parts = [_HEAD[language], history_told(history, language)]
    parts.append(_THEN[language].format(day=day_in_words(as_of, language)))
    parts.extend("\n".join(_lines(divergence, language)) for divergence in divergences)
    return "\n\n".join(parts)


def _lines(divergence: Divergence, language: Language) -> Iterator[str]:
    finding, answer = divergence.finding, divergence.answer
    obligation = finding.obligation
    yield f"  {obligation.id} ({obligation.title[language]})"
    theirs = _said(sorted(answer.status), answer.due_on, answer.not_before, language)
    yield f"    {_YOURS[language].format(what=theirs)}"
    ours = _said([finding.status], finding.due_on, finding.not_before, language)
    yield f"    {_OURS[language].format(what=ours)}"
    yield f"    {finding.message(language)}"
    for said, known in ((answer.due_on, finding.due_on), (answer.not_before, finding.not_before)):
        if said is not None and said != known:
            assessment = divergence.assessment
            found = clue(said, finding.ruling, assessment.case, assessment.evaluator.calendar, language)
            if found is not None:
                yield f"    {_CLUE[language].format(clue=found)}"


def _said(statuses: Sequence[Status], due_on: date | None, not_before: date | None, language: Language) -> str:
    said = [joined((STATUS_LABELS[status][language] for status in statuses), language, last=_OR)]
    if due_on is not None:
        said.append(_DUE_ON[language].format(day=day_in_words(due_on, language)))
    if not_before is not None:
        said.append(_NOT_BEFORE[language].format(day=day_in_words(not_before, language)))
    return "; ".join(said)
