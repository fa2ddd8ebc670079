"""What a field of the model may hold: checks shared by its classes.

A check refuses what cannot be (an instant without a zone, an empty name), never what is in breach.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from dme_migration.errors import CalendarError, InvalidValueError
from dme_migration.model.privacy import patient_trace, patient_trace_within

__all__ = [
    "FIRST_DAY",
    "LAST_DAY",
    "Extra",
    "amount",
    "aware",
    "boolean",
    "civil_day",
    "count",
    "extra_items",
    "instance_of",
    "no_patient",
    "optional_day",
    "required_words",
    "tuple_of",
    "unordered",
    "words",
    "zone_name",
]

FIRST_DAY: Final = date(1900, 1, 1)
LAST_DAY: Final = date(2999, 12, 31)
"""The days that a case may hold: room for every real migration, and for the longest delay after it."""

Extra = tuple[tuple[str, str], ...]
"""An application's own ``x-…`` keys, in order, each with the JSON text of its value."""


def civil_day(_instance: object, attribute: Any, value: Any) -> None:
    """Refuse what is not a plain day, or lies outside the years 1900 to 2999."""
    if value.__class__ is not date and (isinstance(value, datetime) or not isinstance(value, date)):
        raise InvalidValueError(f"{attribute.name} needs a day, got {value!r}")
    if not FIRST_DAY <= value <= LAST_DAY:
        raise InvalidValueError(f"{attribute.name} needs a day from 1900 to 2999, got {value}")


def optional_day(_instance: object, attribute: Any, value: Any) -> None:
    """Accept a day, as `civil_day`, or its absence."""
    if value is not None:
        civil_day(_instance, attribute, value)


def aware(_instance: object, attribute: Any, value: Any) -> None:
    """Refuse an instant without a time zone, or outside the years 1900 to 2999."""
    if not isinstance(value, datetime):
        raise InvalidValueError(f"{attribute.name} needs an instant, got {value!r}")
    if value.utcoffset() is None:
        raise InvalidValueError(f"{attribute.name} needs a time zone, got {value.isoformat()}")
    if not FIRST_DAY < value.date() < LAST_DAY:  # a day apart, so that every zone's day is within
        raise InvalidValueError(f"{attribute.name} needs a day from 1900 to 2999, got {value.isoformat()}")


def required_words(_instance: object, attribute: Any, value: Any) -> None:
    """Refuse what is not text, is empty, or looks like a patient's identity."""
    if not isinstance(value, str) or not value.strip():
        raise InvalidValueError(f"{attribute.name} needs some text, got {value!r}")
    if patient_trace(value) is not None:
        no_patient(attribute.name, value)


def no_patient(name: str, value: Any) -> None:
    """Refuse a text, or a JSON value, that looks like a patient's identity or a file of patients; do not repeat it.

    Raises:
        InvalidValueError: it does.
    """
    trace = patient_trace_within(value)
    if trace is not None:
        raise InvalidValueError(f"{name} needs {trace.en}")


def words(_instance: object, attribute: Any, value: Any) -> None:
    """Accept text or its absence; an empty text is no value, and is written as `None`."""
    if value is not None:
        required_words(_instance, attribute, value)


def boolean(_instance: object, attribute: Any, value: Any) -> None:
    """Refuse what is not true or false."""
    if not isinstance(value, bool):
        raise InvalidValueError(f"{attribute.name} needs True or False, got {value!r}")


def count(most: int) -> Callable[[object, Any, Any], None]:
    """Refuse what is not a whole number from zero to ``most``; absence is accepted."""

    def check(_instance: object, attribute: Any, value: Any) -> None:
        if value is None:
            return
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
            raise InvalidValueError(f"{attribute.name} needs a whole number from 0 to {most}, got {value!r}")

    return check


_AMOUNT = re.compile(r"[0-9]{1,12}(\.[0-9]{1,4})?")
_AMOUNT_KINDS: Final = (str, Decimal, int)


def amount(value: Decimal | str | int | None) -> Decimal | None:
    """Take an amount of Canadian dollars, zero or more, as a decimal number or its digits.

    Raises:
        InvalidValueError: not a plain decimal number, or negative.
    """
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, _AMOUNT_KINDS) or not _AMOUNT.fullmatch(str(value)):
        raise InvalidValueError(f"an amount is a decimal number, zero or more, such as 450.00; got {value!r}")
    try:
        return Decimal(value)
    except InvalidOperation:  # pragma: no cover - the pattern admits nothing else
        raise InvalidValueError(f"an amount is a decimal number, got {value!r}") from None


def tuple_of(kind: type) -> Callable[[object, Any, Any], None]:
    """Refuse what is not a tuple of ``kind``: a list could change behind a frozen object."""

    def check(_instance: object, attribute: Any, value: Any) -> None:
        if not isinstance(value, tuple):
            raise InvalidValueError(f"{attribute.name} needs a tuple of {kind.__name__}, got {value!r}")
        for item in value:
            if not isinstance(item, kind):
                raise InvalidValueError(f"{attribute.name} needs a tuple of {kind.__name__}, got {item!r} in it")

    return check


def instance_of(kind: type) -> Callable[[object, Any, Any], None]:
    """Refuse what is not of ``kind``; absence is accepted."""

    def check(_instance: object, attribute: Any, value: Any) -> None:
        if value is not None and not isinstance(value, kind):
            raise InvalidValueError(f"{attribute.name} needs a {kind.__name__}, got {value!r}")

    return check


def _json_text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def extra_items(value: Mapping[str, Any] | Extra) -> Extra:
    """Take an application's own keys, as a mapping of JSON values or as kept: (key, JSON text).

    Raises:
        InvalidValueError: a key does not begin with ``x-``, a value is not JSON, or it looks like a patient's identity.
    """
    if value == ():  # as in nearly every object
        return ()
    pairs: list[tuple[str, Any]] = list(value if isinstance(value, tuple) else value.items())
    items: list[tuple[str, str]] = []
    for key, item in pairs:
        try:
            items.append((key, _json_text(json.loads(item) if isinstance(value, tuple) else item)))
        except (TypeError, ValueError, RecursionError) as error:
            raise InvalidValueError(f"{key} holds a JSON value, or its text: {error}") from None
    for key, text in items:
        if not key.startswith("x-"):
            raise InvalidValueError(f"an application's own key begins with x-, got {key!r}")
        no_patient("an application's own key", key)
        no_patient(key, json.loads(text))
    return tuple(items)


def unordered(extra: Extra) -> frozenset[tuple[str, str]]:
    """Give what an application's own keys are compared by: JSON gives no order to the keys of an object (RFC 8259)."""
    return frozenset((key, json.dumps(json.loads(text), sort_keys=True)) for key, text in extra)


def zone_name(_instance: object, attribute: Any, value: Any) -> None:
    """Refuse a time zone that is not one of Québec's."""
    from dme_migration.calendar import quebec_zone  # noqa: PLC0415 - loaded when a zone is named

    required_words(_instance, attribute, value)
    try:
        quebec_zone(str(value))
    except CalendarError as error:
        raise InvalidValueError(f"{attribute.name}: {error}") from None
