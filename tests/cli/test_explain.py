from __future__ import annotations

import json

import pytest

from dme_migration.cli.clause_search import EVERY_CLAUSE, clauses_like
from dme_migration.cli.ground_words import ground_in_words
from dme_migration.rules import PERMISSIONS, STANDARD_RULEBOOK
from dme_migration.text import Language
from tests.cli.running import BREACH, WAIVED, run, unbreakable


def test_an_obligation_is_told_whole() -> None:
    said = " ".join(run("explain", "preanalysis.validated-in-time").stdout.split())
    for words in (
        "Préanalyse validée par le client dans les 7 jours ouvrables",
        "Ce qu'il faut La validation de la préanalyse : au plus 7 jours ouvrables après la soumission",
        "Nature exigence",
        "Qui Le client",
        "Renonciation le fournisseur receveur peut y renoncer",
        "Chiffres validation-window = 7 jours ouvrables (MSSS",
        "Lectures validation-window = both",
        "Va souvent avec schedule.kept",
        "À faire sinon Examinez la préanalyse",
        "Clause §3 Extraction d), Validation de la préanalyse.",
        "Permis Une validation tardive",
        "En vigueur depuis le 1er janvier 2024",
    ):
        assert words in said


@pytest.mark.parametrize("identifier", STANDARD_RULEBOOK.ids)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_obligation_can_be_explained(identifier: str, language: str) -> None:
    result = run("explain", identifier, f"--lang={language}")
    assert result.exit_code == 0
    assert all(len(line) <= 80 or unbreakable(line) for line in result.stdout.splitlines())
    asked = result.stdout[: result.stdout.index("Nature")]
    assert "le délai «" not in asked
    assert "the delay “" not in asked


def test_a_figure_follows_the_reading() -> None:
    said = run("explain", "legacy-access.ninety-days", "--reading=withdrawal-day=strict").stdout
    assert "au moins 91 jours" in said
    assert "au moins 90 jours" in run("explain", "legacy-access.ninety-days").stdout


def test_readings_follow_from_what_an_obligation_names() -> None:
    document = json.loads(run("explain", "avenant.extraction-within-21-days", "--format=json").stdout)
    assert document["obligations"][0]["readings"] == [
        "transmission-complete",
        "clock-restart",
        "clock",
        "extraction-scope",
        "extra-data",
        "due-on-holiday",
    ]
    access = json.loads(run("explain", "avenant.read-only-access", "--format=json").stdout)
    assert set(access["obligations"][0]["readings"]) >= {"access-anchor", "access-duration", "withdrawal-day"}
    fee = json.loads(run("explain", "avenant.import-fee", "--format=json").stdout)
    assert fee["obligations"][0]["readings"] == ["same-solution"]
    assert [figure["name"] for figure in fee["obligations"][0]["figures"]] == ["import-fee-same", "import-fee-other"]


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("§3 Extraction d)", "§3 Extraction d)"),
        ("Extraction d", "§3 Extraction d)"),
        ("ext d", "§3 Extraction d)"),
        ("EXT. D)", "§3 Extraction d)"),
        ("imp f", "§3 Importation f)"),
        ("1", "§1"),
        ("§2", "§2"),
        ("plainte", "Plainte"),
        ("avenant", "Avenant n° 1"),
        ("bonnes pratiques", "Bonnes pratiques"),
        ("préanalyse", "§3 Extraction b)"),
        ("preanalyse", "§3 Extraction b)"),
        ("complaints", "Plainte"),
    ],
)
def test_a_clause_is_found_by_what_people_type(words: str, address: str) -> None:
    assert clauses_like(words)[0].address == address


def test_a_clause_shows_its_obligations_and_permissions() -> None:
    said = run("explain", "ext", "d", "--lang=en").stdout
    for identifier in ("preanalysis.validation-window", "preanalysis.validated-in-time", "reschedule.explained"):
        assert identifier in said
    assert "Allowed" in said
    assert PERMISSIONS[-1].text.en.split()[0] in said


def test_every_clause_is_found_by_its_own_address() -> None:
    for clause in EVERY_CLAUSE:
        assert clause in clauses_like(clause.address)


def test_a_case_may_be_asked_about() -> None:
    said = run("explain", "legacy-access.ninety-days", "--case", BREACH, "--as-of=2026-03-03").stdout
    assert "Dans 2026-0042, au 3 mars 2026\u00a0: manquement." in said
    assert "Constat" in said
    waived = run("explain", "preanalysis.validated-in-time", "--case", WAIVED, "--as-of=2026-04-10", "--lang=en").stdout
    assert "in 2026-0107, as of april 10, 2026: waived." in waived.lower()
    document = json.loads(
        run("explain", "legacy-access.ninety-days", "--case", BREACH, "--as-of=2026-03-03", "--format=json").stdout
    )
    assert document["obligations"][0]["finding"]["status"] == "breached"


def test_grounds_are_worded_in_both_languages() -> None:
    for obligation in STANDARD_RULEBOOK:
        for ground in obligation.applies:
            french, english = (ground_in_words(ground, language) for language in Language)
            assert french != english
            assert type(ground).__name__ not in {french, english}


def test_nothing_at_all_is_refused() -> None:
    assert run("explain", " ").exit_code == 2
