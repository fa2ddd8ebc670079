"""Each value of each reading, on a case whose verdict hangs on it: once under the value, once under the default."""

from __future__ import annotations

from collections.abc import Iterator

from dme_migration.rules import READINGS, Reading
from dme_migration.rules.status import STATUS_LABELS
from dme_migration.text import Text
from tests.rules.examples import Example, when
from tests.vectors.by_hand import ROWS
from tests.vectors.drafts import Draft
from tests.vectors.own import OBLIGATIONS, Chosen, Own


def drafts() -> Iterator[Draft]:
    """Give two drafts for each value but the default ones, in the order of the table of readings."""
    for reading in READINGS.values():
        for value in reading.values[1:]:
            row = _row(reading, value)
            pair: tuple[Chosen, Chosen] = (((reading.name, value),), ())
            yield _draft(row, reading, value, pair)
            yield _draft(row, reading, f"{reading.default}-rather-than-{value}", pair[::-1])


def _row(reading: Reading, value: str) -> Example:
    """Find the first row, of those that use the reading and then of all, whose status hangs on the value."""
    using = [row for row in ROWS if (reading.name, value) in row.readings]
    for row in (*using, *ROWS):
        others = tuple(pair for pair in row.readings if pair[0] != reading.name)
        under, by_default = (
            Own(row.case, when(row.as_of), (*others, (reading.name, choice))).finding(row.obligation)
            for choice in (value, reading.default)
        )
        if not others and under[0] != by_default[0]:
            return row
    raise LookupError(f"no row whose status hangs on {reading.name}={value}")


def _draft(row: Example, reading: Reading, step: str, pair: tuple[Chosen, Chosen]) -> Draft:
    readings, beside = pair
    value = dict(readings).get(reading.name, reading.default)
    status = STATUS_LABELS[Own(row.case, when(row.as_of), readings).finding(row.obligation)[0]]
    title = OBLIGATIONS[row.obligation].title
    return Draft(
        theme="readings",
        id=f"readings/{reading.name}/{step}",
        about=Text(
            fr=f"{reading.question.fr} Dans la lecture «\u00a0{value}\u00a0», «\u00a0{title.fr}\u00a0»\u00a0: "
            f"{status.fr}.",
            en=f"{reading.question.en} Under the reading “{value}”, “{title.en}”: {status.en}.",
        ),
        obligation=row.obligation,
        case=row.case,
        as_of=when(row.as_of),
        readings=readings,
        beside=(beside,),
        edited=True,
    )
