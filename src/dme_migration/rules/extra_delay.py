"""An extra delay for additional data: whether the client was told in time, and how it moves a limit (§3, opening)."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import Final, NamedTuple

from dme_migration.model.emrs import EmrProduct
from dme_migration.model.moments import Moment
from dme_migration.rules.limits import Figure
from dme_migration.rules.situation import Situation
from dme_migration.rules.status import Ruling, Status

__all__ = ["ANNOUNCEMENT", "announced_limit", "extra_delay_notified"]

ANNOUNCEMENT: Final = frozenset({"request.data", "notices.extra_delay", Moment.SCHEDULE_DELIVERY})
"""What tells whether an extra delay was announced, and how far it moves a limit."""


class _Side(NamedTuple):
    """One vendor's side: its milestone, its standard limit, and whether its EMR is named."""

    milestone: str
    planned: date | None
    limit: date | None
    named: bool

    @property
    def passes(self) -> bool:
        return self.planned is not None and self.limit is not None and self.planned > self.limit


def extra_delay_notified(s: Situation) -> Ruling:
    """Judge the announcement of a delay that the plan takes beyond a standard limit.

    Source: DECLARATIONS §5, schedule.extra-delay-notified.
    """
    sides = [
        side
        for side in (
            _side(s, Moment.STANDARD_EXTRACTION, "extraction-delay", s.request.source_emr, s.source),
            _side(s, Moment.STANDARD_IMPORT, "import-delay", s.request.receiving_emr, s.receiving),
        )
        if side is not None
    ]
    absent = [side for side in sides if not side.named]
    # An EMR that is not named may turn out certified or not: only what holds either way is said.
    ways = [
        _judge(s, [side for side in sides if side.named or side in certified])
        for count in range(len(absent) + 1)
        for certified in combinations(absent, count)
    ]
    if len({way.status for way in ways}) > 1:
        return Ruling(Status.UNDETERMINED, "emr-absent", missing=s.absent_emrs())
    return ways[0]


def _side(s: Situation, moment: str, figure: str, name: str | None, product: EmrProduct | None) -> _Side | None:
    if name is not None and product is None:
        return None  # not certified: the addendum does not bind its vendor
    origin = s.actual(Moment.CLOCK_ORIGIN)
    limit = None
    if origin is not None:
        limit = Figure(figure).delay(s.terms, maximum=True).bind(s.terms.calendar)(origin)
    return _Side(s.resolve(moment), s.planned(moment), limit, name is not None)


def _judge(s: Situation, sides: list[_Side]) -> Ruling:
    if not sides:
        return Ruling(Status.NOT_APPLICABLE, "extra-not-certified")
    if s.actual(Moment.CLOCK_ORIGIN) is None:
        status, missing = s.unknown([Moment.CLOCK_ORIGIN])
        return Ruling(status, "extra-unknown" if missing else "extra-awaited", missing=missing)
    open_sides = [side for side in sides if not _done_in_time(s, side)]
    if open_sides and all(side.planned is None for side in open_sides):
        status, missing = s.unknown([side.milestone for side in open_sides])
        return Ruling(status, "extra-unknown" if missing else "extra-awaited", missing=missing)
    passing = [side for side in open_sides if side.passes]
    if not passing:
        return Ruling(Status.NOT_APPLICABLE, "extra-not-needed")
    first = min(passing, key=lambda side: side.limit or date.max)
    notices = s.extra_delay_notices()
    facts = (("m", first.milestone), ("planned", first.planned), ("limit", first.limit), ("told", tuple(notices[:1])))
    if first.limit is not None and any(day <= first.limit for day in notices):
        return Ruling(Status.MET, "extra-told", facts)
    if s.open or (first.limit is not None and s.day <= first.limit):
        return Ruling(Status.PENDING, "extra-to-tell", facts)
    return Ruling(Status.BREACHED, "extra-not-told", facts)


def _done_in_time(s: Situation, side: _Side) -> bool:
    actual = s.actual(side.milestone)
    return actual is not None and side.limit is not None and actual <= side.limit


def announced_limit(s: Situation, b: str, limit: date | None) -> tuple[date | None, bool]:
    """Move a limit with the notices of an extra delay, in the order of their days (DECLARATIONS §3, « Excused »).

    Gives the limit, and whether the row does not apply for want of a planned day.
    """
    b_on = s.actual(b)
    delivered = s.timeline.delivered_on
    for notice in s.extra_delay_notices():
        # What comes after the act changes nothing: a final finding would move otherwise.
        if (limit is not None and notice > limit) or (b_on is not None and notice > b_on):
            continue
        later = delivered is not None and delivered > notice and (b_on is None or delivered <= b_on)
        planned = s.planned_as_of(b, delivered if delivered is not None and later else notice)
        if planned is None:
            return None, True
        limit = None if limit is None else max(limit, planned)
    return limit, False
