"""``next``: what each party is to do, by when, and whom to write to."""

from __future__ import annotations

from typing import Any, Final

import click

from dme_migration.cli.assessment_words import name_of
from dme_migration.cli.cases import cases_argument, each_case
from dme_migration.cli.commands import Command, Option, WrongUsage
from dme_migration.cli.documents import put_steps
from dme_migration.cli.kinds import Number, OneOf
from dme_migration.cli.layout import Page, Style
from dme_migration.cli.options import Judging, form_option, judging_options, language_option
from dme_migration.cli.session import Form, Session
from dme_migration.cli.steps_page import write_steps
from dme_migration.cli.watch import As, put_watch_list
from dme_migration.cli.wording import moment_in_words
from dme_migration.model import Party
from dme_migration.rules import Assessment
from dme_migration.text import NBSP, Text

__all__ = ["COMMAND"]

_UNREADABLE: Final = 3
_MOST_DAYS: Final = 1_000
_ABOUT: Final = Text(
    fr="Dire ce qui vient\u00a0: qui doit faire quoi, pour quand, et à qui écrire.",
    en="Say what comes next: who is to do what, by when, and whom to write to.",
)
_MORE: Final = Text(
    fr="Avec --within, on nomme aussi des répertoires et des fichiers .ndjson, comme à «\u00a0audit\u00a0», et la "
    "liste dit ce qui est dû dans ces jours-là, par partie puis par jour\u00a0: en texte, en JSON, ou pour un agenda "
    "(--as ics).",
    en="With --within, name folders and .ndjson files too, as “audit” takes them; the list says what is due in those "
    "days, by party and then by day: as text, as JSON, or as a calendar (--as ics).",
)
_ONLY: Final = Text(fr="{option} ne va qu'avec --within.", en="{option} only goes with --within.")
_HEAD: Final = Text(fr=f"{{name}}{NBSP}: ce qui vient, au {{day}}.", en="{name}: what comes next, as of {day}.")


@click.pass_context
def _next(
    ctx: click.Context,
    /,
    *,
    cases: tuple[str, ...],
    party: Party | None,
    within: int | None,
    written_as: As | None,
    output: str | None,
    **judging: Any,
) -> int:
    session: Session = ctx.obj
    language = session.language
    if within is not None:
        return put_watch_list(ctx, cases, judging, within=within, party=party, written_as=written_as, output=output)
    for option, value in (("--as", written_as), ("--output", output)):
        if value is not None:
            raise WrongUsage(_ONLY.filled(language, option=option), ctx)
    first = True

    def told(path: str, assessment: Assessment, _bound: Judging) -> None:
        nonlocal first
        if session.form is Form.JSON:
            put_steps(session, path, assessment, party)
            return
        page = Page(lines=[] if first else [""])
        first = False
        day = moment_in_words(assessment.as_of, assessment.case.zone, language)
        page.text(_HEAD.filled(language, name=name_of(assessment, path, language), day=day), hang=2, style=Style.STRONG)
        write_steps(page, assessment, party, language)
        session.output.put(str(page))

    return _UNREADABLE if each_case(session, cases, judging, told) else 0


COMMAND: Final = Command(
    "next",
    about=_ABOUT,
    more=_MORE,
    callback=_next,
    params=[
        cases_argument(),
        Option(
            ["--party"],
            about=Text(
                fr=f"Une seule partie\u00a0: {', '.join(Party)}.",
                en=f"One party only: {', '.join(Party)}.",
            ),
            shown=Text(fr="PARTIE", en="PARTY"),
            type=OneOf(Party, Party),
        ),
        Option(
            ["--within"],
            about=Text(
                fr="Seulement ce qui est dû d'ici ce nombre de jours ouvrables; 0 est le jour même.",
                en="Only what is due within so many business days; 0 is the day itself.",
            ),
            type=Number(_MOST_DAYS),
        ),
        Option(
            ["--as", "written_as"],
            about=Text(
                fr="Avec --within\u00a0: un fichier iCalendar, un événement par échéance.",
                en="With --within: an iCalendar file, an event for each deadline.",
            ),
            type=OneOf(As, As),
        ),
        Option(
            ["-o", "--output"],
            about=Text(
                fr="Avec --within\u00a0: le fichier à écrire, même s'il existe; la sortie standard si rien n'est dit.",
                en="With --within: the file to write, even if it is there; standard output when nothing is said.",
            ),
            shown=Text(fr="FICHIER", en="FILE"),
        ),
        *judging_options(),
        language_option(),
        form_option(),
    ],
)
