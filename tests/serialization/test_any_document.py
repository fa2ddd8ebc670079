"""Documents at random: any bytes, any JSON, valid documents, and valid documents changed at one place."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dme_migration.errors import DocumentError
from dme_migration.model import DEFAULT_GRID, DataSelection, MigrationCase
from dme_migration.serialization import ProblemCode, case_from, dump_case, json_line, load_case
from dme_migration.serialization.collecting import Faults
from dme_migration.serialization.converter import REFUSALS, structured
from dme_migration.serialization.faults import walked
from dme_migration.serialization.loading import _within
from dme_migration.serialization.reading import parsed
from dme_migration.serialization.shapes import ListOf, ObjectOf, Shape, shape_of
from dme_migration.text import Language
from tests.serialization.documents import ABSENT, SAMPLE, at, changed, every_path, refusal, sample, steps
from tests.serialization.strategies import JSON_VALUES, documents

REQUIRED = [
    "format",
    "request",
    "request.authorization.signed_on",
    "request.signatures[0].signatory",
    "request.signatures[0].signed_on",
    "request.transmissions[0].sent_at",
    "request.transmissions[0].channel",
    "request.transmissions[0].form_attached",
    "request.transmissions[0].recipients",
    "schedule.test_extraction_period.from",
    "schedule.test_extraction_period.through",
    "schedule.milestones[3].milestone",
    "schedule.milestones[0].agreements[1].by",
    "schedule.milestones[0].agreements[1].given_on",
    "schedule.revisions[0].milestone",
    "schedule.revisions[0].from",
    "schedule.revisions[0].to",
    "schedule.revisions[0].made_on",
    "journal[4].milestone",
    "journal[4].on",
    "notices[0].to",
    "notices[0].about",
    "notices[0].given_on",
    "confirmations[1].of",
    "confirmations[1].given_on",
    "complaints[0].received_at",
    "waivers[0].obligation",
    "waivers[0].by",
    "waivers[0].given_on",
]


@pytest.mark.parametrize("path", REQUIRED)
def test_every_required_key(path: str) -> None:
    problems = refusal(changed(path, ABSENT))
    assert [(problem.code, problem.path, problem.found) for problem in problems] == [("missing-key", path, None)]


TWICE = "@twice@"
"""What is taken out of a text to write a key twice."""


def places(value: Any) -> list[tuple[Any, Any]]:
    """List where every value within stands: the object or list around it, and its key or number."""
    if not isinstance(value, dict | list):
        return []
    here = list(value) if isinstance(value, dict) else range(len(value))
    return [(value, key) for key in here] + [place for key in here for place in places(value[key])]


@st.composite
def spoilt(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a document changed at one place or two: another value, one of its own from elsewhere, or none."""
    document = draw(documents())
    for _ in range(draw(st.integers(1, 2))):
        around, place = draw(st.sampled_from(places(document)))
        if draw(st.booleans()):
            other, elsewhere = draw(st.sampled_from(places(document)))
            around[place] = draw(st.one_of(JSON_VALUES, st.just(deepcopy(other[elsewhere]))))
        else:
            del around[place]
    return document


def told(error: DocumentError) -> bool:
    return bool(error.problems) and all(
        problem.message(language) and json_line(problem.as_json(language))
        for problem in error.problems
        for language in Language
    )


def read_or_told(data: bytes | str) -> bool:
    try:
        case = load_case(data)
    except DocumentError as error:
        return told(error)
    return load_case(dump_case(case)) == case


def required_in(value: dict[str, Any], shape: Shape, path: str = "") -> list[str]:
    """List the required keys of a document, save those that are alone in their object: without them it is empty."""
    found = []
    for name, item in value.items():
        key = shape.keys.get(name)
        if key is None:
            continue
        if key.required and len(value) > 1 and name not in {"milestone", "to", "from"}:
            found.append(f"{path}{name}")
        inner = key.holds.item if isinstance(key.holds, ListOf) else key.holds
        if isinstance(inner, ObjectOf) and inner.kind is not DataSelection:
            entries = [(f"{path}{name}.", item)]
            if isinstance(key.holds, ListOf):
                entries = [(f"{path}{name}[{place}].", entry) for place, entry in enumerate(item)]
            for within, entry in entries:
                found.extend(required_in(entry, shape_of(inner.kind), within))
    return found


