from __future__ import annotations

import pickle
from collections import Counter
from functools import reduce
from operator import add

from hypothesis import given
from hypothesis import strategies as st

from dme_migration.audit import AuditRow, AuditSummary, Spread, Tally
from dme_migration.audit.entries import NEAREST
from dme_migration.model import Party
from dme_migration.rules import Modality, Status, Verdict
from tests.audit.documents import NOTICE, four_on_one_obligation, row_of, rows

some_rows = st.lists(st.sampled_from(range(len(rows()))), max_size=12).map(lambda places: [rows()[n] for n in places])
summaries = some_rows.map(AuditSummary.over)


@given(summaries, summaries, summaries)
def test_adding_is_associative(a: AuditSummary, b: AuditSummary, c: AuditSummary) -> None:
    assert (a + b) + c == a + (b + c)


@given(summaries, summaries)
def test_adding_is_commutative(a: AuditSummary, b: AuditSummary) -> None:
    assert a + b == b + a


@given(summaries)
def test_the_empty_summary_changes_nothing(a: AuditSummary) -> None:
    assert a + AuditSummary() == a == AuditSummary() + a


@given(some_rows, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(found: list[AuditRow], chance: object) -> None:
    shuffled = sorted(found, key=lambda _: chance.random())  # type: ignore[attr-defined]
    assert AuditSummary.over(shuffled) == AuditSummary.over(found)


@given(some_rows, st.integers(min_value=0, max_value=12))
def test_one_pass_gives_what_merging_gives(found: list[AuditRow], cut: int) -> None:
    whole = AuditSummary.over(found)
    assert whole == AuditSummary.over(found[:cut]) + AuditSummary.over(found[cut:])
    assert whole == reduce(add, map(AuditSummary.of, found), AuditSummary())


@given(some_rows)
def test_the_counts_are_those_of_a_naive_reader(found: list[AuditRow]) -> None:
    summary = AuditSummary.over(found)
    sound = [row for row in found if row.ok]
    assert (summary.documents, summary.unreadable, summary.cases) == (
        len(found),
        len(found) - len(sound),
        len(sound),
    )
    assert dict(summary.verdicts) == dict(Counter(row.verdict for row in sound))
    counts: Counter[tuple[str, Status]] = Counter()
    vendors: Counter[tuple[str | None, Status]] = Counter()
    months: Counter[tuple[str | None, Status]] = Counter()
    cases: Counter[str | None] = Counter()
    for row in sound:
        duties = {column.id for column in row.columns if column.modality is Modality.MUST}
        for column in row.columns:
            status = row.statuses[column.id]
            counts[column.id, status] += 1
            if column.id not in duties:
                continue
            months[row.month, status] += 1
            roles = {Party.SOURCE_VENDOR, Party.RECEIVING_VENDOR}.intersection(column.bearers)
            for name in {row.vendor(role) for role in roles}:
                vendors[name, status] += 1
        cases.update({row.source_vendor, row.receiving_vendor})
    for column, tally in summary.obligations.items():
        for status in Status:
            assert _of(tally, status) == counts[column.id, status]
    for name, group in summary.by_vendor.items():
        assert group.cases == cases[name]
        for status in Status:
            assert _of(group.duties, status) == vendors[name, status]
    for month, group in summary.by_month.items():
        for status in Status:
            assert _of(group.duties, status) == months[month, status]
    assert sum(group.in_breach for group in summary.by_objective.values()) == summary.verdicts.get(Verdict.BREACH, 0)


@given(some_rows)
def test_the_lists_are_the_first_of_all(found: list[AuditRow]) -> None:
    summary = AuditSummary.over(found)
    waiting = sorted((w.due_at, row.source, w.overdue) for row in found for w in row.awaited)
    on_time, overdue = ([entry for entry in waiting if entry[2] is late] for late in (False, True))
    assert [(entry.due_at, entry.source, False) for entry in summary.soonest] == on_time[:NEAREST]
    assert [(entry.due_at, entry.source, True) for entry in summary.longest] == overdue[:NEAREST]
    assert (summary.awaited, summary.overdue) == (len(waiting), len(overdue))
    days = sorted({(due.due_on, row.source, due.obligation, n) for n, row in enumerate(found) for due in row.due})
    assert [(e.due_on, e.source, e.obligation) for e in summary.nearest] == [d[:3] for d in days][:NEAREST]
    assert [entry.source for entry in summary.unread] == sorted(row.source for row in found if not row.ok)[:NEAREST]


@given(some_rows)
def test_the_distributions_are_those_of_the_breaches(found: list[AuditRow]) -> None:
    summary = AuditSummary.over(found)
    late = [
        breach.business_days
        for row in found
        for breach in (*row.breaches, *row.warnings)
        if breach.business_days is not None and not breach.early
    ]
    spread = sum(summary.late.values(), Spread())
    assert spread.total == len(late)
    assert spread.greatest == max(late, default=None)
    bounds = [(0, 0), (1, 1), (2, 2), (3, 5), (6, 10), (11, 20), (21, 40), (41, 10**9)]
    assert list(spread.counts) == [sum(low <= n <= high for n in late) for low, high in bounds]


def test_a_summary_is_small_whatever_the_number_of_cases() -> None:
    once, often = AuditSummary.over(rows()), AuditSummary.over(rows() * 60)
    assert often.documents == 60 * once.documents
    assert len(pickle.dumps(often)) < 1.5 * len(pickle.dumps(once))


@given(summaries)
def test_a_summary_travels(summary: AuditSummary) -> None:
    assert pickle.loads(pickle.dumps(summary)) == summary  # noqa: S301 - our own


def test_rows_of_another_process_add_up_with_ours() -> None:
    theirs: tuple[AuditRow, ...] = pickle.loads(pickle.dumps(rows()))  # noqa: S301 - our own
    assert AuditSummary.over((*rows(), *theirs)) == AuditSummary.over(rows()) + AuditSummary.over(rows())


# The rate


def _of(tally: Tally, status: Status) -> int:
    return int(getattr(tally, status.value))


def test_the_rate_is_met_over_met_and_breached() -> None:
    summary = AuditSummary.over(map(row_of, four_on_one_obligation().values()))
    (tally,) = (tally for column, tally in summary.obligations.items() if column.id == NOTICE)
    assert tally == Tally(met=1, breached=1, waived=1, not_applicable=1)
    assert (tally.rate, tally.per_mille) == (0.5, 500)


def test_nothing_to_judge_is_neither_all_nor_nothing() -> None:
    summary = AuditSummary.of(row_of(four_on_one_obligation()["not_applicable"]))
    (tally,) = (tally for column, tally in summary.obligations.items() if column.id == NOTICE)
    assert (tally.rate, tally.per_mille) == (None, None)
    assert AuditSummary().duties.rate is None


def test_a_rate_is_whole_only_when_nothing_was_breached() -> None:
    assert Tally(met=99_999, breached=1).per_mille == 999
    assert Tally(met=3).per_mille == 1000
