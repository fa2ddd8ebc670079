"""What each way to start loads, by the names of modules: a start is quick when little is read."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Final

import pytest

NAME: Final = "dme_migration"
HOLIDAYS: Final = {"holidays", "dateutil", "six"}
ATTRS: Final = {"attr", "attrs"}
FIRST_ANSWER: Final = "from datetime import date; BusinessCalendar.quebec().is_business_day(date(2026, 3, 26))"


def loaded_by(statements: str) -> set[str]:
    """Give the modules that some statements load in a fresh interpreter, after what it loads of itself."""
    program = (
        "import sys; before = set(sys.modules)\n"
        f"{statements}\n"
        "import json; print(json.dumps(sorted(set(sys.modules) - before)))"
    )
    done = subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout.splitlines()[-1]))


def third_party(loaded: set[str]) -> set[str]:
    top = {name.split(".")[0] for name in loaded} - set(sys.stdlib_module_names) - {NAME}
    return {name for name in top if not name.startswith("_")}


def rooms(loaded: set[str]) -> set[str]:
    return {name.split(".")[1] for name in loaded if name.startswith(f"{NAME}.")}


@pytest.mark.parametrize(
    ("statements", "packages", "expected"),
    [
        (f"import {NAME}", set(), set()),
        (f"from {NAME} import Language, CalendarError", ATTRS, {"text", "errors"}),
        (f"from {NAME} import BusinessCalendar, BusinessDays", ATTRS, {"text", "errors", "calendar"}),
        (f"from {NAME} import BusinessCalendar; {FIRST_ANSWER}", ATTRS | HOLIDAYS, {"text", "errors", "calendar"}),
        (f"import {NAME}.report", set(), {"report"}),
    ],
)
def test_a_start_loads_no_more_than_it_needs(statements: str, packages: set[str], expected: set[str]) -> None:
    loaded = loaded_by(statements)

    assert third_party(loaded) <= packages
    assert rooms(loaded) == expected


COMMAND: Final = f"from {NAME}.cli.app import ROOT; ROOT.main({{}}, standalone_mode=False)"


def test_working_out_a_due_day_loads_no_report_no_plan_and_no_audit() -> None:
    loaded = loaded_by(COMMAND.format(["deadline", "--from", "2026-03-26", "--business-days", "7"]))

    assert f"{NAME}.cli.deadline" in loaded
    assert rooms(loaded) & {"planning", "audit", "testing", "vectors"} == set()
    assert {name for name in loaded if name.startswith(f"{NAME}.report.")} == {f"{NAME}.report.wording"}
    assert third_party(loaded) & {"jinja2", "reportlab", "icalendar", "hypothesis", "pendulum", "numpy"} == set()


@pytest.mark.parametrize("command", ["check", "next", "plan", "audit", "report", "letters", "explain", "show", "new"])
def test_a_command_loads_itself_and_not_the_others(command: str) -> None:
    module = {"next": "next_steps"}.get(command, command)
    others = {"check", "next_steps", "plan", "audit", "report", "letters", "deadline", "explain", "show", "new"}

    loaded = loaded_by(COMMAND.format([command, "--help"]))

    assert f"{NAME}.cli.{module}" in loaded
    planning = {"plan"} if command == "report" else set()  # a report says as `plan` does why there is none
    assert {name for name in others - {module} if f"{NAME}.cli.{name}" in loaded} <= planning
    assert third_party(loaded) & {"jinja2", "reportlab", "icalendar", "hypothesis"} == set()
