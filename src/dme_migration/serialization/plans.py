"""The document of a plan: each step with its day and what fixed it, or why no schedule exists.

Both have the same keys, so that none is ever missing: a schedule that cannot be has no milestones, and its conflicts.

Source: DECLARATIONS §6, keys and their order; those from ``as_of`` on are ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dme_migration.errors import InfeasibleScheduleError
from dme_migration.model.moments import moment_label
from dme_migration.text import Language

if TYPE_CHECKING:
    from datetime import date

    from dme_migration.planning import Ask, Cause, Durations, Move, Plan

__all__ = ["dump_infeasible", "dump_plan"]

_FORMAT: Final = "dme-migration/plan-1"


def dump_plan(plan: Plan, language: Language = Language.FR) -> dict[str, Any]:
    """Give the document ``plan-1`` of a plan; labels are in one language.

    Every session stands under ``validation_session``, one entry each, in order.
    """
    language = Language(language)
    moved_from = {move.milestone: move.from_ for move in plan.moved}
    critical = frozenset(plan.critical_path)

    def milestone(name: str, on: date) -> dict[str, Any]:
        days, business_days = plan.slack(name)
        return {
            "milestone": _milestone(name),
            "on": on.isoformat(),
            "earliest": plan.earliest[name].isoformat(),
            "latest": plan.latest[name].isoformat(),
            "slack_days": days,
            "slack_business_days": business_days,
            "critical": name in critical,
            "binding": [_cause(cause, plan.durations) for cause in plan.binding(name)],
            "moved_from": _iso(moved_from.get(name)),
            "label": moment_label(_milestone(name))[language],
        }

    return {
        "format": _FORMAT,
        "milestones": [milestone(name, on) for name, on in plan.days.items()],
        "critical_path": [_milestone(name) for name in plan.critical_path],
        "assumptions": list(plan.assumptions),
        "dropped": list(plan.dropped),
        "latest_transmission": _iso(plan.latest_transmission),
        "as_of": plan.as_of.isoformat(),
        "first_withdrawal": _iso(plan.first_withdrawal),
        "moved": [_move(move, plan.durations) for move in plan.moved],
        "asks": [_ask(ask) for ask in plan.asks],
        "kept_order": plan.kept_order,
        "infeasible": False,
        "conflicts": [],
        "message": None,
    }


def dump_infeasible(
    error: InfeasibleScheduleError, *, as_of: date, message: str, durations: Durations | None = None
) -> dict[str, Any]:
    """Give the document ``plan-1`` of a schedule that cannot be: what contradicts, and ``message``, which says it.

    ``durations`` are those that were planned with: they give the length of an activity that contradicts.
    """
    return {
        "format": _FORMAT,
        "milestones": [],
        "critical_path": [],
        "assumptions": [],
        "dropped": [],
        "latest_transmission": None,
        "as_of": as_of.isoformat(),
        "first_withdrawal": None,
        "moved": [],
        "asks": [],
        "kept_order": None,
        "infeasible": True,
        "conflicts": [_cause(cause, durations) for cause in error.conflicts],
        "message": message,
    }


def _milestone(name: str) -> str:
    return name.partition("#")[0]


def _cause(cause: Cause, durations: Durations | None) -> dict[str, Any]:
    """Write a cause; the length of an activity names its unit."""
    written: dict[str, Any] = {**cause.as_json(), cause.kind: _milestone(cause.name)}
    if cause.kind == "duration" and durations is not None:
        written.update(getattr(durations, cause.name).as_json())
    return written


def _move(move: Move, durations: Durations) -> dict[str, Any]:
    return {
        "milestone": _milestone(move.milestone),
        "from": move.from_.isoformat(),
        "to": move.to.isoformat(),
        "because": _cause(move.because, durations),
        "after": None if move.after is None else _milestone(move.after),
    }


def _ask(ask: Ask) -> dict[str, Any]:
    return {
        "kind": ask.kind,
        "of": _milestone(ask.of),
        "parties": [str(party) for party in ask.parties],
        "by": _iso(ask.by),
        "obligation": ask.obligation,
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
