"""``report``: a case for people and for other programs: a page, a worksheet, a calendar, a drawing, findings."""

from __future__ import annotations

import sys
from typing import Any, Final

import attrs
import click

from dme_migration.cli.commands import Argument, Command, Option, WrongUsage
from dme_migration.cli.documents import put_problems
from dme_migration.cli.kinds import Number, OneOf
from dme_migration.cli.options import Judging, form_option, judging_options, language_option
from dme_migration.cli.plan import put_conflict
from dme_migration.cli.report_kinds import KINDS, Asked, Kind
from dme_migration.cli.saving import saved
from dme_migration.cli.session import Session
from dme_migration.cli.sources import STANDARD_INPUT, Unreadable, case_of, same_file, shown_path
from dme_migration.cli.wishes import Wishes
from dme_migration.cli.wording import quoted
from dme_migration.errors import InfeasibleScheduleError
from dme_migration.model import MigrationCase, Request
from dme_migration.report.timeline_layout import LEAST_WIDTH
from dme_migration.text import NBSP, Language, Text, joined

__all__ = ["COMMAND"]

_INFEASIBLE: Final = 1
_UNREADABLE: Final = 3
_WIDTH: Final = 960
_WIDEST: Final = 10_000

_ABOUT: Final = Text(
    fr="Faire d'un dossier de migration un rapport à lire (html, md), la feuille de sa demande (pdf), un fichier "
    "iCalendar (ics), une ligne du temps (svg) ou des constats pour d'autres programmes (sarif, junit).\n\n"
    "Un rapport écrit donne le code 0, quel que soit le verdict\u00a0: c'est «\u00a0check\u00a0» qui juge.\n\n"
    "Importé de nouveau, le fichier ics déplace les événements déjà là au lieu d'en ajouter. Ce qui a disparu du "
    "calendrier s'annule avec --before.",
    en="Turn a case into a report to read (html, md), the worksheet of its request (pdf), an iCalendar file (ics), a "
    "timeline (svg) or findings for other programs (sarif, junit).\n\n"
    "A report that is written exits with 0, whatever the verdict: it is “check” that judges.\n\n"
    "Imported again, the ics file moves the events that are there instead of adding some. What has left the schedule "
    "is cancelled with --before.",
)
_MORE: Final = Text(
    fr='Les formats html, pdf et ics demandent une dépendance facultative\u00a0: pip install "dme-migration[report]", '
    '"dme-migration[pdf]" ou "dme-migration[ics]".',
    en='The html, pdf and ics formats need an optional dependency: pip install "dme-migration[report]", '
    '"dme-migration[pdf]" or "dme-migration[ics]".',
)
_ONLY: Final = Text(fr="{option} ne va qu'avec --as {kinds}.", en="{option} only goes with --as {kinds}.")
_OR: Final = Text(fr="ou", en="or")
_NO_CASE: Final = Text(fr="dites de quel dossier de migration faire un rapport.", en="say which case to report on.")
_BLANK_CASE: Final = Text(
    fr="une feuille vierge (--blank) n'est celle d'aucun dossier de migration.",
    en="a blank worksheet (--blank) is that of no case.",
)
_TERMINAL: Final = Text(
    fr="un terminal ne montre pas le format {kind}; dites où l'écrire avec -o.",
    en="a terminal cannot show the {kind} format; say where to write it with -o.",
)
_ITSELF: Final = Text(
    fr="{path} est le dossier de migration lui-même; écrivez le rapport ailleurs.",
    en="{path} is the case itself; write the report elsewhere.",
)
_MISSING: Final = Text(
    fr='--as {kind} demande le paquet {package}, qui n\'est pas installé\u00a0: pip install "dme-migration[{extra}]".',
    en='--as {kind} needs the package {package}, which is not installed: pip install "dme-migration[{extra}]".',
)
_NOTHING_DATED: Final = Text(
    fr="il n'y a aucune étape datée à écrire; --plan écrirait le calendrier que «\u00a0plan\u00a0» propose.",
    en="there is no dated step to write; --plan would write the schedule that “plan” proposes.",
)
_WRITTEN: Final = Text(fr="Rapport écrit\u00a0: {path}", en="Report written: {path}")


