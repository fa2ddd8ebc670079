"""A case as it stood on a day: what is seen, what is undone, what is held."""

from __future__ import annotations

from datetime import UTC, date, datetime

import attrs
import pytest

from dme_migration.model import JournalEntry, MigrationCase, Moment, Request, Revision, Schedule, ScheduledMilestone
from dme_migration.model.timeline import Timeline
from tests.rules.cases import COMPLETE, blank, complained, day, held, planned, revised, sessions, told, undated


def seen(case: MigrationCase, as_of: str) -> Timeline:
    return Timeline(case, day(as_of))


def test_a_fact_is_seen_from_its_day() -> None:
    case = told(complained(COMPLETE, "2026-03-02T09:00:00-05:00"), "2026-02-20")

    before, on = seen(case, "2026-02-19"), seen(case, "2026-02-20")

    assert (before.notices, len(on.notices)) == ((), 1)
    assert Moment.QUALITY_APPROVAL not in before.journal
    assert Moment.QUALITY_APPROVAL in on.journal
    assert seen(case, "2026-03-01").complaints == []
    assert len(seen(case, "2026-03-02").complaints) == 1


def test_the_delivery_and_the_coordination_are_facts_and_the_start_is_none() -> None:
    early = seen(COMPLETE, "2026-01-14")

    assert (early.coordinated_on, early.delivered_on) == (None, None)
    assert early.schedule is not None
    assert early.schedule.starts_on == day("2026-01-13")
    assert seen(COMPLETE, "2026-01-15").coordinated_on == day("2026-01-15")
    assert seen(COMPLETE, "2026-01-16").delivered_on == day("2026-01-16")


def test_agreements_are_seen_from_their_days() -> None:
    assert [len(seen(COMPLETE, f"2026-02-0{d}").agreements("source_cutover")) for d in (3, 4, 5)] == [0, 1, 3]
    assert seen(COMPLETE, "2026-02-05").agreements("production") == ()


def test_a_moment_is_its_first_occurrence_among_those_seen() -> None:
    twice = COMPLETE.with_entry("test_import", on=day("2026-02-10"))

    assert seen(twice, "2026-02-11").actual("test_import") == date(2026, 2, 10)
    assert seen(twice, "2026-02-09").actual("test_import") is None
    assert seen(twice, "2026-03-10").times_held("test_import") == 2
    assert seen(twice, "2026-02-11").times_held("test_import") == 1


def test_sessions() -> None:
    case = held(sessions(COMPLETE, "2026-02-19", "2026-02-17"), "2026-02-19", "2026-02-18")
    line = seen(case, "2026-03-10")

    assert line.planned("validation_session") == line.planned(Moment.FIRST_VALIDATION_SESSION) == date(2026, 2, 17)
    assert line.planned(Moment.LAST_VALIDATION_SESSION) == date(2026, 2, 19)
    assert line.actual(Moment.FIRST_VALIDATION_SESSION) == line.actual("validation_session") == date(2026, 2, 18)
    assert line.actual(Moment.LAST_VALIDATION_SESSION) is None
    assert line.times_held("validation_session") == 2


def test_an_undated_session_beside_a_dated_one_has_no_day() -> None:
    assert COMPLETE.schedule is not None
    extra = ScheduledMilestone(milestone="validation_session")
    case = COMPLETE.with_schedule(attrs.evolve(COMPLETE.schedule, milestones=(*COMPLETE.schedule.milestones, extra)))

    assert seen(case, "2026-03-10").planned(Moment.LAST_VALIDATION_SESSION) == date(2026, 2, 19)


def test_revisions_made_later_are_undone() -> None:
    case = blank(revised(COMPLETE, "production", to="2026-03-05", made_on="2026-02-10"))
    case = revised(case, "production", to="2026-03-09", made_on="2026-02-20")

    def stood(as_of: str, on: str) -> str:
        return str(seen(case, as_of).planned_as_of("production", day(on)))

    assert stood("2026-02-28", "2026-02-28") == "2026-03-09"
    assert stood("2026-02-28", "2026-02-19") == "2026-03-05"
    assert stood("2026-02-28", "2026-02-09") == "2026-02-26"
    assert stood("2026-02-15", "2026-02-28") == "2026-03-05"  # nothing is known beyond the day of judgement
    assert stood("2026-02-09", "2026-02-28") == "2026-02-26"


