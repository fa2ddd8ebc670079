"""Sweeping the day of judgement replays history: statuses move only as time may move them.

A thousand lives under the ``heavy`` profile, forty under the default one.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from hypothesis import given, settings

from dme_migration import Evaluator, MigrationCase, Status
from dme_migration.testing import cases
from dme_migration.testing._laws_time import dated_facts, days_of_life
from dme_migration.testing.laws import assert_finality

EVALUATOR: Final = Evaluator()
LIVES: Final = settings(max_examples=max(settings().max_examples // 20, 40))

MET, BREACHED, PENDING, UNTOLD, OFF = (
    Status.MET,
    Status.BREACHED,
    Status.PENDING,
    Status.UNDETERMINED,
    Status.NOT_APPLICABLE,
)
ANY: Final = ""
"""Whichever obligation."""
BY_THE_DAY_ALONE: Final = {
    # What is late is late; what an open schedule lacks cannot be told once it is open no longer, nor what a later
    # step has overtaken; what came before a step that was still ahead proves nothing once that step's day has gone by.
    (PENDING, BREACHED): {ANY},
    (PENDING, UNTOLD): {ANY},
    (BREACHED, UNTOLD): {ANY},
    # A step's planned day goes by, done or not.
    (MET, BREACHED): {"schedule.kept"},
    (PENDING, MET): {"schedule.kept"},
    # Once a standard limit has passed, the addendum's row speaks of it (one lateness, one breach).
    **{
        (status, OFF): {"schedule.extraction-delay", "schedule.import-delay"}
        for status in (MET, BREACHED, PENDING, UNTOLD)
    },
}
"""The moves that need no new fact (DECLARATIONS §3 « Open », §4 and §5)."""


@LIVES
@given(cases())
def test_time_moves_statuses_one_way(case: MigrationCase) -> None:
    assert_finality(case, evaluator=EVALUATOR)


@LIVES
@given(cases())
def test_the_day_alone_moves_a_status_along_few_paths(case: MigrationCase) -> None:
    facts = set(dated_facts(case))
    days = days_of_life(case)
    lives = (EVALUATOR.evaluate(case, as_of=day) for day in days)
    for before, after in pairwise(lives):
        if after.day in facts:
            continue
        for obligation, was, now in zip(after.obligations, before.rulings, after.rulings, strict=True):
            if was.status is not now.status:
                allowed = BY_THE_DAY_ALONE.get((was.status, now.status), set())
                assert allowed & {ANY, obligation.id}, (obligation.id, after.day, was, now)
                late = (was.status, now.status) == (PENDING, BREACHED)
                assert not late or was.due_on is not None, "what the day alone makes late had said when it was due"
