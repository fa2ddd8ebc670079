"""What each conformance vector comes to, written down: a status that changes is told, or is a mistake.

An entry holds the digest of what is given (the case, the moment, the readings) and, for each obligation that the vector
tells of, the status with the days that go with it. A vector that is there stays there, with what it gives.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from dme_migration.rules import Finding, evaluate
from dme_migration.serialization import case_to
from dme_migration.vectors import Vector, vectors
from tests.compatibility.changelog import names
from tests.compatibility.frozen import digest

FILE: Final = Path(__file__).parent / "statuses.json"

Kept = dict[str, dict[str, Any]]


def kept() -> Kept:
    return json.loads(FILE.read_text("utf-8"))  # type: ignore[no-any-return]


def judged() -> Kept:
    """Judge every vector with the present code."""
    return {vector.id: _judged(vector) for vector in vectors()}


def text_of(entries: Kept) -> str:
    lines = (f"{json.dumps(name)}: {json.dumps(entry, sort_keys=True)}" for name, entry in sorted(entries.items()))
    return "{\n" + ",\n".join(lines) + "\n}\n"


def untold(before: Kept, after: Kept, words: str) -> Iterator[str]:
    """Tell each vector that went or gives something else, and each status that changed and that no words name."""
    for name, entry in before.items():
        if name not in after:
            yield f"{name} is gone: a vector is added, never taken away"
            continue
        if after[name]["given"] != entry["given"]:
            yield f"{name} gives something else: add a vector, leave this one"
            continue
        if names(words, name):
            continue
        for obligation, status in entry["statuses"].items():
            now = after[name]["statuses"].get(obligation)
            if now != status and not names(words, obligation):
                yield f"{name}: {obligation} was « {status} », is « {now} », and the changelog's Verdicts name neither"


def _judged(vector: Vector) -> dict[str, Any]:
    assessment = evaluate(vector.case, as_of=vector.as_of, readings=vector.readings)
    given = [case_to(vector.case), vector.as_of.isoformat(), vector.readings.as_dict()]
    return {
        "given": digest(json.dumps(given, sort_keys=True).encode())[:16],
        "statuses": {told.obligation: _status(assessment[told.obligation]) for told in vector.expected},
    }


def _status(finding: Finding) -> str:
    """Write a status on one line: the word, whether it is final, and the days that go with it."""
    moments = {"due": finding.due_at or finding.due_on, "not before": finding.not_before}
    days = (f"{name} {moment.isoformat()}" for name, moment in moments.items() if moment is not None)
    return "; ".join([f"{finding.status}{', final' * finding.final}", *days])
