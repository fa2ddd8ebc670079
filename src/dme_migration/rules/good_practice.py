"""What this package recommends beside the ministry's text.

Text: none, and so no address and no edition but our own. No clause of the procedure says these things: all of them are
warnings, kept in a rulebook of their own so that a report under the ministry's title quotes only the ministry. They may
be left out: ``PROCEDURE_2024 | AVENANT_1`` is the ministry's part, whole.
"""

from __future__ import annotations

from typing import Final

from dme_migration.model.parties import Party
from dme_migration.rules import holds
from dme_migration.rules.clauses import PRACTICE
from dme_migration.rules.grounds import Certified
from dme_migration.rules.obligation import Modality, Obligation
from dme_migration.rules.others import ForEach
from dme_migration.rules.rulebook import Rulebook
from dme_migration.text import Text

__all__ = ["GOOD_PRACTICE"]

GOOD_PRACTICE: Final = Rulebook.of(
    "GOOD_PRACTICE",
    (
        Obligation(
            id="transmission.no-stranger",
            clause=PRACTICE,
            bearers=(Party.CLIENT,),
            modality=Modality.SHOULD,
            requires=holds.NO_STRANGER,
            applies=(
                Certified(Party.SOURCE_VENDOR),
                Certified(Party.RECEIVING_VENDOR),
            ),
            title=Text(
                fr="Formulaire envoyé aux seules personnes concernées", en="Form sent only to the people concerned"
            ),
            remedy=Text(
                fr=(
                    "Demandez à la personne qui a reçu le courriel par erreur de le supprimer, et corrigez la liste "
                    "des destinataires avant tout autre envoi. Si l'adresse est bien celle d'une partie, inscrivez-la "
                    "au dossier de migration."
                ),
                en=(
                    "Ask whoever received the e-mail by mistake to delete it, and correct the list of recipients "
                    "before you send anything else. If the address does belong to a party, enter it in the case."
                ),
            ),
        ),
        Obligation(
            id="waivers.valid",
            clause=PRACTICE,
            bearers=(Party.CLIENT,),
            modality=Modality.SHOULD,
            requires=ForEach("waivers", requires=holds.VALID_WAIVER),
            title=Text(
                fr="Renonciations valables\u00a0: la bonne obligation, la bonne partie",
                en="Valid waivers: the right obligation, the right party",
            ),
            remedy=Text(
                fr=(
                    "Vérifiez que la renonciation nomme une obligation qui existe, et qu'elle vient de la partie qui "
                    "peut y renoncer. Sinon, retirez-la du dossier de migration ou obtenez celle de la bonne partie."
                ),
                en=(
                    "Check that the waiver names an obligation that exists, and that it comes from the party that may "
                    "give it. If not, remove it from the case or obtain that of the right party."
                ),
            ),
        ),
    ),
    title=Text(
        fr="Bonnes pratiques (les nôtres, non celles du ministère)", en="Good practice (ours, not the ministry's)"
    ),
)
