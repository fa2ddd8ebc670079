"""The example of a vendor's backend: its own tests pass, and its page shows what the machine really prints."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from examples.backend.adapter import FleuveAdapter
from examples.backend.mistakes import NinetyDaysFromTheCutover

from dme_migration import Language
from dme_migration.model import Client, ClientKind, DataSelection, Request, Schedule, ScheduledMilestone
from dme_migration.testing import AN_ORDINARY_MONDAY, MigrationMachine, RequestOpened, ScheduleDrawnUp

ROOT: Final = Path(__file__).parents[1]
PAGE: Final = ROOT / "examples" / "backend" / "README.md"


def test_the_example_runs_as_its_page_says() -> None:
    # The project's own options start workers; a reader's pytest knows none.
    command = [sys.executable, "-m", "pytest", "-q", "-o", "addopts=", "-p", "no:cacheprovider", "examples/backend"]
    mine = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")}
    done = subprocess.run(command, cwd=ROOT, env=mine, capture_output=True, text=True, encoding="utf-8", check=False)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "4 passed" in done.stdout


class MistakenAdapter(FleuveAdapter):
    new_backend = NinetyDaysFromTheCutover


class MistakenMachine(MigrationMachine):
    adapter = MistakenAdapter


class MistakenMachineInEnglish(MistakenMachine):
    language = Language.EN


@pytest.mark.parametrize(("machine", "block"), [(MistakenMachine, 0), (MistakenMachineInEnglish, 1)])
def test_the_page_shows_what_the_machine_says(machine: type[MistakenMachine], block: int) -> None:
    shown = re.findall(r"```text\n(.*?)\n```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    played = machine()
    request = Request(
        client=Client(kind=ClientKind.CLINIC),
        source_emr="KinLogix",
        receiving_emr="MYLE",
        data=DataSelection(choices={"allergies": True}),
    )
    cutover = ScheduledMilestone(milestone="source_cutover", on=AN_ORDINARY_MONDAY)
    withdrawal = ScheduledMilestone(milestone="legacy_access_withdrawal", on=date(2026, 5, 5))
    played.begin(RequestOpened(on=AN_ORDINARY_MONDAY, request=request))
    played.tell(ScheduleDrawnUp(on=AN_ORDINARY_MONDAY, schedule=Schedule(milestones=(cutover, withdrawal))))

    with pytest.raises(AssertionError) as caught:
        played.agrees_with_the_procedure()
    played.teardown()
    assert str(caught.value) == shown[block]
    assert len(shown) == 2
