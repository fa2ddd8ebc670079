"""How fast an audit goes, beside bare ``json.loads`` of the same bytes, and how much memory it takes.

``python benchmarks/bench_audit.py [COUNT ...]`` makes that many cases with the seeded script beside it (10 000 and
100 000 when nothing is said), audits them in one command with one process and with two, and compares the answers first.
Quote the ratios; a second is a second of this machine.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path
from time import perf_counter, process_time

from generate_cases import documents

AS_OF = "2026-03-10"
COMMAND = """
import sys
from pathlib import Path
from dme_migration.cli.app import ROOT
code = ROOT.main(sys.argv[1:], standalone_mode=False)
print(next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")))
sys.exit(code)
"""
"""The command line, which says its peak of memory at the end (on Linux); ``ru_maxrss`` would count its parent's too."""


def loads(path: Path) -> float:
    """Time bare ``json.loads`` of each line that is JSON, in seconds of the processor."""
    start = process_time()
    with path.open("rb") as stream:
        for line in stream:
            try:
                json.loads(line)
            except ValueError:
                continue
    return process_time() - start


def audited(path: Path, out: Path, jobs: int, kind: str) -> tuple[float, float, int]:
    """Give what one command takes: seconds of the clock, of all its processors, and MiB of its first process."""
    arguments = ["audit", str(path), f"--as-of={AS_OF}", f"--jobs={jobs}", f"--format={kind}", "-o", str(out)]
    start = perf_counter()
    running = subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", COMMAND, *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert running.stdout
    peak = int(running.stdout.read().split()[-2]) // 1024
    _, status, used = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    assert running.returncode in {0, 1, 3}
    return perf_counter() - start, used.ru_utime + used.ru_stime, peak


def main() -> None:
    """Make, compare, measure, print."""
    counts = [int(argument) for argument in sys.argv[1:]] or [10_000, 100_000]
    heads = ("cases", "MiB", "what", "clock s", "cpu s", "cases/s of clock", "cpu × json.loads", "peak MiB")
    print("{:>8} {:>6} {:>20} {:>8} {:>8} {:>17} {:>17} {:>9}".format(*heads))
    with tempfile.TemporaryDirectory() as folder:
        for count in counts:
            path = Path(folder) / f"{count}.ndjson"
            with path.open("wb") as stream:
                stream.writelines(line + b"\n" for line in documents(count))
            size = path.stat().st_size / 2**20
            bare = loads(path)
            print(f"{count:8} {size:6.0f} {'json.loads alone':>20} {'':8} {bare:8.1f} {'':17} {1:17.1f}")
            answers = set()
            for kind in ("html", "ndjson"):
                for jobs in (1, 2):
                    out = Path(folder) / "out"
                    clock, used, peak = audited(path, out, jobs, kind)
                    answers.add((kind, sha256(out.read_bytes()).digest()))
                    out.unlink()
                    what = f"{kind}, {jobs} process" + "es" * (jobs > 1)
                    rates = f"{count / clock:17.0f} {used / bare:17.1f}"
                    print(f"{'':15} {what:>20} {clock:8.1f} {used:8.1f} {rates} {peak:9}", flush=True)
            assert len(answers) == 2, "the number of processes changes the answer"
            path.unlink()


if __name__ == "__main__":
    main()
