"""The verbs that a backend needs: each gives a new case and leaves the old one as it was."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import attrs
import pytest

from dme_migration.errors import CalendarError, InvalidValueError
from dme_migration.model import (
    Complaint,
    MigrationCase,
    Moment,
    NoticeAbout,
    Party,
    Request,
    Schedule,
    ScheduledMilestone,
    Transmission,
)
from tests.rules.cases import COMPLETE, DRAFT, client

DAY = date(2026, 3, 2)


def test_an_entry_is_written_in_the_journal() -> None:
    after = DRAFT.with_entry("test_extraction", on=DAY, by="source_vendor", evidence="bordereau 118")

    (entry,) = after.journal
    assert (entry.milestone, entry.on, entry.by, entry.evidence) == (
        Moment.TEST_EXTRACTION,
        DAY,
        Party.SOURCE_VENDOR,
        "bordereau 118",
    )
    assert DRAFT.journal == ()
    assert after == DRAFT.with_entry(Moment.TEST_EXTRACTION, on=DAY, by=Party.SOURCE_VENDOR, evidence="bordereau 118")


@pytest.mark.parametrize(
    ("milestone", "on"),
    [("prodution", DAY), ("production", datetime(2026, 3, 2, tzinfo=UTC)), ("production", "2026-03-02")],
)
def test_an_entry_that_cannot_be_is_refused(milestone: str, on: Any) -> None:
    with pytest.raises(InvalidValueError):
        DRAFT.with_entry(milestone, on=on)


def test_a_step_that_happens_once_is_not_entered_twice() -> None:
    with pytest.raises(InvalidValueError, match="repeated-milestone"):
        COMPLETE.with_entry("production", on=DAY)
    assert len(COMPLETE.with_entry("test_import", on=DAY).journal) == len(COMPLETE.journal) + 1


def test_an_agreement_is_joined_to_its_milestone() -> None:
    after = COMPLETE.with_agreement("production", by="client", given_on=DAY, evidence="courriel")
    assert after.schedule is not None
    (entry,) = (m for m in after.schedule.milestones if m.milestone == "production")

    assert [(a.by, a.given_on, a.evidence) for a in entry.agreements] == [(Party.CLIENT, DAY, "courriel")]
    assert attrs.evolve(after, schedule=COMPLETE.schedule) == COMPLETE


@pytest.mark.parametrize("case", [DRAFT, MigrationCase(request=Request(), schedule=Schedule())])
def test_an_agreement_to_what_is_not_in_the_schedule_is_refused(case: MigrationCase) -> None:
    with pytest.raises(InvalidValueError, match="production is not in the schedule"):
        case.with_agreement("production", by="client", given_on=DAY)


def test_an_agreement_to_no_milestone_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="a milestone is one of"):
        COMPLETE.with_agreement("prodution", by="client", given_on=DAY)


def test_a_notice_a_confirmation_a_waiver() -> None:
    after = (
        DRAFT.with_notice("extra_delay", to="client", given_on=DAY, reason="Images")
        .with_confirmation("scope", given_on=DAY)
        .with_waiver("preanalysis.validation-window", by="client", given_on=DAY, reason="Prête")
    )

    assert (after.notices[0].about, after.notices[0].to, after.notices[0].reason) == (
        NoticeAbout.EXTRA_DELAY,
        Party.CLIENT,
        "Images",
    )
    assert str(after.confirmations[0].of) == "scope"
    assert (after.waivers[0].obligation, after.waivers[0].reason) == ("preanalysis.validation-window", "Prête")
    assert (DRAFT.notices, DRAFT.confirmations, DRAFT.waivers) == ((), (), ())


def test_a_transmission_a_complaint_a_schedule() -> None:
    at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    transmission = Transmission(sent_at=at, channel="post", form_attached=True, recipients=("a@example.org",))
    after = DRAFT.with_transmission(transmission).with_complaints(Complaint(received_at=at) for _ in range(2))

    assert after.request.transmissions == (*DRAFT.request.transmissions, transmission)
    assert len(after.complaints) == 2
    assert after.with_schedule(Schedule(starts_on=DAY)).schedule == Schedule(starts_on=DAY)


# Moving


def schedule(*sessions: date) -> Schedule:
    listed = tuple(ScheduledMilestone(milestone="validation_session", on=on) for on in sessions)
    return Schedule(
        milestones=(
            ScheduledMilestone(milestone="production", on=date(2026, 2, 26)),
            ScheduledMilestone(milestone="first_use"),
            *listed,
        )
    )


def test_a_move_keeps_the_revision() -> None:
    moved = schedule().moved(
        "production", to=DAY, on=date(2026, 2, 20), reason="Panne", client_told_on=date(2026, 2, 21)
    )

    assert moved.planned("production") == (DAY,)
    (revision,) = moved.revisions
    assert (revision.from_, revision.to, revision.made_on, revision.reason, revision.client_told_on) == (
        date(2026, 2, 26),
        DAY,
        date(2026, 2, 20),
        "Panne",
        date(2026, 2, 21),
    )
    assert schedule().revisions == ()


def test_moves_make_a_chain() -> None:
    moved = schedule().moved("production", to=DAY, on=date(2026, 2, 20))
    moved = moved.moved("production", to=date(2026, 3, 9), on=date(2026, 2, 22))

    assert [(str(r.from_), str(r.to)) for r in moved.revisions] == [
        ("2026-02-26", "2026-03-02"),
        ("2026-03-02", "2026-03-09"),
    ]


def test_a_move_says_which_session() -> None:
    two = schedule(date(2026, 2, 17), date(2026, 2, 19))

    moved = two.moved("validation_session", to=date(2026, 2, 24), on=DAY, from_=date(2026, 2, 19))

    assert moved.planned("validation_session") == (date(2026, 2, 17), date(2026, 2, 24))
    with pytest.raises(InvalidValueError, match="several sessions: say which with from_"):
        two.moved("validation_session", to=DAY, on=DAY)
    with pytest.raises(InvalidValueError, match="no such planned day"):
        two.moved("validation_session", to=DAY, on=DAY, from_=DAY)


def test_one_of_two_sessions_of_one_day_can_be_moved() -> None:
    """Two sessions on the same day are two sessions: to say the day is to say enough."""
    twice = schedule(date(2026, 2, 17), date(2026, 2, 17))

    moved = twice.moved("validation_session", to=date(2026, 2, 24), on=DAY, from_=date(2026, 2, 17))

    assert sorted(moved.planned("validation_session")) == [date(2026, 2, 17), date(2026, 2, 24)]


@pytest.mark.parametrize("milestone", ["first_use", "source_cutover", "prodution"])
def test_what_has_no_planned_day_cannot_be_moved(milestone: str) -> None:
    with pytest.raises(InvalidValueError, match=f"{milestone} cannot be moved"):
        schedule().moved(milestone, to=DAY, on=DAY)


def test_agreements_stay_with_a_milestone_that_moves() -> None:
    assert COMPLETE.schedule is not None
    moved = COMPLETE.schedule.moved("source_cutover", to=DAY, on=date(2026, 2, 20))
    (entry,) = (m for m in moved.milestones if m.milestone == "source_cutover")

    assert len(entry.agreements) == 3


# Days


@pytest.mark.parametrize(
    ("zone", "at", "expected"),
    [
        (None, "2026-01-13T04:59:59+00:00", "2026-01-12"),
        (None, "2026-01-13T05:00:00+00:00", "2026-01-13"),
        ("America/Montreal", "2026-01-13T04:59:59+00:00", "2026-01-12"),
        ("America/Halifax", "2026-01-13T03:59:59+00:00", "2026-01-12"),
        ("America/Halifax", "2026-01-13T04:00:00+00:00", "2026-01-13"),
        ("America/Blanc-Sablon", "2026-07-13T03:59:59+00:00", "2026-07-12"),
        ("America/Toronto", "2026-07-13T03:59:59+00:00", "2026-07-12"),
        ("America/Toronto", "2026-07-13T04:00:00+00:00", "2026-07-13"),
    ],
)
def test_the_day_of_an_instant_is_that_of_the_client_s_place(zone: str | None, at: str, expected: str) -> None:
    case = client(COMPLETE, time_zone=zone)

    assert str(case.day_of(datetime.fromisoformat(at))) == expected


def test_a_case_without_a_client_has_the_zone_of_nearly_all_of_quebec() -> None:
    assert MigrationCase(request=Request()).zone.key == "America/Toronto"


def test_a_naive_instant_has_no_day() -> None:
    with pytest.raises(CalendarError):
        COMPLETE.day_of(datetime(2026, 1, 12, 9))  # noqa: DTZ001 - refused: that is the test
