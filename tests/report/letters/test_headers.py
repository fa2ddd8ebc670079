"""Row 22: what is written in a header is what is read back, character for character, on every Python."""

from __future__ import annotations

import re
from email.header import decode_header, make_header
from email.headerregistry import Address
from email.message import EmailMessage

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dme_migration.model import MigrationCase
from dme_migration.report.letters.headers import POSTAL
from tests.report.letters.scenes import SCENES, Scene, parsed, raw_headers, written
from tests.rules import cases

PLACES = ("de l’Érable", "Sainte-Thérèse-de-Gaspé", "des Îles-de-la-Madeleine", "du Cœur-de-l’Île", "Saint-Rémi")
KINDS = (
    "GMF",
    "Clinique",
    "Coopérative de santé",
    "Clinique médicale",
    "GMF-U",
    "Centre médical",
    "Polyclinique",
    "Clinique Santé-Plus",
    "Cabinet de la Dre Hélène Bégin et associé(e)s,",
    "Super-clinique",
)
NAMES = tuple(f"{kind} {place}" for kind in KINDS for place in PLACES)
"""Fifty plausible names."""


def renamed(case: MigrationCase, name: str) -> MigrationCase:
    """Give the client and the contracting clinic another name, in the authorization too."""
    given = case.request.authorization
    authorization = None if given is None else attrs.evolve(given, clinic=name)
    return cases.asked(cases.contract(cases.client(case, name=name), clinic=name), authorization=authorization)


def test_there_are_fifty_names() -> None:
    assert len(set(NAMES)) == 50
    assert sum(len(name) > 40 for name in NAMES) > 10


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.kind)
def test_row_22_every_subject_and_name_is_read_back_as_it_was_meant(scene: Scene, language: str) -> None:
    for name in NAMES:
        built = written(scene, language, case=renamed(scene.case, name))
        data = built.as_bytes()
        heads, message = raw_headers(data), parsed(data)

        assert "?==?" not in heads
        assert all(len(line) <= 76 for line in heads.split("\r\n") if "=?" in line)
        assert name in "".join(str(built[header]) for header in ("Subject", "From", "To"))
        assert message["Subject"] == built["Subject"]
        assert message["Subject"].defects == ()
        for header in ("From", "To", "Cc"):
            if built[header] is not None:
                assert [(b.display_name, b.addr_spec) for b in message[header].addresses] == [
                    (b.display_name, b.addr_spec) for b in built[header].addresses
                ]
                assert message[header].defects == ()


def message_of(subject: str, *boxes: Address) -> EmailMessage:
    message = EmailMessage(policy=POSTAL)
    message["Subject"] = subject
    if boxes:
        message["To"] = list(boxes)
    message.set_content("x")
    return message


WORDS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "M"), exclude_characters="\u00ad"),
    min_size=1,
    max_size=40,
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=12).map(" ".join).map(lambda s: s.replace("=?", "= ?"))


@given(SENTENCES)
def test_a_subject_of_any_words_is_read_back_by_two_readers(subject: str) -> None:
    data = message_of(subject).as_bytes()
    raw = re.sub(r"\r\n(?=[ \t])", "", raw_headers(data)).split("\r\n")[0].removeprefix("Subject: ")

    assert parsed(data)["Subject"] == subject
    assert str(make_header(decode_header(raw))) == subject
    assert "?==?" not in raw


@given(st.lists(SENTENCES, min_size=1, max_size=4))
def test_names_of_any_words_keep_their_addresses(names: list[str]) -> None:
    boxes = [Address(name, addr_spec=f"a{place}@clinique.example") for place, name in enumerate(names)]
    data = message_of("x", *boxes).as_bytes()

    assert [box.addr_spec for box in parsed(data)["To"].addresses] == [box.addr_spec for box in boxes]
    assert raw_headers(data).count("@") == len(boxes)


def test_a_message_sent_under_another_policy_clone_keeps_our_folding() -> None:
    """As ``smtplib`` does it: a clone of the message's own policy."""
    subject = "Préanalyse à valider d'ici le mercredi 8 avril 2026 – Clinique Sainte-Thérèse-de-Gaspé (2026-0042)"
    message = message_of(subject)

    data = message.as_bytes(policy=message.policy.clone(linesep="\n"))
    assert "?==?" not in data.decode()
    assert parsed(data)["Subject"] == subject


def test_a_name_that_mimics_an_encoded_word_is_read_back_as_letters() -> None:
    case = renamed(SCENES[0].case, "=?utf-8?q?Bcc?= Roy")
    message = parsed(written(SCENES[0], case=case).as_bytes())

    assert message["To"].addresses[0].display_name == "= ?utf-8?q?Bcc?= Roy"
