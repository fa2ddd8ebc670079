"""What a constructor refuses: what cannot be. What is in breach, it accepts."""

from __future__ import annotations

import math
import pickle
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Final

import attrs
import pendulum
import pytest

from dme_migration.errors import InvalidValueError
from dme_migration.model import (
    Agreement,
    Authorization,
    Client,
    Complaint,
    Confirmation,
    Contract,
    DataCategory,
    DataGrid,
    DataSelection,
    EmrProduct,
    EmrRegistry,
    Fees,
    JournalEntry,
    MigrationCase,
    Moment,
    Notice,
    NoticePeriod,
    Party,
    Period,
    Request,
    Requester,
    Revision,
    Schedule,
    ScheduledMilestone,
    Signature,
    Transmission,
    VendorNotice,
    Waiver,
)
from dme_migration.text import Text

DAY: Final = date(2026, 3, 2)
AT: Final = datetime(2026, 3, 2, 9, tzinfo=UTC)
NAIVE: Final = datetime(2026, 3, 2, 9)  # noqa: DTZ001 - refused: that is the test

SAMPLES: Final[dict[type, dict[str, Any]]] = {
    Agreement: {"by": "client", "given_on": DAY},
    Authorization: {"signed_on": DAY, "clinic": "C", "signatory": "S"},
    Client: {"kind": "clinic", "name": "C", "email": "c@example.org", "time_zone": "America/Toronto"},
    Complaint: {"received_at": AT, "kind": "question", "sent_to": "b@example.org", "followed_up_at": AT},
    Confirmation: {"of": "scope", "given_on": DAY},
    Contract: {"clinic": "C", "email": "c@example.org", "ends_on": DAY},
    Fees: {"extraction_cad": "1.00", "practitioners": 1},
    JournalEntry: {"milestone": "production", "on": DAY, "by": "client"},
    Notice: {"to": "client", "about": "other", "given_on": DAY, "reason": "R"},
    NoticePeriod: {"days": 30},
    Period: {"from_": DAY, "through": DAY},
    Requester: {"name": "N", "licence": "1", "email": "r@example.org"},
    Revision: {"milestone": "production", "from_": DAY, "to": DAY, "made_on": DAY, "client_told_on": DAY},
    ScheduledMilestone: {"milestone": "production", "on": DAY},
    Signature: {"signatory": "S", "signed_on": DAY},
    Transmission: {"sent_at": AT, "channel": "email", "form_attached": True, "recipients": ("a@example.org",)},
    VendorNotice: {"given_on": DAY},
    Waiver: {"obligation": "form.signed", "by": "client", "given_on": DAY, "reason": "R"},
    DataSelection: {"choices": (("allergies", True),)},
    Request: {"objective": "emr_change", "source_emr": "KinLogix"},
    Schedule: {"starts_on": DAY, "delivered_on": DAY},
    MigrationCase: {"request": Request(), "id": "1"},
}

DAYS: Final = [
    (kind, name)
    for kind, sample in SAMPLES.items()
    for name, value in sample.items()
    if isinstance(value, date) and not isinstance(value, datetime)
]
INSTANTS: Final = [
    (kind, name) for kind, sample in SAMPLES.items() for name, value in sample.items() if isinstance(value, datetime)
]
WORDS: Final = [
    (Authorization, "clinic"),
    (Authorization, "signatory"),
    (Client, "name"),
    (Client, "email"),
    (Complaint, "sent_to"),
    (Contract, "clinic"),
    (Contract, "email"),
    (MigrationCase, "id"),
    (Notice, "reason"),
    (Request, "source_emr"),
    (Request, "receiving_emr"),
    (Requester, "name"),
    (Requester, "licence"),
    (Revision, "reason"),
    (Signature, "signatory"),
    (Waiver, "obligation"),
    (Waiver, "reason"),
]
CHOICES: Final = [
    (Agreement, "by"),
    (Client, "kind"),
    (Complaint, "kind"),
    (Confirmation, "of"),
    (JournalEntry, "by"),
    (Notice, "to"),
    (Notice, "about"),
    (Request, "objective"),
    (Transmission, "channel"),
    (Waiver, "by"),
]


def named(cases: list[tuple[type, str]]) -> list[Any]:
    return [pytest.param(kind, name, id=f"{kind.__name__}.{name}") for kind, name in cases]


def make(kind: type, /, **changes: Any) -> Any:
    """Make a sound object, but for the changes."""
    return kind(**{**SAMPLES[kind], **changes})


@pytest.mark.parametrize("kind", SAMPLES, ids=lambda k: k.__name__)
def test_a_sound_object_is_frozen_hashable_and_pickled(kind: type) -> None:
    value = make(kind)

    assert hash(value) == hash(make(kind))
    assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301 - our own bytes
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        value.extra = ()
    with pytest.raises(TypeError):
        kind(*SAMPLES[kind].values())  # keyword-only


