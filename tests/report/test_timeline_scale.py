"""The scale: each day has its place, in order, and what is empty is folded."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest

from dme_migration.report.timeline_scale import Scale
from tests.rules.cases import day


def test_the_scale_is_monotone_and_folds_what_is_empty() -> None:
    days = [
        day("2026-01-05"),
        day("2026-02-27"),
        day("2026-01-20"),
        day("2026-02-06"),
        day("2026-05-29"),
        day("2027-12-31"),
    ]
    scale = Scale.over(days, left=100, right=700, fold=40)
    every = [day("2026-01-05") + timedelta(days=n) for n in range(726)]
    assert all(scale.at(a) < scale.at(b) for a, b in pairwise(every))
    assert [(fold.first, fold.after) for fold in scale.folds] == [
        (day("2026-03-02"), day("2026-05-25")),
        (day("2026-06-01"), day("2027-12-27")),
    ]
    assert scale.stretches[0].left == 100
    assert scale.right == pytest.approx(700)
    assert all(any(s.first <= on < s.after for s in scale.unfolded) for on in days)
    lonely = Scale.over([day("2026-01-07")], left=0, right=500, fold=40)
    assert (lonely.first, lonely.last, lonely.folds) == (day("2026-01-05"), day("2026-02-01"), ())
