"""Each line of DECLARATIONS §4, on small obligations of an integrator's own: ids, moments and clauses not ours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, Final

import attrs
import pytest

from dme_migration.calendar import BusinessCalendar, BusinessDays, CalendarDays
from dme_migration.errors import RulebookError
from dme_migration.model import MigrationCase, Moment, NoticePeriod, Party
from dme_migration.rules import (
    FIGURES,
    PROCEDURE_2024,
    STANDARD_RULEBOOK,
    Agreed,
    Answered,
    AtMost,
    Basis,
    Clause,
    Condition,
    Done,
    EachHolds,
    Evaluator,
    Extension,
    Fact,
    Figure,
    FigureEntry,
    Filed,
    Finding,
    ForEach,
    Gap,
    Holds,
    InOrder,
    Listed,
    Modality,
    NoLater,
    NoSooner,
    Obligation,
    OnFile,
    Planned,
    Recorded,
    Rulebook,
    Ruling,
    SentTo,
    Situation,
    Status,
    Telling,
    Times,
)
from dme_migration.text import Language, Text
from tests.rules.cases import (
    BUREAU,
    COMPLETE,
    DRAFT,
    ONE_VENDOR,
    TELUS,
    UNDELIVERED,
    agreed,
    blank,
    charged,
    complained,
    confirmed,
    contract,
    day,
    done,
    email,
    notified,
    planned,
    revised,
    sent,
    sessions,
    undated,
    unplanned,
    unrecorded,
    unscheduled,
)
from tests.rules.examples import BREACHED, MET, NOT_APPLICABLE, PENDING, UNDETERMINED, WAIVED

CONTRACT: Final = Clause(
    address="Contrat, art. 12",
    title=Text(fr="Remise des données", en="Hand-over of the data"),
    summary=Text(fr="Le fournisseur remet les données sur demande.", en="The vendor hands the data over on request."),
)
TRAINING: Final = "x-training"
FIGURES_AND_OURS: Final = FIGURES.replaced(
    (
        FigureEntry(name="ten-days", value=CalendarDays(10), source="the test"),
        FigureEntry(name="two-business-days", value=BusinessDays(2), source="the test"),
        FigureEntry(name="hand-over", value=CalendarDays(20), source="the contract, art. 12"),
        FigureEntry(name="cap", value=Decimal(100), source="the test"),
    ),
)


def own(requires: Condition, **fields: Any) -> Obligation:
    """Make an obligation of an application's own."""
    return Obligation(
        **{
            "id": "own.requirement",
            "clause": CONTRACT,
            "bearers": (Party.SOURCE_VENDOR,),
            "modality": Modality.MUST,
            "requires": requires,
            "title": Text(fr="Notre exigence", en="Our requirement"),
            "remedy": Text(fr="Faites-le.", en="Do it."),
            **fields,
        }
    )


def judge(requires: Condition, case: MigrationCase, as_of: str) -> Finding:
    """Judge a case by the procedure and one condition of our own."""
    evaluator = Evaluator(rulebook=PROCEDURE_2024 | own(requires), figures=FIGURES_AND_OURS)
    return evaluator.evaluate(case, as_of=day(as_of))["own.requirement"]


def answer(finding: Finding) -> tuple[Status, bool, str | None, str | None, tuple[str, ...]]:
    """Give status, finality, due day, first day allowed and what is missing."""
    due, first = finding.due_on, finding.not_before
    return (
        finding.status,
        finding.final,
        str(due) if due else None,
        str(first) if first else None,
        finding.missing,
    )


def history(**on: str) -> MigrationCase:
    """Give the compliant plan a journal of these entries alone."""
    return done(blank(COMPLETE), **on)


# Gap, at least

TEN_AFTER_APPROVAL: Final = NoSooner(Moment.FIRST_USE, than=Figure("ten-days"), after=Moment.QUALITY_APPROVAL)
PLAN: Final = planned(blank(COMPLETE), quality_approval="2026-02-20", first_use="2026-03-02")


