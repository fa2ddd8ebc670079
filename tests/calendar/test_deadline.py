"""A deadline says when, what it skipped and why: in a sentence, and as JSON."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dme_migration.calendar import (
    BusinessCalendar,
    BusinessDays,
    BusinessHours,
    CalendarDays,
    Closure,
    DayDelay,
    DayMap,
    DayOff,
    Deadline,
    Months,
    longest,
    quebec_zone,
)
from dme_migration.errors import CalendarError, InvalidValueError
from dme_migration.text import Language, Text
from tests.calendar.walk import DAY, Parties, days_between, parties_and_day

CALENDAR = BusinessCalendar.quebec()
FR, EN = Language.FR, Language.EN


def skipped_days(deadline: Deadline) -> list[date]:
    return [off.on for off in deadline.skipped]


# When


@pytest.mark.parametrize(
    ("start", "n", "due_on"),
    [
        ("2026-03-26", 7, "2026-04-08"),
        ("2024-12-18", 7, "2025-01-06"),  # nineteen calendar days, at the turn of the year
        ("2026-06-18", 7, "2026-06-30"),  # over the National Holiday (bryntum/support#10609)
        ("2026-03-28", 1, "2026-03-30"),  # from a Saturday, Monday and not Tuesday
    ],
)
def test_business_days(start: str, n: int, due_on: str) -> None:
    assert CALENDAR.deadline(date.fromisoformat(start), BusinessDays(n)).due_on == date.fromisoformat(due_on)


def test_calendar_days_are_not_business_days() -> None:
    assert CALENDAR.deadline(date(2026, 6, 18), CalendarDays(7)).due_on == date(2026, 6, 25)


def test_a_second_period_runs_from_its_own_start() -> None:
    """hmcts/cmc-claim-store#39: 13 March, 21 days and 45 days."""
    start = date(2026, 3, 13)
    first, second = (CALENDAR.deadline(start, CalendarDays(n, extends=True)) for n in (21, 45))
    assert first.due_on == date(2026, 4, 7)
    assert skipped_days(first) == [date(2026, 4, 3), date(2026, 4, 4), date(2026, 4, 5), date(2026, 4, 6)]
    assert second.due_on == date(2026, 4, 27)
    assert second.skipped == ()
    assert CALENDAR.deadline(date(2026, 3, 15), CalendarDays(21)).due_on == date(2026, 4, 5)  # strict


# What is skipped


@given(parties_and_day(), st.integers(0, 30))
def test_business_days_skip_every_day_off_after_the_start(given_: tuple[Parties, date], n: int) -> None:
    walk, day = given_
    deadline = walk.calendar().deadline(day, BusinessDays(n))
    first = day + DAY if n else day
    assert skipped_days(deadline) == [d for d in days_between(first, deadline.due_on) if not walk.works(d)]


@given(parties_and_day(), st.integers(0, 60), st.booleans())
def test_calendar_days_skip_what_their_end_runs_over(given_: tuple[Parties, date], n: int, extends: bool) -> None:
    walk, day = given_
    deadline = walk.calendar().deadline(day, CalendarDays(n, extends=extends))
    assert skipped_days(deadline) == list(days_between(day + n * DAY, deadline.due_on - DAY))
    assert extends or deadline.skipped == ()


@given(parties_and_day(), st.integers(1, 96))
def test_business_hours_skip_every_day_off_from_the_receipt(given_: tuple[Parties, date], n: int) -> None:
    walk, day = given_
    start = datetime(day.year, day.month, day.day, 15, tzinfo=quebec_zone("America/Toronto"))
    deadline = walk.calendar().deadline(start, BusinessHours(n))
    assert skipped_days(deadline) == [d for d in days_between(day, deadline.due_on) if not walk.works(d)]


def test_the_longest_explains_the_delay_that_ends_last() -> None:
    start = date(2026, 3, 26)
    delay = longest(CalendarDays(3), BusinessDays(7), Months(0))
    assert CALENDAR.deadline(start, delay).skipped == CALENDAR.deadline(start, BusinessDays(7)).skipped
    assert CALENDAR.deadline(start, longest(CalendarDays(90), Months(3))).skipped == ()


# A minimum and a maximum


def test_a_minimum_says_so_and_never_runs_on() -> None:
    least = CALENDAR.deadline(date(2026, 3, 26), CalendarDays(90), at_least=True)
    assert (least.at_least, least.due_on) == (True, date(2026, 6, 24))  # a holiday, all the same
    assert least.in_words(FR) == "À partir du jeudi 26 mars 2026; 90 jours; au plus tôt le mercredi 24 juin 2026."
    assert least.in_words(EN) == "From Thursday, March 26, 2026; 90 days; not before Wednesday, June 24, 2026."
    for delay in (CalendarDays(90, extends=True), longest(CalendarDays(90, extends=True), Months(3))):
        with pytest.raises(InvalidValueError, match="a minimum never runs on"):
            CALENDAR.deadline(date(2026, 3, 26), delay, at_least=True)


# In words


