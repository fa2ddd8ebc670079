"""The file of closures: an office's own days off, and the days off that it works.

``{"closures": ["2026-07-20", {"on": "2026-07-21", "name": "Inventaire"}], "extra_working_days": ["2026-06-27"]}``;
both lists may be absent, and a key that begins with ``x-`` is passed over. Every fault is told at once.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from dme_migration.calendar import BusinessCalendar, Closure
from dme_migration.cli.output import cleaned
from dme_migration.cli.sources import Fault, Unreadable, bytes_of
from dme_migration.cli.wording import nearest
from dme_migration.errors import CalendarError
from dme_migration.serialization import MAX_DOCUMENT_BYTES
from dme_migration.text import Text

__all__ = ["closures_from"]

_KEYS: Final = ("closures", "extra_working_days")
_ENTRY_KEYS: Final = ("on", "name")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LONGEST: Final = 80

_AN_OBJECT: Final = Text(
    fr="un objet JSON avec les listes «\u00a0closures\u00a0» et «\u00a0extra_working_days\u00a0»",
    en="a JSON object with the lists “closures” and “extra_working_days”",
)
_A_DAY: Final = Text(fr="un jour qui existe, écrit AAAA-MM-JJ", en="a day that exists, written YYYY-MM-DD")
_A_CLOSURE: Final = Text(
    fr="un jour écrit AAAA-MM-JJ, ou un objet avec «\u00a0on\u00a0» et «\u00a0name\u00a0»",
    en="a day written YYYY-MM-DD, or an object with “on” and “name”",
)
_A_LIST: Final = Text(fr="une liste", en="a list")
_A_NAME: Final = Text(fr="un nom", en="a name")
_A_KEY: Final = Text(fr="une clé connue", en="a known key")
_NOT_BOTH: Final = Text(fr="un jour fermé ou travaillé, pas les deux", en="a day closed or worked, not both")
_NOT_JSON: Final = Text(fr="ce n'est pas du JSON", en="this is not JSON")
_TOO_LARGE: Final = Text(fr="le fichier est trop gros", en="the file is too large")
_WRONG: Final = Text(fr="«\u00a0{found}\u00a0» n'a pas sa place ici", en="“{found}” has no place here")
_MISSING: Final = Text(fr="il manque cette clé", en="this key is missing")
_CONTRADICTION: Final = Text(fr="un même jour est fermé et travaillé", en="one day is both closed and worked")


def closures_from(path: str, profile: str) -> BusinessCalendar:
    """Make a calendar with the closures of a file, and count the days that the file names.

    Raises:
        Unreadable: the file cannot be read, or holds what is no closure; every fault at once.
    """
    data = bytes_of(path)
    if len(data) > MAX_DOCUMENT_BYTES:
        raise Unreadable(path, (Fault(_TOO_LARGE, _AN_OBJECT, code="too-large"),))
    try:
        document = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise Unreadable(path, (Fault(_NOT_JSON, _AN_OBJECT, code="bad-json"),)) from None
    faults: list[Fault] = []
    closures = tuple(_closures(document, faults))
    worked = tuple(_worked(document, faults))
    if faults:
        raise Unreadable(path, tuple(faults))
    try:
        return BusinessCalendar.quebec(profile, closures=closures, extra_working_days=worked)
    except CalendarError:
        both = sorted({closure.day for closure in closures} & set(worked))
        seen = ", ".join(day.isoformat() for day in both)
        fault = Fault(_CONTRADICTION, _NOT_BOTH, code="conflicting-days", path="extra_working_days", found=seen)
        raise Unreadable(path, (fault,)) from None


def _closures(document: Any, faults: list[Fault]) -> Iterator[Closure]:
    if not isinstance(document, dict):
        faults.append(_wrong("$", document, _AN_OBJECT))
        return
    faults.extend(_unknown_keys(document, _KEYS, ""))
    for place, entry in enumerate(_listed(document, "closures", faults)):
        path = f"closures[{place}]"
        if isinstance(entry, str):
            if (day := _day(entry, path, faults)) is not None:
                yield Closure(day)
        elif isinstance(entry, dict):
            yield from _named(entry, path, faults)
        else:
            faults.append(_wrong(path, entry, _A_CLOSURE))


def _named(entry: dict[str, Any], path: str, faults: list[Fault]) -> Iterator[Closure]:
    faults.extend(_unknown_keys(entry, _ENTRY_KEYS, f"{path}."))
    if "on" not in entry:
        faults.append(Fault(_MISSING, _A_DAY, code="missing-key", path=f"{path}.on"))
        return
    day = _day(entry["on"], f"{path}.on", faults)
    name = entry.get("name")
    if name is not None and (not isinstance(name, str) or not name.strip()):
        faults.append(_wrong(f"{path}.name", name, _A_NAME))
    elif day is not None:
        yield Closure(day) if name is None else Closure(day, Text(fr=name, en=name))


def _worked(document: Any, faults: list[Fault]) -> Iterator[date]:
    if isinstance(document, dict):
        for place, entry in enumerate(_listed(document, "extra_working_days", faults)):
            if (day := _day(entry, f"extra_working_days[{place}]", faults)) is not None:
                yield day


def _listed(document: dict[str, Any], key: str, faults: list[Fault]) -> list[Any]:
    value = document.get(key, [])
    if isinstance(value, list):
        return value
    faults.append(_wrong(key, value, _A_LIST))
    return []


def _day(value: Any, path: str, faults: list[Fault]) -> date | None:
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    faults.append(_wrong(path, value, _A_DAY, code="bad-date"))
    return None


def _unknown_keys(entry: dict[str, Any], known: tuple[str, ...], under: str) -> Iterator[Fault]:
    for key in entry:
        if key not in known and not key.startswith("x-"):
            path = cleaned(f"{under}{key}"[:_LONGEST])
            near = nearest(key, known)
            yield Fault(_wrongly(key), _A_KEY, code="unknown-key", path=path, found=key, suggestion=near)


def _wrong(path: str, value: Any, expected: Text, code: str = "wrong-type") -> Fault:
    found = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    found = found if len(found) <= _LONGEST else found[: _LONGEST - 1] + "…"
    return Fault(_wrongly(found), expected, code=code, path=path, found=found)


def _wrongly(found: str) -> Text:
    return Text(fr=_WRONG.fr.format(found=found), en=_WRONG.en.format(found=found))
