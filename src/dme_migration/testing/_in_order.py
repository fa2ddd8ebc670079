"""Requests that are in order: filled in, authorized, signed, and sent to everybody on one day (§1 and §2)."""

from __future__ import annotations

from datetime import date
from typing import Any, Final
from zoneinfo import ZoneInfo

import attrs
from hypothesis.errors import InvalidArgument

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
from dme_migration.testing._draft import Draft
from dme_migration.testing._request import Wishes, zone_drawn

__all__ = ["Needs", "products_of", "request_in_order"]

_CERTIFIED: Final = words.EMRS[:9]
_STANDARD: Final = ("allergies", *(c.code for c in DEFAULT_GRID.categories if c.standard and c.code != "allergies"))
_ADDITIONAL: Final = tuple(c.code for c in DEFAULT_GRID.categories if not c.standard)
_PERIODS: Final = (
    NoticePeriod(days=30),
    NoticePeriod(days=0),
    NoticePeriod(business_days=10),
    NoticePeriod(months=1),
)
_BEFORE: Final = (0, -1, -3, -7, -30)


@attrs.frozen(kw_only=True)
class Needs:
    """What an example needs of its request, whatever else is drawn."""

    two_vendors: bool = False
    additional_data: bool | None = None
    contract: bool = False
    notice: bool = False
    several_sessions: bool = False


def products_of(request: Request, day: date) -> tuple[EmrProduct, ...]:
    """Give the certified EMRs of a request, the source first."""
    found = (CERTIFIED_EMRS.find(name, on=day) for name in (request.source_emr, request.receiving_emr) if name)
    return tuple(product for product in found if product is not None)


def request_in_order(draft: Draft, sent_on: date, wishes: Wishes, needs: Needs) -> Request:
    """Draw a request that is in order on the day on which it is sent."""
    zone_name = zone_drawn(draft)
    kind = draft.pick((ClientKind.CLINIC, ClientKind.PHYSICIAN, ClientKind.GROUP))
    people = words.PEOPLE[: 2 if kind is ClientKind.GROUP else 1]
    source, receiving = _emrs(draft, sent_on, wishes, needs)
    contract = _contract(draft) if needs.contract else draft.maybe(lambda: _contract(draft))
    clinic = contract.clinic if contract and contract.clinic else words.CLINICS[0]
    client = Client(
        kind=kind,
        name=words.CLINICS[0],
        email=draft.maybe(lambda: words.CLINIC_ADDRESSES[0]),
        time_zone=zone_name,
    )
    # A clinic may name its physicians, and needs not.
    named = draft.rarely() or kind is not ClientKind.CLINIC
    request = Request(
        objective=draft.given(wishes.objective, lambda: draft.pick(tuple(Objective))),
        client=client,
        requesters=tuple(Requester(name=name) for name in people) if named else (),
        source_emr=source,
        receiving_emr=receiving,
        data=_data(draft, needs),
        contract=contract,
        vendor_notice=_notice(draft, sent_on) if needs.notice else draft.maybe(lambda: _notice(draft, sent_on)),
        authorization=Authorization(signed_on=draft.near(sent_on, *_BEFORE), clinic=_said(draft, contract, clinic)),
        signatures=tuple(
            Signature(signatory=draft.pick(words.SPELLINGS).format(name), signed_on=draft.near(sent_on, *_BEFORE))
            for name in people
        ),
    )
    if request.objective is None:
        raise InvalidArgument("objective=None: a form without its reason is not in order")
    return attrs.evolve(request, transmissions=_sendings(draft, request, sent_on))


def _emrs(draft: Draft, sent_on: date, wishes: Wishes, needs: Needs) -> tuple[str, str]:
    source = draft.given(wishes.source_emr, lambda: draft.pick(_CERTIFIED))
    vendor = _vendor(source, sent_on, "source_emr")
    others = tuple(name for name in _CERTIFIED if _vendor(name, sent_on, "") != vendor)
    same = tuple(name for name in _CERTIFIED if _vendor(name, sent_on, "") == vendor)
    choices = others if needs.two_vendors else (*others, *same)
    receiving = draft.given(wishes.receiving_emr, lambda: draft.pick(choices))
    if _vendor(receiving, sent_on, "receiving_emr") == vendor and needs.two_vendors:
        raise InvalidArgument(f"{source!r} and {receiving!r} are of one vendor: this takes two")
    return str(source), str(receiving)


def _vendor(name: str | None, day: date, keyword: str) -> str:
    product = CERTIFIED_EMRS.find(name, on=day) if name else None
    if product is None:
        raise InvalidArgument(f"{keyword}={name!r}: an EMR that is on no list is never without a warning")
    return product.vendor


def _data(draft: Draft, needs: Needs) -> DataSelection:
    choices: dict[str, bool] = dict.fromkeys((_STANDARD[0], *draft.several(lambda: draft.pick(_STANDARD))), True)
    more = draft.rarely() if needs.additional_data is None else needs.additional_data
    if more:
        choices[draft.pick(_ADDITIONAL[::-1])] = True
    return DataSelection(choices=choices)


def _contract(draft: Draft) -> Contract:
    return Contract(
        clinic=draft.pick(words.CLINICS[:2]), notice_period=draft.pick(_PERIODS), email=draft.maybe(_contract_address)
    )


def _contract_address() -> str:
    return words.CLINIC_ADDRESSES[1]


def _said(draft: Draft, contract: Contract | None, clinic: str) -> str | None:
    # Which clinic authorizes is compared with the contract's alone; names match without regard to case.
    return draft.pick((clinic, clinic.upper())) if contract else draft.maybe(lambda: clinic)


def _notice(draft: Draft, sent_on: date) -> VendorNotice:
    return VendorNotice(given_on=draft.near(sent_on, 0, -7, -30, -31), **draft.trace())


def _sendings(draft: Draft, request: Request, sent_on: date) -> tuple[Transmission, ...]:
    zone = ZoneInfo((request.client.time_zone if request.client else None) or DEFAULT_ZONE)
    recipients = tuple(dict.fromkeys((*(p.address for p in products_of(request, sent_on)), BUREAU_ADDRESS)))
    copied = draft.seldom(lambda: request.client.email if request.client else None)
    sent: dict[str, Any] = {
        "sent_at": draft.instant(sent_on, zone),
        "channel": Channel.EMAIL,
        "form_attached": True,
        **draft.trace(),
    }
    if draft.often():
        return (Transmission(recipients=(*recipients, copied) if copied else recipients, **sent),)
    return tuple(Transmission(recipients=(address,), **sent) for address in recipients)
