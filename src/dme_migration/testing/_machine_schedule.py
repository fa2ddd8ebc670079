"""Rules of the schedule, of the journal, and of the days that pass."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Final

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
from hypothesis.strategies import DataObject

from dme_migration.model import Moment, Party, Schedule, ScheduledMilestone
from dme_migration.model.moments import REPEATABLE_IN_JOURNAL
from dme_migration.testing._events_schedule import (
    MilestoneAgreed,
    MilestoneMoved,
    MilestoneReached,
    ScheduleDelivered,
    ScheduleDrawnUp,
    VendorsCoordinated,
)
from dme_migration.testing._machine_base import ONE_DAY, MigrationPlayed
from dme_migration.testing._machine_draws import plans
from dme_migration.testing._schedule import STEPS
from dme_migration.testing._words import REASONS

__all__ = ["LONGEST", "ScheduleRules"]

_AGREED: Final = frozenset({Moment.TEST_EXTRACTION, Moment.SOURCE_CUTOVER})
_PARTIES: Final = st.sampled_from((Party.SOURCE_VENDOR, Party.RECEIVING_VENDOR, Party.CLIENT))
_APPROVERS: Final = st.sampled_from((Party.CLIENT, Party.CLIENT, Party.CLIENT, None, Party.RECEIVING_VENDOR))
_AROUND: Final = st.sampled_from((0, 1, -1))
_SLIPS: Final = (1, 2, 7, 3, -1, 14, -3, 30)
_CYCLE: Final = tuple(milestone for milestone in STEPS if milestone in REPEATABLE_IN_JOURNAL)
_REACH: Final = timedelta(days=200)
LONGEST: Final = timedelta(days=550)
"""No history lasts longer than a year and a half: a backend's own table of holidays ends somewhere."""


