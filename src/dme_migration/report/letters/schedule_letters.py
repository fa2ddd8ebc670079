"""The letters of §3 that the receiving vendor writes: the schedule, an extra delay, the pre-analysis."""

from __future__ import annotations

from typing import Final

from dme_migration.model import Moment, Party
from dme_migration.report.letters.content import Block
from dme_migration.report.letters.declaration import Asked, Letter, LetterKind
from dme_migration.report.letters.facts import Facts
from dme_migration.report.letters.parts import Details, Drawn, Point, Points, Row, Say, Stress, Title
from dme_migration.report.letters.schedule_values import milestone_table
from dme_migration.rules import Done, Holds, OnFile
from dme_migration.rules.clauses import EXTRACTION_C, SCHEDULE
from dme_migration.text import Text

__all__ = ["SCHEDULE_LETTERS"]


def _milestones(facts: Facts) -> tuple[Block, ...]:
    return (milestone_table(facts),)


SCHEDULE_LETTERS: Final[tuple[Letter, ...]] = (
    Letter(
        kind=LetterKind.SCHEDULE,
        title=Text(fr="Remise du calendrier de migration", en="Delivery of the migration schedule"),
        clause=SCHEDULE,
        writer=Party.RECEIVING_VENDOR,
        to=(Party.CLIENT,),
        copies=(Party.SOURCE_VENDOR,),
        asks=(Asked(OnFile, "schedule.delivered_on"),),
        once=("first_sent_on",),
        needs=("schedule_dated",),
        subject=Text(fr="Calendrier de migration – {case}", en="Migration schedule – {case}"),
        body=(
            Say(
                Text(
                    fr="Voici le calendrier de migration des données de {client}, du DMÉ {source_emr} vers le DMÉ "
                    "{receiving_emr}. Il est établi de concert avec {source_vendor}.",
                    en="Here is the migration schedule for the data of {client}, from the EMR {source_emr} to the EMR "
                    "{receiving_emr}. It was drawn up together with {source_vendor}.",
                ),
                given="two_vendors",
            ),
            Say(
                Text(
                    fr="Voici le calendrier de migration des données de {client}, du DMÉ {source_emr} vers le DMÉ "
                    "{receiving_emr}.",
                    en="Here is the migration schedule for the data of {client}, from the EMR {source_emr} to the EMR "
                    "{receiving_emr}.",
                ),
                absent="two_vendors",
            ),
            Details(
                (
                    Row(
                        Text(fr="{starts_day}", en="{starts_day}"),
                        label=Text(fr="Premier jour du calendrier", en="First day of the schedule"),
                        optional=True,
                    ),
                    Row(
                        Text(
                            fr="du {period_from_day} au {period_through_day}",
                            en="{period_from_day} to {period_through_day}",
                        ),
                        label=Text(fr="Période de la première extraction", en="Period of the first extraction"),
                        optional=True,
                    ),
                )
            ),
            Drawn(_milestones),
            Title(Text(fr="Ce que nous vous demanderons", en="What we will ask of you")),
            Points(
                (
                    Point(
                        Text(
                            fr="Valider la préanalyse que nous vous soumettrons "
                            "{planned_preanalysis_submission_on}\u00a0: vous aurez {window}, et le calendrier "
                            "prévoit votre réponse {planned_preanalysis_validation_on}.",
                            en="Validate the pre-analysis that we will submit to you on "
                            "{planned_preanalysis_submission_on}: you will have {window}, and the schedule expects "
                            "your answer on {planned_preanalysis_validation_on}.",
                        ),
                        optional=True,
                        given="not_done_preanalysis_validation",
                    ),
                    Point(
                        Text(
                            fr="Vérifier avec nous les données migrées, puis en approuver la qualité\u00a0: "
                            "{planned_quality_approval_on}.",
                            en="Check the migrated data with us, then approve their quality: "
                            "{planned_quality_approval_on}.",
                        ),
                        optional=True,
                        given="not_done_quality_approval",
                    ),
                    Point(
                        Text(
                            fr="Nous dire si vous acceptez la date de la coupure de {source_emr}\u00a0: "
                            "{planned_source_cutover_on}.",
                            en="Tell us whether you agree to the day of the cutover of {source_emr}: "
                            "{planned_source_cutover_on}.",
                        ),
                        optional=True,
                        given="not_done_source_cutover",
                    ),
                )
            ),
            Say(
                Text(
                    fr="Vous garderez l'accès à l'ancien DMÉ jusqu'au {planned_legacy_access_withdrawal_day}.",
                    en="You will keep your access to the old EMR until {planned_legacy_access_withdrawal_day}.",
                ),
                optional=True,
            ),
            Say(
                Text(
                    fr="Si une date ne vous convient pas, répondez à ce courriel. Si nous devons en changer une, nous "
                    "vous dirons pourquoi.",
                    en="If a day does not suit you, reply to this e-mail. If we have to change one, we will tell you "
                    "why.",
                )
            ),
        ),
    ),
    Letter(
        kind=LetterKind.EXTRA_DELAY,
        title=Text(fr="Annonce d'un délai supplémentaire", en="Announcement of an extra delay"),
        clause=SCHEDULE,
        writer=Party.RECEIVING_VENDOR,
        to=(Party.CLIENT,),
        copies=(Party.SOURCE_VENDOR,),
        asks=(Asked(Holds, "notices.extra_delay"),),
        once=("extra_step",),
        subject=Text(fr="Délai supplémentaire – {case}", en="Extra delay – {case}"),
        body=(
            Say(
                Text(
                    fr="Votre demande comprend des données qui ne font pas partie de la portée standard d'une "
                    "migration\u00a0: {additional_data}. Elles demandent plus de temps que les délais standards n'en "
                    "accordent.",
                    en="Your request includes data outside the standard scope of a migration: {additional_data}. They "
                    "take more time than the standard limits allow.",
                )
            ),
            Stress(
                Text(
                    fr="{extra_step} est au calendrier pour {extra_planned_on}. La limite standard est "
                    "{extra_limit_on}.",
                    en="{extra_step} is planned for {extra_planned_on}. The standard limit is {extra_limit_on}.",
                )
            ),
            Say(Text(fr="Voici le calendrier qui en résulte.", en="Here is the schedule that follows from it.")),
            Drawn(_milestones),
            Say(
                Text(
                    fr="Si ce délai vous cause un problème, répondez à ce courriel\u00a0: nous chercherons une "
                    "solution avec vous.",
                    en="If this delay is a problem for you, reply to this e-mail: we will look for a solution with "
                    "you.",
                )
            ),
        ),
    ),
    Letter(
        kind=LetterKind.PREANALYSIS,
        title=Text(fr="Soumission de la préanalyse", en="Submission of the pre-analysis"),
        clause=EXTRACTION_C,
        writer=Party.RECEIVING_VENDOR,
        to=(Party.CLIENT,),
        copies=(Party.SOURCE_VENDOR,),
        asks=(Asked(Done, Moment.PREANALYSIS_SUBMISSION),),
        once=("actual_preanalysis_end_on",),
        by=Moment.PREANALYSIS_SUBMISSION,
        encloses=Text(fr="le résultat de la préanalyse", en="the result of the pre-analysis"),
        subject=Text(
            fr="Préanalyse à valider d'ici le {validation_due_day} – {case}",
            en="Pre-analysis to validate by {validation_due_day} – {case}",
        ),
        body=(
            Say(
                Text(
                    fr="Nous avons terminé la préanalyse des données extraites du DMÉ {source_emr}. Vous en trouverez "
                    "le résultat ci-joint.",
                    en="We have completed the pre-analysis of the data extracted from the EMR {source_emr}. You will "
                    "find its result attached.",
                )
            ),
            Stress(
                Text(
                    fr="Vous avez jusqu'au {validation_due_day} inclusivement pour la valider.",
                    en="You have until the end of {validation_due_day} to validate it.",
                )
            ),
            Say(
                Text(
                    fr="Le délai est de {validation_delay}. Il se compte à partir du lendemain de la soumission "
                    "({submitted_on}); {validation_skipped}. Il se termine {validation_counted_on}.",
                    en="The time limit is {validation_delay}. It is counted from the day after the submission "
                    "({submitted_on}); {validation_skipped}. It ends on {validation_counted_on}.",
                ),
                optional=True,
            ),
            Say(
                Text(
                    fr="Le délai est de {validation_delay}. Il se compte à partir du lendemain de la soumission "
                    "({submitted_on}) et se termine {validation_counted_on}.",
                    en="The time limit is {validation_delay}. It is counted from the day after the submission "
                    "({submitted_on}) and ends on {validation_counted_on}.",
                ),
                absent="validation_skipped",
            ),
            Say(
                Text(
                    fr="Le calendrier de migration vous laisse plus de temps, jusqu'au {validation_granted_day}.",
                    en="The migration schedule leaves you more time, until {validation_granted_day}.",
                ),
                optional=True,
            ),
            Say(Text(fr="Pour répondre, il suffit de nous écrire\u00a0:", en="To answer, simply write to us:")),
            Points(
                (
                    Text(fr="que vous validez la préanalyse;", en="that you validate the pre-analysis;"),
                    Text(
                        fr="ou ce qui est à corriger, point par point.",
                        en="or what needs to be corrected, point by point.",
                    ),
                )
            ),
            Say(
                Text(
                    fr="Votre silence ne vaudrait pas approbation, et une réponse tardive ou des travaux de plus "
                    "peuvent repousser la suite du calendrier.",
                    en="Your silence would not be approval, and a late answer or further work may delay the rest of "
                    "the schedule.",
                )
            ),
        ),
    ),
)
"""The letters of §3, in the order in which they are sent."""
