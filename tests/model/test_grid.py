"""The data grid: sixteen standard categories, six additional ones, each with its source."""

from __future__ import annotations

from typing import Final

import attrs

from dme_migration.model import DEFAULT_GRID, DataCategory, DataGrid
from dme_migration.text import Language, Text

STANDARD: Final = (
    "identification",
    "problem_list",
    "past_history",
    "allergies",
    "medication_list",
    "prescriptions",
    "immunizations",
    "encounter_notes",
    "vital_signs",
    "laboratory_results",
    "imaging_reports",
    "consultations",
    "level_of_care",
    "incidents",
    "scanned_documents",
    "forms",
)
ADDITIONAL: Final = ("appointments", "billing", "tasks", "templates", "access_logs", "images")


def test_the_categories_are_those_of_the_case_document_in_its_order() -> None:
    assert tuple(c.code for c in DEFAULT_GRID.categories) == (*STANDARD, *ADDITIONAL)
    assert tuple(c.code for c in DEFAULT_GRID.categories if c.standard) == STANDARD
    assert DEFAULT_GRID.additional == set(ADDITIONAL)
    assert DEFAULT_GRID.codes == {*STANDARD, *ADDITIONAL}


def test_appointments_alone_are_marked_uncertain() -> None:
    assert [c.code for c in DEFAULT_GRID.categories if c.uncertain] == ["appointments"]


def test_each_category_has_its_labels_and_its_source() -> None:
    for category in DEFAULT_GRID.categories:
        assert category.source
        assert all(category.label[language] for language in Language)
        assert ("M-9, r. 20.3.1" in category.source) or not category.standard
    for language in Language:
        labels = [c.label[language] for c in DEFAULT_GRID.categories]
        assert len(set(labels)) == len(labels)


def test_a_category_is_found_by_its_code() -> None:
    found = DEFAULT_GRID.find("images")

    assert found is not None
    assert not found.standard
    assert DEFAULT_GRID.find("Images") is None


def test_an_application_supplies_its_own_grid() -> None:
    line = DataCategory(code="faxes", label=Text(fr="Télécopies", en="Faxes"), standard=False, source="our annex")
    ours = attrs.evolve(DEFAULT_GRID, categories=(*DEFAULT_GRID.categories, line))

    assert ours.additional == {*ADDITIONAL, "faxes"}
    assert DataGrid(categories=(line,)).codes == {"faxes"}
