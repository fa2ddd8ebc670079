"""How long judging a case takes, beside functions written by hand and beside the rule engines that Python can call.

``python benchmarks/bench_evaluate.py [ROUNDS] [--by-hand]`` needs Hypothesis and what ``benchmarks/requirements.txt``
names. All answer first: the functions by hand and the engines on the samples, on the conformance vectors, on generated
cases at three stages, on drawn compliant cases. Then a mixed archive of forty-seven cases is judged in turns; the
evaluator is warm, and its findings are not read.

The engines are asked less than ours: of 74 obligations whether each is in breach (``peers/alarms.py``), or its status
(``peers/choices.py``), over flat facts that were computed beforehand and are not charged, which favours them. Ours
starts from the case, and gives all that a report needs. Not to be had for Python 3.11 are pyfeel and feelin: FEEL is
bkflow-feel's, which knows no « if ». json-logic-qubit is the unmaintained parent of panzi-json-logic.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any

from generate_cases import documents
from hypothesis import HealthCheck, given, settings
from peers import bare, statuses
from peers.alarms import ALARMS
from peers.choices import CHOICES, STATUSES
from peers.engines import ENGINES, Engine, facts_named
from peers.facts import Facts
from peers.flat import flat_facts
from peers.rule_engines import Questions
from peers.tables import Row, at_least, at_most, page
from peers.turns import in_turns, ratios

from dme_migration import Evaluator, MigrationCase, load_case
from dme_migration.rules import STANDARD_RULEBOOK, Readings, Status
from dme_migration.serialization import case_to
from dme_migration.testing import Example, compliant_cases
from dme_migration.vectors import vectors

Judged = tuple[MigrationCase, date]
ROOT = Path(__file__).parents[1]
AS_OF = date(2026, 3, 10)
STAGES = (date(2025, 9, 1), AS_OF, date(2026, 6, 1))
BARE = {Status.MET: True, Status.BREACHED: False}
WHOLE, SAME = Evaluator(), Evaluator(rulebook=STANDARD_RULEBOOK.only(*ALARMS))


def archive() -> list[Judged]:
    """Give the sample cases and forty generated ones: faultless, late, unfinished."""
    cases = [load_case(path.read_bytes()) for path in sorted((ROOT / "examples").glob("*.json"))]
    return [(case, AS_OF) for case in (*cases, *map(load_case, documents(40, broken=0)))]


def trials() -> Iterator[Judged]:
    """Give the cases on which all must agree."""
    yield from archive()
    for vector in vectors():
        if vector.readings == Readings() and type(vector.as_of) is date:
            yield vector.case, vector.as_of
    for line in documents(100, seed=7, broken=0):
        case = load_case(line)
        yield from ((case, day) for day in STAGES)
    drawn: list[Judged] = []

    @settings(max_examples=100, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(compliant_cases())
    def draw(example: Example) -> None:
        drawn.append((example.case, example.as_of))

    draw()
    yield from drawn


TRIALS = tuple(trials())


def oracle() -> Callable[[dict[str, Any], str], dict[str, dict[str, Any]]]:
    """Give the slow evaluator that the tests compare ours with, written from the declarations alone."""
    sys.path.insert(0, str(ROOT))
    judge: Callable[[dict[str, Any], str], dict[str, dict[str, Any]]] = import_module("tests.oracle.naive").judge
    return judge


def agree_by_hand(cases: Iterable[Judged]) -> None:
    """Compare the answers of the functions by hand with ours."""
    naive = oracle()
    for case, day in cases:
        findings = WHOLE.evaluate(case, as_of=day).findings
        assert bare.judged(case, day) == tuple(BARE.get(finding.status) for finding in findings)
        assert statuses.judged(case, day) == tuple((finding.status, finding.due_on) for finding in findings)
        told = naive(case_to(case), day.isoformat()).values()
        assert [(t["status"], t["due_on"]) for t in told] == [
            (str(f.status), f.due_on and f.due_on.isoformat()) for f in findings
        ]


def judge_all(judge: Callable[[Any, Any], object], cases: Iterable[tuple[Any, Any]]) -> None:
    """Judge each case, and keep nothing."""
    for case, day in cases:
        judge(case, day)


def answer_all(answer: Callable[[Any], object], facts: Iterable[Any]) -> None:
    """Have an engine answer on each case's facts, and keep nothing."""
    for known in facts:
        answer(known)


def whole(case: MigrationCase, day: date) -> object:
    return WHOLE.evaluate(case, as_of=day)


def same(case: MigrationCase, day: date) -> object:
    return SAME.evaluate(case, as_of=day)


