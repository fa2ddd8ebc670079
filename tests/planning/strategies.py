"""Requests that are in order, or that lack some of what must precede the clock; calendars, readings and durations."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any, Final

import attrs
from hypothesis import strategies as st

from dme_migration import BusinessCalendar, BusinessDays, CalendarDays, Evaluator, HolidayProfile, MigrationCase
from dme_migration.calendar import DayDelay
from dme_migration.model import (
    Authorization,
    Client,
    Contract,
    DataSelection,
    NoticePeriod,
    Request,
    Requester,
    Signature,
    Transmission,
    VendorNotice,
)
from dme_migration.model.emrs import CERTIFIED_EMRS
from dme_migration.planning import Durations
from dme_migration.testing import days, readings

EMRS: Final = ("KinLogix", "MYLE", "Médesync", "Ofys", "Omnimed", "Toubib", "Dossier Plus")
PERIODS: Final = (
    NoticePeriod(days=0),
    NoticePeriod(days=30),
    NoticePeriod(days=60),
    NoticePeriod(business_days=20),
    NoticePeriod(months=1),
)


@attrs.frozen(kw_only=True)
class Brief:
    """What a plan is made from."""

    case: MigrationCase
    as_of: date
    evaluator: Evaluator
    durations: Durations | None
    extra_delay: bool
    cutover_weekdays: frozenset[int] | None

    @property
    def options(self) -> dict[str, Any]:
        """Give the arguments of `plan`, the day apart."""
        return {
            "durations": self.durations,
            "evaluator": self.evaluator,
            "extra_delay": self.extra_delay,
            "cutover_weekdays": self.cutover_weekdays,
        }


@st.composite
def requests(draw: st.DrawFn, sent_on: date) -> Request:
    """Draw a request that is complete but for what must precede the clock, which may lack."""
    people = ("Anne Roy", "Luc Côté")[: draw(st.integers(1, 2))]
    kind = draw(st.sampled_from(("clinic", "physician", "group")))
    source, receiving = draw(st.sampled_from(EMRS)), draw(st.sampled_from(EMRS))
    clinic = "Clinique Roy"
    signed_on = sent_on - timedelta(days=draw(st.integers(0, 20)))
    ends_on = draw(st.none() | st.integers(60, 240).map(lambda n: sent_on + timedelta(days=n)))
    products = [CERTIFIED_EMRS.find(name, on=sent_on) for name in (source, receiving)]
    addresses = (*(product.address for product in products if product), CERTIFIED_EMRS.bureau_address)
    there = st.booleans().map(lambda absent: not absent)
    sent_at = datetime.combine(sent_on, time(23, 30), tzinfo=MigrationCase(request=Request()).zone)
    form = Transmission(sent_at=sent_at, channel="email", form_attached=True, recipients=addresses)
    return Request(
        objective=draw(st.sampled_from(("emr_change", "practice_relocation", "patient_transfer"))),
        client=Client(kind=kind, name=clinic, email="info@clinique.example"),
        requesters=tuple(Requester(name=name) for name in people),
        source_emr=source,
        receiving_emr=receiving,
        data=DataSelection(choices={"allergies": True, "images": draw(st.booleans())}),
        contract=Contract(clinic=clinic, notice_period=draw(st.sampled_from(PERIODS)), ends_on=ends_on),
        vendor_notice=VendorNotice(given_on=signed_on - timedelta(days=30)) if draw(there) else None,
        authorization=Authorization(clinic=clinic, signed_on=signed_on) if draw(there) else None,
        signatures=tuple(Signature(signatory=name, signed_on=signed_on) for name in people if draw(there)),
        transmissions=(form,) if draw(there) else (),
    )


@st.composite
def calendars(draw: st.DrawFn) -> BusinessCalendar:
    """Draw the calendar of one party or of two, with a few closures."""
    closures = st.lists(days(max_value=date(2027, 3, 31)), max_size=4).map(tuple)
    profiles = st.sampled_from(list(HolidayProfile))
    calendar = BusinessCalendar.quebec(draw(profiles), closures=draw(closures))
    return calendar & BusinessCalendar.quebec(draw(profiles)) if draw(st.booleans()) else calendar


DELAYS: Final[st.SearchStrategy[DayDelay]] = st.one_of(
    st.integers(0, 4).map(BusinessDays), st.integers(0, 6).map(CalendarDays)
)
ACTIVITIES: Final = tuple(field.name for field in attrs.fields(Durations) if field.name != "session_count")
DURATIONS: Final = st.fixed_dictionaries(
    {}, optional={**dict.fromkeys(ACTIVITIES, DELAYS), "session_count": st.integers(1, 4)}
).map(lambda some: Durations(**some))  # type: ignore[arg-type]  # each has its own type


@st.composite
def briefs(draw: st.DrawFn) -> Brief:
    """Draw a request sent on some day of 2026, and how to plan it."""
    sent_on = draw(days())
    request = draw(requests(sent_on))
    return Brief(
        case=MigrationCase(request=request),
        as_of=sent_on + timedelta(days=draw(st.integers(0, 6))),
        evaluator=Evaluator(calendar=draw(calendars()), readings=draw(readings())),
        durations=draw(st.none() | DURATIONS),
        extra_delay=draw(st.booleans()),
        cutover_weekdays=draw(st.none() | st.sets(st.integers(0, 6), min_size=1, max_size=3).map(frozenset)),
    )
