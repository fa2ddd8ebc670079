"""Events of the schedule and of the journal: what is promised, agreed, put off, and done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

import attrs

from dme_migration.model import PARTY_LABELS, MigrationCase, Party, Schedule
from dme_migration.model.moment_words import happened_text, moment_in, of_moment
from dme_migration.model.moments import Moment
from dme_migration.rules.words import capital, on_day
from dme_migration.testing._events import Event
from dme_migration.text import Language, Text

__all__ = [
    "MilestoneAgreed",
    "MilestoneMoved",
    "MilestoneReached",
    "ScheduleDelivered",
    "ScheduleDrawnUp",
    "VendorsCoordinated",
]

_DRAWN_UP: Final = Text(
    fr="Le calendrier de migration est établi {on}\u00a0: {facts}.",
    en="The migration schedule is drawn up on {on}: {facts}.",
)
_EMPTY: Final = Text(fr="il ne prévoit aucune étape", en="it plans no step")
_STARTS: Final = Text(fr="début officiel {on}", en="official start on {on}")
_PERIOD: Final = Text(
    fr="période de l'extraction TEST, {first} au {last}", en="period of the TEST extraction, {first} to {last}"
)
_STEP: Final = Text(fr="{step}, {on}", en="{step}, on {on}")
_UNDATED: Final = Text(fr="{step}, sans date", en="{step}, undated")


def _changed(case: MigrationCase, change: Callable[[Schedule], Schedule]) -> MigrationCase:
    return case.with_schedule(change(case.schedule if case.schedule is not None else Schedule()))


@attrs.frozen(kw_only=True)
class ScheduleDrawnUp(Event):
    """The vendors draw up the schedule (§3). It bears neither coordination, delivery, agreement nor revision yet."""

    schedule: Schedule

    def put(self, case: MigrationCase) -> MigrationCase:
        """Take the schedule as the case's own."""
        return case.with_schedule(self.schedule)

    def told(self, language: Language) -> str:
        """Tell what the schedule plans, in its own order."""
        schedule = self.schedule
        facts: list[str] = []
        if schedule.starts_on is not None:
            facts.append(_STARTS[language].format(on=on_day(schedule.starts_on, language)))
        if (period := schedule.test_extraction_period) is not None:
            first, last = on_day(period.from_, language), on_day(period.through, language).removeprefix("le ")
            facts.append(_PERIOD[language].format(first=first.replace("le ", "du ", 1), last=last))
        for entry in schedule.milestones:
            words = _UNDATED if entry.on is None else _STEP
            day = "" if entry.on is None else on_day(entry.on, language)
            facts.append(words[language].format(step=moment_in(entry.milestone, language), on=day))
        told = "; ".join(facts) or _EMPTY[language]
        return _DRAWN_UP[language].format(on=on_day(self.on, language), facts=told)


_COORDINATED: Final = Text(fr="Les fournisseurs se coordonnent {on}.", en="The vendors coordinate on {on}.")


@attrs.frozen(kw_only=True)
class VendorsCoordinated(Event):
    """The two vendors coordinate on the schedule (§3)."""

    def put(self, case: MigrationCase) -> MigrationCase:
        """Record the coordination."""
        return _changed(case, lambda schedule: attrs.evolve(schedule, coordinated_on=self.on))

    def told(self, language: Language) -> str:
        """Tell that they coordinate."""
        return _COORDINATED[language].format(on=on_day(self.on, language))


@attrs.frozen(kw_only=True)
class ScheduleDelivered(Event):
    """The schedule is delivered to the client (§3)."""

    def put(self, case: MigrationCase) -> MigrationCase:
        """Record the delivery."""
        return _changed(case, lambda schedule: attrs.evolve(schedule, delivered_on=self.on))

    def told(self, language: Language) -> str:
        """Tell that the client has it."""
        return happened_text(Moment.SCHEDULE_DELIVERY)[language].format(on=on_day(self.on, language)) + "."


_AGREED: Final = Text(
    fr="{who} accepte {on} le jour prévu pour {step}.", en="{who} agrees on {on} to the day planned for {step}."
)


@attrs.frozen(kw_only=True)
class MilestoneAgreed(Event):
    """A party agrees to the day planned for a milestone (Ext. a and e)."""

    milestone: str
    by: Party

    def put(self, case: MigrationCase) -> MigrationCase:
        """Add the agreement."""
        return case.with_agreement(self.milestone, by=self.by, given_on=self.on)

    def told(self, language: Language) -> str:
        """Tell who agrees to what."""
        return _AGREED[language].format(
            who=capital(PARTY_LABELS[self.by][language]),
            on=on_day(self.on, language),
            step=moment_in(self.milestone, language),
        )


_MOVED: Final = Text(
    fr="Le jour prévu {step} passe {made_on} du {from_} au {to}{rest}.",
    en="On {made_on} the day planned for {step} moves from {from_} to {to}{rest}.",
)
_BECAUSE: Final = Text(fr="; motif\u00a0: «\u00a0{reason}\u00a0»", en="; reason: “{reason}”")
_CLIENT_KNOWS: Final = Text(fr="; le client en est informé {on}", en="; the client is told on {on}")


@attrs.frozen(kw_only=True)
class MilestoneMoved(Event):
    """A planned day slips, or comes forward: a revision of the schedule (Ext. d)."""

    milestone: str
    from_: date
    to: date
    reason: str | None = None
    client_told_on: date | None = None

    def put(self, case: MigrationCase) -> MigrationCase:
        """Move the milestone and record the revision."""
        return _changed(
            case,
            lambda schedule: schedule.moved(
                self.milestone,
                to=self.to,
                on=self.on,
                reason=self.reason,
                client_told_on=self.client_told_on,
                from_=self.from_,
            ),
        )

    def told(self, language: Language) -> str:
        """Tell what moves, from when to when."""
        rest = "" if self.reason is None else _BECAUSE[language].format(reason=self.reason)
        if self.client_told_on is not None:
            rest += _CLIENT_KNOWS[language].format(on=on_day(self.client_told_on, language))
        step = of_moment(self.milestone, language) if language is Language.FR else moment_in(self.milestone, language)
        from_, to = (on_day(day, language).removeprefix("le ") for day in (self.from_, self.to))
        return _MOVED[language].format(step=step, made_on=on_day(self.on, language), from_=from_, to=to, rest=rest)


@attrs.frozen(kw_only=True)
class MilestoneReached(Event):
    """A milestone happens, and is written in the journal; ``by`` says by whom, where it matters.

    The steps of a second test cycle happen again, and sessions as often as they are held. ``on`` may lie before the
    events told earlier: a journal is sometimes written afterwards.
    """

    milestone: str
    by: Party | None = None

    def put(self, case: MigrationCase) -> MigrationCase:
        """Add the journal entry."""
        return case.with_entry(self.milestone, on=self.on, by=self.by)

    def told(self, language: Language) -> str:
        """Tell what happened, and by whom when it is said."""
        told = happened_text(self.milestone)[language].format(on=on_day(self.on, language))
        if self.by is None:
            return f"{told}."
        by = PARTY_LABELS[self.by][language]
        return f"{told} (par {by})." if language is Language.FR else f"{told} (by {by})."
