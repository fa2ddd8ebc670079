"""What is refused: a letter without its facts, an address that is none, words that would command a mail program."""

from __future__ import annotations

import pickle
import re
from datetime import timedelta
from typing import Any

import attrs
import pytest

from dme_migration.errors import DmeMigrationError, InvalidValueError, LetterError
from dme_migration.model import Client, MigrationCase, Party, Request
from dme_migration.report.letters import LetterKind, letter
from dme_migration.report.letters.addresses import is_address
from dme_migration.rules import evaluate
from dme_migration.text import Language
from tests.report.letters.scenes import (
    DEPARTING_CASE,
    SCENES,
    UNSENT,
    Scene,
    html_of,
    parsed,
    part,
    raw_headers,
    text_of,
    written,
)
from tests.report.sample import HOSTILE
from tests.rules import cases
from tests.rules.cases import day

BY_KIND = {scene.kind: scene for scene in SCENES}
EMPTY = MigrationCase(request=Request())


def missing(kind: str, case: MigrationCase, **settings: Any) -> list[str]:
    """Give the paths that a letter lacks."""
    with pytest.raises(LetterError) as refused:
        letter(kind, case, as_of=settings.pop("as_of", day("2026-01-09")), **settings)
    return [fact.path for fact in refused.value.missing]


@pytest.mark.parametrize("kind", LetterKind)
def test_an_empty_case_lacks_something_for_every_letter_and_each_fact_once(kind: LetterKind) -> None:
    found = missing(kind, EMPTY)

    assert found
    assert len(found) == len(set(found))


def test_every_missing_fact_is_told_at_once_with_its_path_and_remedy_in_both_languages() -> None:
    with pytest.raises(LetterError) as refused:
        letter("transmission", EMPTY, as_of=day("2026-01-09"))
    error = refused.value

    assert [fact.path for fact in error.missing] == [
        "request.client.email",
        "request.source_emr",
        "request.receiving_emr",
        "request.client.name",
        "request.client.kind",
        "request.objective",
        "request.data",
        "request.authorization",
    ]
    for fact in error.missing:
        assert fact.message(Language.FR).startswith(f"{fact.path}\u00a0: ")
        assert fact.message(Language.EN).startswith(f"{fact.path}: ")
        assert fact.message(Language.FR) != fact.message(Language.EN)
    assert len(str(error).splitlines()) == len(error.missing)
    assert isinstance(error, DmeMigrationError)
    assert pickle.loads(pickle.dumps(error)).missing == error.missing  # noqa: S301 - our own bytes


REMOVED = [
    (LetterKind.AUTHORIZATION, {"contract": None}, {"request.contract.email", "request.contract.clinic"}),
    (LetterKind.AUTHORIZATION, {"source_emr": None}, {"request.source_emr"}),
    (LetterKind.VENDOR_NOTICE, {"contract": None}, {"request.contract.clinic", "request.contract.notice_period"}),
    (LetterKind.VENDOR_NOTICE, {"receiving_emr": None}, {"request.receiving_emr"}),
    (LetterKind.VENDOR_NOTICE, {"client": None}, {"request.client.email", "request.client.name"}),
    (LetterKind.TRANSMISSION, {"data": None}, {"request.data"}),
    (LetterKind.TRANSMISSION, {"authorization": None}, {"request.authorization"}),
    (LetterKind.TRANSMISSION, {"signatures": ()}, {"request.signatures"}),
    (LetterKind.TRANSMISSION, {"objective": None}, {"request.objective"}),
    (LetterKind.TRANSMISSION, {"source_emr": "Plume"}, {"request.source_emr"}),
    (LetterKind.SCHEDULE, {"client": Client(name="Clinique", kind="clinic")}, {"request.client.email"}),
    (LetterKind.PREANALYSIS, {"source_emr": None}, {"request.source_emr"}),
    (LetterKind.IMPORT_SUCCESS, {"receiving_emr": None}, {"request.receiving_emr"}),
]


@pytest.mark.parametrize(("kind", "changes", "paths"), REMOVED)
def test_a_letter_names_the_fact_that_was_taken_away(
    kind: LetterKind, changes: dict[str, Any], paths: set[str]
) -> None:
    scene = BY_KIND[kind]

    assert set(missing(kind, cases.asked(scene.case, **changes), as_of=scene.as_of)) == paths


def test_the_schedule_needs_a_dated_step_and_a_form_that_was_sent() -> None:
    scene = BY_KIND[LetterKind.SCHEDULE]

    assert missing(scene.kind, cases.unscheduled(scene.case), as_of=scene.as_of) == ["schedule"]
    assert missing(scene.kind, cases.sent(scene.case), as_of=scene.as_of) == ["request.transmissions"]


def test_there_is_nothing_to_announce_remind_of_or_complain_of_in_a_faultless_case() -> None:
    complete, on = cases.COMPLETE, day("2026-03-10")

    assert missing("extra-delay", complete, as_of=on) == ["request.data", "schedule.milestones"]
    assert missing("reminder", complete, as_of=on) == ["$"]
    assert missing("complaint", complete, as_of=on) == ["$"]
    assert missing("follow-up", complete, as_of=on) == ["complaints"]
    assert missing("cutover-agreement", complete, as_of=on) == ["schedule.milestones.source_cutover"]


