"""Rules, delays and conditions with a mistake each: what a law must find, and tell in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

import attrs
import pytest

from dme_migration import (
    BusinessCalendar,
    Evaluator,
    Language,
    MigrationCase,
    Moment,
    Obligation,
    Party,
    Rulebook,
    Status,
    Text,
)
from dme_migration.calendar import CalendarDays, DayDelay, DayMap
from dme_migration.calendar.daymap import ShiftMap
from dme_migration.model import Request, VendorNotice
from dme_migration.rules import (
    STANDARD_RULEBOOK,
    Condition,
    Edge,
    Ground,
    Holds,
    Judge,
    Modality,
    Ruling,
    Situation,
    Telling,
    Under,
)
from dme_migration.rules.terms import Terms
from dme_migration.testing import RefutedError

DAY: Final = timedelta(days=1)
MONDAY: Final = date(2026, 2, 2)
TURN: Final = date(2026, 2, 5)
SEEDED: Final = "contract.seeded"
NOTIFIED: Final = MigrationCase(request=Request(vendor_notice=VendorNotice(given_on=MONDAY)))
CLAUSE: Final = STANDARD_RULEBOOK["production.planned"].clause


def told(call: Callable[[], object]) -> str:
    """Give the French words of a law that must not hold."""
    with pytest.raises(RefutedError) as caught:
        call()
    error = caught.value
    assert error.words.en.startswith("Law that does not hold: ")
    assert str(error) == error.words.fr
    assert str(error).startswith("Loi non respectée\u00a0: ")
    assert "{" not in error.words.fr + error.words.en
    return str(error)


def judge(rulebook: Rulebook) -> Evaluator:
    return Evaluator(rulebook=rulebook)


def clause_of_ours(requires: Condition, *, applies: tuple[Ground, ...] = ()) -> Obligation:
    """Make an obligation of an integrator's contract."""
    return Obligation(
        id=SEEDED,
        clause=CLAUSE,
        bearers=(Party.RECEIVING_VENDOR,),
        modality=Modality.MUST,
        requires=requires,
        applies=applies,
        title=Text(fr="Clause du contrat", en="Clause of the contract"),
        remedy=Text(fr="Corrigez la clause.", en="Mend the clause."),
    )


def alone(requires: Condition) -> Rulebook:
    """Make a rulebook of one clause."""
    title = Text(fr="Contrat", en="Contract")
    return Rulebook.of("CONTRACT", (clause_of_ours(requires),), title=title)


def judged_by(function: Callable[[Situation], Ruling], *reads: str) -> Holds:
    """Make a condition of a function, which declares what it reads."""
    return Holds(function, reads=frozenset(reads), text=Text(fr="C'est ainsi.", en="It is so."))


# Judges that time moves as it may not


def final_and_yet_not(s: Situation) -> Ruling:
    return Ruling(Status.MET if s.day < TURN else Status.BREACHED, "seeded", final=True)


def final_no_longer(s: Situation) -> Ruling:
    return Ruling(Status.MET, "seeded", final=s.day < TURN)


def late_before_it_is_due(s: Situation) -> Ruling:
    return Ruling(Status.PENDING if s.day < TURN else Status.BREACHED, "seeded", due_on=TURN)


def late_once_due(s: Situation) -> Ruling:
    return Ruling(Status.PENDING if s.day <= TURN else Status.BREACHED, "seeded", due_on=TURN)


def mended_by_the_day(s: Situation) -> Ruling:
    return Ruling(Status.BREACHED if s.day < TURN else Status.MET, "seeded")


# Judges that read more than they say


def reads_the_name(s: Situation) -> Ruling:
    client = s.request.client
    return Ruling(Status.BREACHED if client is None or client.name is None else Status.MET, "seeded")


def reads_a_step(s: Situation) -> Ruling:
    on = s.actual(Moment.PRODUCTION)
    return Ruling(Status.BREACHED if on is not None and on > TURN else Status.MET, "seeded")


