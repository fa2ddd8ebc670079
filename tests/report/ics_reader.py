"""A second reader of iCalendar, by the letter of RFC 5545: unfold, part name from value, unescape."""

from __future__ import annotations

import re
from typing import NamedTuple

_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


class Line(NamedTuple):
    name: str
    parameters: dict[str, str]
    raw: str

    @property
    def text(self) -> str:
        return _ESCAPE.sub(lambda m: "\n" if m[1] in "nN" else m[1], self.raw)


def physical(data: bytes) -> list[bytes]:
    """Part the physical lines; every one ends in CR LF, and neither stands anywhere else."""
    assert data.endswith(b"\r\n")
    found = data[:-2].split(b"\r\n")
    assert all(b"\r" not in line and b"\n" not in line for line in found)
    return found


def read(data: bytes) -> list[dict[str, Line]]:
    """Read the events, each as property → line."""
    unfolded: list[str] = []
    for line in physical(data):
        words = line.decode()
        if words.startswith((" ", "\t")):
            unfolded[-1] += words[1:]
        else:
            unfolded.append(words)
    assert unfolded[0] == "BEGIN:VCALENDAR"
    assert unfolded[-1] == "END:VCALENDAR"
    events: list[dict[str, Line]] = []
    inside = False
    for words in unfolded[1:-1]:
        head, _, value = words.partition(":")
        name, *parameters = head.split(";")
        if name in {"BEGIN", "END"}:
            assert value == "VEVENT"
            inside = name == "BEGIN"
            if inside:
                events.append({})
        elif inside:
            assert name not in events[-1], "each property at most once"
            pairs = (parameter.partition("=") for parameter in parameters)
            events[-1][name] = Line(name, {key: text for key, _, text in pairs}, value)
    return events
