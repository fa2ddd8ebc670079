"""A page of the documentation, run from top to bottom as its reader would, in an empty folder that holds the examples.

* ``python``, ``pycon``: run, in one namespace a page; ``>>>`` sessions must print what they show.
* ``console``: each ``$`` command is run, and must print what follows it; a line ``…`` stands for any lines. Commands
  that install something, and those after a Windows prompt, are shown only; what one of ours does after its own
  installation is run.
* ``json``, ``toml``, ``yaml``: must parse; a case document must load.
* any block with ``title="name"`` is written to that file, for what follows.

``python -m tests.docs PAGE…`` writes the true output of each command into the pages.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import chdir
from difflib import unified_diff
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from click.testing import CliRunner
from sybil import Document, Example, Region, Sybil
from sybil.evaluators.doctest import DocTestEvaluator
from sybil.evaluators.python import PythonEvaluator
from sybil.parsers.abstract.doctest import DocTestStringParser
from sybil.parsers.markdown.lexers import RawFencedCodeBlockLexer

from dme_migration import load_case
from dme_migration.cli.app import ROOT as COMMAND

__all__ = ["DOCS", "ROOT", "blocks", "commands", "needs", "play", "true_text"]

ROOT: Final = Path(__file__).parents[2]
DOCS: Final = ROOT / "docs"

_INFO: Final = re.compile(r' *(?P<language>[a-z]*)(?: +title="(?P<title>[^"\n]+)")?[^\n]*\n')
_LEXER: Final = RawFencedCodeBlockLexer(_INFO)
_PYTHON: Final = PythonEvaluator()
_SESSIONS: Final = DocTestStringParser(DocTestEvaluator())
_NEEDS: Final = re.compile(r"<!-- needs: (.+?) -->")
_ANYTHING: Final = "…"
_SHOWN_ONLY: Final = re.compile(
    r"(python3 -m venv|(\S*/)?pip install|uv |npm |createdb |psql |docker |git clone|node )"
)
_INSTALLED: Final = re.compile(
    r"(?:python3 -m venv \S+ && \S+/pip install .+? && \S+/|uv run )(?P<last>dme-migration .+)"
)
"""A command of ours after its own installation."""
_ON_A_SERVER: Final = {"CI", "BUILD_NUMBER"}
"""What makes pytest say more on a build server than to a reader."""
_PLAIN: Final = re.compile(r"dme-migration( [^|&;<>$`*?]*)?")
_SHOWN_LANGUAGES: Final = {"", "text", "sql", "http", "javascript", "html"}


def needs(page: Path) -> list[str]:
    """Name the modules that a page needs beside those of the tests."""
    return [name.strip() for found in _NEEDS.findall(page.read_text("utf-8")) for name in found.split(",")]


def blocks(page: Path) -> list[tuple[str, str | None, str]]:
    """Give the language, the title and the source of each block of a page."""
    document = Document(page.read_text("utf-8"), str(page))
    return [(r.lexemes["language"], r.lexemes["title"], str(r.lexemes["source"])) for r in _LEXER(document)]


def commands(source: str) -> Iterator[tuple[str, list[str]]]:
    """Split a console block into commands, each with the lines that it prints."""
    command: str | None = None
    printed: list[str] = []
    for line in source.splitlines():
        if line.startswith(("$ ", "> ")) and not (command or "").endswith("\\"):
            if command is not None:
                yield command, printed
            command, printed = line, []
        elif command is not None and command.endswith("\\"):
            command = f"{command[:-1]}{line.removeprefix('> ').strip()}"
        else:
            printed.append(line)
    if command is not None:
        yield command, printed


def run_by(prompt: str) -> str | None:
    """Give what a line of a console has run here: what follows its own installation, else all of it, else nothing."""
    command = prompt[2:]
    if prompt.startswith("> "):
        return None
    if installed := _INSTALLED.fullmatch(command):
        return installed["last"]
    return None if _SHOWN_ONLY.match(command) else command


def printed_by(command: str) -> list[str]:
    """Run a command in the present folder; give the lines that it prints, errors included."""
    if _PLAIN.fullmatch(command):
        result = CliRunner().invoke(COMMAND, shlex.split(command)[1:])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        text = result.output
    else:
        paths = [str(Path(sys.executable).parent), os.environ.get("PATH", "")]
        quiet = {"PYTHONPATH": "", "PYTHONDONTWRITEBYTECODE": "1", "PYTEST_ADDOPTS": "", "COLUMNS": "80"}
        here = {name: value for name, value in os.environ.items() if name not in _ON_A_SERVER}
        env = {**here, "PATH": os.pathsep.join(paths), **quiet}
        ran = subprocess.run(["bash", "-c", command], env=env, capture_output=True, text=True, check=False)
        text = ran.stdout + ran.stderr
    return [line.rstrip() for line in text.rstrip("\n").split("\n")] if text.strip() else []


def _console(example: Example) -> str | None:
    for prompt, shown in commands(str(example.parsed)):
        command = run_by(prompt)
        if command is None:
            continue
        actual = printed_by(command)
        if not _matches(_spaced(shown), _spaced(actual)):
            difference = "\n".join(unified_diff(shown, actual, "shown", "printed", lineterm=""))
            return f"$ {command}\n{difference}"
    return None


def _spaced(lines: Iterable[str]) -> list[str]:
    found = [re.sub("[\u00a0\u202f]", " ", line).rstrip() for line in lines]
    while found and not found[-1]:
        found.pop()
    return found


def _matches(shown: list[str], actual: list[str]) -> bool:
    if not shown:
        return True  # what it prints is not what the page is about
    pattern = "".join("(?:.*\n)*?" if line == _ANYTHING else re.escape(line) + "\n" for line in shown)
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in actual)) is not None


def _data(example: Example) -> None:
    language, source = example.region.lexemes["language"], str(example.parsed)
    if language == "toml":
        tomllib.loads(source)
        return
    value = json.loads(source) if language == "json" else yaml.safe_load(source)
    if isinstance(value, dict) and str(value.get("format", "")).startswith("dme-migration/case-"):
        load_case(source)


def _written(example: Example) -> None:
    place = Path(example.region.lexemes["title"])
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(str(example.parsed), encoding="utf-8")


def _shown(_example: Example) -> None:
    """Show what no reader runs."""


_EVALUATORS: Final[dict[str, Any]] = {
    "console": _console,
    "json": _data,
    "toml": _data,
    "yaml": _data,
    **dict.fromkeys(_SHOWN_LANGUAGES, _shown),
}


def _regions(document: Document) -> Iterator[Region]:
    for region in _LEXER(document):
        language, source = region.lexemes["language"], region.lexemes["source"]
        region.parsed = source
        if region.lexemes["title"]:
            region.evaluator = _written
            yield region
        elif language in {"python", "pycon"} and str(source).startswith(">>>"):
            for session in _SESSIONS(source, document.path):
                session.adjust(region, source)
                yield session
        else:
            region.evaluator = _PYTHON if language == "python" else _EVALUATORS[language]
            yield region


def play(page: Path, folder: Path) -> None:
    """Run a page in a folder, which gets a copy of the examples."""
    for name in needs(page):
        pytest.importorskip(name)
    shutil.copytree(ROOT / "examples", folder / "examples", dirs_exist_ok=True)
    document = Sybil(parsers=[_regions], encoding="utf-8").parse(page)
    with chdir(folder):
        for example in document.examples():
            example.evaluate()


def true_text(page: Path, folder: Path) -> str:
    """Give the text of a page with the true output of each command; what ``…`` stands for is left alone."""
    shutil.copytree(ROOT / "examples", folder / "examples", dirs_exist_ok=True)
    text = page.read_text("utf-8")
    document = Sybil(parsers=[_regions], encoding="utf-8").parse(page)
    with chdir(folder):
        for example in document.examples():
            if example.region.evaluator is not _console:
                example.evaluate()
                continue
            source = str(example.parsed)
            text = text.replace(source, "".join(_rewritten(source)), 1)
    return text


def _rewritten(source: str) -> Iterator[str]:
    standing = iter(source.splitlines())
    for prompt, shown in commands(source):
        written = [next(standing)]
        while written[-1].endswith("\\"):
            written.append(next(standing))
        yield from (f"{line}\n" for line in written)
        for _ in shown:
            next(standing)
        command = run_by(prompt)
        printed = shown if command is None else printed_by(command)  # run even when its words are not shown
        lines = shown if not shown or _ANYTHING in shown else printed
        yield from (f"{line}\n" for line in lines)
