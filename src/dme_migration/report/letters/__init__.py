"""Letters: the messages that the parties to a migration send each other, as drafts that a mail program opens.

`letters_due` lists those that a case calls for, `letters_of` those that one asks for, and `letter` writes one. All is
pure: no clock, no file, no message sent.
"""

from __future__ import annotations

from dme_migration.report.letters.attachment import MAX_FORM_BYTES, Attachment
from dme_migration.report.letters.building import letter
from dme_migration.report.letters.catalogue import LETTERS
from dme_migration.report.letters.declaration import Letter, LetterKind
from dme_migration.report.letters.due import DueLetter, letters_due, letters_of
from dme_migration.report.letters.lacking import Lacking

__all__ = [
    "LETTERS",
    "MAX_FORM_BYTES",
    "Attachment",
    "DueLetter",
    "Lacking",
    "Letter",
    "LetterKind",
    "letter",
    "letters_due",
    "letters_of",
]
