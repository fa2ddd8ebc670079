"""The state machine that plays a whole migration against a backend of yours, and compares its verdict with ours."""

from __future__ import annotations

from dme_migration.testing._machine_request import RequestRules
from dme_migration.testing._machine_schedule import ScheduleRules

__all__ = ["MigrationMachine"]


class MigrationMachine(RequestRules, ScheduleRules):
    """Play migrations against a backend: papers, schedule, agreements, slips, test cycles, cutover, complaints.

    Derive from it, name your `BackendAdapter`, and give pytest its test case:

    >>> from dme_migration.testing import AN_ORDINARY_MONDAY, Event, MigrationMachine, RequestOpened
    >>> class OurAdapter:
    ...     def __init__(self):
    ...         self.emr = None
    ...     def apply(self, event):
    ...         if isinstance(event, RequestOpened):
    ...             self.emr = event.request.source_emr
    ...     def verdict(self, as_of):
    ...         return {"emr.source-certified": "breached" if self.emr == "Dossier Plus" else "met"}
    >>> class OurMachine(MigrationMachine):
    ...     adapter = OurAdapter
    >>> TestOurBackend = OurMachine.TestCase

    After each step the backend's verdict is compared with ours as of that day, as of the next limit, and as of the
    day after it. Where they part, the test fails on the shortest history that parts them, told in words.

    ``obligations``, ``rulebook``, ``calendar``, ``readings`` and ``language`` are class attributes, as ``adapter`` is;
    ``refusals`` names what your backend raises when it refuses an event. A rule of your own calls ``self.tell(event)``.
    No health check is suppressed, and Hypothesis's statistics count the statuses that each obligation was compared in:
    look there for what your histories never reach. ``OurMachine.TestCase.settings`` takes other settings.
    """
