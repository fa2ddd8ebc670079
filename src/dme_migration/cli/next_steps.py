"""``next``: what each party is to do, by when, and whom to write to."""

from __future__ import annotations

from typing import Any, Final

import click

from dme_migration.cli.assessment_words import name_of
from dme_migration.cli.cases import cases_argument, each_case
from dme_migration.cli.commands import Command, Option
from dme_migration.cli.documents import put_steps
from dme_migration.cli.kinds import OneOf
from dme_migration.cli.layout import Page, Style
from dme_migration.cli.options import Judging, form_option, judging_options, language_option
from dme_migration.cli.session import Form, Session
from dme_migration.cli.steps_page import write_steps
from dme_migration.cli.wording import moment_in_words
from dme_migration.model import Party
from dme_migration.rules import Assessment
from dme_migration.text import NBSP, Text

__all__ = ["COMMAND"]

_UNREADABLE: Final = 3
_ABOUT: Final = Text(
    fr="Dire ce qui vient\u00a0: qui doit faire quoi, pour quand, et à qui écrire.",
    en="Say what comes next: who is to do what, by when, and whom to write to.",
)
_HEAD: Final = Text(fr=f"{{name}}{NBSP}: ce qui vient, au {{day}}.", en="{name}: what comes next, as of {day}.")


@click.pass_obj
def _next(session: Session, /, *, cases: tuple[str, ...], party: Party | None, **judging: Any) -> int:
    language = session.language
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
        *judging_options(),
        language_option(),
        form_option(),
    ],
)
