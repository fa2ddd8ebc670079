"""Three mistakes that a backend could make, each in one line: the machine must find them."""

from __future__ import annotations

from datetime import date, timedelta

from .backend import Backend

__all__ = ["CalendarDaysForBusinessDays", "NinetyDaysFromTheCutover", "StartingDayCounted"]


class CalendarDaysForBusinessDays(Backend):
    """Counts every day, Saturdays, Sundays and holidays too."""

    def add_business_days(self, day: date, n: int) -> date:
        """Give the n-th day."""
        return day + timedelta(days=n)


class StartingDayCounted(Backend):
    """Counts the day of the submission as the first of the seven."""

    def add_business_days(self, day: date, n: int) -> date:
        """Give the n-th business day, a business day at the start included."""
        return super().add_business_days(day, n - self.is_business_day(day))


class NinetyDaysFromTheCutover(Backend):
    """Keeps the old EMR open for ninety days, but counts them from the day when it stopped being used."""

    access_counted_from = "coupure"
