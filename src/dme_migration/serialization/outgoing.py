"""The documents that come out: the assessment of a case, and the faults of one that cannot be read.

Source: DECLARATIONS §6, keys and their order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dme_migration.errors import DocumentError
from dme_migration.serialization.dumping import json_line
from dme_migration.text import Language

if TYPE_CHECKING:
    from datetime import date

    from dme_migration.rules import Assessment, Finding, NextStep

__all__ = ["assessment_text", "dump_assessment", "dump_problems"]


def dump_assessment(
    assessment: Assessment, *, source: str | None = None, language: Language = Language.FR
) -> dict[str, Any]:
    """Give the document ``assessment-1``: every finding of the edition, in its order, and the next steps.

    ``source`` names where the case came from (a path, ``-``). Titles, messages and remedies are in one language.
    """
    language = Language(language)
    return {
        "format": "dme-migration/assessment-1",
        "source": source,
        "id": assessment.case.id,
        "as_of": assessment.as_of.isoformat(),
        "edition": list(assessment.edition),
        "profile": str(assessment.profile),
        "readings": assessment.readings.as_dict(),
        "verdict": str(assessment.verdict),
        "compliant": assessment.compliant,
        "facts_after_as_of": assessment.facts_after_as_of,
        "findings": [_finding(finding, language) for finding in assessment.findings],
        "next_steps": [_step(step, language) for step in assessment.next_steps()],
    }


def assessment_text(assessment: Assessment, *, source: str | None = None, language: Language = Language.FR) -> str:
    """Write the document ``assessment-1`` on one line."""
    return json_line(dump_assessment(assessment, source=source, language=language))


def dump_problems(
    error: DocumentError, *, source: str | None = None, language: Language = Language.FR
) -> dict[str, Any]:
    """Give the document ``problems-1`` of a document that cannot be read."""
    return {
        "format": "dme-migration/problems-1",
        "source": source,
        "problems": [problem.as_json(Language(language)) for problem in error.problems],
    }


def _finding(finding: Finding, language: Language) -> dict[str, Any]:
    return {
        "obligation": finding.obligation.id,
        "clause": finding.obligation.clause.address,
        "bearers": [{"party": str(bearer.party), "name": bearer.name} for bearer in finding.bearers],
        "modality": str(finding.obligation.modality),
        "status": str(finding.status),
        "final": finding.final,
        "due_on": _iso(finding.due_on),
        "due_at": _iso(finding.due_at),
        "not_before": _iso(finding.not_before),
        "missing": list(finding.missing),
        "beneath": None if finding.beneath is None else str(finding.beneath),
        "title": finding.obligation.title[language],
        "message": finding.message(language),
        "remedy": finding.obligation.remedy[language],
    }


def _step(step: NextStep, language: Language) -> dict[str, Any]:
    return {
        "obligation": step.obligation,
        "party": str(step.party),
        "contact": step.contact,
        "due_on": _iso(step.due_on),
        "overdue": step.overdue,
        "action": step.action[language],
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
