"""What a release promised, tried on a small repository with a tag and a present."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

import pytest

from tests.compatibility import since

pytest.importorskip("griffe", reason="of the extra « dev »")
pytestmark = pytest.mark.dev
pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

STATUSES: Final = {"a/b": {"given": "0", "statuses": {"some.duty": "met"}}}
FILES: Final = {
    "src/dme_migration/__init__.py": '"""A package."""\n\n__all__ = []\n',
    "src/dme_migration/rules/__init__.py": 'from dme_migration.rules.inner import judge\n\n__all__ = ["judge"]\n',
    "src/dme_migration/rules/inner.py": "def judge(case, *, day):\n    return day\n\n\ndef other(case):\n    pass\n",
    "tests/data/public_names.json": '{"dme_migration": [], "dme_migration.rules": ["judge"]}',
    "tests/compatibility/frozen/a.json": "{}",
    "tests/compatibility/statuses.json": json.dumps(STATUSES),
    "CHANGELOG.md": "## [Unreleased]\n\n### Verdicts\n\n- `other.duty`.\n",
    "pyproject.toml": '[project]\nversion = "1.2.0"\n',
}


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    who = {f"GIT_{role}_{what}": "x" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    for command in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "x"), ("tag", "v1.2.0")):
        subprocess.run(["git", *command], cwd=tmp_path, env={**os.environ, **who, **alone}, check=True)
    return tmp_path


def change(repo: Path, name: str, old: str, new: str) -> None:
    path = repo / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def told(repo: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = since.main([], repo)
    return code, capsys.readouterr().out


def test_nothing_changed(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(repo, capsys) == (0, "since v1.2.0: 0 public names broken; 0 frozen files or statuses changed\n")


def test_without_a_tag_there_is_nothing_to_compare_with(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    assert since.main([], tmp_path) == 0
    assert "no tag yet" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "new"),
    [("def judge", "def judges"), ("*, day", "*, on"), ("*, day", "*, day, zone"), ("judge(case, *, ", "judge(")],
)
def test_an_exported_name_that_broke_needs_a_new_major_version(
    repo: Path, capsys: pytest.CaptureFixture[str], old: str, new: str
) -> None:
    change(repo, "src/dme_migration/rules/inner.py", old, new)
    if "judges" in new:
        change(repo, "src/dme_migration/rules/__init__.py", "judge", "judges")
    code, said = told(repo, capsys)
    assert code == 1
    assert "dme_migration.rules: " in said
    change(repo, "pyproject.toml", "1.2.0", "1.3.0")
    assert told(repo, capsys)[0] == 1
    change(repo, "pyproject.toml", "1.3.0", "2.0.0")
    assert told(repo, capsys)[0] == 0


def test_what_no_room_exports_may_change_and_what_it_exports_may_move(
    repo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(repo, "src/dme_migration/rules/inner.py", "def other(case)", "def others()")
    shutil.move(repo / "src/dme_migration/rules/inner.py", repo / "src/dme_migration/rules/deeper.py")
    change(repo, "src/dme_migration/rules/__init__.py", "rules.inner", "rules.deeper")
    assert told(repo, capsys)[0] == 0


def test_a_room_that_went(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(repo / "src/dme_migration/rules")
    code, said = told(repo, capsys)
    assert code == 1
    assert "dme_migration.rules: " in said


def test_a_frozen_file_that_changed_or_went(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repo / "tests/compatibility/frozen/new.json").write_text("{}", encoding="utf-8")
    assert told(repo, capsys)[0] == 0
    change(repo, "tests/compatibility/frozen/a.json", "{}", "[]")
    assert "a frozen file changed: tests/compatibility/frozen/a.json" in told(repo, capsys)[1]
    (repo / "tests/compatibility/frozen/a.json").unlink()
    assert "a frozen file is gone: tests/compatibility/frozen/a.json" in told(repo, capsys)[1]


def test_a_status_that_changed_is_told_by_what_the_changelog_says_since(
    repo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(repo, "tests/compatibility/statuses.json", '"met"', '"breached"')
    assert told(repo, capsys)[0] == 1
    change(repo, "CHANGELOG.md", "## [Unreleased]", "## [Unreleased]\n\n### Verdicts\n\n- `some.duty`.\n\n## [1.2.0]")
    assert told(repo, capsys)[0] == 0


@pytest.mark.parametrize(
    ("before", "after", "may"),
    [
        ("0.1.0", "0.1.1", False),
        ("0.1.0", "0.2.0", True),
        ("0.9.0", "1.0.0", True),
        ("1.0.0", "1.1.0", False),
        ("1.9.0", "2.0.0", True),
    ],
)
def test_when_names_may_break(before: str, after: str, *, may: bool) -> None:
    assert since.may_break(before, after) is may
