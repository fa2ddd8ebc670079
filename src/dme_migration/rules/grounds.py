"""Grounds: when an obligation applies. Each says yes, says why not, or names the fact that would tell.

A known ground for not applicable wins over an unknown one (DECLARATIONS §4, « Applies »).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import attrs

from dme_migration.model.moments import Moment
from dme_migration.model.parties import Objective, Party
from dme_migration.model.values import tuple_of
from dme_migration.rules.limits import DelayLimit, Figure, bound_delay
from dme_migration.rules.mistakes import mistaken_delays
from dme_migration.rules.names import known_moment, one_of
from dme_migration.rules.readings import READINGS
from dme_migration.text import Text

if TYPE_CHECKING:
    from dme_migration.rules.situation import Situation
    from dme_migration.rules.terms import Terms

__all__ = [
    "AdditionalDataChosen",
    "Certified",
    "EveryStepBinds",
    "Ground",
    "NoticePeriod",
    "StandardRequest",
    "StillAhead",
    "TwoVendors",
    "Under",
]

Answer = Text | tuple[str, ...] | None
"""`None`: it applies; a text: not applicable, and why; paths: what is missing to tell."""
BoundGround = Callable[["Situation"], Answer]


@attrs.frozen
class Ground(ABC):
    """The base of the grounds: frozen data, bound once to its terms."""

    @abstractmethod
    def bind(self, terms: Terms) -> BoundGround:
        """Give the question put to a case."""

    def reads(self) -> frozenset[str]:
        """Name the paths of the case that the ground reads."""
        return frozenset()

    def mutants(self) -> Iterator[Ground]:
        """Yield the grounds that differ from this one by one mistake."""
        return iter(())

    def as_json(self) -> dict[str, Any]:
        """Write the ground as plain data."""
        fields = {f.name: getattr(self, f.name) for f in attrs.fields(type(self))}
        plain = {name: value.name if isinstance(value, Figure) else value for name, value in fields.items()}
        return {"kind": type(self).__name__, **{k: list(v) if isinstance(v, tuple) else v for k, v in plain.items()}}


@attrs.frozen
class Under(Ground):
    """The declaration is made only under some values of a reading."""

    reading: str = attrs.field(validator=one_of(READINGS, "reading"))
    values: tuple[str, ...] = attrs.field(validator=tuple_of(str))

    def __attrs_post_init__(self) -> None:
        for value in self.values:
            one_of(READINGS[self.reading].values, f"value of {self.reading!r}")(self, None, value)

    def bind(self, terms: Terms) -> BoundGround:
        """Answer once for all: a reading is no fact of the case."""
        value = terms.readings[self.reading]
        if value in self.values:
            return _applies
        why = Text(
            fr=f"Dans la lecture retenue («\u00a0{self.reading}\u00a0»), cette exigence ne s'applique pas.",
            en=f"Under the reading that was chosen (“{self.reading}”), this does not apply.",
        )
        return lambda _s: why

    def mutants(self) -> Iterator[Ground]:
        """Yield the other values of the reading."""
        yield Under(self.reading, tuple(v for v in READINGS[self.reading].values if v not in self.values))


def _applies(_s: Situation) -> Answer:
    return None


@attrs.frozen
class Certified(Ground):
    """The EMR of a vendor is on the list in force: the procedure and the addendum bind its vendor."""

    vendor: Party = attrs.field(validator=one_of((Party.SOURCE_VENDOR, Party.RECEIVING_VENDOR), "party with an EMR"))

    def bind(self, terms: Terms) -> BoundGround:  # noqa: ARG002 - reads the situation alone
        """Ask whether the EMR is certified."""
        source = self.vendor is Party.SOURCE_VENDOR

        def ask(s: Situation) -> Answer:
            name = s.request.source_emr if source else s.request.receiving_emr
            if name is None:
                return ("request.source_emr" if source else "request.receiving_emr",)
            return None if (s.source if source else s.receiving) is not None else _NOT_CERTIFIED[source]

        return ask

    def reads(self) -> frozenset[str]:
        """Read the EMR's name."""
        return frozenset({f"request.{'source' if self.vendor is Party.SOURCE_VENDOR else 'receiving'}_emr"})

    def mutants(self) -> Iterator[Ground]:
        """Yield the other vendor."""
        source = self.vendor is Party.SOURCE_VENDOR
        yield Certified(Party.RECEIVING_VENDOR if source else Party.SOURCE_VENDOR)


_NOT_CERTIFIED = {
    True: Text(
        fr="Le DMÉ émetteur n'est pas sur la liste des DMÉ certifiés\u00a0: cette exigence ne s'applique pas.",
        en="The source EMR is not on the list of certified EMRs: this does not apply.",
    ),
    False: Text(
        fr="Le DMÉ receveur n'est pas sur la liste des DMÉ certifiés\u00a0: cette exigence ne s'applique pas.",
        en="The receiving EMR is not on the list of certified EMRs: this does not apply.",
    ),
}


