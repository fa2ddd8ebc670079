"""Commands, options and arguments that explain themselves in the reader's language.

click words its help in English when it is declared; these classes keep both languages and choose when somebody asks.
"""

from __future__ import annotations

from typing import Any, Final

import click

from dme_migration.cli.session import language_of, session_of
from dme_migration.cli.wording import did_you_mean, quoted
from dme_migration.text import NBSP, Language, Text

__all__ = ["Argument", "Command", "Group", "Option", "WrongUsage"]

_USAGE: Final = Text(fr=f"Utilisation{NBSP}: ", en="Usage: ")
_OPTIONS: Final = Text(fr=f"Options{NBSP}", en="Options")
_COMMANDS: Final = Text(fr=f"Commandes{NBSP}", en="Commands")
_HELP: Final = Text(fr="Montrer cette aide et terminer.", en="Show this help and stop.")


class WrongUsage(click.UsageError):
    """A command line that cannot be obeyed (exit 2), in words already in the reader's language."""


def _language(ctx: click.Context | None) -> Language:
    """Give the reader's language; click before 8.2 does not hand the context over."""
    return language_of(ctx or click.get_current_context(silent=True))


class Option(click.Option):
    """An option with its help and its placeholder in both languages."""

    def __init__(self, names: list[str], *, about: Text, shown: Text | None = None, **settings: Any) -> None:
        super().__init__(names, help=about.fr, **settings)
        self.about = about
        self.shown = shown

    def make_metavar(self, ctx: click.Context | None = None) -> str:
        """Give the placeholder in the reader's language, else the choices that the kind of value shows."""
        if self.shown is not None:
            return self.shown[_language(ctx)]
        kind: Any = self.type
        return str(kind.get_metavar(self, ctx) or "")

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Give the line of help in the reader's language."""
        record = super().get_help_record(ctx)
        return None if record is None else (record[0], self.about[language_of(ctx)])


class Argument(click.Argument):
    """An argument with its placeholder in both languages."""

    def __init__(self, names: list[str], *, shown: Text, **settings: Any) -> None:
        super().__init__(names, **settings)
        self.shown = shown

    def make_metavar(self, ctx: click.Context | None = None) -> str:
        """Give the placeholder in the reader's language."""
        words = self.shown[_language(ctx)]
        if not self.required:
            words = f"[{words}]"
        return words if self.nargs == 1 else f"{words}..."


def _show_help(ctx: click.Context, _param: click.Parameter, value: object) -> None:
    if value and not ctx.resilient_parsing:
        session_of(ctx).output.put(ctx.get_help())
        ctx.exit()


class Command(click.Command):
    """A command that explains itself in the reader's language, and refuses extra arguments in it."""

    allow_extra_args = True  # refused below, in words

    def __init__(self, name: str, *, about: Text, more: Text | None = None, **settings: Any) -> None:
        super().__init__(name, help=about.fr, **settings)
        self.about = about
        self.more = more
        self._help = Option(
            ["-h", "--help"],
            about=_HELP,
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_show_help,
        )

    def get_help_option(self, ctx: click.Context) -> click.Option | None:  # noqa: ARG002 - click's signature
        """Give our own help option."""
        return self._help

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse; refuse what is left over."""
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx  # some refusals of the parser do not know where they happened
            raise
        if ctx.args and not isinstance(self, click.Group) and not ctx.resilient_parsing:
            raise WrongUsage(_EXTRA.filled(language_of(ctx), words=" ".join(map(str, ctx.args))), ctx)
        return rest

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line of usage."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=_USAGE[language_of(ctx)])

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command is for."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(self.about[language_of(ctx)])

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        records = [param.get_help_record(ctx) for param in self.get_params(ctx) if not isinstance(param, Argument)]
        with formatter.section(_OPTIONS[language_of(ctx)]):  # click adds the colon
            formatter.write_dl([record for record in records if record is not None])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what else there is to know."""
        if self.more is not None:
            formatter.write_paragraph()
            formatter.write_text(self.more[language_of(ctx)])

    def get_short_help_str(self, limit: int = 45) -> str:
        """Give the first sentence of the help, whole, in the reader's language."""
        del limit
        context = click.get_current_context(silent=True)
        return self.about[language_of(context)].partition("\n\n")[0]


_EXTRA: Final = Text(fr=f"argument de trop{NBSP}: {{words}}", en="one argument too many: {words}")
_SUBCOMMAND: Final = Text(fr="COMMANDE ...", en="COMMAND ...")
_NO_COMMAND: Final = Text(fr="il n'y a pas de commande {name}.", en="there is no command {name}.")


@click.pass_context
def _no_command(ctx: click.Context, /, **_: Any) -> int:
    """Show the help, as a refusal, when no command follows."""
    if ctx.invoked_subcommand is None:
        session_of(ctx).output.warn(ctx.get_help())
        ctx.exit(click.UsageError.exit_code)
    return 0


class Group(Command, click.Group):
    """A command that holds others."""

    def __init__(self, name: str, *, about: Text, more: Text | None = None, **settings: Any) -> None:
        super().__init__(name, about=about, more=more, invoke_without_command=True, callback=_no_command, **settings)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Name what follows the options."""
        return [*super().collect_usage_pieces(ctx)[:-1], _SUBCOMMAND[language_of(ctx)]]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands."""
        super().format_options(ctx, formatter)
        rows = [(name, command.get_short_help_str()) for name, command in self.commands.items()]
        with formatter.section(_COMMANDS[language_of(ctx)]):
            formatter.write_dl(rows)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """List the commands in the order in which they serve, rather than by name."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command, or suggest the nearest one."""
        name = str(args[0])
        if self.get_command(ctx, name) is None and not ctx.resilient_parsing and not name.startswith("-"):
            language = language_of(ctx)
            said = _NO_COMMAND.filled(language, name=quoted(name, language))
            raise WrongUsage(said + did_you_mean(name, self.commands, language), ctx)
        return super().resolve_command(ctx, args)
