"""What the machine draws beside days: how a request begins, and what a schedule plans."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Final

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy
from hypothesis.vendor.pretty import RepresentationPrinter

from dme_migration.model import (
    Client,
    ClientKind,
    Contract,
    DataSelection,
    Moment,
    NoticePeriod,
    Objective,
    Period,
    Request,
    Requester,
    Schedule,
    ScheduledMilestone,
)
from dme_migration.testing._days import AN_ORDINARY_MONDAY, Window, days
from dme_migration.testing._draft import Draft
from dme_migration.testing._schedule import STEPS, steps_after
from dme_migration.testing._words import CLINIC_ADDRESSES, CLINICS, PEOPLE, PERSON_ADDRESSES

__all__ = ["CLINIC", "Opening", "openings", "plans"]

CLINIC: Final = CLINICS[0]
"""The clinic that asks, and that holds the contract."""

_YEAR: Final = timedelta(days=365)
_FIRST_DAYS: Final = st.sampled_from(
    (
        AN_ORDINARY_MONDAY,
        date(2026, 3, 26),  # seven business days run over Easter
        date(2026, 5, 1),
        date(2026, 6, 19),  # la fête nationale, then Canada Day
        date(2026, 11, 16),  # 21 and 45 days run into the end of the year
        date(2026, 12, 21),
    )
)
_EMRS: Final = (
    *[("KinLogix", "MYLE")] * 4,
    ("Omnimed", "Ofys"),
    ("KinLogix", "Médesync"),
    ("Toubib", "Dossier Plus"),
    ("Dossier Plus", "MYLE"),
)
_DATA: Final = (*[("allergies",)] * 3, ("allergies", "billing"), ())
_NOTICE_PERIODS: Final = (
    None,
    NoticePeriod(days=30),
    NoticePeriod(business_days=10),
    NoticePeriod(months=1),
    NoticePeriod(days=0),
)
_KINDS: Final = (ClientKind.CLINIC, ClientKind.CLINIC, ClientKind.PHYSICIAN, ClientKind.GROUP)
_PAPERS: Final = ("notice", "authorization", "signature", "form")
_AT_ONCE: Final = ((), *[_PAPERS] * 5, _PAPERS[:3], ("form", "signature"), ("notice", "form"))


@attrs.frozen(kw_only=True)
class Opening:
    """How a migration begins: the day, the request, the papers and the schedule that come with it on that very day."""

    on: date
    request: Request
    papers: tuple[str, ...]
    schedule: Schedule | None

    def _repr_pretty_(self, printer: RepresentationPrinter, _cycle: bool) -> None:
        # The history tells the request and the schedule in words: their fields would bury it.
        printer.text(f"<opening of {self.on}>")


@st.composite
def openings(draw: DrawFn) -> Opening:
    """Generate beginnings: an ordinary clinic and an ordinary Monday when nothing else matters."""
    first = draw(st.one_of(_FIRST_DAYS, days()))
    source, receiving = draw(st.sampled_from(_EMRS))
    kind = draw(st.sampled_from(_KINDS))
    number = {ClientKind.CLINIC: 0, ClientKind.PHYSICIAN: 1, ClientKind.GROUP: 2}[kind]
    chosen = draw(st.sampled_from(_DATA))
    ends_in = draw(st.sampled_from((None, None, 30, 60, 90)))
    request = Request(
        objective=draw(st.sampled_from((Objective.EMR_CHANGE, *Objective))),
        client=Client(kind=kind, name=CLINIC, email=CLINIC_ADDRESSES[0]),
        requesters=tuple(
            Requester(name=name, email=email)
            for name, email in zip(PEOPLE[:number], PERSON_ADDRESSES[:number], strict=True)
        ),
        source_emr=source,
        receiving_emr=receiving,
        data=DataSelection(choices=dict.fromkeys(chosen, True)) if chosen else None,
        contract=Contract(
            clinic=CLINIC,
            notice_period=draw(st.sampled_from(_NOTICE_PERIODS)),
            ends_on=None if ends_in is None else first + timedelta(days=ends_in),
        ),
    )
    papers = draw(st.sampled_from(_AT_ONCE))
    # Half of the histories begin with a schedule, or few of them would reach the end of one.
    schedule = draw(plans(first, first)) if draw(st.booleans()) else None
    return Opening(on=first, request=request, papers=papers, schedule=schedule)


def plans(origin: date, today: date) -> SearchStrategy[Schedule]:
    """Generate what a schedule plans, the limits counted from the day ``origin``, no step long before ``today``."""
    return _plans(origin, today)


@st.composite
def _plans(draw: DrawFn, origin: date, today: date) -> Schedule:
    draft = Draft(draw, Window(today - timedelta(days=7), today + _YEAR))
    milestones: list[ScheduledMilestone] = []
    day = today
    for milestone in STEPS:
        for _ in range(1 if milestone != Moment.VALIDATION_SESSION or draft.often() else 2):
            entry = draft.maybe(partial(_entry, draft, origin, milestone, day))
            if entry is not None:
                milestones.append(entry)
                day = entry.on or day
    return Schedule(
        starts_on=draft.maybe(lambda: draft.near(origin, 1, 1, 3, 0, 2, 4)),
        test_extraction_period=draft.maybe(
            lambda: Period(from_=draft.near(today, 0, 3), through=draft.near(today, 10, 20, 30))
        ),
        milestones=tuple(milestones),
    )


def _entry(draft: Draft, origin: date, milestone: str, before: date) -> ScheduledMilestone:
    if draft.rarely():  # listed, not dated
        return ScheduledMilestone(milestone=milestone)
    return ScheduledMilestone(milestone=milestone, on=steps_after(draft, origin, milestone, before))
