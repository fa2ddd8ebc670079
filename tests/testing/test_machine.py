"""The machine that plays migrations against a backend: it agrees with a correct one, and tells a mistake in words."""

from __future__ import annotations

import importlib
import re
from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Any, ClassVar, Final

import pytest
from examples.backend.adapter import FleuveAdapter
from examples.backend.backend import Backend
from examples.backend.mistakes import CalendarDaysForBusinessDays, NinetyDaysFromTheCutover, StartingDayCounted
from hypothesis import Phase, settings
from hypothesis.errors import InvalidDefinition
from hypothesis.stateful import run_state_machine_as_test

import dme_migration.testing
from dme_migration import Language, MigrationCase, RulebookError, Status, evaluate
from dme_migration.model import Request, Schedule, ScheduledMilestone
from dme_migration.rules import Assessment
from dme_migration.testing import (
    NOT_BREACHED,
    Answer,
    Event,
    MigrationMachine,
    MilestoneReached,
    RequestOpened,
    ScheduleDrawnUp,
    replayed,
)
from dme_migration.testing._history import history_told
from dme_migration.testing._history_clues import clue
from tests.test_text import BAD_ENGLISH, BAD_FRENCH, placeholders, texts_in

FR, EN = Language.FR, Language.EN
WINDOW, IN_TIME, ACCESS = "preanalysis.validation-window", "preanalysis.validated-in-time", "legacy-access.ninety-days"
MONDAY: Final = date(2026, 2, 2)
HUNDREDS: Final = 300


class StatusesAlone(FleuveAdapter):
    """The same backend, when it keeps its limits to itself."""

    def verdict(self, as_of: date) -> dict[str, Answer]:
        return {name: Answer(answer.status) for name, answer in super().verdict(as_of).items()}


def machine_of(adapter: Any, **attributes: Any) -> type[MigrationMachine]:
    return type("OurMachine", (MigrationMachine,), {"adapter": adapter, **attributes})


def play(machine: type[MigrationMachine], *, examples: int = 40, steps: int = 20, shrunk: bool = False) -> None:
    phases = (Phase.generate, Phase.shrink) if shrunk else (Phase.generate,)
    run_state_machine_as_test(
        machine,
        settings=settings(
            machine.TestCase.settings,
            max_examples=examples,
            stateful_step_count=steps,
            derandomize=True,
            database=None,
            phases=phases,
        ),
    )


def divergence(machine: type[MigrationMachine], *, shrunk: bool = False) -> str:
    with pytest.raises(AssertionError) as caught:
        play(machine, examples=HUNDREDS, steps=4 if shrunk else 25, shrunk=shrunk)
    return str(caught.value)


# A backend that is right, and three that are not


def test_a_correct_backend_agrees_with_the_procedure() -> None:
    play(machine_of(FleuveAdapter))


@pytest.mark.parametrize("seen", [FleuveAdapter, StatusesAlone])
@pytest.mark.parametrize(
    ("mistaken", "unkept"),
    [(CalendarDaysForBusinessDays, IN_TIME), (StartingDayCounted, WINDOW), (NinetyDaysFromTheCutover, ACCESS)],
)
def test_each_mistake_is_found_within_a_few_hundred_histories(
    mistaken: type[Backend], unkept: str, seen: type[FleuveAdapter]
) -> None:
    class Mistaken(seen):  # type: ignore[valid-type,misc] # the class is the parameter
        new_backend = mistaken

    assert re.search(rf"^  ({unkept}|{WINDOW}|{IN_TIME}) ", divergence(machine_of(Mistaken)), re.MULTILINE)


SHORTEST: Final = {
    (CalendarDaysForBusinessDays, FR): (
        f"  {WINDOW} (Au moins 7 jours ouvrables prévus pour valider la préanalyse)",
        "c'est le jour que donnent 7 jours civils, et non 7 jours ouvrables, après le {day}.",
    ),
    (CalendarDaysForBusinessDays, EN): (
        f"  {WINDOW} (At least 7 business days planned for validating the pre-analysis)",
        "that is the day that 7 calendar days give, rather than 7 business days, after {day}.",
    ),
    (StartingDayCounted, FR): (
        f"  {IN_TIME} (Préanalyse validée par le client dans les 7 jours ouvrables)",
        "c'est le jour que l'on obtient si le jour de départ (le {day}) compte déjà pour un.",
    ),
    (StartingDayCounted, EN): (
        f"  {IN_TIME} (Pre-analysis validated by the client within 7 business days)",
        "that is the day that comes out when the starting day ({day}) already counts as one.",
    ),
    (NinetyDaysFromTheCutover, FR): (
        f"  {ACCESS} (Accès à l'ancien DMÉ pendant au moins 90 jours)",
        "c'est le délai de 90 jours compté après la coupure du DMÉ émetteur (le {day}), et non après la mise en",
    ),
    (NinetyDaysFromTheCutover, EN): (
        f"  {ACCESS} (At least 90 days of access to the old EMR)",
        "that is the delay of 90 days counted after the cutover of the source EMR ({day}), rather than after the",
    ),
}
DAY: Final = {FR: r"\w+ \d+(er)? \w+ \d{4}", EN: r"\w+, \w+ \d+, \d{4}"}


