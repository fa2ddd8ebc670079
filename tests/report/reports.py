"""Cases judged for the reports, and what all of them are tried on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import attrs

from dme_migration.model import Client, MigrationCase
from dme_migration.rules import Assessment, Status, evaluate
from dme_migration.serialization import case_from, load_case
from dme_migration.text import Language
from tests.rules.cases import day
from tests.serialization.documents import sample

LANGUAGES: Final = (Language.FR, Language.EN)
EXAMPLES: Final = Path(__file__).parents[2] / "examples"
DATA: Final = Path(__file__).parents[1] / "cli" / "data"


def judged(path: Path, on: str) -> Assessment:
    """Judge a document of the examples or of the command line's tests."""
    return evaluate(load_case(path.read_bytes()), as_of=day(on))


def three_days_granted() -> dict[str, Any]:
    """Give the sample of DECLARATIONS §1 with three business days for the validation, waived on 20 February."""
    document = sample()
    for entry in document["schedule"]["milestones"]:
        if entry["milestone"] == "preanalysis_validation":
            entry["on"] = "2026-02-03"
    document["schedule"]["revisions"] = []
    document["waivers"][0]["given_on"] = "2026-02-20"
    return document


def waived(on: str) -> Assessment:
    """Judge it; the waiver counts from its day on."""
    return evaluate(case_from(three_days_granted()), as_of=day(on))


ASSESSMENTS: Final[Mapping[str, Callable[[], Assessment]]] = {
    "late": lambda: judged(EXAMPLES / "late-validation.json", "2026-05-01"),
    "complete": lambda: judged(EXAMPLES / "compliant.json", "2026-07-01"),
    "undetermined": lambda: judged(DATA / "undetermined.json", "2026-01-20"),
    "several": lambda: judged(DATA / "breach.json", "2026-03-03"),
    "on track": lambda: judged(EXAMPLES / "extra-data.json", "2026-06-10"),
    "waived": lambda: waived("2026-02-20"),
    "young": lambda: judged(EXAMPLES / "departing-physician.json", "2026-03-15"),
}


def hostile(words: str) -> Assessment:
    """Judge a case with some words wherever a person writes, in a waiver that counts too."""
    case = case_from(three_days_granted())
    request = attrs.evolve(
        case.request,
        client=attrs.evolve(case.request.client or Client(), name=words, email=words),
        source_emr=words,
        receiving_emr=f"{words} 2",
    )
    waivers = tuple(attrs.evolve(waiver, reason=words) for waiver in case.waivers)
    changed: MigrationCase = attrs.evolve(case, id=words, request=request, waivers=waivers)
    assessment = evaluate(changed, as_of=day("2026-02-20"))
    assert Status.WAIVED in assessment.statuses.values()
    return assessment


def told_of(assessment: Assessment, language: Language) -> list[str]:
    """Give what a report must say, from the assessment itself: nothing is taken from the code under test."""
    told = []
    for finding in assessment:
        told.append(finding.obligation.title[language])
        if finding.status in {Status.BREACHED, Status.WAIVED}:
            told += [finding.explanation(language), finding.obligation.id, finding.obligation.clause.address]
        if finding.status is Status.BREACHED:
            told.append(finding.obligation.remedy[language])
        if finding.status is Status.UNDETERMINED:
            told += finding.missing
    told += [bearer.name for bearer in assessment.parties if bearer.name and assessment.next_steps(bearer.party)]
    told += [step.contact for step in assessment.next_steps() if step.contact]
    told += [section.title[language] for section in assessment.evaluator.rulebook.sections]
    return told
