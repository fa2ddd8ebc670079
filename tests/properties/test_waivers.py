"""A waiver touches a breach of its own obligation, and nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dme_migration import Evaluator, Party, Status
from dme_migration.rules import STANDARD_RULEBOOK
from tests.properties.judged import Judged, judged, said

EVALUATOR = Evaluator()
WAIVABLE = tuple(o.id for o in STANDARD_RULEBOOK if o.waivable_by)


@given(judged(), st.sampled_from(WAIVABLE) | st.sampled_from(STANDARD_RULEBOOK.ids), st.sampled_from(Party))
def test_a_waiver_touches_a_breach_of_its_own(example: Judged, name: str, by: Party) -> None:
    case, as_of = example
    waived = case.with_waiver(name, by=by, given_on=as_of)
    assessment = EVALUATOR.evaluate(waived, as_of=as_of)
    before, after = said(EVALUATOR.evaluate(case, as_of=as_of)), said(assessment)
    changed = {other for other in after if after[other] != before[other]}
    assert changed <= {name, "waivers.valid"}
    if name in changed - {"waivers.valid"}:
        assert after[name] == before[name]._replace(status=Status.WAIVED, beneath=Status.BREACHED)
        assert name not in {finding.obligation.id for finding in (*assessment.breaches, *assessment.warnings)}
