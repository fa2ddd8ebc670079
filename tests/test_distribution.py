"""What a wheel and an sdist hold: the package whole, its licence, and nothing else."""

from __future__ import annotations

import tarfile
import tomllib
import zipfile
from pathlib import Path
from typing import Any, Final

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

ROOT: Final = Path(__file__).parent.parent
PACKAGE: Final = ROOT / "src" / "dme_migration"
DATA: Final = {".json", ".ndjson", ".html", ".css", ".typed"}
"""What may stand in the package beside its modules."""


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]  # type: ignore[no-any-return]


def shipped() -> set[str]:
    """Name the files of the package, as they stand in the checkout."""
    files = (path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {f"dme_migration/{path.relative_to(PACKAGE).as_posix()}" for path in files}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    built = WheelBuilder(str(ROOT)).build(directory=str(tmp_path_factory.mktemp("wheel")), versions=["standard"])
    return zipfile.ZipFile(next(iter(built)))


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> tarfile.TarFile:
    built = SdistBuilder(str(ROOT)).build(directory=str(tmp_path_factory.mktemp("sdist")), versions=["standard"])
    return tarfile.open(next(iter(built)))


def test_the_wheel_holds_the_package_and_its_own_record(wheel: zipfile.ZipFile) -> None:
    info = f"dme_migration-{project()['version']}.dist-info"
    own = {f"{info}/{name}" for name in ("METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE")}
    assert set(wheel.namelist()) == shipped() | own


def test_the_package_holds_modules_and_the_data_they_read() -> None:
    assert {Path(name).suffix for name in shipped()} <= {".py", *DATA}
    assert "dme_migration/py.typed" in shipped()


def test_the_wheel_asks_for_what_the_project_declares(wheel: zipfile.ZipFile) -> None:
    metadata = wheel.read(f"dme_migration-{project()['version']}.dist-info/METADATA").decode()
    asked = {line.removeprefix("Requires-Dist: ") for line in metadata.splitlines() if line.startswith("Requires-Dist")}
    assert set(project()["dependencies"]) == {line for line in asked if ";" not in line}
    for requirement in project()["dependencies"]:
        assert ">=" in requirement
        assert "<" not in requirement, "a floor, not a ceiling: an application chooses the rest"


def test_the_sdist_can_be_built_and_tested_by_itself(sdist: tarfile.TarFile) -> None:
    held = {name.partition("/")[2] for name in sdist.getnames()}
    needed = {"pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "SECURITY.md", "CONTRIBUTING.md", ".ci/supply"}
    assert needed <= held
    for folder in ("tests", "examples", "docs", "benchmarks"):  # what the suite reads
        there = {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*") if path.is_file()}
        assert {name for name in there if "__pycache__" not in name and ".hypothesis" not in name} <= held
    assert {f"src/{name}" for name in shipped()} <= held
    assert not {name for name in held if "__pycache__" in name or name.startswith((".venv", "build/", ".git/"))}
