"""The conditions beside the two families: an amount, each of several records, a named function."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, ClassVar, Final

import attrs

from dme_migration.model.case import Complaint
from dme_migration.model.names import same_address
from dme_migration.rules.condition import Condition, Declared, Judge, Telling
from dme_migration.rules.limits import HoursLimit, MoneyLimit
from dme_migration.rules.mistakes import mistaken_amounts, mistaken_hours
from dme_migration.rules.names import one_of
from dme_migration.rules.situation import Situation
from dme_migration.rules.status import Ruling, Status
from dme_migration.rules.tell_others import describe_other, explain_other, explain_others
from dme_migration.rules.terms import Terms
from dme_migration.text import Language, Text

__all__ = ["Answered", "AtMost", "EachHolds", "ForEach", "Holds", "RecordCondition", "RecordJudge"]

_AMOUNTS: Final = ("fees.extraction_cad", "fees.import_cad")


@attrs.frozen
class AtMost(Condition):
    """Want an amount of the case to be no more than a limit."""

    amount: str = attrs.field(validator=one_of(_AMOUNTS, "amount"))
    limit: MoneyLimit

    def bind(self, terms: Terms) -> Judge:  # noqa: ARG002 - the limit reads its terms in the situation
        """Give the judge."""
        return self._judge

    def _judge(self, s: Situation) -> Ruling:
        amount = getattr(s.case.fees, self.amount.removeprefix("fees."), None) if s.case.fees else None
        if amount is None:
            return Ruling(Status.NOT_APPLICABLE, "no-amount")
        limit = self.limit.money(s)
        if isinstance(limit, tuple):
            return Ruling(Status.UNDETERMINED, "limit-unknown", (("amount", amount),), missing=limit)
        facts = (("amount", amount), ("limit", limit), ("count", s.case.fees.practitioners if s.case.fees else None))
        if amount <= limit:
            return Ruling(Status.MET, "within", facts)
        return Ruling(Status.BREACHED, "beyond", facts)

    def reads(self) -> frozenset[str]:
        """Read the amount and the terms of the limit."""
        return frozenset({self.amount}) | self.limit.reads()

    def mutants(self) -> Iterator[Condition]:
        """Yield the other amount, and each mistaken limit."""
        for amount in _AMOUNTS:
            if amount != self.amount:
                yield attrs.evolve(self, amount=amount)
        for limit in mistaken_amounts(self.limit):
            yield attrs.evolve(self, limit=limit)

    def describe(self, language: Language) -> str:
        """Say the ceiling in general."""
        return describe_other(self, language)

    def explain(self, ruling: Ruling, telling: Telling) -> list[str]:
        """Say the amount and its ceiling."""
        return explain_other(ruling, telling)


Sentences = tuple[tuple[str, Text], ...]
"""The sentences of a function of one's own: the ``why`` of a ruling, and the text that its facts fill."""


@attrs.frozen
class Holds(Condition):
    """Want what a named function finds; opaque to the planner and to mutation, so as few as possible.

    ``function`` is a module-level function of the situation; ``reads`` names the paths that it reads, ``text`` says in
    words what it wants. ``sentences`` explains each ``why`` of its rulings; without one, ``text`` stands for it.
    """

    opaque: ClassVar[bool] = True

    function: Callable[[Situation], Ruling]
    paths: frozenset[str] = attrs.field(kw_only=True, alias="reads", validator=attrs.validators.instance_of(frozenset))
    requirement: Text = attrs.field(kw_only=True, alias="text")
    sentences: Sentences = attrs.field(kw_only=True, default=())

    def bind(self, terms: Terms) -> Judge:  # noqa: ARG002 - the function reads its terms in the situation
        """Give the function."""
        return self.function

    def reads(self) -> frozenset[str]:
        """Read the paths that were declared."""
        return self.paths

    def describe(self, language: Language) -> str:
        """Say what the function wants."""
        return self.requirement[language]

    def explain(self, ruling: Ruling, telling: Telling) -> list[str]:
        """Say what the function found."""
        return explain_other(ruling, telling, dict(self.sentences), self.requirement)


RecordJudge = Callable[[Situation, Any, int], Ruling | None]
"""The judge of one record, given its place; `None` says that it is no record here."""


@attrs.frozen
class RecordCondition(Declared):
    """A condition on one record of several."""

    @abstractmethod
    def bind_record(self, terms: Terms) -> RecordJudge:
        """Bind to the terms, once; give the judge of a record."""


@attrs.frozen
class EachHolds(RecordCondition):
    """Want of each record what a named function finds; as `Holds`."""

    opaque: ClassVar[bool] = True

    function: RecordJudge
    paths: frozenset[str] = attrs.field(kw_only=True, alias="reads", validator=attrs.validators.instance_of(frozenset))
    requirement: Text = attrs.field(kw_only=True, alias="text")
    sentences: Sentences = attrs.field(kw_only=True, default=())

    def bind_record(self, terms: Terms) -> RecordJudge:  # noqa: ARG002 - the function reads its terms
        """Give the function."""
        return self.function

    def reads(self) -> frozenset[str]:
        """Read the paths that were declared."""
        return self.paths

    def describe(self, language: Language) -> str:
        """Say what the function wants of each record."""
        return self.requirement[language]

    def explain(self, ruling: Ruling, telling: Telling) -> list[str]:
        """Say what the function found."""
        return explain_other(ruling, telling, dict(self.sentences), self.requirement)


