"""What judges read of a case: the derived moments of DECLARATIONS §3, « Open », « Excused », chains and sessions."""

from __future__ import annotations

from datetime import date

import pytest

from dme_migration.model import MigrationCase, Moment, Party, Requester, Revision
from dme_migration.rules import Evaluator, Readings, Situation
from tests.rules.cases import (
    BUREAU,
    COMPLETE,
    DRAFT,
    MEDFAR,
    ONE_VENDOR,
    TELUS,
    UNDELIVERED,
    asked,
    authorized,
    blank,
    chose,
    client,
    contract,
    day,
    done,
    email,
    held,
    physicians,
    planned,
    revised,
    revisions,
    scheduled,
    sent,
    sessions,
    signed,
    told,
    unplanned,
    unscheduled,
)
from tests.rules.examples import BREACHED, MET, NOT_APPLICABLE, PENDING, UNDETERMINED, when


def situation(case: MigrationCase, as_of: str = "2026-03-10", **readings: str) -> Situation:
    """Give the situation that an evaluation reads."""
    chosen = Readings({name.replace("_", "-"): value for name, value in readings.items()})
    found, _ = Evaluator(readings=chosen).edges(case, as_of=when(as_of))
    return found


def moment(name: str, case: MigrationCase, as_of: str = "2026-03-10", **readings: str) -> tuple[str | None, str | None]:
    """Give the actual and the planned day of a moment."""
    s = situation(case, as_of, **readings)
    actual, plan = s.actual(name), s.planned(name)
    return (str(actual) if actual else None), (str(plan) if plan else None)


# Facts of the request


@pytest.mark.parametrize(
    ("name", "before", "on"),
    [
        (Moment.VENDOR_NOTICE, "2026-01-04", "2026-01-05"),
        (Moment.AUTHORIZATION, "2026-01-05", "2026-01-06"),
        (Moment.SIGNATURE, "2026-01-07", "2026-01-08"),
        (Moment.FIRST_TRANSMISSION, "2026-01-11", "2026-01-12"),
        (Moment.TRANSMISSION, "2026-01-11", "2026-01-12"),
        (Moment.CLOCK_BASE, "2026-01-11", "2026-01-12"),
        (Moment.SCHEDULE_DELIVERY, "2026-01-15", "2026-01-16"),
    ],
)
def test_a_fact_of_the_request_has_happened_from_its_day(name: Moment, before: str, on: str) -> None:
    assert moment(name, COMPLETE, before) == (None, None)
    assert moment(name, COMPLETE, on) == (on, None)


def test_a_clock_that_starts_on_monday_is_known_on_friday() -> None:
    friday = sent(DRAFT, email("2026-01-09T23:59:59-05:00"))

    assert moment(Moment.CLOCK_START, friday, "2026-01-09") == ("2026-01-12", None)
    assert moment(Moment.CLOCK_ORIGIN, friday, "2026-01-09") == ("2026-01-11", None)


@pytest.mark.parametrize(
    ("words", "case", "expected"),
    [
        ("a clinic: one signature is enough", COMPLETE, "2026-01-08"),
        (
            "a clinic: the first of several",
            signed(COMPLETE, Jean_Roy="2026-01-20", Marc_Roy="2026-01-08"),
            "2026-01-08",
        ),
        ("a clinic: nobody", signed(COMPLETE), None),
        (
            "a group: the last of everybody",
            signed(physicians(COMPLETE, "Anne Roy", "Paul Côté"), Dre_Anne_Roy="2026-01-20", PAUL_COTE="2026-01-08"),
            "2026-01-20",
        ),
        (
            "a group: one more than is needed",
            signed(physicians(COMPLETE, "Anne Roy"), Anne_Roy="2026-01-08", Somebody_Else="2026-01-30"),
            "2026-01-08",
        ),
        (
            "a group: one is missing",
            signed(physicians(COMPLETE, "Anne Roy", "Paul Côté"), Anne_Roy="2026-01-08"),
            None,
        ),
        (
            "a physician: somebody else signed",
            signed(physicians(COMPLETE, "Anne Roy", kind="physician"), Marc_Roy="2026-01-08"),
            None,
        ),
        (
            "a physician: the same person signed twice, the first counts",
            signed(
                physicians(COMPLETE, "Anne Roy", kind="physician"), Anne_Roy="2026-01-09", Dre_Anne_Roy="2026-01-08"
            ),
            "2026-01-08",
        ),
        ("a group that names nobody", physicians(COMPLETE), None),
        ("the kind of client is not known", client(COMPLETE, kind=None), None),
    ],
)
def test_the_signature_is_the_last_one_that_is_needed(words: str, case: MigrationCase, expected: str | None) -> None:
    assert moment(Moment.SIGNATURE, case) == (expected, None), words


