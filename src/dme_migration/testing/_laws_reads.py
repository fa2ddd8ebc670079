"""What an obligation reads in a case: the values that stand behind the paths and moments that it declares."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import attrs

from dme_migration.model import Moment
from dme_migration.model.moments import is_milestone
from dme_migration.rules import Done, Gap, Obligation, Recorded, Situation
from dme_migration.rules.terms import step

__all__ = ["context", "value_read"]

_LISTS: Final = {"milestones": "milestone", "journal": "milestone", "notices": "about", "confirmations": "of"}
"""The lists that a path enters by the key that names an entry (DECLARATIONS §6)."""


def context(s: Situation) -> tuple[object, ...]:
    """Give what every finding may hang on without saying so.

    Whose midnight it is, the first sending (its day chooses the edition and the list of EMRs), whether the schedule is
    still open, and whether one vendor plays both roles.
    """
    return s.case.zone.key, s.first_sent, s.open, s.one_vendor


def value_read(s: Situation, obligation: Obligation) -> tuple[object, ...]:
    """Give all that an obligation says it reads, and the order of what happened when its condition goes by it."""
    condition = obligation.requires
    by_order = isinstance(condition, Done | Recorded) or (isinstance(condition, Gap) and condition.at_most is not None)
    order = s.timeline.journal if by_order else None
    return order, *(_value(s, name) for name in sorted(obligation.reads()))


def _value(s: Situation, name: str) -> object:
    if name in set(Moment) or is_milestone(name):
        return _moment(s, name)
    head, _, rest = name.partition(".")
    held: Any = s.case.schedule if head == "revisions" else s.case
    return _entered(held, (head, *rest.split(".")) if rest else (head,))


def _moment(s: Situation, name: str) -> object:
    milestone = step(s.resolve(name))
    schedule = s.case.schedule
    return (
        milestone,
        s.actual(name),
        s.planned(name),
        s.obstacle(name),
        s.timeline.listed(milestone),
        tuple(entry.on for entry in s.case.journal if entry.milestone == milestone),
        tuple(entry.on for entry in (schedule.milestones if schedule else ()) if entry.milestone == milestone),
        tuple(each for each in (schedule.revisions if schedule else ()) if each.milestone == milestone),
    )


def _entered(held: Any, path: Iterable[str]) -> object:
    key = None
    for part in path:
        if held is None:
            return None
        if isinstance(held, tuple):
            if key is not None:
                held = tuple(item for item in held if getattr(item, key) == part)
                key = None
            else:
                held = tuple(getattr(item, part, None) for item in held)
        elif part.startswith("x-") and hasattr(held, "extra"):
            held = dict(held.extra).get(part)
        else:
            name = part if part in {field.name for field in attrs.fields(type(held))} else f"{part}_"
            held, key = getattr(held, name, None), _LISTS.get(part)
    return held
