"""Which letters a case calls for, day after day, and that a reminder says what every page says."""

from __future__ import annotations

from datetime import date

import pytest

from dme_migration.errors import InvalidValueError, LetterError
from dme_migration.model import MigrationCase, Party
from dme_migration.report.letters import DueLetter, LetterKind, letter, letters_due, letters_of
from dme_migration.rules import Modality, Status, evaluate
from dme_migration.text import Language
from tests.report.letters.scenes import (
    COMPLAINED,
    DEPARTING_CASE,
    EXTRA,
    ROW_12_CASE,
    SCENES,
    UNDELIVERED,
    UNSENT,
    Scene,
    text_of,
    until,
)
from tests.rules import cases
from tests.rules.cases import COMPLETE, day


def kinds(case: MigrationCase, as_of: str) -> set[str]:
    return {due.kind.value for due in letters_due(case, as_of=day(as_of)) if not due.optional}


def one(case: MigrationCase, as_of: str, kind: LetterKind) -> DueLetter:
    (found,) = (due for due in letters_due(case, as_of=day(as_of)) if due.kind is kind)
    return found


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.kind)
def test_every_scene_calls_for_its_letter_and_it_can_be_written(scene: Scene) -> None:
    due = [d for d in letters_due(scene.case, as_of=scene.as_of) if d.kind is scene.kind]

    assert due
    assert all(d.missing == () for d in due)


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.kind)
def test_what_is_said_to_lack_nothing_can_be_written_and_the_rest_cannot(scene: Scene) -> None:
    for due in letters_of(LetterKind, scene.case, as_of=scene.as_of):
        to = due.to[0].party if due.kind is LetterKind.REMINDER and due.to else None
        if due.missing:
            with pytest.raises(LetterError) as refused:
                letter(due.kind, scene.case, as_of=scene.as_of, to=to)
            assert refused.value.missing == due.missing
        else:
            assert letter(due.kind, scene.case, as_of=scene.as_of, to=to)["Subject"]


# One migration, day after day


@pytest.mark.parametrize(
    ("case", "as_of", "expected"),
    [
        (DEPARTING_CASE, "2026-01-06", {"authorization", "vendor-notice", "transmission"}),
        (UNSENT, "2026-01-09", {"transmission"}),
        (UNDELIVERED, "2026-01-14", {"schedule", "cutover-agreement"}),
        (until(COMPLETE, "2026-01-28"), "2026-01-28", {"preanalysis", "cutover-agreement"}),
        (until(COMPLETE, "2026-01-30"), "2026-01-30", {"cutover-agreement"}),
        (until(COMPLETE, "2026-02-06"), "2026-02-06", set()),
        (cases.confirmed(until(COMPLETE, "2026-02-24"), "extraction"), "2026-02-24", {"extraction-success"}),
        (cases.confirmed(until(COMPLETE, "2026-02-26"), "import"), "2026-02-26", {"import-success"}),
        (COMPLETE, "2026-03-10", set()),
        (COMPLAINED, "2026-03-11", {"follow-up", "reminder"}),
    ],
)
def test_the_letters_come_and_go_with_the_migration(case: MigrationCase, as_of: str, expected: set[str]) -> None:
    found = kinds(case, as_of)

    assert found - {"reminder"} == expected - {"reminder"}
    assert "reminder" not in expected or "reminder" in found


def test_the_notice_is_due_early_enough_for_its_period_to_run() -> None:
    """Two months before the contract ends on 30 June: 30 April."""
    due = one(DEPARTING_CASE, "2026-01-06", LetterKind.VENDOR_NOTICE)

    assert due.due_on == date(2026, 4, 30)
    assert {obligation.id for obligation in due.called_for_by} == {"notice.vendor-informed", "notice.contract-period"}
    given = cases.notified(DEPARTING_CASE, "2026-01-06")
    assert LetterKind.VENDOR_NOTICE not in {d.kind for d in letters_due(given, as_of=day("2026-01-06"))}


