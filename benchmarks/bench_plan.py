"""How long a plan takes, beside a constraint solver and a longest path on the very same instance.

``python benchmarks/bench_plan.py [ROUNDS]`` needs ``ortools`` and ``networkx``, which the package itself never imports.
The days are compared first: a quick wrong answer is not measured. Quote the ratios.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import Any

import attrs
from peers.tables import Row, at_least, at_most, page
from peers.turns import in_turns, ratios

from dme_migration import Evaluator, MigrationCase, load_case
from dme_migration.planning import Durations, Plan, plan
from dme_migration.planning.network import Network, Solution

SAMPLE = Path(__file__).parents[1] / "examples" / "compliant.json"
AS_OF = date(2026, 1, 13)
SPAN = 240
"""How many days CP-SAT looks ahead, enough for the sample; ours looks thirty years ahead."""
SIZES = (2, 4, 8, 16, 32)
FLOORS = 3_000
"""0.3 ms of a machine on which the floor takes 100 ns: the target, as a number of floors."""
EVALUATOR = Evaluator()


def floors(day: date) -> None:
    """Take a date and give one, again and again: the unit in which a plan is told."""
    from_ordinal = date.fromordinal

    def floor(n: int) -> date:
        return from_ordinal(day.toordinal() + n)

    for n in range(FLOORS):
        floor(n)


def requested() -> MigrationCase:
    """Read the sample request, before anything is planned or done."""
    case = load_case(SAMPLE.read_bytes())
    return attrs.evolve(case, schedule=None, journal=(), confirmations=(), fees=None)


def both_ends(network: Network, ends: Mapping[str, date]) -> tuple[Solution, Solution]:
    """Solve forward and backward with ours."""
    earliest, latest = network.earliest(), network.held(ends).latest()
    assert isinstance(earliest, Solution)
    assert isinstance(latest, Solution)
    return earliest, latest


def cp_sat(network: Network) -> dict[str, date]:
    """Minimize the sum of all days with CP-SAT: element tables for the maps, the allowed days as domains."""
    from ortools.sat.python import cp_model  # noqa: PLC0415 - the benchmark's own dependency

    model = cp_model.CpModel()
    first = AS_OF - timedelta(days=30)
    days = {}
    for name, node in network.nodes.items():
        low, high = max((node.low - first).days, 0), min((node.high - first).days, SPAN)
        allowed = [
            n for n in range(low, high + 1) if node.allowed.forward(first + timedelta(n)) == first + timedelta(n)
        ]
        days[name] = model.new_int_var_from_domain(cp_model.Domain.from_values(allowed), name)
    for place, link in enumerate(network.links):
        table = [(link.f(first + timedelta(days=n)) - first).days for n in range(SPAN + 1)]
        reached = model.new_int_var(min(table), max(table), f"f{place}")
        model.add_element(days[link.a], table, reached)
        model.add(days[link.b] >= reached if link.at_least else days[link.b] <= reached)
    model.minimize(sum(days.values()))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    assert solver.solve(model) == cp_model.OPTIMAL
    return {name: first + timedelta(days=solver.value(day)) for name, day in days.items()}


def longest_path(network: Network, earliest: Solution) -> int:
    """Find the longest path of the minima with networkx, which is told how many days each of them takes.

    That is less than half the work: no maximum, no allowed day, no way back, and the lengths come from our solution.
    """
    nx: Any = import_module("networkx")
    graph = nx.DiGraph()
    for link in network.links:
        if link.at_least:
            length = (link.f(earliest.days[link.a]) - earliest.days[link.a]).days
            known = graph.get_edge_data(link.a, link.b, {"weight": 0})["weight"]
            graph.add_edge(link.a, link.b, weight=max(length, known))
    return int(nx.dag_longest_path_length(graph))


def sized(sessions: int) -> Callable[[], Plan]:
    """Plan the sample with so many validation sessions: each adds a moment and a condition."""
    return partial(plan, requested(), as_of=AS_OF, evaluator=EVALUATOR, durations=Durations(session_count=sessions))


def main() -> None:
    """Check that all agree, measure, and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    full: Callable[[], Plan] = partial(plan, requested(), as_of=AS_OF, evaluator=EVALUATOR)
    found = full()  # the calendar and the edition are warm from here on
    network = found._network  # noqa: SLF001 - the instance that all of them solve
    followed = {link.a for link in network.links if link.at_least}
    ends = {step: day for step, day in found.days.items() if step not in followed}
    earliest, _ = both_ends(network, ends)
    elsewhere = cp_sat(network)
    assert all(elsewhere[step] == day for step, day in earliest.days.items()), "CP-SAT finds other days"
    calls: dict[str, Callable[[], object]] = {
        "full": full,
        "solver": partial(both_ends, network, ends),
        "networkx": partial(longest_path, network, earliest),
        "cp-sat": partial(cp_sat, network),
        "floor": partial(floors, AS_OF),
        **{f"{n} sessions": sized(n) for n in SIZES},
    }
    times = in_turns(calls, rounds=rounds)
    unit = median(times["floor"]) / FLOORS
    in_units = {
        name: median(a / b for a, b in zip(taken, times["floor"], strict=True)) * FLOORS
        for name, taken in times.items()
    }
    whole, solver = "a full plan, every question asked", "the solver alone, forward and backward"
    size = f"{len(network.nodes)} moments, {len(network.links)} conditions"
    theirs = "CP-SAT, which goes forward alone"
    rows = [
        at_most(3_000, solver, "the floor", in_units["solver"]),
        at_most(3_000, whole, "the floor", in_units["full"]),
        at_least(500, whole, theirs, ratios(times, "full")["cp-sat"]),
        at_least(500, solver, theirs, ratios(times, "solver")["cp-sat"]),
        Row(
            solver,
            "networkx, the longest path of the minima alone",
            "",
            f"{ratios(times, 'networkx')['solver']:.3g} ×",
            None,
        ),
        Row("the unit", "`date.fromordinal(day.toordinal() + n)` in a function", "", f"{unit * 1e9:.0f} ns here", None),
    ]
    rows += [
        Row(
            f"a full plan with {n} sessions",
            f"with {SIZES[0]}",
            "linear",
            f"{ratios(times, f'{SIZES[0]} sessions')[f'{n} sessions']:.2f} ×",
            None,
        )
        for n in SIZES[1:]
    ]
    print(f"{size}; medians of {rounds} rounds in turn\n")
    print(page(rows, "ortools", "networkx"))


if __name__ == "__main__":
    main()
