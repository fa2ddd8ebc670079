"""Refusals: their tree, and what each says and keeps."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

from dme_migration.errors import (
    CalendarError,
    DmeMigrationError,
    DocumentError,
    InfeasibleScheduleError,
    InvalidValueError,
    RulebookError,
)
from dme_migration.planning import Cause
from dme_migration.serialization import load_case


@pytest.mark.parametrize(
    "kind", [CalendarError, DocumentError, InfeasibleScheduleError, InvalidValueError, RulebookError]
)
def test_every_refusal_is_one_of_ours(kind: type[Exception]) -> None:
    assert issubclass(kind, DmeMigrationError)
    assert (kind.__doc__ or "").strip()


@pytest.mark.parametrize("kind", [CalendarError, InvalidValueError, RulebookError])
def test_a_value_that_cannot_be_is_a_value_error_too(kind: type[Exception]) -> None:
    assert issubclass(kind, ValueError)


@pytest.mark.parametrize("kind", [DocumentError, InfeasibleScheduleError])
def test_what_is_no_single_value_is_no_value_error(kind: type[Exception]) -> None:
    assert not issubclass(kind, ValueError)


def test_a_document_error_has_every_problem_and_says_each_on_its_line() -> None:
    document = (
        b'{"format": "dme-migration/case-1", "request": {"objectiv": "emr_change", "client": {"kind": "clinik"}}}'
    )

    with pytest.raises(DocumentError) as caught:
        load_case(document)

    paths = [problem.path for problem in caught.value.problems]
    assert sorted(paths) == ["request.client.kind", "request.objectiv"]
    assert len(str(caught.value).splitlines()) == 2
    copy = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert copy.problems == caught.value.problems


def test_an_infeasible_schedule_names_what_contradicts_itself() -> None:
    conflicts = Cause("obligation", "legacy-access.ninety-days"), Cause("fixed", "production", date(2026, 4, 9))
    error = InfeasibleScheduleError(list(conflicts))

    assert error.conflicts == conflicts
    assert "legacy-access.ninety-days" in str(error)
    assert "production" in str(error)
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert copy.conflicts == error.conflicts