@pytest.mark.parametrize(("kind", "name"), named(DAYS))
@pytest.mark.parametrize("wrong", [AT, NAIVE, "2026-03-02", 20260302, date(1899, 12, 31), date(3000, 1, 1)], ids=repr)
def test_what_is_no_day_is_refused_where_a_day_is_wanted(kind: type, name: str, wrong: Any) -> None:
    with pytest.raises(InvalidValueError, match=name):
        make(kind, **{name: wrong})


@pytest.mark.parametrize(("kind", "name"), named(DAYS))
def test_the_first_and_last_days_and_a_pendulum_date_are_accepted(kind: type, name: str) -> None:
    for value in (date(1900, 1, 1), date(2999, 12, 31), pendulum.date(2026, 3, 2)):
        assert getattr(make(kind, **{name: value}), name) == value


@pytest.mark.parametrize(("kind", "name"), named(INSTANTS))
@pytest.mark.parametrize("wrong", [NAIVE, DAY, "2026-03-02T09:00:00-05:00", 0], ids=repr)
def test_a_naive_instant_or_none_is_refused_where_an_instant_is_wanted(kind: type, name: str, wrong: Any) -> None:
    with pytest.raises(InvalidValueError, match=name):
        make(kind, **{name: wrong})


def test_a_naive_instant_is_refused_with_what_came() -> None:
    with pytest.raises(InvalidValueError, match="sent_at needs a time zone, got 2026-03-02T09:00:00"):
        make(Transmission, sent_at=NAIVE)


@pytest.mark.parametrize(("kind", "name"), named(WORDS))
@pytest.mark.parametrize("wrong", ["", "   ", "\u00a0", 12, b"x"], ids=repr)
def test_empty_words_are_refused(kind: type, name: str, wrong: Any) -> None:
    with pytest.raises(InvalidValueError, match=name):
        make(kind, **{name: wrong})


@pytest.mark.parametrize(("kind", "name"), named(CHOICES))
@pytest.mark.parametrize("wrong", ["nobody", "", "Client", 1], ids=repr)
def test_a_choice_that_is_none_is_refused_with_those_there_are(kind: type, name: str, wrong: Any) -> None:
    with pytest.raises(InvalidValueError, match=", "):
        make(kind, **{name: wrong})


def test_a_choice_is_taken_as_an_enum_or_as_its_value() -> None:
    assert make(Agreement, by="client") == make(Agreement, by=Party.CLIENT)
    assert make(JournalEntry, milestone="production") == make(JournalEntry, milestone=Moment.PRODUCTION)


@pytest.mark.parametrize("kind", [JournalEntry, ScheduledMilestone, Revision], ids=lambda k: k.__name__)
@pytest.mark.parametrize(
    "wrong",
    ["prodution", "vendor_notice", "clock_start", "first_validation_session", "", "x-", "x-Training", "X-a", "x a"],
)
def test_a_milestone_is_one_of_the_fifteen_or_an_application_s_own(kind: type, wrong: str) -> None:
    with pytest.raises(InvalidValueError, match="a milestone is one of"):
        make(kind, milestone=wrong)


@pytest.mark.parametrize("own", ["x-training", "x-2", "x-a_b-c"])
def test_an_application_s_own_milestone_is_kept_as_it_is(own: str) -> None:
    assert make(JournalEntry, milestone=own).milestone == own


# Numbers


@pytest.mark.parametrize("wrong", ["-1", "1e3", "NaN", "Infinity", "1,50", "", " 1", "1.23456", True, 1.5, Decimal(-1)])
def test_an_amount_that_is_none_is_refused(wrong: Any) -> None:
    with pytest.raises(InvalidValueError, match="amount"):
        Fees(extraction_cad=wrong)


@pytest.mark.parametrize("right", [Decimal("450.00"), "450.00", 450, "0", "450.0050"])
def test_an_amount_is_a_decimal_number(right: Any) -> None:
    found = Fees(import_cad=right).import_cad

    assert isinstance(found, Decimal)
    assert found == Decimal(str(right))


@pytest.mark.parametrize("wrong", [-1, True, 1.0, "1", math.nan])
def test_a_count_that_is_none_is_refused(wrong: Any) -> None:
    with pytest.raises(InvalidValueError, match="practitioners"):
        Fees(practitioners=wrong)


def test_nobody_may_be_responsible_for_a_record() -> None:
    assert Fees(practitioners=0).practitioners == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"days": 30, "months": 1},
        {"days": -1},
        {"business_days": -1},
        {"months": -1},
        {"days": True},
        {"days": "30"},
        {"days": 1.0},
        {"days": 36_526},
        {"months": 1_201},
        {"days": None},
    ],
)
def test_a_notice_period_is_exactly_one_number_zero_or_more(wrong: dict[str, Any]) -> None:
    with pytest.raises(InvalidValueError):
        NoticePeriod(**wrong)


