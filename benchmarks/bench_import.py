"""How long a start takes: the import, the first answer, and one command; each a process of its own.

``python benchmarks/bench_import.py [ROUNDS]``. Here the targets are times. Those held against them are times of the
processor, and those of the clock stand beside them: on a quiet machine they are the same, on a shared one the clock
waits for others. Bytecode is cached, as it is once a package is installed and used.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

from peers.tables import Row, at_most, page

ANSWER = (
    "from dme_migration import BusinessCalendar; from datetime import date; "
    "assert BusinessCalendar.quebec().is_business_day(date(2026, 3, 26))"
)
PYTHON = [sys.executable, "-c"]
DUE = [str(Path(sys.executable).with_name("dme-migration")), "deadline", "--from", "2026-03-26", "--business-days", "7"]
THEIRS = "from datetime import date; import holidays; date(2026, 3, 26) in holidays.Canada(subdiv='QC')"
BARE, IMPORT, FIRST, COMMAND, HOLIDAYS = "bare", "import", "first", "command", "holidays"
STARTS = {
    BARE: [*PYTHON, "pass"],
    IMPORT: [*PYTHON, "import dme_migration"],
    FIRST: [*PYTHON, ANSWER],
    COMMAND: DUE,
    HOLIDAYS: [
        *PYTHON,
        "from datetime import date; import holidays; date(2026, 3, 26) in holidays.Canada(subdiv='QC')",
    ],
}


def taken(arguments: list[str]) -> tuple[float, float]:
    """Give what a process takes, in milliseconds of the clock and of the processor."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = perf_counter()
    running = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, env=environment)  # noqa: S603 - our own words
    _, status, used = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    assert running.returncode == 0
    return (perf_counter() - start) * 1e3, (used.ru_utime + used.ru_stime) * 1e3


def main() -> None:
    """Start each in turn, round by round, and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 25
    for arguments in STARTS.values():
        taken(arguments)  # writes the bytecode, and warms the disk
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in STARTS}
    for _ in range(rounds):
        for name, arguments in STARTS.items():
            found[name].append(taken(arguments))
    clock = {name: median(each[0] for each in times) for name, times in found.items()}
    processor = {name: median(each[1] for each in times) for name, times in found.items()}

    def beside(name: str) -> str:
        return f"{clock[name]:.0f} ms of the clock"

    above = processor[IMPORT] - processor[BARE]
    print(
        page(
            [
                at_most(60, "`import dme_migration`, above a bare interpreter", beside(IMPORT), above, "ms"),
                at_most(120, "a fresh process that gives its first answer", beside(FIRST), processor[FIRST], "ms"),
                at_most(250, "`dme-migration deadline …`", beside(COMMAND), processor[COMMAND], "ms"),
                Row("a bare interpreter", beside(BARE), "", f"{processor[BARE]:.3g} ms", None),
                Row("`holidays` alone, its first answer", beside(HOLIDAYS), "", f"{processor[HOLIDAYS]:.3g} ms", None),
            ],
            "attrs",
            "click",
            "holidays",
        )
    )


if __name__ == "__main__":
    main()
