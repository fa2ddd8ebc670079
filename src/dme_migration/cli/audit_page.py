"""The page of an audit on a terminal: how many, how compliant, by what, how late, what is due, who waits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from dme_migration.audit import AuditRow, AuditSummary, Tally
from dme_migration.audit.headline import headline
from dme_migration.audit.tables import Table, Tables, title_of
from dme_migration.audit.words import rate_in_words
from dme_migration.cli.layout import Page, Style
from dme_migration.cli.wording import Counted
from dme_migration.rules import Modality, Rulebook
from dme_migration.text import NBSP, Language, Text

__all__ = ["audit_page", "unread_page"]

_WORST: Final = 15
"""How many obligations are shown: the least kept first; the other formats have all of them."""
_SHOWN: Final = 10
"""How many entries of a list are shown."""
_MORE: Final = Text(
    fr="et {n} autres; les autres formats disent tout.", en="and {n} more; the other formats have everything."
)
_OF: Final = Text(fr="{met} sur {judged}", en="{met} of {judged}")
_NOTHING: Final = Text(fr="rien à juger", en="nothing to judge")
_ALL_MET: Final = Text(
    fr="Aucun manquement à une exigence regardée.", en="No breach of any requirement that was looked at."
)
_ADVISED: Final = Text(fr="recommandé", en="recommended")
_WAIVED: Final = Counted(Text(fr="{n} renonciation", en="{n} waiver"), Text(fr="{n} renonciations", en="{n} waivers"))
_UNREAD: Final = Counted(
    Text(fr=f"{{source}}{NBSP}: illisible, {{n}} faute. {{first}}", en="{source}: unreadable, {n} fault. {first}"),
    Text(
        fr=f"{{source}}{NBSP}: illisible, {{n}} fautes. La première{NBSP}: {{first}}",
        en="{source}: unreadable, {n} faults. The first: {first}",
    ),
)


def audit_page(
    summary: AuditSummary,
    rulebook: Rulebook,
    language: Language,
    *,
    left_out: int = 0,
    skipped: int = 0,
    named: tuple[str, ...] = (),
) -> Page:
    """Write the page; ``named`` are the obligations asked for, which are shown whatever their rate."""
    page, tables = Page(), Tables(summary, rulebook, language)
    first, *rest = headline(summary, language, left_out=left_out, skipped=skipped)
    page.text(first, hang=2, style=Style.BAD if summary.unreadable or summary.duties.breached else Style.STRONG)
    for sentence in rest:
        page.text(sentence, hang=2)
    if not summary.cases:
        return page
    _write_obligations(page, tables, named)
    for table in (tables.vendors(), tables.objectives(), tables.months()):
        _write_groups(page, table, language)
    if summary.late or summary.early:
        _write_counts(page, tables.lateness())
    _write_counts(page, tables.due())
    _write_list(page, tables.nearest(), language)
    _write_list(page, tables.complaints(), language)
    return page


def unread_page(rows: Iterable[AuditRow], language: Language) -> Page:
    """Tell of each document that could not be read where it is and its first fault."""
    page = Page()
    for row in rows:
        first = row.faults[0].message[language]
        page.text(_UNREAD.of(row.fault_count, language, source=row.source, first=first), hang=2, style=Style.BAD)
    return page


def _write_obligations(page: Page, tables: Tables, named: tuple[str, ...]) -> None:
    language, found = tables.language, tables.summary.obligations
    page.heading(tables.obligations().caption)
    shown = [(column, tally) for column, tally in found.items() if column.id in named or tally.breached]
    shown.sort(key=lambda pair: (pair[1].rate is None, pair[1].rate or 0.0, -pair[1].breached))
    if not shown:
        page.text(_ALL_MET[language], indent=2)
    rows = []
    for column, tally in shown[:_WORST]:
        notes = [column.id]
        if column.modality is Modality.SHOULD:
            notes.append(_ADVISED[language])
        if tally.waived:
            notes.append(_WAIVED.of(tally.waived, language))
        title = title_of(column.id, tables.rulebook, language)
        rows.append((*_rate_cells(tally, language), f"{title} ({', '.join(notes)})"))
    page.table(rows, indent=2)
    _write_more(page, len(shown) - _WORST, language)


def _rate_cells(tally: Tally, language: Language) -> tuple[str, str]:
    if tally.rate is None:
        return rate_in_words(tally, language), _NOTHING[language]
    return rate_in_words(tally, language), _OF.filled(language, met=tally.met, judged=tally.judged)


def _write_groups(page: Page, table: Table, language: Language) -> None:
    page.heading(table.caption)
    rate, cases, in_breach = table.head[1:4]
    rows = [(rate, cases, in_breach, table.head[0]), *((row[1], row[2], row[3], row[0]) for row in table.rows)]
    shown = rows[: _WORST + 1] if len(rows) <= _WORST + 1 else [rows[0], *rows[-_WORST:]]
    page.table(shown, indent=2)
    _write_more(page, len(rows) - len(shown), language)


def _write_counts(page: Page, table: Table) -> None:
    page.heading(table.caption)
    first, second = table.head[:2]
    rows = [(first, *table.head[1:3])] if len(table.head) == 3 else [(first, second)]
    width = len(rows[0])
    page.table([*rows, *(row[:width] for row in table.rows)], indent=2)


def _write_list(page: Page, table: Table, language: Language) -> None:
    if not table.rows:
        return
    page.heading(table.caption)
    for row in table.rows[:_SHOWN]:
        page.text(", ".join(row[:4]), indent=2, lead="- ", hang=2)
    _write_more(page, len(table.rows) - _SHOWN, language)


def _write_more(page: Page, number: int, language: Language) -> None:
    if number > 0:
        page.text(_MORE.filled(language, n=number), indent=2, style=Style.FAINT)
