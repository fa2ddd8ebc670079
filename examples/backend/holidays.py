"""The days off that Logiciels du Fleuve typed in, year by year: those of Québec's public service."""

from __future__ import annotations

from datetime import date
from typing import Final

__all__ = ["HOLIDAYS"]

_TYPED: Final = """
2026: 01-01 01-02 04-03 04-06 05-18 06-24 07-01 09-07 10-12 12-24 12-25 12-28 12-31
2027: 01-01 01-04 03-26 03-29 05-24 06-24 07-01 09-06 10-11 12-24 12-27 12-28 12-31
2028: 01-03 01-04 04-14 04-17 05-22 06-23 06-30 09-04 10-09 12-22 12-25 12-26 12-29
2029: 01-01 01-02 03-30 04-02 05-21 06-25 07-02 09-03 10-08 12-24 12-25 12-26 12-31
"""

HOLIDAYS: Final = tuple(
    date.fromisoformat(f"{year}-{day}")
    for year, _, days in (line.partition(":") for line in _TYPED.split("\n") if line)
    for day in days.split()
)
"""Saturdays and Sundays apart: the backend knows those."""