def test_a_notice_too_short_asks_for_a_later_end() -> None:
    case = cases.contract(DEPARTING_CASE, ends_on=day("2026-02-15"))
    text = text_of(letter("vendor-notice", case, as_of=day("2026-01-07")))

    assert "au plus tôt le samedi 7 mars 2026" in text
    assert "Le contrat prendra fin" not in text


def test_the_pre_analysis_is_due_on_its_planned_day_and_then_late() -> None:
    case = until(COMPLETE, "2026-01-28")

    assert one(case, "2026-01-28", LetterKind.PREANALYSIS).due_on == date(2026, 1, 29)
    assert not one(case, "2026-01-29", LetterKind.PREANALYSIS).overdue
    assert one(case, "2026-01-30", LetterKind.PREANALYSIS).overdue


def test_the_extra_delay_is_announced_before_the_standard_limit() -> None:
    due = one(EXTRA, "2026-01-22", LetterKind.EXTRA_DELAY)

    assert [obligation.id for obligation in due.called_for_by] == ["schedule.extra-delay-notified"]
    told = cases.told(EXTRA, "2026-01-22")
    assert LetterKind.EXTRA_DELAY not in {d.kind for d in letters_due(told, as_of=day("2026-01-22"))}


def test_the_agreement_is_asked_of_those_who_have_not_given_it() -> None:
    asked = cases.agreed(ROW_12_CASE, "source_cutover", ("client", "2026-03-29"))
    due = one(asked, "2026-03-30", LetterKind.CUTOVER_AGREEMENT)

    assert [bearer.party for bearer in due.to] == [Party.SOURCE_VENDOR]
    assert due.due_on == date(2026, 4, 20)
    only_writer = cases.agreed(ROW_12_CASE, "source_cutover", ("client", "2026-03-29"), ("source_vendor", "2026-03-29"))
    assert LetterKind.CUTOVER_AGREEMENT not in {d.kind for d in letters_due(only_writer, as_of=day("2026-03-30"))}


def test_the_validation_is_counted_from_a_letter_sent_today_or_from_the_journal() -> None:
    ready = cases.unrecorded(ROW_12_CASE, "preanalysis_submission")
    # A day later, seven business days end on Thursday 9 April; the schedule's 8 April is no more than that.
    later = text_of(letter("preanalysis", ready, as_of=day("2026-03-27")))
    again = text_of(letter("preanalysis", ROW_12_CASE, as_of=day("2026-03-30")))

    assert "jusqu'au jeudi 9 avril 2026 inclusivement" in later
    assert "jusqu'au mercredi 8 avril 2026 inclusivement" in again
    longer = text_of(
        letter("preanalysis", cases.planned(ready, preanalysis_validation="2026-04-15"), as_of=day("2026-03-26"))
    )
    assert "jusqu'au mercredi 15 avril 2026 inclusivement" in longer
    assert "vous laisse plus de temps, jusqu'au mercredi 15 avril 2026" in longer
    assert "Il se termine le mercredi 8 avril 2026" in longer


def test_a_complaint_may_be_written_when_a_vendor_is_in_breach_and_nothing_asks_for_it() -> None:
    due = one(COMPLAINED, "2026-03-11", LetterKind.COMPLAINT)

    assert due.optional
    assert (due.due_on, due.called_for_by) == (None, ())
    assert LetterKind.COMPLAINT not in {d.kind for d in letters_due(COMPLETE, as_of=day("2026-03-10"))}


def test_the_most_pressing_letter_comes_first_and_the_optional_last() -> None:
    found = letters_due(COMPLAINED, as_of=day("2026-03-11"))

    dated = [due.due_on for due in found if due.due_on is not None]
    assert dated == sorted(dated)
    assert [due.optional for due in found] == sorted(due.optional for due in found)


# Reminders


