"""The objects of a case built by hand from ``json.loads``, as an application would that trusts its documents.

Nothing is checked but by the constructors: no unknown key, no key twice, no size, no depth, and no fault told.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from dme_migration import model

__all__ = ["case_by_hand"]


def case_by_hand(data: bytes) -> model.MigrationCase:
    """Read a case that is sound."""
    document = json.loads(data)
    get = document.get
    return model.MigrationCase(
        id=get("id"),
        request=request(document["request"]),
        schedule=schedule(document["schedule"]) if "schedule" in document else None,
        journal=tuple(
            [
                model.JournalEntry(
                    milestone=entry["milestone"],
                    on=date.fromisoformat(entry["on"]),
                    by=entry.get("by"),
                    evidence=entry.get("evidence"),
                )
                for entry in get("journal", ())
            ]
        ),
        notices=tuple(
            [
                model.Notice(
                    to=notice["to"],
                    about=notice["about"],
                    given_on=date.fromisoformat(notice["given_on"]),
                    reason=notice.get("reason"),
                    evidence=notice.get("evidence"),
                )
                for notice in get("notices", ())
            ]
        ),
        confirmations=tuple(
            [
                model.Confirmation(
                    of=confirmation["of"],
                    given_on=date.fromisoformat(confirmation["given_on"]),
                    evidence=confirmation.get("evidence"),
                )
                for confirmation in get("confirmations", ())
            ]
        ),
        fees=model.Fees(**document["fees"]) if "fees" in document else None,
        complaints=tuple([complaint(entry) for entry in get("complaints", ())]),
        waivers=tuple(
            [
                model.Waiver(
                    obligation=waiver["obligation"],
                    by=waiver["by"],
                    given_on=date.fromisoformat(waiver["given_on"]),
                    reason=waiver.get("reason"),
                    evidence=waiver.get("evidence"),
                )
                for waiver in get("waivers", ())
            ]
        ),
    )


def day(text: str | None) -> date | None:
    """Read a day that may be absent."""
    return None if text is None else date.fromisoformat(text)


def complaint(entry: dict[str, Any]) -> model.Complaint:
    """Build a complaint."""
    answered = entry.get("followed_up_at")
    return model.Complaint(
        received_at=datetime.fromisoformat(entry["received_at"]),
        kind=entry.get("kind"),
        sent_to=entry.get("sent_to"),
        followed_up_at=None if answered is None else datetime.fromisoformat(answered),
        evidence=entry.get("evidence"),
    )


def request(document: dict[str, Any]) -> model.Request:
    """Build a request."""
    get = document.get
    contract, notice, authorization = get("contract"), get("vendor_notice"), get("authorization")
    return model.Request(
        objective=get("objective"),
        client=model.Client(**document["client"]) if "client" in document else None,
        requesters=tuple([model.Requester(**requester) for requester in get("requesters", ())]),
        source_emr=get("source_emr"),
        receiving_emr=get("receiving_emr"),
        data=model.DataSelection(choices=tuple(document["data"].items())) if "data" in document else None,
        contract=None
        if contract is None
        else model.Contract(
            clinic=contract.get("clinic"),
            email=contract.get("email"),
            notice_period=model.NoticePeriod(**contract["notice_period"]) if "notice_period" in contract else None,
            ends_on=day(contract.get("ends_on")),
        ),
        vendor_notice=None
        if notice is None
        else model.VendorNotice(given_on=date.fromisoformat(notice["given_on"]), evidence=notice.get("evidence")),
        authorization=None
        if authorization is None
        else model.Authorization(
            clinic=authorization.get("clinic"),
            signatory=authorization.get("signatory"),
            signed_on=date.fromisoformat(authorization["signed_on"]),
            evidence=authorization.get("evidence"),
        ),
        signatures=tuple(
            [
                model.Signature(
                    signatory=signature["signatory"],
                    signed_on=date.fromisoformat(signature["signed_on"]),
                    evidence=signature.get("evidence"),
                )
                for signature in get("signatures", ())
            ]
        ),
        transmissions=tuple(
            [
                model.Transmission(
                    sent_at=datetime.fromisoformat(sending["sent_at"]),
                    channel=sending["channel"],
                    form_attached=sending["form_attached"],
                    recipients=tuple(sending["recipients"]),
                    evidence=sending.get("evidence"),
                )
                for sending in get("transmissions", ())
            ]
        ),
    )


def schedule(document: dict[str, Any]) -> model.Schedule:
    """Build a schedule."""
    get = document.get
    period = get("test_extraction_period")
    return model.Schedule(
        starts_on=day(get("starts_on")),
        coordinated_on=day(get("coordinated_on")),
        delivered_on=day(get("delivered_on")),
        test_extraction_period=None
        if period is None
        else model.Period(
            from_=date.fromisoformat(period["from"]),
            through=date.fromisoformat(period["through"]),
            evidence=period.get("evidence"),
        ),
        milestones=tuple(
            [
                model.ScheduledMilestone(
                    milestone=entry["milestone"],
                    on=day(entry.get("on")),
                    agreements=tuple(
                        [
                            model.Agreement(
                                by=agreement["by"],
                                given_on=date.fromisoformat(agreement["given_on"]),
                                evidence=agreement.get("evidence"),
                            )
                            for agreement in entry.get("agreements", ())
                        ]
                    ),
                    evidence=entry.get("evidence"),
                )
                for entry in get("milestones", ())
            ]
        ),
        revisions=tuple(
            [
                model.Revision(
                    milestone=revision["milestone"],
                    from_=date.fromisoformat(revision["from"]),
                    to=date.fromisoformat(revision["to"]),
                    made_on=date.fromisoformat(revision["made_on"]),
                    reason=revision.get("reason"),
                    client_told_on=day(revision.get("client_told_on")),
                    evidence=revision.get("evidence"),
                )
                for revision in get("revisions", ())
            ]
        ),
        evidence=get("evidence"),
    )
