"""What the examples of one status of one obligation are drawn from, and how."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import attrs
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

from dme_migration.model import Moment
from dme_migration.rules import (
    STANDARD_RULEBOOK,
    Assessment,
    Evaluator,
    Gap,
    Obligation,
    Readings,
    Rulebook,
    Status,
    holds,
)
from dme_migration.rules.grounds import AdditionalDataChosen, NoticePeriod, TwoVendors, Under
from dme_migration.rules.names import nearest
from dme_migration.testing._bare import bared
from dme_migration.testing._compliant import handed_in
from dme_migration.testing._days import Window
from dme_migration.testing._draft import Draft
from dme_migration.testing._example import Example, Printer, breached
from dme_migration.testing._in_order import Needs
from dme_migration.testing._request import Wishes
from dme_migration.testing._scene import Scene, Showing
from dme_migration.testing._story import evaluator_of, sending_window, story_drawn

__all__ = ["Show", "examples_of"]

Show = Callable[[Scene], Showing]
"""Alters a story until one obligation has one status."""

_BARE: Final = st.tuples(st.integers(0, 63), st.integers(0, 63))
"""Seldom is a case bared of what the status does not need, for that takes time; the simplest always is.

Two numbers, for Hypothesis is fond of a zero.
"""


def known_obligation(obligation_id: str, among: Rulebook) -> Obligation:
    """Find an obligation of a rulebook, or refuse its id with the nearest one."""
    if obligation_id not in among:
        raise InvalidArgument(f"no obligation {obligation_id!r} in the rulebook" + nearest(obligation_id, among.ids))
    return among[obligation_id]


def examples_of(
    obligation: Obligation, status: Status, show: Show, *, among: Rulebook, wishes: Wishes, window: Window
) -> SearchStrategy[Example]:
    """Generate cases in which an obligation has a status, and nothing else is breached that need not be."""
    sending_window(window)
    # What plans is the standard evaluator, unless the rulebook knows an obligation that it does not.
    standard = set(among.ids) <= set(STANDARD_RULEBOOK.ids)
    return _examples(
        _Recipe(
            obligation=obligation,
            status=status,
            show=show,
            judge=evaluator_of(among, _readings_for(obligation)),
            planner=evaluator_of() if standard else evaluator_of(among),
            wishes=wishes,
            window=window,
        )
    )


def _readings_for(obligation: Obligation) -> Readings:
    """Give the default readings, but for an obligation that is declared under another one only."""
    default = Readings()
    return Readings(
        {
            ground.reading: ground.values[0]
            for ground in obligation.applies
            if isinstance(ground, Under) and default[ground.reading] not in ground.values
        }
    )


@attrs.frozen(kw_only=True)
class _Recipe:
    obligation: Obligation
    status: Status
    show: Show
    judge: Evaluator
    planner: Evaluator
    wishes: Wishes
    window: Window

    def _repr_pretty_(self, printer: Printer, cycle: bool) -> None:  # noqa: ARG002 - IPython's protocol
        # Hypothesis shows the arguments of a strategy, and a rulebook fills pages.
        printer.text(f"{self.obligation.id}, {self.status}")

    def expected(self, assessment: Assessment) -> frozenset[str]:
        """Name what is breached: of what is, only what the declaration of a breach admits beside it."""
        found = breached(assessment)
        if self.status is not Status.BREACHED:
            return found
        return frozenset({self.obligation.id} | (found & set(self.obligation.co_breaches)))

    def answer(self, assessment: Assessment) -> tuple[Status, frozenset[str], tuple[str, ...]]:
        """Give what a case that is bared must still show: the status, the breaches, the facts that are missing."""
        finding = assessment[self.obligation.id]
        missing = finding.missing if self.status is Status.UNDETERMINED else ()
        return finding.status, breached(assessment), missing


@st.composite
def _examples(draw: DrawFn, recipe: _Recipe) -> Example:
    draft = Draft(draw, recipe.window)
    bare = draft.draw(_BARE) == (0, 0)
    story = story_drawn(draft, recipe.wishes, _needs_of(recipe.obligation), recipe.planner)
    shown = recipe.show(Scene.of(draft, recipe.obligation, story, recipe.planner))
    as_of = draft.pick(shown.days(story.turning_points()))
    case = handed_in(shown.case, as_of)
    assessment = recipe.judge.evaluate(case, as_of=as_of)
    if bare:
        answer = recipe.answer(assessment)
        case = bared(case, lambda less: recipe.answer(recipe.judge.evaluate(less, as_of=as_of)) == answer)
    return Example(case=case, as_of=as_of, expected=recipe.expected(assessment), readings=recipe.judge.readings)


def _needs_of(obligation: Obligation) -> Needs:
    """Give what a request must have for an obligation to bind, and for nothing else to be late with it."""
    condition, grounds = obligation.requires, obligation.applies
    contract = any(isinstance(ground, NoticePeriod) for ground in grounds)
    maximum = isinstance(condition, Gap) and condition.at_most is not None
    additional = True if any(isinstance(ground, AdditionalDataChosen) for ground in grounds) else None
    return Needs(
        two_vendors=any(isinstance(ground, TwoVendors) for ground in grounds),
        additional_data=False if maximum else additional,
        contract=contract or condition == holds.AUTHORIZED_BY_CONTRACTING_CLINIC,
        notice=contract,
        several_sessions=isinstance(condition, Gap) and condition.after == Moment.LAST_VALIDATION_SESSION,
    )
