"""Each fault that a document can have: its code, its place, what is suggested, in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from dme_migration.serialization import ProblemCode
from dme_migration.serialization.collecting import MOST_PROBLEMS
from dme_migration.text import Language
from tests.serialization.documents import ABSENT, changed, refusal, sample

FAULTS: list[tuple[str, object, str, str | None, str, str]] = [
    # path, value, code, suggestion, some words of the French message, of the English one
    ("format", "dme-migration/case-0", "unknown-format", "dme-migration/case-1", "format connu", "known format"),
    ("format", "dme-migration/case-2", "unknown-format", None, "mettez dme-migration à jour", "upgrade dme-migration"),
    ("format", "dme-migration/case-10", "unknown-format", None, "version plus récente", "later version"),
    ("format", 1, "wrong-type", "dme-migration/case-1", "le nombre 1", "the number 1"),
    ("format", ABSENT, "missing-key", None, "il manque cette clé", "this key is missing"),
    ("format", "", "missing-key", None, '"dme-migration/case-1"', '"dme-migration/case-1"'),
    ("request", ABSENT, "missing-key", None, "un objet", "an object"),
    (
        "request.client.knd",
        "clinic",
        "unknown-key",
        "kind",
        "il n'y a pas de clé «\u00a0knd\u00a0» ici",
        "no key “knd”",
    ),
    ("request.client.timezone", "a", "unknown-key", "time_zone", "time_zone", "time_zone"),
    ("request.client.X-own", 1, "unknown-key", None, "commence par x-", "begins with x-"),
    ("request.transmissions[0].sentAt", "a", "unknown-key", "sent_at", "sent_at", "sent_at"),
    ("Id", "a", "unknown-key", "id", "«\u00a0Id\u00a0»", "“Id”"),
    ("zzz", "a", "unknown-key", None, "format, id, request", "format, id, request"),
    ("request.client", None, "wrong-type", None, "laissez la clé de côté", "leave the key out"),
    ("request.client.name", None, "wrong-type", None, "la valeur null", "the value null"),
    ("journal", None, "wrong-type", None, "la valeur null", "the value null"),
    ("journal[2]", None, "wrong-type", None, "dans une liste, l'entrée", "in a list, the entry"),
    ("request.client", "a", "wrong-type", None, "le texte «\u00a0a\u00a0»", "the text “a”"),
    ("request.client", [], "wrong-type", None, "la liste []", "the list []"),
    ("schedule", 0, "wrong-type", None, "un objet, entre accolades", "an object, between braces"),
    ("id", 12, "wrong-type", '"12"', "le nombre 12", "the number 12"),
    ("id", 1.5, "wrong-type", '"1.5"', "un texte, entre guillemets", "a text, between quotation marks"),
    ("id", True, "wrong-type", None, "la valeur true", "the value true"),
    ("id", ["a"], "wrong-type", None, 'la liste ["a"]', 'the list ["a"]'),
    ("id", " \t", "blank-text", None, "ne dit rien", "says nothing"),
    ("request.transmissions[0].recipients[1]", 3, "wrong-type", '"3"', "le nombre 3", "the number 3"),
    ("request.transmissions[0].recipients[1]", "\u00a0", "blank-text", None, "ne dit rien", "says nothing"),
    ("request.objective", "emr-change", "bad-choice", "emr_change", "un de ces choix", "one of practice_relocation"),
    ("request.objective", "Emr Change", "bad-choice", "emr_change", "practice_relocation", "practice_relocation"),
    ("request.objective", False, "wrong-type", None, "la valeur false", "the value false"),
    ("request.client.kind", "clinc", "bad-choice", "clinic", "physician, group, clinic", "physician, group, clinic"),
    ("request.transmissions[0].channel", "e-mail", "bad-choice", "email", "email, portal", "email, portal"),
    ("request.transmissions[0].channel", "pigeon", "bad-choice", None, "«\u00a0pigeon\u00a0»", "“pigeon”"),
    ("notices[0].to", "clients", "bad-choice", "client", "contracting_clinic", "contracting_clinic"),
    ("notices[0].about", "extra delay", "bad-choice", "extra_delay", "reschedule", "reschedule"),
    ("confirmations[0].of", "scop", "bad-choice", "scope", "extraction", "extraction"),
    ("complaints[0].kind", "plainte", "bad-choice", "complaint", "question", "question"),
    ("waivers[0].by", "médecin", "bad-choice", None, "«\u00a0médecin\u00a0»", "“médecin”"),
    ("schedule.milestones[2].milestone", "preanalysis_ends", "bad-choice", "preanalysis_end", "étape", "milestone"),
    ("schedule.milestones[2].milestone", "x-Training", "bad-choice", None, "en minuscules", "lower case"),
    ("schedule.milestones[2].milestone", "clock_start", "bad-choice", None, "test_extraction", "test_extraction"),
    ("journal[13].milestone", "prodution", "bad-choice", "production", "x-", "x-"),
    ("journal[13].milestone", ["production"], "wrong-type", None, "la liste", "the list"),
    ("request.transmissions[0].form_attached", "true", "wrong-type", "true", "true ou false", "true or false"),
    ("request.transmissions[0].form_attached", "Non", "wrong-type", "false", "true ou false", "true or false"),
    ("request.transmissions[0].form_attached", 1, "wrong-type", None, "le nombre 1", "the number 1"),
    ("request.data.allergies", "oui", "wrong-type", "true", "sans guillemets", "without quotation marks"),
    ("request.data.allergie", True, "unknown-category", "allergies", "grille de données", "data grid"),
    ("request.data.labs", True, "unknown-category", None, "laboratory_results", "laboratory_results"),
    ("schedule.starts_on", "2026-02-30", "bad-date", None, "finit le 28 février 2026", "ends on February 28, 2026"),
    ("schedule.starts_on", "2024-02-30", "bad-date", None, "29 février 2024", "February 29, 2024"),
    ("schedule.starts_on", "2026-13-01", "bad-date", None, "AAAA-MM-JJ", "YYYY-MM-DD"),
    ("schedule.starts_on", "2026-00-10", "bad-date", None, "AAAA-MM-JJ", "YYYY-MM-DD"),
    ("schedule.starts_on", "2026-1-5", "bad-date", "2026-01-05", "n'est pas une date", "is not a date"),
    ("schedule.starts_on", "2026/01/05", "bad-date", "2026-01-05", "2026-03-02", "2026-03-02"),
    ("schedule.starts_on", "20260105", "bad-date", "2026-01-05", "AAAA-MM-JJ", "YYYY-MM-DD"),
    ("schedule.starts_on", "2026-01-05T00:00:00Z", "bad-date", "2026-01-05", "AAAA-MM-JJ", "YYYY-MM-DD"),
    ("schedule.starts_on", " 2026-01-05", "bad-date", "2026-01-05", "AAAA-MM-JJ", "YYYY-MM-DD"),
    ("schedule.starts_on", "2026-01-05\n", "bad-date", "2026-01-05", "2026-01-05\\u000a", "2026-01-05\\u000a"),
    ("schedule.starts_on", "05/01/2026", "bad-date", None, "AAAA-MM-JJ", "YYYY-MM-DD"),
    ("schedule.starts_on", "2026-W01-1", "bad-date", None, "AAAA-MM-JJ", "YYYY-MM-DD"),
    ("schedule.starts_on", "2026-W1-01", "bad-date", None, "AAAA-MM-JJ", "YYYY-MM-DD"),
    ("schedule.starts_on", "2026-005", "bad-date", None, "AAAA-MM-JJ", "YYYY-MM-DD"),
    ("schedule.starts_on", "٢٠٢٦-01-05", "bad-date", None, "AAAA-MM-JJ", "YYYY-MM-DD"),
    ("schedule.starts_on", "today", "bad-date", None, "AAAA-MM-JJ", "YYYY-MM-DD"),
    ("schedule.starts_on", "1899-12-31", "out-of-range", None, "de 1900 à 2999", "from 1900 to 2999"),
    ("schedule.starts_on", "3000-01-01", "out-of-range", None, "hors des limites", "out of range"),
    ("schedule.starts_on", 20260105, "wrong-type", None, "le nombre 20260105", "the number 20260105"),
    ("complaints[0].received_at", "2026-03-03T09:00:00", "naive-instant", None, "-05:00 l'hiver", "-05:00 in winter"),
    ("complaints[0].received_at", "2026-03-03T09:00:00.25", "naive-instant", None, "décalage", "offset"),
    ("complaints[0].received_at", "2026-03-03", "bad-instant", None, "RFC 3339", "RFC 3339"),
    ("complaints[0].received_at", "1900-01-01T09:00:00Z", "out-of-range", None, "hors des limites", "out of range"),
    ("complaints[0].received_at", "2999-12-31T09:00:00Z", "out-of-range", None, "hors des limites", "out of range"),
    ("complaints[0].received_at", 1_772_000_000, "wrong-type", None, "le nombre", "the number"),
    ("fees.extraction_cad", 450, "wrong-type", '"450"', "écrit comme un texte", "written as a text"),
    ("fees.extraction_cad", 450.5, "wrong-type", '"450.5"', "le nombre 450.5", "the number 450.5"),
    ("fees.extraction_cad", "450,00", "bad-amount", "450.00", "zéro ou plus", "zero or more"),
    ("fees.extraction_cad", "450.00 $", "bad-amount", "450.00", "n'est pas un montant", "is not an amount"),
    ("fees.extraction_cad", "-1.00", "bad-amount", None, "zéro ou plus", "zero or more"),
    ("fees.extraction_cad", "1e3", "bad-amount", None, "n'est pas un montant", "is not an amount"),
    ("fees.extraction_cad", "NaN", "bad-amount", None, "n'est pas un montant", "is not an amount"),
    ("fees.extraction_cad", "1.00000", "bad-amount", None, "n'est pas un montant", "is not an amount"),
    ("fees.extraction_cad", "1" * 13, "bad-amount", None, "n'est pas un montant", "is not an amount"),
    (
        "fees.practitioners",
        "3",
        "wrong-type",
        "3",
        "un nombre entier de 0 à 1000000",
        "a whole number from 0 to 1000000",
    ),
    ("fees.practitioners", "three", "wrong-type", None, "un nombre entier", "a whole number"),
    ("fees.practitioners", 3.0, "wrong-type", None, "le nombre 3.0", "the number 3.0"),
    ("fees.practitioners", True, "wrong-type", None, "la valeur true", "the value true"),
    ("fees.practitioners", -1, "out-of-range", None, "hors des limites", "out of range"),
    ("fees.practitioners", 10**30, "out-of-range", None, "hors des limites", "out of range"),
    ("request.contract.notice_period.days", 36_526, "out-of-range", None, "de 0 à 36525", "from 0 to 36525"),
    ("request.contract.notice_period.day", 3, "unknown-key", "days", "business_days", "business_days"),
    (
        "request.contract.notice_period",
        {"days": 3, "months": 1},
        "conflicting-keys",
        None,
        "days, months",
        "exactly one",
    ),
    ("request.contract.notice_period", {"x-a": 1}, "missing-key", None, "une seule clé", "exactly one"),
    ("request.contract.notice_period", 30, "wrong-type", None, "un objet", "an object"),
    ("schedule.revisions[0].to", "2026-02-11", "broken-revisions", None, "les révisions", "revisions lead up"),
]


class TestEachFault:
    @pytest.mark.parametrize("row", FAULTS, ids=[f"{row[0]}={row[1]!r:.30}" for row in FAULTS])
    def test_code_place_and_words(self, row: tuple[str, object, str, str | None, str, str]) -> None:
        path, value, code, suggestion, french, english = row
        (problem,) = refusal(changed(path, value))
        assert (problem.code, problem.path, problem.suggestion) == (code, path, suggestion)
        fr, en = problem.message(Language.FR), problem.message(Language.EN)
        assert fr.startswith(f"{path}\u00a0: ")
        assert en.startswith(f"{path}: ")
        assert french in fr
        assert english in en
        assert fr.replace("\u00a0", "").isprintable()
        assert ("Vouliez-vous dire" in fr) is ("Did you mean" in en) is (suggestion is not None)
        assert (problem.found is None) is (code == "missing-key")


class TestWholeDocument:
    @pytest.mark.parametrize("document", [[], [1], "a", 1, None, True])
    def test_not_an_object(self, document: object) -> None:
        (problem,) = refusal(document)
        assert (problem.code, problem.path) == (ProblemCode.WRONG_TYPE, "$")
        assert problem.message(Language.FR).startswith("document\u00a0: ")
        assert problem.message(Language.EN).startswith("the document: ")

    def test_an_empty_object_lacks_what_is_required(self) -> None:
        assert [(problem.code, problem.path) for problem in refusal({})] == [
            ("missing-key", "format"),
            ("missing-key", "request"),
        ]

    def test_a_later_format_is_not_searched_for_faults(self) -> None:
        document = {"format": "dme-migration/case-2", "journal": "in another shape"}
        assert [problem.path for problem in refusal(document)] == ["format"]

    def test_another_format_is(self) -> None:
        document = {"format": "case", "journal": "in another shape"}
        assert [problem.path for problem in refusal(document)] == ["format", "journal", "request"]


class TestManyFaults:
    def test_all_at_once(self) -> None:
        document = sample()
        expected: dict[str, str] = {}
        for path, value, code, *_ in FAULTS:
            around = path.rpartition(".")[0]
            taken = any(
                path.startswith(done) or done.startswith(path) or (around and done.startswith(around))
                for done in expected
            )
            if (
                not taken
                and value is not ABSENT
                and code not in {"unknown-format", "repeated-milestone"}
                and path != "format"
            ):
                expected[path] = code
                changed(path, value, document)
        assert len(expected) > 12
        assert {problem.path: str(problem.code) for problem in refusal(document)} == expected

    def test_in_the_order_of_the_document(self) -> None:
        document = changed("waivers[0].by", "me", changed("id", 1, changed("journal[3].on", "?", changed("fees", 0))))
        assert [problem.path for problem in refusal(document)] == ["id", "journal[3].on", "fees", "waivers[0].by"]

    def test_several_in_one_object(self) -> None:
        document = changed("signature", {}, changed("request.signatures[0]", {"signatori": "Marc Roy", "x-a": 1}))
        assert [(problem.code, problem.path) for problem in refusal(document)] == [
            ("unknown-key", "request.signatures[0].signatori"),
            ("missing-key", "request.signatures[0].signatory"),
            ("missing-key", "request.signatures[0].signed_on"),
            ("unknown-key", "signature"),
        ]

    def test_past_ten_thousand_only_their_number(self) -> None:
        entries: list[Any] = [{"milestone": "test_import", "on": "?"}] * (MOST_PROBLEMS + 150)
        problems = refusal(changed("journal", entries))
        assert len(problems) == MOST_PROBLEMS + 1
        assert [problem.path for problem in problems[:2]] == ["journal[0].on", "journal[1].on"]
        assert (problems[-1].code, problems[-1].path, problems[-1].found) == (ProblemCode.MORE_PROBLEMS, "$", "150")
        assert "150 autres fautes" in problems[-1].message(Language.FR)
        assert "150 more faults" in problems[-1].message(Language.EN)


class TestSeveralEntries:
    """Rules on several entries are checked among those that are sound, and only there."""

    def test_repeated_beside_a_faulty_entry(self) -> None:
        document = changed("schedule.milestones[0].on", "?")
        document["schedule"]["milestones"].append({"milestone": "production", "x-a": [float(1)]})
        assert [problem.path for problem in refusal(document)] == [
            "schedule.milestones[0].on",
            "schedule.milestones[16].milestone",
        ]

    def test_revisions_wait_for_sound_milestones(self) -> None:
        document = changed("schedule.milestones[4].on", "?")
        assert [problem.path for problem in refusal(document)] == ["schedule.milestones[4].on"]

    def test_a_milestone_stands_once_in_a_schedule(self) -> None:
        (problem,) = refusal(changed("schedule.milestones[2].milestone", "first_use"))
        assert (problem.code, problem.path) == (ProblemCode.REPEATED_MILESTONE, "schedule.milestones[14].milestone")
        assert "«\u00a0first_use\u00a0» figure deux fois" in problem.message(Language.FR)
        assert "keep the right day" in problem.message(Language.EN)

    def test_what_happens_once_stands_once_in_a_journal(self) -> None:
        (problem,) = refusal(changed("journal[12].milestone", "production"))
        assert (problem.code, problem.path) == (ProblemCode.REPEATED_MILESTONE, "journal[13].milestone")
        assert "gardez l'inscription qui est juste" in problem.message(Language.FR)
        assert "this step happens once" in problem.message(Language.EN)

    def test_no_milestones_at_all(self) -> None:
        assert [problem.path for problem in refusal(changed("schedule.milestones", {}))] == ["schedule.milestones"]
        assert [problem.path for problem in refusal(changed("schedule.milestones", []))] == ["schedule.revisions[0].to"]

    def test_sessions_may_repeat(self) -> None:
        document = changed("journal[8].milestone", "test_extraction")
        refused = [problem.path for problem in refusal(changed("fees", 1, document))]
        assert refused == ["fees"]
