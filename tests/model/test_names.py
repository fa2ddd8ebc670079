"""When two names or two addresses are the same, as a person would say."""

from __future__ import annotations

import pytest

from dme_migration.model import same_address, same_name, same_person


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Médesync", "MEDESYNC"),
        ("Clinique Sainte-Thérèse", "clinique  sainte therese"),
        ("C.L.S.C. du Fleuve", "C L S C du Fleuve"),
        ("Clinique de l'Île", "Clinique de l’Ile"),
        ("  Clinique du Port ", "Clinique du Port"),
        ("Straße", "STRASSE"),
        ("Cœur-de-l'Île", "CŒUR DE L ILE"),
        ("Cafe\u0301", "Café"),
        ("Ｏmnimed", "Omnimed"),
    ],
)
def test_case_accents_punctuation_and_spaces_make_no_other_name(a: str, b: str) -> None:
    assert same_name(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Clinique du Port", "Clinique du Fort"),
        ("CLSC du Fleuve", "C.L.S.C. du Fleuve"),
        ("Omnimed", "Omni med"),
        ("Dr Roy", "Roy"),
        ("Clinique 1", "Clinique 2"),
    ],
)
def test_other_words_make_another_name(a: str, b: str) -> None:
    assert not same_name(a, b)


@pytest.mark.parametrize(
    "name",
    [
        "Anne Tremblay",
        "Dr Anne Tremblay",
        "Dre Anne Tremblay",
        "Docteur Anne Tremblay",
        "DOCTEURE ANNE TREMBLAY",
        "Dr. Anne Tremblay",
        "Anne Tremblay, M.D.",
        "Anne Tremblay MD",
        "Dre Anne Tremblay, M. D.",
        "anne   tremblay",
    ],
)
def test_titles_and_letters_make_no_other_person(name: str) -> None:
    assert same_person(name, "Anne Tremblay")
    assert same_person("Anne Tremblay", name)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Anne Tremblay", "Anne Roy"),
        ("Dre Tremblay", "Anne Tremblay"),
        ("Tremblay Anne", "Anne Tremblay"),
        ("Anne Tremblay", "Anne Tremblay, inf."),
        ("Dre Dre Anne Tremblay", "Anne Tremblay"),
    ],
)
def test_another_person_is_another(a: str, b: str) -> None:
    assert not same_person(a, b)


@pytest.mark.parametrize("name", ["Dr", "MD", "Docteur", "M.D."])
def test_a_name_that_is_only_a_title_keeps_it(name: str) -> None:
    assert same_person(name, name)
    assert not same_person(name, "Anne Tremblay")


def test_addresses_are_the_same_without_regard_to_case_alone() -> None:
    assert same_address("Certification.Homologation@MSSS.gouv.qc.ca", "certification.homologation@msss.gouv.qc.ca")
    assert not same_address("a.roy@clinique.example", "aroy@clinique.example")
    assert not same_address("élise@clinique.example", "elise@clinique.example")
