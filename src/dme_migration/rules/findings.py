"""What an evaluation hands over: findings, next steps, and the assessment that holds them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

import attrs

from dme_migration.errors import RulebookError
from dme_migration.model.case import MigrationCase, Waiver
from dme_migration.model.parties import PARTY_LABELS, Party
from dme_migration.rules.condition import Telling
from dme_migration.rules.obligation import Modality, Obligation
from dme_migration.rules.readings import Readings
from dme_migration.rules.status import Ruling, Status, Verdict
from dme_migration.rules.words import on_day, settling
from dme_migration.text import Language, Text

if TYPE_CHECKING:
    from dme_migration.calendar import BusinessCalendar
    from dme_migration.rules.evaluator import Evaluator

__all__ = ["Assessment", "Bearer", "Change", "Finding", "NextStep"]


@attrs.frozen
class Bearer:
    """Who answers for an obligation: the party, its own name and its address when they are known."""

    party: Party
    name: str | None = None
    address: str | None = None


_WAIVED = Text(
    fr="Le manquement demeure, mais {by} y a renoncé {on}.", en="The breach stands, but {by} waived it on {on}."
)


@attrs.frozen(kw_only=True)
class Finding:
    """What one obligation has come to in a case, as of a day.

    ``due_on`` is the last day on time of a maximum, an agreement, or a start that must come in time; ``due_at`` its
    instant for business hours; ``not_before`` the first day allowed by a minimum. ``beneath`` is the status beneath a
    waiver. ``final`` says that no later day and no later event can change the status beneath.
    """

    obligation: Obligation
    status: Status
    final: bool
    due_on: date | None
    due_at: datetime | None
    not_before: date | None
    missing: tuple[str, ...]
    beneath: Status | None
    waiver: Waiver | None
    bearers: tuple[Bearer, ...]
    ruling: Ruling
    _calendar: BusinessCalendar = attrs.field(repr=False, alias="calendar")
    _as_of: date = attrs.field(repr=False, alias="as_of")

    def explanation(self, language: Language = Language.FR) -> str:
        """Explain the finding: the dates in words, and the counting with each day skipped."""
        telling = Telling(language=language, calendar=self._calendar, as_of=self._as_of)
        if self.ruling.why == "ground":
            sentences = [self._ground(language)]
        else:
            sentences = self.obligation.requires.explain(self.ruling, telling)
        if self.waiver is not None:
            by, on = PARTY_LABELS[self.waiver.by][language], on_day(self.waiver.given_on, language)
            sentences.append(_WAIVED[language].format(by=by, on=on))
        return " ".join(sentences)

    def message(self, language: Language = Language.FR) -> str:
        """Explain the finding, and cite its clause: « (§3 Extraction d) »."""
        return f"{self.explanation(language)} ({self.obligation.clause.address.removesuffix(')')})"

    def _ground(self, language: Language) -> str:
        why = self.ruling.told.get("why")
        if isinstance(why, Text):
            return why[language]
        return _UNKNOWN_GROUND[language] + " " + settling(self.missing, language)


_UNKNOWN_GROUND = Text(
    fr="On ne peut pas savoir si cette exigence s'applique.", en="Whether this applies cannot be known."
)


@attrs.frozen(kw_only=True)
class NextStep:
    """What a party is to do next: by when, and whom to write to. ``overdue`` when it is already breached."""

    obligation: str
    party: Party
    contact: str | None
    due_on: date | None
    overdue: bool
    action: Text
    modality: Modality


@attrs.frozen(kw_only=True)
class Change:
    """A finding that differs between two assessments; `None` where the obligation was not judged."""

    obligation: str
    before: Status | None
    after: Status | None
    due_before: date | None = None
    due_after: date | None = None


@attrs.frozen(kw_only=True, eq=False)
class Assessment:
    """A case judged as of a day: every obligation of the edition, in its order.

    Findings are built when they are read, from the judges' raw answers. ``first_sent`` is the day of the first
    transmission that carried the form and was visible by then, `None` before one.
    """

    case: MigrationCase
    as_of: date
    day: date
    evaluator: Evaluator
    obligations: tuple[Obligation, ...]
    rulings: tuple[Ruling, ...]
    waived: Mapping[str, Waiver]
    parties: tuple[Bearer, ...]
    edition: tuple[str, ...]
    edition_day: date
    predates_edition: bool
    facts_after_as_of: int
    first_sent: date | None

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Assessment):
            return NotImplemented
        mine, theirs = ((a.case, a.as_of, a.evaluator, a.edition_day) for a in (self, other))
        return mine == theirs

    def __hash__(self) -> int:
        return hash((self.case, self.as_of, self.edition_day))

    def __getitem__(self, identifier: str) -> Finding:
        for place, obligation in enumerate(self.obligations):
            if obligation.id == identifier:
                return self._finding(place)
        raise RulebookError(f"no obligation {identifier!r} in this assessment")

    def __iter__(self) -> Iterator[Finding]:
        return (self._finding(place) for place in range(len(self.obligations)))

    def _finding(self, place: int) -> Finding:
        obligation, ruling = self.obligations[place], self.rulings[place]
        told = ruling.status not in {Status.UNDETERMINED, Status.NOT_APPLICABLE}
        waiver = self.waived.get(obligation.id)
        return Finding(
            obligation=obligation,
            status=Status.WAIVED if waiver else ruling.status,
            final=ruling.final,
            due_on=ruling.due_on if told else None,
            due_at=ruling.due_at if told else None,
            not_before=ruling.not_before if told else None,
            missing=ruling.missing,
            beneath=ruling.status if waiver else None,
            waiver=waiver,
            bearers=tuple(self._bearer(party) for party in obligation.bearers),
            ruling=ruling,
            calendar=self.evaluator.calendar,
            as_of=self.day,
        )

    def _bearer(self, party: Party) -> Bearer:
        return next(bearer for bearer in self.parties if bearer.party is party)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Give every finding, in the order of the edition."""
        return tuple(self)

    @property
    def statuses(self) -> dict[str, Status]:
        """Give the status of every obligation by its id, without building the findings."""
        return {
            o.id: Status.WAIVED if o.id in self.waived else r.status
            for o, r in zip(self.obligations, self.rulings, strict=True)
        }

    def _of(self, status: Status, modality: Modality | None = None) -> tuple[Finding, ...]:
        return tuple(
            self._finding(place)
            for place, (obligation, ruling) in enumerate(zip(self.obligations, self.rulings, strict=True))
            if ruling.status is status
            and obligation.id not in self.waived
            and (modality is None or obligation.modality is modality)
        )

    @property
    def breaches(self) -> tuple[Finding, ...]:
        """Give the duties that are breached."""
        return self._of(Status.BREACHED, Modality.MUST)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """Give the recommendations that are breached."""
        return self._of(Status.BREACHED, Modality.SHOULD)

    @property
    def pending(self) -> tuple[Finding, ...]:
        """Give what is not done and still on time."""
        return self._of(Status.PENDING)

    @property
    def undetermined(self) -> tuple[Finding, ...]:
        """Give what cannot be told for want of a fact."""
        return self._of(Status.UNDETERMINED)

    @property
    def compliant(self) -> bool:
        """Tell whether no duty is breached."""
        return not any(
            ruling.status is Status.BREACHED and o.modality is Modality.MUST and o.id not in self.waived
            for o, ruling in zip(self.obligations, self.rulings, strict=True)
        )

    @property
    def verdict(self) -> Verdict:
        """Sum up the duties: breach, else undetermined, else on track, else complete (DECLARATIONS §6)."""
        if not self.compliant:
            return Verdict.BREACH
        found = {r.status for o, r in zip(self.obligations, self.rulings, strict=True) if o.modality is Modality.MUST}
        if Status.UNDETERMINED in found:
            return Verdict.UNDETERMINED
        return Verdict.ON_TRACK if Status.PENDING in found else Verdict.COMPLETE

    @property
    def readings(self) -> Readings:
        """Give the readings used."""
        return self.evaluator.readings

    @property
    def profile(self) -> str:
        """Give the holiday profile used."""
        return str(self.evaluator.calendar.profile)

    def next_steps(self, party: Party | None = None) -> tuple[NextStep, ...]:
        """Give what is pending, or breached and can still be mended: duties first, by due day.

        An obligation that several parties bear is a step of each.
        """
        steps: list[tuple[tuple[bool, bool, date, int], NextStep]] = []
        for place, finding in enumerate(self.findings):
            overdue = finding.status is Status.BREACHED
            if finding.status is not Status.PENDING and not (overdue and not finding.final):
                continue
            modality = finding.obligation.modality
            key = (modality is Modality.SHOULD, finding.due_on is None, finding.due_on or date.max, place)
            for bearer in finding.bearers:
                if party is None or bearer.party is party:
                    step = NextStep(
                        obligation=finding.obligation.id,
                        party=bearer.party,
                        contact=bearer.address,
                        due_on=finding.due_on,
                        overdue=overdue,
                        action=finding.obligation.remedy,
                        modality=modality,
                    )
                    steps.append((key, step))
        return tuple(step for _, step in sorted(steps, key=lambda pair: pair[0]))

    def diff(self, other: Assessment) -> tuple[Change, ...]:
        """List the findings whose status or due day differs in another assessment."""
        mine, theirs = ({f.obligation.id: f for f in a.findings} for a in (self, other))
        changes = []
        for identifier in dict.fromkeys((*mine, *theirs)):
            a, b = mine.get(identifier), theirs.get(identifier)
            before, after = (a.status if a else None), (b.status if b else None)
            due_before, due_after = (a.due_on if a else None), (b.due_on if b else None)
            if (before, due_before) != (after, due_after):
                changes.append(
                    Change(
                        obligation=identifier, before=before, after=after, due_before=due_before, due_after=due_after
                    )
                )
        return tuple(changes)
