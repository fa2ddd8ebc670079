"""A little of the fuzzing at each run: whole documents with bytes changed, cut, doubled and put elsewhere."""

from __future__ import annotations

import json
import tracemalloc
from typing import Any, Final

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from dme_migration import load_case
from dme_migration.cli.app import ROOT
from dme_migration.errors import DocumentError
from dme_migration.serialization.reading import MAX_DOCUMENT_BYTES
from tests.fuzz.targets import COMMANDS, SEEDS, TARGETS, document

PLACES: Final = st.integers(0, 20_000)
TOKENS: Final = st.sampled_from(
    [
        *(b"null", b"true", b"-0", b"1e999", b'""', b"[]", b"{}", b'"x-":', b'"', b",", b"}", b"[" * 80, b"1" * 700),
        *(b"\x00", b"\xff", b"\\ud800", b"\xe2\x80\xa8", b"production"),
        *(b"2026-02-30", b"9999-12-31", b"0001-01-01T00:00:00Z"),
    ]
)


@st.composite
def spoilt(draw: st.DrawFn) -> bytes:
    """Draw a document that was whole, with some of it spoilt."""
    data = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(PLACES) % len(data)
        end = min(len(data), start + draw(st.integers(0, 60)))
        piece = draw(st.one_of(TOKENS, st.binary(max_size=20), st.just(data[start:end] * 2), st.just(b"")))
        data = data[:start] + piece + data[end:] or b" "
    return data


@given(spoilt())
@settings(max_examples=300)
def test_any_document_is_a_case_or_is_refused(data: bytes) -> None:
    document(data)


@pytest.mark.parametrize("asked", COMMANDS, ids=" ".join)
def test_whole_documents_are_answered(asked: tuple[str, ...]) -> None:
    for seed in SEEDS:
        line = json.dumps(json.loads(seed))  # an audit reads a case a line
        result = CliRunner().invoke(ROOT, [asked[0], "-", *asked[1:], "--as-of", "2026-03-02"], input=line)
        undated = result.exit_code == 2 and "--plan" in result.stderr  # no step to make an event of
        assert result.exit_code in {0, 1} or undated, result.stderr
        assert result.stdout or undated


@pytest.mark.parametrize("asked", [" ".join(each) for each in COMMANDS])
@given(data=spoilt())
@settings(max_examples=15)
def test_any_document_gets_an_answer_from_each_command(asked: str, data: bytes) -> None:
    TARGETS[asked](data)


def refused(data: bytes) -> DocumentError:
    with pytest.raises(DocumentError) as error:
        load_case(data)
    return error.value


SIZE: Final = 1024 * 1024
HEAD: Final = b'{"format": "dme-migration/case-1", "request": {}, '
HUGE: Final[dict[str, bytes]] = {
    "a list of no end": HEAD + b'"journal": [' + b"0," * (SIZE // 2 - 40) + b"0]}",
    "brackets of no end": b"[" * (SIZE - 1),
    "one key written again and again": b"{" + b'"a":1,' * (SIZE // 6 - 10) + b'"a":1}',
    "a number of no end": HEAD + b'"fees": {"amount": ' + b"9" * (SIZE - 100) + b"}}",
    "a text of no end": HEAD + b'"id": "' + b"a" * (SIZE - 100) + b'", "journal": 1}',
    "keys of no end": b"{" + b",".join(b'"%d":0' % n for n in range(SIZE // 16)) + b"}",
    "columns of no end": HEAD + b'"x-a": "' + b"a;b\\n" * (SIZE // 5 - 100) + b'", "journal": 1}',
    "quotes of no end": b'"\\"' * (SIZE // 3 - 10),
}


@pytest.mark.parametrize("data", HUGE.values(), ids=list(HUGE))
def test_a_megabyte_of_anything_is_refused_in_bounded_memory(data: bytes) -> None:
    assert len(data) <= SIZE
    tracemalloc.start()
    problems = refused(data).problems
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert problems
    assert peak < 100 * SIZE


def test_one_byte_too_many_is_refused_before_it_is_read() -> None:
    problems = refused(b" " * (MAX_DOCUMENT_BYTES + 1)).problems
    assert [problem.code for problem in problems] == ["too-large"]


def test_the_seeds_are_whole() -> None:
    for seed in SEEDS:
        read: dict[str, Any] = json.loads(seed)
        assert load_case(seed).id == read["id"]
