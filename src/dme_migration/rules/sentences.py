"""The sentences of the named functions, of amounts and of complaints, by the name that a ruling gives them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from dme_migration.text import Text

__all__ = ["SENTENCES"]

SENTENCES: Final[Mapping[str, Text]] = MappingProxyType(
    {
        # Authorization (§1)
        "authorization-awaited": Text(
            fr="L'autorisation n'est pas encore donnée; il la faut au plus tard à l'envoi du formulaire.",
            en="The authorization is not given yet; it is needed by the time the form is sent.",
        ),
        "authorization-absent": Text(
            fr="Il n'y a pas d'autorisation au dossier de migration\u00a0: "
            "on ne sait pas de quelle clinique elle viendrait.",
            en="The case holds no authorization: which clinic it would come from is not known.",
        ),
        "clinic-absent": Text(
            fr="On ne peut pas comparer la clinique qui autorise et celle qui détient le contrat.",
            en="The clinic that authorizes and the one that holds the contract cannot be compared.",
        ),
        "clinic-same": Text(
            fr="L'autorisation vient de «\u00a0{holder}\u00a0», qui détient le contrat.",
            en="The authorization comes from “{holder}”, which holds the contract.",
        ),
        "clinic-other": Text(
            fr="L'autorisation vient de «\u00a0{clinic}\u00a0», mais le contrat est au nom de «\u00a0{holder}\u00a0».",
            en="The authorization comes from “{clinic}”, but the contract is in the name of “{holder}”.",
        ),
        # The form (§2)
        "form-complete": Text(fr="Le formulaire est complet.", en="The form is complete."),
        "form-awaited": Text(
            fr="Le formulaire n'est pas encore envoyé; il y manque {lacking}.",
            en="The form has not been sent yet; it lacks {lacking}.",
        ),
        "form-lacking": Text(
            fr="Le formulaire a été envoyé {sent_on} sans {lacking}.",
            en="The form was sent on {sent_on} without {lacking}.",
        ),
        "data-complete": Text(fr="Les données à migrer sont choisies.", en="The data to migrate are chosen."),
        "data-awaited": Text(
            fr="Le formulaire n'est pas encore envoyé; il y manque le choix des données à migrer.",
            en="The form has not been sent yet; it lacks the choice of the data to migrate.",
        ),
        "data-lacking": Text(
            fr="Le formulaire a été envoyé {sent_on} sans qu'aucune catégorie de données ne soit choisie.",
            en="The form was sent on {sent_on} with no category of data chosen.",
        ),
        "emr-absent": Text(fr="Le DMÉ n'est pas nommé dans la demande.", en="The request does not name the EMR."),
        "absent.source_emr": Text(
            fr="La demande ne nomme pas le DMÉ émetteur.", en="The request does not name the source EMR."
        ),
        "absent.receiving_emr": Text(
            fr="La demande ne nomme pas le DMÉ receveur.", en="The request does not name the receiving EMR."
        ),
        "emr-listed": Text(
            fr="{name} ({vendor}) est sur la liste des DMÉ certifiés.",
            en="{name} ({vendor}) is on the list of certified EMRs.",
        ),
        "emr-not-listed": Text(
            fr="«\u00a0{name}\u00a0» n'est pas sur la liste des DMÉ certifiés.",
            en="“{name}” is not on the list of certified EMRs.",
        ),
        "emr-nearest": Text(
            fr="Le nom certifié le plus proche est «\u00a0{nearest}\u00a0».",
            en="The nearest certified name is “{nearest}”.",
        ),
        "by-email": Text(fr="Le formulaire a été envoyé par courriel {on}.", en="The form was sent by e-mail on {on}."),
        "not-by-email": Text(
            fr="La demande a été envoyée, mais aucun courriel n'a porté le formulaire.",
            en="The request was sent, but no e-mail carried the form.",
        ),
        "never-sent": Text(
            fr="Les travaux ont commencé sans que le formulaire ait été envoyé.",
            en="Work began without the form having been sent.",
        ),
        "email-awaited": Text(fr="Aucun courriel n'a encore été envoyé.", en="No e-mail has been sent yet."),
        # The start of the clock (§2)
        "start-awaited": Text(
            fr="Il manque encore le calendrier, ou l'envoi du formulaire.",
            en="The schedule, or the sending of the form, is still missing.",
        ),
        "start-awaits.schedule": Text(fr="Il manque encore le calendrier.", en="The schedule is still missing."),
        "start-awaits.request.transmissions": Text(
            fr="Le formulaire n'est pas encore envoyé.", en="The form has not been sent yet."
        ),
        "start-unknown": Text(
            fr="On ne peut pas savoir quand le calendrier devait commencer.",
            en="When the schedule had to start cannot be known.",
        ),
        "start-not-stated": Text(
            fr="Le calendrier ne dit pas quel jour il commence.", en="The schedule does not say on which day it starts."
        ),
        "start-right": Text(
            fr="Le formulaire a été envoyé {sent_on}; le calendrier commence {stated}, le jour ouvrable qui suit.",
            en="The form was sent on {sent_on}; the schedule starts on {stated}, the business day that follows.",
        ),
        "start-other": Text(
            fr="Le calendrier commence {stated}; à ce qu'on sait, ce devrait être {starts}.",
            en="The schedule starts on {stated}; as far as is known, it should be {starts}.",
        ),
        "start-wrong": Text(
            fr="Le formulaire a été envoyé {sent_on}; le calendrier commence {stated} au lieu de commencer {starts}.",
            en="The form was sent on {sent_on}; the schedule starts on {stated}, when it should start on {starts}.",
        ),
        # Extra delay (§3)
        "extra-not-certified": Text(
            fr="Aucun des deux DMÉ n'est certifié\u00a0: les délais de l'avenant ne lient personne.",
            en="Neither EMR is certified: the addendum's limits bind nobody.",
        ),
        "extra-not-needed": Text(
            fr="Le calendrier ne dépasse aucun délai standard\u00a0: il n'y a rien à annoncer.",
            en="The schedule passes no standard limit: there is nothing to announce.",
        ),
        "extra-awaited": Text(
            fr="On ne sait pas encore si un délai standard sera dépassé.",
            en="Whether a standard limit will be passed is not known yet.",
        ),
        "extra-unknown": Text(
            fr="On ne peut pas savoir si un délai standard est dépassé.",
            en="Whether a standard limit is passed cannot be known.",
        ),
        "extra-told": Text(
            fr="{m} est au calendrier pour {planned}, après la limite standard ({limit}), "
            "et le client en a été informé à temps, {told}.",
            en="{m} is planned for {planned}, past the standard limit ({limit}), "
            "and the client was told in time, on {told}.",
        ),
        "extra-to-tell": Text(
            fr="{m} est au calendrier pour {planned}, après la limite standard\u00a0: "
            "il faut en informer le client au plus tard {limit}.",
            en="{m} is planned for {planned}, past the standard limit: the client must be told by {limit}.",
        ),
        "extra-not-told": Text(
            fr="{m} est au calendrier pour {planned}. Le délai standard finissait {limit}, "
            "et le client n'en a pas été informé avant.",
            en="{m} is planned for {planned}. The standard limit ran out on {limit}, "
            "and the client was not told before that.",
        ),
        # The period (Ext. a)
        "period-awaited": Text(
            fr="La période d'extraction ou la date de l'extraction TEST n'est pas encore fixée.",
            en="The extraction period or the day of the TEST extraction is not set yet.",
        ),
        "period-unknown": Text(
            fr="On ne peut pas savoir si l'extraction TEST tombe dans la période convenue.",
            en="Whether the TEST extraction falls in the agreed period cannot be known.",
        ),
        "in-period": Text(
            fr="L'extraction TEST est prévue {planned}, dans la période convenue "
            "({from} au plus tôt, {through} au plus tard).",
            en="The TEST extraction is planned for {planned}, within the agreed period ({from} through {through}).",
        ),
        "outside-period": Text(
            fr="L'extraction TEST est prévue {planned}, hors de la période convenue "
            "({from} au plus tôt, {through} au plus tard).",
            en="The TEST extraction is planned for {planned}, outside the agreed period ({from} through {through}).",
        ),
        # The approval of quality, §3 Importation c)
        "approval-awaited": Text(fr="La qualité n'est pas encore approuvée.", en="The quality is not approved yet."),
        "approval-by-client": Text(fr="Le client a approuvé la qualité.", en="The client approved the quality."),
        "approval-by-other": Text(
            fr="L'approbation au journal vient d'une autre partie que le client\u00a0: {by}.",
            en="The approval in the journal comes from another party than the client: {by}.",
        ),
        # Respect of the steps (Plainte)
        "kept": Text(
            fr="Chaque étape dont la date est passée est au journal.",
            en="Every step whose planned day has gone by is in the journal.",
        ),
        "not-kept": Text(
            fr="Étapes dont la date est passée et qui ne sont pas au journal\u00a0: {late}.",
            en="Steps whose day has gone by and that are not in the journal: {late}.",
        ),
        "kept-not-delivered": Text(
            fr="Le calendrier n'est pas encore remis au client.",
            en="The schedule has not been delivered to the client yet.",
        ),
        "kept-ahead": Text(
            fr="Aucune date du calendrier n'est encore passée.", en="No day of the schedule has gone by yet."
        ),
        "kept-next": Text(fr="La prochaine étape est {next}.", en="The next step is {next}."),
        # Strangers
        "no-stranger": Text(
            fr="Tous les destinataires des courriels sont des parties au dossier de migration.",
            en="Every recipient of the e-mails is a party to the case.",
        ),
        "stranger": Text(
            fr="Un courriel de la demande est allé à une adresse qui n'est celle d'aucune partie\u00a0: {who}.",
            en="An e-mail of the request went to an address that is no party's: {who}.",
        ),
        "stranger-or-client": Text(
            fr="Une adresse n'est celle d'aucune partie connue ({who}), mais celle du client n'est pas donnée.",
            en="An address is no known party's ({who}), but the client's own is not given.",
        ),
        # Amounts (Avenant n° 1)
        "no-amount": Text(
            fr="Aucun montant n'est inscrit.",
            en="No amount is recorded.",
        ),
        "limit-unknown": Text(
            fr="Le montant est de {amount}, mais on ne peut pas calculer le plafond.",
            en="The amount is {amount}, but its ceiling cannot be worked out.",
        ),
        "within": Text(
            fr="Le montant est de {amount}; le plafond est de {limit} (nombre d'intervenants\u00a0: {count}).",
            en="The amount is {amount}; the ceiling is {limit} (number of practitioners: {count}).",
        ),
        "beyond": Text(
            fr="Le montant est de {amount}, alors que le plafond est de {limit} "
            "(nombre d'intervenants\u00a0: {count}).",
            en="The amount is {amount}, while the ceiling is {limit} (number of practitioners: {count}).",
        ),
        # Records
        "no-record.revisions": Text(
            fr="Aucune date n'a été changée depuis la remise du calendrier.",
            en="No day has been changed since the schedule was delivered.",
        ),
        "no-record.complaints": Text(
            fr="Aucune plainte ni question au bureau.", en="No complaint or question to the bureau."
        ),
        "no-record.waivers": Text(fr="Aucune renonciation.", en="No waiver."),
        "explained": Text(
            fr="Une date a été changée {made_on} ({m}\u00a0: {to} au lieu de {from}); "
            "la raison est donnée, et le client a été informé.",
            en="A day was changed on {made_on} ({m}: {to} instead of {from}); "
            "the reason is given, and the client was told.",
        ),
        "not-explained": Text(
            fr="Une date a été changée {made_on} ({m}\u00a0: {to} au lieu de {from}).",
            en="A day was changed on {made_on} ({m}: {to} instead of {from}).",
        ),
        "no-reason": Text(fr="La raison n'est pas donnée.", en="The reason is not given."),
        "not-told": Text(fr="Le client n'en a pas été informé.", en="The client was not told."),
        "address-unknown": Text(
            fr="On ne sait pas à quelle adresse la plainte ou la question a été envoyée.",
            en="The address that the complaint or question went to is not known.",
        ),
        "addressed": Text(
            fr="La plainte ou la question a été envoyée au bureau ({bureau}).",
            en="The complaint or question went to the bureau ({bureau}).",
        ),
        "addressed-elsewhere": Text(
            fr="La plainte ou la question a été envoyée à {address}; l'adresse du bureau est {bureau}.",
            en="The complaint or question went to {address}; the bureau's address is {bureau}.",
        ),
        "answered": Text(
            fr="Reçue {received}; {deadline}; échéance\u00a0: {due}. Suivie {answered}\u00a0: à temps.",
            en="Received on {received}; {deadline}; due by {due}. Followed up on {answered}: in time.",
        ),
        "answered-late": Text(
            fr="Reçue {received}; {deadline}; échéance\u00a0: {due}. Suivie {answered}\u00a0: trop tard.",
            en="Received on {received}; {deadline}; due by {due}. Followed up on {answered}: too late.",
        ),
        "answer-awaited": Text(
            fr="Reçue {received}; {deadline}; échéance\u00a0: {due}. Elle n'est pas encore suivie.",
            en="Received on {received}; {deadline}; due by {due}. It has not been followed up yet.",
        ),
        "not-answered": Text(
            fr="Reçue {received}; {deadline}; échéance\u00a0: {due}. Aucun suivi n'est inscrit.",
            en="Received on {received}; {deadline}; due by {due}. No follow-up is recorded.",
        ),
        # Waivers
        "waiver-valid": Text(
            fr="La renonciation à «\u00a0{id}\u00a0» vient de la partie qui peut y renoncer.",
            en="The waiver of “{id}” comes from the party that may waive it.",
        ),
        "waiver-of-nothing": Text(
            fr="La renonciation vise «\u00a0{id}\u00a0», qui n'est pas une obligation connue.",
            en="The waiver names “{id}”, which is no known obligation.",
        ),
        "waiver-not-allowed": Text(fr="Personne ne peut renoncer à «\u00a0{id}\u00a0».", en="Nobody may waive “{id}”."),
        "waiver-by-other": Text(
            fr="La renonciation à «\u00a0{id}\u00a0» vient d'une partie qui ne le peut pas ({by}); seul le peut {may}.",
            en="The waiver of “{id}” comes from a party that may not give it ({by}); only {may} may.",
        ),
    },
)
