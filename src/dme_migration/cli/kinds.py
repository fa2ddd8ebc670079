"""What the values of options may be: each kind refuses in the reader's language, with the nearest spelling."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

import click

from dme_migration.cli.session import language_of
from dme_migration.cli.wording import did_you_mean, quoted
from dme_migration.model.values import FIRST_DAY, LAST_DAY
from dme_migration.rules import READINGS
from dme_migration.text import NBSP, Text, joined

if TYPE_CHECKING:
    ParamType = click.ParamType[Any]
else:
    ParamType = click.ParamType  # click before 8.5 has no parameter for it

__all__ = ["Moment", "Number", "OneOf", "ReadingValue"]

_DIGITS: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_DAY: Final = re.compile(_DIGITS)
_HOUR: Final = r"(?:[01][0-9]|2[0-3])"
_CLOCK: Final = rf"[Tt ]{_HOUR}:[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{{1,6}})?)?"
_NAIVE: Final = re.compile(_DIGITS + _CLOCK)
_INSTANT: Final = re.compile(rf"{_DIGITS}{_CLOCK}(?:[Zz]|[+-]{_HOUR}:[0-5][0-9])")

_NO_MOMENT: Final = Text(
    fr="{value} n'est ni un jour (2026-03-10) ni un instant (2026-03-10T09:00:00-04:00).",
    en="{value} is neither a day (2026-03-10) nor an instant (2026-03-10T09:00:00-04:00).",
)
_NO_SUCH_DAY: Final = Text(fr="{value} n'existe pas au calendrier.", en="{value} is on no calendar.")
_NO_OFFSET: Final = Text(
    fr="{value} ne dit pas son décalage horaire; ajoutez-le, par exemple -05:00 (-04:00 en été).",
    en="{value} has no UTC offset; add it, such as -05:00 (-04:00 in summer).",
)
_OUT_OF_RANGE: Final = Text(
    fr="{value} est hors des limites, de 1900 à 2999.", en="{value} is out of range, from 1900 to 2999."
)


class Moment(ParamType):
    """A day, or an instant with its UTC offset."""

    name = "moment"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read a day or an instant by its shape."""
        if isinstance(value, date):
            return value
        written, language = str(value), language_of(ctx)
        shown = quoted(written, language)
        if not _DAY.fullmatch(written) and not _INSTANT.fullmatch(written):
            self.fail(
                (_NO_OFFSET if _NAIVE.fullmatch(written) else _NO_MOMENT).filled(language, value=shown), param, ctx
            )
        try:
            if _DAY.fullmatch(written):
                moment: date = date.fromisoformat(written)
            else:
                moment = datetime.fromisoformat(written.upper())
        except ValueError:
            self.fail(_NO_SUCH_DAY.filled(language, value=shown), param, ctx)
        day = moment.date() if isinstance(moment, datetime) else moment
        within = FIRST_DAY < day < LAST_DAY if isinstance(moment, datetime) else FIRST_DAY <= day <= LAST_DAY
        if not within:
            self.fail(_OUT_OF_RANGE.filled(language, value=shown), param, ctx)
        return moment


_NOT_A_CHOICE: Final = Text(
    fr=f"{{value}} n'est pas un des choix{NBSP}: {{choices}}.", en="{value} is not one of the choices: {choices}."
)
_UNKNOWN: Final = Text(fr="{value} n'existe pas.", en="there is no {value}.")


class OneOf(ParamType):
    """One of a few words; ``make`` turns the word into what the program uses."""

    name = "choice"

    def __init__(self, choices: Iterable[str], make: Callable[[str], Any] = str, *, listed: bool = True) -> None:
        self.choices = tuple(str(choice) for choice in choices)
        self.make = make
        self.listed = listed

    def get_metavar(self, *_: Any, **__: Any) -> str:
        """Show the choices."""
        return "|".join(self.choices) if self.listed else self.name.upper()

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Take the word as it is spelt, or in another case."""
        written, language = str(value), language_of(ctx)
        found = next((choice for choice in self.choices if choice.casefold() == written.casefold()), None)
        if found is None:
            text = _NOT_A_CHOICE if self.listed else _UNKNOWN
            said = text.filled(language, value=quoted(written, language), choices=", ".join(self.choices))
            self.fail(said + did_you_mean(written, self.choices, language), param, ctx)
        return self.make(found)


_NO_PAIR: Final = Text(
    fr="{value} ne s'écrit pas NOM=VALEUR, par exemple access-anchor=first_use.",
    en="{value} is not written NAME=VALUE, such as access-anchor=first_use.",
)
_NO_READING: Final = Text(fr="il n'y a pas de lecture {value}.", en="there is no reading {value}.")
_NO_READING_VALUE: Final = Text(
    fr="la lecture {name} n'a pas la valeur {value}; elle a {choices}.",
    en="the reading {name} has no value {value}; it has {choices}.",
)


class ReadingValue(ParamType):
    """A reading and the value chosen for it, ``NAME=VALUE``."""

    name = "reading"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """Split and check both halves."""
        if isinstance(value, tuple):
            return str(value[0]), str(value[1])
        written, language = str(value), language_of(ctx)
        name, equals, choice = (part.strip() for part in written.partition("="))
        if not equals or not name:
            self.fail(_NO_PAIR.filled(language, value=quoted(written, language)), param, ctx)
        if name not in READINGS:
            said = _NO_READING.filled(language, value=quoted(name, language))
            self.fail(said + did_you_mean(name, READINGS, language), param, ctx)
        values = READINGS[name].values
        if choice not in values:
            said = _NO_READING_VALUE.filled(
                language,
                name=name,
                value=quoted(choice, language),
                choices=joined(values, language),
            )
            self.fail(said + did_you_mean(choice, values, language), param, ctx)
        return name, choice


_NO_NUMBER: Final = Text(
    fr="{value} n'est pas un nombre entier, de {least} à {most}.",
    en="{value} is not a whole number from {least} to {most}.",
)


class Number(ParamType):
    """A whole number between two bounds."""

    name = "number"

    def __init__(self, most: int, least: int = 0) -> None:
        self.least = least
        self.most = most

    def get_metavar(self, *_: Any, **__: Any) -> str:
        """Show the letter that stands for a number."""
        return "N"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read plain digits."""
        if isinstance(value, int):
            return value
        written, language = str(value), language_of(ctx)
        if not re.fullmatch(r"[0-9]{1,9}", written) or not self.least <= int(written) <= self.most:
            said = _NO_NUMBER.filled(language, value=quoted(written, language), least=self.least, most=self.most)
            self.fail(said, param, ctx)
        return int(written)
