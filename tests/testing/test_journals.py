"""Journals that follow a schedule, lag behind it or overtake it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from dme_migration.model import JournalEntry, MigrationCase, Party, Request, Schedule, ScheduledMilestone
from dme_migration.testing import JournalPace, compliant_cases, journals, schedules
from tests.testing.test_shrinking import smallest
from tests.testing.test_strategies import drawn

MONDAY = date(2026, 2, 9)
SCHEDULE = Schedule(
    milestones=(
        ScheduledMilestone(milestone="test_import", on=MONDAY + timedelta(days=7)),
        ScheduledMilestone(milestone="test_extraction", on=MONDAY),
        ScheduledMilestone(milestone="internal_quality_control"),
        ScheduledMilestone(milestone="validation_session", on=MONDAY + timedelta(days=9)),
        ScheduledMilestone(milestone="validation_session", on=MONDAY + timedelta(days=10)),
        ScheduledMilestone(milestone="quality_approval", on=MONDAY + timedelta(days=11)),
    )
)
IN_ORDER = ["test_extraction", "test_import", "validation_session", "validation_session", "quality_approval"]
DAYS = [MONDAY + timedelta(days=n) for n in (0, 7, 9, 10, 11)]


def slips(journal: tuple[JournalEntry, ...]) -> list[int]:
    """How many days after its planned day each step came."""
    return [(entry.on - day).days for entry, day in zip(journal, DAYS, strict=False)]


def test_following_is_every_step_on_its_day_up_to_some_step() -> None:
    found = set(drawn(journals(SCHEDULE, how="follow"), 100))
    assert {len(journal) for journal in found} == {1, 2, 3, 4, 5}
    for journal in found:
        assert [entry.milestone for entry in journal] == IN_ORDER[: len(journal)]
        assert set(slips(journal)) == {0}


def test_lagging_keeps_the_order_and_comes_later_from_some_step_on() -> None:
    found = drawn(journals(SCHEDULE, how=JournalPace.LAG), 200)
    for journal in found:
        late = slips(journal)
        assert late == sorted(late)
        assert late[-1] > 0
        assert len(set(late) - {0}) == 1
        assert [entry.on for entry in journal] == sorted(entry.on for entry in journal)
    assert {max(slips(journal)) for journal in found} >= {1, 30}
    assert any(0 in slips(journal) for journal in found)


def test_overtaking_is_a_step_before_its_day() -> None:
    found = drawn(journals(SCHEDULE, how="overtake"), 200)
    for journal in found:
        assert min(slips(journal)) < 0
        assert max(slips(journal)) <= 0
    assert any([entry.on for entry in journal] != sorted(entry.on for entry in journal) for journal in found)
    assert {min(slips(journal)) for journal in found} >= {-1, -30}


def test_any_pace_is_reached() -> None:
    found = drawn(journals(SCHEDULE), 200)
    assert {(max(slips(j)) > 0, min(slips(j)) < 0) for j in found} == {(False, False), (True, False), (False, True)}
    lagging = drawn(journals(SCHEDULE, how=st.just("lag")), 20)
    assert all(max(slips(journal)) > 0 for journal in lagging)


def test_the_approval_is_somebodys() -> None:
    by = {e.by for j in drawn(journals(SCHEDULE), 60) for e in j if e.milestone == "quality_approval"}
    assert by == {Party.CLIENT}
    others = drawn(journals(SCHEDULE, by="receiving_vendor"), 60)
    assert {e.by for j in others for e in j} == {None, Party.RECEIVING_VENDOR}


def test_they_shrink_to_the_first_step() -> None:
    assert smallest(journals(SCHEDULE)) == (JournalEntry(milestone="test_extraction", on=MONDAY),)
    assert slips(smallest(journals(SCHEDULE, how="lag"))) == [1]
    assert slips(smallest(journals(SCHEDULE, how="overtake"))) == [-1]


def test_a_schedule_without_a_day_has_no_history() -> None:
    assert smallest(journals(Schedule())) == ()
    assert smallest(journals(Schedule(milestones=(ScheduledMilestone(milestone="production"),)), how="lag")) == ()


def test_an_unknown_pace_is_refused() -> None:
    with pytest.raises(InvalidArgument, match="did you mean 'follow'"):
        journals(SCHEDULE, how="folow")


@given(st.data())
def test_a_case_takes_the_journal_of_any_schedule(data: st.DataObject) -> None:
    schedule = data.draw(schedules())
    case = MigrationCase(request=Request(), schedule=schedule, journal=data.draw(journals(schedule)))
    assert {entry.milestone for entry in case.journal} <= {entry.milestone for entry in schedule.milestones}


@given(st.data())
def test_the_journal_of_a_compliant_case_follows_its_schedule(data: st.DataObject) -> None:
    example = data.draw(compliant_cases())
    if example.case.schedule is not None and example.case.journal:
        planned = {(m.milestone, m.on) for m in example.case.schedule.milestones}
        assert {(entry.milestone, entry.on) for entry in example.case.journal} <= planned
