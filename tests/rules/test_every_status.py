"""Nothing is forgotten: each obligation has an example for each status that its condition and its grounds allow."""

from __future__ import annotations

from typing import Final

import pytest

from dme_migration.rules import STANDARD_RULEBOOK, Obligation, Status
from tests.rules import avenant_examples, practice_examples, procedure_examples
from tests.rules.examples import (
    BREACHED,
    MET,
    NOT_APPLICABLE,
    PENDING,
    UNDETERMINED,
    WAIVED,
    Example,
    judged,
    parametrized,
)

ROWS: Final = (*procedure_examples.ROWS, *avenant_examples.ROWS, *practice_examples.ROWS)

BY_KIND: Final[dict[str, frozenset[Status]]] = {
    # §4, line by line. A gap is undetermined through a hole, and where a date lacks in what was delivered.
    "Gap": frozenset({MET, BREACHED, PENDING, UNDETERMINED}),
    "Recorded": frozenset({MET, BREACHED, PENDING}),
    "Done": frozenset({MET, BREACHED, PENDING}),
    "Planned": frozenset({MET, BREACHED, PENDING, UNDETERMINED}),
    "Listed": frozenset({MET, BREACHED, PENDING, UNDETERMINED}),
    "OnFile": frozenset({MET, BREACHED, PENDING, UNDETERMINED}),
    "Agreed": frozenset({MET, BREACHED, PENDING, UNDETERMINED}),
    "SentTo": frozenset({MET, BREACHED, PENDING}),
    "AtMost": frozenset({MET, BREACHED, UNDETERMINED, NOT_APPLICABLE}),
    "ForEach": frozenset({MET, BREACHED, NOT_APPLICABLE}),
}

BY_ROW: Final[dict[str, frozenset[Status]]] = {
    # `Holds`, as each row of §5 says.
    "authorization.by-contracting-clinic": frozenset({MET, BREACHED, PENDING, UNDETERMINED}),
    "form.complete": frozenset({MET, BREACHED, PENDING}),
    "form.data-identified": frozenset({MET, BREACHED, PENDING}),
    "emr.source-certified": frozenset({MET, BREACHED, UNDETERMINED}),
    "emr.receiving-certified": frozenset({MET, BREACHED, UNDETERMINED}),
    "transmission.by-email": frozenset({MET, BREACHED, PENDING}),
    "clock.start": frozenset({MET, BREACHED, PENDING, UNDETERMINED}),
    "schedule.extra-delay-notified": frozenset({MET, BREACHED, PENDING, UNDETERMINED, NOT_APPLICABLE}),
    "test-extraction.in-period": frozenset({MET, BREACHED, PENDING, UNDETERMINED}),
    "quality-approval.by-client": frozenset({MET, BREACHED, PENDING}),
    "schedule.kept": frozenset({MET, BREACHED, PENDING}),
    "transmission.no-stranger": frozenset({MET, BREACHED, PENDING, UNDETERMINED}),
    # Rows that add a status to their kind, or take one from it.
    "form.signed": frozenset({MET, BREACHED, PENDING, UNDETERMINED}),  # whose signature is needed is not known
    "schedule.established": frozenset({MET, BREACHED, PENDING}),  # it is there or not: nothing to be told
    "avenant.extraction-confirmed": frozenset({MET, BREACHED, PENDING, UNDETERMINED}),  # a hole: which extraction?
    "avenant.extraction-within-21-days": frozenset({MET, BREACHED, PENDING, UNDETERMINED, NOT_APPLICABLE}),  # excused
    "avenant.import-within-45-days": frozenset({MET, BREACHED, PENDING, UNDETERMINED, NOT_APPLICABLE}),
    "avenant.production-within-45-days": frozenset({MET, BREACHED, PENDING, UNDETERMINED, NOT_APPLICABLE}),
    "complaint.addressed": frozenset({MET, BREACHED, UNDETERMINED, NOT_APPLICABLE}),
    "complaint.followed-up": frozenset({MET, BREACHED, PENDING, UNDETERMINED, NOT_APPLICABLE}),
}

BY_GROUND: Final[dict[str, frozenset[Status]]] = {
    "EveryStepBinds": frozenset({NOT_APPLICABLE, UNDETERMINED}),
    "NoticePeriod": frozenset({NOT_APPLICABLE, UNDETERMINED}),
    "Certified": frozenset({NOT_APPLICABLE, UNDETERMINED}),
    "TwoVendors": frozenset({NOT_APPLICABLE, UNDETERMINED}),
    "AdditionalDataChosen": frozenset({NOT_APPLICABLE}),
    "StandardRequest": frozenset({NOT_APPLICABLE}),
    "StillAhead": frozenset({NOT_APPLICABLE}),
    "Under": frozenset({NOT_APPLICABLE}),
}

