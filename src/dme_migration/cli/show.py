"""``show``: what the package knows. Obligations, readings, EMRs, data grid, holidays, schemas, conformance vectors."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final

import click

from dme_migration.calendar import HolidayProfile, quebec_zone
from dme_migration.cli import show_pages, show_rows, show_vectors
from dme_migration.cli.clock import today
from dme_migration.cli.commands import Argument, Command, Group, Option
from dme_migration.cli.documents import put_problems
from dme_migration.cli.kinds import Number, OneOf
from dme_migration.cli.layout import Page
from dme_migration.cli.options import calendar_options, chosen_calendar, form_option, language_option
from dme_migration.cli.session import Form, Session
from dme_migration.cli.sources import Unreadable
from dme_migration.serialization import SCHEMAS, json_line, schema_text
from dme_migration.text import Language, Text

__all__ = ["COMMAND"]

_UNREADABLE: Final = 3


def _listing(name: str, about: Text, rows: Callable[[Language], Any], page: Callable[[Language], Page]) -> Command:
    @click.pass_obj
    def run(session: Session, /) -> int:
        if session.form is Form.JSON:
            session.output.put_json(json_line(rows(session.language)))
        else:
            session.output.put(str(page(session.language)))
        return 0

    return Command(name, about=about, callback=run, params=[language_option(), form_option()])


@click.pass_obj
def _show_calendar(session: Session, /, *, year: int | None, profile: str, closures: str | None) -> int:
    wanted = today(quebec_zone("America/Toronto")).year if year is None else year
    try:
        calendar = chosen_calendar(profile, closures)
    except Unreadable as error:
        put_problems(session, error)
        return _UNREADABLE
    days = calendar.days_off(date(wanted, 1, 1), date(wanted, 12, 31))
    own = HolidayProfile(profile)
    if session.form is Form.JSON:
        session.output.put_json(json_line(show_rows.calendar(wanted, own, days, session.language)))
    else:
        session.output.put(str(show_pages.calendar(wanted, own, days, session.language)))
    return 0


@click.pass_obj
def _show_schema(session: Session, /, *, name: str) -> int:
    session.output.put_json(schema_text(name).rstrip("\n"))
    return 0


_CALENDAR: Final = Command(
    "calendar",
    about=Text(
        fr="Les jours fériés et les fermetures d'une année, avec le texte qui les donne.",
        en="The holidays and closures of a year, with the text that gives them.",
    ),
    callback=_show_calendar,
    params=[
        Option(
            ["--year"],
            about=Text(
                fr="L'année; la présente si rien n'est dit.", en="The year; the present one when nothing is said."
            ),
            type=Number(9999, least=1),
        ),
        *(option for option in calendar_options() if option.name != "reading"),
        language_option(),
        form_option(),
    ],
)
_SCHEMA: Final = Command(
    "schema",
    about=Text(
        fr=f"Le schéma JSON (2020-12) d'un document\u00a0: {', '.join(SCHEMAS)}; case si rien n'est dit.",
        en=f"The JSON Schema (2020-12) of a document: {', '.join(SCHEMAS)}; case when nothing is said.",
    ),
    callback=_show_schema,
    params=[
        Argument(["name"], shown=Text(fr="NOM", en="NAME"), required=False, default="case", type=OneOf(SCHEMAS)),
        language_option(),
        form_option(),
    ],
)

COMMAND: Final = Group(
    "show",
    about=Text(
        fr="Montrer ce que l'outil connaît\u00a0: exigences, lectures, DMÉ, grille de données, jours ouvrables, "
        "schémas, vecteurs de conformité.",
        en="Show what the tool knows: requirements, readings, EMRs, data grid, business days, schemas, conformance "
        "vectors.",
    ),
    params=[language_option(), form_option()],
    commands=[
        _listing(
            "obligations",
            Text(fr="Chaque exigence, par texte et par clause.", en="Every requirement, by text and clause."),
            show_rows.obligations,
            show_pages.obligations,
        ),
        _listing(
            "readings",
            Text(
                fr="Ce que le texte laisse ouvert\u00a0: chaque lecture, ses valeurs, sa valeur par défaut.",
                en="What the text leaves open: each reading, its values, its default.",
            ),
            show_rows.readings,
            show_pages.readings,
        ),
        _listing(
            "emrs",
            Text(fr="Les DMÉ certifiés et leurs adresses.", en="The certified EMRs and their addresses."),
            show_rows.emrs,
            show_pages.emrs,
        ),
        _listing(
            "grid",
            Text(fr="La grille des données à migrer.", en="The grid of the data to migrate."),
            show_rows.grid,
            show_pages.grid,
        ),
        _listing(
            "profiles",
            Text(fr="Les textes qui disent quels jours sont ouvrables.", en="The texts that say which days are off."),
            show_rows.profiles,
            show_pages.profiles,
        ),
        _CALENDAR,
        _SCHEMA,
        show_vectors.COMMAND,
    ],
)
