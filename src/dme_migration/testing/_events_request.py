"""Events of the request: the papers, the sending of the form, and what is said between the parties afterwards."""

from __future__ import annotations

from datetime import datetime
from typing import Final

import attrs

from dme_migration.model import (
    PARTY_LABELS,
    Authorization,
    Channel,
    Complaint,
    ComplaintKind,
    ConfirmationOf,
    Fees,
    MigrationCase,
    Moment,
    NoticeAbout,
    Party,
    Signature,
    Transmission,
    VendorNotice,
)
from dme_migration.model.moment_words import happened_text
from dme_migration.rules.words import capital, money, on_day, on_instant
from dme_migration.testing._events import Event
from dme_migration.text import Language, Text, joined

__all__ = [
    "AuthorizationSigned",
    "ComplaintFollowedUp",
    "ComplaintReceived",
    "ConfirmationGiven",
    "FeesCharged",
    "FormSent",
    "FormSigned",
    "NoticeGiven",
    "ObligationWaived",
    "VendorNotified",
]


@attrs.frozen(kw_only=True)
class VendorNotified(Event):
    """The source vendor is given the notice of the contract (§1)."""

    def put(self, case: MigrationCase) -> MigrationCase:
        """Record the notice."""
        return attrs.evolve(case, request=attrs.evolve(case.request, vendor_notice=VendorNotice(given_on=self.on)))

    def told(self, language: Language) -> str:
        """Tell that the vendor knows."""
        return happened_text(Moment.VENDOR_NOTICE)[language].format(on=on_day(self.on, language)) + "."


_AUTHORIZED: Final = Text(
    fr="L'autorisation écrite est signée {on} pour «\u00a0{clinic}\u00a0».",
    en="The written authorization is signed on {on} for “{clinic}”.",
)


@attrs.frozen(kw_only=True)
class AuthorizationSigned(Event):
    """A clinic authorizes the migration in writing (§1)."""

    clinic: str

    def put(self, case: MigrationCase) -> MigrationCase:
        """Record the authorization."""
        authorization = Authorization(clinic=self.clinic, signed_on=self.on)
        return attrs.evolve(case, request=attrs.evolve(case.request, authorization=authorization))

    def told(self, language: Language) -> str:
        """Tell which clinic authorizes."""
        return _AUTHORIZED[language].format(on=on_day(self.on, language), clinic=self.clinic)


_SIGNED: Final = Text(fr="{who} signe le formulaire {on}.", en="{who} signs the form on {on}.")


@attrs.frozen(kw_only=True)
class FormSigned(Event):
    """Somebody signs the form (§2)."""

    signatory: str

    def put(self, case: MigrationCase) -> MigrationCase:
        """Add the signature."""
        signatures = (*case.request.signatures, Signature(signatory=self.signatory, signed_on=self.on))
        return attrs.evolve(case, request=attrs.evolve(case.request, signatures=signatures))

    def told(self, language: Language) -> str:
        """Tell who signs."""
        return _SIGNED[language].format(who=self.signatory, on=on_day(self.on, language))


_SENT: Final = Text(fr="{what} est envoyé {how} {on} à {whom}.", en="{what} is sent {how} {on} to {whom}.")
_FORM: Final = Text(fr="Le formulaire", en="The form")
_NO_FORM: Final = Text(fr="Un message sans le formulaire", en="A message without the form")
_NOBODY: Final = Text(fr="personne", en="nobody")
_HOW: Final = {
    Channel.EMAIL: Text(fr="par courriel", en="by e-mail"),
    Channel.PORTAL: Text(fr="par le portail", en="through the portal"),
    Channel.FAX: Text(fr="par télécopieur", en="by fax"),
    Channel.POST: Text(fr="par la poste", en="by post"),
    Channel.HAND: Text(fr="en mains propres", en="by hand"),
}


@attrs.frozen(kw_only=True)
class FormSent(Event):
    """The request is sent, by whatever channel, with the form or without it (§2). ``on`` is the local day."""

    transmission: Transmission

    def put(self, case: MigrationCase) -> MigrationCase:
        """Add the transmission."""
        return case.with_transmission(self.transmission)

    def told(self, language: Language) -> str:
        """Tell what is sent, how, when and to whom."""
        sent = self.transmission
        when = on_instant(sent.sent_at, language)
        return _SENT[language].format(
            what=(_FORM if sent.form_attached else _NO_FORM)[language],
            how=_HOW[sent.channel][language],
            on=when if language is Language.FR else f"on {when}",
            whom=joined(sent.recipients, language) or _NOBODY[language],
        )


_TOLD: Final = Text(fr="{who} reçoit un avis {on}\u00a0: {about}.", en="{who} is given notice on {on}: {about}.")
_ABOUT: Final = {
    NoticeAbout.EXTRA_DELAY: Text(fr="un délai supplémentaire", en="an extra delay"),
    NoticeAbout.RESCHEDULE: Text(fr="le report d'une étape", en="a step put off"),
    NoticeAbout.OTHER: Text(fr="autre chose", en="something else"),
}


