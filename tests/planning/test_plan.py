"""Plans in plain examples: every day checked by hand against the calendar of the public service.

`DRAFT` was sent on Monday 12 January 2026, so that day 1 is Tuesday 13 and the 21st day Monday 2 February. The days off
that matter: 3 and 6 April (Good Friday, Easter Monday), 18 May, 24 June and 1 July 2026.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import attrs
import pytest

from dme_migration import (
    STANDARD_RULEBOOK,
    BusinessCalendar,
    BusinessDays,
    CalendarDays,
    CalendarError,
    Evaluator,
    HolidayProfile,
    InfeasibleScheduleError,
    Language,
    MigrationCase,
    Months,
    Obligation,
    Readings,
    Status,
    case_from,
    evaluate,
    longest,
)
from dme_migration.errors import InvalidValueError
from dme_migration.model import JournalEntry, Period, Request
from dme_migration.planning import Ask, Cause, Durations, Plan, cause_in_words, plan
from dme_migration.rules import InOrder, Modality, NoLater, NoSooner
from dme_migration.rules.clauses import IMPORTATION_E
from dme_migration.text import Text
from tests.planning.following import broken, followed, known, turning_points
from tests.rules.cases import (
    COMPLETE,
    DRAFT,
    ONE_VENDOR,
    UNDELIVERED,
    agreed,
    asked,
    blank,
    chose,
    contract,
    day,
    done,
    planned,
    revised,
    scheduled,
    sent,
    sessions,
    told,
    undated,
    unrecorded,
)

AS_OF: Final = day("2026-01-13")
DELIVERED: Final = blank(COMPLETE)
"""The whole schedule of the sample is delivered; nothing has happened yet."""
MIDWAY: Final = known(COMPLETE, day("2026-02-06"))
"""The same as it stood on Friday 6 February: the pre-analysis is validated, everybody has agreed to the cutover."""
NOTHING_LASTS: Final = {
    field.name: CalendarDays(0) for field in attrs.fields(Durations) if field.name != "session_count"
}


def durations(**given: Any) -> Durations:
    return Durations(**given)


def dates(found: Plan, *steps: str) -> list[str]:
    return [found.days[step].isoformat() for step in steps]


def shared(number: str) -> tuple[MigrationCase, date, Evaluator]:
    """Read one of the cases judged by hand."""
    [path] = (Path(__file__).parent / "data").glob(f"{number}-*.json")
    document = json.loads(path.read_text(encoding="utf-8"))
    return case_from(document["case"]), day(document["as_of"]), Evaluator(readings=Readings(document["readings"]))


def moves(found: Plan) -> dict[str, tuple[str, str]]:
    return {move.milestone: (move.from_.isoformat(), move.to.isoformat()) for move in found.moved}


def asks(found: Plan, kind: str) -> list[Ask]:
    return [ask for ask in found.asks if ask.kind == kind]


# A plan made afresh


def test_a_fresh_plan_dates_every_step_of_the_sample_request() -> None:
    found = plan(DRAFT, as_of=AS_OF)
    assert {step: on.isoformat() for step, on in found.days.items()} == {
        "test_extraction": "2026-01-20",  # day 1 and 5 business days: 14, 15, 16, 19, 20
        "preanalysis_start": "2026-01-21",
        "preanalysis_end": "2026-01-27",  # 4: 22, 23, 26, 27
        "preanalysis_submission": "2026-01-28",
        "preanalysis_validation": "2026-02-06",  # 7: 29, 30, 2, 3, 4, 5, 6
        "flow_analysis_meeting": "2026-01-16",  # 3: 14, 15, 16
        "test_import": "2026-01-27",  # 5: 21, 22, 23, 26, 27
        "internal_quality_control": "2026-01-28",
        "validation_session#1": "2026-01-30",
        "validation_session#2": "2026-02-03",
        "quality_approval": "2026-02-04",
        "source_cutover": "2026-02-06",  # with the validation: the procedure lists it before
        "final_extraction": "2026-02-06",
        "production": "2026-02-10",  # 2: 9, 10
        "first_use": "2026-02-11",
        "legacy_access_withdrawal": "2026-05-11",  # 90 days; three months are Sunday the 10th
    }
    assert found.assumptions == ()
    assert found.dropped == ()
    assert found.moved == ()
    assert found.kept_order
    assert found.first_withdrawal == day("2026-05-11")
    assert found.schedule.starts_on == day("2026-01-13")
    assert found.schedule.test_extraction_period == Period(from_=day("2026-01-20"), through=day("2026-01-20"))


def test_a_fresh_plan_says_what_fixes_each_day_and_how_much_room_there_is() -> None:
    found = plan(DRAFT, as_of=AS_OF)
    assert found.binding("preanalysis_validation") == (Cause("obligation", "preanalysis.validation-window"),)
    assert found.binding("test_extraction") == (Cause("duration", "preparation"),)
    assert {cause.name for cause in found.binding("legacy_access_withdrawal")} == {
        "legacy-access.ninety-days",
        "avenant.read-only-access",  # Sunday 10 May rolls on to the same Monday
    }
    assert found.critical_path == (
        "test_extraction",
        "preanalysis_start",
        "preanalysis_end",
        "preanalysis_submission",
        "preanalysis_validation",
        "source_cutover",
        "final_extraction",
        "production",
        "legacy_access_withdrawal",
    )
    assert found.slack("production") == (0, 0)
    # Tuesday 27 to Thursday 29 January: two days later, the approval comes on Friday 6 February, with the cutover.
    assert found.latest["test_import"] == day("2026-01-29")
    assert found.slack("test_import") == (2, 2)
    assert found.latest["validation_session#1"] == day("2026-02-03")
    assert found.slack("validation_session#1") == (4, 2)  # Friday to Tuesday


def test_a_fresh_plan_asks_for_the_agreements() -> None:
    found = plan(DRAFT, as_of=AS_OF)
    assert [(ask.of, ask.by, len(ask.parties), ask.obligation) for ask in found.asks] == [
        ("test_extraction", day("2026-01-20"), 2, "test-extraction.agreed"),
        ("source_cutover", day("2026-02-06"), 3, "cutover.agreed"),
    ]


def test_an_instant_stands_for_its_day_in_the_client_s_zone() -> None:
    instant = datetime.fromisoformat("2026-01-14T03:00:00Z")  # 22:00 on the 13th in Montréal
    assert plan(DRAFT, as_of=instant).days == plan(DRAFT, as_of=AS_OF).days
    assert plan(DRAFT, as_of=instant).as_of == AS_OF


def test_nothing_is_planned_before_the_day_of_planning() -> None:
    found = plan(DRAFT, as_of=day("2026-01-28"))
    # The meeting is late already; the TEST extraction is still within its 21 days.
    assert dates(found, "flow_analysis_meeting", "test_extraction") == ["2026-01-28", "2026-01-28"]
    assert found.binding("test_extraction") == (Cause("as_of", "as_of", day("2026-01-28")),)


# What lacks


def test_a_case_that_says_nothing_is_planned_from_the_day_of_planning_and_names_what_it_takes_for_granted() -> None:
    found = plan(MigrationCase(request=Request()), as_of=AS_OF)
    assert found.assumptions == ("vendor_notice", "authorization", "signature", "transmission")
    assert [(ask.of, ask.by) for ask in asks(found, "transmission")] == [(name, AS_OF) for name in found.assumptions]
    assert found.schedule.starts_on == day("2026-01-14")  # sent on the 13th
    assert dates(found, "flow_analysis_meeting", "test_extraction") == ["2026-01-19", "2026-01-21"]


def test_only_what_lacks_is_taken_for_granted() -> None:
    assert plan(sent(DRAFT), as_of=AS_OF).assumptions == ("transmission",)
    assert plan(asked(DRAFT, authorization=None), as_of=AS_OF).assumptions == ("authorization",)
    other_clinic = asked(DRAFT, authorization=attrs.evolve(authorization(), clinic="GMF du Lac"))
    assert plan(other_clinic, as_of=AS_OF).assumptions == ("authorization",)


def authorization() -> Any:
    assert DRAFT.request.authorization is not None
    return DRAFT.request.authorization


def test_a_form_not_sent_is_taken_to_be_sent_on_the_day_of_planning_even_when_a_later_day_would_fit_better() -> None:
    # The final extraction within 21 days of a clock that starts now, sixty days after a notice given now: never.
    late_notice = asked(contract(sent(DRAFT), ends_on=None), vendor_notice=None)
    assert late_notice.request.contract is not None
    strict = Evaluator(readings=Readings({"extraction-scope": "final_extraction"}))
    with pytest.raises(InfeasibleScheduleError) as refused:
        plan(late_notice, as_of=AS_OF, evaluator=strict)
    assert Cause("as_of", "as_of", AS_OF) in refused.value.conflicts


def test_the_last_day_to_send_the_form_leads_to_the_wished_day() -> None:
    # Back from Tuesday 31 March: final extraction and cutover 27, submission 18 (7 business days), end of the
    # pre-analysis 17, its start 11, extraction 10, day 1 on Tuesday 3, sent on Monday 2.
    wish = {"production": day("2026-03-31")}
    found = plan(sent(DRAFT), as_of=AS_OF, fixed=wish)
    assert found.latest_transmission == day("2026-03-02")
    assert plan(sent(DRAFT), as_of=day("2026-03-02"), fixed=wish).dropped == ()
    with pytest.raises(InfeasibleScheduleError):
        plan(sent(DRAFT), as_of=day("2026-03-03"), fixed=wish)


def test_there_is_no_last_day_to_send_what_is_sent_or_without_a_wish() -> None:
    assert plan(DRAFT, as_of=AS_OF, fixed={"production": day("2026-03-31")}).latest_transmission is None
    assert plan(sent(DRAFT), as_of=AS_OF).latest_transmission is None


# Wishes and options


def test_a_wish_is_kept_and_the_rest_follows() -> None:
    found = plan(DRAFT, as_of=AS_OF, fixed={"production": day("2026-04-09")})
    assert dates(found, "source_cutover", "production", "first_use") == ["2026-02-06", "2026-04-09", "2026-04-10"]
    assert found.binding("production") == (Cause("fixed", "production", day("2026-04-09")),)
    # Two business days before Thursday 9 April is Tuesday 7: Good Friday and Easter Monday are off.
    assert found.latest["final_extraction"] == day("2026-04-07")
    assert found.slack("source_cutover") == (60, 40)  # 6 February to 7 April


def test_a_wish_may_fall_on_a_day_off() -> None:
    found = plan(DRAFT, as_of=AS_OF, fixed={"source_cutover": day("2026-02-07")})
    assert dates(found, "source_cutover", "final_extraction") == ["2026-02-07", "2026-02-09"]


def test_a_session_is_wished_for_by_its_place() -> None:
    found = plan(DRAFT, as_of=AS_OF, fixed={"validation_session#2": day("2026-02-12")})
    assert dates(found, "validation_session#1", "validation_session#2") == ["2026-01-30", "2026-02-12"]
    first = plan(DRAFT, as_of=AS_OF, fixed={"validation_session": day("2026-02-02")})
    assert dates(first, "validation_session#1", "validation_session#2") == ["2026-02-02", "2026-02-04"]


@pytest.mark.parametrize(
    "step",
    ["validation_session#3", "validation_session#abc", "production#2", "transmission", "mise en production", "#1"],
)
def test_a_wish_for_what_is_no_step_is_refused(step: str) -> None:
    with pytest.raises(InvalidValueError, match="no day can be wished for it"):
        plan(DRAFT, as_of=AS_OF, fixed={step: day("2026-03-02")})


@pytest.mark.parametrize("step", ["production", "validation_session", "validation_session#2"])
def test_a_wish_for_what_has_taken_place_is_refused(step: str) -> None:
    with pytest.raises(InvalidValueError, match="has taken place"):
        plan(COMPLETE, as_of=day("2026-03-02"), fixed={step: day("2026-03-04")})


def test_a_wish_is_a_day() -> None:
    with pytest.raises(CalendarError):
        plan(DRAFT, as_of=AS_OF, fixed={"production": datetime.fromisoformat("2026-04-09T09:00:00-04:00")})


@pytest.mark.parametrize("weekdays", [frozenset[int](), frozenset({7}), frozenset({0, -1})])
def test_the_cutover_s_weekdays_are_weekdays(weekdays: frozenset[int]) -> None:
    with pytest.raises(InvalidValueError, match="cutover_weekdays"):
        plan(DRAFT, as_of=AS_OF, cutover_weekdays=weekdays)


def test_the_cutover_may_be_asked_for_on_a_weekend() -> None:
    found = plan(DRAFT, as_of=AS_OF, cutover_weekdays=frozenset({5, 6}))
    assert dates(found, "source_cutover", "final_extraction", "production") == [
        "2026-02-07",
        "2026-02-09",
        "2026-02-11",
    ]
    friday = plan(DRAFT, as_of=day("2026-01-20"), cutover_weekdays=frozenset({4}))
    assert friday.days["source_cutover"].weekday() == 4


def test_a_weekday_asked_for_the_cutover_is_passed_over_when_it_is_off() -> None:
    # Mondays only; nothing ready before Good Friday, and Easter Monday is off: Monday 13 April.
    found = plan(
        DRAFT,
        as_of=AS_OF,
        durations=durations(approval=CalendarDays(58)),
        cutover_weekdays=frozenset({0}),
    )
    assert dates(found, "quality_approval", "source_cutover") == ["2026-04-02", "2026-04-13"]


def test_sessions_are_as_many_and_as_far_apart_as_asked() -> None:
    found = plan(DRAFT, as_of=AS_OF, durations=durations(session_count=3, session_spacing=BusinessDays(4)))
    assert dates(found, "validation_session#1", "validation_session#2", "validation_session#3", "quality_approval") == [
        "2026-01-30",
        "2026-02-05",
        "2026-02-11",
        "2026-02-12",
    ]
    one = plan(DRAFT, as_of=AS_OF, durations=durations(session_count=1))
    assert [step for step in one.days if step.startswith("validation_session")] == ["validation_session#1"]


@pytest.mark.parametrize(
    ("preanalysis", "ends_on", "unit"),
    [(BusinessDays(7), "2026-06-30", "7 business days"), (CalendarDays(7), "2026-06-25", "7 days")],
)
def test_seven_business_days_are_not_seven_days(preanalysis: Any, ends_on: str, unit: str) -> None:
    # Field case 15: from Thursday 18 June 2026; 20, 21, 24, 27 and 28 June are off.
    found = plan(
        sent(DRAFT),
        as_of=day("2026-06-01"),
        fixed={"preanalysis_start": day("2026-06-18")},
        durations=durations(preanalysis=preanalysis),
        evaluator=Evaluator(rulebook=STANDARD_RULEBOOK.without("notice.contract-period")),
    )
    assert dates(found, "preanalysis_start", "preanalysis_end") == ["2026-06-18", ends_on]
    calendar = BusinessCalendar.quebec()
    assert calendar.deadline(day("2026-06-18"), preanalysis).due_on == day(ends_on)
    [cause] = found.binding("preanalysis_end")
    assert cause == Cause("duration", "preanalysis")
    assert unit in cause_in_words(cause, STANDARD_RULEBOOK, Language.EN, found.durations)


def test_a_duration_is_a_plain_minimum() -> None:
    for refused in (CalendarDays(7, extends=True), longest(CalendarDays(7), Months(1)), 7):
        with pytest.raises(InvalidValueError, match="preanalysis"):
            durations(preanalysis=refused)
    with pytest.raises(InvalidValueError):
        durations(session_count=-1)


def test_what_if_the_validation_takes_twelve_business_days() -> None:
    base = plan(DRAFT, as_of=AS_OF)
    slow = plan(DRAFT, as_of=AS_OF, durations=durations(validation=BusinessDays(12)))
    changed = {d.milestone: (d.before, d.after) for d in base.diff(slow)}
    # Wednesday 28 January and 12 business days: Friday 13 February.
    assert changed["preanalysis_validation"] == (day("2026-02-06"), day("2026-02-13"))
    assert list(changed) == [
        "preanalysis_validation",
        "source_cutover",
        "final_extraction",
        "production",
        "first_use",
        "legacy_access_withdrawal",
    ]
    assert base.diff(base) == ()
    three = plan(DRAFT, as_of=AS_OF, durations=durations(session_count=3))
    added = next(d for d in base.diff(three) if d.milestone == "validation_session#3")
    assert added.before is None
    assert added.after == day("2026-02-05")


# Calendars


def test_both_parties_closures_count() -> None:
    source = BusinessCalendar.quebec(closures=(day("2026-01-19"),))
    receiving = BusinessCalendar.quebec(closures=(day("2026-01-26"),))
    found = plan(DRAFT, as_of=AS_OF, evaluator=Evaluator(calendar=source & receiving))
    # 14, 15, 16, 20, 21; then 22; then 23, 27, 28, 29.
    assert dates(found, "test_extraction", "preanalysis_start", "preanalysis_end") == [
        "2026-01-21",
        "2026-01-22",
        "2026-01-29",
    ]


def test_the_holidays_are_those_of_the_profile() -> None:
    case = sent(DRAFT)
    lengths = durations(**{**NOTHING_LASTS, "preparation": BusinessDays(1)})
    days_of = {
        profile: plan(
            case,
            as_of=day("2026-12-22"),
            durations=lengths,
            evaluator=Evaluator(
                calendar=BusinessCalendar.quebec(profile),
                rulebook=STANDARD_RULEBOOK.without("notice.contract-period"),
            ),
        ).days["test_extraction"]
        for profile in (HolidayProfile.PUBLIC_SERVICE, HolidayProfile.LABOUR_STANDARDS)
    }
    # Day 1 is Wednesday 23 December; the public service is off from the 24th to the 28th.
    assert days_of[HolidayProfile.LABOUR_STANDARDS] == day("2026-12-24")
    assert days_of[HolidayProfile.PUBLIC_SERVICE] == BusinessCalendar.quebec().next_business_day(day("2026-12-23"))
    assert days_of[HolidayProfile.PUBLIC_SERVICE] > day("2026-12-26")


def test_ten_closed_years_start_the_plan_in_2036_and_at_once() -> None:
    # Field case 3.
    shut = tuple(date.fromordinal(n) for n in range(day("2026-01-01").toordinal(), day("2036-01-01").toordinal()))
    evaluator = Evaluator(calendar=BusinessCalendar.quebec(closures=shut))
    found = plan(asked(DRAFT, contract=None), as_of=AS_OF, evaluator=evaluator)
    assert found.schedule.starts_on == day("2036-01-03")
    assert all(on.year == 2036 for on in found.days.values())


def test_a_country_closed_past_the_horizon_has_no_plan_and_says_why() -> None:
    shut = tuple(date.fromordinal(n) for n in range(day("2026-01-01").toordinal(), day("2060-01-01").toordinal()))
    with pytest.raises(InfeasibleScheduleError) as refused:
        plan(sent(DRAFT), as_of=AS_OF, evaluator=Evaluator(calendar=BusinessCalendar.quebec(closures=shut)))
    assert set(refused.value.conflicts) == {
        Cause("as_of", "as_of", AS_OF),
        Cause("horizon", "horizon", day("2056-12-31")),
    }


# Requests of other kinds


def test_one_vendor_for_both_agrees_once_for_both_roles() -> None:
    case = attrs.evolve(ONE_VENDOR, schedule=None, journal=(), confirmations=())
    found = plan(case, as_of=AS_OF)
    assert found.days == plan(DRAFT, as_of=AS_OF).days
    followers = followed(case, found)
    once = agreed(followers, "test_extraction", ("source_vendor", "2026-01-13"))
    assert not any(broken(Evaluator(), once, on) for on in turning_points(found))


def test_patients_who_follow_a_physician_need_no_cutover_under_that_reading() -> None:
    evaluator = Evaluator(readings=Readings({"patient-transfer": "no-cutover"}))
    case = asked(DRAFT, objective="patient_transfer", vendor_notice=None)
    found = plan(case, as_of=AS_OF, evaluator=evaluator)
    assert "source_cutover" not in found.days
    assert "legacy_access_withdrawal" not in found.days
    assert found.first_withdrawal is None
    assert found.assumptions == ()  # nobody need be told of a cutover that does not come
    # The final extraction shows that the cutover is past, so the pre-analysis is validated by then.
    assert dates(found, "preanalysis_validation", "final_extraction") == ["2026-02-06", "2026-02-06"]
    assert not any(broken(evaluator, followed(case, found), on) for on in turning_points(found))
    with pytest.raises(InvalidValueError, match="no step of this plan"):
        plan(case, as_of=AS_OF, evaluator=evaluator, fixed={"source_cutover": day("2026-02-09")})


def test_patients_who_follow_a_physician_keep_every_step_by_default() -> None:
    assert plan(asked(DRAFT, objective="patient_transfer"), as_of=AS_OF).days == plan(DRAFT, as_of=AS_OF).days


IMAGES: Final = chose(DRAFT, "allergies", "images")
LONG: Final = durations(preparation=BusinessDays(20))


def test_additional_data_pass_the_limit_only_with_an_announced_delay() -> None:
    with pytest.raises(InfeasibleScheduleError) as refused:
        plan(IMAGES, as_of=AS_OF, durations=LONG)
    assert Cause("obligation", "avenant.extraction-within-21-days") in refused.value.conflicts
    found = plan(IMAGES, as_of=AS_OF, durations=LONG, extra_delay=True)
    assert dates(found, "test_extraction") == ["2026-02-10"]
    [notice] = asks(found, "notice")
    assert (notice.of, notice.by, notice.obligation) == (
        "extra_delay",
        day("2026-02-02"),
        "schedule.extra-delay-notified",
    )


def test_no_notice_is_asked_for_when_no_limit_is_passed() -> None:
    assert not asks(plan(IMAGES, as_of=AS_OF, extra_delay=True), "notice")


def test_an_extra_delay_helps_no_standard_request() -> None:
    with pytest.raises(InfeasibleScheduleError):
        plan(DRAFT, as_of=AS_OF, durations=LONG, extra_delay=True)


def test_the_notice_is_asked_for_when_the_clock_is_only_taken_for_granted() -> None:
    found = plan(sent(IMAGES), as_of=AS_OF, durations=LONG, extra_delay=True)
    [notice] = asks(found, "notice")
    assert notice.by == day("2026-02-03")  # sent on the 13th: the 21st day is Tuesday 3 February


def test_a_further_delay_wants_a_further_notice_by_the_day_announced() -> None:
    found = plan(IMAGES, as_of=AS_OF, durations=LONG, extra_delay=True)
    case = known(followed(IMAGES, found), day("2026-01-28"))
    wish = {"test_extraction": day("2026-02-20")}
    again = plan(case, as_of=day("2026-01-28"), durations=LONG, extra_delay=True, fixed=wish)
    assert [ask.by for ask in asks(again, "notice")] == [day("2026-02-10")]
    assert not any(broken(Evaluator(), followed(case, again), on) for on in turning_points(again))
    with pytest.raises(InfeasibleScheduleError) as refused:
        plan(case, as_of=day("2026-01-28"), durations=LONG, fixed=wish)
    assert Cause("fixed", "test_extraction", day("2026-02-20")) in refused.value.conflicts
    assert Cause("obligation", "avenant.extraction-within-21-days") in refused.value.conflicts


def test_a_notice_given_moves_the_limit_of_the_plan() -> None:
    case = told(IMAGES, "2026-01-13")
    assert dates(plan(case, as_of=AS_OF, durations=LONG), "test_extraction") == ["2026-02-10"]


# Planning again


def test_production_slipped_and_the_rest_moves_no_more_than_it_must() -> None:
    case, as_of, evaluator = shared("046")
    found = plan(case, as_of=as_of, evaluator=evaluator)
    assert moves(found) == {
        "first_use": ("2026-02-27", "2026-03-04"),
        "legacy_access_withdrawal": ("2026-05-29", "2026-06-03"),  # three months after 3 March; 90 days are 1 June
    }
    assert [(move.because, move.after) for move in found.moved] == [
        (Cause("duration", "first_use"), "production"),
        (Cause("obligation", "avenant.read-only-access"), "production"),
    ]
    assert [ask.of for ask in asks(found, "revision")] == ["first_use", "legacy_access_withdrawal"]
    assert not asks(found, "agreement")
    mended = evaluator.evaluate(case.with_plan(found), as_of=as_of)
    assert mended.compliant
    assert mended.warnings == ()


def test_a_late_submission_moves_the_validation_and_nothing_else() -> None:
    case, as_of, evaluator = shared("109")
    found = plan(case, as_of=as_of, evaluator=evaluator)
    # Submitted on Tuesday 3 February: 4, 5, 6, 9, 10, 11, 12.
    assert moves(found) == {"preanalysis_validation": ("2026-02-09", "2026-02-12")}
    assert found.kept_order
    revision = found.schedule.revisions[-1]
    assert (revision.from_, revision.to, revision.made_on, revision.client_told_on) == (
        day("2026-02-09"),
        day("2026-02-12"),
        as_of,
        as_of,
    )
    assert revision.reason
    assert evaluator.evaluate(case.with_plan(found), as_of=as_of).warnings == ()


def test_a_schedule_upside_down_is_put_in_order_without_an_earlier_day() -> None:
    case, as_of, evaluator = shared("100")
    before = broken(evaluator, case, as_of)
    found = plan(case, as_of=as_of, evaluator=evaluator)
    assert len(before) > 8
    assert not broken(evaluator, case.with_plan(found), as_of)
    assert found.kept_order
    assert moves(found) == {
        "preanalysis_end": ("2026-01-28", "2026-01-29"),
        "preanalysis_submission": ("2026-01-27", "2026-01-29"),
        "preanalysis_validation": ("2026-01-26", "2026-02-09"),
        "test_import": ("2026-01-27", "2026-02-16"),  # the flow-analysis meeting is planned for the 16th
        "internal_quality_control": ("2026-01-26", "2026-02-16"),
        "validation_session#1": ("2026-01-23", "2026-02-16"),
        "quality_approval": ("2026-02-18", "2026-02-19"),
        "source_cutover": ("2026-02-17", "2026-02-19"),
        "final_extraction": ("2026-02-16", "2026-02-19"),
        "production": ("2026-02-13", "2026-02-19"),
        "first_use": ("2026-02-12", "2026-02-19"),
    }
    [agreement] = asks(found, "agreement")
    assert agreement.of == "source_cutover"  # it moved: what was agreed on stands no more


def test_a_notice_that_has_not_run_by_the_cutover_moves_it() -> None:
    case, as_of, evaluator = shared("097")
    found = plan(case, as_of=as_of, evaluator=evaluator)
    assert moves(found) == {
        "source_cutover": ("2026-02-23", "2026-05-05"),  # 5 January and 120 days
        "final_extraction": ("2026-02-23", "2026-05-05"),
        "production": ("2026-02-26", "2026-05-07"),
        "first_use": ("2026-02-27", "2026-05-08"),
        "legacy_access_withdrawal": ("2026-05-29", "2026-08-07"),
    }
    assert found.moved[0].because == Cause("obligation", "notice.contract-period")
    assert not broken(evaluator, case.with_plan(found), as_of)


def test_holes_in_the_journal_are_not_planned_again_and_are_named() -> None:
    case, as_of, evaluator = shared("070")
    found = plan(case, as_of=as_of, evaluator=evaluator)
    holes = [
        "preanalysis_start",
        "preanalysis_end",
        "preanalysis_submission",
        "flow_analysis_meeting",
        "internal_quality_control",
        "source_cutover",
    ]
    assert found.assumptions == tuple(f"journal.{step}" for step in holes)
    assert [ask.of for ask in asks(found, "journal")] == list(found.assumptions)
    assert dates(found, *holes) == ["2026-01-22", "2026-01-28", "2026-01-29", "2026-01-20", "2026-02-13", "2026-02-23"]
    assert moves(found) == {"first_use": ("2026-02-27", "2026-03-02")}
    with pytest.raises(InvalidValueError, match="has taken place"):
        plan(case, as_of=as_of, evaluator=evaluator, fixed={"source_cutover": day("2026-03-09")})


def test_what_was_decided_later_is_not_known_yet() -> None:
    case, as_of, evaluator = shared("082")
    found = plan(case, as_of=as_of, evaluator=evaluator)
    # The revision of 10 February is not there on the 9th: the withdrawal stands on 20 May, 83 days after production.
    assert moves(found) == {"legacy_access_withdrawal": ("2026-05-20", "2026-05-27")}
    assert [(r.from_, r.to) for r in found.schedule.revisions] == [
        (day("2026-05-15"), day("2026-05-20")),
        (day("2026-05-20"), day("2026-05-27")),
    ]
    assert not evaluator.evaluate(case.with_plan(found), as_of=as_of).breaches


def test_a_schedule_that_holds_is_left_alone() -> None:
    found = plan(MIDWAY, as_of=day("2026-02-06"))
    assert found.moved == ()
    assert found.schedule == MIDWAY.schedule
    assert found.asks == ()
    assert found.binding("test_import") == (Cause("schedule", "test_import", day("2026-02-12")),)


def test_our_own_durations_never_stretch_what_was_agreed_on_but_a_reader_s_do() -> None:
    hurried = planned(DELIVERED, preanalysis_end="2026-01-22")
    assert plan(hurried, as_of=day("2026-01-19")).moved == ()
    assert plan(hurried, as_of=day("2026-01-19"), durations=Durations(session_count=2)).moved == ()
    stretched = plan(hurried, as_of=day("2026-01-19"), durations=Durations(preanalysis=BusinessDays(3)))
    assert moves(stretched)["preanalysis_end"] == ("2026-01-22", "2026-01-27")


def test_when_no_schedule_is_nowhere_earlier_the_earliest_is_proposed_and_said() -> None:
    late = planned(DELIVERED, test_extraction="2026-02-09")  # past the 21st day, not yet come
    found = plan(late, as_of=day("2026-01-19"))
    assert not found.kept_order
    assert dates(found, "test_extraction") == ["2026-01-20"]
    assert not broken(Evaluator(), late.with_plan(found), day("2026-01-19"))


def test_a_moved_cutover_is_agreed_on_anew() -> None:
    found = plan(MIDWAY, as_of=day("2026-02-06"), fixed={"source_cutover": day("2026-02-24")})
    [agreement] = asks(found, "agreement")
    assert (agreement.of, agreement.by) == ("source_cutover", day("2026-02-24"))
    statuses = evaluate(MIDWAY.with_plan(found), as_of=day("2026-02-06")).statuses
    assert statuses["cutover.agreed"] == "pending"  # what was said on the 4th and 5th was of another day


def test_sessions_that_move_into_each_other_s_days_keep_their_own_history() -> None:
    case = revised(DELIVERED, "validation_session", from_="2026-02-17", to="2026-02-16", made_on="2026-01-17")
    found = plan(case, as_of=day("2026-01-19"), fixed={"validation_session#1": day("2026-02-19")})
    assert moves(found)["validation_session#1"] == ("2026-02-16", "2026-02-19")
    assert moves(found)["validation_session#2"] == ("2026-02-19", "2026-02-23")
    again = evaluate(case.with_plan(found), as_of=day("2026-01-18"))
    assert again["validation-sessions.planned"].status == "met"
    assert sorted(found.schedule.planned("validation_session")) == [day("2026-02-19"), day("2026-02-23")]


def test_a_session_promised_is_held_even_when_fewer_are_asked_for() -> None:
    found = plan(DELIVERED, as_of=day("2026-01-19"), durations=durations(session_count=1))
    assert dates(found, "validation_session#1", "validation_session#2") == ["2026-02-17", "2026-02-19"]


def test_what_was_agreed_on_is_not_written_anew_once_it_has_happened() -> None:
    case = done(DELIVERED, test_extraction="2026-01-27")  # the period ended on the 23rd
    found = plan(case, as_of=day("2026-01-28"))
    assert case.schedule is not None
    assert found.schedule.test_extraction_period == case.schedule.test_extraction_period
    assert found.schedule.planned("test_extraction") == (day("2026-01-21"),)


def test_the_period_follows_a_test_extraction_that_moves() -> None:
    found = plan(DELIVERED, as_of=day("2026-01-19"), fixed={"test_extraction": day("2026-01-28")})
    assert found.schedule.test_extraction_period == Period(from_=day("2026-01-19"), through=day("2026-01-28"))


def test_a_listed_step_without_a_day_gets_one() -> None:
    found = plan(undated(DELIVERED, "internal_quality_control"), as_of=day("2026-01-19"))
    assert found.schedule.planned("internal_quality_control") == (day("2026-02-13"),)
    assert found.moved == ()


def test_an_act_that_came_early_shortens_no_window_that_the_schedule_granted() -> None:
    # Planned for Thursday 29 January, submitted on the 22nd; the schedule is not delivered, so nothing else holds it.
    case = scheduled(COMPLETE, delivered_on=None)
    early = {"preanalysis_start": "2026-01-21", "preanalysis_end": "2026-01-22", "preanalysis_submission": "2026-01-22"}
    case = known(done(case, **early), day("2026-01-23"))
    found = plan(case, as_of=day("2026-01-23"))
    assert dates(found, "preanalysis_validation") == ["2026-02-09"]
    statuses = evaluate(case.with_plan(found), as_of=day("2026-01-23")).statuses
    assert statuses["preanalysis.validation-window"] == "met"


def test_facts_in_the_wrong_order_are_past_mending_and_stop_no_plan() -> None:
    # The final extraction came before the cutover, the validation before the submission: breaches, and facts.
    case = done(COMPLETE, final_extraction="2026-02-20", preanalysis_validation="2026-01-28")
    found = plan(case, as_of=day("2026-03-02"))
    assert dates(found, "final_extraction", "preanalysis_validation") == ["2026-02-20", "2026-01-28"]
    assert found.moved == ()
    assert dates(found, "legacy_access_withdrawal") == ["2026-05-29"]


def test_a_forgotten_step_is_asked_for_and_not_agreed_on() -> None:
    case = unrecorded(attrs.evolve(COMPLETE, schedule=None), "test_extraction")
    found = plan(case, as_of=day("2026-03-02"))
    assert found.assumptions == ("journal.test_extraction",)
    assert not asks(found, "agreement")


# A schedule that is still a draft


def test_a_draft_may_move_earlier_and_keeps_the_history_of_what_was_revised_or_agreed_on() -> None:
    case = agreed(UNDELIVERED, "source_cutover")
    case = revised(case, "test_extraction", to="2026-01-22", made_on="2026-01-16")
    found = plan(case, as_of=day("2026-01-19"), durations=durations(preparation=BusinessDays(4)))
    assert found.moved == ()  # nothing was promised
    assert dates(found, "test_extraction") == ["2026-01-19"]
    assert [(r.milestone, r.from_, r.to) for r in found.schedule.revisions] == [
        ("test_extraction", day("2026-01-21"), day("2026-01-22")),
        ("test_extraction", day("2026-01-22"), day("2026-01-19")),
    ]
    [extraction] = [ask for ask in asks(found, "agreement") if ask.of == "test_extraction"]
    assert len(extraction.parties) == 2  # they had agreed to another day


def test_a_draft_with_more_sessions_than_are_asked_for_loses_the_last() -> None:
    case = revised(sessions(UNDELIVERED, "2026-02-17", "2026-02-19", "2026-02-23"), "validation_session",
                   from_="2026-02-23", to="2026-02-24", made_on="2026-01-16")  # fmt: skip
    found = plan(case, as_of=day("2026-01-19"), durations=durations(session_count=2))
    assert len(found.schedule.planned("validation_session")) == 2
    assert not broken(Evaluator(), case.with_plan(found), day("2026-01-19"))


# An application's own steps and rows


def own(identifier: str, requires: Any, modality: Modality = Modality.MUST) -> Obligation:
    return Obligation(
        id=identifier,
        clause=IMPORTATION_E,
        bearers=(STANDARD_RULEBOOK["production.planned"].bearers),
        modality=modality,
        requires=requires,
        title=Text(fr="Clause du contrat", en="Clause of the contract"),
        remedy=Text(fr="Voyez le contrat.", en="See the contract."),
    )


def test_an_own_step_that_a_row_names_is_planned() -> None:
    book = (
        STANDARD_RULEBOOK
        | own("contract.training", NoSooner("x-training", than=FiveDays(), after="test_import"))
        | own("contract.trained", InOrder("x-training", "first_use"))
    )
    found = plan(DRAFT, as_of=AS_OF, evaluator=Evaluator(rulebook=book), durations=durations())
    assert dates(found, "x-training") == ["2026-02-03"]  # Tuesday 27 January and five business days
    assert found.schedule.planned("x-training") == (day("2026-02-03"),)
    assert plan(DRAFT, as_of=AS_OF, fixed={"x-training": day("2026-03-02")}).days["x-training"] == day("2026-03-02")


class FiveDays:
    """A limit of an application's own."""

    def delay(self, _terms: object, *, maximum: bool) -> BusinessDays:
        assert not maximum
        return BusinessDays(5)

    def delay_in(self, _situation: object, *, maximum: bool) -> BusinessDays:
        assert not maximum
        return BusinessDays(5)

    def reads(self) -> frozenset[str]:
        return frozenset()


