"""The ready-made class holds of our own rules, and finds in words each mistake that the functions find."""

from __future__ import annotations

import doctest
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from types import CodeType, FunctionType
from typing import Final

import attrs
import pytest
from hypothesis import Phase, settings

from dme_migration import (
    STANDARD_RULEBOOK,
    BusinessCalendar,
    Readings,
)
from dme_migration.rules import READINGS, Rulebook
from dme_migration.testing import RefutedError, laws
from dme_migration.testing.laws import (
    RulebookLaws,
    assert_finality,
)
from tests.testing import seeded
from tests.testing.seeded import (
    NOTIFIED,
    TWENTY_DAYS,
    alone,
    clause_of_ours,
    judge,
    judged_by,
    told,
)


class TestOurRulebook(RulebookLaws):
    examples = 12


class TestUnderOtherReadings(RulebookLaws):
    calendar = BusinessCalendar.quebec("labour-standards", closures=[date(2026, 3, 16)])
    readings = Readings({name: reading.values[-1] for name, reading in READINGS.items()})
    examples = 5


@pytest.fixture
def unshrunk() -> Iterator[None]:
    """Take the first example that fails: what is told is the same, and the smallest takes its time."""
    kept = settings()
    settings.register_profile("unshrunk", kept, phases=(Phase.generate,))
    settings.load_profile("unshrunk")
    yield
    settings.register_profile("kept", kept)
    settings.load_profile("kept")


def ours(book: Rulebook, tried: int = 60) -> RulebookLaws:
    """Put a rulebook on trial as an integrator does."""

    class Ours(RulebookLaws):
        rulebook = book
        examples = tried

    return Ours()


WRONG: Final = {
    "what_is_final_stays": (alone(judged_by(seeded.final_and_yet_not)), "un constat définitif ne change plus"),
    "a_fact_changes_only_what_reads_it": (alone(judged_by(seeded.reads_the_name)), "un fait ne change que"),
    "moving_a_step_changes_only_what_reads_it": (alone(judged_by(seeded.reads_a_step)), "déplacer une étape ne change"),
    "few_rules_judge_as_many_do": (seeded.IN_COMPANY, "un constat est le même dans un recueil plus petit"),
    "the_stricter_reading_breaches_no_less": (
        STANDARD_RULEBOOK | seeded.MILDER_ALONE,
        "ce que la lecture la moins stricte voit comme un manquement",
    ),
    "delays_never_run_backwards": (
        alone(attrs.evolve(TWENTY_DAYS, than=seeded.BACKWARDS)),
        "un départ plus tardif ne donne jamais",
    ),
    "who_follows_a_plan_is_never_in_breach": (
        STANDARD_RULEBOOK | clause_of_ours(seeded.UNTOLD),
        "qui suit un plan jour par jour n'est jamais en manquement",
    ),
    "no_step_of_a_plan_can_move_further": (
        STANDARD_RULEBOOK | clause_of_ours(seeded.UNSEEN),
        "aucune étape ne peut venir plus tôt",
    ),
    "two_plans_mix_into_compliant_ones": (
        STANDARD_RULEBOOK | clause_of_ours(seeded.UNMIXED),
        "de deux calendriers de migration conformes",
    ),
}
"""A rulebook with a mistake, and the law that it breaks, for each test of the class."""


@pytest.mark.usefixtures("unshrunk")
@pytest.mark.parametrize("law", WRONG)
def test_the_class_finds_what_the_functions_find(law: str) -> None:
    book, words = WRONG[law]
    assert told(getattr(ours(book), f"test_{law}")).startswith(f"Loi non respectée\u00a0: {words}")


def test_every_law_is_in_the_class_and_each_is_shown_to_fail() -> None:
    assert {f"test_{law}" for law in WRONG} == {name for name in vars(RulebookLaws) if name.startswith("test_")}
    called = {name for method in vars(RulebookLaws).values() for name in names_in(method)}
    assert set(laws.__all__) - {"RulebookLaws"} <= called


def names_in(value: object) -> Iterator[str]:
    """Give the global names that a method, and the functions within it, speak of."""
    code = value.__code__ if isinstance(value, FunctionType) else value
    if isinstance(code, CodeType):
        yield from code.co_names
        for inner in code.co_consts:
            yield from names_in(inner)


def test_rules_that_no_plan_keeps_are_told_rather_than_passed_over() -> None:
    contrary = attrs.evolve(TWENTY_DAYS, a=TWENTY_DAYS.b, b=TWENTY_DAYS.a)
    never = alone(TWENTY_DAYS) | attrs.evolve(clause_of_ours(contrary), id="contract.contrary")
    said = told(ours(never, 5).test_who_follows_a_plan_is_never_in_breach)
    assert "Aucune des demandes essayées n'a de plan\u00a0: les exigences se contredisent" in said


@pytest.mark.usefixtures("unshrunk")
def test_the_language_is_the_one_asked_for() -> None:
    wrong = alone(judged_by(seeded.final_and_yet_not))
    with pytest.raises(RefutedError, match=r"^Law that does not hold: a final finding never changes"):
        assert_finality(NOTIFIED, evaluator=judge(wrong), language="en")
    english = ours(wrong)
    english.language = "en"  # type: ignore[misc] # one instance alone
    with pytest.raises(RefutedError, match="is no longer the same on"):
        english.test_what_is_final_stays()


@pytest.mark.parametrize("name", ["_laws_delay", "_laws_facts", "_laws_plan", "_laws_readings", "_laws_time", "laws"])
def test_examples_in_the_docstrings(name: str) -> None:
    result = doctest.testmod(import_module(f"dme_migration.testing.{name}"))
    assert result.failed == 0
    assert result.attempted > 0
