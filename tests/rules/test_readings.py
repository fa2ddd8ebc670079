"""Each alternative of each reading changes what it should, with exact days; nobody else may choose."""

from __future__ import annotations

from datetime import date
from typing import Final

import attrs
import pytest

from dme_migration.errors import RulebookError
from dme_migration.model import MigrationCase, NoticePeriod
from dme_migration.rules import READINGS, STANDARD_RULEBOOK, Evaluator, Readings, Status, Under
from dme_migration.rules.readings import Reading
from dme_migration.text import Language
from tests.rules.cases import (
    BUREAU,
    COMPLETE,
    DRAFT,
    MEDFAR,
    ONE_VENDOR,
    PATIENTS,
    TELUS,
    TODAY,
    authorized,
    blank,
    charged,
    chose,
    complained,
    contract,
    day,
    done,
    email,
    planned,
    scheduled,
    sent,
    told,
)
from tests.rules.examples import BREACHED, MET, NOT_APPLICABLE, PENDING

TABLE: Final = {
    # By hand, from §5: the first value is the default.
    "transmission-complete": ("all", "first"),
    "clock-restart": ("in-order", "transmission"),
    "clock": ("start-is-day-one", "start-is-day-zero", "base-is-day-zero"),
    "notice-anchor": ("contract-end", "cutover"),
    "access-anchor": ("production", "first_use", "source_cutover"),
    "withdrawal-day": ("end-of-day", "strict"),
    "access-duration": ("both", "ninety-days"),
    "extraction-scope": ("test_extraction", "final_extraction"),
    "import-scope": ("test_import", "production", "both"),
    "extra-data": ("announced", "standard-part-keeps"),
    "same-solution": ("product", "vendor"),
    "validation-window": ("both", "ceiling-only"),
    "due-on-holiday": ("roll", "strict"),
    "business-hours": ("same-clock-time", "whole-days", "office-hours"),
    "patient-transfer": ("all-steps", "no-cutover"),
}


def test_the_readings_are_the_fifteen_of_the_table_in_its_order() -> None:
    assert {name: reading.values for name, reading in READINGS.items()} == TABLE
    assert list(READINGS) == list(TABLE)


def test_the_first_value_is_the_default() -> None:
    assert Readings().as_dict() == {name: values[0] for name, values in TABLE.items()}


# What a reading changes: the obligation, and for each value its status, due day and first day allowed

Answer = tuple[Status, str | None, str | None]

