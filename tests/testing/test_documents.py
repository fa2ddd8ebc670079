"""Documents: the valid ones load, however they are written; the others are refused, for every kind of fault."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dme_migration import load_case
from dme_migration.errors import DocumentError
from dme_migration.serialization import ProblemCode, case_to
from dme_migration.testing import documents
from dme_migration.testing._documents import _FAULTS, _SPOILED
from tests.testing.test_shrinking import smallest
from tests.testing.test_strategies import drawn

NEVER = {ProblemCode.TOO_LARGE, ProblemCode.MORE_PROBLEMS, ProblemCode.REFUSED}
"""Ten megabytes, a hundred faults, and what no document that reads well is."""

SMALLEST = b'{"format": "dme-migration/case-1", "request": {"requesters": []}}'


@cache
def refused() -> tuple[tuple[bytes, frozenset[ProblemCode]], ...]:
    found = []
    for data in drawn(documents(valid=False), 250):
        with pytest.raises(DocumentError) as refusal:
            load_case(data)
        found.append((data, frozenset(problem.code for problem in refusal.value.problems)))
    return tuple(found)


@given(documents(valid=True))
def test_valid_ones_load(data: bytes) -> None:
    assert json.loads(data.decode("utf-8-sig")) == case_to(load_case(data))


@given(documents(valid=True))
def test_valid_ones_load_as_text_too(data: bytes) -> None:
    assert load_case(data.decode()) == load_case(data)


def test_valid_ones_are_written_in_every_manner() -> None:
    found = drawn(documents(valid=True), 100)
    assert {data[:3] == b"\xef\xbb\xbf" for data in found} == {True, False}
    assert {b"\n  " in data for data in found} == {True, False}
    assert {data.isascii() for data in found} == {True, False}
    assert {data.rstrip().endswith(b'"dme-migration/case-1"}') for data in found} == {True, False}


def test_the_others_are_refused_for_every_kind_of_fault() -> None:
    codes = Counter(code for _, kinds in refused() for code in kinds)
    assert set(codes) == set(ProblemCode) - NEVER
    assert any(len(kinds) > 1 for _, kinds in refused())
    assert any(len(kinds) == 1 for _, kinds in refused())


@pytest.mark.parametrize("code", _FAULTS)
def test_each_fault_alone_is_named_as_such(code: ProblemCode) -> None:
    for fault in _FAULTS[code]:
        document = json.loads(SMALLEST)
        fault(document)
        with pytest.raises(DocumentError) as refusal:
            load_case(json.dumps(document))
        assert {problem.code for problem in refusal.value.problems} == {code}


@pytest.mark.parametrize("spoil", _SPOILED)
def test_each_way_to_spoil_the_text_is_one(spoil: object) -> None:
    assert callable(spoil)
    with pytest.raises(DocumentError) as refusal:
        load_case(spoil(SMALLEST))
    assert len(refusal.value.problems) == 1


def test_either_comes_when_nobody_says() -> None:
    def loads(data: bytes) -> bool:
        try:
            load_case(data)
        except DocumentError:
            return False
        return True

    assert {loads(data) for data in drawn(documents(), 60)} == {True, False}
    assert {loads(data) for data in drawn(documents(valid=st.booleans()), 60)} == {True, False}
    assert all(loads(data) for data in drawn(documents(valid=st.just(value=True)), 20))


def test_the_smallest() -> None:
    assert smallest(documents()) == smallest(documents(valid=True)) == SMALLEST
    assert smallest(documents(valid=False)) == SMALLEST.replace(b"case-1", b"case-9")
    assert smallest(documents(), lambda data: b"journal" in data).count(b"{") <= 3
