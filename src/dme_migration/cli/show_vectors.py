"""``show vectors``: the conformance vectors for systems in other languages, listed by theme or written to a folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import click

from dme_migration.cli.commands import Command, Option, WrongUsage
from dme_migration.cli.folders import ForeignFolderError, write_folder
from dme_migration.cli.layout import Page, Style
from dme_migration.cli.options import form_option, language_option
from dme_migration.cli.saving import reason_of, unwritable
from dme_migration.cli.session import Form, Session
from dme_migration.cli.sources import shown_path
from dme_migration.cli.wording import Counted, quoted
from dme_migration.serialization import json_line
from dme_migration.text import Language, Text
from dme_migration.vectors import folder, themes

__all__ = ["COMMAND"]

_INDEX: Final = "index.json"
_TITLE: Final = Text(
    fr="Vecteurs de conformité\u00a0: des dossiers de migration, et ce que chacun doit donner",
    en="Conformance vectors: cases, and what each must give",
)
_TOTAL: Final = Counted(
    one=Text(fr="{n} vecteur en tout.", en="{n} vector in all."),
    many=Text(fr="{n} vecteurs en tout.", en="{n} vectors in all."),
)
_HINT: Final = Text(
    fr="Pour les remettre à un système dans un autre langage\u00a0: show vectors --write RÉPERTOIRE",
    en="To hand them to a system in another language: show vectors --write FOLDER",
)
_WRITTEN: Final = Counted(
    one=Text(fr="{n} vecteur écrit dans {path}", en="{n} vector written to {path}"),
    many=Text(fr="{n} vecteurs écrits dans {path}", en="{n} vectors written to {path}"),
)
_FOREIGN: Final = Text(
    fr="{path} contient d'autres fichiers que des vecteurs; nommez un répertoire vide ou nouveau.",
    en="{path} holds other files than vectors; name an empty or a new folder.",
)
_FILE: Final = Text(fr="c'est un fichier, pas un répertoire", en="this is a file, not a folder")


@click.pass_context
def _vectors(ctx: click.Context, /, *, write: str | None) -> int:
    session: Session = ctx.obj
    if write is not None:
        return _written(ctx, session, write)
    if session.form is Form.JSON:
        session.output.put_json(json_line(_rows(session.language)))
    else:
        session.output.put(str(_page(session.language)))
    return 0


def _rows(language: Language) -> list[dict[str, Any]]:
    return [
        {"theme": theme.name, "file": theme.file, "count": theme.count, "about": theme.about[language]}
        for theme in themes()
    ]


def _page(language: Language) -> Page:
    page = Page()
    page.heading(_TITLE[language])
    page.table([(theme.name, str(theme.count).rjust(4), theme.about[language]) for theme in themes()])
    page.blank()
    page.text(_TOTAL.of(sum(theme.count for theme in themes()), language))
    page.text(_HINT[language], style=Style.FAINT)
    return page


def _written(ctx: click.Context, session: Session, path: str) -> int:
    language = session.language
    try:
        write_folder(path, folder(), ours=_is_an_export)
    except ForeignFolderError:
        raise WrongUsage(_FOREIGN.filled(language, path=quoted(shown_path(path), language)), ctx) from None
    except (OSError, ValueError) as error:
        return unwritable(session, path, _FILE if isinstance(error, FileExistsError) else reason_of(error))
    count = sum(theme.count for theme in themes())
    page = Page()
    page.text(_WRITTEN.of(count, language, path=shown_path(path)), hang=2, style=Style.GOOD)
    session.output.warn(str(page))
    return 0


def _is_an_export(place: Path) -> bool:
    """Tell a folder of vectors, of this version or another: its index, or ours, names every file that it holds."""
    try:
        index = json.loads((place / _INDEX).read_bytes())
        known = {*folder(), *(theme["file"] for theme in index["themes"])}
        ours = str(index["format"]).startswith("dme-migration/vectors-")
    except (OSError, ValueError, LookupError, TypeError):
        return False
    return ours and all(file.is_file() and _known(file.name, known) for file in place.iterdir())


def _known(name: str, known: set[str]) -> bool:
    return name in known or name.endswith(".schema.json")


COMMAND: Final = Command(
    "vectors",
    about=Text(
        fr="Les vecteurs de conformité, par thème\u00a0: de quoi éprouver un système écrit dans un autre langage.",
        en="The conformance vectors, by theme: something to try a system written in another language with.",
    ),
    callback=_vectors,
    params=[
        Option(
            ["--write"],
            about=Text(
                fr="Écrire les fichiers, avec leurs schémas JSON, dans un répertoire vide, nouveau, ou écrit ainsi "
                "auparavant.",
                en="Write the files, with their JSON Schemas, to a folder that is empty, new, or so written before.",
            ),
            shown=Text(fr="RÉPERTOIRE", en="FOLDER"),
        ),
        language_option(),
        form_option(),
    ],
)