@attrs.frozen
class Answered(RecordCondition):
    """Want a complaint or a question sent to the bureau to be followed up within so many business hours (Plainte)."""

    within: HoursLimit

    def bind_record(self, terms: Terms) -> RecordJudge:
        """Bind the hours to the calendar."""
        hours = self.within.hours(terms)

        def judge(s: Situation, record: tuple[Complaint, datetime | None], place: int) -> Ruling | None:
            complaint, answered = record
            if complaint.sent_to is None:
                return Ruling(Status.UNDETERMINED, "address-unknown", missing=(f"complaints[{place}].sent_to",))
            if not same_address(complaint.sent_to, terms.emrs.bureau_address):
                return None
            due_on, due_at = hours.due(terms.calendar, complaint.received_at, s.timeline.zone)
            facts = (
                ("received", complaint.received_at.astimezone(s.timeline.zone)),
                ("answered", answered.astimezone(s.timeline.zone) if answered else None),
                ("deadline", hours),
            )
            due: dict[str, Any] = {"due_on": due_on, "due_at": due_at}
            if answered is not None:
                if answered <= due_at:
                    return Ruling(Status.MET, "answered", facts, final=True, **due)
                return Ruling(Status.BREACHED, "answered-late", facts, final=True, **due)
            if s.timeline.end <= due_at:
                return Ruling(Status.PENDING, "answer-awaited", facts, **due)
            return Ruling(Status.BREACHED, "not-answered", facts, **due)

        return judge

    def reads(self) -> frozenset[str]:
        """Read the complaints."""
        return frozenset({"complaints"})

    def mutants(self) -> Iterator[Answered]:
        """Yield each mistaken delay."""
        for within in mistaken_hours(self.within):
            yield Answered(within)

    def describe(self, language: Language) -> str:
        """Say the time limit in general."""
        return describe_other(self, language)

    def explain(self, ruling: Ruling, telling: Telling) -> list[str]:
        """Say when it was received, due and answered."""
        return explain_other(ruling, telling)


_RECORDS: Final[dict[str, Callable[[Situation], Sequence[tuple[int, Any]]]]] = {
    "revisions": lambda s: s.timeline.revisions,
    "complaints": lambda s: [(place, (complaint, answered)) for place, complaint, answered in s.timeline.complaints],
    "waivers": lambda s: list(enumerate(s.timeline.waivers)),
}
_WORST_FIRST: Final = (Status.BREACHED, Status.PENDING, Status.UNDETERMINED, Status.MET)


@attrs.frozen
class ForEach(Condition):
    """Want a condition of each record of a kind: visible revisions, complaints or waivers."""

    records: str = attrs.field(validator=one_of(_RECORDS, "kind of record"))
    requires: RecordCondition = attrs.field(kw_only=True)

    def bind(self, terms: Terms) -> Judge:
        """Bind the condition of the records."""
        judge_record, records_of = self.requires.bind_record(terms), _RECORDS[self.records]
        nothing = Ruling(Status.NOT_APPLICABLE, f"no-record.{self.records}")

        def judge(s: Situation) -> Ruling:
            rulings = [
                ruling for place, record in records_of(s) if (ruling := judge_record(s, record, place)) is not None
            ]
            return _joined_rulings(rulings) if rulings else nothing

        return judge

    def reads(self) -> frozenset[str]:
        """Read the records, and what their condition reads."""
        return self.requires.reads() | {self.records}

    def mutants(self) -> Iterator[Condition]:
        """Yield the mutants of the records' condition."""
        for mutant in self.requires.mutants():
            if isinstance(mutant, RecordCondition):
                yield attrs.evolve(self, requires=mutant)

    def describe(self, language: Language) -> str:
        """Say the records' condition."""
        return self.requires.describe(language)

    def explain(self, ruling: Ruling, telling: Telling) -> list[str]:
        """Say how the record that speaks was judged."""
        if ruling.why.startswith("no-record."):
            return explain_other(ruling, telling)
        return [*self.requires.explain(ruling, telling), *explain_others(ruling, telling)]


def _joined_rulings(rulings: Sequence[Ruling]) -> Ruling:
    status = next(status for status in _WORST_FIRST if any(r.status is status for r in rulings))
    speaking = [r for r in rulings if r.status is status]
    first = min(speaking, key=_due_key)
    missing = tuple(dict.fromkeys(path for r in speaking for path in r.missing))
    final = status is Status.BREACHED and any(r.final for r in speaking)
    facts = tuple({**first.told, "others": len(speaking) - 1}.items())
    return first._replace(facts=facts, missing=missing, final=final)


def _due_key(ruling: Ruling) -> tuple[bool, float, date]:
    if ruling.due_at is not None:
        return False, ruling.due_at.timestamp(), date.min
    return True, 0.0, ruling.due_on or date.max
