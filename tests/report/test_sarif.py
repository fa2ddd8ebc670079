"""The SARIF log: valid against the schema of OASIS, and true to the assessment."""

from __future__ import annotations

import json
import re
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any, Final

import pytest
from jsonschema import Draft4Validator

from dme_migration.report import sarif_of
from dme_migration.rules import Assessment, Modality, Status
from dme_migration.text import Language
from tests.report.html_reader import plain
from tests.report.reports import ASSESSMENTS, LANGUAGES, hostile, waived
from tests.report.sample import HOSTILE

SCHEMA: Final = Draft4Validator(
    json.loads((Path(__file__).parent / "schemas" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8")),
    format_checker=Draft4Validator.FORMAT_CHECKER,
)
ROW_19: Final = "dossiers été/cas 1 [a]#2.json"


def run_of(assessment: Assessment, **asked: Any) -> dict[str, Any]:
    """Give the one run, after the schema has had its say."""
    log = json.loads(sarif_of(assessment, **asked))
    assert [error.message for error in SCHEMA.iter_errors(log)] == []
    (run,) = log["runs"]
    found: dict[str, Any] = run
    return found


def uris(run: dict[str, Any]) -> set[str]:
    """Give every place of every result, and of the artifacts."""
    places = [place for result in run["results"] for place in result["locations"]]
    assert all(result["locations"] for result in run["results"])
    said = {place["physicalLocation"]["artifactLocation"]["uri"] for place in places}
    return said | {artifact["location"]["uri"] for artifact in run["artifacts"]}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ASSESSMENTS)
class TestEveryLog:
    def test_each_finding_that_needs_somebody_is_a_result(self, name: str, language: Language) -> None:
        assessment = ASSESSMENTS[name]()
        run = run_of(assessment, language=language, source="c.json")
        rules = run["tool"]["driver"]["rules"]
        assert [rule["id"] for rule in rules] == [obligation.id for obligation in assessment.obligations]
        told = {Status.BREACHED, Status.WAIVED, Status.UNDETERMINED}
        expected = [finding for finding in assessment if finding.status in told]
        assert [result["ruleId"] for result in run["results"]] == [finding.obligation.id for finding in expected]
        for result, finding in zip(run["results"], expected, strict=True):
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
            assert result["message"]["text"] == finding.message(language)
            missing = [place["fullyQualifiedName"] for place in result["locations"][0].get("logicalLocations", [])]
            assert missing == list(finding.missing)

    def test_the_whole_has_every_kind(self, name: str, language: Language) -> None:
        assessment = ASSESSMENTS[name]()
        run = run_of(assessment, language=language, whole=True)
        assert len(run["results"]) == len(assessment.findings)
        kinds = {
            Status.BREACHED: "fail",
            Status.WAIVED: "fail",
            Status.UNDETERMINED: "open",
            Status.MET: "pass",
            Status.PENDING: "informational",
            Status.NOT_APPLICABLE: "notApplicable",
        }
        for result, finding in zip(run["results"], assessment, strict=True):
            assert result["kind"] == kinds[finding.status]
            failed = "error" if finding.obligation.modality is Modality.MUST else "warning"
            assert result["level"] == (failed if result["kind"] == "fail" else "none")  # SARIF 3.27.10
            assert bool(result["suppressions"]) is (finding.status is Status.WAIVED)
        assert sum(run["properties"]["counts"].values()) == len(run["results"])


class TestLocation:
    @pytest.mark.parametrize(
        ("source", "uri"),
        [
            (ROW_19, "dossiers%20%C3%A9t%C3%A9/cas%201%20%5Ba%5D%232.json"),
            (PureWindowsPath(r"dossiers été\cas 1 [a]#2.json"), "dossiers%20%C3%A9t%C3%A9/cas%201%20%5Ba%5D%232.json"),
            ("./a/./b.json", "a/b.json"),
            ("../b.json", "../b.json"),
            ("c:1.json", "c%3A1.json"),
            ("100%.json", "100%25.json"),
            (b"\xff\xfe.json".decode("utf-8", "surrogateescape"), "%FF%FE.json"),
            (PurePosixPath("/dossiers été/1.json"), "file:///dossiers%20%C3%A9t%C3%A9/1.json"),
            (PureWindowsPath(r"C:\dossiers été\1.json"), "file:///C:/dossiers%20%C3%A9t%C3%A9/1.json"),
            (PureWindowsPath(r"\\serveur\partage\un dossier\1.json"), "file://serveur/partage/un%20dossier/1.json"),
            ("-", "stdin"),
            (None, "stdin"),
        ],
        ids=ascii,
    )
    def test_row_19_it_is_a_uri_reference_and_never_empty(self, source: Any, uri: str) -> None:
        run = run_of(ASSESSMENTS["several"](), source=source)
        assert uris(run) == {uri}
        assert re.fullmatch(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2}|(?<=^file):|(?<=/C):)+", uri)
        assert ("stdin" in run["invocations"][0]) is (uri == "stdin")

    def test_a_file_that_is_named_so_is_no_standard_input(self) -> None:
        run = run_of(ASSESSMENTS["several"](), source="stdin")
        assert "stdin" not in run["invocations"][0]
        assert run["artifacts"][0]["roles"] == ["analysisTarget"]


