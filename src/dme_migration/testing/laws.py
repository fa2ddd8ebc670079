"""Laws to run against your own rulebook, calendar and readings: what must hold whatever the clauses say.

Each law is a function that raises `RefutedError` in words; `RulebookLaws` makes tests of them all:

>>> from dme_migration.rules import STANDARD_RULEBOOK
>>> class TestOurRulebook(RulebookLaws):  # in a test module, where pytest finds it
...     rulebook = STANDARD_RULEBOOK  # | the clauses of your contract
...     calendar = BusinessCalendar.quebec("labour-standards")
...     examples = 2
>>> TestOurRulebook().test_what_is_final_stays()

| law | function |
|---|---|
| time: what is final stays, what is pending is late only once due, a breach is mended only by a fact | `assert_finality` |
| information: a fact changes only the findings that read it | `assert_information` |
| locality: so does moving a step; and few rules judge as many do | `assert_locality`, `assert_subset` |
| order: the stricter of two ordered readings breaches a superset, or cannot tell | `assert_ordered` |
| delays: a later start never gives an earlier end, and both ways back agree | `assert_monotone` |
| plans: who follows one is never in breach, no step can move further, and two of them mix | `assert_plan`, `assert_minimal`, `assert_lattice` |
"""  # noqa: E501 - a table

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cached_property
from typing import Any, ClassVar, Final

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from dme_migration.calendar import BusinessCalendar, BusinessDays, CalendarDays, DayDelay
from dme_migration.errors import InfeasibleScheduleError
from dme_migration.model import MigrationCase, Request
from dme_migration.planning import Durations, Plan, plan
from dme_migration.rules import STANDARD_RULEBOOK, Evaluator, Readings, Rulebook
from dme_migration.testing._case import as_of_days
from dme_migration.testing._case import cases as any_case
from dme_migration.testing._laws_delay import assert_monotone
from dme_migration.testing._laws_facts import assert_information, assert_locality, assert_subset
from dme_migration.testing._laws_plan import assert_lattice, assert_minimal, assert_plan
from dme_migration.testing._laws_readings import assert_ordered
from dme_migration.testing._laws_time import assert_finality
from dme_migration.testing._laws_words import refuted
from dme_migration.testing._request import requests as any_request
from dme_migration.text import Language, Text

__all__ = [
    "RulebookLaws",
    "assert_finality",
    "assert_information",
    "assert_lattice",
    "assert_locality",
    "assert_minimal",
    "assert_monotone",
    "assert_ordered",
    "assert_plan",
    "assert_subset",
]

_SOME: Final = Text(fr="un plan existe pour certaines demandes au moins.", en="some requests at least can be planned.")
_NONE: Final = Text(
    fr="Aucune des demandes essayées n'a de plan\u00a0: les exigences se contredisent, et les lois du plan ne disent "
    "rien.",
    en="None of the requests tried has a plan: the requirements contradict each other, and the laws of plans say "
    "nothing.",
)
_LENGTHS: Final[SearchStrategy[DayDelay]] = st.one_of(
    st.integers(0, 4).map(BusinessDays), st.integers(0, 6).map(CalendarDays)
)


