"""Business days, business hours and delays in Québec; this room knows no migration.

A calendar says which days are *ouvrables* under a named text (`HolidayProfile`), and counts them: the starting day is
never counted, the last one is (C.p.c., art. 83). A delay is a value apart; `BusinessCalendar.deadline` says when it
runs out and why then, and ``delay.bind(calendar)`` gives the monotone map that the evaluator and the planner share.

>>> from datetime import date
>>> calendar = BusinessCalendar.quebec(profile=HolidayProfile.PUBLIC_SERVICE)
>>> calendar.deadline(date(2026, 3, 26), BusinessDays(7)).due_on
datetime.date(2026, 4, 8)
"""

from __future__ import annotations

from dme_migration.calendar.business import BusinessCalendar
from dme_migration.calendar.daymap import DayMap
from dme_migration.calendar.deadline import Deadline
from dme_migration.calendar.delay import DayDelay, Delay
from dme_migration.calendar.delays import BusinessDays, CalendarDays, Longest, Months, longest
from dme_migration.calendar.hours import BusinessHours, HoursConvention, OfficeHours
from dme_migration.calendar.in_turn import InTurn
from dme_migration.calendar.profiles import Easter, HolidayProfile, holidays_of
from dme_migration.calendar.reasons import Closure, DayOff
from dme_migration.calendar.zones import QUEBEC_ZONES, local_day, quebec_zone

__all__ = [
    "QUEBEC_ZONES",
    "BusinessCalendar",
    "BusinessDays",
    "BusinessHours",
    "CalendarDays",
    "Closure",
    "DayDelay",
    "DayMap",
    "DayOff",
    "Deadline",
    "Delay",
    "Easter",
    "HolidayProfile",
    "HoursConvention",
    "InTurn",
    "Longest",
    "Months",
    "OfficeHours",
    "holidays_of",
    "local_day",
    "longest",
    "quebec_zone",
]
