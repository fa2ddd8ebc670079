"""Words of explanations: values in words, and the paths of missing facts as a person would name them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from dme_migration.calendar import BusinessCalendar
from dme_migration.model.moment_words import happened_text, moment_in, planned_text
from dme_migration.text import NBSP, Language, Text, day_in_words, instant_in_words, joined

__all__ = [
    "capital",
    "days_between",
    "money",
    "on_day",
    "on_instant",
    "path_in_words",
    "say",
    "settling",
    "told",
]


def on_day(day: date, language: Language) -> str:
    """Write a day as a sentence takes it: « le jeudi 26 mars 2026 », “Thursday, March 26, 2026”."""
    words = day_in_words(day, language)
    return f"le {words}" if language is Language.FR else words


def on_instant(instant: datetime, language: Language) -> str:
    """Write an instant as a sentence takes it."""
    words = instant_in_words(instant, language)
    return f"le {words}" if language is Language.FR else words


def money(amount: Decimal, language: Language) -> str:
    """Write an amount of Canadian dollars.

    >>> money(Decimal("1350"), Language.EN)
    '$1,350.00'
    """
    plain = f"{amount:,.2f}"
    if language is Language.EN:
        return f"${plain}"
    return plain.replace(",", NBSP).replace(".", ",") + f"{NBSP}$"


def capital(words: str) -> str:
    """Begin a sentence with a capital."""
    return words[:1].upper() + words[1:]


def say(text: Text, language: Language, **values: object) -> str:
    """Fill a sentence and begin it with a capital."""
    return capital(text[language].format(**values))


def told(moment: str, actual: date | None, planned: date | None, language: Language) -> str | None:
    """Tell when a moment happened, or is planned; `None` when it has no day."""
    if actual is not None:
        return happened_text(moment)[language].format(on=on_day(actual, language)) + "."
    if planned is not None:
        return planned_text(moment)[language].format(on=on_day(planned, language)) + "."
    return None


_DAYS: Final = Text(fr="{n} jour", en="{n} day")
_BUSINESS_DAYS: Final = Text(fr="{n} jour ouvrable", en="{n} business day")


def days_between(after: date, through: date, calendar: BusinessCalendar | None, language: Language) -> str:
    """Count the days in ``(after, through]`` in words: business days when a calendar is given, else calendar days."""
    n = (through - after).days if calendar is None else calendar.count(after=after, through=through)
    words = (_DAYS if calendar is None else _BUSINESS_DAYS)[language].format(n=n)
    return re.sub(r"\b(jour|ouvrable|day)\b", r"\1s", words) if n > 1 else words


_PATHS: Final = {
    "request.objective": Text(fr="le motif de la demande", en="the objective of the request"),
    "request.client.kind": Text(
        fr="la nature du client (médecin, groupe ou clinique)", en="the kind of client (physician, group or clinic)"
    ),
    "request.client.name": Text(fr="le nom du client", en="the client's name"),
    "request.client.email": Text(fr="le courriel du client", en="the client's e-mail address"),
    "request.requesters": Text(fr="les médecins demandeurs", en="the requesting physicians"),
    "request.source_emr": Text(fr="le DMÉ émetteur", en="the source EMR"),
    "request.receiving_emr": Text(fr="le DMÉ receveur", en="the receiving EMR"),
    "request.data": Text(fr="le choix des données à migrer", en="the choice of the data to migrate"),
    "request.contract.clinic": Text(fr="la clinique qui détient le contrat", en="the clinic that holds the contract"),
    "request.contract.notice_period": Text(fr="le préavis prévu au contrat", en="the contract's notice period"),
    "request.vendor_notice": Text(fr="l'avis au fournisseur", en="the notice to the vendor"),
    "request.authorization": Text(fr="l'autorisation écrite", en="the written authorization"),
    "request.authorization.clinic": Text(
        fr="l'autorisation de la clinique contractante", en="the authorization of the contracting clinic"
    ),
    "request.signatures": Text(fr="les signatures requises", en="the required signatures"),
    "request.transmissions": Text(
        fr="l'envoi du formulaire à tous ses destinataires", en="the sending of the form to all its recipients"
    ),
    "schedule": Text(fr="le calendrier de migration", en="the migration schedule"),
    "schedule.starts_on": Text(fr="le début officiel inscrit au calendrier", en="the start stated in the schedule"),
    "schedule.coordinated_on": Text(
        fr="la date de coordination entre les fournisseurs", en="the day on which the vendors coordinated"
    ),
    "schedule.delivered_on": Text(fr="la date de remise du calendrier", en="the day the schedule was delivered"),
    "schedule.test_extraction_period": Text(
        fr="la période d'extraction des données", en="the period of the data extraction"
    ),
    "fees.practitioners": Text(
        fr="le nombre d'intervenants responsables des dossiers",
        en="the number of practitioners responsible for records",
    ),
}
_MILESTONE_PATH = re.compile(r"(journal|schedule\.milestones)\.([a-z0-9_-]+)")
_REQUESTER_PATH = re.compile(r"request\.requesters\[(\d+)\]\.name")
_SENT_TO_PATH = re.compile(r"complaints\[(\d+)\]\.sent_to")


def path_in_words(path: str, language: Language) -> str:
    """Name a missing fact as a person would; an unknown path stays as it is."""
    known = _PATHS.get(path)
    if known is not None:
        return known[language]
    if match := _MILESTONE_PATH.fullmatch(path):
        where = Text(fr="au journal", en="in the journal")
        if match[1] != "journal":
            where = Text(fr="au calendrier", en="in the schedule")
        return f"{moment_in(match[2], language)} ({where[language]})"
    if match := _REQUESTER_PATH.fullmatch(path):
        name = Text(fr="le nom du demandeur n°\u00a0{n}", en="the name of requester no. {n}")
        return name[language].format(n=int(match[1]) + 1)
    if match := _SENT_TO_PATH.fullmatch(path):
        address = Text(
            fr="l'adresse où la plainte n°\u00a0{n} a été envoyée", en="the address that complaint no. {n} went to"
        )
        return address[language].format(n=int(match[1]) + 1)
    return path


_SETTLING: Final = Text(fr="Pour trancher, il manque\u00a0: {facts}.", en="To settle it, this is missing: {facts}.")


def settling(paths: Iterable[str], language: Language) -> str:
    """Say which facts would settle what cannot be told."""
    return _SETTLING[language].format(facts=joined((path_in_words(path, language) for path in paths), language))