def test_a_requester_without_a_name_is_named_as_what_is_missing() -> None:
    case = asked(physicians(COMPLETE, "Anne Roy"), requesters=(Requester(name="Anne Roy"), Requester(licence="1")))

    assert moment(Moment.SIGNATURE, case) == (None, None)
    assert situation(case).obstacle(Moment.SIGNATURE) == ("request.requesters[1].name",)


@pytest.mark.parametrize(
    ("words", "case", "first", "complete"),
    [
        ("one e-mail to all", COMPLETE, "2026-01-12", "2026-01-12"),
        (
            "the last recipient a week later, its address in capitals",
            sent(
                COMPLETE,
                email("2026-01-12T16:20:00-05:00", TELUS, BUREAU),
                email("2026-01-19T16:20:00-05:00", MEDFAR.upper()),
            ),
            "2026-01-12",
            "2026-01-19",
        ),
        (
            "a fax first: the form was sent, no e-mail reached anybody",
            sent(COMPLETE, email("2026-01-12T16:20:00-05:00", channel="fax")),
            "2026-01-12",
            None,
        ),
        (
            "a fax first, an e-mail afterwards",
            sent(
                COMPLETE,
                email("2026-01-12T16:20:00-05:00", channel="fax"),
                email("2026-01-14T16:20:00-05:00"),
            ),
            "2026-01-12",
            "2026-01-14",
        ),
        (
            "an e-mail without the form is none",
            sent(COMPLETE, email("2026-01-12T16:20:00-05:00", form=False), email("2026-01-14T16:20:00-05:00")),
            "2026-01-14",
            "2026-01-14",
        ),
        (
            "a recipient reached twice counts from the first",
            sent(COMPLETE, email("2026-01-14T16:20:00-05:00"), email("2026-01-12T16:20:00-05:00")),
            "2026-01-12",
            "2026-01-12",
        ),
        ("one address for both vendors", ONE_VENDOR, "2026-01-12", "2026-01-12"),
        (
            "an EMR that is not certified has no address to reach",
            sent(asked(COMPLETE, receiving_emr="Papyrus"), email("2026-01-12T16:20:00-05:00", TELUS, BUREAU)),
            "2026-01-12",
            "2026-01-12",
        ),
        ("an EMR is not named", asked(COMPLETE, receiving_emr=None), "2026-01-12", None),
        (
            "the bureau is left out",
            sent(COMPLETE, email("2026-01-12T16:20:00-05:00", TELUS, MEDFAR)),
            "2026-01-12",
            None,
        ),
        ("nothing was sent", sent(COMPLETE), None, None),
    ],
)
def test_the_transmission_is_complete_when_the_last_required_recipient_has_it(
    words: str, case: MigrationCase, first: str | None, complete: str | None
) -> None:
    assert moment(Moment.FIRST_TRANSMISSION, case) == (first, None), words
    assert moment(Moment.TRANSMISSION, case) == (complete, None), words
    assert moment(Moment.TRANSMISSION, case, transmission_complete="first") == (first, None), words


