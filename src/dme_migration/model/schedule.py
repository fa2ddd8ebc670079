"""The migration schedule (*calendrier de migration*): what the vendors promised (§3).

It is not the journal: what happened stands there, and the two are compared, never merged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import attrs

from dme_migration.errors import InvalidValueError
from dme_migration.model import values
from dme_migration.model.moments import Moment, milestone_of
from dme_migration.model.parties import Party, party
from dme_migration.model.values import Extra
from dme_migration.text import Text

__all__ = [
    "Agreement",
    "Period",
    "Revision",
    "Schedule",
    "ScheduledMilestone",
    "as_it_stood",
    "revision_chains",
    "schedule_flaws",
]


@attrs.frozen(kw_only=True)
class Agreement:
    """A party's agreement to the day planned for a milestone (Ext. a and e)."""

    by: Party = attrs.field(converter=party)
    given_on: date = attrs.field(validator=values.civil_day)
    evidence: str | None = attrs.field(default=None, validator=values.words)
    extra: Extra = attrs.field(default=(), converter=values.extra_items, eq=values.unordered)


@attrs.frozen(kw_only=True)
class ScheduledMilestone:
    """A milestone in the schedule, with its present day; without one it is listed, not dated."""

    milestone: str = attrs.field(converter=milestone_of)
    on: date | None = attrs.field(default=None, validator=values.optional_day)
    agreements: tuple[Agreement, ...] = attrs.field(default=(), validator=values.tuple_of(Agreement))
    evidence: str | None = attrs.field(default=None, validator=values.words)
    extra: Extra = attrs.field(default=(), converter=values.extra_items, eq=values.unordered)


@attrs.frozen(kw_only=True)
class Revision:
    """One move of a planned day, ``from_`` one day ``to`` another, decided on ``made_on``."""

    milestone: str = attrs.field(converter=milestone_of)
    from_: date = attrs.field(validator=values.civil_day)
    to: date = attrs.field(validator=values.civil_day)
    made_on: date = attrs.field(validator=values.civil_day)
    reason: str | None = attrs.field(default=None, validator=values.words)
    client_told_on: date | None = attrs.field(default=None, validator=values.optional_day)
    evidence: str | None = attrs.field(default=None, validator=values.words)
    extra: Extra = attrs.field(default=(), converter=values.extra_items, eq=values.unordered)


@attrs.frozen(kw_only=True)
class Period:
    """The period in which the TEST extraction is to take place, both days included (Ext. a)."""

    from_: date = attrs.field(validator=values.civil_day)
    through: date = attrs.field(validator=values.civil_day)
    evidence: str | None = attrs.field(default=None, validator=values.words)
    extra: Extra = attrs.field(default=(), converter=values.extra_items, eq=values.unordered)


def revision_chains(
    milestones: Sequence[ScheduledMilestone], revisions: Sequence[Revision]
) -> tuple[tuple[tuple[Revision, ...], ...], tuple[int, ...]]:
    """Give the revisions of each scheduled milestone, oldest first, and the places of those that chain to none.

    A milestone's revisions lead, each from the ``to`` before it, to its present day. Those of the sessions start from
    the session whose day is the last ``to``.

    Source: DECLARATIONS §1.
    """
    if not revisions:
        return ((),) * len(milestones), ()
    chains: list[list[Revision]] = [[] for _ in milestones]
    heads: dict[tuple[str, date | None], list[int]] = {}
    for index in range(len(milestones) - 1, -1, -1):
        heads.setdefault((milestones[index].milestone, milestones[index].on), []).append(index)
    broken = []
    for place in range(len(revisions) - 1, -1, -1):
        revision = revisions[place]
        ending = heads.get((revision.milestone, revision.to))
        if not ending:
            broken.append(place)
            continue
        index = ending.pop()
        chains[index].append(revision)
        heads.setdefault((revision.milestone, revision.from_), []).append(index)
    return tuple(tuple(reversed(chain)) for chain in chains), tuple(reversed(broken))


def as_it_stood(
    entry: ScheduledMilestone, chain: tuple[Revision, ...], day: date
) -> tuple[date | None, tuple[Revision, ...]]:
    """Give the planned day of an entry as it stood at the end of ``day``, and the revisions that led to it.

    The first revision of the chain that was made later is undone, and all that follow it.

    Source: DECLARATIONS §2.
    """
    place = next((i for i, revision in enumerate(chain) if revision.made_on > day), len(chain))
    return (entry.on if place == len(chain) else chain[place].from_), chain[:place]


