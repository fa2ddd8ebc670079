from __future__ import annotations

import pickle
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dme_migration import CalendarError, Evaluator, MigrationCase, Party, Verdict, dump_case, load_case
from dme_migration.audit import AuditRow, Scope, Tally, audit_case, audit_document
from dme_migration.calendar import QUEBEC_ZONES
from dme_migration.rules import Assessment, Status
from dme_migration.testing import as_of_days, cases
from dme_migration.text import Language
from tests.audit.documents import (
    AS_OF,
    BROKEN,
    EVALUATOR,
    NOTICE,
    VALIDATED,
    WINDOW,
    awaiting_validation,
    edited,
    four_on_one_obligation,
    pool,
    row_of,
    rows,
)
from tests.rules.cases import COMPLETE, client, planned, sent, unscheduled


@st.composite
def judged_cases(draw: st.DrawFn) -> tuple[MigrationCase, date]:
    case = draw(cases())
    return case, draw(as_of_days(case))


@given(judged_cases())
def test_a_row_says_what_the_assessment_says(judged: tuple[MigrationCase, date]) -> None:
    case, day = judged
    assessment = EVALUATOR.evaluate(case, as_of=day)
    row = audit_case(case, "a.json", evaluator=EVALUATOR, as_of=day)
    assert row.statuses == assessment.statuses
    assert row.verdict is assessment.verdict
    assert [breach.obligation for breach in row.breaches] == [f.obligation.id for f in assessment.breaches]
    assert [breach.obligation for breach in row.warnings] == [f.obligation.id for f in assessment.warnings]
    for due in row.due:
        waiting = [f.due_on for f in assessment.pending if f.due_on and any(b.party is due.party for b in f.bearers)]
        assert due.due_on == min(waiting)
    assert {due.party for due in row.due} == {b.party for f in assessment.pending if f.due_on for b in f.bearers}


@given(judged_cases())
def test_what_is_measured_adds_up_to_the_limit(judged: tuple[MigrationCase, date]) -> None:
    case, day = judged
    row = audit_case(case, "a.json", evaluator=EVALUATOR, as_of=day)
    for breach in (*row.breaches, *row.warnings):
        if breach.days is None:
            continue
        assert breach.days >= (breach.business_days or 0) >= 0
        if breach.early:
            assert breach.not_before
            assert breach.acted_on
            assert breach.acted_on + timedelta(days=breach.days) == breach.not_before
        else:
            assert breach.due_on
            assert breach.due_on + timedelta(days=breach.days) == (breach.acted_on or day)


@pytest.mark.parametrize("data", BROKEN)
def test_a_bad_document_gives_a_row_with_its_faults(data: bytes) -> None:
    row = audit_document(data, "lot.ndjson:7", evaluator=EVALUATOR, as_of=AS_OF)
    assert not row.ok
    assert row.source == "lot.ndjson:7"
    assert row.fault_count >= len(row.faults) >= 1
    assert row.faults[0].message[Language.FR] != row.faults[0].message[Language.EN]
    assert (row.verdict, row.codes, row.statuses) == (None, "", {})


@given(st.binary(max_size=200))
def test_any_bytes_give_a_row(data: bytes) -> None:
    assert not audit_document(data, "x", evaluator=EVALUATOR, as_of=AS_OF).ok


def test_a_document_with_thousands_of_faults_carries_the_first_and_counts_all() -> None:
    data = edited(COMPLETE, journal=[{"milestone": "nothing", "on": "2026-02-30"}] * 3000)
    row = audit_document(data, "x", evaluator=EVALUATOR, as_of=AS_OF)
    assert row.fault_count == 6000
    assert len(row.faults) < 100


def test_a_fault_of_the_program_is_a_fault_of_one_document_alone() -> None:
    class Failing(Evaluator):
        def evaluate(self, case: MigrationCase, *, as_of: date, edition: date | None = None) -> Assessment:
            assert case.request is not None
            assert as_of != edition
            raise ZeroDivisionError("what nobody foresaw")

    row = audit_document(dump_case(COMPLETE), "x", evaluator=Failing(), as_of=AS_OF)
    assert row.faults[0].code == "internal-error"
    assert "ZeroDivisionError" in row.faults[0].message.fr


def test_a_wrong_day_of_judgement_is_the_callers_fault() -> None:
    with pytest.raises(CalendarError):
        audit_document(dump_case(COMPLETE), "x", evaluator=EVALUATOR, as_of=datetime(2026, 3, 10))  # noqa: DTZ001


def test_a_last_day_counts_whole_and_the_next_one_is_one_business_day_late() -> None:
    case = awaiting_validation()
    eighth, ninth = row_of(case, as_of=date(2026, 4, 8)), row_of(case, as_of=date(2026, 4, 9))
    assert eighth.statuses[VALIDATED] is Status.PENDING
    due = next(due for due in eighth.due if due.party is Party.CLIENT)
    assert (due.due_on, due.business_days) == (date(2026, 4, 8), 0)
    breach = next(breach for breach in ninth.breaches if breach.obligation == VALIDATED)
    assert (breach.due_on, breach.days, breach.business_days) == (date(2026, 4, 8), 1, 1)
    assert breach.acted_on is None


def test_a_minimum_is_measured_by_what_is_lacking() -> None:
    row = row_of(planned(COMPLETE, preanalysis_submission="2026-01-29", preanalysis_validation="2026-02-03"))
    breach = next(breach for breach in row.breaches if breach.obligation == WINDOW)
    assert breach.early
    assert breach.not_before == date(2026, 2, 9)
    assert (breach.acted_on, breach.days, breach.business_days) == (date(2026, 2, 3), 6, 4)