@pytest.mark.parametrize(
    ("words", "case", "base", "start", "origin"),
    [
        ("all in order on the day of the sending", COMPLETE, "2026-01-12", "2026-01-13", "2026-01-12"),
        ("the authorization comes last", authorized(COMPLETE, "2026-01-16"), "2026-01-16", "2026-01-19", "2026-01-18"),
        ("the signature comes last", signed(COMPLETE, Marc_Roy="2026-01-14"), "2026-01-14", "2026-01-15", "2026-01-14"),
        ("no authorization", authorized(COMPLETE, None), None, None, None),
        (
            "that of another clinic is none",
            authorized(COMPLETE, "2026-01-06", clinic="Clinique du Port"),
            None,
            None,
            None,
        ),
        (
            "that of a clinic nobody names is one",
            authorized(COMPLETE, "2026-01-06", clinic=None),
            "2026-01-12",
            "2026-01-13",
            "2026-01-12",
        ),
        (
            "nobody knows who holds the contract",
            contract(COMPLETE, clinic=None),
            "2026-01-12",
            "2026-01-13",
            "2026-01-12",
        ),
        ("no signature", signed(COMPLETE), None, None, None),
        (
            "before Easter",
            sent(COMPLETE, email("2026-04-02T16:20:00-04:00")),
            "2026-04-02",
            "2026-04-07",
            "2026-04-06",
        ),
        (
            "before the holidays of 2026",
            sent(COMPLETE, email("2026-12-30T23:59:00-05:00")),
            "2026-12-30",
            "2027-01-05",
            "2027-01-04",
        ),
        (
            "on a Saturday",
            sent(COMPLETE, email("2026-01-17T09:00:00-05:00")),
            "2026-01-17",
            "2026-01-19",
            "2026-01-18",
        ),
    ],
)
def test_the_clock(words: str, case: MigrationCase, base: str | None, start: str | None, origin: str | None) -> None:
    late = "2027-02-01"
    assert moment(Moment.CLOCK_BASE, case, late) == (base, None), words
    assert moment(Moment.CLOCK_START, case, late) == (start, None), words
    assert moment(Moment.CLOCK_ORIGIN, case, late) == (origin, None), words
    assert moment(Moment.CLOCK_ORIGIN, case, late, clock="start-is-day-zero") == (start, None), words
    assert moment(Moment.CLOCK_ORIGIN, case, late, clock="base-is-day-zero") == (base, None), words


def test_the_clock_from_the_transmission_alone() -> None:
    case = authorized(signed(COMPLETE), None)

    assert moment(Moment.CLOCK_BASE, case, clock_restart="transmission") == ("2026-01-12", None)


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [("2026-06-29", (None, "2026-06-30")), ("2026-06-30", ("2026-06-30", "2026-06-30"))],
)
def test_the_end_of_the_contract_is_planned_until_its_day_and_actual_from_it(
    as_of: str, expected: tuple[str | None, str | None]
) -> None:
    assert moment(Moment.CONTRACT_END, COMPLETE, as_of) == expected


def test_the_end_of_the_contract_is_the_cutover_when_it_is_not_given_or_not_read() -> None:
    without = contract(COMPLETE, ends_on=None)

    assert moment(Moment.CONTRACT_END, without) == ("2026-02-23", "2026-02-23")
    assert moment(Moment.CONTRACT_END, COMPLETE, notice_anchor="cutover") == ("2026-02-23", "2026-02-23")


@pytest.mark.parametrize(
    ("name", "reading", "value", "expected"),
    [
        (Moment.ACCESS_ANCHOR, "access_anchor", "production", "2026-02-26"),
        (Moment.ACCESS_ANCHOR, "access_anchor", "first_use", "2026-02-27"),
        (Moment.ACCESS_ANCHOR, "access_anchor", "source_cutover", "2026-02-23"),
        (Moment.STANDARD_EXTRACTION, "extraction_scope", "test_extraction", "2026-01-21"),
        (Moment.STANDARD_EXTRACTION, "extraction_scope", "final_extraction", "2026-02-23"),
        (Moment.STANDARD_IMPORT, "import_scope", "test_import", "2026-02-12"),
        (Moment.STANDARD_IMPORT, "import_scope", "both", "2026-02-12"),
        (Moment.STANDARD_IMPORT, "import_scope", "production", "2026-02-26"),
    ],
)
def test_a_reading_puts_a_milestone_in_the_place_of_a_moment(
    name: Moment, reading: str, value: str, expected: str
) -> None:
    assert moment(name, COMPLETE, **{reading: value}) == (expected, expected)


