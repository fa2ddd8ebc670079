"""Why a day is not a business day, and the closures that an application adds.

A day off is explained in both languages, with the text that takes it off: a deadline can then name each day that it
does not count.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final, TypeVar

import attrs

from dme_migration.calendar.days import plain_day
from dme_migration.errors import CalendarError
from dme_migration.text import Text

__all__ = ["Closure", "DayOff"]

OWN_CLOSURE: Final = Text(fr="fermeture", en="closure")
CLOSURE_STATUTE: Final = "fermeture déclarée / declared closure"
SATURDAY: Final = Text(fr="samedi", en="Saturday")
SUNDAY: Final = Text(fr="dimanche", en="Sunday")

_Entry = TypeVar("_Entry")


@attrs.frozen
class DayOff:
    """A day that is not a business day, and why.

    ``statute`` cites the text in the manner of Québec's own citations. ``weekly_rest`` is true of a Saturday or a
    Sunday that is off for no other reason.

    >>> DayOff(date(2026, 4, 3), Text(fr="Vendredi saint", en="Good Friday"), "C.p.c., art. 82").name.en
    'Good Friday'
    """

    on: date
    name: Text
    statute: str
    weekly_rest: bool = False


@attrs.frozen
class Closure:
    """A day on which an office is closed, with the name to give it.

    >>> Closure(date(2026, 7, 27), Text(fr="inventaire", en="stocktaking")).day
    datetime.date(2026, 7, 27)
    """

    day: date = attrs.field(converter=plain_day)
    name: Text = OWN_CLOSURE


def sorted_closures(closures: Iterable[date | Closure]) -> tuple[Closure, ...]:
    """Sort closures and drop what is said twice; a bare day becomes a `Closure` without a name of its own.

    A day that bears a name of its own loses the nameless entry; two names are joined.

    Raises:
        CalendarError: an entry is neither a day nor a `Closure`, or ``closures`` cannot be iterated.
    """
    names: dict[date, set[Text]] = {}
    for entry in _iterated(closures, "closures"):
        closure = entry if isinstance(entry, Closure) else Closure(plain_day(entry, what="a closure"))
        names.setdefault(closure.day, set()).add(closure.name)
    return tuple(Closure(day, _one_name(names[day])) for day in sorted(names))


def sorted_days(days: Iterable[date]) -> tuple[date, ...]:
    """Sort extra working days and drop what is said twice.

    Raises:
        CalendarError: an entry is not a day, or ``days`` cannot be iterated.
    """
    entries = _iterated(days, "extra_working_days")
    return tuple(sorted({plain_day(day, what="an extra working day") for day in entries}))


def _iterated(entries: Iterable[_Entry], what: str) -> Iterable[_Entry]:
    if not isinstance(entries, Iterable):
        raise CalendarError(f"{what} is an iterable of days, got {entries!r}")
    return entries


def _one_name(names: set[Text]) -> Text:
    own = sorted(names - {OWN_CLOSURE}, key=lambda name: (name.fr, name.en))
    if not own:
        return OWN_CLOSURE
    return Text(fr="; ".join(name.fr for name in own), en="; ".join(name.en for name in own))
