"""The law of ordered readings fails on a clause that only the milder one binds, and says so in words."""

from __future__ import annotations

import pytest

from dme_migration import (
    STANDARD_RULEBOOK,
    RulebookError,
)
from dme_migration.rules import READINGS
from dme_migration.testing.laws import (
    assert_ordered,
)
from tests.testing.seeded import (
    MILDER_ALONE,
    MONDAY,
    NOTIFIED,
    SEEDED,
    judge,
    told,
)


def test_a_rule_that_only_the_milder_reading_breaches_is_found() -> None:
    evaluator = judge(STANDARD_RULEBOOK | MILDER_ALONE)
    said = told(lambda: assert_ordered(NOTIFIED, MONDAY, evaluator=evaluator))
    assert f"{SEEDED} est un manquement avec withdrawal-day = end-of-day, mais non avec withdrawal-day = strict" in said
    assert "Statut\u00a0: sans objet" in said
    assert_ordered(NOTIFIED, MONDAY, readings=["business-hours"], evaluator=evaluator)


def test_a_reading_without_an_order_is_refused() -> None:
    with pytest.raises(RulebookError, match="'clock' have no order"):
        assert_ordered(NOTIFIED, MONDAY, readings=["clock"])
    with pytest.raises(RulebookError, match="did you mean 'clock'"):
        assert_ordered(NOTIFIED, MONDAY, readings=["clok"])


def test_ordered_values_are_values_of_the_reading() -> None:
    ordered = {name: reading for name, reading in READINGS.items() if reading.ordered}
    assert len(ordered) == 6
    for reading in ordered.values():
        assert len(reading.ordered) > 1
        assert set(reading.ordered) <= set(reading.values)
