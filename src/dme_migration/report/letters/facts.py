"""What a letter reads: a case judged as of a day, its situation, and addresses given beside the case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

import attrs

from dme_migration.calendar import BusinessCalendar
from dme_migration.errors import InvalidValueError
from dme_migration.model import MigrationCase, Party
from dme_migration.report.inert import one_line
from dme_migration.report.letters.addresses import is_address
from dme_migration.rules import Assessment, Finding, Situation
from dme_migration.text import Language, Text

__all__ = ["Facts"]

_VENDOR_OF: Final = Text(fr="le fournisseur de {emr}", en="the vendor of {emr}")
_BUREAU: Final = Text(fr="Bureau de certification et d'homologation", en="Bureau de certification et d'homologation")


@attrs.frozen(eq=False)
class Facts:
    """A case as of a day, for letters in one language."""

    assessment: Assessment
    situation: Situation
    language: Language
    addresses: Mapping[Party, str]
    reminded: Party | None = None
    """The party that a reminder is written to."""
    within: int = 5
    """How many business days ahead a reminder looks."""

    @classmethod
    def of(
        cls, assessment: Assessment, language: Language, addresses: Mapping[Party, str] | None = None, within: int = 5
    ) -> Facts:
        """Take a judged case.

        Raises:
            InvalidValueError: an address given beside the case is not one.
        """
        for party, address in (addresses or {}).items():
            if not is_address(address):
                raise InvalidValueError(f"the address of {party} is a plain e-mail address, got {address!r}")
        situation = assessment.evaluator.situation(assessment.case, as_of=assessment.as_of)
        return cls(assessment, situation, language, MappingProxyType(dict(addresses or {})), within=within)

    @property
    def case(self) -> MigrationCase:
        """Give the case."""
        return self.assessment.case

    @property
    def day(self) -> date:
        """Give the day of the letter: the day of judgement."""
        return self.assessment.day

    @property
    def calendar(self) -> BusinessCalendar:
        """Give the calendar that counts."""
        return self.assessment.evaluator.calendar

    def address(self, party: Party) -> str | None:
        """Give a party's address: the one given beside the case, else the certified list's or the case's own."""
        return self.addresses.get(party) or self.situation.address(party)

    def name(self, party: Party) -> str | None:
        """Name a party on one line; a vendor that is not on the list is named by its EMR."""
        if party is Party.BUREAU:
            return _BUREAU[self.language]
        name = self.situation.name(party)
        if name is not None:
            return one_line(name)
        request = self.case.request
        emr = {Party.SOURCE_VENDOR: request.source_emr, Party.RECEIVING_VENDOR: request.receiving_emr}.get(party)
        return None if emr is None else _VENDOR_OF.filled(self.language, emr=one_line(emr))

    def same_party(self, a: Party, b: Party) -> bool:
        """Tell whether two parties are one: one vendor that owns both EMRs."""
        return self.situation.same_party(a, b)

    def steps(self, party: Party) -> tuple[Finding, ...]:
        """Give the findings that are a party's next steps, once each, in the order of `Assessment.next_steps`."""
        own = dict.fromkeys(
            step.obligation for step in self.assessment.next_steps() if self.same_party(step.party, party)
        )
        return tuple(self.assessment[obligation] for obligation in own)

    def reminding(self, party: Party | None) -> Facts:
        """Give the same facts, for a reminder to a party."""
        return attrs.evolve(self, reminded=party)
