"""The example in JavaScript: it agrees with every vector that its judge knows, and tells a mistake made on purpose."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Final

import pytest

from dme_migration.vectors import folder
from tests.test_examples import EXAMPLES

HERE: Final = EXAMPLES / "vectors"
NODE: Final = shutil.which("node")
pytestmark = pytest.mark.skipif(NODE is None, reason="Node is not installed here")

MISTAKES: Final = (
    # What is changed in the judge, and the vector that must tell it.
    (
        "calendar days for business days",
        "!off.weekly.includes(weekday) && !holidays.has(day)",
        "true",
        "preanalysis.validation-window/seven-business-days (preanalysis.validation-window)",
    ),
    (
        "holidays forgotten",
        " && !holidays.has(day)",
        "",
        "year-ends/2026-12-23/validation-window-seven (preanalysis.validation-window)",
    ),
    (
        "the starting day counted",
        "plus(from, days)",
        "plus(from, days - 1)",
        "legacy-access.ninety-days/planned-for-the-eighty-ninth-day (legacy-access.ninety-days)",
    ),
    (
        "a fee for the clinic rather than for each practitioner",
        "50_000 * kase.fees.practitioners",
        "50_000",
        "avenant.extraction-fee/three-practitioners-at-the-ceiling (avenant.extraction-fee)",
    ),
)


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("vectors")
    for name, content in folder().items():
        (place / name).write_bytes(content)
    return place


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [str(NODE), str(HERE / "runner.mjs"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


@pytest.mark.parametrize(("option", "words"), [((), "d'accord, 0 en désaccord"), (("--en",), "agree, 0 differ")])
def test_the_judge_agrees(exported: Path, option: tuple[str, ...], words: str) -> None:
    done = run(exported, *option)

    assert done.returncode == 0, done.stdout + done.stderr
    assert words in done.stdout
    assert int(done.stdout.split()[0]) > 100


@pytest.mark.parametrize("mistake", MISTAKES, ids=[mistake[0] for mistake in MISTAKES])
def test_a_mistake_is_told_in_words(exported: Path, tmp_path: Path, mistake: tuple[str, str, str, str]) -> None:
    _, right, wrong, told = mistake
    judge = (HERE / "judge.mjs").read_text(encoding="utf-8")
    assert judge.count(right) == 1
    mistaken = tmp_path / "judge.mjs"
    mistaken.write_text(judge.replace(right, wrong), encoding="utf-8")
    done = run(exported, mistaken, "--en")

    assert done.returncode == 1
    assert told in done.stdout.splitlines()
    assert ": expected " in done.stdout


def test_a_judge_of_nothing_is_no_agreement(exported: Path, tmp_path: Path) -> None:
    idle = tmp_path / "judge.mjs"
    idle.write_text("export const judges = {};", encoding="utf-8")

    assert run(exported, idle).returncode == 2


def test_the_runner_is_short() -> None:
    assert len((HERE / "runner.mjs").read_text(encoding="utf-8").splitlines()) <= 45