class RulebookLaws:
    """Every law as a test: subclass it under a name that begins with ``Test``, and say what is on trial.

    It runs as many examples as your Hypothesis profile asks for, unless ``examples`` says so, and without a deadline:
    a law judges one case many times.

    >>> class TestUnderTheStrictReading(RulebookLaws):
    ...     readings = Readings({"withdrawal-day": "strict"})
    ...     examples = 1
    >>> TestUnderTheStrictReading().test_who_follows_a_plan_is_never_in_breach()
    """

    rulebook: ClassVar[Rulebook] = STANDARD_RULEBOOK
    """The rules on trial."""
    calendar: ClassVar[BusinessCalendar] = BusinessCalendar.quebec()
    """Whose business days count."""
    readings: ClassVar[Readings] = Readings()
    """The readings on trial; the law of order changes those that are ordered."""
    cases: ClassVar[SearchStrategy[MigrationCase]] = any_case()
    """The cases to judge; ``compliant_cases().map(attrgetter("case"))`` judges whole migrations."""
    requests: ClassVar[SearchStrategy[Request]] = any_request()
    """The requests to plan afresh."""
    examples: ClassVar[int | None] = None
    """How many examples to try for each law; those of the Hypothesis profile by default."""
    language: ClassVar[Language | str | None] = None
    """The language of the failures; French by default, or that of the plugin's ``--dme-lang``."""

    @cached_property
    def evaluator(self) -> Evaluator:
        """Give what judges; override it to put figures, the list of EMRs or the grid on trial too."""
        return Evaluator(rulebook=self.rulebook, calendar=self.calendar, readings=self.readings)

    def test_what_is_final_stays(self) -> None:
        """Sweep the day of judgement over whole lives."""

        def law(case: MigrationCase) -> None:
            assert_finality(case, evaluator=self.evaluator, language=self.language)

        self._try(law, self.cases)

    def test_a_fact_changes_only_what_reads_it(self) -> None:
        """Judge cases without each of their facts."""

        def law(example: tuple[MigrationCase, date]) -> None:
            assert_information(*example, evaluator=self.evaluator, language=self.language)

        self._try(law, _judged(self.cases))

    def test_moving_a_step_changes_only_what_reads_it(self) -> None:
        """Judge cases with each of their steps moved."""

        def law(example: tuple[MigrationCase, date], by: int) -> None:
            assert_locality(*example, by=timedelta(days=by), evaluator=self.evaluator, language=self.language)

        self._try(law, _judged(self.cases), st.sampled_from((1, -1, 7, 30)))

    def test_few_rules_judge_as_many_do(self) -> None:
        """Judge cases by some of the rules alone."""

        def law(example: tuple[MigrationCase, date], few: set[str]) -> None:
            assert_subset(*example, few, evaluator=self.evaluator, language=self.language)

        self._try(law, _judged(self.cases), st.sets(st.sampled_from(self.rulebook.ids), min_size=1, max_size=4))

    def test_the_stricter_reading_breaches_no_less(self) -> None:
        """Judge cases under each ordered reading."""

        def law(example: tuple[MigrationCase, date]) -> None:
            assert_ordered(*example, evaluator=self.evaluator, language=self.language)

        self._try(law, _judged(self.cases))

    def test_delays_never_run_backwards(self) -> None:
        """Count every delay by which the rules bind a case."""
        tried: set[DayDelay] = set()

        def law(example: tuple[MigrationCase, date]) -> None:
            case, as_of = example
            situation, edges = self.evaluator.edges(case, as_of=as_of)
            bound = (edge.delay(situation) for _, edge in edges)
            for delay in {found[0] for found in bound if found is not None and found[0] is not None} - tried:
                assert_monotone(delay, self.calendar, language=self.language)
                tried.add(delay)

        self._try(law, _judged(self.cases))

    def test_who_follows_a_plan_is_never_in_breach(self) -> None:
        """Plan requests, and follow the plans day by day."""
        self._plan(lambda found: assert_plan(found, language=self.language))

    def test_no_step_of_a_plan_can_move_further(self) -> None:
        """Plan requests, and move each step."""
        self._plan(lambda found: assert_minimal(found, language=self.language))

    def test_two_plans_mix_into_compliant_ones(self) -> None:
        """Plan each request twice, with other durations."""

        def law(example: tuple[MigrationCase, date], one: Durations, other: Durations) -> None:
            case, as_of = example
            plans = [self._planned(case, as_of, durations) for durations in (one, other)]
            if plans[0] is not None and plans[1] is not None:
                assert_lattice(plans[0], plans[1], language=self.language)

        self._try(law, _judged(self._opened), _durations(), _durations())

    @property
    def _opened(self) -> SearchStrategy[MigrationCase]:
        return self.requests.map(lambda request: MigrationCase(request=request))

    def _plan(self, law: Callable[[Plan], None]) -> None:
        planned = 0

        def tried(example: tuple[MigrationCase, date]) -> None:
            nonlocal planned
            found = self._planned(*example, None)
            if found is not None:
                planned += 1
                law(found)

        self._try(tried, _judged(self._opened))
        if not planned:
            raise refuted(_SOME, _NONE, language=self.language)

    def _planned(self, case: MigrationCase, as_of: date, durations: Durations | None) -> Plan | None:
        try:
            return plan(case, as_of=as_of, durations=durations, evaluator=self.evaluator)
        except InfeasibleScheduleError:
            return None

    def _try(self, law: Callable[..., None], *drawn: SearchStrategy[Any]) -> None:
        __tracebackhide__ = True
        chosen = settings(deadline=None, max_examples=self.examples or settings().max_examples)
        chosen(given(*drawn)(law))()


@st.composite
def _judged(draw: DrawFn, cases: SearchStrategy[MigrationCase]) -> tuple[MigrationCase, date]:
    case = draw(cases)
    return case, draw(as_of_days(case))


def _durations() -> SearchStrategy[Durations]:
    names: Iterator[str] = (field.name for field in attrs.fields(Durations) if field.name != "session_count")
    lengths: SearchStrategy[dict[str, Any]] = st.fixed_dictionaries({}, optional=dict.fromkeys(names, _LENGTHS))
    return lengths.map(lambda some: Durations(**some))
