"""The converter: strict where cattrs is not, one for all threads."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from dme_migration.serialization import load_case
from dme_migration.serialization.converter import REFUSALS, converter, structured
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
    ("schedule.starts_on", "20260113"),
    ("schedule.starts_on", "2026-W01-1"),
    ("complaints[0].received_at", "2026-03-03 09:00:00-05:00"),
    ("request.objective", True),
    ("unknown", 1),
    ("format", ABSENT),
]


@pytest.mark.parametrize(("path", "value"), COERCED)
def test_nothing_is_coerced(path: str, value: object) -> None:
    with pytest.raises(REFUSALS):
        structured(changed(path, value))


def test_built_once() -> None:
    structured(sample())
    assert converter() is converter()


def test_shared_between_threads() -> None:
    documents = [json.dumps(changed("id", f"case {number}")) for number in range(200)]
    with ThreadPoolExecutor(8) as pool:
        cases = list(pool.map(load_case, documents))
    assert [case.id for case in cases] == [f"case {number}" for number in range(200)]
    assert {case.request for case in cases} == {load_case(SAMPLE).request}