@pytest.mark.parametrize(("mistaken", "language"), SHORTEST)
def test_the_shortest_history_makes_the_mistake_obvious(mistaken: type[Backend], language: Language) -> None:
    class Mistaken(FleuveAdapter):
        new_backend = mistaken

    told = divergence(machine_of(Mistaken, language=language), shrunk=True)
    obligation, clue = SHORTEST[mistaken, language]

    assert obligation in told.split("\n")
    assert re.search(re.escape(clue).replace(r"\{day\}", DAY[language]), told)
    assert told.count("\n  1. ") == 1
    assert "\n  5. " not in told, "shrunk to a few events"
    assert re.search(DAY[language], told)


TOLD: Final = f"""\
Your system and the procedure do not say the same.

What happened, in order:
  1. A request is opened on Monday, February 2, 2026: a client whose kind is not said; \
from the EMR KinLogix to the EMR MYLE; no data chosen.
  2. The migration schedule is drawn up on Monday, February 2, 2026: \
the submission of the pre-analysis, on Thursday, March 26, 2026.

At the end of Monday, February 2, 2026:

  {WINDOW} (At least 7 business days planned for validating the pre-analysis)
    your system: pending or undetermined; first day allowed: Tuesday, April 7, 2026
    the procedure: pending; first day allowed: Wednesday, April 8, 2026
    The submission of the pre-analysis is planned for Thursday, March 26, 2026. \
The schedule is still being drawn up: it lacks the validation of the pre-analysis. (§3 Extraction d)
    Clue: that is the day that comes out when the starting day (Thursday, March 26, 2026) already counts as one.

  {IN_TIME} (Pre-analysis validated by the client within 7 business days)
    your system: pending; last day on time: Tuesday, April 7, 2026
    the procedure: pending; last day on time: Wednesday, April 8, 2026
    The submission of the pre-analysis is planned for Thursday, March 26, 2026. \
The limit will run once that step has taken place. (§3 Extraction d)
    Clue: that is the day that comes out when the starting day (Thursday, March 26, 2026) already counts as one."""


def test_a_divergence_is_told_word_for_word() -> None:
    class Mistaken(FleuveAdapter):
        new_backend = StartingDayCounted

    machine = machine_of(Mistaken, language=EN)()
    machine.begin(RequestOpened(on=MONDAY, request=Request(source_emr="KinLogix", receiving_emr="MYLE")))
    submitted = ScheduledMilestone(milestone="preanalysis_submission", on=date(2026, 3, 26))
    machine.tell(ScheduleDrawnUp(on=MONDAY, schedule=Schedule(milestones=(submitted,))))
    with pytest.raises(AssertionError) as caught:
        machine.agrees_with_the_procedure()
    machine.teardown()

    assert str(caught.value) == TOLD


# What the machine plays


ANSWERED: Final = (
    "emr.source-certified",
    WINDOW,
    IN_TIME,
    ACCESS,
    "complaint.followed-up",
    "avenant.extraction-within-21-days",
)


class Recording:
    """An adapter that agrees with anything, and remembers what it was told."""

    told: ClassVar[list[list[Event]]] = []
    closed: ClassVar[list[object]] = []

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.told.append(self.events)

    def apply(self, event: Event) -> None:
        self.events.append(event)

    def verdict(self, as_of: date) -> Mapping[str, Answer]:
        assert all(event.on <= as_of for event in self.events)
        return dict.fromkeys(ANSWERED, Answer(Status))

    def close(self) -> None:
        self.closed.append(self)


class Watching(MigrationMachine):
    adapter = Recording
    statuses: ClassVar[set[Status]] = set()

    def teardown(self) -> None:
        assert isinstance(self.backend, Recording)
        assert self.history == self.backend.events
        assert replayed(self.history) == self.case
        type(self).statuses.update(status for _, status in self._seen)
        super().teardown()


@pytest.fixture(scope="module")
def histories() -> list[list[Event]]:
    Recording.told.clear()
    Recording.closed.clear()
    Watching.statuses.clear()
    play(Watching, examples=80, steps=40)
    return [events for events in Recording.told if events]


