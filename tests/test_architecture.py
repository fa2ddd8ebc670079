"""The laws of the floors: imports go down only, the package starts light, what is public is said and true."""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

import dme_migration

ROOT: Final = Path(dme_migration.__file__).parent
NAME: Final = "dme_migration"

FLOORS: Final = {
    # DESIGN, « The floors »: a module imports its own floor and those below it.
    "text": 0,
    "errors": 0,
    "calendar": 1,
    "model": 2,
    "rules": 3,
    "planning": 4,
    "serialization": 4,
    "report": 5,
    "vectors": 5,
    "cli": 6,
}
BESIDE: Final = {"testing": 4, "audit": 5}
"""Beside the stair: what they may stand on."""

LONG: Final = {
    # A page of declarations may be as long as its text.
    "rules/procedure_2024.py",
    "rules/avenant_1.py",
    "rules/good_practice.py",
    "rules/clauses.py",
    "rules/sentences.py",
    "calendar/statutes.py",
}
FILES: Final = sorted(ROOT.rglob("*.py"))
IDS: Final = [path.relative_to(ROOT).as_posix() for path in FILES]


def floor_of(module: str) -> str:
    """Give the floor of a module by its dotted name: the first part below the package; the package itself is none."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def imports(path: Path) -> Iterator[tuple[str, ast.stmt, bool]]:
    """Give each imported module, its statement, and whether it is for type checkers alone."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    checked = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node, id(node) in checked
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            yield node.module or "", node, id(node) in checked


def own_floor(path: Path) -> str:
    first = path.relative_to(ROOT).parts[0]
    return first.removesuffix(".py")


def test_every_module_stands_on_a_floor() -> None:
    assert {own_floor(path) for path in FILES} - {"__init__", "__main__"} <= {*FLOORS, *BESIDE}


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_imports_go_down_only(path: Path) -> None:
    here = own_floor(path)
    if here in {"__init__", "__main__"}:
        return
    for module, _, for_types_alone in imports(path):
        if not module.startswith(NAME) or for_types_alone:
            continue
        there = floor_of(module)
        assert there, f"{path}: imports the package itself, which holds every floor"
        room = here == "cli" and there == "audit"
        assert there == here or there in FLOORS or room, f"{path}: {module}"
        if there == here or room:
            continue
        if here in BESIDE:
            assert FLOORS[there] <= BESIDE[here], f"{path}: {module}"
        else:
            assert FLOORS[there] < FLOORS[here], f"{path}: {module}"


@pytest.mark.parametrize("path", [p for p in FILES if own_floor(p) == "calendar"], ids=lambda p: p.name)
def test_the_calendar_knows_no_migration(path: Path) -> None:
    for module, _, _ in imports(path):
        if module.startswith(NAME):
            assert floor_of(module) in {"text", "errors", "calendar"}, module


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_only_the_command_line_knows_click_and_only_testing_knows_hypothesis(path: Path) -> None:
    found = {module.split(".")[0] for module, _, _ in imports(path)}

    assert "click" not in found or own_floor(path) == "cli"
    assert "hypothesis" not in found or own_floor(path) == "testing"
    assert found & {"cattrs"} == set() or own_floor(path) == "serialization"
    assert found & {"numpy", "jsonschema"} == set()
    assert "pytest" not in found or path.relative_to(ROOT).as_posix() == "testing/pytest_plugin.py"


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_nothing_below_the_command_line_reads_a_clock_a_file_or_the_network(path: Path) -> None:
    if own_floor(path) in {"cli", "testing"}:
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    modules = {module.split(".")[0] for module, _, _ in imports(path)}
    called = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}

    assert modules & {"os", "socket", "urllib", "http", "requests", "subprocess", "locale", "random", "time"} == set()
    assert {c for c in called if c.endswith((".now", ".today", ".utcnow"))} == set()
    assert called & {"open", "print", "input", "pendulum.parse"} == set()


# Nothing is logged, and one module writes files


SPEAKING: Final = {"logging", "syslog", "warnings", "traceback", "pdb", "faulthandler", "sqlite3", "shelve", "pickle"}
"""What leaves words somewhere that nobody asked for."""


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_nothing_is_logged(path: Path) -> None:
    assert {module.split(".")[0] for module, _, _ in imports(path)} & SPEAKING == set()
    if own_floor(path) != "cli":
        nodes = ast.walk(ast.parse(path.read_text("utf-8")))
        named = {ast.unparse(node) for node in nodes if isinstance(node, ast.Attribute)}
        assert {name for name in named if name.startswith(("sys.std", "sys.__std"))} == set()


MAKING: Final = {
    *("write_text", "write_bytes", "touch", "mkstemp", "mktemp", "NamedTemporaryFile", "TemporaryFile", "fdopen"),
    *("copy2", "copyfile", "copyfileobj", "copytree", "make_archive", "symlink_to", "hardlink_to"),
    *("mknod", "mkfifo", "truncate", "dump"),
}
"""Calls that make a file or fill one, by the last part of their name."""
WRITES: Final = {
    "cli/writing.py": {"place.open('wb')", "place.open('ab')", "tempfile.mkstemp", "os.fdopen(handle, 'wb')"},
    "cli/output.py": {"os.open(os.devnull, os.O_WRONLY)"},  # where a reader who has gone would have read
    "cli/commands.py": {  # a page of help
        "formatter.write_text(self.about[language_of(ctx)])",
        "formatter.write_text(self.more[language_of(ctx)])",
    },
}
"""Where files are opened for writing: `whole_file`, and nothing."""


