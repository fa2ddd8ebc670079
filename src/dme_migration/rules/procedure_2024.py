"""The obligations of the ministry's procedure, in the order of its text.

Text: *Procédure administrative de migration des données entre dossiers médicaux électroniques*, ministère de la Santé
et des Services sociaux, 2024 edition, ISBN 978-2-550-97587-8 (PDF), www.msss.gouv.qc.ca, section *Publications*. It
alone is the authority: titles and remedies paraphrase it, and quote nothing.

One declaration an obligation, each under its clause; checking, planning, guidance and documentation read these objects
and nothing else. Ids are final. The numbers (7 business days, 90 days, 72 business hours) are figures, and what the
text leaves open is a reading: neither is written in a condition. ``co_breaches`` names the rows that the smallest
breach of this one may also break, because two duties meet in one date or one act on purpose.
"""

from __future__ import annotations

from typing import Final

from dme_migration.model.moments import Moment
from dme_migration.model.parties import Party
from dme_migration.rules import holds
from dme_migration.rules.clauses import (
    COMPLAINT,
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
    NOTICE,
    SCHEDULE,
    TRANSMISSION,
)
from dme_migration.rules.gaps import Basis, Extension, InOrder, NoLater, NoSooner
from dme_migration.rules.grounds import (
    AdditionalDataChosen,
    Certified,
    EveryStepBinds,
    NoticePeriod,
    StandardRequest,
    StillAhead,
    TwoVendors,
    Under,
)
from dme_migration.rules.limits import Fact, Figure
from dme_migration.rules.obligation import Modality, Obligation
from dme_migration.rules.on_file import Filed, OnFile, SentTo
from dme_migration.rules.others import Answered, ForEach
from dme_migration.rules.presence import Agreed, Done, Listed, Planned, Recorded
from dme_migration.rules.rulebook import Rulebook
from dme_migration.text import Text

__all__ = ["PROCEDURE_2024"]

