"""What one run of the command line remembers: the reader's language, the form of the answer, the two streams."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import attrs
import click

from dme_migration.cli.output import Output
from dme_migration.text import Language

__all__ = ["Form", "Session", "language_of", "session_of", "spoken"]


class Form(StrEnum):
    """How answers are written."""

    TEXT = "text"
    JSON = "json"


@attrs.define
class Session:
    """One run."""

    language: Language = Language.FR
    form: Form = Form.TEXT
    output: Output = attrs.field(factory=Output)


def session_of(context: click.Context) -> Session:
    """Give the run that a context belongs to."""
    found = context.find_root().obj
    return found if isinstance(found, Session) else Session()


def language_of(context: click.Context | None) -> Language:
    """Give the reader's language."""
    return Language.FR if context is None else session_of(context).language


def spoken(arguments: Sequence[str]) -> Language:
    """Find the language that the arguments ask for, before they are parsed: refusals and help are worded in it.

    >>> spoken(["check", "--lang=en", "case.json"])
    <Language.EN: 'en'>
    """
    found = Language.FR
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        value = arguments[place + 1] if argument == "--lang" and place + 1 < len(arguments) else None
        if argument.startswith("--lang="):
            value = argument.removeprefix("--lang=")
        if value in {"fr", "en"}:
            found = Language(value)
    return found
