"""The declarations against the table of DECLARATIONS §5, typed by hand; and what every declaration must have."""

from __future__ import annotations

import json
import re
from typing import Final

import attrs
import pytest

from dme_migration.model import Party
from dme_migration.rules import (
    AVENANT_1,
    FIGURES,
    GOOD_PRACTICE,
    PROCEDURE_2024,
    STANDARD_RULEBOOK,
    Condition,
    Evaluator,
    ForEach,
    Gap,
    Ground,
    Holds,
    Modality,
    Obligation,
    Present,
)
from dme_migration.rules.limits import BySolution, Figure, Times
from dme_migration.text import Language, Text
from tests.rules.cases import COMPLETE, TODAY

SHORT: Final = {
    "C": "client",
    "S": "source_vendor",
    "R": "receiving_vendor",
    "B": "bureau",
    "A": "complainant",
}

# id, M or S, bearers, who may waive (nobody: -), the condition's own name
PROCEDURE_TABLE: Final = """
notice.vendor-informed                  M C   - Recorded
notice.contract-period                  M C   S Gap
authorization.written                   M C   - Recorded
authorization.by-contracting-clinic     M C   - Holds
form.complete                           M C   - Holds
form.signed                             M C   - Recorded
form.data-identified                    M C   - Holds
emr.source-certified                    S C   - Holds
emr.receiving-certified                 S C   - Holds
transmission.by-email                   M C   - Holds
transmission.source-vendor              M C   - SentTo
transmission.receiving-vendor           M C   - SentTo
transmission.bureau                     M C   - SentTo
clock.start                             M R   - Holds
schedule.established                    M R   - OnFile
schedule.coordinated                    M SR  - OnFile
schedule.delivered                      M R   - OnFile
schedule.extraction-delay               M R   C Gap
schedule.import-delay                   M R   C Gap
schedule.extra-delay-notified           M R   - Holds
test-extraction.planned                 M R   - Planned
test-extraction.agreed                  M SR  - Agreed
test-extraction.carried-out             M S   - Done
test-extraction.period-set              M SR  - OnFile
test-extraction.in-period               S R   - Holds
preanalysis.start-planned               M R   - Planned
preanalysis.end-planned                 M R   - Planned
preanalysis.after-extraction            M R   - Gap
preanalysis.in-order                    M R   - Gap
preanalysis.submission-planned          M R   - Planned
preanalysis.submitted-after-end         M R   - Gap
preanalysis.communicated                M R   - Done
preanalysis.validation-planned          M R   - Planned
preanalysis.validation-window           M R   C Gap
preanalysis.validated-after-submission  S R   - Gap
preanalysis.validated-in-time           M C   R Gap
preanalysis.validated                   M C   R Done
reschedule.explained                    S R   - ForEach
cutover.planned                         M R   - Planned
cutover.agreed                          M R   - Agreed
final-extraction.planned                M R   - Planned
final-extraction.after-cutover          M S   - Gap
flow-analysis.meeting-planned           M R   - Planned
flow-analysis.held                      M R   - Done
flow-analysis.scope-confirmed           M R   - Recorded
test-import.planned                     S R   - Planned
test-import.after-extraction            M R   - Gap
test-import.carried-out                 M R   - Done
internal-qc.listed                      M R   - Listed
internal-qc.after-import                M R   - Gap
internal-qc.carried-out                 M R   - Done
validation-sessions.planned             M R   - Planned
validation-sessions.after-qc            M R   - Gap
validation-sessions.held                M R   - Recorded
quality-approval.planned                M R   - Planned
quality-approval.after-sessions         M R   - Gap
quality-approval.by-client              M R   - Holds
quality-approval.before-production      M R   - Recorded
production.planned                      M R   - Planned
production.after-approval               M R   - Gap
production.after-final-extraction       M R   - Gap
final-extraction.carried-out            M S   - Done
first-use.planned                       M R   - Planned
first-use.after-production              M R   - Gap
legacy-access.withdrawal-planned        M R   - Planned
legacy-access.ninety-days               M S   - Gap
steps.flow-analysis-before-import       S R   - Gap
steps.validation-before-cutover         S R   - Gap
steps.approval-before-cutover           S R   - Gap
schedule.kept                           S CSR - Holds
complaint.addressed                     S A   - ForEach
complaint.followed-up                   M B   - ForEach
"""
AVENANT_TABLE: Final = """
avenant.extraction-within-21-days       M S   C Gap
avenant.import-within-45-days           M R   C Gap
avenant.production-within-45-days       S R   C Gap
avenant.extraction-fee                  M S   - AtMost
avenant.import-fee                      M R   - AtMost
avenant.extraction-confirmed            M S   - Recorded
avenant.import-confirmed                M R   - Recorded
avenant.read-only-access                M S   - Gap
"""
PRACTICE_TABLE: Final = """
transmission.no-stranger                S C   - Holds
waivers.valid                           S C   - ForEach
"""