def wants_company(s: Situation) -> Ruling:
    return Ruling(Status.MET if len(s.terms.obligations) > 1 else Status.BREACHED, "seeded")


IN_COMPANY: Final = alone(judged_by(wants_company)) | attrs.evolve(
    clause_of_ours(judged_by(reads_a_step, Moment.PRODUCTION)), id="contract.other"
)
"""Two clauses, one of which looks at how many there are."""


MILDER_ALONE: Final = clause_of_ours(
    judged_by(reads_the_name, "request.client.name"), applies=(Under("withdrawal-day", ("end-of-day",)),)
)
"""Binds under the milder of two ordered values, and not under the stricter one."""


# Conditions that a plan cannot see, or sees where there is nothing


def not_on_one_day(s: Situation) -> Ruling:
    """Want two steps on two days: the earlier days of two plans may meet."""
    meeting, extraction = s.planned(Moment.FLOW_ANALYSIS_MEETING), s.planned(Moment.TEST_EXTRACTION)
    return Ruling(Status.BREACHED if meeting is not None and meeting == extraction else Status.MET, "seeded")


UNMIXED: Final = judged_by(not_on_one_day, Moment.FLOW_ANALYSIS_MEETING, Moment.TEST_EXTRACTION)


@attrs.frozen(kw_only=True)
class Between(Condition):
    """A delay between two steps: the planner is given its edge or not, and the judge looks or not."""

    a: str
    b: str
    than: DayDelay
    told: bool = True
    looked_at: bool = True

    def bind(self, terms: Terms) -> Judge:
        f = self.than.bind(terms.calendar)

        def judge(s: Situation) -> Ruling:
            a, b = s.effective(self.a), s.effective(self.b)
            late = self.looked_at and a is not None and b is not None and b < f(a)
            return Ruling(Status.BREACHED if late else Status.MET, "seeded")

        return judge

    def edges(self, terms: Terms) -> tuple[Edge, ...]:
        f = self.than.bind(terms.calendar)
        return (Edge(a=self.a, b=self.b, at_least=True, delay=lambda _: (self.than, f)),) if self.told else ()

    def reads(self) -> frozenset[str]:
        return frozenset({self.a, self.b})

    def describe(self, language: Language) -> str:
        return self.than.in_words(language)

    def explain(self, ruling: Ruling, telling: Telling) -> list[str]:
        return [self.describe(telling.language), str(ruling.status)]


TWENTY_DAYS: Final = Between(a=Moment.TEST_EXTRACTION, b=Moment.TEST_IMPORT, than=CalendarDays(20))
UNTOLD: Final = attrs.evolve(TWENTY_DAYS, told=False)
UNSEEN: Final = attrs.evolve(TWENTY_DAYS, looked_at=False)


# Delays


@attrs.frozen
class Backwards(DayMap):
    """Ends sooner when it starts on a Friday: « the week's end brings it forward »."""

    calendar: BusinessCalendar

    def __call__(self, day: date) -> date:
        return day + timedelta(days=1 if day.weekday() == 4 else 3)


@attrs.frozen
class WrongUp(ShiftMap):
    def up(self, day: date) -> date:
        return ShiftMap(self.n).up(day) + timedelta(days=1)


@attrs.frozen
class WrongDown(ShiftMap):
    def down(self, day: date) -> date:
        return ShiftMap(self.n).down(day) - timedelta(days=1)


@attrs.frozen
class Mapped(DayDelay):
    """An integrator's delay, which binds to one of the maps above."""

    to: Callable[[BusinessCalendar], DayMap]

    def bind(self, calendar: BusinessCalendar) -> DayMap:
        return self.to(calendar)

    def in_words(self, language: Language) -> str:
        return Text(fr="un délai maison", en="a delay of our own")[language]

    def as_json(self) -> dict[str, object]:
        return {"own": True}


BACKWARDS: Final = Mapped(Backwards)
