"""What the options of ``plan`` hold: a wished day, and the weekdays of a cutover."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Final

import click

from dme_migration.cli.kinds import ParamType
from dme_migration.cli.session import language_of
from dme_migration.cli.wording import did_you_mean, quoted
from dme_migration.model import MILESTONES, Moment
from dme_migration.model.moments import is_milestone
from dme_migration.model.values import FIRST_DAY, LAST_DAY
from dme_migration.text import Text

__all__ = ["Weekdays", "WishedDay"]

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PLACE: Final = re.compile(r"[1-9][0-9]?")
_NO_PAIR: Final = Text(
    fr="{value} ne s'écrit pas ÉTAPE=JOUR, par exemple production=2026-04-09.",
    en="{value} is not written MILESTONE=DAY, such as production=2026-04-09.",
)
_NO_MILESTONE: Final = Text(fr="il n'y a pas d'étape {value}.", en="there is no milestone {value}.")
_NO_PLACE: Final = Text(
    fr="{value} n'est pas une étape; seules les séances ont un rang, de 1 à 99\u00a0: validation_session#2.",
    en="{value} is no milestone; only sessions have a place, from 1 to 99: validation_session#2.",
)
_NO_DAY: Final = Text(
    fr="{value} n'est pas un jour, qui s'écrit 2026-04-09.", en="{value} is not a day, which is written 2026-04-09."
)
_NO_SUCH_DAY: Final = Text(fr="{value} n'existe pas au calendrier.", en="{value} is on no calendar.")
_OUT_OF_RANGE: Final = Text(
    fr="{value} est hors des limites, de 1900 à 2999.", en="{value} is out of range, from 1900 to 2999."
)


class WishedDay(ParamType):
    """A step and the day wished for it, ``MILESTONE=DAY``; a session by its place, ``validation_session#2=DAY``."""

    name = "wish"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, date]:
        """Split and check both halves."""
        if isinstance(value, tuple):
            return value[0], value[1]
        written, language = str(value), language_of(ctx)
        name, equals, day = (part.strip() for part in written.partition("="))
        if not equals or not name:
            self.fail(_NO_PAIR.filled(language, value=quoted(written, language)), param, ctx)
        milestone, mark, place = name.partition("#")
        if not is_milestone(milestone):
            said = _NO_MILESTONE.filled(language, value=quoted(milestone, language))
            self.fail(said + did_you_mean(milestone, MILESTONES, language), param, ctx)
        if mark and not (milestone == Moment.VALIDATION_SESSION and _PLACE.fullmatch(place)):
            self.fail(_NO_PLACE.filled(language, value=quoted(name, language)), param, ctx)
        session = milestone == Moment.VALIDATION_SESSION
        return (f"{milestone}#{place or 1}" if session else milestone), self._day(day, param, ctx)

    def _day(self, written: str, param: click.Parameter | None, ctx: click.Context | None) -> date:
        language = language_of(ctx)
        shown = quoted(written, language)
        if not _DAY.fullmatch(written):
            self.fail(_NO_DAY.filled(language, value=shown), param, ctx)
        try:
            day = date.fromisoformat(written)
        except ValueError:
            self.fail(_NO_SUCH_DAY.filled(language, value=shown), param, ctx)
        if not FIRST_DAY <= day <= LAST_DAY:
            self.fail(_OUT_OF_RANGE.filled(language, value=shown), param, ctx)
        return day


_SPELT: Final = (
    "lun mar mer jeu ven sam dim",
    "mon tue wed thu fri sat sun",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "monday tuesday wednesday thursday friday saturday sunday",
)
_WEEKEND: Final = frozenset({5, 6})
_NAMES: Final[dict[str, frozenset[int]]] = {
    **{name: frozenset({number}) for names in _SPELT for number, name in enumerate(names.split())},
    "weekend": _WEEKEND,
    "fin-de-semaine": _WEEKEND,
}
_NO_WEEKDAY: Final = Text(
    fr="{value} n'est pas un jour de la semaine\u00a0: lun, mar, mer, jeu, ven, sam, dim, ou weekend.",
    en="{value} is not a weekday: mon, tue, wed, thu, fri, sat, sun, or weekend.",
)


class Weekdays(ParamType):
    """Days of the week, separated by commas; Monday is 0."""

    name = "weekdays"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> frozenset[int]:
        """Read each name, in French or in English, short or whole."""
        if isinstance(value, frozenset):
            return value
        language = language_of(ctx)
        found: set[int] = set()
        for name in str(value).split(","):
            days = _NAMES.get(name.strip().casefold())
            if days is None:
                said = _NO_WEEKDAY.filled(language, value=quoted(name.strip(), language))
                self.fail(said + did_you_mean(name.strip(), _NAMES, language), param, ctx)
            found |= days
        return frozenset(found)
