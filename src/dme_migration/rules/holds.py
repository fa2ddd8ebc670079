"""The named functions of the declarations that are no gap and no presence, each with what it wants in words."""

from __future__ import annotations

from typing import Final

from dme_migration.model.moments import Moment
from dme_migration.rules.conduct_judges import (
    addressed,
    approved_by_client,
    explained,
    extraction_in_period,
    schedule_kept,
    valid_waiver,
)
from dme_migration.rules.extra_delay import extra_delay_notified
from dme_migration.rules.others import EachHolds, Holds
from dme_migration.rules.request_judges import (
    authorized_by_contracting_clinic,
    clock_start_stated,
    data_identified,
    form_by_email,
    form_complete,
    no_stranger,
    receiving_on_list,
    source_on_list,
)
from dme_migration.text import Text

__all__ = [
    "ADDRESSED",
    "APPROVED_BY_CLIENT",
    "AUTHORIZED_BY_CONTRACTING_CLINIC",
    "CLOCK_START_STATED",
    "DATA_IDENTIFIED",
    "EXPLAINED",
    "EXTRACTION_IN_PERIOD",
    "EXTRA_DELAY_NOTIFIED",
    "FORM_BY_EMAIL",
    "FORM_COMPLETE",
    "NO_STRANGER",
    "RECEIVING_ON_LIST",
    "SCHEDULE_KEPT",
    "SOURCE_ON_LIST",
    "VALID_WAIVER",
]

AUTHORIZED_BY_CONTRACTING_CLINIC: Final = Holds(
    authorized_by_contracting_clinic,
    reads=frozenset(
        {
            "request.authorization",
            "request.authorization.clinic",
            "request.contract.clinic",
            "request.transmissions",
        }
    ),
    text=Text(
        fr="L'autorisation vient de la clinique qui détient le contrat avec le fournisseur.",
        en="The authorization comes from the clinic that holds the contract with the vendor.",
    ),
)
FORM_COMPLETE: Final = Holds(
    form_complete,
    reads=frozenset(
        {
            "request.objective",
            "request.client.kind",
            "request.client.name",
            "request.source_emr",
            "request.receiving_emr",
            "request.requesters",
            "request.transmissions",
        }
    ),
    text=Text(
        fr="Le formulaire dit qui demande, pourquoi, de quel DMÉ et vers quel DMÉ.",
        en="The form says who asks, why, from which EMR and to which EMR.",
    ),
)
DATA_IDENTIFIED: Final = Holds(
    data_identified,
    reads=frozenset({"request.data", "request.transmissions"}),
    text=Text(
        fr="Au moins une catégorie de données est choisie dans la grille.",
        en="At least one category of data is chosen in the grid.",
    ),
)
SOURCE_ON_LIST: Final = Holds(
    source_on_list,
    reads=frozenset({"request.source_emr", "request.transmissions"}),
    text=Text(fr="Le DMÉ émetteur est certifié.", en="The source EMR is certified."),
)
RECEIVING_ON_LIST: Final = Holds(
    receiving_on_list,
    reads=frozenset({"request.receiving_emr", "request.transmissions"}),
    text=Text(fr="Le DMÉ receveur est certifié.", en="The receiving EMR is certified."),
)
FORM_BY_EMAIL: Final = Holds(
    form_by_email,
    reads=frozenset({"request.transmissions", "journal"}),
    text=Text(fr="Le formulaire est envoyé par courriel.", en="The form is sent by e-mail."),
)
CLOCK_START_STATED: Final = Holds(
    clock_start_stated,
    reads=frozenset(
        {"schedule", "schedule.starts_on", Moment.FIRST_TRANSMISSION, Moment.TRANSMISSION, Moment.CLOCK_BASE}
    ),
    text=Text(
        fr="Le calendrier commence le jour ouvrable qui suit l'envoi de la demande.",
        en="The schedule starts on the business day after the request is sent.",
    ),
)
EXTRA_DELAY_NOTIFIED: Final = Holds(
    extra_delay_notified,
    reads=frozenset(
        {
            "notices.extra_delay",
            Moment.STANDARD_EXTRACTION,
            Moment.STANDARD_IMPORT,
            Moment.CLOCK_ORIGIN,
            "request.data",
            "request.source_emr",
            "request.receiving_emr",
        }
    ),
    text=Text(
        fr="Le client est informé d'un délai supplémentaire avant que le délai standard soit écoulé.",
        en="The client is told of an extra delay before the standard limit runs out.",
    ),
)
EXTRACTION_IN_PERIOD: Final = Holds(
    extraction_in_period,
    reads=frozenset({Moment.TEST_EXTRACTION, "schedule.test_extraction_period"}),
    text=Text(
        fr="L'extraction TEST est prévue pendant la période d'extraction convenue.",
        en="The TEST extraction is planned within the agreed extraction period.",
    ),
)
APPROVED_BY_CLIENT: Final = Holds(
    approved_by_client,
    reads=frozenset({"journal.quality_approval"}),
    text=Text(fr="C'est le client qui approuve la qualité.", en="The client approves the quality."),
)
SCHEDULE_KEPT: Final = Holds(
    schedule_kept,
    reads=frozenset({"schedule.milestones", "schedule.revisions", "journal", "schedule.delivered_on"}),
    text=Text(
        fr="Chaque étape dont la date est passée est au journal.",
        en="Every step whose planned day has gone by is in the journal.",
    ),
)
NO_STRANGER: Final = Holds(
    no_stranger,
    reads=frozenset({"request.transmissions", "request.client.email", "request.requesters", "request.contract.email"}),
    text=Text(
        fr="Les courriels de la demande ne vont qu'aux personnes concernées.",
        en="The e-mails of the request go to nobody outside the case.",
    ),
)
EXPLAINED: Final = EachHolds(
    explained,
    reads=frozenset({"schedule.revisions", "notices.reschedule", "schedule.delivered_on"}),
    text=Text(
        fr="Chaque changement de date après la remise du calendrier a une raison, et le client en est informé.",
        en="Every change of a day after the delivery of the schedule has a reason, and the client is told.",
    ),
)
ADDRESSED: Final = EachHolds(
    addressed,
    reads=frozenset({"complaints"}),
    text=Text(
        fr="La plainte ou la question est envoyée à l'adresse du bureau.",
        en="The complaint or question is sent to the bureau's address.",
    ),
)
VALID_WAIVER: Final = EachHolds(
    valid_waiver,
    reads=frozenset({"waivers"}),
    text=Text(
        fr="Chaque renonciation vise une obligation connue, et vient de la partie qui peut y renoncer.",
        en="Every waiver names a known obligation, and comes from the party that may waive it.",
    ),
)