class Days:
    """A limit of so many calendar days."""

    def __init__(self, n: int) -> None:
        self.n = n

    def delay(self, _terms: object, *, maximum: bool) -> CalendarDays:  # noqa: ARG002 - the protocol's signature
        return CalendarDays(self.n)

    def delay_in(self, _situation: object, *, maximum: bool) -> CalendarDays:  # noqa: ARG002
        return CalendarDays(self.n)

    def reads(self) -> frozenset[str]:
        return frozenset()


# Recommendations yield, duties do not


def test_the_fewest_recommendations_yield_and_are_named() -> None:
    book = (
        STANDARD_RULEBOOK
        | own("advice.in-ten-days", NoLater("production", than=Days(10), after="clock_start"), Modality.SHOULD)
        | own("advice.in-ninety-days", NoLater("production", than=Days(90), after="clock_start"), Modality.SHOULD)
    )
    found = plan(DRAFT, as_of=AS_OF, evaluator=Evaluator(rulebook=book))
    assert found.dropped == ("advice.in-ten-days",)
    assert found.days == plan(DRAFT, as_of=AS_OF).days


def test_of_two_recommendations_that_contradict_each_other_the_last_of_the_text_yields() -> None:
    soon = own("advice.soon", NoLater("production", than=Days(50), after="clock_start"), Modality.SHOULD)
    late = own("advice.late", NoSooner("production", than=Days(60), after="clock_start"), Modality.SHOULD)
    first = plan(DRAFT, as_of=AS_OF, evaluator=Evaluator(rulebook=STANDARD_RULEBOOK | soon | late))
    assert first.dropped == ("advice.late",)
    other = plan(DRAFT, as_of=AS_OF, evaluator=Evaluator(rulebook=STANDARD_RULEBOOK | late | soon))
    assert other.dropped == ("advice.soon",)
    assert dates(other, "production") == ["2026-03-16"]  # 13 January and sixty days is Saturday 14 March


