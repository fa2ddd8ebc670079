"""The clauses of the ministry's text, read against what is declared: none without an obligation, none invented.

The table is typed by hand from the 2024 edition (ISBN 978-2-550-97587-8): each place of the text that asks or allows
something, how its passage opens (paraphrased), and how many sentences of it oblige.
"""

from __future__ import annotations

from typing import Final

import pytest

from dme_migration.rules import AVENANT_1, CLAUSES, GOOD_PRACTICE, PERMISSIONS, PROCEDURE_2024, Clause, Obligation
from dme_migration.text import Language

TEXT: Final = (
    ("§1", "The physician or clinic informs its current vendor, in line with the notice and other clauses", 2),
    ("§2", "The form, duly filled in and signed, goes by e-mail to both vendors and to the bureau", 7),
    ("§3", "For a standard request the schedule respects the delays of the addendum", 3),
    ("§3 Extraction a)", "The vendors plan the first extraction together and set the extraction period", 3),
    ("§3 Extraction b)", "Once the TEST extraction is received, the receiving vendor runs the pre-analysis", 2),
    ("§3 Extraction c)", "When the pre-analysis is complete, its result is communicated to the client", 2),
    ("§3 Extraction d)", "The client validates the pre-analysis diligently, within seven business days", 2),
    ("§3 Extraction e)", "The receiving vendor sets the cutover in agreement with its client and the source vendor", 3),
    ("§3 Importation a)", "The receiving vendor analyses the data flows and confirms the scope of the project", 3),
    ("§3 Importation b)", "The receiving vendor imports the TEST data and controls the quality itself", 2),
    ("§3 Importation c)", "The migrated data are validated jointly, until the client approves their quality", 4),
    ("§3 Importation d)", "As said under the extraction, the cutover is set in agreement", 3),
    ("§3 Importation e)", "The receiving vendor imports the final data into production", 3),
    ("§3 Importation f)", "Access to the old EMR after the migration lasts at least ninety days", 2),
    ("Plainte", "Respect of the steps is crucial; write to the bureau, which follows up within 72 business hours", 3),
)
ADDRESSES: Final = tuple(address for address, _, _ in TEXT)

ALLOWED: Final = (
    ("§3", "extra delays or works for data outside the standard scope"),
    ("§3", "the source vendor may be brought into the exchanges with the client"),
    ("§3 Extraction d)", "a late validation may entail reasonable delays and shift the schedule"),
)


def cited() -> list[tuple[str, Obligation]]:
    """Give each address that an obligation of the procedure cites, with it."""
    return [(clause.address, o) for o in PROCEDURE_2024 for clause in (o.clause, *o.also)]


def test_the_clauses_are_those_of_the_text_in_its_order() -> None:
    """The order of the listing stands for itself, under §3 again, before the complaints."""
    found = [clause.address for clause in CLAUSES]

    assert list(dict.fromkeys(found)) == list(ADDRESSES)
    assert [address for address in found if found.count(address) > 1] == ["§3", "§3"]


@pytest.mark.parametrize(("address", "opening", "least"), TEXT, ids=ADDRESSES)
def test_each_clause_of_the_text_has_an_obligation_for_each_thing_it_asks(
    address: str, opening: str, least: int
) -> None:
    found = [o for where, o in cited() if where == address]

    assert len(found) >= least, opening


def test_no_obligation_cites_a_clause_that_the_text_does_not_have() -> None:
    assert {address for address, _ in cited()} == set(ADDRESSES)
    assert {clause for o in PROCEDURE_2024 for clause in (o.clause, *o.also)} == set(CLAUSES)


def test_obligations_stand_in_the_order_of_the_text() -> None:
    """Extraction e) and Importation d) say the same twice: the rows stand under the first, and cite both."""
    places = [CLAUSES.index(o.clause) for o in PROCEDURE_2024]
    final_extraction = PROCEDURE_2024.ids.index("final-extraction.carried-out")

    assert places == sorted(places)
    assert PROCEDURE_2024["final-extraction.carried-out"].clause.address == "§3 Importation e)"
    assert PROCEDURE_2024.ids[final_extraction - 1] == "production.after-final-extraction"
    twice = [o.id for o in PROCEDURE_2024 if o.also]
    assert twice == ["cutover.planned", "cutover.agreed", "final-extraction.planned", "final-extraction.after-cutover"]
    assert {(o.clause.address, *(c.address for c in o.also)) for o in PROCEDURE_2024 if o.also} == {
        ("§3 Extraction e)", "§3 Importation d)")
    }


def test_the_permissions_are_those_of_the_text() -> None:
    assert [permission.clause.address for permission in PERMISSIONS] == [address for address, _ in ALLOWED]
    assert {permission.clause for permission in PERMISSIONS} <= set(CLAUSES)


def test_the_other_texts_cite_nothing_of_the_ministry_s() -> None:
    assert {o.clause.address for o in AVENANT_1} == {"Avenant n° 1"}
    assert {o.clause.address for o in GOOD_PRACTICE} == {"Bonnes pratiques"}
    assert not {o.clause for o in (*AVENANT_1, *GOOD_PRACTICE)} & set(CLAUSES)


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda c: f"{c.address} {c.title.en}")
@pytest.mark.parametrize("language", Language)
def test_a_clause_is_summed_up_in_one_sentence_of_ours(clause: Clause, language: Language) -> None:
    summary = clause.summary[language]

    assert clause.title[language]
    assert summary.endswith(".")
    assert summary.count(". ") == 0


def test_nothing_of_the_ministry_s_sentences_is_copied() -> None:
    """Seven words in a row of the text would be a quotation: these are its most quotable passages."""
    passages = (
        "a l'obligation d'informer son fournisseur actuel",
        "dûment rempli et signé, doit être transmis",
        "Le calcul du calendrier de travail officiel commence",
        "est responsable d'effectuer une validation diligente",
        "établit d'un commun accord avec son client",
        "confirme la portée du projet de migration des données",
        "jusqu'à l'obtention de l'approbation de la qualité",
        "est d'une durée minimale de 90 jours",
        "Un suivi sera effectué par l'équipe du BCH",
        "est l'élément crucial au bon fonctionnement",
        "doit consigner cette activité ainsi que la date",
        "responsable d'informer diligemment le client de tout délai",
    )
    ours = [t for o in PROCEDURE_2024 for t in (o.title.fr, o.remedy.fr, o.clause.title.fr, o.clause.summary.fr)]
    ours += [permission.text.fr for permission in PERMISSIONS]

    assert [(p, text) for p in passages for text in ours if p.casefold() in text.casefold()] == []
