"""The laws of plans fail on rules and plans with a mistake each, and say so in words."""

from __future__ import annotations

from datetime import date

import attrs

from dme_migration import (
    STANDARD_RULEBOOK,
    BusinessDays,
    Durations,
    Moment,
    plan,
)
from dme_migration.planning.network import AllowedDays
from dme_migration.testing.laws import (
    assert_lattice,
    assert_minimal,
    assert_plan,
)
from tests.rules.cases import COMPLETE
from tests.testing.seeded import (
    MONDAY,
    SEEDED,
    TWENTY_DAYS,
    UNMIXED,
    UNSEEN,
    UNTOLD,
    clause_of_ours,
    judge,
    told,
)

ASKED = attrs.evolve(COMPLETE, schedule=None, journal=(), confirmations=(), notices=(), waivers=(), complaints=())


def test_a_duty_that_the_planner_is_not_told_of_is_found() -> None:
    book = STANDARD_RULEBOOK | clause_of_ours(UNTOLD)
    found = plan(ASKED, as_of=MONDAY, evaluator=judge(book))
    said = told(lambda: assert_plan(found))
    assert f"Le lundi 2 février 2026, {SEEDED} est un manquement que le plan du lundi 2 février 2026" in said
    assert "Constat\u00a0: 20 jours breached" in said
    assert_plan(plan(ASKED, as_of=MONDAY))


def test_a_duty_that_only_the_planner_knows_is_found() -> None:
    book = STANDARD_RULEBOOK | clause_of_ours(UNSEEN)
    said = told(lambda: assert_minimal(plan(ASKED, as_of=MONDAY, evaluator=judge(book))))
    assert "L'étape test_import, prévue le " in said
    assert "Le planificateur dit que l'exigence" in said
    assert SEEDED in said
    right = STANDARD_RULEBOOK | clause_of_ours(TWENTY_DAYS)
    assert_minimal(plan(ASKED, as_of=MONDAY, evaluator=judge(right)))


def test_a_step_that_nothing_keeps_is_found() -> None:
    found = plan(ASKED, as_of=MONDAY)
    network = found._network
    links = [link for link in network.links if link.b != Moment.FIRST_USE]
    loose = attrs.evolve(found, network=attrs.evolve(network, links=links))
    assert_minimal(loose)  # then nothing places it later either
    high = found.days[Moment.FIRST_USE]
    late = network.nodes[Moment.FIRST_USE]._replace(low=MONDAY, allowed=FromThenOn(day=high))
    bounded = attrs.evolve(network, links=links, nodes={**network.nodes, Moment.FIRST_USE: late})
    said = told(lambda: assert_minimal(attrs.evolve(found, network=bounded)))
    assert "L'étape first_use, prévue le " in said
    assert "Rien ne l'en empêche." in said


@attrs.frozen(kw_only=True)
class FromThenOn(AllowedDays):
    """A planner's slip: days roll forward past one that would do."""

    day: date

    def forward(self, day: date) -> date:
        return max(self.day, day)

    def backward(self, day: date) -> date:
        return day


def test_a_rule_whose_schedules_do_not_mix_is_found() -> None:
    evaluator = judge(STANDARD_RULEBOOK | clause_of_ours(UNMIXED))
    sent_on = date(2026, 1, 13)
    short, long = BusinessDays(2), BusinessDays(4)
    one = plan(ASKED, as_of=sent_on, evaluator=evaluator, durations=Durations(flow_analysis=short, preparation=long))
    other = plan(ASKED, as_of=sent_on, evaluator=evaluator, durations=Durations(flow_analysis=long, preparation=short))
    said = told(lambda: assert_lattice(one, other))
    assert f"{SEEDED} est un manquement de qui prend, de deux plans du mardi 13 janvier 2026, chaque date " in said
    assert "la plus hâtive." in said
    assert_lattice(one, one)


def test_what_each_plan_breaches_by_itself_is_no_fault_of_the_mixture() -> None:
    evaluator = judge(STANDARD_RULEBOOK | clause_of_ours(UNTOLD))
    slow, sent_on = Durations(preparation=BusinessDays(9)), date(2026, 1, 13)
    one, other = (plan(ASKED, as_of=sent_on, evaluator=evaluator, durations=each) for each in (Durations(), slow))
    assert one.days != other.days
    assert_lattice(one, other)
    told(lambda: assert_plan(other))