def test_a_duty_never_yields() -> None:
    soon = own("contract.soon", NoLater("production", than=Days(10), after="clock_start"))
    with pytest.raises(InfeasibleScheduleError) as refused:
        plan(DRAFT, as_of=AS_OF, evaluator=Evaluator(rulebook=STANDARD_RULEBOOK | soon))
    assert Cause("obligation", "contract.soon") in refused.value.conflicts


def test_a_waived_duty_binds_no_more() -> None:
    case = DRAFT.with_waiver("avenant.extraction-within-21-days", by="client", given_on=AS_OF)
    case = case.with_waiver("schedule.extraction-delay", by="client", given_on=AS_OF)
    assert dates(plan(case, as_of=AS_OF, durations=LONG), "test_extraction") == ["2026-02-10"]


# No schedule


def test_a_contradiction_names_the_wish_the_duties_and_the_fact() -> None:
    # Field case 16: told on 5 January, 30 days: no cutover before 4 February, so no production on 30 January.
    case = contract(DRAFT, ends_on=None)
    wish = {"production": day("2026-01-30")}
    with pytest.raises(InfeasibleScheduleError) as refused:
        plan(case, as_of=AS_OF, fixed=wish)
    conflicts = refused.value.conflicts
    assert set(conflicts) == {
        Cause("obligation", "notice.contract-period"),
        Cause("obligation", "final-extraction.after-cutover"),
        Cause("obligation", "production.after-final-extraction"),
        Cause("fixed", "production", day("2026-01-30")),
        Cause("fact", "vendor_notice", day("2026-01-05")),
    }
    assert "production" in str(refused.value)
    french = [cause_in_words(cause, STANDARD_RULEBOOK, Language.FR) for cause in conflicts]
    english = [cause_in_words(cause, STANDARD_RULEBOOK, Language.EN) for cause in conflicts]
    assert any("la mise en production, le vendredi 30 janvier 2026" in words for words in french)
    assert any("the production start, Friday, January 30, 2026" in words for words in english)
    assert any("Préavis du contrat" in words for words in french)


