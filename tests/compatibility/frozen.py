"""The frozen files: where they are, what they were made from, and what the code makes of the same today."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from dme_migration.serialization import SCHEMAS, dump_case, load_case, schema_text
from dme_migration.vectors import folder
from tests.cli.running import run

ROOT: Final = Path(__file__).parent / "frozen"
INDEX: Final = ROOT.parent / "index.json"

DAY: Final = "--as-of=2026-03-10"
JSON: Final = "--format=json"
SOME: Final = ("breach.json", "on_track.json", "complaints.json", "departing-physician.json")
ANSWERS: Final[dict[str, tuple[str, ...]]] = {
    "assessment-breach": ("check", "breach.json", DAY, JSON),
    "assessment-compliant": ("check", "compliant.json", DAY, JSON, "--lang=en"),
    "assessment-undetermined": ("check", "undetermined.json", DAY, JSON, "--reading=clock=start-is-day-zero"),
    "assessment-waived": ("check", "waived.json", "--as-of=2026-03-10T09:00:00-04:00", JSON),
    "problems-misspelt": ("check", "../refused/misspelt.json", DAY, JSON),
    "next-breach": ("next", "breach.json", DAY, JSON),
    "letters-all": ("letters", "complaints.json", "--all", DAY, JSON),
    "explanation-window": ("explain", "preanalysis.validation-window", "--case=breach.json", DAY, JSON),
    "explanation-clause": ("explain", "§3 Importation f)", JSON, "--lang=en"),
    "deadline-days": ("deadline", "--from=2026-03-26", "--business-days=7", JSON),
    "deadline-hours": ("deadline", "--from=2026-04-02T15:30:00-04:00", "--business-hours=24", JSON, "--lang=en"),
    "plan-compliant": ("plan", "departing-physician.json", "--as-of=2026-02-02", JSON),
    "plan-infeasible": ("plan", "compliant.json", "--as-of=2026-02-02", "--fix=production=2026-02-03", JSON),
    "obligations-all": ("show", "obligations", JSON),
    "audit-some": ("audit", *SOME, DAY, JSON),
    "audit-row-breach": ("audit", "breach.json", DAY, "--format=ndjson"),
    "watch-some": ("next", *SOME, "--within=15", "--as-of=2026-02-10", JSON),
}
"""The commands whose answers are frozen, run in the folder of the cases; the first words of a name are its schema's."""
FROM_THE_VECTORS: Final = {"vectors-index": "index.json", "vectors-theme": "leap-day.json"}
"""Files of the vectors; `statuses` keeps what all of them mean."""


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def index() -> dict[str, dict[str, Any]]:
    """Read the index: for each file its digest, the version that wrote it, and the command of an answer."""
    return json.loads(INDEX.read_text("utf-8"))["files"]  # type: ignore[no-any-return]


def cases() -> list[str]:
    return sorted(path.stem for path in (ROOT / "cases").iterdir())


def schema_of(name: str) -> str:
    """Name the schema of a frozen document: the longest that its name begins with."""
    return max((known for known in SCHEMAS if name.startswith(f"{known}-")), key=len)


def answer(arguments: tuple[str, ...]) -> str:
    """Run a command where the cases are; give what it prints."""
    with standing_in(ROOT / "cases"):
        return run(*arguments).stdout


@contextmanager
def standing_in(place: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(place)
    try:
        yield
    finally:
        os.chdir(before)


def made_today() -> dict[str, str]:
    """Make every frozen file but the cases, as the present code does, by its path below `ROOT`."""
    made = {f"schemas/{name}.json": schema_text(name) for name in SCHEMAS}
    made |= {f"written/{name}.json": dump_case(load_case(case_bytes(name))) for name in cases()}
    made |= {f"documents/{name}.json": answer(arguments) for name, arguments in ANSWERS.items()}
    return made | {f"documents/{name}.json": folder()[file].decode() for name, file in FROM_THE_VECTORS.items()}


def case_bytes(name: str) -> bytes:
    return (ROOT / "cases" / f"{name}.json").read_bytes()
