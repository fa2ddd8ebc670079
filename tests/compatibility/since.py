"""What changed since a release: ``python -m tests.compatibility.since [TAG]``, with the last tag when none is named.

Three promises are kept against the tag: what the rooms export, as griffe reads it; the frozen files; the statuses of
the vectors. Public names may break where Semantic Versioning lets them: from one major version to the next, or from
one minor version to the next before 1.0.0. Where there is no tag, there is nothing to keep.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from tests.compatibility import statuses
from tests.compatibility.changelog import ROOT, verdicts, version_of

PACKAGE: Final = "dme_migration"
FROZEN: Final = "tests/compatibility/frozen"
NAMES: Final = "tests/data/public_names.json"


def git(repo: Path, *arguments: str) -> bytes:
    return subprocess.run(["git", *arguments], cwd=repo, capture_output=True, check=True).stdout


def last_tag(repo: Path) -> str | None:
    try:
        return git(repo, "describe", "--tags", "--abbrev=0").decode().strip()
    except subprocess.CalledProcessError:
        return None


def at(repo: Path, tag: str, path: str) -> str | None:
    """Give a file as it was, or `None` where it was not."""
    try:
        return git(repo, "show", f"{tag}:{path}").decode()
    except subprocess.CalledProcessError:
        return None


def broken_names(repo: Path, tag: str) -> Iterator[str]:
    """Tell each exported name, parameter or attribute that went or changed, room by room."""
    import griffe  # noqa: PLC0415 - of the extra « dev »

    with tempfile.TemporaryDirectory() as place:
        with tarfile.open(fileobj=io.BytesIO(git(repo, "archive", tag, "src"))) as packed:
            packed.extractall(place, filter="data")
        old, new = (
            griffe.load(PACKAGE, search_paths=[where / "src"], resolve_aliases=True, allow_inspection=False)
            for where in (Path(place), repo)
        )
        for room, names in json.loads(at(repo, tag, NAMES) or "{}").items():
            before, after = (_exports(tree, room, names) for tree in (old, new))
            for breakage in griffe.find_breaking_changes(before, after):
                yield f"{room}: {breakage.explain(griffe.ExplanationStyle.ONE_LINE)}"


def _exports(package: Any, room: str, names: Sequence[str]) -> Any:
    """Give what a room exports, without the modules that it is made of: these may move."""
    import griffe  # noqa: PLC0415 - of the extra « dev »

    inner = package
    for part in room.split(".")[1:]:
        inner = inner.members.get(part, griffe.Module(part))
    found = griffe.Module(room)
    found.members.update({name: inner.members[name] for name in names if name in inner.members})
    return found


def may_break(before: str, after: str) -> bool:
    """Tell whether names may break between two versions."""
    (old, *_), (new, *_) = parts = [tuple(map(int, version.split(".")[:3])) for version in (before, after)]
    return new > old or (new == old == 0 and parts[1][1] > parts[0][1])


def changed_files(repo: Path, tag: str) -> Iterator[str]:
    """Tell each frozen file that is not what it was."""
    for left_out, words in (("ad", "changed"), ("amt", "is gone")):
        asked = ("--no-renames", "--name-only", f"--diff-filter={left_out}", tag, "--", FROZEN)
        for name in git(repo, "diff", *asked).decode().splitlines():
            yield f"a frozen file {words}: {name}"


def changed_statuses(repo: Path, tag: str) -> Iterator[str]:
    """Tell each status that is not what it was, and that no *Verdicts* written since names."""
    then = at(repo, tag, "tests/compatibility/statuses.json")
    now = json.loads((repo / "tests/compatibility/statuses.json").read_text("utf-8"))
    if then is not None:
        old = verdicts(at(repo, tag, "CHANGELOG.md") or "")
        new = verdicts((repo / "CHANGELOG.md").read_text("utf-8"))
        words = "\n".join(told for version, told in new.items() if told not in old.values())
        yield from statuses.untold(json.loads(then), now, words)


def main(arguments: Sequence[str], repo: Path = ROOT) -> int:
    tag = arguments[0] if arguments else last_tag(repo)
    if tag is None:
        print("no tag yet: there is nothing to compare with")  # noqa: T201 - a command
        return 0
    names = list(broken_names(repo, tag))
    faults = [*changed_files(repo, tag), *changed_statuses(repo, tag)]
    before, after = at(repo, tag, "pyproject.toml"), (repo / "pyproject.toml").read_text("utf-8")
    allowed = may_break(version_of(before or after), version_of(after))
    for line in (*names, *faults):
        print(line)  # noqa: T201
    broken = f"{len(names)} public names broken{', as this version may' if names and allowed else ''}"
    print(f"since {tag}: {broken}; {len(faults)} frozen files or statuses changed")  # noqa: T201
    return int(bool(faults or (names and not allowed)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