GROUNDS: Final[dict[str, tuple[str, ...]]] = {
    # By hand, from §5: what decides whether a row applies.
    "notice.vendor-informed": ("EveryStepBinds",),
    "notice.contract-period": ("EveryStepBinds", "NoticePeriod"),
    "transmission.source-vendor": ("Certified",),
    "transmission.receiving-vendor": ("Certified",),
    "schedule.coordinated": ("TwoVendors",),
    "schedule.extraction-delay": ("StandardRequest", "Certified", "StillAhead"),
    "schedule.import-delay": ("StandardRequest", "Certified", "StillAhead"),
    "schedule.extra-delay-notified": ("AdditionalDataChosen", "Under"),
    "preanalysis.validation-window": ("Under",),
    "cutover.planned": ("EveryStepBinds",),
    "cutover.agreed": ("EveryStepBinds",),
    "final-extraction.after-cutover": ("EveryStepBinds",),
    "legacy-access.withdrawal-planned": ("EveryStepBinds",),
    "legacy-access.ninety-days": ("EveryStepBinds",),
    "steps.validation-before-cutover": ("EveryStepBinds",),
    "steps.approval-before-cutover": ("EveryStepBinds",),
    "avenant.extraction-within-21-days": ("Certified",),
    "avenant.import-within-45-days": ("Certified",),
    "avenant.production-within-45-days": ("Under", "Certified"),
    "avenant.extraction-fee": ("Certified",),
    "avenant.import-fee": ("Certified",),
    "avenant.extraction-confirmed": ("Certified",),
    "avenant.import-confirmed": ("Certified",),
    "avenant.read-only-access": ("EveryStepBinds", "Certified", "Under"),
    "transmission.no-stranger": ("Certified",),
}

WAIVABLE: Final = {
    "notice.contract-period": "source_vendor",
    "schedule.extraction-delay": "client",
    "schedule.import-delay": "client",
    "preanalysis.validation-window": "client",
    "preanalysis.validated-in-time": "receiving_vendor",
    "preanalysis.validated": "receiving_vendor",
    "avenant.extraction-within-21-days": "client",
    "avenant.import-within-45-days": "client",
    "avenant.production-within-45-days": "client",
}

FINAL: Final[dict[str, frozenset[Status]]] = {
    # §4, « Final »: the statuses of a row that can be final.
    **dict.fromkeys(
        ("notice.vendor-informed", "authorization.written", "form.signed", "flow-analysis.scope-confirmed"),
        frozenset({MET, BREACHED}),
    ),
    **dict.fromkeys(
        ("validation-sessions.held", "quality-approval.before-production", "avenant.extraction-confirmed"),
        frozenset({MET, BREACHED}),
    ),
    "avenant.import-confirmed": frozenset({MET, BREACHED}),
    **dict.fromkeys(
        (
            "form.complete",
            "form.data-identified",
            "transmission.source-vendor",
            "transmission.receiving-vendor",
            "transmission.bureau",
            "schedule.established",
            "schedule.coordinated",
            "schedule.delivered",
            "test-extraction.period-set",
        ),
        frozenset({MET}),
    ),
    "test-extraction.agreed": frozenset({MET, BREACHED}),
    "cutover.agreed": frozenset({MET, BREACHED}),
    "complaint.followed-up": frozenset({BREACHED}),
    **dict.fromkeys(("preanalysis.validation-window", "quality-approval.after-sessions"), frozenset[Status]()),
    **dict.fromkeys(
        ("production.after-approval", "schedule.extraction-delay", "schedule.import-delay"), frozenset[Status]()
    ),
}

EVERY: Final = tuple(STANDARD_RULEBOOK)


def allowed(obligation: Obligation) -> set[tuple[Status, str | None]]:
    """Give the statuses that an obligation can take, each with the ground that gives it."""
    kind = type(obligation.requires).__name__
    own = BY_ROW.get(obligation.id) or BY_KIND[kind]
    pairs: set[tuple[Status, str | None]] = {(status, None) for status in own}
    for ground in GROUNDS.get(obligation.id, ()):
        pairs |= {(status, ground) for status in BY_GROUND[ground]}
    if obligation.id in WAIVABLE:
        pairs.add((WAIVED, None))
    return pairs


def may_be_final(obligation: Obligation) -> frozenset[Status]:
    """Give the statuses of an obligation that can be final."""
    by_kind = {
        "Gap": frozenset({MET, BREACHED}),
        "Done": frozenset({MET}),
        "Planned": frozenset({MET}),
        "Listed": frozenset({MET}),
    }
    return FINAL.get(obligation.id, by_kind.get(type(obligation.requires).__name__, frozenset[Status]()))


@pytest.mark.parametrize("obligation", EVERY, ids=[o.id for o in EVERY])
def test_every_status_that_an_obligation_can_take_has_an_example_and_no_other(obligation: Obligation) -> None:
    found = {(row.status, row.ground) for row in ROWS if row.obligation == obligation.id}

    assert found == allowed(obligation)


@pytest.mark.parametrize("obligation", EVERY, ids=[o.id for o in EVERY])
def test_a_status_is_final_where_the_text_says_so_and_nowhere_else(obligation: Obligation) -> None:
    found = {row.status for row in ROWS if row.obligation == obligation.id and row.final} - {WAIVED}

    assert found == may_be_final(obligation)


@pytest.mark.parametrize("obligation", EVERY, ids=[o.id for o in EVERY])
def test_an_obligation_has_the_grounds_of_its_row(obligation: Obligation) -> None:
    found = tuple(dict.fromkeys(type(ground).__name__ for ground in obligation.applies))

    assert sorted(found) == sorted(GROUNDS.get(obligation.id, ()))


def test_whoever_may_waive_is_whom_the_row_names() -> None:
    found = {o.id: str(o.waivable_by) for o in STANDARD_RULEBOOK if o.waivable_by is not None}

    assert found == WAIVABLE


def test_every_row_names_an_obligation() -> None:
    assert {row.obligation for row in ROWS} == set(STANDARD_RULEBOOK.ids)


@parametrized(tuple(row for row in ROWS if row.status in {NOT_APPLICABLE, UNDETERMINED}))
def test_a_ground_speaks_where_the_row_says_so(row: Example) -> None:
    found = judged(row)

    assert (found.ruling.why == "ground") is (row.ground is not None)
