"""Refusals of a command line, in the reader's language: click words its own in English."""

from __future__ import annotations

from textwrap import fill
from typing import Final

import click

from dme_migration.cli.commands import Argument, WrongUsage
from dme_migration.cli.layout import WIDTH
from dme_migration.cli.output import cleaned
from dme_migration.cli.session import language_of
from dme_migration.cli.wording import did_you_mean, quoted
from dme_migration.text import NBSP, Language, Text

__all__ = ["refusal"]

_ERROR: Final = Text(fr=f"Erreur{NBSP}: {{words}}", en="Error: {words}")
_TRY: Final = Text(fr=f"Pour de l'aide{NBSP}: {{command}} --help", en="For help: {command} --help")
_MISSING_ARGUMENT: Final = Text(fr="il manque l'argument {name}.", en="the argument {name} is missing.")
_MISSING_OPTION: Final = Text(fr="il manque l'option {name}.", en="the option {name} is missing.")
_NO_OPTION: Final = Text(fr="il n'y a pas d'option {name}.", en="there is no option {name}.")
_WANTS_VALUE: Final = Text(fr="l'option {name} attend une valeur.", en="the option {name} wants a value.")
_WANTS_NONE: Final = Text(fr="l'option {name} ne prend pas de valeur.", en="the option {name} takes no value.")
_BAD_VALUE: Final = Text(fr="{name}{colon} {words}", en="{name}{colon} {words}")


def refusal(error: click.ClickException, language: Language) -> str:
    """Say what is wrong with a command line, how it is used, and where its help is."""
    parts = []
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is not None:
        parts.append(context.get_usage())
        parts.append(_TRY.filled(language, command=context.command_path))
        parts.append("")
    said = cleaned(_ERROR.filled(language, words=_words(error, context, language)))
    parts.append(fill(said, WIDTH, break_long_words=False, break_on_hyphens=False))
    return "\n".join(parts)


def _words(error: click.ClickException, context: click.Context | None, language: Language) -> str:
    if isinstance(error, WrongUsage):
        return error.message
    if isinstance(error, click.MissingParameter):
        text = _MISSING_ARGUMENT if isinstance(error.param, click.Argument) else _MISSING_OPTION
        return text.filled(language, name=_name(error.param, context))
    if isinstance(error, click.BadParameter):
        colon = f"{NBSP}:" if language is Language.FR else ":"
        return _BAD_VALUE.filled(language, name=_name(error.param, context), colon=colon, words=error.message)
    if isinstance(error, click.NoSuchOption):
        known = [] if context is None else [name for p in context.command.get_params(context) for name in p.opts]
        near = did_you_mean(error.option_name, (name for name in known if name.startswith("--")), language)
        return _NO_OPTION.filled(language, name=quoted(error.option_name, language)) + near
    if isinstance(error, click.BadOptionUsage):
        option = next((p for p in context.command.params if error.option_name in p.opts), None) if context else None
        wants = _WANTS_NONE if isinstance(option, click.Option) and option.is_flag else _WANTS_VALUE
        return wants.filled(language, name=error.option_name)
    return error.format_message()


def _name(param: click.Parameter | None, context: click.Context | None) -> str:
    if isinstance(param, Argument):
        return param.shown[language_of(context)]
    return "" if param is None else max(param.opts, key=len)
