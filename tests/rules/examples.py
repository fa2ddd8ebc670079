"""One example: a case, a day, and what one obligation has come to there; the tables of the rulebooks hold them."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache

import attrs
import pytest

from dme_migration.model import MigrationCase
from dme_migration.rules import Evaluator, Finding, Readings, Status
from dme_migration.text import Language
from tests.rules.cases import day, instant

MET = Status.MET
BREACHED = Status.BREACHED
PENDING = Status.PENDING
UNDETERMINED = Status.UNDETERMINED
NOT_APPLICABLE = Status.NOT_APPLICABLE
WAIVED = Status.WAIVED


@attrs.frozen(kw_only=True)
class Example:
    """What the table says of one obligation; every day in it was worked out by hand."""

    obligation: str
    words: str
    case: MigrationCase
    as_of: str
    status: Status
    final: bool = False
    due_on: str | None = None
    due_at: str | None = None
    not_before: str | None = None
    missing: tuple[str, ...] | None = None
    ground: str | None = None
    readings: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return f"{self.obligation}: {self.status}: {self.words}"


def example(
    obligation: str,
    words: str,
    case: MigrationCase,
    as_of: str,
    status: Status,
    *,
    final: bool = False,
    due_on: str | None = None,
    due_at: str | None = None,
    not_before: str | None = None,
    missing: tuple[str, ...] | str | None = None,
    ground: str | None = None,
    **readings: str,
) -> Example:
    """Make a row; readings are given with underscores for hyphens."""
    return Example(
        obligation=obligation,
        words=words,
        case=case,
        as_of=as_of,
        status=status,
        final=final,
        due_on=due_on,
        due_at=due_at,
        not_before=not_before,
        missing=(missing,) if isinstance(missing, str) else missing,
        ground=ground,
        readings=tuple((name.replace("_", "-"), value) for name, value in readings.items()),
    )


@cache
def evaluator(readings: tuple[tuple[str, str], ...]) -> Evaluator:
    """Share one evaluator for each set of readings."""
    return Evaluator(readings=Readings(readings))


def when(text: str) -> date:
    """Read a day or an instant."""
    return instant(text) if "T" in text else day(text)


def judged(row: Example) -> Finding:
    """Judge the case of a row, and give the finding of its obligation."""
    assessment = evaluator(row.readings).evaluate(row.case, as_of=when(row.as_of))
    return assessment[row.obligation]


def parametrized(rows: tuple[Example, ...]) -> pytest.MarkDecorator:
    """Parametrize a test with rows, each under the words that say what its case is."""
    return pytest.mark.parametrize("row", rows, ids=[str(row) for row in rows])


def check(row: Example) -> None:
    """Compare a finding with its row: status, finality, days, what is missing; and that both languages can tell it."""
    finding = judged(row)
    found = finding.beneath if row.status is WAIVED else finding.status
    assert finding.status == row.status
    assert found == (BREACHED if row.status is WAIVED else row.status)
    assert finding.final == row.final
    assert finding.due_on == _day(row.due_on)
    assert finding.due_at == _instant(row.due_at)
    assert finding.not_before == _day(row.not_before)
    if row.status is UNDETERMINED:
        assert row.missing, "an undetermined row says what is missing"
    if row.missing is not None:
        assert finding.missing == row.missing
    for language in Language:
        message = finding.message(language)
        assert message
        assert "None" not in message
        assert "{" not in message
        assert "  " not in message


def _day(text: str | None) -> date | None:
    return None if text is None else day(text)


def _instant(text: str | None) -> datetime | None:
    return None if text is None else instant(text)
