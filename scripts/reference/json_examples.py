"""An example of each JSON document that comes out: what a command prints for an example of the package, cut short."""

from __future__ import annotations

import json
import shlex
from contextlib import chdir
from functools import cache
from pathlib import Path
from typing import Any, Final

from click.testing import CliRunner

from dme_migration.cli.app import ROOT as COMMAND
from dme_migration.text import Language

__all__ = ["CHECKOUT", "COMMANDS", "command_of", "cut", "example"]

CHECKOUT: Final = Path(__file__).parents[2]
"""The root of the project, whose examples the commands read."""

COMMANDS: Final = {
    "assessment": "check examples/late-validation.json --as-of 2026-04-10 --format json",
    "next": "next examples/late-validation.json --as-of 2026-04-10 --format json",
    "letters": "letters examples/late-validation.json --as-of 2026-04-10 --format json",
    "explanation": "explain preanalysis.validation-window --format json",
    "problems": "check examples/vectors/README.md --as-of 2026-04-10 --format json",
    "deadline": "deadline --from 2026-03-26 --business-days 7 --format json",
    "plan": "plan examples/late-validation.json --as-of 2026-04-10 --format json",
    "obligations": "show obligations --format json",
    "audit-row": "audit examples/late-validation.json --as-of 2026-04-10 --format ndjson",
    "audit": "audit examples/late-validation.json examples/complaint-late.json --as-of 2026-04-10 --format json",
    "watch": "next examples/late-validation.json --within 5 --as-of 2026-04-10 --format json",
}
"""The command that prints each document."""
_WANTED: Final = {"findings": ("status", "breached"), "breaches": ("early", False), "milestones": ("critical", True)}
"""Of these lists the first entry like this is shown, rather than the very first."""
_MOST_KEYS: Final = 8
"""Of a longer object that lists names, the first few are shown."""


def command_of(document: str, language: Language) -> str:
    """Spell the command that prints a document in a language."""
    spoken = "" if language is Language.FR else " --lang en"
    return f"dme-migration {COMMANDS[document]}{spoken}"


@cache
def example(document: str, language: Language) -> Any:
    """Give the document that the command prints, each list cut to one entry.

    Raises:
        LookupError: the command printed nothing.
    """
    with chdir(CHECKOUT):
        printed = CliRunner().invoke(COMMAND, shlex.split(command_of(document, language))[1:]).output
    for line in printed.splitlines():
        if line.startswith(("{", "[")):
            return cut(json.loads(line))
    raise LookupError(f"{command_of(document, language)} printed no JSON")


def cut(value: Any, name: str = "") -> Any:
    """Cut each list to one entry, and a long table of names to two."""
    if isinstance(value, list):
        key, wanted = _WANTED.get(name, ("", None))
        like = [item for item in value if isinstance(item, dict) and key and item.get(key) == wanted]
        return [cut(item) for item in (like or value)[:1]]
    if isinstance(value, dict):
        names = len(value) > _MOST_KEYS and all("-" in key or "." in key for key in value)
        return {key: cut(held, key) for key, held in list(value.items())[: 2 if names else None]}
    return value
