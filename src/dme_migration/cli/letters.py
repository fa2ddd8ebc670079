"""``letters``: the letters that a case calls for, listed, or written as drafts that a mail program opens."""

from __future__ import annotations

from typing import Any, Final

import click

from dme_migration.cli.commands import Argument, Command, Option, WrongUsage
from dme_migration.cli.documents import put_problems
from dme_migration.cli.kinds import Number, OneOf
from dme_migration.cli.letters_files import Asked, form_of, write_all, write_one
from dme_migration.cli.letters_kinds import PartyAddress
from dme_migration.cli.letters_page import letters_document, letters_page
from dme_migration.cli.options import Judging, form_option, judging_options, language_option
from dme_migration.cli.session import Form, Session
from dme_migration.cli.sources import Unreadable, case_of, same_file, shown_path
from dme_migration.cli.wording import quoted
from dme_migration.model import Party
from dme_migration.report import LetterKind, letters_due, letters_of
from dme_migration.report.letters import LETTERS
from dme_migration.serialization import json_line
from dme_migration.text import NBSP, Language, Text

__all__ = ["COMMAND"]

_UNUSABLE: Final = 3
_WITHIN: Final = 5
_FARTHEST: Final = 250
"""About a year of business days: what is farther needs no reminder."""


def _kinds_in_words(language: Language) -> str:
    return ", ".join(quoted(kind, language) for kind in LetterKind)


_ABOUT: Final = Text(
    fr="Dire quelles lettres sont à écrire, par qui, à qui et pour quand, ou les écrire.\n\n"
    "Avec --write, chaque lettre devient un brouillon (.eml) qu'un logiciel de courriel ouvre, en texte et en HTML. "
    "Rien n'est envoyé. Une lettre à laquelle un fait manque n'est pas écrite, et la réponse dit lequel.",
    en="Say which letters are to be written, by whom, to whom and by when, or write them.\n\n"
    "With --write, each letter becomes a draft (.eml) that a mail program opens, as text and as HTML. Nothing is sent. "
    "A letter that lacks a fact is not written, and the answer says which.",
)
_MORE: Final = Text(
    fr=f"Les lettres{NBSP}: {_kinds_in_words(Language.FR)}.\n\nCode de sortie{NBSP}: 3 quand une lettre demandée par "
    "son nom ne peut pas s'écrire.",
    en=f"The letters: {_kinds_in_words(Language.EN)}.\n\nExit code: 3 when a letter asked for by its name cannot be "
    "written.",
)
_ONE_PLACE: Final = Text(fr="--write et -o s'excluent.", en="--write and -o exclude each other.")
_NOT_BOTH: Final = Text(fr="--all et --kind s'excluent.", en="--all and --kind exclude each other.")
_ITSELF: Final = Text(
    fr="{path} est lu par cette commande; écrivez la lettre ailleurs.",
    en="{path} is read by this command; write the letter elsewhere.",
)
_FORM_WRITTEN: Final = Text(
    fr="--form ne va qu'avec une transmission qui s'écrit (--write ou -o).",
    en="--form only goes with a transmission that is written (--write or -o).",
)


