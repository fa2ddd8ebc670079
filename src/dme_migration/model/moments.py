"""Moments: everything in a migration that has a day.

Milestones are the steps that a schedule dates (§3 of the procedure); the others are facts of the request, or are
derived from them. A `Moment` is a string, so that an integrator's own moment (``x-training``) works wherever a
milestone does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from dme_migration.errors import InvalidValueError
from dme_migration.model.privacy import masked, patient_trace
from dme_migration.text import Text

__all__ = [
    "MILESTONES",
    "MOMENT_LABELS",
    "REPEATABLE_IN_JOURNAL",
    "Moment",
    "is_milestone",
    "milestone_of",
    "moment_label",
]


class Moment(StrEnum):
    """A named moment of a migration; the first fifteen are the milestones, in the order of the text (§3)."""

    TEST_EXTRACTION = "test_extraction"
    PREANALYSIS_START = "preanalysis_start"
    PREANALYSIS_END = "preanalysis_end"
    PREANALYSIS_SUBMISSION = "preanalysis_submission"
    PREANALYSIS_VALIDATION = "preanalysis_validation"
    FLOW_ANALYSIS_MEETING = "flow_analysis_meeting"
    TEST_IMPORT = "test_import"
    INTERNAL_QUALITY_CONTROL = "internal_quality_control"
    VALIDATION_SESSION = "validation_session"
    QUALITY_APPROVAL = "quality_approval"
    SOURCE_CUTOVER = "source_cutover"
    FINAL_EXTRACTION = "final_extraction"
    PRODUCTION = "production"
    FIRST_USE = "first_use"
    LEGACY_ACCESS_WITHDRAWAL = "legacy_access_withdrawal"

    VENDOR_NOTICE = "vendor_notice"
    AUTHORIZATION = "authorization"
    SIGNATURE = "signature"
    FIRST_TRANSMISSION = "first_transmission"
    TRANSMISSION = "transmission"
    CLOCK_BASE = "clock_base"
    CLOCK_START = "clock_start"
    CLOCK_ORIGIN = "clock_origin"
    SCHEDULE_DELIVERY = "schedule_delivery"
    CONTRACT_END = "contract_end"
    ACCESS_ANCHOR = "access_anchor"
    STANDARD_EXTRACTION = "standard_extraction"
    STANDARD_IMPORT = "standard_import"
    FIRST_VALIDATION_SESSION = "first_validation_session"
    LAST_VALIDATION_SESSION = "last_validation_session"
    SCOPE_CONFIRMATION = "scope_confirmation"
    EXTRACTION_CONFIRMATION = "extraction_confirmation"
    IMPORT_CONFIRMATION = "import_confirmation"


MILESTONES: Final = tuple(Moment)[: tuple(Moment).index(Moment.VENDOR_NOTICE)]

REPEATABLE_IN_JOURNAL: Final = frozenset(
    {
        Moment.TEST_EXTRACTION,
        Moment.PREANALYSIS_START,
        Moment.PREANALYSIS_END,
        Moment.PREANALYSIS_SUBMISSION,
        Moment.PREANALYSIS_VALIDATION,
        Moment.TEST_IMPORT,
        Moment.INTERNAL_QUALITY_CONTROL,
        Moment.VALIDATION_SESSION,
    },
)
"""What a second test cycle repeats: a journal may hold these more than once (Imp. c: until the approval)."""

_OWN = re.compile(r"x-[a-z0-9][a-z0-9_-]*")
_MILESTONES_BY_NAME: Final[Mapping[str, Moment]] = {moment.value: moment for moment in MILESTONES}


def is_milestone(name: str) -> bool:
    """Tell whether a schedule or a journal may hold this name: a milestone, or an application's own ``x-…``."""
    return name in _MILESTONES_BY_NAME or _is_own(name)


def _is_own(name: str) -> bool:
    return _OWN.fullmatch(name) is not None and patient_trace(name) is None


def milestone_of(name: str) -> str:
    """Take a milestone or its name; give the `Moment`, or the application's own ``x-…`` name.

    Raises:
        InvalidValueError: the name is neither.
    """
    known = _MILESTONES_BY_NAME.get(name)
    if known is not None:
        return known
    if _is_own(name):
        return name
    raise InvalidValueError(f"a milestone is one of {', '.join(MILESTONES)}, or begins with x-; got {masked(name)!r}")


