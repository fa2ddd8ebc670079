"""`letters_due`: which letters a case calls for now, who writes them, by when, and what they still lack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

import attrs

from dme_migration.model import MigrationCase, Party
from dme_migration.report.letters.building import judged, lacking, reminded_parties
from dme_migration.report.letters.catalogue import LETTERS
from dme_migration.report.letters.conduct_values import due_soon
from dme_migration.report.letters.declaration import Letter, LetterKind
from dme_migration.report.letters.envelope import Envelope, envelope_of
from dme_migration.report.letters.facts import Facts
from dme_migration.report.letters.lacking import Lacking
from dme_migration.report.letters.parts import Words
from dme_migration.rules import Assessment, Bearer, Finding, Obligation, Status
from dme_migration.text import Language, Text

__all__ = ["DueLetter", "letters_due", "letters_of"]


@attrs.frozen(kw_only=True)
class DueLetter:
    """A letter to write: what it is, who writes it to whom, which obligations call for it.

    ``due_on`` is the last day on time, or the planned day of the step that the letter carries out; ``due_at`` its
    instant for business hours; `None` when nothing dates it. ``overdue`` when that day has gone by. ``optional`` when
    nothing asks for it, and the case would justify it: a complaint. ``missing`` names what it lacks: without any, it
    can be written. ``encloses`` says what has to be attached to it.
    """

    kind: LetterKind
    title: Text
    writer: Bearer
    to: tuple[Bearer, ...]
    copies: tuple[Bearer, ...]
    due_on: date | None
    due_at: datetime | None
    overdue: bool
    optional: bool
    called_for_by: tuple[Obligation, ...]
    missing: tuple[Lacking, ...]
    encloses: Text | None


def letters_due(
    case: MigrationCase,
    *,
    as_of: date,
    assessment: Assessment | None = None,
    addresses: Mapping[Party, str] | None = None,
    within: int = 5,
) -> tuple[DueLetter, ...]:
    """List the letters to write now, the most pressing first.

    Args:
        case: The case.
        as_of: The day, or an aware instant.
        assessment: The case judged as of the same day; made with the standard rules when absent.
        addresses: Addresses that the case does not hold.
        within: How many business days ahead a deadline is worth a reminder.

    Raises:
        InvalidValueError: an address that is none, or an assessment of another case or another day.
    """
    facts = Facts.of(judged(case, as_of, assessment), Language.FR, addresses, within)
    found = [due for declared in LETTERS.values() for due in _due(declared, facts)]
    return tuple(sorted(found, key=_pressing))


def letters_of(
    kinds: Iterable[LetterKind | str],
    case: MigrationCase,
    *,
    as_of: date,
    assessment: Assessment | None = None,
    addresses: Mapping[Party, str] | None = None,
    within: int = 5,
) -> tuple[DueLetter, ...]:
    """Describe the letters of some kinds, due or not, in the order of a migration; as `letters_due`.

    A reminder that nothing calls for is described as one that lacks a deadline.
    """
    facts = Facts.of(judged(case, as_of, assessment), Language.FR, addresses, within)
    asked = {LetterKind(kind) for kind in kinds}
    found: list[DueLetter] = []
    for kind, declared in LETTERS.items():
        if kind in asked:
            found += tuple(_due(declared, facts)) or (_described(declared, facts, ()),)
    return tuple(found)


def _due(declared: Letter, facts: Facts) -> Iterator[DueLetter]:
    if not declared.to:
        for party in reminded_parties(facts):
            yield _described(declared, facts.reminding(party), due_soon(facts, party))
        return
    words = Words(facts)
    steps = tuple(
        finding
        for finding in facts.steps(declared.bearer or declared.writer)
        if any(asked.includes(finding.obligation) for asked in declared.asks)
    )
    known, settled = ([words.get(name) is not None for name in names] for names in (declared.once, declared.unless))
    if steps and all(known) and not any(settled):
        yield _described(declared, facts, steps)
    elif declared.optional is not None and words.get(declared.optional) is not None:
        yield _described(declared, facts, (), optional=True)


def _described(declared: Letter, facts: Facts, steps: tuple[Finding, ...], *, optional: bool = False) -> DueLetter:
    envelope = envelope_of(declared, facts)
    dated = min((step for step in steps if step.due_on is not None), key=lambda s: s.due_on or date.max, default=None)
    due_on = dated.due_on if dated is not None else None
    if due_on is None and steps and declared.by is not None:
        due_on = facts.situation.planned(declared.by)
    late = any(step.status is Status.BREACHED for step in steps)
    return DueLetter(
        kind=declared.kind,
        title=declared.title,
        writer=_bearer(declared.writer_for(facts), facts),
        to=_bearers(declared.recipients(facts), envelope, facts),
        copies=tuple(_bearer(box.party, facts) for box in envelope.copies),
        due_on=due_on,
        due_at=dated.due_at if dated is not None else None,
        overdue=late or (due_on is not None and due_on < facts.day),
        optional=optional,
        called_for_by=tuple(step.obligation for step in steps),
        missing=lacking(declared, envelope, Words(facts)),
        encloses=declared.encloses,
    )


def _bearers(parties: Iterable[Party], envelope: Envelope, facts: Facts) -> tuple[Bearer, ...]:
    """Give whom the letter goes to: one entry for an address, and those whose address is not known."""
    addressed = {box.party for box in envelope.to}
    return tuple(
        _bearer(party, facts)
        for party in parties
        if party in addressed or facts.address(party) is None or not envelope.to
    )


def _bearer(party: Party, facts: Facts) -> Bearer:
    return Bearer(party, facts.name(party), facts.address(party))


def _pressing(due: DueLetter) -> tuple[bool, bool, date]:
    return due.optional, due.due_on is None, due.due_on or date.max
