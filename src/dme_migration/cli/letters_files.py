"""The files of ``letters``: the form that is attached, the drafts that are written, and their names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

import attrs
import click

from dme_migration.cli.commands import WrongUsage
from dme_migration.cli.layout import Page, Style
from dme_migration.cli.saving import reason_of, saved, unwritable
from dme_migration.cli.session import Session
from dme_migration.cli.sources import STANDARD_INPUT, Unreadable, fault_of, opened, shown_path
from dme_migration.cli.wording import quoted
from dme_migration.errors import InvalidValueError
from dme_migration.model import Party
from dme_migration.report import Attachment, DueLetter, LetterKind, letter
from dme_migration.report.letters import LETTERS, MAX_FORM_BYTES
from dme_migration.rules import Assessment
from dme_migration.text import NBSP, Language, Text

__all__ = ["Asked", "form_of", "write_all", "write_one"]

_UNUSABLE: Final = 3
_ONE_LETTER: Final = Text(
    fr="-o écrit une seule lettre, et il y en a {n}; choisissez-en une avec --kind, ou écrivez-les avec --write.",
    en="-o writes one letter, and there are {n}; choose one with --kind, or write them with --write.",
)
_NO_FORM: Final = Text(
    fr="{path} n'est pas un fichier PDF, ou dépasse {most}{nbsp}Mo.",
    en="{path} is no PDF file, or is over {most}{nbsp}MB.",
)
_NO_FORM_FILE: Final = Text(fr="{path}\u00a0: {reason}", en="{path}: {reason}")
_EXISTS: Final = Text(
    fr="{path} existe déjà, et diffère; --force l'écrase.",
    en="{path} exists already, and differs; --force replaces it.",
)
_NO_FOLDER: Final = Text(fr="{path} n'est pas un répertoire.", en="{path} is no folder.")
_WRITTEN: Final = Text(fr="Lettre écrite\u00a0: {path}", en="Letter written: {path}")
_TO_ATTACH: Final = Text(
    fr="Avant d'envoyer «\u00a0{title}\u00a0», joignez-y {what}.", en="Before you send “{title}”, attach {what}."
)
_NOT_WRITTEN: Final = Text(
    fr="«\u00a0{title}\u00a0» ne s'écrit pas encore; il manque\u00a0:", en="“{title}” cannot be written yet; missing:"
)
_UNFIT: Final = re.compile(r"[^a-z0-9]+")


@attrs.frozen(kw_only=True)
class Asked:
    """Which letters, of which case, and how they are written."""

    assessment: Assessment
    language: Language
    addresses: dict[Party, str]
    within: int
    form: Attachment | None

    @property
    def settings(self) -> dict[str, Any]:
        """Give what lists and letters are made with."""
        return {
            "as_of": self.assessment.as_of,
            "assessment": self.assessment,
            "addresses": self.addresses,
            "within": self.within,
        }

    def bytes_of(self, due: DueLetter) -> bytes:
        """Write a letter that lacks nothing."""
        declared = LETTERS[due.kind]
        message = letter(
            due.kind,
            self.assessment.case,
            language=self.language,
            to=None if declared.to else due.to[0].party,
            form=self.form if declared.takes_form else None,
            **self.settings,
        )
        return message.as_bytes()

    def name_of(self, due: DueLetter) -> str:
        """Name the file of a letter: the case, the day, the order in a migration, the letter, the language."""
        case = self.assessment.case
        client = case.request.client
        place = list(LetterKind).index(due.kind) + 1
        about = f"{due.kind}" if LETTERS[due.kind].to else f"{due.kind}-{due.to[0].party}"
        words = (_slug(case.id or (client.name if client else None) or ""), _day(self.assessment), f"{place:02d}")
        return "-".join((*filter(None, words), _slug(about), str(self.language))) + ".eml"


def _day(assessment: Assessment) -> str:
    return date.isoformat(assessment.day)


def _slug(words: str) -> str:
    plain = (c for c in unicodedata.normalize("NFKD", words.casefold()) if not unicodedata.combining(c))
    return _UNFIT.sub("-", "".join(plain)).strip("-")[:40].strip("-")


def form_of(ctx: click.Context, path: str, language: Language) -> Attachment:
    """Read the form; a file that cannot be read, or is none, is a wrong command line."""
    try:
        with opened(path) as stream:
            data = stream.read(MAX_FORM_BYTES + 1)
        return Attachment(Path(path).name, data)
    except Unreadable as error:
        words = _NO_FORM_FILE.filled(language, path=shown_path(path), reason=error.faults[0].message(language))
        raise WrongUsage(words, ctx) from None
    except OSError as error:
        words = _NO_FORM_FILE.filled(language, path=shown_path(path), reason=fault_of(error).message(language))
        raise WrongUsage(words, ctx) from None
    except InvalidValueError:
        most = MAX_FORM_BYTES // 1024**2
        words = _NO_FORM.filled(language, path=quoted(shown_path(path), language), most=most, nbsp=NBSP)
        raise WrongUsage(words, ctx) from None


def write_one(ctx: click.Context, session: Session, asked: Asked, found: Sequence[DueLetter], output: str) -> int:
    """Write one letter to a file, or to standard output."""
    if len(found) != 1:
        raise WrongUsage(_ONE_LETTER.filled(session.language, n=len(found)), ctx)
    (due,) = found
    if due.missing:
        page = Page()
        page.text(_NOT_WRITTEN.filled(session.language, title=due.title[session.language]), style=Style.BAD)
        for fact in due.missing:
            page.text(fact.message(session.language), indent=2, lead="- ", hang=2)
        session.output.warn(str(page))
        return _UNUSABLE
    data = asked.bytes_of(due)
    if output == STANDARD_INPUT:
        session.output.put_bytes(data)
        return 0
    code = saved(session, output, data, _WRITTEN)
    return code or _remind_to_attach(session, asked, (due,))


def write_all(
    ctx: click.Context,
    session: Session,
    asked: Asked,
    ready: Sequence[tuple[int, DueLetter]],
    folder: str,
    *,
    force: bool,
) -> tuple[dict[int, str], int]:
    """Write letters in a folder; nothing at all when one of them would replace something else."""
    language, place = session.language, Path(folder)
    if place.exists() and not place.is_dir():
        raise WrongUsage(_NO_FOLDER.filled(language, path=quoted(shown_path(folder), language)), ctx)
    made = [(where, due, place / asked.name_of(due), asked.bytes_of(due)) for where, due in ready]
    if not force:
        for _, _, path, data in made:
            if path.is_file() and path.read_bytes() != data:
                raise WrongUsage(_EXISTS.filled(language, path=quoted(shown_path(str(path)), language)), ctx)
    try:
        if made:
            place.mkdir(exist_ok=True)
    except OSError as error:
        return {}, unwritable(session, folder, reason_of(error))
    files: dict[int, str] = {}
    for where, due, path, data in made:
        if saved(session, str(path), data, _WRITTEN):
            return files, _UNUSABLE
        files[where] = shown_path(str(path))
        _remind_to_attach(session, asked, (due,))
    return files, 0


def _remind_to_attach(session: Session, asked: Asked, letters: Sequence[DueLetter]) -> int:
    language = session.language
    page = Page()
    for due in letters:
        if due.encloses is not None and not (asked.form is not None and LETTERS[due.kind].takes_form):
            words = _TO_ATTACH.filled(language, title=due.title[language], what=due.encloses[language])
            page.text(words, hang=2, style=Style.CARE)
    if page.lines:
        session.output.warn(str(page))
    return 0
