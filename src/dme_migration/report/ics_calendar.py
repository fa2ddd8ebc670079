"""All-day events written as an iCalendar file (RFC 5545), whatever they tell: milestones, or days that things are due.

The same events give the same bytes: every stamp is handed over, none is read from a clock. The file has no METHOD: it
publishes, and invites nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

import attrs

from dme_migration.text import Language

if TYPE_CHECKING:
    from types import ModuleType

__all__ = ["AllDay", "calendar_bytes"]

_PRODUCT: Final = "-//dme-migration//migration schedule//FR"


@attrs.frozen(kw_only=True)
class AllDay:
    """An event that fills a day. A greater ``sequence`` under the same ``uid`` replaces what a calendar holds.

    ``stamped_at`` is the instant of the last change; an event without a description is cancelled.
    """

    uid: str
    day: date
    stamped_at: datetime
    sequence: int
    summary: str
    description: str | None


def calendar_bytes(name: str, events: Iterable[AllDay], language: Language) -> bytes:
    """Write events as the calendar of that name.

    Raises:
        ImportError: the package ``icalendar`` is not installed; it comes with the extra ``ics``.
    """
    icalendar = _icalendar()
    spoken = f"{language}-CA"

    def text(words: str, **params: str) -> object:
        return _Escaped(words, icalendar.Parameters(params))

    calendar = icalendar.Calendar()
    for key, words in (("VERSION", "2.0"), ("PRODID", _PRODUCT), ("CALSCALE", "GREGORIAN")):
        calendar[key] = text(words)
    calendar["NAME"] = calendar["X-WR-CALNAME"] = text(name)
    for told in events:
        stamp = told.stamped_at.astimezone(UTC)
        event = icalendar.Event()
        event["UID"] = text(told.uid)
        event.add("DTSTART", told.day)
        event.add("DTEND", told.day + timedelta(days=1))
        event.add("DTSTAMP", stamp)
        event.add("LAST-MODIFIED", stamp)
        event.add("SEQUENCE", told.sequence)
        event["TRANSP"] = text("TRANSPARENT")
        event["SUMMARY"] = text(told.summary, LANGUAGE=spoken)
        if told.description is None:
            event["STATUS"] = text("CANCELLED")
        else:
            event["DESCRIPTION"] = text(told.description, LANGUAGE=spoken)
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def _icalendar() -> ModuleType:
    try:
        import icalendar  # noqa: PLC0415 - an optional package, loaded when it is needed
    except ImportError as error:
        raise ImportError(
            'an iCalendar file needs the package icalendar: pip install "dme-migration[ics]"', name="icalendar"
        ) from error
    return icalendar


@attrs.frozen
class _Escaped:
    """A TEXT as it stands in the file (RFC 5545, 3.3.11); the package folds its line.

    The package's own escaping takes a backslash before a capital N for a line break: a path of Windows would break.
    """

    words: str
    params: Mapping[str, str]

    def to_ical(self) -> bytes:
        escaped = self.words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
        return escaped.encode()
