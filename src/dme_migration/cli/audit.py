"""``audit``: judge any number of cases, and say what they come to together."""

from __future__ import annotations

from datetime import date
from importlib.util import find_spec
from typing import IO, Any, Final

import click

from dme_migration.audit import Scope
from dme_migration.calendar import QUEBEC_ZONES, quebec_zone
from dme_migration.cli.audit_jobs import WorkerLostError
from dme_migration.cli.audit_options import Kind, audit_options, paths_argument
from dme_migration.cli.audit_run import Run
from dme_migration.cli.audit_sources import Documents
from dme_migration.cli.audit_work import Lines, Work
from dme_migration.cli.cases import refuse_itself
from dme_migration.cli.clock import today
from dme_migration.cli.commands import Command, WrongUsage
from dme_migration.cli.documents import put_problems
from dme_migration.cli.options import FailOn, Judging, judging_options, language_option
from dme_migration.cli.saving import filled
from dme_migration.cli.session import Form, Session
from dme_migration.cli.sources import STANDARD_INPUT, Unreadable
from dme_migration.model import Party
from dme_migration.text import Text

__all__ = ["COMMAND"]

_UNREADABLE: Final = 3
_LINES: Final = {Kind.CSV: Lines.CSV, Kind.NDJSON: Lines.NDJSON}

_ABOUT: Final = Text(
    fr="Juger beaucoup de dossiers de migration, et dire ce qu'ils donnent ensemble.\n\n"
    "On nomme des fichiers, des répertoires, ou un tiret (-) pour l'entrée standard. Un fichier .ndjson ou .jsonl, et "
    "l'entrée standard, ont un dossier de migration par ligne; tout autre fichier en est un. Un répertoire se parcourt "
    "en entier, avec ses sous-répertoires\u00a0: ses fichiers .json, .ndjson et .jsonl sont lus, et le reste, comme ce "
    "qui est caché, est laissé de côté et compté. Un document illisible n'arrête rien\u00a0: il est signalé, et le "
    "code de sortie est 3.",
    en="Judge many cases, and say what they come to together.\n\n"
    "Name files, folders, or a dash (-) for standard input. A .ndjson or .jsonl file, and standard input, have one "
    "case a line; any other file is one case. A folder is walked whole, with its subfolders: its .json, .ndjson and "
    ".jsonl files are read; the rest, and what is hidden, is passed over and counted. A document that cannot be read "
    "stops nothing: it is reported, and the exit code is 3.",
)
_MORE: Final = Text(
    fr="Le taux est le nombre d'exigences respectées sur celles qui sont respectées ou en manquement; le reste est "
    "compté à part. table\u00a0: une page à lire; csv et ndjson\u00a0: une ligne par document; json\u00a0: la somme; "
    'html\u00a0: un tableau de bord, qui demande pip install "dme-migration[report]".',
    en="The rate is what is met over what is met or breached; the rest is counted apart. table: a page to read; csv "
    "and ndjson: a line for each document; json: the sum; html: a dashboard, which needs pip install "
    '"dme-migration[report]".',
)
_ONLY_CSV: Final = Text(fr="--by ne va qu'avec --format csv.", en="--by only goes with --format csv.")
_MISSING: Final = Text(
    fr='--format html demande le paquet jinja2, qui n\'est pas installé\u00a0: pip install "dme-migration[report]".',
    en='--format html needs the package jinja2, which is not installed: pip install "dme-migration[report]".',
)
_WRITTEN: Final = Text(fr="Audit écrit\u00a0: {path}", en="Audit written: {path}")
_LOST: Final = Text(
    fr="Un processus s'est arrêté avant la fin, souvent faute de mémoire. L'audit est incomplet et ne vaut rien\u00a0: "
    "recommencez avec un plus petit --jobs.",
    en="A process ended before its time, for want of memory most often. The audit is incomplete and worth nothing: "
    "start again with a smaller --jobs.",
)
_NONE: Final = Text(
    fr="Il n'y a aucun dossier de migration ici\u00a0: rien n'a été jugé.",
    en="There is no case here: nothing was judged.",
)


@click.pass_context
def _audit(
    ctx: click.Context,
    /,
    *,
    paths: tuple[str, ...],
    kind: Kind | None,
    by: str | None,
    output: str | None,
    jobs: int,
    since: date | None,
    obligation: tuple[str, ...],
    vendor: tuple[str, ...],
    party: tuple[Party, ...],
    fail_on: FailOn,
    **judging: Any,
) -> int:
    session: Session = ctx.obj
    chosen = kind or (Kind.JSON if session.form is Form.JSON else Kind.TABLE)
    path = None if output in {None, STANDARD_INPUT} else output
    _refuse(ctx, paths, chosen, by, path)
    try:
        bound = Judging.of(**judging)
    except Unreadable as error:
        put_problems(session, error)
        return _UNREADABLE
    work = Work(
        evaluator=bound.evaluator,
        as_of=bound.as_of or {name: today(quebec_zone(name)) for name in QUEBEC_ZONES},
        scope=Scope(since=since, obligations=obligation, vendors=vendor, parties=party),
        fail_on=fail_on,
        lines=Lines.NONE if by is not None else _LINES.get(chosen, Lines.NONE),
        language=session.language,
    )
    documents = Documents(paths, besides=path)
    run = Run(session=session, work=work, documents=documents, jobs=jobs, kind=chosen, by=by)
    try:
        written = _to_file(run, path) if path is not None else _to_output(run)
    except WorkerLostError:
        session.output.warn(_LOST[session.language])
        return _UNREADABLE
    if not run.summary.documents + run.left_out:
        session.output.warn(_NONE[session.language])
    return max(written, run.code)


def _refuse(ctx: click.Context, paths: tuple[str, ...], kind: Kind, by: str | None, path: str | None) -> None:
    language = ctx.obj.language
    if by is not None and kind is not Kind.CSV:
        raise WrongUsage(_ONLY_CSV[language], ctx)
    if kind is Kind.HTML and find_spec("jinja2") is None:
        raise WrongUsage(_MISSING[language], ctx)
    refuse_itself(ctx, paths, path)


def _to_file(run: Run, path: str) -> int:
    def fill(stream: IO[bytes]) -> None:
        run.fill(stream.write, mark=True)
        stream.write(run.sum_in_bytes())

    return filled(run.session, path, fill, _WRITTEN)


def _to_output(run: Run) -> int:
    output = run.session.output
    run.fill(output.put_bytes, mark=False)
    if run.kind is Kind.TABLE:
        output.put(str(run.page()))
    elif run.kind is Kind.JSON:
        output.put_json(run.json())
    else:
        output.put_bytes(run.sum_in_bytes())
    return 0


COMMAND: Final = Command(
    "audit",
    about=_ABOUT,
    more=_MORE,
    callback=_audit,
    params=[
        paths_argument(),
        *audit_options(),
        *judging_options(fail_on=True),
        language_option(),
    ],
)