# What orders or limits days, by hand from §5: id, "a before b" or "b after a", the figure and the basis
GAPS: Final = {
    "notice.contract-period": "contract_end >= vendor_notice + request.contract.notice_period",
    "schedule.extraction-delay": "plan: standard_extraction <= clock_origin + extraction-delay",
    "schedule.import-delay": "plan: standard_import <= clock_origin + import-delay",
    "preanalysis.after-extraction": "preanalysis_start >= test_extraction",
    "preanalysis.in-order": "preanalysis_end >= preanalysis_start",
    "preanalysis.submitted-after-end": "preanalysis_submission >= preanalysis_end",
    "preanalysis.validation-window": "plan: preanalysis_validation >= preanalysis_submission + validation-window",
    "preanalysis.validated-after-submission": "preanalysis_validation >= preanalysis_submission",
    "preanalysis.validated-in-time": (
        "execution: preanalysis_validation <= preanalysis_submission + validation-window or planned-day, no edge"
    ),
    "final-extraction.after-cutover": "final_extraction >= source_cutover",
    "test-import.after-extraction": "test_import >= test_extraction",
    "internal-qc.after-import": "internal_quality_control >= test_import",
    "validation-sessions.after-qc": "first_validation_session >= internal_quality_control",
    "quality-approval.after-sessions": "plan: quality_approval >= last_validation_session",
    "production.after-approval": "plan: production >= quality_approval",
    "production.after-final-extraction": "production >= final_extraction",
    "first-use.after-production": "first_use >= production",
    "legacy-access.ninety-days": "legacy_access_withdrawal >= access_anchor + legacy-access",
    "steps.flow-analysis-before-import": "test_import >= flow_analysis_meeting",
    "steps.validation-before-cutover": "source_cutover >= preanalysis_validation",
    "steps.approval-before-cutover": "source_cutover >= quality_approval",
    "avenant.extraction-within-21-days": (
        "execution: standard_extraction <= clock_origin + extraction-delay or announced-delay"
    ),
    "avenant.import-within-45-days": "execution: standard_import <= clock_origin + import-delay or announced-delay",
    "avenant.production-within-45-days": "execution: production <= clock_origin + import-delay or announced-delay",
    "avenant.read-only-access": "legacy_access_withdrawal >= access_anchor + read-only-access",
}

EVERY: Final = tuple(STANDARD_RULEBOOK)
BY_ID: Final = [o.id for o in EVERY]


def rows(table: str) -> list[tuple[str, ...]]:
    """Read a table: id, M or S, bearers, who may waive, kind."""
    return [tuple(line.split()) for line in table.strip().splitlines()]


def written(obligation: Obligation) -> tuple[str, ...]:
    """Write an obligation as a row of the table."""
    letters = {party: letter for letter, party in SHORT.items()}
    return (
        obligation.id,
        "M" if obligation.modality is Modality.MUST else "S",
        "".join(letters[party] for party in obligation.bearers),
        letters[obligation.waivable_by] if obligation.waivable_by else "-",
        type(obligation.requires).__name__,
    )


