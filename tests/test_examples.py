"""The example cases: each shows one thing, and nothing else is wrong with it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import pytest

from dme_migration import Language, Status, Verdict, evaluate, load_case
from dme_migration.model import Objective

ROOT: Final = Path(__file__).parents[1]
EXAMPLES: Final = ROOT / "examples"
LATER: Final = date(2026, 11, 25)

EXPECTED: Final[dict[str, tuple[Verdict, dict[str, tuple[Status, str | None]], str]]] = {
    "compliant": (Verdict.COMPLETE, {}, ""),
    "one-vendor": (Verdict.COMPLETE, {}, ""),
    "extra-data": (Verdict.COMPLETE, {}, ""),
    "late-validation": (
        Verdict.BREACH,
        {"preanalysis.validated-in-time": (Status.BREACHED, "2026-04-08")},
        "le 3 avril (Vendredi saint), le 6 avril (lundi de Pâques)",
    ),
    "access-60-days": (
        Verdict.BREACH,
        {
            "legacy-access.ninety-days": (Status.BREACHED, None),
            "avenant.read-only-access": (Status.BREACHED, None),
        },
        "premier jour permis\u00a0: le mercredi 27 mai 2026. C'est 30 jours trop tôt.",
    ),
    "departing-physician": (
        Verdict.BREACH,
        {
            "authorization.written": (Status.BREACHED, None),
            "authorization.by-contracting-clinic": (Status.UNDETERMINED, None),
        },
        "À ce jour-là, il manquait\u00a0: l'autorisation écrite.",
    ),
    "complaint-late": (
        Verdict.BREACH,
        {"complaint.followed-up": (Status.BREACHED, "2026-06-29")},
        "le 24 juin (fête nationale), 1 samedi et 1 dimanche; échéance\u00a0: lundi 29 juin 2026 à 16 h.",
    ),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_an_example_shows_what_it_is_for(name: str) -> None:
    verdict, unkept, words = EXPECTED[name]
    assessment = evaluate(load_case((EXAMPLES / f"{name}.json").read_bytes()), as_of=LATER)
    found = {
        finding.obligation.id: (finding.status, finding.due_on and finding.due_on.isoformat())
        for finding in assessment
        if finding.status in {Status.BREACHED, Status.UNDETERMINED, Status.WAIVED}
    }
    assert (assessment.verdict, found) == (verdict, unkept)
    if unkept:
        assert words in assessment[next(iter(unkept))].message(Language.FR)


def test_every_example_is_expected_and_every_objective_is_among_them() -> None:
    cases = {path.stem: load_case(path.read_bytes()) for path in EXAMPLES.glob("*.json")}
    assert cases.keys() == EXPECTED.keys()
    assert {case.request.objective for case in cases.values()} == set(Objective)


def test_a_limit_that_was_moved_by_a_notice_says_so() -> None:
    assessment = evaluate(load_case((EXAMPLES / "extra-data.json").read_bytes()), as_of=LATER)
    moved = assessment["avenant.import-within-45-days"]
    assert (moved.status, str(moved.due_on)) == (Status.MET, "2026-07-03")
    assert assessment["schedule.extra-delay-notified"].status is Status.MET
    assert "délai supplémentaire" in moved.message(Language.FR)
