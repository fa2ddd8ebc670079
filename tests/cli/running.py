"""Running the command line: in this process for its answers, in another one for its streams."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from dme_migration.cli.app import ROOT

DATA = Path(__file__).parent / "data"
BREACH, COMPLETE, UNDETERMINED, WAIVED, COMPLAINTS, ON_TRACK = (
    str(DATA / f"{name}.json") for name in ("breach", "complete", "undetermined", "waived", "complaints", "on_track")
)
ESCAPE = "\x1b"


def run(*arguments: str, text: str | bytes | None = None, color: bool = False) -> Result:
    """Run in this process, and let nothing but an exit out."""
    result = CliRunner().invoke(ROOT, list(arguments), input=text, color=color)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def lines_of_json(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def process(
    *arguments: str, env: dict[str, str] | None = None, stdin: bytes = b"", cwd: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run in another process."""
    clean = {key: value for key, value in os.environ.items() if key not in {"NO_COLOR", "PYTHONIOENCODING"}}
    return subprocess.run(
        [sys.executable, "-m", "dme_migration.cli", *arguments],
        env={**clean, **(env or {})},
        input=stdin,
        capture_output=True,
        check=False,
        cwd=cwd,
    )


def edited(tmp_path: Path, source: str, *changes: tuple[str, Any], name: str = "case.json") -> str:
    """Copy a case with some values changed; a path is keys joined by dots."""
    document = json.loads(Path(source).read_text(encoding="utf-8"))
    for path, value in changes:
        place = document
        *keys, last = path.split(".")
        for key in keys:
            place = place[int(key)] if isinstance(place, list) else place[key]
        place[int(last) if isinstance(place, list) else last] = value
    target = tmp_path / name
    target.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return str(target)


def unbreakable(line: str) -> bool:
    """Tell whether a line is too long for one word alone: an address, an id, a path."""
    return any(len(word) > 40 for word in re.split(r"\s", line))
