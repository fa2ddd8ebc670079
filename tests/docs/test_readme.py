"""The two commands stand in the README and on the home pages; the first is run there, the second by the check."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.pages import DOCS, ROOT, blocks, commands, run_by

PLACES = [ROOT / "README.md", DOCS / "fr" / "index.md", DOCS / "en" / "index.md"]
TEST = 'python3 -m venv .venv && .venv/bin/pip install -q -e ".[test]" && .venv/bin/pytest -q'


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.relative_to(ROOT).as_posix())
def test_the_two_commands_come_first_and_show_what_they_print(place: Path) -> None:
    found = [command for language, _, source in blocks(place) if language == "console" for command in commands(source)]
    (judge, printed), (test, _) = found[:2]
    assert (run_by(judge) or "").startswith("dme-migration check examples/compliant.json --as-of")
    assert printed
    assert test == f"$ {TEST}"
    assert run_by(test) is None


def test_the_check_runs_the_tests_as_the_readme_says() -> None:
    assert TEST in (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
