"""What a breach is made in: an example being drawn, a compliant story, and the obligation to breach in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Final, TypeVar

import attrs
from hypothesis.errors import InvalidArgument

from dme_migration.model import MigrationCase, Moment, Request
from dme_migration.rules import Evaluator, Obligation
from dme_migration.rules.condition import Edge
from dme_migration.rules.situation import Situation
from dme_migration.testing._draft import Draft
from dme_migration.testing._story import Story, session_steps

__all__ = ["ONE_DAY", "Scene", "Showing", "asked"]

ONE_DAY: Final = timedelta(days=1)

_MARGINS: Final = (1, 1, 1, 2, 3, 5, 8, 13, 21)
_SESSIONS: Final = frozenset({Moment.VALIDATION_SESSION, Moment.FIRST_VALIDATION_SESSION})
_T = TypeVar("_T")


@attrs.frozen
class Showing:
    """A case, and the days on which one status of it shows and nothing else goes wrong: (first, last) pairs.

    An open pair lasts: nothing that the story still holds changes it.
    """

    case: MigrationCase
    spans: tuple[tuple[date, date | None], ...]

    def days(self, turning_points: Iterable[date]) -> list[date]:
        """Give the days on which to judge: the first of each span, its last, and the turning points between."""
        ends = {day for span in self.spans for day in span if day is not None}
        return sorted(day for day in {*ends, *turning_points} if any(_within(day, span) for span in self.spans))


def _within(day: date, span: tuple[date, date | None]) -> bool:
    first, last = span
    return first <= day and (last is None or day <= last)


def asked(case: MigrationCase, **changes: Any) -> MigrationCase:
    """Change facts of the request."""
    return attrs.evolve(case, request=attrs.evolve(case.request, **changes))


@attrs.frozen(kw_only=True)
class Scene:
    """An obligation, and a story in which nothing is breached yet."""

    draft: Draft
    obligation: Obligation
    story: Story
    evaluator: Evaluator
    situation: Situation
    edges: tuple[tuple[Obligation, Edge], ...]

    @classmethod
    def of(cls, draft: Draft, obligation: Obligation, story: Story, evaluator: Evaluator) -> Scene:
        """Set the scene: the situation and the edges are those of the day on which the schedule is delivered."""
        situation, edges = evaluator.edges(story.promised, as_of=story.told_on)
        return cls(
            draft=draft, obligation=obligation, story=story, evaluator=evaluator, situation=situation, edges=edges
        )

    @property
    def request(self) -> Request:
        """Give the request of the story."""
        return self.story.request

    def pick(self, *choices: _T) -> _T:
        """Choose one; the first is the simplest."""
        return self.draft.pick(choices)

    def margin(self, most: int) -> int:
        """Choose by how much: the smallest margin most often, else anything up to the most that there is room for."""
        return min(self.draft.pick((*_MARGINS, most)), most)

    def node(self, moment: str) -> str:
        """Give the step of the story that a moment stands for, or the moment that precedes its schedule."""
        name = self.situation.resolve(moment)
        if name in _SESSIONS:
            return session_steps(self.story.planned)[0]
        return session_steps(self.story.planned)[-1] if name == Moment.LAST_VALIDATION_SESSION else str(name)

    def pair(self, edge: Edge) -> tuple[str, str]:
        """Give the steps, or moments, that an edge joins."""
        return self.node(edge.a), self.node(edge.b)

    def step(self, moment: str) -> str:
        """Give the step of the story that a moment stands for.

        Raises:
            InvalidArgument: no story has that moment.
        """
        name = self.node(moment)
        if name not in self.story.planned:
            raise InvalidArgument(f"{self.obligation.id}: {moment} is no step of the migrations that are drawn")
        return name

    def steps(self, moment: str) -> tuple[str, ...]:
        """Give all the steps of a moment: the sessions are several."""
        first = self.step(moment)
        return session_steps(self.story.planned) if "#" in first else (first,)
