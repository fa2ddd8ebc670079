"""How the cost of reading and of judging grows with the number of cases, milestones, sessions and obligations.

``python benchmarks/bench_growth.py [DRAWING.svg]`` measures five sizes of each, each twice the one before, prints the
exponents fitted to the logarithms, and draws them. A case has its own cost before anything is added: it is measured
too, and taken off, so that 1 is linear. The counts go far beyond any real migration, and stop before the reader's
bounded cache and those of the processor: past them a step takes up to four times as long to read, and twice as long to
judge, eight thousand or thirty-two thousand alike.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from math import log10
from pathlib import Path
from typing import Any, NamedTuple

from generate_cases import documents
from peers.tables import Row, page
from peers.turns import in_turns

from dme_migration import Evaluator, MigrationCase, Text, load_case
from dme_migration.rules import STANDARD_RULEBOOK, Figure, NoSooner, Obligation, Planned

SAMPLE = Path(__file__).parents[1] / "examples" / "compliant.json"
AS_OF = date(2026, 3, 10)
FIRST = date(2026, 2, 16)
ROUNDS = 15
OWN_STEPS = 100
STEEPEST = 1.1
"""The exponent up to which growth counts as linear: what a quadratic part would pass within five doublings."""
COLOURS = {"read": "#0b6e99", "judge": "#a8321c"}
Call = Callable[[], object]


class Growth(NamedTuple):
    """One panel: what grows, the five sizes, the calls of each size, and those of nothing added."""

    name: str
    sizes: tuple[int, ...]
    calls: tuple[Mapping[str, Call], ...]
    before: Mapping[str, Call]


class Curve(NamedTuple):
    """What one kind of call took at each size, in milliseconds."""

    what: str
    sizes: tuple[int, ...]
    times: tuple[float, ...]

    @property
    def exponent(self) -> float:
        """Fit a line to the logarithms, by least squares."""
        xs, ys = [log10(size) for size in self.sizes], [log10(taken) for taken in self.times]
        x, y = sum(xs) / len(xs), sum(ys) / len(ys)
        slopes = sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True))
        return slopes / sum((a - x) ** 2 for a in xs)


def doubled(first: int) -> tuple[int, ...]:
    """Give five sizes, each twice the one before."""
    return tuple(first * 2**step for step in range(5))


def judge_all(evaluator: Evaluator, cases: Iterable[MigrationCase]) -> None:
    for case in cases:
        evaluator.evaluate(case, as_of=AS_OF)


def read_all(texts: Iterable[bytes]) -> None:
    for text in texts:
        load_case(text)


def calls_of(texts: Sequence[bytes], evaluator: Evaluator) -> dict[str, Call]:
    """Read and judge these documents."""
    cases = [load_case(text) for text in texts]
    judge_all(evaluator, cases[:1])  # the edition is bound from here on
    return {"read": partial(read_all, texts), "judge": partial(judge_all, evaluator, cases)}


def with_many(milestone: Callable[[int], str], count: int) -> bytes:
    """Write the sample case with that many more steps, planned and held."""
    document: dict[str, Any] = json.loads(SAMPLE.read_bytes())
    for place in range(count):
        entry = {"milestone": milestone(place), "on": (FIRST + timedelta(days=place % 4)).isoformat()}
        document["schedule"]["milestones"].append(dict(entry))
        document["journal"].append(dict(entry))
    return json.dumps(document).encode()


def own(place: int) -> Obligation:
    """Declare a duty of a contract, about a step of its own."""
    model = STANDARD_RULEBOOK["production.planned"]
    step = f"x-step-{place // 2 % OWN_STEPS}"
    floor = NoSooner(step, than=Figure("validation-window"), after="test_extraction")
    return Obligation(
        id=f"contract.step-{place}",
        clause=model.clause,
        bearers=model.bearers,
        modality=model.modality,
        requires=Planned(step) if place % 2 else floor,
        title=Text(fr="Clause du contrat", en="Clause of the contract"),
        remedy=Text(fr="Voyez le contrat.", en="See the contract."),
    )


def with_duties(count: int) -> Evaluator:
    """Make an evaluator of that many obligations beside the standard ones."""
    book = STANDARD_RULEBOOK
    added = type(book).of("OWN", tuple(own(place) for place in range(count)), title=Text(fr="Contrat", en="Contract"))
    return Evaluator(rulebook=book | added)


def growths() -> tuple[Growth, ...]:
    """Make all that is measured."""
    evaluator = Evaluator()
    archive = list(documents(800, broken=0))
    cases, steps, duties = doubled(50), doubled(40), doubled(100)
    whole = with_many(lambda place: f"x-step-{place}", OWN_STEPS)
    return (
        Growth("cases", cases, tuple(calls_of(archive[:size], evaluator) for size in cases), {}),
        Growth(
            "milestones",
            steps,
            tuple(calls_of([with_many(lambda place: f"x-step-{place}", size)], evaluator) for size in steps),
            calls_of([with_many(str, 0)], evaluator),
        ),
        Growth(
            "sessions",
            steps,
            tuple(calls_of([with_many(lambda _: "validation_session", size)], evaluator) for size in steps),
            calls_of([with_many(str, 0)], evaluator),
        ),
        Growth(
            "obligations",
            duties,
            tuple({"judge": calls_of([whole], with_duties(size))["judge"]} for size in duties),
            {"judge": calls_of([whole], evaluator)["judge"]},
        ),
    )


def measured(growth: Growth) -> tuple[Curve, ...]:
    """Measure all sizes in turns, and keep the least disturbed turn of each."""
    named = {
        f"{what} {size}": call
        for size, calls in zip(growth.sizes, growth.calls, strict=True)
        for what, call in calls.items()
    }
    found = in_turns({**named, **growth.before}, rounds=ROUNDS)
    least = {name: min(times) * 1e3 for name, times in found.items()}
    return tuple(
        Curve(what, growth.sizes, tuple(least[f"{what} {size}"] - least.get(what, 0) for size in growth.sizes))
        for what in growth.calls[0]
    )


WIDTH, HEIGHT, LEFT, TOP = 350, 250, 76, 40


def panel(name: str, curves: Sequence[Curve]) -> str:
    """Draw the curves of one growth on logarithmic scales, each with a dashed line of slope one through its last."""
    sizes = curves[0].sizes
    x0, x1 = log10(sizes[0]), log10(sizes[-1])
    lows = [curve.times[-1] * sizes[0] / sizes[-1] for curve in curves] + [min(curve.times) for curve in curves]
    y0, y1 = log10(min(lows)), log10(max(max(curve.times) for curve in curves))

    def at(size: float, taken: float) -> str:
        x = LEFT + (log10(size) - x0) / (x1 - x0) * (WIDTH - LEFT - 20)
        y = HEIGHT - TOP - (log10(taken) - y0) / (y1 - y0) * (HEIGHT - 2 * TOP)
        return f"{x:.1f},{y:.1f}"

    parts = [f'<text x="{LEFT}" y="20" font-weight="bold">{name}</text>']
    for size in sizes:
        x = at(size, 10**y0).partition(",")[0]
        parts.append(f'<text x="{x}" y="{HEIGHT - TOP + 18}" text-anchor="middle">{size}</text>')
    for taken in (10**y0, 10**y1):
        y = at(sizes[0], taken).partition(",")[2]
        parts.append(
            f'<text x="{LEFT - 6}" y="{y}" text-anchor="end">{taken:{".0f" if taken >= 10 else ".2g"}} ms</text>'
        )
    for row, curve in enumerate(curves):
        colour = COLOURS[curve.what]
        points = [at(size, taken) for size, taken in zip(sizes, curve.times, strict=True)]
        guide = f"{at(sizes[0], curve.times[-1] * sizes[0] / sizes[-1])} {points[-1]}"
        parts.append(f'<polyline points="{guide}" fill="none" stroke="#888" stroke-dasharray="4 4"/>')
        parts.append(f'<polyline points="{" ".join(points)}" fill="none" stroke="{colour}" stroke-width="2"/>')
        for point in points:
            x, _, y = point.partition(",")
            parts.append(f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>')
        words = f"{curve.what}: size^{curve.exponent:.2f}"
        parts.append(f'<text x="{LEFT + 10}" y="{TOP + 4 + 16 * row}" fill="{colour}">{words}</text>')
    return "".join(parts)


def drawing(found: Mapping[str, Sequence[Curve]]) -> str:
    """Draw a panel for each growth, two a row."""
    panels = "".join(
        f'<g transform="translate({place % 2 * WIDTH},{place // 2 * HEIGHT})">{panel(name, curves)}</g>'
        for place, (name, curves) in enumerate(found.items())
    )
    width, height = 2 * WIDTH, (len(found) + 1) // 2 * HEIGHT
    title = "Time to read and to judge, by number of cases, milestones, sessions and obligations; dashed: linear"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif"'
        f' font-size="12" role="img"><title>{title}</title>'
        f'<rect width="{width}" height="{height}" fill="#fff"/>{panels}</svg>\n'
    )


def main() -> None:
    """Measure, draw, print."""
    out = Path(sys.argv[1] if len(sys.argv) > 1 else "growth.svg")
    found = {growth.name: measured(growth) for growth in growths()}
    out.write_text(drawing(found), encoding="utf-8")
    rows = [
        Row(
            f"{curve.what}, by {name}",
            ", ".join(f"{size}: {taken:.3g} ms" for size, taken in zip(curve.sizes, curve.times, strict=True)),
            f"exponent ≤ {STEEPEST}",
            f"{curve.exponent:.2f}",
            curve.exponent <= STEEPEST,
        )
        for name, curves in found.items()
        for curve in curves
    ]
    print(page(rows, "dme-migration"))
    print(f"\ndrawn in {out}")


if __name__ == "__main__":
    main()
