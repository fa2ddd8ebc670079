"""The words of what comes next: under which party, by when, whom to write to; the same wherever steps are shown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from dme_migration.rules import Finding, Modality, Status
from dme_migration.text import Language, Text, day_in_words, instant_in_words

__all__ = ["NOTHING_TO_DO", "by_day", "contact_in_words", "notes_in_words", "when_in_words"]

NOTHING_TO_DO: Final = Text(fr="Il n'y a rien à faire pour l'instant.", en="There is nothing to do for now.")

_BY: Final = Text(fr="D'ici le {day}", en="By {day}")
_LATE: Final = Text(fr="En retard\u00a0: c'était dû le {day}", en="Overdue: it was due on {day}")
_TO_MEND: Final = Text(fr="À corriger", en="To put right")
_IN_TIME: Final = Text(fr="Le moment venu", en="In due course")
_NOT_BEFORE: Final = Text(fr="pas avant le {day}", en="not before {day}")
_ADVISED: Final = Text(fr="recommandé", en="recommended")
_CONTACT: Final = Text(fr="Écrire à {contact}", en="Write to {contact}")
_NO_CONTACT: Final = Text(fr="Aucune adresse au dossier de migration", en="No address on file")


def contact_in_words(address: str | None, language: Language) -> str:
    """Say whom to write to."""
    return _NO_CONTACT[language] if address is None else _CONTACT.filled(language, contact=address)


def by_day(findings: Iterable[Finding], language: Language) -> list[tuple[str, list[Finding]]]:
    """Group steps by when they are due, in words: what is late or to be put right first, then by day."""
    groups: dict[str, list[Finding]] = {}
    for finding in sorted(findings, key=_order):
        groups.setdefault(when_in_words(finding, language), []).append(finding)
    return list(groups.items())


def when_in_words(finding: Finding, language: Language) -> str:
    """Say by when a step is due, since when it is late, or that it has no day yet."""
    late = finding.status is Status.BREACHED
    if finding.due_at is not None:
        return (_LATE if late else _BY).filled(language, day=instant_in_words(finding.due_at, language))
    if finding.due_on is not None:
        return (_LATE if late else _BY).filled(language, day=day_in_words(finding.due_on, language))
    return (_TO_MEND if late else _IN_TIME)[language]


def notes_in_words(finding: Finding, language: Language) -> list[str]:
    """Say what else matters of a step: its first day allowed, and that it is only recommended."""
    notes = []
    if finding.not_before is not None:
        notes.append(_NOT_BEFORE.filled(language, day=day_in_words(finding.not_before, language, weekday=False)))
    if finding.obligation.modality is Modality.SHOULD:
        notes.append(_ADVISED[language])
    return notes


def _order(finding: Finding) -> tuple[bool, date]:
    return finding.status is not Status.BREACHED, finding.due_on or date.max
