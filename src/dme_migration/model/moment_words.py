"""How a moment is told: that it happened on a day, or that it is planned for one."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from dme_migration.model.moments import Moment, moment_label
from dme_migration.text import Language, Text

__all__ = ["happened_text", "moment_in", "of_moment", "planned_text"]

_HAPPENED: Final[Mapping[str, Text]] = MappingProxyType(
    {
        Moment.TEST_EXTRACTION: Text(
            fr="L'extraction TEST a eu lieu {on}", en="The TEST extraction took place on {on}"
        ),
        Moment.PREANALYSIS_START: Text(fr="La préanalyse a commencé {on}", en="The pre-analysis began on {on}"),
        Moment.PREANALYSIS_END: Text(fr="La préanalyse s'est terminée {on}", en="The pre-analysis ended on {on}"),
        Moment.PREANALYSIS_SUBMISSION: Text(
            fr="La préanalyse a été soumise au client {on}", en="The pre-analysis was submitted to the client on {on}"
        ),
        Moment.PREANALYSIS_VALIDATION: Text(
            fr="Le client a validé la préanalyse {on}", en="The client validated the pre-analysis on {on}"
        ),
        Moment.FLOW_ANALYSIS_MEETING: Text(
            fr="La rencontre d'analyse des flux a eu lieu {on}", en="The data-flow analysis meeting took place on {on}"
        ),
        Moment.TEST_IMPORT: Text(fr="L'importation TEST a été faite {on}", en="The TEST import was done on {on}"),
        Moment.INTERNAL_QUALITY_CONTROL: Text(
            fr="Le contrôle de qualité interne a été fait {on}", en="The internal quality control was done on {on}"
        ),
        Moment.VALIDATION_SESSION: Text(
            fr="Une séance de validation a eu lieu {on}", en="A validation session took place on {on}"
        ),
        Moment.FIRST_VALIDATION_SESSION: Text(
            fr="La première séance de validation a eu lieu {on}", en="The first validation session took place on {on}"
        ),
        Moment.QUALITY_APPROVAL: Text(fr="La qualité a été approuvée {on}", en="Quality was approved on {on}"),
        Moment.SOURCE_CUTOVER: Text(
            fr="La coupure du DMÉ émetteur a eu lieu {on}", en="The cutover of the source EMR took place on {on}"
        ),
        Moment.FINAL_EXTRACTION: Text(
            fr="L'extraction finale a eu lieu {on}", en="The final extraction took place on {on}"
        ),
        Moment.PRODUCTION: Text(fr="La mise en production a eu lieu {on}", en="Production started on {on}"),
        Moment.FIRST_USE: Text(
            fr="Les données ont été utilisées pour la première fois {on}", en="The data were first used on {on}"
        ),
        Moment.LEGACY_ACCESS_WITHDRAWAL: Text(
            fr="Les accès à l'ancien DMÉ ont été retirés {on}", en="Access to the old EMR was withdrawn on {on}"
        ),
        Moment.VENDOR_NOTICE: Text(
            fr="Le fournisseur émetteur a été avisé {on}", en="The source vendor was given notice on {on}"
        ),
        Moment.AUTHORIZATION: Text(
            fr="L'autorisation écrite a été signée {on}", en="The written authorization was signed on {on}"
        ),
        Moment.SIGNATURE: Text(
            fr="La dernière signature requise a été donnée {on}", en="The last required signature was given on {on}"
        ),
        Moment.FIRST_TRANSMISSION: Text(
            fr="Le formulaire a été envoyé pour la première fois {on}", en="The form was first sent on {on}"
        ),
        Moment.TRANSMISSION: Text(
            fr="Le formulaire a rejoint tous ses destinataires {on}",
            en="The form had reached all its recipients on {on}",
        ),
        Moment.CLOCK_BASE: Text(fr="Tout était en ordre {on}", en="All was in order on {on}"),
        Moment.CLOCK_START: Text(fr="Le calendrier officiel a commencé {on}", en="The official clock started on {on}"),
        Moment.SCHEDULE_DELIVERY: Text(
            fr="Le calendrier a été remis au client {on}", en="The schedule was delivered to the client on {on}"
        ),
        Moment.CONTRACT_END: Text(fr="Le contrat a pris fin {on}", en="The contract ended on {on}"),
        Moment.SCOPE_CONFIRMATION: Text(fr="La portée a été confirmée {on}", en="The scope was confirmed on {on}"),
        Moment.EXTRACTION_CONFIRMATION: Text(
            fr="La réussite de l'extraction a été confirmée {on}", en="The extraction was confirmed on {on}"
        ),
        Moment.IMPORT_CONFIRMATION: Text(
            fr="La réussite de l'importation a été confirmée {on}", en="The import was confirmed on {on}"
        ),
    },
)
_FEMININE: Final = frozenset(
    {
        Moment.TEST_EXTRACTION,
        Moment.PREANALYSIS_END,
        Moment.PREANALYSIS_SUBMISSION,
        Moment.PREANALYSIS_VALIDATION,
        Moment.FLOW_ANALYSIS_MEETING,
        Moment.TEST_IMPORT,
        Moment.VALIDATION_SESSION,
        Moment.FIRST_VALIDATION_SESSION,
        Moment.LAST_VALIDATION_SESSION,
        Moment.QUALITY_APPROVAL,
        Moment.SOURCE_CUTOVER,
        Moment.FINAL_EXTRACTION,
        Moment.PRODUCTION,
        Moment.FIRST_USE,
        Moment.CONTRACT_END,
    },
)


def happened_text(moment: str) -> Text:
    """Give the sentence that a moment happened; ``{on}`` takes the day in words, with its article in French."""
    known = _HAPPENED.get(moment)
    if known is not None:
        return known
    label = moment_label(moment)
    return Text(fr=_capital(label.fr) + " a eu lieu {on}", en=_capital(label.en) + " took place on {on}")


def planned_text(moment: str) -> Text:
    """Give the sentence that a moment is planned; ``{on}`` takes the day in words, with its article in French."""
    label = moment_label(moment)
    planned = "prévue" if moment in _FEMININE or moment.startswith("x-") else "prévu"
    return Text(fr=f"{_capital(label.fr)} est {planned} {{on}}", en=f"{_capital(label.en)} is planned for {{on}}")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def moment_in(moment: str, language: Language) -> str:
    """Name a moment with its article in a language."""
    return moment_label(moment)[language]


def of_moment(moment: str, language: Language) -> str:
    """Name a moment after « de », contracted as it is said: « du contrôle », “of the control”.

    >>> of_moment(Moment.INTERNAL_QUALITY_CONTROL, Language.FR)
    'du contrôle de qualité interne'
    """
    name = moment_in(moment, language)
    if language is Language.EN:
        return f"of {name}"
    return f"du {name[3:]}" if name.startswith("le ") else f"de {name}"
