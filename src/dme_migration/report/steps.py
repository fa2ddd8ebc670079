"""What a report says of each step: its name, the clause that asks for it, who acts, and its planned days as they stood.

The obligations say who must *plan* a step; who *acts* is read in the text of the clause, and stands here as data. An
application's own step (``x-…``) takes both from the obligations that the application declares for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

import attrs

from dme_migration.model.moments import Moment, moment_label
from dme_migration.model.parties import Party
from dme_migration.model.schedule import Revision, Schedule, as_it_stood, revision_chains
from dme_migration.rules.clauses import (
    EXTRACTION_A,
    EXTRACTION_B,
    EXTRACTION_C,
    EXTRACTION_D,
    EXTRACTION_E,
    IMPORTATION_A,
    IMPORTATION_B,
    IMPORTATION_C,
    IMPORTATION_E,
    IMPORTATION_F,
    Clause,
)
from dme_migration.rules.obligation import Obligation
from dme_migration.rules.presence import Done, Listed, Planned, Recorded
from dme_migration.rules.words import capital
from dme_migration.text import Language

__all__ = ["STEPS", "Entry", "Step", "entries_as_of", "step_of", "step_title"]

_CLIENT, _SOURCE, _RECEIVING = Party.CLIENT, Party.SOURCE_VENDOR, Party.RECEIVING_VENDOR


@attrs.frozen
class Step:
    """Which clause asks for a step, and who acts in it."""

    clause: Clause
    actors: tuple[Party, ...]


STEPS: Final[Mapping[str, Step]] = MappingProxyType(
    {
        Moment.TEST_EXTRACTION: Step(EXTRACTION_A, (_SOURCE,)),
        Moment.PREANALYSIS_START: Step(EXTRACTION_B, (_RECEIVING,)),
        Moment.PREANALYSIS_END: Step(EXTRACTION_B, (_RECEIVING,)),
        Moment.PREANALYSIS_SUBMISSION: Step(EXTRACTION_C, (_RECEIVING,)),
        Moment.PREANALYSIS_VALIDATION: Step(EXTRACTION_D, (_CLIENT,)),
        Moment.FLOW_ANALYSIS_MEETING: Step(IMPORTATION_A, (_RECEIVING,)),
        Moment.TEST_IMPORT: Step(IMPORTATION_B, (_RECEIVING,)),
        Moment.INTERNAL_QUALITY_CONTROL: Step(IMPORTATION_B, (_RECEIVING,)),
        Moment.VALIDATION_SESSION: Step(IMPORTATION_C, (_RECEIVING, _CLIENT)),
        Moment.QUALITY_APPROVAL: Step(IMPORTATION_C, (_CLIENT,)),
        Moment.SOURCE_CUTOVER: Step(EXTRACTION_E, (_RECEIVING, _CLIENT, _SOURCE)),
        Moment.FINAL_EXTRACTION: Step(EXTRACTION_E, (_SOURCE,)),
        Moment.PRODUCTION: Step(IMPORTATION_E, (_RECEIVING,)),
        Moment.FIRST_USE: Step(IMPORTATION_E, (_CLIENT,)),
        Moment.LEGACY_ACCESS_WITHDRAWAL: Step(IMPORTATION_F, (_SOURCE,)),
    },
)
"""The steps of §3. The sessions are held jointly (Importation c), and the three agree on the cutover (Extraction e)."""


def step_of(milestone: str, obligations: Iterable[Obligation] = ()) -> Step | None:
    """Give the clause and the actors of a step; `None` for an application's own that no obligation speaks of.

    >>> step_of("preanalysis_validation").clause.address
    '§3 Extraction d)'
    """
    known = STEPS.get(milestone)
    if known is not None:
        return known
    about = [
        o
        for o in obligations
        if isinstance(o.requires, Done | Recorded | Planned | Listed) and o.requires.moment == milestone
    ]
    if not about:
        return None
    doing = next((o for o in about if isinstance(o.requires, Done | Recorded)), about[0])
    return Step(about[0].clause, doing.bearers)


_ARTICLE: Final = {Language.FR: re.compile("(le |la |les |l')"), Language.EN: re.compile("the ")}


def step_title(milestone: str, language: Language) -> str:
    """Name a step without its article, as a heading does.

    >>> step_title("test_extraction", Language.FR)
    'Extraction TEST'
    """
    return capital(_ARTICLE[language].sub("", moment_label(milestone)[language], count=1))


@attrs.frozen(kw_only=True)
class Entry:
    """One milestone of a schedule as it stood on a day.

    ``ordinal`` is the place among the entries of the same name, from 1, in the order of the schedule: it does not
    change when a day does. ``revisions`` are the visible ones, oldest first; they lead to ``on``.
    """

    milestone: str
    ordinal: int
    on: date | None
    revisions: tuple[Revision, ...]


def entries_as_of(schedule: Schedule | None, day: date) -> tuple[Entry, ...]:
    """Give every entry of a schedule as it stood at the end of ``day``: later revisions are undone."""
    if schedule is None:
        return ()
    chains, _ = revision_chains(schedule.milestones, schedule.revisions)
    entries: list[Entry] = []
    seen: dict[str, int] = {}
    for scheduled, chain in zip(schedule.milestones, chains, strict=True):
        planned, revisions = as_it_stood(scheduled, chain, day)
        ordinal = seen[scheduled.milestone] = seen.get(scheduled.milestone, 0) + 1
        entries.append(
            Entry(
                milestone=scheduled.milestone,
                ordinal=ordinal,
                on=planned,
                revisions=revisions,
            )
        )
    return tuple(entries)
