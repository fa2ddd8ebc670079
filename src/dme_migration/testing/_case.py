"""Whole cases, the days on which to judge them, and the readings to judge them under."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, Final
from zoneinfo import ZoneInfo

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from dme_migration.model import MigrationCase, Objective
from dme_migration.model.request import DEFAULT_ZONE
from dme_migration.rules import READINGS, Readings
from dme_migration.testing._days import FIRST_DAY, LAST_DAY, Window, days
from dme_migration.testing._dealings import (
    complaints_drawn,
    confirmations_drawn,
    fees_drawn,
    notices_drawn,
    waivers_drawn,
)
from dme_migration.testing._draft import ANY, Draft, Given
from dme_migration.testing._journal import days_reached, journal_drawn
from dme_migration.testing._request import Wishes, anchor, request_drawn, zone_drawn
from dme_migration.testing._schedule import schedule_drawn
from dme_migration.testing._words import OWN_KEYS

__all__ = ["as_of_days", "cases", "readings"]

_AROUND: Final = st.sampled_from((0, 1, -1, 7, 21, 22, 45, 46, 90, 91))


def cases(
    *,
    objective: Given[Objective | str | None] = ANY,
    source_emr: Given[str | None] = ANY,
    receiving_emr: Given[str | None] = ANY,
    min_value: date = FIRST_DAY,
    max_value: date = LAST_DAY,
) -> SearchStrategy[MigrationCase]:
    """Generate every kind of case that can be written down, breaches included.

    A case may lack nearly everything, or have it all: holes in the journal, second test cycles, entries out of order,
    schedules that were revised, notices too late, fees at their ceiling, waivers worth nothing, an application's own
    keys. The wishes are those of `requests`; every day lies from ``min_value`` to ``max_value``. They shrink to a
    case without a fact, and each fact that a property needs lies on Monday 2 February 2026 if it can.

    >>> from hypothesis import given
    >>> @given(cases(objective="emr_change"))
    ... def check(case):
    ...     assert case.request.objective is Objective.EMR_CHANGE
    >>> check()
    """
    wishes = Wishes(objective=objective, source_emr=source_emr, receiving_emr=receiving_emr)
    return _cases(wishes, Window(min_value, max_value))


@st.composite
def _cases(draw: DrawFn, wishes: Wishes, window: Window) -> MigrationCase:
    draft = Draft(draw, window)
    sent_on = anchor(draft)
    zone_name = zone_drawn(draft)
    zone = ZoneInfo(zone_name or DEFAULT_ZONE)
    request = request_drawn(draft, sent_on, zone_name, wishes)
    schedule = draft.maybe(lambda: schedule_drawn(draft, sent_on))
    journal = draft.part(lambda: journal_drawn(draft, sent_on, schedule))
    return MigrationCase(
        request=request,
        id="2026-0042" if draft.rarely() else None,
        schedule=schedule,
        journal=journal,
        notices=notices_drawn(draft, sent_on, schedule),
        confirmations=confirmations_drawn(draft, days_reached(sent_on, schedule, journal)),
        fees=draft.maybe(lambda: fees_drawn(draft)),
        complaints=complaints_drawn(draft, sent_on, zone),
        waivers=waivers_drawn(draft, sent_on),
        extra=draft.pick(OWN_KEYS) if draft.rarely() else (),
    )


def as_of_days(case: MigrationCase) -> SearchStrategy[date]:
    """Generate days on which to judge a case: those of its facts, and some at the usual distances from them.

    They shrink to the day of its first fact; a case without a dated fact is judged on any day of 2026.

    >>> from hypothesis import find
    >>> from dme_migration.model import Request
    >>> find(as_of_days(MigrationCase(request=Request())), lambda day: True)
    datetime.date(2026, 2, 2)
    """
    known = tuple(sorted(set(_days_of(case, case.zone))))
    return st.builds(_moved, st.sampled_from(known), _AROUND) if known else days()


def _moved(day: date, n: int) -> date:
    return day + timedelta(days=n)


def _days_of(value: Any, zone: ZoneInfo) -> Iterator[date]:
    if isinstance(value, datetime):
        yield value.astimezone(zone).date()
    elif isinstance(value, date):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _days_of(item, zone)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from _days_of(getattr(value, field.name), zone)


@cache
def readings() -> SearchStrategy[Readings]:
    """Generate choices of every reading; they shrink to the defaults.

    >>> from hypothesis import find
    >>> find(readings(), lambda chosen: True) == Readings()
    True
    """
    chosen = {name: st.sampled_from(reading.values) for name, reading in READINGS.items()}
    return st.fixed_dictionaries({}, optional=chosen).map(Readings)
