"""The page that follows each sentence of the texts to its obligations, their tests, their vectors and their pages."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from dme_migration.report.assessment_words import clause_in_words
from dme_migration.rules import STANDARD_RULEBOOK
from dme_migration.rules.clauses import AVENANT
from dme_migration.text import NBSP, Language, Text, joined
from scripts.reference.addresses import CLAUSE_PAGES, clause_title, obligation_link
from scripts.reference.examples import vector_files
from scripts.reference.sentences import PREAMBLE, Sentence, sentences
from scripts.reference.writing import Page, code, colon, plain

__all__ = ["example_tables", "page", "sentences_of"]

_FOLDER: Final = "obligations/"
_TABLES: Final = ("procedure_examples", "avenant_examples", "practice_examples")

_TITLE: Final = Text(fr="La traçabilité", en="The traceability")
_ABOUT: Final = Text(
    fr="De chaque phrase de la procédure aux exigences qu'elle donne, puis aux essais, aux vecteurs de conformité et "
    "aux pages qui les montrent; et retour. Une phrase qui ne donne aucune exigence dit pourquoi.",
    en="From each sentence of the procedure to the requirements that it gives, then to the tests, the conformance "
    "vectors and the pages that show them; and back. A sentence that gives no requirement says why.",
)
_WORDS: Final = Text(
    fr="Les phrases sont paraphrasées et numérotées dans leur clause. Qui détient le texte du ministère peut vérifier "
    "qu'aucune ne manque\u00a0: `python -m scripts.check_sentences FICHIER` le compare à cette table, lettre par "
    "lettre.",
    en="Sentences are paraphrased, and numbered within their clause. Whoever holds the ministry's text can check that "
    "none is missing: `python -m scripts.check_sentences FILE` compares it with this table, letter by letter.",
)
_ADDENDUM: Final = Text(
    fr="L'Avenant n°\u00a01 lui-même n'a pas pu être obtenu\u00a0: ces phrases sont celles de son résumé public "
    "([les sources](../explanation/sources.md)).",
    en="Avenant n° 1 itself could not be obtained: these sentences are those of its public summary "
    "([the sources](../explanation/sources.md)).",
)
_BEFORE: Final = Text(fr="Préambule", en="Preamble")
_NONE: Final = Text(fr="aucune exigence", en="no requirement")
_TOLD: Final = Text(fr="{places}; essais {tests}; vecteurs {vectors}", en="{places}; tests {tests}; vectors {vectors}")
_BACK: Final = Text(
    fr="De l'exigence à la phrase, aux essais et aux vecteurs",
    en="From the requirement to the sentence, the tests and the vectors",
)
_OURS: Final = Text(fr="notre recommandation, d'aucun texte", en="our recommendation, from no text")


def sentences_of(identifier: str) -> tuple[Sentence, ...]:
    """Give the sentences that give an obligation."""
    return tuple(sentence for sentence in sentences() if identifier in sentence.obligations)


@cache
def example_tables() -> Mapping[str, tuple[str, ...]]:
    """Give, for each obligation, the tables of hand-made examples that hold rows about it."""
    tables = [importlib.import_module(f"tests.rules.{name}") for name in _TABLES]
    rows = {table.__name__.replace(".", "/") + ".py": {row.obligation for row in table.ROWS} for table in tables}
    return MappingProxyType(
        {
            identifier: tuple(path for path, about in rows.items() if identifier in about)
            for identifier in STANDARD_RULEBOOK.ids
        }
    )


def page(language: Language) -> str:
    """Give the page."""
    written = Page(language, _TITLE)
    written.text(_ABOUT)
    written.text(_WORDS)
    titles = {PREAMBLE: _BEFORE, **{c[0].address: clause_title(c[0]) for c in CLAUSE_PAGES.values()}}
    for address in dict.fromkeys(sentence.clause for sentence in sentences()):
        written.heading(2, titles[address][language])
        if address == AVENANT.address:
            written.text(_ADDENDUM)
        for sentence in sentences():
            if sentence.clause == address:
                _sentence(written, sentence, language)
    written.heading(2, _BACK[language])
    written.bullets(_back(identifier, language) for identifier in STANDARD_RULEBOOK.ids)
    return str(written)


def _sentence(written: Page, sentence: Sentence, language: Language) -> None:
    written.text(f"**{_place(sentence, language)}**{colon(language)} {plain(sentence.words[language])}")
    if sentence.reason is not None:
        written.bullets([f"{_NONE[language]}{colon(language)} {sentence.reason[language]}"])
    written.bullets(
        f"{obligation_link(identifier, _FOLDER)} · {plain(STANDARD_RULEBOOK[identifier].title[language])}"
        for identifier in sentence.obligations
    )


def _place(sentence: Sentence, language: Language) -> str:
    address = _BEFORE[language] if sentence.clause == PREAMBLE else clause_in_words(sentence.clause)
    return f"{address}, {sentence.number}"


def _back(identifier: str, language: Language) -> str:
    places = joined((_place(sentence, language) for sentence in sentences_of(identifier)), language)
    return f"{obligation_link(identifier, _FOLDER)}{colon(language)} " + _TOLD.filled(
        language,
        places=places or _OURS[language],
        tests=joined(map(code, example_tables()[identifier]), language),
        vectors=joined((f"{code(name)}{NBSP}({n})" for name, n in vector_files()[identifier]), language),
    )
