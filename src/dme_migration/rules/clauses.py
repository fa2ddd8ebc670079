"""The clauses of the ministry's text, and where its permissions stand.

Text: *Procédure administrative de migration des données entre dossiers médicaux électroniques*, MSSS, 2024 edition,
ISBN 978-2-550-97587-8. Every obligation cites one of these; its address names the place in the text, and its summary
says in one sentence of ours what is asked there, for orientation: the ministry's text prevails.

`CLAUSES` is the whole of that text, in its order; `PERMISSIONS` is what it allows, which obliges nobody. `AVENANT` and
`PRACTICE` head the two other rulebooks and are not of that text.
"""

from __future__ import annotations

from typing import Final

import attrs

from dme_migration.text import Text

__all__ = [
    "AVENANT",
    "CLAUSES",
    "COMPLAINT",
    "EXTRACTION_A",
    "EXTRACTION_B",
    "EXTRACTION_C",
    "EXTRACTION_D",
    "EXTRACTION_E",
    "IMPORTATION_A",
    "IMPORTATION_B",
    "IMPORTATION_C",
    "IMPORTATION_D",
    "IMPORTATION_E",
    "IMPORTATION_F",
    "LISTING_ORDER",
    "NOTICE",
    "PERMISSIONS",
    "PRACTICE",
    "SCHEDULE",
    "TRANSMISSION",
    "Clause",
    "Permission",
]


@attrs.frozen(kw_only=True)
class Clause:
    """A place in a legal text: where it is, what it is called, what it asks in one sentence.

    Two clauses may share an address (the opening of §3, and the order of its listing): a clause is known by its whole.

    >>> NOTICE.address
    '§1'
    """

    address: str
    title: Text
    summary: Text


@attrs.frozen
class Permission:
    """What a clause allows: it obliges nobody, and so is never judged.

    >>> PERMISSIONS[-1].clause.address
    '§3 Extraction d)'
    """

    clause: Clause
    text: Text


NOTICE: Final = Clause(
    address="§1",
    title=Text(fr="Avis au fournisseur", en="Notice to the vendor"),
    summary=Text(
        fr=(
            "Le client avise son fournisseur actuel en suivant le préavis et les autres clauses de son "
            "contrat, et la clinique titulaire de ce contrat autorise la migration par écrit."
        ),
        en=(
            "The client notifies its current vendor as the notice period and the other clauses of its "
            "contract provide, and the clinic that holds that contract authorizes the migration in writing."
        ),
    ),
)

TRANSMISSION: Final = Clause(
    address="§2",
    title=Text(fr="Transmission du formulaire", en="Sending the form"),
    summary=Text(
        fr=(
            "Le client choisit les données à migrer, remplit et signe le formulaire, puis l'envoie par "
            "courriel aux deux fournisseurs et au bureau; le premier jour compté est le jour ouvrable "
            "d'après."
        ),
        en=(
            "The client chooses the data to migrate, fills in and signs the form, then e-mails it to both "
            "vendors and to the bureau; the first day counted is the next business day."
        ),
    ),
)

SCHEDULE: Final = Clause(
    address="§3",
    title=Text(fr="Élaboration et remise du calendrier", en="Drawing up and delivering the schedule"),
    summary=Text(
        fr=(
            "Les fournisseurs se concertent et le client reçoit un calendrier de migration, qui s'en tient "
            "aux délais de l'Avenant n°\u00a01 si la demande est standard; tout délai de plus est annoncé "
            "sans tarder au client."
        ),
        en=(
            "The vendors consult each other and the client receives a migration schedule, which keeps to the "
            "time limits of Avenant n° 1 when the request is standard; any further delay is announced to the "
            "client promptly."
        ),
    ),
)

EXTRACTION_A: Final = Clause(
    address="§3 Extraction a)",
    title=Text(fr="Extraction TEST", en="TEST extraction"),
    summary=Text(
        fr=(
            "Les deux fournisseurs fixent ensemble la période d'extraction et la date de l'extraction TEST, "
            "qui figure au calendrier."
        ),
        en=(
            "The two vendors set together the extraction period and the date of the TEST extraction, which "
            "stands in the schedule."
        ),
    ),
)