class TestAnything:
    """Any input gives a case that reads back equal, or a `DocumentError` that says why; never anything else."""

    @given(st.one_of(st.binary(max_size=200), st.text(st.characters(), max_size=200)))
    def test_bytes_and_text(self, data: bytes | str) -> None:
        with pytest.raises(DocumentError) as refused:
            load_case(data)
        assert told(refused.value)

    @given(st.integers(0, 20_000), st.binary(min_size=1, max_size=4))
    def test_bytes_thrown_into_a_document(self, place: int, noise: bytes) -> None:
        raw = SAMPLE.encode()
        place %= len(raw)
        assert read_or_told(raw[:place] + noise + raw[place + len(noise) :])

    @given(st.data())
    def test_any_json_at_any_place(self, data: st.DataObject) -> None:
        path = data.draw(st.sampled_from(every_path(sample())))
        assert read_or_told(json.dumps(changed(path, data.draw(JSON_VALUES))))

    @given(documents())
    def test_valid_documents(self, document: dict[str, Any]) -> None:
        case = load_case(json.dumps(document))
        assert case == case_from(document)
        assert load_case(dump_case(case)) == case

    @given(st.one_of(documents(), spoilt()))
    def test_the_fast_way_accepts_what_the_slow_way_does_and_no_more(self, document: dict[str, Any]) -> None:
        faults = Faults()
        clean = walked(document, DEFAULT_GRID, faults)
        text = json.dumps(document, ensure_ascii=False)
        for form in (document, parsed(text)):
            try:
                fast = _within(DEFAULT_GRID, structured(form))
            except REFUSALS:
                continue  # for a fault, or for its empty values alone
            assert not faults.number
            assert structured(clean) == fast
        if not faults.number:
            assert structured(clean) == load_case(text)

    @given(st.data())
    def test_a_key_written_twice_is_never_read(self, data: st.DataObject) -> None:
        document = changed("request.data.x-own", [{"a": {"b": 1}}])
        keyed = [(around, key) for around, key in places(document) if isinstance(around, dict)]
        around, key = data.draw(st.sampled_from(keyed))
        around[f"{key}{TWICE}"] = data.draw(st.one_of(st.just(around[key]), JSON_VALUES))
        with pytest.raises(DocumentError) as refused:
            load_case(json.dumps(document).replace(TWICE, ""))
        assert ProblemCode.DUPLICATE_KEY in {problem.code for problem in refused.value.problems}


class TestMutations:
    """A valid document changed at one place gives a fault at that place."""

    @given(documents(), st.data())
    def test_a_key_taken_out(self, document: dict[str, Any], data: st.DataObject) -> None:
        path = data.draw(st.sampled_from(["format", "request", *required_in(document, shape_of(MigrationCase))]))
        problems = refusal(changed(path, ABSENT, document))
        assert [(problem.code, problem.path) for problem in problems] == [(ProblemCode.MISSING_KEY, path)]

    @given(st.data())
    def test_a_type_changed(self, data: st.DataObject) -> None:
        path = data.draw(st.sampled_from(every_path(sample())))
        before = at(sample(), path)
        others: list[object] = [12, 1.5, True, None, "12", ["12"], {"y": 1}]
        after = data.draw(st.sampled_from([other for other in others if type(other) is not type(before)]))
        problems = refusal(changed(path, after))
        here = [problem for problem in problems if problem.path in {path, f"{path}.y"}]
        assert here

    @given(st.data())
    def test_a_key_misspelt(self, data: st.DataObject) -> None:
        path = data.draw(st.sampled_from([path for path in every_path(sample()) if not path.endswith("]")]))
        *_, key = steps(path)
        document = sample()
        changed(f"{path}s", at(document, path), document)
        changed(path, ABSENT, document)
        by_path = {problem.path: problem for problem in refusal(document)}
        assert by_path[f"{path}s"].code in {ProblemCode.UNKNOWN_KEY, ProblemCode.UNKNOWN_CATEGORY}
        assert by_path[f"{path}s"].suggestion == key


def reordered(value: Any) -> Any:
    """Give the same JSON value with the keys of every object the other way round, as a database may hand it back."""
    if isinstance(value, dict):
        return {key: reordered(value[key]) for key in reversed(value)}
    return [reordered(item) for item in value] if isinstance(value, list) else value


@given(documents())
def test_the_order_of_keys_makes_no_other_case(document: dict[str, Any]) -> None:
    document["x-own"] = {"b": 1, "a": {"d": [], "c": None}}
    case, other = load_case(json.dumps(document)), load_case(json.dumps(reordered(document)))
    assert case == other
    assert hash(case) == hash(other)
