"""The page of the command line, from its own tree of commands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

import click

from dme_migration.cli.app import ROOT
from dme_migration.cli.commands import Argument, Command, Group
from dme_migration.cli.session import Session
from dme_migration.text import Language, Text
from scripts.reference.writing import Page, code, colon, label, plain

__all__ = ["page"]

_SHARED_BY: Final = 4
"""An option that so many commands take is told once."""

_TITLE: Final = Text(fr="La ligne de commande", en="The command line")
_SHARED: Final = Text(fr="Options communes", en="Shared options")
_ALSO: Final = Text(fr="options communes", en="shared options")
_CODES: Final = Text(fr="Codes de sortie", en="Exit codes")
_TOLD: Final = Text(
    fr="Plusieurs commandes prennent ces options; chacune dit lesquelles.",
    en="Several commands take these options; each says which.",
)
_EVERYWHERE: Final = Text(
    fr="Chaque commande explique aussi ses options sur place\u00a0: `dme-migration COMMANDE --help`.",
    en="Every command also explains its options on the spot: `dme-migration COMMAND --help`.",
)
_INTERRUPTED: Final = Text(
    fr="Une commande interrompue (Ctrl-C) finit par 130.", en="A command that is interrupted (Ctrl-C) ends with 130."
)

_TYPED: Final = re.compile(r"pip install \S+|\"dme-migration\S+\"|(?<![\w-])--[a-z][a-z-]*")

_Record = tuple[str, str]


class _Told:
    """A command in a language: its context, its usage, its options."""

    def __init__(self, command: Command, parent: _Told | None, language: Language) -> None:
        self.command: Final = command
        self.context: Final[click.Context] = click.Context(
            command,
            info_name=command.name,
            parent=None if parent is None else parent.context,
            obj=Session(language=language),
        )

    def within(self, language: Language) -> Iterator[_Told]:
        """Give the commands that it holds, each before those it holds itself."""
        if isinstance(self.command, Group):
            for command in self.command.commands.values():
                if isinstance(command, Command):
                    told = _Told(command, self, language)
                    yield told
                    yield from told.within(language)

    def usage(self) -> str:
        """Give the line of usage, without its label."""
        with self.context:
            return " ".join((self.context.command_path, *self.command.collect_usage_pieces(self.context)))

    def options(self) -> list[_Record]:
        """Give each option, spelt with its placeholder, and what it says."""
        with self.context:
            params = self.command.get_params(self.context)
            records = (p.get_help_record(self.context) for p in params if not isinstance(p, Argument))
            return [record for record in records if record is not None]


def page(language: Language) -> str:
    """Give the page: the shared options, each command, the exit codes."""
    root = _Told(ROOT, None, language)
    commands = tuple(root.within(language))
    taken = Counter(record for told in commands for record in told.options())
    shared = {record for record, times in taken.items() if times >= _SHARED_BY}
    written = Page(language, _TITLE)
    written.text(plain(ROOT.about[language]))
    written.block("text", root.usage())
    written.bullets(_option(record, language) for record in root.options())
    written.text(_EVERYWHERE)
    for told in commands:
        _command(written, told, shared, language)
    written.heading(2, _SHARED[language])
    written.text(_TOLD)
    written.bullets(_option(record, language) for record in taken if record in shared)
    written.heading(2, _CODES[language])
    written.bullets(_exit_codes(language))
    written.text(_INTERRUPTED)
    return str(written)


def _command(written: Page, told: _Told, shared: set[_Record], language: Language) -> None:
    depth = told.context.command_path.count(" ") + 1
    written.heading(depth, told.context.command_path.partition(" ")[2])
    for paragraph in told.command.about[language].split("\n\n"):
        written.text(_prose(paragraph))
    written.block("text", told.usage())
    written.bullets(_option(record, language) for record in told.options() if record not in shared)
    common = [code(_spelt(record)) for record in told.options() if record in shared]
    if common and not isinstance(told.command, Group):
        written.text(f"{label(_ALSO, language)} {', '.join(common)}.")
    if told.command.more is not None:
        for paragraph in told.command.more[language].split("\n\n"):
            written.text(_prose(paragraph))


def _prose(words: str) -> str:
    """Write options and what one types to install an extra as code."""
    return _TYPED.sub(lambda found: code(found[0].replace("\\", "")), plain(words))


def _option(record: _Record, language: Language) -> str:
    return f"{code(record[0])}{colon(language)} {_prose(record[1])}"


def _spelt(record: _Record) -> str:
    return next(word.rstrip(",") for word in record[0].split() if word.startswith("--"))


def _exit_codes(language: Language) -> list[str]:
    """Split the root's own sentence: a code, and what it says, between semicolons."""
    if ROOT.more is None:
        raise LookupError("the root says its exit codes")
    found = re.findall(r"(\d) ([^;]+)[;.]", ROOT.more[language])
    return [f"{code(number)}{colon(language)} {_prose(words)}" for number, words in found]
