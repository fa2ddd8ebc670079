"""The mutants of obligations, conditions and grounds: each is one mistake, and each limit is mistaken in every way.

That the published vectors tell every one of them from its obligation is tested beside the vectors.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import attrs
import pytest

from dme_migration.calendar import BusinessDays, BusinessHours, CalendarDays, DayDelay, InTurn, Longest, Months, longest
from dme_migration.model import MigrationCase, Moment, NoticePeriod, Party
from dme_migration.rules import (
    STANDARD_RULEBOOK,
    Answered,
    AtMost,
    Basis,
    BySolution,
    Certified,
    Done,
    Evaluator,
    EveryStepBinds,
    Extension,
    Fact,
    Figure,
    FigureEntry,
    ForEach,
    Gap,
    InOrder,
    NoLater,
    NoSooner,
    Obligation,
    Readings,
    Recorded,
    Situation,
    StillAhead,
    Times,
    Under,
)
from dme_migration.rules.figures import FIGURES, FigureValue
from dme_migration.rules.mistakes import Mistake, MistakenDelay, mistaken_amounts, mistaken_delays, mistaken_hours
from tests.rules.cases import COMPLETE, TODAY, asked, charged, contract

EVERY: Final = tuple(STANDARD_RULEBOOK)
OWN: Final = Figure("own")


def situation(case: MigrationCase = COMPLETE, own: FigureValue | None = None, **readings: str) -> Situation:
    """Put a case under terms whose figure ``own`` has a value."""
    figures = FIGURES if own is None else FIGURES.replaced([FigureEntry(name="own", value=own, source="ours")])
    chosen = Readings({name.replace("_", "-"): value for name, value in readings.items()})
    return Evaluator(figures=figures, readings=chosen)._situation(case, TODAY, None)[2]


@pytest.mark.parametrize("obligation", EVERY, ids=[o.id for o in EVERY])
def test_mutants_differ_from_the_obligation_and_from_each_other_in_one_thing(obligation: Obligation) -> None:
    mutants = list(obligation.mutants())

    assert obligation not in mutants
    assert len(set(mutants)) == len(mutants)
    for mutant in mutants:
        changed = [f.name for f in attrs.fields(Obligation) if getattr(mutant, f.name) != getattr(obligation, f.name)]
        assert changed in (["requires"], ["applies"], ["waivable_by"])


@pytest.mark.parametrize(
    ("right", "mistaken"),
    [
        (BusinessDays(7), [BusinessDays(8), BusinessDays(6), CalendarDays(7), Months(1)]),
        (CalendarDays(90), [CalendarDays(91), CalendarDays(89), BusinessDays(90), Months(3)]),
        (CalendarDays(21), [CalendarDays(22), CalendarDays(20), BusinessDays(21), Months(1)]),
        (Months(3), [Months(4), Months(2), CalendarDays(90), BusinessDays(63)]),
        (CalendarDays(0), [CalendarDays(1), CalendarDays(0), BusinessDays(0), Months(1)]),
        (
            InTurn((Months(3), CalendarDays(1))),
            [InTurn((Months(3), last)) for last in (CalendarDays(2), CalendarDays(0), BusinessDays(1), Months(1))],
        ),
    ],
    ids=str,
)
def test_a_delay_is_a_unit_more_or_less_or_in_another_unit(right: FigureValue, mistaken: list[DayDelay]) -> None:
    s = situation(own=right)
    found = list(mistaken_delays(OWN))

    assert [limit.delay(s.terms, maximum=False) for limit in found] == mistaken
    assert [limit.delay_in(s, maximum=False) for limit in found] == mistaken
    assert {limit.reads() for limit in found} == {frozenset()}


def test_a_maximum_with_a_mistake_still_runs_on() -> None:
    s = situation(own=CalendarDays(21))
    longer = next(mistaken_delays(OWN))

    assert longer.delay(s.terms, maximum=True) == CalendarDays(22, extends=True)


def test_a_delay_that_the_case_states_is_mistaken_there() -> None:
    period = Fact("request.contract.notice_period")
    s = situation(contract(COMPLETE, notice_period=NoticePeriod(business_days=10)))
    unknown = situation(contract(COMPLETE, notice_period=None))
    found = list(mistaken_delays(period))

    assert [limit.delay(s.terms, maximum=False) for limit in found] == [None] * 4
    assert [limit.delay_in(s, maximum=False) for limit in found] == [
        BusinessDays(11),
        BusinessDays(9),
        CalendarDays(10),
        Months(1),
    ]
    assert [limit.delay_in(unknown, maximum=False) for limit in found] == [None] * 4
    assert {limit.reads() for limit in found} == {period.reads()}


def test_an_order_takes_a_day_for_the_same_day() -> None:
    found = list(mistaken_delays(None))
    s = situation()

    assert [limit.delay(s.terms, maximum=False) for limit in found] == [CalendarDays(1)]
    assert [limit.delay_in(s, maximum=False) for limit in found] == [CalendarDays(1)]
    assert found[0].reads() == frozenset()


def test_a_delay_of_ones_own_keeps_its_unit() -> None:
    @attrs.frozen
    class Own(Longest):
        """A delay that nobody knows."""

    own = Own(longest(CalendarDays(90), Months(3)).delays)

    class Stated(Figure):
        def delay(self, terms: object, *, maximum: bool) -> DayDelay:
            del terms, maximum
            return own

    s = situation()
    assert {limit.delay(s.terms, maximum=False) for limit in mistaken_delays(Stated("own"))} == {own}


@pytest.mark.parametrize(
    ("reading", "mistaken"),
    [
        ("same-clock-time", [(73, "same-clock-time"), (71, "same-clock-time"), (72, "whole-days")]),
        ("whole-days", [(73, "whole-days"), (71, "whole-days"), (72, "same-clock-time")]),
        ("office-hours", [(73, "office-hours"), (71, "office-hours"), (72, "whole-days")]),
    ],
)
def test_hours_are_one_more_or_less_or_counted_otherwise(reading: str, mistaken: list[tuple[int, str]]) -> None:
    terms = situation(business_hours=reading).terms
    answered = ForEach("complaints", requires=Answered(Figure("complaint-follow-up")))
    found = [limit.hours(terms) for limit in mistaken_hours(Figure("complaint-follow-up"))]

    assert found == [BusinessHours(n, convention=convention) for n, convention in mistaken]
    assert len(list(answered.mutants())) == 3


def test_an_amount_is_a_cent_more_or_less_not_multiplied_or_the_other_one() -> None:
    limit = Times(BySolution(same=Figure("import-fee-same"), other=Figure("import-fee-other")), "fees.practitioners")
    s = situation(charged(COMPLETE, import_cad=Decimal(1), practitioners=3))
    same = situation(charged(asked(COMPLETE, receiving_emr="KinLogix"), import_cad=Decimal(1), practitioners=3))
    found = list(mistaken_amounts(limit))

    assert limit.money(s) == Decimal(4500)
    assert [mutant.money(s) for mutant in found] == [
        Decimal(1500),
        Decimal(1500),
        Decimal(4500),
        Decimal(4500),
        Decimal("4500.03"),
        Decimal("4499.97"),
    ]
    assert [mutant.money(same) for mutant in found] == [
        Decimal(500),
        Decimal(4500),
        Decimal("1500.03"),
        Decimal("1499.97"),
        Decimal(1500),
        Decimal(1500),
    ]
    nameless = situation(charged(asked(COMPLETE, source_emr=None), import_cad=Decimal(1), practitioners=3))
    assert {mutant.money(nameless) for mutant in found} == {("request.source_emr",)}
    assert {mutant.reads() - {"fees.practitioners"} for mutant in found} == {limit.each.reads()}
    assert {m.amount for m in AtMost("fees.import_cad", limit).mutants() if isinstance(m, AtMost)} == {
        "fees.import_cad",
        "fees.extraction_cad",
    }


def test_a_gap_swaps_its_moments_changes_its_basis_loses_its_extension_and_mistakes_its_limit() -> None:
    gap = NoLater(Moment.TEST_IMPORT, than=OWN, after=Moment.CLOCK_ORIGIN, extension=Extension.ANNOUNCED_DELAY)
    swapped, other, bare, *limits = gap.mutants()

    assert swapped == attrs.evolve(gap, b=Moment.CLOCK_ORIGIN, after=Moment.TEST_IMPORT)
    assert other == attrs.evolve(gap, basis=Basis.PLAN)
    assert bare == attrs.evolve(gap, extension=None)
    assert limits == [attrs.evolve(gap, at_most=MistakenDelay(OWN, mistake)) for mistake in Mistake]
    floor = NoSooner(Moment.TEST_IMPORT, than=OWN, after=Moment.TEST_EXTRACTION, basis=Basis.PLAN)
    assert [m.at_least for m in floor.mutants() if isinstance(m, Gap)][2:] == [
        MistakenDelay(OWN, mistake) for mistake in Mistake
    ]
    order = InOrder(Moment.TEST_EXTRACTION, Moment.TEST_IMPORT)
    assert list(order.mutants())[2:] == [attrs.evolve(order, at_least=MistakenDelay(None, Mistake.ONE_MORE))]


def test_an_act_is_also_wanted_in_time() -> None:
    done = Done(Moment.TEST_IMPORT, once=Moment.QUALITY_APPROVAL)

    assert Recorded(Moment.TEST_IMPORT, by=Moment.QUALITY_APPROVAL) in list(done.mutants())


def test_a_ground_is_forgotten_or_mistaken_and_a_waiver_is_nobodys_or_the_bearers() -> None:
    row = STANDARD_RULEBOOK["schedule.extraction-delay"]
    standard, certified, ahead = row.applies
    grounds = [mutant.applies for mutant in row.mutants() if mutant.applies != row.applies]

    assert grounds[:4] == [
        (certified, ahead),
        (standard, ahead),
        (standard, Certified(Party.RECEIVING_VENDOR), ahead),
        (standard, certified),
    ]
    assert isinstance(ahead, StillAhead)
    assert grounds[4:] == [
        (standard, certified, attrs.evolve(ahead, limit=MistakenDelay(ahead.limit, mistake))) for mistake in Mistake
    ]
    assert [m.waivable_by for m in row.mutants() if m.waivable_by != row.waivable_by] == [None, Party.RECEIVING_VENDOR]
    protected = attrs.evolve(row, waivable_by=Party.RECEIVING_VENDOR)
    assert [m.waivable_by for m in protected.mutants() if m.waivable_by != protected.waivable_by] == [None]
    assert list(EveryStepBinds().mutants()) == []
    under = Under("import-scope", ("both",))
    assert list(under.mutants()) == [Under("import-scope", ("test_import", "production"))]
