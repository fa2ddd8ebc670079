"""How long each activity takes: what the procedure leaves to the parties, as delays that may be replaced.

The defaults are ours, for a clinic of a few physicians: they are no requirement, and a plan says which of them fixed a
day. Each stands between two steps that the procedure puts in that order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

import attrs

from dme_migration.calendar import BusinessDays, CalendarDays, DayDelay, Months
from dme_migration.errors import InvalidValueError
from dme_migration.model import values
from dme_migration.model.moments import Moment
from dme_migration.text import Text

__all__ = ["DURATION_LABELS", "Durations"]

DURATION_LABELS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "flow_analysis": Text(fr="la préparation de la rencontre", en="preparing the meeting"),
        "preparation": Text(fr="la préparation de l'extraction TEST", en="preparing the TEST extraction"),
        "reception": Text(fr="la réception de l'extraction TEST", en="receiving the TEST extraction"),
        "preanalysis": Text(fr="la préanalyse", en="the pre-analysis"),
        "submission": Text(fr="la mise au propre de la préanalyse", en="writing up the pre-analysis"),
        "validation": Text(fr="la validation de la préanalyse", en="validating the pre-analysis"),
        "test_import": Text(fr="la préparation de l'importation TEST", en="preparing the TEST import"),
        "quality_control": Text(fr="l'importation TEST", en="the TEST import itself"),
        "sessions": Text(fr="le contrôle de qualité interne", en="the internal quality control"),
        "session_spacing": Text(fr="l'écart entre deux séances", en="the time between two sessions"),
        "approval": Text(fr="la réflexion après la dernière séance", en="thinking over the last session"),
        "final_extraction": Text(fr="l'arrêt du DMÉ émetteur", en="stopping the source EMR"),
        "final_import": Text(fr="l'extraction et l'importation finales", en="the final extraction and import"),
        "first_use": Text(fr="la prise en main", en="settling in"),
    },
)

_BETWEEN: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "flow_analysis": (Moment.CLOCK_START, Moment.FLOW_ANALYSIS_MEETING),
        "preparation": (Moment.CLOCK_START, Moment.TEST_EXTRACTION),
        "reception": (Moment.TEST_EXTRACTION, Moment.PREANALYSIS_START),
        "preanalysis": (Moment.PREANALYSIS_START, Moment.PREANALYSIS_END),
        "submission": (Moment.PREANALYSIS_END, Moment.PREANALYSIS_SUBMISSION),
        "validation": (Moment.PREANALYSIS_SUBMISSION, Moment.PREANALYSIS_VALIDATION),
        "test_import": (Moment.TEST_EXTRACTION, Moment.TEST_IMPORT),
        "quality_control": (Moment.TEST_IMPORT, Moment.INTERNAL_QUALITY_CONTROL),
        "sessions": (Moment.INTERNAL_QUALITY_CONTROL, Moment.FIRST_VALIDATION_SESSION),
        "approval": (Moment.LAST_VALIDATION_SESSION, Moment.QUALITY_APPROVAL),
        "final_extraction": (Moment.SOURCE_CUTOVER, Moment.FINAL_EXTRACTION),
        "final_import": (Moment.FINAL_EXTRACTION, Moment.PRODUCTION),
        "first_use": (Moment.PRODUCTION, Moment.FIRST_USE),
    },
)


def _delay(_instance: object, attribute: Any, value: Any) -> None:
    if not isinstance(value, BusinessDays | CalendarDays | Months) or getattr(value, "extends", False):
        raise InvalidValueError(f"{attribute.name} is a delay of business days, days or months, got {value!r}")


@attrs.frozen(kw_only=True)
class Durations:
    """The least time between two steps, in business or calendar days, and how many validation sessions are held.

    >>> Durations(preanalysis=CalendarDays(7)).preanalysis.as_json()
    {'days': 7}
    """

    flow_analysis: DayDelay = attrs.field(default=BusinessDays(3), validator=_delay)
    preparation: DayDelay = attrs.field(default=BusinessDays(5), validator=_delay)
    reception: DayDelay = attrs.field(default=BusinessDays(1), validator=_delay)
    preanalysis: DayDelay = attrs.field(default=BusinessDays(4), validator=_delay)
    submission: DayDelay = attrs.field(default=BusinessDays(1), validator=_delay)
    validation: DayDelay = attrs.field(default=BusinessDays(5), validator=_delay)
    test_import: DayDelay = attrs.field(default=BusinessDays(5), validator=_delay)
    quality_control: DayDelay = attrs.field(default=BusinessDays(1), validator=_delay)
    sessions: DayDelay = attrs.field(default=BusinessDays(2), validator=_delay)
    session_spacing: DayDelay = attrs.field(default=BusinessDays(2), validator=_delay)
    approval: DayDelay = attrs.field(default=BusinessDays(1), validator=_delay)
    final_extraction: DayDelay = attrs.field(default=CalendarDays(0), validator=_delay)
    final_import: DayDelay = attrs.field(default=BusinessDays(2), validator=_delay)
    first_use: DayDelay = attrs.field(default=BusinessDays(1), validator=_delay)
    session_count: int | None = attrs.field(default=None, validator=values.count(50))

    def between(self) -> Iterator[tuple[str, str, str, DayDelay]]:
        """Yield each duration: its name, the step that it follows, the step that it comes before, and the delay."""
        for name, (a, b) in _BETWEEN.items():
            yield name, a, b, getattr(self, name)
