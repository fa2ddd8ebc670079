"""The findings of one case as JUnit XML, for the dashboards of a build server: a test for each obligation.

JUnit knows passed, failed and skipped. Only what is met has passed; only the breach of a duty has failed. All the rest
is skipped, with its reason: what is to come, what cannot be told, what does not apply, what was waived, and a
recommendation that was not followed, for a warning does not fail a build. The ``type`` of a failure or a skip is the
status; ``warning`` for a recommendation.

There is a suite for each text, and the clause stands as the class of the test. The schema is that of Jenkins.
"""

from __future__ import annotations

from typing import Final
from xml.etree import ElementTree as ET

from dme_migration.report.assessment_words import SECTIONS, bearers_in_words, remedy_label, said_of, waiver_in_words
from dme_migration.report.case_words import case_name
from dme_migration.report.inert import lines, one_line
from dme_migration.report.product import PRODUCT, product_version
from dme_migration.rules import STATUS_LABELS, Assessment, Finding, Modality, Section, Status
from dme_migration.rules.words import capital
from dme_migration.text import Language, Text

__all__ = ["junit_of"]

_LABELLED: Final = Text(fr="{label}\u00a0: {told}", en="{label}: {told}")
_WARNING: Final = Text(fr="avertissement", en="warning")


def junit_of(assessment: Assessment, *, language: Language | str = Language.FR) -> bytes:
    """Write the findings of a case as JUnit XML, in UTF-8. What XML 1.0 (§2.2) has no room for is replaced visibly."""
    language = Language(language)
    root = ET.Element("testsuites", name=one_line(case_name(assessment.case, language) or PRODUCT))
    judged = {finding.obligation.id: finding for finding in assessment}
    for section in assessment.evaluator.rulebook.sections:
        findings = [judged[obligation.id] for obligation in section.obligations if obligation.id in judged]
        if findings:
            root.append(_suite(section, findings, assessment, language))
    for count in ("tests", "failures", "errors"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _suite(section: Section, findings: list[Finding], assessment: Assessment, language: Language) -> ET.Element:
    suite = ET.Element("testsuite", name=one_line(section.title[language]), package=section.name)
    properties = ET.SubElement(suite, "properties")
    for name, value in _properties(assessment, language):
        ET.SubElement(properties, "property", name=name, value=one_line(value))
    cases = [_case(finding, assessment, language) for finding in findings]
    suite.extend(cases)
    for count, found in (("tests", None), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(count, str(sum(found is None or case.find(found) is not None for case in cases)))
    return suite


def _properties(assessment: Assessment, language: Language) -> tuple[tuple[str, str], ...]:
    readings = "; ".join(f"{name} = {value}" for name, value in assessment.readings)
    return (
        ("case", assessment.case.id or ""),
        ("as-of", assessment.as_of.isoformat()),
        ("verdict", assessment.verdict.value),
        ("verdict-in-words", capital(said_of(assessment, language))),
        ("profile", assessment.profile),
        ("readings", readings),
        ("software", f"{PRODUCT} {product_version()}"),
    )


def _case(finding: Finding, assessment: Assessment, language: Language) -> ET.Element:
    obligation, status = finding.obligation, finding.status
    name = f"{obligation.title[language]} ({obligation.id})"
    case = ET.Element("testcase", classname=one_line(obligation.clause.address), name=one_line(name))
    if status is Status.MET:
        return case
    warning = status is Status.BREACHED and obligation.modality is Modality.SHOULD
    failed = status is Status.BREACHED and not warning
    label = _WARNING if warning else STATUS_LABELS[status]
    reason = _labelled(capital(label[language]), finding.message(language), language)
    outcome = ET.SubElement(
        case,
        "failure" if failed else "skipped",
        type="warning" if warning else status.value,
        message=one_line(reason),
    )
    outcome.text = lines(_told(finding, assessment, language))
    return case


def _told(finding: Finding, assessment: Assessment, language: Language) -> str:
    """Tell a finding whole, a fact a line: who, why, and what to do or who waived it."""
    told = [("who", bearers_in_words(finding.bearers, language)), ("found", finding.message(language))]
    if finding.waiver is not None:
        told.append(("waiver", waiver_in_words(assessment, finding.waiver, language)))
    elif finding.status is Status.BREACHED:
        told.append((remedy_label(finding), finding.obligation.remedy[language]))
    return "\n".join(_labelled(SECTIONS[name][language], one_line(words), language) for name, words in told)


def _labelled(label: str, words: str, language: Language) -> str:
    return _LABELLED.filled(language, label=label, told=words)