def writings(text: str) -> set[str]:
    """Give each call of a module that makes a file, or opens one otherwise than to read it."""
    found = set()
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call):
            continue
        name = ast.unparse(node.func).rpartition(".")[2]
        if name == "open":
            plain = not isinstance(node.func, ast.Name) and ast.unparse(node.func) not in {"os.open", "io.open"}
            modes = [*node.args[0 if plain else 1 :], *(k.value for k in node.keywords if k.arg in {None, "mode"})]
            reads = all(isinstance(m, ast.Constant) and m.value in {"r", "rb", "rt"} for m in modes[:1])
            if not reads or ast.unparse(node.func) == "os.open":
                found.add(ast.unparse(node))
        elif name in MAKING or ast.unparse(node.func) in {"shutil.copy", "shutil.move"}:
            found.add(ast.unparse(node.func) if name == "mkstemp" else ast.unparse(node))
    return found


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_one_module_writes_files(path: Path) -> None:
    assert writings(path.read_text(encoding="utf-8")) == WRITES.get(path.relative_to(ROOT).as_posix(), set())


@pytest.mark.parametrize(
    "text",
    [
        *("open('a', 'w')", "open('a', mode='ab')", "open('a', how)", "open('a', **how)", "io.open('a', 'x')"),
        *("Path('a').open('w')", "place.open(mode='r+')", "place.open(how)", "os.open('a', os.O_RDWR)"),
        *("place.write_text('b')", "shutil.copy(a, b)", "json.dump(a, b)", "os.fdopen(3, 'wb')"),
    ],
)
def test_a_writing_is_seen(text: str) -> None:
    assert len(writings(text)) == 1


@pytest.mark.parametrize("text", ["open('a')", "open('a', 'rb')", "place.open()", "place.open('rb')", "names.copy()"])
def test_a_reading_is_none(text: str) -> None:
    assert writings(text) == set()


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_a_module_holds_one_idea(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    name = path.relative_to(ROOT).as_posix()

    assert lines <= 300 or name in LONG
    assert path.stem not in {"utils", "helpers", "common", "misc"}


def test_the_list_of_long_pages_is_no_longer_than_needed() -> None:
    assert {name for name in LONG if not (ROOT / name).exists()} == set()


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_no_star_import_and_a_docstring_first(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))

    assert ast.get_docstring(tree)
    stars = [n for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and any(a.name == "*" for a in n.names)]
    assert stars == []


# The package starts light


def modules_after(statement: str) -> set[str]:
    """Give the top-level modules that a statement loads in a fresh interpreter."""
    program = (
        f"import sys; before = set(sys.modules); {statement}; import json; "
        "print(json.dumps(sorted(set(sys.modules) - before)))"
    )
    done = subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout))


def third_party(names: set[str]) -> set[str]:
    top = {name.split(".")[0] for name in names}
    return {name for name in top - set(sys.stdlib_module_names) - {NAME} if not name.startswith("_")}


def test_importing_the_package_loads_no_third_party_module_and_none_of_its_rooms() -> None:
    loaded = modules_after(f"import {NAME}")

    assert third_party(loaded) == set()
    assert {name for name in loaded if name.startswith(NAME)} == {NAME}


def test_a_case_is_judged_without_hypothesis_the_command_line_or_cattrs() -> None:
    loaded = modules_after(f"from {NAME} import evaluate, MigrationCase")

    assert third_party(loaded) & {"hypothesis", "click", "cattrs", "numpy", "jsonschema"} == set()


def test_reading_a_case_loads_neither_hypothesis_nor_the_command_line() -> None:
    assert third_party(modules_after(f"from {NAME} import load_case")) & {"hypothesis", "click"} == set()


# What is public


ROOMS: Final = [
    name
    for name in (NAME, *(found.name for found in pkgutil.walk_packages([str(ROOT)], f"{NAME}.")))
    if name.split(".")[-1] != "__main__"
]


@pytest.mark.parametrize("name", ROOMS)
def test_what_a_module_says_is_public_is_there_and_sorted(name: str) -> None:
    module = importlib.import_module(name)
    public = getattr(module, "__all__", None)

    if public is None:
        assert name.rpartition(".")[2].startswith("_") or name.startswith((f"{NAME}.cli", f"{NAME}.testing")), name
        return
    assert list(public) == sorted(public, key=_isort_key)
    assert len(set(public)) == len(public)
    for exported in public:
        assert hasattr(module, exported)


def _isort_key(exported: str) -> tuple[int, str]:
    """Order as ruff does (RUF022): constants, then classes, then the rest."""
    if exported.isupper():
        return 0, exported
    return (1 if exported[:1].isupper() else 2), exported


def test_the_package_gives_what_it_says() -> None:
    for exported in dme_migration.__all__:
        assert hasattr(dme_migration, exported)
    assert set(dme_migration.__all__) <= set(dir(dme_migration))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        dme_migration.nothing  # noqa: B018 - refused: that is the test


def test_the_package_is_typed() -> None:
    assert (ROOT / "py.typed").exists()
