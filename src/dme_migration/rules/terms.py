"""Terms: what a rulebook is read under. Calendar, readings, figures, lists, and the order of the steps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType

import attrs

from dme_migration.calendar import BusinessCalendar, CalendarDays, DayDelay, DayMap
from dme_migration.errors import RulebookError
from dme_migration.model.emrs import EmrRegistry
from dme_migration.model.grid import DataGrid
from dme_migration.model.moments import Moment
from dme_migration.rules.figures import Figures, FigureValue
from dme_migration.rules.readings import Readings

__all__ = ["StepOrder", "Terms"]

_SESSIONS = {
    Moment.FIRST_VALIDATION_SESSION: Moment.VALIDATION_SESSION,
    Moment.LAST_VALIDATION_SESSION: Moment.VALIDATION_SESSION,
}


def step(moment: str) -> str:
    """Give the milestone that a moment of the sessions belongs to; any other moment is itself."""
    return _SESSIONS.get(Moment(moment), moment) if moment in _SESSIONS else moment


def _closure(pairs: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    after: dict[str, set[str]] = {}
    for a, b in pairs:
        after.setdefault(step(a), set()).add(step(b))
    for middle in list(after):
        for reached in after.values():
            if middle in reached:
                reached.update(after[middle])
    return MappingProxyType({a: frozenset(b) for a, b in after.items()})


@attrs.frozen(eq=False)
class StepOrder:
    """Which milestones the duties place after which, directly or through others (DECLARATIONS §4).

    ``by_order`` follows the `InOrder` rows alone; ``by_all`` also the order that `Done` and `Recorded` imply.
    """

    by_order: Mapping[str, frozenset[str]]
    by_all: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, order: Iterable[tuple[str, str]], implied: Iterable[tuple[str, str]]) -> StepOrder:
        """Close both relations."""
        order = tuple(order)
        return cls(_closure(order), _closure((*order, *implied)))


@attrs.frozen(kw_only=True, eq=False)
class Terms:
    """Everything that a condition is bound to, once."""

    calendar: BusinessCalendar
    readings: Readings
    figures: Figures
    emrs: EmrRegistry
    grid: DataGrid
    edition: date
    order: StepOrder
    obligations: frozenset[str]
    waivable: Mapping[str, str]
    _known: dict[str, FigureValue] = attrs.field(init=False, repr=False, factory=dict)

    def figure(self, name: str) -> FigureValue:
        """Give a figure in force on the edition's day, as the readings select it.

        Raises:
            RulebookError: no figure of that name is in force.
        """
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = self.figures.at(name, self.edition, self.readings)
        return known

    @cached_property
    def last_day_for_schedule(self) -> DayMap:
        """Give the map from the clock's origin to the day by which the schedule must be there.

        It is the 21st day, run on past days off under every reading.

        Raises:
            RulebookError: the figure ``extraction-delay`` is not a delay of days.
        """
        figure = self.figure("extraction-delay")
        if not isinstance(figure, DayDelay):
            raise RulebookError("figure 'extraction-delay' is not a delay of days")
        if isinstance(figure, CalendarDays):
            figure = attrs.evolve(figure, extends=True)
        return figure.bind(self.calendar)
