"""Whole cases: every obligation is expected, and so nothing is accused for nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from dme_migration import MigrationCase
from dme_migration.model import Request
from dme_migration.text import Text
from tests.rules.cases import COMPLETE, DRAFT, ONE_VENDOR, PATIENTS, UNDELIVERED, asked, day, physicians, signed
from tests.vectors.drafts import Draft, sentence
from tests.vectors.own import Chosen

NO_CUTOVER: Final = (("patient-transfer", "no-cutover"),)
SWEPT: Final = (
    # The days on which something comes in the finished migration, and the eves of its limits.
    *("2026-01-06", "2026-01-08", "2026-01-12", "2026-01-13", "2026-01-16", "2026-01-21", "2026-01-29"),
    *("2026-02-09", "2026-02-20", "2026-02-23", "2026-02-26", "2026-02-27", "2026-05-28", "2026-05-29", "2026-05-30"),
)


def drafts() -> Iterator[Draft]:
    """Give the finished migration day after day, then the objectives, then other cases."""
    for text in SWEPT:
        about = sentence(
            "Une migration sans faute, jugée {day}\u00a0: chaque exigence.",
            "A faultless migration, judged on {day}: every requirement.",
            day=day(text),
        )
        yield _whole("whole", f"whole/faultless/{text}", about, COMPLETE, day(text))
    yield from _objectives()
    for name, about, case, text in (
        (
            "nothing-but-a-request",
            Text(fr="Un dossier de migration vide, sauf le motif.", en="A case that holds nothing but its objective."),
            MigrationCase(request=Request(objective="emr_change")),
            "2026-01-14",
        ),
        (
            "schedule-on-its-last-day",
            Text(
                fr="Le calendrier de migration n'est pas dressé, le 21e jour.",
                en="The schedule is not drawn up, on the 21st day.",
            ),
            DRAFT,
            "2026-02-02",
        ),
        (
            "schedule-a-day-late",
            Text(
                fr="Le calendrier de migration n'est pas dressé, le 22e jour.",
                en="The schedule is not drawn up, on the 22nd day.",
            ),
            DRAFT,
            "2026-02-03",
        ),
        (
            "schedule-not-delivered",
            Text(
                fr="Le calendrier de migration est dressé, et pas encore remis.",
                en="The schedule is drawn up, and not delivered yet.",
            ),
            UNDELIVERED,
            "2026-01-14",
        ),
        (
            "two-physicians",
            Text(
                fr="Deux médecins demandent la migration, une seule personne a signé.",
                en="Two physicians ask for the migration, and only one has signed.",
            ),
            signed(physicians(COMPLETE, "Dre Anne Tremblay", "Dr Luc Roy"), Anne_Tremblay="2026-01-08"),
            "2026-03-10",
        ),
    ):
        yield _whole("whole", f"whole/{name}", about, case, day(text))
    about = Text(
        fr="Un seul fournisseur tient les deux DMÉ\u00a0: chaque exigence.",
        en="One vendor owns both EMRs: every requirement.",
    )
    yield _whole("one-vendor", "one-vendor/whole", about, ONE_VENDOR, date(2026, 3, 10))


def _objectives() -> Iterator[Draft]:
    words = {
        "practice_relocation": Text(fr="Déménagement d'une pratique", en="Relocation of a practice"),
        "emr_change": Text(fr="Changement de DMÉ", en="Change of EMR"),
        "patient_transfer": Text(fr="Transfert de patients", en="Transfer of patients"),
    }
    for objective, name in words.items():
        about = Text(fr=f"{name.fr}\u00a0: chaque exigence.", en=f"{name.en}: every requirement.")
        case = asked(COMPLETE, objective=objective)
        yield _whole("objectives", f"objectives/{objective.replace('_', '-')}", about, case, date(2026, 3, 10))
    about = Text(
        fr="Transfert de patients, quand la clinique d'origine garde son DMÉ\u00a0: chaque exigence.",
        en="Transfer of patients, when the source clinic keeps its EMR: every requirement.",
    )
    identifier = "objectives/patient-transfer/no-cutover"
    yield _whole("objectives", identifier, about, PATIENTS, date(2026, 3, 10), readings=NO_CUTOVER)


def _whole(
    theme: str, identifier: str, about: Text, case: MigrationCase, as_of: date, *, readings: Chosen = ()
) -> Draft:
    return Draft(theme=theme, id=identifier, about=about, obligation=None, case=case, as_of=as_of, readings=readings)
