"""Explanations of every kind and status, in both languages, as people read them.

``tests/rules/golden/explanations.txt`` holds them; `test_explanations` compares. After a change of words, read the
difference aloud, then write the file again from the root of the project::

    python -m tests.rules.golden
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from dme_migration.rules import Finding, Holds
from dme_migration.text import NBSP, Language
from tests.rules import avenant_examples, practice_examples, procedure_examples
from tests.rules.cases import (
    BUREAU,
    COMPLETE,
    ONE_VENDOR,
    TELUS,
    agreed,
    asked,
    blank,
    chose,
    complained,
    contract,
    done,
    email,
    physicians,
    planned,
    revised,
    sent,
    signed,
    told,
    unrecorded,
    waived,
)
from tests.rules.examples import BREACHED, MET, PENDING, UNDETERMINED, WAIVED, Example, example, judged

GOLDEN: Final = Path(__file__).parent / "golden" / "explanations.txt"
ROWS: Final = (*procedure_examples.ROWS, *avenant_examples.ROWS, *practice_examples.ROWS)

CHOSEN: Final = (
    # Days that a table of templates would not show: holidays, excuses, second readings, several of a kind.
    ("preanalysis.validated-in-time", "on the eighth, over Easter"),
    ("preanalysis.validated-in-time", "on the seventh, over Christmas"),
    ("preanalysis.validated-in-time", "on a later planned day: who follows the schedule is on time"),
    ("preanalysis.validation-window", "six over Christmas and New Year"),
    ("preanalysis.validation-window", "seven over 24 June and 1 July"),
    ("preanalysis.validation-window", "six from a Saturday"),
    ("avenant.extraction-within-21-days", "ends on Easter Monday, done on Wednesday"),
    ("avenant.extraction-within-21-days", "ends on New Year's Eve, done on 5 January"),
    ("avenant.extraction-within-21-days", "told on the last day, and done on the new day"),
    ("avenant.extraction-within-21-days", "awaited since yesterday"),
    ("avenant.import-within-45-days", "ends on Good Friday, done on Wednesday"),
    ("avenant.import-within-45-days", "production in its place, a day late"),
    ("avenant.read-only-access", "89 days, from 26 February, less one"),
    ("avenant.read-only-access", "91 days, to the end of a leap February"),
    ("legacy-access.ninety-days", "planned for the eighty-ninth day"),
    ("legacy-access.ninety-days", "withdrawn, while production is planned for tomorrow"),
    ("legacy-access.ninety-days", "the withdrawal's day had gone by when production came"),
    ("notice.contract-period", "three months from 30 November, a day short at the end of February"),
    ("notice.contract-period", "ten business days over Christmas, less one"),
    ("complaint.followed-up", "over 24 June: one second late"),
    ("complaint.followed-up", "Saturday: three whole days, to the end of Wednesday: awaited at that instant"),
    ("complaint.followed-up", "over the change to winter time: the same time on the clock: missing a second later"),
    ("complaint.addressed", "one to the bureau, one nobody knows where: both places are told apart"),
    ("avenant.import-fee", "two products of one vendor, taken as the same: a cent more"),
    ("avenant.extraction-fee", "three practitioners, a cent more"),
    ("test-extraction.agreed", "moved since they agreed"),
    ("schedule.kept", "two sessions were planned, one was held"),
    ("schedule.kept", "an application's own step is not"),
    ("emr.source-certified", "it is not"),
    ("clock.start", "sent the day before Good Friday, and started on Easter Monday"),
    ("clock.start", "between the two: nobody's start"),
)
"""Of the tables, by obligation and words."""

OTHERS: Final = (
    example(
        "emr.receiving-certified",
        "a name that is nearly right",
        asked(COMPLETE, receiving_emr="Mylle"),
        "2026-03-10",
        BREACHED,
    ),
    example(
        "legacy-access.ninety-days",
        "withdrawn a month too soon",
        done(COMPLETE, legacy_access_withdrawal="2026-04-27"),
        "2026-06-01",
        BREACHED,
    ),
    example(
        "cutover.agreed",
        "nobody agreed",
        agreed(COMPLETE, "source_cutover"),
        "2026-03-10",
        BREACHED,
    ),
    example(
        "cutover.agreed",
        "moved, and only the vendors agreed again",
        revised(
            unrecorded(
                agreed(
                    COMPLETE,
                    "source_cutover",
                    ("client", "2026-02-05"),
                    ("source_vendor", "2026-02-17"),
                    ("receiving_vendor", "2026-02-17"),
                ),
                "source_cutover",
            ),
            "source_cutover",
            to="2026-03-16",
            made_on="2026-02-17",
        ),
        "2026-03-10",
        PENDING,
    ),
    example(
        "schedule.kept",
        "many steps are late",
        blank(COMPLETE),
        "2026-02-12",
        BREACHED,
    ),
    example(
        "reschedule.explained",
        "two moves, neither explained",
        revised(
            revised(COMPLETE, "legacy_access_withdrawal", to="2026-06-05", made_on="2026-02-02", reason=None),
            "first_use",
            to="2026-03-03",
            made_on="2026-02-03",
            reason=None,
        ),
        "2026-03-10",
        BREACHED,
    ),
    example(
        "complaint.followed-up",
        "three are late",
        complained(
            complained(complained(COMPLETE, "2026-02-02T09:00:00-05:00"), "2026-02-03T09:00:00-05:00"),
            "2026-02-04T09:00:00-05:00",
        ),
        "2026-03-10",
        BREACHED,
    ),
    example(
        "transmission.no-stranger",
        "two strangers",
        sent(COMPLETE, email("2026-01-12T16:20:00-05:00", TELUS, BUREAU, "cousin@example.com", "ami@example.com")),
        "2026-03-10",
        BREACHED,
    ),
    example(
        "transmission.receiving-vendor",
        "one address for both vendors, left out",
        sent(ONE_VENDOR, email("2026-01-12T16:20:00-05:00", BUREAU)),
        "2026-03-10",
        BREACHED,
    ),
    example(
        "form.signed",
        "one physician of a group signs a day late",
        signed(
            physicians(COMPLETE, "Dre Anne Tremblay", "Paul Côté"), Anne_Tremblay="2026-01-08", Paul_Cote="2026-01-13"
        ),
        "2026-03-10",
        BREACHED,
    ),
    example(
        "avenant.extraction-within-21-days",
        "the authorization of the wrong clinic: the clock is not known",
        asked(contract(blank(COMPLETE), clinic="Clinique du Port"), signatures=()),
        "2026-01-30",
        UNDETERMINED,
    ),
    example(
        "avenant.import-within-45-days",
        "an extra delay announced, and awaited",
        told(planned(blank(chose(COMPLETE, "images")), test_import="2026-03-06"), "2026-02-20"),
        "2026-02-20",
        PENDING,
    ),
    example(
        "preanalysis.validation-window",
        "six days, and the client waived the seventh",
        waived(planned(COMPLETE, preanalysis_validation="2026-02-06"), "preanalysis.validation-window", by="client"),
        "2026-03-10",
        WAIVED,
    ),
    example(
        "first-use.after-production",
        "used the day before production",
        done(COMPLETE, first_use="2026-02-25"),
        "2026-03-10",
        BREACHED,
    ),
    example(
        "preanalysis.validated-in-time",
        "met on the last day",
        done(COMPLETE, preanalysis_validation="2026-02-09"),
        "2026-03-10",
        MET,
    ),
)


def chosen() -> Iterator[Example]:
    """Choose one example for each sentence that a condition can say in a status, and those chosen by hand."""
    seen: set[object] = set()
    for row in ROWS:
        finding = judged(row)
        condition = finding.obligation.requires
        kind = condition if isinstance(condition, Holds) else type(condition)
        ground = finding.ruling.told.get("why") if finding.ruling.why == "ground" else None
        sentence = (kind, finding.ruling.why, row.status, ground)
        if sentence not in seen or (row.obligation, row.words) in CHOSEN:
            seen.add(sentence)
            yield row
    yield from OTHERS


def page() -> str:
    """Write the page: each example with its day, its status and what is said of it."""
    return "\n".join(_entry(row, judged(row)) for row in chosen())


def _entry(row: Example, finding: Finding) -> str:
    readings = "".join(f", {name} = {value}" for name, value in row.readings)
    said = "".join(f"  {language}: {finding.message(language).replace(NBSP, '~')}\n" for language in Language)
    return f"{row.obligation} | {finding.status} | {row.words} ({row.as_of}{readings})\n{said}"


def main() -> None:
    """Write the golden file again."""
    GOLDEN.write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
