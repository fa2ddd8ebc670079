"""Assessments: verdicts, next steps, differences, waivers, the day of judgement."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from typing import Any

import attrs
import pytest

from dme_migration import evaluate
from dme_migration.calendar import BusinessCalendar, HolidayProfile
from dme_migration.errors import CalendarError
from dme_migration.model import MigrationCase, Party, Request
from dme_migration.rules import (
    GOOD_PRACTICE,
    PROCEDURE_2024,
    STANDARD_RULEBOOK,
    Assessment,
    Change,
    Evaluator,
    Modality,
    Readings,
    Status,
    Verdict,
)
from dme_migration.text import Language
from tests.rules.cases import (
    BUREAU,
    CLINIC,
    COMPLETE,
    DRAFT,
    MEDFAR,
    ONE_VENDOR,
    TELUS,
    TODAY,
    UNDELIVERED,
    agreed,
    asked,
    blank,
    client,
    complained,
    confirmed,
    contract,
    day,
    done,
    email,
    instant,
    notified,
    planned,
    revised,
    sent,
    signed,
    told,
    unplanned,
    unrecorded,
    waived,
)
from tests.rules.examples import BREACHED, MET, NOT_APPLICABLE, PENDING, UNDETERMINED, WAIVED

BARE = MigrationCase(request=Request())


def judge(case: MigrationCase, as_of: date = TODAY) -> Assessment:
    """Judge by the standard rulebook."""
    return evaluate(case, as_of=as_of)


# Verdicts


def test_the_finished_case_is_complete_and_nothing_is_left_to_do() -> None:
    assessment = judge(COMPLETE)

    assert assessment.verdict is Verdict.COMPLETE
    assert assessment.compliant
    assert (assessment.breaches, assessment.warnings, assessment.pending, assessment.undetermined) == ((), (), (), ())
    assert assessment.next_steps() == ()
    assert {finding.status for finding in assessment} == {MET, NOT_APPLICABLE}


@pytest.mark.parametrize(
    ("words", "case", "as_of", "verdict", "compliant"),
    [
        ("a duty is breached", unrecorded(COMPLETE, "final_extraction"), "2026-03-10", Verdict.BREACH, False),
        (
            "a duty is breached, whatever else is not known",
            signed(unrecorded(COMPLETE, "final_extraction")),
            "2026-03-10",
            Verdict.BREACH,
            False,
        ),
        (
            "a recommendation alone is breached",
            planned(COMPLETE, test_extraction="2026-01-24"),
            "2026-03-10",
            Verdict.COMPLETE,
            True,
        ),
        (
            "a duty cannot be told",
            contract(COMPLETE, notice_period=None),
            "2026-03-10",
            Verdict.UNDETERMINED,
            True,
        ),
        ("a duty is pending", DRAFT, "2026-01-14", Verdict.ON_TRACK, True),
        (
            "a breach was waived",
            waived(
                planned(COMPLETE, preanalysis_validation="2026-02-06"), "preanalysis.validation-window", by="client"
            ),
            "2026-03-10",
            Verdict.COMPLETE,
            True,
        ),
        ("nothing is known", BARE, "2026-01-14", Verdict.UNDETERMINED, True),
    ],
)
def test_the_verdict_is_that_of_the_duties(
    words: str, case: MigrationCase, as_of: str, verdict: Verdict, *, compliant: bool
) -> None:
    assessment = judge(case, day(as_of))

    assert (assessment.verdict, assessment.compliant) == (verdict, compliant), words


def test_a_recommendation_that_cannot_be_told_leaves_the_verdict_alone() -> None:
    only_kept = attrs.evolve(COMPLETE, complaints=())
    case = complained(only_kept, "2026-03-02T09:00:00-05:00", sent_to=None)
    shoulds_alone = Evaluator(rulebook=PROCEDURE_2024.only("complaint.addressed", "form.signed"))

    assessment = shoulds_alone.evaluate(case, as_of=TODAY)

    assert assessment["complaint.addressed"].status == UNDETERMINED
    assert assessment.verdict is Verdict.COMPLETE


def test_breaches_are_duties_and_warnings_are_recommendations() -> None:
    case = planned(unrecorded(COMPLETE, "final_extraction"), test_extraction="2026-01-24")
    assessment = judge(case)

    assert {f.obligation.modality for f in assessment.breaches} == {Modality.MUST}
    assert {f.obligation.id for f in assessment.warnings} == {"schedule.kept", "test-extraction.in-period"}
    assert [f.obligation.id for f in assessment.breaches] == [
        o.id for o in assessment.obligations if assessment.statuses[o.id] == BREACHED and o.modality is Modality.MUST
    ]


def test_findings_are_those_of_the_edition_in_its_order() -> None:
    assessment = judge(COMPLETE)

    assert tuple(f.obligation.id for f in assessment.findings) == tuple(o.id for o in Evaluator().rulebook)
    assert assessment.statuses == {f.obligation.id: f.status for f in assessment}
    assert assessment.edition == ("PROCEDURE_2024", "AVENANT_1", "GOOD_PRACTICE")
    assert assessment.profile == "public-service"
    assert assessment.readings == Readings()


# Next steps


def test_next_steps_are_duties_then_recommendations_by_due_day() -> None:
    steps = judge(blank(COMPLETE), day("2026-01-20")).next_steps()
    keys = [(s.modality is Modality.SHOULD, s.due_on or date.max) for s in steps]

    assert keys == sorted(keys)
    assert {s.modality for s in steps} == set(Modality)
    assert not any(s.overdue for s in steps)


def test_a_breach_that_can_be_mended_is_a_step_and_is_overdue() -> None:
    assessment = judge(unrecorded(COMPLETE, "final_extraction"))
    steps = {(s.obligation, s.party): s for s in assessment.next_steps()}

    step = steps["final-extraction.carried-out", Party.SOURCE_VENDOR]
    assert step.overdue
    assert step.contact == TELUS
    assert step.action == PROCEDURE_2024["final-extraction.carried-out"].remedy
    assert step.modality is Modality.MUST


def test_a_final_breach_is_no_step_for_nothing_can_mend_it() -> None:
    assessment = judge(done(COMPLETE, preanalysis_validation="2026-02-10"))

    assert assessment["preanalysis.validated-in-time"].final
    assert all(s.obligation != "preanalysis.validated-in-time" for s in assessment.next_steps())


def test_what_cannot_be_told_does_not_apply_or_was_waived_is_no_step() -> None:
    case = waived(planned(COMPLETE, preanalysis_validation="2026-02-06"), "preanalysis.validation-window", by="client")
    steps = judge(contract(case, notice_period=None)).next_steps()

    assert steps == ()


def test_a_duty_of_both_vendors_is_a_step_of_each_with_its_own_address() -> None:
    waiting = agreed(blank(COMPLETE), "test_extraction")
    assessment = judge(waiting, day("2026-01-20"))
    steps = [s for s in assessment.next_steps() if s.obligation == "test-extraction.agreed"]

    assert [(s.party, s.contact, str(s.due_on), s.overdue) for s in steps] == [
        (Party.SOURCE_VENDOR, TELUS, "2026-01-21", False),
        (Party.RECEIVING_VENDOR, MEDFAR, "2026-01-21", False),
    ]


@pytest.mark.parametrize("party", Party)
def test_the_steps_of_a_party_are_its_own(party: Party) -> None:
    assessment = judge(complained(blank(COMPLETE), "2026-01-19T09:00:00-05:00"), day("2026-01-20"))
    every = assessment.next_steps()

    assert assessment.next_steps(party) == tuple(s for s in every if s.party is party)


def test_whom_to_write_to() -> None:
    case = complained(blank(COMPLETE), "2026-01-19T09:00:00-05:00")
    contacts = {s.party: s.contact for s in judge(case, day("2026-01-20")).next_steps()}

    assert contacts == {
        Party.CLIENT: CLINIC,
        Party.SOURCE_VENDOR: TELUS,
        Party.RECEIVING_VENDOR: MEDFAR,
        Party.BUREAU: BUREAU,
    }


def test_an_address_that_nobody_knows_is_none() -> None:
    unknown = client(asked(blank(COMPLETE), source_emr="Papyrus"), email=None)
    contacts = {s.party: s.contact for s in judge(unknown, day("2026-01-20")).next_steps()}

    assert contacts[Party.CLIENT] is None
    assert contacts[Party.SOURCE_VENDOR] is None
    assert contacts[Party.RECEIVING_VENDOR] == MEDFAR


def test_the_complainant_has_a_step_and_no_known_address() -> None:
    case = complained(COMPLETE, "2026-03-02T09:00:00-05:00", sent_to=TELUS)

    (step,) = judge(case).next_steps(Party.COMPLAINANT)

    assert (step.obligation, step.contact, step.overdue) == ("complaint.addressed", None, True)


# Differences


def test_diff_lists_what_changed_and_its_due_days() -> None:
    before = judge(blank(COMPLETE), day("2026-01-21"))
    after = judge(done(blank(COMPLETE), test_extraction="2026-01-21"), day("2026-01-21"))

    changes = {c.obligation: c for c in before.diff(after)}

    assert changes["test-extraction.carried-out"] == Change(
        obligation="test-extraction.carried-out", before=PENDING, after=MET
    )
    assert changes["avenant.extraction-within-21-days"] == Change(
        obligation="avenant.extraction-within-21-days",
        before=PENDING,
        after=MET,
        due_before=date(2026, 2, 2),
        due_after=date(2026, 2, 2),
    )
    assert changes["schedule.extraction-delay"].after == NOT_APPLICABLE


def test_diff_sees_a_due_day_that_moved_under_one_status() -> None:
    a = judge(DRAFT, day("2026-01-14"))
    b = judge(sent(DRAFT, email("2026-01-13T09:00:00-05:00")), day("2026-01-14"))

    changes = {c.obligation: (c.before, c.after, c.due_before, c.due_after) for c in a.diff(b)}

    assert changes["schedule.delivered"] == (PENDING, PENDING, date(2026, 2, 2), date(2026, 2, 3))


def test_diff_of_itself_is_empty_and_turned_round_is_reversed() -> None:
    a, b = judge(COMPLETE), judge(unrecorded(COMPLETE, "production"))

    assert a.diff(judge(COMPLETE)) == ()
    assert [(c.before, c.after) for c in a.diff(b)] == [(c.after, c.before) for c in b.diff(a)]


def test_diff_names_what_one_side_did_not_judge() -> None:
    small = Evaluator(rulebook=PROCEDURE_2024.only("form.signed", "form.complete")).evaluate(COMPLETE, as_of=TODAY)
    smaller = Evaluator(rulebook=PROCEDURE_2024.only("form.signed")).evaluate(COMPLETE, as_of=TODAY)

    assert small.diff(smaller) == (Change(obligation="form.complete", before=MET, after=None),)
    assert smaller.diff(small) == (Change(obligation="form.complete", before=None, after=MET),)


# Waivers

WINDOW = "preanalysis.validation-window"
SHORT = planned(COMPLETE, preanalysis_validation="2026-02-06")


def test_a_waiver_leaves_the_breach_beneath() -> None:
    finding = judge(waived(SHORT, WINDOW, by="client"))[WINDOW]

    assert (finding.status, finding.beneath) == (WAIVED, BREACHED)
    assert judge(SHORT)[WINDOW].beneath is None


@pytest.mark.parametrize("language", Language)
def test_a_waived_finding_says_that_it_was_waived(language: Language) -> None:
    """A reader who sees « renoncé » wants to know by whom and when."""
    plain = judge(SHORT)[WINDOW].message(language)
    message = judge(waived(SHORT, WINDOW, by="client", on="2026-03-02"))[WINDOW].message(language)

    assert message != plain
    assert ("2 mars 2026" if language is Language.FR else "March 2, 2026") in message


@pytest.mark.parametrize(
    ("words", "case"),
    [
        ("from the wrong party", waived(SHORT, WINDOW, by="receiving_vendor")),
        ("of another obligation", waived(SHORT, "schedule.import-delay", by="client")),
        ("given tomorrow", waived(SHORT, WINDOW, by="client", on="2026-03-11")),
        ("in capitals", waived(SHORT, WINDOW.upper(), by="client")),
    ],
)
def test_a_waiver_that_matches_nothing_waives_nothing(words: str, case: MigrationCase) -> None:
    assert judge(case)[WINDOW].status == BREACHED, words


def test_a_waiver_of_a_status_that_is_no_breach_changes_nothing() -> None:
    case = waived(COMPLETE, WINDOW, by="client")

    assert judge(case).diff(judge(COMPLETE)) == (Change(obligation="waivers.valid", before=MET, after=NOT_APPLICABLE),)


def test_what_nobody_may_waive_stays_a_breach() -> None:
    case = unrecorded(COMPLETE, "final_extraction")
    for party in Party:
        case = waived(case, "final-extraction.carried-out", by=party)

    assert judge(case)["final-extraction.carried-out"].status == BREACHED


def test_one_vendor_that_owns_both_emrs_waives_as_either() -> None:
    identifier = "preanalysis.validated-in-time"
    late = done(ONE_VENDOR, preanalysis_validation="2026-02-10")
    two_vendors = done(COMPLETE, preanalysis_validation="2026-02-10")

    assert judge(waived(late, identifier, by="source_vendor"))[identifier].status == WAIVED
    assert judge(waived(two_vendors, identifier, by="source_vendor"))[identifier].status == BREACHED
    short_notice = contract(ONE_VENDOR, ends_on=day("2026-02-03"))
    assert (
        judge(waived(short_notice, "notice.contract-period", by="receiving_vendor"))["notice.contract-period"].status
        == WAIVED
    )


# The day of judgement


def test_facts_dated_after_the_day_are_counted_and_not_seen() -> None:
    counted = {
        as_of: judge(COMPLETE, day(as_of)).facts_after_as_of for as_of in ("2026-01-04", "2026-02-23", "2026-03-10")
    }

    # 4 January: the notice, the authorization, the signature, the sending; coordination and delivery; two agreements
    # on the TEST extraction and three on the cutover; 15 journal entries; three confirmations.
    assert counted == {"2026-01-04": 4 + 2 + 5 + 15 + 3, "2026-02-23": 2 + 2, "2026-03-10": 0}


@pytest.mark.parametrize(
    ("words", "case", "expected"),
    [
        ("a later notice", told(COMPLETE, "2026-03-11"), 1),
        ("a later waiver", waived(COMPLETE, WINDOW, by="client", on="2026-03-11"), 1),
        ("a later revision", revised(COMPLETE, "legacy_access_withdrawal", to="2026-06-05", made_on="2026-03-11"), 1),
        ("a later complaint", complained(COMPLETE, "2026-03-11T00:00:00-04:00"), 1),
        (
            "a later follow-up",
            complained(COMPLETE, "2026-03-10T09:00:00-04:00", followed_up_at="2026-03-11T00:00:00-04:00"),
            1,
        ),
        ("a later confirmation", confirmed(COMPLETE, "import", "2026-03-11"), 1),
        ("a contract that ends later, a plan for later", COMPLETE, 0),
    ],
)
def test_what_is_dated_tomorrow_is_left_out_and_counted(words: str, case: MigrationCase, expected: int) -> None:
    assert judge(case).facts_after_as_of == expected, words


def test_a_day_is_judged_at_its_end_in_the_zone_of_the_case() -> None:
    late_evening = sent(DRAFT, email("2026-01-13T04:30:00+00:00"))  # 23 h 30 on the 12th in Montréal
    islands = client(late_evening, time_zone="America/Halifax")  # half past midnight on the 13th there

    assert judge(late_evening, day("2026-01-12"))["transmission.bureau"].status == MET
    assert judge(islands, day("2026-01-12"))["transmission.bureau"].status == PENDING
    assert judge(islands, day("2026-01-13"))["transmission.bureau"].status == MET
    assert str(judge(late_evening, day("2026-01-14"))["schedule.delivered"].due_on) == "2026-02-02"
    assert str(judge(islands, day("2026-01-14"))["schedule.delivered"].due_on) == "2026-02-03"


def test_an_instant_stands_for_its_local_day_but_for_facts_that_bear_a_time() -> None:
    case = complained(DRAFT, "2026-01-12T12:00:00-05:00", followed_up_at="2026-01-12T15:00:00-05:00")
    noon, three, four_twenty = (instant(f"2026-01-12T{at}-05:00") for at in ("11:59:59", "15:00:00", "16:20:00"))

    at_noon, at_three, after = (judge(case, at) for at in (noon, three, four_twenty))

    assert at_noon["complaint.followed-up"].status == NOT_APPLICABLE
    assert at_noon.facts_after_as_of == 2  # the complaint (its follow-up is part of it) and the sending
    assert at_three["complaint.followed-up"].status == MET
    assert at_three["transmission.bureau"].status == PENDING
    assert after["transmission.bureau"].status == MET
    assert after["authorization.written"].status == MET
    assert (at_noon.day, after.as_of) == (date(2026, 1, 12), four_twenty)


def test_an_instant_of_another_zone_belongs_to_its_local_day() -> None:
    at = datetime(2026, 1, 16, 4, 0, tzinfo=UTC)  # 23 h on the 15th in Montréal

    assert judge(COMPLETE, at).day == date(2026, 1, 15)
    assert judge(COMPLETE, at)["schedule.delivered"].status == PENDING


@pytest.mark.parametrize("wrong", [datetime(2026, 1, 12, 9), "2026-01-12", None])  # noqa: DTZ001 - naive on purpose
def test_a_naive_instant_or_no_day_is_refused(wrong: Any) -> None:
    with pytest.raises(CalendarError):
        judge(COMPLETE, wrong)


def test_sweeping_the_day_replays_history_and_what_is_final_never_changes() -> None:
    fixed: dict[str, Status] = {}
    for ordinal in range(day("2026-01-01").toordinal(), day("2026-06-15").toordinal()):
        for finding in judge(complained(COMPLETE, "2026-03-02T09:00:00-05:00"), date.fromordinal(ordinal)):
            known = fixed.get(finding.obligation.id)
            assert known is None or finding.status is known
            if finding.final:
                fixed[finding.obligation.id] = finding.status


# Values


def test_an_evaluator_is_a_value_that_is_pickled_with_what_it_was_given() -> None:
    evaluator = Evaluator(readings=Readings({"clock": "base-is-day-zero"}), rulebook=PROCEDURE_2024)
    evaluator.evaluate(COMPLETE, as_of=TODAY)

    copy = pickle.loads(pickle.dumps(evaluator))  # noqa: S301 - our own bytes

    assert copy == evaluator
    assert hash(copy) == hash(evaluator)
    assert copy.evaluate(COMPLETE, as_of=TODAY) == evaluator.evaluate(COMPLETE, as_of=TODAY)
    assert copy != Evaluator()


def test_an_assessment_is_a_value_that_is_pickled_whole() -> None:
    assessment = judge(UNDELIVERED, day("2026-01-20"))

    copy = pickle.loads(pickle.dumps(assessment))  # noqa: S301 - our own bytes

    assert copy == assessment
    assert hash(copy) == hash(assessment)
    assert copy.findings == assessment.findings
    assert [f.message(Language.FR) for f in copy] == [f.message(Language.FR) for f in assessment]


def test_assessments_differ_by_case_day_and_evaluator() -> None:
    assessment = judge(COMPLETE)

    assert assessment == judge(COMPLETE)
    assert assessment != judge(COMPLETE, day("2026-03-11"))
    assert assessment != judge(DRAFT)
    assert assessment != Evaluator(readings=Readings({"clock": "base-is-day-zero"})).evaluate(COMPLETE, as_of=TODAY)
    assert assessment != "an assessment"


def test_assessments_by_two_editions_differ() -> None:
    after = attrs.evolve(GOOD_PRACTICE["waivers.valid"], id="waivers.later", since=day("2026-02-01"))
    evaluator = Evaluator(rulebook=PROCEDURE_2024 | after)

    bound = evaluator.evaluate(COMPLETE, as_of=TODAY)
    pinned = evaluator.evaluate(COMPLETE, as_of=TODAY, edition=day("2026-02-01"))

    assert bound.statuses != pinned.statuses
    assert bound != pinned


def test_one_edition_is_bound_once_and_shared_between_threads() -> None:
    evaluator = Evaluator()
    cases = [planned(COMPLETE, production=f"2026-02-{d}") for d in range(20, 28)] * 4

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda c: evaluator.evaluate(c, as_of=TODAY).statuses, cases))

    assert found == [judge(c).statuses for c in cases]


def test_evaluate_takes_a_rulebook_a_calendar_and_readings() -> None:
    courts = BusinessCalendar.quebec(profile=HolidayProfile.CIVIL_PROCEDURE)
    assessment = evaluate(
        COMPLETE,
        as_of=TODAY,
        rulebook=PROCEDURE_2024,
        calendar=courts,
        readings=Readings({"withdrawal-day": "strict"}),
    )

    assert assessment.edition == ("PROCEDURE_2024",)
    assert assessment.profile == "civil-procedure"
    assert str(assessment["legacy-access.ninety-days"].not_before) == "2026-05-28"


@pytest.mark.parametrize(
    "case", [BARE, DRAFT, UNDELIVERED, COMPLETE, sent(COMPLETE), unplanned(COMPLETE, "production")]
)
@pytest.mark.parametrize("language", Language)
def test_every_finding_of_every_stage_can_be_told(case: MigrationCase, language: Language) -> None:
    for as_of in ("2026-01-05", "2026-01-20", "2026-02-23", "2026-06-30"):
        for finding in judge(notified(case, None), day(as_of)):
            message = finding.message(language)
            assert message.endswith(f"({finding.obligation.clause.address.removesuffix(')')})")
            assert "{" not in message
            assert "None" not in message


def test_an_empty_rulebook_finds_nothing() -> None:
    assert evaluate(COMPLETE, as_of=TODAY, rulebook=STANDARD_RULEBOOK.only()).findings == ()


@pytest.mark.parametrize("as_of", [date.max, date(4000, 1, 1), date(1799, 12, 31)])
def test_a_day_of_judgement_out_of_reach_is_refused(as_of: date) -> None:
    with pytest.raises(CalendarError, match="as_of lies between"):
        evaluate(COMPLETE, as_of=as_of)
