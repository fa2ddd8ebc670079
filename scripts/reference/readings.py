"""The page of the readings: each question, its answers, and one case judged under the default and under another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dme_migration.cli.catalogue import Terms, readings_of
from dme_migration.report.wording import moment_in_words
from dme_migration.rules import READINGS, STANDARD_RULEBOOK, STATUS_LABELS, Evaluator, Reading, Readings
from dme_migration.text import Language, Text, joined
from dme_migration.vectors import Vector, vectors
from scripts.reference.addresses import obligation_link
from scripts.reference.writing import Page, code, colon, label, plain

__all__ = ["page"]

_FOLDER: Final = "obligations/"
_TITLE: Final = Text(fr="Les lectures", en="The readings")
_ABOUT: Final = Text(
    fr="Chaque question que le texte laisse ouverte, ses réponses, la réponse par défaut et sa raison. "
    "`--reading NOM=VALEUR` en choisit une autre; [comment choisir](../guides/readings.md), "
    "[pourquoi ces choix](../explanation/readings.md).",
    en="Every question that the text leaves open, its answers, the default and its reason. `--reading NAME=VALUE` "
    "chooses another; [how to choose](../guides/readings.md), [why these choices](../explanation/readings.md).",
)
_EXAMPLE: Final = Text(
    fr="Sous chaque question, un même dossier de migration (un vecteur de conformité) jugé sous la lecture par défaut "
    "et sous une autre.",
    en="Under each question, one and the same case (a conformance vector) judged under the default and under another.",
)
_VALUES: Final = Text(fr="réponses", en="answers")
_DEFAULT: Final = Text(fr="{value} (par défaut)", en="{value} (default)")
_REASON: Final = Text(fr="pourquoi ce choix par défaut", en="why this default")
_STRICTEST: Final = Text(fr="de la plus sévère à la plus souple", en="from the strictest to the laxest")
_CONCERNS: Final = Text(fr="exigences qui en dépendent", en="requirements that depend on it")
_CASE: Final = Text(fr="Exemple, au {day}", en="Example, as of {day}")


def page(language: Language) -> str:
    """Give the page."""
    written = Page(language, _TITLE)
    written.text(_ABOUT)
    written.text(_EXAMPLE)
    terms = Terms.of(Evaluator(), max(STANDARD_RULEBOOK.dates()))
    concerned: dict[str, list[str]] = {name: [] for name in READINGS}
    for obligation in STANDARD_RULEBOOK:
        for name in readings_of(obligation, terms):
            concerned[name].append(obligation.id)
    for reading in READINGS.values():
        written.heading(2, reading.name)
        written.text(f"**{plain(reading.question[language])}**")
        written.bullets(_facts(reading, concerned[reading.name], language))
        for vector in _examples(reading):
            _example(written, reading, vector, language)
    return str(written)


def _facts(reading: Reading, concerned: list[str], language: Language) -> Iterator[str]:
    values = [_DEFAULT.filled(language, value=code(reading.default)), *map(code, reading.values[1:])]
    yield f"{label(_VALUES, language)} {', '.join(values)}"
    yield f"{label(_REASON, language)} {plain(reading.reason[language])}"
    if reading.ordered:
        yield f"{label(_STRICTEST, language)} {', '.join(map(code, reading.ordered))}"
    links = (obligation_link(identifier, _FOLDER) for identifier in concerned)
    yield f"{label(_CONCERNS, language)} {joined(links, language)}"


def _examples(reading: Reading) -> Iterator[Vector]:
    """Give one vector for each other value: the case that shows what it changes."""
    known = {vector.id: vector for vector in vectors("readings")}
    return (known[f"readings/{reading.name}/{value}"] for value in reading.values[1:])


def _example(written: Page, reading: Reading, vector: Vector, language: Language) -> None:
    identifier = vector.expected[0].obligation
    day = moment_in_words(vector.as_of, vector.case.zone, language, weekday=False)
    heading = label(Text(fr=_CASE.fr, en=_CASE.en), language).replace("{day}", day)
    title = plain(STANDARD_RULEBOOK[identifier].title[language])
    written.text(f"{heading} {title} ({obligation_link(identifier, _FOLDER)}).")
    said = []
    for readings in (Readings(), vector.readings):
        finding = Evaluator(readings=readings).evaluate(vector.case, as_of=vector.as_of)[identifier]
        status = STATUS_LABELS[finding.status][language]
        said.append(
            f"{code(readings[reading.name])}{colon(language)} **{status}**. {plain(finding.explanation(language))}"
        )
    written.bullets(said)