def test_the_last_revision_is_that_of_the_milestone_alone() -> None:
    case = blank(revised(COMPLETE, "production", to="2026-03-05", made_on="2026-02-10"))
    case = revised(case, "first_use", to="2026-03-09", made_on="2026-02-20")
    line = seen(case, "2026-03-10")

    assert line.last_revision("production", day("2026-03-10")) == date(2026, 2, 10)
    assert line.last_revision("production", day("2026-02-09")) is None
    assert line.last_revision("source_cutover", day("2026-03-10")) is None
    assert seen(case, "2026-02-09").revisions == ()
    assert [place for place, _ in line.revisions] == [0, 1]


def test_what_is_listed_without_a_day() -> None:
    line = seen(undated(COMPLETE, "production"), "2026-03-10")

    assert line.listed("production")
    assert line.planned("production") is None
    assert not line.listed("x-training")
    assert line.listed(Moment.LAST_VALIDATION_SESSION)


def test_an_application_s_own_step() -> None:
    line = seen(
        planned(COMPLETE, **{"x-training": "2026-02-25"}).with_entry("x-training", on=day("2026-02-26")), "2026-03-10"
    )

    assert (line.planned("x-training"), line.actual("x-training")) == (date(2026, 2, 25), date(2026, 2, 26))
    assert "x-training" in line.scheduled()


def test_a_schedule_that_lists_nothing_is_one_and_an_application_s_own_keys_make_none() -> None:
    """Only an empty text or an empty object is no value (DECLARATIONS §1); ``{"milestones": []}`` is neither."""
    empty = MigrationCase(request=Request(), schedule=Schedule())
    own = MigrationCase(request=Request(), schedule=Schedule(extra=(("x-own", "1"),)))

    assert seen(empty, "2026-03-10").schedule == Schedule()
    assert seen(own, "2026-03-10").schedule is None


def test_a_journal_is_counted_to_the_last_entry_left_out() -> None:
    entries = tuple(JournalEntry(milestone="validation_session", on=day(f"2026-03-{d}")) for d in (10, 11, 12))
    case = attrs.evolve(blank(COMPLETE), journal=entries)

    assert [seen(case, f"2026-03-{d}").hidden for d in ("09", "10", "11", "12")] == [3, 2, 1, 0]


@pytest.mark.parametrize(
    ("as_of", "seen_then"),
    [
        (datetime(2026, 3, 2, 13, 59, 59, tzinfo=UTC), (0, 1)),
        (datetime(2026, 3, 2, 14, 0, 0, tzinfo=UTC), (1, 1)),
        (datetime(2026, 3, 5, 15, 0, 0, tzinfo=UTC), (1, 0)),
    ],
)
def test_an_instant_hides_later_facts_of_its_day(as_of: datetime, seen_then: tuple[int, int]) -> None:
    case = complained(COMPLETE, "2026-03-02T09:00:00-05:00", followed_up_at="2026-03-05T10:00:00-05:00")
    line = Timeline(case, as_of)

    assert (len(line.complaints), line.hidden) == seen_then
    assert (line.day, line.end) == (as_of.date(), as_of)


def test_a_day_ends_at_the_next_midnight_of_the_place() -> None:
    line = seen(COMPLETE, "2026-03-08")  # the clocks change that night: the day has 23 hours

    assert line.end == datetime.fromisoformat("2026-03-09T00:00:00-04:00")
    assert line.day == date(2026, 3, 8)


def test_a_chain_whose_decisions_are_out_of_order_is_undone_from_the_first_later_one() -> None:
    first = Revision(milestone="production", from_=date(2026, 2, 20), to=date(2026, 2, 24), made_on=date(2026, 2, 5))
    second = Revision(milestone="production", from_=date(2026, 2, 24), to=date(2026, 2, 27), made_on=date(2026, 2, 1))
    schedule = Schedule(
        milestones=(ScheduledMilestone(milestone="production", on=date(2026, 2, 27)),), revisions=(first, second)
    )

    stood = Timeline(MigrationCase(request=Request(), schedule=schedule), date(2026, 2, 3)).schedule_as_it_stood()

    assert (stood.planned("production"), stood.revisions) == ((date(2026, 2, 20),), ())