def test_row_12_the_reminder_says_what_check_and_next_say() -> None:
    """On 8 April the last day counts whole; on the 9th it is one business day late."""
    told = {}
    for as_of in ("2026-04-08", "2026-04-09"):
        assessment = evaluate(ROW_12_CASE, as_of=day(as_of))
        finding = assessment["preanalysis.validated-in-time"]
        for language in Language:
            message = letter("reminder", ROW_12_CASE, as_of=day(as_of), language=language, to="client")
            text = text_of(message)
            assert finding.message(language) in text
            assert finding.obligation.remedy[language] in text
            told[as_of, language] = text
        assert finding.due_on == date(2026, 4, 8)
    assert evaluate(ROW_12_CASE, as_of=day("2026-04-08"))["preanalysis.validated-in-time"].status is Status.PENDING
    assert evaluate(ROW_12_CASE, as_of=day("2026-04-09"))["preanalysis.validated-in-time"].status is Status.BREACHED
    assert "D'ici le mercredi 8 avril 2026." in told["2026-04-08", Language.FR]
    assert "tard" not in told["2026-04-08", Language.FR].split("Examinez")[0]
    assert "En retard : c'était dû le mercredi 8 avril 2026." in told["2026-04-09", Language.FR].replace("\u00a0", " ")
    assert "le retard est de 1 jour ouvrable" in told["2026-04-09", Language.FR]
    assert "it is 1 business day late" in told["2026-04-09", Language.EN]


@pytest.mark.parametrize(("as_of", "overdue"), [("2026-04-08", False), ("2026-04-09", True)])
def test_row_12_the_list_of_letters_agrees(as_of: str, overdue: bool) -> None:
    (due,) = (
        d
        for d in letters_due(ROW_12_CASE, as_of=day(as_of))
        if d.kind is LetterKind.REMINDER and d.to[0].party is Party.CLIENT
    )

    assert (due.due_on, due.overdue) == (date(2026, 4, 8), overdue)
    assert due.writer.party is Party.RECEIVING_VENDOR


def test_a_reminder_looks_as_far_ahead_as_one_says() -> None:
    """From Thursday 26 March the eighth of April is the seventh business day."""

    def reminds(within: int) -> bool:
        found = letters_due(ROW_12_CASE, as_of=day("2026-03-26"), within=within)
        return any(due.kind is LetterKind.REMINDER and due.to[0].party is Party.CLIENT for due in found)

    assert [reminds(within) for within in (0, 6, 7)] == [False, False, True]


@pytest.mark.parametrize("as_of", ["2026-01-20", "2026-02-05", "2026-03-02", "2026-03-11", "2026-04-09"])
@pytest.mark.parametrize("case", [COMPLAINED, ROW_12_CASE, UNDELIVERED, EXTRA])
def test_a_reminder_tells_every_near_or_late_duty_of_its_party_and_no_other(case: MigrationCase, as_of: str) -> None:
    assessment = evaluate(case, as_of=day(as_of))
    last = assessment.evaluator.calendar.add(day(as_of), 5)
    for due in letters_due(case, as_of=day(as_of), assessment=assessment):
        if due.kind is not LetterKind.REMINDER:
            continue
        party = due.to[0].party
        steps = {
            step.obligation
            for step in assessment.next_steps(party)
            if step.modality is Modality.MUST and step.due_on is not None and step.due_on <= last
        }
        assert {obligation.id for obligation in due.called_for_by} == steps
        text = text_of(letter("reminder", case, as_of=day(as_of), to=party))
        assert all(assessment[step].message(Language.FR) in text for step in steps)


def test_one_vendor_that_owns_both_is_reminded_once() -> None:
    case = cases.asked(COMPLAINED, receiving_emr="Médesync")
    found = [due.to[0].party for due in letters_due(case, as_of=day("2026-03-11")) if due.kind is LetterKind.REMINDER]

    assert len({Party.SOURCE_VENDOR, Party.RECEIVING_VENDOR} & set(found)) <= 1


def test_a_bad_address_is_refused_here_too() -> None:
    with pytest.raises(InvalidValueError, match="bureau"):
        letters_due(UNSENT, as_of=day("2026-01-09"), addresses={Party.BUREAU: "a\nb@c.example"})