LATE_RECIPIENT: Final = sent(
    DRAFT, email("2026-01-12T16:20:00-05:00", TELUS, BUREAU), email("2026-01-15T09:00:00-05:00", MEDFAR)
)
LATE_PAPER: Final = authorized(DRAFT, "2026-01-15")
ON_FRIDAY: Final = sent(DRAFT, email("2026-01-09T09:00:00-05:00"))
CHANGES: Final[tuple[tuple[str, str, MigrationCase, str, dict[str, Answer]], ...]] = (
    (
        "transmission-complete",
        "avenant.extraction-within-21-days",
        LATE_RECIPIENT,
        "2026-01-16",
        {"all": (PENDING, "2026-02-05", None), "first": (PENDING, "2026-02-02", None)},
    ),
    (
        "clock-restart",
        "avenant.extraction-within-21-days",
        LATE_PAPER,
        "2026-01-16",
        {"in-order": (PENDING, "2026-02-05", None), "transmission": (PENDING, "2026-02-02", None)},
    ),
    (
        "clock",
        "avenant.extraction-within-21-days",
        # Sent on Friday 9 January: it starts on Monday the 12th, whose eve is Sunday the 11th.
        ON_FRIDAY,
        "2026-01-16",
        {
            "start-is-day-one": (PENDING, "2026-02-02", None),  # the 11th + 21 is Sunday 1 February, run on to Monday
            "start-is-day-zero": (PENDING, "2026-02-02", None),  # the 12th + 21
            "base-is-day-zero": (PENDING, "2026-01-30", None),  # the 9th + 21
        },
    ),
    (
        "clock",
        "avenant.import-within-45-days",
        ON_FRIDAY,
        "2026-01-16",
        {
            "start-is-day-one": (PENDING, "2026-02-25", None),
            "start-is-day-zero": (PENDING, "2026-02-26", None),
            "base-is-day-zero": (PENDING, "2026-02-23", None),
        },
    ),
    (
        "notice-anchor",
        "notice.contract-period",
        contract(COMPLETE, notice_period=NoticePeriod(days=60)),
        "2026-03-10",
        {"contract-end": (MET, None, "2026-03-06"), "cutover": (BREACHED, None, "2026-03-06")},
    ),
    (
        "access-anchor",
        "legacy-access.ninety-days",
        planned(COMPLETE, legacy_access_withdrawal="2026-05-27"),
        "2026-03-10",
        {
            "production": (MET, None, "2026-05-27"),
            "first_use": (BREACHED, None, "2026-05-28"),
            "source_cutover": (MET, None, "2026-05-24"),
        },
    ),
    (
        "access-anchor",
        "avenant.read-only-access",
        planned(COMPLETE, legacy_access_withdrawal="2026-05-26"),
        "2026-03-10",
        {
            "production": (MET, None, "2026-05-26"),
            "first_use": (BREACHED, None, "2026-05-27"),
            "source_cutover": (MET, None, "2026-05-23"),
        },
    ),
    (
        "withdrawal-day",
        "legacy-access.ninety-days",
        planned(COMPLETE, legacy_access_withdrawal="2026-05-27"),
        "2026-03-10",
        {"end-of-day": (MET, None, "2026-05-27"), "strict": (BREACHED, None, "2026-05-28")},
    ),
    (
        "withdrawal-day",
        "avenant.read-only-access",
        planned(done(COMPLETE, production="2025-11-30"), legacy_access_withdrawal="2026-02-28"),
        "2026-02-10",
        {"end-of-day": (MET, None, "2026-02-28"), "strict": (BREACHED, None, "2026-03-01")},
    ),
    (
        "access-duration",
        "avenant.read-only-access",
        COMPLETE,
        "2026-03-10",
        {"both": (MET, None, "2026-05-26"), "ninety-days": (NOT_APPLICABLE, None, None)},
    ),
    (
        "extraction-scope",
        "avenant.extraction-within-21-days",
        COMPLETE,
        "2026-03-10",
        {"test_extraction": (MET, "2026-02-02", None), "final_extraction": (BREACHED, "2026-02-02", None)},
    ),
    (
        "extraction-scope",
        "schedule.extraction-delay",
        COMPLETE,
        "2026-01-20",
        {"test_extraction": (MET, "2026-02-02", None), "final_extraction": (BREACHED, "2026-02-02", None)},
    ),
    (
        "import-scope",
        "avenant.import-within-45-days",
        done(COMPLETE, production="2026-02-27"),
        "2026-03-10",
        {
            "test_import": (MET, "2026-02-26", None),
            "production": (BREACHED, "2026-02-26", None),
            "both": (MET, "2026-02-26", None),
        },
    ),
    (
        "import-scope",
        "avenant.production-within-45-days",
        done(COMPLETE, production="2026-02-27"),
        "2026-03-10",
        {
            "test_import": (NOT_APPLICABLE, None, None),
            "production": (NOT_APPLICABLE, None, None),
            "both": (BREACHED, "2026-02-26", None),
        },
    ),
    (
        "extra-data",
        "avenant.extraction-within-21-days",
        told(
            done(planned(chose(COMPLETE, "images"), test_extraction="2026-02-06"), test_extraction="2026-02-06"),
            "2026-02-02",
        ),
        "2026-03-10",
        {"announced": (MET, "2026-02-06", None), "standard-part-keeps": (BREACHED, "2026-02-02", None)},
    ),
    (
        "extra-data",
        "schedule.extraction-delay",
        planned(chose(COMPLETE, "images"), test_extraction="2026-02-06"),
        "2026-01-20",
        {"announced": (NOT_APPLICABLE, None, None), "standard-part-keeps": (BREACHED, "2026-02-02", None)},
    ),
    (
        "extra-data",
        "schedule.extra-delay-notified",
        planned(chose(COMPLETE, "images"), test_extraction="2026-02-06"),
        "2026-01-20",
        {"announced": (PENDING, None, None), "standard-part-keeps": (NOT_APPLICABLE, None, None)},
    ),
    (
        "same-solution",
        "avenant.import-fee",
        charged(ONE_VENDOR, import_cad="900.00", practitioners=1),
        "2026-03-10",
        {"product": (MET, None, None), "vendor": (BREACHED, None, None)},
    ),
    (
        "validation-window",
        "preanalysis.validation-window",
        planned(COMPLETE, preanalysis_validation="2026-02-06"),
        "2026-03-10",
        {"both": (BREACHED, None, "2026-02-09"), "ceiling-only": (NOT_APPLICABLE, None, None)},
    ),
    (
        "validation-window",
        "preanalysis.validated-in-time",
        done(planned(COMPLETE, preanalysis_validation="2026-02-12"), preanalysis_validation="2026-02-12"),
        "2026-03-10",
        {"both": (MET, "2026-02-12", None), "ceiling-only": (BREACHED, "2026-02-09", None)},
    ),
    (
        "due-on-holiday",
        "avenant.extraction-within-21-days",
        sent(DRAFT, email("2026-03-16T09:00:00-04:00")),
        "2026-03-20",
        {"roll": (PENDING, "2026-04-07", None), "strict": (PENDING, "2026-04-06", None)},
    ),
    (
        "business-hours",
        "complaint.followed-up",
        # Friday 27 February at 15 h: 24 hours a day to Wednesday at 15 h; the end of Wednesday; at 7 hours a day
        # (9 h to 16 h), 1 hour on Friday, then 71 of which 70 are ten days, to Friday 13 March: 1 more on Monday.
        complained(COMPLETE, "2026-02-27T15:00:00-05:00"),
        "2026-03-01",
        {
            "same-clock-time": (PENDING, "2026-03-04", None),
            "whole-days": (PENDING, "2026-03-04", None),
            "office-hours": (PENDING, "2026-03-16", None),
        },
    ),
    *(
        (
            "patient-transfer",
            identifier,
            PATIENTS,
            "2026-03-10",
            {"all-steps": (MET, due, first), "no-cutover": (NOT_APPLICABLE, None, None)},
        )
        for identifier, due, first in (
            ("notice.vendor-informed", None, None),
            ("notice.contract-period", None, "2026-02-04"),
            ("cutover.planned", None, None),
            ("cutover.agreed", "2026-02-23", None),
            ("final-extraction.after-cutover", None, "2026-02-23"),
            ("steps.validation-before-cutover", None, "2026-02-09"),
            ("steps.approval-before-cutover", None, "2026-02-20"),
            ("legacy-access.withdrawal-planned", None, None),
            ("legacy-access.ninety-days", None, "2026-05-27"),
            ("avenant.read-only-access", None, "2026-05-26"),
        )
    ),
)


