"""The solver alone: exact on every network, minimal, maximal, and quick when there is no solution."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dme_migration import BusinessCalendar, BusinessDays, CalendarDays, Months
from dme_migration.calendar import DayDelay
from dme_migration.planning.network import AllowedDays, Cause, Clash, Network, Solution
from tests.planning.networks import (
    NETWORKS,
    ForwardOnly,
    at_least,
    at_most,
    holds,
    network,
    node,
    on,
    random_network,
)

PUBLIC = BusinessCalendar.quebec()
ONE_DAY = timedelta(days=1)


def solved(found: Solution | Clash) -> dict[str, date]:
    assert isinstance(found, Solution)
    return dict(found.days)


# Examples worked by hand


def test_over_christmas_more_rounds_are_needed_than_there_are_moments() -> None:
    # Public service: 24, 25, 26 and 31 December, 1 and 2 January are off. From Sunday 4 January, the seventh business
    # day is Tuesday 13, nine days on; from any day between 18 December and then it is ten or more.
    release = date(2025, 12, 18)
    nodes = [node(name, release, date(2027, 12, 31)) for name in ("a", "b")]
    links = [at_least("a", "b", BusinessDays(7), PUBLIC), at_most("a", "b", CalendarDays(9), PUBLIC)]
    days = solved(network(nodes, links).earliest())
    assert days == {"a": date(2026, 1, 4), "b": date(2026, 1, 13)}
    # One link after the other, as Bellman and Ford do: |V| - 1 rounds, one here, are far from enough.
    a, b, rounds = release, release, 0
    while (a, b) != (days["a"], days["b"]):
        b = max(b, links[0].f(a))
        a = max(a, links[1].f.up(b))
        rounds += 1
    assert rounds > len(nodes)


@pytest.mark.parametrize("upwards", [True, False])
def test_a_cycle_that_no_day_keeps_ends_at_the_horizon_at_once(upwards: bool) -> None:
    nodes = [node(name, date(2026, 1, 5), date(2056, 12, 31)) for name in ("a", "b")]
    links = [at_least("a", "b", BusinessDays(8), PUBLIC), at_most("a", "b", CalendarDays(7), PUBLIC)]
    network(nodes, links).earliest()  # the calendar is warm to the horizon
    found = network(nodes, links).earliest() if upwards else network(nodes, links).latest()
    assert isinstance(found, Clash)


def test_a_minimum_of_business_days_is_no_constant() -> None:
    nodes = [node("a", date(2026, 6, 18), date(2026, 6, 18)), node("b", date(2026, 1, 1), date(2026, 12, 31))]
    business = network(nodes, [at_least("a", "b", BusinessDays(7), PUBLIC)]).earliest()
    calendar = network(nodes, [at_least("a", "b", CalendarDays(7), PUBLIC)]).earliest()
    assert solved(business)["b"] == date(2026, 6, 30)
    assert solved(calendar)["b"] == date(2026, 6, 25)


def test_a_maximum_pushes_the_moment_before_it_later() -> None:
    # b is fixed on Monday 20 April 2026; within 21 days, so a not before Monday 30 March.
    nodes = [node("a", date(2026, 1, 1), date(2026, 12, 31)), node("b", date(2026, 4, 20), date(2026, 4, 20))]
    found = network(nodes, [at_most("a", "b", CalendarDays(21), PUBLIC)])
    assert solved(found.earliest())["a"] == date(2026, 3, 30)
    assert solved(found.latest())["a"] == date(2026, 12, 31)


def test_a_maximum_that_runs_on_reaches_further_back() -> None:
    # Seven days that end on 4 July (a Saturday) to 6 July run on to Monday 6: from Saturday 27 June they reach it.
    nodes = [node("a", date(2026, 6, 1), date(2026, 12, 31)), node("b", date(2026, 7, 6), date(2026, 7, 6))]
    assert solved(network(nodes, [at_most("a", "b", CalendarDays(7, extends=True), PUBLIC)]).earliest())["a"] == date(
        2026, 6, 27
    )
    assert solved(network(nodes, [at_most("a", "b", CalendarDays(7), PUBLIC)]).earliest())["a"] == date(2026, 6, 29)


def test_the_latest_schedule_goes_back_from_its_end() -> None:
    nodes = [
        node("a", date(2026, 3, 2), date(2026, 12, 31), AllowedDays(PUBLIC.is_business_day)),
        node("b", date(2026, 3, 2), date(2026, 4, 8), AllowedDays(PUBLIC.is_business_day)),
    ]
    days = solved(network(nodes, [at_least("a", "b", BusinessDays(7), PUBLIC)]).latest())
    assert days == {"a": date(2026, 3, 26), "b": date(2026, 4, 8)}  # 3 and 6 April are off


def test_what_raised_a_moment_last_is_recorded() -> None:
    nodes = [node(name, date(2026, 3, 2), date(2026, 12, 31)) for name in ("a", "b", "c")]
    links = [at_least("a", "c", CalendarDays(2), PUBLIC), at_least("b", "c", CalendarDays(30), PUBLIC)]
    found = network(nodes, links).earliest()
    assert isinstance(found, Solution)
    assert found.why["c"] == (Cause("obligation", "b-c"), "b")
    assert found.why["a"][1] is None


def test_a_day_past_the_last_day_there_is_ends_in_a_clash() -> None:
    nodes = [node("a", date(9999, 12, 1), date(9999, 12, 31)), node("b", date(9999, 12, 1), date(9999, 12, 31))]
    assert isinstance(network(nodes, [at_least("a", "b", Months(2), PUBLIC)]).earliest(), Clash)
    # A maximum past the end of time binds nothing.
    found = network(nodes, [at_most("a", "b", Months(2), PUBLIC)])
    assert solved(found.latest()) == {"a": date(9999, 12, 31), "b": date(9999, 12, 31)}
    assert solved(found.earliest()) == {"a": date(9999, 12, 1), "b": date(9999, 12, 1)}


def test_bounds_without_an_allowed_day_clash() -> None:
    weekend = node("a", date(2026, 3, 7), date(2026, 3, 8), AllowedDays(PUBLIC.is_business_day))
    assert isinstance(network([weekend], []).earliest(), Clash)
    assert isinstance(network([weekend], []).latest(), Clash)


def test_holding_a_moment_keeps_its_first_bound() -> None:
    found = network([node("a", date(2026, 3, 2), date(2026, 3, 20))], [])
    assert solved(found.held({"a": date(2026, 3, 10)}).latest())["a"] == date(2026, 3, 10)
    assert solved(found.held({"a": date(2026, 5, 10)}).latest())["a"] == date(2026, 3, 20)


# Brute force


TINY_DELAYS: tuple[DayDelay, ...] = (
    CalendarDays(0),
    CalendarDays(3),
    CalendarDays(6, extends=True),
    BusinessDays(0),
    BusinessDays(2),
    BusinessDays(5),
)


@st.composite
def tiny_networks(draw: st.DrawFn) -> Network:
    allowed = st.sampled_from((AllowedDays(), AllowedDays(PUBLIC.is_business_day)))
    nodes = []
    for name in ("a", "b", "c"):
        low = draw(st.integers(20, 32))
        nodes.append(node(name, on(low), on(draw(st.integers(low, 45))), draw(allowed)))
    links = []
    for _ in range(draw(st.integers(1, 4))):
        a, b = draw(st.permutations(("a", "b", "c")))[:2]
        make = draw(st.sampled_from((at_least, at_most)))
        link = make(a, b, draw(st.sampled_from(TINY_DELAYS)), PUBLIC)
        links.append(link._replace(f=ForwardOnly(link.f)) if draw(st.booleans()) else link)
    return network(nodes, links)


@given(tiny_networks())
def test_brute_force_finds_the_same_earliest_and_latest(found: Network) -> None:
    names = list(found.nodes)
    ranges = [
        [each.low + timedelta(days=n) for n in range((each.high - each.low).days + 1)] for each in found.nodes.values()
    ]
    solutions = [days for days in product(*ranges) if holds(found, dict(zip(names, days, strict=True)))]
    earliest, latest = found.earliest(), found.latest()
    if not solutions:
        assert isinstance(earliest, Clash)
        assert isinstance(latest, Clash)
        return
    columns = list(zip(*solutions, strict=True))
    assert solved(earliest) == {name: min(column) for name, column in zip(names, columns, strict=True)}
    assert solved(latest) == {name: max(column) for name, column in zip(names, columns, strict=True)}


# Laws


@given(NETWORKS)
def test_both_ends_are_solutions_and_agree_on_whether_there_is_one(found: Network) -> None:
    earliest, latest = found.earliest(), found.latest()
    assert isinstance(earliest, Clash) == isinstance(latest, Clash)
    if isinstance(earliest, Solution) and isinstance(latest, Solution):
        assert holds(found, earliest.days)
        assert holds(found, latest.days)
        assert all(earliest.days[name] <= latest.days[name] for name in found.nodes)


@given(NETWORKS)
def test_no_moment_can_come_earlier_nor_later(found: Network) -> None:
    earliest, latest = found.earliest(), found.latest()
    if isinstance(earliest, Clash) or isinstance(latest, Clash):
        return
    for name in found.nodes:
        sooner = {n: e._replace(high=earliest.days[n] - ONE_DAY) if n == name else e for n, e in found.nodes.items()}
        assert isinstance(Network(sooner, found.links).earliest(), Clash)
        later = {n: e._replace(low=latest.days[n] + ONE_DAY) if n == name else e for n, e in found.nodes.items()}
        assert isinstance(Network(later, found.links).latest(), Clash)


@given(NETWORKS, st.randoms(use_true_random=False))
def test_the_minimum_and_the_maximum_of_two_solutions_are_solutions(found: Network, rng: Random) -> None:
    earliest, latest = found.earliest(), found.latest()
    if isinstance(earliest, Clash) or isinstance(latest, Clash):
        return

    def another() -> dict[str, date]:
        # Any solution lies between both ends: choose a lower bound for one moment, and go up from there.
        name = rng.choice(list(found.nodes))
        room = (latest.days[name] - earliest.days[name]).days
        low = earliest.days[name] + timedelta(days=rng.randint(0, room))
        nodes = {n: e._replace(low=low) if n == name else e for n, e in found.nodes.items()}
        return solved(Network(nodes, found.links).earliest())

    one, other = another(), another()
    assert holds(found, {name: min(one[name], other[name]) for name in one})
    assert holds(found, {name: max(one[name], other[name]) for name in one})


@given(NETWORKS)
def test_each_moment_rests_on_what_is_said_to_have_moved_it(found: Network) -> None:
    earliest = found.earliest()
    if isinstance(earliest, Clash):
        return
    for name, (_, after) in earliest.why.items():
        each = found.nodes[name]
        if after is None:
            assert earliest.days[name] == each.allowed.forward(each.low)
            continue
        reached = [
            link.f(earliest.days[after]) if link.at_least else link.f.up(earliest.days[after])
            for link in found.links
            if (link.a, link.b, link.at_least) in {(after, name, True), (name, after, False)}
        ]
        assert earliest.days[name] in {each.allowed.forward(day) for day in reached}


def test_the_random_networks_are_of_both_kinds() -> None:
    found = [isinstance(random_network(Random(seed)).earliest(), Solution) for seed in range(200)]  # noqa: S311
    assert 60 <= sum(found) <= 160
