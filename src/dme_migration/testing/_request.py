"""Migration requests, from an empty form to one that is signed, authorized and sent to everybody (§1 and §2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any, Final
from zoneinfo import ZoneInfo

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from dme_migration.model import (
    BUREAU_ADDRESS,
    CERTIFIED_EMRS,
    DEFAULT_GRID,
    Authorization,
    Channel,
    Client,
    ClientKind,
    Contract,
    DataSelection,
    EmrProduct,
    NoticePeriod,
    Objective,
    Request,
    Requester,
    Signature,
    Transmission,
    VendorNotice,
)
from dme_migration.model.request import DEFAULT_ZONE
from dme_migration.testing import _words as words
from dme_migration.testing._days import FIRST_DAY, LAST_DAY, Window
from dme_migration.testing._draft import ANY, Draft, Given

__all__ = ["Wishes", "anchor", "request_drawn", "requests", "zone_drawn"]

_BEFORE: Final = (0, -1, -3, -7, -30, 1, 4)
_ZONES: Final = (
    *[None] * 15,
    DEFAULT_ZONE,
    "America/Halifax",
    "America/Moncton",
    "America/Blanc-Sablon",
    "America/Montreal",
)
_STANDARD: Final = tuple(c.code for c in DEFAULT_GRID.categories if c.standard)
_ADDITIONAL: Final = tuple(c.code for c in DEFAULT_GRID.categories if not c.standard)
_CHANNELS: Final = (*[Channel.EMAIL] * 12, Channel.PORTAL, Channel.FAX, Channel.POST, Channel.HAND)
_CHOSEN: Final = st.sampled_from((True, True, True, False))
_STANDARD_CHOICES: Final = st.lists(
    st.tuples(st.sampled_from(("allergies", *_STANDARD)), _CHOSEN), min_size=1, max_size=2
)
_OTHER_CHOICES: Final = st.lists(st.tuples(st.sampled_from(_ADDITIONAL), _CHOSEN), max_size=2)
_PERIODS: Final = (
    *(NoticePeriod(days=n) for n in (30, 0, 1, 90)),
    *(NoticePeriod(business_days=n) for n in (10, 0)),
    *(NoticePeriod(months=n) for n in (1, 0, 3)),
)


@attrs.frozen(kw_only=True)
class Wishes:
    """What the caller asks of a request."""

    objective: Given[Objective | str | None] = ANY
    source_emr: Given[str | None] = ANY
    receiving_emr: Given[str | None] = ANY


def requests(
    *,
    objective: Given[Objective | str | None] = ANY,
    source_emr: Given[str | None] = ANY,
    receiving_emr: Given[str | None] = ANY,
    min_value: date = FIRST_DAY,
    max_value: date = LAST_DAY,
) -> SearchStrategy[Request]:
    """Generate requests of every kind: incomplete, unsigned, unauthorized, sent to some or to nobody.

    ``objective``, ``source_emr`` and ``receiving_emr`` take a value, `None` for its absence, or a strategy; left
    alone, they are anything. They shrink to an empty request.

    >>> from hypothesis import given
    >>> @given(requests(source_emr="MYLE", receiving_emr=st.sampled_from(["Ofys", "Toubib"])))
    ... def check(request):
    ...     assert request.source_emr == "MYLE"
    >>> check()
    """
    wishes = Wishes(objective=objective, source_emr=source_emr, receiving_emr=receiving_emr)
    return _requests(wishes, Window(min_value, max_value))


@st.composite
def _requests(draw: DrawFn, wishes: Wishes, window: Window) -> Request:
    draft = Draft(draw, window)
    return request_drawn(draft, anchor(draft), zone_drawn(draft), wishes)


def anchor(draft: Draft) -> date:
    """Choose the day around which a case turns: that on which the form is sent, most often."""
    window = draft.window
    before, after = (window.first - window.home).days, (window.last - window.home).days
    # Most cases leave room for a whole migration before the window ends; a few run into its end.
    return window.shifted(window.home, draft.draw(_around(before, max(after - 150, 0) if draft.often() else after)))


def _around(before: int, after: int) -> SearchStrategy[int]:
    return st.integers(before, after)


def zone_drawn(draft: Draft) -> str | None:
    """Choose the client's time zone; seldom one that is not Montréal's."""
    return draft.pick(_ZONES)


def request_drawn(draft: Draft, sent_on: date, zone_name: str | None, wishes: Wishes) -> Request:
    """Draw a request whose form, if it is ever sent, is first sent on a day."""
    zone = ZoneInfo(zone_name or DEFAULT_ZONE)
    client = draft.maybe(lambda: _client(draft, zone_name)) if zone_name is None else _client(draft, zone_name)
    requesters = draft.several(*[lambda: _requester(draft)] * (2 if draft.rarely() else 1))
    source = draft.given(wishes.source_emr, lambda: draft.maybe(lambda: draft.pick(words.EMRS)))
    others = words.EMRS if draft.often() else words.SAME_VENDOR.get(source or "", words.EMRS)
    receiving = draft.given(wishes.receiving_emr, lambda: draft.maybe(lambda: draft.pick(others)))
    contract = draft.maybe(lambda: Contract(**_contract(draft, sent_on)))
    friends = [
        BUREAU_ADDRESS,
        *(product.address for name in (source, receiving) if name and (product := _product(name, sent_on))),
        *([client.email] if client and client.email else []),
    ]
    return Request(
        objective=draft.given(wishes.objective, lambda: draft.maybe(lambda: draft.pick(tuple(Objective)))),
        client=client,
        requesters=requesters,
        source_emr=source,
        receiving_emr=receiving,
        data=draft.maybe(lambda: _data(draft)),
        contract=contract,
        vendor_notice=draft.maybe(
            lambda: VendorNotice(given_on=draft.near(sent_on, 0, -30, -31, -29, -90, 3), **draft.trace())
        ),
        authorization=draft.maybe(lambda: _authorization(draft, sent_on, contract)),
        signatures=_signatures(draft, sent_on, requesters),
        transmissions=_transmissions(draft, sent_on, zone, tuple(dict.fromkeys(friends))),
    )


def _product(name: str, day: date) -> EmrProduct | None:
    return CERTIFIED_EMRS.find(name, on=day)


def _client(draft: Draft, zone_name: str | None) -> Client:
    parts = draft.filled(
        kind=lambda: draft.pick(tuple(ClientKind)),
        name=lambda: draft.pick(words.CLINICS),
        email=lambda: draft.pick(words.CLINIC_ADDRESSES),
    )
    return Client(time_zone=zone_name, **parts)


def _data(draft: Draft) -> DataSelection:
    others: Sequence[tuple[str, bool]] = () if draft.pick((True, False)) else draft.draw(_OTHER_CHOICES)
    return DataSelection(choices=dict((*draft.draw(_STANDARD_CHOICES), *others)))


def _requester(draft: Draft) -> Requester:
    parts: dict[str, Any] = {} if draft.rarely() or draft.rarely() else {"name": draft.pick(words.PEOPLE)}
    if not parts or draft.rarely():
        parts["licence"] = draft.pick(("12345", "04567"))
    if draft.has():
        parts["email"] = draft.pick(words.PERSON_ADDRESSES)
    return Requester(**parts)


def _contract(draft: Draft, sent_on: date) -> dict[str, Any]:
    return draft.filled(
        clinic=lambda: draft.pick(words.CLINICS),
        email=lambda: draft.pick(words.CLINIC_ADDRESSES),
        notice_period=lambda: draft.pick(_PERIODS),
        ends_on=lambda: draft.near(sent_on, 0, 1, 29, 30, 31, 60, 90, 120),
    )


def _authorization(draft: Draft, sent_on: date, contract: Contract | None) -> Authorization:
    holder = contract.clinic if contract else None

    def clinic() -> str:
        return draft.pick(words.CLINICS) if holder is None or draft.rarely() or draft.rarely() else holder

    return Authorization(
        signed_on=draft.near(sent_on, *_BEFORE),
        clinic=draft.maybe(clinic),
        signatory=draft.maybe(lambda: draft.pick(words.PEOPLE)),
        **draft.trace(),
    )


def _signatures(draft: Draft, sent_on: date, requesters: tuple[Requester, ...]) -> tuple[Signature, ...]:
    names = [requester.name for requester in requesters if requester.name] or [words.PEOPLE[0]]

    def signature(name: str) -> Signature:
        return Signature(
            signatory=draft.pick(words.SPELLINGS).format(name),
            signed_on=draft.near(sent_on, *_BEFORE),
            **draft.trace(),
        )

    return draft.several(*(partial(signature, name) for name in names))


def _transmissions(draft: Draft, sent_on: date, zone: ZoneInfo, friends: tuple[str, ...]) -> tuple[Transmission, ...]:
    # The first lies on the day itself; there are seldom others.
    sendings = ((0,), (1, 0, 4, -2), (10, 2))[: 1 if draft.often() else 3]
    return draft.several(
        *(partial(_transmission, draft, draft.near(sent_on, *days), zone, friends) for days in sendings)
    )


def _transmission(draft: Draft, day: date, zone: ZoneInfo, friends: tuple[str, ...]) -> Transmission:
    reached = draft.several(*(partial(str, address) for address in friends))
    other = draft.part(lambda: None if draft.often() else draft.pick(words.OTHER_ADDRESSES))
    return Transmission(
        sent_at=draft.instant(day, zone),
        channel=draft.pick(_CHANNELS),
        form_attached=not draft.rarely(),
        recipients=reached if other is None else (*reached, other),
        **draft.trace(),
    )
