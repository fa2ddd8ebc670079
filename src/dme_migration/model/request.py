"""The request: what the client sends, to whom, with whose signature and authorization (§1 and §2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache

import attrs

from dme_migration.calendar import BusinessDays, CalendarDays, Months
from dme_migration.errors import InvalidValueError
from dme_migration.model import values
from dme_migration.model.parties import Channel, ClientKind, Objective, channel, client_kind, objective
from dme_migration.model.values import Extra

__all__ = [
    "Authorization",
    "Client",
    "Contract",
    "DataSelection",
    "NoticePeriod",
    "Request",
    "Requester",
    "Signature",
    "Transmission",
    "VendorNotice",
]

DEFAULT_ZONE = "America/Toronto"
LONGEST_NOTICE_DAYS = 36_525
"""A hundred years: a longer notice period is a typing mistake, not a contract."""


@attrs.frozen(kw_only=True)
class Client:
    """The physician, group or clinic responsible for the request.

    ``time_zone`` is the IANA zone of the client's place; absent, Québec's main one (T-5.1, ss. 1-2).
    """

    kind: ClientKind | None = attrs.field(default=None, converter=attrs.converters.optional(client_kind))
    name: str | None = attrs.field(default=None, validator=values.words)
    email: str | None = attrs.field(default=None, validator=values.words)
    time_zone: str | None = attrs.field(default=None, validator=attrs.validators.optional(values.zone_name))
    extra: Extra = attrs.field(default=(), converter=values.extra_items, eq=values.unordered)


@attrs.frozen(kw_only=True)
class Requester:
    """A physician who asks for the migration, and who signs the form (§2)."""

    name: str | None = attrs.field(default=None, validator=values.words)
    licence: str | None = attrs.field(default=None, validator=values.words)
    email: str | None = attrs.field(default=None, validator=values.words)
    extra: Extra = attrs.field(default=(), converter=values.extra_items, eq=values.unordered)


def _data_choices(given: Mapping[str, bool] | Iterable[tuple[str, bool]]) -> tuple[tuple[str, bool], ...]:
    items: tuple[tuple[str, bool], ...] = given if isinstance(given, tuple) else tuple(dict(given).items())
    if len({code for code, _ in items}) != len(items):
        raise InvalidValueError("a data category is chosen twice")
    for code, choice in items:
        if not isinstance(code, str) or not code or not isinstance(choice, bool):
            raise InvalidValueError(
                f"a data category is a code chosen or not (True or False), got {code!r}: {choice!r}"
            )
    return tuple((code, choice) for code, choice in items)


@attrs.frozen(kw_only=True)
class DataSelection:
    """The grid of the form as the client filled it: each category's code, chosen or not (§2).

    A category that is not listed is not chosen.
    """

    choices: tuple[tuple[str, bool], ...] = attrs.field(default=(), converter=_data_choices, eq=frozenset)
    extra: Extra = attrs.field(default=(), converter=values.extra_items, eq=values.unordered)

    @property
    def chosen(self) -> frozenset[str]:
        """Give the codes of the categories that are to be migrated."""
        return frozenset(code for code, choice in self.choices if choice)


@lru_cache(maxsize=256)  # contracts ask for thirty days or sixty, case after case
def _delay_of(days: int | None, business_days: int | None, months: int | None) -> CalendarDays | BusinessDays | Months:
    if days is not None:
        return CalendarDays(days)
    if business_days is not None:
        return BusinessDays(business_days)
    return Months(months or 0)


@attrs.frozen(kw_only=True)
class NoticePeriod:
    """The notice that the contract with the source vendor asks for (§1): days, business days or months.

    Exactly one is given. Zero says that the contract asks for none.
    """

    days: int | None = attrs.field(default=None, validator=values.count(LONGEST_NOTICE_DAYS))
    business_days: int | None = attrs.field(default=None, validator=values.count(LONGEST_NOTICE_DAYS * 2 // 3))
    months: int | None = attrs.field(default=None, validator=values.count(1_200))
    extra: Extra = attrs.field(default=(), converter=values.extra_items, eq=values.unordered)

    def __attrs_post_init__(self) -> None:
        given = [value for value in (self.days, self.business_days, self.months) if value is not None]
        if len(given) != 1:
            raise InvalidValueError("a notice period is one of days, business_days, months: give exactly one")

    @property
    def delay(self) -> CalendarDays | BusinessDays | Months:
        """Give the period as a delay; a minimum, so it never runs on past a day off."""
        return _delay_of(self.days, self.business_days, self.months)

    @property
    def is_none(self) -> bool:
        """Tell whether the contract is known to ask for no notice."""
        return not (self.days or self.business_days or self.months)


@attrs.frozen(kw_only=True)
class Contract:
    """The contract with the source vendor: the clinic that holds it, its notice period, its end (§1)."""

    clinic: str | None = attrs.field(default=None, validator=values.words)
    email: str | None = attrs.field(default=None, validator=values.words)
    notice_period: NoticePeriod | None = attrs.field(default=None, validator=values.instance_of(NoticePeriod))
    ends_on: date | None = attrs.field(default=None, validator=values.optional_day)
    extra: Extra = attrs.field(default=(), converter=values.extra_items, eq=values.unordered)


@attrs.frozen(kw_only=True)
class VendorNotice:
    """The notice given to the source vendor under the contract (§1)."""

    given_on: date = attrs.field(validator=values.civil_day)
    evidence: str | None = attrs.field(default=None, validator=values.words)
    extra: Extra = attrs.field(default=(), converter=values.extra_items, eq=values.unordered)


@attrs.frozen(kw_only=True)
class Authorization:
    """The written authorization of the clinic that holds the contract (§1)."""

    signed_on: date = attrs.field(validator=values.civil_day)
    clinic: str | None = attrs.field(default=None, validator=values.words)
    signatory: str | None = attrs.field(default=None, validator=values.words)
    evidence: str | None = attrs.field(default=None, validator=values.words)
    extra: Extra = attrs.field(default=(), converter=values.extra_items, eq=values.unordered)


@attrs.frozen(kw_only=True)
class Signature:
    """A signature on the form (§2)."""

    signatory: str = attrs.field(validator=values.required_words)
    signed_on: date = attrs.field(validator=values.civil_day)
    evidence: str | None = attrs.field(default=None, validator=values.words)
    extra: Extra = attrs.field(default=(), converter=values.extra_items, eq=values.unordered)


def _addresses(given: Iterable[str]) -> tuple[str, ...]:
    if isinstance(given, str):
        raise InvalidValueError(f"recipients is a list of addresses, got the text {given!r}")
    addresses = tuple(given)
    for address in addresses:
        if not isinstance(address, str) or not address.strip():
            raise InvalidValueError(f"an address needs some text, got {address!r}")
        values.no_patient("recipients", address)
    return addresses


@attrs.frozen(kw_only=True)
class Transmission:
    """One sending of the request, by whatever channel; §2 wants an e-mail that carries the form."""

    sent_at: datetime = attrs.field(validator=values.aware)
    channel: Channel = attrs.field(converter=channel)
    form_attached: bool = attrs.field(validator=values.boolean)
    recipients: tuple[str, ...] = attrs.field(converter=_addresses)
    evidence: str | None = attrs.field(default=None, validator=values.words)
    extra: Extra = attrs.field(default=(), converter=values.extra_items, eq=values.unordered)


@attrs.frozen(kw_only=True)
class Request:
    """The migration request (§1 and §2). Nearly all may be absent: a case grows."""

    objective: Objective | None = attrs.field(default=None, converter=attrs.converters.optional(objective))
    client: Client | None = attrs.field(default=None, validator=values.instance_of(Client))
    requesters: tuple[Requester, ...] = attrs.field(default=(), validator=values.tuple_of(Requester))
    source_emr: str | None = attrs.field(default=None, validator=values.words)
    receiving_emr: str | None = attrs.field(default=None, validator=values.words)
    data: DataSelection | None = attrs.field(default=None, validator=values.instance_of(DataSelection))
    contract: Contract | None = attrs.field(default=None, validator=values.instance_of(Contract))
    vendor_notice: VendorNotice | None = attrs.field(default=None, validator=values.instance_of(VendorNotice))
    authorization: Authorization | None = attrs.field(default=None, validator=values.instance_of(Authorization))
    signatures: tuple[Signature, ...] = attrs.field(default=(), validator=values.tuple_of(Signature))
    transmissions: tuple[Transmission, ...] = attrs.field(default=(), validator=values.tuple_of(Transmission))
    extra: Extra = attrs.field(default=(), converter=values.extra_items, eq=values.unordered)
