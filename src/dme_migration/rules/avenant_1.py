"""The delays, ceilings and access of Avenant n° 1, as far as they are known.

Text: *Avenant n° 1 au devis technique sur la certification des dossiers médicaux électroniques (Transfert des données
des patients)*, which §3 of the procedure makes binding on a standard request. The addendum itself could not be
obtained: its figures (21 and 45 days, 500 $ and 1 500 $, three months) and its duties come from ONE public secondary
source, the FMOQ's page « Migration des données d'un DME à l'autre »
(fmoq.org/pratique/informatisation/migration-des-donnees-d-un-dme-a-l-autre/). Rely on them as on a summary, and replace
the figures when you hold the addendum.

Kept apart from the procedure so that a finding always says which of the two texts it rests on. What the source leaves
open (which extraction, which import, the same solution) is a reading.
"""

from __future__ import annotations

from typing import Final

from dme_migration.model.moments import Moment
from dme_migration.model.parties import Party
from dme_migration.rules.clauses import AVENANT
from dme_migration.rules.gaps import Basis, Extension, NoLater, NoSooner
from dme_migration.rules.grounds import Certified, EveryStepBinds, Under
from dme_migration.rules.limits import BySolution, Figure, Times
from dme_migration.rules.obligation import Modality, Obligation
from dme_migration.rules.others import AtMost
from dme_migration.rules.presence import Recorded
from dme_migration.rules.rulebook import Rulebook
from dme_migration.text import Text

__all__ = ["AVENANT_1"]