MOMENT_LABELS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        Moment.TEST_EXTRACTION: Text(fr="l'extraction TEST", en="the TEST extraction"),
        Moment.PREANALYSIS_START: Text(fr="le début de la préanalyse", en="the start of the pre-analysis"),
        Moment.PREANALYSIS_END: Text(fr="la fin de la préanalyse", en="the end of the pre-analysis"),
        Moment.PREANALYSIS_SUBMISSION: Text(
            fr="la soumission de la préanalyse", en="the submission of the pre-analysis"
        ),
        Moment.PREANALYSIS_VALIDATION: Text(
            fr="la validation de la préanalyse", en="the validation of the pre-analysis"
        ),
        Moment.FLOW_ANALYSIS_MEETING: Text(fr="la rencontre d'analyse des flux", en="the data-flow analysis meeting"),
        Moment.TEST_IMPORT: Text(fr="l'importation TEST", en="the TEST import"),
        Moment.INTERNAL_QUALITY_CONTROL: Text(fr="le contrôle de qualité interne", en="the internal quality control"),
        Moment.VALIDATION_SESSION: Text(fr="la séance de validation", en="the validation session"),
        Moment.QUALITY_APPROVAL: Text(fr="l'approbation de la qualité", en="the approval of quality"),
        Moment.SOURCE_CUTOVER: Text(fr="la coupure du DMÉ émetteur", en="the cutover of the source EMR"),
        Moment.FINAL_EXTRACTION: Text(fr="l'extraction finale", en="the final extraction"),
        Moment.PRODUCTION: Text(fr="la mise en production", en="the production start"),
        Moment.FIRST_USE: Text(fr="la première utilisation des données", en="the first use of the data"),
        Moment.LEGACY_ACCESS_WITHDRAWAL: Text(
            fr="le retrait des accès à l'ancien DMÉ", en="the withdrawal of access to the old EMR"
        ),
        Moment.VENDOR_NOTICE: Text(fr="l'avis au fournisseur", en="the notice to the vendor"),
        Moment.AUTHORIZATION: Text(fr="l'autorisation écrite", en="the written authorization"),
        Moment.SIGNATURE: Text(fr="la dernière signature requise", en="the last required signature"),
        Moment.FIRST_TRANSMISSION: Text(fr="le premier envoi du formulaire", en="the first sending of the form"),
        Moment.TRANSMISSION: Text(fr="la transmission complète", en="the complete transmission"),
        Moment.CLOCK_BASE: Text(fr="le jour où tout était en ordre", en="the day when all was in order"),
        Moment.CLOCK_START: Text(fr="le début officiel du calendrier", en="the official start"),
        Moment.CLOCK_ORIGIN: Text(fr="la veille du premier jour compté", en="the eve of the first day counted"),
        Moment.SCHEDULE_DELIVERY: Text(fr="la remise du calendrier", en="the delivery of the schedule"),
        Moment.CONTRACT_END: Text(fr="la fin du contrat", en="the end of the contract"),
        Moment.ACCESS_ANCHOR: Text(fr="le point de départ de l'accès", en="the day from which access is counted"),
        Moment.STANDARD_EXTRACTION: Text(fr="l'extraction standard", en="the standard extraction"),
        Moment.STANDARD_IMPORT: Text(fr="l'importation standard", en="the standard import"),
        Moment.FIRST_VALIDATION_SESSION: Text(fr="la première séance de validation", en="the first validation session"),
        Moment.LAST_VALIDATION_SESSION: Text(fr="la dernière séance de validation", en="the last validation session"),
        Moment.SCOPE_CONFIRMATION: Text(fr="la confirmation de la portée", en="the confirmation of the scope"),
        Moment.EXTRACTION_CONFIRMATION: Text(
            fr="la confirmation de l'extraction", en="the confirmation of the extraction"
        ),
        Moment.IMPORT_CONFIRMATION: Text(fr="la confirmation de l'importation", en="the confirmation of the import"),
    },
)


def moment_label(name: str) -> Text:
    """Name a moment with its article; an application's own is quoted as it is.

    >>> moment_label(Moment.PRODUCTION).fr
    'la mise en production'
    """
    known = MOMENT_LABELS.get(name)
    return known if known is not None else Text(fr=f"l'étape «\u00a0{name}\u00a0»", en=f"the step “{name}”")
