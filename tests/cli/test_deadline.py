from __future__ import annotations

import json

import jsonschema
import pytest

from dme_migration.serialization import schema
from tests.cli.running import run

START = "--from=2026-03-26"


def test_the_sentence_then_each_day_skipped_with_its_name_and_statute() -> None:
    said = run("deadline", START, "--business-days=7").stdout
    assert " ".join(said.split("\n\n", maxsplit=1)[0].split()).endswith("échéance le mercredi 8 avril 2026.")
    assert "vendredi 3 avril 2026  Vendredi saint [2]" in said
    assert "lundi 6 avril 2026     lundi de Pâques [2]" in said
    assert "[2] Conventions collectives de la fonction publique du Québec, liste des 13" in said
    english = run("deadline", START, "--business-days=7", "--lang=en").stdout
    assert "Friday, April 3, 2026     Good Friday" in english
    assert "due on Wednesday, April 8, 2026." in " ".join(english.split())


def test_the_json_is_that_of_the_declarations() -> None:
    document = json.loads(run("deadline", START, "--business-days=7", "--format=json").stdout)
    jsonschema.validate(document, schema("deadline"))
    assert list(document) == ["start", "delay", "due_on", "due_at", "skipped", "profile"]
    assert document["start"] == "2026-03-26"
    assert document["delay"] == {"business_days": 7}
    assert document["due_on"] == "2026-04-08"
    assert document["due_at"] is None
    assert document["skipped"][2]["on"] == "2026-04-03"
    assert document["skipped"][2]["name"] == "Vendredi saint"
    assert document["profile"] == "public-service"


@pytest.mark.parametrize(
    ("arguments", "due_on"),
    [
        (("--from=2026-03-13", "--days=21"), "2026-04-07"),
        (("--from=2026-03-13", "--days=21", "--at-least"), "2026-04-03"),
        (("--from=2026-03-13", "--days=21", "--reading=due-on-holiday=strict"), "2026-04-03"),
        (("--from=2026-03-13", "--days=45"), "2026-04-27"),
        (("--from=2025-11-30", "--months=3"), "2026-02-28"),
        (("--from=2027-12-30", "--business-days=1", "--profile=labour-standards"), "2027-12-31"),
        (("--from=2027-12-30", "--business-days=1", "--profile=administration"), "2028-01-03"),
        (("--from=2027-12-30", "--business-days=1"), "2028-01-05"),
        (("--from=2026-03-03T04:59:59Z", "--business-days=1"), "2026-03-03"),
        (("--from=2026-03-03T04:59:59Z", "--business-days=1", "--zone=America/Halifax"), "2026-03-04"),
        (("--from=2026-03-03T04:59:59Z", "--business-days=1", "--zone=America/Montreal"), "2026-03-03"),
    ],
)
def test_the_due_day(arguments: tuple[str, ...], due_on: str) -> None:
    assert json.loads(run("deadline", *arguments, "--format=json").stdout)["due_on"] == due_on


@pytest.mark.parametrize(
    ("arguments", "due_at"),
    [
        (("--from=2026-10-30T15:00:00-04:00",), "2026-11-04T15:00:00-05:00"),
        (("--from=2026-03-06T15:00:00-05:00",), "2026-03-11T15:00:00-04:00"),
        (("--from=2026-06-23T23:50:00-04:00",), "2026-06-29T23:50:00-04:00"),
        (("--from=2026-06-23T23:50:00-04:00", "--reading=business-hours=whole-days"), "2026-06-30T00:00:00-04:00"),
    ],
)
def test_business_hours_end_at_an_instant(arguments: tuple[str, ...], due_at: str) -> None:
    document = json.loads(run("deadline", *arguments, "--business-hours=72", "--format=json").stdout)
    assert document["due_at"] == due_at


def test_a_minimum_says_the_first_day_allowed() -> None:
    assert "au plus tôt le" in run("deadline", START, "--days=90", "--at-least").stdout
    assert "not before" in run("deadline", START, "--days=90", "--at-least", "--lang=en").stdout


def test_what_lies_past_the_calendar_is_refused() -> None:
    result = run("deadline", "--from=2999-12-30", "--months=50000", "--lang=en")
    assert result.exit_code in {0, 2}
    far = run("deadline", "--from=2999-12-30", "--days=1000000", "--business-days=1")
    assert far.exit_code == 2
    over = run("deadline", "--from=2999-12-30", "--business-days=100000000")
    assert over.exit_code == 2


def test_a_maximum_that_ran_on_says_over_which_days() -> None:
    assert "Jours passés à la fin" in run("deadline", "--from=2026-03-13", "--days=21").stdout
    assert "Jours non comptés" not in run("deadline", "--from=2026-03-13", "--days=20").stdout