PROCEDURE_2024: Final = Rulebook.of(
    "PROCEDURE_2024",
    (
        # §1 Avis au fournisseur
        Obligation(
            id="notice.vendor-informed",
            clause=NOTICE,
            bearers=(Party.CLIENT,),
            modality=Modality.MUST,
            requires=Recorded(Moment.VENDOR_NOTICE, by=Moment.SOURCE_CUTOVER),
            applies=(EveryStepBinds(),),
            co_breaches=("notice.contract-period",),
            title=Text(
                fr="Avis de la migration au fournisseur actuel, au plus tard à la coupure",
                en="Notice of the migration to the current vendor, by the cutover",
            ),
            remedy=Text(
                fr=(
                    "Avisez votre fournisseur actuel (le fournisseur émetteur), de préférence par écrit, que vous "
                    "migrez vos données. Consignez ensuite la date de cet avis au dossier de migration."
                ),
                en=(
                    "Tell your current vendor (the source vendor), preferably in writing, that you are migrating your "
                    "data. Then enter the date of that notice in the case."
                ),
            ),
        ),
        Obligation(
            id="notice.contract-period",
            clause=NOTICE,
            bearers=(Party.CLIENT,),
            modality=Modality.MUST,
            requires=NoSooner(
                Moment.CONTRACT_END, than=Fact("request.contract.notice_period"), after=Moment.VENDOR_NOTICE
            ),
            applies=(
                EveryStepBinds(),
                NoticePeriod(),
            ),
            waivable_by=Party.SOURCE_VENDOR,
            title=Text(fr="Préavis du contrat respecté en entier", en="Notice period of the contract kept in full"),
            remedy=Text(
                fr=(
                    "Avisez votre fournisseur actuel sans tarder, et convenez avec lui d'une fin de contrat assez "
                    "tardive pour que tout le préavis s'écoule (ou d'une coupure assez tardive, si le contrat n'a pas "
                    "de date de fin). Il peut aussi renoncer par écrit au reste du préavis."
                ),
                en=(
                    "Tell your current vendor without delay, and agree with it on an end of contract late enough for "
                    "the whole notice period to run (or on a cutover late enough, if the contract has no end date). "
                    "It may also waive the rest of the notice period in writing."
                ),
            ),
        ),
        Obligation(
            id="authorization.written",
            clause=NOTICE,
            bearers=(Party.CLIENT,),
            modality=Modality.MUST,
            requires=Recorded(Moment.AUTHORIZATION, by=Moment.FIRST_TRANSMISSION),
            title=Text(
                fr="Autorisation écrite de la clinique contractante, au plus tard à l'envoi du formulaire",
                en="Written authorization of the contracting clinic, by the time the form is sent",
            ),
            remedy=Text(
                fr=(
                    "Obtenez l'autorisation écrite et signée de la clinique qui a conclu le contrat avec le "
                    "fournisseur émetteur, et joignez-la à la demande. Si le formulaire est déjà parti, faites suivre "
                    "l'autorisation aux deux fournisseurs et au bureau."
                ),
                en=(
                    "Obtain the written, signed authorization of the clinic that holds the contract with the source "
                    "vendor, and attach it to the request. If the form has already gone out, forward the "
                    "authorization to both vendors and to the bureau."
                ),
            ),
        ),
        Obligation(
            id="authorization.by-contracting-clinic",
            clause=NOTICE,
            bearers=(Party.CLIENT,),
            modality=Modality.MUST,
            requires=holds.AUTHORIZED_BY_CONTRACTING_CLINIC,
            title=Text(
                fr="Autorisation donnée par la clinique contractante elle-même",
                en="Authorization given by the contracting clinic itself",
            ),
            remedy=Text(
                fr=(
                    "Vérifiez quelle clinique a conclu le contrat avec le fournisseur émetteur, et demandez-lui de "
                    "signer l'autorisation. Celle d'une autre clinique, même partenaire, ne suffit pas."
                ),
                en=(
                    "Check which clinic holds the contract with the source vendor, and ask it to sign the "
                    "authorization. That of another clinic, even a partner, is not enough."
                ),
            ),
        ),
        # §2 Transmission du formulaire
        Obligation(
            id="form.complete",
            clause=TRANSMISSION,
            bearers=(Party.CLIENT,),
            modality=Modality.MUST,
            requires=holds.FORM_COMPLETE,
            title=Text(fr="Formulaire de demande rempli au complet", en="Request form filled in completely"),
            remedy=Text(
                fr=(
                    "Complétez le formulaire\u00a0: motif de la demande, type et nom du client, DMÉ émetteur, DMÉ "
                    "receveur et, si la demande ne vient pas d'une clinique, nom d'au moins un médecin demandeur. "
                    "S'il est déjà parti, retransmettez la version complète aux deux fournisseurs et au bureau."
                ),
                en=(
                    "Complete the form: the reason for the request, the kind and name of the client, the source EMR, "
                    "the receiving EMR and, unless the request comes from a clinic, the name of at least one "
                    "requesting physician. If it has already gone out, send the complete version again to both "
                    "vendors and to the bureau."
                ),
            ),
        ),
        Obligation(
            id="form.signed",
            clause=TRANSMISSION,
            bearers=(Party.CLIENT,),
            modality=Modality.MUST,
            requires=Recorded(Moment.SIGNATURE, by=Moment.FIRST_TRANSMISSION),
            title=Text(
                fr="Formulaire signé par toutes les personnes requises, au plus tard à l'envoi",
                en="Form signed by everyone required, by the time it is sent",
            ),
            remedy=Text(
                fr=(
                    "Faites signer le formulaire par chaque médecin demandeur ou, si la demande vient d'une clinique, "
                    "par la personne qui la représente. S'il est parti avant la dernière signature, retransmettez la "
                    "version signée aux deux fournisseurs et au bureau."
                ),
                en=(
                    "Have the form signed by each requesting physician or, if the request comes from a clinic, by the "
                    "person who represents it. If it went out before the last signature, send the signed version "
                    "again to both vendors and to the bureau."
                ),
            ),
        ),
        Obligation(
            id="form.data-identified",
            clause=TRANSMISSION,
            bearers=(Party.CLIENT,),
            modality=Modality.MUST,
            requires=holds.DATA_IDENTIFIED,
            title=Text(
                fr="Données à migrer choisies dans la grille du formulaire",
                en="Data to migrate chosen in the grid of the form",
            ),
            remedy=Text(
                fr=(
                    "Parcourez la grille du formulaire avec les médecins concernés, et choisissez chaque catégorie de "
                    "données à migrer. Si le formulaire est déjà parti, retransmettez-le avec la grille remplie aux "
                    "deux fournisseurs et au bureau."
                ),
                en=(
                    "Go through the grid of the form with the physicians concerned, and choose each category of data "
                    "to migrate. If the form has already gone out, send it again with the grid filled in to both "
                    "vendors and to the bureau."
                ),
            ),
        ),
        Obligation(
            id="emr.source-certified",
            clause=TRANSMISSION,
            bearers=(Party.CLIENT,),
            modality=Modality.SHOULD,
            requires=holds.SOURCE_ON_LIST,
            title=Text(
                fr="DMÉ émetteur inscrit à la liste des DMÉ certifiés", en="Source EMR on the list of certified EMRs"
            ),
            remedy=Text(
                fr=(
                    "Vérifiez que le nom du DMÉ émetteur est bien écrit. S'il ne figure pas à la liste des DMÉ "
                    "certifiés, écrivez au bureau pour savoir comment faire votre demande."
                ),
                en=(
                    "Check that the name of the source EMR is spelled correctly. If it is not on the list of "
                    "certified EMRs, write to the bureau to find out how to make your request."
                ),
            ),
        ),
        Obligation(
            id="emr.receiving-certified",
            clause=TRANSMISSION,
            bearers=(Party.CLIENT,),
            modality=Modality.SHOULD,
            requires=holds.RECEIVING_ON_LIST,
            title=Text(
                fr="DMÉ receveur inscrit à la liste des DMÉ certifiés", en="Receiving EMR on the list of certified EMRs"
            ),
            remedy=Text(
                fr=(
                    "Vérifiez que le nom du DMÉ receveur est bien écrit. S'il ne figure pas à la liste des DMÉ "
                    "certifiés, parlez-en au bureau avant d'aller plus loin."
                ),
                en=(
                    "Check that the name of the receiving EMR is spelled correctly. If it is not on the list of "
                    "certified EMRs, talk to the bureau before you go any further."
                ),
            ),
        ),
        Obligation(
            id="transmission.by-email",
            clause=TRANSMISSION,
            bearers=(Party.CLIENT,),
            modality=Modality.MUST,
            requires=holds.FORM_BY_EMAIL,
            title=Text(fr="Formulaire transmis par courriel", en="Form sent by e-mail"),
            remedy=Text(
                fr=(
                    "Envoyez le formulaire en pièce jointe d'un courriel aux deux fournisseurs et au bureau. "
                    "Faites-le même si vous l'avez déjà remis autrement, par exemple par télécopieur ou sur un "
                    "portail."
                ),
                en=(
                    "Send the form as an attachment to an e-mail to both vendors and to the bureau. Do so even if you "
                    "have already delivered it another way, for example by fax or through a portal."
                ),
            ),
        ),
        Obligation(
            id="transmission.source-vendor",
            clause=TRANSMISSION,
            bearers=(Party.CLIENT,),
            modality=Modality.MUST,
            requires=SentTo(Party.SOURCE_VENDOR),
            applies=(Certified(Party.SOURCE_VENDOR),),
            co_breaches=("transmission.receiving-vendor",),
            title=Text(fr="Formulaire transmis au fournisseur émetteur", en="Form sent to the source vendor"),
            remedy=Text(
                fr=(
                    "Envoyez le formulaire, en pièce jointe d'un courriel, à l'adresse où le fournisseur émetteur "
                    "reçoit les demandes de migration."
                ),
                en=(
                    "Send the form, attached to an e-mail, to the address where the source vendor receives migration "
                    "requests."
                ),
            ),
        ),
        Obligation(
            id="transmission.receiving-vendor",
            clause=TRANSMISSION,
            bearers=(Party.CLIENT,),
            modality=Modality.MUST,
            requires=SentTo(Party.RECEIVING_VENDOR),
            applies=(Certified(Party.RECEIVING_VENDOR),),
            co_breaches=("transmission.source-vendor",),
            title=Text(fr="Formulaire transmis au fournisseur receveur", en="Form sent to the receiving vendor"),
            remedy=Text(
                fr=(
                    "Envoyez le formulaire, en pièce jointe d'un courriel, à l'adresse où le fournisseur receveur "
                    "reçoit les demandes de migration."
                ),
                en=(
                    "Send the form, attached to an e-mail, to the address where the receiving vendor receives "
                    "migration requests."
                ),
            ),
        ),
        Obligation(
            id="transmission.bureau",
            clause=TRANSMISSION,
            bearers=(Party.CLIENT,),
            modality=Modality.MUST,
            requires=SentTo(Party.BUREAU),
            title=Text(
                fr="Formulaire transmis au bureau de certification et d'homologation",
                en="Form sent to the certification bureau",
            ),
            remedy=Text(
                fr=(
                    "Envoyez le formulaire, en pièce jointe d'un courriel, à l'adresse du bureau de certification et "
                    "d'homologation (BCH)."
                ),
                en="Send the form, attached to an e-mail, to the address of the certification bureau (BCH).",
            ),
        ),
        Obligation(
            id="clock.start",
            clause=TRANSMISSION,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.MUST,
            requires=holds.CLOCK_START_STATED,
            title=Text(
                fr="Début officiel fixé au jour ouvrable qui suit la transmission",
                en="Official start set on the business day that follows the transmission",
            ),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur receveur inscrive au calendrier de migration la date du début "
                    "officiel, soit le jour ouvrable qui suit la transmission du formulaire. L'heure de l'envoi n'y "
                    "change rien."
                ),
                en=(
                    "The receiving vendor must enter the date of the official start in the migration schedule: the "
                    "business day that follows the sending of the form. The hour of sending makes no difference."
                ),
            ),
        ),
        # §3 Élaboration du calendrier de migration
        Obligation(
            id="schedule.established",
            clause=SCHEDULE,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.MUST,
            requires=OnFile(Filed.SCHEDULE),
            title=Text(fr="Calendrier de migration établi", en="Migration schedule drawn up"),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur receveur prépare le calendrier de migration avec le fournisseur "
                    "émetteur et le verse au dossier de migration."
                ),
                en=(
                    "The receiving vendor must prepare the migration schedule with the source vendor and put it in "
                    "the case."
                ),
            ),
        ),
        Obligation(
            id="schedule.coordinated",
            clause=SCHEDULE,
            bearers=(
                Party.SOURCE_VENDOR,
                Party.RECEIVING_VENDOR,
            ),
            modality=Modality.MUST,
            requires=OnFile(Filed.COORDINATION),
            applies=(TwoVendors(),),
            title=Text(
                fr="Calendrier de migration coordonné entre les deux fournisseurs",
                en="Migration schedule coordinated between the two vendors",
            ),
            remedy=Text(
                fr=(
                    "Il faut que les deux fournisseurs se parlent pour coordonner le calendrier de migration. La date "
                    "de cet échange doit y être inscrite."
                ),
                en=(
                    "The two vendors must talk to each other to coordinate the migration schedule. The date of that "
                    "exchange must be entered in it."
                ),
            ),
        ),
        Obligation(
            id="schedule.delivered",
            clause=SCHEDULE,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.MUST,
            requires=OnFile(Filed.DELIVERY),
            title=Text(fr="Calendrier de migration remis au client", en="Migration schedule delivered to the client"),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur receveur remette le calendrier de migration au client et y inscrive "
                    "la date de cette remise."
                ),
                en=(
                    "The receiving vendor must deliver the migration schedule to the client and enter the date of "
                    "that delivery in it."
                ),
            ),
        ),
        Obligation(
            id="schedule.extraction-delay",
            clause=SCHEDULE,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.MUST,
            requires=NoLater(
                Moment.STANDARD_EXTRACTION, than=Figure("extraction-delay"), after=Moment.CLOCK_ORIGIN, basis=Basis.PLAN
            ),
            applies=(
                StandardRequest(),
                Certified(Party.SOURCE_VENDOR),
                StillAhead(Moment.STANDARD_EXTRACTION, Figure("extraction-delay")),
            ),
            waivable_by=Party.CLIENT,
            title=Text(
                fr="Extraction prévue dans les 21 jours pour une demande standard",
                en="Extraction planned within 21 days for a standard request",
            ),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur receveur convienne avec le fournisseur émetteur d'une date "
                    "d'extraction qui respecte le délai, et qu'il corrige le calendrier de migration. Sinon, le "
                    "client peut renoncer à ce délai par écrit."
                ),
                en=(
                    "The receiving vendor must agree with the source vendor on an extraction date that keeps to the "
                    "time limit, and correct the migration schedule. Otherwise, the client may waive that time limit "
                    "in writing."
                ),
            ),
        ),
        Obligation(
            id="schedule.import-delay",
            clause=SCHEDULE,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.MUST,
            requires=NoLater(
                Moment.STANDARD_IMPORT, than=Figure("import-delay"), after=Moment.CLOCK_ORIGIN, basis=Basis.PLAN
            ),
            applies=(
                StandardRequest(),
                Certified(Party.RECEIVING_VENDOR),
                StillAhead(Moment.STANDARD_IMPORT, Figure("import-delay")),
            ),
            waivable_by=Party.CLIENT,
            title=Text(
                fr="Importation prévue dans les 45 jours pour une demande standard",
                en="Import planned within 45 days for a standard request",
            ),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur receveur ramène la date d'importation à l'intérieur du délai, et "
                    "qu'il corrige le calendrier de migration. Sinon, le client peut renoncer à ce délai par écrit."
                ),
                en=(
                    "The receiving vendor must bring the import date within the time limit, and correct the migration "
                    "schedule. Otherwise, the client may waive that time limit in writing."
                ),
            ),
        ),
        Obligation(
            id="schedule.extra-delay-notified",
            clause=SCHEDULE,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.MUST,
            requires=holds.EXTRA_DELAY_NOTIFIED,
            applies=(
                AdditionalDataChosen(),
                Under("extra-data", ("announced",)),
            ),
            co_breaches=(
                "avenant.extraction-within-21-days",
                "avenant.import-within-45-days",
                "avenant.production-within-45-days",
            ),
            title=Text(
                fr="Délai supplémentaire annoncé à temps au client",
                en="Additional delay announced to the client in time",
            ),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur receveur avise le client sans tarder du délai supplémentaire "
                    "qu'exigent les données hors de la portée standard, et qu'il consigne la date de cet avis au "
                    "dossier de migration. Autrement, il doit ramener les dates à l'intérieur des délais standards."
                ),
                en=(
                    "The receiving vendor must tell the client without delay about the additional time that the data "
                    "outside the standard scope require, and enter the date of that notice in the case. Otherwise, it "
                    "must bring the dates within the standard time limits."
                ),
            ),
        ),
        # §3 Extraction a)
        Obligation(
            id="test-extraction.planned",
            clause=EXTRACTION_A,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.MUST,
            requires=Planned(Moment.TEST_EXTRACTION),
            title=Text(
                fr="Date de l'extraction TEST au calendrier de migration",
                en="Date of the TEST extraction in the migration schedule",
            ),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur receveur convienne de la date de l'extraction TEST avec le "
                    "fournisseur émetteur, et qu'il l'inscrive au calendrier de migration."
                ),
                en=(
                    "The receiving vendor must agree on the date of the TEST extraction with the source vendor, and "
                    "enter it in the migration schedule."
                ),
            ),
        ),
        Obligation(
            id="test-extraction.agreed",
            clause=EXTRACTION_A,
            bearers=(
                Party.SOURCE_VENDOR,
                Party.RECEIVING_VENDOR,
            ),
            modality=Modality.MUST,
            requires=Agreed(Moment.TEST_EXTRACTION, by=(Party.SOURCE_VENDOR, Party.RECEIVING_VENDOR)),
            title=Text(
                fr="Date de l'extraction TEST convenue entre les deux fournisseurs",
                en="Date of the TEST extraction agreed between the two vendors",
            ),
            remedy=Text(
                fr=(
                    "Il faut que chacun des deux fournisseurs donne son accord sur la date de l'extraction TEST, et "
                    "que ces accords soient consignés au calendrier de migration. Si la date change, il faut de "
                    "nouveaux accords."
                ),
                en=(
                    "Each of the two vendors must agree to the date of the TEST extraction, and these agreements must "
                    "be entered in the migration schedule. If the date changes, new agreements are needed."
                ),
            ),
        ),
        Obligation(
            id="test-extraction.carried-out",
            clause=EXTRACTION_A,
            bearers=(Party.SOURCE_VENDOR,),
            modality=Modality.MUST,
            requires=Done(Moment.TEST_EXTRACTION, once=Moment.TEST_IMPORT),
            co_breaches=("schedule.kept",),
            title=Text(fr="Extraction TEST réalisée", en="TEST extraction carried out"),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur émetteur réalise l'extraction TEST et la remette au fournisseur "
                    "receveur. Si c'est déjà fait, il suffit d'en consigner la date au journal du dossier de "
                    "migration."
                ),
                en=(
                    "The source vendor must carry out the TEST extraction and hand it over to the receiving vendor. "
                    "If that is already done, it is enough to enter its date in the journal of the case."
                ),
            ),
        ),
        Obligation(
            id="test-extraction.period-set",
            clause=EXTRACTION_A,
            bearers=(
                Party.SOURCE_VENDOR,
                Party.RECEIVING_VENDOR,
            ),
            modality=Modality.MUST,
            requires=OnFile(Filed.EXTRACTION_PERIOD),
            title=Text(
                fr="Période d'extraction déterminée par les deux fournisseurs",
                en="Extraction period set by the two vendors",
            ),
            remedy=Text(
                fr=(
                    "Il faut que les deux fournisseurs déterminent ensemble le premier et le dernier jour de la "
                    "période d'extraction, et que le fournisseur receveur les inscrive au calendrier de migration."
                ),
                en=(
                    "The two vendors must set together the first and the last day of the extraction period, and the "
                    "receiving vendor must enter them in the migration schedule."
                ),
            ),
        ),
        Obligation(
            id="test-extraction.in-period",
            clause=EXTRACTION_A,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.SHOULD,
            requires=holds.EXTRACTION_IN_PERIOD,
            title=Text(
                fr="Extraction TEST prévue pendant la période d'extraction",
                en="TEST extraction planned within the extraction period",
            ),
            remedy=Text(
                fr=(
                    "Il faudrait que le fournisseur receveur déplace l'extraction TEST à l'intérieur de la période "
                    "d'extraction, ou qu'il revoie cette période avec le fournisseur émetteur."
                ),
                en=(
                    "The receiving vendor should move the TEST extraction inside the extraction period, or review "
                    "that period with the source vendor."
                ),
            ),
        ),
        # §3 Extraction b)
        Obligation(
            id="preanalysis.start-planned",
            clause=EXTRACTION_B,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.MUST,
            requires=Planned(Moment.PREANALYSIS_START),
            title=Text(
                fr="Date de début de la préanalyse au calendrier de migration",
                en="Start date of the pre-analysis in the migration schedule",
            ),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur receveur inscrive au calendrier de migration le jour où il commencera "
                    "la préanalyse."
                ),
                en=(
                    "The receiving vendor must enter in the migration schedule the day when it will start the "
                    "pre-analysis."
                ),
            ),
        ),
        Obligation(
            id="preanalysis.end-planned",
            clause=EXTRACTION_B,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.MUST,
            requires=Planned(Moment.PREANALYSIS_END),
            title=Text(
                fr="Date de fin de la préanalyse au calendrier de migration",
                en="End date of the pre-analysis in the migration schedule",
            ),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur receveur inscrive au calendrier de migration le jour où il terminera "
                    "la préanalyse."
                ),
                en=(
                    "The receiving vendor must enter in the migration schedule the day when it will finish the "
                    "pre-analysis."
                ),
            ),
        ),
        Obligation(
            id="preanalysis.after-extraction",
            clause=EXTRACTION_B,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.MUST,
            requires=InOrder(Moment.TEST_EXTRACTION, Moment.PREANALYSIS_START),
            title=Text(
                fr="Début de la préanalyse, pas avant l'extraction TEST",
                en="Start of the pre-analysis, not before the TEST extraction",
            ),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur receveur replanifie le début de la préanalyse au jour de l'extraction "
                    "TEST ou après. Si les deux étapes ont déjà eu lieu, vérifiez les dates consignées au journal."
                ),
                en=(
                    "The receiving vendor must move the start of the pre-analysis to the day of the TEST extraction "
                    "or later. If both steps have already taken place, check the dates entered in the journal."
                ),
            ),
        ),
        Obligation(
            id="preanalysis.in-order",
            clause=EXTRACTION_B,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.MUST,
            requires=InOrder(Moment.PREANALYSIS_START, Moment.PREANALYSIS_END),
            title=Text(
                fr="Fin de la préanalyse, pas avant son début", en="End of the pre-analysis, not before its start"
            ),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur receveur corrige le début ou la fin de la préanalyse pour que la fin "
                    "ne précède pas le début. Si la préanalyse est terminée, vérifiez les dates consignées au "
                    "journal."
                ),
                en=(
                    "The receiving vendor must correct the start or the end of the pre-analysis so that the end does "
                    "not come before the start. If the pre-analysis is finished, check the dates entered in the "
                    "journal."
                ),
            ),
        ),
        # §3 Extraction c)
        Obligation(
            id="preanalysis.submission-planned",
            clause=EXTRACTION_C,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.MUST,
            requires=Planned(Moment.PREANALYSIS_SUBMISSION),
            title=Text(
                fr="Date de soumission de la préanalyse au calendrier de migration",
                en="Submission date of the pre-analysis in the migration schedule",
            ),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur receveur inscrive au calendrier de migration le jour où il soumettra "
                    "la préanalyse au client."
                ),
                en=(
                    "The receiving vendor must enter in the migration schedule the day when it will submit the "
                    "pre-analysis to the client."
                ),
            ),
        ),
        Obligation(
            id="preanalysis.submitted-after-end",
            clause=EXTRACTION_C,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.MUST,
            requires=InOrder(Moment.PREANALYSIS_END, Moment.PREANALYSIS_SUBMISSION),
            title=Text(
                fr="Soumission de la préanalyse, pas avant la fin de celle-ci",
                en="Submission of the pre-analysis, not before its end",
            ),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur receveur termine la préanalyse, puis qu'il la soumette au client le "
                    "jour même ou plus tard. Si les deux étapes ont déjà eu lieu, vérifiez les dates consignées au "
                    "journal."
                ),
                en=(
                    "The receiving vendor must finish the pre-analysis, then submit it to the client on the same day "
                    "or later. If both steps have already taken place, check the dates entered in the journal."
                ),
            ),
        ),
        Obligation(
            id="preanalysis.communicated",
            clause=EXTRACTION_C,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.MUST,
            requires=Done(Moment.PREANALYSIS_SUBMISSION, once=Moment.SOURCE_CUTOVER),
            co_breaches=("schedule.kept",),
            title=Text(
                fr="Résultat de la préanalyse communiqué au client",
                en="Result of the pre-analysis communicated to the client",
            ),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur receveur communique au client le résultat de la préanalyse. Si c'est "
                    "déjà fait, il suffit d'en consigner la date au journal du dossier de migration."
                ),
                en=(
                    "The receiving vendor must communicate the result of the pre-analysis to the client. If that is "
                    "already done, it is enough to enter its date in the journal of the case."
                ),
            ),
        ),
        # §3 Extraction d)
        Obligation(
            id="preanalysis.validation-planned",
            clause=EXTRACTION_D,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.MUST,
            requires=Planned(Moment.PREANALYSIS_VALIDATION),
            title=Text(
                fr="Date de validation de la préanalyse au calendrier de migration",
                en="Validation date of the pre-analysis in the migration schedule",
            ),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur receveur inscrive au calendrier de migration le jour où le client "
                    "doit avoir validé la préanalyse."
                ),
                en=(
                    "The receiving vendor must enter in the migration schedule the day by which the client has to "
                    "validate the pre-analysis."
                ),
            ),
        ),
        Obligation(
            id="preanalysis.validation-window",
            clause=EXTRACTION_D,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.MUST,
            requires=NoSooner(
                Moment.PREANALYSIS_VALIDATION,
                than=Figure("validation-window"),
                after=Moment.PREANALYSIS_SUBMISSION,
                basis=Basis.PLAN,
            ),
            applies=(Under("validation-window", ("both",)),),
            waivable_by=Party.CLIENT,
            title=Text(
                fr="Au moins 7 jours ouvrables prévus pour valider la préanalyse",
                en="At least 7 business days planned for validating the pre-analysis",
            ),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur receveur reporte la date de validation au calendrier de migration, "
                    "pour que le client ait tous ses jours ouvrables après la soumission. Si moins de jours lui "
                    "suffisent, le client peut renoncer au reste par écrit."
                ),
                en=(
                    "The receiving vendor must set a later validation date in the migration schedule, so that the "
                    "client has all its business days after the submission. If fewer days are enough, the client may "
                    "waive the rest in writing."
                ),
            ),
        ),
        Obligation(
            id="preanalysis.validated-after-submission",
            clause=EXTRACTION_D,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.SHOULD,
            requires=InOrder(Moment.PREANALYSIS_SUBMISSION, Moment.PREANALYSIS_VALIDATION),
            co_breaches=("preanalysis.validation-window",),
            title=Text(
                fr="Validation de la préanalyse, pas avant sa soumission",
                en="Validation of the pre-analysis, not before its submission",
            ),
            remedy=Text(
                fr=(
                    "Il faudrait que le fournisseur receveur soumette d'abord la préanalyse au client, puis que le "
                    "client la valide. Si les deux étapes ont déjà eu lieu, vérifiez les dates consignées au journal."
                ),
                en=(
                    "The receiving vendor should first submit the pre-analysis to the client, and the client validate "
                    "it afterwards. If both steps have already taken place, check the dates entered in the journal."
                ),
            ),
        ),
        Obligation(
            id="preanalysis.validated-in-time",
            clause=EXTRACTION_D,
            bearers=(Party.CLIENT,),
            modality=Modality.MUST,
            requires=NoLater(
                Moment.PREANALYSIS_VALIDATION,
                than=Figure("validation-window"),
                after=Moment.PREANALYSIS_SUBMISSION,
                basis=Basis.EXECUTION,
                extension=Extension.PLANNED_DAY,
                edge=False,
            ),
            waivable_by=Party.RECEIVING_VENDOR,
            co_breaches=("schedule.kept",),
            title=Text(
                fr="Préanalyse validée par le client dans les 7 jours ouvrables",
                en="Pre-analysis validated by the client within 7 business days",
            ),
            remedy=Text(
                fr=(
                    "Examinez la préanalyse et faites savoir sans tarder au fournisseur receveur si vous la validez. "
                    "Votre silence ne vaut pas approbation, et un retard peut repousser la suite du calendrier de "
                    "migration."
                ),
                en=(
                    "Examine the pre-analysis and tell the receiving vendor without delay whether you validate it. "
                    "Your silence is not approval, and a late answer may delay the rest of the migration schedule."
                ),
            ),
        ),
        Obligation(
            id="preanalysis.validated",
            clause=EXTRACTION_D,
            bearers=(Party.CLIENT,),
            modality=Modality.MUST,
            requires=Done(Moment.PREANALYSIS_VALIDATION, once=Moment.SOURCE_CUTOVER),
            waivable_by=Party.RECEIVING_VENDOR,
            co_breaches=("schedule.kept",),
            title=Text(fr="Préanalyse validée par le client", en="Pre-analysis validated by the client"),
            remedy=Text(
                fr=(
                    "Validez la préanalyse et confirmez-le au fournisseur receveur. Si c'est déjà fait, il suffit "
                    "d'en consigner la date au journal du dossier de migration."
                ),
                en=(
                    "Validate the pre-analysis and confirm it to the receiving vendor. If that is already done, it is "
                    "enough to enter its date in the journal of the case."
                ),
            ),
        ),
        Obligation(
            id="reschedule.explained",
            clause=EXTRACTION_D,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.SHOULD,
            requires=ForEach("revisions", requires=holds.EXPLAINED),
            title=Text(fr="Changements de date expliqués au client", en="Changes of date explained to the client"),
            remedy=Text(
                fr=(
                    "Il faudrait que le fournisseur receveur dise au client pourquoi la date a changé. Il devrait "
                    "aussi inscrire au calendrier de migration la raison du changement et le jour où le client en a "
                    "été avisé."
                ),
                en=(
                    "The receiving vendor should tell the client why the date has changed. It should also enter in "
                    "the migration schedule the reason for the change and the day when the client was told."
                ),
            ),
        ),
        # §3 Extraction e), Importation d)
        Obligation(
            id="cutover.planned",
            clause=EXTRACTION_E,
            also=(IMPORTATION_D,),
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.MUST,
            requires=Planned(Moment.SOURCE_CUTOVER),
            applies=(EveryStepBinds(),),
            title=Text(
                fr="Date de coupure du DMÉ émetteur au calendrier de migration",
                en="Cutover date of the source EMR in the migration schedule",
            ),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur receveur convienne de la date de coupure avec le client et le "
                    "fournisseur émetteur, et qu'il l'inscrive au calendrier de migration."
                ),
                en=(
                    "The receiving vendor must agree on the cutover date with the client and the source vendor, and "
                    "enter it in the migration schedule."
                ),
            ),
        ),
        Obligation(
            id="cutover.agreed",
            clause=EXTRACTION_E,
            also=(IMPORTATION_D,),
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.MUST,
            requires=Agreed(Moment.SOURCE_CUTOVER, by=(Party.CLIENT, Party.SOURCE_VENDOR, Party.RECEIVING_VENDOR)),
            applies=(EveryStepBinds(),),
            title=Text(
                fr="Date de coupure convenue avec le client et le fournisseur émetteur",
                en="Cutover date agreed with the client and the source vendor",
            ),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur receveur obtienne l'accord du client et du fournisseur émetteur sur "
                    "la date de coupure, et qu'il consigne ces accords et le sien au calendrier de migration. Si la "
                    "date change, il faut recueillir de nouveau les trois accords."
                ),
                en=(
                    "The receiving vendor must obtain the agreement of the client and of the source vendor on the "
                    "cutover date, and enter these agreements and its own in the migration schedule. If the date "
                    "changes, all three agreements are needed again."
                ),
            ),
        ),
        Obligation(
            id="final-extraction.planned",
            clause=EXTRACTION_E,
            also=(IMPORTATION_D,),
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.MUST,
            requires=Planned(Moment.FINAL_EXTRACTION),
            title=Text(
                fr="Date de l'extraction finale au calendrier de migration",
                en="Date of the final extraction in the migration schedule",
            ),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur receveur convienne avec le fournisseur émetteur du jour de "
                    "l'extraction finale, et qu'il l'inscrive au calendrier de migration."
                ),
                en=(
                    "The receiving vendor must agree with the source vendor on the day of the final extraction, and "
                    "enter it in the migration schedule."
                ),
            ),
        ),
        Obligation(
            id="final-extraction.after-cutover",
            clause=EXTRACTION_E,
            also=(IMPORTATION_D,),
            bearers=(Party.SOURCE_VENDOR,),
            modality=Modality.MUST,
            requires=InOrder(Moment.SOURCE_CUTOVER, Moment.FINAL_EXTRACTION),
            applies=(EveryStepBinds(),),
            title=Text(
                fr="Extraction finale, pas avant la coupure du DMÉ émetteur",
                en="Final extraction, not before the cutover of the source EMR",
            ),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur émetteur fasse l'extraction finale le jour de la coupure ou après, "
                    "pour que rien de ce qui est saisi jusque-là ne manque. Si les deux étapes ont déjà eu lieu, "
                    "vérifiez les dates consignées au journal."
                ),
                en=(
                    "The source vendor must carry out the final extraction on the day of the cutover or later, so "
                    "that nothing entered until then is missing. If both steps have already taken place, check the "
                    "dates entered in the journal."
                ),
            ),
        ),
        # §3 Importation a)
        Obligation(
            id="flow-analysis.meeting-planned",
            clause=IMPORTATION_A,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.MUST,
            requires=Planned(Moment.FLOW_ANALYSIS_MEETING),
            title=Text(
                fr="Date de la rencontre d'analyse des flux au calendrier de migration",
                en="Date of the data-flow analysis meeting in the migration schedule",
            ),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur receveur fixe avec le client la rencontre d'analyse des flux, et "
                    "qu'il en inscrive la date au calendrier de migration."
                ),
                en=(
                    "The receiving vendor must set the data-flow analysis meeting with the client, and enter its date "
                    "in the migration schedule."
                ),
            ),
        ),
        Obligation(
            id="flow-analysis.held",
            clause=IMPORTATION_A,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.MUST,
            requires=Done(Moment.FLOW_ANALYSIS_MEETING, once=Moment.QUALITY_APPROVAL),
            co_breaches=("schedule.kept",),
            title=Text(fr="Rencontre d'analyse des flux tenue", en="Data-flow analysis meeting held"),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur receveur tienne avec le client la rencontre d'analyse des flux. Si "
                    "c'est déjà fait, il suffit d'en consigner la date au journal du dossier de migration."
                ),
                en=(
                    "The receiving vendor must hold the data-flow analysis meeting with the client. If that is "
                    "already done, it is enough to enter its date in the journal of the case."
                ),
            ),
        ),
        Obligation(
            id="flow-analysis.scope-confirmed",
            clause=IMPORTATION_A,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.MUST,
            requires=Recorded(Moment.SCOPE_CONFIRMATION, by=Moment.QUALITY_APPROVAL),
            title=Text(
                fr="Portée du projet confirmée, au plus tard à l'approbation de la qualité",
                en="Scope of the project confirmed, by the approval of quality",
            ),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur receveur confirme au client ce qui sera migré et ce qui ne le sera "
                    "pas, et qu'il consigne la date de cette confirmation au dossier de migration."
                ),
                en=(
                    "The receiving vendor must confirm to the client what will be migrated and what will not, and "
                    "enter the date of that confirmation in the case."
                ),
            ),
        ),
        # §3 Importation b)
        Obligation(
            id="test-import.planned",
            clause=IMPORTATION_B,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.SHOULD,
            requires=Planned(Moment.TEST_IMPORT),
            title=Text(
                fr="Date de l'importation TEST au calendrier de migration",
                en="Date of the TEST import in the migration schedule",
            ),
            remedy=Text(
                fr=(
                    "Il faudrait que le fournisseur receveur inscrive au calendrier de migration le jour de "
                    "l'importation TEST. Le client saura ainsi quand les données seront prêtes à vérifier."
                ),
                en=(
                    "The receiving vendor should enter the day of the TEST import in the migration schedule. The "
                    "client will then know when the data will be ready to check."
                ),
            ),
        ),
        Obligation(
            id="test-import.after-extraction",
            clause=IMPORTATION_B,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.MUST,
            requires=InOrder(Moment.TEST_EXTRACTION, Moment.TEST_IMPORT),
            title=Text(
                fr="Importation TEST, pas avant l'extraction TEST", en="TEST import, not before the TEST extraction"
            ),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur receveur replanifie l'importation TEST au jour de l'extraction TEST "
                    "ou après. Si les deux étapes ont déjà eu lieu, vérifiez les dates consignées au journal."
                ),
                en=(
                    "The receiving vendor must move the TEST import to the day of the TEST extraction or later. If "
                    "both steps have already taken place, check the dates entered in the journal."
                ),
            ),
        ),
        Obligation(
            id="test-import.carried-out",
            clause=IMPORTATION_B,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.MUST,
            requires=Done(Moment.TEST_IMPORT, once=Moment.QUALITY_APPROVAL),
            co_breaches=("schedule.kept",),
            title=Text(fr="Importation TEST réalisée", en="TEST import carried out"),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur receveur charge chez lui le contenu de l'extraction TEST. Si c'est "
                    "déjà fait, il suffit d'en consigner la date au journal du dossier de migration."
                ),
                en=(
                    "The receiving vendor must load the content of the TEST extraction. If that is already "
                    "done, it is enough to enter its date in the journal of the case."
                ),
            ),
        ),
        Obligation(
            id="internal-qc.listed",
            clause=IMPORTATION_B,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.MUST,
            requires=Listed(Moment.INTERNAL_QUALITY_CONTROL),
            title=Text(
                fr="Contrôle de qualité interne au calendrier de migration",
                en="Internal quality control in the migration schedule",
            ),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur receveur ajoute le contrôle de qualité interne aux étapes du "
                    "calendrier de migration. L'étape suffit\u00a0: sa date n'est pas exigée."
                ),
                en=(
                    "The receiving vendor must add the internal quality control to the steps of the migration "
                    "schedule. The step is enough: its date is not required."
                ),
            ),
        ),
        Obligation(
            id="internal-qc.after-import",
            clause=IMPORTATION_B,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.MUST,
            requires=InOrder(Moment.TEST_IMPORT, Moment.INTERNAL_QUALITY_CONTROL),
            title=Text(
                fr="Contrôle de qualité interne, pas avant l'importation TEST",
                en="Internal quality control, not before the TEST import",
            ),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur receveur fasse le contrôle de qualité interne le jour de "
                    "l'importation TEST ou après. Si les deux étapes ont déjà eu lieu, vérifiez les dates consignées "
                    "au journal."
                ),
                en=(
                    "The receiving vendor must carry out the internal quality control on the day of the TEST import "
                    "or later. If both steps have already taken place, check the dates entered in the journal."
                ),
            ),
        ),
        Obligation(
            id="internal-qc.carried-out",
            clause=IMPORTATION_B,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.MUST,
            requires=Done(Moment.INTERNAL_QUALITY_CONTROL, once=Moment.QUALITY_APPROVAL),
            co_breaches=("schedule.kept",),
            title=Text(fr="Contrôle de qualité interne réalisé", en="Internal quality control carried out"),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur receveur fasse le contrôle de qualité interne des données importées. "
                    "Si c'est déjà fait, il suffit d'en consigner la date au journal du dossier de migration."
                ),
                en=(
                    "The receiving vendor must carry out the internal quality control of the imported data. If that "
                    "is already done, it is enough to enter its date in the journal of the case."
                ),
            ),
        ),
        # §3 Importation c)
        Obligation(
            id="validation-sessions.planned",
            clause=IMPORTATION_C,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.MUST,
            requires=Planned(Moment.VALIDATION_SESSION),
            title=Text(
                fr="Dates des séances de validation au calendrier de migration",
                en="Dates of the validation sessions in the migration schedule",
            ),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur receveur fixe avec le client les séances de validation conjointe, et "
                    "qu'il en inscrive les dates au calendrier de migration."
                ),
                en=(
                    "The receiving vendor must set the joint validation sessions with the client, and enter their "
                    "dates in the migration schedule."
                ),
            ),
        ),
        Obligation(
            id="validation-sessions.after-qc",
            clause=IMPORTATION_C,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.MUST,
            requires=InOrder(Moment.INTERNAL_QUALITY_CONTROL, Moment.FIRST_VALIDATION_SESSION),
            title=Text(
                fr="Première séance de validation, pas avant le contrôle de qualité interne",
                en="First validation session, not before the internal quality control",
            ),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur receveur replanifie la première séance de validation au jour du "
                    "contrôle de qualité interne ou après. Si les deux étapes ont déjà eu lieu, vérifiez les dates "
                    "consignées au journal."
                ),
                en=(
                    "The receiving vendor must move the first validation session to the day of the internal quality "
                    "control or later. If both steps have already taken place, check the dates entered in the "
                    "journal."
                ),
            ),
        ),
        Obligation(
            id="validation-sessions.held",
            clause=IMPORTATION_C,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.MUST,
            requires=Recorded(Moment.FIRST_VALIDATION_SESSION, by=Moment.QUALITY_APPROVAL),
            co_breaches=("schedule.kept",),
            title=Text(
                fr="Au moins une séance de validation tenue, au plus tard à l'approbation de la qualité",
                en="At least one validation session held, by the approval of quality",
            ),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur receveur vérifie les données migrées avec le client, en séance de "
                    "validation conjointe, avant que le client approuve la qualité. Si une séance a déjà eu lieu, il "
                    "suffit d'en consigner la date au journal du dossier de migration."
                ),
                en=(
                    "The receiving vendor must check the migrated data with the client, in a joint validation "
                    "session, before the client approves the quality. If a session has already taken place, it is "
                    "enough to enter its date in the journal of the case."
                ),
            ),
        ),
        Obligation(
            id="quality-approval.planned",
            clause=IMPORTATION_C,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.MUST,
            requires=Planned(Moment.QUALITY_APPROVAL),
            title=Text(
                fr="Date d'approbation de la qualité au calendrier de migration",
                en="Date of the approval of quality in the migration schedule",
            ),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur receveur inscrive au calendrier de migration le jour où le client "
                    "doit approuver la qualité des données migrées."
                ),
                en=(
                    "The receiving vendor must enter in the migration schedule the day when the client is to approve "
                    "the quality of the migrated data."
                ),
            ),
        ),
        Obligation(
            id="quality-approval.after-sessions",
            clause=IMPORTATION_C,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.MUST,
            requires=InOrder(Moment.LAST_VALIDATION_SESSION, Moment.QUALITY_APPROVAL, basis=Basis.PLAN),
            title=Text(
                fr="Approbation de la qualité prévue, pas avant la dernière séance de validation",
                en="Approval of quality planned, not before the last validation session",
            ),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur receveur replanifie l'approbation de la qualité au jour de la "
                    "dernière séance de validation prévue ou après."
                ),
                en=(
                    "The receiving vendor must move the approval of quality, in the migration schedule, to the day of "
                    "the last planned validation session or later."
                ),
            ),
        ),
        Obligation(
            id="quality-approval.by-client",
            clause=IMPORTATION_C,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.MUST,
            requires=holds.APPROVED_BY_CLIENT,
            title=Text(
                fr="Approbation de la qualité donnée par le client lui-même",
                en="Approval of quality given by the client itself",
            ),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur receveur obtienne l'approbation du client lui-même, par exemple par "
                    "courriel, et qu'il la consigne au journal. Personne ne peut approuver la qualité à sa place."
                ),
                en=(
                    "The receiving vendor must obtain the approval of the client itself, for example by e-mail, and "
                    "enter it in the journal. Nobody can approve the quality in its place."
                ),
            ),
        ),
        Obligation(
            id="quality-approval.before-production",
            clause=IMPORTATION_C,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.MUST,
            requires=Recorded(Moment.QUALITY_APPROVAL, by=Moment.PRODUCTION),
            co_breaches=(
                "steps.approval-before-cutover",
                "schedule.kept",
            ),
            title=Text(
                fr="Approbation de la qualité obtenue, au plus tard à la mise en production",
                en="Approval of quality obtained, by the production start",
            ),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur receveur obtienne du client l'approbation de la qualité, et qu'il "
                    "attende celle-ci pour mettre les données en production. Si le client a déjà approuvé, il suffit "
                    "d'en consigner la date au journal du dossier de migration."
                ),
                en=(
                    "The receiving vendor must obtain the client's approval of quality, and wait for it before "
                    "putting the data into production. If the client has already approved, it is enough to enter the "
                    "date in the journal of the case."
                ),
            ),
        ),
        # §3 Importation e)
        Obligation(
            id="production.planned",
            clause=IMPORTATION_E,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.MUST,
            requires=Planned(Moment.PRODUCTION),
            title=Text(
                fr="Date de la mise en production au calendrier de migration",
                en="Date of the production start in the migration schedule",
            ),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur receveur inscrive au calendrier de migration le jour où les données "
                    "finales seront mises en production dans son DMÉ."
                ),
                en=(
                    "The receiving vendor must enter in the migration schedule the day when the final data will go "
                    "into production in its EMR."
                ),
            ),
        ),
        Obligation(
            id="production.after-approval",
            clause=IMPORTATION_E,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.MUST,
            requires=InOrder(Moment.QUALITY_APPROVAL, Moment.PRODUCTION, basis=Basis.PLAN),
            co_breaches=("steps.approval-before-cutover",),
            title=Text(
                fr="Mise en production prévue, pas avant l'approbation de la qualité",
                en="Production start planned, not before the approval of quality",
            ),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur receveur replanifie la mise en production au jour prévu pour "
                    "l'approbation de la qualité ou après."
                ),
                en=(
                    "The receiving vendor must move the production start, in the migration schedule, to the day "
                    "planned for the approval of quality or later."
                ),
            ),
        ),
        Obligation(
            id="production.after-final-extraction",
            clause=IMPORTATION_E,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.MUST,
            requires=InOrder(Moment.FINAL_EXTRACTION, Moment.PRODUCTION),
            co_breaches=("avenant.extraction-confirmed",),
            title=Text(
                fr="Mise en production, pas avant l'extraction finale",
                en="Production start, not before the final extraction",
            ),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur receveur attende l'extraction finale du fournisseur émetteur pour "
                    "mettre les données en production. Si les deux étapes ont déjà eu lieu, vérifiez les dates "
                    "consignées au journal."
                ),
                en=(
                    "The receiving vendor must wait for the source vendor's final extraction before putting the data "
                    "into production. If both steps have already taken place, check the dates entered in the journal."
                ),
            ),
        ),
        Obligation(
            id="final-extraction.carried-out",
            clause=IMPORTATION_E,
            bearers=(Party.SOURCE_VENDOR,),
            modality=Modality.MUST,
            requires=Done(Moment.FINAL_EXTRACTION, once=Moment.PRODUCTION),
            co_breaches=("schedule.kept",),
            title=Text(fr="Extraction finale réalisée", en="Final extraction carried out"),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur émetteur réalise l'extraction finale et la remette au fournisseur "
                    "receveur. Si c'est déjà fait, il suffit d'en consigner la date au journal du dossier de "
                    "migration."
                ),
                en=(
                    "The source vendor must carry out the final extraction and hand it over to the receiving vendor. "
                    "If that is already done, it is enough to enter its date in the journal of the case."
                ),
            ),
        ),
        Obligation(
            id="first-use.planned",
            clause=IMPORTATION_E,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.MUST,
            requires=Planned(Moment.FIRST_USE),
            title=Text(
                fr="Date de première utilisation des données au calendrier de migration",
                en="Date of the first use of the data in the migration schedule",
            ),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur receveur convienne avec le client du jour où celui-ci commencera à "
                    "utiliser les données, et qu'il l'inscrive au calendrier de migration."
                ),
                en=(
                    "The receiving vendor must agree with the client on the day when the client will start to use the "
                    "data, and enter it in the migration schedule."
                ),
            ),
        ),
        Obligation(
            id="first-use.after-production",
            clause=IMPORTATION_E,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.MUST,
            requires=InOrder(Moment.PRODUCTION, Moment.FIRST_USE),
            title=Text(
                fr="Première utilisation des données, pas avant la mise en production",
                en="First use of the data, not before the production start",
            ),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur receveur replanifie la première utilisation des données au jour de la "
                    "mise en production ou après. Si les deux étapes ont déjà eu lieu, vérifiez les dates consignées "
                    "au journal."
                ),
                en=(
                    "The receiving vendor must move the first use of the data to the day of the production start or "
                    "later. If both steps have already taken place, check the dates entered in the journal."
                ),
            ),
        ),
        # §3 Importation f)
        Obligation(
            id="legacy-access.withdrawal-planned",
            clause=IMPORTATION_F,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.MUST,
            requires=Planned(Moment.LEGACY_ACCESS_WITHDRAWAL),
            applies=(EveryStepBinds(),),
            title=Text(
                fr="Date de retrait des accès à l'ancien DMÉ au calendrier de migration",
                en="Withdrawal date of access to the old EMR in the migration schedule",
            ),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur receveur convienne avec le fournisseur émetteur du jour où les accès "
                    "à l'ancien DMÉ seront retirés, et qu'il l'inscrive au calendrier de migration."
                ),
                en=(
                    "The receiving vendor must agree with the source vendor on the day when access to the old EMR "
                    "will be withdrawn, and enter it in the migration schedule."
                ),
            ),
        ),
        Obligation(
            id="legacy-access.ninety-days",
            clause=IMPORTATION_F,
            bearers=(Party.SOURCE_VENDOR,),
            modality=Modality.MUST,
            requires=NoSooner(
                Moment.LEGACY_ACCESS_WITHDRAWAL, than=Figure("legacy-access"), after=Moment.ACCESS_ANCHOR
            ),
            applies=(EveryStepBinds(),),
            co_breaches=("avenant.read-only-access",),
            title=Text(
                fr="Accès à l'ancien DMÉ pendant au moins 90 jours", en="At least 90 days of access to the old EMR"
            ),
            remedy=Text(
                fr=(
                    "Il faut que le fournisseur émetteur garde l'ancien DMÉ accessible jusqu'à la fin de la période "
                    "minimale, et que la date de retrait soit reportée d'autant au calendrier de migration. Si les "
                    "accès sont déjà retirés, il faut les rétablir."
                ),
                en=(
                    "The source vendor must keep the old EMR accessible until the end of the minimum period, and the "
                    "withdrawal date must be postponed accordingly in the migration schedule. If access has already "
                    "been withdrawn, it must be restored."
                ),
            ),
        ),
        # §3, ordre des étapes
        Obligation(
            id="steps.flow-analysis-before-import",
            clause=LISTING_ORDER,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.SHOULD,
            requires=InOrder(Moment.FLOW_ANALYSIS_MEETING, Moment.TEST_IMPORT),
            title=Text(
                fr="Rencontre d'analyse des flux, au plus tard le jour de l'importation TEST",
                en="Data-flow analysis meeting, no later than the day of the TEST import",
            ),
            remedy=Text(
                fr=(
                    "Il faudrait que le fournisseur receveur tienne la rencontre d'analyse des flux avant d'importer "
                    "les données TEST, ou le jour même au plus tard. Si les deux étapes ont déjà eu lieu, vérifiez "
                    "les dates consignées au journal."
                ),
                en=(
                    "The receiving vendor should hold the data-flow analysis meeting before it imports the TEST data, "
                    "or on the same day at the latest. If both steps have already taken place, check the dates "
                    "entered in the journal."
                ),
            ),
        ),
        Obligation(
            id="steps.validation-before-cutover",
            clause=LISTING_ORDER,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.SHOULD,
            requires=InOrder(Moment.PREANALYSIS_VALIDATION, Moment.SOURCE_CUTOVER),
            applies=(EveryStepBinds(),),
            title=Text(
                fr="Préanalyse validée, au plus tard le jour de la coupure",
                en="Pre-analysis validated, no later than the day of the cutover",
            ),
            remedy=Text(
                fr=(
                    "Il faudrait que le fournisseur receveur attende la validation de la préanalyse avant la coupure, "
                    "quitte à reporter celle-ci avec l'accord du client et du fournisseur émetteur. Si les deux "
                    "étapes ont déjà eu lieu, vérifiez les dates consignées au journal."
                ),
                en=(
                    "The receiving vendor should wait for the validation of the pre-analysis before the cutover, even "
                    "if that means postponing it with the agreement of the client and of the source vendor. If both "
                    "steps have already taken place, check the dates entered in the journal."
                ),
            ),
        ),
        Obligation(
            id="steps.approval-before-cutover",
            clause=LISTING_ORDER,
            bearers=(Party.RECEIVING_VENDOR,),
            modality=Modality.SHOULD,
            requires=InOrder(Moment.QUALITY_APPROVAL, Moment.SOURCE_CUTOVER),
            applies=(EveryStepBinds(),),
            title=Text(
                fr="Qualité approuvée, au plus tard le jour de la coupure",
                en="Quality approved, no later than the day of the cutover",
            ),
            remedy=Text(
                fr=(
                    "Il faudrait que le fournisseur receveur attende l'approbation de la qualité avant la coupure, "
                    "quitte à reporter celle-ci avec l'accord du client et du fournisseur émetteur. Si les deux "
                    "étapes ont déjà eu lieu, vérifiez les dates consignées au journal."
                ),
                en=(
                    "The receiving vendor should wait for the approval of quality before the cutover, even if that "
                    "means postponing it with the agreement of the client and of the source vendor. If both steps "
                    "have already taken place, check the dates entered in the journal."
                ),
            ),
        ),
        # Plainte
        Obligation(
            id="schedule.kept",
            clause=COMPLAINT,
            bearers=(
                Party.CLIENT,
                Party.SOURCE_VENDOR,
                Party.RECEIVING_VENDOR,
            ),
            modality=Modality.SHOULD,
            requires=holds.SCHEDULE_KEPT,
            title=Text(
                fr="Étapes du calendrier de migration réalisées au jour prévu",
                en="Steps of the migration schedule carried out on the planned day",
            ),
            remedy=Text(
                fr=(
                    "Il faudrait que la partie responsable de chaque étape en retard la réalise dès que possible, ou "
                    "que le fournisseur receveur lui donne une nouvelle date et l'explique au client. Si l'étape est "
                    "déjà faite, il suffit d'en consigner la date au journal du dossier de migration."
                ),
                en=(
                    "The party responsible for each late step should carry it out as soon as possible, or the "
                    "receiving vendor should give it a new date and explain it to the client. If the step is already "
                    "done, it is enough to enter its date in the journal of the case."
                ),
            ),
        ),
        Obligation(
            id="complaint.addressed",
            clause=COMPLAINT,
            bearers=(Party.COMPLAINANT,),
            modality=Modality.SHOULD,
            requires=ForEach("complaints", requires=holds.ADDRESSED),
            title=Text(fr="Plainte ou question adressée au bureau", en="Complaint or question addressed to the bureau"),
            remedy=Text(
                fr=(
                    "Écrivez votre plainte ou votre question à l'adresse courriel du bureau de certification et "
                    "d'homologation (BCH). C'est lui qui en assure le suivi."
                ),
                en=(
                    "Write your complaint or question to the e-mail address of the certification bureau (BCH). The "
                    "bureau is the one that follows it up."
                ),
            ),
        ),
        Obligation(
            id="complaint.followed-up",
            clause=COMPLAINT,
            bearers=(Party.BUREAU,),
            modality=Modality.MUST,
            requires=ForEach("complaints", requires=Answered(Figure("complaint-follow-up"))),
            title=Text(
                fr="Suivi de la plainte ou de la question dans les 72 heures ouvrables",
                en="Follow-up of the complaint or question within 72 business hours",
            ),
            remedy=Text(
                fr=(
                    "Il faut que le bureau donne suite à la plainte ou à la question, et que le moment de ce suivi "
                    "soit consigné au dossier de migration. Si rien ne vient, relancez-le par courriel en rappelant "
                    "la date de votre premier message."
                ),
                en=(
                    "The bureau must follow up the complaint or question, and the moment of that follow-up must be "
                    "entered in the case. If nothing comes, write to it again by e-mail and recall the date of your "
                    "first message."
                ),
            ),
        ),
    ),
    title=Text(
        fr=("Procédure administrative de migration des données entre dossiers médicaux électroniques (MSSS, 2024)"),
        en="Administrative procedure for migrating data between electronic medical records (MSSS, 2024)",
    ),
)