@pytest.mark.parametrize(
    ("line", "case", "as_of", "expected"),
    [
        (
            "1: ten days after, on the limit",
            done(PLAN, quality_approval="2026-02-20", first_use="2026-03-02"),
            "2026-03-10",
            (MET, True, None, "2026-03-02", ()),
        ),
        (
            "1: nine days after",
            done(PLAN, quality_approval="2026-02-20", first_use="2026-03-01"),
            "2026-03-10",
            (BREACHED, True, None, "2026-03-02", ()),
        ),
        (
            "2: b came, a is planned after as_of",
            done(planned(PLAN, quality_approval="2026-03-11"), first_use="2026-03-10"),
            "2026-03-10",
            (BREACHED, False, None, "2026-03-21", ()),
        ),
        (
            "2: b came, a was planned for as_of itself",
            done(planned(PLAN, quality_approval="2026-03-10"), first_use="2026-03-10"),
            "2026-03-10",
            (UNDETERMINED, False, None, None, ("journal.quality_approval",)),
        ),
        (
            "2: b came, a is nowhere",
            done(unplanned(PLAN, "quality_approval"), first_use="2026-03-10"),
            "2026-03-10",
            (UNDETERMINED, False, None, None, ("journal.quality_approval",)),
        ),
        (
            "3: b's day had gone by when a came",
            done(planned(PLAN, first_use="2026-02-19"), quality_approval="2026-02-20"),
            "2026-02-21",
            (PENDING, False, None, "2026-03-02", ()),
        ),
        (
            "4: b is planned for the day when a came: too soon, not gone by",
            done(planned(PLAN, first_use="2026-02-20"), quality_approval="2026-02-20"),
            "2026-02-21",
            (BREACHED, False, None, "2026-03-02", ()),
        ),
        ("4: both planned, on the limit", PLAN, "2026-02-01", (MET, False, None, "2026-03-02", ())),
        (
            "4: both planned, a day short",
            planned(PLAN, first_use="2026-03-01"),
            "2026-02-01",
            (BREACHED, False, None, "2026-03-02", ()),
        ),
        (
            "4: a came later than planned",
            done(PLAN, quality_approval="2026-02-21"),
            "2026-02-22",
            (BREACHED, False, None, "2026-03-03", ()),
        ),
        (
            "6: open",
            DRAFT,
            "2026-01-14",
            (PENDING, False, None, None, ()),
        ),
        (
            "6: both listed without a day",
            undated(undated(PLAN, "first_use"), "quality_approval"),
            "2026-02-01",
            (PENDING, False, None, None, ()),
        ),
        (
            "6: one listed without a day, the other struck out",
            unplanned(undated(PLAN, "first_use"), "quality_approval"),
            "2026-02-01",
            (
                UNDETERMINED,
                False,
                None,
                None,
                ("schedule.milestones.quality_approval", "schedule.milestones.first_use"),
            ),
        ),
        (
            "6: b is listed without a day, a came",
            done(undated(PLAN, "first_use"), quality_approval="2026-02-20"),
            "2026-02-21",
            (PENDING, False, None, "2026-03-02", ()),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and ":" in value else "",
)
def test_no_sooner(line: str, case: MigrationCase, as_of: str, expected: object) -> None:
    assert answer(judge(TEN_AFTER_APPROVAL, case, as_of)) == expected, line


@pytest.mark.parametrize(
    ("line", "as_of", "expected"),
    [
        ("5: time enough", "2026-02-15", (PENDING, False, "2026-02-16", None, ())),
        ("5: the last day to start", "2026-02-16", (PENDING, False, "2026-02-16", None, ())),
        ("5: a day after the last", "2026-02-17", (BREACHED, False, "2026-02-16", None, ())),
    ],
)
def test_no_sooner_than_a_delay_after_what_is_not_known_yet(line: str, as_of: str, expected: object) -> None:
    ten_after_notice = NoSooner(Moment.PRODUCTION, than=Figure("ten-days"), after=Moment.VENDOR_NOTICE)

    assert answer(judge(ten_after_notice, notified(blank(COMPLETE), None), as_of)) == expected, line


def test_what_comes_before_a_moment_of_the_request_that_is_still_unknown_is_too_early() -> None:
    ten_after_notice = NoSooner(Moment.PRODUCTION, than=Figure("ten-days"), after=Moment.VENDOR_NOTICE)

    found = judge(ten_after_notice, notified(COMPLETE, None), "2026-03-10")

    assert answer(found) == (BREACHED, False, None, None, ())


@pytest.mark.parametrize(
    ("line", "case", "as_of", "expected"),
    [
        ("the plan keeps it", PLAN, "2026-02-01", (MET, False, None, "2026-03-02", ())),
        (
            "the plan keeps it, whatever happens",
            done(PLAN, quality_approval="2026-02-20", first_use="2026-02-21"),
            "2026-03-10",
            (MET, False, None, "2026-03-02", ()),
        ),
        (
            "the plan does not, whatever happens",
            done(planned(PLAN, first_use="2026-03-01"), quality_approval="2026-02-20", first_use="2026-03-09"),
            "2026-03-10",
            (BREACHED, False, None, "2026-03-02", ()),
        ),
        (
            "as both stood when b happened: a move made the day after is undone",
            done(revised(PLAN, "first_use", to="2026-03-01", made_on="2026-02-25"), first_use="2026-02-24"),
            "2026-03-10",
            (MET, False, None, "2026-03-02", ()),
        ),
        (
            "as both stood when b happened: a move made on the day itself stands",
            done(revised(PLAN, "first_use", to="2026-03-01", made_on="2026-02-25"), first_use="2026-02-25"),
            "2026-03-10",
            (BREACHED, False, None, "2026-03-02", ()),
        ),
        (
            "as it stands, while b has not happened",
            revised(PLAN, "first_use", to="2026-03-01", made_on="2026-02-25"),
            "2026-02-25",
            (BREACHED, False, None, "2026-03-02", ()),
        ),
        (
            "without the one, as things happened is no help",
            done(unplanned(PLAN, "quality_approval"), quality_approval="2026-02-20"),
            "2026-02-25",
            (UNDETERMINED, False, None, None, ("schedule.milestones.quality_approval",)),
        ),
        (
            "listed without a day, and not done",
            undated(PLAN, "quality_approval"),
            "2026-02-01",
            (PENDING, False, None, None, ()),
        ),
        (
            "listed without a day, and done: nothing to compare, for ever",
            done(undated(PLAN, "quality_approval"), quality_approval="2026-02-20"),
            "2026-02-25",
            (UNDETERMINED, False, None, None, ("schedule.milestones.quality_approval",)),
        ),
    ],
)
def test_no_sooner_in_the_plan(line: str, case: MigrationCase, as_of: str, expected: object) -> None:
    condition = attrs.evolve(TEN_AFTER_APPROVAL, basis=Basis.PLAN)

    assert answer(judge(condition, case, as_of)) == expected, line


def test_an_order_allows_the_same_day_and_no_earlier_one() -> None:
    order = InOrder(Moment.TEST_IMPORT, Moment.FLOW_ANALYSIS_MEETING)

    same = judge(order, history(test_import="2026-02-12", flow_analysis_meeting="2026-02-12"), "2026-03-10")
    before = judge(order, history(test_import="2026-02-12", flow_analysis_meeting="2026-02-11"), "2026-03-10")

    assert (same.status, before.status) == (MET, BREACHED)


def test_the_order_of_the_last_session_waits_while_it_is_listed_and_none_was_held() -> None:
    order = InOrder(Moment.LAST_VALIDATION_SESSION, Moment.QUALITY_APPROVAL, basis=Basis.PLAN)
    listed = undated(blank(COMPLETE), "validation_session")

    waiting = judge(order, listed, "2026-02-01")
    once_one_was_held = judge(order, listed.with_entry("validation_session", on=day("2026-02-01")), "2026-02-01")

    assert answer(waiting) == (PENDING, False, None, None, ())
    assert answer(once_one_was_held) == (UNDETERMINED, False, None, None, ("schedule.milestones.validation_session",))


# Gap, at most

TEN_AFTER_CUTOVER: Final = NoLater(Moment.FINAL_EXTRACTION, than=Figure("ten-days"), after=Moment.SOURCE_CUTOVER)
LATE_CUTOVER: Final = planned(blank(COMPLETE), source_cutover="2026-02-23", final_extraction="2026-02-24")


@pytest.mark.parametrize(
    ("line", "case", "as_of", "expected"),
    [
        (
            "1: on the tenth day",
            history(source_cutover="2026-02-23", final_extraction="2026-03-05"),
            "2026-03-10",
            (MET, True, "2026-03-05", None, ()),
        ),
        (
            "1: on the eleventh day",
            history(source_cutover="2026-02-23", final_extraction="2026-03-06"),
            "2026-03-10",
            (BREACHED, True, "2026-03-05", None, ()),
        ),
        (
            "1: ten days that end on a Sunday run on to the Monday",
            history(source_cutover="2026-02-19", final_extraction="2026-03-02"),
            "2026-03-10",
            (MET, True, "2026-03-02", None, ()),
        ),
        (
            "1: ten days that end on Good Friday run on to the Tuesday, and no farther",
            history(source_cutover="2026-03-24", final_extraction="2026-04-08"),
            "2026-04-10",
            (BREACHED, True, "2026-04-07", None, ()),
        ),
        (
            "2: b came, a is not in the journal",
            history(final_extraction="2026-03-06"),
            "2026-03-10",
            (UNDETERMINED, False, None, None, ("journal.source_cutover",)),
        ),
        (
            "3: a came, b is awaited on the limit",
            history(source_cutover="2026-02-23"),
            "2026-03-05",
            (PENDING, False, "2026-03-05", None, ()),
        ),
        (
            "3: a came, b is missing a day after the limit",
            history(source_cutover="2026-02-23"),
            "2026-03-06",
            (BREACHED, False, "2026-03-05", None, ()),
        ),
        (
            "3: a came, the limit has passed, and the journal has a step that follows b",
            history(source_cutover="2026-02-23", production="2026-03-02"),
            "2026-03-06",
            (UNDETERMINED, False, None, None, ("journal.final_extraction",)),
        ),
        (
            "3: a step that follows through another one",
            history(source_cutover="2026-02-23", first_use="2026-03-02"),
            "2026-03-06",
            (UNDETERMINED, False, None, None, ("journal.final_extraction",)),
        ),
        (
            "3: a step that follows, but the limit has not passed",
            history(source_cutover="2026-02-23", production="2026-03-02"),
            "2026-03-05",
            (PENDING, False, "2026-03-05", None, ()),
        ),
        ("4: a is planned for today", LATE_CUTOVER, "2026-02-23", (PENDING, False, "2026-03-05", None, ())),
        ("4: a was planned for yesterday", LATE_CUTOVER, "2026-02-24", (PENDING, False, None, None, ())),
        ("5: open", DRAFT, "2026-01-14", (PENDING, False, None, None, ())),
        (
            "5: a is listed without a day",
            undated(LATE_CUTOVER, "source_cutover"),
            "2026-02-01",
            (PENDING, False, None, None, ()),
        ),
        (
            "5: a is struck out",
            unplanned(LATE_CUTOVER, "source_cutover"),
            "2026-02-01",
            (UNDETERMINED, False, None, None, ("schedule.milestones.source_cutover",)),
        ),
    ],
)
def test_no_later(line: str, case: MigrationCase, as_of: str, expected: object) -> None:
    assert answer(judge(TEN_AFTER_CUTOVER, case, as_of)) == expected, line


@pytest.mark.parametrize(
    ("line", "case", "as_of", "expected"),
    [
        (
            "the plan is against what happened",
            done(planned(blank(COMPLETE), final_extraction="2026-03-05"), source_cutover="2026-02-23"),
            "2026-02-24",
            (MET, False, "2026-03-05", None, ()),
        ),
        (
            "the plan is against what is planned",
            planned(blank(COMPLETE), source_cutover="2026-02-23", final_extraction="2026-03-06"),
            "2026-02-20",
            (BREACHED, False, "2026-03-05", None, ()),
        ),
        (
            "what happens to b is no matter",
            done(
                planned(COMPLETE, source_cutover="2026-02-23", final_extraction="2026-03-05"),
                final_extraction="2026-03-09",
            ),
            "2026-03-10",
            (MET, False, "2026-03-05", None, ()),
        ),
        ("open", DRAFT, "2026-01-14", (PENDING, False, None, None, ())),
        (
            "b is not in the schedule",
            unplanned(blank(COMPLETE), "final_extraction"),
            "2026-02-20",
            (UNDETERMINED, False, None, None, ("schedule.milestones.final_extraction",)),
        ),
    ],
)
def test_no_later_in_the_plan(line: str, case: MigrationCase, as_of: str, expected: object) -> None:
    condition = attrs.evolve(TEN_AFTER_CUTOVER, basis=Basis.PLAN)

    assert answer(judge(condition, case, as_of)) == expected, line


def test_a_minimum_never_moves_and_a_maximum_runs_on() -> None:
    ends_on_sunday = history(source_cutover="2026-02-19")
    at_least = NoSooner(Moment.FINAL_EXTRACTION, than=Figure("ten-days"), after=Moment.SOURCE_CUTOVER)

    assert judge(at_least, ends_on_sunday, "2026-02-20").not_before == date(2026, 3, 1)
    assert judge(TEN_AFTER_CUTOVER, ends_on_sunday, "2026-02-20").due_on == date(2026, 3, 2)


def test_a_maximum_in_business_days_has_nothing_to_run_on_to() -> None:
    condition = NoLater(Moment.FINAL_EXTRACTION, than=Figure("two-business-days"), after=Moment.SOURCE_CUTOVER)

    assert judge(condition, history(source_cutover="2026-04-02"), "2026-04-02").due_on == date(2026, 4, 8)


def test_a_planned_day_extends_a_maximum_as_it_stood_when_the_act_came() -> None:
    condition = attrs.evolve(TEN_AFTER_CUTOVER, extension=Extension.PLANNED_DAY)
    generous = planned(COMPLETE, final_extraction="2026-03-09")
    too_late = revised(generous, "final_extraction", to="2026-03-20", made_on="2026-03-11")

    on_time = judge(condition, done(generous, final_extraction="2026-03-09"), "2026-03-30")
    moved_after = judge(condition, done(too_late, final_extraction="2026-03-10"), "2026-03-30")

    assert answer(on_time) == (MET, True, "2026-03-09", None, ())
    assert answer(moved_after) == (BREACHED, True, "2026-03-09", None, ())


def test_a_delay_that_only_the_contract_states_and_that_nobody_knows_accuses_nobody() -> None:
    """A comparison of dates never accuses through a hole (§2)."""
    condition = NoSooner(Moment.PRODUCTION, than=Fact("request.contract.notice_period"), after=Moment.VENDOR_NOTICE)

    found = judge(condition, contract(COMPLETE, notice_period=None), "2026-03-10")

    assert found.status == UNDETERMINED


def test_a_delay_that_the_contract_states_is_counted() -> None:
    condition = NoSooner(Moment.PRODUCTION, than=Fact("request.contract.notice_period"), after=Moment.VENDOR_NOTICE)
    on_the_limit = contract(COMPLETE, notice_period=NoticePeriod(days=52))
    a_day_short = contract(COMPLETE, notice_period=NoticePeriod(days=53))

    assert judge(condition, on_the_limit, "2026-03-10").not_before == date(2026, 2, 26)
    assert judge(condition, on_the_limit, "2026-03-10").status == MET
    assert judge(condition, a_day_short, "2026-03-10").status == BREACHED


# Present


@pytest.mark.parametrize(
    ("line", "case", "as_of", "expected"),
    [
        ("m came on the day of n", history(first_use="2026-03-02", production="2026-03-02"), "2026-03-10", (MET, True)),
        ("m came, n did not", history(production="2026-03-02"), "2026-03-10", (MET, True)),
        ("m came a day late", history(first_use="2026-03-02", production="2026-03-03"), "2026-03-10", (BREACHED, True)),
        ("n came, m did not", history(first_use="2026-03-02"), "2026-03-10", (BREACHED, True)),
        ("neither came", history(), "2026-03-10", (PENDING, False)),
        ("n came after the day of judgement", history(first_use="2026-03-11"), "2026-03-10", (PENDING, False)),
    ],
)
def test_recorded(line: str, case: MigrationCase, as_of: str, expected: object) -> None:
    found = judge(Recorded(Moment.PRODUCTION, by=Moment.FIRST_USE), case, as_of)

    assert (found.status, found.final) == expected, line


def test_recorded_by_what_has_passed_unrecorded_is_a_breach_that_may_still_be_mended() -> None:
    condition = Recorded(Moment.FLOW_ANALYSIS_MEETING, by=Moment.QUALITY_APPROVAL)

    found = judge(condition, history(first_use="2026-03-02"), "2026-03-10")

    assert (found.status, found.final) == (BREACHED, False)


def test_recorded_counts_only_from_its_anchor() -> None:
    condition = Recorded(Moment.EXTRACTION_CONFIRMATION, by=Moment.FIRST_USE, counting_from=Moment.FINAL_EXTRACTION)
    early = confirmed(history(final_extraction="2026-02-23", first_use="2026-03-02"), "extraction", "2026-02-20")

    assert judge(condition, early, "2026-03-10").status == BREACHED
    assert judge(condition, confirmed(early, "extraction", "2026-02-23"), "2026-03-10").status == MET
    hole = judge(condition, unrecorded(early, "final_extraction"), "2026-03-10")
    assert (hole.status, hole.missing) == (UNDETERMINED, ("journal.final_extraction",))
    assert judge(condition, unrecorded(early, "final_extraction", "first_use"), "2026-03-10").status == PENDING


def test_recorded_counts_any_moment_from_its_anchor() -> None:
    """A milestone counts from an anchor as a confirmation does: only what came on or after it."""
    condition = Recorded(Moment.PRODUCTION, by=Moment.FIRST_USE, counting_from=Moment.SOURCE_CUTOVER)
    too_soon = history(production="2026-02-22", source_cutover="2026-02-23", first_use="2026-02-27")

    assert judge(condition, COMPLETE, "2026-03-10").status == MET
    assert judge(condition, too_soon, "2026-03-10").status == BREACHED


@pytest.mark.parametrize(
    ("line", "case", "expected"),
    [
        ("m came, even late", history(production="2026-03-02", final_extraction="2026-03-05"), (MET, True)),
        ("n came", history(production="2026-03-02"), (BREACHED, False)),
        ("what follows n came", history(first_use="2026-03-02"), (BREACHED, False)),
        ("what comes before n came", history(quality_approval="2026-03-02"), (PENDING, False)),
        ("nothing came", history(), (PENDING, False)),
    ],
)
def test_done(line: str, case: MigrationCase, expected: object) -> None:
    found = judge(Done(Moment.FINAL_EXTRACTION, once=Moment.PRODUCTION), case, "2026-03-10")

    assert (found.status, found.final) == expected, line


@pytest.mark.parametrize(
    ("line", "case", "as_of", "planned_is", "listed_is"),
    [
        ("dated", COMPLETE, "2026-03-10", MET, MET),
        ("listed", undated(COMPLETE, "production"), "2026-03-10", BREACHED, MET),
        ("open, not there", unplanned(UNDELIVERED, "production"), "2026-02-02", PENDING, PENDING),
        ("open, listed", undated(UNDELIVERED, "production"), "2026-02-02", PENDING, MET),
        ("delivered without", unplanned(blank(COMPLETE), "production"), "2026-01-16", BREACHED, BREACHED),
        ("late without", unplanned(UNDELIVERED, "production"), "2026-02-03", UNDETERMINED, UNDETERMINED),
        ("no schedule, late", DRAFT, "2026-02-03", UNDETERMINED, UNDETERMINED),
    ],
)
def test_planned_and_listed(line: str, case: MigrationCase, as_of: str, planned_is: Status, listed_is: Status) -> None:
    dated, listed = (judge(kind(Moment.PRODUCTION), case, as_of) for kind in (Planned, Listed))

    assert (dated.status, listed.status) == (planned_is, listed_is), line
    assert (dated.final, listed.final) == (planned_is is MET, listed_is is MET)
    for found in (dated, listed):
        assert found.missing == (("schedule",) if found.status is UNDETERMINED else ())


def test_agreed_wants_each_party_since_the_last_move() -> None:
    condition = Agreed(Moment.PRODUCTION, by=(Party.CLIENT, Party.RECEIVING_VENDOR))
    asked_for = agreed(COMPLETE, "production", ("client", "2026-02-26"), ("receiving_vendor", "2026-02-20"))
    moved = revised(unrecorded(asked_for, "production"), "production", to="2026-03-20", made_on="2026-02-21")

    assert answer(judge(condition, asked_for, "2026-03-10")) == (MET, True, "2026-02-26", None, ())
    assert answer(judge(condition, moved, "2026-03-10")) == (PENDING, False, "2026-03-20", None, ())
    renewed = moved.with_agreement("production", by="receiving_vendor", given_on=day("2026-02-21"))
    assert answer(judge(condition, renewed, "2026-03-10")) == (MET, False, "2026-03-20", None, ())
    assert answer(judge(condition, moved, "2026-03-20")) == (PENDING, False, "2026-03-20", None, ())
    assert answer(judge(condition, moved, "2026-03-21")) == (BREACHED, False, "2026-03-20", None, ())


def test_agreed_undoes_a_move_made_after_the_act() -> None:
    condition = Agreed(Moment.PRODUCTION, by=(Party.CLIENT,))
    case = agreed(COMPLETE, "production", ("client", "2026-02-20"))
    moved_after = revised(case, "production", to="2026-03-20", made_on="2026-02-27")

    assert answer(judge(condition, moved_after, "2026-03-10")) == (MET, True, "2026-02-26", None, ())


def test_agreed_without_a_planned_day() -> None:
    condition = Agreed(Moment.PRODUCTION, by=(Party.CLIENT,))
    waiting = blank(COMPLETE)

    assert judge(condition, DRAFT, "2026-01-14").status == PENDING
    assert judge(condition, undated(waiting, "production"), "2026-02-01").status == PENDING
    struck = judge(condition, unplanned(waiting, "production"), "2026-02-01")
    assert answer(struck) == (UNDETERMINED, False, None, None, ("schedule.milestones.production",))


def test_one_vendor_that_owns_both_emrs_agrees_for_both() -> None:
    condition = Agreed(Moment.PRODUCTION, by=(Party.SOURCE_VENDOR, Party.RECEIVING_VENDOR))
    alone = agreed(ONE_VENDOR, "production", ("source_vendor", "2026-02-20"))
    one_of_two = agreed(COMPLETE, "production", ("source_vendor", "2026-02-20"))

    assert judge(condition, alone, "2026-03-10").status == MET
    assert judge(condition, one_of_two, "2026-03-10").status == BREACHED


def test_sent_to() -> None:
    condition = SentTo(Party.BUREAU)
    without = sent(COMPLETE, email("2026-01-12T16:20:00-05:00", TELUS))
    mended = without.with_transmission(email("2026-01-20T09:00:00-05:00", BUREAU))

    assert answer(judge(condition, COMPLETE, "2026-03-10"))[:2] == (MET, True)
    assert answer(judge(condition, without, "2026-03-10"))[:2] == (BREACHED, False)
    assert answer(judge(condition, mended, "2026-01-19"))[:2] == (BREACHED, False)
    assert answer(judge(condition, mended, "2026-01-20"))[:2] == (MET, True)
    assert answer(judge(condition, sent(COMPLETE), "2026-01-20"))[:2] == (PENDING, False)


@pytest.mark.parametrize(
    ("fact", "present", "open_without", "delivered_without", "late_without"),
    [
        (Filed.SCHEDULE, MET, PENDING, None, BREACHED),
        (Filed.DELIVERY, MET, PENDING, None, UNDETERMINED),
        (Filed.COORDINATION, MET, PENDING, BREACHED, UNDETERMINED),
        (Filed.EXTRACTION_PERIOD, MET, PENDING, BREACHED, UNDETERMINED),
    ],
)
def test_on_file(
    fact: Filed, present: Status, open_without: Status, delivered_without: Status | None, late_without: Status
) -> None:
    condition = OnFile(fact)
    assert COMPLETE.schedule is not None
    bare = COMPLETE.with_schedule(attrs.evolve(COMPLETE.schedule, coordinated_on=None, test_extraction_period=None))

    assert answer(judge(condition, COMPLETE, "2026-03-10"))[:2] == (present, True)
    assert answer(judge(condition, DRAFT, "2026-02-02"))[:2] == (open_without, False)
    assert answer(judge(condition, DRAFT, "2026-02-03"))[:2] == (late_without, False)
    if delivered_without is not None:
        assert answer(judge(condition, bare, "2026-01-16"))[:2] == (delivered_without, False)


# Amounts, records, functions


def test_at_most() -> None:
    condition = AtMost("fees.extraction_cad", Times(Figure("cap"), "fees.practitioners"))

    def charge(**fees: Any) -> tuple[Status, tuple[str, ...]]:
        found = judge(condition, charged(COMPLETE, **fees), "2026-03-10")
        assert not found.final
        return found.status, found.missing

    assert charge(extraction_cad="300.00", practitioners=3) == (MET, ())
    assert charge(extraction_cad="300.01", practitioners=3) == (BREACHED, ())
    assert charge(extraction_cad="300.01") == (UNDETERMINED, ("fees.practitioners",))
    assert charge(practitioners=3) == (NOT_APPLICABLE, ())


def test_a_ceiling_may_be_a_figure_alone() -> None:
    found = judge(AtMost("fees.extraction_cad", Figure("cap")), charged(COMPLETE, extraction_cad="100"), "2026-03-10")

    assert found.status == MET


BY_PLACE: Final = (BREACHED, PENDING, UNDETERMINED, MET)


def by_place(_s: Situation, record: tuple[Any, Any], place: int) -> Ruling | None:
    """Judge a complaint by the status that its evidence names."""
    complaint = record[0]
    if complaint.evidence is None:
        return None
    status, due = complaint.evidence.split()
    missing = (f"complaints[{place}]",) if status == UNDETERMINED else ()
    return Ruling(
        Status(status), "addressed", (("bureau", due),), final=due == "final", due_on=_due(due), missing=missing
    )


def _due(text: str) -> date | None:
    return day(text) if text[0].isdigit() else None


def records(*evidence: str | None) -> MigrationCase:
    """Give the case a complaint for each."""
    case = COMPLETE
    for text in evidence:
        case = complained(case, "2026-03-02T09:00:00-05:00")
        last = attrs.evolve(case.complaints[-1], evidence=text)
        case = attrs.evolve(case, complaints=(*case.complaints[:-1], last))
    return case


FOR_EACH: Final = ForEach(
    "complaints",
    requires=EachHolds(by_place, reads=frozenset({"complaints"}), text=Text(fr="Essai.", en="Trial.")),
)


@pytest.mark.parametrize(
    ("line", "case", "expected"),
    [
        ("no record", COMPLETE, (NOT_APPLICABLE, False, None, None, ())),
        ("none that is a record here", records(None), (NOT_APPLICABLE, False, None, None, ())),
        ("all met", records("met -", "met -"), (MET, False, None, None, ())),
        ("met, though by a final part: another may come", records("met final"), (MET, False, None, None, ())),
        (
            "any breached, so far",
            records("met -", "breached -", "pending -", "undetermined -"),
            (BREACHED, False, None, None, ()),
        ),
        ("breached by a final part", records("breached -", "breached final"), (BREACHED, True, None, None, ())),
        ("else any pending", records("met -", "undetermined -", "pending -"), (PENDING, False, None, None, ())),
        (
            "else any undetermined: what is missing is joined",
            records("undetermined -", "met -", "undetermined -"),
            (UNDETERMINED, False, None, None, ("complaints[0]", "complaints[2]")),
        ),
        (
            "the one due first speaks",
            records("pending 2026-03-20", "pending 2026-03-12", "met 2026-03-01"),
            (PENDING, False, "2026-03-12", None, ()),
        ),
    ],
)
def test_for_each(line: str, case: MigrationCase, expected: object) -> None:
    assert answer(judge(FOR_EACH, case, "2026-03-10")) == expected, line


def test_answered_within_a_figure_of_business_hours() -> None:
    condition = ForEach("complaints", requires=Answered(Figure("complaint-follow-up")))

    found = judge(condition, complained(COMPLETE, "2026-03-09T09:00:00-04:00"), "2026-03-10")

    assert (found.status, str(found.due_at)) == (PENDING, "2026-03-12 09:00:00-04:00")


def odd_id(s: Situation) -> Ruling:
    """Judge whether the id of the case is odd."""
    assert s.case.id is not None
    return Ruling(MET if int(s.case.id[-1]) % 2 else BREACHED, "no-stranger")


def test_holds_asks_a_named_function() -> None:
    condition = Holds(odd_id, reads=frozenset({"id"}), text=Text(fr="Impair.", en="Odd."))

    assert judge(condition, attrs.evolve(COMPLETE, id="7"), "2026-03-10").status == MET
    assert judge(condition, attrs.evolve(COMPLETE, id="8"), "2026-03-10").status == BREACHED
    assert condition.describe(Language.EN) == "Odd."
    assert condition.reads() == {"id"}


# An integrator's own moment, and its own clause


def test_an_own_moment_works_in_a_schedule_a_journal_and_a_condition() -> None:
    two_days_before_use = NoSooner(Moment.FIRST_USE, than=Figure("two-business-days"), after=TRAINING)
    in_plan = planned(blank(COMPLETE), **{TRAINING: "2026-02-25"})

    assert judge(Planned(TRAINING), in_plan, "2026-03-01").status == MET
    assert judge(Planned(TRAINING), COMPLETE, "2026-03-01").status == BREACHED
    assert answer(judge(two_days_before_use, in_plan, "2026-02-20")) == (MET, False, None, "2026-02-27", ())
    late = done(in_plan, **{TRAINING: "2026-02-26"})
    assert answer(judge(two_days_before_use, late, "2026-02-26")) == (BREACHED, False, None, "2026-03-02", ())
    held_late = done(late, first_use="2026-02-27")
    assert answer(judge(two_days_before_use, held_late, "2026-03-10")) == (BREACHED, True, None, "2026-03-02", ())
    hole = judge(two_days_before_use, done(blank(COMPLETE), first_use="2026-02-27"), "2026-03-10")
    assert hole.missing == ("journal.x-training",)


def test_an_own_moment_takes_its_place_in_the_order() -> None:
    """`Done` and `maxima` look for what follows an act through an integrator's own orders too."""
    book = Rulebook.of(
        "TRAINING",
        (
            own(InOrder(TRAINING, Moment.FIRST_USE), id="training.before-use"),
            own(Done("x-invitation", once=TRAINING), id="training.invited"),
        ),
        title=Text(fr="Formation", en="Training"),
    )
    evaluator = Evaluator(rulebook=PROCEDURE_2024 | book)

    found = evaluator.evaluate(history(first_use="2026-03-02"), as_of=day("2026-03-10"))

    assert found["training.invited"].status == BREACHED


@pytest.mark.parametrize("language", Language)
def test_an_own_moment_is_told_by_its_name(language: Language) -> None:
    condition = InOrder(TRAINING, Moment.FIRST_USE)
    case = done(planned(COMPLETE, **{TRAINING: "2026-02-25"}), **{TRAINING: "2026-02-28"})

    message = judge(condition, case, "2026-03-10").message(language)

    assert "x-training" in message
    assert "Contrat, art. 12" in message


HAND_OVER: Final = own(
    NoLater("x-hand-over", than=Figure("hand-over"), after="x-request"),
    id="notice.contract-clauses",
    waivable_by=Party.CLIENT,
    title=Text(fr="Remise des données dans les 20 jours de la demande", en="Hand-over within 20 days of the request"),
)


def contract_cases() -> Iterator[tuple[str, MigrationCase, str, tuple[Status, str | None]]]:
    """Give the example of OBLIGATIONS §1: an export within 20 days of a simple request."""
    asked_for = done(COMPLETE, **{"x-request": "2026-02-10"})
    yield (
        "handed over on the twentieth day",
        done(asked_for, **{"x-hand-over": "2026-03-02"}),
        "2026-03-10",
        (
            MET,
            "2026-03-02",
        ),
    )
    yield (
        "handed over a day late",
        done(asked_for, **{"x-hand-over": "2026-03-03"}),
        "2026-03-10",
        (
            BREACHED,
            "2026-03-02",
        ),
    )
    yield "awaited on the twentieth day", asked_for, "2026-03-02", (PENDING, "2026-03-02")
    yield "awaited the day after", asked_for, "2026-03-03", (BREACHED, "2026-03-02")
    yield "nothing was asked for", COMPLETE, "2026-03-10", (UNDETERMINED, None)


@pytest.mark.parametrize(("words", "case", "as_of", "expected"), tuple(contract_cases()))
def test_an_integrator_adds_a_clause_of_its_contract(
    words: str, case: MigrationCase, as_of: str, expected: tuple[Status, str | None]
) -> None:
    book = STANDARD_RULEBOOK | HAND_OVER
    assessment = Evaluator(rulebook=book, figures=FIGURES_AND_OURS).evaluate(case, as_of=day(as_of))
    found = assessment["notice.contract-clauses"]

    assert (found.status, found.due_on and str(found.due_on)) == expected, words
    assert assessment.findings[-1] == found
    assert assessment.compliant is (expected[0] is not BREACHED)
    assert found.bearers[0].address == TELUS


def test_an_own_clause_may_be_waived_like_any_other() -> None:
    late = done(COMPLETE, **{"x-request": "2026-02-10", "x-hand-over": "2026-03-03"})
    case = late.with_waiver("notice.contract-clauses", by="client", given_on=day("2026-03-04"))
    evaluator = Evaluator(rulebook=STANDARD_RULEBOOK | HAND_OVER, figures=FIGURES_AND_OURS)

    assessment = evaluator.evaluate(case, as_of=day("2026-03-10"))

    assert assessment["notice.contract-clauses"].status == WAIVED
    assert assessment["waivers.valid"].status == MET


# What every condition can do


EVERY_KIND: Final = (
    TEN_AFTER_APPROVAL,
    TEN_AFTER_CUTOVER,
    InOrder(Moment.PRODUCTION, Moment.FIRST_USE),
    Recorded(Moment.PRODUCTION, by=Moment.FIRST_USE),
    Recorded(Moment.EXTRACTION_CONFIRMATION, by=Moment.PRODUCTION, counting_from=Moment.FINAL_EXTRACTION),
    Done(Moment.PRODUCTION, once=Moment.FIRST_USE),
    Planned(Moment.PRODUCTION),
    Listed(Moment.PRODUCTION),
    Agreed(Moment.PRODUCTION, by=(Party.CLIENT, Party.BUREAU)),
    SentTo(Party.BUREAU),
    OnFile(Filed.SCHEDULE),
    AtMost("fees.extraction_cad", Times(Figure("cap"), "fees.practitioners")),
    ForEach("complaints", requires=Answered(Figure("complaint-follow-up"))),
    FOR_EACH,
)


@pytest.mark.parametrize("condition", EVERY_KIND, ids=lambda c: type(c).__name__)
def test_a_condition_is_data(condition: Condition) -> None:
    assert hash(condition) == hash(attrs.evolve(condition))
    assert condition == attrs.evolve(condition)
    assert condition.as_json()["kind"] == type(condition).__name__
    assert condition.reads()
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        condition.b = "x"  # type: ignore[attr-defined] # frozen: that is the test


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (TEN_AFTER_APPROVAL, (("quality_approval", "first_use", True, "2026-03-02"),)),
        (TEN_AFTER_CUTOVER, (("source_cutover", "final_extraction", False, "2026-03-02"),)),
        (InOrder(Moment.PRODUCTION, Moment.FIRST_USE), (("production", "first_use", True, "2026-02-20"),)),
        (Recorded(Moment.PRODUCTION, by=Moment.FIRST_USE), (("production", "first_use", True, "2026-02-20"),)),
        (Done(Moment.PRODUCTION, once=Moment.FIRST_USE), (("production", "first_use", True, "2026-02-20"),)),
        (attrs.evolve(TEN_AFTER_CUTOVER, edge=False), ()),
        (
            attrs.evolve(TEN_AFTER_CUTOVER, basis=Basis.PLAN),
            (("source_cutover", "final_extraction", False, "2026-03-02"),),
        ),
        (Planned(Moment.PRODUCTION), ()),
        (SentTo(Party.BUREAU), ()),
        (FOR_EACH, ()),
    ],
)
def test_an_edge_gives_the_planner_the_very_map_of_the_judge(condition: Condition, expected: object) -> None:
    evaluator = Evaluator(
        rulebook=Rulebook.of("OWN", (own(condition),), title=Text(fr="", en="")), figures=FIGURES_AND_OURS
    )
    situation, edges = evaluator.edges(COMPLETE, as_of=day("2026-03-10"))
    found = []
    for _, edge in edges:
        bound = edge.delay(situation)
        assert bound is not None
        found.append((str(edge.a), str(edge.b), edge.at_least, str(bound[1](day("2026-02-20")))))

    assert tuple(found) == expected


