"""The values that a letter takes from the schedule and the journal: what is planned, what was done, what is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from dme_migration.calendar import DayDelay
from dme_migration.model import MILESTONES, Moment, Party
from dme_migration.report.letters.content import Table
from dme_migration.report.letters.facts import Facts
from dme_migration.report.letters.value import Value, day_values
from dme_migration.report.steps import entries_as_of, step_of, step_title
from dme_migration.rules import Agreed, Figure, Finding
from dme_migration.text import NBSP, Language, Text, day_in_words, joined

__all__ = ["SCHEDULE_VALUES", "agreement_finding", "milestone_table"]

_HEAD: Final = (
    Text(fr="Date", en="Date"),
    Text(fr="Étape", en="Step"),
    Text(fr="Responsable", en="Responsible"),
)
_UNDATED: Final = Text(fr="à fixer", en="to be set")
_PLANNED: Final = Text(
    fr="donnez une date à cette étape du calendrier («\u00a0plan\u00a0» en propose une).",
    en="give this step of the schedule a day (“plan” proposes one).",
)
_DONE: Final = Text(
    fr="inscrivez cette étape au journal, avec sa date, quand elle aura eu lieu.",
    en="enter this step in the journal, with its day, once it has taken place.",
)
_SCHEDULE: Final = Text(
    fr="établissez le calendrier de migration («\u00a0plan\u00a0» en propose un).",
    en="draw up the migration schedule (“plan” proposes one).",
)
_CUTOVER_AHEAD: Final = Text(
    fr="prévoyez la coupure à une date qui n'est pas passée.", en="plan the cutover for a day that has not gone by."
)


def milestone_table(facts: Facts) -> Table:
    """Give the schedule as it stands, by day: each step and who acts; what has no day yet comes last."""
    language = facts.language
    entries = entries_as_of(facts.case.schedule, facts.day)
    ordered = sorted(entries, key=lambda entry: (entry.on is None, entry.on or date.max))
    rows = tuple(
        (
            _UNDATED[language] if entry.on is None else _compact(entry.on, language),
            step_title(entry.milestone, language),
            joined(_actors(entry.milestone, facts), language),
        )
        for entry in ordered
    )
    return Table(head=tuple(cell[language] for cell in _HEAD), rows=rows)


def _compact(day: date, language: Language) -> str:
    """Write a day that breaks, in a narrow column, after its weekday and nowhere else."""
    weekday, _, rest = day_in_words(day, language).partition(" ")
    return f"{weekday} {rest.replace(' ', NBSP)}"


def _actors(milestone: str, facts: Facts) -> Iterator[str]:
    step = step_of(milestone, facts.assessment.obligations)
    names = [facts.name(party) for party in step.actors] if step is not None else []
    yield from dict.fromkeys(name for name in names if name is not None)


def _dated(facts: Facts) -> str | None:
    entries = entries_as_of(facts.case.schedule, facts.day)
    return "" if any(entry.on is not None for entry in entries) else None


def _planned(moment: str) -> Callable[[Facts], date | None]:
    return lambda facts: facts.situation.planned(moment)


def _actual(moment: str) -> Callable[[Facts], date | None]:
    return lambda facts: facts.situation.actual(moment)


def _not_done(moment: str) -> Callable[[Facts], str | None]:
    return lambda facts: "" if facts.situation.actual(moment) is None else None


def _period(end: str) -> Callable[[Facts], date | None]:
    def read(facts: Facts) -> date | None:
        schedule = facts.situation.timeline.schedule
        period = schedule.test_extraction_period if schedule is not None else None
        return None if period is None else getattr(period, end)

    return read


def _starts_on(facts: Facts) -> date | None:
    schedule = facts.situation.timeline.schedule
    return None if schedule is None else schedule.starts_on


def _figure(name: str) -> Callable[[Facts], str | None]:
    def read(facts: Facts) -> str | None:
        figure = facts.situation.terms.figure(name)
        return figure.in_words(facts.language) if isinstance(figure, DayDelay) else None

    return read


def _hours(facts: Facts) -> str | None:
    return Figure("complaint-follow-up").hours(facts.situation.terms).in_words(facts.language)


def agreement_finding(facts: Facts) -> Finding | None:
    """Give the finding on the agreement to the day of the cutover, when it applies."""
    return next(
        (
            finding
            for finding in facts.assessment
            if isinstance(finding.obligation.requires, Agreed)
            and finding.obligation.requires.moment == Moment.SOURCE_CUTOVER
        ),
        None,
    )


def _cutover_ahead(facts: Facts) -> date | None:
    planned = facts.situation.planned(Moment.SOURCE_CUTOVER)
    done = facts.situation.actual(Moment.SOURCE_CUTOVER) is not None
    return None if planned is None or planned < facts.day or done else planned


def _someone_else_to_agree(facts: Facts) -> str | None:
    """Say that some party other than the receiving vendor has still to agree to the cutover."""
    finding = agreement_finding(facts)
    lacking: tuple[Party, ...] = finding.ruling.told.get("lacking", ()) if finding is not None else ()
    others = [party for party in lacking if not facts.same_party(party, Party.RECEIVING_VENDOR)]
    return "" if others else None


def _milestone_values() -> Iterator[Value]:
    for moment in MILESTONES:
        path = f"schedule.milestones.{moment}"
        yield from day_values(f"planned_{moment}", _planned(moment), paths=(path,), remedy=_PLANNED)
        yield from day_values(f"actual_{moment}", _actual(moment), paths=(f"journal.{moment}",), remedy=_DONE)
        yield Value(name=f"not_done_{moment}", read=_not_done(moment), paths=(f"journal.{moment}",), remedy=_DONE)


SCHEDULE_VALUES: Final[tuple[Value, ...]] = (
    Value(name="schedule_dated", read=_dated, paths=("schedule",), remedy=_SCHEDULE),
    *day_values("starts", _starts_on, paths=("schedule.starts_on",), remedy=_SCHEDULE),
    *day_values("period_from", _period("from_"), paths=("schedule.test_extraction_period",), remedy=_SCHEDULE),
    *day_values("period_through", _period("through"), paths=("schedule.test_extraction_period",), remedy=_SCHEDULE),
    *day_values("cutover_ahead", _cutover_ahead, paths=("schedule.milestones.source_cutover",), remedy=_CUTOVER_AHEAD),
    Value(
        name="someone_else_to_agree",
        read=_someone_else_to_agree,
        paths=("schedule.milestones.source_cutover",),
        remedy=_CUTOVER_AHEAD,
    ),
    Value(name="window", read=_figure("validation-window"), remedy=_PLANNED),
    Value(name="access", read=_figure("legacy-access"), remedy=_PLANNED),
    Value(name="follow_up_hours", read=_hours, remedy=_PLANNED),
    *_milestone_values(),
)
"""Values of the schedule and the journal, by name."""
