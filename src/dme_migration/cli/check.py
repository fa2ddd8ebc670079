"""``check``: judge cases, and say first what matters."""

from __future__ import annotations

from typing import Any, Final

import attrs
import click

from dme_migration.cli.assessment_page import assessment_page
from dme_migration.cli.cases import cases_argument, each_case
from dme_migration.cli.commands import Command, Option
from dme_migration.cli.documents import put_assessment
from dme_migration.cli.layout import Page, Style
from dme_migration.cli.options import FailOn, Judging, form_option, judging_options, language_option
from dme_migration.cli.session import Form, Session
from dme_migration.cli.wording import Counted
from dme_migration.rules import Assessment, Verdict
from dme_migration.text import NBSP, Language, Text

__all__ = ["COMMAND"]

_BREACH: Final = 1
_UNREADABLE: Final = 3

_ABOUT: Final = Text(
    fr="Juger un ou plusieurs dossiers de migration.\n\n"
    "La réponse dit d'abord le verdict, puis les manquements, les avertissements, ce qu'on ne peut pas dire et quel "
    "fait le dirait, et ce qui vient.",
    en="Judge one case or several.\n\n"
    "The answer says the verdict first, then the breaches, the warnings, what cannot be told and which fact would "
    "tell, and what comes next.",
)
_MORE: Final = Text(
    fr="Un tiret (-) lit l'entrée standard. Avec --format json, un objet par dossier de migration, un par ligne.",
    en="A dash (-) reads standard input. With --format json, one object a case, one a line.",
)
_CASES: Final = Counted(
    Text(fr="{n} dossier de migration", en="{n} case"), Text(fr="{n} dossiers de migration", en="{n} cases")
)
_VERDICTS: Final = {
    Verdict.BREACH: Counted(
        Text(fr="{n} en manquement", en="{n} in breach"), Text(fr="{n} en manquement", en="{n} in breach")
    ),
    Verdict.UNDETERMINED: Counted(
        Text(fr="{n} à éclaircir", en="{n} undetermined"), Text(fr="{n} à éclaircir", en="{n} undetermined")
    ),
    Verdict.ON_TRACK: Counted(
        Text(fr="{n} en bonne voie", en="{n} on track"), Text(fr="{n} en bonne voie", en="{n} on track")
    ),
    Verdict.COMPLETE: Counted(Text(fr="{n} complet", en="{n} complete"), Text(fr="{n} complets", en="{n} complete")),
}
_UNREADABLE_ONES: Final = Counted(
    Text(fr="{n} illisible", en="{n} unreadable"), Text(fr="{n} illisibles", en="{n} unreadable")
)


def fails(assessment: Assessment, fail_on: FailOn) -> bool:
    """Tell whether a case makes the exit code 1; each level adds to the one before."""
    if not assessment.compliant:
        return True
    if fail_on is FailOn.BREACH:
        return False
    if assessment.warnings:
        return True
    return fail_on is FailOn.UNDETERMINED and bool(assessment.undetermined)


@attrs.define
class _Tally:
    verdicts: list[Verdict] = attrs.field(factory=list)
    unreadable: int = 0
    failed: bool = False

    @property
    def code(self) -> int:
        return _UNREADABLE if self.unreadable else _BREACH if self.failed else 0


@click.pass_obj
def _check(session: Session, /, *, cases: tuple[str, ...], verbose: bool, fail_on: FailOn, **judging: Any) -> int:
    tally = _Tally()

    def told(path: str, assessment: Assessment, _bound: Judging) -> None:
        if session.form is Form.JSON:
            put_assessment(session, path, assessment)
        else:
            page = assessment_page(assessment, path, session.language, verbose=verbose)
            if tally.verdicts or tally.unreadable:
                page.lines.insert(0, "")
            session.output.put(str(page))
        tally.verdicts.append(assessment.verdict)
        tally.failed = tally.failed or fails(assessment, fail_on)

    tally.unreadable = each_case(session, cases, judging, told)
    if len(cases) > 1 and session.form is Form.TEXT:
        session.output.put(_summary(tally, session.language))
    return tally.code


def _summary(tally: _Tally, language: Language) -> str:
    counts = [
        _VERDICTS[verdict].of(tally.verdicts.count(verdict), language)
        for verdict in Verdict
        if verdict in tally.verdicts
    ]
    if tally.unreadable:
        counts.append(_UNREADABLE_ONES.of(tally.unreadable, language))
    number = _CASES.of(len(tally.verdicts) + tally.unreadable, language)
    colon = f"{NBSP}: " if language is Language.FR else ": "
    page = Page(lines=[""])
    page.text(number + colon + ", ".join(counts) + ".", style=Style.STRONG)
    return "\n".join(page.lines)


COMMAND: Final = Command(
    "check",
    about=_ABOUT,
    more=_MORE,
    callback=_check,
    params=[
        cases_argument(),
        *judging_options(fail_on=True),
        Option(
            ["-v", "--verbose"],
            about=Text(
                fr="Montrer aussi ce qui est respecté et ce qui est sans objet, avec la raison.",
                en="Show also what is met and what is not applicable, with the reason.",
            ),
            is_flag=True,
        ),
        language_option(),
        form_option(),
    ],
)
