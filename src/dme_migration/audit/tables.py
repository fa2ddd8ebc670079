"""The tables of an audit, in words: the same ones on a terminal and behind each chart of the dashboard."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, TypeVar

import attrs

from dme_migration.audit.entries import DueCase
from dme_migration.audit.row import Column
from dme_migration.audit.summary import AuditSummary
from dme_migration.audit.tally import Group, Spread, Tally
from dme_migration.audit.words import (
    classes_in_words,
    hours_in_words,
    month_in_words,
    number_in_words,
    objective_in_words,
    rate_in_words,
    vendor_in_words,
)
from dme_migration.model.parties import PARTY_LABELS, Party
from dme_migration.report.assessment_words import clause_in_words
from dme_migration.report.inert import one_line
from dme_migration.rules.obligation import Modality
from dme_migration.rules.rulebook import Rulebook
from dme_migration.rules.words import capital
from dme_migration.text import Language, Text, day_in_words, instant_in_words, joined

__all__ = ["Table", "Tables", "title_of"]

_Key = TypeVar("_Key")


@attrs.frozen(kw_only=True)
class Table:
    """A table: the first ``words`` columns hold words, the others numbers."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: int = 1


_OBLIGATIONS: Final = Text(fr="Conformité par exigence", en="Compliance by requirement")
_VENDORS: Final = Text(fr="Conformité par fournisseur", en="Compliance by vendor")
_OBJECTIVES: Final = Text(fr="Conformité par objectif", en="Compliance by objective")
_MONTHS: Final = Text(fr="Conformité par mois de transmission", en="Compliance by month of transmission")
_LATENESS: Final = Text(fr="Retards, en jours ouvrables", en="Lateness, in business days")
_DUE: Final = Text(
    fr="Dossiers de migration selon leur prochaine échéance, en jours ouvrables",
    en="Cases by next deadline, in business days",
)
_NEAREST: Final = Text(fr="Les échéances les plus proches", en="The nearest deadlines")
_COMPLAINTS: Final = Text(fr="Plaintes et questions en attente de suivi", en="Complaints and questions to follow up")
_UNREAD: Final = Text(fr="Documents illisibles", en="Documents that could not be read")

_REQUIREMENT: Final = Text(fr="Exigence", en="Requirement")
_CLAUSE: Final = Text(fr="Clause", en="Clause")
_VENDOR: Final = Text(fr="Fournisseur", en="Vendor")
_OBJECTIVE: Final = Text(fr="Objectif", en="Objective")
_MONTH: Final = Text(fr="Mois", en="Month")
_RATE: Final = Text(fr="Taux", en="Rate")
_CASES: Final = Text(fr="Dossiers de migration", en="Cases")
_IN_BREACH: Final = Text(fr="En manquement", en="In breach")
_STATUSES: Final = (
    Text(fr="Respecté", en="Met"),
    Text(fr="Manquement", en="Breached"),
    Text(fr="Renoncé", en="Waived"),
    Text(fr="À venir", en="Pending"),
    Text(fr="Indéterminé", en="Undetermined"),
    Text(fr="Sans objet", en="Not applicable"),
)
_CLASS: Final = Text(fr="Jours ouvrables", en="Business days")
_LATE: Final = Text(fr="En retard", en="Late")
_EARLY: Final = Text(fr="Trop tôt", en="Too early")
_LESS_THAN_ONE: Final = Text(fr="moins d'un jour", en="less than a day")
_TODAY: Final = Text(fr="le jour même", en="the same day")
_NO_DEADLINE: Final = Text(fr="aucune échéance datée", en="no dated deadline")
_IN: Final = Text(fr="D'ici", en="Within")
_DAY: Final = Text(fr="Échéance", en="Due")
_CASE: Final = Text(fr="Dossier de migration", en="Case")
_WHO: Final = Text(fr="Qui", en="Who")
_LEFT: Final = Text(fr="Jours restants", en="Days left")
_RECEIVED: Final = Text(fr="Reçue", en="Received")
_HOURS: Final = Text(fr="Heures ouvrables restantes", en="Business hours left")
_DOCUMENT: Final = Text(fr="Document", en="Document")
_FAULTS: Final = Text(fr="Fautes", en="Faults")
_FIRST: Final = Text(fr="La première", en="The first")

_ADVISED: Final = Text(fr="recommandé", en="recommended")
_SHOWN: Final = 25
"""How many deadlines are shown: nobody reads more; the JSON has more."""


def title_of(identifier: str, rulebook: Rulebook, language: Language) -> str:
    """Give the title of an obligation; its id when the rulebook does not have it."""
    return rulebook[identifier].title[language] if identifier in rulebook else identifier


