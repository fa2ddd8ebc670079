"""The strategies build what they say: valid, varied, within their bounds, and from the first to the last of a kind."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import attrs
import pytest
from hypothesis import Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

import dme_migration.testing
from dme_migration import BusinessCalendar, HolidayProfile, MigrationCase, Status, evaluate
from dme_migration.calendar import BusinessDays, BusinessHours, CalendarDays, Closure, Delay, Longest, Months
from dme_migration.model import MILESTONES, Objective, Request, Schedule
from dme_migration.rules import READINGS, STANDARD_RULEBOOK
from dme_migration.testing import (
    AN_ORDINARY_MONDAY,
    as_of_days,
    business_days,
    calendars,
    cases,
    days,
    delays,
    readings,
    requests,
    schedules,
)

T = TypeVar("T")
DRAWS = 400


def drawn(strategy: SearchStrategy[T], number: int = DRAWS) -> list[T]:
    """Draw as a test would, always the same; nothing is refused on the way."""
    found: list[T] = []

    @seed(2026)
    @settings(max_examples=number, phases=[Phase.generate], database=None, deadline=None, derandomize=False)
    @given(strategy)
    def run(value: T) -> None:
        found.append(value)

    run()
    return found


@cache
def some_cases() -> tuple[MigrationCase, ...]:
    return tuple(drawn(cases()))


def dates_in(value: Any) -> Iterator[date]:
    if isinstance(value, datetime):
        yield value.date()
    elif isinstance(value, date):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from dates_in(item)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from dates_in(getattr(value, field.name))


def objects_in(value: Any) -> Iterator[Any]:
    if isinstance(value, tuple):
        for item in value:
            yield from objects_in(item)
    elif attrs.has(type(value)):
        yield value
        for field in attrs.fields(type(value)):
            yield from objects_in(getattr(value, field.name))


def test_every_fact_of_a_case_is_sometimes_there_and_sometimes_not() -> None:
    there: Counter[str] = Counter()
    absent: Counter[str] = Counter()
    for part in (part for case in some_cases() for part in objects_in(case)):
        for field in attrs.fields(type(part)):
            if field.default is attrs.NOTHING:
                continue
            value = getattr(part, field.name)
            (absent if value is None or value == () else there)[f"{type(part).__name__}.{field.name}"] += 1
    extras = {name for name in there | absent if name.endswith((".extra", ".evidence"))}
    # The form's own objects keep an application's keys too; `tests/properties/test_locality.py` puts them everywhere.
    rare = {name for name in extras if not there[name]} | {"DataSelection.choices", "Schedule.milestones"}
    assert set(there) >= (there | absent).keys() - rare
    assert set(absent) >= (there | absent).keys() - rare
    assert {"JournalEntry.evidence", "JournalEntry.extra", "MigrationCase.extra"} <= set(there)


CHOICES: tuple[tuple[str, Callable[[MigrationCase], set[Any]], int], ...] = (
    ("objectives", lambda c: {c.request.objective}, len(Objective) + 1),
    ("milestones planned", lambda c: {m.milestone for m in c.schedule.milestones} if c.schedule else set(), 16),
    ("milestones that happened", lambda c: {entry.milestone for entry in c.journal}, 16),
    ("notices", lambda c: {n.about for n in c.notices}, 3),
    ("confirmations", lambda c: {n.of for n in c.confirmations}, 3),
    ("kinds of client", lambda c: {c.request.client.kind} if c.request.client else set(), 4),
    ("zones", lambda c: {str(c.zone)}, 4),
    ("channels", lambda c: {t.channel for t in c.request.transmissions}, 5),
    ("forms", lambda c: {t.form_attached for t in c.request.transmissions}, 2),
    ("EMRs", lambda c: {c.request.source_emr, c.request.receiving_emr}, 12),
)


def test_every_choice_is_reached() -> None:
    found = {name: len({value for case in some_cases() for value in reach(case)}) for name, reach, _ in CHOICES}
    assert found == {name: number for name, _, number in CHOICES}


WAYS: dict[str, Callable[[MigrationCase], object]] = {
    "holes in the journal": lambda c: {"production"} <= {e.milestone for e in c.journal} < set(MILESTONES),
    "a second cycle": lambda c: [e.milestone for e in c.journal].count("test_import") > 1,
    "a journal out of order": lambda c: [e.on for e in c.journal] != sorted(e.on for e in c.journal),
    "a whole journal": lambda c: {e.milestone for e in c.journal} >= set(MILESTONES),
    "a whole schedule": lambda c: c.schedule and {m.milestone for m in c.schedule.milestones} >= set(MILESTONES),
    "several sessions": lambda c: c.schedule and len(c.schedule.planned("validation_session")) > 1,
    "listed, not dated": lambda c: c.schedule and any(m.on is None for m in c.schedule.milestones),
    "two revisions of one milestone": lambda c: (
        c.schedule and len(c.schedule.revisions) > len({r.milestone for r in c.schedule.revisions})
    ),
    "a journal and no schedule": lambda c: c.journal and c.schedule is None,
    "a schedule and no journal": lambda c: c.schedule and not c.journal,
    "one vendor for both EMRs": lambda c: {c.request.source_emr, c.request.receiving_emr} == {"KinLogix", "Médesync"},
    "additional data": lambda c: c.request.data and {"images", "appointments"} & c.request.data.chosen,
    "two sendings": lambda c: len(c.request.transmissions) > 1,
    "a period that ends before it starts": lambda c: (
        c.schedule and (p := c.schedule.test_extraction_period) and p.through < p.from_
    ),
    "a waiver by a party that has none": lambda c: any(w.by not in {"client", "receiving_vendor"} for w in c.waivers),
    "several complaints": lambda c: len(c.complaints) > 1,
    "nearly nothing": lambda c: c.schedule is None and not c.journal and not c.request.transmissions,
}


def test_every_way_of_a_case_is_reached() -> None:
    assert [name for name, way in WAYS.items() if not any(way(case) for case in some_cases())] == []


def test_every_status_is_reached() -> None:
    found: dict[str, set[Status]] = {identifier: set() for identifier in STANDARD_RULEBOOK.ids}
    for case in some_cases():
        known = sorted(dates_in(case)) or [AN_ORDINARY_MONDAY]
        for day in {known[len(known) // 3], known[-1]}:
            for identifier, status in evaluate(case, as_of=day).statuses.items():
                found[identifier].add(status)
    # It is bound under another reading only.
    assert found.pop("avenant.production-within-45-days") == {Status.NOT_APPLICABLE}
    assert set().union(*found.values()) == set(Status)
    assert [identifier for identifier, statuses in found.items() if len(statuses) < 2] == []
    breached = {Status.BREACHED, Status.WAIVED}
    untold = {identifier for identifier, statuses in found.items() if not statuses & breached}
    # These want a request in order, additional data or none, and a plan past a limit, all at once.
    assert untold <= {
        "authorization.by-contracting-clinic",
        "schedule.extraction-delay",
        "schedule.import-delay",
        "schedule.extra-delay-notified",
    }


@pytest.mark.parametrize("strategy", [cases(), requests(), schedules(), calendars(), business_days(), days()])
def test_every_day_lies_in_2026(strategy: SearchStrategy[Any]) -> None:
    for value in drawn(strategy, 100):
        assert {day.year for day in dates_in(value)} <= {2026}


def test_other_bounds_are_kept() -> None:
    first, last = date(2027, 12, 20), date(2028, 1, 10)
    for strategy in (
        days(min_value=first, max_value=last),
        business_days(min_value=first, max_value=last),
        calendars(min_value=first, max_value=last),
        requests(min_value=first, max_value=last),
        schedules(min_value=first, max_value=last),
        cases(min_value=first, max_value=last),
    ):
        found = [day for value in drawn(strategy, 60) for day in dates_in(value)]
        assert first <= min(found)
        assert max(found) <= last


def test_bounds_that_hold_no_day_are_refused() -> None:
    for strategy in (days, requests, schedules, cases, business_days, calendars):
        with pytest.raises(InvalidArgument, match="min_value=2026-03-02"):
            strategy(min_value=date(2026, 3, 2), max_value=date(2026, 3, 1))
    with pytest.raises(InvalidArgument, match="no business day"):
        business_days(min_value=date(2026, 2, 7), max_value=date(2026, 2, 8))
    with pytest.raises(InvalidArgument, match="days, not instants"):
        days(min_value=datetime.fromisoformat("2026-03-02T09:00:00-05:00"))


@given(cases(), st.data())
def test_instants_are_in_the_zone_of_the_case(case: MigrationCase, data: st.DataObject) -> None:
    for instant in [t.sent_at for t in case.request.transmissions] + [c.received_at for c in case.complaints]:
        assert instant.utcoffset() == instant.astimezone(case.zone).utcoffset()
        assert case.day_of(instant) == instant.date()
    assert evaluate(case, as_of=data.draw(as_of_days(case))).day


@pytest.mark.parametrize("objective", [*Objective, None])
def test_wishes_are_granted(objective: Objective | None) -> None:
    for case in drawn(cases(objective=objective, source_emr="MYLE", receiving_emr=st.just("Ofys")), 3):
        assert (case.request.objective, case.request.source_emr, case.request.receiving_emr) == (
            objective,
            "MYLE",
            "Ofys",
        )
    for request in drawn(requests(objective="emr_change", source_emr=None), 3):
        assert (request.objective, request.source_emr) == (Objective.EMR_CHANGE, None)


def test_parts_come_alone() -> None:
    assert all(isinstance(request, Request) for request in drawn(requests(), 20))
    found = drawn(schedules(), 100)
    assert all(schedule != Schedule() for schedule in found)
    assert any(schedule.delivered_on is None for schedule in found)
    assert any(schedule.revisions for schedule in found)


@given(st.data())
def test_business_days_are_business_days(data: st.DataObject) -> None:
    calendar = data.draw(calendars())
    day = data.draw(business_days(calendar))
    assert calendar.is_business_day(day)


def test_business_days_are_all_there() -> None:
    calendar, first, last = BusinessCalendar.quebec(), date(2026, 3, 30), date(2026, 4, 10)
    found = set(drawn(business_days(calendar, min_value=first, max_value=last), 60))
    assert found == set(calendar.business_days(first, last))


def test_calendars_are_of_every_kind() -> None:
    found = drawn(calendars())
    assert {calendar.profile for calendar in found} == set(HolidayProfile)
    parts = [calendar.observances[0] for calendar in found]
    assert {part.easter for part in parts if part.profile is HolidayProfile.LABOUR_STANDARDS} == {
        "good-friday",
        "easter-monday",
    }
    assert {bool(part.closures) for part in parts} == {bool(part.extra_working_days) for part in parts} == {True, False}
    assert any(closure.name != Closure(AN_ORDINARY_MONDAY).name for part in parts for closure in part.closures)
    only = drawn(calendars(["civil-procedure"]), 20)
    assert {calendar.profile for calendar in only} == {"civil-procedure"}
    with pytest.raises(InvalidArgument, match="profiles is empty"):
        calendars([])


def test_delays_are_of_every_kind() -> None:
    assert {type(delay) for delay in drawn(delays(), 100)} == {BusinessDays, CalendarDays, Months, Longest}
    assert {delay.extends for delay in drawn(delays([CalendarDays]), 50) if isinstance(delay, CalendarDays)} == {
        True,
        False,
    }
    assert {type(delay) for delay in drawn(delays((BusinessHours, Months)), 50)} == {BusinessHours, Months}
    for wrong in ((), [Delay]):
        with pytest.raises(InvalidArgument, match="kinds are some of BusinessDays"):
            delays(wrong)


def test_readings_are_all_reached() -> None:
    found = drawn(readings(), 200)
    assert {pair for chosen in found for pair in chosen} == {
        (name, value) for name, reading in READINGS.items() for value in reading.values
    }


def test_nothing_is_filtered() -> None:
    # Nor is a health check suppressed: too slow, too large, or too much thrown away would fail these tests.
    assert settings().suppress_health_check == ()
    for path in Path(dme_migration.testing.__file__).parent.glob("*.py"):
        names = {
            getattr(node, "attr", getattr(node, "id", "")) for node in ast.walk(ast.parse(path.read_text("utf-8")))
        }
        assert not names & {"filter", "assume", "reject", "suppress_health_check"}, path
