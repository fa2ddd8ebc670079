"""Scalars: their bounds are the model's, their schema and their check agree, spellings are looked for with care."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import attrs
import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dme_migration.errors import InvalidValueError
from dme_migration.model import Client, Fees, JournalEntry, NoticePeriod
from dme_migration.serialization.scalars import AMOUNT, BOOLEAN, MILESTONE, WORDS, Scalar, choice, nearest
from dme_migration.serialization.shapes import shape_of
from dme_migration.serialization.times import DAY, INSTANT, ZONE
from dme_migration.text import Language
from tests.serialization.strategies import JSON_VALUES, values

PRODUCTION = JournalEntry(milestone="production", on=date(2026, 2, 26))
SCALARS = [WORDS, AMOUNT, BOOLEAN, MILESTONE, DAY, INSTANT, ZONE]


def scalar(kind: type, key: str) -> Scalar:
    held = shape_of(kind).keys[key].holds
    assert isinstance(held, Scalar)
    return held


@pytest.mark.parametrize(
    ("kind", "key", "most", "make"),
    [
        (NoticePeriod, "days", 36_525, lambda number: NoticePeriod(days=number)),
        (NoticePeriod, "business_days", 24_350, lambda number: NoticePeriod(business_days=number)),
        (NoticePeriod, "months", 1_200, lambda number: NoticePeriod(months=number)),
        (Fees, "practitioners", 1_000_000, lambda number: Fees(practitioners=number)),
    ],
)
def test_bounds_are_those_of_the_model(kind: type, key: str, most: int, make: Callable[[int], object]) -> None:
    check = scalar(kind, key).check
    for number in (0, most):
        assert check(number) is None
        assert make(number)
    for number in (-1, most + 1):
        fault = check(number)
        assert fault is not None
        assert fault.code == "out-of-range"
        with pytest.raises(InvalidValueError):
            make(number)


@given(st.one_of(st.from_regex(r"[0-9.+\-eE_ ]{1,18}", fullmatch=True), values(AMOUNT)))
def test_amounts_are_those_of_the_model(text: str) -> None:
    try:
        assert Fees(import_cad=text).import_cad == Decimal(text)
    except InvalidValueError:
        assert AMOUNT.check(text) is not None
    else:
        assert AMOUNT.check(text) is None


@given(st.one_of(st.text(st.characters(codec="utf-8"), max_size=12), st.from_regex(r"x-[a-zA-Z0-9_-]*")))
def test_texts_and_milestones_are_those_of_the_model(text: str) -> None:
    for held, make in (
        (WORDS, lambda: Client(name=text)),
        (MILESTONE, lambda: attrs.evolve(PRODUCTION, milestone=text)),
        (ZONE, lambda: Client(time_zone=text)),
    ):
        try:
            make()
        except InvalidValueError:
            assert held.check(text) is not None
        else:
            assert held.check(text) is None


@pytest.mark.parametrize("held", [*SCALARS, choice(Language), scalar(NoticePeriod, "days")], ids=lambda held: held.name)
@given(data=st.data())
def test_what_passes_the_check_is_valid_under_the_schema(held: Scalar, data: st.DataObject) -> None:
    value = data.draw(values(held))
    assert held.check(value) is None
    jsonschema.Draft202012Validator(dict(held.schema)).validate(value)
    other = data.draw(JSON_VALUES)
    if held.check(other) is None:
        jsonschema.Draft202012Validator(dict(held.schema)).validate(other)


@pytest.mark.parametrize(
    ("word", "spelling"),
    [
        ("knd", "kind"),
        ("Name", "name"),
        (" email ", "email"),
        ("timeZone", "time_zone"),
        ("time-zone", "time_zone"),
        ("time zone", "time_zone"),
        ("zzz", None),
        ("", None),
        ("kind" * 20, None),
    ],
)
def test_nearest_spelling(word: str, spelling: str | None) -> None:
    assert nearest(word, shape_of(Client).keys) == spelling


def test_no_spelling_is_looked_for_in_vain() -> None:
    start = time.perf_counter()
    assert nearest("k" * 10_000_000, shape_of(Client).keys) is None
    assert time.perf_counter() - start < 0.1
