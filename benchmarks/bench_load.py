"""How long a case takes to read and to write, beside ``json`` and objects built by hand, and beside faster parsers.

``python benchmarks/bench_load.py [ROUNDS]`` needs what ``benchmarks/requirements.txt`` names. The cases come from the
seeded script beside it, every way reads the same ones, and the answers are compared first.

``orjson`` and ``msgspec`` take the last of two equal keys without a word, which the package refuses, so that a strict
reader on top of them would need a second look at the text: here they are given that for free.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date, timedelta
from functools import partial
from statistics import median
from typing import Any
from unittest.mock import patch

import msgspec
import orjson
from cattrs import Converter
from generate_cases import documents
from peers.by_hand import case_by_hand
from peers.tables import Row, at_most, page
from peers.turns import in_turns, ratios

from dme_migration import MigrationCase, dump_case, load_case
from dme_migration.errors import DocumentError
from dme_migration.serialization import case_to
from dme_migration.serialization import converter as strict
from dme_migration.serialization.reading import parsed, text_of

CASES = 300
LENGTHS = (100, 200, 400, 800, 1_600)
OURS = "ours"
LOAD, DUMP = "`load_case`", "`dump_case`"
HAND = "`json.loads`, and the same objects by hand"

Way = Callable[[Any], object]


def unshared() -> Converter:
    """Make a converter that builds every object anew."""
    with patch.object(strict, "_is_closed", return_value=False):
        return strict.converter.__wrapped__()


def with_evidence(text: bytes, number: int) -> bytes:
    """Give a document each of whose dated entries has a text of its own, so that none is like another."""
    case = json.loads(text)
    for place, entry in enumerate((*case["schedule"]["milestones"], *case["journal"], *case["confirmations"])):
        entry["evidence"] = f"courriel {number}-{place} du bureau"
    return json.dumps(case, ensure_ascii=False).encode()


def long_case(entries: int) -> bytes:
    """Make a case with so many validation sessions in its schedule and in its journal, each moved once."""
    days = [date(2020, 1, 1) + timedelta(days=2 * place) for place in range(entries)]
    session = "validation_session"
    planned = [{"milestone": session, "on": f"{day}", "evidence": "courriel"} for day in days]
    moved = [
        {"milestone": session, "from": f"{day - timedelta(days=1)}", "to": f"{day}", "made_on": "2020-01-01"}
        for day in days
    ]
    schedule = {"milestones": planned, "revisions": moved}
    document = {"format": "dme-migration/case-1", "request": {}, "schedule": schedule, "journal": planned}
    return json.dumps(document | {"request": {"source_emr": "MYLE"}}).encode()


def each(way: Way, over: Iterable[Any]) -> None:
    """Go one way over all."""
    for item in over:
        way(item)


def beside(over: Sequence[Any], rounds: int, **ways: Way) -> dict[str, float]:
    """Measure `OURS` beside other ways over the same things: how many times as long it takes."""
    found = in_turns({name: partial(each, way, over) for name, way in ways.items()}, rounds=rounds)
    print(f"{median(found[OURS]) / len(over) * 1e6:.0f} µs each here", file=sys.stderr)
    return {name: 1 / ratio for name, ratio in ratios(found, OURS).items()}


def reading(texts: list[bytes], rounds: int) -> Iterator[Row]:
    """Measure reading."""
    anew = unshared()
    ways: dict[str, Way] = {
        "hand": case_by_hand,
        "anew": lambda text: anew.structure(parsed(text_of(text)), MigrationCase),
        "orjson": lambda text: strict.structured(orjson.loads(text)),
        "msgspec": lambda text: strict.structured(msgspec.json.decode(text)),
    }
    for text in texts:
        assert all(way(text) == load_case(text) for way in ways.values())
    found = beside(texts, rounds, ours=load_case, bare=json.loads, **ways)
    yield at_most(1.6, LOAD, HAND, found["hand"])
    yield Row(LOAD, "`json.loads` alone", "", f"{found['bare']:.3g} ×", None)
    yield Row(LOAD, "the same, but equal entries are built anew", "", f"{found['anew']:.3g} ×", None)
    for name in ("orjson", "msgspec"):
        yield Row(LOAD, f"our converter over `{name}`, without its refusals", "", f"{found[name]:.3g} ×", None)
    evident = [with_evidence(text, number) for number, text in enumerate(texts)]
    assert all(load_case(text) == case_by_hand(text) for text in evident)
    found = beside(evident, rounds, ours=load_case, hand=case_by_hand)
    yield at_most(1.6, f"{LOAD}, each entry with a text of its own", HAND, found["hand"])


def writing(texts: list[bytes], rounds: int) -> Iterator[Row]:
    """Measure writing, beside a document that is ready to be written."""
    cases = [load_case(text) for text in texts]
    ready = {id(case): case_to(case) for case in cases}

    def indented(case: MigrationCase) -> str:
        return json.dumps(ready[id(case)], ensure_ascii=False, allow_nan=False, indent=2) + "\n"

    assert all(dump_case(case) == indented(case) for case in cases)
    found = beside(cases, rounds, ours=dump_case, indented=indented)
    yield Row(DUMP, "`json.dumps(indent=2)` of the document, made beforehand", "", f"{found['indented']:.3g} ×", None)


def growth(rounds: int) -> Iterator[Row]:
    """Measure what one entry takes, in cases longer and longer; were it quadratic, the last would take 16 times."""
    found = in_turns({f"{length}": partial(load_case, long_case(length)) for length in LENGTHS}, rounds=rounds)
    first = f"{LENGTHS[0]}"
    for length, ratio in zip(LENGTHS[1:], list(ratios(found, first).values())[1:], strict=True):
        each_entry = ratio * LENGTHS[0] / length
        yield at_most(2, f"{LOAD}, an entry of {length} sessions", f"an entry of {first}", each_entry)


def refused() -> None:
    """See that what is no case is no case still."""
    for text in documents(CASES, broken=1):
        with suppress(DocumentError):
            raise AssertionError(load_case(text))


def main() -> None:
    """Compare, measure, print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 25
    refused()
    texts = list(documents(CASES, broken=0))
    rows = [*reading(texts, rounds), *writing(texts, rounds), *growth(rounds)]
    print(page(rows, "attrs", "cattrs", "orjson", "msgspec"))


if __name__ == "__main__":
    main()
