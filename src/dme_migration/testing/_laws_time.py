"""Laws of time: what is final stays, and nothing is late before it is due (DECLARATIONS §2 and §4, « Final »)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from dme_migration.model import MigrationCase
from dme_migration.rules import Assessment, Evaluator, Ruling, Status
from dme_migration.testing._laws_words import on, refuted
from dme_migration.text import Language, Text

__all__ = ["assert_finality", "dated_facts", "days_of_life"]

_DAY: Final = timedelta(days=1)
_A_MONTH: Final = 30
_LONGEST: Final = 400

_STAYS: Final = Text(
    fr="un constat définitif ne change plus, ni avec le temps ni avec un fait nouveau.",
    en="a final finding never changes, neither with time nor with a new fact.",
)
_CHANGED: Final = Text(
    fr="{obligation}, définitif le {since}, n'est plus le même le {day}.",
    en="{obligation}, final on {since}, is no longer the same on {day}.",
)
_LATE: Final = Text(
    fr="ce qui est à venir ne devient un manquement qu'après son échéance, ou par un fait nouveau.",
    en="what is pending is breached only after its due day, or by a new fact.",
)
_TOO_SOON: Final = Text(
    fr="{obligation} était à venir le {since}, et est un manquement le {day}, sans que son échéance soit passée ni "
    "qu'un fait soit daté d'entre les deux.",
    en="{obligation} was pending on {since} and is breached on {day}, though its due day has not passed and no fact "
    "is dated between the two.",
)
_MENDED: Final = Text(
    fr="un manquement ne se répare que par un fait nouveau.", en="a breach is mended only by a new fact."
)
_BY_ITSELF: Final = Text(
    fr="{obligation} était un manquement le {since}, et ne l'est plus le {day}, sans qu'un fait soit daté d'entre les "
    "deux.",
    en="{obligation} was breached on {since} and is no longer so on {day}, though no fact is dated between the two.",
)


def assert_finality(
    case: MigrationCase,
    *,
    evaluator: Evaluator | None = None,
    days: Iterable[date] | None = None,
    language: Language | str | None = None,
) -> None:
    """Assert that sweeping the day of judgement only moves statuses as time may.

    A final finding never changes. What is pending with a due day is breached only once it has passed, or on the day
    of a dated fact; a breach is pending or met again only on the day of one. Statuses are those beneath a waiver.
    Where an edition begins while no form has been sent, all starts anew: other rules bind.

    Args:
        case: A case, with the facts of its whole life: those dated after a day are not seen on it.
        evaluator: The rulebook, calendar and readings on trial; the standard ones by default.
        days: The days of judgement, in order; by default `days_of_life` of the case.
        language: The language of the failure.

    Raises:
        RefutedError: a status moved otherwise; the message tells the obligation, both days and both findings.

    >>> from dme_migration.testing import cases
    >>> from hypothesis import given, settings
    >>> @settings(max_examples=3)
    ... @given(cases())
    ... def time_goes_one_way(case):
    ...     assert_finality(case)
    >>> time_goes_one_way()
    """
    __tracebackhide__ = True
    judge = evaluator or Evaluator()
    facts = sorted(set(dated_facts(case)))
    editions = judge.rulebook.dates() | judge.figures.dates() | _listing_days(judge)
    final: dict[str, tuple[Assessment, Status]] = {}
    before: Assessment | None = None
    for day in days_of_life(case) if days is None else days:
        now = judge.evaluate(case, as_of=day)
        if before is not None:
            unsent = before.edition_day != now.edition_day
            if unsent and any(before.day < edition <= day for edition in editions):
                final.clear()
            else:
                _compare(before, now, final, new=any(before.day < fact <= day for fact in facts), language=language)
        for name, ruling in _rulings(now):
            if ruling.final:
                final.setdefault(name, (now, ruling.status))
        before = now


def _compare(
    before: Assessment,
    now: Assessment,
    final: dict[str, tuple[Assessment, Status]],
    *,
    new: bool,
    language: Language | str | None,
) -> None:
    __tracebackhide__ = True
    previous = dict(_rulings(before))
    for name, ruling in _rulings(now):
        past = previous.get(name)
        told: tuple[Text, Text] | None = None
        then = before
        if name in final and (ruling.status, ruling.final) != (final[name][1], True):
            told, then = (_STAYS, _CHANGED), final[name][0]
        elif past is None or new:
            continue
        elif past.status is Status.PENDING and ruling.status is Status.BREACHED and not _overdue(past, now.day):
            told = _LATE, _TOO_SOON
        elif past.status is Status.BREACHED and ruling.status in {Status.PENDING, Status.MET}:
            told = _MENDED, _BY_ITSELF
        if told is not None:
            findings = ((on(each.day), each[name]) for each in (then, now))
            raise refuted(*told, findings, language=language, obligation=name, since=then.day, day=now.day)


def _overdue(past: Ruling, day: date) -> bool:
    if past.due_on is None:
        return True  # it promised no day
    # A day is judged at its end: what is due in business hours is late as of its due day itself (DECLARATIONS §4).
    return day > past.due_on or (past.due_at is not None and day >= past.due_on)


def _rulings(assessment: Assessment) -> Iterator[tuple[str, Ruling]]:
    return ((o.id, ruling) for o, ruling in zip(assessment.obligations, assessment.rulings, strict=True))


def _listing_days(evaluator: Evaluator) -> frozenset[date]:
    """Give the days on which an EMR enters or leaves the list."""
    products = evaluator.emrs.products
    left = (product.until + _DAY for product in products if product.until is not None)
    return frozenset({*(product.since for product in products if product.since is not None), *left})


def days_of_life(case: MigrationCase) -> tuple[date, ...]:
    """Give each day from the eve of a case's first dated fact to a month after the last, at most 400 of them.

    A case without one has no life to sweep: a month from 2 February 2026 stands for it.
    """
    known = sorted(dated_facts(case)) or [date(2026, 2, 2)]
    length = min((known[-1] - known[0]).days + _A_MONTH, _LONGEST)
    return tuple(known[0] + n * _DAY for n in range(-1, length))


def dated_facts(case: MigrationCase) -> Iterator[date]:
    """Give the days on which something became known: what a schedule plans is known throughout (DECLARATIONS §2)."""
    request, schedule = case.request, case.schedule
    if request.vendor_notice:
        yield request.vendor_notice.given_on
    if request.authorization:
        yield request.authorization.signed_on
    yield from (signature.signed_on for signature in request.signatures)
    yield from (case.day_of(sent.sent_at) for sent in request.transmissions)
    if schedule:
        yield from (day for day in (schedule.coordinated_on, schedule.delivered_on) if day)
        yield from (agreement.given_on for entry in schedule.milestones for agreement in entry.agreements)
        yield from (revision.made_on for revision in schedule.revisions)
        yield from (revision.client_told_on for revision in schedule.revisions if revision.client_told_on)
    yield from (entry.on for entry in case.journal)
    for said_on in (case.notices, case.confirmations, case.waivers):
        yield from (entry.given_on for entry in said_on)
    for complaint in case.complaints:
        yield case.day_of(complaint.received_at)
        if complaint.followed_up_at:
            yield case.day_of(complaint.followed_up_at)
