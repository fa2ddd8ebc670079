"""The four time zones of Québec, and the local day of an instant.

Nearly all of Québec keeps the time of Toronto, the Minganie and Anticosti included. The rules of the zones are read
from the zone database (the system's, else the ``tzdata`` package), never from code.

Source: Loi sur le temps légal, RLRQ, c. T-5.1, art. 1 and 2.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, tzinfo
from difflib import get_close_matches
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dme_migration.errors import CalendarError
from dme_migration.text import Text

__all__ = ["QUEBEC_ZONES", "local_day", "quebec_zone"]

QUEBEC_ZONES: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "America/Toronto": Text(
            fr="presque tout le Québec, la Minganie et Anticosti comprises",
            en="nearly all of Québec, the Minganie and Anticosti included",
        ),
        "America/Halifax": Text(fr="Îles-de-la-Madeleine", en="Îles-de-la-Madeleine"),
        "America/Moncton": Text(fr="Listuguj", en="Listuguj"),
        "America/Blanc-Sablon": Text(fr="Golfe-du-Saint-Laurent", en="Golfe-du-Saint-Laurent"),
    }
)
"""Each zone, and the places that keep it."""

_LINKS: Final = {"America/Montreal": "America/Toronto"}


def quebec_zone(name: str) -> ZoneInfo:
    """Give one of Québec's zones; ``America/Montreal``, a link, gives ``America/Toronto``.

    Raises:
        CalendarError: the name is not that of one of Québec's zones; it says which there are, and the nearest.

    >>> quebec_zone("America/Montreal").key
    'America/Toronto'
    """
    known = _LINKS.get(name, name) if isinstance(name, str) else ""
    if known not in QUEBEC_ZONES:
        raise CalendarError(f"a time zone is one of {', '.join(QUEBEC_ZONES)}, got {name!r}{_hint(name)}")
    try:
        return ZoneInfo(known)
    except ZoneInfoNotFoundError:
        raise CalendarError(f"no zone database holds {known}: install the tzdata package") from None


def local_day(instant: datetime, zone: tzinfo) -> date:
    """Give the day of an instant by the clock of a zone.

    Raises:
        CalendarError: the instant bears no zone, is no instant, or has no local day between the years 1 and 9999.

    >>> local_day(datetime.fromisoformat("2026-03-03T04:59:59+00:00"), quebec_zone("America/Toronto"))
    datetime.date(2026, 3, 2)
    """
    if not isinstance(instant, datetime):
        raise CalendarError(f"local_day() takes an instant, got {instant!r}")
    if instant.utcoffset() is None:
        raise CalendarError(f"an instant needs a time zone, got {instant.isoformat()}")
    try:
        local = instant.astimezone(zone)
    except (OverflowError, ValueError):
        raise CalendarError(f"{instant.isoformat()} has no local day in {zone}: it is out of range") from None
    return date(local.year, local.month, local.day)


def _hint(name: object) -> str:
    names = {known.casefold(): known for known in (*QUEBEC_ZONES, *_LINKS)}
    near = get_close_matches(str(name).casefold(), names, n=1, cutoff=0.4)
    return f" (did you mean {names[near[0]]!r}?)" if near else ""