AVENANT_1: Final = Rulebook.of(
    "AVENANT_1",
    (
        Obligation(
            id="avenant.extraction-within-21-days",
            clause=AVENANT,
            bearers=(Party.SOURCE_VENDOR,),
            modality=Modality.MUST,
            requires=NoLater(
                Moment.STANDARD_EXTRACTION,
                than=Figure("extraction-delay"),
                after=Moment.CLOCK_ORIGIN,
                basis=Basis.EXECUTION,
                extension=Extension.ANNOUNCED_DELAY,
            ),
            applies=(Certified(Party.SOURCE_VENDOR),),
            waivable_by=Party.CLIENT,
            co_breaches=("schedule.kept",),
            title=Text(fr="Extraction réalisée dans les 21 jours", en="Extraction carried out within 21 days"),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur émetteur réalise l'extraction sans attendre et la remette au "
                    "fournisseur receveur. Si c'est déjà fait, il suffit d'en consigner la date au journal; si le "
                    "retard convient au client, celui-ci peut renoncer au délai par écrit."
                ),
                en=(
                    "The source vendor must carry out the extraction without waiting and hand it over to the "
                    "receiving vendor. If that is already done, it is enough to enter its date in the journal; if the "
                    "client does not mind the lateness, it may waive the time limit in writing."
                ),
            ),
        ),
        Obligation(
            id="avenant.import-within-45-days",
            clause=AVENANT,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.MUST,
            requires=NoLater(
                Moment.STANDARD_IMPORT,
                than=Figure("import-delay"),
                after=Moment.CLOCK_ORIGIN,
                basis=Basis.EXECUTION,
                extension=Extension.ANNOUNCED_DELAY,
            ),
            applies=(Certified(Party.RECEIVING_VENDOR),),
            waivable_by=Party.CLIENT,
            co_breaches=(
                "avenant.production-within-45-days",
                "schedule.kept",
            ),
            title=Text(fr="Importation réalisée dans les 45 jours", en="Import carried out within 45 days"),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur receveur importe les données sans attendre. Si c'est déjà fait, il "
                    "suffit d'en consigner la date au journal; si le retard convient au client, celui-ci peut "
                    "renoncer au délai par écrit."
                ),
                en=(
                    "The receiving vendor must import the data without waiting. If that is already done, it is enough "
                    "to enter its date in the journal; if the client does not mind the lateness, it may waive the "
                    "time limit in writing."
                ),
            ),
        ),
        Obligation(
            id="avenant.production-within-45-days",
            clause=AVENANT,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.SHOULD,
            requires=NoLater(
                Moment.PRODUCTION,
                than=Figure("import-delay"),
                after=Moment.CLOCK_ORIGIN,
                basis=Basis.EXECUTION,
                extension=Extension.ANNOUNCED_DELAY,
            ),
            applies=(
                Under("import-scope", ("both",)),
                Certified(Party.RECEIVING_VENDOR),
            ),
            waivable_by=Party.CLIENT,
            co_breaches=("schedule.kept",),
            title=Text(fr="Mise en production dans les 45 jours", en="Production start within 45 days"),
            remedy=Text(
                fr=(
                    "Il faudrait que le fournisseur receveur mette les données en production sans attendre, dès que "
                    "l'extraction finale et l'approbation du client le permettent. Si c'est déjà fait, il suffit d'en "
                    "consigner la date au journal; si le retard convient au client, celui-ci peut renoncer au délai "
                    "par écrit."
                ),
                en=(
                    "The receiving vendor should put the data into production without waiting, as soon as the final "
                    "extraction and the client's approval allow it. If that is already done, it is enough to enter "
                    "its date in the journal; if the client does not mind the lateness, it may waive the time limit "
                    "in writing."
                ),
            ),
        ),
        Obligation(
            id="avenant.extraction-fee",
            clause=AVENANT,
            bearers=(Party.SOURCE_VENDOR,),
            modality=Modality.MUST,
            requires=AtMost("fees.extraction_cad", Times(Figure("extraction-fee"), "fees.practitioners")),
            applies=(Certified(Party.SOURCE_VENDOR),),
            title=Text(
                fr="Frais d'extraction d'au plus 500\u00a0$ par intervenant",
                en="Extraction fee of at most $500 per practitioner",
            ),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur émetteur ramène ses frais d'extraction au plafond et rembourse au "
                    "client ce qui a été payé en trop. Vérifiez aussi le nombre d'intervenants\u00a0: seuls comptent "
                    "les professionnels légalement responsables des dossiers."
                ),
                en=(
                    "The source vendor must bring its extraction fee down to the ceiling and refund to the client "
                    "what was overpaid. Check the number of practitioners too: only the professionals legally "
                    "responsible for the records count."
                ),
            ),
        ),
        Obligation(
            id="avenant.import-fee",
            clause=AVENANT,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.MUST,
            requires=AtMost(
                "fees.import_cad",
                Times(
                    BySolution(same=Figure("import-fee-same"), other=Figure("import-fee-other")), "fees.practitioners"
                ),
            ),
            applies=(Certified(Party.RECEIVING_VENDOR),),
            title=Text(
                fr="Frais d'importation d'au plus 500\u00a0$ par intervenant, ou 1\u00a0500\u00a0$ si le DMÉ change",
                en="Import fee of at most $500 per practitioner, or $1,500 if the EMR changes",
            ),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur receveur ramène ses frais d'importation au plafond et rembourse au "
                    "client ce qui a été payé en trop. Vérifiez aussi le nombre d'intervenants\u00a0: seuls comptent "
                    "les professionnels légalement responsables des dossiers."
                ),
                en=(
                    "The receiving vendor must bring its import fee down to the ceiling and refund to the client what "
                    "was overpaid. Check the number of practitioners too: only the professionals legally responsible "
                    "for the records count."
                ),
            ),
        ),
        Obligation(
            id="avenant.extraction-confirmed",
            clause=AVENANT,
            bearers=(Party.SOURCE_VENDOR,),
            modality=Modality.MUST,
            requires=Recorded(
                Moment.EXTRACTION_CONFIRMATION, by=Moment.PRODUCTION, counting_from=Moment.FINAL_EXTRACTION
            ),
            applies=(Certified(Party.SOURCE_VENDOR),),
            title=Text(
                fr="Réussite de l'extraction finale confirmée, au plus tard à la mise en production",
                en="Success of the final extraction confirmed, by the production start",
            ),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur émetteur, une fois l'extraction finale faite, confirme qu'elle a "
                    "réussi, et que la date de cette confirmation soit consignée au dossier de migration. Une "
                    "confirmation donnée avant l'extraction finale ne vaut que pour l'extraction TEST."
                ),
                en=(
                    "Once the final extraction is done, the source vendor must confirm that it succeeded, and the "
                    "date of that confirmation must be entered in the case. A confirmation given before the final "
                    "extraction counts only for the TEST extraction."
                ),
            ),
        ),
        Obligation(
            id="avenant.import-confirmed",
            clause=AVENANT,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.MUST,
            requires=Recorded(Moment.IMPORT_CONFIRMATION, by=Moment.FIRST_USE),
            applies=(Certified(Party.RECEIVING_VENDOR),),
            title=Text(
                fr="Réussite de l'importation confirmée, au plus tard à la première utilisation des données",
                en="Success of the import confirmed, by the first use of the data",
            ),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur receveur confirme au client que l'importation a réussi, et que la "
                    "date de cette confirmation soit consignée au dossier de migration."
                ),
                en=(
                    "The receiving vendor must confirm to the client that the import succeeded, and the date of that "
                    "confirmation must be entered in the case."
                ),
            ),
        ),
        Obligation(
            id="avenant.read-only-access",
            clause=AVENANT,
            bearers=(Party.SOURCE_VENDOR,),
            modality=Modality.MUST,
            requires=NoSooner(
                Moment.LEGACY_ACCESS_WITHDRAWAL, than=Figure("read-only-access"), after=Moment.ACCESS_ANCHOR
            ),
            applies=(
                EveryStepBinds(),
                Certified(Party.SOURCE_VENDOR),
                Under("access-duration", ("both",)),
            ),
            co_breaches=("legacy-access.ninety-days",),
            title=Text(
                fr="Accès gratuit à l'ancien DMÉ, en lecture seule, pendant trois mois",
                en="Free read-only access to the old EMR for three months",
            ),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur émetteur laisse le client consulter gratuitement l'ancien DMÉ jusqu'à "
                    "la fin des trois mois, et que la date de retrait soit reportée d'autant au calendrier de "
                    "migration. Si les accès sont déjà retirés, il faut les rétablir."
                ),
                en=(
                    "The source vendor must let the client consult the old EMR free of charge until the end of the "
                    "three months, and the withdrawal date must be postponed accordingly in the migration schedule. "
                    "If access has already been withdrawn, it must be restored."
                ),
            ),
        ),
    ),
    title=Text(
        fr="Avenant n°\u00a01 au devis technique sur la certification des DMÉ (selon la FMOQ)",
        en="Addendum no. 1 to the technical specifications for EMR certification (according to the FMOQ)",
    ),
)
