"""Reports: what a case becomes for people and for their other programs. Pure: no clock, and no file is written.

`ics_of` gives the schedule as an iCalendar file, `svg_of` the timeline as a drawing.
"""

from __future__ import annotations

from dme_migration.report.ics import ics_of
from dme_migration.report.timeline import svg_of

__all__ = ["ics_of", "svg_of"]
