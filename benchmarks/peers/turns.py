"""Measure calls in turns: noise of the machine falls on all of them alike, and only ratios are quoted."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from statistics import median
from time import process_time

__all__ = ["in_turns", "ratios"]

SHORTEST = 0.02
"""Seconds of the processor that one turn takes at least, so that the clock's own step does not count."""


def _taken(call: Callable[[], object], times: int) -> float:
    start = process_time()
    for _ in range(times):
        call()
    return process_time() - start


def in_turns(calls: Mapping[str, Callable[[], object]], *, rounds: int) -> dict[str, list[float]]:
    """Give what each call takes, in seconds of the processor, round by round.

    The collector of cyclic garbage rests meanwhile, as in `timeit`, and is run between rounds.
    """
    times = {}
    for name, call in calls.items():
        number = 1
        while (taken := _taken(call, number)) < SHORTEST:
            number = max(number * 2, int(number * SHORTEST / taken) if taken else 0)
        times[name] = number
    found: dict[str, list[float]] = {name: [] for name in calls}
    gc.disable()
    for _ in range(rounds):
        gc.collect()
        for name, call in calls.items():
            found[name].append(_taken(call, times[name]) / times[name])
    gc.enable()
    return found


def ratios(found: Mapping[str, list[float]], base: str) -> dict[str, float]:
    """Give the median, over the rounds, of each call's time beside that of the base in the same round."""
    return {name: median(a / b for a, b in zip(times, found[base], strict=True)) for name, times in found.items()}
