"""Documents at random: any bytes, any JSON, valid documents, and valid documents changed at one place."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dme_migration.errors import DocumentError
from dme_migration.model import DEFAULT_GRID
from dme_migration.serialization import ProblemCode, case_from, dump_case, load_case
from dme_migration.serialization.collecting import Faults
from dme_migration.serialization.converter import REFUSALS, structured
from dme_migration.serialization.faults import walked
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


class TestAnything:
    @given(st.binary(max_size=200))
    def test_bytes(self, data: bytes) -> None:
        with pytest.raises(DocumentError):
            load_case(data)

    @given(st.text(st.characters(), max_size=200))
    def test_text(self, data: str) -> None:
        with pytest.raises(DocumentError):
            load_case(data)

    @given(st.integers(0, 20_000), st.binary(min_size=1, max_size=4))
    def test_bytes_thrown_into_a_document(self, place: int, noise: bytes) -> None:
        raw = SAMPLE.encode()
        place %= len(raw)
        try:
            case = load_case(raw[:place] + noise + raw[place + len(noise) :])
        except DocumentError as error:
            assert all(problem.message(language) for problem in error.problems for language in Language)
        else:
            assert load_case(dump_case(case)) == case

    @given(st.data())
    def test_any_json_at_any_place(self, data: st.DataObject) -> None:
        path = data.draw(st.sampled_from(list(every_path(sample()))))
        document = changed(path, data.draw(JSON_VALUES))
        try:
            case = load_case(json.dumps(document))
        except DocumentError as error:
            assert error.problems
        else:
            assert load_case(dump_case(case)) == case

    @given(documents())
    def test_valid_documents(self, document: dict[str, Any]) -> None:
        case = load_case(json.dumps(document))
        assert case == case_from(document)
        assert load_case(dump_case(case)) == case

    @given(st.one_of(documents(), st.builds(changed, st.sampled_from(["id", "journal[2].on", "fees"]), JSON_VALUES)))
    def test_the_fast_way_and_the_slow_way_agree(self, document: dict[str, Any]) -> None:
        faults = Faults()
        clean = walked(document, DEFAULT_GRID, faults)
        try:
            fast = structured(document)
        except REFUSALS:
            fast = None
        if fast is not None:
            assert not faults.number
            assert structured(clean) == fast
        if faults.number:
            assert fast is None


class TestMutations:
    """A valid document changed at one place gives a fault at that place."""

    @given(st.data())
    def test_a_key_taken_out(self, data: st.DataObject) -> None:
        path = data.draw(st.sampled_from(REQUIRED))
        problems = refusal(changed(path, ABSENT))
        assert (ProblemCode.MISSING_KEY, path) in {(problem.code, problem.path) for problem in problems}

    @given(st.data())
    def test_a_type_changed(self, data: st.DataObject) -> None:
        path = data.draw(st.sampled_from(list(every_path(sample()))))
        before = at(sample(), path)
        others: list[object] = [12, 1.5, True, None, "12", ["12"], {"y": 1}]
        after = data.draw(st.sampled_from([other for other in others if type(other) is not type(before)]))
        problems = refusal(changed(path, after))
        told = [problem for problem in problems if problem.path == path or problem.path == f"{path}.y"]
        assert told
        assert all(problem.message(language) for problem in told for language in Language)

    @given(st.data())
    def test_a_key_misspelt(self, data: st.DataObject) -> None:
        path = data.draw(st.sampled_from([path for path in every_path(sample()) if not path.endswith("]")]))
        *_, key = steps(path)
        document = sample()
        changed(f"{path}s", at(document, path), document)
        changed(path, ABSENT, document)
        told = {problem.path: problem for problem in refusal(document)}
        assert told[f"{path}s"].code in {ProblemCode.UNKNOWN_KEY, ProblemCode.UNKNOWN_CATEGORY}
        assert told[f"{path}s"].suggestion == key