def test_the_first_and_the_last_session() -> None:
    case = held(sessions(COMPLETE, "2026-02-24", "2026-02-17", "2026-02-19"), "2026-02-25", "2026-02-18")

    assert moment(Moment.FIRST_VALIDATION_SESSION, case) == ("2026-02-18", "2026-02-17")
    assert moment(Moment.LAST_VALIDATION_SESSION, case) == (None, "2026-02-24")


def test_a_moment_is_its_first_occurrence_in_a_second_test_cycle() -> None:
    again = COMPLETE.with_entry("test_extraction", on=day("2026-02-14")).with_entry("test_import", on=day("2026-02-10"))

    assert moment(Moment.TEST_EXTRACTION, again)[0] == "2026-01-21"
    assert moment(Moment.TEST_IMPORT, again)[0] == "2026-02-10"


# As it stood


def test_a_revision_made_later_is_undone() -> None:
    twice = revised(COMPLETE, "production", to="2026-03-02", made_on="2026-02-10")
    twice = revised(twice, "production", to="2026-03-05", made_on="2026-02-20")

    stood = {
        as_of: moment(Moment.PRODUCTION, blank(twice), as_of)[1]
        for as_of in ("2026-02-09", "2026-02-10", "2026-02-19", "2026-02-20")
    }

    assert stood == {
        "2026-02-09": "2026-02-26",
        "2026-02-10": "2026-03-02",
        "2026-02-19": "2026-03-02",
        "2026-02-20": "2026-03-05",
    }


def test_a_chain_of_revisions_of_one_session_leaves_the_other_alone() -> None:
    moved = revised(COMPLETE, "validation_session", from_="2026-02-17", to="2026-02-18", made_on="2026-02-10")
    moved = revised(moved, "validation_session", from_="2026-02-19", to="2026-02-25", made_on="2026-02-12")
    s = situation(blank(moved), "2026-02-12")
    before = situation(blank(moved), "2026-02-11")

    assert (s.planned(Moment.FIRST_VALIDATION_SESSION), s.planned(Moment.LAST_VALIDATION_SESSION)) == (
        date(2026, 2, 18),
        date(2026, 2, 25),
    )
    assert before.planned(Moment.LAST_VALIDATION_SESSION) == date(2026, 2, 19)
    assert s.planned_as_of(Moment.LAST_VALIDATION_SESSION, date(2026, 2, 9)) == date(2026, 2, 19)
    assert s.planned_as_of(Moment.FIRST_VALIDATION_SESSION, date(2026, 2, 9)) == date(2026, 2, 17)


def test_a_day_to_and_fro_in_one_chain() -> None:
    there = Revision(milestone="production", from_=day("2026-02-26"), to=day("2026-03-05"), made_on=day("2026-02-10"))
    back = Revision(milestone="production", from_=day("2026-03-05"), to=day("2026-02-26"), made_on=day("2026-02-12"))
    case = blank(revisions(COMPLETE, there, back))

    assert [moment(Moment.PRODUCTION, case, f"2026-02-{d}")[1] for d in ("09", "10", "11", "12")] == [
        "2026-02-26",
        "2026-03-05",
        "2026-03-05",
        "2026-02-26",
    ]


# Open


