"""Fuzz with coverage as a guide, for a night: needs atheris, which is in no extra.

    python -m tests.fuzz document -runs=900000 -max_len=20000
    python -m tests.fuzz "check" -runs=20000

What follows the target is libFuzzer's; its corpus begins with the examples. A target that fails ends the run, and
leaves the bytes that did it in a file.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

from tests.fuzz.targets import SEEDS, TARGETS


def main() -> None:
    name, *options = sys.argv[1:] or [""]
    if name not in TARGETS:
        sys.exit("one target, among: " + "; ".join(TARGETS))
    with tempfile.TemporaryDirectory() as corpus:
        for place, seed in enumerate(SEEDS):
            (Path(corpus) / str(place)).write_bytes(seed)
        atheris.instrument_all()
        atheris.Setup([sys.argv[0], *options, "-timeout=20", "-rss_limit_mb=2048", corpus], TARGETS[name])
        atheris.Fuzz()


if __name__ == "__main__":
    main()
