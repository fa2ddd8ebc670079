"""Examples of every obligation of Avenant n° 1; each day was worked out by hand (see `procedure_examples`).

The baseline was sent Monday 12 January 2026: 21 days end Monday 2 February, 45 days Thursday 26 February.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from dme_migration.model import MigrationCase
from dme_migration.rules import Status
from tests.rules.cases import (
    COMPLETE,
    DRAFT,
    ONE_VENDOR,
    asked,
    blank,
    charged,
    chose,
    confirmed,
    done,
    email,
    planned,
    revised,
    sent,
    signed,
    told,
    undated,
    unplanned,
    unrecorded,
    unscheduled,
)
from tests.rules.examples import BREACHED, MET, NOT_APPLICABLE, PENDING, UNDETERMINED, Example, example
from tests.rules.families import END, certified, every_step_binds, waivable


def rows() -> Iterator[Example]:
    """Give every example, in the order of the rulebook."""
    both: dict[str, Any] = {"import_scope": "both"}
    yield from within(
        "avenant.extraction-within-21-days",
        "test_extraction",
        "source",
        "2026-02-02",
        "2026-02-03",
        later="test_import",
    )
    yield from extraction_at_the_edges()
    yield from within(
        "avenant.import-within-45-days",
        "test_import",
        "receiving",
        "2026-02-26",
        "2026-02-27",
        later="internal_quality_control",
    )
    yield from import_at_the_edges()
    production = "avenant.production-within-45-days"
    yield from within(production, "production", "receiving", "2026-02-26", "2026-02-27", later="first_use", **both)
    yield example(production, "nobody asks for it, by default", COMPLETE, END, NOT_APPLICABLE, ground="Under")
    yield example(
        production,
        "production in the place of the TEST import: that row speaks",
        COMPLETE,
        END,
        NOT_APPLICABLE,
        ground="Under",
        import_scope="production",
    )
    yield from fees()
    yield from confirmations()
    yield from read_only_access()


def within(
    identifier: str, milestone: str, side: str, limit: str, late: str, *, later: str, **readings: Any
) -> Iterator[Example]:
    """A maximum on what happens; ``later`` is a step that the order of the duties places after the milestone."""
    yield example(
        identifier,
        "on the very last day",
        done(COMPLETE, **{milestone: limit}),
        END,
        MET,
        final=True,
        due_on=limit,
        **readings,
    )
    yield example(
        identifier,
        "one day late",
        done(COMPLETE, **{milestone: late}),
        END,
        BREACHED,
        final=True,
        due_on=limit,
        **readings,
    )
    waiting = blank(COMPLETE)
    yield example(identifier, "awaited, on the last day", waiting, limit, PENDING, due_on=limit, **readings)
    yield example(identifier, "awaited since yesterday", waiting, late, BREACHED, due_on=limit, **readings)
    yield example(
        identifier, "awaited, without a schedule", unscheduled(waiting), late, BREACHED, due_on=limit, **readings
    )
    yield example(
        identifier,
        "not in the journal, while a step that follows is: a hole",
        done(waiting, **{later: limit}),
        late,
        UNDETERMINED,
        missing=f"journal.{milestone}",
        **readings,
    )
    yield example(
        identifier,
        "not in the journal, while a step that follows is, but still on time",
        done(waiting, **{later: "2026-01-30"}),
        "2026-01-30",
        PENDING,
        due_on=limit,
        **readings,
    )
    yield example(
        identifier,
        "done, and a signature is missing: the clock is not known",
        signed(COMPLETE),
        END,
        UNDETERMINED,
        missing="request.signatures",
        **readings,
    )
    yield example(
        identifier,
        "awaited, delivered, and the authorization is missing: the clock is not known",
        asked(waiting, authorization=None),
        "2026-01-30",
        UNDETERMINED,
        missing="request.authorization",
        **readings,
    )
    yield example(
        identifier, "a signature is missing, and the schedule is open", signed(DRAFT), "2026-01-14", PENDING, **readings
    )
    yield from certified(identifier, side, **readings)
    for row in waivable(identifier, "client", done(COMPLETE, **{milestone: late}), END, final=True, due_on=limit):
        yield example(
            row.obligation,
            row.words,
            row.case,
            row.as_of,
            row.status,
            final=row.final,
            due_on=row.due_on,
            **readings,
        )
    yield from excused(identifier, milestone, limit, late, **readings)


def excused(identifier: str, milestone: str, limit: str, late: str, **readings: Any) -> Iterator[Example]:
    """Images outside the standard scope, and the client told of an extra delay."""
    images = planned(chose(COMPLETE, "allergies", "images"), **{milestone: "2026-03-03"})
    last = done(images, **{milestone: "2026-03-03"})
    yield example(
        identifier,
        "told on the last day, and done on the new day",
        told(last, limit),
        END,
        MET,
        final=True,
        due_on="2026-03-03",
        **readings,
    )
    yield example(
        identifier,
        "told on the last day, and done a day after the new day",
        done(told(images, limit), **{milestone: "2026-03-04"}),
        END,
        BREACHED,
        final=True,
        due_on="2026-03-03",
        **readings,
    )
    yield example(
        identifier, "told a day too late", told(last, late), END, BREACHED, final=True, due_on=limit, **readings
    )
    yield example(identifier, "never told", last, END, BREACHED, final=True, due_on=limit, **readings)
    yield example(
        identifier,
        "told in time, but the data are standard",
        told(done(COMPLETE, **{milestone: late}), limit),
        END,
        BREACHED,
        final=True,
        due_on=limit,
        **readings,
    )
    yield example(
        identifier,
        "told in time, and the schedule gives no day",
        undated(told(blank(images), limit), milestone),
        limit,
        NOT_APPLICABLE,
        **readings,
    )
    yield example(
        identifier,
        "told in time, but the standard part keeps its delay",
        told(last, limit),
        END,
        BREACHED,
        final=True,
        due_on=limit,
        **{**readings, "extra_data": "standard-part-keeps"},
    )
    moved = revised(told(images, limit), milestone, to="2026-03-06", made_on="2026-03-02")
    yield example(
        identifier,
        "moved once more without a further notice",
        done(moved, **{milestone: "2026-03-06"}),
        END,
        BREACHED,
        final=True,
        due_on="2026-03-03",
        **readings,
    )
    yield example(
        identifier,
        "moved once more, and told on the last day of the extra delay",
        done(told(moved, "2026-03-03"), **{milestone: "2026-03-06"}),
        END,
        MET,
        final=True,
        due_on="2026-03-06",
        **readings,
    )
    yield example(
        identifier,
        "moved once more, and told a day after the extra delay",
        done(told(moved, "2026-03-04"), **{milestone: "2026-03-06"}),
        END,
        BREACHED,
        final=True,
        due_on="2026-03-03",
        **readings,
    )


def extraction_at_the_edges() -> Iterator[Example]:
    """21 days that end on holidays and on weekends."""
    identifier = "avenant.extraction-within-21-days"
    for words, sent_at, on, status, limit, reading in (
        ("ends on Easter Monday, done on Tuesday", "2026-03-16", "2026-04-07", MET, "2026-04-07", "roll"),
        ("ends on Easter Monday, done on Wednesday", "2026-03-16", "2026-04-08", BREACHED, "2026-04-07", "roll"),
        ("ends on Easter Monday, strictly", "2026-03-16", "2026-04-06", MET, "2026-04-06", "strict"),
        (
            "ends on Easter Monday, strictly, done on Tuesday",
            "2026-03-16",
            "2026-04-07",
            BREACHED,
            "2026-04-06",
            "strict",
        ),
        ("ends on a Sunday, done on Monday", "2026-01-09", "2026-02-02", MET, "2026-02-02", "roll"),
        ("ends on a Sunday, done on Tuesday", "2026-01-09", "2026-02-03", BREACHED, "2026-02-02", "roll"),
        ("ends on a Sunday, strictly, done on Monday", "2026-01-09", "2026-02-02", BREACHED, "2026-02-01", "strict"),
        ("ends on Christmas Eve, done on the 29th", "2026-12-03", "2026-12-29", MET, "2026-12-29", "roll"),
        ("ends on Christmas Eve, done on the 30th", "2026-12-03", "2026-12-30", BREACHED, "2026-12-29", "roll"),
        ("ends on Christmas Eve, strictly", "2026-12-03", "2026-12-24", MET, "2026-12-24", "strict"),
        ("ends on New Year's Eve, done on 5 January", "2026-12-10", "2027-01-05", MET, "2027-01-05", "roll"),
        ("ends on New Year's Eve, done on 6 January", "2026-12-10", "2027-01-06", BREACHED, "2027-01-05", "roll"),
    ):
        case = done(sent(COMPLETE, email(f"{sent_at}T12:00:00-05:00")), test_extraction=on)
        yield example(identifier, words, case, "2027-03-01", status, final=True, due_on=limit, due_on_holiday=reading)


def import_at_the_edges() -> Iterator[Example]:
    """45 days that end on holidays and on weekends."""
    identifier = "avenant.import-within-45-days"
    for words, sent_at, on, status, limit, reading in (
        ("ends on Good Friday, done on Tuesday", "2026-02-17", "2026-04-07", MET, "2026-04-07", "roll"),
        ("ends on Good Friday, done on Wednesday", "2026-02-17", "2026-04-08", BREACHED, "2026-04-07", "roll"),
        ("ends on Good Friday, strictly", "2026-02-17", "2026-04-03", MET, "2026-04-03", "strict"),
        (
            "ends on Good Friday, strictly, done on Saturday",
            "2026-02-17",
            "2026-04-04",
            BREACHED,
            "2026-04-03",
            "strict",
        ),
        ("ends on 24 June, done on the 25th", "2026-05-08", "2026-06-25", MET, "2026-06-25", "roll"),
        ("ends on 24 June, done on the 26th", "2026-05-08", "2026-06-26", BREACHED, "2026-06-25", "roll"),
        ("ends on Christmas Day, done on the 29th", "2026-11-10", "2026-12-29", MET, "2026-12-29", "roll"),
        ("ends on Christmas Day, done on the 30th", "2026-11-10", "2026-12-30", BREACHED, "2026-12-29", "roll"),
    ):
        case = done(sent(COMPLETE, email(f"{sent_at}T12:00:00-05:00")), test_import=on)
        yield example(identifier, words, case, "2027-03-01", status, final=True, due_on=limit, due_on_holiday=reading)
    scope: dict[str, Any] = {"import_scope": "production"}
    yield example(
        identifier,
        "production in its place, on the last day",
        COMPLETE,
        END,
        MET,
        final=True,
        due_on="2026-02-26",
        **scope,
    )
    yield example(
        identifier,
        "production in its place, a day late",
        done(COMPLETE, production="2026-02-27"),
        END,
        BREACHED,
        final=True,
        due_on="2026-02-26",
        **scope,
    )


def fees() -> Iterator[Example]:
    """500 $ a practitioner; 500 $ or 1 500 $ for the import."""
    extraction, importation = "avenant.extraction-fee", "avenant.import-fee"
    cents = Decimal("0.01")
    same = asked(COMPLETE, receiving_emr="kinlogix")
    bills: tuple[tuple[str, str, MigrationCase, Decimal, int, Status, dict[str, Any]], ...] = (
        ("one practitioner, at the ceiling", extraction, COMPLETE, Decimal(500), 1, MET, {}),
        ("one practitioner, a cent more", extraction, COMPLETE, Decimal(500) + cents, 1, BREACHED, {}),
        ("three practitioners, at the ceiling", extraction, COMPLETE, Decimal(1500), 3, MET, {}),
        ("three practitioners, a cent more", extraction, COMPLETE, Decimal(1500) + cents, 3, BREACHED, {}),
        ("nobody is responsible for a record", extraction, COMPLETE, cents, 0, BREACHED, {}),
        ("free of charge", extraction, COMPLETE, Decimal(0), 0, MET, {}),
        ("another product, at the ceiling", importation, COMPLETE, Decimal(1500), 1, MET, {}),
        ("another product, a cent more", importation, COMPLETE, Decimal(1500) + cents, 1, BREACHED, {}),
        ("the same product, at the ceiling", importation, same, Decimal(500), 1, MET, {}),
        ("the same product, a cent more", importation, same, Decimal(500) + cents, 1, BREACHED, {}),
        ("two products of one vendor: the higher ceiling", importation, ONE_VENDOR, Decimal(1500), 1, MET, {}),
        (
            "two products of one vendor, taken as the same: at the ceiling",
            importation,
            ONE_VENDOR,
            Decimal(500),
            1,
            MET,
            {"same_solution": "vendor"},
        ),
        (
            "two products of one vendor, taken as the same: a cent more",
            importation,
            ONE_VENDOR,
            Decimal(500) + cents,
            1,
            BREACHED,
            {"same_solution": "vendor"},
        ),
    )
    for words, identifier, case, amount, practitioners, status, readings in bills:
        field = "extraction_cad" if identifier == extraction else "import_cad"
        billed = charged(case, **{field: amount, "practitioners": practitioners})
        yield example(identifier, words, billed, END, status, **readings)
    for identifier, field, side in ((extraction, "extraction_cad", "source"), (importation, "import_cad", "receiving")):
        yield example(identifier, "no amount", charged(COMPLETE, practitioners=2), END, NOT_APPLICABLE)
        yield example(identifier, "no fees at all", DRAFT, END, NOT_APPLICABLE)
        yield example(
            identifier,
            "nobody says for how many practitioners",
            charged(COMPLETE, **{field: "500.00"}),
            END,
            UNDETERMINED,
            missing="fees.practitioners",
        )
        yield from certified(identifier, side)
    yield example(
        importation,
        "the source EMR is not named: the same product or another?",
        asked(COMPLETE, source_emr=None),
        END,
        UNDETERMINED,
        missing="request.source_emr",
    )
    yield example(
        importation,
        "the source EMR is not named, but nothing was charged",
        asked(charged(COMPLETE), source_emr=None),
        END,
        NOT_APPLICABLE,
    )


def confirmations() -> Iterator[Example]:
    """The final extraction (23 February) confirmed by production (the 26th), the import by the first use (the 27th)."""
    identifier = "avenant.extraction-confirmed"
    of = "extraction"
    yield example(identifier, "the day after the extraction", COMPLETE, END, MET, final=True)
    yield example(
        identifier, "on the day of the extraction", confirmed(COMPLETE, of, "2026-02-23"), END, MET, final=True
    )
    yield example(identifier, "on the day of production", confirmed(COMPLETE, of, "2026-02-26"), END, MET, final=True)
    yield example(
        identifier, "the day after production", confirmed(COMPLETE, of, "2026-02-27"), END, BREACHED, final=True
    )
    yield example(
        identifier,
        "the day before the final extraction: that confirms the TEST",
        confirmed(COMPLETE, of, "2026-02-22"),
        END,
        BREACHED,
        final=True,
    )
    yield example(
        identifier,
        "once for the TEST, once for the final extraction",
        confirmed(COMPLETE, of, "2026-01-21", "2026-02-24"),
        END,
        MET,
        final=True,
    )
    never = confirmed(COMPLETE, of)
    yield example(identifier, "never", never, END, BREACHED, final=True)
    yield example(
        identifier,
        "never, production not in the journal, the data in use",
        unrecorded(never, "production"),
        END,
        BREACHED,
    )
    yield example(identifier, "extracted, and not confirmed yet", never, "2026-02-25", PENDING)
    yield example(identifier, "not extracted yet", COMPLETE, "2026-02-22", PENDING)
    yield example(
        identifier,
        "in production, and the final extraction is not in the journal",
        unrecorded(COMPLETE, "final_extraction"),
        END,
        UNDETERMINED,
        missing="journal.final_extraction",
    )
    yield from certified(identifier, "source")

    identifier, of = "avenant.import-confirmed", "import"
    yield example(identifier, "on the day of production", COMPLETE, END, MET, final=True)
    yield example(
        identifier, "on the day of the first use", confirmed(COMPLETE, of, "2026-02-27"), END, MET, final=True
    )
    yield example(
        identifier, "the day after the first use", confirmed(COMPLETE, of, "2026-02-28"), END, BREACHED, final=True
    )
    never = confirmed(COMPLETE, of)
    yield example(identifier, "never", never, END, BREACHED, final=True)
    yield example(identifier, "not in use yet", never, "2026-02-26", PENDING)
    yield from certified(identifier, "receiving")


def read_only_access() -> Iterator[Example]:
    """Three months of access after production: 89 to 92 days."""
    identifier = "avenant.read-only-access"
    w = "legacy_access_withdrawal"
    for words, started, withdrawn, status, first in (
        ("89 days, from 26 February", "2026-02-26", "2026-05-26", MET, "2026-05-26"),
        ("89 days, from 26 February, less one", "2026-02-26", "2026-05-25", BREACHED, "2026-05-26"),
        ("89 days, from 1 February", "2026-02-01", "2026-05-01", MET, "2026-05-01"),
        ("89 days, from 1 February, less one", "2026-02-01", "2026-04-30", BREACHED, "2026-05-01"),
        ("90 days, from 30 November to the end of February", "2025-11-30", "2026-02-28", MET, "2026-02-28"),
        ("90 days, from 30 November, less one", "2025-11-30", "2026-02-27", BREACHED, "2026-02-28"),
        ("91 days, to the end of a leap February", "2027-11-30", "2028-02-29", MET, "2028-02-29"),
        ("91 days, to the eve of the end of a leap February", "2027-11-30", "2028-02-28", BREACHED, "2028-02-29"),
        ("91 days, from 29 November to the end of February", "2025-11-29", "2026-02-28", MET, "2026-02-28"),
        ("92 days, from 31 May to 31 August", "2026-05-31", "2026-08-31", MET, "2026-08-31"),
        ("92 days, from 31 May, less one", "2026-05-31", "2026-08-30", BREACHED, "2026-08-31"),
    ):
        case = planned(done(COMPLETE, production=started), **{w: withdrawn})
        as_of = "2026-02-10" if started < "2026-01" else started
        yield example(identifier, words, case, as_of, status, not_before=first)
    yield example(
        identifier,
        "withdrawn on the last day",
        done(COMPLETE, **{w: "2026-05-26"}),
        "2026-06-01",
        MET,
        final=True,
        not_before="2026-05-26",
    )
    yield example(
        identifier,
        "withdrawn a day too soon",
        done(COMPLETE, **{w: "2026-05-25"}),
        "2026-06-01",
        BREACHED,
        final=True,
        not_before="2026-05-26",
    )
    yield example(
        identifier,
        "withdrawn, and production is not in the journal",
        done(unrecorded(COMPLETE, "production"), **{w: "2026-05-29"}),
        "2026-06-01",
        UNDETERMINED,
        missing="journal.production",
    )
    yield example(identifier, "listed without a day", undated(COMPLETE, w), END, PENDING, not_before="2026-05-26")
    yield example(
        identifier,
        "not in the delivered schedule",
        unplanned(COMPLETE, w),
        END,
        UNDETERMINED,
        missing="schedule.milestones.legacy_access_withdrawal",
    )
    yield example(
        identifier,
        "ninety days are all there is",
        COMPLETE,
        END,
        NOT_APPLICABLE,
        ground="Under",
        access_duration="ninety-days",
    )
    yield from every_step_binds(identifier)
    yield from certified(identifier, "source")


ROWS: Final = tuple(rows())
