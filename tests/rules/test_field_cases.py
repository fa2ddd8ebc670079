"""Reports from neighbouring trackers, tried on ours: each is for its whole kind."""

from __future__ import annotations

from datetime import date, datetime

import attrs
import pytest

from dme_migration import Readings, Status, evaluate
from dme_migration.model import BUREAU_ADDRESS, Complaint, MigrationCase
from tests.rules.sample import SAMPLE, sent

DELAYS = ("avenant.extraction-within-21-days", "avenant.import-within-45-days")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("readings", "days"),
    [({}, ("2026-04-07", "2026-04-29")), ({"due-on-holiday": "strict"}, ("2026-04-05", "2026-04-29"))],
)
def test_a_holiday_prolongs_the_period_that_ends_on_it_and_no_other(
    readings: dict[str, str], days: tuple[str, str]
) -> None:
    case = sent(SAMPLE, at("2026-03-13T10:00:00-04:00"), schedule=False)
    found = evaluate(case, as_of=date(2026, 3, 20), readings=Readings(readings))
    assert tuple(str(found[identifier].due_on) for identifier in DELAYS) == days


def complained(received: str, answered: str | None) -> MigrationCase:
    complaint = Complaint(
        received_at=at(received), sent_to=BUREAU_ADDRESS, followed_up_at=at(answered) if answered else None
    )
    return SAMPLE.with_complaints([complaint])


@pytest.mark.parametrize(
    ("received", "answered", "due_at", "status"),
    [
        pytest.param(
            "2026-06-23T23:50:00-04:00",
            "2026-06-29T23:50:00-04:00",
            "2026-06-29T23:50:00-04:00",
            Status.MET,
            id="minutes before the eve of a holiday ends, answered on the very minute",
        ),
        pytest.param(
            "2026-06-23T23:50:00-04:00",
            "2026-06-29T23:50:01-04:00",
            "2026-06-29T23:50:00-04:00",
            Status.BREACHED,
            id="a second later",
        ),
        pytest.param(
            "2026-10-30T15:00:00-04:00",
            "2026-11-04T14:30:00-05:00",
            "2026-11-04T15:00:00-05:00",
            Status.MET,
            id="across the end of daylight-saving time",
        ),
        pytest.param(
            "2026-03-06T15:00:00-05:00",
            "2026-03-11T15:30:00-04:00",
            "2026-03-11T15:00:00-04:00",
            Status.BREACHED,
            id="across the start of daylight-saving time",
        ),
    ],
)
def test_business_hours_keep_the_clock_time(received: str, answered: str, due_at: str, status: Status) -> None:
    finding = evaluate(complained(received, answered), as_of=date(2026, 12, 1))["complaint.followed-up"]
    assert (finding.status, finding.due_at) == (status, at(due_at))


@pytest.mark.parametrize(
    ("sent_at", "zone", "starts", "status"),
    [
        ("2026-03-03T04:59:59+00:00", None, "2026-03-03", Status.MET),
        ("2026-03-03T04:59:59+00:00", None, "2026-03-04", Status.BREACHED),
        ("2026-03-03T04:59:59+00:00", "America/Halifax", "2026-03-03", Status.BREACHED),
        ("2026-03-03T04:59:59+00:00", "America/Halifax", "2026-03-04", Status.MET),
        ("2026-03-03T05:00:00+00:00", None, "2026-03-03", Status.BREACHED),
        ("2026-03-03T05:00:00+00:00", None, "2026-03-04", Status.MET),
    ],
)
def test_midnight_is_that_of_the_clients_place(sent_at: str, zone: str | None, starts: str, status: Status) -> None:
    case = sent(SAMPLE, at(sent_at), zone=zone, starts_on=date.fromisoformat(starts))
    assert evaluate(case, as_of=date(2026, 3, 20))["clock.start"].status is status


@pytest.mark.parametrize(("as_of", "status"), [("2026-04-08", Status.PENDING), ("2026-04-09", Status.BREACHED)])
def test_a_last_day_counts_whole(as_of: str, status: Status) -> None:
    case = sent(SAMPLE, at("2026-03-16T10:00:00-04:00"), schedule=False).with_entry(
        "preanalysis_submission", on=date(2026, 3, 26)
    )
    finding = evaluate(case, as_of=date.fromisoformat(as_of))["preanalysis.validated-in-time"]
    assert (finding.status, str(finding.due_on)) == (status, "2026-04-08")
    assert ("1 jour ouvrable" in finding.message()) is (status is Status.BREACHED)


@pytest.mark.parametrize(
    ("validation", "as_of", "status"),
    [
        ("2026-02-03", "2026-02-19", Status.BREACHED),
        ("2026-02-03", "2026-02-20", Status.WAIVED),
        ("2026-02-09", "2026-02-19", Status.MET),
        ("2026-02-09", "2026-02-20", Status.MET),
    ],
)
def test_a_waivers_day_is_a_fact_like_another(validation: str, as_of: str, status: Status) -> None:
    schedule = SAMPLE.schedule
    assert schedule is not None
    milestones = tuple(
        attrs.evolve(m, on=date.fromisoformat(validation)) if m.milestone == "preanalysis_validation" else m
        for m in schedule.milestones
    )
    case = SAMPLE.with_schedule(attrs.evolve(schedule, milestones=milestones, revisions=())).with_waiver(
        "preanalysis.validation-window", by="client", given_on=date(2026, 2, 20)
    )
    finding = evaluate(case, as_of=date.fromisoformat(as_of))["preanalysis.validation-window"]
    assert finding.status is status
    assert finding.beneath is (Status.BREACHED if status is Status.WAIVED else None)
