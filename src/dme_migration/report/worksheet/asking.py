"""Who asks for what: the objective, the client, the physicians, the EMRs, the data, the contract (§1 and §2)."""

from __future__ import annotations

from datetime import date

from dme_migration.calendar import QUEBEC_ZONES, quebec_zone
from dme_migration.model.emrs import EmrProduct
from dme_migration.model.grid import DataGrid
from dme_migration.model.parties import ClientKind, Objective
from dme_migration.model.request import DEFAULT_ZONE, Client, Contract, NoticePeriod, Request, Requester
from dme_migration.report.worksheet import words
from dme_migration.report.worksheet.parts import Choice, Choices, Fields, Note, Part, Row, Section, Table
from dme_migration.text import Language, Text, day_in_words

__all__ = ["client", "contract", "data", "emrs", "objective", "requesters"]

_LINES_LEFT = 3
"""Rows for physicians on a sheet that names none."""


def objective(request: Request, language: Language) -> Section:
    """Give the three objectives, the chosen one ticked."""
    boxes = tuple(Choice(words.OBJECTIVES[one][language], one is request.objective) for one in Objective)
    return Section(title=words.OBJECTIVE[language], parts=(Choices(boxes=boxes),))


def client(request: Request, language: Language) -> Section:
    """Give the client: its kind, its name, its address, and its place when it keeps another time than Montréal's."""
    who = request.client or Client()
    kinds = tuple(Choice(words.KINDS[kind][language], kind is who.kind) for kind in ClientKind)
    pairs: list[tuple[str, str | None]] = [
        (words.CLIENT_NAME[language], who.name),
        (words.CLIENT_EMAIL[language], who.email),
    ]
    zone = quebec_zone(who.time_zone or DEFAULT_ZONE).key
    if zone != DEFAULT_ZONE:
        place = QUEBEC_ZONES[zone][language]
        pairs.append((words.CLIENT_PLACE[language], words.PLACE.filled(language, place=place, zone=zone)))
    return Section(title=words.CLIENT[language], parts=(Choices(boxes=kinds, columns=len(kinds)), Fields(tuple(pairs))))


def requesters(request: Request, language: Language) -> Section:
    """Give the requesting physicians, one a row; empty rows when there are none."""
    asking = request.requesters or (Requester(),) * _LINES_LEFT
    table = Table(
        heads=tuple(head[language] for head in (words.NUMBER, words.NAME, words.LICENCE, words.ADDRESS)),
        rows=tuple((str(n), who.name, who.licence, who.email) for n, who in enumerate(asking, 1)),
        widths=(0.06, 0.44, 0.14, 0.36),
        room=0 if request.requesters else 22,
    )
    return Section(title=words.REQUESTERS[language], parts=(table,))


def emrs(request: Request, source: EmrProduct | None, receiving: EmrProduct | None, language: Language) -> Section:
    """Give the two EMRs and their vendors; one that is not on the list is said not to be."""

    def row(role: str, name: str | None, product: EmrProduct | None) -> Row:
        if name is not None and product is None:
            return role, name, words.NOT_CERTIFIED[language]
        return role, name, product.vendor if product else None

    table = Table(
        heads=(words.ROLE[language], words.EMR[language], words.VENDOR[language]),
        rows=(
            row(words.SOURCE[language], request.source_emr, source),
            row(words.RECEIVING[language], request.receiving_emr, receiving),
        ),
        widths=(0.36, 0.28, 0.36),
        room=22,
    )
    return Section(title=words.EMRS[language], parts=(table,))


def data(request: Request, grid: DataGrid, language: Language) -> Section:
    """Give the grid: the standard categories, the additional ones, and those chosen that the grid does not list."""
    choices = dict(request.data.choices) if request.data else {}
    groups: dict[Text, list[Choice]] = {words.STANDARD: [], words.ADDITIONAL: [], words.OTHER: []}
    for one in grid.categories:
        group = words.STANDARD if one.standard else words.ADDITIONAL
        groups[group].append(Choice(one.label[language], choices.get(one.code, False)))
    groups[words.OTHER] += [Choice(code, chosen) for code, chosen in choices.items() if grid.find(code) is None]
    parts: list[Part] = [Note(words.MIGRATE[language])]
    parts += [Choices(title=of[language], boxes=tuple(boxes), columns=3) for of, boxes in groups.items() if boxes]
    return Section(title=words.DATA[language], parts=tuple(parts))


def contract(request: Request, language: Language) -> Section:
    """Give the contract with the source vendor, its notice period, its end, and the notice given."""
    held = request.contract or Contract()
    notice = request.vendor_notice
    pairs = (
        (words.HOLDER[language], held.clinic),
        (words.HOLDER_EMAIL[language], held.email),
        (words.NOTICE_PERIOD[language], _period(held.notice_period, language)),
        (words.ENDS_ON[language], _day(held.ends_on, language)),
        (words.NOTICE_GIVEN_ON[language], _day(notice.given_on if notice else None, language)),
        (words.NOTICE_EVIDENCE[language], notice.evidence if notice else None),
    )
    return Section(title=words.CONTRACT[language], parts=(Fields(pairs),))


def _period(period: NoticePeriod | None, language: Language) -> str | None:
    if period is None:
        return None
    return words.NO_NOTICE[language] if period.is_none else period.delay.in_words(language)


def _day(day: date | None, language: Language) -> str | None:
    return None if day is None else day_in_words(day, language)
