"""Sweeping the day of judgement replays history: what is final stays, and what is on time stays so until it is due."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, note

from dme_migration import Evaluator, MigrationCase, Status
from dme_migration.rules import Ruling
from dme_migration.testing import cases
from tests.properties.judged import dated_facts, fewer

EVALUATOR = Evaluator()
DAY = timedelta(days=1)
LONGEST_SWEEP = 120


def sweep(case: MigrationCase) -> dict[date, dict[str, Ruling]]:
    """Judge a case on every day from the eve of its first fact; the status beneath a waiver is the ruling's own."""
    known = sorted(dated_facts(case)) or [date(2026, 2, 2)]
    length = min((known[-1] - known[0]).days + 30, LONGEST_SWEEP)
    judged = {}
    for n in range(-1, length):
        day = known[0] + n * DAY
        assessment = EVALUATOR.evaluate(case, as_of=day)
        judged[day] = {o.id: r for o, r in zip(assessment.obligations, assessment.rulings, strict=True)}
    return judged


@fewer(4)
@given(cases())
def test_a_final_finding_never_changes(case: MigrationCase) -> None:
    final: dict[str, tuple[date, Status]] = {}
    for day, rulings in sweep(case).items():
        for name, ruling in rulings.items():
            if name in final:
                since, status = final[name]
                note(f"{name} was final since {since}")
                assert (ruling.status, ruling.final) == (status, True), (name, day)
            elif ruling.final:
                final[name] = (day, ruling.status)


@fewer(4)
@given(cases())
def test_what_is_pending_is_breached_after_its_due_day_or_by_a_new_fact(case: MigrationCase) -> None:
    facts = set(dated_facts(case))
    swept = sweep(case)
    for day, rulings in swept.items():
        for name, ruling in rulings.items():
            if ruling.status is not Status.PENDING or ruling.due_on is None or day + DAY not in swept:
                continue
            if swept[day + DAY][name].status is Status.BREACHED:
                # A day is judged at its end: what is due in business hours is late as of its due day itself (§4).
                last = ruling.due_on if ruling.due_at is None else ruling.due_on - DAY
                assert day >= last or day + DAY in facts, (name, day)
