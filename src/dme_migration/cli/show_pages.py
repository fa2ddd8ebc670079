"""What ``show`` lists, as pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dme_migration.calendar import DayOff, HolidayProfile
from dme_migration.cli.days_off import write_days_off
from dme_migration.cli.layout import Page, Style
from dme_migration.model import CERTIFIED_EMRS, DEFAULT_GRID
from dme_migration.report.assessment_words import clause_in_words
from dme_migration.rules import READINGS, STANDARD_RULEBOOK, Clause, Modality
from dme_migration.text import NBSP, Language, Text, joined

__all__ = ["calendar", "emrs", "grid", "obligations", "profiles", "readings"]

_ADVISED: Final = Text(fr=" (recommandé)", en=" (recommended)")
_DEFAULT: Final = Text(fr="{value} (par défaut)", en="{value} (default)")
_BUREAU: Final = Text(fr=f"Adresse du bureau de certification{NBSP}: {{address}}", en="Certification bureau: {address}")
_STANDARD: Final = Text(fr="Données standard", en="Standard data")
_ADDITIONAL: Final = Text(
    fr="Données hors de la portée standard (un délai de plus peut être annoncé)",
    en="Data outside the standard scope (an extra delay may be announced)",
)
_UNCERTAIN: Final = Text(fr=" (ailleurs, standard)", en=" (standard elsewhere)")
_OURS: Final = Text(
    fr="Cette grille est la nôtre\u00a0: celle du ministère, en annexe de son formulaire, n'est pas publique.",
    en="This grid is ours: the ministry's own, in the annex of its form, is not public.",
)
_REST: Final = Text(fr=f"Repos{NBSP}: {{days}}. {{source}}", en="Rest: {days}. {source}")
_ALSO: Final = Text(fr=f"Repos de chaque semaine{NBSP}: {{days}}.", en="Every week's rest: {days}.")
_DAYS: Final = {
    5: Text(fr="samedi", en="Saturday"),
    6: Text(fr="dimanche", en="Sunday"),
}
_YEAR: Final = Text(
    fr="Jours non ouvrables de {year}, selon {profile} ({name})", en="Days off of {year}, under {profile} ({name})"
)


def obligations(language: Language) -> Page:
    """List the obligations by text and clause."""
    page = Page()
    for section in STANDARD_RULEBOOK.sections:
        page.heading(section.title[language], Style.STRONG)
        clause: Clause | None = None
        for obligation in section.obligations:
            if obligation.clause != clause:
                clause = obligation.clause
                page.blank()
                words = f"{clause_in_words(clause.address)} · {clause.title[language]}"
                page.text(words, indent=2, style=Style.NEXT)
            page.text(obligation.id, indent=4)
            advised = _ADVISED[language] if obligation.modality is Modality.SHOULD else ""
            page.text(f"{obligation.title[language]}{advised}", indent=6, style=Style.FAINT)
    return page


def readings(language: Language) -> Page:
    """List the readings with their values, the default marked."""
    page = Page()
    for reading in READINGS.values():
        page.blank()
        page.text(reading.name, style=Style.STRONG)
        page.text(reading.question[language], indent=2)
        values = [_DEFAULT.filled(language, value=reading.default), *reading.values[1:]]
        page.text(", ".join(values), indent=4, style=Style.NEXT)
        page.text(reading.reason[language], indent=4, style=Style.FAINT)
    return page


def emrs(language: Language) -> Page:
    """List the certified EMRs."""
    page = Page()
    page.table([(product.name, product.vendor, product.address) for product in CERTIFIED_EMRS.products])
    page.blank()
    page.text(_BUREAU.filled(language, address=CERTIFIED_EMRS.bureau_address), hang=2)
    for source in dict.fromkeys(product.source for product in CERTIFIED_EMRS.products):
        page.text(source, style=Style.FAINT)
    return page


def grid(language: Language) -> Page:
    """List the categories, standard then additional."""
    page = Page()
    for standard, title in ((True, _STANDARD), (False, _ADDITIONAL)):
        page.heading(title[language])
        rows = [
            (category.code, category.label[language] + (_UNCERTAIN[language] if category.uncertain else ""))
            for category in DEFAULT_GRID.categories
            if category.standard is standard
        ]
        page.table(rows, indent=2)
    page.blank()
    page.text(_OURS[language], style=Style.FAINT)
    return page


def profiles(language: Language) -> Page:
    """List the holiday profiles."""
    page = Page()
    for profile in HolidayProfile:
        page.blank()
        label = profile.label[language]
        page.text(f"{profile.value} · {label}", style=Style.STRONG)
        rest = joined((_DAYS[day][language] for day in sorted(profile.weekly_rest)), language)
        page.text(_REST.filled(language, days=rest, source=profile.source), indent=2, style=Style.FAINT)
    return page


def calendar(year: int, profile: HolidayProfile, days: Sequence[DayOff], language: Language) -> Page:
    """List the days off of a year, apart from the weekly rest."""
    page = Page()
    title = _YEAR.filled(language, year=year, profile=profile.label[language], name=profile.value)
    page.heading(title)
    write_days_off(page, [off for off in days if not off.weekly_rest], language)
    page.blank()
    rest = joined((_DAYS[day][language] for day in sorted(profile.weekly_rest)), language)
    page.text(_ALSO.filled(language, days=rest), style=Style.FAINT)
    return page