def rows_by_hand(cases: Sequence[Judged], rounds: int) -> list[Row]:
    """Measure beside the functions by hand."""
    found = in_turns(
        {
            "ours": partial(judge_all, whole, cases),
            "bare": partial(judge_all, bare.judged, cases),
            "statuses": partial(judge_all, statuses.judged, cases),
        },
        rounds=rounds,
    )
    documented = [(case_to(case), day.isoformat()) for case, day in cases[:10]]
    slow = in_turns(
        {"ours": partial(judge_all, whole, cases[:10]), "naive": partial(judge_all, oracle(), documented)}, rounds=3
    )
    what = "evaluate, 82 obligations"
    print(f"ours takes {median(found['ours']) / len(cases) * 1e6:.0f} µs a case here\n")
    return [
        at_most(4, what, "by hand, bare booleans", ratios(found, "bare")["ours"]),
        at_most(1, what, "by hand, the same statuses and due days, for speed", ratios(found, "statuses")["ours"]),
        at_most(1, what, "by hand, the same, as the declarations read (tests/oracle)", ratios(slow, "naive")["ours"]),
    ]


def wanted(case: MigrationCase, day: date, asked: Questions) -> list[Any]:
    """Give what an engine must answer: in breach or not, or the number of the status; a waiver is not its matter."""
    told = SAME.evaluate(case, as_of=day).statuses
    found = [Status.BREACHED if told[name] is Status.WAIVED else told[name] for name in asked]
    return [STATUSES.index(s) for s in found] if asked is CHOICES else [s is Status.BREACHED for s in found]


def row_of_engine(engine: Engine, asked: Questions, cases: Sequence[Judged], rounds: int) -> Row:
    """Compare an engine's answers with ours on all trials, and measure it on some of them."""
    ready, answer = engine.make(asked)
    named = facts_named(asked)

    def known(case: MigrationCase, day: date) -> Any:
        return ready({name: value for name, value in flat_facts(Facts(case, day)).items() if name in named})

    for case, day in TRIALS[:: 10 if engine.slow else 1]:
        assert list(answer(known(case, day))) == wanted(case, day, asked), engine.name
    some = cases[:3] if engine.slow else cases
    facts = [known(case, day) for case, day in some]
    found = in_turns(
        {
            "theirs": partial(answer_all, answer, facts),
            "whole": partial(judge_all, whole, some),
            "same": partial(judge_all, same, some),
        },
        rounds=min(rounds, 3) if engine.slow else rounds,
    )
    what = "statuses" if asked is CHOICES else "alarms"
    row = at_least(engine.target, "the same 74 obligations", f"{engine.name}, {what}", ratios(found, "same")["theirs"])
    return row._replace(found=f"{row.found} (all 82: {ratios(found, 'whole')['theirs']:.3g} ×)")


def rows_of_engines(cases: Sequence[Judged], rounds: int) -> list[Row]:
    """Measure beside the engines that are installed."""
    rows = []
    for engine in ENGINES:
        if find_spec(engine.module) is None:
            print(f"{engine.name}: not installed", file=sys.stderr)
            continue
        asked: tuple[Questions, ...] = (ALARMS, CHOICES) if engine.chooses else (ALARMS,)
        rows += [row_of_engine(engine, questions, cases, rounds) for questions in asked]
    return rows


def rows_of_gathering(cases: Sequence[Judged], rounds: int) -> list[Row]:
    """Measure the fastest engine with what it was spared: gathering its facts from the case."""
    if find_spec("zen") is None:
        return []
    _, answer = next(engine for engine in ENGINES if engine.module == "zen").make(CHOICES)

    def gathered(case: MigrationCase, day: date) -> Any:
        return answer(flat_facts(Facts(case, day)))

    found = in_turns(
        {"theirs": partial(judge_all, gathered, cases), "ours": partial(judge_all, same, cases)}, rounds=rounds
    )
    ratio = ratios(found, "ours")["theirs"]
    return [at_least(1, "the same 74 obligations", "zen-engine, statuses, its facts gathered by hand each time", ratio)]


def main() -> None:
    """Compare, measure, print."""
    rounds = next((int(argument) for argument in sys.argv[1:] if argument.isdigit()), 25)
    agree_by_hand(TRIALS)
    cases = archive()
    rows = rows_by_hand(cases, rounds)
    if "--by-hand" not in sys.argv:
        rows += rows_of_engines(cases, rounds) + rows_of_gathering(cases, rounds)
    print(page(rows, "dme-migration", *sorted({engine.package for engine in ENGINES if find_spec(engine.module)})))


if __name__ == "__main__":
    main()
