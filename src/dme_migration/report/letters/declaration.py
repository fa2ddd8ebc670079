"""A letter, declared: who writes to whom, which obligations call for it, when, and what it says.

One frozen object for each kind; nothing else knows the letter. Its texts name the values that fill them, and so the
facts without which it cannot be written.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

import attrs

from dme_migration.model import Party
from dme_migration.report.letters.facts import Facts
from dme_migration.report.letters.parts import Part
from dme_migration.rules import Clause, Condition, Obligation
from dme_migration.text import Text

__all__ = ["Asked", "Letter", "LetterKind"]


class LetterKind(StrEnum):
    """What a letter is, in the order in which a migration needs them."""

    AUTHORIZATION = "authorization"
    VENDOR_NOTICE = "vendor-notice"
    TRANSMISSION = "transmission"
    SCHEDULE = "schedule"
    EXTRA_DELAY = "extra-delay"
    PREANALYSIS = "preanalysis"
    CUTOVER_AGREEMENT = "cutover-agreement"
    EXTRACTION_SUCCESS = "extraction-success"
    IMPORT_SUCCESS = "import-success"
    REMINDER = "reminder"
    COMPLAINT = "complaint"
    FOLLOW_UP = "follow-up"


@attrs.frozen
class Asked:
    """The obligations that a letter serves, known by what they require: a kind of condition, and what it reads."""

    kind: type[Condition]
    reads: str

    def includes(self, obligation: Obligation) -> bool:
        """Tell whether an obligation is one of them."""
        return isinstance(obligation.requires, self.kind) and self.reads in obligation.requires.reads()


@attrs.frozen(kw_only=True)
class Letter:
    """A kind of letter.

    ``asks`` finds the obligations that call for it among the next steps of ``bearer`` (the writer, when absent). It is
    due once the values ``once`` are known and the values ``unless`` are not, by the due day of those obligations, else
    by the planned day of the milestone ``by``. ``optional`` says when it may be written though nothing asks for it.

    ``to`` and ``copies`` are the parties written to; ``narrowed``, when given, leaves those that still wait for it.
    Without ``to``, the letter is a reminder, to the party that it is written for; ``writer_to_client`` then writes to
    the client. ``encloses`` says what is to be attached.
    """

    kind: LetterKind
    title: Text
    clause: Clause
    writer: Party
    subject: Text
    body: tuple[Part, ...]
    to: tuple[Party, ...] = ()
    copies: tuple[Party, ...] = ()
    asks: tuple[Asked, ...] = ()
    bearer: Party | None = None
    once: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    by: str | None = None
    needs: tuple[str, ...] = ()
    optional: str | None = None
    narrowed: Callable[[Facts], tuple[Party, ...]] | None = None
    writer_to_client: Party | None = None
    encloses: Text | None = None
    takes_form: bool = False
    formal: bool = False

    def writer_for(self, facts: Facts) -> Party:
        """Give who writes."""
        if self.writer_to_client is not None and facts.reminded is Party.CLIENT:
            return self.writer_to_client
        return self.writer

    def recipients(self, facts: Facts) -> tuple[Party, ...]:
        """Give the parties written to."""
        if not self.to:
            return () if facts.reminded is None else (facts.reminded,)
        return self.to if self.narrowed is None else self.narrowed(facts)