def test_without_any_one_member_of_that_contradiction_a_schedule_exists() -> None:
    # The same with activities that take no time, so that no other contradiction stands behind this one.
    case, wish = contract(DRAFT, ends_on=None), {"production": day("2026-01-30")}
    at_once = durations(**{**NOTHING_LASTS, "session_count": 1})
    with pytest.raises(InfeasibleScheduleError) as refused:
        plan(case, as_of=AS_OF, fixed=wish, durations=at_once)
    assert Cause("obligation", "notice.contract-period") in refused.value.conflicts
    freed = Evaluator(rulebook=STANDARD_RULEBOOK.without("notice.contract-period"))
    plan(case, as_of=AS_OF, fixed=wish, durations=at_once, evaluator=freed)
    plan(case, as_of=AS_OF, durations=at_once)
    told_before = asked(case, vendor_notice=attrs.evolve(notice(case), given_on=day("2025-12-29")))
    plan(told_before, as_of=AS_OF, fixed=wish, durations=at_once)


def notice(case: MigrationCase) -> Any:
    assert case.request.vendor_notice is not None
    return case.request.vendor_notice


def test_a_wish_in_the_past_contradicts_the_day_of_planning() -> None:
    with pytest.raises(InfeasibleScheduleError) as refused:
        plan(DRAFT, as_of=AS_OF, fixed={"production": day("2026-01-12")})
    assert set(refused.value.conflicts) == {
        Cause("fixed", "production", day("2026-01-12")),
        Cause("as_of", "as_of", AS_OF),
    }


