"""The page of the words: French beside English, from the labels of the code, and what the code calls each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

from dme_migration.calendar import HolidayProfile
from dme_migration.model import DEFAULT_GRID, PARTY_LABELS
from dme_migration.model.moments import MOMENT_LABELS
from dme_migration.planning import DURATION_LABELS
from dme_migration.report.case_words import OBJECTIVE_LABELS
from dme_migration.report.letters.catalogue import LETTERS
from dme_migration.rules import STANDARD_RULEBOOK, STATUS_LABELS
from dme_migration.text import Language, Text
from scripts.reference.addresses import CLAUSE_PAGES
from scripts.reference.writing import Page, code, link, plain

__all__ = ["page"]

_Row = tuple[Text, str]
T = TypeVar("T")

_TITLE: Final = Text(fr="Le glossaire", en="The glossary")
_ABOUT: Final = Text(
    fr="Chaque terme en français et en anglais, avec le nom que le code et les documents JSON lui donnent. Un terme, "
    "une notion, partout.",
    en="Every term in English and in French, with the name that the code and the JSON documents give it. One term, "
    "one notion, everywhere.",
)
_FRENCH: Final = Text(fr="Français", en="French · code")
_ENGLISH: Final = Text(fr="Anglais · code", en="English")

_CONCEPTS: Final[tuple[_Row, ...]] = (
    (Text(fr="dossier médical électronique (DMÉ)", en="electronic medical record (EMR)"), "EmrProduct"),
    (Text(fr="dossier de migration", en="case"), "MigrationCase"),
    (Text(fr="demande", en="request"), "Request"),
    (Text(fr="calendrier de migration", en="schedule"), "Schedule"),
    (Text(fr="journal (ce qui est arrivé)", en="journal (what happened)"), "journal"),
    (Text(fr="étape", en="milestone"), "milestone"),
    (Text(fr="prévu", en="planned"), "planned"),
    (Text(fr="réel", en="actual"), "actual"),
    (Text(fr="révision (une date déplacée)", en="revision (a day that was moved)"), "Revision"),
    (Text(fr="accord (d'une partie sur une date)", en="agreement (of a party to a day)"), "Agreement"),
    (Text(fr="avis", en="notice"), "Notice"),
    (Text(fr="confirmation", en="confirmation"), "Confirmation"),
    (Text(fr="renonciation", en="waiver"), "Waiver"),
    (Text(fr="exigence", en="requirement, obligation"), "Obligation"),
    (Text(fr="recueil d'exigences", en="rulebook"), "Rulebook"),
    (Text(fr="clause", en="clause"), "Clause"),
    (Text(fr="à faire sinon", en="remedy"), "remedy"),
    (Text(fr="constat", en="finding"), "Finding"),
    (Text(fr="jugement d'un dossier de migration", en="assessment"), "Assessment"),
    (Text(fr="jour du jugement", en="day of judgement"), "as_of"),
    (Text(fr="lecture (ce que le texte laisse ouvert)", en="reading (what the text leaves open)"), "Reading"),
    (Text(fr="chiffre (un nombre daté, avec sa source)", en="figure (a dated number, with its source)"), "Figure"),
    (Text(fr="jour ouvrable", en="business day"), "BusinessDays"),
    (Text(fr="heure ouvrable", en="business hour"), "BusinessHours"),
    (Text(fr="jour civil", en="calendar day"), "CalendarDays"),
    (Text(fr="échéance", en="due day, deadline"), "due_on"),
    (Text(fr="intervenant (qui répond du dossier du patient)", en="practitioner"), "practitioners"),
    (Text(fr="courriel", en="e-mail"), "email"),
    (Text(fr="vecteur de conformité", en="conformance vector"), "Vector"),
)
"""What the code names by a class or by a word alone, with no label of its own."""


def page(language: Language) -> str:
    """Give the page, one table for each kind of term."""
    written = Page(language, _TITLE)
    written.text(_ABOUT)
    for title, rows in _tables():
        written.heading(2, title[language])
        written.table(_head(language), (_cells(row, language) for row in rows))
    clauses = Text(fr="Clauses", en="Clauses")
    written.heading(2, clauses[language])
    written.table(_head(language), (_cells(row, language, linked=True) for row in _clauses()))
    return str(written)


def _tables() -> Iterator[tuple[Text, Iterable[_Row]]]:
    yield Text(fr="Notions", en="Notions"), _CONCEPTS
    yield Text(fr="Parties", en="Parties"), _labels(PARTY_LABELS.items())
    yield Text(fr="Motifs d'une demande", en="Objectives of a request"), _labels(OBJECTIVE_LABELS.items())
    yield Text(fr="Étapes et moments", en="Milestones and moments"), _labels(MOMENT_LABELS.items())
    yield Text(fr="États d'un constat", en="Statuses of a finding"), _labels(STATUS_LABELS.items())
    yield Text(fr="Textes", en="Texts"), [(section.title, section.name) for section in STANDARD_RULEBOOK.sections]
    yield (
        Text(fr="Catégories de données", en="Categories of data"),
        [(category.label, category.code) for category in DEFAULT_GRID.categories],
    )
    yield Text(fr="Lettres", en="Letters"), [(letter.title, kind.value) for kind, letter in LETTERS.items()]
    yield Text(fr="Durées d'un calendrier", en="Durations of a plan"), _labels(DURATION_LABELS.items())
    yield (
        Text(fr="Textes sur les jours ouvrables", en="Texts on business days"),
        [(profile.label, profile.value) for profile in HolidayProfile],
    )


def _labels(labels: Iterable[tuple[str, Text]]) -> list[_Row]:
    return [(label, str(name)) for name, label in labels]


def _clauses() -> Iterator[_Row]:
    for name, clauses in CLAUSE_PAGES.items():
        for clause in clauses:
            yield clause.title, link(clause.address, f"obligations/{name}")


def _head(language: Language) -> list[str]:
    return [column[language] for column in _ordered(_FRENCH, _ENGLISH, language)]


def _cells(row: _Row, language: Language, *, linked: bool = False) -> list[str]:
    """Write the reader's own words, then the other's and the name in the code."""
    own, other = _ordered(plain(row[0].fr), plain(row[0].en), language)
    return [own, f"{other} · {row[1] if linked else code(row[1])}"]


def _ordered(french: T, english: T, language: Language) -> tuple[T, T]:
    return (french, english) if language is Language.FR else (english, french)
