"""The calendar file, read back by icalendar, by a reader of our own, and by vobject."""

from __future__ import annotations

import builtins
import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import attrs
import icalendar
import pytest
import vobject
from hypothesis import given
from hypothesis.strategies import just, sampled_from, tuples

from dme_migration.errors import InvalidValueError
from dme_migration.model import MigrationCase, Request, ScheduledMilestone
from dme_migration.planning import plan
from dme_migration.report import ics_of
from dme_migration.report.inert import lines, one_line
from dme_migration.report.steps import entries_as_of
from dme_migration.rules import evaluate
from dme_migration.testing import as_of_days, cases
from dme_migration.text import Language
from tests.report.ics_reader import Line, physical, read
from tests.report.sample import HOSTILE, SAMPLE, SCHEDULE, UNSTARTED, moved, named, reasoned, without
from tests.rules.cases import COMPLETE, day

TODAY = day("2026-02-05")
_CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_BUILT_IN_IMPORT = builtins.__import__


def events(case: MigrationCase, **options: Any) -> dict[str, dict[str, Line]]:
    """Read the events of a case by UID."""
    found = read(ics_of(case, **{"as_of": TODAY, **options}))
    by_uid = {event["UID"].text: event for event in found}
    assert len(by_uid) == len(found)
    return by_uid


def one(found: Mapping[str, dict[str, Line]], milestone: str) -> dict[str, Line]:
    """Give the one event of a milestone, by the beginning of its UID."""
    return next(event for uid, event in found.items() if uid.startswith(f"{milestone}."))


def days(found: Mapping[str, dict[str, Line]]) -> dict[str, str]:
    return {uid.partition("@")[0].rpartition(".")[0]: event["DTSTART"].raw for uid, event in found.items()}


def test_each_dated_milestone_is_one_all_day_event() -> None:
    expected = {
        f"{entry.milestone}.{entry.ordinal}" if entry.milestone == "validation_session" else str(entry.milestone): entry
        for entry in entries_as_of(SCHEDULE, TODAY)
        if entry.on is not None
    }
    found = events(SAMPLE)
    assert days(found) == {name: f"{entry.on:%Y%m%d}" for name, entry in expected.items()}
    assert len(found) == 15  # sixteen milestones, of which one is not dated
    for event in found.values():
        assert event["DTSTART"].parameters == event["DTEND"].parameters == {"VALUE": "DATE"}
        start, end = (date.fromisoformat(event[name].raw) for name in ("DTSTART", "DTEND"))
        assert end == start + timedelta(days=1)
        assert event["DTSTAMP"].raw.endswith("Z")


def test_field_case_17_folds_and_escapes() -> None:
    reason = "Numérisation en retard\n• suite, avec; virgules \\ fin"
    for k in range(30, 91):
        name = "a" * k + "é—•"
        data = ics_of(reasoned(reason, named(name)), as_of=TODAY)
        for line in physical(data):
            assert len(line) <= 75
            line.decode()
        event = one(events(reasoned(reason, named(name))), "preanalysis_validation")
        assert event["SUMMARY"].text == f"Validation de la préanalyse – {name} (2026-0042)"
        assert reason in event["DESCRIPTION"].text
        assert r"\n• suite\, avec\; virgules \\ fin" in event["DESCRIPTION"].raw
        again = icalendar.Calendar.from_ical(data)
        (same,) = (e for e in again.walk("VEVENT") if e["UID"] == event["UID"].text)
        assert str(same["SUMMARY"]) == event["SUMMARY"].text
        assert str(same["DESCRIPTION"]) == event["DESCRIPTION"].text


def test_field_case_18_a_moved_event_is_the_same_event() -> None:
    once, when = UNSTARTED, day("2026-02-12")
    twice = moved("preanalysis_validation", "2026-02-16", "2026-02-09", once)
    before = one(events(once, as_of=when), "preanalysis_validation")
    after = one(events(twice, as_of=when), "preanalysis_validation")
    assert before["DTSTART"].raw == "20260210"
    assert after["UID"] == before["UID"]
    assert int(after["SEQUENCE"].raw) > int(before["SEQUENCE"].raw)
    assert after["DTSTART"].parameters == {"VALUE": "DATE"}
    assert after["DTSTART"].raw == "20260216"
    assert after["LAST-MODIFIED"].raw > before["LAST-MODIFIED"].raw
    assert ics_of(twice, as_of=when) == ics_of(twice, as_of=when)
    untouched = (uid for uid in events(once) if not uid.startswith("preanalysis_validation"))
    assert all(events(once, as_of=when)[uid] == events(twice, as_of=when)[uid] for uid in untouched)


@pytest.mark.parametrize("name", HOSTILE)
def test_names_and_reasons_are_inert(name: str) -> None:
    case = attrs.evolve(reasoned(name, named(name)), id=name)
    data = ics_of(case, as_of=TODAY)
    assert all(len(line) <= 75 and not _CONTROL.search(line.decode()) for line in physical(data))
    found = read(data)
    assert len(found) == 15
    for event in found:
        assert event["SUMMARY"].text.endswith(f" – {one_line(name)} ({one_line(name)})")
    (event,) = (e for e in found if e["UID"].raw.startswith("preanalysis_validation"))
    assert f"Motif\u00a0: {lines(name)}\n" in event["DESCRIPTION"].text
    assert len(icalendar.Calendar.from_ical(data).walk("VEVENT")) == 15