def test_a_signature_of_each_physician_is_wanted() -> None:
    group = cases.physicians(UNSENT, "Dre Anne Tremblay", "Dr Marc Roy")

    assert missing("transmission", cases.signed(group, Anne_Tremblay="2026-01-08")) == ["request.signatures"]
    assert missing("transmission", cases.physicians(UNSENT, None)) == ["request.requesters[0].name"]


def test_an_unknown_kind_and_another_case_are_refused() -> None:
    with pytest.raises(InvalidValueError, match="transmision"):
        letter("transmision", UNSENT, as_of=day("2026-01-09"))
    with pytest.raises(InvalidValueError, match="same case"):
        letter(
            "transmission",
            UNSENT,
            as_of=day("2026-01-09"),
            assessment=evaluate(UNSENT, as_of=day("2026-01-09") + timedelta(days=1)),
        )


# Addresses


ODD = (
    "a@b.example\r\nBcc: c@d.example",
    "a@b.example\nBcc: c@d.example",
    "a@b.example\x00",
    "a@b.example, c@d.example",
    "a@b.example;c@d.example",
    "Roy <a@b.example>",
    '"a b"@b.example',
    "a b@c.example",
    "a@b",
    "@b.example",
    "a@",
    "a",
    "a@b@c.example",
    "a..b@c.example",
    ".a@c.example",
    "a@-c.example",
    "a@c..example",
    "é@c.example",
    "a@clinique-étang.example",
    "a@[127.0.0.1]",
    "a\u202e@c.example",
    "=?utf-8?q?a?=@c.example\t",
    "a" * 65 + "@c.example",
    "a@" + "b" * 64 + ".example",
    "a@" + ".".join(["b" * 60] * 5) + ".example",
    "",
    " a@b.example",
)


@pytest.mark.parametrize("address", ODD)
def test_an_odd_address_is_refused_wherever_it_comes_from(address: str) -> None:
    assert not is_address(address)
    with pytest.raises(InvalidValueError, match="client"):
        letter("transmission", UNSENT, as_of=day("2026-01-09"), addresses={Party.CLIENT: address})
    if not address.strip():
        return
    case = cases.client(UNSENT, email=address)
    assert missing("transmission", case) == ["request.client.email"]
    clinic = cases.contract(DEPARTING_CASE, email=address)
    assert missing("authorization", clinic) == ["request.contract.email"]


@pytest.mark.parametrize(
    "address", ["a.roy+dme@clinique.example", "O'Neil@x.example", "a_b-c@sous.domaine.example", "1@2.example"]
)
def test_a_plain_address_is_taken(address: str) -> None:
    message = written(BY_KIND[LetterKind.TRANSMISSION], case=cases.client(UNSENT, email=address))

    assert message["From"].addresses[0].addr_spec == address


# Words


def tainted(scene: Scene, words: str) -> MigrationCase:
    """Put hostile words in every name of a case, and in every reason."""
    case = cases.client(scene.case, name=words)
    case = cases.contract(cases.asked(case, source_emr=words, receiving_emr=f"{words} 2"), clinic=words)
    request = case.request
    given = request.authorization
    case = cases.asked(
        case,
        requesters=tuple(attrs.evolve(r, name=words, licence=words) for r in request.requesters),
        authorization=None if given is None else attrs.evolve(given, clinic=words, signatory=words),
        signatures=tuple(attrs.evolve(s, signatory=words) for s in request.signatures),
    )
    return attrs.evolve(case, id=words)


SENDABLE = [
    kind for kind in LetterKind if kind not in {LetterKind.EXTRA_DELAY, LetterKind.COMPLAINT, LetterKind.FOLLOW_UP}
]
"""The kinds whose scene does not hang on a certified EMR."""
ADDRESSES = {Party.SOURCE_VENDOR: "a@telus.example", Party.RECEIVING_VENDOR: "b@medfar.example"}


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("kind", SENDABLE)
def test_no_name_adds_a_header_a_line_a_tag_or_a_command(kind: LetterKind, words: str) -> None:
    scene = BY_KIND[kind]
    built = letter(kind, tainted(scene, words), as_of=scene.as_of, to=scene.to, addresses=ADDRESSES)
    plain = letter(kind, scene.case, as_of=scene.as_of, to=scene.to, addresses=ADDRESSES)
    data = built.as_bytes()
    message = parsed(data)

    assert message.keys() == plain.keys()
    assert [box.addr_spec for box in message["From"].addresses] == [box.addr_spec for box in plain["From"].addresses]
    assert [box.addr_spec for box in message["To"].addresses] == [box.addr_spec for box in plain["To"].addresses]
    assert all(re.fullmatch(r"[A-Za-z-]+: .*|[ \t].*\S.*", line) for line in raw_headers(data).split("\r\n"))
    assert html_of(message).tags == html_of(plain).tags or set(html_of(message).tags) == set(html_of(plain).tags)
    assert "<script" not in part(message, "html")
    for shown in (text_of(message), html_of(message).text, str(message["Subject"])):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200b-\u200f\u202a-\u202e\u2066-\u2069]", shown)
