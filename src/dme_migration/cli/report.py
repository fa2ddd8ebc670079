"""``report``: a case for other programs and for people: an iCalendar file, a timeline."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Any, Final

import attrs
import click

from dme_migration.cli.commands import Argument, Command, Option, WrongUsage
from dme_migration.cli.documents import put_problems
from dme_migration.cli.kinds import Number, OneOf
from dme_migration.cli.options import Judging, form_option, judging_options, language_option
from dme_migration.cli.plan import put_conflict
from dme_migration.cli.saving import saved
from dme_migration.cli.session import Session
from dme_migration.cli.sources import STANDARD_INPUT, Unreadable, case_of, shown_path
from dme_migration.cli.wishes import Wishes
from dme_migration.cli.wording import quoted
from dme_migration.errors import InfeasibleScheduleError
from dme_migration.model import MigrationCase
from dme_migration.planning import Plan
from dme_migration.report import ics_of, svg_of
from dme_migration.report.timeline_layout import LEAST_WIDTH
from dme_migration.text import Language, Text

__all__ = ["COMMAND"]

_INFEASIBLE: Final = 1
_UNREADABLE: Final = 3
_WIDTH: Final = 960
_WIDEST: Final = 10_000


class Kind(StrEnum):
    """What a report is."""

    ICS = "ics"
    SVG = "svg"


_ABOUT: Final = Text(
    fr="Faire d'un dossier un fichier iCalendar (ics) ou une ligne du temps (svg).\n\n"
    "Importé de nouveau, le fichier ics déplace les événements déjà là au lieu d'en ajouter. Ce qui a disparu du "
    "calendrier s'annule avec --before.",
    en="Turn a case into an iCalendar file (ics) or a timeline (svg).\n\n"
    "Imported again, the ics file moves the events that are there instead of adding some. What has left the schedule "
    "is cancelled with --before.",
)
_MORE: Final = Text(
    fr='Le format ics demande une dépendance facultative\u00a0: pip install "dme-migration[ics]".',
    en='The ics format needs an optional dependency: pip install "dme-migration[ics]".',
)
_ONLY: Final = Text(fr="{option} ne va qu'avec --as {kind}.", en="{option} only goes with --as {kind}.")
_ITSELF: Final = Text(
    fr="{path} est le dossier lui-même; écrivez le rapport ailleurs.",
    en="{path} is the case itself; write the report elsewhere.",
)
_MISSING: Final = Text(
    fr='--as {kind} demande le paquet {package}, qui n\'est pas installé\u00a0: pip install "dme-migration[{kind}]".',
    en='--as {kind} needs the package {package}, which is not installed: pip install "dme-migration[{kind}]".',
)
_NOTHING_DATED: Final = Text(
    fr="il n'y a aucune étape datée à écrire; --plan écrirait le calendrier que «\u00a0plan\u00a0» propose.",
    en="there is no dated step to write; --plan would write the schedule that “plan” proposes.",
)
_WRITTEN: Final = Text(fr="Rapport écrit\u00a0: {path}", en="Report written: {path}")


@attrs.frozen(kw_only=True)
class _Asked:
    case: MigrationCase
    before: MigrationCase | None
    plan: Plan | None
    bound: Judging
    language: Language
    width: int

    def ics(self) -> bytes:
        """Write the schedule, or that of the plan, whose events then move from those of the case."""
        case = self.case if self.plan is None else self.case.with_plan(self.plan)
        before = self.before or (None if self.plan is None else self.case)
        return ics_of(
            case,
            as_of=self.bound.moment(case),
            language=self.language,
            assessment=self.bound.assess(case),
            before=None if before is None else before.schedule,
        )

    def svg(self) -> bytes:
        """Draw the timeline."""
        drawn = svg_of(
            self.case,
            as_of=self.bound.moment(self.case),
            plan=self.plan,
            language=self.language,
            width=self.width,
            calendar=self.bound.evaluator.calendar,
        )
        return drawn.encode()


@click.pass_context
def _report(
    ctx: click.Context,
    /,
    *,
    case: str,
    kind: Kind,
    output: str | None,
    width: int | None,
    before: str | None,
    planned: bool,
    **judging: Any,
) -> int:
    session: Session = ctx.obj
    language = session.language
    for option, value, only in (("--width", width, Kind.SVG), ("--before", before, Kind.ICS)):
        if value is not None and kind is not only:
            raise WrongUsage(_ONLY.filled(language, option=option, kind=only), ctx)
    path = None if output in {None, STANDARD_INPUT} else output
    if path is not None and _same_file(path, case):
        raise WrongUsage(_ITSELF.filled(language, path=quoted(shown_path(path), language)), ctx)
    try:
        bound = Judging.of(**judging)
        found = case_of(case)
        earlier = None if before is None else case_of(before)
    except Unreadable as error:
        put_problems(session, error)
        return _UNREADABLE
    bound = attrs.evolve(bound, as_of=bound.moment(found))
    wishes = Wishes(bound=bound)
    try:
        proposed = wishes.plan_or_refuse(ctx, found, bound.moment(found)) if planned else None
    except InfeasibleScheduleError as error:
        put_conflict(session, error, bound.assess(found), case, wishes)
        return _INFEASIBLE
    asked = _Asked(
        case=found,
        before=earlier,
        plan=proposed,
        bound=bound,
        language=language,
        width=_WIDTH if width is None else width,
    )
    if kind is Kind.ICS and proposed is None and earlier is None and not _has_dates(found):
        raise WrongUsage(_NOTHING_DATED[language], ctx)
    try:
        written = asked.ics() if kind is Kind.ICS else asked.svg()
    except ImportError as error:
        raise WrongUsage(_MISSING.filled(language, kind=kind, package=error.name), ctx) from None
    if path is not None:
        return saved(session, path, written, _WRITTEN)
    session.output.put_bytes(written)
    return 0


def _has_dates(case: MigrationCase) -> bool:
    return case.schedule is not None and any(entry.on is not None for entry in case.schedule.milestones)


def _same_file(path: str, case: str) -> bool:
    try:
        return Path(path).samefile(case)
    except (OSError, ValueError):
        return False


COMMAND: Final = Command(
    "report",
    about=_ABOUT,
    more=_MORE,
    callback=_report,
    params=[
        Argument(["case"], shown=Text(fr="DOSSIER", en="CASE")),
        Option(
            ["--as", "kind"],
            about=Text(
                fr="ics\u00a0: un événement d'un jour par étape; svg\u00a0: la ligne du temps, en dessin.",
                en="ics: an all-day event for each step; svg: the timeline, drawn.",
            ),
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
                fr="Le dossier tel qu'il était au dernier fichier ics\u00a0: ce qui a disparu depuis est annulé.",
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
        *judging_options(),
        language_option(),
        form_option(),
    ],
)