def test_vobject_reads_the_same() -> None:
    case = reasoned("Retard\nde, la; numérisation \\ fin", named("Clinique de l’Érable; « A, B »"))
    read_by_it = {e.uid.value: e for e in vobject.readOne(ics_of(case, as_of=TODAY).decode()).vevent_list}
    ours = events(case)
    assert read_by_it.keys() == ours.keys()
    for uid, event in read_by_it.items():
        assert event.summary.value == ours[uid]["SUMMARY"].text
        assert event.description.value == ours[uid]["DESCRIPTION"].text
        assert event.dtstart.value == date.fromisoformat(ours[uid]["DTSTART"].raw)
        assert event.dtend.value == event.dtstart.value + timedelta(days=1)


def test_uids_do_not_hang_on_the_language() -> None:
    french, english = events(SAMPLE), events(SAMPLE, language="en")
    assert french.keys() == english.keys()
    assert one(french, "test_import")["SUMMARY"].text.startswith("Importation TEST – ")
    assert one(english, "test_import")["SUMMARY"].text.startswith("TEST import – ")
    assert one(english, "test_import")["SUMMARY"].parameters == {"LANGUAGE": "en-CA"}


def test_uids_tell_cases_apart() -> None:
    other = attrs.evolve(SAMPLE, id="2026-0043")
    nameless = attrs.evolve(SAMPLE, id=None)
    assert not events(SAMPLE).keys() & events(other).keys()
    assert not events(SAMPLE).keys() & events(nameless).keys()
    assert events(nameless).keys() == events(attrs.evolve(nameless, journal=())).keys()
    assert events(nameless).keys() != events(named("Une autre", nameless)).keys()


def test_each_move_grows_the_sequence() -> None:
    case, seen = attrs.evolve(UNSTARTED, schedule=COMPLETE.schedule), []
    for number in range(1, 6):
        event = one(events(case), "production")
        seen.append((int(event["SEQUENCE"].raw), event["LAST-MODIFIED"].raw))
        case = moved("production", f"2026-03-{number:02d}", f"2026-02-0{number}", case)
    assert [sequence for sequence, _ in seen] == [0, 1, 2, 3, 4]
    assert [stamp for _, stamp in seen] == sorted({stamp for _, stamp in seen})


def test_a_later_revision_is_undone() -> None:
    event = one(events(UNSTARTED, as_of=day("2026-01-29")), "preanalysis_validation")
    assert (event["DTSTART"].raw, event["SEQUENCE"].raw) == ("20260209", "0")
    assert "Volume" not in event["DESCRIPTION"].text


def test_sessions_keep_their_identity_when_they_cross() -> None:
    case = moved("validation_session", "2026-02-24", "2026-02-04", from_="2026-02-17")
    assert days(events(case))["validation_session.1"] == "20260224"
    assert days(events(case))["validation_session.2"] == "20260219"
    sequences = {
        name: int(one(events(case), name)["SEQUENCE"].raw) for name in ("validation_session.1", "validation_session.2")
    }
    assert sequences == {"validation_session.1": 1, "validation_session.2": 0}


@pytest.mark.parametrize(
    ("changes", "stamp"),
    [
        ({}, "20260116T050000Z"),
        ({"delivered_on": None}, "20260113T050000Z"),
        ({"delivered_on": None, "starts_on": None}, "20260226T050000Z"),
    ],
)
def test_stamps_come_from_the_data(changes: Mapping[str, Any], stamp: str) -> None:
    case = attrs.evolve(UNSTARTED, schedule=attrs.evolve(SCHEDULE, **changes))
    assert one(events(case), "production")["DTSTAMP"].raw == stamp
    assert one(events(case), "production")["LAST-MODIFIED"].raw == stamp
    assert one(events(case), "preanalysis_validation")["DTSTAMP"].raw == "20260130T050000Z"


def test_a_milestone_taken_out_is_cancelled_under_its_uid() -> None:
    given = events(UNSTARTED)
    found = events(without("preanalysis_validation"), before=SCHEDULE)
    gone, was = one(found, "preanalysis_validation"), one(given, "preanalysis_validation")
    assert gone["STATUS"].text == "CANCELLED"
    assert gone["UID"] == was["UID"]
    assert int(gone["SEQUENCE"].raw) > int(was["SEQUENCE"].raw)
    assert gone["DTSTAMP"].raw == "20260205T050000Z"
    assert found.keys() == given.keys()
    assert [e for e in found.values() if "STATUS" in e] == [gone]
    assert "preanalysis_validation" not in days(events(without("preanalysis_validation")))


