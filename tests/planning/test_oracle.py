"""Another solver, which knows nothing of ours: OR-tools CP-SAT over element tables.

250 random instances by default; 2 000 under ``pytest --hypothesis-profile heavy``.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import settings
from ortools.sat.python import cp_model

from dme_migration.planning.network import Clash, Network, Solution
from tests.planning.networks import random_network

INSTANCES = 2_000 if settings().max_examples > 1_000 else 250
BATCH = 25


def solved_elsewhere(network: Network, *, latest: bool) -> dict[str, date] | None:
    """Minimize, or maximize, the sum of all days with CP-SAT; `None` when it proves that there is no solution."""
    model = cp_model.CpModel()
    first = min(node.low for node in network.nodes.values())
    days = {}
    for name, node in network.nodes.items():
        allowed = [
            n
            for n in range((node.low - first).days, (node.high - first).days + 1)
            if node.allowed.forward(first + timedelta(days=n)) == first + timedelta(days=n)
        ]
        if not allowed:
            return None
        days[name] = model.new_int_var_from_domain(cp_model.Domain.from_values(allowed), name)
    span = max((node.high - first).days for node in network.nodes.values())
    for place, link in enumerate(network.links):
        table = [(link.f(first + timedelta(days=n)) - first).days for n in range(span + 1)]
        reached = model.new_int_var(min(table), max(table), f"f{place}")
        model.add_element(days[link.a], table, reached)
        model.add(days[link.b] >= reached if link.at_least else days[link.b] <= reached)
    total = sum(days.values())
    if latest:
        model.maximize(total)
    else:
        model.minimize(total)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(model)
    if status == cp_model.INFEASIBLE:
        return None
    assert status == cp_model.OPTIMAL
    return {name: first + timedelta(days=solver.value(day)) for name, day in days.items()}


@pytest.mark.parametrize("batch", range(INSTANCES // BATCH))
def test_a_constraint_solver_finds_the_same_optimum_and_the_same_infeasibilities(batch: int) -> None:
    for seed in range(batch * BATCH, (batch + 1) * BATCH):
        network = random_network(Random(seed))  # noqa: S311 - instances, no secrets
        earliest, latest = network.earliest(), network.latest()
        expected = solved_elsewhere(network, latest=False)
        if expected is None:
            assert isinstance(earliest, Clash), f"seed {seed}: CP-SAT finds no schedule"
            assert isinstance(latest, Clash), f"seed {seed}: CP-SAT finds no schedule"
            continue
        assert isinstance(earliest, Solution), f"seed {seed}: CP-SAT finds {expected}"
        assert isinstance(latest, Solution), f"seed {seed}: CP-SAT finds {expected}"
        assert earliest.days == expected, f"seed {seed}, earliest"
        assert latest.days == solved_elsewhere(network, latest=True), f"seed {seed}, latest"
