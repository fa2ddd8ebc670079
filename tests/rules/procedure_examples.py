"""Examples of every obligation of the procedure, in the order of the text; each day was worked out by hand.

2026 in the profile `public-service`: 1 and 2 January, 3 April (Good Friday), 6 April (Easter Monday), 18 May, 24 June,
1 July, 7 September, 12 October, 24, 25, 28 and 31 December; then 1 and 4 January 2027, and 26 and 29 March 2027.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from dme_migration.model import NoticePeriod
from tests.rules.cases import (
    BUREAU,
    COMPLETE,
    DRAFT,
    EVERYONE,
    MEDFAR,
    ONE_VENDOR,
    TELUS,
    UNDELIVERED,
    agreed,
    approved_by,
    asked,
    authorized,
    blank,
    chose,
    client,
    complained,
    confirmed,
    contract,
    day,
    done,
    email,
    held,
    notified,
    physicians,
    planned,
    revised,
    scheduled,
    sent,
    sessions,
    signed,
    told,
    undated,
    unplanned,
    unrecorded,
    unscheduled,
)
from tests.rules.examples import BREACHED, MET, NOT_APPLICABLE, PENDING, UNDETERMINED, Example, example
from tests.rules.families import END, carried_out, certified, every_step_binds, in_order, in_the_schedule, waivable


def rows() -> Iterator[Example]:
    """Give every example, clause by clause."""
    yield from notice()
    yield from transmission()
    yield from schedule()
    yield from extraction()
    yield from importation()
    yield from order_and_complaints()


# §1 Avis au fournisseur


def notice() -> Iterator[Example]:
    """§1."""
    told_vendor = "notice.vendor-informed"
    yield example(told_vendor, "told in January", COMPLETE, END, MET, final=True)
    yield example(told_vendor, "told on the day of the cutover", notified(COMPLETE, "2026-02-23"), END, MET, final=True)
    yield example(
        told_vendor, "told the day after the cutover", notified(COMPLETE, "2026-02-24"), END, BREACHED, final=True
    )
    yield example(told_vendor, "never told", notified(COMPLETE, None), END, BREACHED, final=True)
    yield example(
        told_vendor,
        "never told, and the cutover is not in the journal, but the final extraction is",
        unrecorded(notified(COMPLETE, None), "source_cutover"),
        END,
        BREACHED,
    )
    yield example(
        told_vendor, "not told yet, on the eve of the cutover", notified(COMPLETE, None), "2026-02-22", PENDING
    )
    yield from every_step_binds(told_vendor)

    period = "notice.contract-period"
    ends = contract
    yield example(period, "thirty days, and the contract ends in June", COMPLETE, END, MET, not_before="2026-02-04")
    yield example(
        period,
        "the contract ended on the very thirtieth day",
        ends(COMPLETE, ends_on=day("2026-02-04")),
        END,
        MET,
        final=True,
        not_before="2026-02-04",
    )
    yield example(
        period,
        "the contract ended one day too early",
        ends(COMPLETE, ends_on=day("2026-02-03")),
        END,
        BREACHED,
        final=True,
        not_before="2026-02-04",
    )
    yield example(
        period,
        "no end of contract is known: the cutover stands for it",
        ends(COMPLETE, ends_on=None),
        END,
        MET,
        final=True,
        not_before="2026-02-04",
    )
    months = contract(notified(COMPLETE, "2025-11-30"), notice_period=NoticePeriod(months=3))
    yield example(
        period,
        "three months from 30 November end on the last day of February",
        ends(months, ends_on=day("2026-02-28")),
        END,
        MET,
        final=True,
        not_before="2026-02-28",
    )
    yield example(
        period,
        "three months from 30 November, a day short at the end of February",
        ends(months, ends_on=day("2026-02-27")),
        END,
        BREACHED,
        final=True,
        not_before="2026-02-28",
    )
    business = contract(notified(COMPLETE, "2025-12-19"), notice_period=NoticePeriod(business_days=10))
    yield example(
        period,
        "ten business days over Christmas",
        ends(business, ends_on=day("2026-01-12")),
        END,
        MET,
        final=True,
        not_before="2026-01-12",
    )
    yield example(
        period,
        "ten business days over Christmas, less one",
        ends(business, ends_on=day("2026-01-09")),
        END,
        BREACHED,
        final=True,
        not_before="2026-01-12",
    )
    untold = notified(COMPLETE, None)
    yield example(period, "no notice yet, time enough", untold, END, PENDING, due_on="2026-05-31")
    yield example(
        period, "no notice yet, on the last day to give it", untold, "2026-05-31", PENDING, due_on="2026-05-31"
    )
    yield example(
        period, "no notice, a day after the last to give it", untold, "2026-06-01", BREACHED, due_on="2026-05-31"
    )
    yield example(
        period,
        "the contract ended without any notice",
        ends(untold, ends_on=day("2026-03-01")),
        END,
        BREACHED,
    )
    yield example(
        period,
        "neither end of contract nor schedule yet",
        ends(DRAFT, ends_on=None),
        "2026-01-14",
        PENDING,
        not_before="2026-02-04",
    )
    yield example(
        period,
        "no end of contract, and the delivered schedule has no cutover",
        unplanned(blank(ends(COMPLETE, ends_on=None)), "source_cutover"),
        "2026-01-20",
        UNDETERMINED,
        missing="schedule.milestones.source_cutover",
    )
    yield example(
        period,
        "the contract asks for none",
        contract(COMPLETE, notice_period=NoticePeriod(days=0)),
        END,
        NOT_APPLICABLE,
        ground="NoticePeriod",
    )
    yield example(
        period,
        "nobody knows what the contract asks for",
        contract(COMPLETE, notice_period=None),
        END,
        UNDETERMINED,
        missing="request.contract.notice_period",
        ground="NoticePeriod",
    )
    yield from every_step_binds(period)
    yield from waivable(
        period,
        "source_vendor",
        ends(COMPLETE, ends_on=day("2026-02-03")),
        END,
        final=True,
        not_before="2026-02-04",
    )

    written = "authorization.written"
    yield example(written, "signed a week before", COMPLETE, END, MET, final=True)
    yield example(written, "signed on the day of the sending", authorized(COMPLETE, "2026-01-12"), END, MET, final=True)
    yield example(written, "signed the day after", authorized(COMPLETE, "2026-01-13"), END, BREACHED, final=True)
    yield example(
        written, "signed tomorrow, sent today", authorized(COMPLETE, "2026-01-13"), "2026-01-12", BREACHED, final=True
    )
    yield example(written, "never signed", authorized(COMPLETE, None), END, BREACHED, final=True)
    yield example(written, "not signed, not sent either", authorized(DRAFT, None), "2026-01-09", PENDING)

    whose = "authorization.by-contracting-clinic"
    yield example(whose, "the clinic of the contract", COMPLETE, END, MET)
    yield example(
        whose,
        "the same name without accents, in capitals, with hyphens",
        authorized(COMPLETE, "2026-01-06", clinic="CLINIQUE DU  FLEUVE"),
        END,
        MET,
    )
    yield example(whose, "another clinic", authorized(COMPLETE, "2026-01-06", clinic="Clinique du Port"), END, BREACHED)
    yield example(whose, "none, before the sending", authorized(DRAFT, None), "2026-01-09", PENDING)
    yield example(
        whose, "none, once sent", authorized(COMPLETE, None), END, UNDETERMINED, missing="request.authorization"
    )
    yield example(
        whose,
        "it does not say which clinic",
        authorized(COMPLETE, "2026-01-06", clinic=None),
        END,
        UNDETERMINED,
        missing="request.authorization.clinic",
    )
    yield example(
        whose,
        "the contract does not say which clinic",
        contract(COMPLETE, clinic=None),
        END,
        UNDETERMINED,
        missing="request.contract.clinic",
    )


# §2 Transmission du formulaire


def transmission() -> Iterator[Example]:
    """§2."""
    complete = "form.complete"
    yield example(complete, "all is there", COMPLETE, END, MET, final=True)
    yield example(complete, "a clinic needs no requester", asked(COMPLETE, requesters=()), END, MET, final=True)
    yield example(complete, "it lacks its reason, once sent", asked(COMPLETE, objective=None), END, BREACHED)
    yield example(complete, "it lacks the client's name", client(COMPLETE, name=None), END, BREACHED)
    yield example(complete, "it lacks the kind of client", client(COMPLETE, kind=None), END, BREACHED)
    yield example(complete, "it lacks the source EMR", asked(COMPLETE, source_emr=None), END, BREACHED)
    yield example(complete, "it lacks the receiving EMR", asked(COMPLETE, receiving_emr=None), END, BREACHED)
    yield example(complete, "a group without a requester", physicians(COMPLETE), END, BREACHED)
    yield example(
        complete,
        "it lacks its reason, on the eve of the sending",
        asked(COMPLETE, objective=None),
        "2026-01-11",
        PENDING,
        missing="request.objective",
    )

    signature = "form.signed"
    group = physicians(COMPLETE, "Dre Anne Tremblay", "Paul Côté")
    yield example(signature, "by the clinic's representative", COMPLETE, END, MET, final=True)
    yield example(signature, "on the day of the sending", signed(COMPLETE, Marc_Roy="2026-01-12"), END, MET, final=True)
    yield example(
        signature, "the day after the sending", signed(COMPLETE, Marc_Roy="2026-01-13"), END, BREACHED, final=True
    )
    yield example(
        signature,
        "by every physician of a group, whatever titles and accents",
        signed(group, ANNE_TREMBLAY="2026-01-08", Dr_Paul_Cote="2026-01-12"),
        END,
        MET,
        final=True,
    )
    yield example(
        signature,
        "one physician of a group signs a day late",
        signed(group, Anne_Tremblay="2026-01-08", Paul_Cote="2026-01-13"),
        END,
        BREACHED,
        final=True,
    )
    yield example(
        signature,
        "one physician of a group never signs",
        signed(group, Anne_Tremblay="2026-01-08"),
        END,
        BREACHED,
        final=True,
    )
    yield example(signature, "not signed, not sent", signed(DRAFT), "2026-01-09", PENDING)
    yield example(
        signature,
        "sent, and the kind of client is not known",
        client(COMPLETE, kind=None),
        END,
        UNDETERMINED,
        missing="request.client.kind",
    )
    yield example(
        signature,
        "sent by a group that names nobody",
        physicians(COMPLETE),
        END,
        UNDETERMINED,
        missing="request.requesters",
    )
    yield example(signature, "a group that names nobody, not sent yet", physicians(DRAFT), "2026-01-09", PENDING)

    data = "form.data-identified"
    yield example(data, "two categories are chosen", COMPLETE, END, MET, final=True)
    yield example(data, "nothing is chosen, once sent", chose(COMPLETE), END, BREACHED)
    yield example(data, "the grid is absent, once sent", asked(COMPLETE, data=None), END, BREACHED)
    yield example(data, "nothing is chosen, on the eve", chose(COMPLETE), "2026-01-11", PENDING)

    for side in ("source", "receiving"):
        listed = f"emr.{side}-certified"
        field = f"{side}_emr"
        yield example(listed, "it is on the list", COMPLETE, END, MET)
        yield example(listed, "in capitals, without its accent", asked(COMPLETE, **{field: "MEDESYNC"}), END, MET)
        yield example(listed, "it is not", asked(COMPLETE, **{field: "Papyrus"}), END, BREACHED)
        yield example(
            listed,
            "it is not named",
            asked(COMPLETE, **{field: None}),
            END,
            UNDETERMINED,
            missing=f"request.{field}",
        )

    by_email = "transmission.by-email"
    portal = email("2026-01-12T16:20:00-05:00", channel="portal")
    yield example(by_email, "an e-mail with the form", COMPLETE, END, MET)
    yield example(by_email, "through a portal only", sent(COMPLETE, portal), END, BREACHED)
    yield example(
        by_email,
        "an e-mail that forgot the form",
        sent(COMPLETE, email("2026-01-12T16:20:00-05:00", form=False)),
        END,
        BREACHED,
    )
    yield example(by_email, "nothing sent, and work has begun", sent(COMPLETE), "2026-01-21", BREACHED)
    yield example(by_email, "nothing sent, and only the flow analysis was held", sent(COMPLETE), "2026-01-20", PENDING)

    recipients: tuple[tuple[str, str | None, str], ...] = (
        ("source-vendor", "source", TELUS),
        ("receiving-vendor", "receiving", MEDFAR),
        ("bureau", None, BUREAU),
    )
    for party, vendor_of, address in recipients:
        reached = f"transmission.{party}"
        others = tuple(one for one in EVERYONE if one != address)
        without = email("2026-01-12T16:20:00-05:00", *others)
        yield example(reached, "reached on the first day", COMPLETE, END, MET, final=True)
        yield example(
            reached,
            "reached by a second e-mail, its address in capitals",
            sent(COMPLETE, without, email("2026-01-14T09:00:00-05:00", address.upper())),
            END,
            MET,
            final=True,
        )
        yield example(reached, "left out", sent(COMPLETE, without), END, BREACHED)
        yield example(
            reached,
            "reached by an e-mail without the form",
            sent(COMPLETE, without, email("2026-01-14T09:00:00-05:00", address, form=False)),
            END,
            BREACHED,
        )
        yield example(reached, "a portal carried the form, no e-mail yet", sent(COMPLETE, portal), END, PENDING)
        if vendor_of is not None:
            yield from certified(reached, vendor_of)

    clock = "clock.start"
    yield example(clock, "the next business day", COMPLETE, END, MET)
    yield example(clock, "a day too early", scheduled(COMPLETE, starts_on=day("2026-01-12")), END, BREACHED)
    yield example(clock, "a day too late", scheduled(COMPLETE, starts_on=day("2026-01-14")), END, BREACHED)
    yield example(
        clock,
        "one minute before midnight still counts for the day",
        sent(COMPLETE, email("2026-01-12T23:59:00-05:00")),
        END,
        MET,
    )
    yield example(
        clock,
        "sent the day before Good Friday: the Tuesday after Easter",
        scheduled(sent(COMPLETE, email("2026-04-02T10:00:00-04:00")), starts_on=day("2026-04-07")),
        "2026-04-10",
        MET,
    )
    yield example(
        clock,
        "sent the day before Good Friday, and started on Easter Monday",
        scheduled(sent(COMPLETE, email("2026-04-02T10:00:00-04:00")), starts_on=day("2026-04-06")),
        "2026-04-10",
        BREACHED,
    )
    christmas = authorized(signed(COMPLETE, Marc_Roy="2026-12-01"), "2026-12-01")
    yield example(
        clock,
        "sent on 23 December 2026: Tuesday the 29th, for the 28th stands for Saturday the 26th",
        scheduled(sent(christmas, email("2026-12-23T10:00:00-05:00")), starts_on=day("2026-12-29")),
        "2026-12-30",
        MET,
    )
    late_paper = authorized(COMPLETE, "2026-01-15")
    yield example(clock, "on the letter of §2, while a paper was missing", late_paper, END, MET)
    yield example(
        clock,
        "the business day after the paper came",
        scheduled(late_paper, starts_on=day("2026-01-16")),
        END,
        MET,
    )
    yield example(
        clock,
        "between the two: nobody's start",
        scheduled(late_paper, starts_on=day("2026-01-14")),
        END,
        BREACHED,
    )
    yield example(
        clock,
        "it is not stated",
        scheduled(COMPLETE, starts_on=None),
        END,
        UNDETERMINED,
        missing="schedule.starts_on",
    )
    yield example(
        clock,
        "another day, while a recipient was never reached",
        scheduled(sent(COMPLETE, email("2026-01-12T16:20:00-05:00", TELUS, BUREAU)), starts_on=day("2026-01-14")),
        END,
        UNDETERMINED,
        missing="request.transmissions",
    )
    yield example(clock, "no schedule yet", DRAFT, "2026-01-14", PENDING)
    yield example(clock, "no schedule, and late by a day", DRAFT, "2026-02-03", UNDETERMINED, missing="schedule")
    yield example(
        clock,
        "the form was not sent, and the schedule is delivered",
        blank(sent(COMPLETE)),
        "2026-01-20",
        UNDETERMINED,
        missing="request.transmissions",
    )


# §3, opening


def schedule() -> Iterator[Example]:
    """§3, its opening."""
    yield from on_file()
    yield from standard_delays()
    yield from extra_delay()


def on_file() -> Iterator[Example]:
    """The schedule, its coordination, its delivery: by the 21st day, Monday 2 February."""
    established = "schedule.established"
    easter = sent(DRAFT, email("2026-03-16T10:00:00-04:00"))
    yield example(established, "there is one", COMPLETE, END, MET, final=True, due_on="2026-02-02")
    yield example(established, "none, on the 21st day", DRAFT, "2026-02-02", PENDING, due_on="2026-02-02")
    yield example(established, "none, on the 22nd day", DRAFT, "2026-02-03", BREACHED, due_on="2026-02-02")
    yield example(
        established,
        "the 21st day is Easter Monday: none, on the Tuesday",
        easter,
        "2026-04-07",
        PENDING,
        due_on="2026-04-07",
    )
    yield example(
        established,
        "the 21st day is Easter Monday: none, on the Wednesday",
        easter,
        "2026-04-08",
        BREACHED,
        due_on="2026-04-07",
    )
    yield example(
        established,
        "the 21st day runs on past Easter under the strict reading too",
        easter,
        "2026-04-07",
        PENDING,
        due_on="2026-04-07",
        due_on_holiday="strict",
    )
    yield example(established, "none, but a signature is missing", signed(DRAFT), "2026-06-01", PENDING)
    yield example(
        established,
        "none, and the TEST extraction took place",
        unscheduled(COMPLETE),
        "2026-01-21",
        BREACHED,
        due_on="2026-02-02",
    )
    yield example(
        established,
        "none, and only the flow analysis was held",
        unscheduled(COMPLETE),
        "2026-01-20",
        PENDING,
        due_on="2026-02-02",
    )

    coordinated = "schedule.coordinated"
    yield example(coordinated, "the vendors talked", COMPLETE, END, MET, final=True)
    yield example(
        coordinated,
        "they talked, whatever the EMRs",
        asked(COMPLETE, source_emr=None),
        END,
        MET,
        final=True,
    )
    silent = scheduled(COMPLETE, coordinated_on=None)
    yield example(coordinated, "delivered without a word", silent, END, BREACHED)
    yield example(
        coordinated,
        "not yet, the schedule being drawn up",
        scheduled(UNDELIVERED, coordinated_on=None),
        "2026-02-02",
        PENDING,
    )
    yield example(
        coordinated,
        "not delivered and late: nothing to tell by",
        scheduled(UNDELIVERED, coordinated_on=None),
        "2026-02-03",
        UNDETERMINED,
        missing="schedule.coordinated_on",
    )
    yield example(
        coordinated,
        "one vendor has nobody to talk to",
        scheduled(ONE_VENDOR, coordinated_on=None),
        END,
        NOT_APPLICABLE,
        ground="TwoVendors",
    )
    yield example(
        coordinated,
        "whether the vendors are two is not known",
        asked(silent, receiving_emr=None),
        END,
        UNDETERMINED,
        missing="request.receiving_emr",
        ground="TwoVendors",
    )

    delivered = "schedule.delivered"
    yield example(delivered, "it was", COMPLETE, END, MET, final=True, due_on="2026-02-02")
    yield example(delivered, "not yet, on the 21st day", UNDELIVERED, "2026-02-02", PENDING, due_on="2026-02-02")
    yield example(delivered, "not yet, on the 22nd day", UNDELIVERED, "2026-02-03", BREACHED, due_on="2026-02-02")
    yield example(delivered, "there is none, on the 22nd day", DRAFT, "2026-02-03", UNDETERMINED, missing="schedule")


def standard_delays() -> Iterator[Example]:
    """21 and 45 days on the plan."""
    for identifier, milestone, side, limit, late, before in (
        ("schedule.extraction-delay", "test_extraction", "source", "2026-02-02", "2026-02-03", "2026-01-20"),
        ("schedule.import-delay", "test_import", "receiving", "2026-02-26", "2026-02-27", "2026-02-11"),
    ):
        yield example(
            identifier,
            "planned for the very last day",
            planned(COMPLETE, **{milestone: limit}),
            before,
            MET,
            due_on=limit,
        )
        yield example(
            identifier,
            "planned one day too late",
            planned(COMPLETE, **{milestone: late}),
            before,
            BREACHED,
            due_on=limit,
        )
        yield example(identifier, "no schedule yet", DRAFT, "2026-01-14", PENDING, due_on=limit)
        yield example(
            identifier,
            "not in the delivered schedule",
            unplanned(blank(COMPLETE), milestone),
            before,
            UNDETERMINED,
            missing=f"schedule.milestones.{milestone}",
        )
        yield example(
            identifier,
            "a signature is missing: the clock is not known",
            signed(COMPLETE),
            before,
            UNDETERMINED,
            missing="request.signatures",
        )
        yield example(
            identifier,
            "data outside the standard scope are asked for",
            chose(COMPLETE, "allergies", "images"),
            before,
            NOT_APPLICABLE,
            ground="StandardRequest",
        )
        yield example(
            identifier,
            "they are, but the standard part keeps its delay",
            planned(chose(COMPLETE, "allergies", "images"), **{milestone: late}),
            before,
            BREACHED,
            due_on=limit,
            extra_data="standard-part-keeps",
        )
        yield example(
            identifier,
            "it has taken place: the execution is judged",
            COMPLETE,
            END,
            NOT_APPLICABLE,
            ground="StillAhead",
        )
        yield example(
            identifier,
            "its limit passed yesterday: the execution is judged",
            planned(unrecorded(COMPLETE, milestone), **{milestone: late}),
            late,
            NOT_APPLICABLE,
            ground="StillAhead",
        )
        yield example(
            identifier,
            "its limit is today: the plan is judged still",
            planned(unrecorded(COMPLETE, milestone), **{milestone: late}),
            limit,
            BREACHED,
            due_on=limit,
        )
        yield from certified(identifier, side, as_of=before)
        yield from waivable(identifier, "client", planned(COMPLETE, **{milestone: late}), before, due_on=limit)
    easter = sent(COMPLETE, email("2026-03-16T10:00:00-04:00"))
    for words, when, status, limit, reading in (
        ("Easter Monday runs on to the Tuesday", "2026-04-07", MET, "2026-04-07", "roll"),
        (
            "Easter Monday runs on to the Tuesday, and not to the Wednesday",
            "2026-04-08",
            BREACHED,
            "2026-04-07",
            "roll",
        ),
        ("Easter Monday stays, read strictly", "2026-04-06", MET, "2026-04-06", "strict"),
        ("Easter Monday stays, read strictly: the Tuesday is late", "2026-04-07", BREACHED, "2026-04-06", "strict"),
    ):
        yield example(
            "schedule.extraction-delay",
            f"21st day: {words}",
            planned(blank(easter), test_extraction=when),
            "2026-03-20",
            status,
            due_on=limit,
            due_on_holiday=reading,
        )
    good_friday = sent(COMPLETE, email("2026-02-17T10:00:00-05:00"))
    for words, when, status, limit, reading in (
        ("Good Friday runs on to the Tuesday", "2026-04-07", MET, "2026-04-07", "roll"),
        ("Good Friday runs on to the Tuesday, and not to the Wednesday", "2026-04-08", BREACHED, "2026-04-07", "roll"),
        ("Good Friday stays, read strictly: the Saturday is late", "2026-04-04", BREACHED, "2026-04-03", "strict"),
    ):
        yield example(
            "schedule.import-delay",
            f"45th day: {words}",
            planned(blank(good_friday), test_import=when),
            "2026-03-20",
            status,
            due_on=limit,
            due_on_holiday=reading,
        )


def extra_delay() -> Iterator[Example]:
    """An extra delay for images, told on or before the standard limit (2 and 26 February)."""
    identifier = "schedule.extra-delay-notified"
    late = planned(chose(COMPLETE, "allergies", "images"), test_extraction="2026-02-04")
    late = done(late, test_extraction="2026-02-04")
    yield example(identifier, "told on the last day", told(late, "2026-02-02"), "2026-02-03", MET)
    yield example(identifier, "told a day too late", told(late, "2026-02-03"), "2026-02-03", BREACHED)
    yield example(identifier, "told of something else", told(late, "2026-02-02", about="other"), "2026-02-03", BREACHED)
    yield example(
        identifier, "the other vendor was told", told(late, "2026-02-02", to="source_vendor"), "2026-02-03", BREACHED
    )
    yield example(identifier, "not told yet, on the last day", late, "2026-02-02", PENDING)
    yield example(identifier, "never told, a day after", late, "2026-02-03", BREACHED)
    yield example(
        identifier,
        "only the import passes its limit, and the client was told by the 26th",
        told(planned(unrecorded(chose(COMPLETE, "images"), "test_import"), test_import="2026-03-02"), "2026-02-26"),
        "2026-02-27",
        MET,
    )
    yield example(
        identifier,
        "only the import passes its limit, and the client was told on the 27th",
        told(planned(unrecorded(chose(COMPLETE, "images"), "test_import"), test_import="2026-03-02"), "2026-02-27"),
        "2026-02-27",
        BREACHED,
    )
    yield example(identifier, "the plan passes no limit", chose(COMPLETE, "images"), "2026-01-20", NOT_APPLICABLE)
    yield example(
        identifier,
        "planned past the limit, and done in time all the same",
        done(late, test_extraction="2026-02-02"),
        "2026-02-03",
        NOT_APPLICABLE,
    )
    yield example(
        identifier,
        "neither EMR is certified: the addendum binds nobody",
        asked(late, source_emr="Papyrus", receiving_emr="Scribe"),
        "2026-02-03",
        NOT_APPLICABLE,
    )
    yield example(
        identifier,
        "the extraction is late, its vendor's EMR being uncertified",
        asked(late, source_emr="Papyrus"),
        "2026-02-03",
        NOT_APPLICABLE,
    )
    yield example(identifier, "standard data only", COMPLETE, END, NOT_APPLICABLE, ground="AdditionalDataChosen")
    yield example(
        identifier,
        "the standard part keeps its delays whatever is told",
        late,
        "2026-02-03",
        NOT_APPLICABLE,
        ground="Under",
        extra_data="standard-part-keeps",
    )
    yield example(
        identifier,
        "the clock is not known for want of a signature",
        signed(late),
        "2026-02-03",
        UNDETERMINED,
        missing="request.signatures",
    )
    yield example(
        identifier,
        "neither date is in the delivered schedule",
        unplanned(blank(late), "test_extraction", "test_import"),
        "2026-01-20",
        UNDETERMINED,
        missing=("schedule.milestones.test_extraction", "schedule.milestones.test_import"),
    )
    yield example(identifier, "no schedule yet", chose(DRAFT, "images"), "2026-01-14", PENDING)


# §3 Extraction


def extraction() -> Iterator[Example]:
    """§3 Extraction a) to e)."""
    yield from in_the_schedule("test-extraction.planned", "test_extraction")
    yield from test_extraction_agreed()
    yield from carried_out("test-extraction.carried-out", "test_extraction", "test_import", "internal_quality_control")

    period = "test-extraction.period-set"
    unset = {"test_extraction_period": None}
    yield example(period, "it is set", COMPLETE, END, MET, final=True)
    yield example(period, "no schedule yet", DRAFT, "2026-01-14", PENDING)
    yield example(period, "not yet, on the 21st day", scheduled(UNDELIVERED, **unset), "2026-02-02", PENDING)
    yield example(period, "delivered without it", scheduled(COMPLETE, **unset), "2026-01-16", BREACHED)
    yield example(
        period,
        "not delivered, and late",
        scheduled(UNDELIVERED, **unset),
        "2026-02-03",
        UNDETERMINED,
        missing="schedule",
    )

    inside = "test-extraction.in-period"
    for words, on, status in (
        ("on its first day", "2026-01-19", MET),
        ("on its last day", "2026-01-23", MET),
        ("a day before it", "2026-01-18", BREACHED),
        ("a day after it", "2026-01-24", BREACHED),
    ):
        yield example(inside, words, planned(COMPLETE, test_extraction=on), END, status)
    yield example(inside, "no schedule yet", DRAFT, "2026-01-14", PENDING)
    yield example(inside, "listed without a day", undated(blank(COMPLETE), "test_extraction"), "2026-01-20", PENDING)
    yield example(
        inside,
        "no period is set",
        scheduled(COMPLETE, **unset),
        END,
        UNDETERMINED,
        missing="schedule.test_extraction_period",
    )

    yield from in_the_schedule("preanalysis.start-planned", "preanalysis_start")
    yield from in_the_schedule("preanalysis.end-planned", "preanalysis_end")
    yield from in_order("preanalysis.after-extraction", "test_extraction", "preanalysis_start")
    yield from in_order("preanalysis.in-order", "preanalysis_start", "preanalysis_end")
    yield from in_the_schedule("preanalysis.submission-planned", "preanalysis_submission")
    yield from in_order("preanalysis.submitted-after-end", "preanalysis_end", "preanalysis_submission")
    yield from carried_out("preanalysis.communicated", "preanalysis_submission", "source_cutover", "final_extraction")
    yield from in_the_schedule("preanalysis.validation-planned", "preanalysis_validation")
    yield from validation_window()
    yield from in_order("preanalysis.validated-after-submission", "preanalysis_submission", "preanalysis_validation")
    yield from validated_in_time()
    validated = "preanalysis.validated"
    yield from carried_out(validated, "preanalysis_validation", "source_cutover", "final_extraction")
    yield from waivable(validated, "receiving_vendor", unrecorded(COMPLETE, "preanalysis_validation"), END)
    yield from reschedule()

    yield from in_the_schedule("cutover.planned", "source_cutover")
    yield from every_step_binds("cutover.planned")
    yield from cutover_agreed()
    yield from in_the_schedule("final-extraction.planned", "final_extraction")
    yield from in_order("final-extraction.after-cutover", "source_cutover", "final_extraction")
    yield from every_step_binds("final-extraction.after-cutover")


def test_extraction_agreed() -> Iterator[Example]:
    """Both vendors, on or before Wednesday 21 January."""
    identifier = "test-extraction.agreed"
    m = "test_extraction"
    on_the_day = ("source_vendor", "2026-01-15"), ("receiving_vendor", "2026-01-21")
    too_late = ("source_vendor", "2026-01-15"), ("receiving_vendor", "2026-01-22")
    alone = (("source_vendor", "2026-01-15"),)
    yield example(identifier, "both agreed", COMPLETE, END, MET, final=True, due_on="2026-01-21")
    yield example(
        identifier, "on the very day", agreed(COMPLETE, m, *on_the_day), END, MET, final=True, due_on="2026-01-21"
    )
    yield example(
        identifier, "one a day late", agreed(COMPLETE, m, *too_late), END, BREACHED, final=True, due_on="2026-01-21"
    )
    yield example(
        identifier, "one never did", agreed(COMPLETE, m, *alone), END, BREACHED, final=True, due_on="2026-01-21"
    )
    waiting = unrecorded(agreed(COMPLETE, m, *alone), m)
    yield example(identifier, "one is missing, on the day", waiting, "2026-01-21", PENDING, due_on="2026-01-21")
    yield example(identifier, "one is missing, the day after", waiting, "2026-01-22", BREACHED, due_on="2026-01-21")
    yield example(
        identifier, "agreed, and not done yet", unrecorded(COMPLETE, m), "2026-01-20", MET, due_on="2026-01-21"
    )
    yield example(
        identifier,
        "done sooner than planned: they had to agree by then",
        agreed(done(COMPLETE, test_extraction="2026-01-19"), m, *on_the_day),
        END,
        BREACHED,
        final=True,
        due_on="2026-01-19",
    )
    moved = revised(COMPLETE, m, to="2026-01-22", made_on="2026-01-16")
    yield example(
        identifier,
        "moved since they agreed",
        done(moved, test_extraction="2026-01-22"),
        END,
        BREACHED,
        final=True,
        due_on="2026-01-22",
    )
    yield example(
        identifier,
        "moved, and agreed on the day of the move",
        agreed(
            done(moved, test_extraction="2026-01-22"),
            m,
            ("source_vendor", "2026-01-16"),
            ("receiving_vendor", "2026-01-16"),
        ),
        END,
        MET,
        final=True,
        due_on="2026-01-22",
    )
    yield example(
        identifier,
        "one vendor answers for both",
        agreed(ONE_VENDOR, m, ("receiving_vendor", "2026-01-15")),
        END,
        MET,
        final=True,
        due_on="2026-01-21",
    )
    yield example(identifier, "listed without a day", undated(blank(COMPLETE), m), "2026-01-20", PENDING)
    yield example(
        identifier,
        "not in the delivered schedule",
        unplanned(blank(COMPLETE), m),
        "2026-01-20",
        UNDETERMINED,
        missing="schedule.milestones.test_extraction",
    )


def cutover_agreed() -> Iterator[Example]:
    """The client and both vendors, on or before Monday 23 February."""
    identifier = "cutover.agreed"
    m = "source_cutover"
    vendors = ("source_vendor", "2026-02-05"), ("receiving_vendor", "2026-02-04")
    yield example(identifier, "all three agreed", COMPLETE, END, MET, final=True, due_on="2026-02-23")
    yield example(
        identifier,
        "the client on the very day",
        agreed(COMPLETE, m, *vendors, ("client", "2026-02-23")),
        END,
        MET,
        final=True,
        due_on="2026-02-23",
    )
    yield example(
        identifier,
        "the client a day late",
        agreed(COMPLETE, m, *vendors, ("client", "2026-02-24")),
        END,
        BREACHED,
        final=True,
        due_on="2026-02-23",
    )
    without = agreed(COMPLETE, m, *vendors)
    yield example(identifier, "never the client", without, END, BREACHED, final=True, due_on="2026-02-23")
    waiting = unrecorded(without, m, "final_extraction", "production", "first_use")
    yield example(identifier, "the client is awaited, on the day", waiting, "2026-02-23", PENDING, due_on="2026-02-23")
    yield example(identifier, "the client was awaited yesterday", waiting, "2026-02-24", BREACHED, due_on="2026-02-23")
    yield example(
        identifier,
        "one vendor for both, and the client",
        agreed(ONE_VENDOR, m, ("source_vendor", "2026-02-05"), ("client", "2026-02-05")),
        END,
        MET,
        final=True,
        due_on="2026-02-23",
    )
    yield example(
        identifier,
        "not in the delivered schedule",
        unplanned(blank(COMPLETE), m),
        "2026-01-20",
        UNDETERMINED,
        missing="schedule.milestones.source_cutover",
    )
    yield from every_step_binds(identifier)


def validation_window() -> Iterator[Example]:
    """Seven business days on the plan, from the submission."""
    identifier = "preanalysis.validation-window"
    for words, submitted, validated, status, first in (
        ("seven business days", "2026-01-29", "2026-02-09", MET, "2026-02-09"),
        ("the Sunday before the seventh", "2026-01-29", "2026-02-08", BREACHED, "2026-02-09"),
        ("six business days", "2026-01-29", "2026-02-06", BREACHED, "2026-02-09"),
        ("seven over Easter", "2026-03-26", "2026-04-08", MET, "2026-04-08"),
        ("six over Easter", "2026-03-26", "2026-04-07", BREACHED, "2026-04-08"),
        ("seven over Christmas and New Year", "2026-12-18", "2027-01-06", MET, "2027-01-06"),
        ("six over Christmas and New Year", "2026-12-18", "2027-01-05", BREACHED, "2027-01-06"),
        ("seven from a Saturday", "2026-01-31", "2026-02-10", MET, "2026-02-10"),
        ("six from a Saturday", "2026-01-31", "2026-02-09", BREACHED, "2026-02-10"),
        ("seven over 24 June and 1 July", "2026-06-22", "2026-07-03", MET, "2026-07-03"),
        ("six over 24 June and 1 July", "2026-06-22", "2026-07-02", BREACHED, "2026-07-03"),
    ):
        plan = planned(blank(COMPLETE), preanalysis_submission=submitted, preanalysis_validation=validated)
        yield example(identifier, words, plan, "2026-01-20", status, not_before=first)
    yield example(
        identifier,
        "seven were granted, and the client took three",
        done(COMPLETE, preanalysis_validation="2026-02-03"),
        END,
        MET,
        not_before="2026-02-09",
    )
    yield example(
        identifier,
        "three were granted until the client had validated: a later move mends nothing",
        revised(
            done(planned(COMPLETE, preanalysis_validation="2026-02-03"), preanalysis_validation="2026-02-03"),
            "preanalysis_validation",
            to="2026-02-09",
            made_on="2026-02-04",
        ),
        END,
        BREACHED,
        not_before="2026-02-09",
    )
    yield example(identifier, "no schedule yet", DRAFT, "2026-01-14", PENDING)
    yield example(
        identifier,
        "the validation is listed without a day",
        undated(blank(COMPLETE), "preanalysis_validation"),
        "2026-01-20",
        PENDING,
        not_before="2026-02-09",
    )
    yield example(
        identifier,
        "the submission is not in the delivered schedule",
        unplanned(COMPLETE, "preanalysis_submission"),
        END,
        UNDETERMINED,
        missing="schedule.milestones.preanalysis_submission",
    )
    yield example(
        identifier,
        "seven days are a ceiling only",
        COMPLETE,
        END,
        NOT_APPLICABLE,
        ground="Under",
        validation_window="ceiling-only",
    )
    six = planned(COMPLETE, preanalysis_validation="2026-02-06")
    yield from waivable(identifier, "client", six, END, not_before="2026-02-09")


def validated_in_time() -> Iterator[Example]:
    """Seven business days on what happens, from the submission, or the day planned when that is later."""
    identifier = "preanalysis.validated-in-time"
    for words, submitted, validated, status, limit in (
        ("on the seventh business day", "2026-01-29", "2026-02-09", MET, "2026-02-09"),
        ("on the eighth", "2026-01-29", "2026-02-10", BREACHED, "2026-02-09"),
        ("on the seventh, over Easter", "2026-03-26", "2026-04-08", MET, "2026-04-08"),
        ("on the eighth, over Easter", "2026-03-26", "2026-04-09", BREACHED, "2026-04-08"),
        ("on the seventh, over Christmas", "2026-12-18", "2027-01-06", MET, "2027-01-06"),
        ("on the eighth, over Christmas", "2026-12-18", "2027-01-07", BREACHED, "2027-01-06"),
    ):
        happened = done(COMPLETE, preanalysis_submission=submitted, preanalysis_validation=validated)
        yield example(identifier, words, happened, "2027-03-01", status, final=True, due_on=limit)
    generous = planned(COMPLETE, preanalysis_validation="2026-02-12")
    yield example(
        identifier,
        "on a later planned day: who follows the schedule is on time",
        done(generous, preanalysis_validation="2026-02-12"),
        END,
        MET,
        final=True,
        due_on="2026-02-12",
    )
    yield example(
        identifier,
        "a day after a later planned day",
        done(generous, preanalysis_validation="2026-02-13"),
        END,
        BREACHED,
        final=True,
        due_on="2026-02-12",
    )
    yield example(
        identifier,
        "on a later planned day, under a ceiling alone",
        done(generous, preanalysis_validation="2026-02-10"),
        END,
        BREACHED,
        final=True,
        due_on="2026-02-09",
        validation_window="ceiling-only",
    )
    waiting = blank(COMPLETE)
    only_submitted = done(waiting, preanalysis_submission="2026-01-29")
    yield example(identifier, "awaited, on the last day", only_submitted, "2026-02-09", PENDING, due_on="2026-02-09")
    yield example(identifier, "awaited since yesterday", only_submitted, "2026-02-10", BREACHED, due_on="2026-02-09")
    yield example(
        identifier,
        "not in the journal, while the cutover is: a hole",
        unrecorded(COMPLETE, "preanalysis_validation"),
        END,
        UNDETERMINED,
        missing="journal.preanalysis_validation",
    )
    yield example(
        identifier,
        "validated, the submission not being in the journal",
        unrecorded(COMPLETE, "preanalysis_submission"),
        END,
        UNDETERMINED,
        missing="journal.preanalysis_submission",
    )
    yield example(
        identifier,
        "the submission is planned for today",
        waiting,
        "2026-01-29",
        PENDING,
        due_on="2026-02-09",
    )
    yield example(identifier, "the submission was planned for yesterday", waiting, "2026-01-30", PENDING)
    yield example(identifier, "no schedule yet", DRAFT, "2026-01-14", PENDING)
    yield example(
        identifier,
        "the submission is neither planned nor done",
        unplanned(waiting, "preanalysis_submission"),
        "2026-01-20",
        UNDETERMINED,
        missing="schedule.milestones.preanalysis_submission",
    )
    yield from waivable(
        identifier,
        "receiving_vendor",
        done(COMPLETE, preanalysis_validation="2026-02-10"),
        END,
        final=True,
        due_on="2026-02-09",
    )


def reschedule() -> Iterator[Example]:
    """A reason, and word to the client, for every revision made since the delivery of 16 January."""
    identifier = "reschedule.explained"
    later = unrecorded(COMPLETE, "legacy_access_withdrawal")
    move = {"to": "2026-06-05", "made_on": "2026-02-02"}
    w = "legacy_access_withdrawal"
    yield example(identifier, "a reason, and told", revised(later, w, told_on="2026-02-10", **move), END, MET)
    yield example(
        identifier,
        "a reason, and a notice on the day of the move",
        told(revised(later, w, **move), "2026-02-02", about="reschedule"),
        END,
        MET,
    )
    yield example(
        identifier,
        "a reason, and a notice a day before the move",
        told(revised(later, w, **move), "2026-02-01", about="reschedule"),
        END,
        BREACHED,
    )
    yield example(identifier, "a reason, and not told", revised(later, w, **move), END, BREACHED)
    yield example(identifier, "told tomorrow", revised(later, w, told_on="2026-02-11", **move), "2026-02-10", BREACHED)
    yield example(
        identifier, "told, no reason", revised(later, w, reason=None, told_on="2026-02-02", **move), END, BREACHED
    )
    yield example(
        identifier,
        "on the day of the delivery, without a word",
        revised(later, w, to="2026-06-05", made_on="2026-01-16"),
        END,
        BREACHED,
    )
    yield example(
        identifier,
        "on the eve of the delivery: the client had nothing yet",
        revised(later, w, to="2026-06-05", made_on="2026-01-15"),
        END,
        NOT_APPLICABLE,
    )
    yield example(identifier, "nothing was moved", COMPLETE, END, NOT_APPLICABLE)
    yield example(identifier, "moved tomorrow", revised(later, w, **move), "2026-02-01", NOT_APPLICABLE)


# §3 Importation


def importation() -> Iterator[Example]:
    """§3 Importation a) to f)."""
    yield from in_the_schedule("flow-analysis.meeting-planned", "flow_analysis_meeting")
    yield from carried_out("flow-analysis.held", "flow_analysis_meeting", "quality_approval", "production")
    yield from recorded_by_approval()
    yield from in_the_schedule("test-import.planned", "test_import")
    yield from in_order("test-import.after-extraction", "test_extraction", "test_import")
    yield from carried_out("test-import.carried-out", "test_import", "quality_approval", "production")
    yield from in_the_schedule("internal-qc.listed", "internal_quality_control", listed_is_enough=True)
    yield from in_order("internal-qc.after-import", "test_import", "internal_quality_control")
    yield from carried_out("internal-qc.carried-out", "internal_quality_control", "quality_approval", "production")
    yield from in_the_schedule("validation-sessions.planned", "validation_session")
    yield from in_order("validation-sessions.after-qc", "internal_quality_control", "validation_session")
    yield from in_the_schedule("quality-approval.planned", "quality_approval")
    yield from planned_in_order()
    yield from approval()
    yield from in_the_schedule("production.planned", "production")
    yield from in_order("production.after-final-extraction", "final_extraction", "production")
    yield from carried_out("final-extraction.carried-out", "final_extraction", "production", "first_use")
    yield from in_the_schedule("first-use.planned", "first_use")
    yield from in_order("first-use.after-production", "production", "first_use")
    yield from in_the_schedule("legacy-access.withdrawal-planned", "legacy_access_withdrawal")
    yield from every_step_binds("legacy-access.withdrawal-planned")
    yield from ninety_days()


def recorded_by_approval() -> Iterator[Example]:
    """The scope confirmed, and a session held, on or before the approval of Friday 20 February."""
    scope = "flow-analysis.scope-confirmed"
    yield example(scope, "a month before", COMPLETE, END, MET, final=True)
    yield example(scope, "on the day of the approval", confirmed(COMPLETE, "scope", "2026-02-20"), END, MET, final=True)
    yield example(scope, "the day after", confirmed(COMPLETE, "scope", "2026-02-21"), END, BREACHED, final=True)
    never = confirmed(COMPLETE, "scope")
    yield example(scope, "never", never, END, BREACHED, final=True)
    yield example(scope, "never, and in production", unrecorded(never, "quality_approval"), END, BREACHED)
    yield example(scope, "not yet, on the eve of the approval", never, "2026-02-19", PENDING)

    session = "validation-sessions.held"
    yield example(session, "two were", COMPLETE, END, MET, final=True)
    yield example(session, "one, on the day of the approval", held(COMPLETE, "2026-02-20"), END, MET, final=True)
    yield example(session, "the first, a day after", held(COMPLETE, "2026-02-21"), END, BREACHED, final=True)
    yield example(session, "none", held(COMPLETE), END, BREACHED, final=True)
    yield example(session, "none, and in production", unrecorded(held(COMPLETE), "quality_approval"), END, BREACHED)
    yield example(session, "none yet, on the eve of the approval", held(COMPLETE), "2026-02-19", PENDING)


def planned_in_order() -> Iterator[Example]:
    """The approval after the last session, the production after the approval: both on the plan alone."""
    sessions_row = "quality-approval.after-sessions"
    yield example(sessions_row, "the day after the last session", COMPLETE, END, MET, not_before="2026-02-19")
    yield example(
        sessions_row,
        "on the day of the last session",
        planned(COMPLETE, quality_approval="2026-02-19"),
        END,
        MET,
        not_before="2026-02-19",
    )
    yield example(
        sessions_row,
        "a day before the last session, after the first",
        planned(COMPLETE, quality_approval="2026-02-18"),
        END,
        BREACHED,
        not_before="2026-02-19",
    )
    yield example(
        sessions_row,
        "one more session held after the approval reopens nothing",
        held(COMPLETE, "2026-02-17", "2026-02-19", "2026-02-24"),
        END,
        MET,
        not_before="2026-02-19",
    )
    yield example(sessions_row, "no schedule yet", DRAFT, "2026-01-14", PENDING)
    yield example(
        sessions_row,
        "the sessions are listed without a day",
        undated(blank(COMPLETE), "validation_session"),
        "2026-01-20",
        PENDING,
    )
    yield example(
        sessions_row,
        "no session in the delivered schedule",
        sessions(COMPLETE),
        END,
        UNDETERMINED,
        missing="schedule.milestones.validation_session",
    )

    production = "production.after-approval"
    yield example(production, "six days after", COMPLETE, END, MET, not_before="2026-02-20")
    yield example(
        production,
        "on the day of the approval",
        planned(COMPLETE, production="2026-02-20"),
        END,
        MET,
        not_before="2026-02-20",
    )
    yield example(
        production,
        "a day before the approval",
        planned(COMPLETE, production="2026-02-19"),
        END,
        BREACHED,
        not_before="2026-02-20",
    )
    yield example(
        production,
        "the approval was moved after production had begun: the plan is judged as it stood",
        revised(COMPLETE, "quality_approval", to="2026-03-02", made_on="2026-02-27"),
        END,
        MET,
        not_before="2026-02-20",
    )
    yield example(production, "no schedule yet", DRAFT, "2026-01-14", PENDING)
    yield example(
        production,
        "the approval is not in the delivered schedule",
        unplanned(COMPLETE, "quality_approval"),
        END,
        UNDETERMINED,
        missing="schedule.milestones.quality_approval",
    )


def approval() -> Iterator[Example]:
    """By the client, and on or before the production of Thursday 26 February."""
    by = "quality-approval.by-client"
    yield example(by, "by the client", COMPLETE, END, MET)
    yield example(by, "by nobody named: by the client", approved_by(COMPLETE, None), END, MET)
    yield example(by, "by the receiving vendor", approved_by(COMPLETE, "receiving_vendor"), END, BREACHED)
    yield example(by, "not approved yet", COMPLETE, "2026-02-19", PENDING)

    before = "quality-approval.before-production"
    yield example(before, "a week before", COMPLETE, END, MET, final=True)
    yield example(
        before, "on the day of production", done(COMPLETE, quality_approval="2026-02-26"), END, MET, final=True
    )
    yield example(
        before, "the day after production", done(COMPLETE, quality_approval="2026-02-27"), END, BREACHED, final=True
    )
    yield example(before, "never", unrecorded(COMPLETE, "quality_approval"), END, BREACHED, final=True)
    yield example(
        before,
        "never, and the data are in use, though production is not in the journal",
        unrecorded(COMPLETE, "quality_approval", "production"),
        END,
        BREACHED,
    )
    yield example(
        before, "not yet, on the eve of production", unrecorded(COMPLETE, "quality_approval"), "2026-02-25", PENDING
    )


def ninety_days() -> Iterator[Example]:
    """Ninety days of access after the production of Thursday 26 February: Wednesday 27 May."""
    identifier = "legacy-access.ninety-days"
    w = "legacy_access_withdrawal"
    for words, started, withdrawn, status, first in (
        ("planned for the ninetieth day", "2026-02-26", "2026-05-27", MET, "2026-05-27"),
        ("planned for the eighty-ninth day", "2026-02-26", "2026-05-26", BREACHED, "2026-05-27"),
        ("ninety days that end on the last Sunday of February", "2026-11-30", "2027-02-28", MET, "2027-02-28"),
        ("a minimum that ends on a Sunday never moves", "2026-11-30", "2027-02-27", BREACHED, "2027-02-28"),
        ("over the year end", "2025-12-15", "2026-03-15", MET, "2026-03-15"),
        ("over the year end, a day short", "2025-12-15", "2026-03-14", BREACHED, "2026-03-15"),
    ):
        plan = planned(done(COMPLETE, production=started), **{w: withdrawn})
        yield example(identifier, words, plan, "2026-12-31" if started > "2026-06" else END, status, not_before=first)
    yield example(
        identifier,
        "withdrawn on the ninetieth day",
        done(COMPLETE, **{w: "2026-05-27"}),
        "2026-06-01",
        MET,
        final=True,
        not_before="2026-05-27",
    )
    yield example(
        identifier,
        "withdrawn on the eighty-ninth day",
        done(COMPLETE, **{w: "2026-05-26"}),
        "2026-06-01",
        BREACHED,
        final=True,
        not_before="2026-05-27",
    )
    yield example(
        identifier,
        "production slipped by a week, and the withdrawal was not moved",
        planned(done(COMPLETE, production="2026-03-05"), **{w: "2026-05-29"}),
        END,
        BREACHED,
        not_before="2026-06-03",
    )
    yield example(
        identifier,
        "withdrawn, while production is planned for tomorrow",
        done(unrecorded(planned(COMPLETE, production="2026-03-11"), "production"), **{w: END}),
        END,
        BREACHED,
        not_before="2026-06-09",
    )
    yield example(
        identifier,
        "withdrawn, and production is not in the journal",
        done(unrecorded(COMPLETE, "production"), **{w: "2026-05-29"}),
        "2026-06-01",
        UNDETERMINED,
        missing="journal.production",
    )
    yield example(
        identifier,
        "the withdrawal's day had gone by when production came",
        planned(COMPLETE, **{w: "2026-02-25"}),
        END,
        PENDING,
        not_before="2026-05-27",
    )
    yield example(identifier, "listed without a day", undated(COMPLETE, w), END, PENDING, not_before="2026-05-27")
    yield example(
        identifier,
        "not in the delivered schedule",
        unplanned(COMPLETE, w),
        END,
        UNDETERMINED,
        missing="schedule.milestones.legacy_access_withdrawal",
    )
    yield from every_step_binds(identifier)


# §3, order of the listing; Plainte


def order_and_complaints() -> Iterator[Example]:
    """The order of the listing, respect of the steps, complaints."""
    yield from in_order("steps.flow-analysis-before-import", "flow_analysis_meeting", "test_import")
    yield from in_order("steps.validation-before-cutover", "preanalysis_validation", "source_cutover")
    yield from every_step_binds("steps.validation-before-cutover")
    yield from in_order("steps.approval-before-cutover", "quality_approval", "source_cutover")
    yield from every_step_binds("steps.approval-before-cutover")
    yield from kept()
    yield from complaints()


def kept() -> Iterator[Example]:
    """Every planned day that has passed is in the journal."""
    identifier = "schedule.kept"
    yield example(identifier, "every step is", COMPLETE, END, MET)
    late = unrecorded(COMPLETE, "test_import")
    yield example(identifier, "one is not", late, END, BREACHED, missing="journal.test_import")
    yield example(identifier, "one is not, on its very day", late, "2026-02-12", MET)
    yield example(identifier, "one is not, the day after", late, "2026-02-13", BREACHED, missing="journal.test_import")
    yield example(
        identifier,
        "two sessions were planned, one was held",
        held(COMPLETE, "2026-02-17"),
        END,
        BREACHED,
        missing="journal.validation_session",
    )
    yield example(
        identifier, "two sessions were held, on other days", held(COMPLETE, "2026-02-16", "2026-02-16"), END, MET
    )
    yield example(
        identifier,
        "an application's own step is not",
        planned(COMPLETE, **{"x-training": "2026-02-25"}),
        END,
        BREACHED,
        missing="journal.x-training",
    )
    yield example(identifier, "not delivered", UNDELIVERED, "2026-01-15", PENDING, due_on="2026-01-20")
    yield example(identifier, "no day has passed yet", COMPLETE, "2026-01-20", PENDING, due_on="2026-01-21")
    yield example(
        identifier,
        "no day has passed yet, and the meeting is for today",
        unrecorded(COMPLETE, "flow_analysis_meeting"),
        "2026-01-20",
        PENDING,
        due_on="2026-01-20",
    )
    yield example(identifier, "no schedule", DRAFT, "2026-01-14", PENDING)


def complaints() -> Iterator[Example]:
    """To the bureau, followed up within 72 business hours."""
    addressed = "complaint.addressed"
    monday = "2026-03-02T09:00:00-05:00"
    yield example(
        addressed, "to the bureau, in capitals", complained(COMPLETE, monday, sent_to=BUREAU.upper()), END, MET
    )
    yield example(addressed, "to the vendor", complained(COMPLETE, monday, sent_to=TELUS), END, BREACHED)
    yield example(
        addressed,
        "nobody knows where to",
        complained(COMPLETE, monday, sent_to=None),
        END,
        UNDETERMINED,
        missing="complaints[0].sent_to",
    )
    yield example(
        addressed,
        "one to the bureau, one nobody knows where: both places are told apart",
        complained(complained(COMPLETE, monday), monday, sent_to=None),
        END,
        UNDETERMINED,
        missing="complaints[1].sent_to",
    )
    yield example(
        addressed,
        "one astray, one unknown: the breach speaks",
        complained(complained(COMPLETE, monday, sent_to=None), monday, sent_to=TELUS),
        END,
        BREACHED,
    )
    yield example(addressed, "none", COMPLETE, END, NOT_APPLICABLE)
    yield example(addressed, "received tomorrow", complained(COMPLETE, monday), "2026-03-01", NOT_APPLICABLE)

    followed = "complaint.followed-up"
    for words, received, due_at, due_on, late in (
        ("Monday to Thursday", monday, "2026-03-05T09:00:00-05:00", "2026-03-05", "2026-03-05T09:00:01-05:00"),
        (
            "Friday to Wednesday",
            "2026-02-27T15:00:00-05:00",
            "2026-03-04T15:00:00-05:00",
            "2026-03-04",
            "2026-03-04T15:00:01-05:00",
        ),
        (
            "Saturday: three whole days, to the end of Wednesday",
            "2026-02-28T10:00:00-05:00",
            "2026-03-05T00:00:00-05:00",
            "2026-03-04",
            "2026-03-05T00:00:01-05:00",
        ),
        (
            "over 24 June",
            "2026-06-22T15:00:00-04:00",
            "2026-06-26T15:00:00-04:00",
            "2026-06-26",
            "2026-06-26T15:00:01-04:00",
        ),
        (
            "on 24 June itself: three whole days after it",
            "2026-06-24T15:00:00-04:00",
            "2026-06-30T00:00:00-04:00",
            "2026-06-29",
            "2026-06-30T00:00:01-04:00",
        ),
        (
            "over Christmas",
            "2026-12-22T10:00:00-05:00",
            "2026-12-30T10:00:00-05:00",
            "2026-12-30",
            "2026-12-30T10:00:01-05:00",
        ),
        (
            "over New Year",
            "2026-12-30T10:00:00-05:00",
            "2027-01-07T10:00:00-05:00",
            "2027-01-07",
            "2027-01-07T10:00:01-05:00",
        ),
        (
            "over the change to winter time: the same time on the clock",
            "2026-10-30T15:00:00-04:00",
            "2026-11-04T15:00:00-05:00",
            "2026-11-04",
            "2026-11-04T15:00:01-05:00",
        ),
        (
            "over the change to summer time: the same time on the clock",
            "2026-03-05T09:00:00-05:00",
            "2026-03-10T09:00:00-04:00",
            "2026-03-10",
            "2026-03-10T09:00:01-04:00",
        ),
    ):
        days: dict[str, Any] = {"due_on": due_on, "due_at": due_at}
        yield example(
            followed,
            f"{words}: at the last second",
            complained(COMPLETE, received, followed_up_at=due_at),
            "2027-02-01",
            MET,
            final=False,
            **days,
        )
        yield example(
            followed,
            f"{words}: one second late",
            complained(COMPLETE, received, followed_up_at=late),
            "2027-02-01",
            BREACHED,
            final=True,
            **days,
        )
        waiting = complained(COMPLETE, received)
        yield example(followed, f"{words}: awaited at that instant", waiting, due_at, PENDING, **days)
        yield example(followed, f"{words}: missing a second later", waiting, late, BREACHED, **days)
    yield example(
        followed,
        "due on Thursday at 9, missing as of Thursday: a day is judged at its end",
        complained(COMPLETE, monday),
        "2026-03-05",
        BREACHED,
        due_on="2026-03-05",
        due_at="2026-03-05T09:00:00-05:00",
    )
    yield example(
        followed,
        "due at the end of Wednesday, awaited as of Wednesday",
        complained(COMPLETE, "2026-02-28T10:00:00-05:00"),
        "2026-03-04",
        PENDING,
        due_on="2026-03-04",
        due_at="2026-03-05T00:00:00-05:00",
    )
    yield example(
        followed,
        "two are awaited: the one due first speaks",
        complained(complained(COMPLETE, "2026-03-04T09:00:00-05:00"), "2026-03-03T09:00:00-05:00"),
        "2026-03-05",
        PENDING,
        due_on="2026-03-06",
        due_at="2026-03-06T09:00:00-05:00",
    )
    yield example(
        followed,
        "sent elsewhere: no record of the bureau's",
        complained(COMPLETE, monday, sent_to=TELUS),
        END,
        NOT_APPLICABLE,
    )
    yield example(
        followed,
        "nobody knows where it was sent",
        complained(COMPLETE, monday, sent_to=None),
        END,
        UNDETERMINED,
        missing="complaints[0].sent_to",
    )
    yield example(followed, "none", COMPLETE, END, NOT_APPLICABLE)


ROWS: Final = tuple(rows())
