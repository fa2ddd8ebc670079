"""No hot call grows slower unseen: the instructions that it executes are counted, and compared with those pinned."""

from __future__ import annotations

import json
from typing import Final

import pytest

from tests.instructions import CALLS, PINNED, PYTHON, executed, warm

TOLERANCE: Final = 1.10
"""What another release of a library that we call may add."""

COUNTS: Final[dict[str, dict[str, int]]] = json.loads(PINNED.read_text("utf-8"))


@pytest.mark.parametrize("name", CALLS)
def test_no_hot_call_executes_more_than_was_pinned(name: str) -> None:
    if PYTHON not in COUNTS:
        pytest.skip(f"no counts are pinned for Python {PYTHON}: python -m tests.instructions")

    count = executed(warm(name))

    assert count <= TOLERANCE * COUNTS[PYTHON][name], "mend it, or say why and run python -m tests.instructions"


@pytest.mark.parametrize("name", CALLS)
def test_a_count_is_exact(name: str) -> None:
    call = warm(name)
    one, two, three = (executed(lambda n=n: [call() for _ in range(n)]) for n in (1, 2, 3))  # type: ignore[misc]

    assert two - one == three - two > 20


def test_every_version_that_we_support_is_pinned() -> None:
    assert {"3.11", "3.12", "3.13"} <= set(COUNTS)
    assert all(counts.keys() == CALLS.keys() for counts in COUNTS.values())
