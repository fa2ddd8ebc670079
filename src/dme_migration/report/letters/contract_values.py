"""The values that a letter takes from the contract and from what comes with the form."""

from __future__ import annotations

from datetime import date
from typing import Final

from dme_migration.model import Contract, Moment, Party
from dme_migration.model.names import same_name
from dme_migration.report.inert import one_line
from dme_migration.report.letters.facts import Facts
from dme_migration.report.letters.value import Value, day_values
from dme_migration.rules.words import on_day
from dme_migration.text import Text, joined

__all__ = ["CONTRACT_VALUES"]

_SIGNED: Final = Text(fr="{who}, {on}", en="{who}, on {on}")


def _contract(facts: Facts) -> Contract:
    return facts.case.request.contract or Contract()


def _clinic(facts: Facts) -> str | None:
    clinic = _contract(facts).clinic
    return None if clinic is None else one_line(clinic)


def _notice_period(facts: Facts) -> str | None:
    period = _contract(facts).notice_period
    return None if period is None or period.is_none else period.delay.in_words(facts.language)


def _no_notice(facts: Facts) -> str | None:
    period = _contract(facts).notice_period
    return "" if period is not None and period.is_none else None


def _notice_end(facts: Facts) -> date | None:
    period = _contract(facts).notice_period
    if period is None or period.is_none:
        return None
    return facts.calendar.deadline(facts.day, period.delay, at_least=True).due_on


def _notice_too_short(facts: Facts) -> str | None:
    """Say that the whole notice does not fit before the end of the contract."""
    ends_on, notice_end = _contract(facts).ends_on, _notice_end(facts)
    return "" if ends_on is not None and notice_end is not None and ends_on < notice_end else None


def _authorization(facts: Facts) -> str | None:
    given = facts.situation.timeline.authorization
    if given is None:
        return None
    clinic = given.clinic or _contract(facts).clinic
    who = ", ".join(one_line(name) for name in (clinic, given.signatory) if name is not None)
    on = on_day(given.signed_on, facts.language)
    return _SIGNED.filled(facts.language, who=who, on=on) if who else None


def _signatures(facts: Facts) -> str | None:
    if facts.situation.actual(Moment.SIGNATURE) is None:
        return None
    language = facts.language
    return "; ".join(
        _SIGNED.filled(language, who=one_line(s.signatory), on=on_day(s.signed_on, language))
        for s in facts.situation.timeline.signatures
    )


def _signature_paths(facts: Facts) -> tuple[str, ...]:
    return facts.situation.obstacle(Moment.SIGNATURE) or ("request.signatures",)


def _reached(facts: Facts) -> str | None:
    """Name the required recipients that the form has already reached, while it has not reached them all."""
    names: dict[str, str] = {}
    left = 0
    for party in (Party.SOURCE_VENDOR, Party.RECEIVING_VENDOR, Party.BUREAU):
        address, name = facts.address(party), facts.name(party)
        if address is None or name is None or facts.situation.reached_on(address) is None:
            left += 1
        else:
            names.setdefault(address.casefold(), name)
    return joined(names.values(), facts.language) if names and left else None


def _clinic_asks(facts: Facts) -> str | None:
    """Say that the clinic that authorizes is the one that asks."""
    client, clinic = facts.case.request.client, _contract(facts).clinic
    if client is None or client.name is None or clinic is None:
        return None
    return "" if same_name(client.name, clinic) else None


_NOTICE: Final = Text(
    fr="inscrivez le préavis que demande le contrat (zéro s'il n'en demande aucun).",
    en="enter the notice period that the contract asks for (zero when it asks for none).",
)
_OPTIONAL: Final = Text(fr="inscrivez cette information.", en="enter this information.")

CONTRACT_VALUES: Final[tuple[Value, ...]] = (
    Value(
        name="contract_clinic",
        read=_clinic,
        paths=("request.contract.clinic",),
        remedy=Text(
            fr="nommez la clinique qui a conclu le contrat avec le fournisseur émetteur.",
            en="name the clinic that holds the contract with the source vendor.",
        ),
    ),
    Value(name="notice_period", read=_notice_period, paths=("request.contract.notice_period",), remedy=_NOTICE),
    Value(name="no_notice", read=_no_notice, paths=("request.contract.notice_period",), remedy=_NOTICE),
    Value(
        name="notice_known",
        read=lambda facts: None if _contract(facts).notice_period is None else "",
        paths=("request.contract.notice_period",),
        remedy=_NOTICE,
    ),
    *day_values("notice_end", _notice_end, paths=("request.contract.notice_period",), remedy=_NOTICE),
    Value(name="notice_too_short", read=_notice_too_short, paths=("request.contract.ends_on",), remedy=_OPTIONAL),
    *day_values(
        "contract_end", lambda facts: _contract(facts).ends_on, paths=("request.contract.ends_on",), remedy=_OPTIONAL
    ),
    Value(
        name="vendor_notice",
        read=lambda facts: None if facts.situation.timeline.vendor_notice is None else "",
        paths=("request.vendor_notice",),
        remedy=_OPTIONAL,
    ),
    Value(
        name="authorization",
        read=_authorization,
        paths=("request.authorization",),
        remedy=Text(
            fr="obtenez l'autorisation signée de la clinique contractante, puis inscrivez-la.",
            en="obtain the signed authorization of the contracting clinic, then enter it.",
        ),
    ),
    Value(
        name="signatures",
        read=_signatures,
        paths=_signature_paths,
        remedy=Text(
            fr="faites signer le formulaire par chaque personne qui le doit, puis inscrivez les signatures.",
            en="have the form signed by everyone who must, then enter the signatures.",
        ),
    ),
    Value(name="clinic_asks", read=_clinic_asks, paths=("request.contract.email",), remedy=_OPTIONAL),
    Value(name="reached", read=_reached, paths=("request.transmissions",), remedy=_OPTIONAL),
    *day_values(
        "first_sent", lambda facts: facts.situation.first_sent, paths=("request.transmissions",), remedy=_OPTIONAL
    ),
)
"""Values of the contract and of what opens the request, by name."""
