"""One scene for each kind of letter: a case, a day, and the party that a reminder goes to; and readers of messages."""

from __future__ import annotations

import re
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from html.parser import HTMLParser
from typing import Final

import attrs

from dme_migration.model import Contract, JournalEntry, MigrationCase, NoticePeriod, Party
from dme_migration.report.letters import LetterKind, letter
from tests.rules import cases
from tests.rules.cases import COMPLETE, day


@attrs.frozen(kw_only=True)
class Scene:
    """What a letter is written from."""

    kind: LetterKind
    case: MigrationCase
    as_of: date
    to: Party | None = None


def until(case: MigrationCase, on: str) -> MigrationCase:
    """Keep what the journal held at the end of a day."""
    journal: tuple[JournalEntry, ...] = tuple(entry for entry in case.journal if entry.on <= day(on))
    return attrs.evolve(case, journal=journal)


UNSENT: Final = attrs.evolve(
    cases.sent(cases.chose(COMPLETE, "allergies", "medication_list", "appointments")),
    schedule=None,
    journal=(),
    confirmations=(),
)
"""The request is ready, and nothing is sent yet."""

DEPARTING: Final = cases.asked(
    cases.authorized(cases.physicians(UNSENT, "Dre Anne Tremblay", kind="physician"), None),
    objective="practice_relocation",
    contract=Contract(
        clinic="Clinique du Fleuve",
        email="direction@clinique.example",
        notice_period=NoticePeriod(months=2),
        ends_on=day("2026-06-30"),
    ),
    vendor_notice=None,
)
DEPARTING_CASE: Final = cases.client(
    DEPARTING, kind="physician", name="Dre Anne Tremblay", email="a.tremblay@medecin.example"
)
"""A physician leaves the clinic that holds the contract."""

UNDELIVERED: Final = cases.scheduled(until(COMPLETE, "2026-01-13"), delivered_on=None)
EXTRA: Final = cases.planned(
    cases.chose(until(COMPLETE, "2026-01-22"), "allergies", "medication_list", "appointments", "images"),
    test_import="2026-03-05",
    internal_quality_control="2026-03-06",
    validation_session="2026-03-10",
    quality_approval="2026-03-12",
    source_cutover="2026-03-16",
    final_extraction="2026-03-16",
    production="2026-03-19",
    first_use="2026-03-20",
    legacy_access_withdrawal="2026-06-19",
)
ROW_12: Final = cases.planned(
    until(cases.done(COMPLETE, preanalysis_submission="2026-03-26"), "2026-03-26"),
    preanalysis_submission="2026-03-26",
    preanalysis_validation="2026-04-08",
    source_cutover="2026-04-20",
    final_extraction="2026-04-20",
    test_import="2026-04-10",
    internal_quality_control="2026-04-13",
    validation_session="2026-04-14",
    quality_approval="2026-04-16",
    production="2026-04-23",
    first_use="2026-04-24",
    legacy_access_withdrawal="2026-07-24",
)
ROW_12_CASE: Final = attrs.evolve(
    ROW_12,
    journal=tuple(
        entry
        for entry in ROW_12.journal
        if entry.milestone
        in {
            "flow_analysis_meeting",
            "test_extraction",
            "preanalysis_start",
            "preanalysis_end",
            "preanalysis_submission",
        }
    ),
    confirmations=(),
)
"""Submitted on Thursday 26 March 2026, validation planned for 8 April; Good Friday and Easter Monday lie between."""

LATE_VENDOR: Final = attrs.evolve(
    cases.done(cases.planned(COMPLETE, legacy_access_withdrawal="2026-05-01"), test_extraction="2026-02-05"),
)
COMPLAINED: Final = cases.complained(LATE_VENDOR, "2026-03-09T15:00:00-04:00")

SCENES: Final = (
    Scene(kind=LetterKind.AUTHORIZATION, case=DEPARTING_CASE, as_of=day("2026-01-06")),
    Scene(kind=LetterKind.VENDOR_NOTICE, case=DEPARTING_CASE, as_of=day("2026-01-07")),
    Scene(kind=LetterKind.TRANSMISSION, case=UNSENT, as_of=day("2026-01-09")),
    Scene(kind=LetterKind.SCHEDULE, case=UNDELIVERED, as_of=day("2026-01-16")),
    Scene(kind=LetterKind.EXTRA_DELAY, case=EXTRA, as_of=day("2026-01-22")),
    Scene(
        kind=LetterKind.PREANALYSIS,
        case=cases.unrecorded(ROW_12_CASE, "preanalysis_submission"),
        as_of=day("2026-03-26"),
    ),
    Scene(
        kind=LetterKind.CUTOVER_AGREEMENT,
        case=cases.agreed(ROW_12_CASE, "source_cutover", ("receiving_vendor", "2026-03-30")),
        as_of=day("2026-03-30"),
    ),
    Scene(
        kind=LetterKind.EXTRACTION_SUCCESS,
        case=cases.confirmed(until(COMPLETE, "2026-02-24"), "extraction"),
        as_of=day("2026-02-24"),
    ),
    Scene(
        kind=LetterKind.IMPORT_SUCCESS,
        case=cases.confirmed(until(COMPLETE, "2026-02-26"), "import"),
        as_of=day("2026-02-26"),
    ),
    Scene(kind=LetterKind.REMINDER, case=ROW_12_CASE, as_of=day("2026-04-09"), to=Party.CLIENT),
    Scene(kind=LetterKind.COMPLAINT, case=LATE_VENDOR, as_of=day("2026-03-09")),
    Scene(kind=LetterKind.FOLLOW_UP, case=COMPLAINED, as_of=day("2026-03-11")),
)
"""Every kind, once."""


def written(scene: Scene, language: str = "fr", *, case: MigrationCase | None = None) -> EmailMessage:
    """Write the letter of a scene, of another case perhaps."""
    return letter(scene.kind, case or scene.case, as_of=scene.as_of, language=language, to=scene.to)


def parsed(data: bytes) -> EmailMessage:
    """Read a message back, as any program does."""
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def raw_headers(data: bytes) -> str:
    """Give the headers as they stand in the bytes."""
    return data.partition(b"\r\n\r\n")[0].decode("ascii")


def part(message: EmailMessage, kind: str) -> str:
    """Give the text of a part."""
    body = message.get_body((kind,))
    assert body is not None
    content: str = body.get_content()
    return content.replace("\r\n", "\n")


def unflowed(text: str) -> str:
    """Join the lines that flow, and take the stuffing away (RFC 3676, 4.1)."""
    joined = re.sub(r" \n", " ", text)
    return re.sub(r"(?m)^ ", "", joined)


def text_of(message: EmailMessage) -> str:
    """Give the text part as it is shown."""
    return unflowed(part(message, "plain"))


class Words(HTMLParser):
    """An HTML part: its tags, its words, and every attribute."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.words: list[str] = []
        self._inside: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag in {"title", "style", "script"}:
            self._inside.append(tag)
        if tag == "br":
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()
        if tag in {"p", "h2", "li", "td", "th"}:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._inside:
            self.words.append(data.replace("\n", ""))

    @property
    def text(self) -> str:
        """Give what is shown."""
        return "".join(self.words)


def html_of(message: EmailMessage) -> Words:
    """Read the HTML part."""
    return Words(part(message, "html"))


def seen(text: str) -> list[str]:
    """Give the words of a text, without what a layout puts between them."""
    return re.findall(r"[\w'’@.-]+", re.sub(r"(?m)^[-=]+$|^- |-{3,}|={3,}", " ", text))