@pytest.mark.parametrize(
    ("name", "identifier", "case", "as_of", "value", "expected"),
    [
        pytest.param(name, identifier, case, as_of, value, answer, id=f"{name}={value}: {identifier}")
        for name, identifier, case, as_of, answers in CHANGES
        for value, answer in answers.items()
    ],
)
def test_a_reading_changes_what_it_should(
    name: str, identifier: str, case: MigrationCase, as_of: str, *, value: str, expected: Answer
) -> None:
    found = Evaluator(readings=Readings({name: value})).evaluate(case, as_of=day(as_of))[identifier]

    due, first = found.due_on, found.not_before
    assert (found.status, due and str(due), first and str(first)) == expected


@pytest.mark.parametrize(
    ("name", "identifier", "case", "as_of", "answers"), CHANGES, ids=[f"{row[0]}: {row[1]}" for row in CHANGES]
)
def test_across_readings_finds_what_depends_on_it(
    name: str, identifier: str, case: MigrationCase, as_of: str, answers: dict[str, Answer]
) -> None:
    default, *others = TABLE[name]

    found = Evaluator().across_readings(case, as_of=day(as_of))

    for value in others:
        (status, due, _), (before, due_before, _) = answers[value], answers[default]
        if (status, due) == (before, due_before):
            continue  # it moves an instant, or a first day allowed, alone
        changed = {change.obligation: change for change in found[name][value]}
        assert changed[identifier].before == before
        assert changed[identifier].after == status
        assert (changed[identifier].due_before and str(changed[identifier].due_before)) == due_before
        assert (changed[identifier].due_after and str(changed[identifier].due_after)) == due


def test_every_value_of_every_reading_is_tried() -> None:
    tried = {(row[0], value) for row in CHANGES for value in row[4]}

    assert tried == {(name, value) for name, values in TABLE.items() for value in values}


def test_the_hours_of_the_three_readings_of_72_business_hours() -> None:
    case = complained(COMPLETE, "2026-02-27T15:00:00-05:00")
    due = {
        value: Evaluator(readings=Readings({"business-hours": value}))
        .evaluate(case, as_of=day("2026-03-01"))["complaint.followed-up"]
        .due_at
        for value in TABLE["business-hours"]
    }

    assert {value: at.isoformat() if at else None for value, at in due.items()} == {
        "same-clock-time": "2026-03-04T15:00:00-05:00",
        "whole-days": "2026-03-05T00:00:00-05:00",
        "office-hours": "2026-03-16T10:00:00-04:00",
    }


