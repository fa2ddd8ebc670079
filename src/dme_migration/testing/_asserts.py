"""Assertions on a case whose failure is the explanation, not a difference of objects.

They are plain functions: they need neither pytest nor a running evaluator of your own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from dme_migration.calendar.delays import numbered
from dme_migration.errors import RulebookError
from dme_migration.model import PARTY_LABELS, MigrationCase
from dme_migration.rules import STATUS_LABELS, Assessment, Bearer, Evaluator, Finding, Status
from dme_migration.rules.names import nearest
from dme_migration.text import NBSP, Language, Text, day_in_words, joined

__all__ = [
    "RefutedError",
    "assert_breaches",
    "assert_compliant",
    "assessment_in_words",
    "comparison_in_words",
    "finding_in_words",
    "labelled",
]

_STANDARD: Final = Evaluator()

_NOT_COMPLIANT: Final = Text(
    fr=f"Le dossier de migration{{name}} n'est pas conforme le {{day}}{NBSP}: {{count}}.",
    en="The migration case{name} is not compliant on {day}: {count}.",
)
_OTHER_BREACHES: Final = Text(
    fr="Le {day}, les manquements du dossier de migration{name} ne sont pas ceux qui étaient annoncés.",
    en="On {day}, the breaches of the migration case{name} are not those that were announced.",
)
_COMPLIANT: Final = Text(
    fr="Le dossier de migration{name} est conforme le {day}.", en="The migration case{name} is compliant on {day}."
)
_ONE: Final = Text(fr="{n} manquement", en="{n} breach")
_MANY: Final = Text(fr="{n} manquements", en="{n} breaches")
_BREACH: Final = Text(fr="Manquement", en="Breach")
_WARNING: Final = Text(fr="Avertissement", en="Warning")
_NOT_ANNOUNCED: Final = Text(fr="Manquement qui n'était pas annoncé", en="Breach that was not announced")
_ANNOUNCED: Final = Text(fr="Manquement annoncé, mais absent", en="Breach that was announced, but is absent")
_WHO: Final = Text(fr="Qui", en="Who")
_LEFT: Final = Text(fr="À gauche", en="On the left")
_RIGHT: Final = Text(fr="À droite", en="On the right")
_OTHER_ASSESSMENT: Final = Text(fr="Ces deux appréciations diffèrent.", en="These two assessments differ.")
_SAME_FINDINGS: Final = Text(
    fr="Les constats sont les mêmes, mais le jour, le dossier de migration ou les règles diffèrent.",
    en="The findings are the same, but the day, the migration case or the rules differ.",
)
_OTHER_FINDINGS: Final = Text(fr="Ces constats diffèrent.", en="These findings differ.")
_STATUS: Final = Text(fr="Statut", en="Status")
_WHY: Final = Text(fr="Constat", en="Finding")
_REMEDY: Final = Text(fr="À faire", en="To do")
_LABELLED: Final = Text(fr=f"{{label}}{NBSP}: {{words}}", en="{label}: {words}")
_NOT_IN_FORCE: Final = Text(
    fr="Cette obligation n'est pas en vigueur le {day}.", en="This obligation is not in force on {day}."
)


class RefutedError(AssertionError):
    """What a test claimed does not hold: the whole explanation, in both languages.

    ``language`` is the one that the test asked for; French speaks when it asked for none, and the plugin's
    ``--dme-lang`` may choose then.
    """

    __module__ = "dme_migration.testing"

    def __init__(self, words: Text, language: Language | str | None = None) -> None:
        self.words = words
        self.language = None if language is None else Language(language)
        super().__init__(words, self.language)

    def __str__(self) -> str:
        return self.words[self.language or Language.FR]


def assert_compliant(
    case: MigrationCase, as_of: date, *, evaluator: Evaluator | None = None, language: Language | str | None = None
) -> Assessment:
    """Assert that no duty is breached as of a day; give the assessment, for a test that asks for more.

    What is undetermined or still to come is no breach, and a recommendation is no duty.

    Raises:
        RefutedError: some duty is breached; the message explains each, with its clause and what to do.
        CalendarError: ``as_of`` is a naive instant, or no day.

    >>> from dme_migration.model import Request
    >>> assert_compliant(MigrationCase(request=Request()), date(2026, 2, 2)).compliant
    True
    """
    __tracebackhide__ = True
    assessment = (evaluator or _STANDARD).evaluate(case, as_of=as_of)
    if not assessment.compliant:
        raise RefutedError(assessment_in_words(assessment, warnings=False), language)
    return assessment


def assert_breaches(
    case: MigrationCase,
    as_of: date,
    obligations: Iterable[str],
    *,
    evaluator: Evaluator | None = None,
    language: Language | str | None = None,
) -> Assessment:
    """Assert that these duties are breached as of a day, and no other; give the assessment.

    A recommendation may be named among them, and is then breached too; those that are not named are not looked at.

    Raises:
        RefutedError: another duty is breached, or one that was named is not; the message explains each.
        RulebookError: an id that the rulebook does not have, with the nearest that it has.
        CalendarError: ``as_of`` is a naive instant, or no day.

    >>> from dme_migration.model import Request, Transmission, Channel
    >>> from datetime import UTC, datetime
    >>> sent = Transmission(
    ...     sent_at=datetime(2026, 2, 2, 15, tzinfo=UTC), channel=Channel.FAX, form_attached=True, recipients=()
    ... )
    >>> case = MigrationCase(request=Request(transmissions=(sent,)))
    >>> missing = {"authorization.written", "form.complete", "form.data-identified", "transmission.by-email"}
    >>> found = assert_breaches(case, date(2026, 2, 2), missing)
    >>> assert_breaches(case, date(2026, 2, 2), {"form.complet"})
    Traceback (most recent call last):
        ...
    dme_migration.errors.RulebookError: no obligation 'form.complet'; did you mean 'form.complete'?
    """
    __tracebackhide__ = True
    judge = evaluator or _STANDARD
    named = tuple(dict.fromkeys([obligations] if isinstance(obligations, str) else obligations))
    ids = judge.rulebook.ids
    if unknown := [f"no obligation {name!r}" + nearest(name, ids) for name in named if name not in ids]:
        raise RulebookError("; ".join(unknown))
    assessment = judge.evaluate(case, as_of=as_of)
    extra = tuple(finding for finding in assessment.breaches if finding.obligation.id not in named)
    statuses = assessment.statuses
    absent = tuple(name for name in named if statuses.get(name) is not Status.BREACHED)
    if extra or absent:
        raise RefutedError(_both(lambda language: "\n".join(_compared(assessment, extra, absent, language))), language)
    return assessment


def assessment_in_words(assessment: Assessment, *, warnings: bool = True) -> Text:
    """Tell an assessment: whether the case is compliant, then each breach with its clause and what to do."""
    return _both(lambda language: "\n".join(_told(assessment, language, warnings=warnings)))


def comparison_in_words(left: object, right: object, language: Language) -> list[str] | None:
    """Tell how two assessments differ, or the findings of a comparison; `None` of anything else."""
    if isinstance(left, Assessment) and isinstance(right, Assessment):
        changes = left.diff(right)
        said = [(_OTHER_ASSESSMENT if changes else _SAME_FINDINGS)[language]]
        for change in changes:
            for label, assessment in ((_LEFT, left), (_RIGHT, right)):
                if change.obligation in assessment.statuses:
                    said += ["", *finding_in_words(assessment[change.obligation], language, label)]
        return said
    if not (isinstance(left, tuple) and isinstance(right, tuple)):
        return None
    if not all(isinstance(item, Finding) for item in (*left, *right)) or left == right:
        return None
    said = [_OTHER_FINDINGS[language]]
    for label, mine, others in ((_LEFT, left, right), (_RIGHT, right, left)):
        for finding in mine:
            if finding not in others:
                said += ["", *finding_in_words(finding, language, label)]
    return said


def finding_in_words(finding: Finding, language: Language, label: Text = _BREACH) -> Iterator[str]:
    """Tell one finding: the obligation and its clause, who answers, what was found, and what to do when it lacks."""
    name = f"{finding.obligation.id} ({finding.obligation.clause.address.removesuffix(')')})"
    yield labelled(label, name, language)
    yield f"  {finding.obligation.title[language]}"
    if finding.bearers:
        yield "  " + labelled(_WHO, joined(map(_named(language), finding.bearers), language), language)
    if label not in {_BREACH, _WARNING, _NOT_ANNOUNCED}:
        yield "  " + labelled(_STATUS, STATUS_LABELS[finding.status][language], language)
    yield "  " + labelled(_WHY, finding.explanation(language), language)
    if finding.status in {Status.BREACHED, Status.PENDING}:
        yield "  " + labelled(_REMEDY, finding.obligation.remedy[language], language)


def labelled(label: Text, words: str, language: Language) -> str:
    """Set words beside their label."""
    return _LABELLED.filled(language, label=label[language], words=words)


def _told(assessment: Assessment, language: Language, *, warnings: bool) -> Iterator[str]:
    breaches = assessment.breaches
    count = numbered(len(breaches), _ONE, _MANY, language)
    yield (_NOT_COMPLIANT if breaches else _COMPLIANT).filled(language, **_head(assessment, language), count=count)
    groups = [(_BREACH, breaches), *([(_WARNING, assessment.warnings)] if warnings else ())]
    yield from _blocks(groups, language)


def _compared(
    assessment: Assessment, extra: Sequence[Finding], absent: Sequence[str], language: Language
) -> Iterator[str]:
    yield _OTHER_BREACHES.filled(language, **_head(assessment, language))
    judged = assessment.statuses
    groups = [(_NOT_ANNOUNCED, extra), (_ANNOUNCED, [assessment[name] for name in absent if name in judged])]
    yield from _blocks(groups, language)
    for name in absent:
        if name not in judged:
            yield ""
            yield labelled(_ANNOUNCED, name, language)
            yield "  " + _NOT_IN_FORCE.filled(language, day=day_in_words(assessment.edition_day, language))


def _blocks(groups: Iterable[tuple[Text, Sequence[Finding]]], language: Language) -> Iterator[str]:
    for label, findings in groups:
        for finding in findings:
            yield ""
            yield from finding_in_words(finding, language, label)


def _head(assessment: Assessment, language: Language) -> dict[str, str]:
    name = assessment.case.id
    return {"name": f" {name}" if name else "", "day": day_in_words(assessment.day, language)}


def _named(language: Language) -> Callable[[Bearer], str]:
    def named(bearer: Bearer) -> str:
        label = PARTY_LABELS[bearer.party][language]
        return label if bearer.name is None else f"{label} ({bearer.name})"

    return named


def _both(tell: Callable[[Language], str]) -> Text:
    return Text(fr=tell(Language.FR), en=tell(Language.EN))