@pytest.mark.parametrize(
    ("words", "case", "as_of", "expected"),
    [
        ("on the 21st day", DRAFT, "2026-02-02", True),
        ("the day after", DRAFT, "2026-02-03", False),
        ("delivered", COMPLETE, "2026-01-16", False),
        ("on the eve of the delivery", COMPLETE, "2026-01-15", True),
        ("the flow analysis alone was held", done(DRAFT, flow_analysis_meeting="2026-01-20"), "2026-01-20", True),
        ("the TEST extraction took place", done(DRAFT, test_extraction="2026-01-20"), "2026-01-20", False),
        ("it takes place tomorrow", done(DRAFT, test_extraction="2026-01-21"), "2026-01-20", True),
        ("nothing was sent", sent(DRAFT), "2030-01-01", True),
        ("a signature is missing: the clock is not known", signed(DRAFT), "2030-01-01", True),
        ("the 21st day is Easter Monday", sent(DRAFT, email("2026-03-16T09:00:00-04:00")), "2026-04-07", True),
        ("the day after it", sent(DRAFT, email("2026-03-16T09:00:00-04:00")), "2026-04-08", False),
        ("the 21st day binds whatever the EMRs", asked(DRAFT, source_emr="Papyrus"), "2026-02-03", False),
    ],
)
def test_the_schedule_is_open_while_what_it_lacks_is_not_late(
    words: str, case: MigrationCase, as_of: str, expected: bool
) -> None:
    assert situation(case, as_of).open is expected, words


# Excused

IMAGES = planned(blank(chose(COMPLETE, "allergies", "images")), test_extraction="2026-02-06")


def limit(case: MigrationCase, as_of: str = "2026-01-30") -> tuple[str, str | None]:
    """Give the status and the limit of the 21 days."""
    found = Evaluator().evaluate(case, as_of=day(as_of))["avenant.extraction-within-21-days"]
    return found.status, (str(found.due_on) if found.due_on else None)


def test_a_limit_moves_to_the_planned_day_when_the_client_is_told() -> None:
    assert limit(IMAGES) == (PENDING, "2026-02-02")
    assert limit(told(IMAGES, "2026-01-20")) == (PENDING, "2026-02-06")
    assert limit(told(IMAGES, "2026-01-31")) == (PENDING, "2026-02-02")  # told tomorrow
    assert limit(told(IMAGES, "2026-02-02"), "2026-02-02") == (PENDING, "2026-02-06")
    assert limit(told(IMAGES, "2026-02-03"), "2026-02-03") == (BREACHED, "2026-02-02")


def test_a_planned_day_before_the_limit_leaves_the_limit_where_it_is() -> None:
    early = planned(IMAGES, test_extraction="2026-01-28")

    assert limit(told(early, "2026-01-20"), "2026-01-28") == (PENDING, "2026-02-02")


def test_a_limit_moves_with_each_notice_in_the_order_of_their_days() -> None:
    moved = revised(IMAGES, "test_extraction", to="2026-02-11", made_on="2026-01-29")
    once = told(moved, "2026-01-20")
    both = told(told(moved, "2026-01-29"), "2026-01-20")

    assert limit(once) == (PENDING, "2026-02-06")
    assert limit(both) == (PENDING, "2026-02-11")


def test_a_further_notice_in_the_extra_time_is_in_time() -> None:
    moved = revised(told(IMAGES, "2026-02-02"), "test_extraction", to="2026-02-13", made_on="2026-02-05")

    assert limit(told(moved, "2026-02-06"), "2026-02-06") == (PENDING, "2026-02-13")
    assert limit(told(moved, "2026-02-07"), "2026-02-09") == (BREACHED, "2026-02-06")


def test_a_day_as_it_stood_at_the_delivery_when_that_came_after_the_notice() -> None:
    """Told while the schedule was being drawn up: the day that the client got counts."""
    drawn_up = revised(IMAGES, "test_extraction", to="2026-02-04", made_on="2026-01-15")
    moved_later = revised(drawn_up, "test_extraction", to="2026-02-18", made_on="2026-01-19")

    assert limit(told(moved_later, "2026-01-14")) == (PENDING, "2026-02-04")
    assert limit(told(moved_later, "2026-01-19")) == (PENDING, "2026-02-18")


