"""The worksheet of a case, in the order of the form: what it says, before it has pages."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any, Final

from dme_migration.model.case import MigrationCase
from dme_migration.model.emrs import EmrProduct, EmrRegistry
from dme_migration.model.grid import DataGrid
from dme_migration.model.request import Request
from dme_migration.model.values import LAST_DAY
from dme_migration.report.inert import one_line
from dme_migration.report.worksheet import asking, sending, signing, words
from dme_migration.report.worksheet.parts import Sheet
from dme_migration.serialization import case_to
from dme_migration.text import Language

__all__ = ["sheet_of", "version_of"]

_GROWS: Final = ("vendor_notice", "authorization", "signatures", "transmissions")
"""What is added to a request once its worksheet is printed: the version does not depend on it."""


def sheet_of(case: MigrationCase | None, *, language: Language, emrs: EmrRegistry, grid: DataGrid) -> Sheet:
    """Lay out what the worksheet of a case says; without a case, a blank one."""
    filled = case or MigrationCase(request=Request())
    request = filled.request
    source, receiving = (_product(filled, name, emrs) for name in (request.source_emr, request.receiving_emr))
    facts: list[tuple[str, str]] = []
    if filled.id is not None:
        facts.append((words.CASE[language], filled.id))
    if case is not None:
        facts.append((words.VERSION[language], version_of(case)))
    kind = words.BLANK if case is None else words.WORKSHEET
    return Sheet(
        title=words.TITLE[language],
        kind=kind[language],
        author=one_line(request.client.name) if request.client and request.client.name else None,
        facts=tuple(facts),
        notices=(f"{words.PREVAILS[language]} {words.NO_PATIENT[language]}",),
        sections=(
            asking.objective(request, language),
            asking.client(request, language),
            asking.requesters(request, language),
            asking.emrs(request, source, receiving, language),
            asking.data(request, grid, language),
            asking.contract(request, language),
            signing.authorization(request, language),
            signing.signatures(request, language),
            sending.sending(filled, emrs, source, receiving, language),
            sending.next_steps(emrs, language),
        ),
    )


def _product(case: MigrationCase, name: str | None, emrs: EmrRegistry) -> EmrProduct | None:
    """Find an EMR on the list of the day when the form was first sent; before that, among those with no end."""
    sent = [case.day_of(one.sent_at) for one in case.request.transmissions if one.form_attached]
    return None if name is None else emrs.find(name, on=min(sent, default=LAST_DAY))


def version_of(case: MigrationCase) -> str:
    """Name what a request asks for in eight characters: two sheets of the same version ask for the same thing.

    Signatures, notices and sendings, which come after it is printed, do not count, nor does an application's own key.
    """
    asked = {key: value for key, value in case_to(case)["request"].items() if key not in _GROWS}
    told = json.dumps(_ours(asked), sort_keys=True)
    return sha256(told.encode("utf-8")).hexdigest()[:8]


def _ours(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _ours(item) for key, item in value.items() if not key.startswith("x-")}
    return [_ours(item) for item in value] if isinstance(value, list) else value
