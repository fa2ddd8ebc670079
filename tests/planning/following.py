"""Those who follow a plan: they do each step on its day, and give all that the plan asks for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import attrs

from dme_migration import Evaluator, MigrationCase, Party
from dme_migration.model import Authorization, JournalEntry, Schedule, Signature, Transmission, VendorNotice
from dme_migration.model.emrs import CERTIFIED_EMRS
from dme_migration.model.parties import ClientKind
from dme_migration.planning import Plan

ONE_DAY = timedelta(days=1)


def milestone_of(step: str) -> str:
    """Give the milestone of a step: each session stands under its place in a plan."""
    return step.partition("#")[0]


def done_by(case: MigrationCase, as_of: date) -> set[str]:
    """Name the steps that the journal holds on a day, each session by its place."""
    seen = [entry.milestone for entry in case.journal if entry.on <= as_of]
    sessions = {f"validation_session#{i + 1}" for i in range(seen.count("validation_session"))}
    return {*seen, *sessions}


def known(case: MigrationCase, as_of: date) -> MigrationCase:
    """Leave out of a case, its schedule apart, what comes after a day."""
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
        elif name == "vendor_notice":
            request = attrs.evolve(request, vendor_notice=VendorNotice(given_on=day))
        elif name == "authorization":
            clinic = request.contract.clinic if request.contract else None
            request = attrs.evolve(request, authorization=Authorization(clinic=clinic, signed_on=day))
        elif name == "signature":
            clinic_asks = request.client is not None and request.client.kind is ClientKind.CLINIC
            names = ["Marc Roy"] if clinic_asks else [r.name for r in request.requesters if r.name]
            signatures = (*request.signatures, *(Signature(signatory=n, signed_on=day) for n in names))
            request = attrs.evolve(request, signatures=signatures)
        else:
            assert name == "transmission"
            products = (CERTIFIED_EMRS.find(emr, on=day) for emr in (request.source_emr, request.receiving_emr) if emr)
            addresses = (*(p.address for p in products if p), CERTIFIED_EMRS.bureau_address)
            noon = datetime.combine(day, time(12), tzinfo=case.zone)
            form = Transmission(sent_at=noon, channel="email", form_attached=True, recipients=addresses)
            request = attrs.evolve(request, transmissions=(*request.transmissions, form))
    return attrs.evolve(case, request=request)


def _written_down(case: MigrationCase, plan: Plan, milestone: str) -> MigrationCase:
    days = [day for step, day in plan.days.items() if milestone_of(step) == milestone]
    return case.with_entry(milestone, on=min(days))


def followed(case: MigrationCase, plan: Plan) -> MigrationCase:
    """Do everything on the day that the plan gives, and give on the day of planning all that it asks for."""
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
    already = {step for step, on in plan.days.items() if on < day} | done_by(case, day)
    journal = list(case.journal)
    for step, on in plan.days.items():
        if step not in already:
            by = Party.CLIENT if step == "quality_approval" else None
            journal.append(JournalEntry(milestone=milestone_of(step), on=on, by=by))
    case = attrs.evolve(case, journal=tuple(journal))
    held = {step: plan.days[step] for step in plan.days if step not in already}
    for of, step in (("scope", "flow_analysis_meeting"), ("extraction", "final_extraction"), ("import", "production")):
        if step in held or all(given.of != of for given in case.confirmations):
            case = case.with_confirmation(of, given_on=max(held.get(step, day), day))
    return case


def turning_points(plan: Plan) -> Iterator[date]:
    """Give the days on which a verdict may turn: around each step, from the day of planning on."""
    around = {day + n * ONE_DAY for day in plan.days.values() for n in (-1, 0, 1)}
    yield from sorted({plan.as_of, plan.as_of + ONE_DAY, *(day for day in around if day >= plan.as_of)})


def broken(evaluator: Evaluator, case: MigrationCase, as_of: date) -> set[str]:
    """Name what is breached on a day: duties and recommendations."""
    assessment = evaluator.evaluate(case, as_of=as_of)
    return {finding.obligation.id for finding in (*assessment.breaches, *assessment.warnings)}
