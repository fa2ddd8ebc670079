"""The cases that a command judges: named on its command line, read one after the other, each with its own faults."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import click

from dme_migration.cli.commands import Argument, WrongUsage
from dme_migration.cli.documents import put_problems
from dme_migration.cli.options import Judging
from dme_migration.cli.session import Session, language_of
from dme_migration.cli.sources import STANDARD_INPUT, Unreadable, case_of, same_file, shown_path
from dme_migration.cli.wording import quoted
from dme_migration.rules import Assessment
from dme_migration.text import Text

__all__ = ["cases_argument", "each_case", "once", "refuse_itself"]

_TWICE: Final = Text(fr="l'entrée standard (-) ne se lit qu'une fois.", en="standard input (-) can be read only once.")


def once(ctx: click.Context, _param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Refuse standard input twice."""
    if value.count(STANDARD_INPUT) > 1:
        raise WrongUsage(_TWICE[language_of(ctx)], ctx)
    return value


_ITSELF: Final = Text(
    fr="{path} est un des fichiers à lire; écrivez ailleurs.", en="{path} is one of the files to read; write elsewhere."
)


def refuse_itself(ctx: click.Context, paths: tuple[str, ...], output: str | None) -> None:
    """Refuse to write over one of the files that are read.

    Raises:
        WrongUsage: the output is one of them, under this name or another.
    """
    if output is not None and any(same_file(output, path) for path in paths):
        language = language_of(ctx)
        raise WrongUsage(_ITSELF.filled(language, path=quoted(shown_path(output), language)), ctx)


def cases_argument() -> Argument:
    """Make the argument that names the cases."""
    return Argument(["cases"], shown=Text(fr="DOSSIER", en="CASE"), nargs=-1, required=True, callback=once)


def each_case(
    session: Session, paths: tuple[str, ...], judging: dict[str, Any], told: Callable[[str, Assessment, Judging], None]
) -> int:
    """Judge each case and hand it over; tell the faults of those that cannot be read. Give how many these are."""
    try:
        bound = Judging.of(**judging)
    except Unreadable as error:
        put_problems(session, error)
        return max(1, len(paths))
    unreadable = 0
    for path in paths:
        try:
            assessment = bound.assess(case_of(path))
        except Unreadable as error:
            put_problems(session, error)
            unreadable += 1
        else:
            told(path, assessment, bound)
    return unreadable