@pytest.mark.parametrize("none", [{"days": 0}, {"business_days": 0}, {"months": 0}])
def test_a_notice_period_of_zero_is_none(none: dict[str, Any]) -> None:
    assert NoticePeriod(**none).is_none
    one: dict[str, Any] = dict.fromkeys(none, 1)
    assert not NoticePeriod(**one).is_none


# Lists, keys, zones


@pytest.mark.parametrize(
    ("kind", "name", "wrong"),
    [
        (Request, "signatures", [make(Signature)]),
        (Request, "signatures", ("Marc Roy",)),
        (Request, "transmissions", (make(Signature),)),
        (Request, "client", {"kind": "clinic"}),
        (Schedule, "milestones", [make(ScheduledMilestone)]),
        (Schedule, "revisions", (make(ScheduledMilestone),)),
        (Schedule, "test_extraction_period", (DAY, DAY)),
        (MigrationCase, "journal", [make(JournalEntry)]),
        (MigrationCase, "journal", ("production",)),
        (MigrationCase, "schedule", ()),
        (MigrationCase, "request", None),
        (MigrationCase, "fees", Decimal(1)),
        (ScheduledMilestone, "agreements", ("client",)),
        (Contract, "notice_period", 30),
    ],
)
def test_what_is_of_another_kind_is_refused(kind: type, name: str, wrong: Any) -> None:
    with pytest.raises((InvalidValueError, TypeError), match=name):
        make(kind, **{name: wrong})


@pytest.mark.parametrize("wrong", ["a@example.org", [""], ["  "], [12], ["a@example.org", None]])
def test_recipients_are_a_list_of_addresses(wrong: Any) -> None:
    with pytest.raises(InvalidValueError, match=r"recipients|address"):
        make(Transmission, recipients=wrong)


@pytest.mark.parametrize("wrong", ["yes", 1, None])
def test_a_form_is_attached_or_not(wrong: Any) -> None:
    with pytest.raises(InvalidValueError, match="form_attached needs True or False"):
        make(Transmission, form_attached=wrong)


@pytest.mark.parametrize(
    "wrong", [{"": True}, {"allergies": "yes"}, {"allergies": 1}, {1: True}, (("allergies", None),)]
)
def test_a_category_is_a_code_that_is_chosen_or_not(wrong: Any) -> None:
    with pytest.raises(InvalidValueError, match="category"):
        DataSelection(choices=wrong)


def test_a_category_that_is_not_listed_or_not_chosen_is_not_chosen() -> None:
    assert DataSelection(choices={"allergies": True, "images": False}).chosen == {"allergies"}
    assert DataSelection().chosen == frozenset()


@pytest.mark.parametrize("kind", SAMPLES, ids=lambda k: k.__name__)
def test_an_application_s_own_key_begins_with_x(kind: type) -> None:
    with pytest.raises(InvalidValueError, match="begins with x-"):
        make(kind, extra={"note": 1})
    with pytest.raises(InvalidValueError, match="JSON"):
        make(kind, extra={"x-note": math.nan})
    kept = make(kind, extra={"x-note": {"é": [1, None]}, "x-a": "b"})
    assert kept.extra == (("x-note", '{"é": [1, null]}'), ("x-a", '"b"'))
    assert attrs.evolve(kept) == kept


@pytest.mark.parametrize(
    "zone", ["America/Toronto", "America/Montreal", "America/Halifax", "America/Moncton", "America/Blanc-Sablon"]
)
def test_a_zone_of_quebec_is_accepted(zone: str) -> None:
    assert Client(time_zone=zone).time_zone == zone


@pytest.mark.parametrize("zone", ["America/Vancouver", "UTC", "America/Toront", "", "../etc/passwd"])
def test_a_zone_of_elsewhere_is_refused(zone: str) -> None:
    with pytest.raises(InvalidValueError, match="time_zone"):
        Client(time_zone=zone)


# What a schedule and a journal cannot hold


def test_a_milestone_stands_once_in_a_schedule_but_for_the_sessions() -> None:
    twice = (make(ScheduledMilestone), make(ScheduledMilestone, on=None))
    sessions = tuple(make(ScheduledMilestone, milestone="validation_session") for _ in range(3))

    with pytest.raises(InvalidValueError, match="repeated-milestone"):
        Schedule(milestones=twice)
    assert Schedule(milestones=sessions).planned("validation_session") == (DAY, DAY, DAY)


