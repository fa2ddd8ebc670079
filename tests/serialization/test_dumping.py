"""Writing cases: what is read back is equal, in the order of DECLARATIONS §1, whatever the reader."""

from __future__ import annotations

import json
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dme_migration.errors import InvalidValueError
from dme_migration.model import (
    Client,
    Contract,
    DataSelection,
    Fees,
    JournalEntry,
    MigrationCase,
    Party,
    Request,
    Requester,
    Schedule,
    Transmission,
)
from dme_migration.serialization import case_from, case_to, dump_case, json_line, load_case
from tests.serialization.documents import SAMPLE, changed, sample
from tests.serialization.strategies import JSON_VALUES, documents


class TestSample:
    def test_word_for_word_and_key_for_key(self) -> None:
        assert json.dumps(case_to(load_case(SAMPLE))) == json.dumps(sample())

    def test_whatever_the_order_of_the_keys(self) -> None:
        def reversed_keys(value: Any) -> Any:
            if isinstance(value, dict):
                return {key: reversed_keys(value[key]) for key in reversed(value)}
            return [reversed_keys(item) for item in value] if isinstance(value, list) else value

        document = reversed_keys(sample())
        del document["request"]["data"]
        expected = sample()
        del expected["request"]["data"]
        assert json.dumps(case_to(case_from(document))) == json.dumps(expected)

    def test_text_is_readable_and_ends_its_last_line(self) -> None:
        text = dump_case(load_case(SAMPLE))
        assert "Volume de documents numérisés" in text
        assert text.endswith("\n}\n")
        assert text.startswith('{\n  "format": "dme-migration/case-1",\n  "id": "2026-0042",\n  "request": {')
        assert dump_case(load_case(text)) == text

    @pytest.mark.parametrize("amount", ["450.00", "450.0", "450", "0", "0.0000", "999999999999.9999"])
    def test_amounts_keep_their_cents(self, amount: str) -> None:
        assert case_to(case_from(changed("fees.import_cad", amount)))["fees"]["import_cad"] == amount

    @pytest.mark.parametrize(
        ("instant", "written"),
        [
            ("2026-01-12T16:20:00-05:00", None),
            ("2026-01-12T16:20:00.123456+05:45", None),
            ("2026-01-12T16:20:00.5-05:00", "2026-01-12T16:20:00.500000-05:00"),
            ("2026-01-12T16:20:00Z", "2026-01-12T16:20:00+00:00"),
        ],
    )
    def test_instants_keep_their_offset(self, instant: str, written: str | None) -> None:
        document = case_to(case_from(changed("complaints[0].received_at", instant)))
        assert document["complaints"][0]["received_at"] == written or instant

    def test_own_keys_come_after_the_others(self) -> None:
        document = sample()
        document["request"]["client"] = {"x-b": [1.5, None], "name": "A", "x-a": {"é": True}}
        written = case_to(case_from(document))["request"]["client"]
        assert list(written.items()) == [("name", "A"), ("x-b", [1.5, None]), ("x-a", {"é": True})]


class TestRoundTrip:
    @given(documents())
    def test_documents(self, document: dict[str, Any]) -> None:
        case = case_from(document)
        assert load_case(dump_case(case)) == case
        assert case_from(case_to(case)) == case
        assert load_case(json_line(case_to(case))) == case
        assert load_case(dump_case(case).encode()) == case

    @pytest.mark.parametrize(
        "case",
        [
            MigrationCase(request=Request()),
            MigrationCase(request=Request(), schedule=Schedule()),
            MigrationCase(request=Request(source_emr="MYLE"), schedule=Schedule(evidence="a")),
            MigrationCase(
                request=Request(
                    transmissions=(
                        Transmission(
                            sent_at=datetime(2026, 1, 12, tzinfo=UTC), channel="fax", form_attached=False, recipients=()
                        ),
                    )
                )
            ),
            MigrationCase(request=Request(), fees=Fees(extraction_cad=Decimal(0), practitioners=0)),
            MigrationCase(
                request=Request(), journal=(JournalEntry(milestone="production", on=date(2026, 1, 5), by=Party.CLIENT),)
            ),
        ],
    )
    def test_cases_built_by_hand(self, case: MigrationCase) -> None:
        assert load_case(dump_case(case)) == case

    def test_objects_that_say_nothing_are_no_value(self) -> None:
        request = Request(client=Client(), data=DataSelection(), contract=Contract(), requesters=(Requester(),))
        case = MigrationCase(request=request, fees=Fees())
        assert load_case(dump_case(case)) == MigrationCase(request=Request())

    @pytest.mark.parametrize(
        "zone",
        [
            ZoneInfo("America/Toronto"),
            UTC,
            timezone(timedelta(hours=-3, minutes=-30, seconds=-52)),
            ZoneInfo("Africa/Monrovia"),
        ],
    )
    def test_any_zone_of_python(self, zone: Any) -> None:
        instant = datetime(1950, 3, 3, 9, 5, tzinfo=zone)
        case = load_case(SAMPLE)
        case = attrs.evolve(case, complaints=(attrs.evolve(case.complaints[0], received_at=instant),))
        assert load_case(dump_case(case)) == case

    def test_own_values_that_are_no_json(self) -> None:
        with pytest.raises(InvalidValueError, match="x-own"):
            dump_case(MigrationCase(request=Request(), extra=(("x-own", "{"),)))


class TestWhateverTheReader:
    @given(st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda text: bool(text.strip())))
    def test_dumped_text_has_no_line_end_of_its_own(self, name: str) -> None:
        case = MigrationCase(request=Request(source_emr=name))
        text = dump_case(case)
        assert load_case(text) == case
        assert text.splitlines() == text.split("\n")[:-1]
        assert not any(unicodedata.category(c) in {"Cc", "Zl", "Zp"} for c in text if c != "\n")

    @given(JSON_VALUES)
    def test_a_line_is_a_line(self, value: object) -> None:
        line = json_line(value)
        assert line.isascii()
        assert len(line.splitlines()) == 1
        assert json.loads(line) == value

    def test_a_line_is_json(self) -> None:
        with pytest.raises(ValueError, match="not JSON compliant"):
            json_line(float("nan"))
