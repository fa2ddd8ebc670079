"""Examples of the conditions that many obligations share: an order, a place in the schedule, an act, a ground.

Each family takes the obligation's id and its moments, as DECLARATIONS §5 writes them, and gives every status that the
condition can take. The days are the same for all, and were worked out by hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dme_migration.model import MigrationCase
from tests.rules.cases import (
    COMPLETE,
    DRAFT,
    TODAY,
    UNDELIVERED,
    asked,
    blank,
    done,
    planned,
    undated,
    unplanned,
    unscheduled,
    waived,
)
from tests.rules.examples import BREACHED, MET, NOT_APPLICABLE, PENDING, UNDETERMINED, WAIVED, Example, example

END = TODAY.isoformat()


def _journal(case: MigrationCase, **on: str | None) -> MigrationCase:
    """Give the journal these entries alone."""
    return done(blank(case), **{m: text for m, text in on.items() if text is not None})


def in_order(identifier: str, a: str, b: str) -> Iterator[Example]:
    """Every status of « a before b, the same day allowed », on the plan and on what happens."""
    both = planned(COMPLETE, **{a: "2026-03-05", b: "2026-03-05"})
    yield example(
        identifier,
        "both on the same day",
        _journal(both, **{a: "2026-03-05", b: "2026-03-05"}),
        END,
        MET,
        final=True,
        not_before="2026-03-05",
    )
    yield example(
        identifier,
        "one day too early",
        _journal(both, **{a: "2026-03-05", b: "2026-03-04"}),
        END,
        BREACHED,
        final=True,
        not_before="2026-03-05",
    )
    yield example(
        identifier,
        "planned for the same day",
        blank(both),
        "2026-03-02",
        MET,
        not_before="2026-03-05",
    )
    yield example(
        identifier,
        "planned one day too early",
        blank(planned(both, **{b: "2026-03-04"})),
        "2026-03-02",
        BREACHED,
        not_before="2026-03-05",
    )
    yield example(
        identifier,
        "planned the day after what has happened",
        _journal(planned(both, **{b: "2026-03-06"}), **{a: "2026-03-05"}),
        "2026-03-05",
        MET,
        not_before="2026-03-05",
    )
    yield example(
        identifier,
        "happened, while the first is still planned for tomorrow",
        _journal(both, **{b: "2026-03-04"}),
        "2026-03-04",
        BREACHED,
        not_before="2026-03-05",
    )
    yield example(
        identifier,
        "happened, the first being planned for the very day of judgement and not in the journal: a hole",
        _journal(both, **{b: "2026-03-05"}),
        "2026-03-05",
        UNDETERMINED,
        missing=f"journal.{a}",
    )
    yield example(
        identifier,
        "happened, the first nowhere: a hole proves nothing",
        _journal(unplanned(both, a), **{b: "2026-03-05"}),
        END,
        UNDETERMINED,
        missing=f"journal.{a}",
    )
    yield example(
        identifier,
        "the second's day had gone by when the first came",
        _journal(planned(both, **{b: "2026-03-04"}), **{a: "2026-03-05"}),
        "2026-03-06",
        PENDING,
        not_before="2026-03-05",
    )
    yield example(identifier, "no schedule yet", DRAFT, "2026-01-14", PENDING)
    yield example(
        identifier,
        "the first is listed without a day",
        blank(undated(both, a)),
        "2026-03-02",
        PENDING,
    )
    yield example(
        identifier,
        "the first is not in the delivered schedule",
        blank(unplanned(both, a)),
        "2026-03-02",
        UNDETERMINED,
        missing=f"schedule.milestones.{a}",
    )
    yield example(
        identifier,
        "neither is in the delivered schedule",
        blank(unplanned(both, a, b)),
        "2026-03-02",
        UNDETERMINED,
        missing=(f"schedule.milestones.{a}", f"schedule.milestones.{b}"),
    )


def in_the_schedule(identifier: str, milestone: str, *, listed_is_enough: bool = False) -> Iterator[Example]:
    """Every status of « the schedule gives a day to it » (or only names it)."""
    yield example(identifier, "it is", COMPLETE, END, MET, final=True)
    yield example(identifier, "it is, though not delivered yet", UNDELIVERED, "2026-01-14", MET, final=True)
    yield example(
        identifier,
        "it is listed, not dated",
        undated(COMPLETE, milestone),
        END,
        MET if listed_is_enough else BREACHED,
        final=listed_is_enough,
    )
    yield example(
        identifier,
        "the schedule is being drawn up, on its 21st day",
        unplanned(UNDELIVERED, milestone),
        "2026-02-02",
        PENDING,
    )
    yield example(identifier, "there is no schedule yet", DRAFT, "2026-01-14", PENDING)
    yield example(
        identifier,
        "the schedule was delivered without it",
        blank(unplanned(COMPLETE, milestone)),
        "2026-01-16",
        BREACHED,
    )
    yield example(
        identifier,
        "not delivered and late by a day: that breach is the delivery's",
        unplanned(UNDELIVERED, milestone),
        "2026-02-03",
        UNDETERMINED,
        missing="schedule",
    )
    yield example(
        identifier, "no schedule, a day late", unscheduled(DRAFT), "2026-02-03", UNDETERMINED, missing="schedule"
    )


def carried_out(identifier: str, act: str, once: str, later: str) -> Iterator[Example]:
    """Every status of « done once another has come »; ``later`` is what the duties place after ``once``."""
    yield example(identifier, "done", COMPLETE, END, MET, final=True)
    yield example(
        identifier,
        "done after what needed it: an order row judges the order",
        _journal(COMPLETE, **{once: "2026-03-04", act: "2026-03-05"}),
        END,
        MET,
        final=True,
    )
    yield example(
        identifier,
        "not done on the day when what needs it comes",
        _journal(COMPLETE, **{once: "2026-03-04"}),
        "2026-03-04",
        BREACHED,
    )
    yield example(
        identifier,
        "done, but only tomorrow",
        _journal(COMPLETE, **{once: "2026-03-04", act: "2026-03-05"}),
        "2026-03-04",
        BREACHED,
    )
    yield example(
        identifier,
        "not done, and the journal already holds a step that follows",
        _journal(COMPLETE, **{later: "2026-03-04"}),
        END,
        BREACHED,
    )
    yield example(
        identifier,
        "not done on the eve of what needs it",
        _journal(COMPLETE, **{once: "2026-03-04"}),
        "2026-03-03",
        PENDING,
    )


def every_step_binds(identifier: str, case: MigrationCase = COMPLETE) -> Iterator[Example]:
    """A transfer of patients under the reading that drops the cutover and the withdrawal."""
    yield example(
        identifier,
        "patients follow their physician, and the clinic keeps its EMR",
        asked(case, objective="patient_transfer"),
        END,
        NOT_APPLICABLE,
        ground="EveryStepBinds",
        patient_transfer="no-cutover",
    )
    yield example(
        identifier,
        "whether patients follow a physician is not known",
        asked(case, objective=None),
        END,
        UNDETERMINED,
        missing="request.objective",
        ground="EveryStepBinds",
        patient_transfer="no-cutover",
    )


def certified(
    identifier: str, side: str, case: MigrationCase = COMPLETE, as_of: str = END, **readings: Any
) -> Iterator[Example]:
    """An EMR that is not on the list, or not named."""
    yield example(
        identifier,
        f"the {side} EMR is not certified",
        asked(case, **{f"{side}_emr": "Papyrus"}),
        as_of,
        NOT_APPLICABLE,
        ground="Certified",
        **readings,
    )
    yield example(
        identifier,
        f"the {side} EMR is not named",
        asked(case, **{f"{side}_emr": None}),
        as_of,
        UNDETERMINED,
        missing=f"request.{side}_emr",
        ground="Certified",
        **readings,
    )


def waivable(identifier: str, by: str, breach: MigrationCase, as_of: str, **expected: Any) -> Iterator[Example]:
    """A breach, waived by whom it protects; by anybody else it stays one."""
    other = "bureau"
    yield example(
        identifier,
        "waived by the beneficiary",
        waived(breach, identifier, by=by, on=as_of),
        as_of,
        WAIVED,
        **expected,
    )
    yield example(
        identifier,
        "a waiver from somebody else changes nothing",
        waived(breach, identifier, by=other, on=as_of),
        as_of,
        BREACHED,
        **expected,
    )
