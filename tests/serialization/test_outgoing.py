"""The documents that come out, as DECLARATIONS §6 has them."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

import jsonschema
import pytest

from dme_migration.errors import DocumentError
from dme_migration.rules import Assessment, evaluate
from dme_migration.serialization import (
    assessment_text,
    case_from,
    dump_assessment,
    dump_problems,
    json_line,
    load_case,
    schema,
)
from dme_migration.text import Language
from tests.serialization.documents import ABSENT, changed, sample

ASSESSMENT = jsonschema.Draft202012Validator(schema("assessment"))
PROBLEMS = jsonschema.Draft202012Validator(schema("problems"))


def late() -> Assessment:
    """The sample, its access withdrawn too soon."""
    document = changed("schedule.milestones[15].on", "2026-05-01")
    return evaluate(case_from(document), as_of=date(2026, 3, 10))


class TestAssessment:
    def test_keys_and_their_order(self) -> None:
        document = dump_assessment(late(), source="case.json", language=Language.EN)
        assert list(document) == [
            "format", "source", "id", "as_of", "edition", "profile", "readings", "verdict", "compliant",
            "facts_after_as_of", "findings", "next_steps",
        ]  # fmt: skip
        assert list(document["findings"][0]) == [
            "obligation", "clause", "bearers", "modality", "status", "final", "due_on", "due_at", "not_before",
            "missing", "beneath", "title", "message", "remedy",
        ]  # fmt: skip
        assert list(document["next_steps"][0]) == ["obligation", "party", "contact", "due_on", "overdue", "action"]

    def test_values(self) -> None:
        document = dump_assessment(late(), source="case.json", language=Language.EN)
        assert document["format"] == "dme-migration/assessment-1"
        assert (document["source"], document["id"], document["as_of"]) == ("case.json", "2026-0042", "2026-03-10")
        assert document["edition"] == ["PROCEDURE_2024", "AVENANT_1", "GOOD_PRACTICE"]
        assert document["profile"] == "public-service"
        assert document["readings"]["access-anchor"] == "production"
        assert (document["verdict"], document["compliant"]) == ("breach", False)
        (finding,) = [one for one in document["findings"] if one["obligation"] == "legacy-access.ninety-days"]
        assert finding["clause"] == "§3 Importation f)"
        assert finding["bearers"] == [{"party": "source_vendor", "name": "Telus Santé"}]
        assert (finding["modality"], finding["status"], finding["beneath"]) == ("must", "breached", None)
        assert (finding["due_on"], finding["not_before"]) == (None, "2026-05-27")

    @pytest.mark.parametrize("language", Language)
    def test_words_are_in_the_chosen_language(self, language: Language) -> None:
        assessment = late()
        document = dump_assessment(assessment, language=language)
        for finding, written in zip(assessment.findings, document["findings"], strict=True):
            assert written["title"] == finding.obligation.title[language]
            assert written["remedy"] == finding.obligation.remedy[language]
            assert written["message"] == finding.message(language)
        assert document["source"] is None

    @pytest.mark.parametrize(
        "document", [sample(), changed("id", ABSENT), changed("schedule", ABSENT), changed("request", {"x-a": 1})]
    )
    @pytest.mark.parametrize(
        "as_of", [date(2026, 1, 10), date(2027, 1, 1), datetime.fromisoformat("2026-03-05T09:00:00-05:00")]
    )
    def test_valid_under_its_schema_on_one_line(self, document: dict[str, Any], as_of: date) -> None:
        assessment = evaluate(case_from(document), as_of=as_of)
        line = assessment_text(assessment, source="dossier été.json", language=Language.FR)
        assert "\n" not in line
        written = json.loads(line)
        ASSESSMENT.validate(written)
        assert written == dump_assessment(assessment, source="dossier été.json")
        assert written["as_of"] == as_of.isoformat()


class TestProblems:
    @pytest.mark.parametrize("language", Language)
    def test_every_fault(self, language: Language) -> None:
        with pytest.raises(DocumentError) as refused:
            load_case(json.dumps(changed("request.client.knd", "a", changed("id", None))))
        document = dump_problems(refused.value, source="-", language=language)
        PROBLEMS.validate(document)
        assert list(document) == ["format", "source", "problems"]
        assert (document["format"], document["source"]) == ("dme-migration/problems-1", "-")
        assert [(one["code"], one["path"], one["suggestion"]) for one in document["problems"]] == [
            ("wrong-type", "id", None),
            ("unknown-key", "request.client.knd", "kind"),
        ]
        assert [one["message"] for one in document["problems"]] == [
            problem.message(language) for problem in refused.value.problems
        ]
        assert json.loads(json_line(document)) == document
