"""Every letter, in both languages, parsed back by the standard library: its headers, its two parts, its attachment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import EmailMessage

import pytest

from dme_migration.errors import InvalidValueError
from dme_migration.model import EmrProduct, EmrRegistry, Party
from dme_migration.report.letters import MAX_FORM_BYTES, Attachment, LetterKind, letter
from dme_migration.rules import Evaluator
from tests.report.letters.scenes import (
    SCENES,
    UNSENT,
    Scene,
    html_of,
    parsed,
    part,
    raw_headers,
    seen,
    text_of,
    written,
)
from tests.rules import cases
from tests.rules.cases import BUREAU, CLINIC, MEDFAR, TELUS, day

EVERY = [pytest.param(scene, language, id=f"{scene.kind}-{language}") for scene in SCENES for language in ("fr", "en")]
TRANSMISSION = next(scene for scene in SCENES if scene.kind is LetterKind.TRANSMISSION)
PDF = b"%PDF-1.7\n" + bytes(range(256)) * 40 + b"\n%%EOF\n"


def addresses(message: EmailMessage, name: str) -> list[str]:
    header = message[name]
    return [] if header is None else [box.addr_spec for box in header.addresses]


@pytest.mark.parametrize(("scene", "language"), EVERY)
def test_a_letter_reads_back_as_it_was_built(scene: Scene, language: str) -> None:
    built = written(scene, language)
    data = built.as_bytes()
    message = parsed(data)

    assert message.defects == []
    assert [p.get_content_type() for p in message.walk()] == ["multipart/alternative", "text/plain", "text/html"]
    assert all(p.defects == [] for p in message.walk())
    assert str(message["Subject"]) == str(built["Subject"])
    for name in ("From", "To", "Cc"):
        assert addresses(message, name) == addresses(built, name)
        assert str(message[name]) == str(built[name])
    assert message["Content-Language"] == f"{language}-CA"
    assert message["X-Unsent"] == "1"
    assert message["Date"] is None
    assert message["Message-ID"] is None


@pytest.mark.parametrize(("scene", "language"), EVERY)
def test_the_same_case_gives_the_same_bytes(scene: Scene, language: str) -> None:
    assert written(scene, language).as_bytes() == written(scene, language).as_bytes()


@pytest.mark.parametrize(("scene", "language"), EVERY)
def test_the_bytes_are_plain_lines_of_a_length_that_every_server_takes(scene: Scene, language: str) -> None:
    lines = written(scene, language).as_bytes().split(b"\r\n")

    assert all(line.isascii() and len(line) <= 998 for line in lines)
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    headers = raw_headers(written(scene, language).as_bytes()).split("\r\n")
    assert all(len(line) <= 76 for line in headers if "=?" in line)


@pytest.mark.parametrize(("scene", "language"), EVERY)
def test_both_parts_say_the_same(scene: Scene, language: str) -> None:
    message = parsed(written(scene, language).as_bytes())

    assert seen(text_of(message)) == seen(html_of(message).text)
    assert len(seen(text_of(message))) > 40


@pytest.mark.parametrize(("scene", "language"), EVERY)
def test_no_placeholder_is_left_and_no_other_language_slips_in(scene: Scene, language: str) -> None:
    text = text_of(written(scene, language))

    assert not re.search(r"[{}]|None", text)
    foreign = r"\b(the|and|with|your|please)\b" if language == "fr" else r"\b(nous|vous|avec|pour|est)\b"
    assert not re.search(foreign, text, re.IGNORECASE)
    assert text.startswith("Bonjour,\n" if language == "fr" else "Hello,\n")


@pytest.mark.parametrize(("scene", "language"), EVERY)
def test_the_text_part_flows_and_its_lines_are_short(scene: Scene, language: str) -> None:
    message = written(scene, language)
    body = message.get_body(("plain",))
    assert body is not None
    assert body.get_content_type() == "text/plain"
    assert body.get_param("format") == "flowed"
    for line in part(message, "plain").split("\n"):
        table = re.search(r" {3,}|-{3}", line)
        assert len(line) <= 78 or table or " " not in line.strip()


# The HTML part


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def colours(styles: Iterator[str], name: str) -> set[str]:
    return {found for style in styles for found in re.findall(rf"(?:^|;){name}:(#[0-9a-f]{{6}})", style)}


@pytest.mark.parametrize(("scene", "language"), EVERY)
def test_the_page_stands_alone_says_its_language_and_can_be_read(scene: Scene, language: str) -> None:
    message = written(scene, language)
    page = html_of(message)
    source = part(message, "html")

    assert source.startswith("<!DOCTYPE html>")
    assert ("html", "lang", f"{language}-CA") in page.attributes
    assert set(page.tags) <= {
        *("html", "head", "meta", "title", "body", "div", "p", "br", "h2", "ul", "li"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    }
    assert {name for _, name, _ in page.attributes} <= {"lang", "charset", "name", "content", "style", "scope"}
    assert not re.search(r"url\(|@import|expression|https?:", source)
    styles = [value for _, name, value in page.attributes if name == "style"]
    inks, papers = colours(iter(styles), "color"), colours(iter(styles), "background-color")
    assert inks
    assert all(contrast(ink, paper) >= 7 for ink in inks for paper in papers)
    assert all(scope in {"col", "row"} for tag, name, scope in page.attributes if tag == "th" and name == "scope")


# To whom


def test_the_transmission_goes_to_both_vendors_and_the_bureau() -> None:
    message = written(TRANSMISSION)

    assert addresses(message, "To") == [TELUS, MEDFAR, BUREAU]
    assert addresses(message, "From") == [CLINIC]
    assert message["Cc"] is None


def test_one_vendor_that_owns_both_gets_one_copy() -> None:
    case = cases.asked(UNSENT, receiving_emr="Médesync")
    message = written(TRANSMISSION, case=case)

    assert addresses(message, "To") == [TELUS, BUREAU]
    assert "Médesync (Telus Santé)" in text_of(message)
    assert "ensemble" not in text_of(message)


def test_a_transmission_that_missed_one_goes_to_that_one_alone_and_says_so() -> None:
    case = cases.sent(UNSENT, cases.email("2026-01-08T10:00:00-05:00", TELUS, MEDFAR.upper()))
    message = written(TRANSMISSION, case=case)

    assert addresses(message, "To") == [BUREAU]
    assert "Telus Santé et Medfar (premier envoi le jeudi 8 janvier 2026)" in text_of(message)


def test_the_addresses_come_from_the_list_that_the_application_supplies() -> None:
    emrs = EmrRegistry(
        products=(
            EmrProduct(name="KinLogix", vendor="Telus Santé", address="nouveau@telus.example", source="liste"),
            EmrProduct(name="MYLE", vendor="Medfar", address="dme@medfar.example", source="liste"),
        ),
        bureau_address="bch@msss.example",
    )
    assessment = Evaluator(emrs=emrs).evaluate(UNSENT, as_of=TRANSMISSION.as_of)
    message = letter("transmission", UNSENT, as_of=TRANSMISSION.as_of, assessment=assessment)

    assert addresses(message, "To") == ["nouveau@telus.example", "dme@medfar.example", "bch@msss.example"]


def test_a_vendor_that_is_not_certified_is_written_to_where_one_says() -> None:
    case = cases.asked(UNSENT, source_emr="Plume")
    message = letter(
        "transmission", case, as_of=TRANSMISSION.as_of, addresses={Party.SOURCE_VENDOR: "dme@plume.example"}
    )

    assert addresses(message, "To") == ["dme@plume.example", MEDFAR, BUREAU]
    assert "Plume (le fournisseur de Plume)" in text_of(message)


def test_the_follow_up_is_a_draft_until_one_says_who_complained() -> None:
    scene = next(scene for scene in SCENES if scene.kind is LetterKind.FOLLOW_UP)
    draft = written(scene)
    sent = letter(scene.kind, scene.case, as_of=scene.as_of, addresses={Party.COMPLAINANT: "a.roy@clinique.example"})

    assert draft["To"] is None
    assert addresses(sent, "To") == ["a.roy@clinique.example"]
    assert text_of(draft) == text_of(sent)


# The form


def test_the_form_is_attached_byte_for_byte() -> None:
    message = parsed(
        letter("transmission", UNSENT, as_of=TRANSMISSION.as_of, form=Attachment("Demande été.PDF", PDF)).as_bytes()
    )
    (attached,) = message.iter_attachments()

    assert message.get_content_type() == "multipart/mixed"
    assert attached.get_content_type() == "application/pdf"
    assert attached.get_filename() == "Demande-ete.pdf"
    assert attached.get_content() == PDF
    assert text_of(message) == text_of(written(TRANSMISSION))
    assert message["Content-Language"] == "fr-CA"


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("formulaire.pdf", "formulaire.pdf"),
        ("../../etc/passwd", "etc-passwd.pdf"),
        ('a"; filename="x.exe', "a-filename-x.exe.pdf"),
        ("a\r\nBcc: x@y.example", "a-Bcc-x-y.example.pdf"),
        ("日本", "formulaire.pdf"),
        (".pdf", "formulaire.pdf"),
        ("é" * 200, "e" * 80 + ".pdf"),
    ],
)
def test_the_name_of_the_form_is_made_plain(name: str, plain: str) -> None:
    assert Attachment(name, PDF).filename == plain


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"x" * 2000 + b"%PDF-1.7", b"%PDF-" + bytes(MAX_FORM_BYTES)])
def test_what_is_no_pdf_or_is_too_long_is_refused(data: bytes) -> None:
    with pytest.raises(InvalidValueError, match="form"):
        Attachment("formulaire.pdf", data)


def test_the_form_goes_with_nothing_but_the_transmission() -> None:
    with pytest.raises(InvalidValueError, match="transmission"):
        letter("schedule", UNSENT, as_of=day("2026-01-09"), form=Attachment("f.pdf", PDF))
