"""The vectors that come from the tables judged by hand: as few rows as show every status and tell every mutant.

The rows are taken in the order of the tables, always the one that adds the most, the first of equals: the choice does
not hang on any library.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from dme_migration.text import Text
from tests.rules import avenant_examples, practice_examples, procedure_examples
from tests.rules.cases import COMPLETE, agreed, blank, done, email, planned, sent
from tests.rules.examples import BREACHED, MET, NOT_APPLICABLE, Example, example, when
from tests.rules.families import END
from tests.vectors.drafts import Draft, slug
from tests.vectors.own import OBLIGATIONS, Own

MORE: Final = (
    # What the tables do not tell apart.
    example(
        "schedule.extraction-delay",
        "its limit, a Tuesday after a Monday, is today",
        planned(blank(sent(COMPLETE, email("2026-01-13T09:00:00-05:00"))), test_extraction="2026-02-03"),
        "2026-02-03",
        MET,
        due_on="2026-02-03",
    ),
    example(
        "schedule.extra-delay-notified",
        "standard data only, and the plan passes the limit",
        planned(blank(COMPLETE), test_extraction="2026-02-10"),
        "2026-01-20",
        NOT_APPLICABLE,
        ground="AdditionalDataChosen",
    ),
    example(
        "test-extraction.agreed",
        "the source vendor never did",
        agreed(COMPLETE, "test_extraction", ("receiving_vendor", "2026-01-15")),
        END,
        BREACHED,
        final=True,
        due_on="2026-01-21",
    ),
    example(
        "cutover.agreed",
        "the source vendor never did",
        agreed(COMPLETE, "source_cutover", ("client", "2026-02-05"), ("receiving_vendor", "2026-02-05")),
        END,
        BREACHED,
        final=True,
        due_on="2026-02-23",
    ),
    example(
        "cutover.agreed",
        "the receiving vendor never did",
        agreed(COMPLETE, "source_cutover", ("client", "2026-02-05"), ("source_vendor", "2026-02-05")),
        END,
        BREACHED,
        final=True,
        due_on="2026-02-23",
    ),
    example(
        "avenant.extraction-within-21-days",
        "sent on a Friday, the day of the sending being day 0: done on a Monday",
        done(sent(COMPLETE, email("2026-01-09T09:00:00-05:00")), test_extraction="2026-02-02"),
        END,
        BREACHED,
        final=True,
        due_on="2026-01-30",
        clock="base-is-day-zero",
    ),
)
ROWS: Final = (*procedure_examples.ROWS, *avenant_examples.ROWS, *practice_examples.ROWS, *MORE)

ALWAYS: Final = {
    # Shown whether they tell a mutant or not.
    "a waiver from somebody else changes nothing": "waivers",
    "waived by the beneficiary": "waivers",
    "patients follow their physician, and the clinic keeps its EMR": "objectives",
    "whether patients follow a physician is not known": "objectives",
    "one vendor answers for both": "one-vendor",
    "one vendor for both, and the client": "one-vendor",
    "one vendor has nobody to talk to": "one-vendor",
    "the source vendor, being the receiving one too": "one-vendor",
    "two products of one vendor: the higher ceiling": "one-vendor",
    "two products of one vendor, taken as the same: at the ceiling": "one-vendor",
    "two products of one vendor, taken as the same: a cent more": "one-vendor",
}
"""The words of such rows, and the theme where a reader looks for them."""

_WORDS: Final = Path(__file__).with_name("french.txt").read_text(encoding="utf-8")
FRENCH: Final = dict(line.split(" | ") for line in _WORDS.splitlines())
"""The words of the rows in French; each completes a title, as they do."""

_THEMES: Final = {
    "legacy-access": "access",
    "avenant.read-only-access": "access",
    "transmission.no-stranger": "practice",
    "waivers": "practice",
    "avenant": "avenant",
    "complaint": "complaints",
    **dict.fromkeys(("notice", "authorization", "form", "emr", "transmission", "clock"), "request"),
    **dict.fromkeys(("schedule", "reschedule"), "schedule"),
    **dict.fromkeys(("test-extraction", "preanalysis"), "extraction"),
    **dict.fromkeys(("cutover", "final-extraction", "flow-analysis", "test-import", "internal-qc"), "import"),
    **dict.fromkeys(("validation-sessions", "quality-approval", "production", "first-use", "steps"), "import"),
}


def drafts() -> Iterator[Draft]:
    """Give a draft for each row chosen, in the order of the text, then of the tables."""
    for identifier in OBLIGATIONS:
        chosen = _chosen([row for row in ROWS if row.obligation == identifier])
        for row in chosen:
            yield Draft(
                theme=ALWAYS.get(row.words) or _THEMES.get(identifier) or _THEMES[identifier.partition(".")[0]],
                id=f"{identifier}/{slug(row.words)}",
                about=_about(row),
                obligation=identifier,
                case=row.case,
                as_of=when(row.as_of),
                readings=row.readings,
                edited=True,
            )


def _chosen(rows: list[Example]) -> list[Example]:
    worth = [(row, _worth(row)) for row in rows]
    chosen = [row for row in rows if row.words in ALWAYS]
    left: set[object] = set().union(*(shown for _, shown in worth))
    for row, shown in worth:
        if row in chosen:
            left -= shown
    while left:
        best, shown = max(worth, key=lambda pair: len(pair[1] & left))
        chosen.append(best)
        left -= shown
    return [row for row in rows if row in chosen]


def _worth(row: Example) -> set[object]:
    """Say what a row shows: a status (and its ground, and whether it is final), and each mutant told apart."""
    own = Own(row.case, when(row.as_of), row.readings)
    return {(row.status, row.ground), (row.status, row.final), *own.kills(row.obligation)}


def _about(row: Example) -> Text:
    title = OBLIGATIONS[row.obligation].title
    if row.words not in FRENCH:
        raise KeyError(f"tests/vectors/french.txt has no words for {row.words!r} ({row.obligation})")
    return Text(fr=f"«\u00a0{title.fr}\u00a0»\u00a0: {FRENCH[row.words]}.", en=f"“{title.en}”: {row.words}.")
