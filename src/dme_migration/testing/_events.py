"""What happens in a migration, one event at a time, as a backend would be told of it.

An event knows how it alters our case, so that the machine can judge it, and how it is told in words.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from datetime import date
from typing import Final

import attrs

from dme_migration.model import DEFAULT_GRID, ClientKind, MigrationCase, Request, values
from dme_migration.model.request import NoticePeriod
from dme_migration.rules.words import on_day
from dme_migration.text import Language, Text, joined

__all__ = ["START", "Event", "RequestOpened", "replayed"]

START: Final = MigrationCase(request=Request())
"""The case before anything has happened."""


@attrs.frozen(kw_only=True)
class Event(ABC):
    """One thing that happens on a day. An integrator's own events derive from it."""

    on: date = attrs.field(validator=values.civil_day)

    @abstractmethod
    def put(self, case: MigrationCase) -> MigrationCase:
        """Give the case once the event has happened."""

    @abstractmethod
    def told(self, language: Language) -> str:
        """Tell the event in one sentence, its day in words."""


def replayed(events: Iterable[Event]) -> MigrationCase:
    """Give the case that a history leads to, from nothing.

    >>> from dme_migration.testing import AN_ORDINARY_MONDAY, RequestOpened
    >>> replayed([RequestOpened(on=AN_ORDINARY_MONDAY, request=Request(source_emr="MYLE"))]).request.source_emr
    'MYLE'
    """
    case = START
    for event in events:
        case = event.put(case)
    return case


_OPENED: Final = Text(fr="Une demande est ouverte {on}\u00a0: {facts}.", en="A request is opened on {on}: {facts}.")
_KINDS: Final = {
    None: Text(fr="un client dont la nature n'est pas dite", en="a client whose kind is not said"),
    ClientKind.PHYSICIAN: Text(fr="un médecin ({names})", en="a physician ({names})"),
    ClientKind.GROUP: Text(fr="un groupe de médecins ({names})", en="a group of physicians ({names})"),
    ClientKind.CLINIC: Text(fr="une clinique", en="a clinic"),
}
_EMRS: Final = Text(fr="du DMÉ {source} vers le DMÉ {receiving}", en="from the EMR {source} to the EMR {receiving}")
_UNSAID: Final = Text(fr="inconnu", en="unknown")
_DATA: Final = Text(fr="données à migrer\u00a0: {data}", en="data to migrate: {data}")
_NO_DATA: Final = Text(fr="aucune donnée choisie", en="no data chosen")
_NOTICE: Final = Text(fr="préavis du contrat\u00a0: {delay}", en="notice period of the contract: {delay}")
_NO_NOTICE: Final = Text(fr="aucun préavis au contrat", en="no notice period in the contract")
_ENDS: Final = Text(fr="fin du contrat {on}", en="end of the contract on {on}")


@attrs.frozen(kw_only=True)
class RequestOpened(Event):
    """A request is opened: who asks, from which EMR to which, which data, under which contract.

    ``request`` bears neither notice, authorization, signature nor transmission: those are events of their own.
    """

    request: Request

    def put(self, case: MigrationCase) -> MigrationCase:
        """Take the request as the case's own."""
        return attrs.evolve(case, request=self.request)

    def told(self, language: Language) -> str:
        """Tell who asks for what."""
        request = self.request
        kind = request.client.kind if request.client else None
        names = joined((requester.name for requester in request.requesters if requester.name), language)
        emrs = {"source": request.source_emr, "receiving": request.receiving_emr}
        facts = [
            _KINDS[kind][language].format(names=names),
            _EMRS[language].format(**{key: name or _UNSAID[language] for key, name in emrs.items()}),
            _data_told(request, language),
            *_contract_told(request, language),
        ]
        return _OPENED[language].format(on=on_day(self.on, language), facts="; ".join(facts))


def _data_told(request: Request, language: Language) -> str:
    chosen = request.data.chosen if request.data else frozenset()
    if not chosen:
        return _NO_DATA[language]
    labels = (category.label[language].lower() for category in DEFAULT_GRID.categories if category.code in chosen)
    return _DATA[language].format(data=joined(labels, language))


def _contract_told(request: Request, language: Language) -> list[str]:
    contract = request.contract
    told: list[str] = []
    if contract is not None and contract.notice_period is not None:
        told.append(_notice_told(contract.notice_period, language))
    if contract is not None and contract.ends_on is not None:
        told.append(_ENDS[language].format(on=on_day(contract.ends_on, language)))
    return told


def _notice_told(period: NoticePeriod, language: Language) -> str:
    return _NO_NOTICE[language] if period.is_none else _NOTICE[language].format(delay=period.delay.in_words(language))
