"""The moments that a calendar or a reading derives from the facts of a case, and what each waits for.

`DERIVED` is in an order where each moment comes after those that it is derived from.

Source: DECLARATIONS §3.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from dme_migration.model.moments import Moment
from dme_migration.model.names import person_key, same_name
from dme_migration.model.parties import ClientKind, ConfirmationOf

if TYPE_CHECKING:
    from dme_migration.rules.situation import Situation

__all__ = ["CONFIRMATIONS", "DERIVED", "authorization_in_order", "confirmed_on", "first", "waits_for"]

CONFIRMATIONS: Final[Mapping[str, ConfirmationOf]] = MappingProxyType(
    {
        Moment.SCOPE_CONFIRMATION: ConfirmationOf.SCOPE,
        Moment.EXTRACTION_CONFIRMATION: ConfirmationOf.EXTRACTION,
        Moment.IMPORT_CONFIRMATION: ConfirmationOf.IMPORT,
    },
)


def first(days: Iterable[date]) -> date | None:
    """Give the first of several days, if there is one."""
    return min(days, default=None)


def confirmed_on(s: Situation, moment: str, *, since: date | None = None) -> date | None:
    """Give the first day of a confirmation, counting only those given on or after ``since``."""
    kind = CONFIRMATIONS.get(moment)
    if kind is None:
        day = s.actual(moment)
        return day if day is None or since is None or day >= since else None
    days = s.confirmed.get(kind)
    if days is None:
        return None
    return min(days if since is None else [day for day in days if day >= since], default=None)


def signed_on(s: Situation) -> date | None:
    """Give the day when the last signature that is needed was there."""
    if s.obstacle(Moment.SIGNATURE):
        return None
    signatures = s.timeline.signatures
    if s.request.client and s.request.client.kind is ClientKind.CLINIC:
        return first(signature.signed_on for signature in signatures)
    days = []
    for requester in s.request.requesters:
        key = person_key(requester.name or "")
        day = first(x.signed_on for x in signatures if person_key(x.signatory) == key)
        if day is None:
            return None
        days.append(day)
    return max(days)


def complete_transmission(s: Situation) -> date | None:
    """Give the day when the last required recipient was first reached, or the first sending."""
    if s.terms.readings["transmission-complete"] == "first":
        return s.first_sent
    if s.absent_emrs():
        return None
    required = [p.address for p in (s.source, s.receiving) if p is not None]
    days = [s.reached_on(address) for address in (*required, s.terms.emrs.bureau_address)]
    known = [day for day in days if day is not None]
    return max(known) if len(known) == len(days) else None


def authorization_in_order(s: Situation) -> date | None:
    """Give the day of the authorization, unless it is known to name another clinic than the contract's."""
    authorization = s.timeline.authorization
    if authorization is None:
        return None
    holder = s.request.contract.clinic if s.request.contract else None
    other = holder is not None and authorization.clinic is not None and not same_name(authorization.clinic, holder)
    return None if other else authorization.signed_on


def clock_base(s: Situation) -> date | None:
    """Give the day from which the clock runs (reading ``clock-restart``)."""
    transmission = s.actual(Moment.TRANSMISSION)
    if s.terms.readings["clock-restart"] == "transmission":
        return transmission
    signature, authorization = s.actual(Moment.SIGNATURE), authorization_in_order(s)
    if transmission is None or signature is None or authorization is None:
        return None
    return max(transmission, signature, authorization)


def clock_start(s: Situation) -> date | None:
    """Give day 1: the next business day after the clock's base, whatever the hour (§2)."""
    base = s.actual(Moment.CLOCK_BASE)
    return None if base is None else s.terms.calendar.next_business_day(base)


def clock_origin(s: Situation) -> date | None:
    """Give the day that no count includes (reading ``clock``)."""
    start = s.actual(Moment.CLOCK_START)
    if start is None:
        return None
    match s.terms.readings["clock"]:
        case "start-is-day-zero":
            return start
        case "base-is-day-zero":
            return s.actual(Moment.CLOCK_BASE)
        case _:
            return date.fromordinal(start.toordinal() - 1)


def contract_ended(s: Situation) -> date | None:
    """Give the end of the contract, once it has come."""
    end = s.contract_end
    return end if end is not None and end <= s.day else None


def waits_for(s: Situation, moment: str) -> list[str]:
    """Name the facts that a moment without a day waits for."""
    match moment:
        case Moment.VENDOR_NOTICE:
            return ["request.vendor_notice"]
        case Moment.AUTHORIZATION:
            return ["request.authorization"]
        case Moment.SIGNATURE:
            return list(s.obstacle(Moment.SIGNATURE)) or ["request.signatures"]
        case Moment.FIRST_TRANSMISSION:
            return ["request.transmissions"]
        case Moment.SCHEDULE_DELIVERY:
            return ["schedule.delivered_on"]
        case Moment.TRANSMISSION:
            absent = [] if s.terms.readings["transmission-complete"] == "first" else list(s.absent_emrs())
            return absent or ["request.transmissions"]
        case Moment.CLOCK_BASE | Moment.CLOCK_START | Moment.CLOCK_ORIGIN:
            waiting = [] if s.actual(Moment.TRANSMISSION) else waits_for(s, Moment.TRANSMISSION)
            if s.terms.readings["clock-restart"] == "transmission":
                return waiting
            if authorization_in_order(s) is None:
                waiting.append("request.authorization" + (".clinic" if s.timeline.authorization else ""))
            return waiting + ([] if s.actual(Moment.SIGNATURE) else waits_for(s, Moment.SIGNATURE))
        case _:
            return [f"confirmations.{CONFIRMATIONS[moment]}"]


DERIVED: Final[Mapping[str, Callable[[Situation], date | None]]] = MappingProxyType(
    {
        Moment.VENDOR_NOTICE: lambda s: s.timeline.vendor_notice.given_on if s.timeline.vendor_notice else None,
        Moment.AUTHORIZATION: lambda s: s.timeline.authorization.signed_on if s.timeline.authorization else None,
        Moment.SIGNATURE: signed_on,
        Moment.FIRST_TRANSMISSION: lambda s: s.first_sent,
        Moment.TRANSMISSION: complete_transmission,
        Moment.CLOCK_BASE: clock_base,
        Moment.CLOCK_START: clock_start,
        Moment.CLOCK_ORIGIN: clock_origin,
        Moment.SCHEDULE_DELIVERY: lambda s: s.timeline.delivered_on,
        Moment.CONTRACT_END: contract_ended,
        Moment.SCOPE_CONFIRMATION: lambda s: confirmed_on(s, Moment.SCOPE_CONFIRMATION),
        Moment.EXTRACTION_CONFIRMATION: lambda s: confirmed_on(s, Moment.EXTRACTION_CONFIRMATION),
        Moment.IMPORT_CONFIRMATION: lambda s: confirmed_on(s, Moment.IMPORT_CONFIRMATION),
    },
)