@pytest.mark.parametrize(
    ("rulebook", "table"),
    [(PROCEDURE_2024, PROCEDURE_TABLE), (AVENANT_1, AVENANT_TABLE), (GOOD_PRACTICE, PRACTICE_TABLE)],
    ids=["procedure", "addendum", "practice"],
)
def test_the_rows_are_those_of_the_table_in_its_order(rulebook: list[Obligation], table: str) -> None:
    assert [written(obligation) for obligation in rulebook] == rows(table)


def gap_in_words(gap: Gap) -> str:
    """Write a gap as the table does."""
    limit = gap.at_most if gap.at_most is not None else gap.at_least
    basis = {"PLAN": "plan: ", "EXECUTION": "execution: ", "BOTH": ""}[str(gap.basis.name)]
    sign = "<=" if gap.at_most is not None else ">="
    name = getattr(limit, "name", None) or getattr(limit, "path", None)
    return (
        f"{basis}{gap.b} {sign} {gap.after}"
        + (f" + {name}" if name else "")
        + (f" or {gap.extension}" if gap.extension else "")
        + ("" if gap.edge else ", no edge")
    )


def test_what_orders_and_limits_days_is_what_the_table_says() -> None:
    found = {o.id: gap_in_words(o.requires) for o in EVERY if isinstance(o.requires, Gap)}

    assert found == GAPS


def test_ids_are_unique_and_are_subject_dot_requirement() -> None:
    assert len(set(BY_ID)) == len(BY_ID) == 82
    assert [i for i in BY_ID if not re.fullmatch(r"[a-z]+(-[a-z]+)*\.[a-z0-9]+(-[a-z0-9]+)*", i)] == []


def test_co_breaches_name_other_obligations() -> None:
    for obligation in EVERY:
        assert set(obligation.co_breaches) <= set(BY_ID) - {obligation.id}
        assert len(set(obligation.co_breaches)) == len(obligation.co_breaches)


# Words


def texts_of(obligation: Obligation) -> tuple[Text, ...]:
    return obligation.title, obligation.remedy


ENGLISH: Final = re.compile(
    r"\b(the|and|of|with|must|should|schedule|vendor|receiving|source vendor|day|days|data flow|by the)\b",
    re.IGNORECASE,
)
FRENCH: Final = re.compile(r"\b(le|les|des|une|du|avec|doit|est|fournisseur|calendrier|jours?|qui)\b", re.IGNORECASE)


@pytest.mark.parametrize("obligation", EVERY, ids=BY_ID)
def test_titles_and_remedies_stand_in_both_languages(obligation: Obligation) -> None:
    for text in texts_of(obligation):
        for language in Language:
            words = text[language]
            assert words == words.strip()
            assert len(words) > 10
            assert "{" not in words
            assert "  " not in words
            assert words[0] == words[0].upper()
        assert not ENGLISH.search(text.fr), text.fr
        assert not FRENCH.search(text.en.replace("Avenant n°", "")), text.en
    for language in Language:
        assert not obligation.title[language].endswith(".")
        assert obligation.remedy[language].endswith(".")


@pytest.mark.parametrize("obligation", EVERY, ids=BY_ID)
def test_a_title_is_short_and_a_remedy_says_what_to_do(obligation: Obligation) -> None:
    for language in Language:
        assert len(obligation.title[language]) <= 95
        assert len(obligation.remedy[language]) > len(obligation.title[language])


def test_titles_differ() -> None:
    for language in Language:
        titles = [o.title[language] for o in EVERY]
        assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("obligation", EVERY, ids=BY_ID)
def test_a_client_is_told_what_to_do_and_a_recommendation_is_no_command(obligation: Obligation) -> None:
    fr = obligation.remedy.fr
    if obligation.bearers in {(Party.CLIENT,), (Party.COMPLAINANT,)}:
        assert not fr.startswith("Il faut"), "the client is the reader"
    elif obligation.modality is Modality.MUST:
        assert fr.startswith("Il faut que"), fr
    else:
        assert fr.startswith("Il faudrait que"), fr


# Conditions


