"""The data grid: which categories a standard migration holds, and which are additional (§2 and §3).

The ministry's own grid, in the annex of its form, is not public: this one is ours, and an application may supply the
official one. Its standard part follows what a clinical record must hold (M-9, r. 20.3.1, art. 5, in force 2024-07-11);
appointments are marked uncertain, for they are standard in Ontario.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Final

import attrs

from dme_migration.errors import InvalidValueError
from dme_migration.model import values
from dme_migration.text import Text

__all__ = ["DEFAULT_GRID", "DataCategory", "DataGrid"]

_RECORD = "M-9, r. 20.3.1, art. 5"
_OURS = "our reading: not among the contents of a clinical record (M-9, r. 20.3.1, art. 5)"


@attrs.frozen(kw_only=True)
class DataCategory:
    """One line of the grid. ``uncertain`` marks a line that another authority classes otherwise."""

    code: str = attrs.field(validator=values.required_words)
    label: Text
    standard: bool
    source: str = attrs.field(validator=values.required_words)
    uncertain: bool = False


@attrs.frozen(kw_only=True)
class DataGrid:
    """A grid of data categories, in the order of the form."""

    categories: tuple[DataCategory, ...] = attrs.field(validator=values.tuple_of(DataCategory))
    since: date | None = None

    def __attrs_post_init__(self) -> None:
        codes = [category.code for category in self.categories]
        if len(set(codes)) != len(codes):
            raise InvalidValueError("a category stands twice in the grid")

    @cached_property  # asked for once a case
    def codes(self) -> frozenset[str]:
        """Give every code of the grid."""
        return frozenset(category.code for category in self.categories)

    @property
    def additional(self) -> frozenset[str]:
        """Give the codes outside the standard scope (§3): their migration may take an extra delay."""
        return frozenset(category.code for category in self.categories if not category.standard)

    def find(self, code: str) -> DataCategory | None:
        """Give the category of that code, or `None`."""
        return next((category for category in self.categories if category.code == code), None)


def _line(code: str, fr: str, en: str, source: str, *, standard: bool = True, uncertain: bool = False) -> DataCategory:
    return DataCategory(code=code, label=Text(fr=fr, en=en), standard=standard, source=source, uncertain=uncertain)


DEFAULT_GRID: Final = DataGrid(
    since=date(2024, 7, 11),
    categories=(
        _line("identification", "Identification et coordonnées", "Identification and contact", f"{_RECORD} (3°)"),
        _line("problem_list", "Liste des problèmes", "Problem list", f"{_RECORD} (4°)"),
        _line("past_history", "Antécédents", "Past history", f"{_RECORD} (4°)"),
        _line("allergies", "Allergies et intolérances", "Allergies and intolerances", f"{_RECORD} (5°)"),
        _line("medication_list", "Liste des médicaments", "Medication list", f"{_RECORD} (6°)"),
        _line("prescriptions", "Ordonnances", "Prescriptions", f"{_RECORD} (12°)"),
        _line("immunizations", "Vaccinations", "Immunizations", f"{_RECORD} (12°)"),
        _line("encounter_notes", "Notes de consultation", "Encounter notes", f"{_RECORD} (8° to 10°)"),
        _line("vital_signs", "Signes vitaux et mesures", "Vital signs and measurements", f"{_RECORD} (8°)"),
        _line("laboratory_results", "Résultats de laboratoire", "Laboratory results", f"{_RECORD} (12°)"),
        _line("imaging_reports", "Rapports d'imagerie", "Imaging reports", f"{_RECORD} (12°)"),
        _line(
            "consultations",
            "Rapports de consultation et correspondance",
            "Consultation reports and correspondence",
            f"{_RECORD} (12°)",
        ),
        _line("level_of_care", "Formulaire de niveau de soins", "Level-of-care form", f"{_RECORD} (7°)"),
        _line("incidents", "Incidents et accidents", "Incidents and accidents", f"{_RECORD} (11°)"),
        _line("scanned_documents", "Documents numérisés", "Scanned documents", f"{_RECORD} (12°)"),
        _line("forms", "Formulaires", "Forms", f"{_RECORD} (12°)"),
        _line(
            "appointments",
            "Rendez-vous",
            "Appointments",
            "our reading; standard in Ontario's CDS",
            standard=False,
            uncertain=True,
        ),
        _line("billing", "Facturation", "Billing", _OURS, standard=False),
        _line("tasks", "Tâches et messages", "Tasks and messages", _OURS, standard=False),
        _line("templates", "Modèles et macros", "Templates and macros", _OURS, standard=False),
        _line("access_logs", "Journaux d'accès", "Access logs", _OURS, standard=False),
        _line("images", "Images (DICOM)", "Images (DICOM)", _OURS, standard=False),
    ),
)
"""Our default grid: sixteen standard categories, six additional ones."""
