"""The watch list: what is due in the coming business days, over any number of cases, by party and then by day.

It holds what is still on time. What is late already is counted apart: it is no longer to be watched, but mended.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby
from typing import Any, Final

import attrs

from dme_migration.audit.tables import title_of
from dme_migration.model.parties import Party
from dme_migration.report.case_words import case_key, case_name
from dme_migration.report.steps import step_title
from dme_migration.rules.findings import Assessment
from dme_migration.rules.obligation import Modality
from dme_migration.rules.rulebook import Rulebook
from dme_migration.rules.status import Status
from dme_migration.text import Language, Text

__all__ = ["Watched", "by_party", "overdue", "watch"]

_STEP: Final = Text(fr="{title}\u00a0: {step}", en="{title}: {step}")


@attrs.frozen(kw_only=True)
class Watched:
    """Something due from a party, in a case, in the coming business days.

    ``name`` and ``contact`` are the party's; ``milestone`` is the step that is due, where the obligation speaks of
    whichever comes next. ``key`` tells the case from every other, ``case_names`` is what it is called in French and in
    English; ``business_days`` are left after the day of judgement, the due day included.
    """

    party: Party
    name: str | None
    contact: str | None
    due_on: date
    due_at: datetime | None
    business_days: int
    obligation: str
    milestone: str | None
    modality: Modality
    source: str
    id: str | None
    key: str
    case_names: tuple[str | None, str | None]

    def case_name(self, language: Language) -> str:
        """Name the case: by its client and id, else by where it came from."""
        return self.case_names[language is Language.EN] or self.source

    def title(self, rulebook: Rulebook, language: Language) -> str:
        """Say what is due: the obligation's title, and the step where it names none."""
        title = title_of(self.obligation, rulebook, language)
        if self.milestone is None:
            return title
        return _STEP.filled(language, title=title, step=step_title(self.milestone, language))

    def rank(self) -> tuple[Any, ...]:
        """Give what orders a list: the party, its name, then the day."""
        told = (self.name or "", self.contact or "", self.due_on, self.source, self.obligation)
        return list(Party).index(self.party), *told


def watch(assessment: Assessment, source: str, *, within: int, party: Party | None = None) -> tuple[Watched, ...]:
    """List what is pending and due within so many business days after the day of judgement; 0 is that day alone.

    An obligation that several parties bear stands once for each.
    """
    case, count = assessment.case, assessment.evaluator.calendar.count
    names = case_name(case, Language.FR), case_name(case, Language.EN)
    bearers = {bearer.party: bearer for bearer in assessment.parties}
    key = None
    found: list[Watched] = []
    for obligation, ruling in zip(assessment.obligations, assessment.rulings, strict=True):
        if ruling.status is not Status.PENDING or ruling.due_on is None:
            continue
        left = count(after=assessment.day, through=ruling.due_on)
        if left > within:
            continue
        key = key or case_key(case)
        following = ruling.told.get("next")
        found.extend(
            Watched(
                party=bearer.party,
                name=bearer.name,
                contact=bearer.address,
                due_on=ruling.due_on,
                due_at=ruling.due_at,
                business_days=left,
                obligation=obligation.id,
                milestone=following[1] if following else None,
                modality=obligation.modality,
                source=source,
                id=case.id,
                key=key,
                case_names=names,
            )
            for bearer in (bearers[each] for each in obligation.bearers if party is None or each is party)
        )
    return tuple(found)


def overdue(assessment: Assessment, party: Party | None = None) -> int:
    """Count what is late and can still be done: steps past their due day."""
    return sum(
        ruling.status is Status.BREACHED
        and not ruling.final
        and ruling.due_on is not None
        and obligation.id not in assessment.waived
        and (party is None or party in obligation.bearers)
        for obligation, ruling in zip(assessment.obligations, assessment.rulings, strict=True)
    )


def by_party(entries: Iterable[Watched]) -> list[tuple[Watched, list[Watched]]]:
    """Group a list by party, as known by its name and address; the first of each group stands for the party."""
    groups = groupby(sorted(entries, key=Watched.rank), key=lambda each: (each.party, each.name, each.contact))
    lists = [list(group) for _, group in groups]
    return [(group[0], group) for group in lists]
