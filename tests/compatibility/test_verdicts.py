"""A status of an unchanged vector changes only where the changelog says so, under *Verdicts*."""

from __future__ import annotations

import copy
from typing import Final

import pytest

from tests.compatibility import statuses
from tests.compatibility.changelog import ROOT, names, project_version, told_now, verdicts

KEPT: Final = statuses.kept()
ONE: Final = "leap-day/2027-11-29/three-months-to-the-end"
LOG: Final = """# Changelog

## [Unreleased]

### Added

- `schedule.in-time` is spoken of elsewhere.

### Verdicts

- `client.informed` (§2) asks for a day.

## [0.2.0] - 2026-12-01

### Verdicts

- The vector leap-day/2027 and `old.one`.
"""


def test_no_status_changed_that_the_changelog_does_not_name() -> None:
    words = told_now((ROOT / "CHANGELOG.md").read_text("utf-8"), project_version())
    assert list(statuses.untold(KEPT, statuses.judged(), words)) == []


def test_every_vector_is_kept() -> None:
    assert set(statuses.judged()) <= set(KEPT), "python -m tests.compatibility"


def test_the_file_is_as_it_is_written() -> None:
    assert statuses.FILE.read_text("utf-8") == statuses.text_of(KEPT)


class TestUntold:
    def test_a_status_that_changed(self) -> None:
        later = copy.deepcopy(KEPT)
        ((obligation, status),) = KEPT[ONE]["statuses"].items()
        later[ONE]["statuses"][obligation] = "undetermined"

        (told,) = statuses.untold(KEPT, later, "")
        assert ONE in told
        assert obligation in told
        assert status in told
        assert list(statuses.untold(KEPT, later, f"- `{obligation}`: more.")) == []
        assert list(statuses.untold(KEPT, later, f"- the vector {ONE} (§3).")) == []
        assert list(statuses.untold(KEPT, later, f"- `{obligation}-and-more`: more.")) != []

    def test_a_day_that_changed(self) -> None:
        later = copy.deepcopy(KEPT)
        ((obligation, status),) = KEPT[ONE]["statuses"].items()
        later[ONE]["statuses"][obligation] = f"{status}; due 2030-01-01"
        assert len(list(statuses.untold(KEPT, later, ""))) == 1

    def test_a_vector_that_went_or_gives_something_else_whatever_is_told(self) -> None:
        assert len(list(statuses.untold({ONE: KEPT[ONE]}, {}, ONE))) == 1
        assert len(list(statuses.untold({ONE: KEPT[ONE]}, {ONE: {**KEPT[ONE], "given": "0"}}, ONE))) == 1

    def test_a_vector_that_came(self) -> None:
        assert list(statuses.untold({}, KEPT, "")) == []


class TestChangelog:
    def test_verdicts_are_found_by_version(self) -> None:
        assert set(verdicts(LOG)) == {"Unreleased", "0.2.0"}
        assert verdicts("# Changelog\n\n## [Unreleased]\n\n## [1.0.0] - 2026-11-25\n\nWords.\n") == {}

    @pytest.mark.parametrize(
        ("version", "name", "told"),
        [
            ("0.1.0", "client.informed", True),
            ("0.1.0", "old.one", False),
            ("0.2.0", "old.one", True),
            ("0.2.0", "leap-day/2027", True),
            ("0.2.0", "leap-day", False),
            ("0.2.0", "client", False),
            ("0.2.0", "schedule.in-time", False),
        ],
    )
    def test_what_is_told_now(self, version: str, name: str, *, told: bool) -> None:
        assert names(told_now(LOG, version), name) is told
