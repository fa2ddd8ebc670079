"""Stories: a migration that goes as its schedule says, with its days still apart from its case, to be altered.

A story is compliant on every day, from the sending of the form to long after the withdrawal of access: the planner
dates its steps, and the parties do what they promised. A breach alters one thing of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

import attrs
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

from dme_migration.calendar import BusinessDays, CalendarDays
from dme_migration.model import (
    Confirmation,
    ConfirmationOf,
    MigrationCase,
    Moment,
    Period,
    Request,
    Schedule,
    ScheduledMilestone,
)
from dme_migration.planning import Durations, plan
from dme_migration.rules import STANDARD_RULEBOOK, Evaluator, Readings, Rulebook
from dme_migration.testing._days import Window
from dme_migration.testing._draft import Draft
from dme_migration.testing._following import journal_of, milestone_of, promised
from dme_migration.testing._in_order import Needs, request_in_order
from dme_migration.testing._request import Wishes

__all__ = ["SPAN", "Story", "evaluator_of", "sending_window", "session_steps", "story_drawn"]

SPAN: Final = 200
"""The days after the sending of the form in which a whole migration fits, and the breaches of it."""

_BRISK: Final = Durations(
    flow_analysis=CalendarDays(0),
    preparation=BusinessDays(1),
    reception=CalendarDays(0),
    preanalysis=CalendarDays(0),
    submission=CalendarDays(0),
    validation=CalendarDays(0),
    test_import=CalendarDays(0),
    quality_control=CalendarDays(0),
    sessions=CalendarDays(0),
    session_spacing=CalendarDays(0),
    approval=CalendarDays(0),
    final_import=CalendarDays(0),
    first_use=CalendarDays(0),
)
_SLOW: Final = Durations(
    preparation=BusinessDays(7), test_import=BusinessDays(8), approval=BusinessDays(6), final_import=BusinessDays(4)
)
_PACES: Final = (Durations(), _BRISK, _SLOW)


@lru_cache(maxsize=16)
def evaluator_of(rulebook: Rulebook = STANDARD_RULEBOOK, readings: Readings = Readings()) -> Evaluator:  # noqa: B008
    """Share the evaluator of a rulebook: binding one costs as much as judging ten cases."""
    return Evaluator(rulebook=rulebook, readings=readings)


def session_steps(days: Iterable[str]) -> tuple[str, ...]:
    """Give the validation sessions among the steps of a plan."""
    return tuple(step for step in days if milestone_of(step) == Moment.VALIDATION_SESSION)


@attrs.frozen(kw_only=True)
class Story:
    """A migration before it is written down: what was promised on which day, and on which day it was done.

    ``sent_on`` is the day of the form, ``told_on`` that of the delivery of the schedule. ``planned`` and ``actual``
    date the steps, each session under its place (``validation_session#1``).
    """

    window: Window
    sent_on: date
    told_on: date
    promised: MigrationCase
    planned: Mapping[str, date]
    actual: Mapping[str, date]
    leeway: int = 0

    @property
    def request(self) -> Request:
        """Give the request."""
        return self.promised.request

    def replanned(self, **days: date) -> Story:
        """Promise steps for other days, and do them then; ``_n`` stands for the place of a session."""
        return attrs.evolve(self, planned={**self.planned, **days}, actual={**self.actual, **days})

    def on_days(self, planned: Mapping[str, date], actual: Mapping[str, date]) -> Story:
        """Give every step another day."""
        return attrs.evolve(self, planned=MappingProxyType(dict(planned)), actual=MappingProxyType(dict(actual)))

    def without_acts(self, *steps: str) -> Story:
        """Never do these steps."""
        return attrs.evolve(self, actual={step: on for step, on in self.actual.items() if step not in steps})

    def schedule(self) -> Schedule:
        """Write the schedule down, as it is delivered."""
        present = self.promised.schedule or Schedule()
        agreements = {entry.milestone: entry.agreements for entry in present.milestones}
        extraction = self.planned.get(Moment.TEST_EXTRACTION)
        leeway = timedelta(days=self.leeway)
        return attrs.evolve(
            present,
            test_extraction_period=Period(from_=extraction - leeway, through=extraction + leeway)
            if extraction
            else present.test_extraction_period,
            milestones=tuple(
                ScheduledMilestone(
                    milestone=milestone_of(step), on=on, agreements=agreements.get(milestone_of(step), ())
                )
                for step, on in self.planned.items()
            ),
        )

    def confirmed_on(self) -> Mapping[ConfirmationOf, date]:
        """Give the days of the confirmations: each as soon as there is something to confirm."""
        final = self.actual.get(Moment.FINAL_EXTRACTION)
        imported = [on for step in (Moment.PRODUCTION, Moment.FIRST_USE) if (on := self.actual.get(step)) is not None]
        found = {ConfirmationOf.SCOPE: self.actual.get(Moment.FLOW_ANALYSIS_MEETING, self.told_on)}
        if final is not None:
            found[ConfirmationOf.EXTRACTION] = final
        if imported:
            found[ConfirmationOf.IMPORT] = min(imported)
        return found

    def whole(self) -> MigrationCase:
        """Write the whole migration down, to its end."""
        return attrs.evolve(
            self.promised,
            schedule=self.schedule(),
            journal=journal_of(self.actual),
            confirmations=tuple(Confirmation(of=of, given_on=on) for of, on in self.confirmed_on().items()),
        )

    def turning_points(self) -> list[date]:
        """Give the days on which something happens, or was to happen, and the days after them; one long after all."""
        days = {self.sent_on, self.told_on, *self.planned.values(), *self.actual.values()}
        after = {day + timedelta(days=1) for day in days} | {max(days) + timedelta(days=30)}
        return sorted({self.window.clip(day) for day in days | after})


def sending_window(window: Window) -> Window:
    """Give the days on which the form may be sent, so that all the rest lies in the window too."""
    if (window.last - window.first).days < SPAN:
        raise InvalidArgument(
            f"a whole migration takes up to {SPAN} days: min_value={window.first} and max_value={window.last} "
            f"leave {(window.last - window.first).days}"
        )
    return Window(window.first, window.last - timedelta(days=SPAN))


@cache
def _sending_days(before: int, after: int) -> SearchStrategy[int]:
    return st.integers(before, after)


def _ending(draft: Draft, case: MigrationCase, told_on: date, evaluator: Evaluator) -> MigrationCase:
    """Give the contract an end, perhaps, after all of its notice period."""
    contract, notice = case.request.contract, case.request.vendor_notice
    if contract is None or contract.notice_period is None or not draft.has():
        return case
    notified = notice.given_on if notice else told_on
    ends_on = contract.notice_period.delay.bind(evaluator.calendar)(notified) + timedelta(days=draft.pick((0, 30)))
    return attrs.evolve(case, request=attrs.evolve(case.request, contract=attrs.evolve(contract, ends_on=ends_on)))


def story_drawn(draft: Draft, wishes: Wishes, needs: Needs, evaluator: Evaluator) -> Story:
    """Draw a migration that is compliant on every day."""
    sending = sending_window(draft.window)
    home = sending.home
    sent_on = home + timedelta(days=draft.draw(_sending_days((sending.first - home).days, (sending.last - home).days)))
    request = request_in_order(draft, sent_on, wishes, needs)
    told_on = draft.near(sent_on, 1, 0, 3)
    pace = draft.pick(_PACES)
    count = draft.pick((2, 3) if needs.several_sessions else (1, 2, 3))
    case = _ending(draft, MigrationCase(request=request), told_on, evaluator)
    proposed = plan(case, as_of=told_on, durations=attrs.evolve(pace, session_count=count), evaluator=evaluator)
    return Story(
        window=draft.window,
        sent_on=sent_on,
        told_on=told_on,
        promised=promised(case, proposed),
        planned=proposed.days,
        actual=proposed.days,
        leeway=draft.pick((0, 2)),
    )
