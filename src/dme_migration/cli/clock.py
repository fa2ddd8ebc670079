"""The only reading of the clock in the whole package: today, where the case is."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

__all__ = ["today"]


def today(zone: tzinfo) -> date:
    """Give the present day by the clock of a zone."""
    return datetime.now(zone).date()