def test_a_calendar_is_an_argument() -> None:
    condition = NoLater(Moment.FINAL_EXTRACTION, than=Figure("two-business-days"), after=Moment.SOURCE_CUTOVER)
    evaluator = Evaluator(
        rulebook=Rulebook.of("OWN", (own(condition),), title=Text(fr="", en="")),
        calendar=BusinessCalendar.quebec(profile="civil-procedure"),
        figures=FIGURES_AND_OURS,
    )

    found = evaluator.evaluate(history(source_cutover="2025-12-23"), as_of=day("2025-12-23"))

    assert found["own.requirement"].due_on == date(2025, 12, 29)  # the 24th is a business day there, the 25th is not


def test_every_session_counts_for_the_first_and_the_last() -> None:
    first = NoSooner(Moment.FIRST_VALIDATION_SESSION, than=Figure("ten-days"), after=Moment.TEST_IMPORT)
    last = NoSooner(Moment.QUALITY_APPROVAL, than=Figure("ten-days"), after=Moment.LAST_VALIDATION_SESSION)
    case = sessions(blank(COMPLETE), "2026-02-24", "2026-02-22", "2026-02-23")

    assert answer(judge(first, case, "2026-02-01")) == (MET, False, None, "2026-02-22", ())
    assert answer(judge(last, planned(case, quality_approval="2026-03-05"), "2026-02-01")) == (
        BREACHED,
        False,
        None,
        "2026-03-06",
        (),
    )