def test_the_sentence_names_holidays_and_counts_weekends() -> None:
    deadline = CALENDAR.deadline(date(2026, 3, 26), BusinessDays(7))
    assert deadline.in_words(FR) == (
        "À partir du jeudi 26 mars 2026; 7 jours ouvrables; non comptés\u00a0: le 3 avril (Vendredi saint), "
        "le 6 avril (lundi de Pâques), 2 samedis et 2 dimanches; échéance le mercredi 8 avril 2026."
    )
    assert deadline.in_words(EN) == (
        "From Thursday, March 26, 2026; 7 business days; not counted: April 3 (Good Friday), "
        "April 6 (Easter Monday), 2 Saturdays and 2 Sundays; due on Wednesday, April 8, 2026."
    )


def test_one_weekend_is_singular_and_nothing_skipped_is_not_said() -> None:
    assert "1 samedi et 1 dimanche" in CALENDAR.deadline(date(2026, 3, 19), BusinessDays(3)).in_words(FR)
    assert "1 Saturday and 1 Sunday" in CALENDAR.deadline(date(2026, 3, 19), BusinessDays(3)).in_words(EN)
    assert CALENDAR.deadline(date(2026, 3, 23), BusinessDays(1)).in_words(FR) == (
        "À partir du lundi 23 mars 2026; 1 jour ouvrable; échéance le mardi 24 mars 2026."
    )


def test_a_day_of_another_year_says_its_year() -> None:
    said = CALENDAR.deadline(date(2026, 12, 30), BusinessDays(1)).in_words(FR)
    assert "le 31 décembre (veille du jour de l'An), le 1er janvier 2027 (jour de l'An)" in said


def test_a_maximum_that_runs_on_says_past_what() -> None:
    said = CALENDAR.deadline(date(2026, 3, 13), CalendarDays(21, extends=True))
    assert said.in_words(FR) == (
        "À partir du vendredi 13 mars 2026; 21 jours; échéance reportée, jours non ouvrables\u00a0: le 3 avril "
        "(Vendredi saint), le 6 avril (lundi de Pâques), 1 samedi et 1 dimanche; échéance le mardi 7 avril 2026."
    )
    assert "; moved on past days off: April 3 (Good Friday)" in said.in_words(EN)


def test_a_closure_of_several_weeks_is_one_range() -> None:
    works = Text(fr="travaux", en="works")
    weekdays = [day for day in days_between(date(2026, 7, 20), date(2026, 7, 31)) if day.weekday() < 5]
    calendar = BusinessCalendar.quebec(closures=[*(Closure(day, works) for day in weekdays), date(2026, 8, 5)])
    deadline = calendar.deadline(date(2026, 7, 17), BusinessDays(3))
    assert deadline.in_words(EN) == (
        "From Friday, July 17, 2026; 3 business days; not counted: July 20 to July 31 (closure: works), "
        "August 5 (closure), 3 Saturdays and 3 Sundays; due on Thursday, August 6, 2026."
    )
    assert "du 20 juillet au 31 juillet (fermeture\u00a0: travaux)" in deadline.in_words(FR)


def test_a_run_does_not_cross_a_worked_day() -> None:
    calendar = BusinessCalendar.quebec(closures=[date(2026, 7, 21), date(2026, 7, 22), date(2026, 7, 24)])
    said = calendar.deadline(date(2026, 7, 20), BusinessDays(2)).in_words(EN)
    assert "July 21 to July 22 (closure), July 24 (closure), 1 Saturday" in said


def test_hours_say_their_instants() -> None:
    toronto = quebec_zone("America/Toronto")
    received = datetime(2026, 6, 23, 23, 50, tzinfo=toronto)
    deadline = CALENDAR.deadline(received, BusinessHours(72))
    assert deadline.in_words(FR) == (
        "À partir du mardi 23 juin 2026 à 23 h 50; 72 heures ouvrables; non comptés\u00a0: le 24 juin (fête "
        "nationale), 1 samedi et 1 dimanche; échéance le lundi 29 juin 2026 à 23 h 50."
    )
    whole = CALENDAR.deadline(received, BusinessHours(72, "whole-days"))
    assert whole.in_words(FR).endswith("échéance le lundi 29 juin 2026 à minuit, à la fin du jour.")
    assert whole.in_words(EN).endswith("due on Monday, June 29, 2026 at midnight, at the end of the day.")


def test_the_convention_is_said_in_both_languages() -> None:
    start, instant = date(2026, 3, 26), datetime(2026, 3, 26, 9, tzinfo=quebec_zone("America/Toronto"))
    delays = [BusinessDays(7), CalendarDays(7), CalendarDays(7, extends=True), Months(1), longest(Months(1))]
    said = [CALENDAR.deadline(start, delay).convention for delay in delays]
    said += [CALENDAR.deadline(instant, BusinessHours(9, how)).convention for how in ("whole-days", "same-clock-time")]
    assert len({text.fr for text in said}) == len({text.en for text in said}) == len(said) - 1  # longest(x) says x
    assert "public-service" in said[0].fr
    assert "83" in said[2].en


