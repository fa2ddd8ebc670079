"""Laws of a delay: a later start never gives an earlier end, and both ways back agree with the way there."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from dme_migration.calendar import (
    BusinessCalendar,
    BusinessDays,
    CalendarDays,
    DayDelay,
    DayMap,
    Longest,
    Months,
    quebec_zone,
)
from dme_migration.calendar.delay import Delay
from dme_migration.testing._laws_words import refuted
from dme_migration.text import NBSP, Language, Text

__all__ = ["assert_monotone"]

_DAY: Final = timedelta(days=1)
_HOUR: Final = timedelta(hours=1)
_FIRST: Final = date(2025, 12, 1)
_LAST: Final = date(2027, 1, 31)
_ZONE: Final = "America/Toronto"

_MONOTONE: Final = Text(
    fr="un départ plus tardif ne donne jamais une échéance plus hâtive.",
    en="a later start never gives an earlier end.",
)
_EARLIER: Final = Text(
    fr=f"Le délai{NBSP}: {{delay}}. Un départ le {{start}} mène au {{due}}, mais un départ le {{later}} au {{sooner}}.",
    en="The delay: {delay}. A start on {start} leads to {due}, but a start on {later} to {sooner}.",
)
_BACK: Final = Text(fr="les deux retours s'accordent avec l'aller.", en="both ways back agree with the way there.")
_UP: Final = Text(
    fr=f"Le délai{NBSP}: {{delay}}. Pour atteindre le {{goal}}, «{NBSP}up{NBSP}» donne un départ le {{found}}, qui "
    "n'est pas le premier qui y mène.",
    en="The delay: {delay}. To reach {goal}, “up” gives a start on {found}, which is not the first that leads there.",
)
_DOWN: Final = Text(
    fr=f"Le délai{NBSP}: {{delay}}. Pour ne pas dépasser le {{goal}}, «{NBSP}down{NBSP}» donne un départ le "
    "{found}, qui n'est pas le dernier qui s'y tienne.",
    en="The delay: {delay}. Not to pass {goal}, “down” gives a start on {found}, not the last that keeps it.",
)
_COUNTED: Final = Text(
    fr="l'échéance est celle qu'on trouve en comptant jour par jour.",
    en="the end is the one found by counting day by day.",
)
_OTHERWISE: Final = Text(
    fr=f"Le délai{NBSP}: {{delay}}. D'un départ le {{start}}, il donne le {{due}}; le compte donne le {{walked}}.",
    en="The delay: {delay}. From a start on {start} it gives {due}; counting gives {walked}.",
)


def assert_monotone(
    delay: Delay,
    calendar: BusinessCalendar | None = None,
    *,
    first: date = _FIRST,
    last: date = _LAST,
    language: Language | str | None = None,
) -> None:
    """Assert what the evaluator and the planner take for granted of a delay, from each start in a window.

    A later start never gives an earlier end. For a delay in days, ``up`` gives the least day that reaches a day and
    ``down`` the greatest that does not pass it; `BusinessDays`, `CalendarDays`, `Months` and the longest of them are
    counted again day by day. Business hours start at every hour, in Québec.

    Args:
        delay: The delay on trial, your own too.
        calendar: The calendar that counts; that of the public service by default.
        first: The first start.
        last: The last start, included.
        language: The language of the failure.

    Raises:
        RefutedError: some start breaks the law; the message tells it.

    >>> from dme_migration.calendar import BusinessHours
    >>> assert_monotone(BusinessDays(7))
    >>> assert_monotone(BusinessHours(72), BusinessCalendar.quebec("labour-standards"), last=date(2026, 1, 31))
    """
    __tracebackhide__ = True
    calendar = BusinessCalendar.quebec() if calendar is None else calendar
    words = Text(fr=delay.in_words(Language.FR), en=delay.in_words(Language.EN))

    def fail(law: Text, seen: Text, **values: object) -> AssertionError:
        return refuted(law, seen, (), language=language, delay=words, **values)

    if not isinstance(delay, DayDelay):
        _assert_later(((at, _due_at(delay, calendar, at)) for at in _hours(first, last, quebec_zone(_ZONE))), fail)
        return
    f = delay.bind(calendar)
    _assert_later(((day, f(day)) for day in _days(first, last)), fail)
    for target in _days(first, last):
        _assert_inverses(f, target, fail)
    for day in _days(first, last):
        walked = _walked(delay, calendar, day)
        if walked is not None and walked != f(day):
            raise fail(_COUNTED, _OTHERWISE, start=day, due=f(day), walked=walked)


_Fail = Callable[..., AssertionError]


def _assert_later(ends: Iterator[tuple[date, date]], fail: _Fail) -> None:
    __tracebackhide__ = True
    start, due = next(ends)
    for later, end in ends:
        if _order(end) < _order(due):
            raise fail(_MONOTONE, _EARLIER, start=start, due=due, later=later, sooner=end)
        start, due = later, end


def _order(end: date) -> date:
    # Two instants of one zone compare by their clocks: UTC alone puts in order an hour that comes twice.
    return end.astimezone(UTC) if isinstance(end, datetime) else end


def _assert_inverses(f: DayMap, target: date, fail: _Fail) -> None:
    __tracebackhide__ = True
    least, greatest = f.up(target), f.down(target)
    if f(least) < target or (least > date.min and f(least - _DAY) >= target):
        raise fail(_BACK, _UP, goal=target, found=least)
    if f(greatest) > target or f(greatest + _DAY) <= target:
        raise fail(_BACK, _DOWN, goal=target, found=greatest)


def _due_at(delay: Delay, calendar: BusinessCalendar, at: datetime) -> date:
    end = calendar.deadline(at, delay)
    return end.due_on if end.due_at is None else end.due_at


def _days(first: date, last: date) -> Iterator[date]:
    return (first + n * _DAY for n in range((last - first).days + 1))


def _hours(first: date, last: date, zone: ZoneInfo) -> Iterator[datetime]:
    # By way of UTC: an hour that the change of clocks repeats comes twice, and one that it skips not at all.
    start = datetime.combine(first, time(), tzinfo=zone).astimezone(UTC)
    return ((start + n * _HOUR).astimezone(zone) for n in range(((last - first).days + 1) * 24))


def _walked(delay: DayDelay, calendar: BusinessCalendar, start: date) -> date | None:
    """Count day by day, as one does with a finger on a calendar; `None` for a delay of somebody else's."""
    if type(delay) is BusinessDays:
        day, left = start, delay.n
        while left:
            day += _DAY
            left -= calendar.is_business_day(day)
        return day if delay.n else _rolled(calendar, day)
    if type(delay) is CalendarDays:
        day = start + delay.n * _DAY
        return _rolled(calendar, day) if delay.extends else day
    if type(delay) is Months:
        years, month = divmod(start.month - 1 + delay.n, 12)
        year = start.year + years
        return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
    if type(delay) is Longest:
        ends = [_walked(each, calendar, start) for each in delay.delays]
        return None if None in ends else max(end for end in ends if end is not None)
    return None


def _rolled(calendar: BusinessCalendar, day: date) -> date:
    while not calendar.is_business_day(day):
        day += _DAY
    return day
