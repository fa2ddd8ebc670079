"""The findings of one case as SARIF 2.1.0 (OASIS), for the programs that gather what other programs found.

* The rules are all the obligations that judged the case, with their clause and remedy.
* The results are what needs somebody: breaches (``error``), recommendations not followed (``warning``), and what cannot
  be told (kind ``open``, whose level the standard wants to be ``none``). Several uploaders take every result for a
  problem, whatever its kind; so what is met, to come or not applicable is written only when ``whole`` asks for it.
* A breach that was waived stays a result of its level, with its suppression: the waiver is a fact of the case.
* Each result lies in the document of the case, under a relative reference as §3.4.3 wants it, and names the facts that
  are missing. Its fingerprint hangs on the case and the obligation alone, and so outlives a change of language or day.

The same assessment gives the same bytes: no clock stamps them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import PurePath
from types import MappingProxyType
from typing import Any, Final

from dme_migration.report.assessment_words import later_in_words, waiver_in_words
from dme_migration.report.case_words import case_key
from dme_migration.report.grounds_words import GROUNDS, grounds_in_words, left_out
from dme_migration.report.inert import lines
from dme_migration.report.product import PRODUCT, product_version
from dme_migration.rules import Assessment, Finding, Modality, Obligation, Status
from dme_migration.text import Language, Text

__all__ = ["SARIF_SCHEMA", "sarif_of"]

_Json = dict[str, Any]

SARIF_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_STANDARD_INPUT: Final = "stdin"
_UNRESERVED: Final = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")
"""What stands in a path as it is (RFC 3986, 2.3); a colon in a first segment would make a scheme of it."""
_INPUT: Final = Text(fr="L'entrée standard.", en="Standard input.")
_KINDS: Final = MappingProxyType(
    {
        Status.BREACHED: "fail",
        Status.WAIVED: "fail",
        Status.UNDETERMINED: "open",
        Status.MET: "pass",
        Status.PENDING: "informational",
        Status.NOT_APPLICABLE: "notApplicable",
    },
)
_TOLD: Final = frozenset({Status.BREACHED, Status.WAIVED, Status.UNDETERMINED})
_LEVELS: Final = MappingProxyType({Modality.MUST: "error", Modality.SHOULD: "warning"})


def sarif_of(
    assessment: Assessment,
    *,
    source: str | PurePath | None = None,
    language: Language | str = Language.FR,
    whole: bool = False,
) -> str:
    """Write the findings of a case as a SARIF log.

    Args:
        assessment: The case, judged.
        source: The path of its document, best relative to the root of the repository that holds it; absent, or ``-``,
            it came by standard input.
        language: The language of titles, messages and remedies.
        whole: Write also what is met, to come and not applicable.
    """
    language = Language(language)
    if isinstance(source, str):
        source = None if source == "-" else PurePath(source)
    location = {"uri": _STANDARD_INPUT if source is None else _reference(source), "index": 0}
    told = [finding for finding in assessment if whole or finding.status in _TOLD]
    rules = {obligation.id: place for place, obligation in enumerate(assessment.obligations)}
    artifact: _Json = {"location": location, "roles": ["analysisTarget"], "mimeType": "application/json"}
    invocation: _Json = {
        "executionSuccessful": True,
        "toolExecutionNotifications": list(_notices(assessment, language)),
    }
    if source is None:
        artifact |= {"roles": ["analysisTarget", "standardStream"], "description": {"text": _INPUT[language]}}
        invocation["stdin"] = dict(location)
    run = {
        "tool": {
            "driver": {
                "name": PRODUCT,
                "semanticVersion": product_version(),
                "language": f"{language}-CA",
                "rules": [_rule(obligation, language) for obligation in assessment.obligations],
            }
        },
        "language": f"{language}-CA",
        "automationDetails": {"id": f"{PRODUCT}/{case_key(assessment.case)}/"},
        "invocations": [invocation],
        "artifacts": [artifact],
        "results": [_result(finding, rules, location, assessment, language) for finding in told],
        "columnKind": "unicodeCodePoints",
        "properties": _properties(assessment),
    }
    log = {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def _reference(path: PurePath) -> str:
    """Write a path as a relative reference with forward slashes, an absolute one as a file URI (§3.4.3, RFC 3986).

    >>> _reference(PurePath("dossiers été/cas 1.json"))
    'dossiers%20%C3%A9t%C3%A9/cas%201.json'
    """
    if not path.is_absolute():
        return _quoted(path.as_posix())
    if path.drive.startswith("\\\\"):  # the share of another machine
        return f"file:{_quoted(path.as_posix())}"
    drive = f"/{path.drive}" if path.drive else ""
    return f"file://{drive}{_quoted(path.as_posix().removeprefix(path.drive))}"


def _quoted(path: str) -> str:
    written = path.encode("utf-8", "surrogateescape")  # bytes that are no text stay the bytes they are
    return "".join(chr(byte) if byte in _UNRESERVED else f"%{byte:02X}" for byte in written)


def _rule(obligation: Obligation, language: Language) -> _Json:
    clause = obligation.clause
    where = f"{clause.address}, {clause.title[language]}"
    return {
        "id": obligation.id,
        "shortDescription": _message(obligation.title[language]),
        "fullDescription": _message(clause.summary[language]),
        "help": _message(f"{obligation.remedy[language]} ({where.removesuffix(')')})"),
        "defaultConfiguration": {"level": _LEVELS[obligation.modality]},
        "properties": {
            "clause": clause.address,
            "bearers": [party.value for party in obligation.bearers],
            "modality": obligation.modality.value,
            "tags": [obligation.modality.value, clause.address],
        },
    }


def _result(
    finding: Finding, rules: dict[str, int], location: _Json, assessment: Assessment, language: Language
) -> _Json:
    obligation, kind = finding.obligation, _KINDS[finding.status]
    physical = {"artifactLocation": dict(location), "region": {"startLine": 1}}
    place: _Json = {"physicalLocation": physical}
    if finding.missing:
        place["logicalLocations"] = [{"fullyQualifiedName": path, "kind": "value"} for path in finding.missing]
    told = f"{case_key(assessment.case)}|{obligation.id}"
    return {
        "ruleId": obligation.id,
        "ruleIndex": rules[obligation.id],
        "kind": kind,
        "level": _LEVELS[obligation.modality] if kind == "fail" else "none",
        "message": _message(finding.message(language)),
        "locations": [place],
        "partialFingerprints": {"obligationOfCase/v1": sha256(told.encode()).hexdigest()[:32]},
        "suppressions": list(_suppressions(finding, assessment, language)),
        "properties": {
            "status": finding.status.value,
            "final": finding.final,
            "dueOn": None if finding.due_on is None else finding.due_on.isoformat(),
            "beneath": None if finding.beneath is None else finding.beneath.value,
        },
    }


def _suppressions(finding: Finding, assessment: Assessment, language: Language) -> Iterator[_Json]:
    if finding.waiver is not None:
        justification = lines(waiver_in_words(assessment, finding.waiver, language))
        yield {"kind": "inSource", "status": "accepted", "justification": justification}


def _notices(assessment: Assessment, language: Language) -> Iterator[_Json]:
    """Tell what a reader of the results must know: what was not counted, and that the edition is younger."""
    words = [later_in_words(assessment, language)] if assessment.facts_after_as_of else []
    words += dict(grounds_in_words(assessment, language)).get(GROUNDS["note"][language], ())
    for told in words:
        yield {"level": "note", "message": _message(told)}


def _properties(assessment: Assessment) -> _Json:
    statuses = list(assessment.statuses.values())
    return {
        "case": None if assessment.case.id is None else lines(assessment.case.id),
        "asOf": assessment.as_of.isoformat(),
        "verdict": assessment.verdict.value,
        "compliant": assessment.compliant,
        "edition": list(assessment.edition),
        "profile": assessment.profile,
        "readings": assessment.readings.as_dict(),
        "leftOut": list(left_out(assessment)),
        "counts": {status.value: statuses.count(status) for status in Status},
    }


_LINK: Final = re.compile(r"\](?=\()")
_BRACE: Final = re.compile(r"[{}]")


def _message(words: str) -> _Json:
    """Write a plain text message: no link, no placeholder (§3.11.5 and §3.11.6)."""
    return {"text": _BRACE.sub(r"\g<0>\g<0>", _LINK.sub(r"\\]", lines(words)))}