EXTRACTION_B: Final = Clause(
    address="§3 Extraction b)",
    title=Text(fr="Préanalyse", en="Pre-analysis"),
    summary=Text(
        fr=(
            "Le fournisseur receveur fait la préanalyse de l'extraction TEST reçue; son début et sa fin "
            "figurent au calendrier."
        ),
        en=(
            "The receiving vendor pre-analyses the TEST extraction it has received; the start and the end "
            "stand in the schedule."
        ),
    ),
)

EXTRACTION_C: Final = Clause(
    address="§3 Extraction c)",
    title=Text(fr="Soumission de la préanalyse", en="Submission of the pre-analysis"),
    summary=Text(
        fr=(
            "Le fournisseur receveur présente au client ce que la préanalyse a révélé; le jour de cette "
            "soumission figure au calendrier."
        ),
        en=(
            "The receiving vendor presents to the client what the pre-analysis has shown; the day of that "
            "submission stands in the schedule."
        ),
    ),
)

EXTRACTION_D: Final = Clause(
    address="§3 Extraction d)",
    title=Text(fr="Validation de la préanalyse", en="Validation of the pre-analysis"),
    summary=Text(
        fr=(
            "Le client dispose de sept jours ouvrables pour valider la préanalyse avec diligence; le jour de "
            "la validation figure au calendrier."
        ),
        en=(
            "The client has seven business days to validate the pre-analysis diligently; the day of the "
            "validation stands in the schedule."
        ),
    ),
)

EXTRACTION_E: Final = Clause(
    address="§3 Extraction e)",
    title=Text(fr="Coupure et extraction finale", en="Cutover and final extraction"),
    summary=Text(
        fr=(
            "Le client et les deux fournisseurs s'accordent sur la date de coupure; cette date et celle de "
            "l'extraction finale figurent au calendrier."
        ),
        en=(
            "The client and both vendors agree on the cutover date; that date and the date of the final "
            "extraction stand in the schedule."
        ),
    ),
)

IMPORTATION_A: Final = Clause(
    address="§3 Importation a)",
    title=Text(fr="Analyse des flux", en="Data-flow analysis"),
    summary=Text(
        fr=(
            "Le fournisseur receveur étudie les flux de données du client lors d'une rencontre datée au "
            "calendrier, puis confirme la portée du projet."
        ),
        en=(
            "The receiving vendor studies the client's data flows at a meeting dated in the schedule, then "
            "confirms the scope of the project."
        ),
    ),
)

IMPORTATION_B: Final = Clause(
    address="§3 Importation b)",
    title=Text(fr="Importation TEST et contrôle de qualité interne", en="TEST import and internal quality control"),
    summary=Text(
        fr=(
            "Le fournisseur receveur importe les données TEST et contrôle lui-même la qualité de la "
            "migration; cette activité figure au calendrier."
        ),
        en=(
            "The receiving vendor imports the TEST data and checks the quality of the migration itself; that "
            "activity stands in the schedule."
        ),
    ),
)

IMPORTATION_C: Final = Clause(
    address="§3 Importation c)",
    title=Text(fr="Séances de validation et approbation", en="Validation sessions and approval"),
    summary=Text(
        fr=(
            "Le fournisseur receveur vérifie avec le client les données migrées, autant de fois qu'il le faut "
            "pour que le client en approuve la qualité; les séances et l'approbation sont datées au "
            "calendrier."
        ),
        en=(
            "The receiving vendor checks the migrated data with the client, as many times as it takes for the "
            "client to approve their quality; the sessions and the approval are dated in the schedule."
        ),
    ),
)

IMPORTATION_D: Final = Clause(
    address="§3 Importation d)",
    title=Text(fr="Coupure et extraction finale, rappel", en="Cutover and final extraction, restated"),
    summary=Text(
        fr=(
            "L'accord des trois parties sur la coupure, et les deux dates qui en découlent, sont rappelés du "
            "côté de l'importation."
        ),
        en=(
            "The agreement of the three parties on the cutover, and the two dates that follow from it, are "
            "restated on the import side."
        ),
    ),
)

IMPORTATION_E: Final = Clause(
    address="§3 Importation e)",
    title=Text(fr="Mise en production", en="Production start"),
    summary=Text(
        fr=(
            "Le fournisseur receveur importe les données finales en production; le calendrier date cette mise "
            "en production et la première utilisation par le client."
        ),
        en=(
            "The receiving vendor imports the final data into production; the schedule dates that production "
            "start and the client's first use."
        ),
    ),
)

