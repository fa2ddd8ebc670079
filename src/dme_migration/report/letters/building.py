"""`letter`: one letter of a case as a message to send, with a text part and an HTML part that say the same."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from email.headerregistry import Address
from email.message import EmailMessage
from hashlib import sha256
from typing import Final

from dme_migration.errors import InvalidValueError, LetterError
from dme_migration.model import MigrationCase, Party
from dme_migration.report.inert import one_line
from dme_migration.report.letters.as_html import html_of
from dme_migration.report.letters.as_text import text_of
from dme_migration.report.letters.attachment import Attachment
from dme_migration.report.letters.catalogue import LETTERS
from dme_migration.report.letters.conduct_values import due_soon
from dme_migration.report.letters.content import Block, Paragraph
from dme_migration.report.letters.declaration import Letter, LetterKind
from dme_migration.report.letters.envelope import Envelope, Mailbox, envelope_of
from dme_migration.report.letters.facts import Facts
from dme_migration.report.letters.headers import POSTAL
from dme_migration.report.letters.lacking import Lacking
from dme_migration.report.letters.parts import VALUES, Say, Words
from dme_migration.rules import Assessment, evaluate
from dme_migration.text import Language, Text

__all__ = ["judged", "lacking", "letter", "reminded_parties", "written_for"]

_GREETING: Final = Text(fr="Bonjour,", en="Hello,")
_CLOSING: Final = Text(fr="Cordialement,", en="Best regards,")
_FORMAL_CLOSING: Final = Text(fr="Veuillez recevoir nos salutations distinguées.", en="Yours truly,")
_REMINDABLE: Final = (Party.CLIENT, Party.SOURCE_VENDOR, Party.RECEIVING_VENDOR, Party.BUREAU)


def letter(
    kind: LetterKind | str,
    case: MigrationCase,
    *,
    as_of: date,
    language: Language | str = Language.FR,
    assessment: Assessment | None = None,
    to: Party | str | None = None,
    form: Attachment | None = None,
    addresses: Mapping[Party, str] | None = None,
    within: int = 5,
) -> EmailMessage:
    """Write a letter of a case, as it stands at the end of ``as_of``, as a draft to send.

    The message has neither a ``Date`` nor a ``Message-ID``: the program that sends it gives them. The same case gives
    the same bytes.

    Args:
        kind: Which letter.
        case: The case.
        as_of: The day of the letter, or an aware instant.
        language: The language of the letter.
        assessment: The case judged as of the same day; made with the standard rules when absent.
        to: The party that a reminder is written to; when absent, the one whose deadline comes first.
        form: The ministry's form, to attach to the transmission.
        addresses: Addresses that the case does not hold, or that are to be used instead of those that it holds.
        within: How many business days ahead a reminder looks.

    Raises:
        LetterError: facts that the letter needs are missing; every one of them.
        InvalidValueError: no such kind, a form with another letter than the transmission, an address that is none, an
            assessment of another case or another day.
    """
    declared = LETTERS[_kind(kind)]
    if form is not None and not declared.takes_form:
        raise InvalidValueError(f"the form goes with the transmission, not with the letter {declared.kind}")
    found = judged(case, as_of, assessment)
    facts = Facts.of(found, Language(language), addresses, within)
    facts = written_for(declared, facts, None if to is None else Party(to))
    envelope, words = envelope_of(declared, facts), Words(facts)
    if missing := lacking(declared, envelope, words):
        raise LetterError(missing)
    return _message(declared, envelope, words, form)


def _kind(kind: LetterKind | str) -> LetterKind:
    try:
        return LetterKind(kind)
    except ValueError:
        raise InvalidValueError(f"a letter is one of {', '.join(LetterKind)}; got {kind!r}") from None


def judged(case: MigrationCase, as_of: date, assessment: Assessment | None) -> Assessment:
    """Give the assessment that was handed over, or judge the case by the standard rules.

    Raises:
        InvalidValueError: the assessment is of another case or another day.
    """
    if assessment is None:
        return evaluate(case, as_of=as_of)
    if (assessment.case, assessment.as_of) != (case, as_of):
        raise InvalidValueError("assessment needs the same case and the same as_of as the letter")
    return assessment


def reminded_parties(facts: Facts) -> tuple[Party, ...]:
    """Give the parties that have a deadline near or past, the most pressing first; one vendor for both is told once."""
    due: list[tuple[date, Party]] = []
    for party in _REMINDABLE:
        found = due_soon(facts, party)
        if found and not any(facts.same_party(party, told) for _, told in due):
            due.append((found[0].due_on or date.max, party))
    return tuple(party for _, party in sorted(due, key=lambda pair: pair[0]))


def written_for(declared: Letter, facts: Facts, to: Party | None) -> Facts:
    """Say to whom a reminder is written: the party asked for, else the most pressing one."""
    if declared.to:
        return facts
    party = to if to is not None else next(iter(reminded_parties(facts)), None)
    return facts.reminding(party)


def lacking(declared: Letter, envelope: Envelope, words: Words) -> tuple[Lacking, ...]:
    """Name every fact without which the letter cannot be written, once each: the addresses, then the words."""
    names = {*declared.needs, *declared.once}
    for part in (*declared.body, Say(declared.subject)):
        names |= part.needs(words)
    found = {fact.path: fact for fact in envelope.missing}
    for name, value in VALUES.items():  # in the order of the values: that of the document
        if name in names and words.get(name) is None:
            for path in value.missing(words.facts):
                found.setdefault(path, Lacking(path=path, remedy=value.remedy))
    return tuple(found.values())


def _message(declared: Letter, envelope: Envelope, words: Words, form: Attachment | None) -> EmailMessage:
    language = words.facts.language
    subject = _spaced(words.sentence(declared.subject))
    blocks = tuple(_blocks(declared, envelope, words))
    text, html = text_of(blocks, language), html_of(blocks, subject, language)
    message = EmailMessage(policy=POSTAL)
    message["Subject"] = subject
    if envelope.writer is not None:
        message["From"] = _address(envelope.writer)
    if envelope.to:
        message["To"] = [_address(box) for box in envelope.to]
    if envelope.copies:
        message["Cc"] = [_address(box) for box in envelope.copies]
    message["X-Unsent"] = "1"  # mail programs open it as a draft
    message.set_content(text, cte="quoted-printable", params={"format": "flowed"})
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    # « =_ » stands in no part: quoted-printable never writes it, nor does Base64.
    mark = sha256(f"{subject}\0{text}\0{html}".encode()).hexdigest()[:24]
    message.set_boundary(f"=_alternative_{mark}")
    if form is not None:
        message.add_attachment(form.data, maintype="application", subtype="pdf", filename=form.filename)
        message.set_boundary(f"=_mixed_{mark}")
    message["Content-Language"] = f"{language}-CA"  # last: the parts take every other header of this family
    return message


def _blocks(declared: Letter, envelope: Envelope, words: Words) -> Sequence[Block]:
    language = words.facts.language
    blocks: list[Block] = [Paragraph(_GREETING[language])]
    for part in declared.body:
        blocks += part.blocks(words)
    blocks.append(Paragraph((_FORMAL_CLOSING if declared.formal else _CLOSING)[language]))
    writer = envelope.writer
    if writer is not None:
        blocks.append(Paragraph("\n".join(line for line in (writer.name, writer.address) if line)))
    return blocks


_SPACES: Final = re.compile(" {2,}")


def _spaced(words: str) -> str:
    """Leave one space where there were several, and nothing that a reader would take for an encoded word."""
    return _SPACES.sub(" ", one_line(words).strip()).replace("=?", "= ?")


def _address(box: Mailbox) -> Address:
    return Address(display_name=_spaced(box.name), addr_spec=box.address)
