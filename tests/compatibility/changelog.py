"""What the changelog says under *Verdicts*."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
_VERSION: Final = re.compile(r"^## \[(?P<name>[^\]]+)\]", re.MULTILINE)
_PART: Final = re.compile(r"^### (?P<name>.+)$", re.MULTILINE)


def version_of(text: str) -> str:
    """Read the version in a ``pyproject.toml``."""
    return str(tomllib.loads(text)["project"]["version"])


def project_version() -> str:
    return version_of((ROOT / "pyproject.toml").read_text("utf-8"))


def verdicts(text: str) -> dict[str, str]:
    """Give the words under *Verdicts* of each version that has some."""
    found = {}
    for version, body in _cut(_VERSION, text):
        for part, words in _cut(_PART, body):
            if part.strip() == "Verdicts":
                found[version] = words
    return found


def told_now(text: str, version: str) -> str:
    """Give the words under *Verdicts* of what is not released yet, and of the version that is being released."""
    told = verdicts(text)
    return "\n".join(told.get(name, "") for name in ("Unreleased", version))


def names(words: str, name: str) -> bool:
    """Tell whether words name a vector or an obligation, whole: ``a.b`` is not named by ``a.b-c``."""
    return re.search(rf"(?<![\w./-]){re.escape(name)}(?![\w/-]|\.\w)", words) is not None


def _cut(head: re.Pattern[str], text: str) -> list[tuple[str, str]]:
    heads = list(head.finditer(text))
    ends = [*(found.start() for found in heads), len(text)][1:]
    return [(found["name"], text[found.end() : end]) for found, end in zip(heads, ends, strict=True)]
