"""The letters of the end: the agreement on the cutover (§3 Extraction e), and success confirmed (Avenant n° 1)."""

from __future__ import annotations

from typing import Final

from dme_migration.model import Moment, Party
from dme_migration.report.letters.declaration import Asked, Letter, LetterKind
from dme_migration.report.letters.facts import Facts
from dme_migration.report.letters.parts import Details, Row, Say, Stress
from dme_migration.report.letters.schedule_values import agreement_finding
from dme_migration.rules import Agreed, Recorded
from dme_migration.rules.clauses import AVENANT, EXTRACTION_E
from dme_migration.text import Text

__all__ = ["CUTOVER_LETTERS"]


def _still_to_agree(facts: Facts) -> tuple[Party, ...]:
    """Give the parties whose agreement to the cutover is still wanted, beside the vendor that writes."""
    finding = agreement_finding(facts)
    lacking: tuple[Party, ...] = () if finding is None else finding.ruling.told.get("lacking", ())
    others = tuple(party for party in lacking if not facts.same_party(party, Party.RECEIVING_VENDOR))
    return others or (Party.CLIENT, Party.SOURCE_VENDOR)


CUTOVER_LETTERS: Final[tuple[Letter, ...]] = (
    Letter(
        kind=LetterKind.CUTOVER_AGREEMENT,
        title=Text(fr="Demande d'accord sur la coupure", en="Request for an agreement on the cutover"),
        clause=EXTRACTION_E,
        writer=Party.RECEIVING_VENDOR,
        to=(Party.CLIENT, Party.SOURCE_VENDOR),
        narrowed=_still_to_agree,
        asks=(Asked(Agreed, Moment.SOURCE_CUTOVER),),
        once=("planned_source_cutover_on", "someone_else_to_agree"),
        subject=Text(
            fr="Accord demandé\u00a0: coupure le {cutover_ahead_day} – {case}",
            en="Agreement requested: cutover on {cutover_ahead_day} – {case}",
        ),
        body=(
            Say(
                Text(
                    fr="La date de la coupure du DMÉ {source_emr} doit être fixée d'un commun accord entre {client}, "
                    "{source_vendor} et {receiving_vendor}. Voici ce que nous proposons.",
                    en="The day of the cutover of the EMR {source_emr} is to be set by agreement between {client}, "
                    "{source_vendor} and {receiving_vendor}. Here is what we propose.",
                ),
                given="two_vendors",
            ),
            Say(
                Text(
                    fr="La date de la coupure du DMÉ {source_emr} doit être fixée d'un commun accord entre {client} et "
                    "{receiving_vendor}. Voici ce que nous proposons.",
                    en="The day of the cutover of the EMR {source_emr} is to be set by agreement between {client} and "
                    "{receiving_vendor}. Here is what we propose.",
                ),
                absent="two_vendors",
            ),
            Details(
                (
                    Row(
                        Text(fr="{cutover_ahead_day}", en="{cutover_ahead_day}"),
                        label=Text(fr="Coupure du DMÉ émetteur", en="Cutover of the source EMR"),
                    ),
                    Row(
                        Text(fr="{planned_final_extraction_day}", en="{planned_final_extraction_day}"),
                        label=Text(fr="Extraction finale", en="Final extraction"),
                        optional=True,
                    ),
                    Row(
                        Text(fr="{planned_production_day}", en="{planned_production_day}"),
                        label=Text(fr="Mise en production", en="Production start"),
                        optional=True,
                    ),
                    Row(
                        Text(fr="{planned_first_use_day}", en="{planned_first_use_day}"),
                        label=Text(fr="Première utilisation des données", en="First use of the data"),
                        optional=True,
                    ),
                )
            ),
            Say(
                Text(
                    fr="Ce qui sera inscrit dans le DMÉ {source_emr} après la coupure ne sera pas migré.",
                    en="What is entered in the EMR {source_emr} after the cutover will not be migrated.",
                )
            ),
            Stress(
                Text(
                    fr="Veuillez répondre à tous, sans tarder, en disant si vous acceptez la date du "
                    "{cutover_ahead_day} ou, sinon, laquelle vous conviendrait.",
                    en="Please reply to all without delay, saying whether you agree to {cutover_ahead_day} or, if not, "
                    "which day would suit you.",
                )
            ),
        ),
    ),
    Letter(
        kind=LetterKind.EXTRACTION_SUCCESS,
        title=Text(fr="Confirmation de la réussite de l'extraction", en="Confirmation that the extraction succeeded"),
        clause=AVENANT,
        writer=Party.SOURCE_VENDOR,
        to=(Party.CLIENT, Party.RECEIVING_VENDOR),
        asks=(Asked(Recorded, Moment.EXTRACTION_CONFIRMATION),),
        once=("actual_final_extraction_on",),
        by=Moment.PRODUCTION,
        subject=Text(fr="Extraction finale réussie – {case}", en="Final extraction successful – {case}"),
        body=(
            Stress(
                Text(
                    fr="Nous confirmons que l'extraction finale des données de {client} du DMÉ {source_emr} a eu lieu "
                    "{actual_final_extraction_on} et qu'elle a réussi.",
                    en="We confirm that the final extraction of the data of {client} from the EMR {source_emr} took "
                    "place on {actual_final_extraction_on} and that it succeeded.",
                )
            ),
            Say(
                Text(
                    fr="Les données sont remises à {receiving_vendor} pour leur importation dans le DMÉ "
                    "{receiving_emr}.",
                    en="The data have been handed over to {receiving_vendor}, to be imported into the EMR "
                    "{receiving_emr}.",
                ),
                given="two_vendors",
            ),
            Say(
                Text(
                    fr="{client} garde l'accès au DMÉ {source_emr} jusqu'au {planned_legacy_access_withdrawal_day}.",
                    en="{client} keeps its access to the EMR {source_emr} until "
                    "{planned_legacy_access_withdrawal_day}.",
                ),
                optional=True,
            ),
            Say(
                Text(
                    fr="Si quelque chose manque ou ne se lit pas, répondez à ce courriel.",
                    en="If anything is missing or cannot be read, reply to this e-mail.",
                )
            ),
        ),
    ),
    Letter(
        kind=LetterKind.IMPORT_SUCCESS,
        title=Text(fr="Confirmation de la réussite de l'importation", en="Confirmation that the import succeeded"),
        clause=AVENANT,
        writer=Party.RECEIVING_VENDOR,
        to=(Party.CLIENT,),
        copies=(Party.SOURCE_VENDOR,),
        asks=(Asked(Recorded, Moment.IMPORT_CONFIRMATION),),
        once=("actual_production_on",),
        by=Moment.FIRST_USE,
        subject=Text(fr="Importation réussie – {case}", en="Import successful – {case}"),
        body=(
            Stress(
                Text(
                    fr="Nous confirmons que les données de {client} ont été importées avec succès dans le DMÉ "
                    "{receiving_emr}, et qu'elles y sont en production depuis {actual_production_on}.",
                    en="We confirm that the data of {client} were imported successfully into the EMR {receiving_emr}, "
                    "and that they have been in production there since {actual_production_on}.",
                )
            ),
            Say(
                Text(
                    fr="Leur première utilisation est prévue {planned_first_use_on}.",
                    en="Their first use is planned for {planned_first_use_on}.",
                ),
                optional=True,
                given="not_done_first_use",
            ),
            Say(
                Text(
                    fr="L'accès à l'ancien DMÉ, {source_emr}, vous reste ouvert jusqu'au "
                    "{planned_legacy_access_withdrawal_day}. D'ici là, signalez-nous tout écart que vous verriez entre "
                    "les deux DMÉ.",
                    en="The old EMR, {source_emr}, stays open to you until {planned_legacy_access_withdrawal_day}. "
                    "Until then, tell us of any difference that you see between the two EMRs.",
                ),
                optional=True,
            ),
        ),
    ),
)
"""The letters from the cutover on, in the order in which they are sent."""
