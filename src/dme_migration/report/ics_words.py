"""What an event of the calendar file says: its heading, who acts, under which clause, by when, and how it moved."""

from __future__ import annotations

from datetime import date
from typing import Final

import attrs

from dme_migration.model.case import MigrationCase
from dme_migration.model.parties import PARTY_LABELS
from dme_migration.report.case_words import case_name, emr_names
from dme_migration.report.inert import lines, one_line
from dme_migration.report.steps import Entry, step_of, step_title
from dme_migration.rules.clauses import Clause
from dme_migration.rules.findings import Assessment
from dme_migration.rules.gaps import Gap
from dme_migration.rules.obligation import Modality
from dme_migration.rules.status import Status
from dme_migration.rules.words import on_day
from dme_migration.text import Language, Text, day_in_words, joined

__all__ = ["Descriptions", "calendar_name", "summary"]

_CALENDAR: Final = Text(fr="Calendrier de migration", en="Migration schedule")
_RESPONSIBLE: Final = Text(fr="Responsable\u00a0: {who}", en="Responsible: {who}")
_CLAUSE: Final = Text(fr="Clause\u00a0: {address}, {title}", en="Clause: {address}, {title}")
_DUE: Final = Text(fr="Au plus tard\u00a0: {on} – {clause}", en="No later than: {on} – {clause}")
_NOT_BEFORE: Final = Text(fr="Pas avant\u00a0: {on} – {clause}", en="Not before: {on} – {clause}")
_MOVED: Final = Text(
    fr="Date révisée {made_on}\u00a0: du {old} au {new}", en="Day revised on {made_on}: from {old} to {new}"
)
_REASON: Final = Text(fr="Motif\u00a0: {reason}", en="Reason: {reason}")
_CLIENT: Final = Text(fr="Client\u00a0: {name}", en="Client: {name}")
_ID: Final = Text(fr="Dossier de migration\u00a0: {id}", en="Case: {id}")


def calendar_name(case: MigrationCase, language: Language) -> str:
    """Name the calendar after the case."""
    return _titled(_CALENDAR[language], case, language)


def summary(entry: Entry, case: MigrationCase, language: Language) -> str:
    """Name an event: the step, then the case."""
    return _titled(step_title(entry.milestone, language), case, language)


def _titled(title: str, case: MigrationCase, language: Language) -> str:
    name = case_name(case, language)
    return f"{title} – {name}" if name else title


@attrs.frozen
class _Limit:
    day: date
    clause: Clause


class Descriptions:
    """The descriptions of a case's events in a language; the limits are those of its assessment's duties."""

    def __init__(self, assessment: Assessment, language: Language) -> None:
        self._assessment, self._language = assessment, language
        self._due: dict[str, _Limit] = {}
        self._not_before: dict[str, _Limit] = {}
        situation = assessment.evaluator.situation(assessment.case, as_of=assessment.as_of)
        for finding in assessment:
            gap, clause = finding.obligation.requires, finding.obligation.clause
            duty = finding.obligation.modality is Modality.MUST and finding.status is not Status.WAIVED
            if not duty or not isinstance(gap, Gap) or gap.is_order:
                continue
            milestone = situation.resolve(gap.b)
            due, first = self._due.get(milestone), self._not_before.get(milestone)
            if gap.at_most is not None and finding.due_on and (due is None or finding.due_on < due.day):
                self._due[milestone] = _Limit(finding.due_on, clause)
            if gap.at_least is not None and finding.not_before and (first is None or finding.not_before > first.day):
                self._not_before[milestone] = _Limit(finding.not_before, clause)

    def of(self, entry: Entry) -> str:
        """Describe an event, one fact a line."""
        case, language = self._assessment.case, self._language
        told = [*self._step(entry.milestone), *self._moved(entry)]
        if case.request.client and case.request.client.name:
            told.append(_CLIENT.filled(language, name=one_line(case.request.client.name)))
        if emrs := emr_names(case, language):
            told.append(emrs)
        if case.id:
            told.append(_ID.filled(language, id=one_line(case.id)))
        return "\n".join(told)

    def _step(self, milestone: str) -> list[str]:
        language, told = self._language, []
        step = step_of(milestone, self._assessment.obligations)
        if step is not None:
            names = {bearer.party: bearer.name for bearer in self._assessment.parties}
            who = (
                PARTY_LABELS[party][language] + (f" ({one_line(name)})" if (name := names.get(party)) else "")
                for party in step.actors
            )
            told.append(_RESPONSIBLE.filled(language, who=joined(who, language)))
            told.append(_CLAUSE.filled(language, address=step.clause.address, title=step.clause.title[language]))
        for words, limits in ((_NOT_BEFORE, self._not_before), (_DUE, self._due)):
            if limit := limits.get(milestone):
                told.append(words.filled(language, on=on_day(limit.day, language), clause=limit.clause.address))
        return told

    def _moved(self, entry: Entry) -> list[str]:
        if not entry.revisions:
            return []
        last, language = entry.revisions[-1], self._language
        told = _MOVED.filled(
            language,
            made_on=on_day(last.made_on, language),
            old=day_in_words(last.from_, language),
            new=day_in_words(last.to, language),
        )
        return [told, _REASON.filled(language, reason=lines(last.reason))] if last.reason else [told]
