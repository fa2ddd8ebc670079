"""What the report of one case says, before it is Markdown or HTML: both are written from this, and so say the same.

Everything here is words in one language, in the order of reading: the verdict, which case it is of, the steps, what is
wrong with its reckoning, what cannot be told, what comes next, what is in order, on what grounds. Words that come from
the case are as they were written: a writer makes them inert in its own way.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Generic, TypeVar

import attrs

from dme_migration.model import Party
from dme_migration.model.timeline import Timeline
from dme_migration.report.assessment_words import (
    SECTIONS,
    bearer_in_words,
    bearers_in_words,
    by_due_day,
    by_missing_facts,
    clause_in_words,
    due_in_words,
    later_in_words,
    remedy_label,
    said_of,
    waiver_in_words,
)
from dme_migration.report.case_words import OBJECTIVE_LABELS, case_name
from dme_migration.report.grounds_words import grounds_in_words
from dme_migration.report.product import PRODUCT, product_version
from dme_migration.report.step_words import NOTHING_TO_DO, by_day, contact_in_words, notes_in_words
from dme_migration.report.timeline_rows import rows_of
from dme_migration.report.timeline_words import TIMELINE, Words
from dme_migration.rules import READINGS, Assessment, Finding, Status, Verdict
from dme_migration.rules.words import capital, path_in_words
from dme_migration.text import Language, Text

__all__ = ["Deadline", "Detail", "Plain", "Report", "Row", "Section", "Untold", "Upcoming", "report_of"]

_REPORT: Final = Text(fr="Rapport sur un dossier de migration", en="Report on a migration case")
_UNNAMED: Final = Text(fr="Dossier de migration sans nom", en="Unnamed migration case")
_CLIENT: Final = Text(fr="Client", en="Client")
_ID: Final = Text(fr="Numéro", en="Number")
_EMRS: Final = Text(fr="DMÉ", en="EMRs")
_FROM_TO: Final = Text(fr="{source} vers {receiving}", en="{source} to {receiving}")
_OBJECTIVE: Final = Text(fr="Objectif", en="Objective")
_UNSAID: Final = Text(fr="non précisé", en="not stated")
_STEPS: Final = Text(fr="Ce qui vient", en="What comes next")
_GROUNDS: Final = Text(fr="Sur quoi repose ce rapport", en="What this report rests on")
_USUAL: Final = Text(fr="Lectures usuelles", en="Usual readings")
_MADE_BY: Final = Text(fr="Logiciel", en="Software")
_PREVAILS: Final = Text(
    fr="Le texte du ministère prévaut sur ce rapport, qui n'est pas un avis juridique.",
    en="The ministry's text prevails over this report, which is no legal advice.",
)


Item_co = TypeVar("Item_co", covariant=True)


@attrs.frozen
class Row:
    """A label, and the lines that it heads."""

    label: str
    told: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Detail:
    """A finding told whole: who answers, the reckoning, what to do or who waived it."""

    title: str
    id: str
    clause: str
    due: str
    rows: tuple[Row, ...]


@attrs.frozen(kw_only=True)
class Untold:
    """Some requirements that the same missing facts would settle: each fact in words, with its path in the document."""

    lead: str
    facts: tuple[tuple[str, str], ...]
    findings: tuple[tuple[str, str], ...]


@attrs.frozen
class Plain:
    """The titles and ids of what a clause asks and nobody need act upon."""

    clause: str
    findings: tuple[tuple[str, str], ...]


@attrs.frozen(kw_only=True)
class Deadline:
    """What is due by the same day: titles and ids; ``dated`` is false of what waits for its moment."""

    when: str
    late: bool
    dated: bool
    steps: tuple[tuple[str, str, str], ...]


@attrs.frozen(kw_only=True)
class Upcoming:
    """What one party is to do next, and whom to write to."""

    party: str
    contact: str
    deadlines: tuple[Deadline, ...]


@attrs.frozen
class Section(Generic[Item_co]):
    """A heading and what stands under it; nothing under it: the section is left out."""

    title: str
    items: tuple[Item_co, ...]


@attrs.frozen(kw_only=True)
class Report:
    """The report of one case, in words."""

    kind: str
    name: str
    verdict: Verdict
    said: str
    later: str | None
    identity: tuple[Row, ...]
    timeline: Section[str]
    breaches: Section[Detail]
    warnings: Section[Detail]
    waived: Section[Detail]
    untold: Section[Untold]
    steps: Section[Upcoming]
    nothing_to_do: str
    met: Section[Plain]
    off: Section[Plain]
    grounds: Section[Row]
    prevails: str


def report_of(assessment: Assessment, language: Language) -> Report:
    """Put the report of an assessment in words."""
    case = assessment.case
    undetermined = assessment.undetermined
    waived = tuple(finding for finding in assessment if finding.status is Status.WAIVED)
    return Report(
        kind=_REPORT[language],
        name=case_name(case, language) or _UNNAMED[language],
        verdict=assessment.verdict,
        said=capital(said_of(assessment, language)),
        later=later_in_words(assessment, language) if assessment.facts_after_as_of else None,
        identity=_identity(assessment, language),
        timeline=Section(TIMELINE[language], _timeline(assessment, language)),
        breaches=_details("breaches", by_due_day(assessment.breaches), assessment, language),
        warnings=_details("warnings", by_due_day(assessment.warnings), assessment, language),
        waived=_details("waived", waived, assessment, language),
        untold=Section(
            SECTIONS["untold"].filled(language, n=len(undetermined)),
            tuple(_untold(facts, found, language) for facts, found in by_missing_facts(undetermined).items()),
        ),
        steps=Section(_STEPS[language], _steps(assessment, language)),
        nothing_to_do=NOTHING_TO_DO[language],
        met=_plain("met", Status.MET, assessment, language),
        off=_plain("off", Status.NOT_APPLICABLE, assessment, language),
        grounds=Section(_GROUNDS[language], _grounds(assessment, language)),
        prevails=_PREVAILS[language],
    )


def _identity(assessment: Assessment, language: Language) -> tuple[Row, ...]:
    case = assessment.case
    request, unsaid = case.request, _UNSAID[language]
    emrs = _FROM_TO.filled(language, source=request.source_emr or unsaid, receiving=request.receiving_emr or unsaid)
    client = request.client.name if request.client and request.client.name else unsaid
    objective = unsaid if request.objective is None else capital(OBJECTIVE_LABELS[request.objective][language])
    told = ((_CLIENT, client), (_ID, case.id or unsaid), (_EMRS, emrs), (_OBJECTIVE, objective))
    return tuple(Row(label[language], (words,)) for label, words in told)


def _timeline(assessment: Assessment, language: Language) -> tuple[str, ...]:
    """Tell each step that has a day; nothing when none has."""
    day = Timeline(assessment.case, assessment.as_of).day
    words = Words(language, assessment.evaluator.calendar, day)
    rows = rows_of(assessment.case, as_of=assessment.as_of, plan=None)
    return tuple(words.whole(row) for row in rows if any(row.days()))


def _details(section: str, findings: Iterable[Finding], assessment: Assessment, language: Language) -> Section[Detail]:
    details = tuple(_detail(finding, assessment, language) for finding in findings)
    return Section(SECTIONS[section].filled(language, n=len(details)), details)


def _detail(finding: Finding, assessment: Assessment, language: Language) -> Detail:
    obligation = finding.obligation
    told = [
        ("who", bearers_in_words(finding.bearers, language)),
        ("found", finding.explanation(language)),
    ]
    if finding.waiver is None:
        told.append((remedy_label(finding), obligation.remedy[language]))
    else:
        told.append(("waiver", waiver_in_words(assessment, finding.waiver, language)))
    return Detail(
        title=obligation.title[language],
        id=obligation.id,
        clause=clause_in_words(obligation.clause.address),
        due=due_in_words(finding, language),
        rows=tuple(Row(SECTIONS[label][language], (words,)) for label, words in told),
    )


def _untold(missing: tuple[str, ...], findings: Iterable[Finding], language: Language) -> Untold:
    return Untold(
        lead=SECTIONS["settles"].filled(language, facts="").rstrip(),
        facts=tuple((path_in_words(path, language), path) for path in missing),
        findings=tuple(_named(finding, language) for finding in findings),
    )


def _steps(assessment: Assessment, language: Language) -> tuple[Upcoming, ...]:
    upcoming = []
    for party in Party:
        findings = [assessment[step.obligation] for step in assessment.next_steps(party)]
        if not findings:
            continue
        bearer = next(bearer for bearer in assessment.parties if bearer.party is party)
        deadlines = tuple(
            Deadline(
                when=when,
                late=any(finding.status is Status.BREACHED for finding in due),
                dated=any(finding.status is Status.BREACHED or finding.due_on is not None for finding in due),
                steps=tuple(
                    (*_named(finding, language), ", ".join(notes_in_words(finding, language))) for finding in due
                ),
            )
            for when, due in by_day(findings, language)
        )
        upcoming.append(
            Upcoming(
                party=capital(bearer_in_words(bearer, language)),
                contact=contact_in_words(bearer.address, language),
                deadlines=deadlines,
            )
        )
    return tuple(upcoming)


def _plain(section: str, status: Status, assessment: Assessment, language: Language) -> Section[Plain]:
    clauses: dict[str, list[tuple[str, str]]] = {}
    for finding in assessment:
        if finding.status is status:
            address = clause_in_words(finding.obligation.clause.address)
            clauses.setdefault(address, []).append(_named(finding, language))
    title = SECTIONS[section].filled(language, n=sum(map(len, clauses.values())))
    return Section(title, tuple(Plain(clause, tuple(found)) for clause, found in clauses.items()))


def _named(finding: Finding, language: Language) -> tuple[str, str]:
    return finding.obligation.title[language], finding.obligation.id


def _grounds(assessment: Assessment, language: Language) -> tuple[Row, ...]:
    rows = [Row(label, told) for label, told in grounds_in_words(assessment, language)]
    usual = [f"{name} = {value}" for name, value in assessment.readings if value == READINGS[name].default]
    rows.append(Row(_USUAL[language], ("; ".join(usual),)))
    rows.append(Row(_MADE_BY[language], (f"{PRODUCT} {product_version()}",)))
    return tuple(rows)
