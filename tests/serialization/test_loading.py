"""Reading cases: what is valid, what a document may leave out, and the field cases of neighbouring projects."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from decimal import Decimal
from types import MappingProxyType

import attrs
import pytest
from hypothesis import given

from dme_migration.errors import DocumentError
from dme_migration.model import DEFAULT_GRID, Channel, DataCategory, MigrationCase, Moment, Party
from dme_migration.serialization import ProblemCode, case_from, case_to, dump_case, load_case
from dme_migration.text import Language, Text
from tests.serialization.documents import ABSENT, SAMPLE, at, changed, refusal, sample
from tests.serialization.strategies import JSON_VALUES


class TestSample:
    def test_values_reach_the_model(self) -> None:
        case = load_case(SAMPLE)
        transmission = case.request.transmissions[0]
        assert case.id == "2026-0042"
        assert transmission.channel is Channel.EMAIL
        assert transmission.sent_at == datetime.fromisoformat("2026-01-12T21:20:00+00:00")
        assert transmission.sent_at.utcoffset() == timedelta(hours=-5)
        assert len(transmission.recipients) == 3
        assert case.request.data is not None
        assert case.request.data.chosen == {"allergies", "medication_list"}
        assert case.schedule is not None
        assert case.schedule.milestones[0].agreements[0].by is Party.SOURCE_VENDOR
        assert case.schedule.revisions[0].from_ == date(2026, 2, 9)
        assert case.schedule.milestones[7].on is None
        assert case.journal[0].milestone is Moment.FLOW_ANALYSIS_MEETING
        assert case.fees is not None
        assert case.fees.extraction_cad == Decimal("450.00")

    def test_bytes_text_and_parsed_are_one(self) -> None:
        assert load_case(SAMPLE) == load_case(SAMPLE.encode()) == case_from(sample())
        assert load_case(b"\xef\xbb\xbf" + SAMPLE.encode()) == load_case("\ufeff" + SAMPLE) == load_case(SAMPLE)
        assert case_from(MappingProxyType(sample())) == load_case(SAMPLE)

    def test_a_parsed_document_is_left_as_it_was(self) -> None:
        document = changed("request.client.x-own", {"a": [1]})
        case_from(document)
        assert document == changed("request.client.x-own", {"a": [1]})

    def test_a_case_grows(self) -> None:
        case = load_case('{"format": "dme-migration/case-1", "request": {"source_emr": "MYLE"}}')
        assert case == MigrationCase(request=attrs.evolve(case.request))
        assert case.journal == ()


class TestEmptyValues:
    @pytest.mark.parametrize("empty", ["", {}])
    @pytest.mark.parametrize(
        "path",
        [
            "id",
            "schedule",
            "fees",
            "fees.practitioners",
            "fees.import_cad",
            "request.client",
            "request.client.kind",
            "request.client.time_zone",
            "request.data",
            "request.data.appointments",
            "request.contract.notice_period",
            "request.contract.ends_on",
            "request.authorization",
            "request.vendor_notice",
            "schedule.milestones[3].on",
            "schedule.test_extraction_period",
            "complaints[0].followed_up_at",
        ],
    )
    def test_an_empty_value_is_no_value(self, path: str, empty: object) -> None:
        document = changed(path, empty)
        if path == "schedule.milestones[3].on":
            assert load_case(json.dumps(document)).schedule is not None
        assert case_from(document) == case_from(changed(path, ABSENT))

    @pytest.mark.parametrize("path", ["request.requesters[0]", "journal[14]", "request.transmissions[0].recipients[2]"])
    @pytest.mark.parametrize("empty", ["", {}])
    def test_an_empty_entry_is_no_entry(self, path: str, empty: object) -> None:
        assert case_from(changed(path, empty)) == case_from(changed(path, ABSENT))

    def test_an_object_of_empty_values_is_empty(self) -> None:
        hollow = {"clinic": "", "signatory": "", "signed_on": "", "evidence": {}}
        assert case_from(changed("request.authorization", hollow)).request.authorization is None
        assert case_from(changed("request.contract.notice_period", {"days": ""})).request.contract is not None
        assert case_from(changed("request.requesters[0]", {"name": ""})).request.requesters == ()

    def test_own_keys_say_something_even_when_empty(self) -> None:
        client = case_from(changed("request.client", {"x-own": ""})).request.client
        assert client is not None
        assert client.extra == (("x-own", '""'),)

    def test_required_keys_are_missing_when_empty(self) -> None:
        (problem,) = refusal(changed("request.transmissions[0].sent_at", ""))
        assert (problem.code, problem.path) == ("missing-key", "request.transmissions[0].sent_at")
        (problem,) = refusal(changed("request", {"client": {"name": ""}}))
        assert (problem.code, problem.path) == ("missing-key", "request")

    def test_places_count_the_empty_entries(self) -> None:
        document = changed("journal[0]", {})
        document["journal"].append({"milestone": "production", "on": "2026-03-01"})
        (problem,) = refusal(document)
        assert problem.path == "journal[15].milestone"


class TestOwnKeys:
    @pytest.mark.parametrize(
        "path",
        ["", "request.", "request.client.", "request.data.", "schedule.milestones[0].agreements[1].", "journal[3]."],
    )
    @given(value=JSON_VALUES)
    def test_kept_at_every_level(self, path: str, value: object) -> None:
        document = changed(f"{path}x-own-key", value)
        case = load_case(json.dumps(document))
        assert at(case_to(case), f"{path}x-own-key") == value
        assert case == case_from(document)

    def test_milestones_of_an_application(self) -> None:
        document = changed("schedule.milestones[16]", {"milestone": "x-training", "on": "2026-02-25"})
        schedule = case_from(document).schedule
        assert schedule is not None
        assert schedule.planned("x-training") == (date(2026, 2, 25),)


class TestGrid:
    def test_codes_of_another_grid(self) -> None:
        label = Text(fr="Échographies", en="Ultrasounds")
        own = attrs.evolve(
            DEFAULT_GRID,
            categories=(
                DataCategory(code="ultrasounds", label=label, standard=False, source="ours"),
                DataCategory(code="x-rays", label=label, standard=False, source="ours"),
            ),
        )
        document = changed("request.data", {"ultrasounds": True, "x-rays": True, "x-note": "a"})
        data = case_from(document, grid=own).request.data
        assert data is not None
        assert data.chosen == {"ultrasounds", "x-rays"}
        assert data.extra == (("x-note", '"a"'),)
        assert load_case(dump_case(case_from(document, grid=own)), grid=own) == case_from(document, grid=own)
        (problem,) = refusal(document)
        assert (problem.code, problem.path) == (ProblemCode.UNKNOWN_CATEGORY, "request.data.ultrasounds")

    def test_a_code_of_the_default_grid_is_unknown_to_another(self) -> None:
        own = attrs.evolve(DEFAULT_GRID, categories=DEFAULT_GRID.categories[:3])
        with pytest.raises(DocumentError) as refused:
            load_case(SAMPLE, grid=own)
        assert [problem.path for problem in refused.value.problems] == [
            "request.data.allergies",
            "request.data.medication_list",
            "request.data.appointments",
        ]


def test_a_fault_that_only_the_model_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(_: object) -> MigrationCase:
        raise ValueError("no")

    monkeypatch.setattr("dme_migration.serialization.loading.structured", refusing)
    (problem,) = refusal(sample())
    assert (problem.code, problem.path) == (ProblemCode.REFUSED, "$")
    assert "(no)" in problem.message(Language.EN)
