"""Readings: what the text leaves open, each a named choice with a default.

A reading acts in four ways only: it defines a derived moment, selects a figure, decides whether a declaration applies,
or shapes a delay. The calendar and the data grid are arguments of the evaluator, not readings.

Source: DECLARATIONS §5, table of readings; OBLIGATIONS gives the reason of each default.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

import attrs

from dme_migration.errors import RulebookError
from dme_migration.rules.names import nearest
from dme_migration.text import Text

__all__ = ["READINGS", "Reading", "Readings"]


@attrs.frozen(kw_only=True)
class Reading:
    """One open question: its name, its values (the first is the default), and the question in words.

    ``ordered`` lists the values that can be compared, the strictest first: whatever a later one breaches, an earlier
    one breaches too, or cannot tell. Most readings have none: each value is stricter than the others somewhere.
    """

    name: str
    values: tuple[str, ...]
    question: Text
    reason: Text
    ordered: tuple[str, ...] = ()

    @property
    def default(self) -> str:
        """Give the value used when nobody chooses."""
        return self.values[0]


def _reading(name: str, values: str, question: Text, reason: Text, ordered: str = "") -> tuple[str, Reading]:
    reading = Reading(
        name=name, values=tuple(values.split()), question=question, reason=reason, ordered=tuple(ordered.split())
    )
    return name, reading


READINGS: Final[Mapping[str, Reading]] = MappingProxyType(
    dict(
        (
            _reading(
                "transmission-complete",
                "all first",
                Text(
                    fr="Si les destinataires sont joints à des jours différents, quand l'envoi est-il fait?",
                    en="When recipients are reached on different days, when is the form sent?",
                ),
                Text(
                    fr="Quand le dernier destinataire requis l'a reçu\u00a0: les trois sont cumulatifs (§2).",
                    en="When the last required recipient has it: the three are cumulative (§2).",
                ),
            ),
            _reading(
                "clock-restart",
                "in-order transmission",
                Text(
                    fr="Si l'autorisation ou une signature arrive après l'envoi, d'où part le décompte?",
                    en="When the authorization or a signature comes after the sending, from when do delays run?",
                ),
                Text(
                    fr="Du jour où tout est en ordre\u00a0: l'autorisation est requise au moment de l'envoi (§1).",
                    en="From the day when all is in order: the authorization is required at the sending (§1).",
                ),
            ),
            _reading(
                "clock",
                "start-is-day-one start-is-day-zero base-is-day-zero",
                Text(fr="Quel est le jour 1 du calendrier officiel?", en="Which day is day 1 of the official clock?"),
                Text(
                    fr="Le jour ouvrable qui suit l'envoi, quelle que soit l'heure (§2).",
                    en="The business day after the sending, whatever the hour (§2).",
                ),
            ),
            _reading(
                "notice-anchor",
                "contract-end cutover",
                Text(
                    fr="À quelle date le préavis du contrat doit-il être écoulé?",
                    en="By when must the contract's notice have run?",
                ),
                Text(
                    fr="À la fin du contrat si elle est connue, sinon à la coupure.",
                    en="By the end of the contract when it is known, else by the cutover.",
                ),
            ),
            _reading(
                "access-anchor",
                "production first_use source_cutover",
                Text(fr="De quel jour comptent les 90 jours d'accès?", en="From when do the 90 days of access run?"),
                Text(
                    fr="De la mise en production, qui termine la migration.",
                    en="From production, the end of the migration.",
                ),
            ),
            _reading(
                "withdrawal-day",
                "end-of-day strict",
                Text(
                    fr="Le jour du retrait inscrit est-il encore un jour d'accès?",
                    en="Is the recorded day of withdrawal still a day of access?",
                ),
                Text(fr="Oui, l'accès dure jusqu'à la fin de ce jour.", en="Yes, access lasts to the end of that day."),
                ordered="strict end-of-day",  # one day more of access
            ),
            _reading(
                "access-duration",
                "both ninety-days",
                Text(
                    fr="Les 90 jours et les trois mois de l'avenant s'ajoutent-ils?",
                    en="Do the 90 days and the addendum's three months both bind?",
                ),
                Text(fr="Oui, ce sont deux conditions.", en="Yes, they are two conditions."),
                ordered="both ninety-days",  # one more condition
            ),
            _reading(
                "extraction-scope",
                "test_extraction final_extraction",
                Text(fr="Quelle extraction doit venir en 21 jours?", en="Which extraction must come within 21 days?"),
                Text(
                    fr="L'extraction TEST\u00a0: la date de l'extraction finale dépend de trois parties.",
                    en="The TEST extraction: the final date depends on three parties.",
                ),
            ),
            _reading(
                "import-scope",
                "test_import production both",
                Text(fr="Quelle importation doit venir en 45 jours?", en="Which import must come within 45 days?"),
                Text(
                    fr="L'importation TEST, jusqu'à ce que l'avenant puisse être lu.",
                    en="The TEST import, until the addendum itself can be read.",
                ),
                ordered="both test_import",  # one more condition; `production` moves the other ones
            ),
            _reading(
                "extra-data",
                "announced standard-part-keeps",
                Text(
                    fr="Des données hors de la portée standard prolongent-elles les délais?",
                    en="Do data outside the standard scope lengthen the delays?",
                ),
                Text(
                    fr="Oui, si le client en est informé avant qu'ils soient écoulés (§3).",
                    en="Yes, if the client is told before they run out (§3).",
                ),
            ),
            _reading(
                "same-solution",
                "product vendor",
                Text(
                    fr="Deux produits d'un même fournisseur sont-ils la même solution?",
                    en="Are two products of one vendor the same solution?",
                ),
                Text(fr="Non, c'est le produit qui compte.", en="No, the product counts."),
                ordered="vendor product",  # more pairs fall under the lower ceiling
            ),
            _reading(
                "validation-window",
                "both ceiling-only",
                Text(
                    fr="Les 7 jours ouvrables sont-ils un minimum à accorder ou un maximum à respecter?",
                    en="Are the 7 business days a floor to grant or a ceiling to keep?",
                ),
                Text(
                    fr="Les deux\u00a0: un minimum au calendrier, un maximum pour le client.",
                    en="Both: a floor for the schedule, a ceiling for the client.",
                ),
            ),
            _reading(
                "due-on-holiday",
                "roll strict",
                Text(
                    fr="Un maximum en jours civils qui finit un jour non ouvrable est-il prolongé?",
                    en="Does a maximum in calendar days that ends on a day off run on?",
                ),
                Text(
                    fr="Oui, au jour ouvrable suivant (C.p.c., art. 83).",
                    en="Yes, to the next business day (C.p.c. art. 83).",
                ),
            ),
            _reading(
                "business-hours",
                "same-clock-time whole-days office-hours",
                Text(fr="Que sont 72 heures ouvrables?", en="What are 72 business hours?"),
                Text(
                    fr="Vingt-quatre heures par jour ouvrable\u00a0: la même heure, trois jours ouvrables plus tard.",
                    en="Twenty-four hours a business day: the same clock time, three business days later.",
                ),
                ordered="same-clock-time whole-days office-hours",  # each ends no sooner than the one before
            ),
            _reading(
                "patient-transfer",
                "all-steps no-cutover",
                Text(
                    fr="Pour un transfert de patients, toutes les étapes lient-elles?",
                    en="For a transfer of patients, does every step bind?",
                ),
                Text(
                    fr="Oui\u00a0: le texte nomme cet objectif et ne fait pas d'exception.",
                    en="Yes: the text names the objective and makes no exception.",
                ),
                ordered="all-steps no-cutover",  # ten rows more
            ),
        ),
    ),
)
"""Every reading, by name."""


def _checked(given: Mapping[str, str] | Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    chosen = dict(given)
    for name, value in chosen.items():
        if name not in READINGS:
            raise RulebookError(f"unknown reading {name!r}" + nearest(name, READINGS))
        values = READINGS[name].values
        if value not in values:
            raise RulebookError(
                f"reading {name!r} is one of {', '.join(values)}; got {value!r}" + nearest(value, values)
            )
    return tuple((name, chosen.get(name, reading.default)) for name, reading in READINGS.items())


@attrs.frozen
class Readings:
    """The chosen value of every reading; what is not given takes its default.

    >>> Readings({"access-anchor": "first_use"})["access-anchor"]
    'first_use'

    Raises:
        RulebookError: an unknown name, or a value that the reading does not have.
    """

    choices: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=_checked)
    _by_name: dict[str, str] = attrs.field(
        init=False, eq=False, repr=False, default=attrs.Factory(lambda self: dict(self.choices), takes_self=True)
    )

    def __getitem__(self, name: str) -> str:
        value = self._by_name.get(name)
        if value is None:
            raise RulebookError(f"unknown reading {name!r}" + nearest(name, READINGS))
        return value

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.choices)

    def as_dict(self) -> dict[str, str]:
        """Give every reading and its value, in the order of the table."""
        return dict(self.choices)

    def but(self, name: str, value: str) -> Readings:
        """Choose one reading otherwise."""
        return Readings({**self.as_dict(), name: value})
