"""An empty case for each objective: every key of a request, to be filled in; it reads back as it is."""

from __future__ import annotations

import json
from typing import Any, Final

from dme_migration.model import CASE_FORMAT, DEFAULT_GRID, ClientKind, Objective

__all__ = ["data_choices", "skeleton"]

_KINDS: Final = {
    Objective.PRACTICE_RELOCATION: ClientKind.PHYSICIAN,
    Objective.EMR_CHANGE: ClientKind.CLINIC,
    Objective.PATIENT_TRANSFER: ClientKind.PHYSICIAN,
}
"""Who mostly asks, for each objective."""


def data_choices() -> dict[str, bool]:
    """Choose every standard category, and no other."""
    return {category.code: category.standard for category in DEFAULT_GRID.categories}


def skeleton(objective: Objective) -> str:
    """Write an empty case as JSON text. An empty value says nothing, so nothing is claimed.

    >>> print(skeleton(Objective.EMR_CHANGE).splitlines()[1])
      "format": "dme-migration/case-1",
    """
    document: dict[str, Any] = {
        "format": CASE_FORMAT,
        "id": "",
        "request": {
            "objective": objective.value,
            "client": {"kind": _KINDS[objective].value, "name": "", "email": "", "time_zone": "America/Toronto"},
            "requesters": [{"name": "", "licence": "", "email": ""}],
            "source_emr": "",
            "receiving_emr": "",
            "data": data_choices(),
            "contract": {"clinic": "", "email": "", "notice_period": {}},
            "vendor_notice": {},
            "authorization": {},
            "signatures": [],
            "transmissions": [],
        },
        "schedule": {},
        "journal": [],
        "notices": [],
        "confirmations": [],
        "fees": {},
        "complaints": [],
        "waivers": [],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
