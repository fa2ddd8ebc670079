"""The words of the worksheet: its headings, labels and sentences, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from dme_migration.model.parties import ClientKind, Objective
from dme_migration.text import Text

__all__ = [
    "ADDITIONAL",
    "ADDRESS",
    "APART",
    "AUTHORIZATION",
    "AUTHORIZES",
    "BLANK",
    "BUREAU",
    "CASE",
    "CATEGORY",
    "CERTIFIED",
    "CLIENT",
    "CLIENT_EMAIL",
    "CLIENT_KIND",
    "CLIENT_NAME",
    "CLIENT_PLACE",
    "CLINIC_SIGNS",
    "COLON",
    "CONTRACT",
    "DATA",
    "EMR",
    "EMRS",
    "ENDS_ON",
    "EVIDENCE",
    "HOLDER",
    "HOLDER_EMAIL",
    "KINDS",
    "LICENCE",
    "MEANS",
    "MIGRATE",
    "NAME",
    "NEXT",
    "NEXT_STEPS",
    "NOTICE_EVIDENCE",
    "NOTICE_GIVEN_ON",
    "NOTICE_PERIOD",
    "NOT_CERTIFIED",
    "NO_NOTICE",
    "NO_PATIENT",
    "NUMBER",
    "OBJECTIVE",
    "OBJECTIVES",
    "ONE_COPY",
    "ONE_COPY_SENT",
    "OTHER",
    "PAGE",
    "PLACE",
    "PREVAILS",
    "PREVAILS_SHORT",
    "RECEIVED",
    "RECEIVING",
    "RECEIVING_VENDOR",
    "REPLACED",
    "REPRESENTATIVE",
    "REQUESTER",
    "REQUESTERS",
    "ROLE",
    "SENDING",
    "SENT_ON",
    "SIGNATORY",
    "SIGNATURE",
    "SIGNATURES",
    "SIGNED_ON",
    "SIGNS",
    "SOURCE",
    "SOURCE_VENDOR",
    "STANDARD",
    "TITLE",
    "UNNAMED",
    "VENDOR",
    "VERSION",
    "WHERE",
    "WHOM",
    "WORKSHEET",
]

TITLE: Final = Text(fr="Demande de migration de données entre DMÉ", en="Request to migrate data between EMRs")
WORKSHEET: Final = Text(fr="Feuille de travail", en="Worksheet")
BLANK: Final = Text(fr="Feuille de travail à remplir", en="Worksheet to fill in")
CASE: Final = Text(fr="Dossier de migration", en="Migration case")
VERSION: Final = Text(fr="Version de la demande", en="Version of the request")
PAGE: Final = Text(fr="Page {page} sur {pages}", en="Page {page} of {pages}")
COLON: Final = Text(fr="\u00a0:", en=":")

PREVAILS: Final = Text(
    fr="Le formulaire du ministère prévaut. Cette feuille rassemble ce que la demande doit dire; elle ne remplace pas "
    "le formulaire annexé à la procédure (MSSS, 2024). Reportez-y ces renseignements\u00a0: c'est lui, rempli et "
    "signé, qu'il faut transmettre.",
    en="The ministry's form prevails. This worksheet gathers what the request must say; it does not replace the form "
    "annexed to the procedure (MSSS, 2024). Copy these facts to that form: it is the one to send, filled in and "
    "signed.",
)
PREVAILS_SHORT: Final = Text(fr="Le formulaire du ministère prévaut.", en="The ministry's form prevails.")
NO_PATIENT: Final = Text(
    fr="N'inscrivez ici aucun renseignement sur les patients.", en="Write nothing about patients here."
)
REPLACED: Final = Text(
    fr="Attention\u00a0: certains caractères ne peuvent pas être imprimés ici. Un accent a pu être retiré, et "
    "«\u00a0¤\u00a0» tient la place d'un caractère qui manque. Corrigez-les à la main avant de signer.",
    en="Beware: some characters cannot be printed here. An accent may have been dropped, and “¤” stands for a missing "
    "character. Correct them by hand before signing.",
)

OBJECTIVE: Final = Text(fr="Motif de la demande", en="Objective of the request")
OBJECTIVES: Final[Mapping[Objective, Text]] = MappingProxyType(
    {
        Objective.PRACTICE_RELOCATION: Text(
            fr="Un médecin ou un groupe change de lieu de pratique", en="A physician or a group moves its practice"
        ),
        Objective.EMR_CHANGE: Text(fr="La clinique change de DMÉ", en="The clinic changes its EMR"),
        Objective.PATIENT_TRANSFER: Text(
            fr="Des patients changent de médecin traitant", en="Patients change their treating physician"
        ),
    }
)

CLIENT: Final = Text(fr="Client responsable de la demande", en="Client responsible for the request")
CLIENT_KIND: Final = Text(fr="Nature", en="Kind")
KINDS: Final[Mapping[ClientKind, Text]] = MappingProxyType(
    {
        ClientKind.PHYSICIAN: Text(fr="Médecin", en="Physician"),
        ClientKind.GROUP: Text(fr="Groupe de médecins", en="Group of physicians"),
        ClientKind.CLINIC: Text(fr="Clinique", en="Clinic"),
    }
)
CLIENT_NAME: Final = Text(fr="Nom", en="Name")
CLIENT_EMAIL: Final = Text(fr="Courriel", en="E-mail address")
CLIENT_PLACE: Final = Text(fr="Heure légale", en="Local time")
PLACE: Final = Text(fr="{place} ({zone})", en="{place} ({zone})")

REQUESTERS: Final = Text(fr="Médecins demandeurs", en="Requesting physicians")
NUMBER: Final = Text(fr="N°", en="No.")
NAME: Final = Text(fr="Nom", en="Name")
LICENCE: Final = Text(fr="Permis", en="Licence")
ADDRESS: Final = Text(fr="Courriel", en="E-mail address")

EMRS: Final = Text(fr="DMÉ émetteur et receveur", en="Source and receiving EMRs")
ROLE: Final = Text(fr="Rôle", en="Role")
EMR: Final = Text(fr="DMÉ", en="EMR")
VENDOR: Final = Text(fr="Fournisseur", en="Vendor")
SOURCE: Final = Text(fr="Émetteur (d'où partent les données)", en="Source (where the data are)")
RECEIVING: Final = Text(fr="Receveur (où elles vont)", en="Receiving (where they go)")
NOT_CERTIFIED: Final = Text(
    fr="Absent de la liste des DMÉ certifiés; à vérifier auprès du BCH",
    en="Not on the list of certified EMRs; ask the bureau (BCH)",
)

DATA: Final = Text(fr="Données à migrer", en="Data to migrate")
MIGRATE: Final = Text(
    fr="Une case cochée demande la migration de la catégorie; une case vide la laisse de côté. La grille est celle de "
    "cette feuille; celle du formulaire du ministère prévaut.",
    en="A ticked box asks for the category to be migrated; an empty box leaves it out. The grid is that of this "
    "worksheet; the one on the ministry's form prevails.",
)
CATEGORY: Final = Text(fr="Catégorie", en="Category")
STANDARD: Final = Text(fr="Portée standard", en="Standard scope")
ADDITIONAL: Final = Text(
    fr="Données additionnelles (elles peuvent allonger le calendrier de migration)",
    en="Additional data (they may lengthen the migration schedule)",
)
OTHER: Final = Text(fr="Autres catégories", en="Other categories")

CONTRACT: Final = Text(
    fr="Contrat avec le fournisseur émetteur et préavis", en="Contract with the source vendor, and notice"
)
HOLDER: Final = Text(fr="Clinique qui détient le contrat", en="Clinic that holds the contract")
HOLDER_EMAIL: Final = Text(fr="Courriel de cette clinique", en="That clinic's e-mail address")
NOTICE_PERIOD: Final = Text(fr="Préavis prévu au contrat", en="Notice period of the contract")
NO_NOTICE: Final = Text(fr="Aucun", en="None")
ENDS_ON: Final = Text(fr="Fin du contrat", en="End of the contract")
NOTICE_GIVEN_ON: Final = Text(fr="Avis donné au fournisseur le", en="Notice given to the vendor on")
NOTICE_EVIDENCE: Final = Text(fr="Pièce à l'appui de l'avis", en="Evidence of the notice")

AUTHORIZATION: Final = Text(fr="Autorisation de la clinique contractante", en="Authorization of the contracting clinic")
AUTHORIZES: Final = Text(
    fr="La clinique nommée ici détient le contrat avec le fournisseur émetteur; elle autorise par écrit la migration "
    "demandée sur cette feuille. Il faut cette autorisation au plus tard à l'envoi du formulaire.",
    en="The clinic named here holds the contract with the source vendor; it authorizes in writing the migration that "
    "this worksheet asks for. The authorization is needed by the time the form is sent.",
)
APART: Final = Text(
    fr="Elle ne tient pas lieu de signature de la demande, même si une seule personne donne les deux.",
    en="It does not stand for a signature of the request, even when one person gives both.",
)
EVIDENCE: Final = Text(fr="Pièce à l'appui", en="Evidence")

SIGNATURES: Final = Text(fr="Signatures de la demande", en="Signatures of the request")
SIGNS: Final = Text(
    fr="Chaque signature demande la migration décrite sur cette feuille; le formulaire du ministère se signe aussi. "
    "Pour un médecin ou un groupe, chaque médecin demandeur signe.",
    en="Each signature asks for the migration described on this worksheet; the ministry's form is to be signed as "
    "well. For a physician or a group, each requesting physician signs.",
)
CLINIC_SIGNS: Final = Text(
    fr="Pour une clinique, la signature d'une personne qui la représente suffit; les médecins peuvent signer aussi.",
    en="For a clinic, the signature of one person who represents it is enough; physicians may sign too.",
)
SIGNATORY: Final = Text(fr="Signataire (lettres moulées)", en="Signatory (block letters)")
SIGNATURE: Final = Text(fr="Signature", en="Signature")
SIGNED_ON: Final = Text(fr="Date", en="Date")
MEANS: Final = Text(fr="Moyen ou pièce", en="Means or evidence")
RECEIVED: Final = Text(fr="Signature reçue", en="Signature received")
REQUESTER: Final = Text(fr="Médecin demandeur n°\u00a0{n}", en="Requesting physician no. {n}")
REPRESENTATIVE: Final = Text(fr="Pour la clinique", en="For the clinic")
UNNAMED: Final = Text(fr="Autre signataire", en="Other signatory")

SENDING: Final = Text(fr="Où transmettre la demande", en="Where to send the request")
WHERE: Final = Text(
    fr="Par courriel, avec le formulaire rempli et signé en pièce jointe, à chacune de ces adresses.",
    en="By e-mail, with the form filled in, signed and attached, to each of these addresses.",
)
ONE_COPY: Final = Text(
    fr="Une seule copie suffit aux deux fournisseurs\u00a0: la même adresse sert les deux DMÉ.",
    en="One copy serves both vendors: the same address serves both EMRs.",
)
WHOM: Final = Text(fr="Destinataire", en="Recipient")
SOURCE_VENDOR: Final = Text(fr="Fournisseur émetteur", en="Source vendor")
RECEIVING_VENDOR: Final = Text(fr="Fournisseur receveur", en="Receiving vendor")
SENT_ON: Final = Text(fr="Envoyé le", en="Sent on")
ONE_COPY_SENT: Final = Text(
    fr="{vendor}, pour les deux DMÉ ({source} et {receiving})", en="{vendor}, for both EMRs ({source} and {receiving})"
)
BUREAU: Final = Text(
    fr="Bureau de certification et d'homologation (BCH)", en="Certification and homologation bureau (BCH)"
)
CERTIFIED: Final = Text(
    fr="Adresses des fournisseurs de DMÉ certifiés", en="Addresses of the vendors of certified EMRs"
)

NEXT: Final = Text(fr="Ce qui vient ensuite", en="What comes next")
NEXT_STEPS: Final = (
    Text(
        fr="Les délais courent dès le jour ouvrable qui suit l'envoi à tous, la demande signée et autorisée (§2).",
        en="Delays run from the business day after everyone has the request, signed and authorized (§2).",
    ),
    Text(
        fr="Les fournisseurs se coordonnent, et le client reçoit un calendrier de migration daté (§3).",
        en="The vendors coordinate, and the client receives a dated migration schedule (§3).",
    ),
    Text(
        fr="Extraction TEST en {extraction}, importation en {importing}, sauf délai annoncé (Avenant n°\u00a01, "
        "d'après la FMOQ).",
        en="TEST extraction in {extraction}, import in {importing}, unless a delay is announced (Avenant n° 1, "
        "as the FMOQ says).",
    ),
    Text(
        fr="Le client valide la préanalyse dans les {validation} qui suivent sa remise (§3 Extraction d).",
        en="The client validates the pre-analysis within {validation} of receiving it (§3 Extraction d).",
    ),
    Text(
        fr="Des séances communes valident l'importation; le client en approuve la qualité (§3 Importation c).",
        en="Joint sessions validate the import; the client approves its quality (§3 Importation c).",
    ),
    Text(
        fr="Le client et les deux fournisseurs conviennent de la coupure; l'extraction finale suit (§3 Extraction e).",
        en="The client and both vendors agree on the cutover; the final extraction follows (§3 Extraction e).",
    ),
    Text(
        fr="L'ancien DMÉ reste accessible au moins {access} après la mise en production (§3 Importation f).",
        en="The old EMR stays accessible for at least {access} after production (§3 Importation f).",
    ),
    Text(
        fr="Question ou plainte\u00a0: {bureau}; suivi dans les {follow_up} (Plainte).",
        en="Question or complaint: {bureau}; follow-up within {follow_up} (Plainte).",
    ),
)
"""One line each; a figure carries its source."""
