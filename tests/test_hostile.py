"""Hostile words in every free text of a case come out inert from every writer, in one test over all of them.

Inert means: read back by a reader of the format, the document has the very structure that ordinary words give it, and
no character of it commands a terminal, turns the text around or is not there to be seen.
"""

from __future__ import annotations

import csv
import email
import email.policy
import io
import json
import unicodedata
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET

import icalendar
import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt
from pypdf import PdfReader

from dme_migration.cli.app import ROOT

DAY: Final = "--as-of=2026-04-10"
SAMPLE: Final = Path(__file__).parent / "cli" / "data" / "waived.json"
USUAL: Final = "Clinique du Nord"
HOSTILE: Final = {
    "terminal": "\x1b[31mrouge\x1b]0;titre\x07\x9b2J",
    "bidi": "\u202egauche\u2069 \u2066\u200f\u061c caché",
    "html": 'Roy <script>alert("1")</script><img src=x onerror=1> & Fils',
    "comment": "]]> --> <!-- <![CDATA[",
    "formula": '=HYPERLINK("http://exemple.test";"clic")',
    "formula with a sign": "+1+cmd|' /C calc'!A0",
    "at": "@SUM(1+1)*cmd",
    "tab": "\t=1+1",
    "breaks": "Roy\r\nBcc: autre@exemple.test\r\n\r\nBEGIN:VEVENT\r\nEND:VEVENT",
    "entities": "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hosts'>]>&b; &lt; &#0;",
    "unicode lines": "a\u2028b\u2029c\x85d\x0be\x0cf",
    "markdown": "# [lien](http://exemple.test) ![x](y) <b>gras</b> | a | `b`",
    "fields": "{0} {name} %s %(name)s $name ${name} \\N \\u0041",
    "no characters": "\ufffe \uffff \ufdd0 \U000e0001",
}


def document(words: str, *, certified: bool = False) -> bytes:
    """Put words in the place of every free text of a case; an EMR that is not on the list is one, unless it must be."""
    case = json.loads(SAMPLE.read_text("utf-8"))
    request = case["request"]
    case["id"] = words
    request["client"]["name"] = words
    for requester in request.get("requesters", []):
        requester["name"] = words
    request.setdefault("contract", {})["clinic"] = words
    if not certified:
        request["receiving_emr"] = words
    for signature in request.get("signatures", []):
        signature["signatory"] = words
        signature["evidence"] = words
    for entry in case.get("journal", []):
        entry["evidence"] = words
    for waiver in case.get("waivers", []):
        waiver["reason"] = words
    case["waivers"] = [*case.get("waivers", []), {"obligation": words, "by": "client", "given_on": "2026-04-01"}]
    milestone = case["schedule"]["milestones"][0]
    case["schedule"]["revisions"] = [
        {
            "milestone": milestone["milestone"],
            "from": "2026-01-02",
            "to": milestone["on"],
            "made_on": "2026-01-20",
            "reason": words,
        }
    ]
    case["complaints"] = [{"received_at": "2026-04-01T09:00:00-04:00", "sent_to": words, "evidence": words}]
    case["x-note"] = words
    return json.dumps(case).encode()


class Structure(HTMLParser):
    """The tags of a page, and the names of their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(name for name, _ in attrs)))


def of_html(data: bytes) -> object:
    return sorted(set(Structure(data.decode()).tags))


def of_markdown(data: bytes) -> object:
    return sorted(set(Structure(MarkdownIt("commonmark").render(data.decode())).tags))


def of_xml(data: bytes) -> object:
    return sorted({(node.tag, *node.attrib) for node in ET.fromstring(data).iter()})  # noqa: S314 - our own


def keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: keys(item) for key, item in value.items() if not key.startswith("x-")}
    return "list" if isinstance(value, list) else type(value).__name__


def of_json(data: bytes) -> object:
    return keys(json.loads(data))


def of_json_lines(data: bytes) -> object:
    lines = data.decode().splitlines()  # at every Unicode line end
    return [keys(json.loads(line)) for line in lines]


def of_csv(data: bytes) -> object:
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    return [len(row) for row in rows]


def of_ics(data: bytes) -> object:
    calendar = icalendar.Calendar.from_ical(data)
    return [(part.name, sorted(part)) for part in calendar.walk()]


def of_mail(data: bytes) -> object:
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert message["Bcc"] is None
    return [sorted(message.keys()), [part.get_content_type() for part in message.walk()]]


def of_text(data: bytes) -> object:
    return bool(data)  # what it may not hold is checked for every writer


def of_pdf(data: bytes) -> object:
    return len(PdfReader(io.BytesIO(data)).pages) > 0


TOLD: Final = ("check", "next", "plan", "letters", "audit")
WRITERS: Final[dict[str, tuple[tuple[str, ...], Callable[[bytes], object]]]] = {
    **{name: ((name, DAY), of_text) for name in TOLD},
    "check -v": (("check", "-v", DAY), of_text),
    **{
        f"{name} json": ((name, DAY, "--format=json"), of_json)
        for name in ("check", "next", "plan", "letters", "audit")
    },
    "audit csv": (("audit", DAY, "--format=csv"), of_csv),
    "audit ndjson": (("audit", DAY, "--format=ndjson"), of_json_lines),
    "audit html": (("audit", DAY, "--format=html"), of_html),
    "watch": (("next", DAY, "--within=30"), of_text),
    "report md": (("report", DAY, "--as=md"), of_markdown),
    "report html": (("report", DAY, "--as=html"), of_html),
    "report svg": (("report", DAY, "--as=svg"), of_xml),
    "report ics": (("report", DAY, "--as=ics"), of_ics),
    "report sarif": (("report", DAY, "--as=sarif"), of_json),
    "report junit": (("report", DAY, "--as=junit"), of_xml),
    "report pdf": (("report", DAY, "--as=pdf"), of_pdf),
    "a letter": (("letters", DAY, "--kind=schedule", "-o", "-"), of_mail),
}
UNSEEN: Final = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
ALLOWED: Final = "\n\r\t\ufeff"
"""Line ends, a tab within a text, and the byte order mark that a spreadsheet wants."""


def written(writer: str, words: str) -> bytes:
    arguments = list(WRITERS[writer][0])
    data = document(words, certified=arguments[0] == "letters")
    if arguments[0] == "audit":
        data = json.dumps(json.loads(data)).encode()
    result = CliRunner().invoke(ROOT, [arguments[0], "-", *arguments[1:]], input=data)
    assert result.exit_code in {0, 1}, result.stderr
    return result.stdout_bytes


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("writer", WRITERS)
def test_hostile_words_come_out_inert(writer: str, name: str) -> None:
    structure = WRITERS[writer][1]
    data = written(writer, HOSTILE[name])
    assert structure(data) == structure(written(writer, USUAL))
    if structure is not of_pdf:
        unseen = {mark for mark in data.decode() if unicodedata.category(mark) in UNSEEN} - set(ALLOWED)
        assert not unseen
