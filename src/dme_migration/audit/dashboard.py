"""The dashboard of an audit: one HTML page that a bureau may publish, or hand to whoever has no program of ours.

One file that fetches nothing and runs nothing; every chart has its table behind it. It names vendors, which the
procedure lists, and cases by their reference; it names no clinic and no person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

import attrs

from dme_migration.audit.charts import NARROW, WIDE, Bar, bar_chart
from dme_migration.audit.headline import headline
from dme_migration.audit.summary import AuditSummary
from dme_migration.audit.tables import Table, Tables
from dme_migration.audit.tally import Spread, Tally
from dme_migration.audit.words import (
    month_in_words,
    number_in_words,
    objective_in_words,
    rate_in_words,
    vendor_in_words,
)
from dme_migration.model.case import MigrationCase
from dme_migration.model.request import Request
from dme_migration.report.grounds_words import grounds_in_words
from dme_migration.report.page import html_page
from dme_migration.rules.evaluator import Evaluator
from dme_migration.text import NBSP, Language, Text

__all__ = ["dashboard_html"]

_WORST: Final = 20
"""How many obligations are drawn, those least kept first; the table has all of them."""
_LAST_MONTHS: Final = 24
"""How many months are drawn, the last ones; the table has all of them."""

_WORDS: Final = {
    "kind": Text(fr="Audit des dossiers de migration", en="Audit of migration cases"),
    "title": Text(fr="Conformité des migrations entre DMÉ", en="Compliance of migrations between EMRs"),
    "colon": Text(fr=f"{NBSP}:", en=":"),
    "table": Text(fr="Le tableau", en="The table"),
    "grounds": Text(fr="Sur quoi repose cet audit", en="What this audit rests on"),
    "none_awaited": Text(
        fr="Aucune plainte ni question n'attend de suivi.", en="No complaint or question awaits a follow-up."
    ),
    "first_only": Text(fr="Les {n} premiers seulement.", en="The first {n} only."),
    "cases": Text(fr="dossiers de migration", en="cases"),
    "in_breach": Text(fr="en manquement", en="in breach"),
    "rate": Text(fr="de conformité", en="compliance"),
    "awaited": Text(fr="plaintes et questions à suivre", en="complaints to follow up"),
    "overdue": Text(fr="suivis en retard", en="follow-ups overdue"),
    "unreadable": Text(fr="documents illisibles", en="documents not read"),
    "met": Text(fr="respecté", en="met"),
    "breached": Text(fr="manquement", en="breached"),
    "note": Text(
        fr="Le taux est ce qui est respecté sur ce qui est respecté ou en manquement, sans arrondir vers le haut. Ce à "
        "quoi on a renoncé, ce qui est à venir, indéterminé ou sans objet est compté à part.",
        en="The rate is what is met over what is met or breached, never rounded up. What is waived, pending, "
        "undetermined or not applicable is counted apart.",
    ),
    "worst": Text(
        fr="Les exigences les moins respectées, et une barre pour chacune.",
        en="The requirements least kept, one bar for each.",
    ),
    "duties": Text(
        fr="Exigences obligatoires seulement; un fournisseur répond de celles de son rôle.",
        en="Duties only; a vendor answers for those of its role.",
    ),
    "all_met": Text(fr="Aucun manquement.", en="No breach."),
    "late": Text(fr="En retard", en="Late"),
    "early": Text(fr="Trop tôt", en="Too early"),
    "spread": Text(
        fr="Manquements aux exigences obligatoires dont l'écart se compte en jours.",
        en="Breaches of duties whose distance counts in days.",
    ),
    "due": Text(
        fr="Combien de dossiers de migration ont leur prochaine échéance dans ce délai.",
        en="How many cases have their next deadline within that time.",
    ),
    "described": Text(
        fr="{n} barres; le tableau qui suit le dessin dit les mêmes chiffres.",
        en="{n} bars; the table that follows the drawing says the same figures.",
    ),
}
_OF: Final = Text(fr="{rate} ({met} sur {judged})", en="{rate} ({met} of {judged})")


@attrs.frozen(kw_only=True)
class _Section:
    """A chart or several, with the table behind them."""

    title: str
    note: str
    charts: tuple[tuple[str, str, str], ...]
    table: Table


def dashboard_html(
    summary: AuditSummary,
    *,
    evaluator: Evaluator,
    language: Language | str = Language.FR,
    left_out: int = 0,
    skipped: int = 0,
) -> str:
    """Write the dashboard of a summary as a whole HTML page.

    ``evaluator`` is the one that judged: its titles, readings and calendar are told. ``left_out`` counts the cases that
    a scope left out, ``skipped`` the files that were no case files.

    Raises:
        ImportError: the package ``jinja2`` is not installed; it comes with the extra ``report``.
    """
    language = Language(language)
    tables = Tables(summary, evaluator.rulebook, language)
    drawing = _Drawing(tables)
    return html_page(
        "audit.html",
        language,
        words={name: text[language] for name, text in _WORDS.items()},
        said=headline(summary, language, left_out=left_out, skipped=skipped),
        figures=_figures(summary, language),
        sections=drawing.sections() if summary.cases else (),
        lists=[table for table in (tables.nearest(), tables.unread()) if table.rows],
        complaints=tables.complaints(),
        hidden=_Hidden.of(summary, language),
        grounds=_grounds(evaluator, summary.last_day, language),
    )


@attrs.frozen
class _Hidden:
    """What a list leaves out: said, so that nobody takes the first for all."""

    complaints: str | None
    unread: str | None

    @classmethod
    def of(cls, summary: AuditSummary, language: Language) -> _Hidden:
        def told(shown: int, total: int) -> str | None:
            return _WORDS["first_only"].filled(language, n=shown) if shown < total else None

        return cls(
            told(len(summary.soonest) + len(summary.longest), summary.awaited),
            told(len(summary.unread), summary.unreadable),
        )


def _figures(summary: AuditSummary, language: Language) -> list[tuple[str, str, str]]:
    """Give the few figures that open the page: the figure, what it counts, and the tone."""
    breached = sum(group.in_breach for group in summary.by_objective.values())
    figures = [
        (number_in_words(summary.cases, language), "cases", ""),
        (rate_in_words(summary.duties, language), "rate", "good" if not summary.duties.breached else ""),
        (number_in_words(breached, language), "in_breach", "bad" if breached else ""),
        (number_in_words(summary.awaited, language), "awaited", "care" if summary.awaited else ""),
    ]
    if summary.overdue:
        figures.append((number_in_words(summary.overdue, language), "overdue", "bad"))
    if summary.unreadable:
        figures.append((number_in_words(summary.unreadable, language), "unreadable", "bad"))
    return [(figure, _WORDS[name][language], tone) for figure, name, tone in figures]


def _grounds(evaluator: Evaluator, day: date | None, language: Language) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Say on what grounds, by way of a case without a fact, which is judged on the same ones."""
    if day is None:
        return ()
    return grounds_in_words(evaluator.evaluate(MigrationCase(request=Request()), as_of=day), language)


