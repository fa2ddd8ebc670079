"""What the machine stands on: the history so far, our case beside the backend, and the comparison after each step."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any, ClassVar, Final, Protocol, runtime_checkable

from hypothesis import currently_in_test_context, settings
from hypothesis import event as noted
from hypothesis.errors import InvalidDefinition
from hypothesis.stateful import RuleBasedStateMachine, invariant

from dme_migration.calendar import BusinessCalendar
from dme_migration.rules import STANDARD_RULEBOOK, Assessment, Evaluator, Readings, Rulebook, Status
from dme_migration.testing._events import START, Event
from dme_migration.testing._history import Divergence, divergence_told, history_told
from dme_migration.testing._machine_adapter import Answer, BackendAdapter, answer_of
from dme_migration.text import Language

__all__ = ["ONE_DAY", "MigrationPlayed"]

ONE_DAY: Final = timedelta(days=1)


@runtime_checkable
class _Closes(Protocol):
    def close(self) -> None: ...


class MigrationPlayed(RuleBasedStateMachine):
    """A migration under way: what has happened, told to the backend and to our own case alike."""

    adapter: ClassVar[Callable[[], BackendAdapter]]
    """What makes a fresh adapter for each history: its class, most often."""

    obligations: ClassVar[Collection[str] | None] = None
    """What the backend answers for: a verdict that leaves one out is refused. `None`: whatever its verdict names."""

    rulebook: ClassVar[Rulebook] = STANDARD_RULEBOOK
    calendar: ClassVar[BusinessCalendar] = BusinessCalendar.quebec()
    readings: ClassVar[Readings] = Readings()

    language: ClassVar[Language] = Language.FR
    """The language in which a divergence is told."""

    refusals: ClassVar[tuple[type[Exception], ...]] = ()
    """What the backend raises to refuse an event: such an event has not happened, on either side.

    When the opening of the request is refused, there is no migration: nothing more is told or asked.
    """

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        # Hypothesis's own default would suppress every health check of a state machine.
        cls.TestCase.settings = settings(deadline=None, suppress_health_check=())

    def __init__(self) -> None:
        super().__init__()
        make = getattr(type(self), "adapter", None)
        if make is None:
            raise InvalidDefinition(f"{type(self).__name__} needs an adapter: adapter = YourAdapter")
        self.evaluator = _evaluator_of(self.rulebook, self.calendar, self.readings)
        self.backend: BackendAdapter = make()
        self.case = START
        self.today = self.opened_on = date.min
        self.history: list[Event] = []
        self.limits: tuple[date, ...] = ()
        """The days on which something that the backend answers for falls due, or becomes allowed."""
        self.answered: tuple[str, ...] = ()
        self.breached: tuple[str, ...] = ()
        """What the backend answers for, and what of it is in breach today."""
        self.refused = False
        """Whether the backend refused the request itself."""
        self._seen: set[tuple[str, Status]] = set()

    def begin(self, opening: Event) -> None:
        """Let the migration begin: from then on the days pass."""
        self.today = self.opened_on = opening.on
        self.refused = not self.tell(opening)

    def tell(self, happening: Event) -> bool:
        """Let something happen, on our case and in the backend, and say whether the backend took it.

        A rule of your own tells an event of your own in the same way.
        """
        if self.refused:
            return False
        try:
            self.backend.apply(happening)
        except self.refusals:
            return False
        except Exception as error:
            self._explain(error, happening)
            raise
        self.case = happening.put(self.case)
        self.history.append(happening)
        self.today = max(self.today, happening.on)
        return True

    @invariant()
    def agrees_with_the_procedure(self) -> None:
        """Compare as of today, then as of the next limit and of the day after, if nothing more comes."""
        if self.refused:
            return
        assessment = self._compared(self.today)
        rulings = {o.id: ruling for o, ruling in zip(assessment.obligations, assessment.rulings, strict=True)}
        watched = {identifier: rulings[identifier] for identifier in self.answered}
        days = {day for ruling in watched.values() for day in (ruling.due_on, ruling.not_before) if day is not None}
        self.limits = tuple(sorted(days))
        self.breached = tuple(name for name, ruling in watched.items() if ruling.status is Status.BREACHED)
        following = next((day for day in self.limits if day >= self.today), None)
        if following is not None:
            for day in (following, following + ONE_DAY):
                if day > self.today:
                    self._compared(day)

    def _compared(self, as_of: date) -> Assessment:
        answers = self._answers(as_of)
        assessment = self.evaluator.evaluate(self.case, as_of=as_of)
        divergences = []
        for identifier, answer in answers.items():
            finding = assessment[identifier]
            self._seen.add((identifier, finding.status))
            if not answer.agrees_with(finding):
                divergences.append(Divergence(finding=finding, answer=answer, assessment=assessment))
        if divergences:
            raise AssertionError(divergence_told(self.history, divergences, as_of, self.language))
        return assessment

    def _answers(self, as_of: date) -> Mapping[str, Answer]:
        try:
            given = self.backend.verdict(as_of)
        except Exception as error:
            self._explain(error)
            raise
        wanted = tuple(given) if self.obligations is None else tuple(self.obligations)
        name = type(self).__name__
        if not wanted:
            raise InvalidDefinition(f"{name}: the backend answers for no obligation, so nothing is compared")
        lacking = [identifier for identifier in wanted if identifier not in given]
        if lacking:
            raise InvalidDefinition(f"{name}: the verdict says nothing of {', '.join(lacking)}")
        if wanted != self.answered:
            self.rulebook.only(*wanted)  # refuses an unknown id, and suggests the nearest
            self.answered = wanted
        return {identifier: answer_of(given[identifier]) for identifier in wanted}

    def _explain(self, error: Exception, *more: Event) -> None:
        error.add_note(history_told([*self.history, *more], self.language))

    def teardown(self) -> None:
        """Close the adapter that can be closed, and count in Hypothesis's statistics the statuses compared."""
        # Somebody who plays a history by hand keeps no statistics.
        for identifier, status in sorted(self._seen) if currently_in_test_context() else ():
            noted(f"{identifier}: {status}")
        if isinstance(self.backend, _Closes):
            self.backend.close()


@cache
def _evaluator_of(rulebook: Rulebook, calendar: BusinessCalendar, readings: Readings) -> Evaluator:
    # One for all the histories of a machine: each binds its rulebook once.
    return Evaluator(rulebook=rulebook, calendar=calendar, readings=readings)
