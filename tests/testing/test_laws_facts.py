"""The laws of information and locality fail on a rule that reads in silence, and say so in words."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from dme_migration import (
    STANDARD_RULEBOOK,
    MigrationCase,
    Moment,
    RulebookError,
)
from dme_migration.model import Client, Request
from dme_migration.testing._laws_variants import moved, smaller
from dme_migration.testing.laws import (
    assert_information,
    assert_locality,
    assert_subset,
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
    judge,
    judged_by,
    told,
)

NAMED = MigrationCase(request=Request(client=Client(name="Clinique Roy", email="info@clinique.example")))


def test_a_fact_that_is_read_in_silence_is_found() -> None:
    book = alone(judged_by(seeded.reads_the_name, "request.client.email"))
    said = told(lambda: assert_information(NAMED, MONDAY, evaluator=judge(book)))
    assert f"Le lundi 2 février 2026, {SEEDED} change quand on retire request.client.name" in said
    assert "Elle déclare ne lire que\u00a0: request.client.email." in said
    assert f"Avec\u00a0: {SEEDED}" in said
    assert f"Sans\u00a0: {SEEDED}" in said


def test_a_rule_that_says_it_reads_nothing_is_quoted() -> None:
    said = told(lambda: assert_information(NAMED, MONDAY, evaluator=judge(alone(judged_by(seeded.reads_the_name)))))
    assert "ne lire que\u00a0: rien." in said


@pytest.mark.parametrize("path", ["request.client.name", "request.client", "request"])
def test_a_fact_that_is_declared_may_change_the_finding(path: str) -> None:
    assert_information(NAMED, MONDAY, evaluator=judge(alone(judged_by(seeded.reads_the_name, path))))


def test_a_case_less_each_of_its_facts() -> None:
    case = COMPLETE
    assert case.schedule is not None
    variants = dict(smaller(case))
    assert len(variants) > 80
    assert all(other != case for other in variants.values())
    assert {"request.client.name", "schedule.delivered_on", "journal.production", "fees"} <= set(variants)
    assert variants["schedule.delivered_on"].schedule == attrs.evolve(case.schedule, delivered_on=None)
    moved_once = case.with_schedule(case.schedule.moved("production", to=date(2026, 3, 2), on=MONDAY))
    left = dict(smaller(moved_once))["schedule.milestones.production"].schedule
    assert left is not None
    assert left.planned("production") == ()
    assert left.revisions == ()


STEPPED = NOTIFIED.with_entry("production", on=TURN)


def test_a_step_that_is_read_in_silence_is_found() -> None:
    book = alone(judged_by(seeded.reads_a_step, "source_cutover"))
    said = told(lambda: assert_locality(STEPPED, date(2026, 3, 2), evaluator=judge(book)))
    assert f"Le lundi 2 mars 2026, {SEEDED} change quand on déplace journal.production." in said
    assert "ne lire que\u00a0: source_cutover." in said
    assert_locality(STEPPED, date(2026, 3, 2), by=-DAY, evaluator=judge(book))


@pytest.mark.parametrize("name", [Moment.PRODUCTION, Moment.ACCESS_ANCHOR, "journal", "journal.production"])
def test_a_step_that_is_declared_may_change_the_finding(name: str) -> None:
    book = alone(judged_by(seeded.reads_a_step, name))
    assert_locality(STEPPED, date(2026, 3, 2), evaluator=judge(book))


def test_every_entry_and_every_planned_day_is_moved() -> None:
    case = COMPLETE
    assert case.schedule is not None
    dated = [entry for entry in case.schedule.milestones if entry.on is not None]
    variants = list(moved(case, DAY))
    assert len(variants) == len(case.journal) + len(dated)
    assert all(other != case for _, other in variants)


def test_a_rule_that_looks_at_the_others_is_found() -> None:
    said = told(lambda: assert_subset(NOTIFIED, MONDAY, [SEEDED], evaluator=judge(seeded.IN_COMPANY)))
    assert f"Le lundi 2 février 2026, {SEEDED} n'est pas jugée de même" in said
    assert f"Dans tout le recueil\u00a0: {SEEDED}" in said
    assert f"Dans le petit recueil\u00a0: {SEEDED}" in said


def test_an_unknown_obligation_is_refused() -> None:
    with pytest.raises(RulebookError, match=r"did you mean 'form\.complete'"):
        assert_subset(NOTIFIED, MONDAY, ["form.complet"])


def test_our_own_conditions_say_all_that_they_read() -> None:
    """What the law of information found of ours: each of these once read in silence."""
    reads = {o.id: o.reads() for o in STANDARD_RULEBOOK}
    assert Moment.SCHEDULE_DELIVERY in reads["production.planned"]
    assert Moment.CLOCK_ORIGIN in reads["schedule.established"] & reads["schedule.delivered"]
    assert "notices.extra_delay" in reads["avenant.import-within-45-days"]
    assert "schedule.revisions" in reads["schedule.kept"]
    assert {"request.source_emr", "request.receiving_emr"} <= reads["schedule.extra-delay-notified"]
    assert "schedule" in reads["clock.start"] & reads["schedule.delivered"]
    assert "request.authorization" in reads["authorization.by-contracting-clinic"]
