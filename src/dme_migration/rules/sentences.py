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
            fr="L'autorisation n'est pas encore au dossier; il la faut au plus tard à l'envoi du formulaire.",
            en="The authorization is not on file yet; it is needed by the time the form is sent.",
        ),
        "authorization-absent": Text(
            fr="Aucune autorisation n'est au dossier\u00a0: on ne sait pas de quelle clinique elle viendrait.",
            en="No authorization is on file: which clinic it would come from cannot be told.",
        ),
        "clinic-absent": Text(
            fr="On ne peut pas comparer la clinique qui autorise et celle qui détient le contrat.",
            en="The clinic that authorizes and the one that holds the contract cannot be compared.",
        ),
        "clinic-same": Text(
            fr="L'autorisation vient de {holder}, qui détient le contrat.",
            en="The authorization comes from {holder}, which holds the contract.",
        ),
        "clinic-other": Text(
            fr="L'autorisation vient de {clinic}, mais c'est {holder} qui détient le contrat avec le fournisseur.",
            en="The authorization comes from {clinic}, but {holder} holds the contract with the vendor.",
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
        "start-unknown": Text(
            fr="On ne peut pas dire quand le calendrier devait commencer.",
            en="When the schedule had to start cannot be told.",
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
            fr="Le formulaire a été envoyé {sent_on}; le calendrier commence {stated}, "
            "alors que ce devait être {starts}.",
            en="The form was sent on {sent_on}; the schedule starts on {stated}, when it should be {starts}.",
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
            fr="On ne peut pas dire si un délai standard est dépassé.",
            en="Whether a standard limit is passed cannot be told.",
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
            fr="On ne peut pas dire si l'extraction TEST tombe dans la période convenue.",
            en="Whether the TEST extraction falls in the agreed period cannot be told.",
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
            fr="La date est passée, et rien n'est inscrit au journal\u00a0: {late}.",
            en="The day has gone by, and nothing is in the journal: {late}.",
        ),
        "kept-not-delivered": Text(
            fr="Le calendrier n'est pas encore remis au client.",
            en="The schedule has not been delivered to the client.",
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
            fr="Une adresse n'est celle d'aucune partie connue ({who}), mais celle du client manque au dossier.",
            en="An address is no known party's ({who}), but the client's own is not on file.",
        ),
        # Amounts (Avenant n° 1)
        "no-amount": Text(fr="Aucun montant n'est au dossier.", en="No amount is on file."),
        "limit-unknown": Text(
            fr="Le montant est de {amount}, mais on ne peut pas dire le plafond.",
            en="The amount is {amount}, but its ceiling cannot be told.",
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
        "no-record": Text(fr="Le dossier de migration n'en contient aucun cas.", en="The case holds none of these."),
        "explained": Text(
            fr="Date changée ({m}, {made_on})\u00a0: la raison est donnée et le client en a été informé.",
            en="Day changed ({m}, on {made_on}): the reason is given and the client was told.",
        ),
        "not-explained": Text(
            fr="Date changée ({m}, {made_on})\u00a0: ce devait être {from}, c'est maintenant {to}.",
            en="Day changed ({m}, on {made_on}): it was {from}, it is now {to}.",
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
            fr="Reçue {received}, suivie {answered}\u00a0: c'est à temps ({deadline}).",
            en="Received on {received}, followed up on {answered}: in time ({deadline}).",
        ),
        "answered-late": Text(
            fr="Reçue {received}, suivie {answered}\u00a0: c'est trop tard ({deadline}).",
            en="Received on {received}, followed up on {answered}: too late ({deadline}).",
        ),
        "answer-awaited": Text(
            fr="Reçue {received}, pas encore suivie ({deadline}).",
            en="Received on {received}, not followed up yet ({deadline}).",
        ),
        "not-answered": Text(
            fr="Reçue {received}, et aucun suivi n'est au dossier ({deadline}).",
            en="Received on {received}, and no follow-up is on file ({deadline}).",
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
