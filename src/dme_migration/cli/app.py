"""The root of the command line, and what its exit code says.

0: all is well. 1: a breach (or whatever ``--fail-on`` names), or no schedule possible. 2: the command line is wrong.
3: a document cannot be read or written; 3 wins over 1 when several cases are read.
"""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any, Final

import click

from dme_migration.cli.commands import Group, Option
from dme_migration.cli.options import form_option, language_option
from dme_migration.cli.session import Session, session_of, spoken
from dme_migration.cli.usage import refusal
from dme_migration.text import NBSP, Text

__all__ = ["ROOT", "main"]

PROGRAM: Final = "dme-migration"
_UNUSABLE: Final = 3
_INTERRUPTED: Final = 130

_ABOUT: Final = Text(
    fr="La procédure québécoise de migration des données entre DMÉ\u00a0: juger un dossier de migration, dire ce qui "
    "vient, calculer une échéance, expliquer une exigence.",
    en="Québec's procedure for migrating data between EMRs: judge a case, say what comes next, work out a due day, "
    "explain a requirement.",
)
_MORE: Final = Text(
    fr=f"Code de sortie{NBSP}: 0 tout va bien; 1 manquement (voir --fail-on), ou aucun calendrier possible; "
    "2 commande mal écrite; 3 document illisible, ou qui ne peut pas s'écrire.",
    en="Exit code: 0 all is well; 1 a breach (see --fail-on), or no schedule possible; 2 a command written "
    "wrongly; 3 a document that cannot be read or written.",
)
_VERSION: Final = Text(fr="Montrer la version et terminer.", en="Show the version and stop.")
_INTERNAL: Final = Text(
    fr=f"Erreur interne{NBSP}: {{words}}. C'est une faute du programme, non du document{NBSP}: signalez-la, s'il vous "
    "plaît.",
    en="Internal error: {words}. The program is at fault, not the document: please report it.",
)
_FULL: Final = Text(
    fr="La réponse ne peut pas s'écrire\u00a0: il n'y a plus de place.",
    en="The answer cannot be written: no space left.",
)
_NOT_WRITTEN: Final = Text(fr="La réponse ne peut pas s'écrire.", en="The answer cannot be written.")
_STOPPED: Final = Text(fr="Interrompu.", en="Interrupted.")


def _show_version(ctx: click.Context, _param: click.Parameter, value: object) -> None:
    if value and not ctx.resilient_parsing:
        from importlib.metadata import version  # noqa: PLC0415 - costs a tenth of a start, and one option reads it

        session_of(ctx).output.put(f"{PROGRAM} {version('dme-migration')}")
        ctx.exit()


class _Commands(Mapping[str, click.Command]):
    """The commands in the order in which they serve, each read from its module when it is first asked for."""

    _MODULES: Final = {
        "new": "new",
        "check": "check",
        "next": "next_steps",
        "plan": "plan",
        "audit": "audit",
        "report": "report",
        "letters": "letters",
        "deadline": "deadline",
        "explain": "explain",
        "show": "show",
    }

    def __getitem__(self, name: str) -> click.Command:
        command: click.Command = import_module(f"dme_migration.cli.{self._MODULES[name]}").COMMAND
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(self._MODULES)

    def __len__(self) -> int:
        return len(self._MODULES)


class _Root(Group):
    """The root command: it words every refusal itself, and never lets a document end in a traceback."""

    def main(self, args: Sequence[str] | None = None, *_: Any, standalone_mode: bool = True, **extra: Any) -> Any:
        """Run; exit with the code, or give it when ``standalone_mode`` is false."""
        language = spoken(sys.argv[1:] if args is None else list(args))
        session = Session(language=language)
        extra = {**extra, "obj": session, "prog_name": PROGRAM}
        code = self._run(args, session, extra)
        session.output.flush()
        if standalone_mode:
            sys.exit(code)
        return code

    def _run(self, args: Sequence[str] | None, session: Session, extra: dict[str, Any]) -> int:
        try:
            return int(super().main(args, standalone_mode=False, **extra) or 0)
        except click.ClickException as error:
            session.output.warn(refusal(error, session.language))
            return error.exit_code
        except click.Abort:
            session.output.warn("\n" + _STOPPED[session.language])
            return _INTERRUPTED
        except OSError as error:
            session.output.warn((_FULL if error.errno == errno.ENOSPC else _NOT_WRITTEN)[session.language])
            return _UNUSABLE
        except Exception as error:
            if sys.flags.dev_mode:
                raise
            session.output.warn(_INTERNAL.filled(session.language, words=f"{type(error).__name__} ({error})"))
            return _UNUSABLE


ROOT: Final = _Root(
    PROGRAM,
    about=_ABOUT,
    more=_MORE,
    params=[
        language_option(),
        form_option(),
        Option(["--version"], about=_VERSION, is_flag=True, is_eager=True, expose_value=False, callback=_show_version),
    ],
    commands=_Commands(),
)


def main() -> None:
    """Run the command line with the arguments of the process, and exit."""
    ROOT.main()
