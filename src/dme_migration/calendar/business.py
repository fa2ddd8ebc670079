"""`BusinessCalendar`: which days are business days, and the arithmetic on them.

One convention throughout: the starting day is never counted, the last one is (C.p.c., art. 83; same rule in J-3, r. 3
and E-6.1, r. 0.3). A day is a `datetime.date`; a `datetime` is refused, and what comes out is always a plain `date`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, tzinfo
from itertools import chain
from typing import TYPE_CHECKING, final

import attrs
from attrs.validators import min_len

from dme_migration.calendar.bulk import added_to_each
from dme_migration.calendar.days import plain_day, whole_number
from dme_migration.calendar.observance import Observance
from dme_migration.calendar.profiles import Easter, HolidayProfile
from dme_migration.calendar.reasons import Closure, DayOff
from dme_migration.calendar.shared import common_day_off
from dme_migration.calendar.table import EMPTY, Table

if TYPE_CHECKING:
    from dme_migration.calendar.deadline import Deadline
    from dme_migration.calendar.delay import Delay

__all__ = ["BusinessCalendar"]


@final
@attrs.frozen(repr=False)
class BusinessCalendar:
    """The business days of one party, or of several at once: immutable, hashable, equal by value, safe between threads.

    Every day from 0001-01-01 to 9999-12-31 has an answer; an answer that would lie outside is refused with a
    `CalendarError`. The days are looked up in a table that is built around the first day asked and doubled on demand,
    so that no call depends on the distance.

    >>> calendar = BusinessCalendar.quebec()
    >>> calendar.add(date(2026, 3, 26), 7)
    datetime.date(2026, 4, 8)
    """

    observances: tuple[Observance, ...] = attrs.field(validator=min_len(1))
    _table: Table = attrs.field(default=EMPTY, init=False, eq=False)

    @classmethod
    def quebec(
        cls,
        profile: HolidayProfile | str = HolidayProfile.PUBLIC_SERVICE,
        closures: Iterable[date | Closure] = (),
        extra_working_days: Iterable[date] = (),
        easter: Easter | str = Easter.GOOD_FRIDAY,
    ) -> BusinessCalendar:
        """Make the calendar of one party in Québec.

        Args:
            profile: The text that says which days are off, by member or by value.
            closures: Days on which this party is closed besides, bare or named (`Closure`).
            extra_working_days: Days that this party works although they are off: a Saturday, a holiday.
            easter: Which Easter day the employer chose; it matters to ``labour-standards`` alone.

        Raises:
            CalendarError: an unknown profile, something that is not a day, or a day both closed and worked.

        >>> BusinessCalendar.quebec("labour-standards").is_business_day(date(2026, 4, 6))
        True
        """
        return cls((Observance.of(profile, closures, extra_working_days, easter),))

    @property
    def profiles(self) -> tuple[HolidayProfile, ...]:
        """Tell the profile of each party, in order."""
        return tuple(observance.profile for observance in self.observances)

    @property
    def profile(self) -> str:
        """Name the profile for a report; two parties' different profiles are joined by an ampersand."""
        return " & ".join(dict.fromkeys(profile.value for profile in self.profiles))

    def is_business_day(self, day: date) -> bool:
        """Tell whether a day is a business day.

        Raises:
            CalendarError: ``day`` is a datetime, or no day.

        >>> BusinessCalendar.quebec().is_business_day(date(2026, 6, 24))
        False
        """
        table = self._table
        if type(day) is date:
            index = day.toordinal() - table.lo
            if index >= 0:
                try:
                    return table.open[index] == 1
                except IndexError:
                    pass
        table, index = self._located(day)
        return table.open[index] == 1

    def next_business_day(self, day: date) -> date:
        """Find the first business day strictly after a day; raises as `add` does.

        >>> BusinessCalendar.quebec().next_business_day(date(2026, 4, 2))
        datetime.date(2026, 4, 7)
        """
        return self.add(day, 1)

    def previous_business_day(self, day: date) -> date:
        """Find the last business day strictly before a day; raises as `add` does.

        >>> BusinessCalendar.quebec().previous_business_day(date(2026, 4, 7))
        datetime.date(2026, 4, 2)
        """
        return self.add(day, -1)

    def roll_forward(self, day: date) -> date:
        """Give the day itself when it is a business day, else the next one; raises as `add` does.

        >>> BusinessCalendar.quebec().roll_forward(date(2026, 4, 3))
        datetime.date(2026, 4, 7)
        """
        return self.add(day, 0)

    def roll_backward(self, day: date) -> date:
        """Give the day itself when it is a business day, else the one before; raises as `add` does.

        >>> BusinessCalendar.quebec().roll_backward(date(2026, 4, 6))
        datetime.date(2026, 4, 2)
        """
        table, index = self._located(day)
        rank = table.rank[index]
        return table.days[rank] if rank else self._ranked(table, index, 0)

    def add(self, day: date, n: int) -> date:
        """Find the n-th business day after a day (before it, for a negative ``n``), from any starting day.

        The starting day is never counted, business day or not; ``n = 0`` is `roll_forward`.

        Raises:
            CalendarError: ``day`` is a datetime, or the answer lies outside the years 1 to 9999.
            InvalidValueError: ``n`` is not a whole number.

        Source: C.p.c., art. 83; convention « day count ».

        >>> BusinessCalendar.quebec().add(date(2026, 3, 28), 1)
        datetime.date(2026, 3, 30)
        """
        table = self._table
        if type(day) is date:
            index = day.toordinal() - table.lo
            if index > 0:
                try:
                    if n > 0:
                        return table.days[table.rank[index] + n]
                    rank = table.rank[index - 1] + 1 + n
                    if rank > 0:
                        return table.days[rank]
                except (IndexError, TypeError):
                    pass
        return self._added(day, whole_number(n, what="a number of business days"))

    def add_many(self, days: Iterable[date], n: int) -> list[date]:
        """Add the same number of business days to each of many days, in order.

        >>> BusinessCalendar.quebec().add_many([date(2026, 3, 26), date(2026, 3, 27)], 7)
        [datetime.date(2026, 4, 8), datetime.date(2026, 4, 9)]
        """
        return added_to_each(self.add, days, whole_number(n, what="a number of business days"))

    def count(self, *, after: date, through: date) -> int:
        """Count the business days in ``(after, through]``; negative when ``through`` comes first.

        Raises:
            CalendarError: ``after`` or ``through`` is a datetime.

        Source: C.p.c., art. 83; convention « day count ».

        >>> BusinessCalendar.quebec().count(after=date(2026, 3, 26), through=date(2026, 4, 8))
        7
        """
        table = self._table
        if type(after) is date and type(through) is date:
            start, end = after.toordinal() - table.lo, through.toordinal() - table.lo
            if start >= 0 and end >= 0:
                try:
                    return table.rank[end] - table.rank[start]
                except IndexError:
                    pass
        first, last = plain_day(after).toordinal(), plain_day(through).toordinal()
        table = self._covering(min(first, last), max(first, last))
        return table.rank[last - table.lo] - table.rank[first - table.lo]

    def business_days(self, first: date, last: date) -> Iterator[date]:
        """Iterate over the business days from ``first`` to ``last``, both included; none when ``last`` comes first.

        >>> list(BusinessCalendar.quebec().business_days(date(2026, 4, 2), date(2026, 4, 7)))
        [datetime.date(2026, 4, 2), datetime.date(2026, 4, 7)]
        """
        low, high = plain_day(first).toordinal(), plain_day(last).toordinal()
        if high < low:
            return iter(())
        table = self._covering(low, high)
        start = table.rank[low - table.lo] - table.open[low - table.lo] + 1
        return iter(table.days[start : table.rank[high - table.lo] + 1])

    def days_off(self, first: date, last: date) -> tuple[DayOff, ...]:
        """List the days off from ``first`` to ``last``, both included, each with its reason.

        >>> [off.on.day for off in BusinessCalendar.quebec().days_off(date(2026, 4, 2), date(2026, 4, 7))]
        [3, 4, 5, 6]
        """
        low, high = plain_day(first).toordinal(), plain_day(last).toordinal()
        if high < low:
            return ()
        table = self._covering(low, high)
        shut = (n for n, is_open in enumerate(table.open[low - table.lo : high - table.lo + 1], low) if not is_open)
        return tuple(off for n in shut if (off := self.day_off(date.fromordinal(n))) is not None)

    def day_off(self, day: date) -> DayOff | None:
        """Say why a day is not a business day, with the text that says so; None when it is one.

        A holiday is named before a closure, and a closure before the weekly rest. For two parties, a reason that is
        not everybody's says whose it is.

        Raises:
            CalendarError: ``day`` is a datetime, or no day.

        >>> BusinessCalendar.quebec().day_off(date(2026, 4, 6)).name.fr
        'lundi de Pâques'
        """
        return common_day_off(self.observances, plain_day(day))

    def deadline(self, start: date, delay: Delay, *, zone: tzinfo | None = None, at_least: bool = False) -> Deadline:
        """Say when a delay that starts on a day (or at an instant, for business hours) runs out, and why then.

        Args:
            start: A day; for `BusinessHours` an aware instant.
            delay: `BusinessDays`, `CalendarDays`, `Months`, `longest` of those, `BusinessHours`, or your own.
            zone: Whose clock business hours follow; the start's own zone when None. Other delays do not read it.
            at_least: Whether the delay is a minimum, which no day off ever extends, rather than a maximum.

        Raises:
            CalendarError: a datetime where a day belongs, a naive instant, or a day outside the years 1 to 9999.
            InvalidValueError: a minimum that would run on past a day off.

        >>> from dme_migration.calendar import BusinessDays
        >>> BusinessCalendar.quebec().deadline(date(2026, 3, 26), BusinessDays(7)).due_on
        datetime.date(2026, 4, 8)
        """
        return delay.deadline(self, start, zone=zone, at_least=at_least)

    def __and__(self, other: BusinessCalendar) -> BusinessCalendar:
        """Join the calendars of two parties: a business day is one for both.

        >>> both = BusinessCalendar.quebec("interpretation-act") & BusinessCalendar.quebec("labour-standards")
        >>> both.is_business_day(date(2026, 4, 6))
        False
        """
        if not isinstance(other, BusinessCalendar):
            return NotImplemented
        return BusinessCalendar(tuple(dict.fromkeys(chain(self.observances, other.observances))))

    def __reduce__(self) -> tuple[type[BusinessCalendar], tuple[tuple[Observance, ...]]]:
        return BusinessCalendar, (self.observances,)

    def __repr__(self) -> str:
        return f"<BusinessCalendar {' & '.join(map(str, self.observances))}>"

    def _added(self, day: date, n: int) -> date:
        table, index = self._located(day)
        if n > 0:
            return self._ranked(table, index, n)
        return self._ranked(table, index, n + 1 - table.open[index])

    def _ranked(self, table: Table, index: int, offset: int) -> date:
        rank = table.rank[index] + offset
        if 1 <= rank < len(table.days):
            return table.days[rank]
        grown, rank = table.reaching(self.observances, index + table.lo, offset)
        object.__setattr__(self, "_table", grown)
        return grown.days[rank]

    def _located(self, day: date) -> tuple[Table, int]:
        ordinal = plain_day(day).toordinal()
        table = self._covering(ordinal, ordinal)
        return table, ordinal - table.lo

    def _covering(self, first: int, last: int) -> Table:
        """Cover some ordinals; a larger table replaces the reference, for a table itself never changes."""
        table = self._table
        larger = table.covering(self.observances, first, last)
        if larger is not table:
            object.__setattr__(self, "_table", larger)
        return larger
