"""A fault of a document: where it is, what was seen there, what was expected, and the nearest right spelling.

A document is refused whole, with every fault at once (DESIGN, « In and out »). The codes are final: a program may rely
on them, a person reads the message.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

import attrs

from dme_migration.serialization.excerpts import Seen
from dme_migration.text import Language, Text

__all__ = ["WHOLE_DOCUMENT", "Problem", "ProblemCode"]

WHOLE_DOCUMENT: Final = "$"
"""The path of a fault of the document itself."""

_NBSP: Final = "\u00a0"


class ProblemCode(StrEnum):
    """What kind of fault it is."""

    BAD_ENCODING = "bad-encoding"
    BAD_JSON = "bad-json"
    TOO_LARGE = "too-large"
    TOO_DEEP = "too-deep"
    DUPLICATE_KEY = "duplicate-key"
    UNKNOWN_FORMAT = "unknown-format"
    UNKNOWN_KEY = "unknown-key"
    MISSING_KEY = "missing-key"
    CONFLICTING_KEYS = "conflicting-keys"
    WRONG_TYPE = "wrong-type"
    BLANK_TEXT = "blank-text"
    BAD_CHOICE = "bad-choice"
    BAD_DATE = "bad-date"
    BAD_INSTANT = "bad-instant"
    NAIVE_INSTANT = "naive-instant"
    BAD_NUMBER = "bad-number"
    OUT_OF_RANGE = "out-of-range"
    BAD_AMOUNT = "bad-amount"
    BAD_ZONE = "bad-zone"
    UNKNOWN_CATEGORY = "unknown-category"
    REPEATED_MILESTONE = "repeated-milestone"
    BROKEN_REVISIONS = "broken-revisions"
    PATIENT_DATA = "patient-data"
    REFUSED = "refused"
    MORE_PROBLEMS = "more-problems"


_LEADS: Final[Mapping[ProblemCode, Text]] = MappingProxyType(
    {
        ProblemCode.BAD_ENCODING: Text(
            fr="{found} ne se lit pas comme du texte UTF-8", en="{found} does not read as UTF-8 text"
        ),
        ProblemCode.BAD_JSON: Text(fr="ce n'est pas du JSON", en="this is not JSON"),
        ProblemCode.TOO_LARGE: Text(fr="le document est trop gros ({found})", en="the document is too large ({found})"),
        ProblemCode.TOO_DEEP: Text(
            fr="le document est trop imbriqué ({found})", en="the document is nested too deep ({found})"
        ),
        ProblemCode.DUPLICATE_KEY: Text(
            fr="la clé {found} est écrite deux fois", en="the key {found} is written twice"
        ),
        ProblemCode.UNKNOWN_FORMAT: Text(fr="{found} n'est pas un format connu", en="{found} is not a known format"),
        ProblemCode.UNKNOWN_KEY: Text(fr="il n'y a pas de clé {found} ici", en="there is no key {found} here"),
        ProblemCode.MISSING_KEY: Text(fr="il manque cette clé", en="this key is missing"),
        ProblemCode.CONFLICTING_KEYS: Text(fr="une clé de trop ({found})", en="one key too many ({found})"),
        ProblemCode.WRONG_TYPE: Text(fr="{found} n'a pas sa place ici", en="{found} has no place here"),
        ProblemCode.BLANK_TEXT: Text(fr="{found} ne dit rien", en="{found} says nothing"),
        ProblemCode.BAD_CHOICE: Text(fr="{found} n'est pas un des choix", en="{found} is not one of the choices"),
        ProblemCode.BAD_DATE: Text(fr="{found} n'est pas une date", en="{found} is not a date"),
        ProblemCode.BAD_INSTANT: Text(fr="{found} n'est pas un instant", en="{found} is not an instant"),
        ProblemCode.NAIVE_INSTANT: Text(fr="{found} ne dit pas son décalage horaire", en="{found} has no UTC offset"),
        ProblemCode.BAD_NUMBER: Text(fr="{found} n'est pas un nombre utilisable", en="{found} is not a usable number"),
        ProblemCode.OUT_OF_RANGE: Text(fr="{found} est hors des limites", en="{found} is out of range"),
        ProblemCode.BAD_AMOUNT: Text(fr="{found} n'est pas un montant", en="{found} is not an amount"),
        ProblemCode.BAD_ZONE: Text(
            fr="{found} n'est pas un fuseau horaire du Québec", en="{found} is not a time zone of Québec"
        ),
        ProblemCode.UNKNOWN_CATEGORY: Text(
            fr="{found} n'est pas une catégorie de la grille de données",
            en="{found} is not a category of the data grid",
        ),
        ProblemCode.REPEATED_MILESTONE: Text(fr="{found} figure deux fois", en="{found} stands twice"),
        ProblemCode.BROKEN_REVISIONS: Text(
            fr="la révision vers {found} ne mène pas à la date actuelle",
            en="the revision to {found} does not lead to the present day",
        ),
        ProblemCode.PATIENT_DATA: Text(
            fr="ce texte semble parler d'un patient, et n'est pas répété ici",
            en="this text seems to speak of a patient, and is not repeated here",
        ),
        ProblemCode.REFUSED: Text(fr="ce dossier de migration ne peut pas exister", en="this case cannot be"),
        ProblemCode.MORE_PROBLEMS: Text(fr="et {found} autres fautes", en="and {found} more faults"),
    },
)


@attrs.frozen(kw_only=True)
class Problem:
    """One fault of a document.

    ``path`` is that of DECLARATIONS §6 (``request.client.knd``, ``schedule.milestones[0].on``), ``$`` for the document
    itself. ``found`` is a short excerpt of what was seen, `None` when nothing was; ``suggestion`` is the nearest right
    spelling, when there is one.

    >>> problem = Problem(
    ...     code="unknown-key",
    ...     path="request.client.knd",
    ...     seen=Seen.text("knd"),
    ...     expected=Text(fr="une clé connue", en="a known key"),
    ...     suggestion="kind",
    ... )
    >>> print(problem.message(Language.EN))
    request.client.knd: there is no key “knd” here. Expected: a known key. Did you mean “kind”?
    """

    code: ProblemCode = attrs.field(converter=ProblemCode)
    path: str
    expected: Text
    seen: Seen | None = None
    suggestion: str | None = None

    @property
    def found(self) -> str | None:
        """Give a short excerpt of what was seen: a text as it is, anything else as JSON."""
        return None if self.seen is None else self.seen.excerpt

    def message(self, language: Language = Language.FR) -> str:
        """Say in one line where the fault is, what was seen, what was expected, and the nearest spelling."""
        french = Language(language) is Language.FR
        colon = f"{_NBSP}:" if french else ":"
        where = self.path
        if self.path == WHOLE_DOCUMENT:
            where = "document" if french else "the document"
        seen = "" if self.seen is None else self._seen(Language(language))
        said = _LEADS[self.code][Language(language)].replace("{found}", seen)
        label = "Attendu" if french else "Expected"
        line = f"{where}{colon} {said}. {label}{colon} {self.expected[Language(language)]}."
        if self.suggestion is not None:
            line += (
                f" Vouliez-vous dire «{_NBSP}{self.suggestion}{_NBSP}»?"
                if french
                else (f" Did you mean “{self.suggestion}”?")
            )
        return line

    def _seen(self, language: Language) -> str:
        if self.seen is None:  # pragma: no cover - asked for what was seen only
            return ""
        return self.seen.with_kind(language) if self.code is ProblemCode.WRONG_TYPE else self.seen.quoted(language)

    def __str__(self) -> str:
        return self.message(Language.FR)

    def as_json(self, language: Language = Language.FR) -> dict[str, str | None]:
        """Give the fault as the document ``problems-1`` has it."""
        return {
            "code": str(self.code),
            "path": self.path,
            "found": self.found,
            "expected": self.expected[Language(language)],
            "suggestion": self.suggestion,
            "message": self.message(language),
        }