def test_every_kind_of_event_happens(histories: list[list[Event]]) -> None:
    exported = {getattr(dme_migration.testing, name) for name in dme_migration.testing.__all__}
    kinds = {kind for kind in exported if isinstance(kind, type) and issubclass(kind, Event)} - {Event}

    assert {type(event) for events in histories for event in events} == kinds
    assert all(isinstance(events[0], RequestOpened) for events in histories)


@pytest.mark.usefixtures("histories")
def test_every_status_is_compared() -> None:
    assert Watching.statuses == set(Status)


def test_steps_come_late_repeat_and_reach_the_end(histories: list[list[Event]]) -> None:
    reached = [[event for event in events if isinstance(event, MilestoneReached)] for events in histories]
    twice = [steps for steps in reached if [s.milestone for s in steps].count("test_import") > 1]
    last = [steps for steps in reached if any(s.milestone == "legacy_access_withdrawal" for s in steps)]

    assert twice
    assert last
    assert any(one.on > two.on for events in histories for one, two in pairwise(events))


def test_an_adapter_is_made_for_each_history_and_closed(histories: list[list[Event]]) -> None:
    assert len(histories) > 60
    assert len(Recording.closed) == len(Recording.told)


@pytest.mark.parametrize(("language", "bad"), [(FR, BAD_FRENCH), (EN, BAD_ENGLISH)])
def test_a_history_is_told_in_a_careful_hand(
    histories: list[list[Event]], language: Language, bad: dict[str, re.Pattern[str]]
) -> None:
    said = [event.told(language) for events in histories for event in events]

    assert {fault: words for fault in bad for words in said if bad[fault].search(words)} == {}
    assert [words for words in said if not words.endswith(".") or "{" in words or " None" in words] == []
    assert [words for words in said if not re.search(DAY[language], words)] == []


@pytest.mark.parametrize("name", ["_events", "_events_request", "_events_schedule", "_history", "_history_clues"])
def test_the_texts_say_the_same_in_both_languages(name: str) -> None:
    module = importlib.import_module(f"dme_migration.testing.{name}")
    texts = [text for key, value in vars(module).items() if key.isupper() for text in texts_in(value, set())]

    assert texts
    assert [text for text in texts if placeholders(text.fr) != placeholders(text.en)] == []
    assert [text.fr for text in texts if any(fault.search(text.fr) for fault in BAD_FRENCH.values())] == []
    assert [text.en for text in texts if any(fault.search(text.en) for fault in BAD_ENGLISH.values())] == []


def test_no_health_check_is_suppressed() -> None:
    assert machine_of(FleuveAdapter).TestCase.settings.suppress_health_check == ()


def test_nothing_has_happened_yet() -> None:
    assert history_told([], FR) == "Rien n'est encore arrivé."
    assert replayed([]) == MigrationCase(request=Request())


# Backends that refuse, that break, or that answer amiss


class RefusedError(Exception):
    """What a careful backend raises."""


class Careful(FleuveAdapter):
    """A backend that takes neither an uncertified EMR nor a step in the past."""

    def __init__(self) -> None:
        super().__init__()
        self.today = date.min

    def apply(self, event: Event) -> None:
        if isinstance(event, RequestOpened) and "Dossier Plus" in {
            event.request.source_emr,
            event.request.receiving_emr,
        }:
            raise RefusedError
        if event.on < self.today:
            raise RefusedError
        self.today = event.on
        super().apply(event)


def test_what_a_backend_refuses_has_not_happened() -> None:
    play(machine_of(Careful, refusals=(RefusedError,)), examples=25)
    with pytest.raises(RefusedError):
        play(machine_of(Careful))


def test_nothing_follows_a_request_that_is_refused() -> None:
    machine = machine_of(Careful, refusals=(RefusedError,))()
    machine.begin(RequestOpened(on=MONDAY, request=Request(source_emr="Dossier Plus")))

    assert machine.tell(MilestoneReached(on=MONDAY, milestone="production")) is False
    machine.agrees_with_the_procedure()
    assert (machine.history, machine.today) == ([], MONDAY)
    machine.teardown()


@pytest.mark.parametrize("broken", ["apply", "verdict"])
def test_a_backend_that_breaks_is_told_on_which_history(broken: str) -> None:
    def breaks(*_: object) -> None:
        raise ZeroDivisionError

    machine = machine_of(type("Broken", (FleuveAdapter,), {broken: breaks}))
    with pytest.raises(ZeroDivisionError) as caught:
        play(machine, shrunk=True)

    told = next(note for note in caught.value.__notes__ if note.startswith("Ce qui est arrivé, dans l'ordre\u00a0:"))
    assert told.split("\n")[1].startswith("  1. Une demande est ouverte le lundi 2 février 2026")


def answering(**answers: Any) -> type[FleuveAdapter]:
    given = {name.replace("__", ".").replace("_", "-"): answer for name, answer in answers.items()}
    return type("Answering", (FleuveAdapter,), {"verdict": lambda *_: given})


