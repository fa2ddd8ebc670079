"""What one value of a case document may be: a text, a choice, a milestone, true or false, an amount, a whole number.

Days, instants and zones have their own page, `times`.

A scalar holds its check and its JSON Schema side by side. The check looks at a JSON value and says what is wrong with
it, in words; the conversion is the converter's, and the last word is the model's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final, NamedTuple

import attrs

from dme_migration.model import MILESTONES
from dme_migration.model.moments import is_milestone
from dme_migration.model.privacy import HEALTH_NUMBER_PATTERN, patient_trace
from dme_migration.serialization.problems import ProblemCode
from dme_migration.text import Text

__all__ = [
    "AMOUNT",
    "BOOLEAN",
    "LONGEST_SPELLING",
    "MILESTONE",
    "WORDS",
    "Fault",
    "Scalar",
    "choice",
    "count",
    "nearest",
]

LONGEST_SPELLING: Final = 60
"""A longer word is nobody's misspelling: no suggestion is looked for."""


class Fault(NamedTuple):
    """What is wrong with a value: the kind of fault, what was expected, how to look for the nearest right spelling."""

    code: ProblemCode
    expected: Text
    near: Callable[[], str | None] | None = None


def _frozen(schema: Mapping[str, object]) -> Mapping[str, object]:
    return MappingProxyType(dict(schema))


@attrs.frozen(kw_only=True)
class Scalar:
    """One kind of value. ``check`` gives the fault of a JSON value that is not of this kind, `None` for a good one."""

    name: str
    expected: Text
    check: Callable[[Any], Fault | None]
    schema: Mapping[str, object] = attrs.field(converter=_frozen, eq=False)


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """Give the choice nearest to a misspelt word, or `None`.

    >>> nearest("knd", ["kind", "name"])
    'kind'
    """
    if len(word) > LONGEST_SPELLING:
        return None
    known = {item.casefold(): item for item in choices}
    close = get_close_matches(word.strip().casefold().replace("-", "_").replace(" ", "_"), known, n=1, cutoff=0.6)
    if not close:
        close = get_close_matches(word.strip().casefold(), known, n=1, cutoff=0.6)
    return known[close[0]] if close else None


_TEXT_EXPECTED: Final = Text(
    fr="un texte, entre guillemets, qui dit quelque chose", en="a text, between quotation marks, that says something"
)


