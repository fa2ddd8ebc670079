"""What the reader wishes of a plan, and the plan that comes of it; a wish that cannot be is refused in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

import attrs
import click

from dme_migration.calendar import local_day
from dme_migration.cli.commands import WrongUsage
from dme_migration.cli.options import Judging
from dme_migration.cli.session import language_of
from dme_migration.cli.wording import quoted
from dme_migration.errors import InfeasibleScheduleError, InvalidValueError
from dme_migration.model import MigrationCase, Moment
from dme_migration.planning import Durations, Plan, plan
from dme_migration.report.steps import step_title
from dme_migration.text import Language, Text, day_in_words

__all__ = ["Wishes", "days_wished"]

_TWICE: Final = Text(
    fr="--fix donne deux jours à {name}; gardez-en un seul.", en="--fix gives two days to {name}; keep one of them."
)
_DONE: Final = Text(
    fr="--fix {name}\u00a0: cette étape a déjà eu lieu le {day}, d'après le journal; son jour ne se choisit plus.",
    en="--fix {name}: this step took place on {day}, says the journal; its day can no longer be chosen.",
)
_PASSED: Final = Text(
    fr="--fix {name}\u00a0: une étape qui la suit a déjà eu lieu, d'après le journal; son jour ne se choisit plus.",
    en="--fix {name}: a step that comes after it has taken place, says the journal; its day can no longer be chosen.",
)
_NO_STEP: Final = Text(
    fr="--fix {name}\u00a0: ce plan n'a pas cette étape ({title}).",
    en="--fix {name}: this plan has no such step ({title}).",
)
_OUT_OF_RANGE: Final = Text(
    fr="un calendrier ne se planifie pas ce jour-là\u00a0: ses dates seraient hors des limites, de 1900 à 2999.",
    en="no schedule can be planned on that day: its days would be out of range, from 1900 to 2999.",
)


_TWO_WISHES: Final = Text(
    fr="le jour souhaité pour la coupure, {day}, n'est pas un de ceux de --cutover-on.",
    en="the day wished for the cutover, {day}, is not one of those of --cutover-on.",
)


def days_wished(ctx: click.Context, pairs: tuple[tuple[str, date], ...]) -> dict[str, date]:
    """Gather the wished days by step; one step has one day."""
    wished: dict[str, date] = {}
    for name, day in pairs:
        if wished.setdefault(name, day) != day:
            language = language_of(ctx)
            raise WrongUsage(_TWICE.filled(language, name=quoted(name, language)), ctx)
    return wished


@attrs.frozen(kw_only=True)
class Wishes:
    """What a plan is asked for, beside the case and the rules."""

    bound: Judging
    fixed: Mapping[str, date] = attrs.field(factory=dict)
    durations: Durations | None = None
    cutover_weekdays: frozenset[int] | None = None
    extra_delay: bool = False

    def plan(self, case: MigrationCase, as_of: date) -> Plan:
        """Plan a case.

        Raises:
            InfeasibleScheduleError: no schedule fits.
            InvalidValueError: a wished day of what is no step, or has taken place; days out of range.
        """
        return plan(
            case,
            as_of=as_of,
            fixed=self.fixed,
            durations=self.durations,
            evaluator=self.bound.evaluator,
            cutover_weekdays=self.cutover_weekdays,
            extra_delay=self.extra_delay,
        )

    def plan_or_refuse(self, ctx: click.Context, case: MigrationCase, as_of: date) -> Plan:
        """Plan a case; a wish that cannot be is a command written wrongly.

        Raises:
            InfeasibleScheduleError: no schedule fits.
            WrongUsage: see `plan`.
        """
        cutover = self.fixed.get(Moment.SOURCE_CUTOVER)
        if cutover is not None and self.cutover_weekdays and cutover.weekday() not in self.cutover_weekdays:
            language = language_of(ctx)
            raise WrongUsage(_TWO_WISHES.filled(language, day=day_in_words(cutover, language)), ctx)
        try:
            return self.plan(case, as_of)
        except InvalidValueError:
            language = language_of(ctx)
            for name in self.fixed:
                if (words := self._refused(name, case, as_of, language)) is not None:
                    raise WrongUsage(words, ctx) from None
            raise WrongUsage(_OUT_OF_RANGE[language], ctx) from None

    def _refused(self, name: str, case: MigrationCase, as_of: date, language: Language) -> str | None:
        """Say why one wish is refused; `None` when it is not the one."""
        milestone, _, place = name.partition("#")
        today = local_day(as_of, case.zone) if isinstance(as_of, datetime) else as_of
        held = sorted(entry.on for entry in case.journal if entry.milestone == milestone and entry.on <= today)
        if len(held) >= int(place or 1):
            told = day_in_words(held[int(place or 1) - 1], language)
            return _DONE.filled(language, name=name, day=told)
        try:
            attrs.evolve(self, fixed={name: self.fixed[name]}).plan(case, as_of)
        except InfeasibleScheduleError:
            return None
        except InvalidValueError:
            text = _NO_STEP if name not in self._steps(case, as_of) else _PASSED
            return text.filled(language, name=name, title=f"{step_title(milestone, language)} {place}".rstrip())
        return None

    def _steps(self, case: MigrationCase, as_of: date) -> Mapping[str, date]:
        try:
            return attrs.evolve(self, fixed={}).plan(case, as_of).days
        except (InfeasibleScheduleError, InvalidValueError):
            return {}
