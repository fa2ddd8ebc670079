"""What counts as a day: a `datetime.date`, and nothing that bears a time.

A `datetime` is a `date` to Python, but midnight in Québec is not midnight in Greenwich: an instant becomes a day in
the zone of somebody, never by dropping its hours. See `dme_migration.calendar.local_day`.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from datetime import date, datetime
from typing import Final, SupportsIndex, TypeVar

import attrs

from dme_migration.errors import CalendarError, InvalidValueError

__all__: list[str] = []

FIRST: Final = date.min.toordinal()
LAST: Final = date.max.toordinal()

_Kind = TypeVar("_Kind")


def plain_day(value: object, *, what: str = "a day") -> date:
    """Give back a plain `date`, whatever subclass came (a ``pendulum.Date``, say).

    Raises:
        CalendarError: the value is a datetime, or no date at all.

    >>> plain_day(date(2026, 3, 26))
    datetime.date(2026, 3, 26)
    """
    if type(value) is date:
        return value
    if isinstance(value, datetime):
        raise CalendarError(
            f"{what} is a date without a time, got the instant {value.isoformat()}: use local_day first"
        )
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    raise CalendarError(f"{what} is a datetime.date, got {value!r}")


def day_at(ordinal: int) -> date:
    """Give the day of a proleptic ordinal.

    Raises:
        CalendarError: the ordinal lies before year 1 or after year 9999.
    """
    if FIRST <= ordinal <= LAST:
        return date.fromordinal(ordinal)
    raise past_the_end(forward=ordinal > LAST)


def past_the_end(*, forward: bool) -> CalendarError:
    """Say that an answer lies outside the days that `datetime.date` has."""
    if forward:
        return CalendarError(f"no such day: the answer lies after {date.max.isoformat()}, the last day of the calendar")
    return CalendarError(f"no such day: the answer lies before {date.min.isoformat()}, the first day of the calendar")


def not_negative(instance: object, attribute: attrs.Attribute[int], value: int) -> None:
    """Validate the length of a delay: a whole number, zero or more; booleans and floats are refused.

    Raises:
        InvalidValueError: the value is no `int`, or is negative.
    """
    what = f"{type(instance).__name__}.{attribute.name}"
    if isinstance(value, bool) or not isinstance(value, int):
        raise InvalidValueError(f"{what} is a whole number, got {value!r}")
    if value < 0:
        raise InvalidValueError(f"{what} is zero or more, got {value}")


def instance(kind: type[_Kind]) -> Callable[[object, attrs.Attribute[_Kind], _Kind], None]:
    """Make a validator that refuses, with `InvalidValueError`, what is not of a kind."""

    def validate(owner: object, attribute: attrs.Attribute[_Kind], value: _Kind) -> None:
        if not isinstance(value, kind):
            what = f"{type(owner).__name__}.{attribute.name}"
            raise InvalidValueError(f"{what} is of type {kind.__name__}, got {value!r}")

    return validate


def whole_number(value: object, *, what: str) -> int:
    """Give back a whole number of either sign.

    Raises:
        InvalidValueError: the value is no `int`.

    >>> whole_number(-7, what="a number of days")
    -7
    """
    if not isinstance(value, SupportsIndex):
        raise InvalidValueError(f"{what} is a whole number, got {value!r}")
    return operator.index(value)
