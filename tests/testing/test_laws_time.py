"""The law of time fails on a rule that time moves as it may not, and says so in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import pairwise

import attrs
import pytest

from dme_migration import (
    MigrationCase,
    Party,
)
from dme_migration.model import CERTIFIED_EMRS, EmrRegistry, Request
from dme_migration.rules import FIGURES, Ruling, Situation
from dme_migration.testing._laws_time import dated_facts, days_of_life
from dme_migration.testing.laws import (
    assert_finality,
)
from tests.rules.cases import COMPLETE
from tests.testing import seeded
from tests.testing.seeded import (
    DAY,
    MONDAY,
    NOTIFIED,
    SEEDED,
    TURN,
    alone,
    clause_of_ours,
    judge,
    judged_by,
    told,
)


@pytest.mark.parametrize("function", [seeded.final_and_yet_not, seeded.final_no_longer])
def test_a_final_finding_that_changes_is_found(function: Callable[[Situation], Ruling]) -> None:
    said = told(lambda: assert_finality(NOTIFIED, evaluator=judge(alone(judged_by(function)))))
    assert f"{SEEDED}, définitif le dimanche 1er février 2026, n'est plus le même le jeudi 5 février 2026." in said
    assert said.count(f"{SEEDED} (") == 2
    assert "Constat\u00a0: C'est ainsi." in said


def test_what_is_late_on_its_very_due_day_is_found() -> None:
    hasty, right = (judge(alone(judged_by(f))) for f in (seeded.late_before_it_is_due, seeded.late_once_due))
    said = told(lambda: assert_finality(NOTIFIED, evaluator=hasty))
    assert f"{SEEDED} était à venir le mercredi 4 février 2026, et est un manquement le jeudi 5 février 2026" in said
    assert_finality(NOTIFIED, evaluator=right)


def test_a_dated_fact_may_make_late_or_mend() -> None:
    told_that_day = NOTIFIED.with_notice("other", to=Party.CLIENT, given_on=TURN)
    for function in (seeded.late_before_it_is_due, seeded.mended_by_the_day):
        assert_finality(told_that_day, evaluator=judge(alone(judged_by(function))))


def test_a_breach_that_the_day_mends_is_found() -> None:
    said = told(lambda: assert_finality(NOTIFIED, evaluator=judge(alone(judged_by(seeded.mended_by_the_day)))))
    assert f"{SEEDED} était un manquement le mercredi 4 février 2026, et ne l'est plus le jeudi 5" in said


def test_only_the_days_that_are_given_are_judged() -> None:
    wrong = judge(alone(judged_by(seeded.mended_by_the_day)))
    assert_finality(NOTIFIED, evaluator=wrong, days=[MONDAY, MONDAY + DAY])
    assert_finality(NOTIFIED, evaluator=wrong, days=[])
    told(lambda: assert_finality(NOTIFIED, evaluator=wrong, days=[MONDAY, date(2026, 3, 2)]))


def test_an_edition_that_begins_before_the_form_is_sent_begins_anew() -> None:
    wrong = clause_of_ours(judged_by(seeded.final_and_yet_not))
    other = attrs.evolve(wrong, id="contract.other", since=TURN)
    emrs = EmrRegistry(products=tuple(attrs.evolve(p, since=TURN) for p in CERTIFIED_EMRS.products))
    figures = FIGURES.replaced([attrs.evolve(next(iter(FIGURES.entries)), since=TURN)])
    for evaluator in (
        judge(alone(wrong.requires) | other),
        attrs.evolve(judge(alone(wrong.requires)), emrs=emrs),
        attrs.evolve(judge(alone(wrong.requires)), figures=figures),
    ):
        assert_finality(NOTIFIED, evaluator=evaluator)
        told(partial(assert_finality, COMPLETE, evaluator=evaluator, days=[MONDAY, TURN]))


def test_a_life_goes_from_the_eve_of_the_first_fact_to_a_month_after_the_last() -> None:
    days = days_of_life(NOTIFIED.with_entry("production", on=date(2026, 3, 2)))
    assert (days[0], days[-1]) == (date(2026, 2, 1), date(2026, 3, 31))
    assert [b - a for a, b in pairwise(days)] == [DAY] * (len(days) - 1)
    assert len(days_of_life(NOTIFIED.with_entry("production", on=date(2036, 3, 2)))) == 401
    assert days_of_life(MigrationCase(request=Request()))[1] == MONDAY
    assert set(dated_facts(NOTIFIED)) == {MONDAY}
