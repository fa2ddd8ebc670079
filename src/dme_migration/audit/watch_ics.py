"""The watch list as an iCalendar file: an all-day event for each thing due in each case.

An event keeps its UID from one day of judgement to the next, and its SEQUENCE grows with that day: importing a later
file moves what has moved. What is no longer due stays in the calendar of whoever imported it, as a record.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Final

from dme_migration.audit.watch import Watched
from dme_migration.calendar import quebec_zone
from dme_migration.model.parties import PARTY_LABELS
from dme_migration.model.request import DEFAULT_ZONE
from dme_migration.report.ics_calendar import AllDay, calendar_bytes
from dme_migration.report.inert import one_line
from dme_migration.report.step_words import contact_in_words
from dme_migration.rules.obligation import FIRST_EDITION
from dme_migration.rules.rulebook import Rulebook
from dme_migration.rules.words import capital
from dme_migration.text import NBSP, Language, Text, instant_in_words, joined

__all__ = ["watch_ics"]

_NAME: Final = Text(fr="Échéances des migrations entre DMÉ", en="Deadlines of migrations between EMRs")
_FROM: Final = Text(fr=f"Attendu de{NBSP}: {{who}}", en="Due from: {who}")
_AT: Final = Text(fr="Au plus tard {when}", en="At the latest {when}")
_CLAUSE: Final = Text(fr="Clause\u00a0: {address}", en="Clause: {address}")


def watch_ics(entries: Iterable[Watched], *, as_of: date, rulebook: Rulebook, language: Language) -> bytes:
    """Write a watch list, judged as of a day, as an iCalendar file; what several parties owe is one event.

    Raises:
        ImportError: the package ``icalendar`` is not installed; it comes with the extra ``ics``.
    """
    groups: dict[tuple[str, str], list[Watched]] = {}
    for entry in sorted(entries, key=lambda each: (each.due_on, each.source, each.obligation, each.rank())):
        groups.setdefault((entry.obligation, entry.key), []).append(entry)
    day = date(as_of.year, as_of.month, as_of.day)
    stamp = datetime.combine(day, time(), tzinfo=quebec_zone(DEFAULT_ZONE))
    events = (
        AllDay(
            uid=f"{obligation}.{key}@dme-migration",
            day=group[0].due_on,
            stamped_at=stamp,
            sequence=max(0, (day - FIRST_EDITION).days),
            summary=f"{group[0].title(rulebook, language)} – {one_line(group[0].case_name(language))}",
            description=_described(group, rulebook, language),
        )
        for (obligation, key), group in groups.items()
    )
    return calendar_bytes(_NAME[language], events, language)


def _described(group: list[Watched], rulebook: Rulebook, language: Language) -> str:
    first = group[0]
    who = (
        PARTY_LABELS[entry.party][language] + (f" ({one_line(entry.name)})" if entry.name else "") for entry in group
    )
    told = [_FROM.filled(language, who=joined(who, language))]
    if first.due_at is not None:
        told.append(_AT.filled(language, when=instant_in_words(first.due_at, language)))
    if first.obligation in rulebook:
        obligation = rulebook[first.obligation]
        told += [obligation.remedy[language], _CLAUSE.filled(language, address=obligation.clause.address)]
    contacts = dict.fromkeys(entry.contact for entry in group if entry.contact)
    told += [capital(contact_in_words(one_line(contact), language)) for contact in contacts]
    return "\n".join(told)