@attrs.frozen
class _Drawing:
    tables: Tables

    @property
    def language(self) -> Language:
        return self.tables.language

    def sections(self) -> tuple[_Section, ...]:
        summary = self.tables.summary
        worst = sorted(
            ((column, tally) for column, tally in summary.obligations.items() if tally.breached),
            key=lambda pair: (pair[1].rate or 0.0, -pair[1].breached, pair[0].id),
        )[:_WORST]
        obligations = [(self.tables.title(column), tally) for column, tally in worst]
        late = self.tables.spread_of_duties(summary.late)
        early = self.tables.spread_of_duties(summary.early)
        sections = [
            self._rates("obligations", self.tables.obligations(), obligations, "worst" if worst else "all_met"),
            self._rates("vendors", self.tables.vendors(), self._grouped(summary.by_vendor, vendor_in_words), "duties"),
            self._rates(
                "objectives",
                self.tables.objectives(),
                self._grouped(summary.by_objective, objective_in_words),
                "duties",
            ),
            self._rates(
                "months",
                self.tables.months(),
                self._grouped(summary.by_month, month_in_words, by_name=False)[-_LAST_MONTHS:],
                "duties",
            ),
        ]
        if late.total or early.total:
            spreads = [("late", late, "breached"), ("early", early, "early")]
            sections.append(self._spreads("spread", self.tables.lateness(), spreads))
        sections.append(self._spreads("due", self.tables.due(), [("due", summary.due_cases, "due")]))
        return tuple(sections)

    def _grouped(self, groups: Mapping[Any, Any], worded: Any, *, by_name: bool = True) -> list[tuple[str, Tally]]:
        def order(key: Any) -> tuple[bool, str]:
            return key is None, worded(key, self.language) if by_name else str(key)

        return [(worded(key, self.language), groups[key].duties) for key in sorted(groups, key=order)]

    def _rates(self, name: str, table: Table, rows: Iterable[tuple[str, Tally]], note: str) -> _Section:
        bars = [
            Bar(
                label=label,
                told=self._told(tally),
                parts=() if tally.rate is None else (("met", tally.rate), ("breached", 1 - tally.rate)),
            )
            for label, tally in rows
        ]
        charts = (self._chart(name, "", table.caption, bars),) if bars else ()
        return _Section(title=table.caption, note=_WORDS[note][self.language], charts=charts, table=table)

    def _told(self, tally: Tally) -> str:
        rate = rate_in_words(tally, self.language)
        if tally.rate is None:
            return rate
        met, judged = (number_in_words(n, self.language) for n in (tally.met, tally.judged))
        return _OF.filled(self.language, rate=rate, met=met, judged=judged)

    def _spreads(self, name: str, table: Table, spreads: Iterable[tuple[str, Spread, str]]) -> _Section:
        charts = []
        found = list(spreads)
        for key, spread, colour in found:
            most = max(spread.counts)
            bars = [
                Bar(
                    label=row[0],
                    told=number_in_words(count, self.language),
                    parts=((colour, count / most if most else 0.0),),
                )
                for row, count in zip(table.rows, spread.counts, strict=False)
            ]
            caption = _WORDS[key][self.language] if len(found) > 1 else ""
            charts.append(self._chart(f"{name}-{key}", caption, caption or table.caption, bars))
        return _Section(title=table.caption, note=_WORDS[name][self.language], charts=tuple(charts), table=table)

    def _chart(self, name: str, caption: str, title: str, bars: list[Bar]) -> tuple[str, str, str]:
        described = _WORDS["described"].filled(self.language, n=len(bars))
        wide, narrow = (
            bar_chart(f"{name}-{size}", title, described, bars, width=width)
            for size, width in (("wide", WIDE), ("narrow", NARROW))
        )
        return caption, wide, narrow