@click.pass_context
def _letters(
    ctx: click.Context,
    /,
    *,
    case: str,
    kinds: tuple[LetterKind, ...],
    every: bool,
    folder: str | None,
    output: str | None,
    form: str | None,
    addresses: tuple[tuple[Party, str], ...],
    within: int,
    force: bool,
    **judging: Any,
) -> int:
    session: Session = ctx.obj
    language = session.language
    writes = folder is not None or output is not None
    for refused, words in ((folder and output, _ONE_PLACE), (every and kinds, _NOT_BOTH)):
        if refused:
            raise WrongUsage(words[language], ctx)
    for read in (case, form):
        if output is not None and read is not None and same_file(output, read):
            raise WrongUsage(_ITSELF.filled(language, path=quoted(shown_path(output), language)), ctx)
    try:
        bound = Judging.of(**judging)
        assessment = bound.assess(case_of(case))
    except Unreadable as error:
        put_problems(session, error)
        return _UNUSABLE
    asked = Asked(
        assessment=assessment,
        language=language,
        addresses=dict(addresses),
        within=within,
        form=None if form is None else form_of(ctx, form, language),
    )
    chosen = tuple(LetterKind) if every else kinds
    found = (
        letters_of(chosen, assessment.case, **asked.settings)
        if chosen
        else letters_due(assessment.case, **asked.settings)
    )
    # A complaint that nothing calls for is written when it is asked for, never along with the rest.
    ready = [(place, due) for place, due in enumerate(found) if not due.missing and (chosen or not due.optional)]
    if form is not None and not (writes and any(LETTERS[due.kind].takes_form for _, due in ready)):
        raise WrongUsage(_FORM_WRITTEN[language], ctx)
    if output is not None:
        return write_one(ctx, session, asked, found, output)
    files, code = write_all(ctx, session, asked, ready, folder, force=force) if folder is not None else ({}, 0)
    if session.form is Form.JSON:
        session.output.put_json(json_line(letters_document(found, assessment, case, language, files)))
    else:
        session.output.put(str(letters_page(found, assessment, case, language, written=writes)))
    lacking = writes and kinds and any(due.missing for due in found)
    return _UNUSABLE if code or lacking else 0


COMMAND: Final = Command(
    "letters",
    about=_ABOUT,
    more=_MORE,
    callback=_letters,
    params=[
        Argument(["case"], shown=Text(fr="DOSSIER", en="CASE")),
        Option(
            ["--kind", "kinds"],
            about=Text(
                fr="Une sorte de lettre, due ou non; répétable.", en="One kind of letter, due or not; repeatable."
            ),
            shown=Text(fr="LETTRE", en="LETTER"),
            type=OneOf(LetterKind, LetterKind),
            multiple=True,
        ),
        Option(
            ["--all", "every"],
            about=Text(fr="Toutes les lettres, dues ou non.", en="Every letter, due or not."),
            is_flag=True,
        ),
        Option(
            ["--write", "folder"],
            about=Text(
                fr="Écrire les lettres auxquelles rien ne manque dans ce répertoire, un fichier .eml chacune.",
                en="Write the letters that lack nothing in this folder, one .eml file each.",
            ),
            shown=Text(fr="RÉPERTOIRE", en="FOLDER"),
        ),
        Option(
            ["-o", "--output"],
            about=Text(
                fr="Écrire la seule lettre demandée dans ce fichier, ou sur la sortie standard (-).",
                en="Write the one letter asked for in this file, or on standard output (-).",
            ),
            shown=Text(fr="FICHIER", en="FILE"),
        ),
        Option(
            ["--form"],
            about=Text(
                fr="Le formulaire du ministère, en PDF, à joindre à la transmission.",
                en="The ministry's form, as PDF, to attach to the transmission.",
            ),
            shown=Text(fr="FICHIER", en="FILE"),
        ),
        Option(
            ["--address", "addresses"],
            about=Text(
                fr="Une adresse que le dossier de migration ne donne pas, ou qui remplace la sienne; répétable.",
                en="An address that the case does not give, or to use in place of its own; repeatable.",
            ),
            shown=Text(fr="PARTIE=ADRESSE", en="PARTY=ADDRESS"),
            type=PartyAddress(),
            multiple=True,
        ),
        Option(
            ["--within"],
            about=Text(
                fr="Combien de jours ouvrables à l'avance une échéance se rappelle; 5 si rien n'est dit.",
                en="How many business days ahead a deadline is reminded of; 5 when nothing is said.",
            ),
            type=Number(_FARTHEST),
            default=_WITHIN,
        ),
        Option(
            ["--force"],
            about=Text(
                fr="Écraser un fichier de --write qui existe déjà et qui diffère.",
                en="Replace a file of --write that exists already and differs.",
            ),
            is_flag=True,
        ),
        *judging_options(),
        language_option(),
        form_option(),
    ],
)
