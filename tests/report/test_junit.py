"""The JUnit XML: valid against the schema of Jenkins, read by `xml.etree`, and true to the assessment."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

import pytest
import xmlschema

from dme_migration.report import junit_of
from dme_migration.rules import Assessment, Modality, Status
from dme_migration.text import Language
from tests.report.html_reader import plain
from tests.report.reports import ASSESSMENTS, LANGUAGES, hostile, waived
from tests.report.sample import HOSTILE

SCHEMA: Final = xmlschema.XMLSchema(Path(__file__).parent / "schemas" / "junit-10.xsd")
WINDOW: Final = "preanalysis.validation-window"
ROW_20: Final = ("Clinique \x12 Roy", "\x1b[31mrouge", "\ufffe fin", "]]> <![CDATA[ &amp; <b>")


def suites_of(assessment: Assessment, language: Language | str = "fr") -> ET.Element:
    """Read a report, after the schema has had its say."""
    written = junit_of(assessment, language=language)
    SCHEMA.validate(io.BytesIO(written))
    return ET.fromstring(written)  # noqa: S314 - our own report


def case_of(root: ET.Element, identifier: str) -> ET.Element:
    """Find the test of an obligation."""
    (found,) = [case for case in root.iter("testcase") if case.attrib["name"].endswith(f"({identifier})")]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ASSESSMENTS)
def test_only_what_is_met_has_passed_and_only_a_breached_duty_has_failed(name: str, language: Language) -> None:
    assessment = ASSESSMENTS[name]()
    root = suites_of(assessment, language)
    assert len(list(root.iter("testcase"))) == len(assessment.findings)
    for finding in assessment:
        case = case_of(root, finding.obligation.id)
        duty = finding.obligation.modality is Modality.MUST
        outcome = [child.tag for child in case]
        if finding.status is Status.MET:
            assert outcome == []
            continue
        assert outcome == ["failure" if finding.status is Status.BREACHED and duty else "skipped"]
        warning = finding.status is Status.BREACHED and not duty
        assert case[0].attrib["type"] == ("warning" if warning else finding.status.value)
        assert plain(finding.message(language)) in plain(case[0].attrib["message"])
        assert plain(finding.message(language)) in plain(case[0].text or "")
        if finding.status is Status.BREACHED:
            assert plain(finding.obligation.remedy[language]) in plain(case[0].text or "")


@pytest.mark.parametrize("name", ASSESSMENTS)
def test_the_counts_are_those_of_the_tests(name: str) -> None:
    assessment = ASSESSMENTS[name]()
    root = suites_of(assessment)
    sections = [section for section in assessment.evaluator.rulebook.sections if section.name in assessment.edition]
    assert [suite.attrib["package"] for suite in root] == [section.name for section in sections]
    for suite in root:
        for count, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.attrib[count]) == len(list(suite.iter(tag)))
    assert int(root.attrib["tests"]) == len(assessment.findings)
    assert int(root.attrib["failures"]) == len(assessment.breaches)
    assert root.attrib["errors"] == "0"


def test_a_waived_breach_is_skipped_with_the_breach_beneath() -> None:
    before, after = (case_of(suites_of(waived(on)), WINDOW) for on in ("2026-02-19", "2026-02-20"))
    assert before[0].tag == "failure"
    assert (after[0].tag, after[0].attrib["type"]) == ("skipped", "waived")
    assert "Le manquement demeure" in after[0].attrib["message"]
    assert "Clinique disponible" in (after[0].text or "")


@pytest.mark.parametrize("words", [*HOSTILE, *ROW_20])
def test_row_20_what_xml_has_no_room_for_is_replaced_visibly(words: str) -> None:
    root = suites_of(hostile(words))
    told = plain(case_of(root, WINDOW)[0].text or "")
    kept = [
        run for run in re.split("[^ -\ufdcf\ufe00-\ufefe]+|[\x7f-\x9f\u200b-\u206f\ud800-\udfff]+", plain(words)) if run
    ]
    assert all(run.strip() in told for run in kept)
    if re.search("[\x00-\x08\x0e-\x1f\ufffe\uffff\ud800-\udfff]", words):
        assert "\ufffd" in told
    assert len(list(root.iter("testcase"))) == len(list(suites_of(ASSESSMENTS["waived"]()).iter("testcase")))