def test_a_day_changed_without_a_revision_still_updates() -> None:
    milestones = tuple(
        attrs.evolve(m, on=day("2026-03-02")) if m.milestone == "production" else m for m in SCHEDULE.milestones
    )
    case = attrs.evolve(UNSTARTED, schedule=attrs.evolve(SCHEDULE, milestones=milestones))
    event = one(events(case, before=SCHEDULE), "production")
    assert (event["SEQUENCE"].raw, event["DTSTAMP"].raw) == ("1", "20260205T050000Z")
    assert one(events(UNSTARTED, before=SCHEDULE), "production")["SEQUENCE"].raw == "0"


def test_the_description_says_who_under_which_clause_and_by_when() -> None:
    told = one(events(UNSTARTED), "test_extraction")["DESCRIPTION"].text.split("\n")
    assert told == [
        "Responsable\u00a0: le fournisseur émetteur (Telus Santé)",
        "Clause\u00a0: §3 Extraction a), Extraction TEST",
        "Au plus tard\u00a0: le lundi 2 février 2026 – Avenant n° 1",
        "Client\u00a0: Clinique du Fleuve",
        "DMÉ\u00a0: KinLogix vers MYLE",
        "Dossier de migration\u00a0: 2026-0042",
    ]
    told = one(events(SAMPLE, language="en"), "preanalysis_validation")["DESCRIPTION"].text.split("\n")
    assert told[:6] == [
        "Responsible: the client (Clinique du Fleuve)",
        "Clause: §3 Extraction d), Validation of the pre-analysis",
        "Not before: Monday, February 9, 2026 – §3 Extraction d)",
        "No later than: Tuesday, February 10, 2026 – §3 Extraction d)",
        "Day revised on Friday, January 30, 2026: from Monday, February 9, 2026 to Tuesday, February 10, 2026",
        "Reason: Volume de documents numérisés",
    ]
    withdrawal = one(events(UNSTARTED), "legacy_access_withdrawal")["DESCRIPTION"].text
    assert "Pas avant\u00a0: le mercredi 27 mai 2026 – §3 Importation f)" in withdrawal


def test_an_own_step_has_its_event() -> None:
    milestones = (*SCHEDULE.milestones, ScheduledMilestone(milestone="x-training", on=day("2026-02-25")))
    event = one(events(attrs.evolve(UNSTARTED, schedule=attrs.evolve(SCHEDULE, milestones=milestones))), "x-training")
    assert event["SUMMARY"].text == "Étape «\u00a0x-training\u00a0» – Clinique du Fleuve (2026-0042)"


def test_a_plan_is_written_through_its_case() -> None:
    start = attrs.evolve(UNSTARTED, schedule=None)
    proposed = plan(start, as_of=day("2026-01-13"))
    found = events(start.with_plan(proposed), as_of=day("2026-01-13"))
    expected = {name.replace("#", "."): f"{on:%Y%m%d}" for name, on in proposed.days.items()}
    assert days(found) == expected


def test_an_empty_case_gives_an_empty_calendar() -> None:
    assert events(MigrationCase(request=Request())) == {}
    assert b"None" not in ics_of(MigrationCase(request=Request()), as_of=TODAY)


def test_nothing_says_none() -> None:
    bare = MigrationCase(request=Request(), schedule=SCHEDULE)
    for language in ("fr", "en"):
        assert b"None" not in ics_of(bare, as_of=TODAY, language=language)
    assert one(events(bare), "production")["SUMMARY"].text == "Mise en production"


def test_the_assessment_is_of_this_case_and_day() -> None:
    same = ics_of(UNSTARTED, as_of=TODAY)
    assert ics_of(UNSTARTED, as_of=TODAY, assessment=evaluate(UNSTARTED, as_of=TODAY)) == same
    with pytest.raises(InvalidValueError, match="same case"):
        ics_of(UNSTARTED, as_of=TODAY, assessment=evaluate(SAMPLE, as_of=TODAY))
    with pytest.raises(InvalidValueError, match="same as_of"):
        ics_of(UNSTARTED, as_of=TODAY, assessment=evaluate(UNSTARTED, as_of=day("2026-02-06")))


@given(cases().flatmap(lambda case: tuples(just(case), as_of_days(case))), sampled_from(Language))
def test_any_case_is_read_back(seen: tuple[MigrationCase, date], language: Language) -> None:
    case, as_of = seen
    data = ics_of(case, as_of=as_of, language=language)
    assert all(len(line) <= 75 for line in physical(data))
    expected = sorted(f"{e.on:%Y%m%d}" for e in entries_as_of(case.schedule, as_of) if e.on is not None)
    assert sorted(event["DTSTART"].raw for event in read(data)) == expected
    assert len({event["UID"].text for event in read(data)}) == len(expected)


def test_without_icalendar_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    def lacking(name: str, *rest: Any) -> Any:
        if name == "icalendar":
            raise ImportError(name)
        return _BUILT_IN_IMPORT(name, *rest)

    monkeypatch.setattr(builtins, "__import__", lacking)
    with pytest.raises(ImportError, match=r'pip install "dme-migration\[ics\]"'):
        ics_of(SAMPLE, as_of=TODAY)
