"""Every fault of a document that the converter refused, each with its path.

The walk goes through every branch, whatever it met before. It also gives the document back without its empty values
(``""`` and ``{}`` are no value, DECLARATIONS §1), for a document may have been refused for nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final, TypeVar

from dme_migration.model import CASE_FORMAT, DataGrid, DataSelection, JournalEntry, MigrationCase, NoticePeriod
from dme_migration.model.case import journal_flaws
from dme_migration.model.privacy import patient_trace, patient_trace_within
from dme_migration.model.schedule import Revision, Schedule, ScheduledMilestone, schedule_flaws
from dme_migration.serialization.collecting import NOTHING_SEEN, WHOLE, Faults, Path
from dme_migration.serialization.converter import converter
from dme_migration.serialization.excerpts import Seen
from dme_migration.serialization.problems import ProblemCode
from dme_migration.serialization.scalars import Scalar, nearest
from dme_migration.serialization.shapes import ListOf, ObjectOf, Shape, data_shape, shape_of
from dme_migration.serialization.soundness import Mark
from dme_migration.text import Text

__all__ = ["walked"]

T = TypeVar("T")

_FORMAT: Final = re.compile(r"dme-migration/case-([0-9]{1,9})")
_OBJECT_EXPECTED: Final = Text(
    fr='un objet, entre accolades\u00a0: {"clé": valeur}', en='an object, between braces: {"key": value}'
)
_NOT_NULL: Final = Text(
    fr="une valeur; s'il n'y en a pas, laissez la clé de côté (dans une liste, l'entrée)",
    en="a value; when there is none, leave the key out (in a list, the entry)",
)
_LIST_EXPECTED: Final = Text(
    fr="une liste, entre crochets, même pour une seule entrée\u00a0: [ … ]",
    en="a list, between brackets, even for a single entry: [ … ]",
)
_EXPECTED: Final = {ObjectOf: _OBJECT_EXPECTED, ListOf: _LIST_EXPECTED}
_FORMAT_EXPECTED: Final = Text(fr=f'"{CASE_FORMAT}"', en=f'"{CASE_FORMAT}"')
_PERIOD_KEYS: Final = Text(
    fr="une seule clé parmi days, business_days et months", en="exactly one of days, business_days and months"
)


def walked(document: Any, grid: DataGrid, faults: Faults) -> dict[str, Any]:
    """Record every fault of a sound JSON value in ``faults``; give the document without its empty values."""
    if document is Mark.FAULTY:
        return {}
    if not isinstance(document, dict):
        faults.add(ProblemCode.WRONG_TYPE, WHOLE, seen=document, expected=_OBJECT_EXPECTED)
        return {}
    written = _format(document.get("format", Mark.EMPTY), faults)
    if not written:
        return {}
    rest = {key: item for key, item in document.items() if key != "format"}
    clean = _Walk(grid, faults).members(shape_of(MigrationCase), rest, WHOLE, whole=True)
    return {} if clean is Mark.FAULTY else {"format": CASE_FORMAT, **clean}


def _format(written: object, faults: Faults) -> bool:
    """Check the format; tell whether the rest of the document may be read as one of ours."""
    if written == CASE_FORMAT or written is Mark.FAULTY:
        return True
    if written in (Mark.EMPTY, "", {}):
        faults.add(ProblemCode.MISSING_KEY, (WHOLE, "format"), expected=_FORMAT_EXPECTED)
        return True
    later = _FORMAT.fullmatch(written) if isinstance(written, str) else None
    if later is not None and int(later[1]) > 1:
        expected = Text(
            fr=f"{CASE_FORMAT}\u00a0: ce dossier de migration vient d'une version plus récente, mettez dme-migration "
            "à jour",
            en=f"{CASE_FORMAT}: this case comes from a later version, upgrade dme-migration",
        )
        faults.add(ProblemCode.UNKNOWN_FORMAT, (WHOLE, "format"), seen=written, expected=expected)
        return False
    code = ProblemCode.UNKNOWN_FORMAT if isinstance(written, str) else ProblemCode.WRONG_TYPE
    faults.add(code, (WHOLE, "format"), seen=written, expected=_FORMAT_EXPECTED, near=lambda: CASE_FORMAT)
    return True


class _Walk:
    """One walk. Each method gives the clean value, `Mark.EMPTY` for no value, or `Mark.FAULTY`."""

    def __init__(self, grid: DataGrid, faults: Faults) -> None:
        self._grid = grid
        self._faults = faults

    def value(self, holds: Scalar | ObjectOf | ListOf, value: Any, path: Path) -> Any:
        if value is Mark.FAULTY:
            return value
        if value is None:
            self._faults.add(ProblemCode.WRONG_TYPE, path, seen=value, expected=_NOT_NULL)
            return Mark.FAULTY
        if isinstance(holds, ListOf):
            return self._list(holds.item, value, path)
        if value in ("", {}):
            return Mark.EMPTY
        if isinstance(holds, ObjectOf):
            return self._object(holds.kind, value, path)
        fault = holds.check(value)
        if fault is None:
            return value
        seen = NOTHING_SEEN if fault.code is ProblemCode.PATIENT_DATA else value
        self._faults.add(fault.code, path, seen=seen, expected=fault.expected, near=fault.near)
        return Mark.FAULTY

    def _list(self, item: Scalar | ObjectOf, value: Any, path: Path) -> Any:
        if not isinstance(value, list):
            self._faults.add(ProblemCode.WRONG_TYPE, path, seen=value, expected=_LIST_EXPECTED)
            return Mark.FAULTY
        # The marks keep the places of the entries until the rules on several of them have been checked.
        return [self.value(item, entry, (path, place)) for place, entry in enumerate(value)]

    def _object(self, kind: type, value: Any, path: Path) -> Any:
        if not isinstance(value, dict):
            self._faults.add(ProblemCode.WRONG_TYPE, path, seen=value, expected=_OBJECT_EXPECTED)
            return Mark.FAULTY
        shape = data_shape(self._grid) if kind is DataSelection else shape_of(kind)
        clean = self.members(shape, value, path)
        if clean and kind is DataSelection and not self._faults.number:
            # Built here, where the grid is known: its codes may begin with x- too.
            choices = {code: choice for code, choice in clean.items() if code in shape.keys}
            return DataSelection(
                choices=choices, extra={key: item for key, item in clean.items() if key not in choices}
            )
        return clean if clean is Mark.FAULTY or clean else Mark.EMPTY

    def members(self, shape: Shape, value: dict[str, Any], path: Path, *, whole: bool = False) -> Any:
        """Walk an object; an object whose every value is empty is empty itself, unless it is the ``whole`` document."""
        before = self._faults.number
        clean: dict[str, Any] = {}
        for name, item in value.items():
            if name in shape.keys:
                read = self.value(shape.keys[name].holds, item, (path, name))
                if read is not Mark.EMPTY:
                    clean[name] = read
            elif name.startswith("x-"):
                clean[name] = self._own(name, item, path)
            else:
                self._unknown(shape, name, path)
        if not clean and self._faults.number == before and not whole:
            return {}
        for name in shape.required:
            if name not in clean:
                holds = shape.keys[name].holds
                expected = holds.expected if isinstance(holds, Scalar) else _EXPECTED[type(holds)]
                self._faults.add(ProblemCode.MISSING_KEY, (path, name), expected=expected)
        self._between(shape.kind, clean, path)
        if self._faults.number > before or any(_faulty(item) for item in clean.values()):
            return Mark.FAULTY
        return {name: _without_marks(item) if name in shape.keys else item for name, item in clean.items()}

    def _own(self, name: str, item: Any, path: Path) -> Any:
        trace = patient_trace(name) or patient_trace_within(item)
        if trace is None:
            return item
        self._faults.add(ProblemCode.PATIENT_DATA, (path, name), expected=trace)
        return Mark.FAULTY

    def _unknown(self, shape: Shape, name: str, path: Path) -> None:
        names = tuple(shape.keys)
        if shape.kind is MigrationCase:
            names = ("format", *names)
        if shape.kind is DataSelection:
            code = ProblemCode.UNKNOWN_CATEGORY
            expected = Text(
                fr=f"une catégorie de la grille ({', '.join(names)}), ou une clé à vous qui commence par x-",
                en=f"a category of the grid ({', '.join(names)}), or a key of your own that begins with x-",
            )
        else:
            code = ProblemCode.UNKNOWN_KEY
            expected = Text(
                fr=f"une de ces clés\u00a0: {', '.join(names)}; ou une clé à vous, qui commence par x-",
                en=f"one of {', '.join(names)}; or a key of your own, which begins with x-",
            )
        self._faults.add(code, (path, name), seen=name, expected=expected, near=lambda: nearest(name, names))

    def _between(self, kind: type, clean: dict[str, Any], path: Path) -> None:
        """Check the rules that bear on several keys or entries."""
        if kind is NoticePeriod:
            given = [name for name in clean if not name.startswith("x-")]
            if len(given) > 1:
                seen = Seen.words(", ".join(given))
                self._faults.add(ProblemCode.CONFLICTING_KEYS, path, seen=seen, expected=_PERIOD_KEYS)
            elif not given:
                self._faults.add(ProblemCode.MISSING_KEY, path, expected=_PERIOD_KEYS)
        elif kind is Schedule:
            milestones, whole = _entries(clean.get("milestones", []), ScheduledMilestone)
            revisions, all_read = _entries(clean.get("revisions", []), Revision)
            chained = [entry for _, entry in revisions] if whole and all_read else []
            flaws = schedule_flaws([entry for _, entry in milestones], chained)
            self._tell(flaws, path, {"milestones": milestones, "revisions": revisions})
        elif kind is MigrationCase:
            journal, _ = _entries(clean.get("journal", []), JournalEntry)
            flaws = journal_flaws([entry for _, entry in journal])
            self._tell(flaws, (path, "journal"), {"": journal})

    def _tell(
        self, flaws: Iterable[tuple[str, str, str, Text]], path: Path, entries: dict[str, list[tuple[int, Any]]]
    ) -> None:
        """Record what the model says of several entries, whose places are those of the sound ones."""
        for where, code, seen, remedy in flaws:
            name, place, key = re.split(r"\[|\]\.", where)
            within = (path, name) if name else path
            at = ((within, entries[name][int(place)][0]), key)
            self._faults.add(ProblemCode(code), at, seen=seen, expected=remedy)


def _entries(read: Any, kind: type[T]) -> tuple[list[tuple[int, T]], bool]:
    """Build the sound entries of a list, each with its place, and tell whether all are sound."""
    if read is Mark.FAULTY:
        return [], False
    built = [
        (place, converter().structure({key: item for key, item in entry.items() if not key.startswith("x-")}, kind))
        for place, entry in enumerate(read)
        if not isinstance(entry, Mark)
    ]
    return built, Mark.FAULTY not in read


def _faulty(read: Any) -> bool:
    return read is Mark.FAULTY or (isinstance(read, list) and Mark.FAULTY in read)


def _without_marks(read: Any) -> Any:
    return [entry for entry in read if entry is not Mark.EMPTY] if isinstance(read, list) else read