@pytest.mark.parametrize(("as_of", "status"), [("2026-02-19", Status.BREACHED), ("2026-02-20", Status.WAIVED)])
def test_a_waiver_counts_from_its_day(as_of: str, status: Status) -> None:
    case = planned(COMPLETE, preanalysis_submission="2026-01-29", preanalysis_validation="2026-02-03").with_waiver(
        WINDOW, by="client", given_on=date(2026, 2, 20)
    )
    row = row_of(case, as_of=date.fromisoformat(as_of))
    assert row.statuses[WINDOW] is status
    assert (WINDOW in {breach.obligation for breach in row.breaches}) == (status is Status.BREACHED)


def test_the_four_statuses_of_one_obligation() -> None:
    found = {name: row_of(case).statuses[NOTICE] for name, case in four_on_one_obligation().items()}
    assert found == {name: Status(name) for name in ("met", "breached", "waived", "not_applicable")}


@pytest.mark.parametrize(
    ("as_of", "first_sent", "month"),
    [
        (date(2026, 1, 11), None, None),
        (date(2026, 1, 12), date(2026, 1, 12), "2026-01"),
        (datetime(2026, 1, 12, 21, 19, tzinfo=UTC), None, None),
        (datetime(2026, 1, 12, 21, 20, tzinfo=UTC), date(2026, 1, 12), "2026-01"),
    ],
)
def test_the_month_is_that_of_the_first_transmission_seen(
    as_of: date, first_sent: date | None, month: str | None
) -> None:
    row = row_of(COMPLETE, as_of=as_of)
    assert (row.first_sent, row.month) == (first_sent, month)


def test_a_case_never_sent_has_no_month_and_names_no_vendor_it_does_not_know() -> None:
    row = row_of(load_case('{"format": "dme-migration/case-1", "request": {"source_emr": "Chose"}}'))
    assert (row.month, row.source_vendor, row.receiving_vendor, row.objective) == (None, None, None, None)
    assert row.reference == "a.json"


def test_vendors_are_named_by_their_role() -> None:
    row = row_of(COMPLETE)
    assert (row.source_vendor, row.receiving_vendor) == ("Telus Santé", "Medfar")
    assert row.vendor(Party.CLIENT) is None
    assert row.reference == COMPLETE.id


def test_today_is_that_of_the_cases_place() -> None:
    days = dict.fromkeys(QUEBEC_ZONES, date(2026, 3, 10)) | {"America/Halifax": date(2026, 3, 11)}
    there = client(COMPLETE, time_zone="America/Halifax")
    row, other = (audit_case(case, "x", evaluator=EVALUATOR, as_of=days) for case in (there, COMPLETE))
    assert (row.as_of, other.as_of) == (date(2026, 3, 11), date(2026, 3, 10))


# What an audit looks at


def test_a_scope_narrows_what_is_counted_and_not_how_it_is_judged() -> None:
    case = four_on_one_obligation()["breached"]
    whole, one = row_of(case), row_of(case, scope=Scope(obligations=(WINDOW,)))
    assert whole.verdict is Verdict.BREACH
    assert (one.verdict, one.breaches) == (Verdict.COMPLETE, ())
    assert one.statuses == {WINDOW: whole.statuses[WINDOW]}
    bureau = row_of(case, scope=Scope(parties=(Party.BUREAU,)))
    assert set(bureau.statuses) < set(whole.statuses)
    assert all(Party.BUREAU in column.bearers for column in bureau.columns)


@pytest.mark.parametrize(
    ("scope", "taken"),
    [
        (Scope(), True),
        (Scope(since=date(2026, 1, 12)), True),
        (Scope(since=date(2026, 1, 13)), False),
        (Scope(vendors=("telus sante",)), True),
        (Scope(vendors=("MEDFAR", "Autre")), True),
        (Scope(vendors=("Omnimed",)), False),
        (Scope(vendors=("Medfar",), parties=(Party.SOURCE_VENDOR,)), False),
        (Scope(vendors=("Medfar",), parties=(Party.CLIENT,)), True),
    ],
)
def test_a_scope_takes_cases(scope: Scope, taken: bool) -> None:
    assert scope.takes(row_of(COMPLETE, scope=scope)) is taken


def test_a_scope_takes_what_could_not_be_read_and_leaves_out_what_was_never_sent() -> None:
    scope = Scope(since=date(2020, 1, 1), vendors=("Telus Santé",))
    assert scope.takes(audit_document(b"", "x", evaluator=EVALUATOR, as_of=AS_OF, scope=scope))
    assert not scope.takes(row_of(sent(unscheduled(COMPLETE)), scope=scope))


# Plain data


def test_rows_and_scopes_travel() -> None:
    assert pickle.loads(pickle.dumps(rows())) == rows()  # noqa: S301 - our own
    scope = Scope(since=AS_OF, obligations=(WINDOW,), vendors=("Medfar",), parties=(Party.CLIENT,))
    row_of(COMPLETE, scope=scope)
    assert pickle.loads(pickle.dumps(scope)) == scope  # noqa: S301 - our own


def test_a_row_is_hashable_and_small() -> None:
    assert len({row_of(COMPLETE), row_of(COMPLETE)}) == 1
    data, source = pool()[0]
    assert len(pickle.dumps([audit_document(data, source, evaluator=EVALUATOR, as_of=AS_OF)] * 100)) < 20_000


def test_the_codes_count_as_the_statuses_do() -> None:
    for row in rows():
        counts = [list(row.statuses.values()).count(status) for status in Status]
        tally = Tally.of_codes(row.codes)
        assert sorted(counts) == sorted(
            (tally.met, tally.breached, tally.waived, tally.pending, tally.undetermined, tally.not_applicable)
        )
        assert isinstance(row, AuditRow)