def _between_quotes(value: object) -> str | None:
    """Write a number as the text that it was perhaps meant to be."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    digits = str(value)
    return f'"{digits}"' if len(digits) <= LONGEST_SPELLING else None


def _words(value: object) -> Fault | None:
    if not isinstance(value, str):
        return Fault(ProblemCode.WRONG_TYPE, _TEXT_EXPECTED, lambda: _between_quotes(value))
    if not value.strip():
        return Fault(ProblemCode.BLANK_TEXT, _TEXT_EXPECTED)
    trace = patient_trace(value)
    return None if trace is None else Fault(ProblemCode.PATIENT_DATA, trace)


_AMOUNT_SHAPE: Final = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,4})?")

WORDS: Final = Scalar(
    name="text",
    expected=_TEXT_EXPECTED,
    check=_words,
    schema={"type": "string", "pattern": r"\S", "not": {"pattern": HEALTH_NUMBER_PATTERN}},
)


def choice(kind: type[StrEnum]) -> Scalar:
    """Make the scalar of a closed choice."""
    names = tuple(member.value for member in kind)
    expected = Text(fr=f"un de ces choix\u00a0: {', '.join(names)}", en=f"one of {', '.join(names)}")

    def check(value: object) -> Fault | None:
        if not isinstance(value, str):
            return Fault(ProblemCode.WRONG_TYPE, expected)
        return None if value in names else Fault(ProblemCode.BAD_CHOICE, expected, lambda: nearest(value, names))

    return Scalar(name=kind.__name__, expected=expected, check=check, schema={"type": "string", "enum": list(names)})


_MILESTONE_EXPECTED: Final = Text(
    fr=f"une étape ({', '.join(MILESTONES)}), ou la vôtre, en minuscules et commençant par x-",
    en=f"a milestone ({', '.join(MILESTONES)}), or one of your own, lower case and beginning with x-",
)


def _milestone(value: object) -> Fault | None:
    if not isinstance(value, str):
        return Fault(ProblemCode.WRONG_TYPE, _MILESTONE_EXPECTED)
    if is_milestone(value):
        return None
    trace = patient_trace(value)
    if trace is not None:
        return Fault(ProblemCode.PATIENT_DATA, trace)
    return Fault(ProblemCode.BAD_CHOICE, _MILESTONE_EXPECTED, lambda: nearest(value, MILESTONES))


MILESTONE: Final = Scalar(
    name="milestone",
    expected=_MILESTONE_EXPECTED,
    check=_milestone,
    schema={
        "type": "string",
        "anyOf": [
            {"enum": [str(name) for name in MILESTONES]},
            {"pattern": "^x-[a-z0-9][a-z0-9_-]*$", "not": {"pattern": HEALTH_NUMBER_PATTERN}},
        ],
    },
)

_BOOLEAN_EXPECTED: Final = Text(fr="true ou false, sans guillemets", en="true or false, without quotation marks")
_BOOLEAN_WORDS: Final = {"true": "true", "false": "false", "oui": "true", "non": "false", "yes": "true", "no": "false"}


def _boolean(value: object) -> Fault | None:
    if isinstance(value, bool):
        return None
    return Fault(ProblemCode.WRONG_TYPE, _BOOLEAN_EXPECTED, lambda: _nearest_boolean(value))


def _nearest_boolean(value: object) -> str | None:
    return _BOOLEAN_WORDS.get(value[:LONGEST_SPELLING].strip().casefold()) if isinstance(value, str) else None


BOOLEAN: Final = Scalar(name="boolean", expected=_BOOLEAN_EXPECTED, check=_boolean, schema={"type": "boolean"})

_AMOUNT_EXPECTED: Final = Text(
    fr='un montant en dollars, zéro ou plus, écrit comme un texte, par exemple "450.00"',
    en='an amount in dollars, zero or more, written as a text, such as "450.00"',
)


def _amount(value: object) -> Fault | None:
    if isinstance(value, str) and _AMOUNT_SHAPE.fullmatch(value):
        return None
    code = ProblemCode.BAD_AMOUNT if isinstance(value, str) else ProblemCode.WRONG_TYPE
    return Fault(code, _AMOUNT_EXPECTED, lambda: _nearest_amount(value))


def _nearest_amount(value: object) -> str | None:
    if isinstance(value, str):
        plain = value[:LONGEST_SPELLING].strip("$ \u00a0\u202f").replace(",", ".")
        return plain if _AMOUNT_SHAPE.fullmatch(plain) else None
    quoted = _between_quotes(value)
    return quoted if quoted and _AMOUNT_SHAPE.fullmatch(quoted.strip('"')) else None


AMOUNT: Final = Scalar(
    name="amount",
    expected=_AMOUNT_EXPECTED,
    check=_amount,
    schema={"type": "string", "pattern": r"^[0-9]{1,12}(?:\.[0-9]{1,4})?$", "maxLength": 17},
)


def count(most: int) -> Scalar:
    """Make the scalar of a whole number from zero to ``most``."""
    expected = Text(
        fr=f"un nombre entier de 0 à {most}, sans guillemets", en=f"a whole number from 0 to {most}, without quotes"
    )

    def check(value: object) -> Fault | None:
        if isinstance(value, bool) or not isinstance(value, int):
            return Fault(ProblemCode.WRONG_TYPE, expected, lambda: _nearest_count(value, most))
        return None if 0 <= value <= most else Fault(ProblemCode.OUT_OF_RANGE, expected)

    return Scalar(
        name=f"count-{most}", expected=expected, check=check, schema={"type": "integer", "minimum": 0, "maximum": most}
    )


def _nearest_count(value: object, most: int) -> str | None:
    digits = value.strip() if isinstance(value, str) and len(value) <= LONGEST_SPELLING else ""
    return digits if digits.isascii() and digits.isdigit() and int(digits) <= most else None
