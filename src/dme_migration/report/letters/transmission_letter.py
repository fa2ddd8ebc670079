"""The letter that carries the form to both vendors and to the bureau (§2)."""

from __future__ import annotations

from typing import Final

from dme_migration.model import Party
from dme_migration.report.letters.declaration import Asked, Letter, LetterKind
from dme_migration.report.letters.facts import Facts
from dme_migration.report.letters.parts import Details, Point, Points, Row, Say, Stress
from dme_migration.rules import SentTo
from dme_migration.rules.clauses import TRANSMISSION
from dme_migration.text import Text

__all__ = ["TRANSMISSION_LETTER"]

_RECIPIENTS: Final = (Party.SOURCE_VENDOR, Party.RECEIVING_VENDOR, Party.BUREAU)


def _still_to_reach(facts: Facts) -> tuple[Party, ...]:
    """Give the recipients that no e-mail with the form has reached yet; all of them once each was reached."""
    left = tuple(
        party
        for party in _RECIPIENTS
        if (address := facts.address(party)) is None or facts.situation.reached_on(address) is None
    )
    return left or _RECIPIENTS


TRANSMISSION_LETTER: Final = Letter(
    kind=LetterKind.TRANSMISSION,
    title=Text(fr="Transmission du formulaire", en="Sending the form"),
    clause=TRANSMISSION,
    writer=Party.CLIENT,
    to=_RECIPIENTS,
    narrowed=_still_to_reach,
    asks=(Asked(SentTo, "request.transmissions"),),
    needs=("data_chosen",),
    takes_form=True,
    encloses=Text(
        fr="le formulaire de demande, rempli et signé, et l'autorisation de la clinique",
        en="the request form, filled in and signed, and the clinic's authorization",
    ),
    subject=Text(fr="Demande de migration de données – {case}", en="Data migration request – {case}"),
    body=(
        Say(
            Text(
                fr="Vous trouverez ci-joint le formulaire de demande de migration de données de {client}, rempli "
                "et signé, avec l'autorisation écrite de la clinique contractante. Nous vous le transmettons "
                "comme le veut la procédure administrative de migration des données entre dossiers médicaux "
                "électroniques.",
                en="Attached is the data migration request form of {client}, filled in and signed, with the "
                "written authorization of the contracting clinic. We are sending it to you as the ministry's "
                "administrative procedure for migrating data between electronic medical records asks.",
            )
        ),
        Say(
            Text(
                fr="Le formulaire est déjà parvenu aux destinataires suivants\u00a0: {reached} (premier envoi le "
                "{first_sent_day}). Ce courriel complète la transmission.",
                en="The form has already reached the following recipients: {reached} (first sent on "
                "{first_sent_day}). This e-mail completes the transmission.",
            ),
            optional=True,
        ),
        Details(
            (
                Row(Text(fr="{objective}", en="{objective}"), label=Text(fr="Objet", en="Purpose")),
                Row(
                    Text(fr="{client} ({client_kind})", en="{client} ({client_kind})"),
                    label=Text(fr="Client", en="Client"),
                ),
                Row(
                    Text(fr="{requesters}", en="{requesters}"),
                    label=Text(fr="Demande faite par", en="Request made by"),
                    optional=True,
                ),
                Row(
                    Text(fr="{source_emr} ({source_vendor})", en="{source_emr} ({source_vendor})"),
                    label=Text(fr="DMÉ émetteur", en="Source EMR"),
                ),
                Row(
                    Text(fr="{receiving_emr} ({receiving_vendor})", en="{receiving_emr} ({receiving_vendor})"),
                    label=Text(fr="DMÉ receveur", en="Receiving EMR"),
                ),
                Row(
                    Text(fr="{standard_data}", en="{standard_data}"),
                    label=Text(fr="Données de la portée standard", en="Data of the standard scope"),
                    optional=True,
                ),
                Row(
                    Text(fr="{additional_data}", en="{additional_data}"),
                    label=Text(fr="Données hors de cette portée", en="Data outside that scope"),
                    optional=True,
                ),
                Row(
                    Text(fr="{authorization}", en="{authorization}"),
                    label=Text(fr="Autorisation", en="Authorization"),
                ),
                Row(Text(fr="{signatures}", en="{signatures}"), label=Text(fr="Signatures", en="Signatures")),
            )
        ),
        Stress(
            Text(
                fr="Envoyé le {today_day}, ce courriel fait commencer le calendrier de travail {first_counted_on}, "
                "le jour ouvrable suivant.",
                en="Sent on {today_day}, this e-mail makes the official clock start on {first_counted_on}, the "
                "next business day.",
            )
        ),
        Say(Text(fr="Voici ce que nous attendons maintenant\u00a0:", en="Here is what we now expect:")),
        Points(
            (
                Text(
                    fr="confirmer à {client_email} que la demande est reçue;",
                    en="confirm to {client_email} that the request is received;",
                ),
                Point(
                    Text(
                        fr="fixer ensemble la date de la première extraction et dresser le calendrier de migration;",
                        en="set the day of the first extraction together, and draw up the migration schedule;",
                    ),
                    given="two_vendors",
                ),
                Point(
                    Text(
                        fr="fixer la date de la première extraction et dresser le calendrier de migration;",
                        en="set the day of the first extraction, and draw up the migration schedule;",
                    ),
                    absent="two_vendors",
                ),
                Text(
                    fr="nous remettre ce calendrier ({receiving_vendor}).",
                    en="deliver that schedule to us ({receiving_vendor}).",
                ),
            )
        ),
    ),
)
"""The transmission of the request."""
