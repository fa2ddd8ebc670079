"""``plan``: a compliant schedule, what fixes each of its days, and what it asks for."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import attrs
import click

from dme_migration.cli.commands import Argument, Command, Option, WrongUsage
from dme_migration.cli.conflict_page import conflict_in_words, conflict_page
from dme_migration.cli.documents import put_problems
from dme_migration.cli.durations_file import MOST_SESSIONS, durations_from
from dme_migration.cli.kinds import Number
from dme_migration.cli.layout import Page, Style
from dme_migration.cli.options import Judging, form_option, judging_options, language_option
from dme_migration.cli.plan_kinds import Weekdays, WishedDay
from dme_migration.cli.plan_page import plan_page
from dme_migration.cli.saving import saved
from dme_migration.cli.session import Form, Session
from dme_migration.cli.sources import STANDARD_INPUT, Unreadable, case_of
from dme_migration.cli.wishes import Wishes, days_wished
from dme_migration.cli.wording import Counted, moment_in_words
from dme_migration.errors import InfeasibleScheduleError
from dme_migration.model import MigrationCase
from dme_migration.planning import Durations, Plan
from dme_migration.rules import Assessment
from dme_migration.serialization import dump_case, dump_infeasible, dump_plan, json_line, load_case
from dme_migration.text import Text

__all__ = ["COMMAND"]

_INFEASIBLE: Final = 1
_UNREADABLE: Final = 3

_ABOUT: Final = Text(
    fr="Proposer un calendrier conforme, et dire ce qui fixe chaque jour.\n\n"
    "Ce que dit le journal est fixe, ce que vous souhaitez aussi (--fix), et rien d'autre ne tombe avant le jour de "
    "--as-of. Un calendrier déjà remis bouge le moins possible.",
    en="Propose a compliant schedule, and say what fixes each day.\n\n"
    "What the journal says is fixed, what you wish for too (--fix), and nothing else comes before the day of --as-of. "
    "A schedule already delivered moves as little as it can.",
)
_MORE: Final = Text(
    fr="Un tiret (-) lit l'entrée standard. Si aucun calendrier ne convient, la réponse dit ce qui se contredit, et le "
    "code de sortie est 1; avec --format json, «\u00a0infeasible\u00a0» est vrai, et «\u00a0conflicts\u00a0» et "
    "«\u00a0message\u00a0» disent pourquoi.",
    en="A dash (-) reads standard input. When no schedule fits, the answer says what contradicts, and the exit code "
    "is 1; with --format json, “infeasible” is true, and “conflicts” and “message” say why.",
)
_NO_PLACE: Final = Text(
    fr="--write n'a pas où écrire quand le dossier de migration vient de l'entrée standard (-).",
    en="--write has nowhere to write when the case comes from standard input (-).",
)
_LATER: Final = Counted(
    Text(
        fr="--write\u00a0: le dossier de migration contient {n} fait postérieur au {day}; un calendrier fait ce "
        "jour-là ne le verrait pas. Planifiez avec un --as-of plus tardif.",
        en="--write: the case holds {n} fact dated after {day}; a schedule made on that day would not see it. Plan "
        "with a later --as-of.",
    ),
    Text(
        fr="--write\u00a0: le dossier de migration contient {n} faits postérieurs au {day}; un calendrier fait ce "
        "jour-là ne les verrait pas. Planifiez avec un --as-of plus tardif.",
        en="--write: the case holds {n} facts dated after {day}; a schedule made on that day would not see them. Plan "
        "with a later --as-of.",
    ),
)
_WRITTEN: Final = Text(
    fr="Calendrier écrit au dossier de migration\u00a0: {path}", en="Schedule written in the case: {path}"
)
_UNCHANGED: Final = Text(
    fr="Le dossier de migration a déjà ce calendrier\u00a0: rien n'est écrit.",
    en="The case has this schedule already: nothing is written.",
)


@click.pass_context
def _plan(
    ctx: click.Context,
    /,
    *,
    case: str,
    fix: tuple[tuple[str, date], ...],
    durations: str | None,
    sessions: int | None,
    cutover_on: frozenset[int] | None,
    extra_delay: bool,
    write: bool,
    verbose: bool,
    **judging: Any,
) -> int:
    session: Session = ctx.obj
    language = session.language
    if write and case == STANDARD_INPUT:
        raise WrongUsage(_NO_PLACE[language], ctx)
    fixed = days_wished(ctx, fix)
    try:
        bound = Judging.of(**judging)
        chosen = None if durations is None else durations_from(durations)
        found = case_of(case)
    except Unreadable as error:
        put_problems(session, error)
        return _UNREADABLE
    if sessions is not None:
        chosen = attrs.evolve(chosen or Durations(), session_count=sessions)
    wishes = Wishes(bound=bound, fixed=fixed, durations=chosen, cutover_weekdays=cutover_on, extra_delay=extra_delay)
    assessment = bound.assess(found)
    if write and assessment.facts_after_as_of:
        day = moment_in_words(assessment.as_of, found.zone, language, weekday=False)
        raise WrongUsage(_LATER.of(assessment.facts_after_as_of, language, day=day), ctx)
    try:
        proposed = wishes.plan_or_refuse(ctx, found, assessment.as_of)
    except InfeasibleScheduleError as error:
        put_conflict(session, error, assessment, case, wishes)
        return _INFEASIBLE
    if session.form is Form.JSON:
        session.output.put_json(json_line(dump_plan(proposed, language)))
    else:
        session.output.put(str(plan_page(proposed, assessment, case, language, verbose=verbose)))
    return _put_back(session, case, found, proposed) if write else 0


def put_conflict(
    session: Session, error: InfeasibleScheduleError, assessment: Assessment, path: str, wishes: Wishes
) -> None:
    """Tell that no schedule fits, and why."""
    if session.form is Form.JSON:
        message = conflict_in_words(error, wishes, session.language)
        durations = wishes.durations or Durations()
        document = dump_infeasible(error, as_of=assessment.day, message=message, durations=durations)
        session.output.put_json(json_line(document))
    else:
        session.output.put(str(conflict_page(error, assessment, path, wishes, session.language)))


def _put_back(session: Session, path: str, case: MigrationCase, proposed: Plan) -> int:
    planned = case.with_plan(proposed)
    if planned == case:
        page = Page()
        page.text(_UNCHANGED[session.language], style=Style.GOOD)
        session.output.warn(str(page))
        return 0
    text = dump_case(planned)
    load_case(text)  # what cannot be read back takes nobody's place
    return saved(session, path, text, _WRITTEN)


COMMAND: Final = Command(
    "plan",
    about=_ABOUT,
    more=_MORE,
    callback=_plan,
    params=[
        Argument(["case"], shown=Text(fr="DOSSIER", en="CASE")),
        Option(
            ["--fix"],
            about=Text(
                fr="Un jour souhaité pour une étape; répétable. Une séance se nomme par son rang\u00a0: "
                "validation_session#2=2026-04-09.",
                en="A day wished for a step; repeatable. A session is named by its place: "
                "validation_session#2=2026-04-09.",
            ),
            shown=Text(fr="ÉTAPE=JOUR", en="MILESTONE=DAY"),
            type=WishedDay(),
            multiple=True,
        ),
        Option(
            ["--durations"],
            about=Text(
                fr='La durée des activités, en JSON\u00a0: {"preanalysis": {"business_days": 5}, "session_count": 3}; '
                "ce qui n'y est pas garde notre valeur.",
                en='How long activities take, in JSON: {"preanalysis": {"business_days": 5}, "session_count": 3}; what '
                "is not there keeps our value.",
            ),
            shown=Text(fr="FICHIER", en="FILE"),
        ),
        Option(
            ["--sessions"],
            about=Text(fr="Le nombre de séances de validation.", en="How many validation sessions are held."),
            type=Number(MOST_SESSIONS, 1),
        ),
        Option(
            ["--cutover-on"],
            about=Text(
                fr="Les jours de la semaine où couper le DMÉ émetteur\u00a0: lun,mar… ou weekend.",
                en="The weekdays on which to cut over the source EMR: mon,tue… or weekend.",
            ),
            shown=Text(fr="JOURS", en="DAYS"),
            type=Weekdays(),
        ),
        Option(
            ["--extra-delay"],
            about=Text(
                fr="Des données hors de la portée standard peuvent passer les limites de 21 et de 45 jours, le client "
                "étant avisé.",
                en="Data outside the standard scope may pass the limits of 21 and 45 days, the client being told.",
            ),
            is_flag=True,
        ),
        Option(
            ["--write"],
            about=Text(
                fr="Écrire le calendrier dans le dossier de migration, d'un seul coup ou pas du tout.",
                en="Write the schedule in the case, all at once or not at all.",
            ),
            is_flag=True,
        ),
        *judging_options(),
        Option(
            ["-v", "--verbose"],
            about=Text(
                fr="Montrer aussi les identifiants des exigences et des durées.",
                en="Show also the ids of requirements and durations.",
            ),
            is_flag=True,
        ),
        language_option(),
        form_option(),
    ],
)
