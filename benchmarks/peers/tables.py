"""A page of figures: what was measured beside what, the target, and whether it is reached; then the machine."""

from __future__ import annotations

import platform
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

__all__ = ["Row", "at_least", "at_most", "page"]


class Row(NamedTuple):
    """One line: what was done, beside what, the target in words, the ratio (or the time) found, and the verdict."""

    what: str
    beside: str
    target: str
    found: str
    reached: bool | None


def at_most(limit: float, what: str, beside: str, ratio: float, unit: str = "×") -> Row:
    """Make the line of a target that must not be passed."""
    return Row(what, beside, f"≤ {limit:g} {unit}", f"{ratio:.3g} {unit}", ratio <= limit)


def at_least(limit: float, what: str, beside: str, ratio: float) -> Row:
    """Make the line of a target that must be attained: how many times as long the other one takes."""
    return Row(what, beside, f"≥ {limit:g} ×", f"{ratio:,.3g} ×" if ratio < 1000 else f"{ratio:,.0f} ×", ratio >= limit)


def page(rows: Iterable[Row], *packages: str) -> str:
    """Write the table, and under it the machine, the versions and the day."""
    said = {True: "yes", False: "**no**", None: ""}
    lines = ["| operation | beside | target | measured | reached |", "|---|---|---|---|---|"]
    lines += [f"| {r.what} | {r.beside} | {r.target} | {r.found} | {said[r.reached]} |" for r in rows]
    names = ", ".join(f"{name} {version(name)}" for name in packages)
    day = datetime.now(tz=UTC).date().isoformat()
    lines += ["", f"{day}; Python {platform.python_version()}; {_processor()}; {names}"]
    return "\n".join(lines)


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    lines = told.read_text("utf-8").splitlines() if told.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f"{len(names)} × {names[0]}" if names else platform.machine()
