"""The adapter: two tables of words, and some thirty lines that let the machine of `dme_migration.testing` drive us."""

from __future__ import annotations

from datetime import date
from typing import Final

from dme_migration.model import DEFAULT_GRID, Channel, ClientKind, Request
from dme_migration.testing import (
    Answer,
    AuthorizationSigned,
    Event,
    FormSent,
    FormSigned,
    MilestoneMoved,
    MilestoneReached,
    ObligationWaived,
    RequestOpened,
    ScheduleDrawnUp,
)

from .backend import WAIVED_BY, Backend

__all__ = ["FleuveAdapter"]

STEPS: Final = {
    "test_extraction": "extraction_test",
    "preanalysis_start": "debut_preanalyse",
    "preanalysis_end": "fin_preanalyse",
    "preanalysis_submission": "soumission",
    "preanalysis_validation": "validation",
    "test_import": "importation_test",
    "internal_quality_control": "controle",
    "validation_session": "seance",
    "quality_approval": "approbation",
    "source_cutover": "coupure",
    "final_extraction": "extraction_finale",
    "production": "production",
    "first_use": "utilisation",
    "legacy_access_withdrawal": "retrait",
}
OBLIGATIONS: Final = {
    "autorisation-ecrite": "authorization.written",
    "envoi-au-bureau": "transmission.bureau",
    "extraction-21-jours": "avenant.extraction-within-21-days",
    "fenetre-de-validation": "preanalysis.validation-window",
    "validation-a-temps": "preanalysis.validated-in-time",
    "preanalyse-apres-extraction": "preanalysis.after-extraction",
    "soumission-apres-preanalyse": "preanalysis.submitted-after-end",
    "extraction-finale-apres-coupure": "final-extraction.after-cutover",
    "production-apres-extraction-finale": "production.after-final-extraction",
    "utilisation-apres-production": "first-use.after-production",
    "acces-90-jours": "legacy-access.ninety-days",
}
STATES: Final = {
    "ok": "met",
    "retard": "breached",
    "attente": "pending",
    "inconnu": "undetermined",
    "renonce": "waived",
    "sans objet": "not_applicable",
    "rien": ("pending", "undetermined"),  # the backend does not say which
}
PARTIES: Final = {"client": "client", "receiving_vendor": "receveur"}
WAIVABLE: Final = {obligation: name for name, obligation in OBLIGATIONS.items() if name in WAIVED_BY}


class FleuveAdapter:
    """Pass to the backend what it keeps, in its own words, and its judgements back in ours."""

    new_backend = Backend

    def __init__(self) -> None:
        self.backend = self.new_backend()

    def close(self) -> None:
        """Close the database when a history ends."""
        self.backend.close()

    def apply(self, event: Event) -> None:
        """Write down what happened, on the screen that the vendor has for it."""
        backend = self.backend
        match event:
            case RequestOpened(request=request):
                names = [r.name for r in request.requesters if r.name] if asks_in_person(request) else []
                extra = bool(request.data and request.data.chosen & DEFAULT_GRID.additional)
                clinic = (request.contract and request.contract.clinic) or ""
                emrs = request.source_emr or "", request.receiving_emr or ""
                backend.open(*emrs, clinic, signatories=names, extra_data=extra)
            case FormSigned(signatory=name, on=day):
                backend.sign(name, day)
            case AuthorizationSigned(clinic=clinic, on=day):
                backend.authorize(clinic, day)
            case FormSent(transmission=sent, on=day):
                email = sent.channel is Channel.EMAIL
                backend.send(sent.recipients, day, email=email, form=sent.form_attached)
            case ScheduleDrawnUp(schedule=schedule, on=day):
                for entry in schedule.milestones:
                    if entry.milestone in STEPS:
                        backend.foresee(STEPS[entry.milestone], entry.on, day)
            case MilestoneMoved(milestone=milestone, to=to, on=day) if milestone in STEPS:
                backend.foresee(STEPS[milestone], to, day)
            case MilestoneReached(milestone=milestone, on=day) if milestone in STEPS:
                backend.do(STEPS[milestone], day)
            case ObligationWaived(obligation=obligation, by=party) if obligation in WAIVABLE:
                backend.waive(WAIVABLE[obligation], PARTIES.get(party, party))

    def verdict(self, as_of: date) -> dict[str, Answer]:
        """Judge, and name each requirement and state as the procedure's package does."""
        return {
            OBLIGATIONS[name]: Answer(STATES[found.state], due_on=found.latest, not_before=found.earliest)
            for name, found in self.backend.judge(as_of)
        }


def asks_in_person(request: Request) -> bool:
    """Tell whether physicians ask: each of them must sign."""
    return request.client is not None and request.client.kind is not ClientKind.CLINIC
