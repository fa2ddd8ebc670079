"""The words of an assessment, the same wherever it is shown: verdict, counts, who answers, due days, waivers, facts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from types import MappingProxyType
from typing import Final

from dme_migration.model import PARTY_LABELS, Waiver
from dme_migration.report.wording import Counted, moment_in_words
from dme_migration.rules import Assessment, Bearer, Finding, Status, Verdict
from dme_migration.rules.words import capital
from dme_migration.text import NBSP, Language, Text, day_in_words, instant_in_words, joined

__all__ = [
    "SECTIONS",
    "bearer_in_words",
    "bearers_in_words",
    "by_due_day",
    "by_missing_facts",
    "clause_in_words",
    "counts_in_words",
    "due_in_words",
    "later_in_words",
    "remedy_label",
    "said_of",
    "verdict_in_words",
    "waiver_in_words",
]

SECTIONS: Final = MappingProxyType(
    {
        "breaches": Text(fr="Manquements ({n})", en="Breaches ({n})"),
        "warnings": Text(fr="Avertissements ({n})", en="Warnings ({n})"),
        "waived": Text(fr="Manquements auxquels on a renoncé ({n})", en="Breaches that were waived ({n})"),
        "untold": Text(fr="Ce qu'on ne peut pas dire ({n})", en="What cannot be told ({n})"),
        "settles": Text(fr="Il faudrait savoir\u00a0: {facts}", en="One must know: {facts}"),
        "met": Text(fr="Ce qui est respecté ({n})", en="What is met ({n})"),
        "off": Text(fr="Ce qui est sans objet ({n})", en="What does not apply ({n})"),
        "who": Text(fr="Qui", en="Who"),
        "found": Text(fr="Constat", en="Finding"),
        "remedy": Text(fr="À faire", en="To do"),
        "lesson": Text(fr="À retenir", en="Next time"),
        "waiver": Text(fr="Renoncé", en="Waived"),
    }
)
"""The headings and labels of an assessment."""

_SAID: Final = Text(fr="{verdict} au {day}{counts}.", en="{verdict} as of {day}{counts}.")
_VERDICTS: Final = {
    Verdict.UNDETERMINED: Text(fr="on ne peut pas conclure", en="undetermined"),
    Verdict.ON_TRACK: Text(fr="en bonne voie", en="on track"),
    Verdict.COMPLETE: Text(fr="complet, sans manquement", en="complete, no breach"),
}
_BREACHES: Final = Counted(Text(fr="{n} manquement", en="{n} breach"), Text(fr="{n} manquements", en="{n} breaches"))
_WARNINGS: Final = Counted(
    Text(fr="{n} avertissement", en="{n} warning"), Text(fr="{n} avertissements", en="{n} warnings")
)
_UNTOLD: Final = Counted(
    Text(fr="{n} à éclaircir", en="{n} to settle"),
    Text(fr="{n} à éclaircir", en="{n} to settle"),
)
_PENDING: Final = Counted(Text(fr="{n} à venir", en="{n} to come"), Text(fr="{n} à venir", en="{n} to come"))
_WAIVED: Final = Counted(Text(fr="{n} renonciation", en="{n} waiver"), Text(fr="{n} renonciations", en="{n} waivers"))
_DUE: Final = Text(fr="échéance le {day}", en="due on {day}")
_NOT_BEFORE: Final = Text(fr="pas avant le {day}", en="not before {day}")
_WAIVER: Final = Text(fr="par {by}, le {day}{reason}", en="by {by}, on {day}{reason}")
_LATER: Final = Counted(
    Text(
        fr="{n} fait daté d'après le {day} n'est pas pris en compte.",
        en="{n} fact dated after {day} is not taken into account.",
    ),
    Text(
        fr="{n} faits datés d'après le {day} ne sont pas pris en compte.",
        en="{n} facts dated after {day} are not taken into account.",
    ),
)
_REASON: Final = Text(fr=f" (motif{NBSP}: {{reason}})", en=" (reason: {reason})")


def said_of(assessment: Assessment, language: Language) -> str:
    """Say the verdict in one line: the verdict, the day of judgement, what else matters."""
    return _SAID.filled(
        language,
        verdict=verdict_in_words(assessment, language),
        day=moment_in_words(assessment.as_of, assessment.case.zone, language, weekday=False),
        counts=counts_in_words(assessment, language),
    )


def verdict_in_words(assessment: Assessment, language: Language) -> str:
    """Word the verdict; a breach is worded by the number of them."""
    if assessment.verdict is Verdict.BREACH:
        return _BREACHES.of(len(assessment.breaches), language)
    return _VERDICTS[assessment.verdict][language]


def counts_in_words(assessment: Assessment, language: Language) -> str:
    """Count what else matters, between parentheses; nothing when nothing is to be said."""
    statuses = list(assessment.statuses.values())
    counts = [
        (_WARNINGS, len(assessment.warnings)),
        (_WAIVED, statuses.count(Status.WAIVED)),
        (_UNTOLD, statuses.count(Status.UNDETERMINED)),
    ]
    if assessment.verdict is Verdict.ON_TRACK and not any(number for _, number in counts):
        counts.append((_PENDING, statuses.count(Status.PENDING)))
    words = [counted.of(number, language) for counted, number in counts if number]
    return f" ({', '.join(words)})" if words else ""


def clause_in_words(address: str) -> str:
    """Keep an address together on one line."""
    return address.replace(" ", NBSP)


def bearer_in_words(bearer: Bearer, language: Language) -> str:
    """Name a party, with its own name when it is known."""
    label = PARTY_LABELS[bearer.party][language]
    return label if bearer.name is None or f"({bearer.name})" in label else f"{label} ({bearer.name})"


def bearers_in_words(bearers: Iterable[Bearer], language: Language) -> str:
    """Name the parties that answer."""
    return capital(joined((bearer_in_words(bearer, language) for bearer in bearers), language))


def due_in_words(finding: Finding, language: Language) -> str:
    """Say the last day on time, or the first day allowed; nothing when neither is known."""
    if finding.due_at is not None:
        return _DUE.filled(language, day=instant_in_words(finding.due_at, language))
    if finding.due_on is not None:
        return _DUE.filled(language, day=day_in_words(finding.due_on, language, weekday=False))
    if finding.not_before is not None:
        return _NOT_BEFORE.filled(language, day=day_in_words(finding.not_before, language, weekday=False))
    return ""


def remedy_label(finding: Finding) -> str:
    """Name the label of a remedy: what is final can no longer be mended, and serves the next time."""
    return "lesson" if finding.final else "remedy"


def waiver_in_words(assessment: Assessment, waiver: Waiver, language: Language) -> str:
    """Say who waived a breach, when and why."""
    reason = "" if waiver.reason is None else _REASON.filled(language, reason=waiver.reason)
    bearer = next(bearer for bearer in assessment.parties if bearer.party is waiver.by)
    day = day_in_words(waiver.given_on, language)
    return capital(_WAIVER.filled(language, by=bearer_in_words(bearer, language), day=day, reason=reason))


def later_in_words(assessment: Assessment, language: Language) -> str:
    """Say how many facts come after the day of judgement, and so are left out."""
    day = moment_in_words(assessment.as_of, assessment.case.zone, language, weekday=False)
    return _LATER.of(assessment.facts_after_as_of, language, day=day)


def by_due_day(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Put findings in the order of their days; those without one come last."""
    return tuple(sorted(findings, key=lambda finding: finding.due_on or finding.not_before or date.max))


def by_missing_facts(findings: Iterable[Finding]) -> dict[tuple[str, ...], list[Finding]]:
    """Group what cannot be told by the facts that would tell it."""
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.missing, []).append(finding)
    return groups