IMPORTATION_F: Final = Clause(
    address="§3 Importation f)",
    title=Text(fr="Accès à l'ancien DMÉ", en="Access to the old EMR"),
    summary=Text(
        fr=(
            "Le client garde l'accès à l'ancien DMÉ au moins 90 jours après la migration; le jour du retrait "
            "figure au calendrier."
        ),
        en=(
            "The client keeps access to the old EMR for at least 90 days after the migration; the day of the "
            "withdrawal stands in the schedule."
        ),
    ),
)

LISTING_ORDER: Final = Clause(
    address="§3",
    title=Text(fr="Ordre des étapes", en="Order of the steps"),
    summary=Text(
        fr=(
            "Les étapes sont énumérées dans un ordre que le texte n'impose pas en toutes lettres\u00a0: s'en "
            "écarter ne donne qu'un avertissement."
        ),
        en=(
            "The steps are listed in an order that the text does not impose in so many words: to depart from "
            "it gives a warning only."
        ),
    ),
)

COMPLAINT: Final = Clause(
    address="Plainte",
    title=Text(fr="Plaintes et questions", en="Complaints and questions"),
    summary=Text(
        fr=(
            "Le respect des étapes est au cœur de la procédure; une plainte ou une question à ce sujet "
            "s'écrit au bureau, qui en fait le suivi dans les 72 heures ouvrables."
        ),
        en=(
            "Respect for the steps is at the heart of the procedure; a complaint or question about it is "
            "written to the bureau, which follows it up within 72 business hours."
        ),
    ),
)

CLAUSES: Final[tuple[Clause, ...]] = (
    NOTICE,
    TRANSMISSION,
    SCHEDULE,
    EXTRACTION_A,
    EXTRACTION_B,
    EXTRACTION_C,
    EXTRACTION_D,
    EXTRACTION_E,
    IMPORTATION_A,
    IMPORTATION_B,
    IMPORTATION_C,
    IMPORTATION_D,
    IMPORTATION_E,
    IMPORTATION_F,
    LISTING_ORDER,
    COMPLAINT,
)
"""Every clause of the procedure, in the order of the text; the order of its listing comes after what it orders."""

PERMISSIONS: Final[tuple[Permission, ...]] = (
    Permission(
        SCHEDULE,
        Text(
            fr=(
                "Des délais ou des travaux peuvent s'ajouter au calendrier de migration quand la demande vise des "
                "données hors de la portée standard."
            ),
            en=(
                "Delays or works may be added to the migration schedule when the request covers data outside the "
                "standard scope."
            ),
        ),
    ),
    Permission(
        SCHEDULE,
        Text(
            fr=(
                "Le fournisseur receveur peut, s'il le juge utile, associer le fournisseur émetteur à ses "
                "échanges avec le client sur le calendrier de migration."
            ),
            en=(
                "The receiving vendor may, when it finds it useful, bring the source vendor into its exchanges "
                "with the client about the migration schedule."
            ),
        ),
    ),
    Permission(
        EXTRACTION_D,
        Text(
            fr=(
                "Une validation tardive, ou du travail de plus à cette étape, peut entraîner des délais "
                "raisonnables et décaler un peu le calendrier de migration."
            ),
            en=(
                "A late validation, or more work at that step, may entail reasonable delays and shift the "
                "migration schedule a little."
            ),
        ),
    ),
)
"""What the procedure allows without obliging anybody, in the order of the text."""

AVENANT: Final = Clause(
    address="Avenant n° 1",
    title=Text(
        fr="Délais, plafonds et accès de l'Avenant n°\u00a01", en="Time limits, ceilings and access of Avenant n° 1"
    ),
    summary=Text(
        fr=(
            "Une demande standard a des délais d'extraction et d'importation, des plafonds de frais, des "
            "confirmations de réussite et un accès gratuit à l'ancien DMÉ, d'après le résumé de la FMOQ."
        ),
        en=(
            "A standard request has extraction and import time limits, fee ceilings, confirmations of success "
            "and free access to the old EMR, according to the FMOQ's summary."
        ),
    ),
)

PRACTICE: Final = Clause(
    address="Bonnes pratiques",
    title=Text(fr="Nos recommandations", en="Our recommendations"),
    summary=Text(
        fr="Aucun texte ne l'exige\u00a0: ce sont les conseils de cet outil, présentés à part.",
        en="No text requires it: this is the advice of this tool, shown apart.",
    ),
)
