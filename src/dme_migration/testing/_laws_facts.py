"""Laws of information: a fact changes only the findings that read it, and few rules judge as many do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, Final

import attrs

from dme_migration.model import MigrationCase
from dme_migration.rules import Assessment, Evaluator, Modality, Obligation
from dme_migration.testing._laws_reads import context, value_read
from dme_migration.testing._laws_variants import Variant, moved, smaller
from dme_migration.testing._laws_words import refuted
from dme_migration.text import NBSP, Language, Text

__all__ = ["assert_information", "assert_locality", "assert_subset"]

_INFORMATION: Final = Text(
    fr="un fait ne change que les constats qui le lisent.", en="a fact changes only the findings that read it."
)
_UNREAD: Final = Text(
    fr=f"Le {{day}}, {{obligation}} change quand on retire {{fact}} du dossier de migration. Elle déclare ne lire "
    f"que{NBSP}: {{reads}}.",
    en="On {day}, {obligation} changes when {fact} is taken out of the migration case. It declares that it reads "
    "only: {reads}.",
)
_LOCALITY: Final = Text(
    fr="déplacer une étape ne change que les constats qui la lisent.",
    en="moving a step changes only the findings that read it.",
)
_MOVED: Final = Text(
    fr=f"Le {{day}}, {{obligation}} change quand on déplace {{fact}}. Elle déclare ne lire que{NBSP}: {{reads}}.",
    en="On {day}, {obligation} changes when {fact} is moved. It declares that it reads only: {reads}.",
)
_SUBSET: Final = Text(
    fr="un constat est le même dans un recueil plus petit.", en="a finding is the same in a smaller rulebook."
)
_ELSEWHERE: Final = Text(
    fr="Le {day}, {obligation} n'est pas jugée de même dans tout le recueil et parmi quelques obligations seulement.",
    en="On {day}, {obligation} is not judged alike in the whole rulebook and among a few obligations alone.",
)
_WITH: Final = Text(fr="Avec", en="With")
_WITHOUT: Final = Text(fr="Sans", en="Without")
_BEFORE: Final = Text(fr="Avant", en="Before")
_AFTER: Final = Text(fr="Après", en="After")
_WHOLE: Final = Text(fr="Dans tout le recueil", en="In the whole rulebook")
_AMONG: Final = Text(fr="Dans le petit recueil", en="In the small rulebook")
_NOTHING: Final = Text(fr="rien", en="nothing")


def assert_information(
    case: MigrationCase, as_of: date, *, evaluator: Evaluator | None = None, language: Language | str | None = None
) -> None:
    """Assert that each fact of a case changes only findings that read it: those of `Obligation.reads`.

    The case is judged without each fact that it can do without, in turn. What every finding hangs on is set apart: a
    fact that changes the zone, the day of the first sending, whether the schedule is still open, or whether one vendor
    plays both roles may change any; and conditions that ask what has passed read the order of the whole journal.

    Raises:
        RefutedError: a finding changed with a fact that it does not say it reads.
        CalendarError: ``as_of`` is a naive instant, or no day.

    >>> from dme_migration.model import Request, VendorNotice
    >>> case = MigrationCase(request=Request(vendor_notice=VendorNotice(given_on=date(2026, 2, 2))))
    >>> assert_information(case, date(2026, 2, 3))
    """
    __tracebackhide__ = True
    judge = evaluator or Evaluator()
    for told, fact in _unread(judge, case, smaller(case), as_of):
        raise _broken((_INFORMATION, _UNREAD), (_WITH, _WITHOUT), told, fact, language)


def assert_locality(
    case: MigrationCase,
    as_of: date,
    *,
    by: timedelta = timedelta(days=1),
    evaluator: Evaluator | None = None,
    language: Language | str | None = None,
) -> None:
    """Assert that moving a step changes only findings that read it, each entry and planned day in turn.

    Raises:
        RefutedError: a finding changed with a step that it does not say it reads.
        CalendarError: ``as_of`` is a naive instant, or no day.

    >>> from dme_migration.model import Request
    >>> case = MigrationCase(request=Request()).with_entry("production", on=date(2026, 2, 2))
    >>> assert_locality(case, date(2026, 2, 9), by=timedelta(days=3))
    """
    __tracebackhide__ = True
    judge = evaluator or Evaluator()
    for told, fact in _unread(judge, case, moved(case, by), as_of):
        raise _broken((_LOCALITY, _MOVED), (_BEFORE, _AFTER), told, fact, language)


def assert_subset(
    case: MigrationCase,
    as_of: date,
    obligations: Iterable[str],
    *,
    evaluator: Evaluator | None = None,
    language: Language | str | None = None,
) -> None:
    """Assert that ``rulebook.only(…)`` gives the same findings as the whole rulebook.

    The duties that put steps in order are kept with those that are named, for others go by that order; so are those
    that a waiver of the case names.

    Raises:
        RefutedError: an obligation is judged otherwise among the few.
        RulebookError: an id that the rulebook does not have.
        CalendarError: ``as_of`` is a naive instant, or no day.

    >>> from dme_migration.model import Request
    >>> assert_subset(MigrationCase(request=Request()), date(2026, 2, 2), {"form.complete"})
    """
    __tracebackhide__ = True
    judge = evaluator or Evaluator()
    book = judge.rulebook
    named = book.only(*obligations).ids
    waived = {waiver.obligation for waiver in case.waivers}
    kept = (o.id for o in book if o.id in waived or _gives_an_order(o))
    few = attrs.evolve(judge, rulebook=book.only(*dict.fromkeys((*named, *kept))))
    # The first edition is that of the whole: a few that begin later are no older than it.
    whole = judge.evaluate(case, as_of=as_of)
    among = few.evaluate(case, as_of=as_of, edition=whole.edition_day)
    said, again = _said(whole), _said(among)
    for name in named:
        if name in said and said[name] != again.get(name):
            findings = [(_WHOLE, whole[name]), *([(_AMONG, among[name])] if name in again else ())]
            raise refuted(_SUBSET, _ELSEWHERE, findings, language=language, obligation=name, day=whole.day)


_Change = tuple[Obligation, Assessment, Assessment]


def _unread(
    judge: Evaluator, case: MigrationCase, variants: Iterable[Variant], as_of: date
) -> Iterator[tuple[_Change, str]]:
    before = judge.evaluate(case, as_of=as_of)
    said = _said(before)
    s = judge.situation(case, as_of=as_of)
    for fact, other in variants:
        after = judge.evaluate(other, as_of=as_of)
        changed = {name for name, ruling in _said(after).items() if said.get(name) != ruling}
        if not changed or before.obligations != after.obligations:
            continue
        t, _ = judge.binding(other, as_of=as_of)
        if context(s) != context(t):
            continue
        for obligation in before.obligations:
            if obligation.id in changed and value_read(s, obligation) == value_read(t, obligation):
                yield (obligation, before, after), fact


def _broken(
    law: tuple[Text, Text], labels: tuple[Text, Text], told: _Change, fact: str, language: Language | str | None
) -> AssertionError:
    obligation, before, after = told
    reads = tuple(sorted(map(str, obligation.reads()))) or (_NOTHING,)
    findings = zip(labels, (before[obligation.id], after[obligation.id]), strict=True)
    return refuted(*law, findings, language=language, obligation=obligation.id, day=before.day, fact=fact, reads=reads)


def _said(assessment: Assessment) -> dict[str, tuple[Any, ...]]:
    """Give what each finding says beneath a waiver; what it would take to know more is not part of it."""
    return {
        o.id: (r.status, r.final, r.due_on, r.due_at, r.not_before)
        for o, r in zip(assessment.obligations, assessment.rulings, strict=True)
    }


def _gives_an_order(obligation: Obligation) -> bool:
    condition = obligation.requires
    return obligation.modality is Modality.MUST and bool((*condition.order(), *condition.implied_order()))