def schedule_flaws(
    milestones: Sequence[ScheduledMilestone], revisions: Sequence[Revision]
) -> Iterator[tuple[str, str, str, Text]]:
    """Yield what cannot be in a schedule: (path, code, value seen, remedy)."""
    seen: set[str] = set()
    for place, entry in enumerate(milestones):
        if entry.milestone in seen and entry.milestone != Moment.VALIDATION_SESSION:
            yield (
                f"milestones[{place}].milestone",
                "repeated-milestone",
                entry.milestone,
                Text(
                    fr="une étape figure une seule fois au calendrier (les séances de validation exceptées)\u00a0: "
                    "gardez la bonne date, et notez l'autre dans «\u00a0revisions\u00a0»",
                    en="a milestone stands once in a schedule (validation sessions excepted): keep the right day, "
                    "and record the other one under “revisions”",
                ),
            )
        seen.add(entry.milestone)
    for place in revision_chains(milestones, revisions)[1] if revisions else ():
        yield (
            f"revisions[{place}].to",
            "broken-revisions",
            revisions[place].to.isoformat(),
            Text(
                fr="les révisions d'une étape se suivent jusqu'à sa date actuelle\u00a0: chaque «\u00a0from\u00a0» est "
                "le «\u00a0to\u00a0» d'avant, et le dernier «\u00a0to\u00a0» est la date au calendrier",
                en="a milestone's revisions lead up to its present day: each “from” is the “to” before it, and the "
                "last “to” is the day in the schedule",
            ),
        )


@attrs.frozen(kw_only=True)
class Schedule:
    """The schedule as it stands, and how it came to stand so."""

    starts_on: date | None = attrs.field(default=None, validator=values.optional_day)
    coordinated_on: date | None = attrs.field(default=None, validator=values.optional_day)
    delivered_on: date | None = attrs.field(default=None, validator=values.optional_day)
    test_extraction_period: Period | None = attrs.field(default=None, validator=values.instance_of(Period))
    milestones: tuple[ScheduledMilestone, ...] = attrs.field(default=(), validator=values.tuple_of(ScheduledMilestone))
    revisions: tuple[Revision, ...] = attrs.field(default=(), validator=values.tuple_of(Revision))
    evidence: str | None = attrs.field(default=None, validator=values.words)
    extra: Extra = attrs.field(default=(), converter=values.extra_items, eq=values.unordered)

    def __attrs_post_init__(self) -> None:
        flaws = [f"{path}: {code}, {seen}" for path, code, seen, _ in schedule_flaws(self.milestones, self.revisions)]
        if flaws:
            raise InvalidValueError("; ".join(flaws))

    def planned(self, milestone: str) -> tuple[date, ...]:
        """Give the present planned days of a milestone: none, one, or those of the sessions."""
        return tuple(m.on for m in self.milestones if m.milestone == milestone and m.on is not None)

    def moved(
        self,
        milestone: str,
        *,
        to: date,
        on: date,
        reason: str | None = None,
        client_told_on: date | None = None,
        from_: date | None = None,
    ) -> Schedule:
        """Move a dated milestone, and record the revision made on the day ``on``.

        ``from_`` names the session to move when there are several.

        Raises:
            InvalidValueError: the milestone has no planned day, or it is not said which session moves.
        """
        places = [
            place
            for place, entry in enumerate(self.milestones)
            if entry.milestone == milestone and entry.on is not None and from_ in {None, entry.on}
        ]
        if not places or (len(places) > 1 and from_ is None):
            found = "no such planned day" if not places else "several sessions: say which with from_"
            raise InvalidValueError(f"{milestone} cannot be moved: {found}")
        entry = self.milestones[places[0]]
        if entry.on is None:  # pragma: no cover - the places above are dated
            raise InvalidValueError(f"{milestone} has no planned day")
        revision = Revision(
            milestone=milestone, from_=entry.on, to=to, made_on=on, reason=reason, client_told_on=client_told_on
        )
        milestones = list(self.milestones)
        milestones[places[0]] = attrs.evolve(entry, on=to)
        return attrs.evolve(self, milestones=tuple(milestones), revisions=(*self.revisions, revision))
