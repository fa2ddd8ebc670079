"""The values that a letter takes from the request: who, from which EMR to which, which data, under which contract."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from dme_migration.model import ClientKind, Party
from dme_migration.report.case_words import OBJECTIVE_LABELS, case_name
from dme_migration.report.inert import one_line
from dme_migration.report.letters.facts import Facts
from dme_migration.report.letters.value import Value, day_values
from dme_migration.text import Text, joined

__all__ = ["REQUEST_VALUES"]

_KINDS: Final = {
    ClientKind.PHYSICIAN: Text(fr="médecin", en="physician"),
    ClientKind.GROUP: Text(fr="groupe de médecins", en="group of physicians"),
    ClientKind.CLINIC: Text(fr="clinique", en="clinic"),
}
_LICENSED: Final = Text(fr="{name} (permis n°\u00a0{licence})", en="{name} (licence no. {licence})")
_FROM_TO: Final = Text(fr="{source} vers {receiving}", en="{source} to {receiving}")


def _known(words: str | None) -> str | None:
    return None if words is None else one_line(words)


def _client(facts: Facts) -> str | None:
    return facts.name(Party.CLIENT)


def _case(facts: Facts) -> str | None:
    return case_name(facts.case, facts.language)


def _kind(facts: Facts) -> str | None:
    client = facts.case.request.client
    return None if client is None or client.kind is None else _KINDS[client.kind][facts.language]


def _objective(facts: Facts) -> str | None:
    objective = facts.case.request.objective
    return None if objective is None else OBJECTIVE_LABELS[objective][facts.language]


def _requesters(facts: Facts) -> str | None:
    names = [
        one_line(r.name)
        if r.licence is None
        else _LICENSED.filled(facts.language, name=one_line(r.name), licence=one_line(r.licence))
        for r in facts.case.request.requesters
        if r.name is not None
    ]
    return joined(names, facts.language) or None


def _asking(facts: Facts) -> str | None:
    """Name the physicians who ask; for a clinic, the clinic."""
    client = facts.case.request.client
    if client is None or client.kind is ClientKind.CLINIC:
        return _client(facts)
    names = [one_line(r.name) for r in facts.case.request.requesters if r.name is not None]
    return joined(names, facts.language) or _client(facts)


def _vendor(party: Party) -> Callable[[Facts], str | None]:
    return lambda facts: facts.name(party)


def _emrs(facts: Facts) -> str | None:
    source, receiving = facts.case.request.source_emr, facts.case.request.receiving_emr
    if source is None or receiving is None:
        return None
    return _FROM_TO.filled(facts.language, source=one_line(source), receiving=one_line(receiving))


def _categories(facts: Facts, *, additional: bool) -> str | None:
    data, grid = facts.case.request.data, facts.assessment.evaluator.grid
    if data is None:
        return None
    chosen = [
        c.label[facts.language] for c in grid.categories if c.code in data.chosen and c.standard is not additional
    ]
    return "; ".join(chosen) or None


def _nothing_chosen(facts: Facts) -> str | None:
    """Stand for the choice of the data: known as soon as one category is chosen."""
    data = facts.case.request.data
    return None if data is None or not data.chosen else ""


def _email_of(facts: Facts) -> str | None:
    address = facts.address(Party.CLIENT)
    return None if address is None else one_line(address)


def _two_vendors(facts: Facts) -> str | None:
    return None if facts.situation.one_vendor else ""


_SOURCE: Final = Text(
    fr="nommez le DMÉ émetteur, celui d'où partent les données.", en="name the source EMR, where the data are."
)
_RECEIVING: Final = Text(
    fr="nommez le DMÉ receveur, celui où vont les données.", en="name the receiving EMR, where the data go."
)
_OPTIONAL: Final = Text(fr="inscrivez cette information.", en="enter this information.")

REQUEST_VALUES: Final[tuple[Value, ...]] = (
    Value(
        name="client",
        read=_client,
        paths=("request.client.name",),
        remedy=Text(fr="nommez le client.", en="name the client."),
    ),
    Value(
        name="case",
        read=_case,
        paths=("request.client.name",),
        remedy=Text(fr="nommez le client.", en="name the client."),
    ),
    Value(
        name="client_kind",
        read=_kind,
        paths=("request.client.kind",),
        remedy=Text(
            fr="dites si le client est un médecin, un groupe ou une clinique.",
            en="say whether the client is a physician, a group or a clinic.",
        ),
    ),
    Value(
        name="client_email",
        read=_email_of,
        paths=("request.client.email",),
        remedy=Text(fr="inscrivez le courriel du client.", en="enter the client's e-mail address."),
    ),
    Value(
        name="objective",
        read=_objective,
        paths=("request.objective",),
        remedy=Text(fr="dites pourquoi les données migrent.", en="say why the data move."),
    ),
    Value(
        name="requesters",
        read=_requesters,
        paths=("request.requesters",),
        remedy=Text(fr="nommez les médecins qui font la demande.", en="name the physicians who make the request."),
    ),
    Value(
        name="asking",
        read=_asking,
        paths=("request.client.name",),
        remedy=Text(fr="nommez le client.", en="name the client."),
    ),
    Value(
        name="source_emr",
        read=lambda facts: _known(facts.case.request.source_emr),
        paths=("request.source_emr",),
        remedy=_SOURCE,
    ),
    Value(
        name="receiving_emr",
        read=lambda facts: _known(facts.case.request.receiving_emr),
        paths=("request.receiving_emr",),
        remedy=_RECEIVING,
    ),
    Value(name="emrs", read=_emrs, paths=lambda facts: facts.situation.absent_emrs(), remedy=_OPTIONAL),
    Value(name="source_vendor", read=_vendor(Party.SOURCE_VENDOR), paths=("request.source_emr",), remedy=_SOURCE),
    Value(
        name="receiving_vendor",
        read=_vendor(Party.RECEIVING_VENDOR),
        paths=("request.receiving_emr",),
        remedy=_RECEIVING,
    ),
    Value(name="two_vendors", read=_two_vendors, paths=("request.source_emr",), remedy=_SOURCE),
    Value(
        name="data_chosen",
        read=_nothing_chosen,
        paths=("request.data",),
        remedy=Text(fr="choisissez les données à migrer.", en="choose the data to migrate."),
    ),
    Value(
        name="standard_data",
        read=lambda facts: _categories(facts, additional=False),
        paths=("request.data",),
        remedy=Text(fr="choisissez les données à migrer.", en="choose the data to migrate."),
    ),
    Value(
        name="additional_data",
        read=lambda facts: _categories(facts, additional=True),
        paths=("request.data",),
        remedy=Text(
            fr="aucune donnée hors de la portée standard n'est choisie; seules celles-là justifient un délai de plus.",
            en="no data outside the standard scope are chosen; only those justify an extra delay.",
        ),
    ),
    *day_values("today", lambda facts: facts.day, paths=(), remedy=_OPTIONAL),
    *day_values("first_counted", lambda facts: facts.calendar.next_business_day(facts.day), paths=(), remedy=_OPTIONAL),
)
"""Values of the request, by name."""