def test_a_waiver_suppresses_and_the_breach_beneath_stays() -> None:
    before, after = (run_of(waived(on), source="c.json") for on in ("2026-02-19", "2026-02-20"))
    (breach,) = [result for result in before["results"] if result["kind"] == "fail"]
    (suppressed,) = [result for result in after["results"] if result["kind"] == "fail"]
    assert (breach["ruleId"], breach["level"], breach["suppressions"]) == ("preanalysis.validation-window", "error", [])
    assert (suppressed["ruleId"], suppressed["level"]) == ("preanalysis.validation-window", "error")
    (suppression,) = suppressed["suppressions"]
    assert (suppression["kind"], suppression["status"]) == ("inSource", "accepted")
    assert "vendredi 20 février 2026" in suppression["justification"]
    assert "Clinique disponible" in suppression["justification"]
    assert suppressed["properties"]["beneath"] == "breached"
    assert suppressed["partialFingerprints"] == breach["partialFingerprints"]
    assert (before["properties"]["verdict"], after["properties"]["compliant"]) == ("breach", True)


def test_a_fingerprint_outlives_language_day_and_place_and_tells_cases_apart() -> None:
    def prints(assessment: Assessment, **asked: Any) -> dict[str, str]:
        results = run_of(assessment, **asked)["results"]
        return {result["ruleId"]: result["partialFingerprints"]["obligationOfCase/v1"] for result in results}

    late = ASSESSMENTS["several"]()
    french = prints(late, source="a.json")
    assert len(set(french.values())) == len(french) > 1
    assert prints(late, source="b/a.json", language="en") == french
    other = prints(hostile("autre"), whole=True)
    assert {identifier for identifier, found in french.items() if other[identifier] == found} == set()


def test_what_a_reader_of_the_results_must_know_is_noticed() -> None:
    (notice,) = run_of(ASSESSMENTS["late"]())["invocations"][0]["toolExecutionNotifications"]
    assert notice["level"] == "note"
    assert "pas pris en compte" in notice["message"]["text"]
    old = ASSESSMENTS["undetermined"]()
    older = old.evaluator.evaluate(type(old.case)(request=type(old.case.request)()), as_of=old.as_of.replace(year=2023))
    (notice,) = run_of(older)["invocations"][0]["toolExecutionNotifications"]
    assert "plus ancien" in notice["message"]["text"]


@pytest.mark.parametrize("words", [*HOSTILE, "[lien](1) {0} {{1}}"])
def test_words_of_a_case_are_neither_links_nor_placeholders(words: str) -> None:
    assessment = hostile(words)
    run = run_of(assessment, source="c.json", whole=True)
    (suppressed,) = [result for result in run["results"] if result["suppressions"]]
    reason = plain(words)
    if reason.isprintable():
        assert reason in plain(suppressed["suppressions"][0]["justification"])
    for result in run["results"]:
        text = result["message"]["text"]
        assert "](" not in text.replace("\\](", "")
        assert "{" not in text.replace("{{", "").replace("}}", "")
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e\ufffe\ud800-\udfff]", sarif_of(assessment).replace("\n", "")
    )
