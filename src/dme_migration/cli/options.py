"""The options that several commands share, and what they come to: a bound evaluator and a day of judgement."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any

import attrs
import click

from dme_migration.calendar import BusinessCalendar, HolidayProfile
from dme_migration.cli.clock import today
from dme_migration.cli.closures import closures_from
from dme_migration.cli.commands import Option
from dme_migration.cli.kinds import Moment, OneOf, ReadingValue
from dme_migration.cli.session import Form, session_of
from dme_migration.model import MigrationCase
from dme_migration.rules import STANDARD_RULEBOOK, Assessment, Evaluator, Readings
from dme_migration.text import Language, Text

__all__ = ["FailOn", "Judging", "calendar_options", "form_option", "judging_options", "language_option"]


class FailOn(StrEnum):
    """What makes the exit code 1; each level adds to the one before."""

    BREACH = "breach"
    WARNING = "warning"
    UNDETERMINED = "undetermined"


def _remembered(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    def remember(ctx: click.Context, _param: click.Parameter, value: Any) -> None:
        if value is not None:
            setattr(session_of(ctx), name, value)

    return remember


def language_option() -> Option:
    """Make ``--lang``, which every command takes, and the root too."""
    return Option(
        ["--lang"],
        about=Text(
            fr="La langue des réponses; le français si rien n'est dit.",
            en="The language of the answers; French when nothing is said.",
        ),
        type=OneOf(Language, Language),
        is_eager=True,
        expose_value=False,
        callback=_remembered("language"),
    )


def form_option() -> Option:
    """Make ``--format``, which every command takes, and the root too."""
    return Option(
        ["--format"],
        about=Text(fr="Du texte à lire, ou du JSON pour un programme.", en="Text to read, or JSON for a program."),
        type=OneOf(Form, Form),
        is_eager=True,
        expose_value=False,
        callback=_remembered("form"),
    )


def calendar_options() -> list[Option]:
    """Make the options that shape a calendar and its counting."""
    return [
        Option(
            ["--reading"],
            about=Text(
                fr="Une lecture choisie, là où le texte laisse le choix; répétable. Voir «\u00a0show readings\u00a0».",
                en="A reading chosen where the text leaves a choice; repeatable. See “show readings”.",
            ),
            shown=Text(fr="NOM=VALEUR", en="NAME=VALUE"),
            type=ReadingValue(),
            multiple=True,
        ),
        Option(
            ["--profile"],
            about=Text(
                fr="Le texte qui dit quels jours sont ouvrables; public-service si rien n'est dit. Voir "
                "«\u00a0show profiles\u00a0».",
                en="The text that says which days are business days; public-service when nothing is said. See "
                "“show profiles”.",
            ),
            shown=Text(fr="NOM", en="NAME"),
            type=OneOf(HolidayProfile),
            default=HolidayProfile.PUBLIC_SERVICE.value,
        ),
        Option(
            ["--closures"],
            about=Text(
                fr='Des fermetures en JSON\u00a0: {"closures": ["2026-07-20", '
                '{"on": "2026-07-21", "name": "Inventaire"}], "extra_working_days": ["2026-06-27"]}.',
                en='Closures in JSON: {"closures": ["2026-07-20", {"on": "2026-07-21", "name": "Stocktaking"}], '
                '"extra_working_days": ["2026-06-27"]}.',
            ),
            shown=Text(fr="FICHIER", en="FILE"),
        ),
    ]


def judging_options(*, fail_on: bool = False) -> list[Option]:
    """Make the options of every command that judges a case."""
    options = [
        Option(
            ["--as-of"],
            about=Text(
                fr="Le jour du jugement, à sa fin, ou l'instant; aujourd'hui, là où est le client, si rien n'est dit.",
                en="The day of judgement, at its end, or the instant; today, where the client is, when nothing is "
                "said.",
            ),
            shown=Text(fr="JOUR|INSTANT", en="DAY|INSTANT"),
            type=Moment(),
        ),
        *calendar_options(),
        Option(
            ["--without"],
            about=Text(
                fr="Une exigence laissée de côté, par son identifiant; répétable.",
                en="A requirement left out, by its id; repeatable.",
            ),
            shown=Text(fr="ID", en="ID"),
            type=OneOf(STANDARD_RULEBOOK.ids, listed=False),
            multiple=True,
        ),
    ]
    if fail_on:
        options.append(
            Option(
                ["--fail-on"],
                about=Text(
                    fr="Ce qui donne le code de sortie 1\u00a0: un manquement (breach, si rien n'est dit), aussi un "
                    "avertissement (warning), aussi ce qu'on ne peut pas dire (undetermined).",
                    en="What makes the exit code 1: a breach (when nothing is said), a warning too, or also what "
                    "cannot be told (undetermined).",
                ),
                type=OneOf(FailOn, FailOn),
                default=FailOn.BREACH.value,
            )
        )
    return options


@attrs.frozen(kw_only=True)
class Judging:
    """What the options come to."""

    evaluator: Evaluator
    as_of: date | None

    @classmethod
    def of(
        cls,
        *,
        as_of: date | None,
        reading: tuple[tuple[str, str], ...],
        profile: str,
        closures: str | None,
        without: tuple[str, ...] = (),
    ) -> Judging:
        """Bind an evaluator once, for every case.

        Raises:
            Unreadable: the file of closures cannot be read.
        """
        calendar = chosen_calendar(profile, closures)
        evaluator = Evaluator(
            rulebook=STANDARD_RULEBOOK.without(*without), calendar=calendar, readings=Readings(dict(reading))
        )
        return cls(evaluator=evaluator, as_of=as_of)

    def assess(self, case: MigrationCase) -> Assessment:
        """Judge a case as of the day asked for, else as of today in the case's zone."""
        return self.evaluator.evaluate(case, as_of=self.moment(case))

    def moment(self, case: MigrationCase) -> date:
        """Give the day asked for, else today in the case's zone."""
        return today(case.zone) if self.as_of is None else self.as_of


def chosen_calendar(profile: str, closures: str | None) -> BusinessCalendar:
    """Make the calendar that the options ask for.

    Raises:
        Unreadable: the file of closures cannot be read.
    """
    if closures is None:
        return BusinessCalendar.quebec(profile)
    return closures_from(closures, profile)
