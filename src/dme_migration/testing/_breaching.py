"""Cases that breach exactly one obligation, by the smallest margin or by far."""

from __future__ import annotations

from datetime import date

from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

from dme_migration.model import Objective
from dme_migration.rules import STANDARD_RULEBOOK, AtMost, Condition, ForEach, Gap, Holds, Rulebook, Status
from dme_migration.rules.on_file import OnFile, SentTo
from dme_migration.rules.presence import Agreed, Done, Listed, Planned, Recorded
from dme_migration.testing._breach_gaps import breach_gap
from dme_migration.testing._breach_named import breach_amount, breach_named, has_named_spoiler
from dme_migration.testing._breach_presence import breach_presence
from dme_migration.testing._breach_records import breach_records, has_record_spoiler
from dme_migration.testing._days import FIRST_DAY, LAST_DAY, Window
from dme_migration.testing._draft import ANY, Given
from dme_migration.testing._example import Example
from dme_migration.testing._recipe import examples_of, known_obligation
from dme_migration.testing._request import Wishes
from dme_migration.testing._scene import Scene, Showing

__all__ = ["breaching"]

_PRESENCE = (Recorded, Done, Planned, Listed, Agreed, SentTo, OnFile)


def breaching(
    obligation_id: str,
    *,
    among: Rulebook = STANDARD_RULEBOOK,
    objective: Given[Objective | str] = ANY,
    source_emr: Given[str] = ANY,
    receiving_emr: Given[str] = ANY,
    min_value: date = FIRST_DAY,
    max_value: date = LAST_DAY,
) -> SearchStrategy[Example]:
    """Generate cases that breach one obligation, and no other of the rulebook but those that fall along with it.

    ``expected`` names what is breached, recommendations included: the obligation, and of its ``co_breaches`` those that
    this very breach brings. The margin is the smallest (a day, a business day, a second, a cent, one recipient) or a
    large one. The wishes and bounds are those of `compliant_cases`. They shrink to what the breach needs, and no more.

    >>> from hypothesis import given
    >>> from dme_migration import evaluate
    >>> @given(breaching("preanalysis.validation-window"))
    ... def check(example):
    ...     found = evaluate(example.case, as_of=example.as_of).breaches
    ...     assert {finding.obligation.id for finding in found} == example.expected
    >>> check()

    Raises:
        InvalidArgument: ``among`` holds no such obligation, or nobody said how to breach a function of one's own.
    """
    obligation = known_obligation(obligation_id, among)
    if not _breakable(obligation.requires):
        raise InvalidArgument(f"{obligation_id} names a function of its own: nothing says what would breach it")
    return examples_of(
        obligation,
        Status.BREACHED,
        _breached,
        among=among,
        wishes=Wishes(objective=objective, source_emr=source_emr, receiving_emr=receiving_emr),
        window=Window(min_value, max_value),
    )


def _breakable(condition: Condition) -> bool:
    if isinstance(condition, Holds):
        return has_named_spoiler(condition)
    if isinstance(condition, ForEach):
        return has_record_spoiler(condition)
    return isinstance(condition, (Gap, AtMost, *_PRESENCE))


def _breached(scene: Scene) -> Showing:
    """Breach an obligation, in the way that its condition itself gives where it can."""
    condition = scene.obligation.requires
    match condition:
        case Gap():
            return breach_gap(scene, condition)
        case AtMost():
            return breach_amount(scene, condition)
        case ForEach():
            return breach_records(scene, condition)
        case Holds():
            return breach_named(scene, condition)
        case Recorded() | Done() | Planned() | Listed() | Agreed() | SentTo() | OnFile():
            return breach_presence(scene, condition)
        case _:
            raise InvalidArgument(f"{scene.obligation.id}: nothing says how to breach {condition!r}")