@click.pass_context
def _report(
    ctx: click.Context,
    /,
    *,
    case: str | None,
    kind: Kind,
    output: str | None,
    width: int | None,
    before: str | None,
    planned: bool,
    blank: bool,
    whole: bool,
    **judging: Any,
) -> int:
    session: Session = ctx.obj
    language = session.language
    used = {
        "--width": width is not None,
        "--before": before is not None,
        "--plan": planned,
        "--blank": blank,
        "--whole": whole,
    }
    _refuse_options(ctx, kind, [option for option, said in used.items() if said], language)
    if (case is None) is not blank:
        raise WrongUsage((_BLANK_CASE if blank else _NO_CASE)[language], ctx)
    path = None if output in {None, STANDARD_INPUT} else output
    _refuse_places(ctx, kind, path, case, language)
    try:
        bound = Judging.of(**judging)
        found = MigrationCase(request=Request()) if case is None else case_of(case)
        earlier = None if before is None else case_of(before)
    except Unreadable as error:
        put_problems(session, error)
        return _UNREADABLE
    asked = Asked(
        case=found,
        source=case or "",
        before=earlier,
        plan=None,
        bound=attrs.evolve(bound, as_of=bound.moment(found)),
        language=language,
        width=_WIDTH if width is None else width,
        whole=whole,
        blank=blank,
    )
    if planned:
        wishes = Wishes(bound=asked.bound)
        try:
            asked = attrs.evolve(asked, plan=wishes.plan_or_refuse(ctx, found, asked.bound.moment(found)))
        except InfeasibleScheduleError as error:
            put_conflict(session, error, asked.bound.assess(found), asked.source, wishes)
            return _INFEASIBLE
    if kind is Kind.ICS and not planned and earlier is None and not _has_dates(found):
        raise WrongUsage(_NOTHING_DATED[language], ctx)
    try:
        written = KINDS[kind].write(asked)
    except ImportError as error:
        words = _MISSING.filled(language, kind=kind, package=error.name, extra=KINDS[kind].extra)
        raise WrongUsage(words, ctx) from None
    if path is not None:
        return saved(session, path, written, _WRITTEN)
    session.output.put_bytes(written)
    return 0


def _refuse_options(ctx: click.Context, kind: Kind, used: list[str], language: Language) -> None:
    for option in used:
        if option not in KINDS[kind].options:
            kinds = joined((one for one, writer in KINDS.items() if option in writer.options), language, last=_OR)
            raise WrongUsage(_ONLY.filled(language, option=option, kinds=kinds), ctx)


def _refuse_places(ctx: click.Context, kind: Kind, path: str | None, case: str | None, language: Language) -> None:
    if path is None:
        if KINDS[kind].binary and sys.stdout is not None and sys.stdout.isatty():
            raise WrongUsage(_TERMINAL.filled(language, kind=kind), ctx)
    elif case is not None and same_file(path, case):
        raise WrongUsage(_ITSELF.filled(language, path=quoted(shown_path(path), language)), ctx)


def _has_dates(case: MigrationCase) -> bool:
    return case.schedule is not None and any(entry.on is not None for entry in case.schedule.milestones)


def _kinds_in_words(language: Language) -> str:
    colon = f"{NBSP}: " if language is Language.FR else ": "
    return "; ".join(f"{kind}{colon}{writer.about[language]}" for kind, writer in KINDS.items()) + "."


COMMAND: Final = Command(
    "report",
    about=_ABOUT,
    more=_MORE,
    callback=_report,
    params=[
        Argument(["case"], shown=Text(fr="DOSSIER", en="CASE"), required=False),
        Option(
            ["--as", "kind"],
            about=Text(fr=_kinds_in_words(Language.FR), en=_kinds_in_words(Language.EN)),
            type=OneOf(Kind, Kind),
            required=True,
        ),
        Option(
            ["-o", "--output"],
            about=Text(
                fr="Le fichier à écrire, même s'il existe; la sortie standard si rien n'est dit.",
                en="The file to write, even if it is there; standard output when nothing is said.",
            ),
            shown=Text(fr="FICHIER", en="FILE"),
        ),
        Option(
            ["--plan", "planned"],
            about=Text(
                fr="Montrer le calendrier que «\u00a0plan\u00a0» proposerait, et dans le dessin son chemin critique.",
                en="Show the schedule that “plan” would propose, and its critical path in the drawing.",
            ),
            is_flag=True,
        ),
        Option(
            ["--before"],
            about=Text(
                fr="Le dossier de migration tel qu'il était au dernier fichier ics\u00a0: ce qui a disparu depuis est "
                "annulé.",
                en="The case as it was for the last ics file: what has gone since is cancelled.",
            ),
            shown=Text(fr="DOSSIER", en="CASE"),
        ),
        Option(
            ["--width"],
            about=Text(
                fr="La largeur du dessin, en points; 960 si rien n'est dit.",
                en="The width of the drawing, in points; 960 when nothing is said.",
            ),
            type=Number(_WIDEST, LEAST_WIDTH),
        ),
        Option(
            ["--blank"],
            about=Text(
                fr="Une feuille de demande vierge, sans dossier de migration.",
                en="A blank worksheet of a request, without a case.",
            ),
            is_flag=True,
        ),
        Option(
            ["--whole"],
            about=Text(
                fr="Aussi ce qui est respecté, à venir ou sans objet, qu'un outil d'analyse prend souvent pour des "
                "problèmes.",
                en="Also what is met, to come or not applicable, which analysis tools often take for problems.",
            ),
            is_flag=True,
        ),
        *judging_options(),
        language_option(),
        form_option(),
    ],
)
