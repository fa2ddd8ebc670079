"""No patient in a case: what a text must not hold, so that nobody's identity travels with a migration's dates.

The model has no field for a patient. A name, a reason or a piece of evidence is free text, where a health-insurance
number or a list of patients may be pasted by mistake: such a text is refused, never kept, and never shown again.

Source: Act respecting health and social services information (R-22.1), ss. 2 and 5: what identifies a patient, even
indirectly, is confidential. RAMQ, « Numéro d'assurance maladie »: four letters, then the year (two digits), the month
(plus 50 for a woman), the day, and two digits of order and control.
"""

from __future__ import annotations

import re
from typing import Any, Final

from dme_migration.text import Text

__all__ = ["HEALTH_NUMBER_PATTERN", "masked", "patient_trace", "patient_trace_within"]

_SEPARATOR: Final = r"[ \u00a0\u202f-]?"
_MONTHS_OF_BIRTH: Final = "(?:0[1-9]|1[0-2]|5[1-9]|6[0-2])"
# A day written yyyymmdd after a word (« form20260112.pdf ») is no number, unless its year reads as a month of birth.
_A_DAY: Final = (
    rf"(?:19|20)(?!{_MONTHS_OF_BIRTH})[0-9]{{2}}{_SEPARATOR}(?:0[1-9]|1[0-2]){_SEPARATOR}(?:0[1-9]|[12][0-9]|3[01])"
)
# The last part of a UUID is not one either.
_NOT_WITHIN: Final = "(?<![A-Za-z0-9])(?<![0-9A-Fa-f]{4}-)"
HEALTH_NUMBER_PATTERN: Final = (
    rf"{_NOT_WITHIN}[A-Za-z]{{4}}{_SEPARATOR}(?!{_A_DAY})[0-9]{{4}}{_SEPARATOR}[0-9]{{4}}(?![0-9])"
)
"""What looks like a health-insurance number of the RAMQ, as a pattern that Python and JavaScript read alike."""

_SHORTEST: Final = 12
# One quick look, for nearly all texts have none of this. A search for a plain text is much faster than an expression,
# and an expression that begins with one character of a set (`[0-9][0-9]{3}`) than one that begins with four.
_EIGHT_DIGITS: Final = re.compile(rf"[0-9][0-9]{{3}}{_SEPARATOR}[0-9]{{4}}")
_LONG_RUN: Final = 400
_NO_SPACE: Final = re.compile(rf"[^ ]{{{_LONG_RUN}}}")
_HEALTH_NUMBER: Final = re.compile(HEALTH_NUMBER_PATTERN)
_FILE_NAME: Final = re.compile(
    r"patient(?:e|s|es)?[\w. ()-]{0,80}\.(?:csv|tsv|xlsx?|ods|json|ndjson|xml|hl7|zip|db|sqlite)\b", re.IGNORECASE
)
_FILE_CONTENT: Final = re.compile(
    r"^(?:MSH|PID)\|"  # HL7 version 2
    r'|"resourceType"\s{0,9}:\s{0,9}"(?:Patient|Bundle)"'  # FHIR
    r"|;base64,",
    re.MULTILINE,
)
_UNBROKEN: Final = re.compile(r"[A-Za-z0-9+/]{400}")
_LETTERS_OF_A_FILE: Final = 30
"""Different characters in 400 of base64; a word has fewer, however long."""
_COLUMNS: Final = re.compile("[;,\t|]")
_ROWS: Final = 3

_NUMBER_SEEN: Final = Text(
    fr="un texte sans identité de patient\u00a0: quatre lettres et huit chiffres se lisent comme un numéro d'assurance "
    "maladie; retirez-le, aucun renseignement sur un patient n'entre dans un dossier de migration",
    en="a text that identifies no patient: four letters and eight digits read as a health-insurance number; take it "
    "out, nothing about a patient enters a migration case",
)
_FILE_SEEN: Final = Text(
    fr="un texte sans données de patients\u00a0: celui-ci ressemble à un fichier ou à une liste de patients; "
    "retirez-le, et dites plutôt où la preuve est gardée",
    en="a text without data about patients: this one looks like a file or a list of patients; take it out, and "
    "rather say where the evidence is kept",
)


def patient_trace(text: str) -> Text | None:
    """Say what in a text looks like a patient's identity or a file of patients, and what to do; `None` for neither.

    >>> patient_trace("TREA 5362 1498") is None
    False
    >>> patient_trace("courriel du 12 janvier, form20260112.pdf") is None
    True
    """
    if len(text) < _SHORTEST or not _suspect(text):
        return None
    if _HEALTH_NUMBER.search(text):
        return _NUMBER_SEEN
    if _FILE_NAME.search(text) or _FILE_CONTENT.search(text) or _is_base64(text) or _is_table(text):
        return _FILE_SEEN
    return None


def patient_trace_within(value: Any) -> Text | None:
    """Look for `patient_trace` in every text of a JSON value, keys included."""
    if isinstance(value, str):
        return patient_trace(value)
    if isinstance(value, dict):
        parts = [*value, *value.values()]
    elif isinstance(value, list):
        parts = value
    else:
        return None
    return next((trace for part in parts if (trace := patient_trace_within(part)) is not None), None)


def _suspect(text: str) -> bool:
    return (
        _EIGHT_DIGITS.search(text) is not None
        or "patient" in text
        or "Patient" in text
        or "PATIENT" in text
        or "|" in text
        or "\n" in text
        or "{" in text
        or "base64" in text
        or (len(text) >= _LONG_RUN and _NO_SPACE.search(text) is not None)
    )


def masked(text: str) -> str:
    """Hide the letters and digits of what looks like a health-insurance number, for a message that quotes a text.

    >>> masked("voir TREA 5362 1498")
    'voir •••• •••• ••••'
    """
    return _HEALTH_NUMBER.sub(lambda found: re.sub("[A-Za-z0-9]", "•", found[0]), text)


def _is_base64(text: str) -> bool:
    run = _UNBROKEN.search(text)
    return run is not None and len(set(run[0])) >= _LETTERS_OF_A_FILE


def _is_table(text: str) -> bool:
    """Tell whether some lines in a row have the same columns, two separators or more."""
    if "\n" not in text:
        return False
    shapes = ["".join(_COLUMNS.findall(line)) for line in text.splitlines()]
    return any(
        len(shape) > 1 and len(set(shape)) == 1 and all(other == shape for other in shapes[place : place + _ROWS])
        for place, shape in enumerate(shapes[: 1 - _ROWS or None])
    )
