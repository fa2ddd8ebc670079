from __future__ import annotations

import json

import jsonschema
import pytest

from dme_migration.calendar import HolidayProfile
from dme_migration.model import CERTIFIED_EMRS, DEFAULT_GRID
from dme_migration.rules import READINGS, STANDARD_RULEBOOK
from dme_migration.serialization import SCHEMAS, schema
from tests.cli.running import run, unbreakable

LISTS = ("obligations", "readings", "emrs", "grid", "profiles")


@pytest.mark.parametrize("name", [*LISTS, "calendar"])
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
