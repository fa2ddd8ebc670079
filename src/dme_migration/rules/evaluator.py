"""The evaluator: a rulebook bound once to its calendar and readings, and shared.

``evaluate(case, as_of=day)`` is the one-line form. Nothing here reads a clock: the day of judgement is an argument.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

import attrs

from dme_migration.calendar import BusinessCalendar
from dme_migration.model.case import MigrationCase, Waiver
from dme_migration.model.emrs import CERTIFIED_EMRS, EmrRegistry
from dme_migration.model.grid import DEFAULT_GRID, DataGrid
from dme_migration.model.parties import Party
from dme_migration.model.timeline import Timeline
from dme_migration.rules.avenant_1 import AVENANT_1
from dme_migration.rules.condition import Edge, Judge
from dme_migration.rules.figures import FIGURES, Figures
from dme_migration.rules.findings import Assessment, Bearer, Change
from dme_migration.rules.good_practice import GOOD_PRACTICE
from dme_migration.rules.grounds import Answer, BoundGround
from dme_migration.rules.obligation import Modality, Obligation
from dme_migration.rules.procedure_2024 import PROCEDURE_2024
from dme_migration.rules.readings import READINGS, Readings
from dme_migration.rules.rulebook import Rulebook
from dme_migration.rules.situation import Situation
from dme_migration.rules.status import Names, Ruling, Status, ruled
from dme_migration.rules.terms import StepOrder, Terms

__all__ = ["STANDARD_RULEBOOK", "Evaluator", "evaluate"]

STANDARD_RULEBOOK = PROCEDURE_2024 | AVENANT_1 | GOOD_PRACTICE
"""The procedure, the addendum as far as it is known, and our good practice, in that order."""
_WHY = Names(("why",))
_PARTIES = tuple(Party)


class _Row(NamedTuple):
    obligation: Obligation
    grounds: tuple[int, ...]
    judge: Judge
    edges: tuple[Edge, ...]


class _Edition(NamedTuple):
    """The rows of an edition, and the grounds that they name by their places: each is asked once of a case."""

    terms: Terms
    grounds: tuple[BoundGround, ...]
    rows: tuple[_Row, ...]
    obligations: tuple[Obligation, ...]
    names: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Evaluator:
    """A rulebook under a calendar, readings, figures and lists. Immutable; safe to share between threads.

    Each condition is bound once for each edition of the rulebook, when a case first needs it.
    """

    rulebook: Rulebook = STANDARD_RULEBOOK
    calendar: BusinessCalendar = attrs.field(factory=BusinessCalendar.quebec)
    readings: Readings = attrs.field(factory=Readings)
    figures: Figures = FIGURES
    emrs: EmrRegistry = CERTIFIED_EMRS
    grid: DataGrid = DEFAULT_GRID
    _breaks: tuple[date, ...] = attrs.field(
        init=False,
        repr=False,
        eq=False,
        default=attrs.Factory(
            lambda self: tuple(sorted(self.rulebook.dates() | self.figures.dates())), takes_self=True
        ),
    )
    _first_day: date = attrs.field(
        init=False, repr=False, eq=False, default=attrs.Factory(lambda self: self.rulebook.first_day, takes_self=True)
    )
    _editions: dict[int, _Edition] = attrs.field(init=False, repr=False, eq=False, factory=dict)

    def __reduce__(self) -> tuple[object, ...]:
        fields = attrs.asdict(self, recurse=False, filter=lambda field, _: field.init)
        return _restored, (fields,)

    def evaluate(self, case: MigrationCase, *, as_of: date, edition: date | None = None) -> Assessment:
        """Judge a case as of a day, at its end in the case's zone, or as of an aware instant.

        The edition that binds is the one in force on the first transmission, before one on ``as_of``, never today's;
        a case older than the first edition gets that one. ``edition`` pins it to the one in force on a day.

        Raises:
            CalendarError: ``as_of`` is a naive instant, or no day.
        """
        edition_day, bound, situation = self._situation(case, as_of, edition)
        timeline = situation.timeline
        answers = [ground(situation) for ground in bound.grounds]
        rulings = tuple(
            [
                _judged(grounds, judge, answers, situation) if grounds else judge(situation)
                for _, grounds, judge, _ in bound.rows
            ]
        )
        return Assessment(
            case=case,
            as_of=as_of,
            day=timeline.day,
            evaluator=self,
            obligations=bound.obligations,
            rulings=rulings,
            waived=_waived(bound.rows, rulings, situation),
            parties=_parties(situation),
            edition=bound.names,
            edition_day=edition_day,
            predates_edition=edition_day < self._first_day,
            facts_after_as_of=timeline.hidden,
            first_sent=timeline.first_sent,
        )

    def across_readings(self, case: MigrationCase, *, as_of: date) -> Mapping[str, Mapping[str, tuple[Change, ...]]]:
        """Change one reading at a time, and list the findings that depend on it.

        Gives reading → value → changes; readings that change nothing are left out.
        """
        base = self.evaluate(case, as_of=as_of)
        found: dict[str, Mapping[str, tuple[Change, ...]]] = {}
        for name, reading in READINGS.items():
            changes: dict[str, tuple[Change, ...]] = {}
            for value in reading.values:
                if value != self.readings[name]:
                    other = attrs.evolve(self, readings=self.readings.but(name, value))
                    if changed := base.diff(other.evaluate(case, as_of=as_of)):
                        changes[value] = changed
            if changes:
                found[name] = MappingProxyType(changes)
        return MappingProxyType(found)

    def situation(self, case: MigrationCase, *, as_of: date) -> Situation:
        """Give a case as of a day, under the terms of the edition that binds it, unjudged.

        Raises:
            CalendarError: ``as_of`` is a naive instant, no day, or out of reach.
        """
        return self._situation(case, as_of, None)[2]

    def binding(
        self, case: MigrationCase, *, as_of: date
    ) -> tuple[Situation, tuple[tuple[Obligation, tuple[Edge, ...]], ...]]:
        """Give the situation of a case, and what applies to it and is not waived, in order, with its edges.

        Raises:
            CalendarError: ``as_of`` is a naive instant, no day, or out of reach.
        """
        _, bound, s = self._situation(case, as_of, None)
        answers = [ground(s) for ground in bound.grounds]
        return s, tuple((row.obligation, row.edges) for row in bound.rows if _binds(row, answers, s))

    def edges(self, case: MigrationCase, *, as_of: date) -> tuple[Situation, tuple[tuple[Obligation, Edge], ...]]:
        """Give the situation of a case, and the edges of what binds it, in order: what a planner starts from.

        Raises:
            CalendarError: ``as_of`` is a naive instant, no day, or out of reach.
        """
        situation, rows = self.binding(case, as_of=as_of)
        return situation, tuple((obligation, edge) for obligation, edges in rows for edge in edges)

    def _situation(self, case: MigrationCase, as_of: date, edition: date | None) -> tuple[date, _Edition, Situation]:
        timeline = Timeline(case, as_of)
        edition_day = edition or timeline.first_sent or timeline.day
        bound = self._edition(edition_day)
        return edition_day, bound, Situation(case, timeline, bound.terms)

    def _edition(self, day: date) -> _Edition:
        place = bisect_right(self._breaks, day)
        known = self._editions.get(place)
        if known is None:
            # Two threads may bind the same edition at once; both results are equal, and the last one stays.
            known = self._editions[place] = self._bound(day)
        return known

    def _bound(self, day: date) -> _Edition:
        book = self.rulebook.in_force(day)
        duties = book.of_modality(Modality.MUST)
        terms = Terms(
            calendar=self.calendar,
            readings=self.readings,
            figures=self.figures,
            emrs=self.emrs,
            grid=self.grid,
            edition=max(day, self._first_day),
            order=StepOrder.of(
                (pair for duty in duties for pair in duty.requires.order()),
                (pair for duty in duties for pair in duty.requires.implied_order()),
            ),
            obligations=frozenset(book.ids),
            waivable=MappingProxyType({o.id: o.waivable_by for o in book if o.waivable_by is not None}),
        )
        places = {ground: place for place, ground in enumerate(dict.fromkeys(g for o in book for g in o.applies))}
        rows = tuple(
            _Row(o, tuple(places[g] for g in o.applies), o.requires.bind(terms), o.requires.edges(terms)) for o in book
        )
        return _Edition(terms, tuple(ground.bind(terms) for ground in places), rows, tuple(book), book.names)


def _restored(fields: dict[str, Any]) -> Evaluator:
    return Evaluator(**fields)


def _judged(grounds: Sequence[int], judge: Judge, answers: Sequence[Answer], situation: Situation) -> Ruling:
    missing: tuple[str, ...] = ()
    for place in grounds:
        answer = answers[place]
        if answer is None:
            continue
        if not isinstance(answer, tuple):
            return ruled((Status.NOT_APPLICABLE, "ground", (_WHY, answer), False, None, None, None, ()))
        missing += answer
    ruling = judge(situation)
    if missing and ruling.status is not Status.NOT_APPLICABLE:  # no amount, no record: what is known wins
        return Ruling(Status.UNDETERMINED, "ground", missing=tuple(dict.fromkeys(missing)))
    return ruling


def _binds(row: _Row, answers: Sequence[Answer], s: Situation) -> bool:
    for place in row.grounds:
        if answers[place] is not None:
            return False
    return not s.timeline.waivers or _waiver_of(row.obligation, s) is None


def _parties(s: Situation) -> tuple[Bearer, ...]:
    return tuple([Bearer(party, s.name(party), s.address(party)) for party in _PARTIES])


def _waived(rows: tuple[_Row, ...], rulings: tuple[Ruling, ...], s: Situation) -> dict[str, Waiver]:
    if not s.timeline.waivers:
        return {}
    return {
        row.obligation.id: waiver
        for row, ruling in zip(rows, rulings, strict=True)
        if ruling.status is Status.BREACHED and (waiver := _waiver_of(row.obligation, s)) is not None
    }


def _waiver_of(obligation: Obligation, s: Situation) -> Waiver | None:
    beneficiary = obligation.waivable_by
    if beneficiary is None:
        return None
    given = (w for w in s.timeline.waivers if w.obligation == obligation.id and s.same_party(w.by, beneficiary))
    return min(given, key=lambda waiver: waiver.given_on, default=None)


_SHARED = Evaluator()


def evaluate(
    case: MigrationCase,
    *,
    as_of: date,
    rulebook: Rulebook | None = None,
    calendar: BusinessCalendar | None = None,
    readings: Readings | None = None,
) -> Assessment:
    """Judge a case as of a day, with the standard rulebook, calendar and readings unless others are given.

    An application that judges many cases keeps an `Evaluator` instead.

    Raises:
        CalendarError: ``as_of`` is a naive instant, or no day.
    """
    if rulebook is None and calendar is None and readings is None:
        return _SHARED.evaluate(case, as_of=as_of)
    evaluator = Evaluator(
        rulebook=STANDARD_RULEBOOK if rulebook is None else rulebook,
        calendar=BusinessCalendar.quebec() if calendar is None else calendar,
        readings=Readings() if readings is None else readings,
    )
    return evaluator.evaluate(case, as_of=as_of)
