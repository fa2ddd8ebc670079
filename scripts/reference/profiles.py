"""The page of the business days: each profile, its source, its rest, and its holidays over three years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from dme_migration.calendar import BusinessCalendar, DayOff, HolidayProfile
from dme_migration.calendar.reasons import SATURDAY, SUNDAY
from dme_migration.rules.words import capital
from dme_migration.text import Language, Text, day_in_words, joined
from scripts.reference.writing import Page, label, plain

__all__ = ["page"]

_FIRST, _LAST = date(2026, 1, 1), date(2028, 12, 31)
"""The years shown; written down here, so that the page does not change with the day."""

_TITLE: Final = Text(fr="Les jours ouvrables et les jours fériés", en="Business days and holidays")
_ABOUT: Final = Text(
    fr="Cinq textes disent quels jours sont ouvrables; la bibliothèque a un profil pour chacun, et suit "
    "`public-service` si rien n'est dit. `dme-migration show calendar --year 2031 --profile administration` donne "
    "toute autre année; [comment les jours se comptent](../explanation/counting-days.md).",
    en="Five texts say which days are business days; the library has one profile for each, and follows "
    "`public-service` when nothing is said. `dme-migration show calendar --year 2031 --profile administration` gives "
    "any other year; [how days are counted](../explanation/counting-days.md).",
)
_SOURCE: Final = Text(fr="source", en="source")
_TEXT: Final = Text(fr="texte de chaque jour, sauf mention", en="text of each day, unless said")
_REST: Final = Text(fr="repos de chaque semaine", en="every week's rest")
_DAYS: Final = Text(fr="Jours fériés de 2026 à 2028", en="Holidays from 2026 to 2028")
_EMPLOYER: Final = Text(
    fr="Sous ce profil, l'employeur choisit entre le Vendredi saint et le lundi de Pâques\u00a0: la liste montre le "
    "premier choix.",
    en="Under this profile, the employer chooses between Good Friday and Easter Monday: the list shows the former.",
)
_WEEK: Final = {5: SATURDAY, 6: SUNDAY}


def page(language: Language) -> str:
    """Give the page."""
    written = Page(language, _TITLE)
    written.text(_ABOUT)
    for profile in HolidayProfile:
        written.heading(2, profile.value)
        written.text(f"**{capital(profile.label[language])}**")
        holidays = [off for off in BusinessCalendar.quebec(profile).days_off(_FIRST, _LAST) if not off.weekly_rest]
        usual, _ = Counter(off.statute for off in holidays).most_common(1)[0]
        written.bullets(_facts(profile, usual, language))
        if profile is HolidayProfile.LABOUR_STANDARDS:
            written.text(_EMPLOYER)
        written.text(label(_DAYS, language))
        written.bullets(_days(holidays, usual, language))
    return str(written)


def _facts(profile: HolidayProfile, usual: str, language: Language) -> Iterator[str]:
    yield f"{label(_SOURCE, language)} {plain(profile.source)}"
    if usual != profile.source:
        yield f"{label(_TEXT, language)} {plain(usual)}"
    rest = joined((_WEEK[day][language] for day in sorted(profile.weekly_rest)), language)
    yield f"{label(_REST, language)} {rest}"


def _days(holidays: Iterable[DayOff], usual: str, language: Language) -> Iterator[str]:
    """Give each holiday with its days, one entry for each name and text."""
    found: dict[tuple[Text, str], list[str]] = {}
    for off in holidays:
        found.setdefault((off.name, off.statute), []).append(day_in_words(off.on, language))
    for (name, statute), days in found.items():
        yield f"{label(name, language)} {'; '.join(days)}" + ("" if statute == usual else f" ({plain(statute)})")
