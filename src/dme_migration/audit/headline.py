"""What an audit comes to, in a few sentences: how many documents, judged when, in breach or not, how compliant."""

from __future__ import annotations

from typing import Final

from dme_migration.audit.summary import AuditSummary
from dme_migration.audit.words import number_in_words, rate_in_words
from dme_migration.report.wording import Counted
from dme_migration.rules.status import Verdict
from dme_migration.text import NBSP, Language, Text, day_in_words, joined

__all__ = ["headline", "verdicts_in_words"]

_CASES: Final = Counted(
    Text(fr="{said} dossier de migration jugé", en="{said} case judged"),
    Text(fr="{said} dossiers de migration jugés", en="{said} cases judged"),
)
_AS_OF: Final = Text(fr="{cases} au {day}", en="{cases} as of {day}")
_AS_OF_DAYS: Final = Text(fr="{cases}, du {first} au {last}", en="{cases}, from {first} to {last}")
_UNREADABLE: Final = Counted(
    Text(fr="{said} document illisible", en="{said} document that could not be read"),
    Text(fr="{said} documents illisibles", en="{said} documents that could not be read"),
)
_VERDICTS: Final = {
    Verdict.BREACH: Text(fr="{n} en manquement", en="{n} in breach"),
    Verdict.UNDETERMINED: Text(fr="{n} à éclaircir", en="{n} undetermined"),
    Verdict.ON_TRACK: Text(fr="{n} en bonne voie", en="{n} on track"),
    Verdict.COMPLETE: Text(fr="{n} sans manquement et complets", en="{n} complete, without a breach"),
}
_RATE: Final = Text(
    fr=f"Taux de conformité aux exigences obligatoires{NBSP}: {{rate}} ({{met}} respectées sur {{judged}} jugées)",
    en="Rate of compliance with duties: {rate} ({met} met of {judged} judged)",
)
_APART: Final = Text(
    fr="comptées à part\u00a0: {waived} renonciations, {pending} à venir, {undetermined} indéterminées, "
    "{off} sans objet",
    en="counted apart: {waived} waived, {pending} pending, {undetermined} undetermined, {off} not applicable",
)
_NO_RATE: Final = Text(fr="Il n'y a aucune exigence obligatoire à juger", en="There is no duty to judge")
_LEFT_OUT: Final = Counted(
    Text(fr="{said} dossier de migration hors de ce qui est demandé", en="{said} case outside what was asked for"),
    Text(fr="{said} dossiers de migration hors de ce qui est demandé", en="{said} cases outside what was asked for"),
)
_SKIPPED: Final = Counted(
    Text(
        fr="{said} fichier laissé de côté (ni .json, ni .ndjson, ni .jsonl)",
        en="{said} file passed over (not .json, .ndjson or .jsonl)",
    ),
    Text(
        fr="{said} fichiers laissés de côté (ni .json, ni .ndjson, ni .jsonl)",
        en="{said} files passed over (not .json, .ndjson or .jsonl)",
    ),
)


def headline(summary: AuditSummary, language: Language, *, left_out: int = 0, skipped: int = 0) -> tuple[str, ...]:
    """Say what an audit comes to: the number of cases and the days, the verdicts, the rate, what was left out."""

    def counted(noun: Counted, number: int) -> str:
        return noun.of(number, language, said=number_in_words(number, language))

    first = counted(_CASES, summary.cases)
    if summary.first_day is not None and summary.last_day is not None:
        days = {"first": day_in_words(summary.first_day, language), "last": day_in_words(summary.last_day, language)}
        text = _AS_OF_DAYS if summary.first_day != summary.last_day else _AS_OF
        first = text.filled(language, cases=first, day=days["first"], **days)
    said = [first]
    if summary.unreadable:
        said.append(counted(_UNREADABLE, summary.unreadable))
    sentences = [joined(said, language) + "."]
    if summary.cases:
        sentences += [", ".join(verdicts_in_words(summary, language)) + ".", _compliance(summary, language)]
    outside = [counted(noun, n) for noun, n in ((_LEFT_OUT, left_out), (_SKIPPED, skipped)) if n]
    if outside:
        sentences.append(joined(outside, language) + ".")
    return tuple(sentences)


def verdicts_in_words(summary: AuditSummary, language: Language) -> tuple[str, ...]:
    """Count the cases by verdict, leaving out the verdicts that none has."""
    return tuple(
        text.filled(language, n=number_in_words(summary.verdicts[verdict], language))
        for verdict, text in _VERDICTS.items()
        if summary.verdicts.get(verdict)
    )


def _compliance(summary: AuditSummary, language: Language) -> str:
    duties = summary.duties
    said = _NO_RATE[language]
    if duties.judged:
        rate = rate_in_words(duties, language)
        met, judged = number_in_words(duties.met, language), number_in_words(duties.judged, language)
        said = _RATE.filled(language, rate=rate, met=met, judged=judged)
    apart = _APART.filled(
        language,
        waived=number_in_words(duties.waived, language),
        pending=number_in_words(duties.pending, language),
        undetermined=number_in_words(duties.undetermined, language),
        off=number_in_words(duties.not_applicable, language),
    )
    return f"{said}; {apart}."
