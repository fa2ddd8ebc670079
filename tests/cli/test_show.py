from __future__ import annotations

import json
import os
from pathlib import Path

import jsonschema
import pytest

from dme_migration.calendar import HolidayProfile
from dme_migration.model import CERTIFIED_EMRS, DEFAULT_GRID
from dme_migration.rules import READINGS, STANDARD_RULEBOOK
from dme_migration.serialization import SCHEMAS, schema
from dme_migration.vectors import folder, themes, vectors
from tests.cli.running import run, unbreakable

LISTS = ("obligations", "readings", "emrs", "grid", "profiles")


@pytest.mark.parametrize("name", [*LISTS, "calendar", "vectors"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_pages_fit_and_speak_one_language(name: str, language: str) -> None:
    year = ("--year=2026",) if name == "calendar" else ()
    result = run("show", name, *year, f"--lang={language}")
    assert result.exit_code == 0
    assert all(len(line) <= 80 or unbreakable(line) for line in result.stdout.splitlines())
    assert result.stdout != run("show", name, *year, f"--lang={'en' if language == 'fr' else 'fr'}").stdout


def test_obligations_as_the_declarations_list_them() -> None:
    rows = json.loads(run("show", "obligations", "--format=json").stdout)
    jsonschema.validate(rows, schema("obligations"))
    keys = ["id", "clause", "modality", "bearers", "title", "remedy", "condition", "waivable_by", "rulebook"]
    assert [list(row) for row in rows] == [keys] * len(rows)
    assert [row["id"] for row in rows] == list(STANDARD_RULEBOOK.ids)
    window = next(row for row in rows if row["id"] == "preanalysis.validation-window")
    assert window["waivable_by"] == "client"
    assert window["rulebook"] == "PROCEDURE_2024"
    assert window["bearers"] == ["receiving_vendor"]
    assert all(identifier in run("show", "obligations").stdout for identifier in STANDARD_RULEBOOK.ids)


def test_lists_hold_everything() -> None:
    rows = {name: json.loads(run("show", name, "--format=json").stdout) for name in LISTS}
    assert [row["name"] for row in rows["readings"]] == list(READINGS)
    assert rows["readings"][0]["default"] == "all"
    assert [row["name"] for row in rows["emrs"]] == [product.name for product in CERTIFIED_EMRS.products]
    assert [row["code"] for row in rows["grid"]] == [category.code for category in DEFAULT_GRID.categories]
    assert [row["name"] for row in rows["profiles"]] == list(HolidayProfile)
    assert rows["profiles"][3]["weekly_rest"] == [7]
    assert CERTIFIED_EMRS.bureau_address in run("show", "emrs").stdout


def test_the_days_off_of_a_year() -> None:
    document = json.loads(run("show", "calendar", "--year=2026", "--profile=labour-standards", "--format=json").stdout)
    assert [day["on"] for day in document["days_off"]] == [
        "2026-01-01",
        "2026-04-03",
        "2026-05-18",
        "2026-06-24",
        "2026-07-01",
        "2026-09-07",
        "2026-10-12",
        "2026-12-25",
    ]
    assert document["days_off"][1]["name"] == "Vendredi saint"
    assert "N-1.1" in document["days_off"][1]["statute"]
    assert "samedi et dimanche" in run("show", "calendar", "--year=9999").stdout
    assert run("show", "calendar").exit_code == 0
    assert run("show", "calendar", "--year=0").exit_code == 2


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas_are_shown_by_name(name: str) -> None:
    assert json.loads(run("show", "schema", name).stdout) == schema(name)


def test_the_schema_of_a_case_is_the_first_one() -> None:
    assert json.loads(run("show", "schema").stdout) == schema("case")


def test_vectors_are_listed_by_theme() -> None:
    rows = json.loads(run("show", "vectors", "--format=json", "--lang=en").stdout)
    assert rows == [
        {"theme": theme.name, "file": theme.file, "count": theme.count, "about": theme.about.en} for theme in themes()
    ]
    assert sum(row["count"] for row in rows) == len(vectors())
    page = run("show", "vectors").stdout
    assert all(theme.name in page for theme in themes())
    assert f"{len(vectors())} vecteurs en tout." in page


def written(place: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in place.iterdir()}


def test_vectors_are_written_to_a_new_an_empty_and_a_former_folder(tmp_path: Path) -> None:
    place = tmp_path / "vecteurs"
    first = run("show", "vectors", f"--write={place}")
    assert (first.exit_code, first.stdout) == (0, "")
    assert f"{len(vectors())} vecteurs écrits dans" in first.stderr
    assert written(place) == folder()

    (place / "index.json").write_bytes(folder()["index.json"].replace(b'"version": 1', b'"version": 0'))
    (place / "access.json").unlink()
    assert run("show", "vectors", f"--write={place}", "--lang=en").exit_code == 0
    assert written(place) == folder()

    empty = tmp_path / "empty"
    empty.mkdir()
    assert run("show", "vectors", f"--write={empty}").exit_code == 0
    assert written(empty) == folder()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "vecteurs"]


def test_a_link_to_a_folder_of_vectors_stays_one(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "there")
    assert run("show", "vectors", f"--write={link}").exit_code == 0
    assert link.is_symlink()
    assert written(tmp_path / "there") == folder()


@pytest.mark.parametrize("name", ["thesis.txt", "index.json", "access.json"])
def test_a_folder_of_anything_else_is_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("{}", encoding="utf-8")
    refused = run("show", "vectors", f"--write={tmp_path}", "--lang=en")
    assert refused.exit_code == 2
    assert "holds other files than vectors" in " ".join(refused.stderr.split())
    assert written(tmp_path) == {name: b"{}"}


def test_a_former_folder_with_a_file_of_ones_own_is_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "vectors"
    run("show", "vectors", f"--write={place}")
    (place / "notes.txt").write_text("à moi", encoding="utf-8")
    (place / "access.json").unlink()
    assert run("show", "vectors", f"--write={place}").exit_code == 2
    assert "access.json" not in written(place)
    assert (place / "notes.txt").read_text(encoding="utf-8") == "à moi"


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")
    taken = run("show", "vectors", f"--write={file}", "--lang=en")
    assert (taken.exit_code, "a file, not a folder" in " ".join(taken.stderr.split())) == (3, True)
    nowhere = run("show", "vectors", f"--write={tmp_path / 'no' / 'where'}")
    assert (nowhere.exit_code, "ce chemin n'existe pas" in " ".join(nowhere.stderr.split())) == (3, True)
    assert written(tmp_path) == {"file": b""}


@pytest.mark.parametrize("name", ["access.json", "index.json"])
def test_a_move_that_fails_puts_the_former_files_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    place = tmp_path / "vectors"
    run("show", "vectors", f"--write={place}")
    (place / "whole.json").unlink()
    kept = {**written(place), "access.json": b"{}"}
    (place / "access.json").write_bytes(b"{}")
    replace = Path.replace

    def failing(source: Path, target: str | os.PathLike[str]) -> Path:
        if Path(target) == place / name and source.parent.name == "new":
            raise PermissionError("busy")
        return replace(source, target)

    monkeypatch.setattr(Path, "replace", failing)
    assert run("show", "vectors", f"--write={place}").exit_code == 3
    assert written(place) == kept
    assert [path.name for path in tmp_path.iterdir()] == ["vectors"]


def test_what_an_interrupted_writing_left_is_completed_and_a_theme_that_went_is_removed(tmp_path: Path) -> None:
    place = tmp_path / "vectors"
    run("show", "vectors", f"--write={place}")
    index = json.loads((place / "index.json").read_bytes())
    index["themes"] = [theme for theme in index["themes"] if theme["name"] != "whole"]  # the index of a version before
    index["themes"].append({"name": "old", "file": "old.json"})
    (place / "index.json").write_text(json.dumps(index), encoding="utf-8")
    (place / "old.json").write_text("{}", encoding="utf-8")
    assert run("show", "vectors", f"--write={place}").exit_code == 0
    assert written(place) == folder()
