from __future__ import annotations

from tests.cli.running import BREACH, COMPLAINTS, COMPLETE, ON_TRACK, lines_of_json, run

DAY = "--as-of=2026-03-03"


def test_each_party_reads_what_to_do_and_whom_to_write_to() -> None:
    said = run("next", BREACH, DAY).stdout
    assert said.startswith("2026-0042\u00a0: ce qui vient, au mardi 3 mars 2026.\n")
    vendor = said[said.index("  Le fournisseur émetteur (Telus Santé)") : said.index("  Le fournisseur receveur")]
    assert "Écrire à ventesdme@telus.com" in vendor
    assert "À corriger" in vendor
    assert "Il faut que le fournisseur émetteur garde l'ancien DMÉ accessible" in " ".join(vendor.split())
    english = run("next", BREACH, DAY, "--lang=en").stdout
    assert "Write to ventesdme@telus.com" in english
    assert "To put right" in english


def test_one_party_only() -> None:
    said = run("next", BREACH, DAY, "--party=source_vendor").stdout
    assert "Le fournisseur émetteur" in said
    assert "Le client" not in said
    (document,) = lines_of_json(run("next", BREACH, DAY, "--party=source_vendor", "--format=json"))
    assert {step["party"] for step in document["next_steps"]} == {"source_vendor"}


def test_due_days_come_in_order() -> None:
    said = run("next", ON_TRACK, "--as-of=2026-02-10", "--party=receiving_vendor").stdout
    assert said.index("À corriger") < said.index("D'ici le jeudi 26 février 2026") < said.index("Le moment venu")


def test_business_hours_say_their_instant() -> None:
    said = run("next", COMPLAINTS, "--as-of=2026-07-03").stdout
    assert "Le bureau" in said


def test_nothing_to_do_is_said() -> None:
    assert "Il n'y a rien à faire" in run("next", COMPLETE, "--as-of=2026-06-01").stdout
    assert "nothing to do" in run("next", COMPLETE, "--as-of=2026-06-01", "--lang=en").stdout


def test_a_breach_is_no_failure_of_next_but_an_unreadable_case_is(tmp_path: object) -> None:
    assert run("next", BREACH, DAY).exit_code == 0
    result = run("next", f"{tmp_path}/none.json", BREACH, DAY, "--format=json")
    assert result.exit_code == 3
    problems, steps = lines_of_json(result)
    assert problems["format"] == "dme-migration/problems-1"
    assert list(steps) == ["format", "source", "id", "as_of", "next_steps"]
    assert list(steps["next_steps"][0]) == ["obligation", "party", "contact", "due_on", "overdue", "action"]
