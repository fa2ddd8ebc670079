"""How long a plan takes, beside a constraint solver and a longest path on the very same instance.

``python benchmarks/bench_plan.py`` needs ``ortools`` and ``networkx``, which the package itself never imports. The days
are compared first: a quick wrong answer is not measured. Times are those of the processor: quote the ratios.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time

import attrs

from dme_migration import Evaluator, MigrationCase, load_case
from dme_migration.planning import Plan, plan
from dme_migration.planning.network import Network, Solution

SAMPLE = Path(__file__).parents[1] / "examples" / "compliant.json"
AS_OF = date(2026, 1, 13)
SPAN = 240
"""How many days CP-SAT looks ahead, enough for the sample; ours looks thirty years ahead."""
ROUNDS = 30


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
    import networkx as nx  # noqa: PLC0415 - the benchmark's own dependency

    graph = nx.DiGraph()
    for link in network.links:
        if link.at_least:
            length = (link.f(earliest.days[link.a]) - earliest.days[link.a]).days
            known = graph.get_edge_data(link.a, link.b, {"weight": 0})["weight"]
            graph.add_edge(link.a, link.b, weight=max(length, known))
    return int(nx.dag_longest_path_length(graph))


def measured(calls: Mapping[str, Callable[[], object]]) -> dict[str, float]:
    """Give the median time of each call in microseconds; the calls take turns, so that noise falls on all alike."""
    times: dict[str, list[float]] = {name: [] for name in calls}
    gc.disable()
    for _ in range(ROUNDS):
        for name, call in calls.items():
            start = process_time()
            call()
            times[name].append((process_time() - start) * 1e6)
    gc.enable()
    return {name: median(taken) for name, taken in times.items()}


def main() -> None:
    """Check that all agree, measure, and print."""
    case, evaluator = requested(), Evaluator()
    full: Callable[[], Plan] = partial(plan, case, as_of=AS_OF, evaluator=evaluator)
    found = full()  # the calendar and the edition are warm from here on
    network = found._network  # noqa: SLF001 - the instance that all of them solve
    followed = {link.a for link in network.links if link.at_least}
    ends = {step: day for step, day in found.days.items() if step not in followed}
    earliest, _ = both_ends(network, ends)
    elsewhere = cp_sat(network)
    assert all(elsewhere[step] == day for step, day in earliest.days.items()), "CP-SAT finds other days"
    times = measured(
        {
            "a full plan (edges, both ends, moves, asks, schedule)": full,
            "our solver alone, forward and backward": partial(both_ends, network, ends),
            "networkx, longest path of the minima alone": partial(longest_path, network, earliest),
            "CP-SAT, forward alone": partial(cp_sat, network),
        }
    )
    base = times["a full plan (edges, both ends, moves, asks, schedule)"]
    print(f"{len(network.nodes)} moments, {len(network.links)} conditions; medians of {ROUNDS} interleaved runs\n")
    print(f"{'':55} {'µs':>10} {'× a full plan':>14}")
    for name, taken in times.items():
        print(f"{name:55} {taken:10.0f} {taken / base:14.2f}")


if __name__ == "__main__":
    main()