def test_no_schedule_at_all_is_late_once_the_clock_has_run() -> None:
    found = judge(TEN_AFTER_APPROVAL, unscheduled(DRAFT), "2026-02-03")

    assert answer(found) == (
        UNDETERMINED,
        False,
        None,
        None,
        ("schedule.milestones.quality_approval", "schedule.milestones.first_use"),
    )


def test_a_gap_without_a_limit_is_an_order() -> None:
    assert Gap(b="production", after="source_cutover") == InOrder("source_cutover", "production")


def test_a_function_of_one_s_own_brings_its_own_sentences() -> None:
    said = Text(fr="Le numéro est {id}.", en="The number is {id}.")
    told_by = Holds(odd_id, reads=frozenset({"id"}), text=Text(fr="Impair.", en="Odd."), sentences=(("odd", said),))
    telling = Telling(language=Language.FR, calendar=BusinessCalendar.quebec(), as_of=day("2026-03-10"))

    assert told_by.explain(Ruling(MET, "odd", (("id", "7"),)), telling) == ["Le numéro est 7."]
    assert told_by.explain(Ruling(MET, "nobody's"), telling) == ["Impair."]


def test_an_unknown_moment_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(RulebookError, match=r"no moment 'prodction'; did you mean 'production'\?"):
        InOrder("source_cutover", "prodction")
