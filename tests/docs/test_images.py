"""The timeline on the home pages is the one that the library draws now."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from dme_migration.cli.app import ROOT as COMMAND
from tests.docs.pages import DOCS, ROOT

EXAMPLE = ROOT / "examples" / "late-validation.json"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_timeline_is_not_stale(language: str) -> None:
    asked = ["report", str(EXAMPLE), "--as", "svg", "--as-of", "2026-04-10", "--width", "720", "--lang", language]
    place = DOCS / language / "images" / "timeline.svg"
    result = CliRunner().invoke(COMMAND, asked)
    assert result.exit_code == 0, result.output
    assert place.read_text("utf-8") == result.stdout, f"run: dme-migration {' '.join(asked)} -o {place}"