def test_a_delivery_after_the_act_changes_nothing() -> None:
    """The act came on 5 February, by the day then planned; the schedule that says later was delivered afterwards."""
    case = scheduled(planned(IMAGES, test_extraction="2026-02-05"), delivered_on=day("2026-02-10"))
    case = revised(case, "test_extraction", to="2026-02-20", made_on="2026-02-09")
    case = done(told(case, "2026-01-30"), test_extraction="2026-02-05")

    assert limit(case, "2026-03-10") == (MET, "2026-02-05")


def test_the_row_does_not_apply_while_the_announced_day_is_not_planned() -> None:
    undelivered = unplanned(scheduled(IMAGES, delivered_on=None), "test_extraction")

    assert limit(told(undelivered, "2026-01-20")) == (NOT_APPLICABLE, None)


def test_a_notice_given_while_the_limit_is_unknown_is_in_time() -> None:
    """An unknown limit has not passed. Signed on Friday 6 February: day 1 is Monday the 9th, its eve Sunday the 8th."""
    far = planned(IMAGES, test_extraction="2026-03-20")
    unsigned = signed(told(done(far, test_extraction="2026-03-20"), "2026-02-05"))
    untold = signed(done(far, test_extraction="2026-03-20"), Marc_Roy="2026-02-06")

    assert limit(unsigned, "2026-03-20") == (UNDETERMINED, None)
    assert limit(signed(unsigned, Marc_Roy="2026-02-06"), "2026-03-20") == (MET, "2026-03-20")
    assert limit(untold, "2026-03-20") == (BREACHED, "2026-03-02")  # the 8th + 21 is Sunday 1 March, run on to Monday


def test_nobody_is_excused_for_standard_data_or_by_a_notice_to_somebody_else() -> None:
    standard = planned(blank(COMPLETE), test_extraction="2026-02-06")

    assert limit(told(standard, "2026-01-20")) == (PENDING, "2026-02-02")
    assert limit(told(IMAGES, "2026-01-20", to="source_vendor")) == (PENDING, "2026-02-02")
    assert limit(told(IMAGES, "2026-01-20", about="reschedule")) == (PENDING, "2026-02-02")


# Parties and paths


def test_one_vendor_that_owns_both_emrs_is_both_parties() -> None:
    vendors = Party.SOURCE_VENDOR, Party.RECEIVING_VENDOR

    assert situation(ONE_VENDOR).same_party(*vendors)
    assert not situation(COMPLETE).same_party(*vendors)
    assert not situation(ONE_VENDOR).same_party(Party.SOURCE_VENDOR, Party.CLIENT)


def test_a_moment_without_a_day_is_named_by_the_facts_that_it_waits_for() -> None:
    nothing = asked(signed(authorized(sent(unscheduled(DRAFT)), None)), vendor_notice=None, receiving_emr=None)
    s = situation(nothing)

    assert s.paths([Moment.VENDOR_NOTICE]) == ("request.vendor_notice",)
    assert s.paths([Moment.CLOCK_ORIGIN]) == (
        "request.receiving_emr",
        "request.authorization",
        "request.signatures",
    )
    assert s.paths([Moment.FIRST_TRANSMISSION]) == ("request.transmissions",)
    assert s.paths([Moment.SCHEDULE_DELIVERY]) == ("schedule.delivered_on",)
    assert s.paths([Moment.SCOPE_CONFIRMATION]) == ("confirmations.scope",)
    assert s.paths([Moment.PRODUCTION, Moment.LAST_VALIDATION_SESSION]) == (
        "schedule.milestones.production",
        "schedule.milestones.validation_session",
    )
    assert s.paths(["x-training"]) == ("schedule.milestones.x-training",)


def test_the_clock_of_an_authorization_of_another_clinic_waits_for_the_right_one() -> None:
    other = authorized(COMPLETE, "2026-01-06", clinic="Clinique du Port")

    assert situation(other).paths([Moment.CLOCK_START]) == ("request.authorization.clinic",)


def test_the_schedule_of_an_application_s_own_keys_alone_is_none() -> None:
    bare = scheduled(unscheduled(DRAFT), extra={"x-note": "à venir"})

    assert situation(bare).timeline.schedule is None
    assert situation(UNDELIVERED).timeline.schedule is not None
