"""The letters on how the procedure is kept: reminders, a complaint to the bureau, and the bureau's follow-up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from dme_migration.model import Party
from dme_migration.report.inert import lines
from dme_migration.report.letters.conduct_values import due_soon, expected, grievances
from dme_migration.report.letters.content import Block, Heading, Items, Paragraph, Stressed
from dme_migration.report.letters.declaration import Asked, Letter, LetterKind
from dme_migration.report.letters.facts import Facts
from dme_migration.report.letters.parts import Details, Drawn, Part, Row, Say, Stress, Title
from dme_migration.report.step_words import when_in_words
from dme_migration.rules import Finding, ForEach
from dme_migration.rules.clauses import COMPLAINT, SCHEDULE
from dme_migration.text import Language, Text, joined

__all__ = ["CONDUCT_LETTERS"]

_EXPECTED: Final = Text(fr="{who}\u00a0: {title} ({when})", en="{who}: {title} ({when})")
_ANSWERS: Final = Text(fr="Responsable\u00a0: {who}.", en="Responsible: {who}.")


def _reminders(facts: Facts) -> tuple[Block, ...]:
    """Tell each deadline as every page tells it: its title, by when, how it was counted, and what to do."""
    if facts.reminded is None:
        return ()
    blocks: list[Block] = []
    for finding in due_soon(facts, facts.reminded):
        obligation = finding.obligation
        blocks += (
            Heading(obligation.title[facts.language]),
            Stressed(f"{when_in_words(finding, facts.language)}."),
            Paragraph(lines(finding.message(facts.language))),
            Paragraph(obligation.remedy[facts.language]),
        )
    return tuple(blocks)


def _told(findings: Iterable[Finding], facts: Facts) -> Iterator[Block]:
    language = facts.language
    for finding in findings:
        names = [facts.name(bearer.party) for bearer in finding.bearers]
        who = joined(dict.fromkeys(name for name in names if name is not None), language)
        message = lines(finding.message(language))
        yield Heading(finding.obligation.title[language])
        yield Paragraph(f"{message}\n{_ANSWERS.filled(language, who=who)}" if who else message)


def _grievances(facts: Facts) -> tuple[Block, ...]:
    return tuple(_told(grievances(facts), facts))


_NO_BREACH: Final = Text(
    fr="À cette date, aucun manquement à la procédure n'y apparaît.",
    en="As of that day, it shows no breach of the procedure.",
)


def _observed(facts: Facts) -> tuple[Block, ...]:
    breaches = facts.assessment.breaches
    return tuple(_told(breaches, facts)) if breaches else (Paragraph(_NO_BREACH[facts.language]),)


_NOTHING_EXPECTED: Final = Text(
    fr="Aucune échéance n'est en cours pour l'instant.", en="No deadline is running for now."
)


def _expected(facts: Facts) -> tuple[Block, ...]:
    language = facts.language
    points = tuple(_expected_point(finding, facts, language) for finding in expected(facts))
    return (Items(points),) if points else (Paragraph(_NOTHING_EXPECTED[language]),)


def _expected_point(finding: Finding, facts: Facts, language: Language) -> str:
    names = (facts.name(bearer.party) for bearer in finding.bearers)
    who = joined(dict.fromkeys(name for name in names if name is not None), language)
    title = finding.obligation.title[language]
    when = when_in_words(finding, language)
    return _EXPECTED.filled(language, who=who, title=title, when=when[:1].lower() + when[1:])


_CASE_ROWS: Final[tuple[Part, ...]] = (
    Details(
        (
            Row(Text(fr="{client}", en="{client}"), label=Text(fr="Client", en="Client")),
            Row(
                Text(fr="{source_emr} ({source_vendor})", en="{source_emr} ({source_vendor})"),
                label=Text(fr="DMÉ émetteur", en="Source EMR"),
            ),
            Row(
                Text(fr="{receiving_emr} ({receiving_vendor})", en="{receiving_emr} ({receiving_vendor})"),
                label=Text(fr="DMÉ receveur", en="Receiving EMR"),
            ),
            Row(
                Text(fr="{first_sent_day}", en="{first_sent_day}"),
                label=Text(fr="Formulaire transmis", en="Form sent"),
                optional=True,
            ),
        )
    ),
)

CONDUCT_LETTERS: Final[tuple[Letter, ...]] = (
    Letter(
        kind=LetterKind.REMINDER,
        title=Text(fr="Rappel d'échéance", en="Reminder of a deadline"),
        clause=SCHEDULE,
        writer=Party.CLIENT,
        writer_to_client=Party.RECEIVING_VENDOR,
        subject=Text(fr="Rappel\u00a0: {reminder} – {case}", en="Reminder: {reminder} – {case}"),
        body=(
            Say(
                Text(
                    fr="Nous vous rappelons ce que la procédure de migration attend de vous pour les données de "
                    "{client} ({emrs}), en date du {today_day}.",
                    en="This is a reminder of what the migration procedure expects of you for the data of {client} "
                    "({emrs}), as of {today_day}.",
                )
            ),
            Drawn(_reminders),
            Say(
                Text(
                    fr="Si c'est déjà fait, veuillez nous en donner la date en réponse à ce courriel.",
                    en="If this is already done, please reply to this e-mail with the day on which it was.",
                )
            ),
        ),
    ),
    Letter(
        kind=LetterKind.COMPLAINT,
        title=Text(fr="Plainte au bureau", en="Complaint to the bureau"),
        clause=COMPLAINT,
        writer=Party.CLIENT,
        to=(Party.BUREAU,),
        optional="accused",
        formal=True,
        subject=Text(
            fr="Plainte\u00a0: non-respect de la procédure de migration des données – {case}",
            en="Complaint: data migration procedure not followed – {case}",
        ),
        body=(
            Say(
                Text(
                    fr="Nous portons plainte contre {accused}\u00a0: la procédure administrative de migration des "
                    "données entre DMÉ n'a pas été respectée.",
                    en="We are lodging a complaint against {accused}: the administrative procedure for migrating data "
                    "between EMRs was not followed.",
                )
            ),
            *_CASE_ROWS,
            Say(
                Text(
                    fr="Voici ce que montre notre dossier de migration, en date du {today_day}.",
                    en="Here is what our migration case shows, as of {today_day}.",
                )
            ),
            Drawn(_grievances),
            Title(Text(fr="Notre demande", en="What we ask")),
            Say(
                Text(
                    fr="Nous vous demandons d'intervenir auprès de {accused} pour que la procédure soit respectée, "
                    "et de nous dire ce qui sera fait. La procédure annonce un suivi de votre part dans les "
                    "{follow_up_hours}.",
                    en="We ask you to intervene with {accused} so that the procedure is followed, and to tell us "
                    "what will be done. The procedure announces a follow-up from you within {follow_up_hours}.",
                )
            ),
            Say(
                Text(
                    fr="Nous pouvons vous remettre les courriels et les documents à l'appui.",
                    en="We can provide you with the e-mails and documents that support this complaint.",
                )
            ),
        ),
    ),
    Letter(
        kind=LetterKind.FOLLOW_UP,
        title=Text(fr="Suivi du bureau", en="Follow-up by the bureau"),
        clause=COMPLAINT,
        writer=Party.BUREAU,
        to=(Party.COMPLAINANT,),
        asks=(Asked(ForEach, "complaints"),),
        once=("received_on",),
        formal=True,
        subject=Text(
            fr="Suivi de votre {complaint_kind} reçue {received_day_on} – {case}",
            en="Follow-up of your {complaint_kind} received on {received_day_on} – {case}",
        ),
        body=(
            Say(
                Text(
                    fr="Nous avons reçu {received_on} votre {complaint_kind} au sujet du respect de la procédure de "
                    "migration des données entre DMÉ. En voici le suivi.",
                    en="On {received_on}, we received your {complaint_kind} about the respect of the procedure for "
                    "migrating data between EMRs. Here is our follow-up.",
                )
            ),
            *_CASE_ROWS,
            Title(Text(fr="Ce que montre le dossier de migration", en="What the migration case shows")),
            Say(
                Text(
                    fr="Nous avons examiné le dossier de migration tel qu'il était le {today_day}.",
                    en="We examined the migration case as it stood on {today_day}.",
                )
            ),
            Drawn(_observed),
            Title(Text(fr="Ce qui reste à faire maintenant", en="What has to be done now")),
            Drawn(_expected),
            Stress(
                Text(
                    fr="Si la situation ne se corrige pas, ou si quelque chose est inexact dans ce qui précède, "
                    "répondez à ce courriel.",
                    en="If the situation is not put right, or if anything above is inaccurate, reply to this e-mail.",
                )
            ),
        ),
    ),
)
"""The letters on conduct, in the order in which they may be needed."""