@attrs.frozen
class EveryStepBinds(Ground):
    """The step is kept for a transfer of patients, unless the reading ``patient-transfer`` drops it."""

    def bind(self, terms: Terms) -> BoundGround:
        """Ask for the objective, when the reading makes it matter."""
        if terms.readings["patient-transfer"] == "all-steps":
            return _applies

        def ask(s: Situation) -> Answer:
            if s.request.objective is None:
                return ("request.objective",)
            return _PATIENTS_FOLLOW if s.request.objective is Objective.PATIENT_TRANSFER else None

        return ask

    def reads(self) -> frozenset[str]:
        """Read the objective."""
        return frozenset({"request.objective"})


_PATIENTS_FOLLOW = Text(
    fr="Des patients suivent leur médecin, et la clinique d'origine garde son DMÉ "
    "(lecture «\u00a0patient-transfer = no-cutover\u00a0»).",
    en="Patients follow their physician, and the source clinic keeps its EMR "
    "(reading “patient-transfer = no-cutover”).",
)


@attrs.frozen
class NoticePeriod(Ground):
    """The contract asks for a notice."""

    def bind(self, terms: Terms) -> BoundGround:  # noqa: ARG002 - reads the situation alone
        """Ask for the notice period."""
        return _notice_period

    def reads(self) -> frozenset[str]:
        """Read the notice period."""
        return frozenset({"request.contract.notice_period"})


def _notice_period(s: Situation) -> Answer:
    period = s.request.contract.notice_period if s.request.contract else None
    if period is None:
        return ("request.contract.notice_period",)
    return _NO_NOTICE if period.is_none else None


_NO_NOTICE = Text(fr="Le contrat ne demande aucun préavis.", en="The contract asks for no notice.")


@attrs.frozen
class TwoVendors(Ground):
    """Two vendors have something to coordinate; a coordination on file counts whatever the EMRs."""

    def bind(self, terms: Terms) -> BoundGround:  # noqa: ARG002 - reads the situation alone
        """Ask whether the vendors are two."""
        return _two_vendors

    def reads(self) -> frozenset[str]:
        """Read both EMRs."""
        return frozenset({"request.source_emr", "request.receiving_emr"})


def _two_vendors(s: Situation) -> Answer:
    if s.timeline.coordinated_on is not None:
        return None
    if s.one_vendor:
        return _ONE_VENDOR
    return s.absent_emrs() or None


_ONE_VENDOR = Text(
    fr="Le même fournisseur est à la fois émetteur et receveur.", en="One vendor is both the source and the receiver."
)


@attrs.frozen
class AdditionalDataChosen(Ground):
    """A category outside the standard scope is to be migrated."""

    def bind(self, terms: Terms) -> BoundGround:  # noqa: ARG002 - reads the situation alone
        """Ask what was chosen."""
        return _additional

    def reads(self) -> frozenset[str]:
        """Read the choice of data."""
        return frozenset({"request.data"})


def _additional(s: Situation) -> Answer:
    return None if s.additional_chosen else _STANDARD_ONLY


_STANDARD_ONLY = Text(
    fr="La demande ne porte que sur des données standard.", en="The request is for standard data only."
)


@attrs.frozen
class StandardRequest(Ground):
    """The standard limits bind the plan: no additional category, or the standard part keeps them."""

    def bind(self, terms: Terms) -> BoundGround:
        """Ask what was chosen, unless the reading makes it indifferent."""
        if terms.readings["extra-data"] == "standard-part-keeps":
            return _applies
        return _standard

    def reads(self) -> frozenset[str]:
        """Read the choice of data."""
        return frozenset({"request.data"})


def _standard(s: Situation) -> Answer:
    return _ADDITIONAL if s.additional_chosen else None


_ADDITIONAL = Text(
    fr="La demande comprend des données hors de la portée standard\u00a0: un délai supplémentaire peut être annoncé.",
    en="The request includes data outside the standard scope: an extra delay may be announced.",
)


@attrs.frozen
class StillAhead(Ground):
    """The plan is judged while the milestone is ahead and its limit has not passed: one lateness, one breach."""

    milestone: str = attrs.field(validator=known_moment)
    limit: DelayLimit

    def bind(self, terms: Terms) -> BoundGround:
        """Ask whether the execution speaks already."""
        delay = bound_delay(self.limit, terms, maximum=True)

        def ask(s: Situation) -> Answer:
            if s.actual(self.milestone) is not None:
                return _HAPPENED
            origin, bound = s.actual(Moment.CLOCK_ORIGIN), delay(s)
            return _LIMIT_PASSED if origin is not None and bound is not None and s.day > bound[1](origin) else None

        return ask

    def reads(self) -> frozenset[str]:
        """Read the milestone and the clock."""
        return frozenset({self.milestone, Moment.CLOCK_ORIGIN})

    def mutants(self) -> Iterator[Ground]:
        """Yield each mistaken limit."""
        for limit in mistaken_delays(self.limit):
            yield attrs.evolve(self, limit=limit)


_HAPPENED = Text(
    fr="L'étape a eu lieu\u00a0: ce n'est plus le calendrier qu'on juge, mais l'exécution.",
    en="The step has taken place: the execution is judged, no longer the schedule.",
)
_LIMIT_PASSED = Text(
    fr="La limite est passée\u00a0: ce n'est plus le calendrier qu'on juge, mais l'exécution.",
    en="The limit has passed: the execution is judged, no longer the schedule.",
)
