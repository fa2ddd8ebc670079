"""The questions of ``new``: what a request needs, in the order of the form. An empty answer says « not known yet »."""

from __future__ import annotations

import re
from typing import Any, Final

from dme_migration.calendar import QUEBEC_ZONES, quebec_zone
from dme_migration.cli.asking import Asking
from dme_migration.cli.clock import today
from dme_migration.cli.layout import Style
from dme_migration.cli.skeleton import data_choices
from dme_migration.errors import InvalidValueError
from dme_migration.model import CASE_FORMAT, CERTIFIED_EMRS, DEFAULT_GRID, ClientKind, NoticePeriod
from dme_migration.model.names import name_key
from dme_migration.report.case_words import OBJECTIVE_LABELS
from dme_migration.text import Text

__all__ = ["interview"]

_KINDS: Final = {
    ClientKind.CLINIC: Text(fr="une clinique", en="a clinic"),
    ClientKind.PHYSICIAN: Text(fr="un médecin", en="a physician"),
    ClientKind.GROUP: Text(fr="un groupe de médecins", en="a group of physicians"),
}
_WELCOME: Final = Text(
    fr="Un nouveau dossier de migration. Une réponse vide veut dire\u00a0: on ne sait pas encore.",
    en="A new migration case. An empty answer means: not known yet.",
)
_ID: Final = Text(fr="Numéro du dossier de migration", en="Number of the case")
_OBJECTIVE: Final = Text(fr="Pourquoi les données migrent-elles?", en="Why do the data move?")
_KIND: Final = Text(fr="Qui fait la demande?", en="Who makes the request?")
_NAME: Final = Text(fr="Nom du client", en="Name of the client")
_EMAIL: Final = Text(fr="Courriel du client", en="E-mail address of the client")
_ZONE: Final = Text(fr="Où est le client?", en="Where is the client?")
_REQUESTER: Final = Text(
    fr="Médecin demandeur (une réponse vide pour continuer)", en="Requesting physician (an empty answer to go on)"
)
_LICENCE: Final = Text(fr="  Son numéro de permis", en="  Licence number")
_REQUESTER_EMAIL: Final = Text(fr="  Son courriel", en="  E-mail address")
_SOURCE: Final = Text(fr="DMÉ émetteur (d'où partent les données)", en="Source EMR (where the data are)")
_RECEIVING: Final = Text(fr="DMÉ receveur (où elles vont)", en="Receiving EMR (where they go)")
_CERTIFIED: Final = Text(fr="DMÉ certifiés\u00a0: {names}.", en="Certified EMRs: {names}.")
_NEAR: Final = Text(
    fr="«\u00a0{name}\u00a0» n'est pas sur la liste. Vouliez-vous dire «\u00a0{near}\u00a0»?",
    en="“{name}” is not on the list. Did you mean “{near}”?",
)
_NOT_LISTED: Final = Text(
    fr="«\u00a0{name}\u00a0» n'est pas sur la liste des DMÉ certifiés; le nom est gardé.",
    en="“{name}” is not on the list of certified EMRs; the name is kept.",
)
_CONTRACT: Final = Text(
    fr="Clinique qui détient le contrat avec le fournisseur émetteur",
    en="Clinic that holds the contract with the source vendor",
)
_NOTICE: Final = Text(
    fr="Préavis de ce contrat (30 jours, 20 jours ouvrables, 3 mois, aucun)",
    en="Notice period of that contract (30 days, 20 business days, 3 months, none)",
)
_NOTICE_REFUSED: Final = Text(
    fr="Écrivez un nombre suivi de jours, de jours ouvrables ou de mois; ou «\u00a0aucun\u00a0».",
    en="Write a number followed by days, business days or months; or “none”.",
)
_STANDARD: Final = Text(
    fr="Migrer toutes les données standard ({n} catégories)?", en="Migrate all the standard data ({n} categories)?"
)
_LEFT_OUT: Final = Text(
    fr="Catégories à laisser de côté (des codes, séparés par des virgules)",
    en="Categories to leave out (codes, separated by commas)",
)
_ADDED: Final = Text(
    fr="Catégories à ajouter (des codes, séparés par des virgules)", en="Categories to add (codes, separated by commas)"
)
_CATEGORY: Final = Text(fr="  {code}\u00a0: {label}", en="  {code}: {label}")
_CODES_REFUSED: Final = Text(fr="Un de ces codes n'est pas dans la liste.", en="One of these codes is not on the list.")