def refusal_of(machine: type[MigrationMachine]) -> str:
    with pytest.raises((InvalidDefinition, RulebookError)) as caught:
        play(machine)
    return str(caught.value)


def test_a_machine_that_compares_nothing_is_refused() -> None:
    class Nameless(MigrationMachine):
        pass

    assert refusal_of(Nameless) == "Nameless needs an adapter: adapter = YourAdapter"
    assert refusal_of(machine_of(answering())).endswith("answers for no obligation, so nothing is compared")
    lacking = machine_of(answering(production__planned=Status), obligations=("production.planned", "cutover.planned"))
    assert refusal_of(lacking) == "OurMachine: the verdict says nothing of cutover.planned"
    assert "production.planned" in refusal_of(machine_of(answering(production__planed="met")))


def test_a_verdict_may_be_a_status_alone_and_say_more_than_what_is_compared() -> None:
    met = machine_of(answering(production__planned="met", emr__source_certified="breached"), language=EN)
    assert "    your system: breached" in divergence(met)
    less = machine_of(answering(production__planned=Answer(Status), cutover__planned="met"))
    less.obligations = ("production.planned",)
    play(less, examples=5)


# An answer


LATE: Final = evaluate(
    MigrationCase(request=Request()).with_schedule(
        Schedule(milestones=(ScheduledMilestone(milestone="preanalysis_submission", on=date(2026, 3, 26)),))
    ),
    as_of=MONDAY,
)[IN_TIME]


@pytest.mark.parametrize(
    ("answer", "agrees"),
    [
        (Answer("pending"), True),
        (Answer("met"), False),
        (Answer(NOT_BREACHED), True),
        (Answer(("met", Status.BREACHED)), False),
        (Answer("pending", due_on=date(2026, 4, 8)), True),
        (Answer("pending", due_on=date(2026, 4, 7)), False),
        (Answer("pending", not_before=date(2026, 4, 7)), True),
        (Answer("met", due_on=date(2026, 4, 8)), False),
    ],
)
def test_an_answer_agrees_when_its_status_and_its_day_do(answer: Answer, *, agrees: bool) -> None:
    # Thursday, March 26, then seven business days without Good Friday and Easter Monday: Wednesday, April 8.
    assert answer.agrees_with(LATE) is agrees


def test_an_answer_that_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="late"):
        Answer("late")
    with pytest.raises(ValueError, match="due_on"):
        Answer("met", due_on="2026-04-08")  # type: ignore[arg-type] # refused: that is the test


# A clue


def planned(as_of: date = MONDAY, **milestones: str) -> Assessment:
    entries = tuple(ScheduledMilestone(milestone=m, on=date.fromisoformat(day)) for m, day in milestones.items())
    return evaluate(MigrationCase(request=Request()).with_schedule(Schedule(milestones=entries)), as_of=as_of)


SUBMITTED: Final = planned(preanalysis_submission="2026-03-26")
OPEN_90_DAYS: Final = planned(
    preanalysis_end="2026-01-05",
    source_cutover="2026-01-05",
    production="2026-02-01",
    legacy_access_withdrawal="2026-07-01",
)


@pytest.mark.parametrize(
    ("assessment", "obligation", "said", "words"),
    [
        # Thursday, March 26; Good Friday is April 3, Easter Monday April 6.
        (SUBMITTED, IN_TIME, "2026-04-02", "that 7 calendar days give, rather than 7 business days"),
        (SUBMITTED, IN_TIME, "2026-04-07", "when the starting day (Thursday, March 26, 2026) already counts as one"),
        (SUBMITTED, IN_TIME, "2026-04-09", "when the day after the start (Thursday, March 26, 2026) does not count"),
        (SUBMITTED, IN_TIME, "2026-04-30", None),
        # Sunday, February 1, and 90 days: Saturday, May 2; 18 weeks and three holidays: June 10.
        (OPEN_90_DAYS, ACCESS, "2026-05-04", "when an end on a day off runs on; a minimum never does"),
        (OPEN_90_DAYS, ACCESS, "2026-06-10", "that 90 business days give, rather than 90 calendar days"),
        (
            OPEN_90_DAYS,
            ACCESS,
            "2026-04-05",
            "the end of the pre-analysis or the cutover of the source EMR (Monday, Jan",
        ),
        (OPEN_90_DAYS, ACCESS, "2026-05-20", None),
    ],
)
def test_a_clue_names_the_mistake_that_gives_the_day(
    assessment: Assessment, obligation: str, said: str, words: str | None
) -> None:
    calendar = assessment.evaluator.calendar
    found = clue(date.fromisoformat(said), assessment[obligation].ruling, assessment.case, calendar, EN)

    assert (words is None) == (found is None)
    assert words is None or words in (found or "")
