"""The pages of the Python interface: which public names each holds; mkdocstrings fills them from the docstrings."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import Final

import attrs

from dme_migration.text import Language, Text
from scripts.reference.writing import Page, code, link

__all__ = ["API_PAGES", "ApiPage", "pages"]


@attrs.frozen(kw_only=True)
class ApiPage:
    """A page: its file, the room whose names it shows, and which of them; all those left when none is named.

    Where ``whole`` names some, the others are shown without their methods.
    """

    name: str
    room: str
    title: Text
    about: Text
    names: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()

    @property
    def shown(self) -> tuple[str, ...]:
        """Give the names of the page."""
        if self.names:
            return self.names
        elsewhere = {name for page in API_PAGES if page.room == self.room for name in page.names}
        public = importlib.import_module(f"dme_migration.{self.room}").__all__
        return tuple(sorted(set(public) - elsewhere, key=lambda name: (name.isupper(), name[:1].islower(), name)))


def _page(name: str, title: Text, about: Text, names: str = "", *, room: str | None = None, whole: str = "") -> ApiPage:
    return ApiPage(
        name=name,
        room=room or name,
        title=title,
        about=about,
        names=tuple(names.split()),
        whole=tuple(whole.split()),
    )


API_PAGES: Final = (
    _page(
        "rules",
        Text(fr="Juger un dossier de migration", en="Judging a case"),
        Text(
            fr="Juger un dossier de migration, lire ses constats, choisir ses lectures.",
            en="Judge a case, read its findings, choose your readings.",
        ),
        "evaluate Evaluator Assessment Finding NextStep Bearer Change Status Verdict STATUS_LABELS Reading Readings "
        "READINGS Figures FigureEntry FIGURES",
    ),
    _page(
        "rulebooks",
        Text(fr="Exigences et recueils", en="Obligations and rulebooks"),
        Text(
            fr="Les exigences déclarées, leurs clauses, et de quoi y joindre celles de votre contrat.",
            en="The obligations that are declared, their clauses, and how to add those of your contract.",
        ),
        "Obligation Modality Rulebook Section Clause Permission CLAUSES PERMISSIONS PROCEDURE_2024 AVENANT_1 "
        "GOOD_PRACTICE STANDARD_RULEBOOK",
        room="rules",
    ),
    _page(
        "conditions",
        Text(fr="Conditions", en="Conditions"),
        Text(
            fr="De quoi une exigence est faite\u00a0: ce qu'elle demande, et quand elle s'applique.",
            en="What an obligation is made of: what it asks, and when it applies.",
        ),
        room="rules",
        whole="Condition Edge Ground Holds Judge Ruling Situation Telling",
    ),
    _page(
        "model",
        Text(fr="Dossier de migration", en="Case"),
        Text(
            fr="Ce qui existe\u00a0: la demande, le calendrier de migration, le journal, et ce que chacun contient.",
            en="What exists: the request, the schedule, the journal, and what each holds.",
        ),
    ),
    _page(
        "calendar",
        Text(fr="Jours ouvrables et délais", en="Business days and delays"),
        Text(
            fr="Compter les jours et les heures ouvrables, et calculer une échéance.",
            en="Count business days and hours, and work out a deadline.",
        ),
    ),
    _page(
        "planning",
        Text(fr="Proposer un calendrier de migration", en="Planning a schedule"),
        Text(
            fr="Trouver un calendrier de migration conforme, ou savoir ce qui se contredit.",
            en="Find a compliant schedule, or learn what contradicts what.",
        ),
    ),
    _page(
        "serialization",
        Text(fr="JSON", en="JSON"),
        Text(
            fr="Lire un dossier de migration, écrire ce qui en sort, obtenir les schémas JSON.",
            en="Read a case, write what comes out of it, get the JSON Schemas.",
        ),
    ),
    _page(
        "report",
        Text(fr="Rapports", en="Reports"),
        Text(
            fr="Faire d'un dossier de migration une page, un agenda, une ligne du temps, des constats pour d'autres "
            "programmes, des lettres.",
            en="Make of a case a page, a calendar file, a timeline, findings for other programs, letters.",
        ),
    ),
    _page(
        "worksheet",
        Text(fr="Feuille de la demande", en="Worksheet of the request"),
        Text(fr="La feuille d'une demande, en PDF.", en="The worksheet of a request, as PDF."),
        room="report.worksheet",
    ),
    _page(
        "letters",
        Text(fr="Lettres", en="Letters"),
        Text(
            fr="Le contenu d'une lettre, pour qui a ses propres gabarits.",
            en="What a letter holds, for whoever has templates of their own.",
        ),
        room="report.letters",
    ),
    _page(
        "audit",
        Text(fr="Audit", en="Audit"),
        Text(
            fr="Juger beaucoup de dossiers de migration et en faire la somme, avec le moteur de votre choix.",
            en="Judge many cases and add them up, on the engine of your choice.",
        ),
    ),
    _page(
        "testing",
        Text(fr="Stratégies d'essai", en="Testing strategies"),
        Text(
            fr="Éprouver votre système\u00a0: des dossiers de migration construits, conformes ou en manquement.",
            en="Try your own system: cases that are built, compliant or in breach.",
        ),
        "cases compliant_cases breaching pending undetermined Example assert_breaches assert_compliant RefutedError "
        "calendars business_days delays days as_of_days readings requests schedules journals JournalPace documents "
        "AN_ORDINARY_MONDAY NOT_BREACHED",
    ),
    _page(
        "machine",
        Text(fr="Machine à états", en="State machine"),
        Text(
            fr="Jouer des migrations entières contre votre système, événement par événement.",
            en="Play whole migrations against your system, event by event.",
        ),
        room="testing",
    ),
    _page(
        "laws",
        Text(fr="Lois", en="Laws"),
        Text(
            fr="Les lois que tout recueil d'exigences devrait respecter, le vôtre compris.",
            en="The laws that every rulebook should keep, yours included.",
        ),
        room="testing.laws",
    ),
    _page(
        "vectors",
        Text(fr="Vecteurs de conformité", en="Conformance vectors"),
        Text(
            fr="Les vecteurs de conformité, en objets Python.",
            en="The conformance vectors, as Python objects.",
        ),
    ),
    _page(
        "errors",
        Text(fr="Erreurs", en="Errors"),
        Text(fr="Ce que la bibliothèque lève, et rien d'autre.", en="What the library raises, and nothing else."),
    ),
    _page(
        "text",
        Text(fr="Mots et dates", en="Words and dates"),
        Text(fr="Les deux langues, et les jours en toutes lettres.", en="The two languages, and days in words."),
    ),
)
"""Every page of the Python interface, in the order of the navigation."""

_INDEX: Final = Text(fr="L'interface Python", en="The Python interface")
_ABOUT: Final = Text(
    fr="Tout ce qui est public, module par module. Le reste peut changer d'une version à l'autre. L'anglais est la "
    "langue du code\u00a0: noms et explications y sont donc en anglais.",
    en="Everything that is public, module by module. The rest may change from one version to the next.",
)
_ROOT: Final = Text(
    fr="Les noms les plus courants s'importent aussi de `dme_migration` même\u00a0: {names}.",
    en="The most usual names import from `dme_migration` itself too: {names}.",
)
_IMPORTED: Final = Text(fr="À importer de {room}.", en="Import from {room}.")


def pages(language: Language) -> Iterator[tuple[str, str]]:
    """Give each page, by its path within the reference."""
    yield "api/index.md", str(_index(language))
    for page in API_PAGES:
        written = Page(language, page.title)
        written.text(f"{page.about[language]} {_from(page, language)}")
        for name in page.shown:
            written.raw(f"::: dme_migration.{page.room}.{name}{_options(page, name)}")
        yield f"api/{page.name}.md", str(written)


def _options(page: ApiPage, name: str) -> str:
    return "\n    options:\n      members: false" if page.whole and name not in page.whole else ""


def _from(page: ApiPage, language: Language) -> str:
    return _IMPORTED.filled(language, room=code(f"dme_migration.{page.room}"))


def _index(language: Language) -> Page:
    written = Page(language, _INDEX)
    written.text(_ABOUT)
    written.bullets(f"{link(page.title[language], f'{page.name}.md')} · {page.about[language]}" for page in API_PAGES)
    names = importlib.import_module("dme_migration").__all__
    written.text(_ROOT.filled(language, names=", ".join(code(name) for name in sorted(names, key=str.casefold))))
    return written
