"""The converter: strict where cattrs is not, one for all threads."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from dme_migration.errors import InvalidValueError
from dme_migration.model import JournalEntry
from dme_migration.serialization import load_case
from dme_migration.serialization.converter import MOST_SHARED, REFUSALS, converter, structured
from dme_migration.serialization.reading import parsed
from tests.serialization.documents import ABSENT, SAMPLE, changed, sample

# What cattrs by itself reads as something else (anchors, « Traps found by trying »).
COERCED: list[tuple[str, object]] = [
    ("id", 12),
    ("id", None),
    ("request.transmissions[0].form_attached", "false"),
    ("request.transmissions[0].form_attached", 0),
    ("fees.practitioners", 3.7),
    ("fees.practitioners", True),
    ("fees.practitioners", "1"),
    ("fees.import_cad", 1500),
    ("request.client.email", None),
    ("request.transmissions[0].recipients", "ventesdme@telus.com"),
    ("request.requesters", {"name": "Dre Anne Tremblay"}),
    ("request.data.allergies", 1),
    ("request.objective", None),
    ("journal[0].by", None),
    ("schedule.milestones[0].agreements", None),
    ("schedule.milestones[0].agreements", {}),
    ("request.transmissions[0].recipients", {}),
    ("request.transmissions[0].recipients", [None]),
    ("request.transmissions[0].recipients", [{}]),
    ("request.client", []),
    ("request.client", "clinic"),
    ("request.contract.notice_period.days", True),
    ("request.contract.notice_period.days", 30.0),
    ("journal[0].on", ["2026-01-21"]),
    ("journal[0].milestone", {"a": 1}),
    ("schedule.starts_on", "20260113"),
    ("schedule.starts_on", "2026-W01-1"),
    ("complaints[0].received_at", "2026-03-03 09:00:00-05:00"),
    ("request.objective", True),
    ("unknown", 1),
    ("format", ABSENT),
    ("format", None),
    ("extra", {"x-own": 1}),
    ("written", "dme-migration/case-1"),
]


@pytest.mark.parametrize(("path", "value"), COERCED)
def test_nothing_is_coerced(path: str, value: object) -> None:
    document = changed(path, value)
    for given in (document, parsed(json.dumps(document))):
        with pytest.raises(REFUSALS):
            structured(given)


def entry(**keys: object) -> JournalEntry:
    made: JournalEntry = converter().structure(keys, JournalEntry)
    return made


class TestSharing:
    """An entry of closed values alone is built once; nobody can tell, but by asking whether two are one."""

    def test_equal_entries_are_one(self) -> None:
        assert entry(milestone="production", on="2026-04-09") is entry(milestone="production", on="2026-04-09")
        assert entry(milestone="production", on="2026-04-09") != entry(milestone="production", on="2026-04-10")

    def test_the_order_of_the_keys_makes_no_difference(self) -> None:
        assert entry(on="2026-04-09", milestone="production") == entry(milestone="production", on="2026-04-09")

    def test_free_text_is_never_kept(self) -> None:
        first, second = (entry(milestone="production", on="2026-04-09", evidence="courriel") for _ in range(2))
        assert first == second
        assert first is not second

    def test_nor_is_a_long_name_of_an_application(self) -> None:
        first, second = (entry(milestone=f"x-{'a' * 64}", on="2026-04-09") for _ in range(2))
        assert first == second
        assert first is not second

    @pytest.mark.parametrize("own", [(1, True), (1.0, 1), (0, False), ([1], [True]), ({"a": 1}, {"a": 1.0})])
    def test_values_that_python_holds_equal_are_told_apart(self, own: tuple[object, object]) -> None:
        read = [entry(milestone="production", on="2026-04-09", **{"x-own": value}).extra for value in own]
        assert read == [(("x-own", json.dumps(value)),) for value in own]

    @pytest.mark.parametrize(
        "day", ["2026-04-09\0", "2026-04-09\0on\x002026-04-09", "\0", ["2026-04-09"], 20260409, None]
    )
    def test_what_only_resembles_an_entry_is_refused(self, day: object) -> None:
        assert entry(milestone="production", on="2026-04-09")
        for keys in ({"milestone": "production", "on": day}, {"on": day, "milestone": "production"}):
            with pytest.raises(REFUSALS):
                entry(**keys)

    def test_what_is_refused_once_is_refused_again(self) -> None:
        for _ in range(2):
            with pytest.raises(InvalidValueError):
                entry(milestone="production", on="1899-12-31")

    def test_no_more_are_kept_than_a_year_holds(self) -> None:
        first = entry(milestone="x-first", on="2026-04-09")
        for number in range(MOST_SHARED):
            entry(milestone=f"x-{number}", on="2026-04-09")
        assert entry(milestone="x-first", on="2026-04-09") is not first


def test_built_once() -> None:
    structured(sample())
    assert converter() is converter()


def test_shared_between_threads() -> None:
    documents = [json.dumps(changed("id", f"case {number}")) for number in range(200)]
    with ThreadPoolExecutor(8) as pool:
        cases = list(pool.map(load_case, documents))
    assert [case.id for case in cases] == [f"case {number}" for number in range(200)]
    assert {case.request for case in cases} == {load_case(SAMPLE).request}
