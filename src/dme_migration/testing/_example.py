"""One example: a case, the day on which to judge it, and what is breached then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pprint import pformat
from typing import Any, Protocol

import attrs

from dme_migration.model import MigrationCase
from dme_migration.rules import Assessment, Readings
from dme_migration.serialization import case_to

__all__ = ["Example", "Printer", "breached"]

_WIDTH = 100


class Printer(Protocol):
    """What Hypothesis and IPython print with."""

    def text(self, words: str) -> None:
        """Print some words."""
        ...


@attrs.frozen(kw_only=True, repr=False)
class Example:
    """A case, the day on which it is judged, and the ids of all that is breached then, warnings included.

    ``readings`` is the default ones, but for an obligation that binds under another reading alone. Printed, an example
    shows the day and the breaches first, then the case as its document: what is absent from it is not shown.

    >>> from dme_migration.model import Request
    >>> Example(case=MigrationCase(request=Request(objective="emr_change")), as_of=date(2026, 2, 2))
    Example(
        as_of=date(2026, 2, 2),
        expected=frozenset(),
        case=case_from(
            {'format': 'dme-migration/case-1', 'request': {'objective': 'emr_change'}}
        ),
    )
    """

    case: MigrationCase
    as_of: date
    expected: frozenset[str] = frozenset()
    readings: Readings = attrs.field(factory=Readings)

    def __repr__(self) -> str:
        return "Example(\n" + "".join(f"    {line}\n" for line in self._lines()) + ")"

    def _repr_pretty_(self, printer: Printer, cycle: bool) -> None:  # noqa: ARG002 - IPython's protocol
        # Hypothesis prints what made a test fail by this name, and would otherwise show every absent field.
        printer.text(repr(self))

    def _lines(self) -> Iterator[str]:
        yield f"as_of={self.as_of!r},".replace("datetime.", "")
        expected = "{" + ", ".join(map(repr, sorted(self.expected))) + "}" if self.expected else ""
        yield f"expected=frozenset({expected}),"
        others = {name: value for name, value in self.readings if value != Readings()[name]}
        if others:
            yield f"readings=Readings({others!r}),"
        yield "case=case_from("
        document: dict[str, Any] = case_to(self.case)
        for line in pformat(document, width=_WIDTH, sort_dicts=False).splitlines():
            yield f"    {line}"
        yield "),"


def breached(assessment: Assessment) -> frozenset[str]:
    """Name what is breached: duties and recommendations."""
    return frozenset(finding.obligation.id for finding in (*assessment.breaches, *assessment.warnings))
