"""What is public is pinned: a name that goes, or comes, is a change that the changelog tells.

``python -m tests.test_public_names`` writes the present names down.
"""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Final

import pytest

PINNED: Final = Path(__file__).parent / "data" / "public_names.json"
ROOMS: Final = (
    "dme_migration",
    "dme_migration.audit",
    "dme_migration.calendar",
    "dme_migration.errors",
    "dme_migration.model",
    "dme_migration.planning",
    "dme_migration.report",
    "dme_migration.report.letters",
    "dme_migration.report.worksheet",
    "dme_migration.rules",
    "dme_migration.serialization",
    "dme_migration.testing",
    "dme_migration.testing.laws",
    "dme_migration.text",
    "dme_migration.vectors",
)


def names_of(room: str) -> list[str]:
    return sorted(importlib.import_module(room).__all__)


@pytest.mark.parametrize("room", ROOMS)
def test_the_names_of_a_room_are_those_that_were_written_down(room: str) -> None:
    assert names_of(room) == json.loads(PINNED.read_text("utf-8"))[room]


@pytest.mark.parametrize("room", ROOMS)
def test_every_name_is_there(room: str) -> None:
    module = importlib.import_module(room)
    assert [name for name in names_of(room) if not hasattr(module, name)] == []


if __name__ == "__main__":
    PINNED.write_text(json.dumps({room: names_of(room) for room in ROOMS}, indent=1) + "\n", encoding="utf-8")