@attrs.frozen
class Tables:
    """The tables of a summary, in a language, with the titles of a rulebook."""

    summary: AuditSummary
    rulebook: Rulebook
    language: Language

    def obligations(self) -> Table:
        """Give compliance by obligation, in the order of the rulebook."""
        order = {identifier: place for place, identifier in enumerate(self.rulebook.ids)}
        found = sorted(self.summary.obligations.items(), key=lambda pair: (order.get(pair[0].id, 0), pair[0].id))
        return self._table(
            _OBLIGATIONS,
            (_REQUIREMENT, _CLAUSE, _RATE, *_STATUSES),
            ((self.title(c), self._clause(c), *self._rate(tally)) for c, tally in found),
            words=2,
        )

    def vendors(self) -> Table:
        """Give compliance by vendor: the duties that it bears."""
        return self._groups(
            _VENDORS, _VENDOR, self.summary.by_vendor, lambda key: vendor_in_words(key, self.language), by_name=True
        )

    def objectives(self) -> Table:
        """Give compliance by objective: the duties of everybody."""
        return self._groups(
            _OBJECTIVES, _OBJECTIVE, self.summary.by_objective, lambda key: objective_in_words(key, self.language)
        )

    def months(self) -> Table:
        """Give compliance by month of the first transmission: the duties of everybody."""
        return self._groups(_MONTHS, _MONTH, self.summary.by_month, lambda key: month_in_words(key, self.language))

    def lateness(self) -> Table:
        """Give how late what is late is, and how early what came too early."""
        late, early = self.spread_of_duties(self.summary.late), self.spread_of_duties(self.summary.early)
        names = classes_in_words(self.language, _LESS_THAN_ONE)
        rows = (
            (name, self._number(a), self._number(b))
            for name, a, b in zip(names, late.counts, early.counts, strict=True)
        )
        return self._table(_LATENESS, (_CLASS, _LATE, _EARLY), rows)

    def spread_of_duties(self, spreads: Mapping[str, Spread]) -> Spread:
        """Add up the distributions of the duties, leaving the recommendations out."""
        duties = {column.id for column in self.summary.obligations if column.modality is Modality.MUST}
        return sum((spread for key, spread in spreads.items() if key in duties), Spread())

    def due(self) -> Table:
        """Give how many cases have their next deadline when, and each party its own."""
        parties = [party for party in Party if party in self.summary.due]
        columns = [self.summary.due_cases, *(self.summary.due[party] for party in parties)]
        rows = [
            (name, *(self._number(spread.counts[place]) for spread in columns))
            for place, name in enumerate(classes_in_words(self.language, _TODAY))
        ]
        cases = self.summary.cases
        rows.append((_NO_DEADLINE[self.language], *(self._number(cases - spread.total) for spread in columns)))
        heads = tuple(PARTY_LABELS[party] for party in parties)
        return self._table(_DUE, (_IN, _CASES, *heads), rows)

    def nearest(self) -> Table:
        """Give the cases due soonest."""
        rows = (
            (
                day_in_words(entry.due_on, self.language, weekday=False),
                one_line(entry.reference),
                capital(joined(self._parties(entry), self.language)),
                title_of(entry.obligation, self.rulebook, self.language),
                self._number(entry.business_days),
            )
            for entry in self.summary.nearest[:_SHOWN]
        )
        return self._table(_NEAREST, (_DAY, _CASE, _WHO, _REQUIREMENT, _LEFT), rows, words=4)

    def _parties(self, entry: DueCase) -> Iterator[str]:
        for party, name in zip(entry.parties, entry.names, strict=True):
            yield PARTY_LABELS[party][self.language] + (f" ({one_line(name)})" if name else "")

    def complaints(self) -> Table:
        """Give the complaints that await their follow-up, with the hours left; those overdue come first."""
        rows = (
            (
                one_line(entry.reference),
                instant_in_words(entry.received_at.astimezone(entry.due_at.tzinfo), self.language),
                instant_in_words(entry.due_at, self.language),
                hours_in_words(entry.minutes_left, self.language),
            )
            for entry in (*self.summary.longest, *self.summary.soonest)
        )
        return self._table(_COMPLAINTS, (_CASE, _RECEIVED, _DAY, _HOURS), rows, words=3)

    def unread(self) -> Table:
        """Give the documents that could not be read, with their first fault."""
        rows = (
            (one_line(entry.source), one_line(entry.first.message[self.language]), self._number(entry.faults))
            for entry in self.summary.unread
        )
        return self._table(_UNREAD, (_DOCUMENT, _FIRST, _FAULTS), rows, words=2)

    def _groups(
        self,
        caption: Text,
        head: Text,
        groups: Mapping[_Key, Group],
        worded: Callable[[_Key], str],
        *,
        by_name: bool = False,
    ) -> Table:
        def order(key: Any) -> tuple[bool, str]:
            return key is None, worded(key) if by_name else str(key)

        rows = (
            (
                worded(key),
                *self._rate(groups[key].duties)[:1],
                self._number(groups[key].cases),
                self._number(groups[key].in_breach),
                *self._rate(groups[key].duties)[1:],
            )
            for key in sorted(groups, key=order)
        )
        return self._table(caption, (head, _RATE, _CASES, _IN_BREACH, *_STATUSES), rows)

    def _rate(self, tally: Tally) -> tuple[str, ...]:
        counts = (
            tally.met,
            tally.breached,
            tally.waived,
            tally.pending,
            tally.undetermined,
            tally.not_applicable,
        )
        return rate_in_words(tally, self.language), *map(self._number, counts)

    def title(self, column: Column) -> str:
        """Give the title of an obligation, and say when it is a recommendation."""
        title = title_of(column.id, self.rulebook, self.language)
        return title if column.modality is Modality.MUST else f"{title} ({_ADVISED[self.language]})"

    def _clause(self, column: Column) -> str:
        return clause_in_words(self.rulebook[column.id].clause.address) if column.id in self.rulebook else ""

    def _number(self, number: int) -> str:
        return number_in_words(number, self.language)

    def _table(self, caption: Text, head: Iterable[Text], rows: Iterable[tuple[str, ...]], *, words: int = 1) -> Table:
        language = self.language
        return Table(
            caption=caption[language],
            head=tuple(capital(text[language]) for text in head),
            rows=tuple(tuple(row) for row in rows),
            words=words,
        )
