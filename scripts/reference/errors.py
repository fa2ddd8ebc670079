"""The page of the errors: each fault of a document with the message that it gives, then what Python code may meet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Final

from dme_migration.calendar import BusinessCalendar
from dme_migration.errors import DmeMigrationError, DocumentError, LetterError
from dme_migration.model import Signature
from dme_migration.planning import plan
from dme_migration.report import letter
from dme_migration.rules import Readings
from dme_migration.serialization import MAX_DOCUMENT_BYTES, Problem, ProblemCode, load_case
from dme_migration.serialization.collecting import MOST_PROBLEMS
from dme_migration.serialization.excerpts import Seen
from dme_migration.text import NBSP, Language, Text
from scripts.reference.writing import Page, code, label, link, plain

__all__ = ["page"]

_FORMAT: Final = '"format": "dme-migration/case-1"'


def _case(members: str = "", request: str = '"objective": "emr_change"') -> str:
    """Write a document with these members; its request is as short as can be."""
    lines = (_FORMAT, f'"request": {{{request}}}', *filter(None, [members]))
    return "{\n  " + ",\n  ".join(lines) + "\n}"


def _request(members: str) -> str:
    return _case(request=members)


def _schedule(members: str) -> str:
    return _case(f'"schedule": {{{members}}}')


def _complaint(received_at: str) -> str:
    return _case(f'"complaints": [{{"received_at": "{received_at}"}}]')


_DOCUMENTS: Final[dict[ProblemCode, bytes | str]] = {
    ProblemCode.BAD_ENCODING: _case('"id": "Dossier de Québec"').encode("latin-1"),
    ProblemCode.BAD_JSON: _case() + ",",
    ProblemCode.TOO_LARGE: " " * (MAX_DOCUMENT_BYTES + 1),
    ProblemCode.TOO_DEEP: _case(f'"x-own": {"[" * 65}{"]" * 65}'),
    ProblemCode.DUPLICATE_KEY: _case('"id": "2026-0042", "id": "2026-0043"'),
    ProblemCode.UNKNOWN_FORMAT: _case().replace("case-1", "case-9"),
    ProblemCode.UNKNOWN_KEY: _request('"client": {"knd": "clinic"}'),
    ProblemCode.MISSING_KEY: _request('"signatures": [{"signatory": "Marc Roy"}]'),
    ProblemCode.CONFLICTING_KEYS: _request('"contract": {"notice_period": {"days": 30, "months": 1}}'),
    ProblemCode.WRONG_TYPE: _case('"id": 42'),
    ProblemCode.BLANK_TEXT: _case('"id": "  "'),
    ProblemCode.BAD_CHOICE: _request('"objective": "emr_chnge"'),
    ProblemCode.BAD_DATE: _schedule('"delivered_on": "2026-02-30"'),
    ProblemCode.BAD_INSTANT: _complaint("2026-01-12T25:00:00-05:00"),
    ProblemCode.NAIVE_INSTANT: _complaint("2026-01-12T16:20:00"),
    ProblemCode.BAD_NUMBER: _case('"fees": {"practitioners": NaN}'),
    ProblemCode.OUT_OF_RANGE: _case('"fees": {"practitioners": -1}'),
    ProblemCode.BAD_AMOUNT: _case('"fees": {"extraction_cad": "450,00 $"}'),
    ProblemCode.BAD_ZONE: _request('"client": {"time_zone": "Europe/Paris"}'),
    ProblemCode.UNKNOWN_CATEGORY: _request('"data": {"alergies": true}'),
    ProblemCode.REPEATED_MILESTONE: _schedule(
        '"milestones": [{"milestone": "production"}, {"milestone": "production", "on": "2026-02-26"}]'
    ),
    ProblemCode.BROKEN_REVISIONS: _schedule(
        '"milestones": [{"milestone": "production", "on": "2026-02-26"}], "revisions": '
        '[{"milestone": "production", "from": "2026-02-20", "to": "2026-02-25", "made_on": "2026-02-12"}]'
    ),
    ProblemCode.PATIENT_DATA: _case('"id": "TREM 8051 1234"'),
    ProblemCode.MORE_PROBLEMS: _case(f'"journal": [{", ".join(["1"] * (MOST_PROBLEMS + 2))}]'),
}
_LAST_RESORT: Final = ProblemCode.REFUSED
_WHOLE: Final = 400
"""A longer document is described, not shown."""

_TITLE: Final = Text(fr="Les erreurs", en="The errors")
_ABOUT: Final = Text(
    fr="Ce que dit la bibliothèque de ce qu'elle ne peut pas lire. Un manquement à la procédure n'est jamais une "
    "erreur\u00a0: c'est un constat.",
    en="What the library says of what it cannot read. A breach of the procedure is never an error: it is a finding.",
)
_FAULTS: Final = Text(fr="Fautes d'un document", en="Faults of a document")
_TOGETHER: Final = Text(
    fr="Un document est refusé en entier, avec toutes ses fautes à la fois\u00a0: chacune a un code qui ne change "
    "jamais, un chemin, ce qui a été vu, ce qui était attendu et, s'il y en a une, l'orthographe la plus proche. La "
    "commande finit par 3; en Python, `DocumentError.problems` les contient. Ce qui est attendu dit aussi comment "
    "corriger.",
    en="A document is refused whole, with all its faults at once: each has a code that never changes, a path, what "
    "was seen, what was expected and, when there is one, the nearest spelling. The command ends with 3; in Python, "
    "`DocumentError.problems` holds them. What is expected also says how to mend.",
)
_SHAPE: Final = Text(fr="forme", en="shape")
_MARK: Final = Text(fr="…", en="…")
_PATH: Final = Text(fr="chemin", en="path")
_LONG: Final = Text(fr="*(un document de {n} caractères)*", en="*(a document of {n} characters)*")
_RESORT: Final = Text(
    fr="Le dernier recours\u00a0: le document a passé chaque vérification, et le modèle le refuse encore. Aucun "
    "document connu n'en arrive là; si le vôtre le fait, signalez-le.",
    en="The last resort: the document passed every check, and the model still refuses it. No known document comes to "
    "this; if yours does, please report it.",
)
_BYTES: Final = Text(fr="Ses octets sont du Latin-1, non de l'UTF-8.", en="Its bytes are Latin-1, not UTF-8.")
_RAISED: Final = Text(fr="Exceptions de Python", en="Exceptions of Python")
_CLASSES: Final = Text(
    fr="Tout ce que la bibliothèque lève descend de `DmeMigrationError`; les messages destinés à qui programme sont en "
    "anglais. [Les classes](api/errors.md).",
    en="Everything that the library raises descends from `DmeMigrationError`. [The classes](api/errors.md).",
)


def page(language: Language) -> str:
    """Give the page."""
    written = Page(language, _TITLE)
    written.text(_ABOUT)
    written.heading(2, _FAULTS[language])
    written.text(_TOGETHER)
    for kind in ProblemCode:
        written.heading(3, kind.value)
        if kind is _LAST_RESORT:
            written.text(_RESORT)
            continue
        problem = _problem(kind)
        written.text(f"{label(_SHAPE, language)} {_shape(kind, language)}")
        _shown(written, _DOCUMENTS[kind], language)
        written.quote(plain(problem.message(language)))
    written.heading(2, _RAISED[language])
    written.text(_CLASSES)
    for example, raised in _raised():
        written.text(link(code(type(raised).__name__), f"api/errors.md#dme_migration.errors.{type(raised).__name__}"))
        written.block("text", example)
        written.quote(plain(_message(raised, language)))
    return str(written)


def _problem(kind: ProblemCode) -> Problem:
    """Give the fault that a document of the table gives.

    Raises:
        LookupError: the document gives another, or others.
    """
    try:
        load_case(_DOCUMENTS[kind])
    except DocumentError as error:
        if {problem.code for problem in error.problems} in ({kind}, {ProblemCode.WRONG_TYPE, kind}):
            return error.problems[-1]
    raise LookupError(f"the document of the table does not give {kind} alone")


def _shape(kind: ProblemCode, language: Language) -> str:
    """Give the message of a fault, with a mark in the place of what changes from one document to another."""
    shape = Problem(code=kind, path=_PATH[language], seen=Seen.words(_MARK[language]), expected=_MARK)
    return plain(shape.message(language)).replace("….", "…")


def _message(raised: DmeMigrationError, language: Language) -> str:
    if isinstance(raised, LetterError):
        return " ".join(fact.message(language) for fact in raised.missing)
    return str(raised)


def _shown(written: Page, document: bytes | str, language: Language) -> None:
    text = document if isinstance(document, str) else document.decode("latin-1")
    if len(text) > _WHOLE:
        thousands = NBSP if language is Language.FR else ","
        written.text(_LONG.filled(language, n=f"{len(text):,}".replace(",", thousands)))
        return
    written.block("text", text)
    if isinstance(document, bytes):
        written.text(_BYTES)


def _raised() -> Iterator[tuple[str, DmeMigrationError]]:
    """Give what makes an error of each class, and the error."""
    case = load_case(_case())
    calls: tuple[tuple[str, Callable[[], object]], ...] = (
        (
            'Signature(signatory="", signed_on=date(2026, 1, 8))',
            lambda: Signature(signatory="", signed_on=date(2026, 1, 8)),
        ),
        (
            "BusinessCalendar.quebec().add(datetime(2026, 3, 26, 9), 7)",
            lambda: BusinessCalendar.quebec().add(datetime(2026, 3, 26, 9), 7),  # noqa: DTZ001 - it is refused
        ),
        ('Readings({"acces-anchor": "production"})', lambda: Readings({"acces-anchor": "production"})),
        (
            'plan(case, as_of=date(2026, 1, 12), fixed={"production": date(2026, 1, 13)})',
            lambda: plan(case, as_of=date(2026, 1, 12), fixed={"production": date(2026, 1, 13)}),
        ),
        (
            'letter("complaint", case, as_of=date(2026, 1, 12))',
            lambda: letter("complaint", case, as_of=date(2026, 1, 12)),
        ),
    )
    for example, call in calls:
        try:
            call()
        except DmeMigrationError as error:
            yield example, error
