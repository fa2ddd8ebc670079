"""What ``show`` lists, as plain data for a program."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from dme_migration.calendar import DayOff, HolidayProfile
from dme_migration.cli.catalogue import entry_of
from dme_migration.model import CERTIFIED_EMRS, DEFAULT_GRID
from dme_migration.rules import READINGS, STANDARD_RULEBOOK
from dme_migration.text import Language

__all__ = ["calendar", "emrs", "grid", "obligations", "profiles", "readings"]

_Rows = list[dict[str, Any]]


def obligations(language: Language) -> _Rows:
    """List the obligations (DECLARATIONS §6)."""
    return [entry_of(obligation, STANDARD_RULEBOOK, language) for obligation in STANDARD_RULEBOOK]


def readings(language: Language) -> _Rows:
    """List the readings."""
    return [
        {
            "name": reading.name,
            "values": list(reading.values),
            "default": reading.default,
            "question": reading.question[language],
            "reason": reading.reason[language],
        }
        for reading in READINGS.values()
    ]


def emrs(_language: Language) -> _Rows:
    """List the certified EMRs."""
    return [
        {
            "name": product.name,
            "vendor": product.vendor,
            "address": product.address,
            "since": _iso(product.since),
            "until": _iso(product.until),
            "source": product.source,
        }
        for product in CERTIFIED_EMRS.products
    ]


def grid(language: Language) -> _Rows:
    """List the categories of data."""
    return [
        {
            "code": category.code,
            "label": category.label[language],
            "standard": category.standard,
            "uncertain": category.uncertain,
            "source": category.source,
        }
        for category in DEFAULT_GRID.categories
    ]


def profiles(language: Language) -> _Rows:
    """List the holiday profiles."""
    return [
        {
            "name": profile.value,
            "label": profile.label[language],
            "source": profile.source,
            "weekly_rest": sorted(weekday + 1 for weekday in profile.weekly_rest),
        }
        for profile in HolidayProfile
    ]


def calendar(year: int, profile: HolidayProfile, days: Sequence[DayOff], language: Language) -> dict[str, Any]:
    """Give the days off of a year, apart from the weekly rest; ISO weekdays, Monday is 1."""
    return {
        "year": year,
        "profile": profile.value,
        "weekly_rest": sorted(weekday + 1 for weekday in profile.weekly_rest),
        "days_off": [
            {"on": off.on.isoformat(), "name": off.name[language], "statute": off.statute}
            for off in days
            if not off.weekly_rest
        ],
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