@attrs.frozen(kw_only=True)
class NoticeGiven(Event):
    """A party is told something: an extra delay (§3), a reschedule (Ext. d), or something else."""

    to: Party
    about: NoticeAbout

    def put(self, case: MigrationCase) -> MigrationCase:
        """Add the notice."""
        return case.with_notice(self.about, to=self.to, given_on=self.on)

    def told(self, language: Language) -> str:
        """Tell who is told what."""
        return _TOLD[language].format(
            who=capital(PARTY_LABELS[self.to][language]),
            on=on_day(self.on, language),
            about=_ABOUT[self.about][language],
        )


_CONFIRMED: Final = {
    ConfirmationOf.SCOPE: Moment.SCOPE_CONFIRMATION,
    ConfirmationOf.EXTRACTION: Moment.EXTRACTION_CONFIRMATION,
    ConfirmationOf.IMPORT: Moment.IMPORT_CONFIRMATION,
}


@attrs.frozen(kw_only=True)
class ConfirmationGiven(Event):
    """The scope, the extraction or the import is confirmed (Imp. a; Avenant n° 1)."""

    of: ConfirmationOf

    def put(self, case: MigrationCase) -> MigrationCase:
        """Add the confirmation."""
        return case.with_confirmation(self.of, given_on=self.on)

    def told(self, language: Language) -> str:
        """Tell what is confirmed."""
        return happened_text(_CONFIRMED[self.of])[language].format(on=on_day(self.on, language)) + "."


_CHARGED: Final = Text(
    fr="Sont facturés {on}, pour {n} intervenants\u00a0: {amounts}.",
    en="Charged on {on}, for {n} practitioners: {amounts}.",
)
_EXTRACTION: Final = Text(fr="l'extraction, {amount}", en="the extraction, {amount}")
_IMPORT: Final = Text(fr="l'importation, {amount}", en="the import, {amount}")


@attrs.frozen(kw_only=True)
class FeesCharged(Event):
    """The vendors charge their fees (Avenant n° 1)."""

    fees: Fees

    def put(self, case: MigrationCase) -> MigrationCase:
        """Record the fees."""
        return attrs.evolve(case, fees=self.fees)

    def told(self, language: Language) -> str:
        """Tell the amounts."""
        pairs = ((_EXTRACTION, self.fees.extraction_cad), (_IMPORT, self.fees.import_cad))
        amounts = [words[language].format(amount=money(cad, language)) for words, cad in pairs if cad is not None]
        return _CHARGED[language].format(
            on=on_day(self.on, language), n=self.fees.practitioners, amounts=joined(amounts, language)
        )


_RECEIVED: Final = {
    ComplaintKind.COMPLAINT: Text(
        fr="Une plainte (n°\u00a0{n}) est reçue {on}{where}.", en="A complaint (no. {n}) is received on {on}{where}."
    ),
    ComplaintKind.QUESTION: Text(
        fr="Une question (n°\u00a0{n}) est reçue {on}{where}.", en="A question (no. {n}) is received on {on}{where}."
    ),
}
_AT: Final = Text(fr=" à {address}", en=" at {address}")
_NOWHERE: Final = Text(fr="; on ne dit pas à quelle adresse", en="; at which address is not said")


@attrs.frozen(kw_only=True)
class ComplaintReceived(Event):
    """A complaint or a question comes (Plainte). ``number`` counts them from 1; ``on`` is the local day."""

    number: int
    complaint: Complaint

    def put(self, case: MigrationCase) -> MigrationCase:
        """Add the complaint."""
        return case.with_complaints([self.complaint])

    def told(self, language: Language) -> str:
        """Tell what came, when and where."""
        complaint, address = self.complaint, self.complaint.sent_to
        where = _NOWHERE[language] if address is None else _AT[language].format(address=address)
        words = _RECEIVED[complaint.kind or ComplaintKind.COMPLAINT][language]
        return words.format(n=self.number, on=on_instant(complaint.received_at, language), where=where)


_FOLLOWED_UP: Final = Text(
    fr="Le bureau fait le suivi de la plainte n°\u00a0{n} {on}.", en="The bureau follows up complaint no. {n} on {on}."
)


@attrs.frozen(kw_only=True)
class ComplaintFollowedUp(Event):
    """The bureau follows up the complaint or question of that number (Plainte)."""

    number: int
    at: datetime

    def put(self, case: MigrationCase) -> MigrationCase:
        """Record the follow-up."""
        complaints = list(case.complaints)
        complaints[self.number - 1] = attrs.evolve(complaints[self.number - 1], followed_up_at=self.at)
        return attrs.evolve(case, complaints=tuple(complaints))

    def told(self, language: Language) -> str:
        """Tell when the bureau answers."""
        return _FOLLOWED_UP[language].format(n=self.number, on=on_instant(self.at, language))


_WAIVED: Final = Text(
    fr="{who} renonce {on} à l'exigence {obligation}.", en="{who} waives the requirement {obligation} on {on}."
)


@attrs.frozen(kw_only=True)
class ObligationWaived(Event):
    """A party renounces what an obligation gives it, whether it may or not."""

    obligation: str
    by: Party

    def put(self, case: MigrationCase) -> MigrationCase:
        """Add the waiver."""
        return case.with_waiver(self.obligation, by=self.by, given_on=self.on)

    def told(self, language: Language) -> str:
        """Tell who waives what."""
        return _WAIVED[language].format(
            who=capital(PARTY_LABELS[self.by][language]), on=on_day(self.on, language), obligation=self.obligation
        )
