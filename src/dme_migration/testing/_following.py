"""Those who follow a plan: they do each step on its day, and give all that the plan asks for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time

import attrs

from dme_migration.model import (
    CERTIFIED_EMRS,
    Authorization,
    ClientKind,
    ConfirmationOf,
    JournalEntry,
    MigrationCase,
    Moment,
    Party,
    Schedule,
    Signature,
    Transmission,
    VendorNotice,
)
from dme_migration.planning import Plan

__all__ = ["done_by", "followed", "journal_of", "known", "milestone_of", "promised", "with_assumed"]

_CONFIRMED_AFTER = (
    (ConfirmationOf.SCOPE, Moment.FLOW_ANALYSIS_MEETING),
    (ConfirmationOf.EXTRACTION, Moment.FINAL_EXTRACTION),
    (ConfirmationOf.IMPORT, Moment.PRODUCTION),
)
"""What each step lets somebody confirm."""


def milestone_of(step: str) -> str:
    """Give the milestone of a step: each session stands under its place in a plan."""
    return step.partition("#")[0]


def done_by(case: MigrationCase, as_of: date) -> set[str]:
    """Name the steps that the journal holds on a day, each session by its place."""
    seen = [entry.milestone for entry in case.journal if entry.on <= as_of]
    sessions = {f"validation_session#{i + 1}" for i in range(seen.count("validation_session"))}
    return {*seen, *sessions}


def known(case: MigrationCase, as_of: date) -> MigrationCase:
    """Leave out of a case, its schedule apart, what comes after a day; complaints too, which no plan answers."""
    request = case.request
    notice, authorization = request.vendor_notice, request.authorization
    request = attrs.evolve(
        request,
        vendor_notice=notice if notice and notice.given_on <= as_of else None,
        authorization=authorization if authorization and authorization.signed_on <= as_of else None,
        signatures=tuple(each for each in request.signatures if each.signed_on <= as_of),
        transmissions=tuple(each for each in request.transmissions if case.day_of(each.sent_at) <= as_of),
    )
    return attrs.evolve(
        case,
        request=request,
        journal=tuple(each for each in case.journal if each.on <= as_of),
        notices=tuple(each for each in case.notices if each.given_on <= as_of),
        confirmations=tuple(each for each in case.confirmations if each.given_on <= as_of),
        waivers=tuple(each for each in case.waivers if each.given_on <= as_of),
        complaints=(),
    )


def with_assumed(case: MigrationCase, plan: Plan) -> MigrationCase:
    """Let come, on the day of planning, what the plan took for granted."""
    request, day = case.request, plan.as_of
    for name in plan.assumptions:
        if name.startswith("journal."):
            case = _written_down(case, plan, name.removeprefix("journal."))
        elif name == Moment.VENDOR_NOTICE:
            request = attrs.evolve(request, vendor_notice=VendorNotice(given_on=day))
        elif name == Moment.AUTHORIZATION:
            clinic = request.contract.clinic if request.contract else None
            request = attrs.evolve(request, authorization=Authorization(clinic=clinic, signed_on=day))
        elif name == Moment.SIGNATURE:
            clinic_asks = request.client is not None and request.client.kind is ClientKind.CLINIC
            names = ["Marc Roy"] if clinic_asks else [r.name for r in request.requesters if r.name]
            signatures = (*request.signatures, *(Signature(signatory=n, signed_on=day) for n in names))
            request = attrs.evolve(request, signatures=signatures)
        else:  # the transmission
            products = (CERTIFIED_EMRS.find(emr, on=day) for emr in (request.source_emr, request.receiving_emr) if emr)
            addresses = (*(p.address for p in products if p), CERTIFIED_EMRS.bureau_address)
            noon = datetime.combine(day, time(12), tzinfo=case.zone)
            form = Transmission(sent_at=noon, channel="email", form_attached=True, recipients=addresses)
            request = attrs.evolve(request, transmissions=(*request.transmissions, form))
    return attrs.evolve(case, request=request)


def _written_down(case: MigrationCase, plan: Plan, milestone: str) -> MigrationCase:
    days = [day for step, day in plan.days.items() if milestone_of(step) == milestone]
    return case.with_entry(milestone, on=min(days))


def promised(case: MigrationCase, plan: Plan) -> MigrationCase:
    """Deliver the schedule on the day of planning, with all that the plan asks for: nothing new is done yet."""
    day = plan.as_of
    case = with_assumed(known(case, day).with_plan(plan), plan)
    schedule = case.schedule or Schedule()
    schedule = attrs.evolve(
        schedule,
        coordinated_on=min(schedule.coordinated_on or day, day),
        delivered_on=min(schedule.delivered_on or day, day),
    )
    case = case.with_schedule(schedule)
    for ask in plan.asks:
        for party in ask.parties:
            if ask.kind == "agreement":
                case = case.with_agreement(ask.of, by=party, given_on=day)
            elif ask.kind == "notice":
                case = case.with_notice(ask.of, to=party, given_on=day)
    return case


def journal_of(days: Mapping[str, date]) -> tuple[JournalEntry, ...]:
    """Write each step down on its day; it is the client who approves the quality."""
    return tuple(
        JournalEntry(milestone=milestone_of(step), on=on, by=Party.CLIENT if step == Moment.QUALITY_APPROVAL else None)
        for step, on in days.items()
    )


def followed(case: MigrationCase, plan: Plan) -> MigrationCase:
    """Do everything on the day that the plan gives, and give on the day of planning all that it asks for."""
    day = plan.as_of
    case = promised(case, plan)
    already = {step for step, on in plan.days.items() if on < day} | done_by(case, day)
    held = {step: on for step, on in plan.days.items() if step not in already}
    case = attrs.evolve(case, journal=(*case.journal, *journal_of(held)))
    for of, step in _CONFIRMED_AFTER:
        if step in held or all(given.of != of for given in case.confirmations):
            case = case.with_confirmation(of, given_on=max(held.get(step, day), day))
    return case
