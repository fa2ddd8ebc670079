"""Two evaluators written apart agree on every generated case, as of every day and instant, under every reading.

``pytest tests/oracle --hypothesis-profile=heavy`` compares them on 20 000 cases.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from hypothesis import given, note, settings
from hypothesis import strategies as st

from dme_migration import Evaluator, MigrationCase, Readings
from dme_migration.rules import STANDARD_RULEBOOK, Finding
from dme_migration.serialization import case_to
from dme_migration.testing import as_of_days, breaching, cases, compliant_cases, readings
from tests.oracle.naive import ROWS, judge

MAX_EXAMPLES = max(300, settings().max_examples)


def instants(case: MigrationCase) -> list[datetime]:
    times = [sent.sent_at for sent in case.request.transmissions]
    for complaint in case.complaints:
        times += [t for t in (complaint.received_at, complaint.followed_up_at) if t is not None]
    return times


@st.composite
def judgements(draw: st.DrawFn, whole: st.SearchStrategy[MigrationCase]) -> tuple[MigrationCase, date, Readings]:
    case = draw(whole)
    times = instants(case)
    as_of = draw(as_of_days(case) | st.sampled_from(times)) if times else draw(as_of_days(case))
    return case, as_of, draw(readings())


def told(finding: Finding) -> dict[str, Any]:
    return {
        "status": str(finding.status),
        "due_on": finding.due_on.isoformat() if finding.due_on else None,
        "due_at": finding.due_at,
        "not_before": finding.not_before.isoformat() if finding.not_before else None,
        "final": finding.final,
        "beneath": str(finding.beneath) if finding.beneath else None,
        "missing": set(finding.missing),
    }


def by_the_oracle(found: Mapping[str, Any]) -> dict[str, Any]:
    due_at = found["due_at"]
    return {
        **found,
        "due_at": datetime.fromisoformat(due_at) if due_at else None,
        "missing": set(found["missing"]),
    }


def differences(case: MigrationCase, as_of: date, chosen: Readings) -> dict[str, tuple[str, Any, Any]]:
    assessment = Evaluator(readings=chosen).evaluate(case, as_of=as_of)
    naive = judge(case_to(case), as_of.isoformat(), chosen.as_dict())
    assert [finding.obligation.id for finding in assessment] == list(naive)
    apart: dict[str, tuple[str, Any, Any]] = {}
    for finding in assessment:
        name = finding.obligation.id
        ours, theirs = told(finding), by_the_oracle(naive[name])
        for key, value in ours.items():
            if value != theirs[key]:
                apart[f"{name}: {key}"] = ("ours, by the oracle", value, theirs[key])
    return apart


def test_they_declare_the_same_obligations() -> None:
    ours = [(o.id, o.modality[0].upper(), o.waivable_by) for o in STANDARD_RULEBOOK]
    assert ours == [(row.id, row.modality, row.waivable_by) for row in ROWS]


@settings(max_examples=MAX_EXAMPLES)
@given(judgements(cases()))
def test_they_agree_in_2026(judgement: tuple[MigrationCase, date, Readings]) -> None:
    case, as_of, chosen = judgement
    note(f"as of {as_of.isoformat()}")
    assert differences(case, as_of, chosen) == {}


@settings(max_examples=MAX_EXAMPLES // 3)
@given(judgements(cases(min_value=date(2024, 1, 1), max_value=date(2030, 12, 31))))
def test_they_agree_over_year_ends(judgement: tuple[MigrationCase, date, Readings]) -> None:
    case, as_of, chosen = judgement
    assert differences(case, as_of, chosen) == {}


@settings(max_examples=MAX_EXAMPLES // 3)
@given(judgements(compliant_cases().map(lambda example: example.case)))
def test_they_agree_on_whole_migrations(judgement: tuple[MigrationCase, date, Readings]) -> None:
    case, as_of, chosen = judgement
    assert differences(case, as_of, chosen) == {}


@settings(max_examples=MAX_EXAMPLES // 3)
@given(st.data())
def test_they_agree_on_each_breach(data: st.DataObject) -> None:
    identifier = data.draw(st.sampled_from(STANDARD_RULEBOOK.ids))
    case, as_of, chosen = data.draw(judgements(breaching(identifier).map(lambda example: example.case)))
    note(f"{identifier}, as of {as_of.isoformat()}")
    assert differences(case, as_of, chosen) == {}
