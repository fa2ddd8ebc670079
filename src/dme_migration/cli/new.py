"""``new``: a case to begin with. Asked for on a terminal, or an empty one for an objective."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

import click

from dme_migration.cli.asking import Asking
from dme_migration.cli.commands import Command, Option, WrongUsage
from dme_migration.cli.interview import interview
from dme_migration.cli.kinds import OneOf
from dme_migration.cli.options import form_option, language_option
from dme_migration.cli.saving import saved
from dme_migration.cli.session import Session
from dme_migration.cli.skeleton import skeleton
from dme_migration.cli.sources import STANDARD_INPUT, shown_path
from dme_migration.cli.wording import quoted
from dme_migration.model import Objective
from dme_migration.serialization import case_from, dump_case
from dme_migration.text import Text

__all__ = ["COMMAND"]

_ABOUT: Final = Text(
    fr="Commencer un dossier de migration.\n\n"
    "Sur un terminal, des questions; avec --objective, un dossier de migration vide à remplir.",
    en="Begin a migration case.\n\nOn a terminal, questions; with --objective, an empty case to fill in.",
)
_NO_TERMINAL: Final = Text(
    fr="sans terminal, dites l'objectif\u00a0: --objective {choices}.",
    en="without a terminal, say the objective: --objective {choices}.",
)
_EXISTS: Final = Text(fr="{path} existe déjà; --force l'écrase.", en="{path} exists already; --force replaces it.")
_WRITTEN: Final = Text(fr="Dossier de migration écrit\u00a0: {path}", en="Case written: {path}")


@click.pass_context
def _new(ctx: click.Context, /, *, objective: Objective | None, output: str | None, force: bool) -> int:
    session: Session = ctx.obj
    path = None if output in {None, STANDARD_INPUT} else output
    if path is not None and not force and os.path.lexists(path) and not Path(path).is_dir():
        words = _EXISTS.filled(session.language, path=quoted(shown_path(path), session.language))
        raise WrongUsage(words, ctx)
    if objective is not None:
        text = skeleton(objective)
    elif sys.stdin is not None and sys.stdin.isatty():
        text = dump_case(case_from(interview(Asking(session.language, session.output))))
    else:
        raise WrongUsage(_NO_TERMINAL.filled(session.language, choices="|".join(Objective)), ctx)
    if path is None:
        session.output.put_json(text.rstrip("\n"))
        return 0
    return saved(session, path, text, _WRITTEN)


COMMAND: Final = Command(
    "new",
    about=_ABOUT,
    callback=_new,
    params=[
        Option(
            ["--objective"],
            about=Text(
                fr="Un dossier de migration vide pour cet objectif, sans question.",
                en="An empty case for this objective, unasked.",
            ),
            type=OneOf(Objective, Objective),
        ),
        Option(
            ["-o", "--output"],
            about=Text(
                fr="Le fichier à écrire; la sortie standard si rien n'est dit.",
                en="The file to write; standard output when nothing is said.",
            ),
            shown=Text(fr="FICHIER", en="FILE"),
        ),
        Option(
            ["--force"],
            about=Text(fr="Écraser un fichier qui existe déjà.", en="Replace a file that exists already."),
            is_flag=True,
        ),
        language_option(),
        form_option(),
    ],
)
