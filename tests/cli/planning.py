"""Cases to plan: the request of DECLARATIONS §1 alone, and what the tests of ``plan`` and ``report`` share."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import Result

from tests.serialization.documents import sample

DAY = "--as-of=2026-01-13"
"""The official start of the sample case: its form was sent on Monday 12 January."""


def words(result: Result) -> str:
    """Give what was said, on one line, with plain spaces."""
    return " ".join((result.stdout + result.stderr).replace("\u00a0", " ").split())


def request_alone() -> dict[str, Any]:
    """Give the request without schedule nor journal, its contract without an end, and an application's own key."""
    document = sample()
    request = document["request"]
    del request["contract"]["ends_on"]
    return {"format": document["format"], "id": document["id"], "request": request, "x-dossier": 7}


def unsent() -> dict[str, Any]:
    """Give a case that says hardly anything."""
    return {
        "format": "dme-migration/case-1",
        "request": {"objective": "emr_change", "source_emr": "KinLogix", "receiving_emr": "MYLE"},
    }


def saved(tmp_path: Path, document: object, name: str = "c.json") -> str:
    """Put a document in a file."""
    path = tmp_path / name
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return str(path)


def days_of(document: dict[str, Any]) -> dict[str, list[str]]:
    """Give the planned days by milestone."""
    found: dict[str, list[str]] = {}
    for entry in document["milestones"]:
        found.setdefault(entry["milestone"], []).append(entry["on"])
    return found
