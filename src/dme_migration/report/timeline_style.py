"""The colours of the timeline, light and dark, and its style sheet.

Every ink is at least 4.5 to 1 on every ground it may stand on (WCAG 2.2, 1.4.3), which a test computes. No mark is told
by its colour alone: planned days are diamonds, actual ones discs, the critical path is bold and joined by a line.
The style sheet repeats each colour instead of naming a variable: several converters of SVG know no variables.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

__all__ = ["DARK", "GROUNDS", "INKS", "LIGHT", "style"]

LIGHT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "paper": "#ffffff",
        "rest": "#eef2f6",
        "holiday": "#fbeada",
        "period": "#d8e6f6",
        "rule": "#d3dbe3",
        "ink": "#18222d",
        "quiet": "#4d5b69",
        "planned": "#1a5a9e",
        "actual": "#0f6b43",
        "critical": "#a01f58",
        "today": "#8f4400",
    },
)
DARK: Final[Mapping[str, str]] = MappingProxyType(
    {
        "paper": "#11171e",
        "rest": "#1b242e",
        "holiday": "#33271b",
        "period": "#1d3450",
        "rule": "#303c49",
        "ink": "#e8eef4",
        "quiet": "#a9b6c3",
        "planned": "#85baf5",
        "actual": "#63d6a0",
        "critical": "#ff92ba",
        "today": "#ffb873",
    },
)
INKS: Final = ("ink", "quiet", "planned", "actual", "critical", "today")
GROUNDS: Final = ("paper", "rest", "holiday", "period")

_FONT: Final = "-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,'Liberation Sans',sans-serif"


def style(scope: str) -> str:
    """Write the style sheet; every rule holds inside the drawing whose id is ``scope`` alone."""
    shapes = (
        f"#{scope}{{font-family:{_FONT};max-width:100%;height:auto}}",
        f"#{scope} .critical-line,#{scope} .slack,#{scope} .moved,#{scope} .late{{fill:none}}",
        f"#{scope} .strong{{font-weight:600}}",
        f"#{scope} .middle{{text-anchor:middle}}",
    )
    dark = "".join(_colours(scope, DARK))
    return "".join((*shapes, *_colours(scope, LIGHT), f"@media (prefers-color-scheme:dark){{{dark}}}"))


def _colours(scope: str, palette: Mapping[str, str]) -> tuple[str, ...]:
    p = palette
    rules = (
        *(f".fill-{name}{{fill:{p[name]}}}" for name in p),
        f".rule{{stroke:{p['rule']};stroke-width:1}}",
        f".tick{{stroke:{p['quiet']};stroke-width:1}}",
        f".hatch{{stroke:{p['today']};stroke-width:1;stroke-opacity:.45}}",
        f".halo{{paint-order:stroke;stroke:{p['paper']};stroke-width:3;stroke-linejoin:round}}",
        f".tear{{stroke:{p['paper']};stroke-width:6;fill:none}}",
        f".fold{{stroke:{p['quiet']};stroke-width:1;stroke-opacity:.7;fill:none}}",
        f".planned{{fill:{p['paper']};stroke:{p['planned']};stroke-width:1.75}}",
        f".earlier{{fill:{p['paper']};stroke:{p['quiet']};stroke-width:1.25;stroke-dasharray:2 1.5}}",
        f".moved{{stroke:{p['quiet']};stroke-width:1.25;stroke-dasharray:2 2}}",
        f".late{{stroke:{p['actual']};stroke-width:1.5}}",
        f".slack{{stroke:{p['planned']};stroke-width:2.5}}",
        f".actual{{fill:{p['actual']};stroke:{p['paper']};stroke-width:1}}",
        f".critical{{fill:{p['critical']};stroke:{p['critical']};stroke-width:1.75}}",
        f".critical-line{{stroke:{p['critical']};stroke-width:1.75;stroke-linejoin:round}}",
        f".today{{stroke:{p['today']};stroke-width:1.75}}",
    )
    return tuple(f"#{scope} {rule}" for rule in rules)