# As JSON


def test_the_json_of_the_command_line() -> None:
    deadline = CALENDAR.deadline(date(2026, 4, 2), BusinessDays(1))
    statute = "Conventions collectives de la fonction publique du Québec"
    weekend = f"{statute}, semaine de travail"
    holiday = f"{statute}, liste des 13 jours fériés et chômés"
    written = deadline.as_json(EN)
    assert (
        json.loads(json.dumps(written))
        == written
        == {
            "start": "2026-04-02",
            "delay": {"business_days": 1},
            "due_on": "2026-04-07",
            "due_at": None,
            "skipped": [
                {"on": "2026-04-03", "name": "Good Friday", "statute": holiday},
                {"on": "2026-04-04", "name": "Saturday", "statute": weekend},
                {"on": "2026-04-05", "name": "Sunday", "statute": weekend},
                {"on": "2026-04-06", "name": "Easter Monday", "statute": holiday},
            ],
            "profile": "public-service",
        }
    )
    assert list(written) == ["start", "delay", "due_on", "due_at", "skipped", "profile"]


def test_the_json_of_hours_and_of_two_parties() -> None:
    both = CALENDAR & BusinessCalendar.quebec("labour-standards")
    start = datetime.fromisoformat("2026-10-30T15:00:00-04:00")
    written = both.deadline(start, BusinessHours(72), zone=quebec_zone("America/Toronto")).as_json()
    assert written["start"] == "2026-10-30T15:00:00-04:00"
    assert written["due_on"] == "2026-11-04"
    assert written["due_at"] == "2026-11-04T15:00:00-05:00"
    assert written["profile"] == "public-service & labour-standards"


# As a value


def test_a_deadline_is_a_value() -> None:
    deadline = CALENDAR.deadline(date(2026, 3, 26), BusinessDays(7))
    told = Deadline(
        start=date(2026, 3, 26),
        delay=BusinessDays(7),
        due_on=date(2026, 4, 8),
        skipped=CALENDAR.days_off(date(2026, 3, 27), date(2026, 4, 8)),
        profile="public-service",
        convention=BusinessDays(7).counting(CALENDAR),
    )
    for same in (told, pickle.loads(pickle.dumps(deadline)), copy.copy(deadline)):  # noqa: S301 - what we just wrote
        assert same == deadline
        assert hash(same) == hash(deadline)
        assert repr(same) == repr(deadline)
    assert CALENDAR.deadline(date(2026, 3, 26), BusinessDays(7), zone=quebec_zone("America/Halifax")) == deadline
    others = [
        CALENDAR.deadline(date(2026, 3, 26), BusinessDays(7), at_least=True),
        CALENDAR.deadline(date(2026, 3, 25), BusinessDays(8)),
        CALENDAR.deadline(date(2026, 3, 26), CalendarDays(13)),
        BusinessCalendar.quebec("administration").deadline(date(2026, 3, 26), BusinessDays(7)),
    ]
    assert {other.due_on for other in others} == {deadline.due_on}
    assert all(deadline != other for other in (*others, deadline.due_on))


@pytest.mark.parametrize(
    "name", ["start", "delay", "due_on", "due_at", "skipped", "profile", "convention", "at_least", "anything"]
)
def test_a_deadline_never_changes(name: str) -> None:
    deadline = CALENDAR.deadline(date(2026, 3, 26), BusinessDays(7))
    with pytest.raises(AttributeError):
        setattr(deadline, name, None)


class Working(DayDelay):
    """A delay of one's own, which counts how often it is asked to explain itself."""

    def __init__(self) -> None:
        self.explained = 0

    def bind(self, calendar: BusinessCalendar) -> DayMap:
        return BusinessDays(1).bind(calendar)

    def skipped(self, calendar: BusinessCalendar, start: date, due_on: date) -> tuple[DayOff, ...]:
        self.explained += 1
        return BusinessDays(1).skipped(calendar, start, due_on)

    def in_words(self, language: Language) -> str:
        return {Language.FR: "demain", Language.EN: "tomorrow"}[language]

    def as_json(self) -> dict[str, object]:
        return {"own": "tomorrow"}


def test_a_deadline_is_explained_when_it_is_read_and_once() -> None:
    delay = Working()
    deadline = CALENDAR.deadline(date(2026, 4, 2), delay)
    assert deadline.due_on == date(2026, 4, 7)
    assert delay.explained == 0
    assert "April 6 (Easter Monday)" in deadline.in_words(EN)
    assert [off.on.day for off in deadline.skipped] == [3, 4, 5, 6]
    assert delay.explained == 1


def test_past_the_last_day_is_refused_in_words() -> None:
    for delay in (BusinessDays(1), CalendarDays(1), CalendarDays(0, extends=True), Months(1)):
        with pytest.raises(CalendarError, match="after 9999-12-31"):
            CALENDAR.deadline(date.max, delay)
    assert CALENDAR.deadline(date.max - timedelta(days=1), CalendarDays(1)).due_on == date.max
