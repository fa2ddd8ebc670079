"""The colours: every ink can be read on every ground, by the formula of WCAG 2."""

from __future__ import annotations

import pytest

from dme_migration.report import svg_of
from dme_migration.report.timeline_style import DARK, GROUNDS, INKS, LIGHT
from tests.report.contrast import contrast
from tests.report.sample import SAMPLE, TODAY


def test_every_ink_can_be_read_on_every_ground() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    for palette in (LIGHT, DARK):
        for ink in INKS:
            for ground in GROUNDS:
                assert contrast(palette[ink], palette[ground]) >= 4.5, (ink, ground)
    text = svg_of(SAMPLE, as_of=TODAY)
    assert "@media (prefers-color-scheme:dark)" in text
    assert all(colour in text for palette in (LIGHT, DARK) for colour in palette.values())
