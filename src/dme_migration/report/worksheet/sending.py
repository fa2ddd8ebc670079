"""Where the request goes, when it went there, and what comes next (§2 and §3)."""

from __future__ import annotations

from decimal import Decimal

from dme_migration.model.case import MigrationCase
from dme_migration.model.emrs import EmrProduct, EmrRegistry
from dme_migration.model.names import same_address
from dme_migration.model.parties import Channel
from dme_migration.model.values import LAST_DAY
from dme_migration.report.worksheet import words
from dme_migration.report.worksheet.parts import Note, Part, Row, Section, Steps, Table
from dme_migration.rules.figures import FIGURES, Figures
from dme_migration.rules.readings import Readings
from dme_migration.text import Language, day_in_words

__all__ = ["next_steps", "sending"]


def sending(
    case: MigrationCase,
    emrs: EmrRegistry,
    source: EmrProduct | None,
    receiving: EmrProduct | None,
    language: Language,
) -> Section:
    """Give the addresses of both vendors and of the bureau; one line when one address serves both EMRs."""
    request = case.request
    notes: list[Part] = [Note(words.WHERE[language])]
    rows: list[Row] = []
    if source and receiving and same_address(source.address, receiving.address):
        notes.append(Note(words.ONE_COPY[language]))
        both = words.ONE_COPY_SENT.filled(language, vendor=source.vendor, source=source.name, receiving=receiving.name)
        rows.append((both, source.address, _sent_on(case, source.address, language)))
    else:
        for role, name, product in (
            (words.SOURCE_VENDOR, request.source_emr, source),
            (words.RECEIVING_VENDOR, request.receiving_emr, receiving),
        ):
            address = product.address if product else None
            what = f"{product.vendor} ({product.name})" if product else name
            whom = (role[language], what) if what else role[language]
            rows.append((whom, address, _sent_on(case, address, language)))
    bureau = emrs.bureau_address
    rows.append((words.BUREAU[language], bureau, _sent_on(case, bureau, language)))
    table = Table(
        heads=(words.WHOM[language], words.ADDRESS[language], words.SENT_ON[language]),
        rows=tuple(rows),
        widths=(0.34, 0.44, 0.22),
        room=22,
    )
    lists = () if source and receiving else (_certified(emrs, language),)
    return Section(title=words.SENDING[language], parts=(*notes, table, *lists))


def _sent_on(case: MigrationCase, address: str | None, language: Language) -> str | None:
    """Give the day when an e-mail with the form first went to an address."""
    days = [
        case.day_of(one.sent_at)
        for one in case.request.transmissions
        if one.channel is Channel.EMAIL
        and one.form_attached
        and address is not None
        and any(same_address(address, reached) for reached in one.recipients)
    ]
    return day_in_words(min(days), language, weekday=False) if days else None


def _certified(emrs: EmrRegistry, language: Language) -> Table:
    """Give the whole list, for whoever has yet to name an EMR."""
    return Table(
        title=words.CERTIFIED[language],
        heads=(words.EMR[language], words.VENDOR[language], words.ADDRESS[language]),
        rows=tuple((one.name, one.vendor, one.address) for one in emrs.products if one.in_force(LAST_DAY)),
        widths=(0.3, 0.3, 0.4),
    )


def next_steps(emrs: EmrRegistry, language: Language, figures: Figures = FIGURES) -> Section:
    """Give what follows, one line a step; each figure is the standard one, under the default readings."""
    readings = Readings()

    def figure(name: str) -> str:
        value = figures.at(name, LAST_DAY, readings)
        return str(value) if isinstance(value, Decimal) else value.in_words(language)

    filled = tuple(
        step.filled(
            language,
            extraction=figure("extraction-delay"),
            importing=figure("import-delay"),
            validation=figure("validation-window"),
            access=figure("legacy-access"),
            follow_up=figure("complaint-follow-up"),
            bureau=emrs.bureau_address,
        )
        for step in words.NEXT_STEPS
    )
    return Section(title=words.NEXT[language], parts=(Steps(filled),))