def test_two_wishes_that_contradict_each_other_are_named_alone_with_what_orders_them() -> None:
    with pytest.raises(InfeasibleScheduleError) as refused:
        plan(DRAFT, as_of=AS_OF, fixed={"production": day("2026-03-09"), "first_use": day("2026-03-02")})
    assert set(refused.value.conflicts) == {
        Cause("obligation", "first-use.after-production"),
        Cause("fixed", "production", day("2026-03-09")),
        Cause("fixed", "first_use", day("2026-03-02")),
    }


def test_a_limit_gone_by_leaves_no_schedule_until_it_is_waived() -> None:
    as_of = day("2026-02-04")
    with pytest.raises(InfeasibleScheduleError) as refused:
        plan(DELIVERED, as_of=as_of)
    assert Cause("obligation", "avenant.extraction-within-21-days") in refused.value.conflicts
    waived = DELIVERED.with_waiver("avenant.extraction-within-21-days", by="client", given_on=as_of)
    assert plan(waived, as_of=as_of).days["test_extraction"] == as_of


@pytest.mark.parametrize("language", list(Language))
def test_every_kind_of_cause_has_its_words(language: Language) -> None:
    causes = [
        Cause("obligation", "cutover.agreed"),
        Cause("duration", "preanalysis"),
        Cause("fixed", "validation_session#2", AS_OF),
        Cause("fact", "clock_start", AS_OF),
        Cause("hole", "preanalysis_start", AS_OF),
        Cause("as_of", "as_of", AS_OF),
        Cause("schedule", "x-training", AS_OF),
        Cause("clock", "clock_start"),
        Cause("horizon", "horizon", AS_OF),
    ]
    words = [cause_in_words(cause, STANDARD_RULEBOOK, language) for cause in causes]
    assert len(set(words)) == len(words)
    assert all("{" not in each and each.strip() for each in words)
    assert causes[0].as_json() == {"obligation": "cutover.agreed"}
    assert causes[2].as_json() == {"fixed": "validation_session#2", "on": "2026-01-13"}


def test_an_early_validation_that_was_never_planned_leaves_its_window_granted() -> None:
    begun = attrs.evolve(
        DELIVERED,
        schedule=None,
        journal=tuple(
            JournalEntry(milestone=milestone, on=day(on))
            for milestone, on in (
                ("test_extraction", "2026-01-21"),
                ("preanalysis_start", "2026-01-22"),
                ("preanalysis_end", "2026-01-28"),
                ("preanalysis_submission", "2026-01-29"),
                ("preanalysis_validation", "2026-02-02"),
            )
        ),
    )
    found = plan(begun, as_of=day("2026-02-02"))

    assert found.schedule.planned("preanalysis_validation") == (day("2026-02-09"),)
    judged = evaluate(begun.with_plan(found), as_of=day("2026-02-02"))
    assert judged["preanalysis.validation-window"].status is Status.MET