@pytest.mark.parametrize(
    ("milestone", "repeats"),
    [
        ("test_extraction", True),
        ("preanalysis_start", True),
        ("preanalysis_end", True),
        ("preanalysis_submission", True),
        ("preanalysis_validation", True),
        ("flow_analysis_meeting", False),
        ("test_import", True),
        ("internal_quality_control", True),
        ("validation_session", True),
        ("quality_approval", False),
        ("source_cutover", False),
        ("final_extraction", False),
        ("production", False),
        ("first_use", False),
        ("legacy_access_withdrawal", False),
        ("x-training", False),
    ],
)
def test_a_journal_repeats_what_a_second_test_cycle_does(milestone: str, *, repeats: bool) -> None:
    twice = (make(JournalEntry, milestone=milestone), make(JournalEntry, milestone=milestone))
    if repeats:
        assert len(MigrationCase(request=Request(), journal=twice).journal) == 2
    else:
        with pytest.raises(InvalidValueError, match="repeated-milestone"):
            MigrationCase(request=Request(), journal=twice)


def days(*texts: str) -> tuple[date, ...]:
    return tuple(date.fromisoformat(text) for text in texts)


def moves(*pairs: tuple[str, str]) -> tuple[Revision, ...]:
    return tuple(make(Revision, from_=days(a)[0], to=days(b)[0]) for a, b in pairs)


@pytest.mark.parametrize(
    ("revisions", "on", "sound"),
    [
        ((("2026-03-01", "2026-03-02"),), "2026-03-02", True),
        ((("2026-03-01", "2026-03-02"), ("2026-03-02", "2026-03-05")), "2026-03-05", True),
        ((("2026-03-01", "2026-03-02"), ("2026-03-02", "2026-03-01")), "2026-03-01", True),
        ((("2026-03-01", "2026-03-02"),), "2026-03-03", False),
        ((("2026-03-01", "2026-03-02"), ("2026-03-03", "2026-03-05")), "2026-03-05", False),
        ((("2026-03-02", "2026-03-05"), ("2026-03-01", "2026-03-02")), "2026-03-05", False),
        ((("2026-03-01", "2026-03-02"),), None, False),
    ],
)
def test_revisions_lead_up_to_the_present_day(
    revisions: tuple[tuple[str, str], ...], on: str | None, *, sound: bool
) -> None:
    entry = ScheduledMilestone(milestone="production", on=None if on is None else days(on)[0])
    if sound:
        assert Schedule(milestones=(entry,), revisions=moves(*revisions)).revisions
    else:
        with pytest.raises(InvalidValueError, match="broken-revisions"):
            Schedule(milestones=(entry,), revisions=moves(*revisions))


def test_a_revision_of_what_is_not_in_the_schedule_is_broken() -> None:
    with pytest.raises(InvalidValueError, match="broken-revisions"):
        Schedule(revisions=moves(("2026-03-01", "2026-03-02")))


# What is in breach is no refusal


BREACHES: Final[dict[str, Callable[[], object]]] = {
    "a period that ends before it begins": lambda: Period(from_=date(2026, 3, 2), through=date(2026, 3, 1)),
    "a form that nobody signed": Request,
    "an answer before its complaint": lambda: make(Complaint, followed_up_at=datetime(2026, 1, 1, tzinfo=UTC)),
    "an agreement of a party that has no say": lambda: make(Agreement, by="complainant"),
    "a waiver of nothing": lambda: make(Waiver, obligation="no.such-thing"),
    "an e-mail to nobody": lambda: make(Transmission, recipients=()),
    "a product that nobody certified": lambda: Request(source_emr="Papyrus"),
    "a withdrawal before production": lambda: Schedule(
        milestones=(
            make(ScheduledMilestone, on=date(2026, 3, 2)),
            make(ScheduledMilestone, milestone="legacy_access_withdrawal", on=date(2026, 3, 1)),
        )
    ),
    "a revision made before the delivery, that moves nothing": lambda: make(Revision, from_=DAY, to=DAY),
    "a contract that ends the day it asks for notice": lambda: make(Contract, notice_period=NoticePeriod(months=1_200)),
    "a category that no grid knows": lambda: DataSelection(choices={"astrology": True}),
}


@pytest.mark.parametrize("words", BREACHES)
def test_what_is_in_breach_can_be_represented(words: str) -> None:
    assert BREACHES[words]() is not None


def test_lists_of_emrs_and_grids_refuse_a_name_twice() -> None:
    one = EmrProduct(name="Ofys", vendor="Info-Data", address="a@example.org", source="s")
    line = DataCategory(code="notes", label=Text(fr="Notes", en="Notes"), standard=True, source="s")

    with pytest.raises(InvalidValueError, match="twice"):
        EmrRegistry(products=(one, attrs.evolve(one, name="OFYS")))
    with pytest.raises(InvalidValueError, match="twice"):
        DataGrid(categories=(line, line))
    with pytest.raises(InvalidValueError, match="bureau_address"):
        EmrRegistry(products=(one,), bureau_address="")
