"""When an obligation applies, in words."""

from __future__ import annotations

from typing import Final

from dme_migration.model import Party
from dme_migration.model.moment_words import moment_in
from dme_migration.rules import (
    AdditionalDataChosen,
    Certified,
    EveryStepBinds,
    Ground,
    NoticePeriod,
    StandardRequest,
    StillAhead,
    TwoVendors,
    Under,
)
from dme_migration.text import Language, Text, joined

__all__ = ["ground_in_words"]

_OR: Final = Text(fr="ou", en="or")
_UNDER: Final = Text(
    fr="sous la lecture «\u00a0{reading} = {values}\u00a0»", en="under the reading “{reading} = {values}”"
)
_SOURCE: Final = Text(fr="si le DMÉ émetteur est certifié", en="if the source EMR is certified")
_RECEIVING: Final = Text(fr="si le DMÉ receveur est certifié", en="if the receiving EMR is certified")
_AHEAD: Final = Text(
    fr="tant que {moment} est à venir et que sa limite n'est pas passée",
    en="while {moment} is ahead and its limit has not passed",
)
_FIXED: Final = {
    EveryStepBinds: Text(
        fr="pour tout objectif, sauf un transfert de patients sous la lecture «\u00a0patient-transfer = "
        "no-cutover\u00a0»",
        en="for every objective, save a transfer of patients under the reading “patient-transfer = no-cutover”",
    ),
    NoticePeriod: Text(fr="si le contrat demande un préavis", en="if the contract asks for a notice"),
    TwoVendors: Text(fr="s'il y a deux fournisseurs", en="if there are two vendors"),
    AdditionalDataChosen: Text(
        fr="si des données hors de la portée standard sont demandées",
        en="if data outside the standard scope are requested",
    ),
    StandardRequest: Text(
        fr="si la demande ne porte que sur des données standard", en="if the request is for standard data only"
    ),
}


def ground_in_words(ground: Ground, language: Language) -> str:
    """Word a ground; one that an application declares is named by its class."""
    match ground:
        case Under():
            values = joined(ground.values, language, last=_OR)
            return _UNDER.filled(language, reading=ground.reading, values=values)
        case Certified():
            return (_SOURCE if ground.vendor is Party.SOURCE_VENDOR else _RECEIVING)[language]
        case StillAhead():
            return _AHEAD.filled(language, moment=moment_in(ground.milestone, language))
        case _:
            fixed = _FIXED.get(type(ground))
            return type(ground).__name__ if fixed is None else fixed[language]