_PERIOD: Final = re.compile(r"(\d{1,5}) ?(.*)")
_UNITS: Final = {
    "": "days",
    "j": "days",
    "jour": "days",
    "jours": "days",
    "day": "days",
    "days": "days",
    "jour ouvrable": "business_days",
    "jours ouvrables": "business_days",
    "business day": "business_days",
    "business days": "business_days",
    "mois": "months",
    "month": "months",
    "months": "months",
}
_NONE: Final = frozenset({"aucun", "none", "0"})


def interview(asking: Asking) -> dict[str, Any]:
    """Ask for what a request needs, and give the document of the case."""
    language = asking.language
    asking.say(_WELCOME, style=Style.STRONG)
    identifier = asking.line(_ID)
    objective = asking.one_of(_OBJECTIVE, [(value, label[language]) for value, label in OBJECTIVE_LABELS.items()])
    kind = asking.one_of(_KIND, [(value, label[language]) for value, label in _KINDS.items()])
    client = {"kind": kind.value, "name": asking.line(_NAME), "email": asking.line(_EMAIL)}
    places = [(zone, f"{place[language]} ({zone})") for zone, place in QUEBEC_ZONES.items()]
    client["time_zone"] = asking.one_of(_ZONE, places)
    requesters = _requesters(asking)
    asking.say(_CERTIFIED, names=", ".join(product.name for product in CERTIFIED_EMRS.products))
    emrs = {"source_emr": _emr(asking, _SOURCE), "receiving_emr": _emr(asking, _RECEIVING)}
    holder = client["name"] if kind is ClientKind.CLINIC else ""
    contract = {
        "clinic": asking.line(_CONTRACT, default=holder),
        "notice_period": asking.valid(_NOTICE, _period, _NOTICE_REFUSED),
    }
    return {
        "format": CASE_FORMAT,
        "id": identifier,
        "request": {
            "objective": objective.value,
            "client": client,
            "requesters": requesters,
            **emrs,
            "data": _data(asking),
            "contract": contract,
        },
    }


def _requesters(asking: Asking) -> list[dict[str, str]]:
    requesters = []
    while name := asking.line(_REQUESTER):
        requesters.append({"name": name, "licence": asking.line(_LICENCE), "email": asking.line(_REQUESTER_EMAIL)})
    return requesters


def _emr(asking: Asking, question: Text) -> str:
    name = asking.line(question)
    day = today(quebec_zone("America/Toronto"))
    if not name:
        return ""
    known = CERTIFIED_EMRS.find(name, on=day)
    if known is not None:
        return known.name
    near = CERTIFIED_EMRS.nearest(name, on=day)
    if near is not None and asking.yes(_NEAR, name=name, near=near):
        return near
    asking.say(_NOT_LISTED, style=Style.CARE, name=name)
    return name


def _period(answer: str) -> dict[str, int] | None:
    """Read a notice period; an empty answer is an empty object, which says nothing."""
    words = name_key(answer)
    if not words:
        return {}
    if words in _NONE:
        return {"days": 0}
    found = _PERIOD.fullmatch(words)
    unit = _UNITS.get(found[2]) if found else None
    if found is None or unit is None:
        return None
    number = int(found[1])
    try:
        NoticePeriod(
            days=number if unit == "days" else None,
            business_days=number if unit == "business_days" else None,
            months=number if unit == "months" else None,
        )
    except InvalidValueError:
        return None
    return {unit: number}


def _data(asking: Asking) -> dict[str, bool]:
    choices = data_choices()
    standard = [category for category in DEFAULT_GRID.categories if category.standard]
    if not asking.yes(_STANDARD, n=len(standard)):
        _toggle(asking, choices, _LEFT_OUT, standard=True)
    _toggle(asking, choices, _ADDED, standard=False)
    return choices


def _toggle(asking: Asking, choices: dict[str, bool], question: Text, *, standard: bool) -> None:
    codes = [category for category in DEFAULT_GRID.categories if category.standard is standard]
    for category in codes:
        asking.say(_CATEGORY, code=category.code, label=category.label[asking.language])
    known = {category.code for category in codes}

    def read(answer: str) -> frozenset[str] | None:
        given = frozenset(code.strip().casefold() for code in answer.split(",") if code.strip())
        return given if given <= known else None

    for code in asking.valid(question, read, _CODES_REFUSED):
        choices[code] = not standard