def test_a_reading_of_a_derived_moment_changes_the_stated_start() -> None:
    """`clock.start` is right on the letter of §2 whatever the reading; the first day counted is not."""
    case = scheduled(authorized(COMPLETE, "2026-01-15"), starts_on=day("2026-01-16"))
    letter = Evaluator(readings=Readings({"clock-restart": "transmission"})).evaluate(case, as_of=TODAY)

    assert Evaluator().evaluate(case, as_of=TODAY)["clock.start"].status == MET
    assert letter["clock.start"].status == BREACHED


def test_across_readings_leaves_out_what_changes_nothing() -> None:
    found = Evaluator().across_readings(COMPLETE, as_of=TODAY)

    assert "same-solution" not in found
    assert "transmission-complete" not in found
    assert "business-hours" not in found
    assert list(found) == [name for name in TABLE if name in found]


def test_across_readings_changes_one_reading_at_a_time_from_the_readings_chosen() -> None:
    strict = Evaluator(readings=Readings({"withdrawal-day": "strict"}))
    case = planned(COMPLETE, legacy_access_withdrawal="2026-05-27")

    found = strict.across_readings(case, as_of=TODAY)

    assert set(found["withdrawal-day"]) == {"end-of-day"}
    changes = {c.obligation: (c.before, c.after) for c in found["withdrawal-day"]["end-of-day"]}
    assert changes == {"legacy-access.ninety-days": (BREACHED, MET)}


def test_the_open_schedule_closes_on_a_business_day_whatever_the_reading() -> None:
    easter = blank(sent(DRAFT, email("2026-03-16T09:00:00-04:00")))
    strict = Evaluator(readings=Readings({"due-on-holiday": "strict"}))

    assert strict.evaluate(easter, as_of=day("2026-04-07"))["production.planned"].status == PENDING
    assert strict.evaluate(easter, as_of=day("2026-04-08"))["production.planned"].status != PENDING


# Refusals


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"acces-anchor": "production"}, "did you mean 'access-anchor'"),
        ({"validation_window": "both"}, "did you mean 'validation-window'"),
        ({"zzz": "both"}, "unknown reading 'zzz'"),
        ({"access-anchor": "prodution"}, "production, first_use, source_cutover"),
        ({"clock": ""}, "start-is-day-one, start-is-day-zero, base-is-day-zero"),
    ],
)
def test_an_unknown_reading_or_value_is_refused_with_what_was_expected(given: dict[str, str], said: str) -> None:
    with pytest.raises(RulebookError, match=said):
        Readings(given)


def test_an_unknown_value_suggests_the_nearest_one() -> None:
    with pytest.raises(RulebookError, match="did you mean 'production'"):
        Readings({"access-anchor": "prodution"})


def test_readings_are_a_value() -> None:
    chosen = Readings({"clock": "base-is-day-zero", "access-anchor": "first_use"})

    assert chosen == Readings({"access-anchor": "first_use", "clock": "base-is-day-zero"})
    assert hash(chosen) == hash(Readings().but("clock", "base-is-day-zero").but("access-anchor", "first_use"))
    assert dict(chosen)["access-anchor"] == "first_use"
    assert Readings(tuple(chosen)) == chosen


def test_an_unknown_reading_asked_for_is_refused() -> None:
    with pytest.raises(RulebookError, match="did you mean 'clock'"):
        Readings()["clok"]


def test_a_ground_names_a_reading_and_values_that_exist() -> None:
    grounds = [ground for o in STANDARD_RULEBOOK for ground in o.applies if isinstance(ground, Under)]

    assert len(grounds) == 4
    for ground in grounds:
        assert set(ground.values) <= set(TABLE[ground.reading])


@pytest.mark.parametrize("reading", READINGS.values(), ids=lambda r: r.name)
def test_a_reading_is_asked_and_answered_in_words(reading: Reading) -> None:
    for language in Language:
        assert reading.question[language].endswith("?")
        assert reading.reason[language].endswith(".")
    assert reading.default == reading.values[0]


def test_an_evaluator_says_which_readings_it_used() -> None:
    chosen = Readings({"clock": "base-is-day-zero"})
    evaluator = attrs.evolve(Evaluator(), readings=chosen)

    assert evaluator.evaluate(COMPLETE, as_of=date(2026, 3, 10)).readings == chosen
