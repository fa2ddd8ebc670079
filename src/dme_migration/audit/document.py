"""The map of an audit: one document to one row. It never raises for a bad document; the row carries the faults."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from dme_migration.audit.hours_left import awaited_in
from dme_migration.audit.lateness import breach_of
from dme_migration.audit.row import CODES, AuditFault, AuditRow, Awaited, Breach, Due
from dme_migration.audit.scope import EVERYTHING, Scope, View
from dme_migration.errors import CalendarError, DocumentError
from dme_migration.model.case import MigrationCase
from dme_migration.model.parties import Party
from dme_migration.rules.evaluator import Evaluator
from dme_migration.rules.findings import Assessment
from dme_migration.rules.obligation import Modality
from dme_migration.rules.status import Status, Verdict
from dme_migration.serialization import load_case
from dme_migration.text import Language, Text

__all__ = ["MOST_FAULTS", "AsOf", "audit_case", "audit_document", "unreadable"]

AsOf = date | Mapping[str, date]
"""The day of judgement (or aware instant); or that of each time zone, by its name, when « today » is meant."""

MOST_FAULTS: Final = 20
"""How many faults of a document a row carries; ``check`` tells them all."""
_CODES: Final = dict(CODES)  # a plain dictionary answers faster than a view of one
_BREACHED: Final = CODES[Status.BREACHED]
_PENDING: Final = CODES[Status.PENDING]
_INTERNAL: Final = Text(
    fr="Le programme n'a pas su juger ce document ({words}). C'est une faute du programme\u00a0: signalez-la, s'il "
    "vous plaît.",
    en="The program could not judge this document ({words}). The program is at fault: please report it.",
)


def audit_document(
    data: bytes | str, source: str, *, evaluator: Evaluator, as_of: AsOf, scope: Scope = EVERYTHING
) -> AuditRow:
    """Read a document, judge it, and give its row; ``source`` names where it came from (a path, ``cases.ndjson:12``).

    Raises:
        CalendarError: ``as_of`` is a naive instant, or no day; never the document's doing.

    >>> audit_document(b"{}", "empty.json", evaluator=Evaluator(), as_of=date(2026, 3, 10)).ok
    False
    """
    try:
        case = load_case(data, grid=evaluator.grid)
        return audit_case(case, source, evaluator=evaluator, as_of=as_of, scope=scope)
    except DocumentError as error:
        faults = (
            AuditFault(
                code=str(problem.code),
                path=problem.path,
                message=Text(fr=problem.message(Language.FR), en=problem.message(Language.EN)),
            )
            for problem in error.problems[:MOST_FAULTS]
        )
        return unreadable(source, faults, count=len(error.problems))
    except CalendarError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a document brings to light must not stop the thousands after it
        words = f"{type(error).__name__}: {error}"
        message = Text(fr=_INTERNAL.fr.format(words=words), en=_INTERNAL.en.format(words=words))
        return unreadable(source, [AuditFault(code="internal-error", path="$", message=message)])


def unreadable(source: str, faults: Iterable[AuditFault], *, count: int | None = None) -> AuditRow:
    """Give the row of a document that could not be read; ``count`` when there are more faults than are carried."""
    carried = tuple(faults)
    return AuditRow(source=source, faults=carried, fault_count=len(carried) if count is None else count)


def audit_case(
    case: MigrationCase, source: str, *, evaluator: Evaluator, as_of: AsOf, scope: Scope = EVERYTHING
) -> AuditRow:
    """Judge a case that was read already, and give its row.

    Raises:
        CalendarError: ``as_of`` is a naive instant, or no day.
    """
    moment = as_of[case.zone.key] if isinstance(as_of, Mapping) else as_of
    assessment = evaluator.evaluate(case, as_of=moment)
    view = scope.view(assessment.obligations)
    codes = _codes(assessment, view)
    breaches, warnings = _breaches(assessment, view, codes)
    names = {bearer.party: bearer.name for bearer in assessment.parties}
    return AuditRow(
        source=source,
        id=case.id,
        as_of=moment,
        day=assessment.day,
        objective=case.request.objective,
        first_sent=assessment.first_sent,
        source_vendor=names[Party.SOURCE_VENDOR],
        receiving_vendor=names[Party.RECEIVING_VENDOR],
        columns=view.columns,
        codes=codes,
        verdict=_verdict(view, codes, breaches),
        breaches=breaches,
        warnings=warnings,
        due=_next_deadlines(assessment, view, codes),
        awaited=_awaited(case, moment, evaluator, view),
    )


def _codes(assessment: Assessment, view: View) -> str:
    rulings = assessment.rulings
    if not view.whole:
        rulings = tuple(rulings[place] for place in view.places)
    codes = [_CODES[ruling.status] for ruling in rulings]
    if assessment.waived:
        waived = CODES[Status.WAIVED]
        for place, column in enumerate(view.columns):
            if column.id in assessment.waived:
                codes[place] = waived
    return "".join(codes)


def _breaches(assessment: Assessment, view: View, codes: str) -> tuple[tuple[Breach, ...], tuple[Breach, ...]]:
    found: dict[Modality, list[Breach]] = {Modality.MUST: [], Modality.SHOULD: []}
    at = codes.find(_BREACHED)
    while at >= 0:
        column = view.columns[at]
        ruling = assessment.rulings[view.places[at]]
        calendar = assessment.evaluator.calendar
        found[column.modality].append(breach_of(column.id, ruling, day=assessment.day, calendar=calendar))
        at = codes.find(_BREACHED, at + 1)
    return tuple(found[Modality.MUST]), tuple(found[Modality.SHOULD])


def _verdict(view: View, codes: str, breaches: tuple[Breach, ...]) -> Verdict:
    """Sum up the duties looked at, as `Assessment.verdict` does for all of them (DECLARATIONS §6)."""
    if breaches:
        return Verdict.BREACH
    duties = view.duties
    for status, verdict in ((Status.UNDETERMINED, Verdict.UNDETERMINED), (Status.PENDING, Verdict.ON_TRACK)):
        code = CODES[status]
        at = codes.find(code)
        while at >= 0:
            if at in duties:
                return verdict
            at = codes.find(code, at + 1)
    return Verdict.COMPLETE


def _next_deadlines(assessment: Assessment, view: View, codes: str) -> tuple[Due, ...]:
    first: dict[Party, tuple[date, int]] = {}
    at = codes.find(_PENDING)
    while at >= 0:
        ruling = assessment.rulings[view.places[at]]
        if ruling.due_on is not None:
            for party in view.columns[at].bearers:
                known = first.get(party)
                if known is None or ruling.due_on < known[0]:
                    first[party] = ruling.due_on, at
        at = codes.find(_PENDING, at + 1)
    count, day = assessment.evaluator.calendar.count, assessment.day
    return tuple(
        Due(
            party=party,
            obligation=view.columns[first[party][1]].id,
            due_on=first[party][0],
            due_at=assessment.rulings[view.places[first[party][1]]].due_at,
            business_days=count(after=day, through=first[party][0]),
        )
        for party in Party
        if party in first
    )


def _awaited(case: MigrationCase, moment: date, evaluator: Evaluator, view: View) -> tuple[Awaited, ...]:
    if not case.complaints:
        return ()
    return awaited_in(evaluator.situation(case, as_of=moment), (view.edition[place] for place in view.places))
