"""What any bytes must meet: a case or a `DocumentError` from the library, an exit code and words from each command."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import click
from click.testing import CliRunner

from dme_migration import dump_case, load_case
from dme_migration.cli.app import ROOT
from dme_migration.errors import DocumentError
from dme_migration.text import Language

__all__ = ["COMMANDS", "SEEDS", "TARGETS", "command", "document"]

SEEDS: Final = tuple(path.read_bytes() for path in sorted((Path(__file__).parents[2] / "examples").glob("*.json")))
"""Whole documents to begin from."""

READING: Final = {"case", "cases", "paths"}
"""The arguments that name documents."""
ASKED: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "report": tuple(("--as", kind) for kind in ("svg", "ics", "md", "html", "sarif", "junit")),
    "plan": ((), ("--format", "json")),
    "check": ((), ("--format", "json"), ("-v", "--lang", "en")),
}
"""What else a command is asked; nothing for those that are not named."""

COMMANDS: Final = tuple(
    (name, *options)
    for name, known in ROOT.commands.items()
    if READING & {parameter.name for parameter in known.params if isinstance(parameter, click.Argument)}
    for options in ASKED.get(name, ((),))
)
"""Each command that reads a document, with what it is asked."""

_FAULTS: Final = ("Traceback", "Erreur interne", "Internal error")
_CODES: Final = {0, 1, 2, 3}
_CONTROLS: Final = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def document(data: bytes) -> None:
    """Read bytes: a case that reads back the same, or faults that can be told in both languages."""
    try:
        case = load_case(data)
    except DocumentError as error:
        problems = error.problems
    else:
        assert load_case(dump_case(case)) == case
        return
    assert problems
    for problem in problems[:100]:
        for language in Language:
            assert not {unicodedata.category(mark) for mark in problem.message(language)} & _CONTROLS


def command(*arguments: str) -> Callable[[bytes], None]:
    """Make the target of one command, which reads the document from its standard input."""

    def target(data: bytes) -> None:
        result = CliRunner().invoke(ROOT, [arguments[0], "-", *arguments[1:], "--as-of", "2026-03-02"], input=data)
        assert result.exception is None or isinstance(result.exception, SystemExit), (arguments, result.exception)
        assert result.exit_code in _CODES, (arguments, result.exit_code)
        assert not any(fault in result.stderr for fault in _FAULTS), (arguments, result.stderr)
        assert "\x1b" not in result.stdout + result.stderr

    return target


TARGETS: Final[Mapping[str, Callable[[bytes], None]]] = {
    "document": document,
    **{" ".join(asked): command(*asked) for asked in COMMANDS},
}
