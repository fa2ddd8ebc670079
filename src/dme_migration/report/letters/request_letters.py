"""The letters that come before the request: the clinic's authorization, and the notice to the vendor (§1)."""

from __future__ import annotations

from typing import Final

from dme_migration.model import Moment, Party
from dme_migration.report.letters.declaration import Asked, Letter, LetterKind
from dme_migration.report.letters.parts import Frame, Say, Stress, Title
from dme_migration.rules import Gap, Holds, Recorded
from dme_migration.rules.clauses import NOTICE
from dme_migration.text import Text

__all__ = ["REQUEST_LETTERS"]

REQUEST_LETTERS: Final[tuple[Letter, ...]] = (
    Letter(
        kind=LetterKind.AUTHORIZATION,
        title=Text(fr="Autorisation de la clinique contractante", en="Authorization of the contracting clinic"),
        clause=NOTICE,
        writer=Party.CLIENT,
        to=(Party.CONTRACTING_CLINIC,),
        asks=(Asked(Recorded, Moment.AUTHORIZATION), Asked(Holds, "request.authorization.clinic")),
        subject=Text(
            fr="Autorisation à signer\u00a0: migration des données de {asking}",
            en="Authorization to sign: migration of the data of {asking}",
        ),
        body=(
            Say(
                Text(
                    fr="Les données de {asking} doivent migrer du DMÉ {source_emr} vers le DMÉ {receiving_emr}. La "
                    "procédure du ministère de la Santé et des Services sociaux demande l'autorisation écrite de la "
                    "clinique qui a conclu le contrat avec {source_vendor}, soit {contract_clinic}.",
                    en="The data of {asking} are to migrate from the EMR {source_emr} to the EMR {receiving_emr}. The "
                    "procedure of Québec's health ministry (MSSS) asks for the written authorization of the clinic "
                    "that holds the contract with {source_vendor}, which is {contract_clinic}.",
                )
            ),
            Stress(
                Text(
                    fr="Le formulaire de demande ne peut pas être transmis sans cette autorisation.",
                    en="The request form cannot be sent without this authorization.",
                )
            ),
            Say(
                Text(
                    fr="Voici le texte que nous proposons. Il suffit de le compléter, de le faire signer par une "
                    "personne qui représente la clinique et de nous le retourner en réponse à ce courriel.",
                    en="Here is the text that we propose. It only has to be filled in, signed by a person who "
                    "represents the clinic, and returned to us in reply to this e-mail.",
                )
            ),
            Frame(
                (
                    Title(
                        Text(
                            fr="Autorisation de migration de données entre DMÉ",
                            en="Authorization to migrate data between EMRs",
                        )
                    ),
                    Say(
                        Text(
                            fr="{contract_clinic}, qui a conclu avec {source_vendor} le contrat relatif au DMÉ "
                            "{source_emr}, autorise {asking} à demander que les données migrent vers le DMÉ "
                            "{receiving_emr}, selon la procédure administrative de migration des données entre "
                            "dossiers médicaux électroniques.",
                            en="{contract_clinic}, which holds with {source_vendor} the contract for the EMR "
                            "{source_emr}, authorizes {asking} to request that the data be migrated to the EMR "
                            "{receiving_emr}, under the ministry's administrative procedure for migrating data "
                            "between electronic medical records.",
                        ),
                        absent="clinic_asks",
                    ),
                    Say(
                        Text(
                            fr="{contract_clinic}, qui a conclu avec {source_vendor} le contrat relatif au DMÉ "
                            "{source_emr}, autorise la migration de ses données vers le DMÉ {receiving_emr}, selon la "
                            "procédure administrative de migration des données entre dossiers médicaux électroniques.",
                            en="{contract_clinic}, which holds with {source_vendor} the contract for the EMR "
                            "{source_emr}, authorizes the migration of its data to the EMR {receiving_emr}, under the "
                            "ministry's administrative procedure for migrating data between electronic medical "
                            "records.",
                        ),
                        given="clinic_asks",
                    ),
                    Say(
                        Text(
                            fr="Nom\u00a0: ______________________________\nFonction\u00a0: "
                            "__________________________\nSignature\u00a0: _________________________\nDate\u00a0: "
                            "______________________________",
                            en="Name: ______________________________\nPosition: __________________________\n"
                            "Signature: _________________________\nDate: ______________________________",
                        )
                    ),
                )
            ),
            Say(
                Text(
                    fr="Nous joindrons l'autorisation signée à la demande envoyée aux fournisseurs et au Bureau de "
                    "certification et d'homologation. Merci de votre collaboration.",
                    en="We will attach the signed authorization to the request sent to the vendors and to the "
                    "ministry's certification bureau (BCH). Thank you for your help.",
                )
            ),
        ),
    ),
    Letter(
        kind=LetterKind.VENDOR_NOTICE,
        title=Text(fr="Avis au fournisseur actuel", en="Notice to the current vendor"),
        clause=NOTICE,
        writer=Party.CLIENT,
        to=(Party.SOURCE_VENDOR,),
        asks=(Asked(Recorded, Moment.VENDOR_NOTICE), Asked(Gap, Moment.VENDOR_NOTICE)),
        unless=("vendor_notice",),
        needs=("notice_known",),
        formal=True,
        subject=Text(
            fr="Avis de migration vers un autre DMÉ – {case}", en="Notice of migration to another EMR – {case}"
        ),
        body=(
            Say(
                Text(
                    fr="Nous vous avisons que les données de {client} migreront du DMÉ {source_emr} vers le DMÉ "
                    "{receiving_emr}. Le contrat avec {source_vendor} a été conclu par {contract_clinic}.",
                    en="This is to give you notice that the data of {client} will migrate from the EMR {source_emr} to "
                    "the EMR {receiving_emr}. The contract with {source_vendor} is held by {contract_clinic}.",
                )
            ),
            Stress(
                Text(
                    fr="Le présent avis est donné le {today_day}. Le préavis prévu au contrat est de "
                    "{notice_period}\u00a0: il sera écoulé le {notice_end_day}.",
                    en="This notice is given on {today_day}. The contract's notice period is {notice_period}: it will "
                    "have run by {notice_end_day}.",
                ),
                optional=True,
            ),
            Stress(
                Text(
                    fr="Le présent avis est donné le {today_day}. Le contrat ne prévoit aucun préavis.",
                    en="This notice is given on {today_day}. The contract asks for no notice period.",
                ),
                given="no_notice",
            ),
            Say(
                Text(
                    fr="Le contrat prendra fin le {contract_end_day}.",
                    en="The contract will end on {contract_end_day}.",
                ),
                optional=True,
                absent="notice_too_short",
            ),
            Say(
                Text(
                    fr="Comme le contrat prend fin le {contract_end_day}, avant que tout le préavis soit écoulé, nous "
                    "vous demandons de convenir avec nous d'une date de fin au plus tôt le {notice_end_day}, ou de "
                    "renoncer par écrit au reste du préavis.",
                    en="As the contract ends on {contract_end_day}, before the whole notice period has run, we ask you "
                    "to agree with us on an end date no sooner than {notice_end_day}, or to waive the rest of the "
                    "notice period in writing.",
                ),
                given="notice_too_short",
            ),
            Say(
                Text(
                    fr="Nous vous enverrons aussi le formulaire de demande de migration, si ce n'est pas déjà fait, "
                    "et vous aurez à fixer avec {receiving_vendor} la date de la première extraction. L'accès à "
                    "{source_emr} est à maintenir au moins {access} après la migration.",
                    en="We will also send you the migration request form, if that is not already done, and you will "
                    "have to set the day of the first extraction with {receiving_vendor}. Access to {source_emr} is to "
                    "be kept for at least {access} after the migration.",
                ),
                given="two_vendors",
            ),
            Say(
                Text(
                    fr="Nous vous enverrons aussi le formulaire de demande de migration, si ce n'est pas déjà fait. "
                    "L'accès au DMÉ actuel est à maintenir au moins {access} après la migration.",
                    en="We will also send you the migration request form, if that is not already done. Access to the "
                    "present EMR is to be kept for at least {access} after the migration.",
                ),
                absent="two_vendors",
            ),
            Say(
                Text(
                    fr="Veuillez confirmer par écrit que vous avez reçu cet avis.",
                    en="Please confirm in writing that you have received this notice.",
                )
            ),
        ),
    ),
)
"""The letters of §1, in the order in which they are sent."""
