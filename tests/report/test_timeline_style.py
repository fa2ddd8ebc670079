"""The colours: every ink can be read on every ground, by the formula of WCAG 2."""

from __future__ import annotations

import pytest

from dme_migration.report import svg_of
from dme_migration.report.timeline_style import DARK, GROUNDS, INKS, LIGHT
from tests.report.sample import SAMPLE, TODAY


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(a: str, b: str) -> float:
    light, dark = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_every_ink_can_be_read_on_every_ground() -> None:
    assert _contrast("#000000", "#ffffff") == pytest.approx(21)
    for palette in (LIGHT, DARK):
        for ink in INKS:
            for ground in GROUNDS:
                assert _contrast(palette[ink], palette[ground]) >= 4.5, (ink, ground)
    text = svg_of(SAMPLE, as_of=TODAY)
    assert "@media (prefers-color-scheme:dark)" in text
    assert all(colour in text for palette in (LIGHT, DARK) for colour in palette.values())