class ScheduleRules(MigrationPlayed):
    """A schedule is drawn up, agreed, delivered, moved; steps happen as planned or not; days pass to the edges."""

    @property
    def schedule(self) -> Schedule:
        """Give the schedule as it stands; an empty one while there is none."""
        return self.case.schedule if self.case.schedule is not None else Schedule()

    # The schedule

    @precondition(lambda self: self.case.schedule is None)
    @rule(data=st.data())
    def the_schedule_is_drawn_up(self, data: DataObject) -> None:
        """Plan the steps, most of them in order and near the limits."""
        sent = [self.case.day_of(transmission.sent_at) for transmission in self.case.request.transmissions]
        schedule = data.draw(plans(min(sent, default=self.today), self.today))
        self.tell(ScheduleDrawnUp(on=self.today, schedule=schedule))

    @precondition(lambda self: self.case.schedule is not None and self.schedule.coordinated_on is None)
    @rule()
    def the_vendors_coordinate(self) -> None:
        """Let the vendors coordinate."""
        self.tell(VendorsCoordinated(on=self.today))

    @precondition(lambda self: self.case.schedule is not None and self.schedule.delivered_on is None)
    @rule()
    def the_schedule_is_delivered(self) -> None:
        """Deliver the schedule to the client."""
        self.tell(ScheduleDelivered(on=self.today))

    def _to_agree(self) -> list[str]:
        return [entry.milestone for entry in self.schedule.milestones if entry.milestone in _AGREED and entry.on]

    @precondition(lambda self: bool(self._to_agree()))
    @rule(data=st.data(), party=_PARTIES)
    def a_party_agrees(self, data: DataObject, party: Party) -> None:
        """Agree to the day planned for a step that wants agreement."""
        milestone = data.draw(st.sampled_from(self._to_agree()))
        self.tell(MilestoneAgreed(on=self.today, milestone=milestone, by=party))

    def to_do(self) -> list[tuple[date, ScheduledMilestone]]:
        """List what is planned and not done, by its planned day; of the sessions, those that are not held yet."""
        held = Counter(entry.milestone for entry in self.case.journal)
        left: list[tuple[date, ScheduledMilestone]] = []
        for day, entry in sorted(
            ((entry.on, entry) for entry in self.schedule.milestones if entry.on is not None), key=lambda pair: pair[0]
        ):
            if held[entry.milestone]:
                held[entry.milestone] -= 1
            else:
                left.append((day, entry))
        return left

    @precondition(lambda self: bool(self.to_do()))
    @rule(data=st.data(), reason=st.sampled_from((None, REASONS[0])), told=st.booleans())
    def a_step_is_moved(self, data: DataObject, reason: str | None, *, told: bool) -> None:
        """Move a step that is to come, by some days or right to the edge of a limit."""
        from_, entry = data.draw(st.sampled_from(self.to_do()))
        others = {m.on for m in self.schedule.milestones if m.milestone == entry.milestone}
        days = [from_ + timedelta(days=n) for n in _SLIPS] + self._around(self.limits)
        to = data.draw(st.sampled_from([day for day in dict.fromkeys(days) if day not in others]))
        self.tell(
            MilestoneMoved(
                on=self.today,
                milestone=entry.milestone,
                from_=from_,
                to=to,
                reason=reason,
                client_told_on=self.today if told else None,
            )
        )

    # The journal

    @precondition(lambda self: any(day >= self.today for day, _ in self.to_do()))
    @rule(data=st.data(), approver=_APPROVERS)
    def all_goes_as_planned(self, data: DataObject, approver: Party | None) -> None:
        """Do the next steps, each on its planned day."""
        steps = [step for step in self.to_do() if step[0] >= self.today]
        for day, entry in steps[: data.draw(st.integers(1, len(steps)))]:
            self._reach(entry.milestone, day, approver)

    def _reach(self, milestone: str, day: date, approver: Party | None) -> None:
        by = approver if milestone == Moment.QUALITY_APPROVAL else None
        self.tell(MilestoneReached(on=day, milestone=milestone, by=by))

    @rule(data=st.data(), days_ago=st.sampled_from((0, 0, 0, 1, 3)), approver=_APPROVERS)
    def a_step_happens(self, data: DataObject, days_ago: int, approver: Party | None) -> None:
        """Do a step, the next one planned or any other, today or, as one learns today, some days ago."""
        done = {entry.milestone for entry in self.case.journal}
        planned = [entry.milestone for _, entry in self.to_do()]
        possible = [m for m in (*planned, *STEPS) if m not in done or m in REPEATABLE_IN_JOURNAL]
        milestone = data.draw(st.sampled_from(list(dict.fromkeys(possible))))
        self._reach(milestone, self.today - timedelta(days=days_ago), approver)

    def may_begin_again(self) -> bool:
        """Tell whether a second test cycle makes sense: the first one reached its import, and nothing is approved."""
        done = {entry.milestone for entry in self.case.journal}
        return Moment.TEST_IMPORT in done and Moment.QUALITY_APPROVAL not in done and len(self.case.journal) < 30

    @precondition(may_begin_again)
    @rule()
    def the_test_cycle_begins_again(self) -> None:
        """Do once more, on one day, what a second test cycle repeats."""
        for milestone in _CYCLE:
            self.tell(MilestoneReached(on=self.today, milestone=milestone))

    # The days

    def goes_on(self) -> bool:
        """Tell whether the migration is not older than `LONGEST` yet."""
        return self.today < self.opened_on + LONGEST

    @precondition(goes_on)
    @rule(n=st.sampled_from((1, 2, 3, 5, 7, 14, 30)))
    def days_pass(self, n: int) -> None:
        """Let some days pass."""
        self.today += timedelta(days=n)

    def _around(self, days: tuple[date, ...]) -> list[date]:
        return [day + n * ONE_DAY for day in days for n in (0, 1, -1)]

    def _ahead(self) -> list[date]:
        last = self.opened_on + LONGEST
        return sorted({day for day in self._around(self.limits) if self.today < day <= last})

    @precondition(lambda self: bool(self._ahead()))
    @rule(data=st.data())
    def a_limit_comes(self, data: DataObject) -> None:
        """Let the days pass to the edge of a limit: the very day, the eve, or the day after."""
        self.today = data.draw(st.sampled_from(self._ahead()))

    @precondition(goes_on)
    @rule(offset=_AROUND)
    def a_holiday_comes(self, offset: int) -> None:
        """Let the days pass to the next holiday of the working week, its eve or its morrow."""
        first = self.today + 2 * ONE_DAY
        off = self.calendar.days_off(first, first + _REACH)
        holiday = next((day.on for day in off if day.on.weekday() < 5), first)
        self.today = holiday + offset * ONE_DAY