def test_named_functions_are_fewer_than_a_fifth() -> None:
    holds = [o.id for o in EVERY if isinstance(o.requires, Holds)]

    assert len(holds) == 12
    assert len(holds) < len(EVERY) / 5


DAYS_OF_TWO_ACTS: Final = {
    # A Holds that reads two moments must say why it is neither an order nor a delay between them.
    "clock.start": "the start stated in the schedule is a fact of it, not a moment to be planned",
    "schedule.extra-delay-notified": "wants a notice, when the plan passes a limit that another row holds",
    "schedule.kept": "reads all the plan against all the journal: no pair of moments",
}


def test_whatever_a_planner_must_know_is_a_gap_or_a_presence() -> None:
    from dme_migration.model import Moment  # noqa: PLC0415 - for this test alone

    moments = set(Moment)
    for obligation in EVERY:
        if not obligation.requires.opaque:
            continue
        read = {path for path in obligation.requires.reads() if path in moments}
        assert len(read) < 2 or obligation.id in DAYS_OF_TWO_ACTS, obligation.id


def test_no_named_function_is_a_lambda_and_each_lives_in_a_module() -> None:
    for obligation in EVERY:
        condition = obligation.requires
        for part in (condition, getattr(condition, "requires", condition)):
            judge = getattr(part, "judge", None)
            assert judge is None or ("<" not in judge.__qualname__ and judge.__module__.startswith("dme_migration."))


@pytest.mark.parametrize("obligation", EVERY, ids=BY_ID)
def test_a_condition_is_written_as_json(obligation: Obligation) -> None:
    parts: tuple[Condition | Ground, ...] = (obligation.requires, *obligation.applies)
    for part in parts:
        plain = part.as_json()
        assert json.loads(json.dumps(plain, allow_nan=False, ensure_ascii=False)) == plain
        assert plain["kind"] == type(part).__name__


@pytest.mark.parametrize("obligation", EVERY, ids=BY_ID)
@pytest.mark.parametrize("language", Language)
def test_a_condition_is_described_in_words(obligation: Obligation, language: Language) -> None:
    words = obligation.requires.describe(language)

    assert words.endswith(".")
    assert words[0] == words[0].upper()
    assert "{" not in words
    assert "  " not in words
    assert not (ENGLISH if language is Language.FR else FRENCH).search(words), words


@pytest.mark.parametrize("obligation", EVERY, ids=BY_ID)
def test_mutants_differ_from_the_condition_and_from_each_other(obligation: Obligation) -> None:
    condition = obligation.requires
    mutants = list(condition.mutants())

    assert condition not in mutants
    assert len(set(mutants)) == len(mutants)
    if isinstance(condition, Gap | Present):
        assert mutants, "an order, a delay or a presence has mistakes to make"
    for mutant in mutants:
        assert isinstance(mutant, Condition)
        mutated = attrs.evolve(obligation, requires=mutant)
        book = STANDARD_RULEBOOK.without(obligation.id) | mutated
        Evaluator(rulebook=book).evaluate(COMPLETE, as_of=TODAY)


def test_an_obligation_names_figures_that_exist() -> None:
    named: set[str] = set()
    for obligation in EVERY:
        condition = obligation.requires
        limits = [getattr(condition, name, None) for name in ("at_least", "at_most", "limit", "within")]
        if isinstance(condition, ForEach):
            limits.append(getattr(condition.requires, "within", None))
        for limit in limits:
            for part in (limit, getattr(limit, "each", None)):
                for piece in (part.same, part.other) if isinstance(part, BySolution) else (part,):
                    if isinstance(piece, Figure):
                        named.add(piece.name)
            assert not isinstance(limit, int | float)
            assert not isinstance(limit, Times) or limit.count == "fees.practitioners"

    assert named == {entry.name for entry in FIGURES.entries}


@pytest.mark.parametrize("obligation", EVERY, ids=BY_ID)
def test_an_obligation_reads_something(obligation: Obligation) -> None:
    assert obligation.reads()
    assert obligation.reads() >= obligation.requires.reads()
